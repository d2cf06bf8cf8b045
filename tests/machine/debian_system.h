// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>

#include "tests/machine/console_session.h"

namespace apiary::testing {

/// Milliseconds for a whole Debian system; four CPUs start slowly on a host that has two, and those busy.
constexpr int kSystemPatience = 400'000;

/// Where tools/guest/make-system and make-toolchain leave what they make; the environment variable APIARY_SYSTEMS names
/// another place.
inline QString systems_directory() {
    const QString given = qEnvironmentVariable("APIARY_SYSTEMS");
    const QString cache = qEnvironmentVariable("XDG_CACHE_HOME", QDir::homePath() + "/.cache");
    return given.isEmpty() ? cache + "/apiary/systems" : given;
}
/// A file of the system that make-system makes.
inline QString system_file(const QString& name) {
    return systems_directory() + "/trixie/" + name;
}

inline QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// How a program of the host's ended; -1 if it was not by itself.
struct Outcome {
    int status = -1;
    QByteArray out;
};
inline Outcome run(const QString& program, const QStringList& arguments, int patience = kSystemPatience) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit) {
        return {-1, process.readAll()};
    }
    return {process.exitCode(), process.readAll()};
}

/// Options that boot `disk` with the kernel of `suffix` ("-cloud", or "" for Debian's usual one).
inline QStringList boot_from(const QString& disk, const QString& suffix, const QString& command_line = {}) {
    return {"--kernel", system_file("vmlinuz" + suffix),
            "--initrd", system_file("initrd" + suffix + ".img"),
            "--append", contents(system_file("append")).trimmed() + ' ' + command_line,
            "--memory", "1G",
            "--disk",   disk};
}

/// The system with a root shell in the place of its init.
class BareSystem : public ConsoleSession {
public:
    BareSystem(const QString& disk, const QString& suffix, const QStringList& arguments = {})
        : ConsoleSession(boot_from(disk, suffix, "init=/bin/bash") + arguments, ":/# ") {
        set_patience(kSystemPatience);
    }
};

/// The bytes of `path` in the file system on `disk`, by way of `scratch`.
inline QByteArray file_on(const QString& disk, const QString& path, const QString& scratch) {
    QFile::remove(scratch);
    run("debugfs", {"-R", QString("dump %1 %2").arg(path, scratch), disk});
    return contents(scratch);
}

}  // namespace apiary::testing
