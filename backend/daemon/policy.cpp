// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/policy.h"

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <format>
#include <utility>

#include "backend/api/console.h"
#include "backend/api/guests.h"
#include "backend/api/network.h"
#include "backend/api/setup.h"
#include "backend/api/tasks.h"
#include "backend/base/account_name.h"
#include "backend/base/text.h"
#include "backend/daemon/names.h"

namespace apiary::daemon {
namespace {

namespace console = api::console;
namespace guests = api::guests;
namespace host = api::host;
namespace network = api::network;
namespace setup = api::setup;
namespace tasks = api::tasks;

constexpr uid_t kRoot = 0;

constexpr MethodRights kMethods[] = {
    {host::GetFacts::kName, Verb::Host, false},
    {host::GetRights::kName, Verb::Host, false},
    {host::Check::kName, Verb::Host, false},
    {host::CheckRecording::kName, Verb::Host, false},
    {host::Explain::kName, Verb::Host, false},
    {guests::List::kName, Verb::See, true},
    {guests::Watch::kName, Verb::See, true},
    {guests::Create::kName, Verb::Create, false},
    {guests::Clone::kName, Verb::Change, true, Verb::Create},
    {guests::Change::kName, Verb::Change, true},
    {guests::Start::kName, Verb::Operate, true},
    {guests::Stop::kName, Verb::Operate, true},
    {guests::PowerButton::kName, Verb::Operate, true},
    {guests::Pause::kName, Verb::Operate, true},
    {guests::Resume::kName, Verb::Operate, true},
    {guests::Reset::kName, Verb::Operate, true},
    {guests::Kill::kName, Verb::Operate, true},
    {guests::Registers::kName, Verb::Operate, true},
    {guests::Engine::kName, Verb::Operate, true},
    {guests::GetStatistics::kName, Verb::See, true},
    {guests::Delete::kName, Verb::Delete, true},
    {guests::ListTrash::kName, Verb::See, true},
    {guests::Undelete::kName, Verb::Delete, true},
    {guests::Purge::kName, Verb::Delete, true},
    {console::Attach::kName, Verb::Operate, true},
    {console::TakeControl::kName, Verb::Operate, true},
    {console::ReleaseControl::kName, Verb::Operate, true},
    {console::SetSize::kName, Verb::Operate, true},
    {console::Sessions::kName, Verb::See, true},
    {console::ReadLog::kName, Verb::Operate, true},
    {tasks::List::kName, Verb::See, true},
    {tasks::Watch::kName, Verb::See, true},
    {tasks::Cancel::kName, Verb::Operate, true},
    {network::GetState::kName, Verb::Host, false},
    {network::MakePlan::kName, Verb::Host, false},
    {network::Test::kName, Verb::Host, false},
    {network::Apply::kName, Verb::Network, false},
    {network::Undo::kName, Verb::Network, false},
    {setup::GetState::kName, Verb::Host, false},
    {setup::MakePlan::kName, Verb::Host, false},
    {setup::Apply::kName, Verb::Setup, false},
    {setup::Undo::kName, Verb::Setup, false},
};

/// "see this guest", or "see guests" without one in particular: what stands after "may not".
std::string description(Verb verb, bool one) {
    const std::string guest = one ? "this guest" : "guests";
    switch (verb) {
        case Verb::See: return "see " + guest;
        case Verb::Operate: return "operate " + guest;
        case Verb::Change: return "change " + guest;
        case Verb::Create: return "create guests here";
        case Verb::Delete: return "delete " + guest;
        case Verb::Host: return "ask for facts about this host";
        case Verb::Network: return "change the network of this host";
        case Verb::Setup: return "set this host up";
    }
    return "do this";
}

std::string description(const Subject& subject) {
    switch (subject.kind) {
        case Subject::Kind::Owner: return "the guest's owner";
        case Subject::Kind::Group: return "members of the group " + subject.name;
        case Subject::Kind::User: return "the user " + subject.name;
        case Subject::Kind::Everyone: return "everyone";
        case Subject::Kind::Root: return "root";
    }
    return "";
}

std::string join_group_remedy(const std::string& group, const std::string& user) {
#ifdef __FreeBSD__
    const std::string command = std::format("pw groupmod {} -m {}", group, user);
#else
    const std::string command = std::format("usermod -aG {} {}", group, user);
#endif
    return std::format("ask an administrator to add you to the group {}: {}; then log in again", group, command);
}

bool is_member(const Person& person, gid_t group) {
    return person.gid == group || std::ranges::contains(person.groups, group);
}

/// What getpwnam_r(3) or getgrnam_r(3) found; the buffer grows as far as an entry may need.
template <class Entry, class Call>
std::optional<Entry> look_up(Call call, const std::string& name, std::vector<char>& buffer) {
    constexpr std::size_t kLargest = std::size_t{1} << 20;
    for (std::size_t size = 16384; size <= kLargest; size *= 2) {
        buffer.resize(size);
        Entry entry = {};
        Entry* found = nullptr;
        const int error = call(name.c_str(), &entry, buffer.data(), buffer.size(), &found);
        if (error != ERANGE) {
            return found != nullptr ? std::optional<Entry>(entry) : std::nullopt;
        }
    }
    return std::nullopt;
}

std::unexpected<Error> no_such_group(const std::string& group) {
#ifdef __FreeBSD__
    const std::string command = "pw groupadd " + group;
#else
    const std::string command = "groupadd --system " + group;
#endif
    return fail(std::format("this host has no group {}", group),
                std::format("make it ({}), or name another one in apiaryd.conf", command));
}

}  // namespace

std::span<const MethodRights> method_rights() {
    return kMethods;
}

const MethodRights* find_method(std::string_view method) {
    const auto found = std::ranges::find(kMethods, method, &MethodRights::method);
    return found == std::end(kMethods) ? nullptr : found;
}

Result<Subject> parse_subject(std::string_view text) {
    using Kind = Subject::Kind;
    constexpr std::pair<std::string_view, Kind> kWords[] = {
        {"owner", Kind::Owner}, {"everyone", Kind::Everyone}, {"root", Kind::Root}};
    for (const auto& [word, kind] : kWords) {
        if (text == word) {
            return Subject{kind};
        }
    }
    constexpr std::pair<std::string_view, Kind> kPrefixes[] = {{"group:", Kind::Group}, {"user:", Kind::User}};
    for (const auto& [prefix, kind] : kPrefixes) {
        if (text.starts_with(prefix) && is_account_name(text.substr(prefix.size()))) {
            return Subject{kind, std::string(text.substr(prefix.size()))};
        }
    }
    return fail(std::format("\"{}\" says nobody who could have a right", shown(text)),
                "use \"owner\", \"group:NAME\", \"user:NAME\", \"everyone\" or \"root\"");
}

PolicyRules default_rules(const std::string& group) {
    const std::vector<Subject> owner = {{Subject::Kind::Owner}}, members = {{Subject::Kind::Group, group}},
                               root = {{Subject::Kind::Root}};
    return {owner, owner, owner, members, owner, members, root, root};
}

Accounts host_accounts() {
    return {.user = [](const std::string& name) -> std::optional<uid_t> {
                std::vector<char> buffer;
                const auto entry = look_up<passwd>(::getpwnam_r, name, buffer);
                return entry ? std::optional(entry->pw_uid) : std::nullopt;
            },
            .group = [](const std::string& name) -> std::optional<gid_t> {
                std::vector<char> buffer;
                const auto entry = look_up<struct group>(::getgrnam_r, name, buffer);
                return entry ? std::optional(entry->gr_gid) : std::nullopt;
            }};
}

Result<Policy> Policy::for_system(const std::string& group, const PolicyRules& rules, const Accounts& accounts) {
    Policy policy;
    const auto helper_group = accounts.group(group);
    if (!helper_group) {
        return no_such_group(group);
    }
    policy.group_name_ = group;
    policy.group_ = *helper_group;
    for (std::size_t verb = 0; verb < kVerbs; ++verb) {
        for (const Subject& subject : rules[verb]) {
            Rule rule = {.subject = subject};
            if (subject.kind == Subject::Kind::Group && !(rule.group = accounts.group(subject.name))) {
                return no_such_group(subject.name);
            }
            if (subject.kind == Subject::Kind::User && !(rule.user = accounts.user(subject.name))) {
                return fail(std::format("this host has no user {}", subject.name), "name another one in apiaryd.conf");
            }
            policy.rules_[verb].push_back(std::move(rule));
        }
    }
    return policy;
}

Policy Policy::for_session(uid_t user) {
    Policy policy;
    policy.session_user_ = user;
    return policy;
}

bool Policy::matches(const Rule& rule, const Person& person, uid_t owner) const {
    switch (rule.subject.kind) {
        case Subject::Kind::Owner: return person.uid == owner && is_member(person, group_);
        case Subject::Kind::Group: return is_member(person, *rule.group);
        case Subject::Kind::User: return person.uid == *rule.user;
        case Subject::Kind::Everyone: return true;
        case Subject::Kind::Root: return false;  // Whom allowed() knows already.
    }
    return false;
}

bool Policy::allowed(const Person& person, Verb verb, uid_t owner) const {
    if (person.uid == kRoot) {
        return true;
    }
    if (session_user_) {
        return person.uid == *session_user_;
    }
    return std::ranges::any_of(rules_[static_cast<std::size_t>(verb)],
                               [&](const Rule& rule) { return matches(rule, person, owner); });
}

std::string Policy::who(Verb verb) const {
    if (session_user_) {
        return "the user who started the helper";
    }
    std::string text;
    for (const Rule& rule : rules_[static_cast<std::size_t>(verb)]) {
        if (rule.subject.kind != Subject::Kind::Root) {
            text += (text.empty() ? "" : ", ") + description(rule.subject);
        }
    }
    return text.empty() ? "root" : text;
}

std::string Policy::who(const MethodRights& method) const {
    const std::string first = who(method.verb);
    const std::string second = method.also ? who(*method.also) : first;
    return second == first ? first : std::format("{}; they must also be among: {}", first, second);
}

Error Policy::refusal(const Person& person, const MethodRights& method, std::optional<uid_t> owner) const {
    const std::string detail = std::format("{} is for: {}", method.method, who(method.verb));
    const std::string cause =
        std::format("{} may not {}", shown(person.name), description(method.verb, owner.has_value()));
    if (session_user_) {
        return {cause, "use a helper of your own, or that of the system", detail};
    }
    const auto& rules = rules_[static_cast<std::size_t>(method.verb)];
    const auto of_kind = [&](Subject::Kind kind) {
        return std::ranges::find(rules, kind, [](const Rule& rule) { return rule.subject.kind; });
    };
    const bool owners = of_kind(Subject::Kind::Owner) != rules.end();
    if (owners && person.uid == owner.value_or(person.uid)) {  // So it is no member.
        return {cause + ", as it is no member of the group " + group_name_, join_group_remedy(group_name_, person.name),
                detail};
    }
    if (const auto group = of_kind(Subject::Kind::Group); group != rules.end()) {
        return {cause, join_group_remedy(group->subject.name, person.name), detail};
    }
    return {owners ? cause + ", as it belongs to another user" : cause,
            owners ? "ask the guest's owner or an administrator" : "ask an administrator", detail};
}

Result<void> Policy::may(const Person& person, std::string_view method, std::optional<uid_t> owner) const {
    const MethodRights* const rights = find_method(method);
    if (rights == nullptr) {
        return fail(std::format("there is no method {}", shown(method)));
    }
    owner = rights->about_guest ? owner : std::nullopt;
    if (!allowed(person, rights->verb, owner.value_or(person.uid))) {
        return std::unexpected(refusal(person, *rights, owner));
    }
    if (rights->also && !allowed(person, *rights->also, person.uid)) {
        return std::unexpected(refusal(person, {rights->method, *rights->also, false}, std::nullopt));
    }
    return {};
}

bool Policy::may_see(const Person& person, uid_t owner) const {
    return allowed(person, Verb::See, owner);
}

std::vector<api::host::Right> Policy::rights(const Person& person) const {
    // Root's own guests are nobody else's; and root may do everything anyway.
    const uid_t other = kRoot;
    std::vector<api::host::Right> all;
    for (const MethodRights& method : kMethods) {
        const bool also = !method.also || allowed(person, *method.also, person.uid);
        all.push_back({.method = std::string(method.method),
                       .who = who(method),
                       .own = also && allowed(person, method.verb, person.uid),
                       .others = also && allowed(person, method.verb, method.about_guest ? other : person.uid)});
    }
    return all;
}

}  // namespace apiary::daemon
