// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "backend/api/host.h"
#include "backend/base/result.h"

namespace apiary::daemon {

/// What a call does, as far as rights go.
enum class Verb {
    See,      ///< Lists, states, statistics.
    Operate,  ///< Starts, stops, resets; all that shows or reaches the guest's inside, such as its console.
    Change,   ///< The definition.
    Create,
    Delete,   ///< To the trash, out of it, and for ever.
    Host,     ///< Facts about the host.
    Network,  ///< The host's network is changed.
    Setup,    ///< The host's boot settings, groups, modules and packages are changed.
};
inline constexpr std::size_t kVerbs = 8;
/// "see", "operate" and so on, in the order of Verb.
inline constexpr std::array<std::string_view, kVerbs> kVerbNames = {"see",    "operate", "change",  "create",
                                                                    "delete", "host",    "network", "setup"};

/// A method of a public interface.
struct MethodRights {
    std::string_view method;  ///< "io.apiary.Guests.Start"
    Verb verb;
    bool about_guest;               ///< Whether it is about a guest, which has an owner, or several.
    std::optional<Verb> also = {};  ///< What takes a right as well, and is about nobody's guest.
};
/// Every method of io.apiary.Host, Guests, Console, Tasks, Network and Setup.
[[nodiscard]] std::span<const MethodRights> method_rights();
/// Nothing when there is no such method.
[[nodiscard]] const MethodRights* find_method(std::string_view method);

/// Somebody on the socket.
struct Person {
    uid_t uid = 0;
    gid_t gid = 0;
    std::vector<gid_t> groups;  ///< All that it is a member of.
    std::string name;           ///< User name, or number where it has none.
};

/// Whom a rule is about, as apiaryd.conf says it.
struct Subject {
    /// Owner: who made the guest, as long as it is a member of the helper's group. Root is always meant too.
    enum class Kind { Owner, Group, User, Everyone, Root };
    Kind kind = Kind::Root;
    std::string name = {};  ///< Of Group and User.
    bool operator==(const Subject&) const = default;
};
/// "owner", "group:NAME", "user:NAME", "everyone" or "root".
[[nodiscard]] Result<Subject> parse_subject(std::string_view text);

/// Who may do what, in the order of Verb.
using PolicyRules = std::array<std::vector<Subject>, kVerbs>;
/// Members of `group` create guests, do everything with their own, and are told facts about the host. Its network and
/// settings only root changes.
[[nodiscard]] PolicyRules default_rules(const std::string& group);

/// The host's users and groups by name.
struct Accounts {
    std::function<std::optional<uid_t>(const std::string&)> user;
    std::function<std::optional<gid_t>(const std::string&)> group;
};
[[nodiscard]] Accounts host_accounts();

/// Decides who may call what. Root may call everything.
class Policy {
public:
    /// For all users of the host; `group` is the helper's. A user or group of the rules that the host does not have is
    /// an error.
    [[nodiscard]] static Result<Policy> for_system(const std::string& group, const PolicyRules& rules,
                                                   const Accounts& accounts);
    /// For the user who started the helper, and nobody else.
    [[nodiscard]] static Policy for_session(uid_t user);

    /// Whether `person` may call `method` about a guest of `owner`. Without an owner: about guests of its own; so the
    /// guests in answers of List, Watch and the like are to be looked at one by one with may_see().
    [[nodiscard]] Result<void> may(const Person& person, std::string_view method,
                                   std::optional<uid_t> owner = {}) const;
    [[nodiscard]] bool may_see(const Person& person, uid_t owner) const;
    /// For io.apiary.Host.GetRights.
    [[nodiscard]] std::vector<api::host::Right> rights(const Person& person) const;

private:
    /// A subject, and its number on this host.
    struct Rule {
        Subject subject;
        std::optional<uid_t> user;
        std::optional<gid_t> group;
    };
    Policy() = default;
    [[nodiscard]] bool matches(const Rule& rule, const Person& person, uid_t owner) const;
    [[nodiscard]] bool allowed(const Person& person, Verb verb, uid_t owner) const;
    [[nodiscard]] std::string who(Verb verb) const;
    [[nodiscard]] std::string who(const MethodRights& method) const;
    [[nodiscard]] Error refusal(const Person& person, const MethodRights& method, std::optional<uid_t> owner) const;

    std::optional<uid_t> session_user_;
    std::string group_name_;
    gid_t group_ = 0;
    std::array<std::vector<Rule>, kVerbs> rules_;
};

}  // namespace apiary::daemon
