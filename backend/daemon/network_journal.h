// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "backend/base/record_directory.h"
#include "backend/hostnet/journal.h"

namespace apiary::daemon {

/// What is written down of networks: STATE/networks/NAME.json, each changed as a whole or not at all.
class NetworkJournal final : public hostnet::JournalStore {
public:
    /// `state`: the directory that the helper keeps everything in, which is there. `files` is for tests.
    explicit NetworkJournal(std::filesystem::path state, std::unique_ptr<FileSystem> files = {});

    [[nodiscard]] Result<std::vector<std::string>> names() override { return records_.names(); }
    [[nodiscard]] Result<std::string> load(const std::string& name) override { return records_.load(name); }
    [[nodiscard]] Result<void> save(const std::string& name, const std::string& text) override {
        return records_.save(name, text);
    }
    [[nodiscard]] Result<void> remove(const std::string& name) override { return records_.remove(name); }
    /// Removes what writes that were cut off have left. While nobody writes.
    void tidy() { records_.tidy(); }

private:
    std::unique_ptr<FileSystem> files_;
    RecordDirectory records_;
};

}  // namespace apiary::daemon
