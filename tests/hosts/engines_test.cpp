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
    apiaryctl console "$1" </tmp/keys >/tmp/said 2>&1 &
    exec 3>/tmp/keys
    while kill -0 $! && ! grep -q 'root@apiary' /tmp/said && [ $(($(date +%s) - started)) -lt 600 ]; do usleep 200000; done 2>/dev/null
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
    echo "took $(($(date +%s) - started)) s"
    return $status
}
)sh";

// Comes before everything else. A busy machine makes the host believe that its CPUs are stuck: lockups and stalls are none of ours.
constexpr char kPrograms[] = R"sh(
troubles() {
    dmesg | grep -E 'BUG:|WARNING: CPU|Oops|general protection|page fault|unchecked MSR' | grep -vE 'lockup|stall'
}
load apiary-vmm
part smoke smoke
part escapes escapes
part bad_input bad_input
)sh";

constexpr char kScript[] = R"sh(
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
part vmm guest vmm 2
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

/// What `part` says of its own time.
QString time_of(const HostOutcome::Part& part) {
    static const QRegularExpression took("\ntook (\\d+) s");
    return took.match(QString::fromUtf8(part.output)).captured(1) + " s";
}

}  // namespace

class HostsEnginesTest : public QObject {
    Q_OBJECT

private slots:
    void guest_runsOnOurModuleAndOnKvm_data() {
        QTest::addColumn<int>("kills");
        QTest::newRow("5 kills") << 5;
        QTest::newRow("200 kills") << 200;
    }

    void guest_runsOnOurModuleAndOnKvm() {
        QFETCH(const int, kills);
        if (!GuestSession::has("trixie")) {
            QSKIP("no guest: tools/guest/make-guest makes it");
        }
        Initrd initrd;
        QVERIFY(add_apiary(initrd) && initrd.add_modules({"irqbypass", "kvm", "ccp", "kvm-amd"}));
        for (const QString& file : {QString("vmlinux"), QString("initrd.gz")}) {
            QVERIFY(initrd.add_file(guest_directory() + "/trixie/" + file, "/guest/" + file));
        }
        const QByteArray script = QByteArray(kScript).replace("KILLS", QByteArray::number(kills));
        const HostOutcome outcome = run(Emulator::Qemu, initrd, QByteArray(kStartHelper) + kPrograms + kGuest + script);
        if (!outcome.ended) {
            return;
        }
        qInfo("%s the guest on vmm, %s on kvm", qPrintable(time_of(outcome.part("vmm"))), qPrintable(time_of(outcome.part("kvm"))));
        QCOMPARE(outcome.part("killed").status, 0);
        QCOMPARE(guest_trouble(outcome.part("vmm"), "vmm", 2), QString());
        // Every field that the module shows has a name here.
        static const QRegularExpression fields("\nfields: [1-9]\\d+ 0\n");
        QVERIFY(fields.match(QString::fromUtf8(outcome.part("vmm").output)).hasMatch());
        QCOMPARE(guest_trouble(outcome.part("kvm"), "kvm", 1), QString());
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
        (void)run(static_cast<Emulator>(emulator), Initrd(), QByteArray(kPrograms) + "part unload rmmod apiary_vmm\npart troubles troubles\n");
    }

private:
    /// What all hosts have to do: the programs, the module that goes, and a silent kernel. Not ended: skipped, or failed.
    static HostOutcome run(Emulator emulator, Initrd initrd, const QByteArray& script) {
        HostOutcome outcome;
        run(emulator, std::move(initrd), script, outcome);
        if (QTest::currentTestFailed()) {
            qWarning("the host said: %s", outcome.log.constData());
            outcome.ended = false;
        }
        return outcome;
    }
    static void run(Emulator emulator, Initrd initrd, const QByteArray& script, HostOutcome& outcome) {
        EmulatedHost host(emulator);
        if (const QString missing = host.missing(); !missing.isEmpty()) {
            QSKIP(qPrintable(missing));
        }
        QVERIFY(add_apiary_module(initrd));
        for (const QString& program : {QString("smoke"), QString("escapes"), QString("bad_input")}) {
            QVERIFY(initrd.add_program(QString(HOSTED) + '/' + program));
        }
        host.set_cpus(2);
        outcome = host.run(std::move(initrd), script);
        QVERIFY(outcome.ended);
        qInfo("%lld s in all", static_cast<long long>(outcome.seconds));
        for (const char* part : {"smoke", "escapes", "bad_input", "unload"}) {
            QVERIFY2(outcome.part(part).status == 0, part);
        }
        QCOMPARE(outcome.part("troubles").status, 1);
    }
};

QTEST_GUILESS_MAIN(HostsEnginesTest)
#include "engines_test.moc"
