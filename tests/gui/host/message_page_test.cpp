// SPDX-License-Identifier: BSD-2-Clause
// Messages that somebody does not understand.
#include "gui/host/message_page.h"

#include <QPlainTextEdit>
#include <QScrollArea>
#include <memory>

#include "gui/host/explanation_card.h"
#include "gui/widget/command_line_view.h"
#include "tests/gui/host/host_fixture.h"

using namespace apiary;
using namespace apiary::gui;
using namespace apiary::tests;

namespace {

struct Fixture {
    Fixture() : connection(daemon.socket()) {
        page = std::make_unique<MessagePage>(connection.helper);
        page->resize(800, 600);
        page->show();
    }
    [[nodiscard]] QPlainTextEdit* text() const { return child<QPlainTextEdit>(*page, "text"); }
    [[nodiscard]] QList<ExplanationCard*> cards() const {
        return child<QScrollArea>(*page, "cards")->isVisible() ? page->findChildren<ExplanationCard*>()
                                                               : QList<ExplanationCard*>();
    }
    [[nodiscard]] bool gets(qsizetype count) const {
        return QTest::qWaitFor([&] { return !page->is_asking() && cards().size() == count; }, kLongMs);
    }
    [[nodiscard]] bool is_told(const char* words) const {
        return QTest::qWaitFor([&] { return page->told().contains(QLatin1String(words)); }, kLongMs);
    }
    [[nodiscard]] QString command() const {
        for (auto* dialog : page->findChildren<QDialog*>()) {
            delete dialog;
        }
        click(*page, "show_command");
        return page->findChildren<CommandLineView*>().back()->command();
    }

    RunningDaemon daemon;
    Connection connection;
    std::unique_ptr<MessagePage> page;
};

const QString kNotInitialised =
    QStringLiteral("vmx_init: processor does not support desired primary processor-based controls");

}  // namespace

class MessagePageTest : public QObject {
    Q_OBJECT

private slots:
    void message_thatIsTyped_isExplained() {
        const Fixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(fixture.page.get()));
        fixture.page->focus_text();
        QTest::keyClicks(QApplication::focusWidget(), kNotInitialised);
        QVERIFY(!fixture.page->is_asking());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(fixture.gets(1));
        const auto known = fixture.daemon.call<api::host::Explain>({.text = kNotInitialised.toStdString()});
        QVERIFY(known && known->explanations.size() == 1);
        const QWidget& card = *fixture.cards().front();
        QCOMPARE(said(card, "line"), kNotInitialised);
        QCOMPARE(said(card, "cause"), sentence(qt(known->explanations.front().cause)));
        QCOMPARE(said(card, "remedy"), sentence(qt(known->explanations.front().remedy)));
        QCOMPARE(said(card, "source"), qt(known->explanations.front().source));
        QVERIFY(!said(card, "sureness").isEmpty());
        QVERIFY(fixture.page->told().isEmpty());
    }

    void log_withSeveralMessages_hasACardForEach() {
        const Fixture fixture;
        QApplication::clipboard()->setText(
            QStringLiteral("boot\nkvm: disabled by bios\nmore\n%1\nvm_create: No such file or "
                           "directory\nend\n")
                .arg(kNotInitialised));
        fixture.text()->paste();
        const auto known =
            fixture.daemon.call<api::host::Explain>({.text = QApplication::clipboard()->text().toStdString()});
        QVERIFY(known && known->explanations.size() >= 2);
        QVERIFY(fixture.gets(static_cast<qsizetype>(known->explanations.size())));
        for (const QWidget* card : fixture.cards()) {
            for (const char* name : {"line", "cause", "remedy", "source"}) {
                const auto* label = child<QLabel>(*card, name);
                QCOMPARE(label->textFormat(), Qt::PlainText);
                QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), name);
            }
        }
        QVERIFY(fixture.page->findChild<QScrollArea*>()->widget()->width() <=
                fixture.page->findChild<QScrollArea*>()->viewport()->width());
    }

    void text_withNothingThatIsKnown_saysWhatToDo_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("prose") << QStringLiteral("all is well");
        QTest::newRow("noise") << QString(300'000, u'\x2603');
        QTest::newRow("controls") << QStringLiteral("\x01\x1b[31m\x7f");
    }
    void text_withNothingThatIsKnown_saysWhatToDo() {
        QFETCH(QString, text);
        const Fixture fixture;
        fixture.page->set_text(text);
        QVERIFY(fixture.is_told("No message that Apiary knows is in this text."));
        QVERIFY(fixture.page->told().contains(QStringLiteral("whole log")));
        QVERIFY(fixture.cards().isEmpty());
        fixture.page->set_text(kNotInitialised);
        QVERIFY(fixture.gets(1));
        QVERIFY(fixture.page->told().isEmpty());
    }

    void text_thatIsMissing_isAskedFor() {
        const Fixture fixture;
        click(*fixture.page, "ask");
        QVERIFY(fixture.is_told("There is no text yet."));
    }

    void log_thatIsTooLongForACall_isReadFromItsEnd() {
        const Fixture fixture;
        fixture.page->set_text(QStringLiteral("all is well\n").repeated(50'000) + kNotInitialised + u'\n');
        QVERIFY(fixture.gets(1));
        QVERIFY(said(*fixture.page, "cut").contains(QStringLiteral("last")));
    }

    void command_isThatWhichAsksTheSame() {
        const Fixture fixture;
        const QString start = QStringLiteral("apiaryctl --socket %1 explain ").arg(qt(fixture.daemon.socket()));
        QCOMPARE(fixture.command(), start + u'-');
        fixture.page->set_text(QStringLiteral("can't load vmm"));
        QCOMPARE(fixture.command(), start + QStringLiteral("'can'\\''t load vmm'"));
        fixture.page->set_text(QStringLiteral("-m: wrong"));
        QCOMPARE(fixture.command(), start + QStringLiteral("-- '-m: wrong'"));
        fixture.page->set_text(QStringLiteral("one\ntwo"));
        QCOMPARE(fixture.command(), start + u'-');
        fixture.page->open_file(machine_file("freebsd-amd-vmm-refuses.txt"));
        QTRY_VERIFY_WITH_TIMEOUT(fixture.page->text().size() > 100 && !fixture.page->is_asking(), kLongMs);
        QCOMPARE(fixture.command(), start + QStringLiteral("- <") + machine_file("freebsd-amd-vmm-refuses.txt"));
    }

    void helper_thatIsOlder_isToldToBe() {
        const OddHelper odd({{api::host::Explain::kName, OddHelper::error("org.varlink.service.InterfaceNotFound",
                                                                          {{"interface", "io.apiary.Host"}})}});
        Connection connection(odd.path());
        QVERIFY(connection.connected);
        MessagePage page(connection.helper);
        page.show();
        page.set_text(kNotInitialised);
        QTRY_VERIFY_WITH_TIMEOUT(page.told().contains(QStringLiteral("older")), kLongMs);
    }

    void question_thatTakesLong_canBeCancelled() {
        const OddHelper odd({});
        Connection connection(odd.path());
        MessagePage page(connection.helper);
        page.show();
        page.set_text(kNotInitialised);
        QVERIFY(page.is_asking());
        QCOMPARE(child<QAbstractButton>(page, "ask")->text().remove(u'&'), QStringLiteral("Cancel"));
        click(page, "ask");
        QVERIFY(!page.is_asking());
        QCOMPARE(page.text(), kNotInitialised);
    }
};

QTEST_MAIN(MessagePageTest)
#include "message_page_test.moc"
