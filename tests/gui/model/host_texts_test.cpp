// SPDX-License-Identifier: BSD-2-Clause
// What the helper says of machines and messages, in another language.
#include "gui/model/host_texts.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QSet>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include "backend/host/explain.h"
#include "gui/model/assessment_rows.h"
#include "gui/model/explanation_texts.h"
#include "gui/model/words.h"
#include "tests/gui/model/recorded_machine.h"
#include "tests/hostsetup/host_rig.h"

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

/// With a MarkingTranslator, the texts that the window has no translation for.
class Untranslated {
public:
    void look(const std::string& text) {
        if (!text.empty() && !host_text(text).startsWith(u'<')) {
            texts_ << qt(text);
        }
    }
    [[nodiscard]] QString texts() const { return QStringList(texts_.values()).join(u'\n'); }

private:
    QSet<QString> texts_;
};

/// The finished translations that a file (.ts) has of what the helper says.
QHash<QString, QString> translations_in(const QString& path) {
    QHash<QString, QString> found;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return found;
    }
    QString context;
    QString source;
    for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
        if (!xml.isStartElement()) {
            continue;
        }
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation") && context == QLatin1String("HostTexts") &&
                   !xml.attributes().hasAttribute(QLatin1String("type"))) {
            found.insert(source, xml.readElementText());
        }
    }
    return found;
}

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
        Untranslated missing;
        const auto look = [&](const std::string& text) { missing.look(text); };
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
        QCOMPARE(missing.texts(), QString());
    }

    /// As they are, and where there is something against every step.
    void texts_ofAllRecordedSystems_haveTranslations() {
        using hostsetup::test::RecordedTree;
        MarkingTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        Untranslated missing;
        const auto look = [&](const std::string& text) { missing.look(text); };
        const auto look_at = [&](const RecordedTree& tree, hostsetup::LiveHost& host) {
            auto setups = hostsetup::test::opened(tree, &host);
            const auto state = setups.state("olga");
            QVERIFY(state && !state->steps.empty());
            for (const auto& step : state->steps) {
                look(step.text);
                look(step.reason);
                look(step.file ? "" : step.before);
                look(step.file ? "" : step.after);
                if (step.obstacle) {
                    look(step.obstacle->cause);
                    look(step.obstacle->remedy);
                }
            }
            for (const auto& note : state->notes) {
                look(note.text);
                look(note.remedy);
            }
        };
        for (const char* name : hostsetup::test::kTrees) {
            const RecordedTree tree(name);
            hostsetup::test::PretendedHost host;
            look_at(tree, host);
            host.now.installed = {"ext4"};
            host.now.virtualization = hostsetup::Kernel::Virtualization::None;
            for (const char* gone :
                 {"usr/bin/apt-get", "usr/local/sbin/pkg", "usr/local/etc/rc.d/apiaryd", "etc/systemd"}) {
                std::filesystem::remove_all(tree.at(gone));
            }
            hostsetup::test::write_text(tree.at("etc/rc.conf"), "x=\"");
            hostsetup::test::write_text(tree.at("etc/group"), "root:x:0:\n");
            look_at(tree, host);
            hostsetup::test::write_text(tree.at("etc/group"), std::string(1, '\0'));
            look_at(tree, host);
        }
        QCoreApplication::removeTranslator(&translator);
        QCOMPARE(missing.texts(), QString());
    }

    /// As a whole: a pattern that happens to fit would translate the one half of it.
    void texts_ofAllMessages_haveTranslations() {
        QSet<QString> said;
        for (const host::Message* message : host::all_messages()) {
            said << QString::fromUtf8(message->cause) << QString::fromUtf8(message->remedy);
        }
        QSet<QString> known;
        for (const char* text : explanation_texts()) {
            QVERIFY2(!known.contains(QString::fromUtf8(text)), text);
            known << QString::fromUtf8(text);
        }
        QVERIFY(!said.isEmpty());
        QVERIFY2(known.contains(said), qPrintable(QStringList((said - known).values()).join(u'\n')));
        QVERIFY2(said.contains(known),
                 qPrintable(QStringList((known - said).values()).join(u'\n')));  // No longer said.
        MarkingTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        for (const QString& text : said) {
            QCOMPARE(host_text(text.toStdString()), u'<' + text + u'>');
        }
        QCoreApplication::removeTranslator(&translator);
    }

    void languages_haveEveryText_data() {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(TRANSLATIONS));
        for (const QString& name : folder.entryList({QStringLiteral("apiary_*.ts")})) {
            if (name != QLatin1String("apiary_en.ts")) {  // Which has plurals alone.
                QTest::newRow(qPrintable(name)) << folder.filePath(name);
            }
        }
    }
    void languages_haveEveryText() {
        QFETCH(QString, path);
        const QHash<QString, QString> translations = translations_in(path);
        for (const QString& text : known_host_texts()) {
            const QString translation = translations.value(text);
            QVERIFY2(!translation.isEmpty(), qPrintable(text));
            for (const QString& name : {QStringLiteral("%1"), QStringLiteral("%2"), command_in(text)}) {
                QVERIFY2(name.isEmpty() || translation.count(name) == text.count(name), qPrintable(translation));
            }
        }
    }
};

QTEST_GUILESS_MAIN(HostTextsTest)
#include "host_texts_test.moc"
