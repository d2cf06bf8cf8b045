// SPDX-License-Identifier: BSD-2-Clause
// The small guests of tests/guests on both engines of a host with AMD-V. That host's processor is QEMU's, which does not do all that
// they ask for; so KVM is the measure: what passes there has to pass on our module.
#include <QDir>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>
#include <algorithm>

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

// By turns: what is measured is the same, whatever else goes on. Instructions are what time goes by there.
constexpr char kCosts[] = R"sh(
cost() {
    part "$1$2" apiaryctl run --engine "$1" --kernel /small/exit_costs --debug-exit 0xf4 --no-reboot --memory 128M </dev/null
}
for turn in 1 2 3; do
    load apiary-vmm
    cost vmm $turn
    rmmod apiary_vmm
    load irqbypass kvm ccp kvm-amd
    cost kvm $turn
    rmmod kvm-amd ccp kvm irqbypass
done
)sh";

// Most of the timer's are waited for in a halt: each of the others costs a turn of the host's scheduler, on one CPU.
constexpr char kMillion[] = R"sh(
load apiary-vmm
part injected ticks 1000000
part timer apiaryctl run --engine vmm --kernel /small/timer_ticks --append "ticks=3000 halts=997000" --debug-exit 0xf4 --no-reboot \
    --memory 128M </dev/null
part unload rmmod apiary_vmm
)sh";

/// Medians by name of what `exit_costs` said on `engine` in all turns.
QMap<QString, qint64> costs(const HostOutcome& outcome, const QByteArray& engine) {
    QMap<QString, QList<qint64>> all;
    static const QRegularExpression line("^(\\w+) (\\d+)$", QRegularExpression::MultilineOption);
    for (const char turn : {'1', '2', '3'}) {
        auto matches = line.globalMatch(QString::fromUtf8(outcome.part(engine + turn).output));
        while (matches.hasNext()) {
            const auto match = matches.next();
            all[match.captured(1)] << match.captured(2).toLongLong();
        }
    }
    QMap<QString, qint64> medians;
    for (auto each = all.begin(); each != all.end(); ++each) {
        std::ranges::sort(*each);
        medians[each.key()] = each->at(each->size() / 2);
    }
    return medians;
}

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
        // A deadline may have passed before it is read. And QEMU runs an instruction that the one before it has changed as it was, when
        // that one was the first to write to its page (docs/kmod.md): KVM marks pages as written before they are, our module does not.
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

    void exits_costNoMoreThanOnKvm() {
        EmulatedHost host(Emulator::Qemu);
        if (const QString missing = host.missing(); !missing.isEmpty()) {
            QSKIP(qPrintable(missing));
        }
        host.set_time_by_instructions();
        Initrd initrd;
        QVERIFY(initrd.add_program(APIARYCTL) && add_apiary_module(initrd) && initrd.add_modules({"irqbypass", "kvm", "ccp", "kvm-amd"}) &&
                initrd.add_file(QString(GUESTS) + "/exit_costs", "/small/exit_costs"));
        const HostOutcome outcome = host.run(initrd, kCosts);
        QVERIFY(outcome.ended);
        const QMap<QString, qint64> vmm = costs(outcome, "vmm"), kvm = costs(outcome, "kvm");
        QCOMPARE(vmm.keys(), QStringList({"cpuid", "memory", "msr", "port"}));
        QCOMPARE(kvm.keys(), vmm.keys());
        QStringList dearer;
        for (const QString& each : vmm.keys()) {
            qInfo("%s: %lld instructions on vmm, %lld on kvm", qPrintable(each), vmm[each], kvm[each]);
            if (vmm[each] > kvm[each]) {
                dearer << each;
            }
        }
        QCOMPARE(dearer, QStringList());
    }

    void interrupts_byTheMillion_areNeitherLostNorDoubled() {
        EmulatedHost host(Emulator::Qemu);
        if (const QString missing = host.missing(); !missing.isEmpty()) {
            QSKIP(qPrintable(missing));
        }
        host.set_time_by_instructions();
        host.set_patience(3'600'000);
        Initrd initrd;
        QVERIFY(initrd.add_program(APIARYCTL) && initrd.add_program(QString(HOSTED) + "/ticks") && add_apiary_module(initrd) &&
                initrd.add_file(QString(GUESTS) + "/timer_ticks", "/small/timer_ticks"));
        const HostOutcome outcome = host.run(initrd, kMillion);
        QVERIFY(outcome.ended);
        qInfo("%lld s injected, %lld s of the timer", static_cast<long long>(outcome.part("injected").seconds),
              static_cast<long long>(outcome.part("timer").seconds));
        QVERIFY2(outcome.part("injected").status == 0, outcome.part("injected").output.constData());
        QVERIFY2(outcome.part("timer").status == kPass, outcome.part("timer").output.constData());
        QCOMPARE(outcome.part("unload").status, 0);
    }
};

QTEST_GUILESS_MAIN(HostsSmallGuestsTest)
#include "small_guests_test.moc"
