// SPDX-License-Identifier: BSD-2-Clause
// Directories of a test's own, and a file system whose calls fail when they are to.
#pragma once

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <format>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/file_system.h"

namespace apiary::testing {

namespace fs = std::filesystem;

/// Where nothing has to be waited for, as nothing is lost here by a loss of power.
inline fs::path in_memory() {
    return ::access("/dev/shm", W_OK) == 0 ? fs::path("/dev/shm") : fs::temp_directory_path();
}

/// A directory that is gone with this object.
class TemporaryDirectory {
public:
    explicit TemporaryDirectory(const fs::path& parent = fs::temp_directory_path()) {
        std::string pattern = (parent / "apiary-test-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ~TemporaryDirectory() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// The host's file system, whose calls are counted, and fail or end the program as `fault` says.
class WatchedFileSystem : public FileSystem {
public:
    unsigned calls = 0;
    std::vector<std::string> names;
    /// The errno value that call number `call` (from 1 on) fails with, or 0.
    std::function<int(unsigned call)> fault;

    void start(std::function<int(unsigned call)> with) {
        calls = 0;
        names.clear();
        fault = std::move(with);
    }

private:
    int before(std::string_view call) override {
        names.emplace_back(call);
        ++calls;
        return fault ? fault(calls) : 0;
    }
};

inline std::string read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_text(const fs::path& path, std::string_view text) {
    std::ofstream(path, std::ios::binary) << text;
}

/// All that is in a directory, with rights and where links lead, but for the lock.
inline std::map<std::string, std::string> exact_snapshot(const fs::path& directory) {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(directory)) {
        const std::string name = entry.path().lexically_relative(directory).string();
        struct stat status = {};
        ::lstat(entry.path().c_str(), &status);
        std::string content = std::format("{:o} {} ", status.st_mode, status.st_uid);
        if (entry.is_symlink()) {
            content += fs::read_symlink(entry.path());
        } else if (entry.is_regular_file() && name != "lock") {
            content += status.st_size > 65536 ? std::format("{} bytes", status.st_size) : read_text(entry.path());
        }
        all[name] = content;
    }
    return all;
}

/// And but for what differs from one run to the next: times, and random addresses.
inline std::map<std::string, std::string> snapshot(const fs::path& directory) {
    static const std::regex time("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d(-\\d)?");
    static const std::regex seconds("\"time\":\\d+");
    static const std::regex mac("02(:[0-9a-f]{2}){5}");
    std::map<std::string, std::string> all;
    for (const auto& [name, content] : exact_snapshot(directory)) {
        all[std::regex_replace(name, time, "TIME")] =
            std::regex_replace(std::regex_replace(content, seconds, "\"time\":0"), mac, "MAC");
    }
    return all;
}

/// Runs `body` in a child process; its exit status, or minus the signal that ended it.
inline int in_child(const std::function<int()>& body) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(body());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace apiary::testing
