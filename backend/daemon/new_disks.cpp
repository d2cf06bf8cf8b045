// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/new_disks.h"

#include <unistd.h>

#include <cerrno>

#include "backend/base/atomic_file.h"

namespace apiary::daemon {
namespace {

std::string new_name(const std::string& disk) {
    return std::string(kNewPrefix) + disk;
}

}  // namespace

NewDisks::~NewDisks() {
    for (const std::string& name : placed_) {
        (void)files_.remove(directory_, name);
    }
    for (const std::string& name : made_) {
        (void)files_.remove(directory_, new_name(name));
    }
}

SystemResult<void> NewDisks::make(const std::vector<api::guests::Disk>& disks, uid_t owner) {
    for (const api::guests::Disk& disk : disks) {
        if (auto made = make_one(disk, owner); !made) {
            return made;
        }
    }
    return files_.sync(directory_);
}

SystemResult<void> NewDisks::make_one(const api::guests::Disk& disk, uid_t owner) {
    const std::string name = new_name(disk.path);
    constexpr int kFlags = O_RDWR | O_CREAT | O_EXCL;
    auto file = files_.open(directory_, name, kFlags, 0600);
    if (!file && file.error() == EEXIST) {  // Left over.
        if (auto removed = files_.remove(directory_, name); !removed) {
            return removed;
        }
        file = files_.open(directory_, name, kFlags, 0600);
    }
    if (!file) {
        return std::unexpected(file.error());
    }
    made_.push_back(disk.path);
    auto done = files_.set_size(file->get(), disk.size.value_or(0));
    if (done && owner != ::geteuid()) {
        done = files_.set_owner(file->get(), owner);
    }
    return done ? files_.sync(file->get()) : done;
}

SystemResult<void> NewDisks::place() {
    for (const std::string& name : made_) {
        if (auto linked = files_.link(directory_, new_name(name), name); !linked) {
            return linked;
        }
        placed_.push_back(name);
    }
    return files_.sync(directory_);
}

void NewDisks::keep() {
    placed_.clear();
    for (const std::string& name : made_) {
        (void)files_.remove(directory_, new_name(name));
    }
    made_.clear();
}

}  // namespace apiary::daemon
