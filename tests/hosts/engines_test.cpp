// SPDX-License-Identifier: BSD-2-Clause
// Debian's kernel, unmodified, on both engines of a host with AMD-V and of one with VT-x: on our own module, and on KVM. And there what is
// done to the module by guests and monitors that mean no good.
#include <QRegularExpression>
#include <QTest>
#include <utility>

#include "tests/hosts/apiary_on_host.h"
#include "tests/hosts/emulated_host.h"
#include "tests/hosts/kernel_module.h"
#include "tests/machine/guest_session.h"

using namespace apiary::testing;

namespace {

// guest ENGINE CPUS [MARK]: with a disk, a network and a monitor in its sandbox; typed to when its shell is there. On a busy machine its
// kernel would give up on its timer, as the host's would.
constexpr char kGuest[] = R"sh(
truncate -s 16M /tmp/disk
mkfifo /tmp/keys
guest() {
    started=$(date +%s)
    name=$1$3
    printf 'written outside' | dd of=/tmp/disk conv=notrunc 2>/dev/null
    apiaryctl create "$name" --engine "$1" --cpus "$2" --memory 192M --kernel /guest/vmlinux --initrd /guest/initrd.gz \
        --append "console=ttyS0 quiet no_timer_check" --disk /tmp/disk --net user && apiaryctl start "$name" || return
    : >/tmp/said  # Before anybody looks for the last guest's words there.
    apiaryctl console "$name" </tmp/keys >>/tmp/said 2>&1 &
    exec 3>/tmp/keys
    while kill -0 $! && ! grep -q 'root@apiary' /tmp/said && [ $(($(date +%s) - started)) -lt PATIENCE ]; do usleep 200000; done 2>/dev/null
    grep -q 'root@apiary' /tmp/said || { cat /tmp/said; apiaryctl registers "$name"; apiaryctl kill "$name"; return 1; }
    apiaryctl registers "$name" >/tmp/registers
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
    dmesg | grep -E 'BUG|WARNING: CPU|Oops|general protection|page fault|unchecked MSR|memory corruption' | grep -vE 'lockup|stall'
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

// The monitor is killed KILLS times, mostly soon and seldom late, and leaves nothing behind: neither what holds the module nor what the
// module holds (it warns when it goes), nor a page pinned by anybody.
constexpr char kKills[] = R"sh(
killed() {
    for round in $(seq "$1"); do
        apiaryctl run --engine vmm --cpus 2 --memory 128M --kernel /guest/vmlinux --initrd /guest/initrd.gz \
            --append "console=ttyS0 quiet no_timer_check" </dev/null >/tmp/killed 2>&1 &
        moment=$((round * 104729 % 2000))
        usleep $((moment * moment))
        kill -9 $!
        wait $!
        rmmod apiary_vmm && load apiary-vmm || return
        echo 1 >/proc/sys/vm/stat_refresh  # Each CPU's own counts as well.
        awk '/^nr_foll_pin/ { pins[n++] = $2 } END { if (pins[0] != pins[1]) { print pins[0] - pins[1] " pins are left"; exit 1 } }' \
            /proc/vmstat || return
        [ "$round" != 10 ] || before=$(slab)
        after=$(slab)
    done
    # What grows at first has done so by the tenth round. 190 machines would leave more than this, if they left anything.
    [ "$after" -le $((${before:-$after} + 256)) ] || { echo "$before KiB became $after"; return 1; }
}
slab() {
    sed -n 's/^SUnreclaim: *\([0-9]*\) kB/\1/p' /proc/meminfo
}
part killed killed KILLS
)sh";

// With -icount QEMU may deliver an interrupt twice that KVM injects (docs/kmod.md), which not every kernel survives: KVM may try again.
constexpr char kEngines[] = R"sh(
guest_on_kvm() {
    guest kvm 1 || { [ -e /icount ] && guest kvm 1 again; }
}
part vmm guest vmm CPUS
part unload rmmod apiary_vmm
load irqbypass kvm KVM
part kvm guest_on_kvm
load apiary-vmm
part refusal apiaryctl run --engine vmm --kernel /guest/vmlinux
part unload-again rmmod apiary_vmm
part troubles troubles
part helper cat /tmp/apiaryd.log
)sh";

/// Debian builds no kernel with KASAN, kmemleak or lockdep. What its usual one can do: red zones and poison around and in slab objects
/// and in free pages, and guard pages for some.
constexpr char kWatchMemory[] = "slab_debug=FZP page_poison=1 kfence.sample_interval=10";

constexpr char kFuzz[] = R"sh(
calls() {
    for seed in $(seq 2 13); do
        fuzz $seed 100000 flip >/tmp/fuzz || { cat /tmp/fuzz; return 1; }
        rmmod apiary_vmm && load apiary-vmm || return
    done
    cat /tmp/fuzz
}
part calls calls
part unload rmmod apiary_vmm
part troubles troubles
)sh";

// VT-x without unrestricted guest.
constexpr char kRefusal[] = R"sh(
loaded() {
    dmesg | grep apiary-vmm:
}
part loaded loaded
part refusal apiaryctl run --engine vmm --kernel /guest/vmlinux
part unload rmmod apiary_vmm
part troubles troubles
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
    /// The quick row takes half a minute of CPU time. Those with kills are on a host with 2 CPUs that run side by side, begin with the
    /// programs, and have the kernel look for memory that is used after it was freed or beyond its end.
    void guest_runsOnOurModuleAndOnKvm_data() {
        QTest::addColumn<int>("emulator");
        QTest::addColumn<int>("kills");
        QTest::newRow("quick") << static_cast<int>(Emulator::Qemu) << 0;
        QTest::newRow("5 kills") << static_cast<int>(Emulator::Qemu) << 5;
        QTest::newRow("200 kills") << static_cast<int>(Emulator::Qemu) << 200;
        QTest::newRow("VT-x in Bochs") << static_cast<int>(Emulator::Bochs) << 0;
    }

    void guest_runsOnOurModuleAndOnKvm() {
        QFETCH(const int, emulator);
        QFETCH(const int, kills);
        Initrd initrd;
        if (!add_guest(initrd)) {
            return;
        }
        EmulatedHost host(static_cast<Emulator>(emulator));
        const bool is_qemu = emulator == static_cast<int>(Emulator::Qemu), quick = kills == 0;
        const QByteArray kvm_module = is_qemu ? "kvm-amd" : "kvm-intel";
        const int cpus = quick ? 1 : 2;
        QVERIFY(initrd.add_modules({"irqbypass", "kvm", "ccp", kvm_module}));
        QByteArray script = kStartHelper + QByteArray(kGuest);
        if (quick) {
            host.set_time_by_instructions();
        } else {
            host.set_cpus(2);
            host.set_parameters(kWatchMemory);
            script += QByteArray(kPrograms) + kKills;
        }
        script = (script + kEngines).replace("PATIENCE", quick && is_qemu ? "20" : "600").replace("KILLS", QByteArray::number(kills));
        script = script.replace("CPUS", QByteArray::number(cpus)).replace("KVM", is_qemu ? "ccp kvm-amd" : "kvm-intel");
        const HostOutcome outcome = run(host, initrd, script, !quick);
        if (!outcome.ended) {
            return;
        }
        const HostOutcome::Part vmm = outcome.part("vmm"), kvm = outcome.part("kvm");
        qInfo("%lld s the guest on vmm, %lld s on kvm", static_cast<long long>(vmm.seconds), static_cast<long long>(kvm.seconds));
        if (!quick) {
            const HostOutcome::Part killed = outcome.part("killed");
            qInfo("%lld s for %d kills", static_cast<long long>(killed.seconds), kills);
            QVERIFY2(killed.status == 0, killed.output.constData());
        }
        QCOMPARE(guest_trouble(vmm, "vmm", cpus), QString());
        // Every field that the module shows has a name here.
        static const QRegularExpression fields("\nfields: [1-9]\\d+ 0\n");
        QVERIFY(fields.match(QString::fromUtf8(vmm.output)).hasMatch());
        QCOMPARE(guest_trouble(kvm, "kvm", 1), QString());
        // KVM has the processor while it is loaded.
        QVERIFY(outcome.part("refusal").status != 0 && outcome.part("refusal").output.contains("another hypervisor has"));
        QCOMPARE(outcome.part("unload-again").status, 0);
    }

    /// Every call with arguments of all kinds, from several threads: some 20 minutes of CPU time, other numbers each time round.
    void calls_ofEveryKind_areSurvived() {
        EmulatedHost host(Emulator::Qemu);
        host.set_cpus(2);
        host.set_parameters(kWatchMemory);
        host.set_patience(3'600'000);
        const HostOutcome outcome = run(host, Initrd(), QByteArray(kPrograms) + kFuzz, true);
        if (outcome.ended) {
            qInfo("%lld s the calls", static_cast<long long>(outcome.part("calls").seconds));
            QCOMPARE(outcome.part("calls").status, 0);
        }
    }

    /// Intel's first processors with EPT.
    void module_withoutUnrestrictedGuest_refusesInWords() {
        Initrd initrd;
        if (!add_guest(initrd)) {
            return;
        }
        EmulatedHost host(Emulator::Bochs);
        host.set_model("corei5_lynnfield_750");
        host.set_parameters("idle=halt");  // Its local timer stops in the sleep that Linux would choose.
        const HostOutcome outcome = run(host, initrd, kRefusal, false);
        if (!outcome.ended) {
            return;
        }
        QVERIFY(outcome.part("loaded").output.contains("this CPU cannot run real mode in a guest (no unrestricted guest)"));
        const HostOutcome::Part refusal = outcome.part("refusal");
        QVERIFY(refusal.status != 0);
        for (const char* words : {"cannot run real mode", "use the engine soft", "VT-x without unrestricted guest"}) {
            QVERIFY2(refusal.output.contains(words), refusal.output.constData());
        }
    }

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
    /// Our programs and Debian's kernel; false when that cannot be had, and the test is skipped or has failed.
    static bool add_guest(Initrd& initrd) {
        add_guest_or_fail(initrd);
        return !QTest::currentTestFailed() && GuestSession::has("trixie");
    }
    static void add_guest_or_fail(Initrd& initrd) {
        if (!GuestSession::has("trixie")) {
            QSKIP("no guest: tools/guest/make-guest makes it");
        }
        QVERIFY(add_apiary(initrd));
        for (const QString& file : {QString("vmlinux"), QString("initrd.gz")}) {
            QVERIFY(initrd.add_file(guest_directory() + "/trixie/" + file, "/guest/" + file));
        }
    }

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
