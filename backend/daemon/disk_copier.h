// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "backend/base/process.h"
#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/daemon/sparse_copy.h"

namespace apiary::daemon {

/// Copies disks with the rights of whom the copies belong to, so that this user's quota counts and nothing is taken of
/// what the host keeps for root: in a process of its own, which is this program started with kCopierOption.
class DiskCopier {
public:
    /// Called on the thread of run() with 0 to 100, several times a second at most.
    using Progress = std::function<void(int percent)>;

    explicit DiskCopier(Progress progress) : progress_(std::move(progress)) {}
    DiskCopier(const DiskCopier&) = delete;
    DiskCopier& operator=(const DiskCopier&) = delete;

    /// See copy_sparsely(). Blocks for as long as it takes; once.
    [[nodiscard]] Result<void> run(const std::filesystem::path& program, const std::optional<Identity>& identity,
                                   std::span<const FilePair> pairs);
    /// Lets run() fail soon, or at once when it is called afterwards. From any thread.
    void cancel();

private:
    /// Where the process tells how far it is; invalid when cancelled.
    [[nodiscard]] int listen_to(UniqueFd socket);
    [[nodiscard]] Result<void> follow(int socket);

    const Progress progress_;
    std::mutex mutex_;
    UniqueFd socket_;
    bool cancelled_ = false;
};

inline constexpr const char* kCopierOption = "--copy-disks";

/// What the program does with that option: copies `count` files, whose descriptors follow each other from 4 on, source
/// and target, and tells of it on descriptor 3. The exit status.
[[nodiscard]] int run_disk_copier(const std::string& count);

}  // namespace apiary::daemon
