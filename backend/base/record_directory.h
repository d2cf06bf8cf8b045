// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "backend/base/file_system.h"
#include "backend/base/result.h"

namespace apiary {

/// Records, a file NAME.json each, in a directory of their own. What save() returned for is on the medium; a crash
/// leaves the one before or the new one. One writer at a time.
class RecordDirectory {
public:
    struct Kind {
        /// Opens the directory that the records' own is in.
        std::function<SystemResult<UniqueFd>(FileSystem& files)> open_parent;
        std::string directory;                                 ///< Its name, which is made when something is saved.
        std::function<bool(const std::string& name)> is_name;  ///< Other files are none of ours.
        std::string what;                                      ///< For messages: "the network".
    };
    /// `files` must outlive this.
    RecordDirectory(Kind kind, FileSystem& files) : kind_(std::move(kind)), files_(files) {}

    [[nodiscard]] Result<std::vector<std::string>> names();
    [[nodiscard]] Result<std::string> load(const std::string& name);
    [[nodiscard]] Result<void> save(const std::string& name, const std::string& text);
    /// Of one that is not there, nothing is done.
    [[nodiscard]] Result<void> remove(const std::string& name);
    /// Removes what writes that were cut off have left. For the only writer, when it begins.
    void tidy();

private:
    [[nodiscard]] SystemResult<UniqueFd> directory();
    [[nodiscard]] SystemResult<UniqueFd> made_directory();
    [[nodiscard]] std::unexpected<Error> failed(int error_number, std::string_view done, const std::string& name) const;

    Kind kind_;
    FileSystem& files_;
};

}  // namespace apiary
