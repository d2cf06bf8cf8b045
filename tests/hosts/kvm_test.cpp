// SPDX-License-Identifier: BSD-2-Clause
// Debian's kernel, unmodified, on the engine kvm of a host that really has AMD-V or VT-x.
#include <QScopeGuard>
#include <QTest>

#include "tests/hosts/emulated_host.h"
#include "tests/machine/guest_session.h"

using apiary::testing::EmulatedHost;
using apiary::testing::Emulator;
using apiary::testing::guest_directory;
using apiary::testing::GuestSession;
using apiary::testing::HostOutcome;
using apiary::testing::Initrd;

namespace {

// The guest is typed to when its shell is there; what it said is shown at the end.
constexpr char kScript[] = R"(
load irqbypass kvm
[ ! -e /modules/ccp.ko ] || load ccp
for module in kvm-amd kvm-intel; do
    [ ! -e /modules/$module.ko ] || insmod /modules/$module.ko $([ ! -e /bochs ] || echo enable_apicv=0)
done
truncate -s 16M /tmp/disk
printf 'written outside' | dd of=/tmp/disk conv=notrunc
mkfifo /tmp/keys
guest() {
    apiaryctl run --engine ENGINE --memory 256M --kernel /guest/vmlinux --initrd /guest/initrd.gz --append "console=ttyS0" \
        --disk /tmp/disk --net user </tmp/keys >/tmp/said 2>&1 &
    exec 3>/tmp/keys
    while kill -0 $! && ! grep -q 'root@apiary' /tmp/said; do usleep 200000; done 2>/dev/null
    echo 'echo dis''k: $(head -c 15 /dev/vda); echo "written inside" | dd of=/dev/vda bs=512 seek=8; sync' >&3
    echo 'ip link set eth0 up; ip address add 10.0.2.15/24 dev eth0; echo net''work: $(ping -c 1 10.0.2.2 | grep -c "1 packets received"); echo cpus: $(nproc); poweroff' >&3
    wait $!
    status=$?
    cat /tmp/said
    return $status
}
part guest guest
part disk dd if=/tmp/disk bs=512 skip=8 count=1
)";

}  // namespace

class HostsKvmTest : public QObject {
    Q_OBJECT

private slots:
    void guest_runsToItsShellAndPowersOff_data() {
        QTest::addColumn<int>("emulator");
        QTest::addColumn<QStringList>("modules");
        QTest::addColumn<QByteArray>("engine");
        QTest::newRow("AMD-V in QEMU") << static_cast<int>(Emulator::Qemu) << QStringList{"irqbypass", "kvm", "ccp", "kvm-amd"} << QByteArray("kvm");
        QTest::newRow("VT-x in Bochs") << static_cast<int>(Emulator::Bochs) << QStringList{"irqbypass", "kvm", "kvm-intel"} << QByteArray("kvm");
    }

    void guest_runsToItsShellAndPowersOff() {
        QFETCH(const int, emulator);
        QFETCH(const QStringList, modules);
        QFETCH(const QByteArray, engine);
        const EmulatedHost host(static_cast<Emulator>(emulator));
        if (const QString missing = host.missing(); !missing.isEmpty()) {
            QSKIP(qPrintable(missing));
        }
        if (!GuestSession::has("trixie")) {
            QSKIP("no guest: tools/guest/make-guest makes it");
        }
        Initrd initrd;
        QVERIFY(initrd.add_program(APIARYCTL) && initrd.add_modules(modules));
        for (const QString& file : {QString("vmlinux"), QString("initrd.gz")}) {
            QVERIFY(initrd.add_file(guest_directory() + "/trixie/" + file, "/guest/" + file));
        }
        const HostOutcome outcome = host.run(initrd, QByteArray(kScript).replace("ENGINE", engine));
        const auto guard = qScopeGuard([&] {
            if (QTest::currentTestFailed()) {
                qWarning("the host said: %s", outcome.log.constData());
            }
        });
        QVERIFY(outcome.ended);
        qInfo("%lld s", static_cast<long long>(outcome.seconds));
        const HostOutcome::Part guest = outcome.part("guest");
        QCOMPARE(guest.status, 0);
        QVERIFY(guest.output.contains("disk: written outside"));
        QVERIFY(guest.output.contains("network: 1"));
        QVERIFY(outcome.part("disk").output.startsWith("written inside"));
    }
};

QTEST_GUILESS_MAIN(HostsKvmTest)
#include "kvm_test.moc"
