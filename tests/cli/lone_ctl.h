// SPDX-License-Identifier: BSD-2-Clause
// apiaryctl as a script calls it where there is no helper.
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace apiary::testing {

struct Outcome {
    int status = -1;  ///< -1 when it was killed by a signal or did not end.
    QByteArray out, err;
};

inline Outcome run(const QStringList& arguments, const QByteArray& input = {}) {
    constexpr int kMost = 60'000;  // Milliseconds; hosts that run several tests at once are slow.
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("APIARY_SOCKET", "/nowhere/apiaryd.sock");
    process.setProcessEnvironment(environment);
    process.start(APIARYCTL, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kMost)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .out = process.readAllStandardOutput(),
            .err = process.readAllStandardError()};
}

}  // namespace apiary::testing
