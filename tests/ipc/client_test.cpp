// SPDX-License-Identifier: BSD-2-Clause
// Clients of a server that says anything.
#include "backend/ipc/client.h"

#include <fcntl.h>
#include <sys/socket.h>

#include <QTest>
#include <string>
#include <thread>

#include "tests/ipc/rig.h"

using namespace apiary;
using namespace apiary::ipc;
using namespace apiary::ipc::test;

namespace {

struct Pair {
    UniqueFd client;
    UniqueFd server;
};

/// A connection on whose other side `said` waits already, and then the end.
Pair connection_with(std::string_view said) {
    int ends[2];
    check(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0, "a pair of sockets");
    Pair pair{UniqueFd(ends[0]), UniqueFd(ends[1])};
    check(::write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size()), "room in a socket");
    ::shutdown(ends[1], SHUT_WR);
    return pair;
}

}  // namespace

class ClientTest : public QObject {
    Q_OBJECT

private slots:
    void reply_that_is_none_is_an_error_data() {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half") << QByteArray("{\"para");
        QTest::newRow("garbage") << QByteArray("x\0", 2);
        QTest::newRow("wrong type") << QByteArray("{\"error\":1}\0", 12);
        QTest::newRow("too long") << QByteArray(2000, ' ');
        QTest::newRow("depth bomb") << "{\"parameters\":{\"x\":" + QByteArray(500, '[') + QByteArray("\0", 1);
    }
    void reply_that_is_none_is_an_error() {
        QFETCH(QByteArray, said);
        Pair pair = connection_with(said.toStdString());
        Client client(std::move(pair.client), 1000);
        QVERIFY(!client.call("a.B"));
    }

    void non_blocking_socket_is_made_a_blocking_one() {
        Pair pair = connection_with("");
        QCOMPARE(::fcntl(pair.client.get(), F_SETFL, O_NONBLOCK), 0);
        const Client client(std::move(pair.client));
        QVERIFY((::fcntl(client.socket(), F_GETFL) & O_NONBLOCK) == 0);
    }

    void stream_can_be_left() {
        TestServer server;
        Client client = server.start().client();
        int count = 0;
        const Result<Reply> reply =
            client.call_more("io.apiary.Test.Count", {{"to", 100'000}}, [&](const Json&) { return ++count < 3; });
        QVERIFY(reply.has_value());
        QVERIFY(reply->continues);
        QCOMPARE(count, 3);
        QCOMPARE(client.socket(), -1);
        QVERIFY(server.gave_up.try_acquire_for(std::chrono::seconds(60)));
        QVERIFY(!client.call("io.apiary.Test.Echo"));
    }

    void stream_that_fails_is_a_reply() {
        TestServer server;
        Client client = server.start().client();
        const Result<Reply> reply =
            client.call_more("io.apiary.Test.Break", Json::object(), [](const Json&) { return true; });
        QVERIFY(reply.has_value());
        QVERIFY(reply->failed());
    }

    void call_is_ended_by_shutting_the_socket_down() {
        TestServer server;
        Client client = server.start().client();
        std::jthread other([&] {
            server.waiting.acquire();
            ::shutdown(client.socket(), SHUT_RDWR);
        });
        QVERIFY(!client.call("io.apiary.Test.Wait"));
        server.release();
    }
};

QTEST_GUILESS_MAIN(ClientTest)
#include "client_test.moc"
