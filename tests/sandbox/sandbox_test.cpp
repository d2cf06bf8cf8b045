// SPDX-License-Identifier: BSD-2-Clause
#include "backend/sandbox/sandbox.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <set>

#include "backend/base/unique_fd.h"
#include "backend/sandbox/filter_linux.h"
#include "backend/sandbox/landlock_linux.h"

using namespace apiary;
using namespace apiary::sandbox;

namespace {

// As child.h has them.
constexpr int kDone = 0, kNotHere = 201;

struct Outcome {
    int signal = 0;   ///< That ended the process; 0 when none did.
    int status = -1;  ///< What it ended with, else.
    QByteArray out, err;
};

QByteArray text(const Outcome& outcome) {
    return "signal " + QByteArray::number(outcome.signal) + ", status " + QByteArray::number(outcome.status) + "\n" +
           outcome.out + outcome.err;
}

/// As ps(1) has it: 'T' for a process that is stopped.
char state_of(pid_t pid) {
    QFile stat(QString("/proc/%1/stat").arg(pid));
    const QByteArray line = stat.open(QIODevice::ReadOnly) ? stat.readAll() : QByteArray();
    return line.isEmpty() ? '?' : line.at(line.lastIndexOf(')') + 2);
}

void put(const QString& path, const char* bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

}  // namespace

class SandboxTest : public QObject {
    Q_OBJECT

    QTemporaryDir directory_;

    [[nodiscard]] QString path(const char* name) const { return directory_.filePath(name); }

    Outcome run(const QString& needs, const QString& steps, const QString& action,
                const std::function<void()>& before_exec = {}) {
        QProcess process;
        if (before_exec) {
            process.setChildProcessModifier(before_exec);
        }
        process.start(SANDBOX_CHILD, {needs, steps, action, directory_.path()});
        process.closeWriteChannel();
        if (!process.waitForFinished(120'000)) {
            process.kill();
            process.waitForFinished();
            return {};
        }
        const bool ended = process.exitStatus() == QProcess::NormalExit;
        return {ended ? 0 : process.exitCode(), ended ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

private slots:
    void init() {
        QVERIFY(QDir(directory_.path()).mkpath("share/dir"));
        put(path("file"), "outside");
        put(path("share/file"), "inside");
        QFile::remove(path("share/new"));
        QFile::link("../file", path("share/link"));
        // For a child that is another user.
        QFile::setPermissions(directory_.path(), QFile::Permissions(0x7777));
        QFile::setPermissions(path("share"), QFile::Permissions(0x7777));
        QFile::setPermissions(path("share/file"), QFile::Permissions(0x6666));
    }

    void forbidden_call_endsTheProcess_data() {
        QTest::addColumn<QString>("needs");
        QTest::addColumn<QString>("action");
        QProcess process;
        process.start(SANDBOX_CHILD, {"forbidden"});
        QVERIFY(process.waitForFinished());
        const QList<QByteArray> actions = process.readAllStandardOutput().trimmed().split('\n');
        QVERIFY(actions.size() > 80);
        for (const QByteArray& action : actions) {
            QTest::addRow("%s, with no needs", action.constData()) << QString("-") << QString(action);
        }
        // The calls of a writable folder are in the table too, for those who have none.
        static const std::set<QByteArray> folders = {"openat2", "unlinkat", "mkdirat", "linkat", "symlinkat"};
        for (const QByteArray& action : actions) {
            if (!folders.contains(action)) {
                QTest::addRow("%s, with all needs", action.constData()) << QString("uwdtickv") << QString(action);
            }
        }
    }
    void forbidden_call_endsTheProcess() {
        QFETCH(QString, needs);
        QFETCH(QString, action);
        const Outcome outcome = run(needs, "nc", action);
        QVERIFY2(outcome.signal == SIGSYS, text(outcome).constData());
        const QByteArray call = action.section(' ', 0, 0).toUtf8();
        QVERIFY2(outcome.err.contains("it does not allow " + call + "("), text(outcome).constData());
    }

    void forbidden_socketWithoutNeed_endsTheProcess() {
        for (const char* action : {"socket udp", "socket tcp6", "tcp", "socket unix"}) {
            const Outcome outcome = run("wdtic", "nc", action);
            QVERIFY2(outcome.signal == SIGSYS && outcome.err.contains("socket("), text(outcome).constData());
        }
    }
    void forbidden_fileToWrite_endsTheProcess() {
        for (const char* action : {"below: write", "below: make", "below: mode"}) {
            const Outcome outcome = run("r", "nfc", action);
            QVERIFY2(outcome.signal == SIGSYS, text(outcome).constData());
        }
    }
    void forbidden_callOfAnotherThread_endsTheProcess() {
        const Outcome outcome = run("-", "n", "other thread");
        QVERIFY2(outcome.signal == SIGSYS && outcome.err.contains("getppid"), text(outcome).constData());
    }
    void forbidden_callOfAnotherArchitecture_endsTheProcess() {
        Outcome outcome = run("-", "nc", "x32");
        QVERIFY2(outcome.signal == SIGSYS, text(outcome).constData());
        outcome = run("-", "n", "32 bits");
        if (outcome.signal == SIGSEGV) {
            QSKIP("this kernel runs no 32-bit programs");
        }
        outcome = run("-", "nc", "32 bits");
        QVERIFY2(outcome.signal == SIGSYS, text(outcome).constData());
    }

    void allowed_workGoesOn_data() {
        QTest::addColumn<QString>("needs");
        QTest::addColumn<QString>("action");
        const auto row = [](const char* needs, const char* action) {
            QTest::addRow("%s with %s", action, needs) << QString(needs) << QString(action);
        };
        for (const char* action : {"threads", "memory", "exceptions", "log line"}) {
            row("-", action);
        }
        for (const char* action : {"socket tcp6", "socket udp", "read name servers"}) {
            row("u", action);
        }
        for (const char* action :
             {"below: read", "below: write", "below: make", "below: absolute", "below: reopen", "below: mode"}) {
            row("w", action);
        }
        row("r", "below: read");
        row("r", "below: reopen");
        row("wu", "below: make");
        row("wu", "read name servers");
    }
    void allowed_workGoesOn() {
        QFETCH(QString, needs);
        QFETCH(QString, action);
        for (const char* steps : {"fc", "nfc"}) {
            if (action == "below: mode" && QByteArray(steps) == "nfc") {
                continue;  // The file is not its own.
            }
            if (action == "below: make") {
                QFile::remove(path("share/new"));
            }
            const Outcome outcome = run(needs, steps, action);
            if (action == "socket tcp6" && outcome.status == EAFNOSUPPORT) {
                QSKIP("this host has no IPv6");
            }
            if (action == "read name servers" && outcome.status == ENOENT) {
                QSKIP("this host has no /etc/resolv.conf");
            }
            QVERIFY2(outcome.signal == 0 && outcome.status == kDone, text(outcome).constData());
        }
    }
    /// As with a user network that forwards a port: what listens has done so before.
    void allowed_connections_carryData() {
        const UniqueFd listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
        QCOMPARE(::listen(listener.get(), 1), 0);
        const Outcome outcome = run("u", "nfc", "tcp", [&] { ::dup2(listener.get(), 102); });
        QVERIFY2(outcome.status == kDone, text(outcome).constData());
    }
    void allowed_fileThatWasPassed_isReadAndWritten() {
        const UniqueFd file(::open(path("disk").toUtf8().constData(), O_RDWR | O_CREAT, 0600));
        const Outcome outcome = run("d", "nfc", "passed file", [&] { ::dup2(file.get(), 100); });
        QVERIFY2(outcome.status == kDone, text(outcome).constData());
    }
    void allowed_descriptorHandedIn_isRead() {
        put(path("given"), "handed in");
        const UniqueFd file(::open(path("given").toUtf8().constData(), O_RDONLY));
        std::array<int, 2> ends = {};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
        const UniqueFd ours(ends[0]), theirs(ends[1]);
        char byte = 'x';
        iovec data = {&byte, 1};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control = {};
        msghdr message = {};
        message.msg_iov = &data;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        cmsghdr* const header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        const int fd = file.get();
        std::memcpy(CMSG_DATA(header), &fd, sizeof(fd));
        QCOMPARE(::sendmsg(ours.get(), &message, 0), 1);
        const Outcome outcome = run("c", "nfc", "descriptor", [&] { ::dup2(theirs.get(), 101); });
        QVERIFY2(outcome.status == kDone, text(outcome).constData());
    }
    void allowed_stoppedProcess_goesOn() {
        QProcess process;
        process.start(SANDBOX_CHILD, {"-", "nfc", "wait", directory_.path()});
        process.setReadChannel(QProcess::StandardError);
        while (!process.canReadLine()) {
            QVERIFY(process.waitForReadyRead(60'000));
        }
        QCOMPARE(process.readLine(), QByteArray("waiting\n"));
        const auto pid = static_cast<pid_t>(process.processId());
        QCOMPARE(::kill(pid, SIGSTOP), 0);
        QTRY_VERIFY_WITH_TIMEOUT(state_of(pid) == 'T', 60'000);
        QCOMPARE(::kill(pid, SIGCONT), 0);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == kDone,
                 process.readAllStandardError().constData());
    }
    void allowed_abort_isItsOwnSignal() {
        const Outcome outcome = run("-", "nfc", "abort");
        QVERIFY2(outcome.signal == SIGABRT, text(outcome).constData());
    }

    void refused_accessFailsWithoutAnEnd_data() {
        QTest::addColumn<QString>("needs");
        QTest::addColumn<QString>("steps");
        QTest::addColumn<QString>("action");
        QTest::addColumn<int>("error");
        const auto row = [](const char* needs, const char* steps, const char* action, int error) {
            QTest::addRow("%s with %s after %s", action, needs, steps)
                << QString(needs) << QString(steps) << QString(action) << error;
        };
        for (const char* needs : {"w", "r"}) {
            for (const char* action :
                 {"above: read", "above: link", "above: absolute", "above: reopen", "read passwd", "read overcommit"}) {
                row(needs, "fc", action, EACCES);
            }
        }
        for (const char* action : {"above: make", "above: delete", "above: move"}) {
            row("w", "fc", action, EACCES);
        }
        row("w", "fc", "above: link in", EXDEV);
        row("u", "fc", "read passwd", EACCES);
        row("u", "fc", "socket unix", EACCES);
        row("u", "fc", "socket raw", EPERM);
        row("-", "c", "read overcommit", EACCES);
        for (const char* action : {"read passwd", "run a program", "tcp connect"}) {
            row("-", "f", action, EACCES);
        }
        row("-", "f", "signal the parent", EPERM);
        row("r", "f", "below: write", EACCES);
        row("r", "f", "below: make", EACCES);
    }
    void refused_accessFailsWithoutAnEnd() {
        if (landlock_version() < 6) {
            QSKIP("this kernel has no Landlock, or an old one");
        }
        QFETCH(QString, needs);
        QFETCH(QString, steps);
        QFETCH(QString, action);
        QFETCH(int, error);
        const Outcome outcome = run(needs, steps, action);
        QVERIFY2(outcome.signal == 0 && outcome.status == error, text(outcome).constData());
        QVERIFY(QFile::exists(path("file")) && QFile::exists(path("share/file")));
    }
    void refused_abstractSocket() {
        if (landlock_version() < 6) {
            QSKIP("this kernel has no Landlock, or an old one");
        }
        const UniqueFd listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        const QByteArray name = directory_.path().toUtf8();
        std::strncpy(address.sun_path + 1, name.constData(), sizeof(address.sun_path) - 2);
        const auto length =
            static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + static_cast<std::size_t>(name.size()));
        QCOMPARE(::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), length), 0);
        QCOMPARE(::listen(listener.get(), 1), 0);
        Outcome outcome = run("-", "n", "abstract socket");
        QVERIFY2(outcome.status == kDone, text(outcome).constData());  // Without the sandbox.
        outcome = run("-", "nf", "abstract socket");
        QVERIFY2(outcome.status == EPERM, text(outcome).constData());
    }

    void privileges_areGone() {
        const Outcome outcome = run("-", "f", "privileges");
        if (::geteuid() != 0) {
            QSKIP("only root has privileges to lose");
        }
        QVERIFY2(outcome.status == kDone, text(outcome).constData());
    }
    void files_withThreads_areRefused() {
        const Outcome outcome = run("-", "n", "too late");
        QVERIFY2(outcome.status == kDone, text(outcome).constData());
    }
    void files_withAPlaceThatIsNone_areRefused() {
        const UniqueFd file(::open(path("file").toUtf8().constData(), O_PATH));
        const UniqueFd folder(::open(path("share").toUtf8().constData(), O_PATH));
        QVERIFY(!enter_landlock({.places = {{-1, Access::ReadTree}}}, landlock_version()));
        QVERIFY(!enter_landlock({.places = {{file.get(), Access::ReadTree}}}, landlock_version()));
        QVERIFY(!enter_landlock({.places = {{folder.get(), Access::WriteFile}}}, landlock_version()));
    }
    void status_saysWhatIsInForce() {
        const Outcome outcome = run("-", "nfc", "threads");
        for (const char* part : {"+ no new privileges\n", "+ no capabilities\n", "+ no memory dumps or debuggers\n",
                                 "+ system calls by seccomp, "}) {
            QVERIFY2(outcome.out.contains(part), text(outcome).constData());
        }
        QVERIFY2(outcome.out.contains(landlock_version() > 0 ? "+ files by Landlock" : "- files ("),
                 text(outcome).constData());
    }

    void rules_haveReasonsAndNoTwins() {
        const std::vector<std::string> some = describe_filter({});
        QVERIFY(some.size() > 30);
        for (const Needs& needs : {Needs{}, Needs{.places = {{3, Access::WriteTree}},
                                                  .user_network = true,
                                                  .tap = true,
                                                  .disks = true,
                                                  .io_uring = true,
                                                  .connections = true,
                                                  .kvm = true,
                                                  .vmm = true}}) {
            for (const std::string& line : describe_filter(needs)) {
                QVERIFY2(line.size() > line.find(": ") + 2, line.c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(SandboxTest)
#include "sandbox_test.moc"
