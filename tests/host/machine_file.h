// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>
#include <QStringList>

namespace apiary::testing {

/// A machine that somebody recorded, and what is to be found out of it: tests/host/machines/NAME.txt.
///
/// Lines that begin with "# " are ours: `machine`, where the recording is from (`source`), and what is expected
/// (`expect`): "CAPABILITY VERDICT [SURENESS]", "engine NAME FIT [SURENESS]", "one_cpu ENGINE" or "inside HYPERVISOR".
struct MachineFile {
    QString name, machine;
    QStringList sources, expected;
    QByteArray recording;
};

inline MachineFile read_machine(const QString& path) {
    MachineFile file = {.name = QFileInfo(path).completeBaseName()};
    QFile text(path);
    if (!text.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", qPrintable(path));
    }
    for (const QByteArray& line : text.readAll().split('\n')) {
        const auto take = [&line](const char* word) { return QString::fromUtf8(line.mid(qstrlen(word))); };
        if (line.startsWith("# machine: ")) {
            file.machine = take("# machine: ");
        } else if (line.startsWith("# source: ")) {
            file.sources << take("# source: ");
        } else if (line.startsWith("# expect: ")) {
            file.expected << take("# expect: ");
        } else {
            file.recording += line + '\n';
        }
    }
    return file;
}

inline QStringList machine_files() {
    QStringList paths;
    for (const QString& name : QDir(MACHINES).entryList({"*.txt"}, QDir::Files, QDir::Name)) {
        paths << QStringLiteral(MACHINES "/") + name;
    }
    return paths;
}

}  // namespace apiary::testing
