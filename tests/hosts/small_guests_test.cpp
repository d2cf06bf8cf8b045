// SPDX-License-Identifier: BSD-2-Clause
// The small guests of tests/guests on both engines of a host with AMD-V. That host's processor is QEMU's, which does not do all that
// they ask for; so KVM is the measure: what passes there has to pass on our module.
#include <QDir>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>

#include "tests/hosts/apiary_on_host.h"
#include "tests/hosts/emulated_host.h"
#include "tests/hosts/kernel_module.h"

using namespace apiary::testing;

namespace {

constexpr int kPass = 33;  ///< What guests' verdict of lib/base.h comes to.

// Each line "ENGINE GUEST CPUS: STATUS", and what a guest that failed said last. QEMU never comes back from entering a guest that has PG
// and LME without PAE, on KVM either, which long_transition tries.
constexpr char kScript[] = R"sh(
run() {
    timeout 200 apiaryctl run --engine "$1" --cpus "$3" --kernel "/small/$2" --debug-exit 0xf4 --no-reboot --memory 128M --timeout 60 \
        </dev/null >/tmp/out 2>&1
    status=$?
    echo "$1 $2 $3: $status"
    [ $status = 33 ] || tail -n 3 /tmp/out
}
all() {
    for guest in /small/*; do
        guest=${guest##*/}
        case $guest in
            hostile_* | triple_fault | long_transition) ;;
            processors* | locked | cross_modifying) run "$1" "$guest" 2 ;;
            *) run "$1" "$guest" 1 ;;
        esac
    done
}
load apiary-vmm
all vmm
part unload rmmod apiary_vmm
load irqbypass kvm ccp kvm-amd
all kvm
)sh";

/// Status by "GUEST CPUS" of those that ran on `engine`.
QMap<QString, int> statuses(const QByteArray& log, const QString& engine) {
    const QRegularExpression line("^" + engine + " (\\S+ \\d): (\\d+)$", QRegularExpression::MultilineOption);
    QMap<QString, int> found;
    auto matches = line.globalMatch(QString::fromUtf8(log));
    while (matches.hasNext()) {
        const auto match = matches.next();
        found[match.captured(1)] = match.captured(2).toInt();
    }
    return found;
}

}  // namespace

class HostsSmallGuestsTest : public QObject {
    Q_OBJECT

private slots:
    void guests_thatPassOnKvm_passOnOurModule() {
        const EmulatedHost host(Emulator::Qemu);
        if (const QString missing = host.missing(); !missing.isEmpty()) {
            QSKIP(qPrintable(missing));
        }
        Initrd initrd;
        QVERIFY(initrd.add_program(APIARYCTL) && add_apiary_module(initrd) && initrd.add_modules({"irqbypass", "kvm", "ccp", "kvm-amd"}));
        for (const QString& name : QDir(GUESTS).entryList(QDir::Files)) {
            QVERIFY(name.contains('.') || initrd.add_file(QDir(GUESTS).filePath(name), "/small/" + name));
        }
        const HostOutcome outcome = host.run(initrd, kScript);
        const auto guard = qScopeGuard([&] {
            if (QTest::currentTestFailed()) {
                qWarning("the host said: %s", outcome.log.constData());
            }
        });
        QVERIFY(outcome.ended);
        const QMap<QString, int> vmm = statuses(outcome.log, "vmm"), kvm = statuses(outcome.log, "kvm");
        // A deadline may have passed before it is read. And why an instruction that the one before it has changed runs as it was, on our
        // module in this emulator, is not known yet (docs/kmod.md).
        const QStringList excepted = {"lapic_timer 1", "self_modifying 1"};
        int passed = 0;
        QStringList worse;
        for (auto each = kvm.begin(); each != kvm.end(); ++each) {
            passed += vmm[each.key()] == kPass;
            if (each.value() == kPass && vmm[each.key()] != kPass && !excepted.contains(each.key())) {
                worse << QString("%1: %2").arg(each.key()).arg(vmm[each.key()]);
            }
        }
        qInfo("%lld s, %d of %lld pass on vmm", static_cast<long long>(outcome.seconds), passed, static_cast<long long>(kvm.size()));
        QCOMPARE(worse, QStringList());
        QVERIFY(passed >= 20);
        QCOMPARE(outcome.part("unload").status, 0);
    }
};

QTEST_GUILESS_MAIN(HostsSmallGuestsTest)
#include "small_guests_test.moc"
