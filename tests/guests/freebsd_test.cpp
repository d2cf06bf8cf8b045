// SPDX-License-Identifier: BSD-2-Clause
// FreeBSD guests through `apiaryctl run`: kernels of our own (freebsd/*.c) that check what their loader gave them.
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

// Statuses that the guests' verdicts come to: (v << 1) | 1 (see lib/base.h); and apiaryctl's own.
constexpr int kPass = 33, kHostFailed = 1;
constexpr int kMost = 60'000;  // Milliseconds.

struct Outcome {
    int status = -1;  ///< -1: killed by a signal, or did not end.
    QByteArray out, err;
};

QString file_of(const QString& name) {
    return QDir(FREEBSD_GUESTS).filePath(name);
}

Outcome run(const QString& kernel, const QStringList& more, const QByteArray& typed = {}) {
    QProcess process;
    process.start(APIARYCTL, QStringList{"run", "--kernel", file_of(kernel), "--debug-exit", "0xf4", "--engine", "soft",
                                         "--timeout", "50"} +
                                 more);
    process.write(typed);
    process.closeWriteChannel();
    if (!process.waitForFinished(kMost)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QByteArray explain(const Outcome& outcome) {
    return "status " + QByteArray::number(outcome.status) + "\n" + outcome.out + outcome.err;
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The line that the guest prints of an image that it was given.
QByteArray image_line(const QByteArray& name, const QByteArray& type, const QByteArray& bytes) {
    quint32 sum = 0;
    for (const char byte : bytes) {
        sum = sum * 31 + static_cast<quint8>(byte);
    }
    return "module " + name + ", " + type + ", size 0x" + QByteArray::number(bytes.size(), 16) + ", sum 0x" +
           QByteArray::number(sum, 16) + '\n';
}

}  // namespace

class FreeBsdGuestsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(directory_.isValid()); }

    void preload_metadata_is_what_a_kernel_expects_data() {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char* name, const char* flags, const char* ram, const QStringList& more) {
            QTest::newRow(name) << QStringList{QString("--kenv=test.howto=%1").arg(flags),
                                               QString("--kenv=test.ram=%1").arg(ram)} +
                                       more;
        };
        row("as it is", "0x1000", "0x20000000", {});
        row("little memory", "0x1000", "0x2000000", {"--memory", "32M"});
        row("single-user and verbose", "0x1802", "0x4000000",
            {"--memory", "64M", "--append=-s -v a=b", "--kenv", "test.args=-s -v a=b"});
        row("flags by variables", "0x10801", "0x4000000",
            {"--memory", "64M", "--kenv", "boot_verbose=YES", "--kenv", "console=nullconsole", "--kenv",
             "boot_serial=NO", "--kenv", "boot_askname=1"});
        row("BVM console", "0x0", "0x4000000", {"--memory", "64M", "--bvm-console"});
        row("after a reset", "0x1000", "0x4000000", {"--memory", "64M", "--kenv", "test.reset=1"});
        row("several CPUs", "0x1000", "0x4000000", {"--memory", "64M", "--cpus", "2"});
    }
    void preload_metadata_is_what_a_kernel_expects() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run("preload", arguments);
        QVERIFY2(outcome.status == kPass, explain(outcome).constData());
    }
    void memory_above_4_gib_is_told() {
        const Outcome outcome =
            run("preload", {"--memory", "5G", "--kenv", "test.howto=0x1000", "--kenv", "test.ram=0x140000000"});
        QVERIFY2(outcome.status == kPass, explain(outcome).constData());
    }

    void modules_are_handed_over() {
        const QByteArray image = make_file("root.img", QByteArray(300'000, '\x5a') + "the end");
        const Outcome outcome =
            run("preload", {"--memory", "64M", "--kenv", "test.howto=0x1000", "--kenv", "test.ram=0x4000000", "--kenv",
                            "test.modules=4", "--kenv", "test.reset=1", "--module", file_of("module.ko"), "--module",
                            file_of("module.so"), "--module", path_of("root.img") + ",type=mfs_root", "--module",
                            file_of("consoles") + ",type=md_image"});
        QVERIFY2(outcome.status == kPass, explain(outcome).constData());
        QVERIFY(outcome.out.contains("module /boot/kernel/module.ko, elf obj module, "));
        QVERIFY(outcome.out.contains("module /boot/kernel/module.so, elf module, "));
        // Before the reset and after.
        QCOMPARE(outcome.out.count(image_line("/boot/root.img", "mfs_root", image)), 2);
        QCOMPARE(outcome.out.count(image_line("/boot/consoles", "md_image", contents(file_of("consoles")))), 2);
    }
    void environment_is_handed_over() {
        const Outcome outcome =
            run("preload", {"--memory", "64M", "--kenv", "test.howto=0x1000", "--kenv", "test.ram=0x4000000", "--kenv",
                            "twice=first", "--kenv", "comconsole_speed=9600", "--kenv", "twice=last value", "--kenv",
                            "empty=", "--com3", "none"});
        QVERIFY2(outcome.status == kPass, explain(outcome).constData());
        for (const char* variable :
             {"hint.uart.0.port=0x3f8", "hint.uart.0.irq=4", "hint.uart.0.flags=0x10", "hint.uart.1.port=0x2f8",
              "hint.uart.2.port=0x3e8", "console=comconsole", "boot_serial=YES", "acpi.rsdp=0xf2400",
              "twice=last value", "comconsole_speed=9600", "empty=", "kernelname=/boot/kernel/kernel"}) {
            QVERIFY2(outcome.out.contains(QByteArray("variable ") + variable + '\n'), explain(outcome).constData());
        }
        QVERIFY(!outcome.out.contains("twice=first"));
        QVERIFY(!outcome.out.contains("hint.uart.3"));
    }

    void serial_ports_are_there_on_request() {
        const Outcome alone = run("consoles", {"--memory", "64M", "--kenv", "test.ports=1"});
        QVERIFY2(alone.status == kPass, explain(alone).constData());
        QCOMPARE(alone.out, QByteArray("this is COM1\nPASS\n"));
        const Outcome all = run("consoles", {"--memory", "64M", "--kenv", "test.ports=4", "--com2", path_of("com2"),
                                             "--com4", path_of("com4")});
        QVERIFY2(all.status == kPass, explain(all).constData());
        QCOMPARE(all.out, QByteArray("this is COM1\nPASS\n"));
        QCOMPARE(contents(path_of("com2")), QByteArray("this is COM2\n"));
        QCOMPARE(contents(path_of("com4")), QByteArray("this is COM4\n"));
    }
    void serial_port_s_file_that_cannot_be_opened_is_named() {
        const Outcome outcome = run("consoles", {"--com2", path_of("no/such/place")});
        QCOMPARE(outcome.status, kHostFailed);
        QVERIFY2(outcome.err.contains("no/such/place"), outcome.err.constData());
    }
    void bvm_console_takes_the_terminal() {
        const Outcome outcome =
            run("consoles", {"--memory", "64M", "--kenv", "test.ports=1", "--kenv", "test.bvm=1", "--bvm-console"},
                "typed\n");
        QVERIFY2(outcome.status == kPass, explain(outcome).constData());
        QCOMPARE(outcome.out, QByteArray("this is the BVM console\ntyped\n"));
    }

    void wrong_or_missing_pieces_are_named_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("cause");
        const auto row = [](const char* name, const QStringList& arguments, const char* cause) {
            QTest::newRow(name) << arguments << QByteArray(cause);
        };
        row("missing module", {"--module", "/nonexistent/thing.ko"},
            "the module '/nonexistent/thing.ko' cannot be opened");
        row("module that is a directory", {"--module", "/tmp"}, "the module '/tmp' is a directory");
        row("module that is none", {"--module", file_of("../freebsd/preload")}, "is no kernel module");
        row("the same module twice", {"--module", file_of("module.ko"), "--module", file_of("module.ko")},
            "two modules");
        row("initrd", {"--initrd", file_of("module.ko")}, "FreeBSD kernels take no initrd");
        row("virtio console", {"--virtio-console"}, "console on COM1 and not on a virtio device");
        row("flag that is none", {"--append=-x"}, "no flag -x");
        row("too little memory", {"--memory", "16M"}, "too little of the guest's memory");
    }
    void wrong_or_missing_pieces_are_named() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, cause);
        const Outcome outcome = run("preload", arguments);
        QCOMPARE(outcome.status, kHostFailed);
        QVERIFY2(outcome.err.contains(cause), outcome.err.constData());
        QVERIFY2(outcome.err.contains("remedy: "), outcome.err.constData());
    }

private:
    QString path_of(const QString& name) const { return directory_.filePath(name); }
    QByteArray make_file(const QString& name, const QByteArray& bytes) const {
        QFile file(path_of(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? bytes : QByteArray();
    }

    QTemporaryDir directory_;
};

QTEST_GUILESS_MAIN(FreeBsdGuestsTest)
#include "freebsd_test.moc"
