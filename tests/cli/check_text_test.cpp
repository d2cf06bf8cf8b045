// SPDX-License-Identifier: BSD-2-Clause
// Assessments and explanations as people read them.
#include "backend/cli/check_text.h"

#include <QTest>

#include "backend/host/assess.h"

using namespace apiary;
using cli::TextStyle;
using cli::wrapped;
using host::Assessment;
using host::Capability;
using host::Group;
using host::Sureness;
using host::Verdict;

namespace {

QString q(const std::string& text) {
    return QString::fromStdString(text);
}

Assessment machine() {
    Assessment assessment = {.processor = "Some CPU", .system = "Linux 6.1", .summary = "This machine can do much."};
    assessment.capabilities = {{.id = "ept",
                                .name = "EPT",
                                .finding = {Verdict::Present, Sureness::Likely, "the processor's number"},
                                .meaning = "what it is for",
                                .works = "full speed"},
                               {.id = "vtx",
                                .name = "VT-x",
                                .finding = {Verdict::SwitchedOff, Sureness::Certain, "MSR 3Ah"},
                                .meaning = "hardware virtualization",
                                .works = "the software CPU",
                                .remedy = "switch it on in the firmware"},
                               {.id = "avx", .name = "AVX", .meaning = "vectors"},
                               {.id = "memory",
                                .name = "Memory",
                                .group = Group::Software,
                                .finding = {Verdict::Present, Sureness::Certain, "/proc/meminfo"},
                                .value = "8.0 GiB",
                                .meaning = "guests' RAM"}};
    assessment.engines = {{.name = "kvm", .fit = host::Fit::Off, .why = "VT-x is off"},
                          {.name = "soft", .fit = host::Fit::Limited, .sureness = Sureness::Likely, .why = "slow"}};
    return assessment;
}

}  // namespace

class CheckTextTest : public QObject {
    Q_OBJECT
private slots:
    void text_isWrappedAtSpaces_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("columns");
        QTest::addColumn<QString>("lines");
        const auto row = [](const char* text, int columns, const char* lines) {
            QTest::addRow("%s at %d", text, columns) << text << columns << lines;
        };
        row("", 10, "\n");
        row("one two three", 0, "one two three\n");
        row("one two three", 13, "one two three\n");
        row("one two three", 12, "one two\n  three\n");
        row("one two three", 7, "one two\n  three\n");
        row("one two three", 6, "one\n  two\n  three\n");
        row("incomprehensibilities a", 8, "incomprehensibilities\n  a\n");
        row("\u00e4\u00e4\u00e4 \u00f6\u00f6\u00f6", 7, "\u00e4\u00e4\u00e4 \u00f6\u00f6\u00f6\n");
    }
    void text_isWrappedAtSpaces() {
        QFETCH(QString, text);
        QFETCH(int, columns);
        QFETCH(QString, lines);
        QCOMPARE(q(wrapped(text.toStdString(), 0, 2, static_cast<std::size_t>(columns))), lines);
    }

    void assessment_isATable() {
        QCOMPARE(q(cli::assessment_text(machine(), {}, false)),
                 QString("Some CPU, Linux 6.1\n"
                         "This machine can do much.\n"
                         "\n"
                         "Processor\n"
                         "EPT                 present       full speed [likely; the processor's number]\n"
                         "VT-x                switched off  the software CPU [MSR 3Ah]\n"
                         "                                  remedy: switch it on in the firmware\n"
                         "AVX                 cannot tell\n"
                         "\n"
                         "Software\n"
                         "Memory              present       8.0 GiB [/proc/meminfo]\n"
                         "\n"
                         "Engines\n"
                         "kvm                 switched off  VT-x is off\n"
                         "soft                limited       slow [likely]\n"));
    }

    void verbose_tellsWhatEachIsFor() {
        const QString text = q(cli::assessment_text(machine(), {}, true));
        QVERIFY2(text.contains("\n                                  hardware virtualization\n"
                               "                                  remedy: switch"),
                 qPrintable(text));
        QVERIFY(text.contains("cannot tell\n                                  vectors\n"));
    }

    void terminal_isNotWrittenBeyond() {
        for (const std::size_t columns : {64u, 80u, 100u}) {
            for (const QString& line : q(cli::assessment_text(machine(), {.columns = columns}, true)).split('\n')) {
                QVERIFY2(line.size() <= static_cast<qsizetype>(columns), qPrintable(line));
            }
        }
    }

    void terminal_thatIsTooNarrow_hasRoomForTheTextAllTheSame() {
        const QString text = q(cli::assessment_text(machine(), {.columns = 10}, false));
        QVERIFY2(text.contains("present       full speed"), qPrintable(text));
    }

    void colour_isOnVerdictsAndHeadingsAlone() {
        QVERIFY(!q(cli::assessment_text(machine(), {.columns = 80}, true)).contains('\x1b'));
        QString text = q(cli::assessment_text(machine(), {.colour = true}, true));
        QVERIFY2(text.contains("\x1b[32mpresent       \x1b[0mfull speed"), qPrintable(text));
        QVERIFY(text.contains("\x1b[33mswitched off  \x1b[0m"));
        QVERIFY(text.contains("\x1b[1mProcessor\x1b[0m\n"));
        QCOMPARE(text.remove(QRegularExpression("\x1b\\[[0-9]*m")), q(cli::assessment_text(machine(), {}, true)));
    }

    void explanation_hasCauseRemedyAndSource() {
        const auto found = host::explain("vm_create: File exists\nvm exit[0]\n");
        QCOMPARE(found.size(), std::size_t{2});
        const QString text = q(cli::explanations_text(found, {}));
        QVERIFY2(text.startsWith("vm_create: File exists\n  cause:  "), qPrintable(text));
        QVERIFY(text.contains("\n  remedy: as root: bhyvectl --destroy --vm=NAME\n  source: FreeBSD "));
        QVERIFY(text.contains("\n\nvm exit[0]\n  cause:  "));
        QVERIFY(text.endsWith(" [a guess]\n"));
    }

    void output_thatIsNoTerminal_hasNoStyle() {
        std::FILE* const file = std::tmpfile();
        QVERIFY(file != nullptr);
        const TextStyle style = cli::style_of(::fileno(file));
        QVERIFY(style.columns == 0 && !style.colour);
        std::fclose(file);
    }
};

QTEST_GUILESS_MAIN(CheckTextTest)
#include "check_text_test.moc"
