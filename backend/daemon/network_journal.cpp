// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/network_journal.h"

#include <fcntl.h>

#include <utility>

#include "backend/hostnet/plan.h"

namespace apiary::daemon {

NetworkJournal::NetworkJournal(std::filesystem::path state, std::unique_ptr<FileSystem> files)
    : files_(files ? std::move(files) : std::make_unique<FileSystem>()),
      records_({.open_parent = [state = std::move(state)](
                                   FileSystem& system) { return system.open_directory(AT_FDCWD, state.string()); },
                .directory = "networks",
                .is_name = [](const std::string& name) { return hostnet::is_interface_name(name); },
                .what = "the network"},
               *files_) {}

}  // namespace apiary::daemon
