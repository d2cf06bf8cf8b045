// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/config.h"

#include <QTest>
#include <algorithm>
#include <set>

using namespace apiary::network;

namespace {

NetworkConfig parsed(std::string_view text) {
    const auto network = parse_network(text);
    return network && *network ? **network : NetworkConfig{.kind = NetworkConfig::Tap{"not parsed"}};
}

}  // namespace

class ConfigTest : public QObject {
    Q_OBJECT

private slots:
    void networks_are_understood() {
        QCOMPARE(parsed("user"), NetworkConfig{});
        QCOMPARE(parsed("tap=tap0").kind, (decltype(NetworkConfig::kind)(NetworkConfig::Tap{"tap0"})));
        const auto none = parse_network("none");
        QVERIFY(none && !*none);
        const NetworkConfig with_mac = parsed("tap=tap0,mac=02:00:00:12:34:56");
        QCOMPARE(*with_mac.mac, (MacAddress{2, 0, 0, 0x12, 0x34, 0x56}));
    }

    void forwards_are_understood_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("means");
        QTest::newRow("all") << "tcp:127.0.0.1:8080-80" << "tcp:127.0.0.1:8080-80";
        QTest::newRow("empty host") << "tcp::2222-22" << "tcp:127.0.0.1:2222-22";
        QTest::newRow("no host") << "tcp:2222-22" << "tcp:127.0.0.1:2222-22";
        QTest::newRow("udp") << "udp:0.0.0.0:53-5353" << "udp:0.0.0.0:53-5353";
        QTest::newRow("IPv6") << "tcp:[::1]:65535-1" << "tcp:[::1]:65535-1";
        QTest::newRow("IPv6 any") << "udp:[::]:1-65535" << "udp:[::]:1-65535";
    }
    void forwards_are_understood() {
        QFETCH(QString, text);
        QFETCH(QString, means);
        const NetworkConfig network = parsed("user,forward=" + text.toStdString());
        const auto& forwards = std::get<NetworkConfig::User>(network.kind).forwards;
        QCOMPARE(forwards.size(), 1u);
        QCOMPARE(QString::fromStdString(format_forward(forwards[0])), means);
    }

    void several_options_are_all_taken() {
        const NetworkConfig network = parsed("user,forward=tcp::1-2,mac=02-00-00-00-00-01,forward=udp::3-4");
        QCOMPARE(std::get<NetworkConfig::User>(network.kind).forwards.size(), 2u);
        QVERIFY(network.mac.has_value());
    }

    void wrong_part_is_named_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* text, const char* said) { QTest::newRow(text) << text << said; };
        row("", "there is no network \"\"");
        row("bridge", "there is no network \"bridge\"");
        row("user=x", "there is no network \"user=x\"");
        row("User", "there is no network");
        row("tap", "no name of a tap");
        row("tap=", "no name of a tap");
        row("tap=../../tty", "no name of a tap");
        row("tap=sixteen-letters-", "no name of a tap");
        row("none,mac=02:00:00:00:00:01", "without a network");
        row("user,", "no option \"\"");
        row("user,speed=1", "no option \"speed=1\"");
        row("user,forward", "protocol");
        row("user,forward=", "protocol");
        row("user,forward=sctp::1-2", "\"sctp\" is no protocol");
        row("user,forward=tcp", "a port of the host and one of the guest");
        row("user,forward=tcp::80", "a port of the host and one of the guest");
        row("user,forward=tcp::1-2-3", "a port of the host and one of the guest");
        row("user,forward=tcp::0-80", "\"0\" is no port");
        row("user,forward=tcp::80-0", "\"0\" is no port");
        row("user,forward=tcp::65536-80", "\"65536\" is no port");
        row("user,forward=tcp::+1-80", "\"+1\" is no port");
        row("user,forward=tcp::http-80", "\"http\" is no port");
        row("user,forward=tcp::-80", "\"\" is no port");
        row("user,forward=tcp:localhost:1-2", "\"localhost\" is no address");
        row("user,forward=tcp:1.2.3:1-2", "\"1.2.3\" is no address");
        row("user,forward=tcp:::1:1-2", "\"::1\" is no address");
        row("user,forward=tcp:[127.0.0.1]:1-2", "\"[127.0.0.1]\" is no address");
        row("user,forward=tcp:[::1:1-2", "\"[::1\" is no address");
        row("tap=tap0,forward=tcp::1-2", "user network only");
        row("user,mac=", "is no MAC address");
        row("user,mac=02:00:00:00:00", "is no MAC address");
        row("user,mac=02:00:00:00:00:0g", "is no MAC address");
        row("user,mac=02:00:00:00:00:001", "is no MAC address");
        row("user,mac=02:00:00-00:00:01", "is no MAC address");
        row("user,mac=020000000001", "is no MAC address");
        row("user,mac=-2:00:00:00:00:01", "is no MAC address");
        row("user,mac=01:00:00:00:00:01", "cannot have the MAC address 01:00:00:00:00:01");
        row("user,mac=ff:ff:ff:ff:ff:ff", "cannot have");
        row("user,mac=00:00:00:00:00:00", "cannot have");
        row("user,mac=02:00:00:00:00:01,mac=02:00:00:00:00:02", "two are given");
    }
    void wrong_part_is_named() {
        QFETCH(QString, text);
        QFETCH(QString, said);
        const auto network = parse_network(text.toStdString());
        QVERIFY(!network);
        const QString cause = QString::fromStdString(network.error().cause);
        QVERIFY2(cause.contains(said), qPrintable(cause));
        QVERIFY(!network.error().remedy.empty());
    }

    void networks_that_fit_together_are_accepted() {
        const std::vector<NetworkConfig> networks = {
            parsed("user,forward=tcp::80-80,forward=udp::80-80,forward=tcp:[::1]:80-80"),
            parsed("tap=tap0,mac=02:00:00:00:00:01"), parsed("tap=tap1"), parsed("user,forward=tcp::81-80")};
        QVERIFY(validate_networks(networks));
        QVERIFY(validate_networks({}));
        QVERIFY(validate_networks(std::vector<NetworkConfig>(kMostNetworks)));
    }

    void networks_that_collide_are_refused() {
        const auto refused = [](std::initializer_list<const char*> texts, const char* said) {
            std::vector<NetworkConfig> networks;
            for (const char* text : texts) {
                networks.push_back(parsed(text));
            }
            const auto valid = validate_networks(networks);
            return !valid && QString::fromStdString(valid.error().cause).contains(said);
        };
        QVERIFY(refused({"tap=tap0", "user", "tap=tap0"}, "tap0"));
        QVERIFY(refused({"user,mac=02:00:00:00:00:01", "tap=t,mac=02:00:00:00:00:01"}, "02:00:00:00:00:01"));
        QVERIFY(refused({"user,forward=tcp::80-80", "user,forward=tcp::80-81"}, "tcp:127.0.0.1:80-81"));
        QVERIFY(refused({"user,forward=udp::80-80,forward=udp::80-80"}, "udp:127.0.0.1:80-80"));
        const auto many = validate_networks(std::vector<NetworkConfig>(kMostNetworks + 1));
        QVERIFY(!many);
    }

    void derived_addresses_are_stable_and_differ() {
        QCOMPARE(QString::fromStdString(format_mac(derive_mac("web", 0))), QString("8a:15:93:27:69:37"));
        std::set<MacAddress> seen;
        for (const char* guest : {"web", "web1", "mail", "", "/boot/kernel/kernel"}) {
            for (unsigned index = 0; index < kMostNetworks; ++index) {
                const MacAddress mac = derive_mac(guest, index);
                QVERIFY(is_unicast(mac));
                QCOMPARE(mac[0] & 2, 2);
                QVERIFY(seen.insert(mac).second);
            }
        }
    }
};

QTEST_GUILESS_MAIN(ConfigTest)
#include "config_test.moc"
