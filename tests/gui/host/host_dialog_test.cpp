// SPDX-License-Identifier: BSD-2-Clause
// The pages in their window, worked by keys alone.
#include "gui/host/host_dialog.h"

#include <QPlainTextEdit>
#include <QScrollArea>
#include <memory>

#include "gui/host/explanation_card.h"
#include "gui/host/host_network_page.h"
#include "gui/host/host_setup_page.h"
#include "gui/host/machine_page.h"
#include "gui/host/message_page.h"
#include "gui/host/recording_page.h"
#include "tests/gui/host/host_fixture.h"

using namespace apiary;
using namespace apiary::gui;
using namespace apiary::tests;

namespace {

struct Fixture {
    Fixture() : connection(daemon.socket()) {
        dialog = std::make_unique<HostDialog>(connection.helper);
        dialog->show();
        dialog->activateWindow();
        shown = QTest::qWaitForWindowActive(dialog.get());
        for (const auto page : {HostDialog::Page::Setup, HostDialog::Page::Network, HostDialog::Page::Recording,
                                HostDialog::Page::Message, HostDialog::Page::Machine}) {
            dialog->show_page(page);  // A page is no part of the window before.
        }
    }
    template <class Page>
    [[nodiscard]] Page& page() const {
        return *dialog->findChild<Page*>();
    }

    RunningDaemon daemon;
    Connection connection;
    std::unique_ptr<HostDialog> dialog;
    bool shown = false;
};

}  // namespace

class HostDialogTest : public QObject {
    Q_OBJECT

private slots:
    void pages_haveTheKeyboardWhereOneBegins() {
        const Fixture fixture;
        QVERIFY(fixture.shown);
        fixture.dialog->show_page(HostDialog::Page::Machine);
        QTRY_VERIFY_WITH_TIMEOUT(!rows_of(fixture.page<MachinePage>()).isEmpty(), kLongMs);
        QTRY_COMPARE(QApplication::focusWidget(), child<QTreeWidget>(fixture.page<MachinePage>(), "rows"));
        fixture.dialog->show_page(HostDialog::Page::Recording);
        QTRY_COMPARE(QApplication::focusWidget(), child<QPlainTextEdit>(fixture.page<RecordingPage>(), "text"));
        fixture.dialog->show_page(HostDialog::Page::Message);
        QTRY_COMPARE(QApplication::focusWidget(), child<QPlainTextEdit>(fixture.page<MessagePage>(), "text"));
        QCOMPARE(fixture.dialog->page(), HostDialog::Page::Message);
        QVERIFY(fixture.page<MessagePage>().isVisible() && !fixture.page<RecordingPage>().isVisible());
    }

    void capability_thatIsAskedFor_isShown() {
        const Fixture fixture;
        fixture.dialog->show_capability(QStringLiteral("memory"));
        QTRY_COMPARE_WITH_TIMEOUT(said(fixture.page<MachinePage>(), "name"), QStringLiteral("Memory"), kLongMs);
        QCOMPARE(fixture.dialog->page(), HostDialog::Page::Machine);
    }

    void message_thatIsGiven_isExplained() {
        const Fixture fixture;
        fixture.dialog->explain(QStringLiteral("SVM: disabled by BIOS."));
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.page<MessagePage>().findChildren<ExplanationCard*>().isEmpty(), kLongMs);
        QCOMPARE(fixture.dialog->page(), HostDialog::Page::Message);
    }

    /// Tab goes through all of a page and does not stay in a text.
    void keys_reachEverythingAndCloseTheWindow() {
        const Fixture fixture;
        QVERIFY(fixture.shown);
        for (const auto page : {HostDialog::Page::Machine, HostDialog::Page::Recording, HostDialog::Page::Message}) {
            fixture.dialog->show_page(page);
            QTRY_VERIFY_WITH_TIMEOUT(!fixture.page<MachinePage>().is_asking(), kLongMs);
            QWidget* const first = QApplication::focusWidget();
            QSet<QString> reached;
            constexpr int kMost = 40;
            for (int i = 0; i < kMost && (i == 0 || QApplication::focusWidget() != first); ++i) {
                reached << QApplication::focusWidget()->objectName();
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            }
            QCOMPARE(QApplication::focusWidget(), first);
            const QStringList wanted = page == HostDialog::Page::Machine
                                           ? QStringList{QStringLiteral("rows"), QStringLiteral("again"),
                                                         QStringLiteral("copy_report"), QStringLiteral("show_command")}
                                           : QStringList{QStringLiteral("text"), QStringLiteral("ask"),
                                                         QStringLiteral("open"), QStringLiteral("show_command")};
            for (const QString& name : wanted) {
                QVERIFY2(reached.contains(name), qPrintable(name + u' ' + QStringList(reached.values()).join(u' ')));
            }
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!fixture.dialog->isVisible());
    }

    void everything_hasANameForAssistiveTechnology() {
        const Fixture fixture;
        QTRY_VERIFY_WITH_TIMEOUT(!rows_of(fixture.page<MachinePage>()).isEmpty(), kLongMs);
        for (const QWidget* page : {static_cast<QWidget*>(&fixture.page<MachinePage>()),
                                    static_cast<QWidget*>(&fixture.page<HostNetworkPage>()),
                                    static_cast<QWidget*>(&fixture.page<HostSetupPage>()),
                                    static_cast<QWidget*>(&fixture.page<RecordingPage>()),
                                    static_cast<QWidget*>(&fixture.page<MessagePage>())}) {
            for (const QWidget* each : page->findChildren<QWidget*>()) {
                const bool of_qt = each->objectName().startsWith(QLatin1String("qt_"));
                if (!of_qt && each->focusPolicy() != Qt::NoFocus && each->isVisibleTo(page)) {
                    const auto* button = qobject_cast<const QAbstractButton*>(each);
                    const bool named = !each->accessibleName().isEmpty() ||
                                       (button != nullptr && !button->text().isEmpty()) ||
                                       qobject_cast<const QLabel*>(each) != nullptr;
                    QVERIFY2(named,
                             qPrintable(QLatin1String(each->metaObject()->className()) + u' ' + each->objectName()));
                }
            }
        }
    }

    void window_fromRightToLeft_isMirrored() {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        {
            const Fixture fixture;
            QTRY_VERIFY_WITH_TIMEOUT(!rows_of(fixture.page<MachinePage>()).isEmpty(), kLongMs);
            const auto& page = fixture.page<MachinePage>();
            const auto* rows = child<QTreeWidget>(page, "rows");
            QTRY_VERIFY(rows->mapTo(&page, QPoint()).x() > page.width() / 3);
        }
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    }
};

QTEST_MAIN(HostDialogTest)
#include "host_dialog_test.moc"
