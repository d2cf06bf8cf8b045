// SPDX-License-Identifier: BSD-2-Clause
#include "backend/share/fid_table.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "backend/share/names.h"

namespace apiary::share {

FileIdentity identity_of(const struct stat& status) {
    return {.inode = status.st_ino, .type = static_cast<mode_t>(status.st_mode & S_IFMT)};
}

FidTable FidTable::beside(const FidTable& other) {
    FidTable table(other.tree_, other.most_descriptors_);
    table.descriptors_ = other.descriptors_;
    return table;
}

Fid* FidTable::find(std::uint32_t number) {
    const auto found = fids_.find(number);
    return found == fids_.end() ? nullptr : &found->second;
}

// ---- Descriptors ----

int FidTable::reserve() {
    while (*descriptors_ >= most_descriptors_ && !idle_.empty()) {
        const auto found = fids_.find(idle_.back());
        found->second.file.reset();
        idle_.pop_back();
    }
    return *descriptors_ < most_descriptors_ ? 0 : EMFILE;
}

Outcome<Handle> FidTable::hold(UniqueFd fd) {
    if (const int error = reserve(); error != 0) {
        return std::unexpected(error);
    }
    return std::make_shared<const File>(std::move(fd), descriptors_);
}

Outcome<Handle> FidTable::file(Fid& fid) {
    if (fid.open_flags) {
        return fid.file;
    }
    if (fid.file) {
        idle_.splice(idle_.begin(), idle_, fid.idle);
        return fid.file;
    }
    auto found = tree_.find(fid.path);
    if (!found) {
        return std::unexpected(found.error() == ENOENT || found.error() == ENOTDIR ? ESTALE : found.error());
    }
    const auto status = status_of(found->get());
    if (!status || identity_of(*status) != fid.identity) {
        return std::unexpected(ESTALE);
    }
    auto handle = hold(*std::move(found));
    if (handle) {
        fid.file = *handle;
        fid.idle = idle_.insert(idle_.begin(), fid.number);
    }
    return handle;
}

// ---- Fids ----

int FidTable::check_new(std::uint32_t number) const {
    if (fids_.contains(number)) {
        return EINVAL;
    }
    return fids_.size() < kMostFids ? 0 : ENFILE;
}

void FidTable::forget_idle(Fid& fid) {
    if (fid.file && !fid.open_flags) {
        idle_.erase(fid.idle);
    }
    fid.file.reset();
    fid.open_flags.reset();
}

void FidTable::set(std::uint32_t number, std::string path, FileIdentity identity, Handle file) {
    Fid& fid = fids_[number];
    forget_idle(fid);
    fid.number = number;
    fid.path = std::move(path);
    fid.identity = identity;
    fid.file = std::move(file);
    if (fid.file) {
        fid.idle = idle_.insert(idle_.begin(), number);
    }
}

void FidTable::set_open(Fid& fid, Handle file, std::uint32_t flags) {
    forget_idle(fid);
    fid.file = std::move(file);
    fid.open_flags = flags;
}

void FidTable::drop(std::uint32_t number) {
    if (Fid* fid = find(number)) {
        forget_idle(*fid);
        fids_.erase(number);
    }
}

void FidTable::clear() {
    fids_.clear();
    idle_.clear();
}

void FidTable::release() {
    for (const std::uint32_t number : idle_) {
        fids_.find(number)->second.file.reset();
    }
    idle_.clear();
}

void FidTable::swap(FidTable& other) {
    fids_.swap(other.fids_);
    idle_.swap(other.idle_);
}

bool FidTable::can_move(std::string_view from, std::string_view to) const {
    return std::ranges::all_of(fids_, [&](const auto& entry) {
        const std::string& path = entry.second.path;
        return !is_within(path, from) || path.size() - from.size() <= kMostPath - to.size();
    });
}

void FidTable::moved(std::string_view from, const std::string& to) {
    const std::string old(from);  // It may be one of the paths that change.
    for (auto& [number, fid] : fids_) {
        if (is_within(fid.path, old)) {
            fid.path = to + fid.path.substr(old.size());
        }
    }
}

}  // namespace apiary::share
