// SPDX-License-Identifier: BSD-2-Clause
// A guest's network cards, shown and changed.
#include "gui/guest/network_page.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <algorithm>

#include "gui/guest/card_edit.h"
#include "gui/guest/forward_list.h"
#include "tests/gui/guest/guest_fixture.h"

using namespace apiary;
using namespace apiary::gui;
using namespace apiary::tests;
using api::guests::Definition;
using api::guests::Forward;
using api::guests::Network;
using api::guests::NetworkKind;
using api::guests::Protocol;
using api::guests::State;

namespace {

Definition with_nat(const std::vector<Forward>& forwards = {}) {
    Definition definition = tiny();
    Network card = {.kind = NetworkKind::User, .tap = {}, .forwards = {}, .mac = "02:00:00:12:34:56"};
    if (!forwards.empty()) {
        card.forwards = forwards;
    }
    definition.networks = {card};
    return definition;
}

Forward ssh() {
    return {.protocol = Protocol::Tcp, .host = {}, .host_port = 2222, .guest_port = 22};
}

struct Shown : GuestFixture {
    explicit Shown(const Definition& definition = tiny())
        : GuestFixture(definition), page(*helper, *guests, QStringLiteral("web")) {
        page.resize(900, 700);
        page.show();
    }
    [[nodiscard]] bool can_apply() const { return child<QPushButton>(page, "apply")->isVisible(); }
    bool apply() {
        click(page, "apply");
        return QTest::qWaitFor([this] { return !can_apply(); }, kLongMs);
    }
    void choose(int index) { child<QComboBox>(page, "kind")->setCurrentIndex(index); }

    GuestNetworkPage page;
};

enum Kind { kOff, kNat, kTap };

}  // namespace

class NetworkPageTest : public QObject {
    Q_OBJECT

private slots:
    void guest_without_a_card_gets_one_and_its_address() {
        Shown shown;
        QVERIFY(shown.connected);
        QCOMPARE(child<QComboBox>(shown.page, "kind")->currentIndex(), int(kOff));
        QVERIFY(!child<QLineEdit>(shown.page, "mac")->isVisible());
        shown.choose(kNat);
        QVERIFY(shown.apply());
        const auto cards = shown.definition().networks;
        QVERIFY(cards && cards->size() == 1 && cards->front().kind == NetworkKind::User && cards->front().mac);
        QTRY_COMPARE_WITH_TIMEOUT(child<QLineEdit>(shown.page, "mac")->text(), qt(*cards->front().mac), kLongMs);
        // Taken away, and brought back as it was.
        shown.choose(kOff);
        QVERIFY(shown.apply());
        QVERIFY(!shown.definition().networks);
        QVERIFY(click_notice(shown.page.notices(), QStringLiteral("Undo")));
        QTRY_VERIFY_WITH_TIMEOUT(shown.definition().networks == cards, kLongMs);
    }

    void port_is_forwarded_and_how_to_reach_it_is_told() {
        Shown shown(with_nat());
        QVERIFY(shown.connected);
        click(shown.page, "add_forward");
        QVERIFY(!child<QLineEdit>(shown.page, "way")->isVisible());
        child<QLineEdit>(shown.page, "host_port")->setText(QStringLiteral("2222"));
        child<QLineEdit>(shown.page, "guest_port")->setText(QStringLiteral("22"));
        QCOMPARE(child<QLineEdit>(shown.page, "way")->text(), QStringLiteral("ssh -p 2222 localhost"));
        click(shown.page, "copy_way");
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("ssh -p 2222 localhost"));
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition(), with_nat({ssh()}));
        QVERIFY(tells(shown.page.notices(), QStringLiteral("NAT → NAT with TCP 127.0.0.1:2222 to 22")));
        click(shown.page, "remove");
        QTRY_VERIFY_WITH_TIMEOUT(shown.can_apply(), kLongMs);
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition(), with_nat());
    }

    void port_that_is_none_is_refused_data() {
        QTest::addColumn<QString>("host_port");
        QTest::addColumn<QString>("guest_port");
        QTest::addColumn<QString>("wrong");
        QTest::newRow("too high") << "65536" << "22" << "networks[0].forwards[0]";
        QTest::newRow("zero") << "0" << "22" << "networks[0].forwards[0]";
        QTest::newRow("a word") << "ssh" << "22" << "networks[0].forwards[0]";
        QTest::newRow("negative") << "2222" << "-1" << "networks[0].forwards[0].guest_port";
        QTest::newRow("nothing") << "2222" << "" << "networks[0].forwards[0].guest_port";
    }
    void port_that_is_none_is_refused() {
        QFETCH(const QString, host_port);
        QFETCH(const QString, guest_port);
        QFETCH(const QString, wrong);
        Shown shown(with_nat());
        QVERIFY(shown.connected);
        click(shown.page, "add_forward");
        child<QLineEdit>(shown.page, "host_port")->setText(host_port);
        child<QLineEdit>(shown.page, "guest_port")->setText(guest_port);
        click(shown.page, "apply");
        QVERIFY(!note(shown.page, wrong.toLatin1().constData()).isEmpty());
        QCOMPARE(child<QLineEdit>(shown.page, "host_port")->text(), host_port);
        QVERIFY(shown.can_apply());
        QCOMPARE(shown.definition(), with_nat());
    }

    void port_that_is_forwarded_twice_is_refused() {
        Shown shown(with_nat({ssh()}));
        QVERIFY(shown.connected);
        click(shown.page, "add_forward");
        const auto ports = shown.page.findChildren<QLineEdit*>(QStringLiteral("host_port"));
        QCOMPARE(ports.size(), 2);
        ports[1]->setText(QStringLiteral("2222"));
        QVERIFY(!note(shown.page, "networks[0].forwards[1]").isEmpty());
        ports[1]->setText(QStringLiteral("2223"));
        QVERIFY(note(shown.page, "networks[0].forwards[1]").isEmpty());
    }

    void address_of_the_host_is_checked_and_explained() {
        Shown shown(with_nat({ssh()}));
        QVERIFY(shown.connected);
        auto* host = child<QComboBox>(shown.page, "host");
        QCOMPARE(host->currentText(), QStringLiteral("127.0.0.1"));
        host->setCurrentText(QStringLiteral("everywhere"));
        QVERIFY(!note(shown.page, "networks[0].forwards[0].host").isEmpty());
        host->setCurrentText(QStringLiteral("0.0.0.0"));
        QVERIFY(note(shown.page, "networks[0].forwards[0].host").isEmpty());
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition().networks->front().forwards->front().host, "0.0.0.0");
        QVERIFY(who_reaches(QStringLiteral("0.0.0.0")).startsWith(QStringLiteral("Everybody")));
        QVERIFY(who_reaches({}).startsWith(QStringLiteral("Only this computer")));
    }

    void ways_to_reach_fit_the_port() {
        QCOMPARE(way_to_reach(ssh()), QStringLiteral("ssh -p 2222 localhost"));
        QCOMPARE(way_to_reach({.protocol = Protocol::Tcp, .host = {}, .host_port = 8080, .guest_port = 80}),
                 QStringLiteral("http://localhost:8080/"));
        QCOMPARE(way_to_reach({.protocol = Protocol::Tcp, .host = "2001:db8::1", .host_port = 8443, .guest_port = 443}),
                 QStringLiteral("https://[2001:db8::1]:8443/"));
        QCOMPARE(way_to_reach({.protocol = Protocol::Udp, .host = "192.0.2.1", .host_port = 5353, .guest_port = 53}),
                 QStringLiteral("192.0.2.1:5353"));
    }

    void tap_device_needs_a_name() {
        Shown shown(with_nat({ssh()}));
        QVERIFY(shown.connected);
        shown.choose(kTap);
        click(shown.page, "apply");
        QVERIFY(!note(shown.page, "networks[0].tap").isEmpty());
        child<QLineEdit>(shown.page, "tap")->setText(QStringLiteral("tap7"));
        QVERIFY(shown.apply());
        const Network card = shown.definition().networks->front();
        QCOMPARE(card, (Network{.kind = NetworkKind::Tap, .tap = "tap7", .forwards = {}, .mac = "02:00:00:12:34:56"}));
    }

    void wrong_address_of_a_card_is_refused() {
        Shown shown(with_nat());
        QVERIFY(shown.connected);
        child<QLineEdit>(shown.page, "mac")->setText(QStringLiteral("01:00:00:12:34:56"));
        QVERIFY(!note(shown.page, "networks[0].mac").isEmpty());
        child<QLineEdit>(shown.page, "mac")->setText(QStringLiteral("02:00:00:12:34:5"));
        QVERIFY(!note(shown.page, "networks[0].mac").isEmpty());
        child<QLineEdit>(shown.page, "mac")->setText(QStringLiteral("02:00:00:12:34:57"));
        QVERIFY(note(shown.page, "networks[0].mac").isEmpty());
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition().networks->front().mac, "02:00:00:12:34:57");
    }

    void second_card_is_added() {
        Shown shown(with_nat());
        QVERIFY(shown.connected);
        click(shown.page, "add_card");
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition().networks->size(), std::size_t{2});
        QCOMPARE(shown.definition().networks->front().mac, "02:00:00:12:34:56");
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::none_of(shown.page.findChildren<QLineEdit*>(QStringLiteral("mac")),
                                                      &QString::isEmpty, &QLineEdit::text),
                                 kLongMs);
        // The first one goes; the second is first then.
        shown.choose(kOff);
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition().networks->size(), std::size_t{1});
        QVERIFY(shown.definition().networks->front().mac != "02:00:00:12:34:56");
    }

    void traffic_of_a_running_guest_is_counted() {
        Shown shown(with_nat());
        QVERIFY(shown.connected);
        StatisticsFeed feed(*shown.helper, *shown.guests);
        shown.page.set_feed(feed);
        feed.set_active(true);
        auto* counters = child<QLabel>(shown.page, "counters");
        QVERIFY(!counters->isVisible());
        QVERIFY(shown.start());
        QTRY_VERIFY_WITH_TIMEOUT(counters->isVisible(), kLongMs);
        QCOMPARE(counters->text(), QStringLiteral("0 bytes received, 0 bytes sent"));
    }
};

QTEST_MAIN(NetworkPageTest)
#include "network_page_test.moc"
