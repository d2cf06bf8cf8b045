// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QTest>

namespace apiary::testing {

/// Where tools/guest/make-guest leaves its guests; the environment variable APIARY_GUESTS names another place.
inline QString guest_directory() {
    const QString given = qEnvironmentVariable("APIARY_GUESTS");
    const QString cache = qEnvironmentVariable("XDG_CACHE_HOME", QDir::homePath() + "/.cache");
    return given.isEmpty() ? cache + "/apiary/guests" : given;
}

/// A sample guest under apiaryctl, with its console on pipes.
class GuestSession {
public:
    static constexpr int kPatience = 120'000;  ///< Milliseconds; a boot takes a few seconds on a host that is not busy.
    static constexpr const char* kPrompt = "root@apiary:~# ";

    [[nodiscard]] static bool has(const QString& suite) {
        return QFile::exists(guest_directory() + '/' + suite + "/initrd.gz");
    }

    /// `arguments` go to apiaryctl run besides kernel and initrd.
    GuestSession(const QString& suite, const QStringList& arguments, const QString& command_line = {}) {
        const QString directory = guest_directory() + '/' + suite;
        process_.start(APIARYCTL, QStringList{"run", "--kernel", directory + "/vmlinuz", "--initrd",
                                              directory + "/initrd.gz", "--append", "console=ttyS0 " + command_line} +
                                      arguments);
    }
    ~GuestSession() {
        if (process_.state() != QProcess::NotRunning) {
            process_.kill();
            process_.waitForFinished();
        }
    }
    GuestSession(const GuestSession&) = delete;
    GuestSession& operator=(const GuestSession&) = delete;

    /// Waits for `text` on the console and forgets all up to its end; false if it does not come.
    [[nodiscard]] bool wait_for(const QByteArray& text) {
        QElapsedTimer timer;
        timer.start();
        while (!console_.contains(text)) {
            const auto left = kPatience - static_cast<int>(timer.elapsed());
            if (left <= 0 || !process_.waitForReadyRead(left)) {
                qWarning("the guest did not say '%s'; its last words: %s", text.constData(),
                         console_.right(2000).constData());
                return false;
            }
            console_ += process_.readAllStandardOutput();
        }
        passed_ = console_.left(console_.indexOf(text));
        console_.remove(0, console_.indexOf(text) + text.size());
        return true;
    }
    [[nodiscard]] bool wait_for_prompt() { return wait_for(kPrompt); }
    /// All that came before what wait_for() found.
    [[nodiscard]] const QByteArray& passed() const { return passed_; }

    void type(const QByteArray& line) {
        process_.write(line + '\n');
    }
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
        if (process_.state() != QProcess::NotRunning && !process_.waitForFinished(kPatience)) {
            return -1;
        }
        return process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -1;
    }
    [[nodiscard]] qint64 pid() const { return process_.processId(); }

private:
    QProcess process_;
    QByteArray console_, passed_;
};

}  // namespace apiary::testing
