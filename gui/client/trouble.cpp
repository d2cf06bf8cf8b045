// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/client/trouble.h"

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QCoreApplication>
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <vector>

#include "backend/api/socket_path.h"

namespace apiary::gui {
namespace {

namespace fs = std::filesystem;

/// For the translation of texts.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Trouble)
};

/// What stands between the user and the socket: its directory or itself.
std::optional<struct stat> barrier(const std::string& socket) {
    struct stat found = {};
    const std::string directory = fs::path(socket).parent_path().string();
    if (::stat(directory.c_str(), &found) == 0 && ::access(directory.c_str(), X_OK) != 0) {
        return found;
    }
    return ::stat(socket.c_str(), &found) == 0 ? std::optional(found) : std::nullopt;
}

std::string user_name() {
    const passwd* user = ::getpwuid(::getuid());
    return user == nullptr ? std::to_string(::getuid()) : user->pw_name;
}

/// Whether the data base of users has this user in the group; the process may not have it yet.
bool joined(gid_t group) {
    const passwd* user = ::getpwuid(::getuid());
    if (user == nullptr) {
        return false;
    }
    int count = 256;
    std::vector<gid_t> groups(static_cast<std::size_t>(count));
    if (::getgrouplist(user->pw_name, user->pw_gid, groups.data(), &count) < 0) {
        return false;
    }
    return std::ranges::find(groups.begin(), groups.begin() + count, group) != groups.begin() + count;
}

bool has_group_rights(const struct stat& barrier) {
    return S_ISDIR(barrier.st_mode) ? (barrier.st_mode & S_IXGRP) != 0 : (barrier.st_mode & S_IWGRP) != 0;
}

QString add_to_group(const QString& group) {
    const QString user = QString::fromStdString(user_name());
#ifdef __FreeBSD__
    return QStringLiteral("sudo pw groupmod %1 -m %2").arg(group, user);
#else
    return QStringLiteral("sudo usermod -aG %1 %2").arg(group, user);
#endif
}

QString start_service() {
#ifdef __FreeBSD__
    return QStringLiteral("sudo service apiaryd onestart");
#else
    return QStringLiteral("sudo systemctl start apiaryd");
#endif
}

/// A socket of the user's own helper, by its place.
bool is_own(const std::string& socket) {
    return !socket.starts_with(api::kSystemRuntimeDirectory);
}

QString start_command(const std::string& socket) {
    return is_own(socket) ? QStringLiteral("apiaryd --session") : start_service();
}

Trouble no_permission(const std::string& socket) {
    const auto found = barrier(socket);
    const group* owner = found && has_group_rights(*found) ? ::getgrgid(found->st_gid) : nullptr;
    if (owner == nullptr) {
        return {.kind = Trouble::Kind::NotPermitted,
                .cause = Texts::tr("You may not use the helper on this computer."),
                .remedy = Texts::tr("Ask the administrator, or use a helper of your own.")};
    }
    const QString name = QString::fromLocal8Bit(owner->gr_name);
    if (joined(found->st_gid)) {
        return {.kind = Trouble::Kind::GroupNotActive,
                .cause = Texts::tr("You have joined the group “%1”, but this session does not know it yet.").arg(name),
                .remedy = Texts::tr("Log out and in again.")};
    }
    return {.kind = Trouble::Kind::NotInGroup,
            .cause = Texts::tr("Only members of the group “%1” may use the helper on this computer.").arg(name),
            .remedy = Texts::tr("Join the group, then log out and in again."),
            .command = add_to_group(name)};
}

Trouble not_connected(const std::string& socket) {
    struct stat ignored = {};
    const bool forbidden = ::stat(socket.c_str(), &ignored) != 0 ? errno == EACCES : ::access(socket.c_str(), W_OK) != 0;
    if (forbidden) {
        return no_permission(socket);
    }
    if (::stat(socket.c_str(), &ignored) != 0) {
        return {.kind = Trouble::Kind::NoSocket,
                .cause = Texts::tr("The helper that runs the guests, apiaryd, is not running."),
                .remedy = Texts::tr("Start it."),
                .command = start_command(socket)};
    }
    return {.kind = Trouble::Kind::Refused,
            .cause = Texts::tr("The helper that runs the guests, apiaryd, has ended: nobody listens on its socket."),
            .remedy = Texts::tr("Start it again."),
            .command = start_command(socket)};
}

}  // namespace

Trouble diagnose(const std::string& socket, const Error& error, Call::Failure failure) {
    Trouble trouble;
    switch (failure) {
        case Call::Failure::NotConnected: trouble = not_connected(socket); break;
        case Call::Failure::NoAnswer:
            trouble = {.kind = Trouble::Kind::NoAnswer,
                       .cause = Texts::tr("The helper, apiaryd, does not answer."),
                       .remedy = Texts::tr("It may be very busy, or hang. Guests run on without it: it can be restarted."),
                       .command = is_own(socket) ? QString() : start_service().replace(QLatin1String("start"), QLatin1String("restart"))};
            break;
        case Call::Failure::Closed:
            trouble = {.kind = Trouble::Kind::Lost,
                       .cause = Texts::tr("The helper, apiaryd, went away."),
                       .remedy = Texts::tr("Guests run on without it. It is looked for until it is back.")};
            break;
        default:
            trouble = {.kind = Trouble::Kind::WrongAnswer,
                       .cause = Texts::tr("What answers is not the helper that belongs to this version of Apiary."),
                       .remedy = Texts::tr("Install apiary and apiaryd in the same version, then restart apiaryd.")};
    }
    trouble.detail = QString::fromStdString(error.detail.empty() ? error.cause : error.cause + " (" + error.detail + ")");
    return trouble;
}

}  // namespace apiary::gui
