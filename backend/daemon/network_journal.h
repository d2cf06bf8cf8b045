// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "backend/daemon/file_system.h"
#include "backend/hostnet/journal.h"

namespace apiary::daemon {

/// What is written down of networks: STATE/networks/NAME.json, each changed as a whole or not at all.
class NetworkJournal final : public hostnet::JournalStore {
public:
    /// `state`: the directory that the helper keeps everything in, which is there. `files` is for tests.
    explicit NetworkJournal(std::filesystem::path state, std::unique_ptr<FileSystem> files = {});

    [[nodiscard]] Result<std::vector<std::string>> names() override;
    [[nodiscard]] Result<std::string> load(const std::string& name) override;
    [[nodiscard]] Result<void> save(const std::string& name, const std::string& text) override;
    [[nodiscard]] Result<void> remove(const std::string& name) override;
    /// Removes what writes that were cut off have left. While nobody writes.
    void tidy();

private:
    [[nodiscard]] SystemResult<UniqueFd> directory();
    [[nodiscard]] SystemResult<UniqueFd> made_directory();

    std::filesystem::path state_;
    std::unique_ptr<FileSystem> files_;
};

}  // namespace apiary::daemon
