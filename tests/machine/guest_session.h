// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "tests/machine/console_session.h"

namespace apiary::testing {

/// Where tools/guest/make-guest leaves its guests; the environment variable APIARY_GUESTS names another place.
inline QString guest_directory() {
    const QString given = qEnvironmentVariable("APIARY_GUESTS");
    const QString cache = qEnvironmentVariable("XDG_CACHE_HOME", QDir::homePath() + "/.cache");
    return given.isEmpty() ? cache + "/apiary/guests" : given;
}

/// A sample guest, whose console has a shell from the start.
class GuestSession : public ConsoleSession {
public:
    static constexpr const char* kPrompt = "root@apiary:~# ";

    [[nodiscard]] static bool has(const QString& suite) {
        return QFile::exists(guest_directory() + '/' + suite + "/initrd.gz");
    }

    /// `arguments` go to apiaryctl run besides kernel and initrd.
    GuestSession(const QString& suite, const QStringList& arguments, const QString& command_line = {})
        : ConsoleSession(
              QStringList{"--kernel", guest_directory() + '/' + suite + "/vmlinuz", "--initrd",
                          guest_directory() + '/' + suite + "/initrd.gz", "--append", "console=ttyS0 " + command_line} +
                  arguments,
              kPrompt) {}
};

}  // namespace apiary::testing
