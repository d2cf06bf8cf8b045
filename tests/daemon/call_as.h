// SPDX-License-Identifier: BSD-2-Clause
// Calls of a helper of the system by other users than root. Takes root.
#pragma once

#include <pwd.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <array>
#include <filesystem>
#include <optional>
#include <string>

#include "tests/daemon/running_daemon.h"

namespace apiary::tests {

// Accounts that every Debian has: a member of the helper's group, and one that is none and that monitors run as.
inline constexpr const char* kMember = "games";
inline constexpr const char* kNobody = "nobody";
/// The settings that make them so.
inline constexpr const char* kSystemSettings = "group = \"games\"\nmonitor_user = \"nobody\"\n";

inline std::optional<Identity> account(const char* name) {
    const passwd* entry = ::getpwnam(name);
    return entry == nullptr
               ? std::nullopt
               : std::optional(Identity{.uid = entry->pw_uid, .gid = entry->pw_gid, .groups = {entry->pw_gid}});
}

/// Whether other users may execute what is there.
inline bool open_to_all(std::filesystem::path path) {
    for (; path != path.parent_path(); path = path.parent_path()) {
        struct stat status = {};
        if (::stat(path.c_str(), &status) != 0 || (status.st_mode & S_IXOTH) == 0) {
            return false;
        }
    }
    return true;
}

/// Why there can be no helper of the system here; empty where there can.
inline std::string without_system_helper() {
    return ::geteuid() != 0                         ? "only root can start the helper in system mode"
           : !account(kMember) || !account(kNobody) ? "this host has no accounts games and nobody"
           : !open_to_all(APIARYD) || !open_to_all("/usr/bin/python3")
               ? "the programs are in a directory that is closed to other users"
               : "";
}

/// What others need to reach the helper.
inline void put_call_program(const RunningDaemon& daemon) {
    const auto program = daemon.directory() / "call.py";
    std::filesystem::copy_file(CALL, program, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::permissions(program, std::filesystem::perms(0644));
}

/// What one call as `user` gives: its reply, or an object with the text `refused`. After put_call_program().
inline QJsonValue call_as(const RunningDaemon& daemon, const char* user, const char* method,
                          const std::string& parameters = "{}") {
    std::array<int, 2> ends = {};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return QJsonValue();
    }
    const UniqueFd reader(ends[0]);
    UniqueFd writer(ends[1]);
    const auto pid =
        start_program({.path = "/bin/sh",
                       .arguments = {"-c", "exec python3 \"$@\" >&3 2>&3", "sh",
                                     (daemon.directory() / "call.py").string(), daemon.socket(), method, parameters},
                       .descriptors = {writer.get()},
                       .identity = account(user)});
    writer.reset();
    std::string text = read_until(reader.get(), "never");
    text.resize(text.find("[the end]"));
    ::waitpid(pid.value_or(-1), nullptr, 0);
    const QJsonDocument reply = QJsonDocument::fromJson(QByteArray::fromStdString(text));
    return reply.isObject() ? QJsonValue(reply.object())
                            : QJsonObject{{QStringLiteral("refused"), QString::fromStdString(text).trimmed()}};
}

}  // namespace apiary::tests
