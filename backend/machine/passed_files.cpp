// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/passed_files.h"

#include <format>
#include <utility>

namespace apiary::machine {
namespace {

using api::monitor::Role;

constexpr std::int64_t kMostOfOneKind = 253;  ///< No message carries more (SCM_MAX_FD).

void add_all(PassedFiles& passed, Role role, std::vector<UniqueFd>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        passed.add(role, i, std::move(list[i]));
    }
}

/// Where a file of a kind that there is one of goes; nothing for the others.
UniqueFd* single_place(ReceivedFiles& received, Role role) {
    switch (role) {
        case Role::Kernel: return &received.machine.kernel;
        case Role::Initrd: return &received.machine.initrd;
        case Role::Log: return &received.log;
        case Role::Record: return &received.record;
        default: return nullptr;
    }
}

std::vector<UniqueFd>& list_of(OpenedFiles& files, Role role) {
    return role == Role::Engine    ? files.engines
           : role == Role::Module  ? files.modules
           : role == Role::Disk    ? files.disks
           : role == Role::Network ? files.networks
           : role == Role::Serial  ? files.serial_files
                                   : files.shares;
}

UniqueFd& place_of(ReceivedFiles& received, const api::monitor::File& file) {
    if (UniqueFd* single = single_place(received, file.role)) {
        return *single;
    }
    auto& list = list_of(received.machine, file.role);
    const auto index = static_cast<std::size_t>(file.index);
    if (list.size() <= index) {
        list.resize(index + 1);
    }
    return list[index];
}

}  // namespace

void PassedFiles::add(Role role, std::size_t index, UniqueFd descriptor) {
    if (descriptor.valid()) {
        files.push_back({.role = role, .index = static_cast<std::int64_t>(index)});
        descriptors.push_back(std::move(descriptor));
    }
}

PassedFiles pack(OpenedFiles files) {
    PassedFiles passed;
    add_all(passed, Role::Engine, files.engines);
    passed.add(Role::Kernel, 0, std::move(files.kernel));
    passed.add(Role::Initrd, 0, std::move(files.initrd));
    add_all(passed, Role::Module, files.modules);
    add_all(passed, Role::Disk, files.disks);
    add_all(passed, Role::Network, files.networks);
    add_all(passed, Role::Share, files.shares);
    add_all(passed, Role::Serial, files.serial_files);
    return passed;
}

Result<ReceivedFiles> unpack(PassedFiles passed) {
    if (passed.files.size() != passed.descriptors.size()) {
        return fail(
            std::format("{} files are named and {} came along", passed.files.size(), passed.descriptors.size()));
    }
    ReceivedFiles received;
    for (std::size_t i = 0; i < passed.files.size(); ++i) {
        const api::monitor::File& file = passed.files[i];
        if (file.index < 0 || file.index >= kMostOfOneKind) {
            return fail(std::format("there is no file number {} of a kind", file.index));
        }
        UniqueFd& place = place_of(received, file);
        if (place.valid()) {
            return fail("a file came twice");
        }
        place = std::move(passed.descriptors[i]);
    }
    return received;
}

}  // namespace apiary::machine
