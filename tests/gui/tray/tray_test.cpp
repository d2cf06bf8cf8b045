// SPDX-License-Identifier: BSD-2-Clause
// The tray on a real session bus, with a StatusNotifierWatcher, a host and a server of notifications, and real guests.
#include "gui/tray/tray.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

#include "gui/tray/tray_host.h"
#include "tests/gui/tray/test_bus.h"
#include "tests/gui/tray/tray_fixture.h"

using namespace apiary;
using namespace apiary::gui;
using apiary::api::guests::State;
using apiary::tests::Desktop;
using apiary::tests::kLongMs;
using apiary::tests::TestBus;
using apiary::tests::TrayFixture;

namespace {

const QString kWeb = QStringLiteral("web");

/// A desktop with a tray, and in it the icon.
struct Shown : TrayFixture {
    explicit Shown(const QStringList& options = {}) : desktop(options) { open(); }

    [[nodiscard]] bool registered() {
        return connected() && tray->shown() && desktop.items().size() == 1 && list->rowCount() == 2;
    }
    [[nodiscard]] bool run(const std::string& name) {
        return start(name) &&
               QTest::qWaitFor([&] { return state(QString::fromStdString(name)) == State::Running; }, kLongMs);
    }

    Desktop desktop;
};

}  // namespace

class TrayTest : public QObject {
    Q_OBJECT

public:
    explicit TrayTest(QString obstacle) : obstacle_(std::move(obstacle)) {}

private slots:
    void initTestCase() {
        if (!obstacle_.isEmpty()) {
            QSKIP(qPrintable(obstacle_));
        }
    }

    /// Each test has a desktop of its own; the one before shall be forgotten.
    void init() { QTRY_COMPARE_WITH_TIMEOUT(TrayHost::instance().state(), TrayHost::State::Absent, kLongMs); }

    void watcher_absent_there_is_no_icon() {
        Shown shown({QStringLiteral("--bare")});
        QTRY_VERIFY_WITH_TIMEOUT(shown.connected(), kLongMs);
        QVERIFY(Tray::known());
        QVERIFY(!Tray::available());
        QVERIFY(!shown.tray->shown());
    }

    void watcher_without_host_there_is_no_icon_until_one_comes() {
        Shown shown({QStringLiteral("--no-host")});
        QSignalSpy changed(shown.tray.get(), &Tray::available_changed);
        QTRY_VERIFY_WITH_TIMEOUT(shown.connected(), kLongMs);
        QVERIFY(!shown.tray->shown());
        shown.desktop.ask({{QStringLiteral("there"), true}}, QStringLiteral("host"));
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        QCOMPARE(changed.last().front().toBool(), true);
        shown.desktop.ask({{QStringLiteral("there"), false}}, QStringLiteral("host"));
        QTRY_VERIFY_WITH_TIMEOUT(!Tray::available(), kLongMs);
        QCOMPARE(changed.last().front().toBool(), false);
        QVERIFY(!shown.tray->shown());
        QTRY_VERIFY_WITH_TIMEOUT(shown.desktop.items().isEmpty(), kLongMs);
    }

    void watcher_there_icon_is_registered_and_described() {
        Shown shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        QCOMPARE(shown.desktop.property(QStringLiteral("Id")).toString(), QCoreApplication::applicationName());
        QCOMPARE(shown.desktop.property(QStringLiteral("Title")).toString(), QStringLiteral("Apiary"));
        QCOMPARE(shown.desktop.status(), QStringLiteral("Active"));
        QVERIFY(shown.desktop.property(QStringLiteral("IconName")).toString() ==
                    QLatin1String("io.apiary.Apiary-symbolic") ||
                !shown.desktop.property(QStringLiteral("IconPixmap")).toArray().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(shown.desktop.tool_tip().startsWith(QStringLiteral("Apiary: 0 of 2 guests running")),
                                 kLongMs);
    }

    void icon_not_wanted_goes_and_comes_back() {
        Shown shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        shown.tray->set_wanted(false);
        QVERIFY(!shown.tray->shown());
        QVERIFY(Tray::available());
        QTRY_VERIFY_WITH_TIMEOUT(shown.desktop.items().isEmpty(), kLongMs);
        shown.tray->set_wanted(true);
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
    }

    void menu_lists_guests_with_their_states_and_icons() {
        Shown shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(
            shown.desktop.labels(),
            QStringList({QStringLiteral("data-base – Stopped"), QStringLiteral("web – Stopped"),
                         QStringLiteral("New Guest…"), QStringLiteral("Open Apiary"), QStringLiteral("Quit")}),
            kLongMs);
        const QJsonArray menu = shown.desktop.menu();
        QVERIFY(menu[1][QStringLiteral("submenu")].toBool());
        QVERIFY(menu[1][QStringLiteral("icon")].toBool());
        QCOMPARE(shown.desktop.labels({kWeb}),
                 QStringList({QStringLiteral("Start"), QStringLiteral("Shut down"), QStringLiteral("Pause"),
                              QStringLiteral("Console"), QStringLiteral("Open")}));
    }

    void start_in_the_menu_starts_the_guest_and_the_icon_counts_it() {
        Shown shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        const QJsonValue before = shown.desktop.property(QStringLiteral("IconPixmap"));
        QVERIFY2(shown.desktop.click({kWeb, QStringLiteral("Start")}), qPrintable(shown.desktop.error()));
        QTRY_COMPARE_WITH_TIMEOUT(shown.state(kWeb), State::Running, kLongMs);
        QCOMPARE(shown.daemon.guest("web").state, State::Running);
        QTRY_VERIFY_WITH_TIMEOUT(shown.desktop.tool_tip().startsWith(QStringLiteral("Apiary: 1 of 2 guests running")),
                                 kLongMs);
        const QJsonArray after = shown.desktop.property(QStringLiteral("IconPixmap")).toArray();
        QVERIFY(after.size() >= 4);
        QVERIFY(QJsonValue(after) != before);
        QVERIFY(!shown.desktop.click({kWeb, QStringLiteral("Start")}));
    }

    void pause_resume_and_shut_down_in_the_menu_do_so() {
        Shown shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        QVERIFY(shown.run("web"));
        QVERIFY2(shown.desktop.click({kWeb, QStringLiteral("Pause")}), qPrintable(shown.desktop.error()));
        QTRY_COMPARE_WITH_TIMEOUT(shown.state(kWeb), State::Paused, kLongMs);
        QVERIFY(!shown.desktop.labels({kWeb}).contains(QStringLiteral("Pause")));
        QVERIFY2(shown.desktop.click({kWeb, QStringLiteral("Resume")}), qPrintable(shown.desktop.error()));
        QTRY_COMPARE_WITH_TIMEOUT(shown.state(kWeb), State::Running, kLongMs);
        QVERIFY2(shown.desktop.click({kWeb, QStringLiteral("Shut down")}), qPrintable(shown.desktop.error()));
        QTRY_COMPARE_WITH_TIMEOUT(shown.state(kWeb), State::Stopped, kLongMs);
        // It went as it was told to.
        QCOMPARE(shown.desktop.status(), QStringLiteral("Active"));
        QVERIFY(shown.desktop.notifications().isEmpty());
    }

    void other_entries_ask_the_window_for_what_they_say() {
        Shown shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        QSignalSpy guest(shown.tray.get(), &Tray::open_guest), console(shown.tray.get(), &Tray::open_console),
            made(shown.tray.get(), &Tray::new_guest), window(shown.tray.get(), &Tray::open_window),
            toggled(shown.tray.get(), &Tray::toggle_window), quit(shown.tray.get(), &Tray::quit);
        QVERIFY(shown.desktop.click({kWeb, QStringLiteral("Open")}));
        QTRY_COMPARE_WITH_TIMEOUT(guest.count(), 1, kLongMs);
        QCOMPARE(guest.front().front().toString(), kWeb);
        QVERIFY(shown.desktop.click({kWeb, QStringLiteral("Console")}));
        QTRY_COMPARE_WITH_TIMEOUT(console.count(), 1, kLongMs);
        QCOMPARE(console.front().front().toString(), kWeb);
        QVERIFY(shown.desktop.click({QStringLiteral("New Guest…")}));
        QTRY_COMPARE_WITH_TIMEOUT(made.count(), 1, kLongMs);
        QVERIFY(shown.desktop.click({QStringLiteral("Open Apiary")}));
        QTRY_COMPARE_WITH_TIMEOUT(window.count(), 1, kLongMs);
        shown.desktop.ask({}, QStringLiteral("activate"));
        QTRY_COMPARE_WITH_TIMEOUT(toggled.count(), 1, kLongMs);
        QVERIFY(shown.desktop.click({QStringLiteral("Quit")}));
        QTRY_COMPARE_WITH_TIMEOUT(quit.count(), 1, kLongMs);
    }

    void crash_notifies_asks_for_attention_and_opens_the_guest() {
        Shown shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        QVERIFY(shown.run("web"));
        shown.type("web", "c");
        QTRY_COMPARE_WITH_TIMEOUT(shown.desktop.notifications().size(), 1, kLongMs);
        const QJsonValue told = shown.desktop.notifications()[0];
        QCOMPARE(told[QStringLiteral("summary")].toString(), QStringLiteral("“web” crashed"));
        QVERIFY(!told[QStringLiteral("body")].toString().isEmpty());
        QCOMPARE(told[QStringLiteral("desktop-entry")].toString(), QStringLiteral("io.apiary.Apiary"));
        QVERIFY(told[QStringLiteral("actions")].toArray().contains(QStringLiteral("default")));
        QTRY_COMPARE_WITH_TIMEOUT(shown.desktop.status(), QStringLiteral("NeedsAttention"), kLongMs);
        QVERIFY(!shown.desktop.property(QStringLiteral("AttentionIconPixmap")).toArray().isEmpty());
        QVERIFY(shown.desktop.tool_tip().contains(QStringLiteral("Crashed: web")));
        QSignalSpy opened(shown.tray.get(), &Tray::open_guest);
        shown.desktop.ask({{QStringLiteral("id"), told[QStringLiteral("id")]},
                           {QStringLiteral("action"), QStringLiteral("default")},
                           {QStringLiteral("token"), QStringLiteral("a-token")}},
                          QStringLiteral("invoke"));
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kLongMs);
        QCOMPARE(opened.front().front().toString(), kWeb);
        QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), QByteArray("a-token"));
    }

    void start_that_fails_is_notified_with_its_cause() {
        Shown shown;
        shown.create(QStringLiteral("odd"), {.kernel = "/no/such/kernel"});
        QTRY_COMPARE_WITH_TIMEOUT(shown.list->rowCount(), 3, kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(shown.tray->shown() && shown.desktop.items().size() == 1, kLongMs);
        QVERIFY2(shown.desktop.click({QStringLiteral("odd"), QStringLiteral("Start")}),
                 qPrintable(shown.desktop.error()));
        QTRY_COMPARE_WITH_TIMEOUT(shown.desktop.notifications().size(), 1, kLongMs);
        QVERIFY(shown.desktop.notifications()[0][QStringLiteral("body")].toString().contains(
            QStringLiteral("/no/such/kernel")));
    }

    void crash_again_takes_the_place_of_the_notification_before() {
        Shown shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        for (int time = 0; time < 2; ++time) {
            QVERIFY(shown.run("web"));
            QTRY_COMPARE_WITH_TIMEOUT(shown.desktop.status(), QStringLiteral("Active"), kLongMs);
            shown.type("web", "c");
            QTRY_COMPARE_WITH_TIMEOUT(shown.desktop.status(), QStringLiteral("NeedsAttention"), kLongMs);
            QTRY_COMPARE_WITH_TIMEOUT(shown.desktop.notifications().size(), 1, kLongMs);
        }
        QTest::qWait(500);
        QCOMPARE(shown.desktop.notifications().size(), 1);
    }

    void crash_seen_asks_for_attention_no_more() {
        Shown shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        QVERIFY(shown.run("web"));
        shown.type("web", "c");
        QTRY_COMPARE_WITH_TIMEOUT(shown.desktop.status(), QStringLiteral("NeedsAttention"), kLongMs);
        QWidget window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_COMPARE_WITH_TIMEOUT(shown.desktop.status(), QStringLiteral("Active"), kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(shown.desktop.notifications().isEmpty(), kLongMs);
    }

    void crash_while_the_window_is_active_is_not_notified() {
        Shown shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        QVERIFY(shown.run("web"));
        QWidget window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy crashed(shown.list.get(), &GuestList::guest_crashed);
        shown.type("web", "c");
        QTRY_COMPARE_WITH_TIMEOUT(crashed.count(), 1, kLongMs);
        QTest::qWait(500);
        QVERIFY(shown.desktop.notifications().isEmpty());
        QCOMPARE(shown.desktop.status(), QStringLiteral("Active"));
    }

    void crash_with_notifications_switched_off_only_asks_for_attention() {
        Shown shown;
        shown.tray->set_notified(false, false);
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        QVERIFY(shown.run("web"));
        shown.type("web", "c");
        QTRY_COMPARE_WITH_TIMEOUT(shown.desktop.status(), QStringLiteral("NeedsAttention"), kLongMs);
        QTest::qWait(500);
        QVERIFY(shown.desktop.notifications().isEmpty());
    }

    void crash_without_a_tray_is_notified_all_the_same() {
        Shown shown({QStringLiteral("--bare")});
        QTRY_VERIFY_WITH_TIMEOUT(shown.connected(), kLongMs);
        QVERIFY(shown.run("web"));
        shown.type("web", "c");
        QTRY_COMPARE_WITH_TIMEOUT(shown.desktop.notifications().size(), 1, kLongMs);
    }

    void text_with_markup_is_shown_as_text_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("body");
        QTest::newRow("plain server") << QStringList() << QStringLiteral("a <b> & c");
        QTest::newRow("server of markup")
            << QStringList(QStringLiteral("--markup")) << QStringLiteral("a &lt;b&gt; &amp; c");
    }
    void text_with_markup_is_shown_as_text() {
        QFETCH(QStringList, options);
        Desktop desktop(options + QStringList(QStringLiteral("--bare")));
        Notifications notifications;
        notifications.show({QStringLiteral("Title"), QStringLiteral("a <b> & c"), {}});
        QTRY_COMPARE_WITH_TIMEOUT(desktop.notifications().size(), 1, kLongMs);
        QTEST(desktop.notifications()[0][QStringLiteral("body")].toString(), "body");
    }

    void nobody_shows_notifications_it_is_told() {
        Desktop desktop({QStringLiteral("--silent"), QStringLiteral("--bare")});
        Notifications notifications;
        QSignalSpy not_shown(&notifications, &Notifications::not_shown);
        notifications.show({QStringLiteral("Title"), QStringLiteral("Text"), {}});
        notifications.show({QStringLiteral("Another"), QStringLiteral("Text"), {}});
        QTRY_COMPARE_WITH_TIMEOUT(not_shown.count(), 2, kLongMs);
    }

    void long_task_finished_is_notified() {
        Shown shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        QVERIFY(shown.run("web"));
        shown.type("web", "d");
        QSignalSpy finished(shown.tasks.get(), &TaskList::finished);
        // A guest that is deaf to its power button: it takes the whole of its grace time, and is killed then.
        shown.helper.call<api::guests::Stop>(this, {.name = "web", .grace = 12, .kill = true}, [](const auto&) {});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(shown.desktop.notifications().size(), 1, kLongMs);
        QVERIFY(!shown.desktop.notifications()[0][QStringLiteral("body")].toString().isEmpty());
    }

    void helper_gone_tray_says_so_and_comes_back() {
        Shown shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.registered(), kLongMs);
        shown.daemon.end(SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(shown.desktop.tool_tip().contains(QStringLiteral("The helper is not reached")),
                                 kLongMs);
        QVERIFY(shown.desktop.labels().front().startsWith(QStringLiteral("The helper is not reached")));
        QVERIFY(!shown.desktop.click({kWeb, QStringLiteral("Start")}));
        QVERIFY(shown.daemon.start());
        QTRY_VERIFY_WITH_TIMEOUT(shown.connected(), kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(shown.desktop.tool_tip().startsWith(QStringLiteral("Apiary: 0 of 2 guests running")),
                                 kLongMs);
    }

    void watcher_that_ends_takes_the_icon_along_and_a_new_one_gets_it() {
        Shown shown({QStringLiteral("--bare"), QStringLiteral("--silent")});
        QTRY_VERIFY_WITH_TIMEOUT(shown.connected(), kLongMs);
        QSignalSpy changed(shown.tray.get(), &Tray::available_changed);
        {
            Desktop first;
            QTRY_VERIFY_WITH_TIMEOUT(first.items().size() == 1, kLongMs);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!Tray::available(), kLongMs);
        QVERIFY(!shown.tray->shown());
        Desktop second;
        QTRY_VERIFY_WITH_TIMEOUT(second.items().size() == 1, kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(second.labels().size(), 5, kLongMs);
        QCOMPARE(changed.count(), 3);
    }

private:
    QString obstacle_;
};

int main(int argc, char** argv) {
    const TestBus bus;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    TrayTest test(bus.obstacle());
    return QTest::qExec(&test, argc, argv);
}

#include "tray_test.moc"
