// SPDX-License-Identifier: BSD-2-Clause
// Debian's kernel, unmodified, is moved between the processor's virtualization and the software CPU while it computes, with a disk and a
// network: on our own module, then on KVM. A host's processor belongs to one of them, so that no guest is moved from one to the other.
#include <QRegularExpression>
#include <QTest>
#include <utility>

#include "tests/hosts/apiary_on_host.h"
#include "tests/hosts/emulated_host.h"
#include "tests/hosts/kernel_module.h"
#include "tests/machine/guest_session.h"

using namespace apiary::testing;

namespace {

// moved ENGINE: a guest that boots on ENGINE. It computes the same sum again and again while it goes to the software CPU and back, and says
// at the end how often that was another. Where it is has to be what the helper says.
constexpr char kGuest[] = R"sh(
troubles() {
    dmesg | grep -E 'BUG:|WARNING: CPU|Oops|general protection|page fault|unchecked MSR' | grep -vE 'lockup|stall'
}
truncate -s 16M /tmp/disk
mkfifo /tmp/keys
said() {
    started=$(date +%s)
    while ! grep -q "$1" /tmp/said; do
        [ $(($(date +%s) - started)) -lt 600 ] || { cat /tmp/said; apiaryctl registers "$guest"; return 1; }
        usleep 200000
    done
}
move() {
    apiaryctl engine "$guest" "$1" >/tmp/engine && grep "^$1 " /tmp/engine
}
moved() {
    guest=$1
    apiaryctl create "$guest" --engine "$guest,soft" --cpus 2 --memory 192M --kernel /guest/vmlinux --initrd /guest/initrd.gz \
        --append "console=ttyS0 quiet no_timer_check" --disk /tmp/disk --net user && apiaryctl start "$guest" || return
    : >/tmp/said
    apiaryctl console "$guest" </tmp/keys >>/tmp/said 2>&1 &
    console=$!
    exec 3>/tmp/keys
    said 'root@apiary' || return
    echo 'sum() { head -c 100000 /bin/sha256sum | sha256sum; }' >&3
    echo '(first=$(sum); n=0; bad=0; while [ ! -e /stop ]; do [ "$(sum)" = "$first" ] || bad=$((bad+1)); n=$((n+1)); echo computes; done >/dev/console; echo "rounds: $n wr''ong: $bad") &' >&3
    said 'computes' || return
    for turn in 1 2 3 4; do
        move soft || return
        usleep $((turn * 400000))
        move "$guest" || return
        usleep $((turn * 200000))
    done
    echo 'touch /stop; wait' >&3
    said 'wrong: ' || return
    echo 'ip link set eth0 up; ip address add 10.0.2.15/24 dev eth0; echo net''work: $(ping -c 1 10.0.2.2 | grep -c "1 packets received")' >&3
    echo 'echo "written on '$guest'" | dd of=/dev/vda bs=512 seek=8; sync; poweroff' >&3
    wait $console
    status=$?
    exec 3>&-
    grep -v computes /tmp/said
    dd if=/tmp/disk bs=512 skip=8 count=1 2>/dev/null | tr -d '\0'
    return $status
}
load apiary-vmm
part vmm moved vmm
part unload rmmod apiary_vmm
load irqbypass kvm ccp kvm-amd
part kvm moved kvm
part troubles troubles
part helper cat /tmp/apiaryd.log
)sh";

}  // namespace

class HostsMovingTest : public QObject {
    Q_OBJECT

private slots:
    void guest_movedWhileItComputes_isRightAllTheTime() {
        if (!GuestSession::has("trixie")) {
            QSKIP("no guest: tools/guest/make-guest makes it");
        }
        EmulatedHost host(Emulator::Qemu);
        if (const QString missing = host.missing(); !missing.isEmpty()) {
            QSKIP(qPrintable(missing));
        }
        Initrd initrd;
        QVERIFY(add_apiary(initrd) && add_apiary_module(initrd) && initrd.add_modules({"irqbypass", "kvm", "ccp", "kvm-amd"}));
        for (const QString& file : {QString("vmlinux"), QString("initrd.gz")}) {
            QVERIFY(initrd.add_file(guest_directory() + "/trixie/" + file, "/guest/" + file));
        }
        host.set_cpus(2);
        host.set_patience(3'600'000);
        const HostOutcome outcome = host.run(std::move(initrd), QByteArray(kStartHelper) + kGuest);
        QVERIFY2(outcome.ended, outcome.log);
        for (const char* engine : {"vmm", "kvm"}) {
            const HostOutcome::Part part = outcome.part(engine);
            qInfo("%lld s the guest on %s and soft", static_cast<long long>(part.seconds), engine);
            QVERIFY2(part.status == 0, outcome.log);
            static const QRegularExpression right("rounds: [1-9]\\d* wrong: 0\r?\n");
            QVERIFY2(right.match(QString::fromUtf8(part.output)).hasMatch(), part.output);
            QVERIFY2(part.output.contains("network: 1") && part.output.contains(QByteArray("\nwritten on ") + engine), part.output);
        }
        QCOMPARE(outcome.part("unload").status, 0);
        QVERIFY2(outcome.part("troubles").status == 1, outcome.log);
    }
};

QTEST_GUILESS_MAIN(HostsMovingTest)
#include "moving_test.moc"
