// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/peer.h"

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <optional>
#include <string>

namespace apiary::ipc {
namespace {

constexpr std::size_t kLongestEntry = std::size_t{1}
                                      << 20;  // Bytes of one passwd entry; some data bases have long ones.
constexpr int kMostGroups = 65'536;           // Linux's NGROUPS_MAX; FreeBSD has fewer.

struct Account {
    std::string name;
    gid_t gid;
};

std::optional<Account> account_of(uid_t uid) {
    for (std::size_t size = 1024; size <= kLongestEntry; size *= 4) {
        std::vector<char> buffer(size);
        passwd entry = {};
        passwd* found = nullptr;
        const int error = ::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found);
        if (error == 0 && found != nullptr) {
            return Account{found->pw_name, found->pw_gid};
        }
        if (error != ERANGE) {
            break;
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<gid_t> groups_of(uid_t uid, gid_t gid) {
    const std::optional<Account> account = account_of(uid);
    if (!account) {
        return {gid};
    }
    for (int size = 32; size <= kMostGroups; size *= 4) {
        std::vector<gid_t> groups(static_cast<std::size_t>(size));
        int count = size;
        if (::getgrouplist(account->name.c_str(), account->gid, groups.data(), &count) >= 0) {
            groups.resize(static_cast<std::size_t>(count));
            if (std::ranges::find(groups, gid) == groups.end()) {
                groups.push_back(gid);  // One that was taken on with newgrp(1), say.
            }
            return groups;
        }
    }
    return {gid};
}

}  // namespace apiary::ipc
