// SPDX-License-Identifier: BSD-2-Clause
// What a guest is and how it ended, of a real one.
#include "gui/guest/overview_page.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

#include "gui/guest/crash_card.h"
#include "gui/model/statistics_feed.h"
#include "gui/widget/graph.h"
#include "tests/gui/guest/guest_fixture.h"

using namespace apiary;
using namespace apiary::gui;
using namespace apiary::tests;
using api::guests::State;

namespace {

struct Shown : GuestFixture {
    explicit Shown(const api::guests::Definition& definition = tiny())
        : GuestFixture(definition),
          feed(*helper, *guests),
          page(*helper, *guests, feed, QStringLiteral("web")) {
        page.resize(900, 700);
        page.show();
    }
    [[nodiscard]] QStringList texts() const {
        QStringList all;
        for (const auto* label : page.findChildren<QLabel*>()) {
            if (label->isVisible()) {
                all << label->text();
            }
        }
        return all;
    }
    /// Starts the guest and types at it once it is ready.
    [[nodiscard]] bool run_and_type(const std::string& text) {
        auto console = start() ? daemon.attach("web") : std::nullopt;
        if (!console || console->until("ready").ends_with("]")) {
            return false;
        }
        console->type(text);
        static_cast<void>(read_until(console->socket.get(), "panic", std::chrono::seconds(5)));
        return true;
    }
    [[nodiscard]] CrashCard& card() const { return *page.findChild<CrashCard*>(); }

    StatisticsFeed feed;
    OverviewPage page;
};

}  // namespace

class OverviewPageTest : public QObject {
    Q_OBJECT

private slots:
    void stopped_guest_showsWhatItIs() {
        api::guests::Definition definition = tiny();
        definition.description = "a <b>test</b>\nof two lines";
        Shown shown(definition);
        QVERIFY(shown.connected);
        QVERIFY(shown.texts().contains(QStringLiteral("a <b>test</b>\nof two lines")));
        QVERIFY(!shown.card().isVisible());
        QVERIFY(!shown.page.findChild<Graph*>()->isVisible());
    }

    void facts_whenTheDefinitionChanges_followIt() {
        Shown shown;
        const auto rows = shown.texts().size();
        QVERIFY(shown.change({.description = "new"}));
        QTRY_VERIFY_WITH_TIMEOUT(shown.texts().contains(QStringLiteral("new")), kLongMs);
        QCOMPARE(shown.texts().size(), rows + 2);
        QVERIFY(shown.change({}, {"description"}));
        QTRY_COMPARE_WITH_TIMEOUT(shown.texts().size(), rows, kLongMs);
    }

    void labels_ofFacts_standBesideTheirTexts() {
        api::guests::Definition definition = tiny();
        definition.description = std::string("a text that is long enough for a label to think about wrapping it");
        Shown shown(definition);
        QVERIFY(QTest::qWaitForWindowExposed(&shown.page));
        const auto labels = shown.page.findChildren<QLabel*>();
        const auto find = [&](const QString& text) {
            return *std::ranges::find_if(labels, [&](const QLabel* each) { return each->text() == text; });
        };
        const QLabel* name = find(QStringLiteral("Description:"));
        const QLabel* text = find(qt(*definition.description));
        QCOMPARE(name->y(), text->y());
        QVERIFY(text->height() < text->fontMetrics().height() * 2);
    }

    void crash_showsCauseLinesAndAReport() {
        Shown shown;
        QVERIFY(shown.run_and_type("c"));
        QTRY_VERIFY_WITH_TIMEOUT(shown.known() != nullptr && crashed(*shown.known()), kLongMs);
        QTRY_VERIFY(shown.card().isVisible());
        const QString said = shown.texts().join(u'\n');
        QVERIFY2(said.contains(QStringLiteral("The guest crashed: triple fault")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("Kernel panic")));
        const auto parts = shown.card().findChildren<QPlainTextEdit*>();
        QVERIFY(std::ranges::any_of(parts, [](const QPlainTextEdit* each) {
            return each->toPlainText().contains(QStringLiteral("Kernel panic - not syncing"));
        }));
        for (auto* button : shown.card().findChildren<QPushButton*>()) {
            if (without_mnemonic(button->text()) == QLatin1String("Copy for a bug report")) {
                button->click();
            }
        }
        const QString report = QApplication::clipboard()->text();
        QVERIFY(report.startsWith(QStringLiteral("Guest web (Apiary")));
        QVERIFY(report.contains(QStringLiteral("rip")));
        QVERIFY(report.contains(QStringLiteral("\"kernel\"")));
    }

    void start_again_isAskedForFromTheCard() {
        Shown shown;
        QVERIFY(shown.run_and_type("c"));
        QTRY_VERIFY_WITH_TIMEOUT(shown.card().isVisible(), kLongMs);
        QSignalSpy wanted(&shown.page, &OverviewPage::start_wanted);
        for (auto* button : shown.card().findChildren<QPushButton*>()) {
            if (without_mnemonic(button->text()) == QLatin1String("Start again")) {
                button->click();
            }
        }
        QCOMPARE(wanted.size(), 1);
        QVERIFY(shown.start());
        QTRY_VERIFY_WITH_TIMEOUT(!shown.card().isVisible(), kLongMs);
    }
};

QTEST_MAIN(OverviewPageTest)
#include "overview_page_test.moc"
