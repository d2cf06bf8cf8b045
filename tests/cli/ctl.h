// SPDX-License-Identifier: BSD-2-Clause
// apiaryctl as a script calls it, for a helper of the test's.
#pragma once

#include <QDebug>
#include <QProcess>
#include <memory>

#include "tests/daemon/running_daemon.h"

namespace apiary::tests {

struct Outcome {
    int status = -1;  ///< -1 when it did not end by itself.
    QByteArray out, err;
};

class Ctl {
public:
    explicit Ctl(const RunningDaemon& daemon) : daemon_(daemon) {}

    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList& arguments) const {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("APIARY_SOCKET", QString::fromStdString(daemon_.socket()));
        environment.insert("TZ", "UTC");
        process->setProcessEnvironment(environment);
        process->setWorkingDirectory(QString::fromStdString(daemon_.directory().string()));
        process->start(APIARYCTL, arguments);
        return process;
    }
    [[nodiscard]] static Outcome finish(QProcess& process) {
        constexpr int kMost = 120'000;
        if (!process.waitForFinished(kMost) || process.exitStatus() != QProcess::NormalExit) {
            return {};
        }
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] Outcome run(const QStringList& arguments, const QByteArray& input = {}) const {
        const auto process = start(arguments);
        process->write(input);
        process->closeWriteChannel();
        return finish(*process);
    }
    /// The answer to a verb that is done.
    [[nodiscard]] QByteArray done(const QStringList& arguments, const QByteArray& input = {}) const {
        const Outcome outcome = run(arguments, input);
        if (outcome.status != 0) {
            qWarning().noquote() << arguments << outcome.status << outcome.err;
            return "[not done]";
        }
        return outcome.out;
    }

private:
    const RunningDaemon& daemon_;
};

}  // namespace apiary::tests
