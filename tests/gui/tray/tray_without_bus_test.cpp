// SPDX-License-Identifier: BSD-2-Clause
// Where there is no session bus; and what of the tray needs none.
#include <QApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include "gui/tray/guest_menu.h"
#include "gui/tray/tray_icon.h"
#include "gui/tray/tray_menu.h"
#include "tests/gui/tray/tray_fixture.h"

using namespace apiary;
using namespace apiary::gui;
using apiary::api::guests::State;
using apiary::tests::kLongMs;
using apiary::tests::TrayFixture;

namespace {

QStringList guests_of(const TrayMenu& menu) {
    QStringList names;
    for (const auto* action : menu.actions()) {
        if (const auto* guest = qobject_cast<const GuestMenu*>(action->menu())) {
            names << guest->guest();
        }
    }
    return names;
}

QAction* entry(const QMenu& menu, const QString& text) {
    const auto actions = menu.actions();
    const auto found = std::ranges::find_if(actions, [&](const QAction* action) {
        return action->text().remove(u'&').startsWith(text) && action->isVisible();
    });
    return found == actions.end() ? nullptr : *found;
}

const GuestMenu* menu_of(const TrayMenu& menu, const QString& guest) {
    for (const auto* action : menu.actions()) {
        const auto* found = qobject_cast<const GuestMenu*>(action->menu());
        if (found != nullptr && found->guest() == guest) {
            return found;
        }
    }
    return nullptr;
}

}  // namespace

class TrayWithoutBusTest : public QObject {
    Q_OBJECT

private slots:
    void bus_absent_tray_is_known_absent_at_once() {
        QTest::failOnWarning();
        TrayFixture fixture;
        QElapsedTimer clock;
        clock.start();
        fixture.open();
        QVERIFY(clock.elapsed() < 1'000);
        QVERIFY(Tray::known());
        QVERIFY(!Tray::available());
        QVERIFY(!fixture.tray->shown());
        QTRY_VERIFY_WITH_TIMEOUT(fixture.connected(), kLongMs);
    }

    void bus_absent_crash_is_no_trouble() {
        QTest::failOnWarning();
        TrayFixture fixture;
        QVERIFY(fixture.start("web"));
        fixture.open();
        QTRY_COMPARE_WITH_TIMEOUT(fixture.state(QStringLiteral("web")), State::Running, kLongMs);
        QSignalSpy crashed(fixture.list.get(), &GuestList::guest_crashed);
        fixture.type("web", "c");
        QTRY_COMPARE_WITH_TIMEOUT(crashed.count(), 1, kLongMs);
        QCoreApplication::processEvents();
    }

    void many_guests_menu_has_twenty_and_those_that_run() {
        QStringList names;
        for (int number = 10; number < 35; ++number) {
            names << QStringLiteral("guest-%1").arg(number);
        }
        TrayFixture fixture(names);
        QVERIFY(fixture.start("guest-34"));
        fixture.helper.open();
        QTRY_COMPARE_WITH_TIMEOUT(fixture.state(QStringLiteral("guest-34")), State::Running, kLongMs);
        const TrayMenu menu(fixture.helper, *fixture.list, *fixture.verbs);
        const QStringList shown = guests_of(menu);
        QCOMPARE(shown.size(), 20);
        QCOMPARE(shown.front(), QStringLiteral("guest-10"));
        QCOMPARE(shown.back(), QStringLiteral("guest-34"));
        auto* rest = entry(menu, QStringLiteral("All 25 guests"));
        QVERIFY(rest != nullptr);
        QSignalSpy opened(&menu, &TrayMenu::open_window);
        rest->trigger();
        QCOMPARE(opened.count(), 1);
    }

    void guests_come_and_go_menu_follows_and_keeps_the_others() {
        TrayFixture fixture({QStringLiteral("b"), QStringLiteral("d")});
        fixture.helper.open();
        QTRY_COMPARE_WITH_TIMEOUT(fixture.list->rowCount(), 2, kLongMs);
        TrayMenu menu(fixture.helper, *fixture.list, *fixture.verbs);
        const auto* kept = menu_of(menu, QStringLiteral("d"));
        fixture.create(QStringLiteral("C"));
        fixture.create(QStringLiteral("a"));
        QVERIFY(fixture.daemon.call<api::guests::Delete>({.name = "b"}));
        QTRY_VERIFY_WITH_TIMEOUT(fixture.list->find(QStringLiteral("a")) && !fixture.list->find(QStringLiteral("b")),
                                 kLongMs);
        emit menu.aboutToShow();
        QCOMPARE(guests_of(menu), QStringList({QStringLiteral("a"), QStringLiteral("C"), QStringLiteral("d")}));
        QCOMPARE(menu_of(menu, QStringLiteral("d")), kept);
    }

    void verbs_that_do_not_fit_are_disabled_with_their_reason() {
        TrayFixture fixture;
        fixture.helper.open();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.connected() && fixture.list->rowCount() == 2, kLongMs);
        const TrayMenu menu(fixture.helper, *fixture.list, *fixture.verbs);
        const auto* web = menu_of(menu, QStringLiteral("web"));
        QVERIFY(entry(*web, QStringLiteral("Start"))->isEnabled());
        QVERIFY(!entry(*web, QStringLiteral("Shut down"))->isEnabled());
        QVERIFY(entry(*web, QStringLiteral("Shut down"))->toolTip().contains(QStringLiteral("Stopped")));
        QVERIFY(entry(*web, QStringLiteral("Resume")) == nullptr);
    }

    void helper_gone_menu_says_so_and_offers_no_verbs() {
        TrayFixture fixture;
        fixture.helper.open();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.connected() && fixture.list->rowCount() == 2, kLongMs);
        TrayMenu menu(fixture.helper, *fixture.list, *fixture.verbs);
        QVERIFY(entry(menu, QStringLiteral("The helper is not reached")) == nullptr);
        fixture.daemon.end(SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.helper.state(), Helper::State::Unreachable, kLongMs);
        menu.refresh();
        QVERIFY(entry(menu, QStringLiteral("The helper is not reached")) != nullptr);
        QVERIFY(!entry(*menu_of(menu, QStringLiteral("web")), QStringLiteral("Start"))->isEnabled());
        QVERIFY(!entry(menu, QStringLiteral("New Guest"))->isEnabled());
        QVERIFY(entry(menu, QStringLiteral("Quit"))->isEnabled());
    }

    void no_guests_menu_says_so() {
        TrayFixture fixture((QStringList()));
        fixture.helper.open();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.connected(), kLongMs);
        const TrayMenu menu(fixture.helper, *fixture.list, *fixture.verbs);
        QVERIFY(entry(menu, QStringLiteral("No guests")) != nullptr);
        QVERIFY(entry(menu, QStringLiteral("New Guest"))->isEnabled());
    }

    void icon_painted_differs_with_what_it_tells() {
        const auto picture = [](const TrayLook& look) { return paint_tray_icon(look, Qt::black).pixmap(22).toImage(); };
        const QList<QImage> all = {
            picture({.running = 0, .connected = true}),
            picture({.running = 1, .connected = true}),
            picture({.running = 2, .connected = true}),
            picture({.running = 12, .connected = true}),
            picture({.running = 150, .connected = true}),
            picture({.running = 0, .connected = false}),
            picture({.running = 1, .connected = true, .alarm = true}),
        };
        for (qsizetype one = 0; one < all.size(); ++one) {
            QCOMPARE(all[one].size(), QSize(22, 22));
            for (qsizetype other = one + 1; other < all.size(); ++other) {
                QVERIFY2(all[one] != all[other], qPrintable(QStringLiteral("%1 and %2").arg(one).arg(other)));
            }
        }
        QVERIFY(paint_tray_icon({}, Qt::white).availableSizes().contains(QSize(48, 48)));
    }
};

int main(int argc, char** argv) {
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
    // On a display, a tray might be there, and libdbus would start a bus for it.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    TrayWithoutBusTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tray_without_bus_test.moc"
