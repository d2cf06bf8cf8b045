// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/async_client.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <functional>
#include <string>
#include <vector>

#include "tests/ipc/rig.h"

using namespace apiary;
using namespace apiary::ipc;
using namespace apiary::ipc::test;
using namespace std::chrono_literals;

namespace {

using Work = asio::awaitable<void>;

AsyncClient connected(asio::io_context& context, const std::string& path) {
    Result<AsyncClient> client = AsyncClient::connect(context, path);
    check(client.has_value(), "the server listens");
    return std::move(*client);
}

Work call(AsyncClient& client, std::string method, Json parameters, std::vector<Result<Reply>>& replies,
          AsyncClient::Timeout timeout = {}) {
    replies.push_back(co_await client.call(method, parameters, timeout));
}

}  // namespace

class AsyncClientTest : public QObject {
    Q_OBJECT

private slots:
    void calls_made_at_once_take_turns() {
        TestServer server;
        server.start();
        asio::io_context context;
        AsyncClient client = connected(context, server.path);
        std::vector<Result<Reply>> replies;
        for (int i = 0; i < 20; ++i) {
            asio::co_spawn(context, call(client, "io.apiary.Test.Echo", {{"value", i}}, replies), asio::detached);
        }
        context.run();
        QCOMPARE(replies.size(), std::size_t{20});
        for (int i = 0; i < 20; ++i) {
            const Result<Reply>& reply = replies.at(static_cast<std::size_t>(i));
            QVERIFY(reply.has_value());
            QVERIFY(reply->parameters == Json({{"value", i}}));
        }
    }

    void error_of_a_method_is_a_reply() {
        TestServer server;
        server.start();
        asio::io_context context;
        AsyncClient client = connected(context, server.path);
        std::vector<Result<Reply>> replies;
        asio::co_spawn(context, call(client, "io.apiary.Test.Break", Json::object(), replies), asio::detached);
        context.run();
        QVERIFY(replies.at(0).has_value());
        QCOMPARE(replies.at(0)->error, std::string("io.apiary.Test.Broken"));
        QVERIFY(client.open());
    }

    void stream_has_all_its_replies() {
        TestServer server;
        server.start();
        asio::io_context context;
        AsyncClient client = connected(context, server.path);
        std::vector<int> numbers;
        std::vector<Result<Reply>> replies;
        const auto stream = [&]() -> Work {
            const Json parameters = {{"to", 5}, {"size", 300'000}};
            const Result<void> begun = co_await client.call_more("io.apiary.Test.Count", parameters);
            bool goes_on = begun.has_value();
            while (goes_on) {
                const Result<Reply> reply = co_await client.next();
                numbers.push_back(reply ? reply->parameters.at("number").get<int>() : -1);
                goes_on = reply && reply->continues;
            }
        };
        asio::co_spawn(context, stream, asio::detached);
        asio::co_spawn(context, call(client, "io.apiary.Test.Echo", {{"value", 1}}, replies), asio::detached);
        context.run();
        QCOMPARE(numbers, (std::vector<int>{1, 2, 3, 4, 5}));
        QVERIFY(replies.at(0).has_value());
        QVERIFY(replies.at(0)->parameters == Json({{"value", 1}}));
    }

    void descriptors_are_sent_along() {
        TestServer server({}, {.receives_descriptors = true});
        server.start();
        int ends[2];
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        const UniqueFd write_end(ends[1]);
        QCOMPARE(::write(write_end.get(), "hi", 2), ssize_t{2});
        asio::io_context context;
        AsyncClient client = connected(context, server.path);
        Json contents;
        const auto work = [&]() -> Work {
            std::vector<UniqueFd> descriptors;
            descriptors.emplace_back(ends[0]);
            const Json none = Json::object();
            const Result<Reply> reply = co_await client.call("io.apiary.Test.ReadDescriptors", none,
                                                             AsyncClient::Timeout(), std::move(descriptors));
            contents = reply ? reply->parameters.at("contents") : Json();
        };
        asio::co_spawn(context, work, asio::detached);
        context.run();
        QVERIFY(contents == Json::array({"hi"}));
    }

    void call_that_takes_too_long_closes_the_connection_and_those_behind_it_fail() {
        TestServer server;
        server.start();
        asio::io_context context;
        AsyncClient client = connected(context, server.path);
        std::vector<Result<Reply>> replies;
        asio::co_spawn(context, call(client, "io.apiary.Test.Wait", Json::object(), replies, 50ms), asio::detached);
        asio::co_spawn(context, call(client, "io.apiary.Test.Echo", Json::object(), replies, 60s), asio::detached);
        context.run();
        QCOMPARE(replies.size(), std::size_t{2});
        QVERIFY(!replies.at(0));
        QCOMPARE(replies.at(0).error().cause, std::string("There was no reply within 50ms"));
        QVERIFY(!replies.at(1));
        QVERIFY(!client.open());
        server.release();
    }

    void client_that_goes_ends_its_calls() {
        TestServer server;
        server.start();
        asio::io_context context;
        std::optional<AsyncClient> client = connected(context, server.path);
        std::vector<Result<Reply>> replies;
        asio::co_spawn(context, call(*client, "io.apiary.Test.Wait", Json::object(), replies), asio::detached);
        while (!server.waiting.try_acquire()) {
            context.poll();
        }
        client.reset();
        context.run();
        QCOMPARE(replies.size(), std::size_t{1});
        QCOMPARE(replies.at(0).error().cause, std::string("The connection was closed"));
        server.release();
    }

    void server_that_goes_ends_the_calls() {
        TestServer server;
        server.start();
        asio::io_context context;
        AsyncClient client = connected(context, server.path);
        std::vector<Result<Reply>> replies;
        asio::co_spawn(context, call(client, "io.apiary.Test.Ignore", Json::object(), replies), asio::detached);
        context.run();
        QVERIFY(!replies.at(0));
        QVERIFY(!client.open());
    }

    void server_that_breaks_the_protocol_is_left_data() {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("garbage") << QByteArray("x\0", 2);
        QTest::newRow("continues") << QByteArray("{\"continues\":true}\0", 19);
        QTest::newRow("two replies") << QByteArray("{}\0{}\0", 6);
        QTest::newRow("too long") << QByteArray(2000, ' ');
    }
    void server_that_breaks_the_protocol_is_left() {
        QFETCH(QByteArray, said);
        int ends[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
        const UniqueFd server(ends[1]);
        QCOMPARE(::write(server.get(), said.constData(), static_cast<std::size_t>(said.size())), ssize_t{said.size()});
        asio::io_context context;
        AsyncClient client(context, UniqueFd(ends[0]), 1000);
        std::vector<Result<Reply>> replies;
        asio::co_spawn(context, call(client, "a.B", Json::object(), replies), asio::detached);
        context.run();
        QCOMPARE(replies.size(), std::size_t{1});
        QVERIFY(!client.open());
    }

    void nobody_listening_is_an_error() {
        asio::io_context context;
        QVERIFY(!AsyncClient::connect(context, "/nowhere/at/all"));
    }
};

QTEST_GUILESS_MAIN(AsyncClientTest)
#include "async_client_test.moc"
