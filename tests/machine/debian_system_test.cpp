// SPDX-License-Identifier: BSD-2-Clause
// A whole Debian system from its disk, on the whole machine; what it left on the disk is looked at from the host.
#include <QCryptographicHash>
#include <QDir>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

#include "tests/machine/debian_system.h"

using namespace apiary::testing;

namespace {

constexpr qint64 kMiB = 1 << 20;

/// Python's HTTP server over the files of `directory`, at a port of its own choice.
class WebServer {
public:
    explicit WebServer(const QString& directory) {
        process_.start("python3", {"-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", directory});
        static const QRegularExpression port(" port (\\d+) ");
        QByteArray said;
        while (!port.match(QString::fromUtf8(said)).hasMatch() && process_.waitForReadyRead()) {
            said += process_.readAllStandardOutput();
        }
        port_ = port.match(QString::fromUtf8(said)).captured(1).toLatin1();
    }
    ~WebServer() {
        process_.kill();
        process_.waitForFinished();
    }
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;
    /// Empty when the server did not start.
    [[nodiscard]] const QByteArray& port() const { return port_; }

private:
    QProcess process_;
    QByteArray port_;
};

void log_in(ConsoleSession& guest) {
    QVERIFY(guest.wait_for("login: "));
    guest.type("root");
    QVERIFY(guest.wait_for("assword: "));
    guest.type("apiary");
    QVERIFY(guest.wait_for_prompt());
}

void expect_clean_file_system(const QString& disk) {
    const Outcome check = run("e2fsck", {"-fn", disk});
    QVERIFY2(check.status == 0, check.out.constData());
}

}  // namespace

class DebianSystemTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> directory_;
    QString disk_;

    [[nodiscard]] QString scratch(const QString& name) const { return directory_->filePath(name); }

    void fetch_over_the_network(ConsoleSession& guest, const QByteArray& fetched) {
        QFile file(scratch("www/large"));
        QVERIFY(QDir(directory_->path()).mkdir("www") && file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(fetched), fetched.size());
        file.close();
        const WebServer server(scratch("www"));
        QVERIFY(!server.port().isEmpty());
        // The lease may come after the login.
        QVERIFY(
            !guest.ask("timeout 60 sh -c 'until ip -4 -br a show eth0 | grep 10.0.2.15; do sleep 1; done'").isEmpty());
        guest.type("wget -qO large http://10.0.2.2:" + server.port() + "/large; echo fet''ched");
        QVERIFY(guest.wait_for("fetched\r\n") && guest.wait_for_prompt());
        const QByteArray hash = QCryptographicHash::hash(fetched, QCryptographicHash::Sha256).toHex();
        QCOMPARE(guest.ask("sha256sum <large"), QString(hash + "  -\n"));
    }

private slots:
    void init() {
        if (!QFile::exists(system_file("vmlinuz-cloud"))) {
            QSKIP("the Debian system is not there; tools/guest/make-system makes it");
        }
        qputenv("PATH", qgetenv("PATH") + ":/usr/sbin:/sbin");  // e2fsck, debugfs.
        directory_ = std::make_unique<QTemporaryDir>();
        disk_ = scratch("disk.img");
        QCOMPARE(run("cp", {"--sparse=always", system_file("disk.img"), disk_}).status, 0);
    }
    void cleanup() { directory_.reset(); }

    void session_fromLoginToPowerOff_data() {
        QTest::addColumn<QString>("kernel");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("1 CPU") << "-cloud" << QStringList{};
        QTest::newRow("4 CPUs") << "-cloud" << QStringList{"--cpus", "4"};
        QTest::newRow("legacy virtio") << "-cloud" << QStringList{"--virtio", "legacy"};
        QTest::newRow("usual kernel") << "" << QStringList{"--cpus", "2"};
    }
    void session_fromLoginToPowerOff() {
        QFETCH(QString, kernel);
        QFETCH(QStringList, arguments);
        QByteArray bytes(64 * kMiB, Qt::Uninitialized);
        QRandomGenerator(64).fillRange(reinterpret_cast<quint32*>(bytes.data()), bytes.size() / 4);

        ConsoleSession guest(boot_from(disk_, kernel) + QStringList{"--net", "user"} + arguments, ":~# ");
        guest.set_patience(kSystemPatience);
        log_in(guest);
        if (QTest::currentTestFailed()) {
            return;
        }
        QCOMPARE(guest.ask("systemctl --failed --no-legend"), QString());
        QCOMPARE(guest.ask("findmnt -no SOURCE /"), QString("/dev/vda\n"));
        fetch_over_the_network(guest, bytes);
        if (QTest::currentTestFailed()) {
            return;
        }
        QCOMPARE(guest.ask("cat large large large large >larger && sync && stat -c %s larger"),
                 QString("%1\n").arg(256 * kMiB));
        guest.type("poweroff");
        QVERIFY2(guest.wait_for_exit() == 0, guest.errors().constData());

        expect_clean_file_system(disk_);
        QVERIFY(file_on(disk_, "/root/larger", scratch("dumped")) == bytes.repeated(4));
    }

    void share_isReadAndWrittenByBothSides() {
        QVERIFY(QDir(directory_->path()).mkdir("shared"));
        QVERIFY(QFile(scratch("shared/from host")).open(QIODevice::WriteOnly | QIODevice::NewOnly));
        BareSystem guest(disk_, "",
                         {"--share", scratch("shared") + ",tag=both", "--share", scratch("shared") + ",tag=fixed,ro"});
        QVERIFY(guest.wait_for_prompt());
        QCOMPARE(guest.ask("mount -t 9p -o trans=virtio,version=9p2000.L both /mnt && ls -N /mnt"),
                 QString("from host\n"));
        QCOMPARE(guest.ask("head -c 10M /dev/zero | tr '\\0' x >/mnt/x && mkdir /mnt/d && ln -s ../x /mnt/d/l && stat "
                           "-Lc %s /mnt/d/l"),
                 QString("%1\n").arg(10 * kMiB));
        QVERIFY(contents(scratch("shared/d/l")) == QByteArray(10 * kMiB, 'x'));
        // A link is the guest's to follow, and leads to the guest's own file.
        QVERIFY(QFile::link("/etc/hostname", scratch("shared/out")));
        QCOMPARE(guest.ask("cat /mnt/out"), QString("apiary-system\n"));
        QVERIFY(guest.ask("umount /mnt; mount -t 9p -o trans=virtio,version=9p2000.L fixed /mnt; touch /mnt/y")
                    .contains("Read-only file system"));
        QVERIFY(!QFile::exists(scratch("shared/y")));
        guest.type("poweroff -ff");
        QCOMPARE(guest.wait_for_exit(), 0);
    }

    void kill_amidWrites_losesNothingFlushed() {
        constexpr int kKills = 50;
        QRandomGenerator random(50);
        QMap<QString, QByteArray> flushed;
        for (int round = 1; round <= kKills; ++round) {
            BareSystem guest(disk_, "-cloud");
            QVERIFY(guest.wait_for_prompt());
            guest.type(
                "mkdir -p /crash; while :; do dd if=/dev/zero of=/crash/noise bs=1M count=16 conv=notrunc; done "
                "2>/dev/null &");
            QVERIFY(guest.wait_for_prompt());
            guest.type("for ((i = 0; ; ++i)); do yes " + QByteArray::number(round) + " $i | head -c 256K >/crash/" +
                       QByteArray::number(round) + "-$i; sync /crash/* /crash; echo flush''ed $i; done");
            const int files = random.bounded(1, 12);
            for (int i = 0; i < files; ++i) {
                QVERIFY(guest.wait_for("flushed " + QByteArray::number(i) + "\r\n"));
                const QByteArray line = QByteArray::number(round) + ' ' + QByteArray::number(i) + '\n';
                flushed[QString("/crash/%1-%2").arg(round).arg(i)] =
                    line.repeated((256 << 10) / line.size() + 1).left(256 << 10);
            }
            QThread::msleep(random.bounded(60));  // Any moment will do.
            guest.kill();

            // The copy is mended by the host; the disk is left to the next guest.
            const QString copy = scratch("copy.img");
            QCOMPARE(run("cp", {"--sparse=always", disk_, copy}).status, 0);
            const Outcome mended = run("e2fsck", {"-fy", copy});
            QVERIFY2(mended.status == 0 || mended.status == 1, mended.out.constData());
            expect_clean_file_system(copy);
            for (int i = 0; i < files; ++i) {
                const QString name = QString("/crash/%1-%2").arg(round).arg(i);
                QVERIFY2(file_on(copy, name, scratch("dumped")) == flushed[name], qPrintable(name));
            }
        }
        BareSystem guest(disk_, "-cloud");
        QVERIFY(guest.wait_for_prompt());
        guest.type("poweroff -ff");
        QCOMPARE(guest.wait_for_exit(), 0);
        for (auto file = flushed.cbegin(); file != flushed.cend(); ++file) {
            QVERIFY2(file_on(disk_, file.key(), scratch("dumped")) == file.value(), qPrintable(file.key()));
        }
    }
};

QTEST_GUILESS_MAIN(DebianSystemTest)
#include "debian_system_test.moc"
