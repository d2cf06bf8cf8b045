// SPDX-License-Identifier: BSD-2-Clause
// Two hundred clients, half of them hostile.
#include <QTest>
#include <algorithm>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "backend/ipc/async_client.h"
#include "tests/ipc/rig.h"

using namespace apiary;
using namespace apiary::ipc;
using namespace apiary::ipc::test;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kClients = 100;  // And as many hostile ones.
constexpr int kCallsEach = 20;

asio::awaitable<void> talk(AsyncClient& client, std::vector<Clock::duration>& times, int& failures) {
    for (int i = 0; i < kCallsEach; ++i) {
        const Json parameters = {{"value", i}};
        const Clock::time_point start = Clock::now();
        const Result<Reply> reply = co_await client.call("io.apiary.Test.Echo", parameters);
        times.push_back(Clock::now() - start);
        failures += !reply || reply->parameters != parameters ? 1 : 0;
    }
}

/// Bytes that a hostile client sends over and over, each kind to one of them.
std::vector<std::string> nuisances() {
    const std::string echo = call_message("io.apiary.Test.Echo", {{"value", "x"}}, CallKind::once);
    const std::string oneway = call_message("io.apiary.Test.Echo", {{"value", "x"}}, CallKind::oneway);
    std::string many_calls;
    for (int i = 0; i < 500; ++i) {
        many_calls += oneway;
    }
    std::string many_values = R"({"method":"io.apiary.Test.Echo","parameters":{"value":[0)";
    for (int i = 0; i < 100'000; ++i) {
        many_values += ",0";
    }
    return {"garbage" + nul_ended(""),
            "{\"method\":",
            std::string(100'000, ' '),
            echo,
            many_calls,
            nul_ended(many_values + "]}}"),
            nul_ended("{\"method\":\"io.apiary.Test.Echo\",\"parameters\":{\"value\":" + std::string(200'000, '[')),
            call_message("io.apiary.Test.Count", {{"to", 1'000'000}, {"size", 10'000}}, CallKind::more),
            call_message("io.apiary.Test.Echo", {{"value", std::string(200'000, 'x')}}, CallKind::once)};
}

/// Sends what it has without ever reading, and connects anew when it was thrown out, until told to stop.
void annoy(const std::string& path, std::vector<std::string> all, const std::atomic<bool>& stop) {
    struct Hostile {
        UniqueFd socket;
        std::size_t sent = 0;
    };
    std::vector<Hostile> clients(kClients);
    while (!stop) {
        for (std::size_t i = 0; i < clients.size(); ++i) {
            Hostile& client = clients.at(i);
            const std::string& text = all.at(i % all.size());
            if (!client.socket.valid()) {
                if (Result<UniqueFd> socket = connect_to(path)) {
                    client = {std::move(*socket), 0};
                }
                continue;
            }
            const ssize_t sent = ::send(client.socket.get(), text.data() + client.sent, text.size() - client.sent,
                                        MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent >= 0) {
                client.sent = (client.sent + static_cast<std::size_t>(sent)) % text.size();
            } else if (errno != EAGAIN) {
                client.socket.reset();
            }
        }
        std::this_thread::yield();
    }
}

}  // namespace

class LoadTest : public QObject {
    Q_OBJECT

private slots:
    void clients_are_answered_beside_hostile_ones() {
        TestServer server;
        server.start();
        asio::io_context context;
        std::vector<AsyncClient> clients;
        std::vector<Clock::duration> times;
        int failures = 0;
        clients.reserve(kClients);
        for (int i = 0; i < kClients; ++i) {
            Result<AsyncClient> client = AsyncClient::connect(context, server.path);
            QVERIFY(client.has_value());
            clients.push_back(std::move(*client));
            asio::co_spawn(context, talk(clients.back(), times, failures), asio::detached);
        }
        std::atomic<bool> stop = false;
        std::jthread hostile([&] { annoy(server.path, nuisances(), stop); });
        context.run();
        stop = true;
        hostile.join();
        QCOMPARE(times.size(), std::size_t{kClients} * kCallsEach);
        QCOMPARE(failures, 0);
        std::ranges::sort(times);
        const auto milliseconds_at = [&](std::size_t percent) {
            return std::chrono::duration<double, std::milli>(times.at((times.size() - 1) * percent / 100)).count();
        };
        qInfo("%d calls at a time: median %.1f ms, 99th percentile %.1f ms, longest %.1f ms", kClients,
              milliseconds_at(50), milliseconds_at(99), milliseconds_at(100));
        QVERIFY(milliseconds_at(99) < 60'000);  // Nobody is forgotten. Two idle CPUs: 14 to 26 ms.
    }
};

QTEST_GUILESS_MAIN(LoadTest)
#include "load_test.moc"
