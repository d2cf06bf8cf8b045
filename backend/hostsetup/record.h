// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "backend/api/setup.h"
#include "backend/base/result.h"
#include "backend/hostsetup/formats.h"

namespace apiary::hostsetup {

/// Some lines of one file, which is replaced as a whole.
struct FileChange {
    std::string path;
    Format format = Format::LoaderConf;
    bool made = false;                     ///< There was no such file.
    std::vector<std::string> directories;  ///< That are made for it, outermost first.
    std::string before;                    ///< digest_of() what it was; empty where it is made.
    std::vector<Edit> edits;
    static constexpr auto fields() {
        return std::tuple{
            ipc::Field{"path", &FileChange::path},     ipc::Field{"format", &FileChange::format},
            ipc::Field{"made", &FileChange::made},     ipc::Field{"directories", &FileChange::directories},
            ipc::Field{"before", &FileChange::before}, ipc::Field{"edits", &FileChange::edits}};
    }
    bool operator==(const FileChange&) const = default;
};

/// A symbolic link that is made.
struct LinkChange {
    std::string path, target;
    std::vector<std::string> directories;
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"path", &LinkChange::path}, ipc::Field{"target", &LinkChange::target},
                          ipc::Field{"directories", &LinkChange::directories}};
    }
    bool operator==(const LinkChange&) const = default;
};

/// One thing that is done: whichever of these is there.
struct Action {
    std::optional<FileChange> file = {};
    std::optional<LinkChange> link = {};
    std::optional<std::string> module = {};  ///< The kernel loads it.
    std::vector<std::string> packages = {};  ///< They are installed.
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"file", &Action::file}, ipc::Field{"link", &Action::link},
                          ipc::Field{"module", &Action::module}, ipc::Field{"packages", &Action::packages}};
    }
    bool operator==(const Action&) const = default;
};

/// What is written down before anything is done, and before every action.
struct Record {
    static constexpr std::int64_t kFormat = 1;

    std::string id;
    std::string boot;  ///< Kernel::boot; empty: of a system that does not run.
    api::setup::Phase phase = api::setup::Phase::Applying;
    std::vector<api::setup::Step> steps;
    std::vector<Action> actions;
    std::int64_t begun = 0;  ///< Actions of which something may have been done: the first so many.
    std::int64_t since = 0;  ///< Seconds since 1970.
    std::string by;
    std::vector<std::string> directories = {};  ///< That were made to keep records in.
    std::optional<api::setup::Problem> problem = {};
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"id", &Record::id},           ipc::Field{"boot", &Record::boot},
                          ipc::Field{"phase", &Record::phase},     ipc::Field{"steps", &Record::steps},
                          ipc::Field{"actions", &Record::actions}, ipc::Field{"begun", &Record::begun},
                          ipc::Field{"since", &Record::since},     ipc::Field{"by", &Record::by},
                          ipc::Field{"problem", &Record::problem}, ipc::Field{"directories", &Record::directories}};
    }
    bool operator==(const Record&) const = default;
};
[[nodiscard]] std::string format_record(const Record& record);
/// One that could lead anywhere but to files of settings and to modules is an error.
[[nodiscard]] Result<Record> parse_record(const std::string& text);
/// Whether it can be the id of a record.
[[nodiscard]] bool is_record_id(const std::string& id);

/// Tells a file's content from what it was.
[[nodiscard]] std::string digest_of(std::string_view text);

/// Of a module of the kernel, and nothing that a file or command line could take for more.
[[nodiscard]] bool is_module_name(std::string_view name);

}  // namespace apiary::hostsetup
