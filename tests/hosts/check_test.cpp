// SPDX-License-Identifier: BSD-2-Clause
// apiaryctl check on hosts that are not what the tests run on.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>
#include <QTest>
#include <algorithm>

#include "tests/hosts/apiary_on_host.h"
#include "tests/hosts/emulated_host.h"

using apiary::testing::add_apiary;
using apiary::testing::EmulatedHost;
using apiary::testing::Emulator;
using apiary::testing::host_file;
using apiary::testing::HostOutcome;
using apiary::testing::Initrd;
using apiary::testing::kStartHelper;

namespace {

/// What was printed, as "name: verdict" of each capability and "engine NAME: fit" of each engine.
QMap<QString, QString> verdicts(const HostOutcome::Part& part) {
    const QJsonObject said = QJsonDocument::fromJson(part.output).object();
    QMap<QString, QString> result;
    for (const QJsonValue& each : said["capabilities"].toArray()) {
        result[each["id"].toString()] = each["verdict"].toString();
    }
    for (const QJsonValue& each : said["engines"].toArray()) {
        result["engine " + each["name"].toString()] = each["fit"].toString();
    }
    return result;
}

/// How sure it is of capability `id`.
QString sureness(const HostOutcome::Part& part, const QString& id) {
    const QJsonArray all = QJsonDocument::fromJson(part.output).object()["capabilities"].toArray();
    const auto found = std::ranges::find_if(all, [&](const QJsonValue& each) { return each["id"].toString() == id; });
    return found == all.end() ? QString() : (*found).toObject()["sureness"].toString();
}

using Expected = QMap<QString, QString>;

/// Of those in `expected`, which are otherwise.
QStringList differences(const Expected& found, const Expected& expected) {
    QStringList result;
    for (auto each = expected.begin(); each != expected.end(); ++each) {
        if (found[each.key()] != each.value()) {
            result << each.key() + ": " + found[each.key()] + " instead of " + each.value();
        }
    }
    return result;
}

}  // namespace

class HostsCheckTest : public QObject {
    Q_OBJECT

private slots:
    void check_tellsWhatTheProcessorOffers_data() {
        QTest::addColumn<int>("emulator");
        QTest::addColumn<QByteArray>("module");
        QTest::addColumn<QString>("hardware");
        QTest::addColumn<QString>("bare_sureness");
        QTest::addColumn<Expected>("offers");
        QTest::newRow("AMD-V in QEMU") << static_cast<int>(Emulator::Qemu) << QByteArray("kvm-amd") << "amdv" << "likely"
                                       << Expected{{"long_mode", "present"}, {"amdv", "present"},  {"nested_paging", "present"},
                                                   {"nrip_save", "missing"}, {"avic", "missing"},  {"x2apic", "present"},
                                                   {"popcnt", "present"},    {"xsave", "present"}, {"bare_metal", "missing"}};
        QTest::newRow("VT-x in Bochs") << static_cast<int>(Emulator::Bochs) << QByteArray("kvm-intel") << "vtx" << "certain"
                                       << Expected{{"long_mode", "present"},          {"vtx", "present"},    {"ept", "present"},
                                                   {"unrestricted_guest", "present"}, {"vpid", "present"},   {"x2apic", "present"},
                                                   {"popcnt", "present"},             {"xsave", "present"}};
    }

    /// Without any module, with the one that shows registers to a helper that is root, and with KVM.
    void check_tellsWhatTheProcessorOffers() {
        QFETCH(const int, emulator);
        QFETCH(const QByteArray, module);
        QFETCH(const QString, hardware);
        QFETCH(const QString, bare_sureness);
        QFETCH(const Expected, offers);
        const EmulatedHost host(static_cast<Emulator>(emulator));
        if (const QString missing = host.missing(); !missing.isEmpty()) {
            QSKIP(qPrintable(missing));
        }
        Initrd initrd;
        QVERIFY(add_apiary(initrd) && initrd.add_modules({"msr", "irqbypass", "kvm", "ccp", module}));
        const HostOutcome outcome = host.run(initrd, R"(
release=$(uname -r)
mkdir -p /lib/modules/$release
echo "kernel/arch/x86/kvm/)" + module + R"(.ko:" >/lib/modules/$release/modules.dep
part bare apiaryctl --json check
load msr
)" + kStartHelper + R"(
part registers apiaryctl --json check
load irqbypass kvm
[ )" + module + R"( = kvm-intel ] || load ccp
load )" + module + R"(
part loaded apiaryctl --json check
)");
        QVERIFY(outcome.ended);
        const auto guard = qScopeGuard([&] {
            if (QTest::currentTestFailed()) {
                qWarning("the host said: %s", outcome.log.constData());
            }
        });
        qInfo("%lld s", static_cast<long long>(outcome.seconds));
        Expected bare = offers, loaded = offers;
        bare.insert({{"kernel_module", "missing"}, {"device", "missing"}, {"engine soft", "limited"}, {"engine kvm", "full"}});
        loaded.insert({{"kernel_module", "present"}, {"device", "present"}, {"engine soft", "limited"}, {"engine kvm", "full"}});
        QCOMPARE(differences(verdicts(outcome.part("bare")), bare), QStringList());
        QCOMPARE(differences(verdicts(outcome.part("registers")), bare), QStringList());
        // Whether the firmware has switched it off is in a register; Linux hides VT-x then.
        QCOMPARE(sureness(outcome.part("bare"), hardware), bare_sureness);
        QCOMPARE(sureness(outcome.part("registers"), hardware), QString("certain"));
        QVERIFY(outcome.part("bare").output.contains("\"note\""));
        QVERIFY(!outcome.part("registers").output.contains("\"note\""));
        QCOMPARE(differences(verdicts(outcome.part("loaded")), loaded), QStringList());
    }
};

QTEST_GUILESS_MAIN(HostsCheckTest)
#include "check_test.moc"
