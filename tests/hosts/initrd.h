// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>
#include <QStringList>

namespace apiary::testing {

/// A file of the directory that tools/guest/make-host made; the environment variable APIARY_HOSTS names another place.
[[nodiscard]] QString host_file(const QString& name);

/// The root file system of an emulated host, in memory: busybox under all its names, and what a test adds. Its /init runs the test's
/// script, in which `part NAME COMMAND…` marks what COMMAND says for Outcome::part(), and `load MODULE…` loads modules that were added.
class Initrd {
public:
    Initrd();

    /// `path` is absolute, as the host sees it.
    void add(const QString& path, const QByteArray& contents, unsigned mode = 0644);
    /// The file at `from`; false when it cannot be read.
    [[nodiscard]] bool add_file(const QString& from, const QString& path, unsigned mode = 0644);
    /// The program at `from` as /bin/NAME, without what is for debuggers, and the libraries that it is linked with.
    [[nodiscard]] bool add_program(const QString& from);
    /// Modules of the host's kernel.
    [[nodiscard]] bool add_modules(const QStringList& names);

    /// The archive, which ends with `script` (for sh).
    [[nodiscard]] QByteArray archive(const QByteArray& script) const;

private:
    void append(const QByteArray& name, unsigned mode, const QByteArray& contents);
    void add_directories(const QString& path);

    QByteArray archive_;
    QSet<QString> directories_, libraries_;
};

}  // namespace apiary::testing
