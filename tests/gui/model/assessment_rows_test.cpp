// SPDX-License-Identifier: BSD-2-Clause
// Machines as people read of them.
#include "gui/model/assessment_rows.h"

#include <QSet>
#include <QTest>
#include <algorithm>

#include "tests/gui/model/recorded_machine.h"

using namespace apiary;
using namespace apiary::gui;
using apiary::tests::recorded_machine;
using apiary::tests::recorded_machines;

namespace {

api::host::Assessment machine(const char* file) {
    return recorded_machine(std::filesystem::path(MACHINES) / file);
}

AssessmentRow row(const QList<AssessmentRow>& rows, const char* id) {
    const auto found = std::ranges::find(rows, QString::fromLatin1(id), &AssessmentRow::id);
    return found == rows.end() ? AssessmentRow{} : *found;
}

api::host::Engine engine(const char* name, bool available, const char* reason = "") {
    return {.name = name,
            .available = available,
            .reason = available ? std::nullopt : std::optional<std::string>(reason),
            .description = ""};
}

}  // namespace

class AssessmentRowsTest : public QObject {
    Q_OBJECT

private slots:
    void rows_ofAllRecordedMachines_areWholeAndGrouped() {
        QVERIFY(recorded_machines().size() >= 40);
        for (const auto& file : recorded_machines()) {
            const auto rows = assessment_rows(recorded_machine(file));
            QVERIFY2(!rows.isEmpty(), file.c_str());
            QSet<QString> ids;
            QStringList groups;
            for (const AssessmentRow& each : rows) {
                QVERIFY2(!each.name.isEmpty() && !each.verdict.isEmpty() && !each.meaning.isEmpty(), file.c_str());
                QVERIFY2(!ids.contains(each.id), qPrintable(each.id));
                ids << each.id;
                if (groups.isEmpty() || groups.back() != each.group) {
                    QVERIFY2(!groups.contains(each.group), qPrintable(each.group));
                    groups << each.group;
                }
                QVERIFY2(each.command.isEmpty() || each.remedy.contains(each.command, Qt::CaseInsensitive),
                         qPrintable(each.command));
            }
        }
    }

    void verdict_hasAMarkAndWords() {
        const auto off = assessment_rows(machine("freebsd-amd-switched-off.txt"));
        QCOMPARE(row(off, "amdv").mark, Mark::Warning);
        QCOMPARE(row(off, "amdv").verdict, QStringLiteral("Switched off in the firmware"));
        QVERIFY(row(off, "amdv").remedy.contains(QStringLiteral("SVM Mode")));
        QCOMPARE(row(off, "amdv").command, QString());
        QCOMPARE(row(assessment_rows(machine("freebsd-amd-vmm-refuses.txt")), "amdv").command,
                 QStringLiteral("kldload vmm"));
        const auto nehalem = assessment_rows(machine("freebsd-intel-nehalem-e5530.txt"));
        QCOMPARE(row(nehalem, "ept").mark, Mark::Good);
        QCOMPARE(row(nehalem, "ept").sureness, QString());
        QCOMPARE(row(nehalem, "unrestricted_guest").mark, Mark::Bad);
        QCOMPARE(row(nehalem, "engine bhyve").mark, Mark::Warning);
        QVERIFY(row(nehalem, "engine bhyve").works.contains(QStringLiteral("one CPU")));
        QVERIFY(row(nehalem, "engine bhyve").works.contains(QStringLiteral("UEFI")));
        QCOMPARE(mark_of(machine("freebsd-intel-nehalem-e5530.txt")), Mark::Warning);
        QCOMPARE(mark_of(machine("amd-zen2-matisse.txt")), Mark::Good);
    }

    void nesting_isAnsweredWithWhatFollows() {
        QVERIFY(nesting_sentence(machine("freebsd-intel-nehalem-e5530.txt"))
                    .contains(QStringLiteral("no virtual machine")));
        api::host::Assessment inside = machine("freebsd-intel-nehalem-e5530.txt");
        const auto bare = std::ranges::find(inside.capabilities, "bare_metal", &api::host::Capability::id);
        QVERIFY(bare != inside.capabilities.end());
        bare->verdict = api::host::Verdict::Missing;
        bare->value = "inside KVM";
        bare->works = "guests on the software CPU";
        QCOMPARE(nesting_sentence(inside),
                 QStringLiteral("It is a virtual machine itself (inside KVM). What works in it: "
                                "Guests on the software CPU."));
        QCOMPARE(row(assessment_rows(inside), "bare_metal").mark, Mark::Warning);
        bare->verdict = api::host::Verdict::Unknown;
        QVERIFY(nesting_sentence(inside).contains(QStringLiteral("cannot be told")));
        QVERIFY(nesting_sentence({}).contains(QStringLiteral("cannot be told")));
    }

    void engine_isToldWithItsReason() {
        QCOMPARE(engine_sentence({}), QString());
        QCOMPARE(
            engine_sentence({engine("soft", true)}),
            QStringLiteral("Guests run on the built-in software CPU: it is the only engine that this version of Apiary "
                           "has."));
        QCOMPARE(
            engine_sentence({engine("kvm", true), engine("soft", true)}),
            QStringLiteral("Guests run on this computer’s processor, with the engine kvm: it is the best engine that "
                           "there is."));
        QCOMPARE(
            engine_sentence({engine("kvm", false, "there is no /dev/kvm %1"), engine("soft", true)}),
            QStringLiteral("Guests run on the built-in software CPU, as no better engine can be used (kvm: there is no "
                           "/dev/kvm %1)."));
        QVERIFY(engine_sentence({engine("kvm", false, "no")}).startsWith(QStringLiteral("No guest can run here")));
    }

    void engine_thatIsChosen_isTheFirstThatIsThere() {
        const std::vector<api::host::Engine> engines = {engine("kvm", false, "no"), engine("bhyve", true),
                                                        engine("soft", true)};
        QCOMPARE(chosen_engine(engines), &engines[1]);
        const auto nehalem = machine("freebsd-intel-nehalem-e5530.txt");
        QVERIFY(chosen_fit(engines, nehalem) != nullptr && chosen_fit(engines, nehalem)->one_cpu);
        QVERIFY(chosen_fit({engine("other", true)}, nehalem) == nullptr);
        QVERIFY(chosen_engine({}) == nullptr && chosen_fit({}, nehalem) == nullptr);
    }

    void command_isFoundInTheRemedy_data() {
        QTest::addColumn<QString>("remedy");
        QTest::addColumn<QString>("command");
        QTest::newRow("root") << "as root: modprobe kvm_intel" << "modprobe kvm_intel";
        QTest::newRow("root, sentence") << "As root: modprobe kvm_intel." << "modprobe kvm_intel";
        QTest::newRow("then more") << "as root: usermod -aG kvm USER; then log in again" << "usermod -aG kvm USER";
        QTest::newRow("at last") << "in the set-up switch on \"X\", save; then kldload vmm" << "kldload vmm";
        QTest::newRow("alone") << "kldload vmm" << "kldload vmm";
        QTest::newRow("with a file") << "as root: echo madvise > /sys/kernel/mm/x/enabled"
                                     << "echo madvise > /sys/kernel/mm/x/enabled";
        QTest::newRow("with dots") << "allow it: sysctl net.link.tap.user_open=1" << "sysctl net.link.tap.user_open=1";
        QTest::newRow("two") << "modprobe -r kvm_amd && modprobe kvm_amd npt=1, if the processor has it"
                             << "modprobe -r kvm_amd && modprobe kvm_amd npt=1";
        QTest::newRow("in a sentence") << "ip -d link show NAME tells; give another" << "ip -d link show NAME";
        QTest::newRow("before a list") << "ip link, ip address or ip route shows it" << "ip link";
        QTest::newRow("before another") << "as root: modprobe kvm_intel (or kvm_amd)" << "modprobe kvm_intel";
        QTest::newRow("words") << "log in again; then look" << "";
        QTest::newRow("none") << "none: it takes another processor" << "";
        QTest::newRow("nothing") << "" << "";
    }
    void command_isFoundInTheRemedy() {
        QFETCH(QString, remedy);
        QFETCH(QString, command);
        QCOMPARE(command_in(remedy), command);
    }
};

QTEST_GUILESS_MAIN(AssessmentRowsTest)
#include "assessment_rows_test.moc"
