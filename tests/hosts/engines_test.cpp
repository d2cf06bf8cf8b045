// SPDX-License-Identifier: BSD-2-Clause
// Debian's kernel, unmodified, on both engines of a host with AMD-V: on our own module, and on KVM. And, there and on one with VT-x, what
// is done to the module by guests and monitors that mean no good.
#include <QRegularExpression>
#include <QTest>
#include <utility>

#include "tests/hosts/apiary_on_host.h"
#include "tests/hosts/emulated_host.h"
#include "tests/hosts/kernel_module.h"
#include "tests/machine/guest_session.h"

using namespace apiary::testing;

namespace {

// guest ENGINE CPUS: with a disk, a network and a monitor in its sandbox; typed to when its shell is there. On a busy machine its
// kernel would give up on its timer, as the host's would.
constexpr char kGuest[] = R"sh(
truncate -s 16M /tmp/disk
mkfifo /tmp/keys
guest() {
    started=$(date +%s)
    printf 'written outside' | dd of=/tmp/disk conv=notrunc 2>/dev/null
    apiaryctl create "$1" --engine "$1" --cpus "$2" --memory 192M --kernel /guest/vmlinux --initrd /guest/initrd.gz \
        --append "console=ttyS0 quiet no_timer_check" --disk /tmp/disk --net user && apiaryctl start "$1" || return
    : >/tmp/said  # Before anybody looks for the last guest's words there.
    apiaryctl console "$1" </tmp/keys >>/tmp/said 2>&1 &
    exec 3>/tmp/keys
    while kill -0 $! && ! grep -q 'root@apiary' /tmp/said && [ $(($(date +%s) - started)) -lt PATIENCE ]; do usleep 200000; done 2>/dev/null
    grep -q 'root@apiary' /tmp/said || { cat /tmp/said; apiaryctl registers "$1"; apiaryctl kill "$1"; return 1; }
    apiaryctl registers "$1" >/tmp/registers
    echo 'echo dis''k: $(head -c 15 /dev/vda); echo "written on '$1'" | dd of=/dev/vda bs=512 seek=8; sync' >&3
    echo 'ip link set eth0 up; ip address add 10.0.2.15/24 dev eth0; echo net''work: $(ping -c 1 10.0.2.2 | grep -c "1 packets received")' >&3
    echo 'echo cpus: $(nproc); poweroff' >&3
    wait $!
    status=$?
    exec 3>&-
    cat /tmp/said
    dd if=/tmp/disk bs=512 skip=8 count=1 2>/dev/null | tr -d '\0'
    echo "fields: $(grep -c '^vmc[bs]\.[a-z]' /tmp/registers) $(grep -c '^vmc[bs]\.0' /tmp/registers)"
    return $status
}
)sh";

// Come before everything else. A busy machine makes the host believe that its CPUs are stuck: lockups and stalls are none of ours.
constexpr char kTroubles[] = R"sh(
troubles() {
    dmesg | grep -E 'BUG:|WARNING: CPU|Oops|general protection|page fault|unchecked MSR' | grep -vE 'lockup|stall'
}
load apiary-vmm
)sh";
constexpr char kPrograms[] = R"sh(
part smoke smoke
part escapes escapes
part bad_input bad_input
part fuzz fuzz 1 5000
part ticks ticks 5000
)sh";

constexpr char kKills[] = R"sh(
# The monitor is killed at any moment, KILLS times, and leaves nothing that holds the module.
killed() {
    for round in $(seq "$1"); do
        apiaryctl run --engine vmm --cpus 2 --memory 128M --kernel /guest/vmlinux --initrd /guest/initrd.gz \
            --append "console=ttyS0 quiet no_timer_check" </dev/null >/tmp/killed 2>&1 &
        usleep $((round * 104729 % 1500000))
        kill -9 $!
        wait $!
        rmmod apiary_vmm && load apiary-vmm || return
    done
}
part killed killed KILLS
)sh";

constexpr char kEngines[] = R"sh(
part vmm guest vmm CPUS
part unload rmmod apiary_vmm
load irqbypass kvm ccp kvm-amd
part kvm guest kvm 1
load apiary-vmm
part refusal apiaryctl run --engine vmm --kernel /guest/vmlinux
part unload-again rmmod apiary_vmm
part troubles troubles
part helper cat /tmp/apiaryd.log
)sh";

/// Why `part` is not that of a guest that did as it was told; empty when it is.
QString guest_trouble(const HostOutcome::Part& part, const QByteArray& engine, int cpus) {
    if (part.status != 0) {
        return QString("it ended with %1").arg(part.status);
    }
    for (const QByteArray& line : {QByteArray("disk: written outside"), QByteArray("network: 1"), "cpus: " + QByteArray::number(cpus), "\nwritten on " + engine}) {
        if (!part.output.contains(line)) {
            return "it did not say " + line;
        }
    }
    return "";
}

}  // namespace

class HostsEnginesTest : public QObject {
    Q_OBJECT

private slots:
    /// The quick row takes a minute of CPU time. The others are on a host with 2 CPUs that run side by side, and begin with the
    /// programs and with monitors that are killed.
    void guest_runsOnOurModuleAndOnKvm_data() {
        QTest::addColumn<int>("kills");
        QTest::newRow("quick") << 0;
        QTest::newRow("5 kills") << 5;
        QTest::newRow("200 kills") << 200;
    }

    void guest_runsOnOurModuleAndOnKvm() {
        QFETCH(const int, kills);
        if (!GuestSession::has("trixie")) {
            QSKIP("no guest: tools/guest/make-guest makes it");
        }
        const bool quick = kills == 0;
        const int cpus = quick ? 1 : 2;
        Initrd initrd;
        QVERIFY(add_apiary(initrd) && initrd.add_modules({"irqbypass", "kvm", "ccp", "kvm-amd"}));
        for (const QString& file : {QString("vmlinux"), QString("initrd.gz")}) {
            QVERIFY(initrd.add_file(guest_directory() + "/trixie/" + file, "/guest/" + file));
        }
        EmulatedHost host(Emulator::Qemu);
        QByteArray script = kStartHelper;
        if (quick) {
            host.set_time_by_instructions();
            script += QByteArray(kGuest).replace("PATIENCE", "60");
        } else {
            host.set_cpus(2);
            script += QByteArray(kPrograms) + QByteArray(kGuest).replace("PATIENCE", "600") + QByteArray(kKills).replace("KILLS", QByteArray::number(kills));
        }
        const HostOutcome outcome =
            run(host, initrd, script + QByteArray(kEngines).replace("CPUS", QByteArray::number(cpus)), !quick);
        if (!outcome.ended) {
            return;
        }
        const HostOutcome::Part vmm = outcome.part("vmm"), kvm = outcome.part("kvm");
        qInfo("%lld s the guest on vmm, %lld s on kvm", static_cast<long long>(vmm.seconds), static_cast<long long>(kvm.seconds));
        QVERIFY(quick || outcome.part("killed").status == 0);
        QCOMPARE(guest_trouble(vmm, "vmm", cpus), QString());
        // Every field that the module shows has a name here.
        static const QRegularExpression fields("\nfields: [1-9]\\d+ 0\n");
        QVERIFY(fields.match(QString::fromUtf8(vmm.output)).hasMatch());
        QCOMPARE(guest_trouble(kvm, "kvm", 1), QString());
        // KVM has the processor while it is loaded.
        QVERIFY(outcome.part("refusal").status != 0 && outcome.part("refusal").output.contains("another hypervisor has"));
        QCOMPARE(outcome.part("unload-again").status, 0);
    }

    /// Bochs keeps the host's interrupts from a guest that has IF clear, so that no kernel and no kill is tried there (docs/kmod.md).
    void module_doesAsItShould_data() {
        QTest::addColumn<int>("emulator");
        QTest::newRow("AMD-V in QEMU") << static_cast<int>(Emulator::Qemu);
        QTest::newRow("VT-x in Bochs") << static_cast<int>(Emulator::Bochs);
    }
    void module_doesAsItShould() {
        QFETCH(const int, emulator);
        EmulatedHost host(static_cast<Emulator>(emulator));
        host.set_cpus(2);
        (void)run(host, Initrd(), QByteArray(kPrograms) + "part unload rmmod apiary_vmm\npart troubles troubles\n", true);
    }

private:
    /// What all hosts have to do: the module that comes and goes, a silent kernel, and maybe the programs. Not ended: skipped, or failed.
    static HostOutcome run(const EmulatedHost& host, Initrd initrd, const QByteArray& script, bool programs) {
        HostOutcome outcome;
        run(host, std::move(initrd), script, programs, outcome);
        if (QTest::currentTestFailed()) {
            qWarning("the host said: %s", outcome.log.constData());
            outcome.ended = false;
        }
        return outcome;
    }
    static void run(const EmulatedHost& host, Initrd initrd, const QByteArray& script, bool programs, HostOutcome& outcome) {
        if (const QString missing = host.missing(); !missing.isEmpty()) {
            QSKIP(qPrintable(missing));
        }
        const QStringList names = programs ? QStringList{"smoke", "escapes", "bad_input", "fuzz", "ticks"} : QStringList();
        QVERIFY(add_apiary_module(initrd));
        for (const QString& program : names) {
            QVERIFY(initrd.add_program(QString(HOSTED) + '/' + program));
        }
        outcome = host.run(std::move(initrd), kTroubles + script);
        QVERIFY(outcome.ended);
        qInfo("%lld s in all", static_cast<long long>(outcome.seconds));
        for (const QString& part : names + QStringList{"unload"}) {
            QVERIFY2(outcome.part(part.toUtf8()).status == 0, qPrintable(part));
        }
        QCOMPARE(outcome.part("troubles").status, 1);
    }
};

QTEST_GUILESS_MAIN(HostsEnginesTest)
#include "engines_test.moc"
