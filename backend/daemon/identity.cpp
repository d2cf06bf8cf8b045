// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/identity.h"

#include <pwd.h>

#include <array>
#include <format>
#include <functional>
#include <optional>

#include "backend/ipc/peer.h"

namespace apiary::daemon {
namespace {

constexpr std::size_t kEntrySize =
    16384;  ///< Bytes of the strings of an entry; _SC_GETPW_R_SIZE_MAX is a guess as well.

struct Account {
    uid_t uid = 0;
    gid_t gid = 0;
    std::string name;
};

std::optional<Account> look_up(const std::function<int(passwd&, char*, std::size_t, passwd**)>& get) {
    std::array<char, kEntrySize> buffer = {};
    passwd entry = {};
    passwd* found = nullptr;
    if (get(entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr) {
        return std::nullopt;
    }
    return Account{entry.pw_uid, entry.pw_gid, entry.pw_name};
}

std::optional<Account> account_of(uid_t uid) {
    return look_up([uid](passwd& entry, char* buffer, std::size_t size, passwd** found) {
        return ::getpwuid_r(uid, &entry, buffer, size, found);
    });
}

}  // namespace

Identity identity_of(uid_t uid) {
    const auto account = account_of(uid);
    const gid_t gid = account ? account->gid : static_cast<gid_t>(uid);
    return {.uid = uid, .gid = gid, .groups = ipc::groups_of(uid, gid)};
}

Result<Identity> identity_of(const std::string& name) {
    const auto account = look_up([&](passwd& entry, char* buffer, std::size_t size, passwd** found) {
        return ::getpwnam_r(name.c_str(), &entry, buffer, size, found);
    });
    if (!account) {
        return fail(std::format("this host has no user {}", name),
                    "make one, or name another as monitor_user in apiaryd.conf");
    }
    return Identity{.uid = account->uid, .gid = account->gid, .groups = {}};
}

std::string user_name(uid_t uid) {
    const auto account = account_of(uid);
    return account ? account->name : std::to_string(uid);
}

}  // namespace apiary::daemon
