// SPDX-License-Identifier: BSD-2-Clause
// What the helper says of machines, in another language.
#include "gui/model/host_texts.h"

#include <QCoreApplication>
#include <QSet>
#include <QTest>
#include <QTranslator>

#include "gui/model/assessment_rows.h"
#include "gui/model/words.h"
#include "tests/gui/model/recorded_machine.h"

using namespace apiary;
using namespace apiary::gui;

namespace {

/// Knows every text that the window has for a translation, and marks it.
class MarkingTranslator : public QTranslator {
public:
    [[nodiscard]] QString translate(const char* context, const char* text, const char*, int) const override {
        if (QLatin1String(context) != QLatin1String("HostTexts") || !known_host_texts().contains(QLatin1String(text))) {
            return {};
        }
        return u'<' + QString::fromLatin1(text) + u'>';
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

}  // namespace

class HostTextsTest : public QObject {
    Q_OBJECT

private slots:
    void text_withoutTranslation_isAsItCame() {
        for (const char* text : {"guests on the software CPU, slowly", "inside KVM", "", "100 %1 %2", "see VT-x"}) {
            QCOMPARE(host_text(text), QLatin1String(text));
        }
    }

    void text_isTranslatedWithTheNamesInIt() {
        MarkingTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QCOMPARE(host_text("inside KVM"), QStringLiteral("<inside KVM>"));
        QCOMPARE(host_text("inside a virtual machine"), QStringLiteral("<inside a virtual machine>"));
        QCOMPARE(host_text("kvm_intel, interface 12"), QStringLiteral("<kvm_intel, interface 12>"));
        QCOMPARE(host_text("This machine can run guests on its processor: the processor has AMD-V."),
                 QStringLiteral("<This machine can run guests on its processor: <the processor has AMD-V>.>"));
        QCOMPARE(
            host_text("Probably: this machine can run guests on its processor: the processor has VT-x."),
            QStringLiteral("<Probably: <This machine can run guests on its processor: <the processor has VT-x>.>>"));
        QCOMPARE(host_text("inside %1 and %2"), QStringLiteral("<inside %1 and %2>"));
        QCOMPARE(host_text("what nobody knows"), QStringLiteral("what nobody knows"));
        QCoreApplication::removeTranslator(&translator);
    }

    /// So that none is forgotten when the helper learns to say more.
    void texts_ofAllRecordedMachines_haveTranslations() {
        MarkingTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QSet<QString> missing;
        const auto look = [&](const std::string& text) {
            if (!text.empty() && !host_text(text).startsWith(u'<')) {
                missing << qt(text);
            }
        };
        // Of the sources those that are words, not names of registers and files.
        const auto look_at_source = [&](const std::string& text) {
            if (text.starts_with("the") || text.contains(" which ")) {
                look(text);
            }
        };
        for (const auto& file : apiary::tests::recorded_machines()) {
            const auto assessment = apiary::tests::recorded_machine(file);
            look(assessment.summary);
            for (const auto& each : assessment.capabilities) {
                look(each.meaning);
                look(each.works.value_or(""));
                look(each.remedy.value_or(""));
                look_at_source(each.source.value_or(""));
            }
            for (const auto& each : assessment.engines) {
                look(each.why);
            }
        }
        QCoreApplication::removeTranslator(&translator);
        QVERIFY2(missing.isEmpty(), qPrintable(QStringList(missing.values()).join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(HostTextsTest)
#include "host_texts_test.moc"
