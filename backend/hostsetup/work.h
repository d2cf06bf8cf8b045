// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/base/result.h"
#include "backend/hostsetup/host_facts.h"
#include "backend/hostsetup/live_host.h"
#include "backend/hostsetup/record.h"
#include "backend/hostsetup/tree.h"

namespace apiary::hostsetup {

/// Does single actions to a system's files and kernel, and undoes them.
class Work {
public:
    /// `live` is null for the tree of a system that does not run.
    Work(Tree& tree, LiveHost* live, PackageManager packages) : tree_(tree), live_(live), packages_(packages) {}

    /// `changed`: with an error, somebody else has changed the file or link since this was planned, and nothing was
    /// done.
    [[nodiscard]] Result<void> perform(const Action& action, bool& changed);
    /// Undoes what was done of it, all, nothing, or half; what others made of it stays.
    [[nodiscard]] Result<void> revert(const Action& action, bool same_boot);
    /// Outermost first.
    [[nodiscard]] SystemResult<void> make_directories(const std::vector<std::string>& paths);
    /// Those of them that are there and empty.
    SystemResult<void> remove_directories(const std::vector<std::string>& paths);

private:
    [[nodiscard]] Result<void> change_file(const FileChange& change, bool& changed);
    [[nodiscard]] Result<void> revert_file(const FileChange& change);
    [[nodiscard]] Result<void> gone(int error_number, const std::string& path,
                                    const std::vector<std::string>& directories);
    [[nodiscard]] Result<void> make_link(const LinkChange& change, bool& changed);
    [[nodiscard]] Result<void> remove_link(const LinkChange& change);
    [[nodiscard]] SystemResult<void> remove_file(const Tree::Place& place);
    [[nodiscard]] Result<std::shared_ptr<void>> lock_for(const FileChange& change);

    Tree& tree_;
    LiveHost* live_;
    PackageManager packages_;
};

}  // namespace apiary::hostsetup
