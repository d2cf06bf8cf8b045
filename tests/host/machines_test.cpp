// SPDX-License-Identifier: BSD-2-Clause
// Verdicts on machines that others recorded.
#include <QTest>
#include <algorithm>

#include "backend/host/assess.h"
#include "backend/host/recording.h"
#include "tests/host/machine_file.h"

using namespace apiary;
using namespace apiary::host;
using testing::MachineFile;

namespace {

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::Present: return "present";
        case Verdict::SwitchedOff: return "switched_off";
        case Verdict::Missing: return "missing";
        case Verdict::Unknown: return "unknown";
    }
    return {};
}

QString name_of(Sureness sureness) {
    switch (sureness) {
        case Sureness::Certain: return "certain";
        case Sureness::Likely: return "likely";
        case Sureness::Guess: return "guess";
    }
    return {};
}

QString name_of(Fit fit) {
    switch (fit) {
        case Fit::Full: return "full";
        case Fit::Limited: return "limited";
        case Fit::Off: return "off";
        case Fit::No: return "no";
        case Fit::Unknown: return "unknown";
    }
    return {};
}

const Capability* find_capability(const Assessment& assessment, const QString& id) {
    const auto found = std::ranges::find(assessment.capabilities, id.toStdString(), &Capability::id);
    return found == assessment.capabilities.end() ? nullptr : &*found;
}

const EngineFit* find_engine(const Assessment& assessment, const QString& name) {
    const auto found = std::ranges::find(assessment.engines, name.toStdString(), &EngineFit::name);
    return found == assessment.engines.end() ? nullptr : &*found;
}

/// What was found of what `expected` is about, in the same words and as many of them.
QString found_for(const Assessment& assessment, const QString& expected) {
    const QStringList words = expected.split(' ');
    const auto as_long = [&words](QStringList found) {
        while (found.size() > words.size()) {
            found.removeLast();
        }
        return found.join(' ');
    };
    if (words[0] == "inside") {
        const Capability* const bare_metal = find_capability(assessment, "bare_metal");
        return bare_metal != nullptr ? q(bare_metal->value) : QString();
    }
    if (words[0] == "engine" || words[0] == "one_cpu") {
        const EngineFit* const engine = find_engine(assessment, words.value(1));
        if (engine == nullptr) {
            return "no engine " + words.value(1);
        }
        return words[0] == "engine"
                   ? as_long({"engine", q(engine->name), name_of(engine->fit), name_of(engine->sureness)})
                   : (engine->one_cpu && engine->no_firmware ? "one_cpu " : "several CPUs on ") + q(engine->name);
    }
    const Capability* const found = find_capability(assessment, words[0]);
    return found == nullptr ? "no row " + words[0]
                            : as_long({words[0], name_of(found->finding.verdict), name_of(found->finding.sureness)});
}

}  // namespace

class MachinesTest : public QObject {
    Q_OBJECT

    static void add_machines() {
        QTest::addColumn<QString>("path");
        for (const QString& path : testing::machine_files()) {
            QTest::addRow("%s", qPrintable(QFileInfo(path).completeBaseName())) << path;
        }
    }
    static Assessment assessed(const QByteArray& recording) {
        const auto evidence = read_recording({recording.constData(), static_cast<std::size_t>(recording.size())});
        if (!evidence) {
            QTest::qFail(evidence.error().cause.c_str(), __FILE__, __LINE__);
            return {};
        }
        return assess(*evidence);
    }

private slots:
    void recordings_areEnoughAndOfEveryKind() {
        int intel = 0, amd = 0, virtual_machines = 0;
        for (const QString& path : testing::machine_files()) {
            const MachineFile file = testing::read_machine(path);
            intel += static_cast<int>(!file.expected.filter(QRegularExpression("^vtx ")).isEmpty());
            amd += static_cast<int>(!file.expected.filter(QRegularExpression("^amdv ")).isEmpty());
            virtual_machines += static_cast<int>(file.expected.contains("bare_metal missing certain"));
        }
        QVERIFY(testing::machine_files().size() >= 40);
        QVERIFY(intel >= 20 && amd >= 12 && virtual_machines >= 6);
    }

    void machine_isJudgedAsExpected_data() { add_machines(); }
    void machine_isJudgedAsExpected() {
        QFETCH(QString, path);
        const MachineFile file = testing::read_machine(path);
        QVERIFY(!file.machine.isEmpty() && !file.sources.isEmpty() && file.expected.size() >= 2);
        const Assessment assessment = assessed(file.recording);
        QStringList wrong;
        for (const QString& expected : file.expected) {
            if (const QString found = found_for(assessment, expected); found != expected) {
                wrong << "expected: " + expected + "; found: " + found;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void rows_saySourceAndWhatWorks_data() { add_machines(); }
    void rows_saySourceAndWhatWorks() {
        QFETCH(QString, path);
        const Assessment assessment = assessed(testing::read_machine(path).recording);
        QVERIFY(!assessment.summary.empty());
        for (const Capability& each : assessment.capabilities) {
            QVERIFY2(!each.name.empty() && !each.meaning.empty(), each.id.c_str());
            QCOMPARE(each.finding.source.empty(), !each.finding.known());
            const bool says_more =
                each.finding.verdict != Verdict::SwitchedOff && each.finding.verdict != Verdict::Missing;
            QVERIFY2(says_more || !each.works.empty(), each.id.c_str());
            QVERIFY2(each.finding.verdict != Verdict::SwitchedOff || !each.remedy.empty(), each.id.c_str());
        }
        for (const EngineFit& each : assessment.engines) {
            QVERIFY2(!each.why.empty(), each.name.c_str());
        }
    }

    void lineEnds_ofWindows_changeNothing_data() { add_machines(); }
    void lineEnds_ofWindows_changeNothing() {
        QFETCH(QString, path);
        QByteArray recording = testing::read_machine(path).recording;
        const Assessment one = assessed(recording);
        const Assessment other = assessed(recording.replace("\n", "\r\n"));
        QCOMPARE(q(other.summary), q(one.summary));
        QCOMPARE(other.capabilities.size(), one.capabilities.size());
        for (std::size_t i = 0; i < one.capabilities.size(); ++i) {
            QVERIFY2(other.capabilities[i].finding == one.capabilities[i].finding, one.capabilities[i].id.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(MachinesTest)
#include "machines_test.moc"
