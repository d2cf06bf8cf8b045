// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <QElapsedTimer>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QtGlobal>
#include <utility>

namespace apiary::testing {

/// A guest under `apiaryctl run`, with its console on pipes and, once it has been logged in to, a shell on it.
class ConsoleSession {
public:
    static constexpr int kPatience = 120'000;  ///< Milliseconds; a boot takes some seconds on a host that is not busy.

    /// `arguments` go to apiaryctl run; `prompt` is the shell's.
    ConsoleSession(const QStringList& arguments, QByteArray prompt) : prompt_(std::move(prompt)) {
        process_.start(APIARYCTL, QStringList{"run"} + arguments);
    }
    ~ConsoleSession() { kill(); }
    ConsoleSession(const ConsoleSession&) = delete;
    ConsoleSession& operator=(const ConsoleSession&) = delete;

    /// Waits for `text` on the console and forgets all up to its end; false if it does not come.
    [[nodiscard]] bool wait_for(const QByteArray& text) {
        QElapsedTimer timer;
        timer.start();
        while (!console_.contains(text)) {
            const auto left = patience_ - static_cast<int>(timer.elapsed());
            if (left <= 0 || !process_.waitForReadyRead(left)) {
                qWarning("the guest did not say '%s'; its last words: %s; apiaryctl's: %s", text.constData(),
                         console_.right(2000).constData(), errors().constData());
                return false;
            }
            console_ += process_.readAllStandardOutput();
        }
        passed_ = console_.left(console_.indexOf(text));
        console_.remove(0, console_.indexOf(text) + text.size());
        return true;
    }
    [[nodiscard]] bool wait_for_prompt() { return wait_for(prompt_); }
    /// All that came before what wait_for() found.
    [[nodiscard]] const QByteArray& passed() const { return passed_; }

    void type(const QByteArray& line) { process_.write(line + '\n'); }
    /// Runs `command` in the guest's shell, which shows a prompt now, and gives its output; null if it does not end.
    [[nodiscard]] QString ask(const QByteArray& command) {
        // The marks are put together by the shell, so that the echo of the command has none of them.
        type("echo BEG''IN; " + command + "; echo EN''D");
        if (!wait_for("BEGIN\r\n") || !wait_for("END\r\n")) {
            return {};
        }
        const QString output = QString::fromUtf8(passed_).remove('\r');
        return wait_for_prompt() ? output : QString();
    }
    /// The exit status; -1 if it does not end by itself.
    [[nodiscard]] int wait_for_exit() {
        if (process_.state() != QProcess::NotRunning && !process_.waitForFinished(patience_)) {
            return -1;
        }
        return process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -1;
    }
    /// SIGKILL to the monitor: the end of the guest at whatever it is doing.
    void kill() {
        if (process_.state() != QProcess::NotRunning) {
            process_.kill();
            process_.waitForFinished();
        }
    }
    [[nodiscard]] qint64 pid() const { return process_.processId(); }
    /// What apiaryctl said on its standard error until now.
    [[nodiscard]] QByteArray errors() { return process_.readAllStandardError(); }
    /// Milliseconds that anything is waited for.
    void set_patience(int patience) { patience_ = patience; }

private:
    QProcess process_;
    const QByteArray prompt_;
    int patience_ = kPatience;
    QByteArray console_, passed_;
};

}  // namespace apiary::testing
