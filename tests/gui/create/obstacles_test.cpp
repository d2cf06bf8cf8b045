// SPDX-License-Identifier: BSD-2-Clause
// What a computer keeps guests from is shown where it would be chosen, disabled, with its reason and a way to more.
#include <QLabel>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "gui/create/basics_page.h"
#include "gui/create/kind_page.h"
#include "gui/create/network_page.h"
#include "gui/create/new_guest_wizard.h"
#include "gui/model/assessment_rows.h"
#include "gui/model/guest_list.h"
#include "tests/daemon/running_daemon.h"
#include "tests/gui/model/recorded_machine.h"

using namespace apiary;
using namespace apiary::gui;

namespace {

constexpr int kLongMs = 60'000;

/// A computer whose engine is bhyve, and whose processor has no unrestricted guest.
Surroundings nehalem() {
    Surroundings around;
    around.host = api::host::Facts{};
    around.host->cpus = 8;
    around.host->memory = std::int64_t{8} << 30;
    around.host->engines = {{.name = "bhyve", .available = true, .reason = {}, .description = ""}};
    around.check = apiary::tests::recorded_machine(std::filesystem::path(MACHINES) / "freebsd-intel-nehalem-e5530.txt");
    return around;
}

Surroundings without_taps() {
    Surroundings around;
    around.check = api::host::Assessment{};
    around.check->capabilities = {{.id = "tap",
                                   .name = "Tap devices",
                                   .group = api::host::Group::Software,
                                   .verdict = api::host::Verdict::Missing,
                                   .sureness = api::host::Sureness::Certain,
                                   .value = "tun is installed and not loaded",
                                   .meaning = "",
                                   .works = {},
                                   .remedy = {},
                                   .source = {}}};
    return around;
}

/// Follows the link of a line by keys.
void follow_link(QLabel* line) {
    line->setFocus();
    QTest::keyClick(line, Qt::Key_Tab);
    QTest::keyClick(line, Qt::Key_Return);
}

template <class Page>
QLabel* line_of(const Page& page, const char* name) {
    return page.template findChild<QLabel*>(QLatin1String(name));
}

}  // namespace

class ObstaclesTest : public QObject {
    Q_OBJECT

private slots:
    void cpus_withoutUnrestrictedGuest_stayAtOne() {
        BasicsPage page;
        page.show();
        QSignalSpy why(&page, &Page::why_wanted);
        page.adapt({}, {});
        const auto* cpus = page.findChild<QSpinBox*>(QStringLiteral("cpus"));
        QLabel* const line = line_of(page, "cpus_obstacle");
        QVERIFY(cpus->isEnabled() && line->isHidden());
        page.adapt({}, nehalem());
        QVERIFY(!cpus->isEnabled());
        QVERIFY(line->isVisible() && line->text().contains(QStringLiteral("one CPU")));
        emit line->linkActivated(QStringLiteral("why"));
        QCOMPARE(why.size(), 1);
        QCOMPARE(why[0][0].toString(), QStringLiteral("unrestricted_guest"));
        page.adapt({}, {});
        QVERIFY(cpus->isEnabled() && line->isHidden());
    }

    void cpus_thatWereChosenBefore_canBeMended() {
        BasicsPage page;
        page.show();
        NewGuest guest;
        guest.cpus = 4;
        page.load(guest);
        page.adapt(guest, nehalem());
        auto* cpus = page.findChild<QSpinBox*>(QStringLiteral("cpus"));
        QVERIFY(cpus->isEnabled());
        QCOMPARE(cpus->value(), 4);
        cpus->setValue(1);
        page.store(guest);
        page.adapt(guest, nehalem());
        QVERIFY(!cpus->isEnabled());
    }

    void firmware_withoutUnrestrictedGuest_isNoHope() {
        KindPage page;
        page.show();
        QSignalSpy why(&page, &Page::why_wanted);
        page.adapt({}, {});
        QLabel* const line = line_of(page, "firmware_obstacle");
        QVERIFY(line->isHidden());
        page.adapt({}, nehalem());
        QVERIFY(line->isVisible() && line->text().contains(QStringLiteral("firmware")));
        emit line->linkActivated(QStringLiteral("why"));
        QCOMPARE(why.size(), 1);
    }

    void tap_thatCannotBeUsed_isDisabledWithItsReason() {
        NetworkPage page;
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy why(&page, &Page::why_wanted);
        auto* tap = page.findChild<QRadioButton*>(QStringLiteral("network_tap"));
        QLabel* const line = line_of(page, "tap_obstacle");
        page.adapt({}, {});
        QVERIFY(tap->isEnabled() && line->isHidden());
        page.adapt({}, without_taps());
        QVERIFY(!tap->isEnabled() && line->isVisible());
        QVERIFY(line->accessibleName().contains(QStringLiteral("tun is installed and not loaded")));
        follow_link(line);
        QCOMPARE(why.size(), 1);
        QCOMPARE(why[0][0].toString(), QStringLiteral("tap"));
        page.adapt({}, {});
        QVERIFY(tap->isEnabled() && line->isHidden());
    }

    void tap_thatWasChosenBefore_isNotTakenAway() {
        NetworkPage page;
        page.show();
        NewGuest guest;
        guest.network = NewGuest::Network::Tap;
        guest.tap = QStringLiteral("tap0");
        page.load(guest);
        page.adapt(guest, without_taps());
        QVERIFY(page.findChild<QRadioButton*>(QStringLiteral("network_tap"))->isEnabled());
        page.store(guest);
        QCOMPARE(guest.network, NewGuest::Network::Tap);
        QCOMPARE(guest.tap, QStringLiteral("tap0"));
    }

    /// As this computer is, whatever it has.
    void wizard_obeysTheHelpersCheck() {
        const apiary::tests::RunningDaemon daemon;
        const auto check = daemon.call<api::host::Check>();
        QVERIFY(check.has_value());
        const auto* tap = find_capability(check->assessment, "tap");
        QVERIFY(tap != nullptr);
        Helper helper(api::Helper{.system = false, .session = false, .socket = daemon.socket()});
        GuestList guests(helper);
        helper.open();
        QTRY_VERIFY_WITH_TIMEOUT(helper.state() == Helper::State::Connected, kLongMs);
        NewGuestWizard wizard(helper, guests);
        QSignalSpy why(&wizard, &NewGuestWizard::why_wanted);
        const bool missing = tap->verdict == api::host::Verdict::Missing;
        const auto* choice = wizard.findChild<QRadioButton*>(QStringLiteral("network_tap"));
        QTRY_COMPARE_WITH_TIMEOUT(choice->isEnabled(), !missing, kLongMs);
        QLabel* const line = line_of(wizard, "tap_obstacle");
        QCOMPARE(line->isVisibleTo(line->parentWidget()), missing);
        emit line->linkActivated(QStringLiteral("why"));
        QCOMPARE(why.size(), 1);
    }
};

QTEST_MAIN(ObstaclesTest)
#include "obstacles_test.moc"
