// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/api/setup.h"
#include "backend/base/record_directory.h"
#include "backend/base/result.h"
#include "backend/hostsetup/live_host.h"
#include "backend/hostsetup/plan.h"
#include "backend/hostsetup/work.h"

namespace apiary::hostsetup {

/// Sets a host up for guests: planned, applied as a whole or not at all, undone, and brought to an end after a crash,
/// by what is written down of it before it is done. One thread at a time; several processes keep each other out.
class Setups {
public:
    struct Host {
        std::filesystem::path root = "/";
        LiveHost* live = nullptr;  ///< Null: `root` is the tree of a system that does not run.
        std::string state = "";    ///< Where in the tree the helper keeps what it has; empty: where that system has it.
        std::string group = "apiary";  ///< The helper's.
        FileSystem* files = nullptr;   ///< Null: the real one.
    };
    /// Told before each action, with how many are done of how many.
    using Progress = std::function<void(std::size_t done, std::size_t all, const std::string& text)>;

    /// A tree that cannot be read, or is of no system that is known, is an error.
    [[nodiscard]] static Result<Setups> open(const Host& host);

    /// To be called first: what an earlier process began and did not end is undone. Problems that came up on the way.
    [[nodiscard]] std::vector<Error> recover();

    /// `user`: whose access is looked at; empty: nobody's.
    [[nodiscard]] Outcome<api::setup::State> state(const std::string& user);
    /// `caller`: who wishes it.
    [[nodiscard]] Outcome<HostPlan> plan(api::setup::Wish wish, const std::string& caller);
    /// With `digest`, only if the plan still has it.
    [[nodiscard]] Outcome<Record> apply(const api::setup::Wish& wish, const std::optional<std::string>& digest,
                                        const std::string& caller, const Progress& progress);
    /// All that is applied, the newest first; what stays is told.
    [[nodiscard]] Outcome<std::vector<api::setup::Note>> undo(const Progress& progress);

private:
    Setups(const Host& host, std::unique_ptr<FileSystem> own, FileSystem& files, Tree tree, HostFacts facts);

    /// Held by who changes something; an error of kind Busy where somebody else does. Nothing: there is no directory to
    /// keep records in, and so nothing that was done.
    [[nodiscard]] Outcome<std::optional<UniqueFd>> lock();
    [[nodiscard]] Request request(const Kernel* kernel, const std::string& user) const;
    /// Oldest first.
    [[nodiscard]] Result<std::vector<Record>> records();
    [[nodiscard]] Result<void> save(const Record& record) { return store_.save(record.id, format_record(record)); }
    [[nodiscard]] std::optional<Failure> perform(Record& record, const Progress& progress);
    /// What was begun is undone, and the record forgotten.
    [[nodiscard]] Result<void> take_back(Record& record, const Progress& progress);
    [[nodiscard]] std::vector<Error> recover_records();

    Host host_;
    std::unique_ptr<FileSystem> own_files_;
    std::unique_ptr<Tree> tree_;  ///< What others refer to stays where it is.
    HostFacts facts_;
    RecordDirectory store_;
    Work work_;
};

/// In the types of io.apiary.Setup.
[[nodiscard]] api::setup::Plan to_wire(const HostPlan& plan);
[[nodiscard]] api::setup::Change to_wire(const Record& record);

}  // namespace apiary::hostsetup
