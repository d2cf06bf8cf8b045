// SPDX-License-Identifier: BSD-2-Clause
// Long and various work in a Debian guest on the software CPU, and the same work of the same files outside: a
// compiler's output is the same to the byte, and what passes of Python's and OpenSSL's own tests outside passes inside.
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include "tests/machine/debian_system.h"
#include "tests/machine/large_program.h"

using namespace apiary::testing;

namespace {

constexpr int kLines = 20'000;
constexpr int kLong = 5'000'000;  ///< Milliseconds for Python's tests, on a host that is busy.

QString toolchain_disk() {
    return systems_directory() + "/trixie-toolchain/disk.img";
}

const char* const kEnvironment = "HOME=/root PATH=/usr/bin:/usr/sbin LANG=C.UTF-8";

/// The files of a disk of the toolchain's on this host.
class Outside {
public:
    /// False, with a reason, if they cannot be had or this user may have no namespaces.
    [[nodiscard]] bool unpack(const QString& disk) {
        const Outcome unpacked = run("debugfs", {"-R", "rdump / " + root_.path(), disk});
        const Outcome tried = ask("echo fi''ne");
        reason_ = unpacked.out + tried.out;
        return unpacked.status == 0 && tried.out == "fine\n";
    }
    [[nodiscard]] const QByteArray& reason() const { return reason_; }

    /// Runs a shell's command in namespaces in which the files are the root, with no network but the loopback.
    [[nodiscard]] Outcome ask(const QString& command) const {
        static const char* const enter =
            "for d in proc sys dev; do mount --rbind /$d \"$1/$d\" || exit; done; "
            "for d in tmp run dev/shm; do mount -t tmpfs tmpfs \"$1/$d\" || exit; done; ip link set lo up && "
            "exec chroot \"$1\" env -i $3 sh -c \"$2\"";
        return run("unshare",
                   {::geteuid() == 0 ? "-mn" : "-rmn", "sh", "-c", enter, "sh", root_.path(), command, kEnvironment},
                   kLong);
    }
    [[nodiscard]] QString path(const QString& file) const { return root_.filePath(file.mid(1)); }

private:
    QTemporaryDir root_;
    QByteArray reason_;
};

/// The same files as the system of a guest.
class Inside : public BareSystem {
public:
    Inside(const QString& disk, int cpus, const QString& how)
        : BareSystem(disk, "-cloud", {"--engine", "soft", "--soft", how, "--cpus", QString::number(cpus)}) {
        set_patience(kLong);
    }
    [[nodiscard]] bool set_up() {
        if (!wait_for_prompt()) {
            return false;
        }
        const QString said =
            ask(QByteArray("export ") + kEnvironment +
                " && mkdir -p /dev/pts /dev/shm && mount -t devpts devpts /dev/pts && for d in tmp run dev/shm; do "
                "mount -t tmpfs tmpfs /$d; done && ln -sfn /proc/self/fd /dev/fd && ip link set lo up && echo fi''ne");
        if (!said.endsWith("fine\n")) {
            qWarning("the guest could not be set up: %s", qPrintable(said));
            return false;
        }
        return true;
    }
    /// Writes everything to the disk and turns the guest off.
    [[nodiscard]] bool power_off() {
        type("umount /tmp; sync; echo o >/proc/sysrq-trigger");
        return wait_for_exit() == 0;
    }
};

/// Names of the tests in a report of Python's that ran and did what was expected of them.
QSet<QString> passed_tests(const QByteArray& report) {
    QSet<QString> passed;
    QXmlStreamReader xml(report);
    QString name;
    bool good = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"testcase") {
            name = xml.attributes().value("name").toString();
            good = !name.isEmpty();
        } else if (xml.isStartElement() &&
                   (xml.name() == u"failure" || xml.name() == u"error" || xml.name() == u"skipped")) {
            good = false;
        } else if (xml.isEndElement() && xml.name() == u"testcase" && good) {
            passed.insert(name);
        }
    }
    return xml.hasError() ? QSet<QString>() : passed;
}

/// Python's tests of its arithmetic, its compiler, its containers, and of what it has of the system's: processes,
/// threads, signals, files.
QString python_modules() {
    QFile file(PYTHON_MODULES);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).simplified() : QString();
}

/// Leaves a report and a log in /job; runs `processes` at a time, each with one module and nothing that others left.
QString python_command(int processes) {
    // One test interrupts its main thread within a second and waits forever when that was in the wrong moment, on every
    // host.
    return QString(
               "cd /tmp && python3 -m test -j%1 -W --timeout 3600 -i test_print_exception_gh_102056 "
               "--junit-xml /job/python.xml $(cat /job/modules) >/job/python.log 2>&1; echo status $?")
        .arg(processes);
}

/// The known-answer tests of OpenSSL's certified module, with all that the CPU can do, and without AES-NI and
/// carry-less multiplication, SHA extensions, AVX2 with BMI and ADX (bits of CPUID leaves 1 and 7, as
/// OPENSSL_ia32cap(3) has them).
const char* const kOpenSslTests =
    "for without in 0x0 0x200000200000000 :0x20000000 :0x80128; do echo without $without; OPENSSL_ia32cap=~$without "
    "openssl fipsinstall "
    "-out /tmp/fips.cnf -module /usr/lib/x86_64-linux-gnu/ossl-modules/fips.so -provider_name fips 2>&1; echo status "
    "$?; done";

}  // namespace

class ToolchainTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> directory_;
    QString disk_;
    Outside outside_;
    QByteArray python_report_;  ///< From outside; once for all.

    [[nodiscard]] QString scratch(const QString& name) const { return directory_->filePath(name); }

    /// A file in /job, inside and outside.
    void put(const QString& name, const QByteArray& bytes) {
        QFile file(outside_.path("/job/" + name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
        file.close();
        const Outcome written =
            run("debugfs", {"-w", "-R", QString("write %1 /job/%2").arg(file.fileName(), name), disk_});
        QVERIFY2(written.status == 0, written.out.constData());
    }
    [[nodiscard]] QByteArray from_inside(const QString& name) const {
        return file_on(disk_, "/job/" + name, scratch("dumped"));
    }
    [[nodiscard]] QByteArray from_outside(const QString& name) const {
        return contents(outside_.path("/job/" + name));
    }

    static void add_guests() {
        QTest::addColumn<int>("cpus");
        QTest::newRow("1 CPU") << 1;
        QTest::newRow("2 CPUs") << 2;
    }
    /// The translator, unless APIARY_TEST_SOFT names the interpreter, to find whose mistake it is.
    [[nodiscard]] static QString how() { return qEnvironmentVariable("APIARY_TEST_SOFT", "translator"); }

private slots:
    void initTestCase() {
        qputenv("PATH", qgetenv("PATH") + ":/usr/sbin:/sbin");  // debugfs, chroot.
        if (!QFile::exists(system_file("vmlinuz-cloud")) || !QFile::exists(toolchain_disk())) {
            QSKIP("the toolchain's disk is not there; tools/guest/make-system and make-toolchain make what it takes");
        }
        if (!outside_.unpack(toolchain_disk())) {
            QSKIP(("the toolchain cannot be run outside of a guest: " + outside_.reason()).constData());
        }
    }
    void init() {
        directory_ = std::make_unique<QTemporaryDir>();
        disk_ = scratch("disk.img");
        QCOMPARE(run("cp", {"--sparse=always", toolchain_disk(), disk_}).status, 0);
    }
    void cleanup() { directory_.reset(); }

    void compiler_twentyThousandLines_givesTheSameFiles_data() { add_guests(); }
    void compiler_twentyThousandLines_givesTheSameFiles() {
        QFETCH(int, cpus);
        put("program.c", large_program(kLines));
        if (QTest::currentTestFailed()) {
            return;
        }
        // At once, so that two CPUs have something to do.
        const QByteArray compile =
            "cd /job && { gcc -O2 -g -c program.c -o debug.o & gcc -O3 -march=x86-64-v3 -c program.c -o fast.o & "
            "wait; } && "
            "gcc debug.o -o program && gcc fast.o -o fast && ./program && ./fast";
        const Outcome expected = outside_.ask(compile);
        QCOMPARE(expected.status, 0);
        QCOMPARE(expected.out.size(), 2 * 17);
        Inside guest(disk_, cpus, how());
        QVERIFY(guest.set_up());
        QCOMPARE(guest.ask(compile), QString::fromUtf8(expected.out));
        QVERIFY(guest.power_off());
        for (const QString name : {"debug.o", "fast.o", "program", "fast"}) {
            QVERIFY2(from_outside(name).size() > 100'000, qPrintable(name));
            QVERIFY2(from_inside(name) == from_outside(name), qPrintable(name));
        }
    }

    void python_ownTests_passAsOutside_data() { add_guests(); }
    void python_ownTests_passAsOutside() {
        QFETCH(int, cpus);
        put("modules", python_modules().toUtf8());
        if (QTest::currentTestFailed()) {
            return;
        }
        if (python_report_.isEmpty()) {
            const Outcome outcome = outside_.ask(python_command(2));
            QVERIFY2(outcome.out.startsWith("status "), outcome.out.constData());
            python_report_ = from_outside("python.xml");
        }
        const QSet<QString> expected = passed_tests(python_report_);
        QVERIFY2(expected.size() > 10'000, from_outside("python.log").right(2000).constData());
        Inside guest(disk_, cpus, how());
        QVERIFY(guest.set_up());
        QVERIFY(guest.ask(python_command(cpus).toUtf8()).startsWith("status "));
        QVERIFY(guest.power_off());
        const QSet<QString> passed = passed_tests(from_inside("python.xml"));
        const QByteArray log = from_inside("python.log");
        QVERIFY2(!passed.isEmpty(), log.right(4000).constData());
        const QStringList lost = (expected - passed).values();
        QVERIFY2(lost.isEmpty(), (lost.join('\n').toUtf8() + '\n' + log.right(8000)).constData());
        qInfo("%lld of Python's tests pass outside, %lld inside", static_cast<long long>(expected.size()),
              static_cast<long long>(passed.size()));
    }

    void openssl_ownTests_passAsOutside_data() { add_guests(); }
    void openssl_ownTests_passAsOutside() {
        QFETCH(int, cpus);
        const Outcome expected = outside_.ask(kOpenSslTests);
        QCOMPARE(expected.out.count("INSTALL PASSED\nstatus 0\n"), 4);
        QVERIFY(expected.out.count(" : Pass\n") > 4 * 30);
        Inside guest(disk_, cpus, how());
        QVERIFY(guest.set_up());
        QCOMPARE(guest.ask(kOpenSslTests), QString::fromUtf8(expected.out));
        // A test that fails would be seen.
        QVERIFY(guest
                    .ask("openssl fipsinstall -out /tmp/fips.cnf -module "
                         "/usr/lib/x86_64-linux-gnu/ossl-modules/fips.so -provider_name fips "
                         "-corrupt_desc AES_GCM 2>&1; echo status $?")
                    .contains("AES_GCM : (KAT_Cipher) : Corrupt Fail\n"));
        QVERIFY(guest.power_off());
    }
};

QTEST_GUILESS_MAIN(ToolchainTest)
#include "toolchain_test.moc"
