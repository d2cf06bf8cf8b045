// SPDX-License-Identifier: BSD-2-Clause
// A folder's server and whole guests, in the sandbox to their end.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <string>
#include <thread>

#include "backend/base/unique_fd.h"
#include "tests/machine/guest_session.h"

using apiary::UniqueFd;
using apiary::testing::GuestSession;

namespace {

constexpr int kPass = 33;           // (16 << 1) | 1, see tests/guests/lib/base.h.
constexpr int kPatience = 300'000;  // Milliseconds.
const QByteArray kGreeting = "greetings from the host";

/// Greets one connection from the loopback address, and keeps what it says.
class Greeter {
public:
    Greeter() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof(address);
        auto* const any = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listener_.get(), any, length) == 0 && ::listen(listener_.get(), 1) == 0 &&
            ::getsockname(listener_.get(), any, &length) == 0) {
            port_ = ntohs(address.sin_port);
        }
        thread_ = std::thread([this] { serve(); });
    }
    ~Greeter() {
        ::shutdown(listener_.get(), SHUT_RDWR);
        thread_.join();
    }
    Greeter(const Greeter&) = delete;
    Greeter& operator=(const Greeter&) = delete;
    [[nodiscard]] int port() const { return port_; }

private:
    void serve() {
        const UniqueFd client(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (client.valid()) {
            (void)::send(client.get(), kGreeting.constData(), static_cast<std::size_t>(kGreeting.size()), MSG_NOSIGNAL);
        }
    }

    UniqueFd listener_;
    int port_ = 0;
    std::thread thread_;
};

/// A port of the loopback address that nobody uses.
int free_port() {
    return Greeter().port();
}

/// What whoever listens at `port` says until it closes the connection.
QByteArray heard_from(int port) {
    const UniqueFd client(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    QByteArray heard;
    std::array<char, 256> bytes;
    ssize_t size = ::connect(client.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address));
    while (size == 0 || (size > 0 && !heard.contains('\n'))) {
        size = ::recv(client.get(), bytes.data(), bytes.size(), 0);
        if (size <= 0) {
            break;
        }
        heard.append(bytes.data(), size);
    }
    return heard;
}

}  // namespace

class SandboxGuestTest : public QObject {
    Q_OBJECT

private slots:
    void share_doesAllItDoes_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("writable") << QStringList();
        QTest::newRow("read-only") << QStringList("read-only");
    }
    void share_doesAllItDoes() {
        QFETCH(QStringList, arguments);
        QProcess process;
        process.start(SANDBOXED_SHARE, arguments);
        QVERIFY(process.waitForFinished(kPatience));
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                 process.readAllStandardError().constData());
    }

    void microGuest_passes_data() {
        QTest::addColumn<QString>("kernel");
        QTest::addColumn<int>("cpus");
        QTest::newRow("paging") << "paging" << 1;
        QTest::newRow("fpu") << "fpu" << 1;
        QTest::newRow("self_modifying") << "self_modifying" << 1;
        QTest::newRow("processors") << "processors" << 2;
        QTest::newRow("processors_reset") << "processors_reset" << 2;
        QTest::newRow("cross_modifying") << "cross_modifying" << 2;
    }
    void microGuest_passes() {
        QFETCH(QString, kernel);
        QFETCH(int, cpus);
        QProcess process;
        process.start(APIARYCTL, {"--kernel", QString(GUESTS) + '/' + kernel, "--debug-exit", "244", "--cpus",
                                  QString::number(cpus), "--memory", "128"});
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(kPatience));
        const QByteArray errors = process.readAllStandardError();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == kPass, errors.constData());
        QVERIFY2(errors.contains("system calls by seccomp"), errors.constData());
    }

    void linuxGuest_usesItsDevices_data() {
        QTest::addColumn<QString>("suite");
        QTest::newRow("bookworm") << "bookworm";
        QTest::newRow("trixie") << "trixie";
    }
    void linuxGuest_usesItsDevices() {
        QFETCH(QString, suite);
        if (!GuestSession::has(suite)) {
            QSKIP("this guest is not there; tools/guest/make-guest makes it");
        }
        QTemporaryDir directory;
        QFile disk(directory.filePath("disk"));
        QVERIFY(disk.open(QIODevice::WriteOnly) && disk.resize(64 << 20));
        QVERIFY(QDir(directory.path()).mkpath("share"));
        const Greeter greeter;
        const int forwarded = free_port();
        GuestSession guest(suite, {"--cpus", "2", "--user-network", "--forward", QString::number(forwarded), "--disk",
                                   disk.fileName(), "--share", directory.filePath("share")});
        guest.set_patience(kPatience);
        QVERIFY(guest.wait_for_prompt());
        QCOMPARE(guest.ask("nproc"), QString("2\n"));
        // The disk: discarded, written, flushed, read.
        const QString written = guest.ask(
            "blkdiscard /dev/vda; dd if=/bin/busybox of=/dev/vda bs=64k count=8 conv=fsync 2>/dev/null; "
            "echo 3 >/proc/sys/vm/drop_caches; "
            "dd if=/dev/vda bs=64k count=8 2>/dev/null | cmp -n 524288 - /bin/busybox && echo same");
        QVERIFY2(written.endsWith("same\n"), qPrintable(written));
        // The network: TCP, UDP to the name server, a ping that the host may or may not let through.
        QVERIFY(!guest
                     .ask("ip link set eth0 up; ip address add 10.0.2.15/24 dev eth0; "
                          "ip -6 address add fec0::15/64 dev eth0; "
                          "ip route add default via 10.0.2.2; echo nameserver 10.0.2.3 >/etc/resolv.conf")
                     .isNull());
        QVERIFY(!guest.ask("ping -c 1 -W 2 192.0.2.1; nslookup name.invalid").isNull());
        const QString greeting = guest.ask("nc 10.0.2.2 " + QByteArray::number(greeter.port()) + " </dev/null; echo");
        QVERIFY2(greeting.contains(kGreeting), qPrintable(greeting));
        guest.type(
            "echo from the guest | nc -l -p 80 & while ! netstat -ltn | grep -q :80; do :; done; echo liste''ning");
        QVERIFY(guest.wait_for("listening\r\n") && guest.wait_for_prompt());
        QVERIFY(heard_from(forwarded).contains("from the guest"));
        // Its end by itself, and a start again before.
        guest.type("reboot -f");
        QVERIFY(guest.wait_for_prompt());
        guest.type("poweroff -f");
        QVERIFY2(guest.wait_for_exit() == 0, guest.errors().constData());
    }
};

QTEST_GUILESS_MAIN(SandboxGuestTest)
#include "sandbox_guest_test.moc"
