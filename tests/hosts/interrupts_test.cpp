// SPDX-License-Identifier: BSD-2-Clause
// machine_interrupts_test on a host with AMD-V: there KVM's local APICs do all that they should, which cannot be said of every host's.
#include <QTest>

#include "tests/hosts/emulated_host.h"

using namespace apiary::testing;

namespace {

constexpr char kScript[] = R"sh(
load irqbypass kvm ccp kvm-amd
part interrupts machine_interrupts_test
)sh";

}  // namespace

class HostsInterruptsTest : public QObject {
    Q_OBJECT

private slots:
    void localApics_doTheSameWhoeverKeepsThem() {
        EmulatedHost host(Emulator::Qemu);
        host.set_time_by_instructions();
        if (const QString missing = host.missing(); !missing.isEmpty()) {
            QSKIP(qPrintable(missing));
        }
        Initrd initrd;
        QVERIFY(initrd.add_program(TEST) && initrd.add_modules({"irqbypass", "kvm", "ccp", "kvm-amd"}));
        QVERIFY(initrd.add_file(GUEST, GUEST));
        const HostOutcome outcome = host.run(initrd, kScript);
        const HostOutcome::Part part = outcome.part("interrupts");
        if (!outcome.ended || part.status != 0 || !part.output.contains(" 0 skipped")) {
            qWarning("the host said: %s", outcome.log.constData());
        }
        QVERIFY(outcome.ended);
        QCOMPARE(part.status, 0);
        QVERIFY(part.output.contains(" 0 skipped"));
        qInfo("%lld s in all, %lld of them the test", static_cast<long long>(outcome.seconds), static_cast<long long>(part.seconds));
    }
};

QTEST_GUILESS_MAIN(HostsInterruptsTest)
#include "interrupts_test.moc"
