// SPDX-License-Identifier: BSD-2-Clause
// What this computer can run, as its helper judges it.
#include "gui/host/machine_page.h"

#include <QScrollArea>
#include <algorithm>
#include <memory>

#include "gui/host/row_details.h"
#include "gui/model/assessment_rows.h"
#include "gui/widget/command_line_view.h"
#include "tests/gui/host/host_fixture.h"

using namespace apiary;
using namespace apiary::gui;
using namespace apiary::tests;

namespace {

struct Fixture {
    explicit Fixture(const std::string& socket) : connection(socket) {
        page = std::make_unique<MachinePage>(connection.helper);
        page->resize(900, 600);
        page->show();
    }
    [[nodiscard]] bool shows_rows() const {
        return QTest::qWaitFor([this] { return !rows_of(*page).isEmpty(); }, kLongMs);
    }
    [[nodiscard]] QString button() const { return child<QAbstractButton>(*page, "again")->text().remove(u'&'); }

    Connection connection;
    std::unique_ptr<MachinePage> page;
};

}  // namespace

class MachinePageTest : public QObject {
    Q_OBJECT

private slots:
    void check_ofThisComputer_hasARowForEachCapabilityAndEngine() {
        const RunningDaemon daemon;
        const auto check = daemon.call<api::host::Check>();
        QVERIFY(check.has_value());
        const Fixture fixture(daemon.socket());
        QVERIFY(fixture.connection.connected && fixture.shows_rows());
        const auto rows = rows_of(*fixture.page);
        QCOMPARE(static_cast<std::size_t>(rows.size()),
                 check->assessment.capabilities.size() + check->assessment.engines.size());
        for (const QTreeWidgetItem* row : rows) {
            QVERIFY2(!row->text(0).isEmpty() && !row->text(1).isEmpty() && !row->icon(1).isNull(),
                     qPrintable(row->text(0)));
        }
        QCOMPARE(said(*fixture.page, "first_sentence"), engine_sentence(fixture.connection.helper.facts()->engines));
        const QString sentences = said(*fixture.page, "sentences");
        QVERIFY(sentences.contains(qt(check->assessment.summary)));
        QVERIFY(sentences.contains(nesting_sentence(check->assessment)));
        QCOMPARE(said(*fixture.page, "note").isEmpty(), !check->msrs.empty());
        QVERIFY(fixture.page->told().isEmpty());
    }

    void rows_byTheKeyboard_showEachInDetail() {
        const RunningDaemon daemon;
        const Fixture fixture(daemon.socket());
        QVERIFY(fixture.shows_rows());
        QVERIFY(QTest::qWaitForWindowActive(fixture.page.get()));
        fixture.page->focus_rows();
        auto* list = child<QTreeWidget>(*fixture.page, "rows");
        QTRY_VERIFY(list->hasFocus());
        const auto rows = rows_of(*fixture.page);
        list->setCurrentItem(rows[0]);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (list->currentItem()->parent() == nullptr) {  // A heading.
                QCOMPARE(said(*fixture.page, "name"), rows[i - 1]->text(0));
                QTest::keyClick(list, Qt::Key_Down);
            }
            QCOMPARE(list->currentItem(), rows[i]);
            QCOMPARE(said(*fixture.page, "name"), rows[i]->text(0));
            QVERIFY(said(*fixture.page, "verdict").startsWith(rows[i]->text(1)));
            QVERIFY(!said(*fixture.page, "meaning").isEmpty());
            QTest::keyClick(list, Qt::Key_Down);
        }
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY(fixture.page->findChild<RowDetails*>()->hasFocus());
    }

    /// One sees whole what is said, and need not guess that there is more.
    void details_areWrappedAndNeverCut() {
        const RunningDaemon daemon;
        const Fixture fixture(daemon.socket());
        QVERIFY(fixture.shows_rows());
        for (const int width : {700, 1200}) {
            fixture.page->resize(width, 600);
            for (QTreeWidgetItem* row : rows_of(*fixture.page)) {
                child<QTreeWidget>(*fixture.page, "rows")->setCurrentItem(row);
                for (const char* name :
                     {"value", "meaning", "works", "remedy", "source", "first_sentence", "sentences"}) {
                    const auto* label = child<QLabel>(*fixture.page, name);
                    if (label->isVisible()) {
                        QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), name);
                    }
                }
                QVERIFY(fixture.page->findChild<RowDetails*>()->widget()->width() <=
                        fixture.page->findChild<RowDetails*>()->viewport()->width());
            }
        }
    }

    void capability_thatIsAskedFor_isChosenWhenItIsKnown() {
        const RunningDaemon daemon;
        const Fixture fixture(daemon.socket());
        fixture.page->choose(QStringLiteral("tap"));
        QVERIFY(fixture.shows_rows());
        QTRY_COMPARE(said(*fixture.page, "name"), QStringLiteral("Tap devices"));
        fixture.page->choose(QStringLiteral("long_mode"));
        QCOMPARE(said(*fixture.page, "name"), QStringLiteral("Long mode"));
        fixture.page->choose(QStringLiteral("no such thing"));
        QCOMPARE(said(*fixture.page, "name"), QStringLiteral("Long mode"));
        click(*fixture.page, "again");
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.page->is_asking(), kLongMs);
        QCOMPARE(said(*fixture.page, "name"), QStringLiteral("Long mode"));
    }

    void report_isCopiedAsTheHelperHasIt() {
        const RunningDaemon daemon;
        const Fixture fixture(daemon.socket());
        QVERIFY(!child<QAbstractButton>(*fixture.page, "copy_report")->isEnabled());
        QVERIFY(fixture.shows_rows());
        QApplication::clipboard()->clear();
        click(*fixture.page, "copy_report");
        const QString report = QApplication::clipboard()->text();
        QVERIFY2(report.startsWith(QStringLiteral("Apiary ")) && report.contains(QStringLiteral("long_mode")),
                 qPrintable(report));
        QCOMPARE(report, fixture.page->report());
    }

    void command_isShown() {
        const RunningDaemon daemon;
        const Fixture fixture(daemon.socket());
        QVERIFY(fixture.shows_rows());
        click(*fixture.page, "show_command");
        const auto views = fixture.page->findChildren<CommandLineView*>();
        const QString wanted = QStringLiteral("apiaryctl --socket %1 check").arg(qt(daemon.socket()));
        QVERIFY(std::ranges::any_of(views, [&](const CommandLineView* view) { return view->command() == wanted; }));
    }

    void remedy_withACommand_offersItForCopying() {
        RowDetails details;
        details.resize(400, 400);
        details.show();
        details.show_row({.id = QStringLiteral("tap"),
                          .group = {},
                          .name = QStringLiteral("Tap devices"),
                          .mark = Mark::Bad,
                          .verdict = QStringLiteral("Missing"),
                          .sureness = QStringLiteral("Likely"),
                          .value = {},
                          .meaning = QStringLiteral("<b>Meaning</b>"),
                          .works = {},
                          .remedy = QStringLiteral("As root: modprobe tun."),
                          .source = {},
                          .command = QStringLiteral("modprobe tun")});
        QCOMPARE(said(details, "verdict"), QStringLiteral("Missing (likely)"));
        QCOMPARE(child<QLabel>(details, "meaning")->textFormat(), Qt::PlainText);
        auto* command = child<CommandLineView>(details, "remedy_command");
        QVERIFY(command->isVisible());
        command->findChild<QAbstractButton*>()->click();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("modprobe tun"));
        details.show_row({.id = QStringLiteral("x"),
                          .group = {},
                          .name = QStringLiteral("X"),
                          .verdict = {},
                          .sureness = {},
                          .value = {},
                          .meaning = {},
                          .works = {},
                          .remedy = {},
                          .source = {},
                          .command = {}});
        QVERIFY(!command->isVisible());
        QVERIFY(said(details, "meaning").isEmpty());
    }

    void helper_thatIsLost_leavesWhatWasKnown() {
        RunningDaemon daemon;
        const Fixture fixture(daemon.socket());
        QVERIFY(fixture.shows_rows());
        const auto before = rows_of(*fixture.page).size();
        daemon.end(SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.page->told().contains(QStringLiteral("last known")), kLongMs);
        QCOMPARE(rows_of(*fixture.page).size(), before);
        QVERIFY(!child<QAbstractButton>(*fixture.page, "again")->isEnabled());
        QVERIFY(child<QAbstractButton>(*fixture.page, "copy_report")->isEnabled());
        QVERIFY(daemon.start());
        QTRY_VERIFY_WITH_TIMEOUT(fixture.page->told().isEmpty(), kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.button(), QStringLiteral("Check again"), kLongMs);
        QVERIFY(child<QAbstractButton>(*fixture.page, "again")->isEnabled());
    }

    void helper_thatIsNotThere_isExplained() {
        RunningDaemon daemon;
        daemon.end(SIGKILL);
        Helper helper(api::Helper{.system = false, .session = false, .socket = daemon.socket()});
        MachinePage page(helper);
        page.show();
        helper.open();
        QTRY_VERIFY_WITH_TIMEOUT(page.told().contains(QStringLiteral("apiaryd")), kLongMs);
        QVERIFY(!page.told().contains(QStringLiteral("last known")));
        QVERIFY(daemon.start());
        QTRY_VERIFY_WITH_TIMEOUT(!rows_of(page).isEmpty(), kLongMs);
        QVERIFY(page.told().isEmpty());
    }

    void helper_thatIsOlder_isToldToBe() {
        const OddHelper odd(
            {{api::host::Check::kName, OddHelper::error("org.varlink.service.MethodNotFound",
                                                        {{"method", std::string(api::host::Check::kName)}})}});
        const Fixture fixture(odd.path());
        QTRY_VERIFY_WITH_TIMEOUT(fixture.page->told().contains(QStringLiteral("older")), kLongMs);
        QVERIFY(rows_of(*fixture.page).isEmpty());
        QVERIFY(child<QAbstractButton>(*fixture.page, "again")->isEnabled());
    }

    void check_thatIsRefused_saysWhoMay() {
        const OddHelper odd(
            {{api::host::Check::kName, OddHelper::error("io.apiary.Host.NotPermitted",
                                                        {{"cause", "somebody may not ask for facts about this host"},
                                                         {"remedy", "ask an administrator"},
                                                         {"detail", "it is for: root"},
                                                         {"method", std::string(api::host::Check::kName)}})}});
        const Fixture fixture(odd.path());
        QTRY_VERIFY_WITH_TIMEOUT(fixture.page->told().contains(QStringLiteral("may not ask")), kLongMs);
        QVERIFY(fixture.page->told().contains(QStringLiteral("Ask an administrator.")));
    }

    void answer_thatMakesNoSense_isTold() {
        const OddHelper odd({{api::host::Check::kName, R"({"parameters":{"assessment":7}})"}});
        const Fixture fixture(odd.path());
        QTRY_VERIFY_WITH_TIMEOUT(fixture.page->told().contains(QStringLiteral("makes no sense")), kLongMs);
    }

    void check_thatTakesLong_canBeCancelled() {
        const OddHelper odd({});
        const Fixture fixture(odd.path());
        QVERIFY(fixture.connection.connected);
        QTRY_COMPARE(fixture.button(), QStringLiteral("Cancel"));
        click(*fixture.page, "again");
        QVERIFY(!fixture.page->is_asking());
        QCOMPARE(fixture.button(), QStringLiteral("Check again"));
        QVERIFY(fixture.page->told().isEmpty());
        click(*fixture.page, "again");
        QVERIFY(fixture.page->is_asking());
    }
};

QTEST_MAIN(MachinePageTest)
#include "machine_page_test.moc"
