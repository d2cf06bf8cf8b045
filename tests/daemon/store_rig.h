// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <string>
#include <vector>

#include "backend/daemon/store.h"
#include "tests/base/file_rig.h"

namespace apiary::daemon::test {

namespace fs = std::filesystem;
using testing::in_child;
using testing::in_memory;
using testing::read_text;
using testing::snapshot;
using testing::TemporaryDirectory;
using testing::WatchedFileSystem;
using testing::write_text;

/// What of a snapshot is no guest's.
inline std::string left_over(const std::map<std::string, std::string>& tree) {
    for (const auto& [name, ignored] : tree) {
        if (name.contains("/.") || (name.starts_with("guests/") && name.ends_with("trash.json"))) {
            return name;
        }
    }
    return "";
}

inline api::guests::Definition small_definition() {
    api::guests::Definition definition;
    definition.kernel = "/boot/kernel";
    return definition;
}

/// With disks of its own, of another place, and network cards with and without an address.
inline api::guests::Definition large_definition() {
    api::guests::Definition definition = small_definition();
    definition.description = "everything\nat once";
    definition.tags = {"one", "two"};
    definition.disks = std::vector<api::guests::Disk>({{.path = "root.img", .size = 1 << 20},
                                                       {.path = "swap.img", .size = 512, .serial = "S1"},
                                                       {.path = "/dev/null", .read_only = true}});
    definition.networks = std::vector<api::guests::Network>(
        {{.kind = api::guests::NetworkKind::User,
          .forwards = {{{.protocol = api::guests::Protocol::Tcp, .host_port = 2222, .guest_port = 22}}}},
         {.kind = api::guests::NetworkKind::Tap, .tap = "tap0", .mac = "02:00:00:00:00:01"}});
    definition.shares = {{{.path = "/usr/share", .tag = "share", .read_only = true}}};
    definition.memory = std::int64_t{1} << 30;
    definition.cpus = 2;
    definition.restart = api::guests::RestartPolicy::OnCrash;
    return definition;
}

}  // namespace apiary::daemon::test
