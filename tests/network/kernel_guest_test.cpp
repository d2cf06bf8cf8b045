// SPDX-License-Identifier: BSD-2-Clause
// A user network whose guest is this host's kernel: a network namespace that reaches the world through a tap device
// only, and that through the user network. So both sides of it are real. Needs root.
#include <QElapsedTimer>
#include <QTest>
#include <asio/ip/tcp.hpp>
#include <asio/ip/udp.hpp>
#include <asio/read.hpp>
#include <asio/write.hpp>
#include <future>

#include "backend/network/tap.h"
#include "backend/network/user_network.h"
#include "tests/network/frames.h"
#include "tests/network/net_namespace.h"

using namespace apiary;
using namespace apiary::network;
using namespace apiary::network::test;
using asio::ip::tcp;
using asio::ip::udp;

namespace {

constexpr std::uint16_t kForwarded = 22222;
constexpr std::size_t kLength = 64 << 20;

/// Gives what comes from one network to the other.
class Pipe final : public Receiver {
public:
    explicit Pipe(Network& to) : to_(to) {}
    bool receive(const FrameHeader& header, std::span<const std::byte> frame) override {
        to_.transmit(header, std::span(&frame, 1));
        return true;
    }
    void end_of_burst() override {}
    void link_changed() override {}

private:
    Network& to_;
};

}  // namespace

class KernelGuestTest : public QObject {
    Q_OBJECT

    std::unique_ptr<EventLoop> loop_;
    std::unique_ptr<Network> user_, tap_;
    std::unique_ptr<Pipe> to_user_, to_tap_;
    asio::io_context host_, guest_;  ///< Sockets of the host are made on the loop's thread, which is outside.

    template <class Make>
    auto on_host(Make make) {
        std::optional<decltype(make())> result;
        loop_->run_and_wait([&] { result.emplace(make()); });
        return *std::move(result);
    }
    void plug(const Offloads& guest_takes) {
        loop_->run_and_wait([&] {
            user_->start(*to_tap_, guest_takes);
            tap_->start(*to_user_, user_->transmit_offloads());
            user_->resume();
            tap_->resume();
        });
    }
    /// What arrives of `kLength` bytes that are written on one side and read on the other, MB each second; 0 when it is
    /// not what was sent.
    static double transfer(tcp::socket& from, tcp::socket& to) {
        const Bytes data = pattern(kLength);
        QElapsedTimer timer;
        timer.start();
        auto written = std::async(std::launch::async, [&] {
            asio::error_code error;
            return asio::write(from, asio::buffer(data), error);
        });
        Bytes received(kLength);
        asio::error_code error;
        const std::size_t length = asio::read(to, asio::buffer(received), error);
        const double rate = static_cast<double>(kLength) / 1e6 / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
        return length == kLength && written.get() == kLength && received == data ? rate : 0;
    }

private slots:
    void initTestCase() {
        loop_ = std::make_unique<EventLoop>("io");
        user_ = make_user_network(*loop_, {.forwards = {{.host_port = kForwarded, .guest_port = 80}}}).value();
        if (const std::string unable = enter_own_network(); !unable.empty()) {
            qWarning("SKIPPED, the user network was not tested with a kernel: %s", unable.c_str());
            QSKIP("a network namespace can be made by root only");
        }
        QVERIFY(make_tap("apiary0"));
        QVERIFY(
            run("ip link set lo up; ip link set apiary0 up; ip address add 10.0.2.15/24 dev apiary0 && "
                "ip route add default via 10.0.2.2"));
        QVERIFY(run("ip -6 address add fec0::15/64 dev apiary0 nodad"));
        tap_ = make_tap_network(*loop_, open_tap("apiary0").value()).value();
        to_user_ = std::make_unique<Pipe>(*user_);
        to_tap_ = std::make_unique<Pipe>(*tap_);
    }
    void cleanupTestCase() {
        if (tap_) {
            loop_->run_and_wait([&] {
                user_->stop();
                tap_->stop();
            });
        }
    }

    void bulk_data_arrives_both_ways_data() {
        QTest::addColumn<bool>("large");
        QTest::addColumn<bool>("v6");
        QTest::newRow("IPv4, large segments") << true << false;
        QTest::newRow("IPv4, small segments") << false << false;
        QTest::newRow("IPv6, large segments") << true << true;
        QTest::newRow("IPv6, small segments") << false << true;
    }
    void bulk_data_arrives_both_ways() {
        QFETCH(bool, large);
        QFETCH(bool, v6);
        plug(large ? tap_->transmit_offloads() : Offloads{});
        const asio::ip::address loopback =
            v6 ? asio::ip::address(asio::ip::address_v6::loopback()) : asio::ip::address_v4::loopback();
        std::optional<tcp::acceptor> acceptor;
        try {
            acceptor.emplace(on_host([&] { return tcp::acceptor(host_, {loopback, 0}); }));
        } catch (const asio::system_error&) {
            QSKIP("this host has no IPv6");
        }
        tcp::socket guest(guest_);
        guest.connect({asio::ip::make_address(v6 ? "fec0::2" : "10.0.2.2"), acceptor->local_endpoint().port()});
        tcp::socket host = acceptor->accept();
        const double up = transfer(guest, host);
        QVERIFY(up > 0);
        const double down = transfer(host, guest);
        QVERIFY(down > 0);
        qInfo("%.0f MB/s from the guest, %.0f MB/s to it", up, down);
    }

    void forwarded_connections_arrive() {
        plug(tap_->transmit_offloads());
        tcp::acceptor acceptor(guest_, {asio::ip::make_address("10.0.2.15"), 80});
        for (int i = 0; i < 20; ++i) {
            tcp::socket host = on_host([&] {
                tcp::socket socket(host_);
                socket.connect({asio::ip::address_v4::loopback(), kForwarded});
                return socket;
            });
            tcp::socket guest = acceptor.accept();
            asio::write(host, asio::buffer("hello", 5));
            Bytes got(5);
            asio::read(guest, asio::buffer(got));
            QCOMPARE(got, bytes_of("hello"));
        }
    }

    void datagrams_of_any_size_are_echoed() {
        plug(tap_->transmit_offloads());
        udp::socket host = on_host([&] { return udp::socket(host_, {asio::ip::address_v4::loopback(), 0}); });
        udp::socket guest(guest_, udp::v4());
        const udp::endpoint to(asio::ip::make_address("10.0.2.2"), host.local_endpoint().port());
        for (const std::size_t length : {0u, 1u, 1472u, 1473u, 4000u, 40'000u, 65'507u}) {
            guest.send_to(asio::buffer(pattern(length)), to);
            Bytes got(65536);
            udp::endpoint from;
            got.resize(host.receive_from(asio::buffer(got), from));
            QVERIFY(got == pattern(length));
            host.send_to(asio::buffer(got), from);
            got.assign(65536, std::byte{0});
            got.resize(guest.receive_from(asio::buffer(got), from));
            QVERIFY(got == pattern(length));
        }
    }

    void gateway_answers_pings() {
        plug(tap_->transmit_offloads());
        QVERIFY(run("ping -c 1 -W 5 10.0.2.2 >/dev/null 2>&1 || ! command -v ping >/dev/null"));
    }
};

QTEST_GUILESS_MAIN(KernelGuestTest)
#include "kernel_guest_test.moc"
