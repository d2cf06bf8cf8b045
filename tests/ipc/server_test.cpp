// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/server.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <cerrno>
#include <chrono>
#include <string>
#include <vector>

#include "backend/ipc/transfer.h"
#include "tests/ipc/rig.h"

using namespace apiary;
using namespace apiary::ipc;
using namespace apiary::ipc::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kLong = 60s;
constexpr ListenOptions kWithDescriptors = {.receives_descriptors = true};

bool is_non_blocking(int fd) {
    return (::fcntl(fd, F_GETFL) & O_NONBLOCK) != 0;
}

/// The read end of a pipe in which `text` is.
UniqueFd pipe_with(std::string_view text) {
    int ends[2];
    check(::pipe2(ends, O_CLOEXEC) == 0, "a pipe");
    const UniqueFd write_end(ends[1]);
    check(::write(write_end.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()), "room in a pipe");
    return UniqueFd(ends[0]);
}

Json echo_of(Client& client, const char* text) {
    const Result<Reply> reply = client.call("io.apiary.Test.Echo", {{"value", text}});
    return reply ? reply->parameters : Json(reply.error().cause);
}

}  // namespace

class ServerTest : public QObject {
    Q_OBJECT

private slots:
    void calls_of_one_connection_are_answered_in_order() {
        TestServer server;
        RawClient client(server.start().path);
        std::string calls;
        for (int i = 0; i < 1000; ++i) {
            calls += call_message("io.apiary.Test.Echo", {{"value", i}}, CallKind::once);
        }
        std::jthread speaker([&] { client.say(calls); });
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(client.hear(),
                     std::optional<std::string>(R"({"parameters":{"value":)" + std::to_string(i) + "}}"));
        }
    }

    void call_in_single_bytes_is_answered() {
        TestServer server;
        RawClient client(server.start().path);
        for (const char c : call_message("io.apiary.Test.Echo", {{"value", 1}}, CallKind::once)) {
            QVERIFY(client.say({&c, 1}));
        }
        QCOMPARE(client.hear(), std::optional<std::string>(R"({"parameters":{"value":1}})"));
    }

    void error_of_a_method_arrives_and_the_connection_stays() {
        TestServer server;
        Client client = server.start().client();
        const Result<Reply> reply = client.call("io.apiary.Test.Break");
        QVERIFY(reply.has_value());
        QCOMPARE(reply->error, std::string("io.apiary.Test.Broken"));
        QVERIFY(reply->parameters == Json({{"why", "so"}}));
        QVERIFY(echo_of(client, "on") == Json({{"value", "on"}}));
    }

    void oneway_call_has_no_answer() {
        TestServer server;
        Client client = server.start().client();
        for (const char* method : {"io.apiary.Test.Echo", "io.apiary.Test.Break", "io.apiary.Test.Ignore",
                                   "io.apiary.Test.Count", "io.apiary.None.Such", "org.varlink.service.GetInfo"}) {
            QVERIFY(client.call_oneway(method, {{"to", 3}}).has_value());
        }
        QVERIFY(echo_of(client, "next") == Json({{"value", "next"}}));
    }

    void handler_that_does_not_answer_costs_the_connection_only() {
        TestServer server;
        server.start();
        for (const char* method : {"io.apiary.Test.Ignore", "io.apiary.Test.Throw"}) {
            Client client = server.client();
            QVERIFY(!client.call(method));
        }
        Client client = server.client();
        QVERIFY(echo_of(client, "on") == Json({{"value", "on"}}));
    }

    void malformed_message_costs_the_connection_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray("\0", 1);
        QTest::newRow("garbage") << QByteArray("GET / HTTP/1.1\r\n\r\n\0", 19);
        QTest::newRow("no method") << QByteArray("{}\0", 3);
        QTest::newRow("wrong type") << QByteArray(R"({"method":"io.apiary.Test.Echo","more":1})"
                                                  "\0",
                                                  42);
        QTest::newRow("depth bomb") << QByteArray("{\"method\":\"io.apiary.Test.Echo\",\"parameters\":{\"value\":") +
                                           QByteArray(200'000, '[') + QByteArray("\0", 1);
        QTest::newRow("too long") << QByteArray(300'000, ' ');
        QTest::newRow("NULs") << QByteArray(100'000, '\0');
    }
    void malformed_message_costs_the_connection() {
        QFETCH(QByteArray, bytes);
        TestServer server;
        RawClient client(server.start().path);
        client.say(bytes.toStdString());
        QVERIFY(client.is_cut_off());
        Client other = server.client();
        QVERIFY(echo_of(other, "on") == Json({{"value", "on"}}));
    }

    void message_limit_is_to_the_byte() {
        Limits limits;
        limits.message = 1000;
        TestServer server(limits);
        server.start();
        const std::string head =
            "{\"method\":\"io.apiary.Test.Echo\",\"parameters\":{\"value\":\"";  // moc takes no raw string that ends
                                                                                 // so.
        const auto call_of = [&](std::size_t size) {
            return nul_ended(head + std::string(size - head.size() - 3, 'x') + "\"}}");
        };
        RawClient fits(server.path);
        QVERIFY(fits.say(call_of(1000)));
        QVERIFY(fits.hear().has_value());
        RawClient too_long(server.path);
        too_long.say(call_of(1001));
        QVERIFY(too_long.is_cut_off());
    }

    void half_closed_peer_gets_its_replies() {
        TestServer server;
        RawClient client(server.start().path);
        QVERIFY(client.say(call_message("io.apiary.Test.Wait", Json::object(), CallKind::once)));
        QVERIFY(client.say(call_message("io.apiary.Test.Echo", {{"value", 1}}, CallKind::once)));
        client.say_no_more();
        server.waiting.acquire();
        server.release();
        QCOMPARE(client.hear(), std::optional<std::string>(R"({"parameters":{}})"));
        QCOMPARE(client.hear(), std::optional<std::string>(R"({"parameters":{"value":1}})"));
        QVERIFY(client.is_cut_off());
    }

    void stream_has_all_its_replies() {
        TestServer server;
        Client client = server.start().client();
        std::vector<int> numbers;
        const Result<Reply> last = client.call_more("io.apiary.Test.Count", {{"to", 5}}, [&](const Json& parameters) {
            numbers.push_back(parameters.at("number").get<int>());
            return true;
        });
        QVERIFY(last.has_value());
        QVERIFY(!last->continues);
        QCOMPARE(numbers, (std::vector<int>{1, 2, 3, 4, 5}));
        QVERIFY(echo_of(client, "on") == Json({{"value", "on"}}));
    }

    void stream_not_asked_for_is_an_error() {
        TestServer server;
        Client client = server.start().client();
        const Result<Reply> reply = client.call("io.apiary.Test.Count", {{"to", 5}});
        QVERIFY(reply.has_value());
        QCOMPARE(reply->error, std::string(standard_error::expected_more));
        QVERIFY(echo_of(client, "on") == Json({{"value", "on"}}));
    }

    void slow_reader_of_a_stream_holds_nobody_else() {
        TestServer server;
        RawClient slow(server.start().path);
        QVERIFY(slow.say(call_message("io.apiary.Test.Count", {{"to", 1000}, {"size", 10'000}}, CallKind::more)));
        Client other = server.client();
        for (int i = 0; i < 100; ++i) {
            QVERIFY(echo_of(other, "on") == Json({{"value", "on"}}));
        }
        int count = 0;
        while (const std::optional<std::string> text = slow.hear()) {
            const Result<Reply> reply = parse_reply(*text);
            QVERIFY(reply.has_value());
            QCOMPARE(reply->parameters.at("number").get<int>(), ++count);
            if (!reply->continues) {
                break;
            }
        }
        QCOMPARE(count, 1000);
    }

    void reader_that_stops_is_cut_off() {
        Limits limits;
        limits.patience = 100ms;
        TestServer server(limits);
        RawClient stopped(server.start().path);
        QVERIFY(stopped.say(call_message("io.apiary.Test.Count", {{"to", 1000}, {"size", 10'000}}, CallKind::more)));
        QVERIFY(server.gave_up.try_acquire_for(kLong));
    }

    void half_a_message_is_cut_off_and_silence_is_not() {
        Limits limits;
        limits.patience = 100ms;
        TestServer server(limits);
        RawClient silent(server.start().path);
        QVERIFY(silent.say(call_message("io.apiary.Test.Echo", Json::object(), CallKind::once)));
        QVERIFY(silent.hear().has_value());
        RawClient half(server.path);
        QVERIFY(half.say("{\"method\":"));
        QVERIFY(half.is_cut_off());
        RawClient behind(server.path);  // Also behind a whole one.
        QVERIFY(behind.say(call_message("io.apiary.Test.Echo", Json::object(), CallKind::once) + "{"));
        QVERIFY(behind.hear().has_value());
        QVERIFY(behind.is_cut_off());
        QVERIFY(silent.say(call_message("io.apiary.Test.Echo", Json::object(), CallKind::once)));
        QVERIFY(silent.hear().has_value());
    }

    void trickle_does_not_extend_the_time_of_a_message() {
        Limits limits;
        limits.patience = 200ms;
        TestServer server(limits);
        RawClient client(server.start().path);
        const auto deadline = std::chrono::steady_clock::now() + kLong;
        bool is_open = true;
        while (is_open && std::chrono::steady_clock::now() < deadline) {
            is_open = client.say(" ");
            std::this_thread::sleep_for(5ms);  // The trickle itself.
        }
        QVERIFY(!is_open);
    }

    void slow_handler_is_not_the_client_s_fault() {
        Limits limits;
        limits.patience = 50ms;
        TestServer server(limits);
        Client client = server.start().client();
        std::jthread later([&] {
            server.waiting.acquire();
            RawClient half(server.path);
            half.say("{");
            half.is_cut_off();  // So the time is over.
            server.release();
        });
        const Result<Reply> reply = client.call("io.apiary.Test.Wait");
        QVERIFY(reply.has_value());
    }

    void hang_up_wakes_the_handler_of_a_stream() {
        TestServer server;
        server.start();
        const std::string watch = call_message("io.apiary.Test.Watch", Json::object(), CallKind::more);
        {
            RawClient client(server.path);
            QVERIFY(client.say(watch));
            QVERIFY(client.hear().has_value());
        }
        QVERIFY(server.hung_up.try_acquire_for(kLong));
        RawClient half_closed(server.path);
        QVERIFY(half_closed.say(watch));
        QVERIFY(half_closed.hear().has_value());
        half_closed.say_no_more();
        QVERIFY(server.hung_up.try_acquire_for(kLong));
        {
            RawClient with_calls_behind(server.path);
            QVERIFY(with_calls_behind.say(watch + watch + watch + "{"));
            QVERIFY(with_calls_behind.hear().has_value());
        }
        QVERIFY(server.hung_up.try_acquire_for(kLong));
    }

    void stream_with_too_much_behind_it_is_cut_off() {
        TestServer server;
        RawClient client(server.start().path);
        QVERIFY(client.say(call_message("io.apiary.Test.Watch", Json::object(), CallKind::more)));
        QVERIFY(client.hear().has_value());
        const std::string call =
            call_message("io.apiary.Test.Echo", {{"value", std::string(50'000, 'x')}}, CallKind::once);
        for (int i = 0; i < 100 && client.say(call); ++i) {
        }
        QVERIFY(client.is_cut_off());
        QVERIFY(server.hung_up.try_acquire_for(kLong));
    }

    void upgrade_hands_over_socket_and_early_bytes() {
        TestServer server;
        RawClient client(server.start().path);
        const std::string early("raw\0bytes", 9);
        QVERIFY(client.say(call_message("io.apiary.Test.TakeOver", {{"text", "hi"}}, CallKind::upgrade) + early));
        QCOMPARE(client.hear(), std::optional<std::string>(R"({"parameters":{"text":"hi"}})"));
        QVERIFY(server.upgraded.try_acquire_for(kLong));
        QVERIFY(server.taken_over.has_value());
        QVERIFY(is_non_blocking(server.taken_over->socket.get()));
        QVERIFY(client.say(" and more"));
        client.say_no_more();
        const UniqueFd socket = std::move(server.taken_over->socket);
        QCOMPARE(::fcntl(socket.get(), F_SETFL, 0), 0);
        std::string all = server.taken_over->early;
        for (std::string more = read_some(socket.get()); !more.empty(); more = read_some(socket.get())) {
            all += more;
        }
        QCOMPARE(all, early + " and more");
        server.stop();  // Which has nothing to do with the socket any more.
        QCOMPARE(::write(socket.get(), "x", 2), ssize_t{2});
        QCOMPARE(client.hear(), std::optional<std::string>("x"));
    }

    void upgrade_of_a_client_gives_it_the_socket() {
        TestServer server;
        Client client = server.start().client();
        const Result<Reply> not_upgraded = client.call("io.apiary.Test.TakeOver");
        QVERIFY(not_upgraded.has_value());
        QVERIFY(not_upgraded->failed());
        Result<UpgradeReply> upgraded = client.upgrade("io.apiary.Test.TakeOver", {{"text", "hi"}});
        QVERIFY(upgraded.has_value());
        QVERIFY(upgraded->reply.parameters == Json({{"text", "hi"}}));
        QVERIFY(server.upgraded.try_acquire_for(kLong));
        QCOMPARE(::write(server.taken_over->socket.get(), "abc", 3), ssize_t{3});
        QCOMPARE(read_some(upgraded->upgraded.socket.get()), std::string("abc"));
        QVERIFY(!client.call("io.apiary.Test.Echo"));
    }

    void upgrade_of_a_method_that_knows_none_is_an_ordinary_call() {
        TestServer server;
        Client client = server.start().client();
        const Result<UpgradeReply> reply = client.upgrade("io.apiary.Test.Break");
        QVERIFY(reply.has_value());
        QVERIFY(reply->reply.failed());
        QVERIFY(echo_of(client, "on") == Json({{"value", "on"}}));
    }

    void descriptors_arrive_with_their_call() {
        TestServer server({}, kWithDescriptors);
        Client client = server.start().client();
        const UniqueFd one = pipe_with("one");
        const UniqueFd two = pipe_with("two");
        const std::vector<int> both = {one.get(), two.get()};
        const Result<Reply> reply = client.call("io.apiary.Test.ReadDescriptors", Json::object(), both);
        QVERIFY(reply.has_value());
        QVERIFY(reply->parameters.at("contents") == Json({"one", "two"}));
        const Result<Reply> none = client.call("io.apiary.Test.ReadDescriptors");
        QVERIFY(none.has_value());
        QVERIFY(none->parameters.at("contents").empty());
    }

    void most_descriptors_of_one_call_arrive_and_one_more_is_not_sent() {
        TestServer server({}, kWithDescriptors);
        Client client = server.start().client();
        const UniqueFd null(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        std::vector<int> many(kMaxDescriptors, null.get());
        const Result<Reply> reply = client.call("io.apiary.Test.ReadDescriptors", Json::object(), many);
        QVERIFY(reply.has_value());
        QCOMPARE(reply->parameters.at("contents").size(), kMaxDescriptors);
        many.push_back(null.get());
        QVERIFY(!client.call("io.apiary.Test.ReadDescriptors", Json::object(), many));
    }

    void descriptors_not_taken_are_closed() {
        TestServer server({}, kWithDescriptors);
        Client client = server.start().client();
        int ends[2];
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        const UniqueFd read_end(ends[0]);
        UniqueFd write_end(ends[1]);
        const std::vector<int> sent = {write_end.get()};
        QVERIFY(client.call("io.apiary.Test.Echo", Json::object(), sent).has_value());
        write_end.reset();
        QCOMPARE(read_some(read_end.get()), std::string());  // The end: nobody can write any more.
    }

    void descriptors_piled_up_cost_the_connection() {
        TestServer server({}, kWithDescriptors);
        RawClient client(server.start().path);
        const UniqueFd null(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        const std::vector<int> many(100, null.get());
        for (int i = 0; i < 3; ++i) {
            (void)ipc::send(client.socket.get(), " ", many);
        }
        QVERIFY(client.is_cut_off());
    }

    void descriptors_nobody_wants_are_dropped_by_the_kernel() {
        TestServer server;
        Client client = server.start().client();
        int ends[2];
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        const UniqueFd read_end(ends[0]);
        UniqueFd write_end(ends[1]);
        const std::vector<int> sent = {write_end.get()};
        const Result<Reply> reply = client.call("io.apiary.Test.ReadDescriptors", Json::object(), sent);
        QVERIFY(reply.has_value());
        QVERIFY(reply->parameters.at("contents").empty());
        write_end.reset();
        QCOMPARE(read_some(read_end.get()), std::string());
    }

    void peer_is_who_called() {
        TestServer server;
        Client client = server.start().client();
        const Result<Reply> reply = client.call("io.apiary.Test.WhoAmI");
        QVERIFY(reply.has_value());
        QCOMPARE(reply->parameters.at("uid").get<uid_t>(), ::geteuid());
        QCOMPARE(reply->parameters.at("gid").get<gid_t>(), ::getegid());
        QCOMPARE(reply->parameters.at("pid").get<pid_t>(), ::getpid());
        QVERIFY(reply->parameters.at("groups") == Json(groups_of(::geteuid(), ::getegid())));
    }

    void connection_beyond_the_limit_is_closed_and_the_place_of_one_that_ended_free() {
        Limits limits;
        limits.connections = 2;
        TestServer server(limits);
        Client first = server.start().client();
        QVERIFY(echo_of(first, "1") == Json({{"value", "1"}}));
        auto second = std::make_unique<Client>(server.client());
        QVERIFY(echo_of(*second, "2") == Json({{"value", "2"}}));
        RawClient third(server.path);
        QVERIFY(third.is_cut_off());
        second.reset();
        bool is_in = false;
        for (const auto deadline = std::chrono::steady_clock::now() + kLong;
             !is_in && std::chrono::steady_clock::now() < deadline;) {
            Client next = server.client();  // The server hears of the end in its own time.
            is_in = next.call("io.apiary.Test.Echo").has_value();
        }
        QVERIFY(is_in);
    }

    void user_has_a_limit_of_connections() {
        if (::geteuid() != 0) {
            QSKIP("becoming another user takes root");
        }
        Limits limits;
        limits.connections_per_uid = 3;
        TestServer server(limits);
        QCOMPARE(::chmod(server.directory().path().toLocal8Bit().constData(), 0755), 0);
        server.start();
        const pid_t child = ::fork();
        if (child == 0) {
            constexpr uid_t kNobody = 65'534;
            if (::setresgid(kNobody, kNobody, kNobody) != 0 || ::setresuid(kNobody, kNobody, kNobody) != 0) {
                ::_exit(1);
            }
            std::vector<Client> clients;
            for (int i = 0; i < 3; ++i) {
                clients.push_back(server.client());
                if (!clients.back().call("io.apiary.Test.Echo")) {
                    ::_exit(2);
                }
            }
            RawClient fourth(server.path);
            ::_exit(fourth.is_cut_off() ? 0 : 3);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        std::vector<Client> of_root;
        for (int i = 0; i < 5; ++i) {
            of_root.push_back(server.client());
            QVERIFY(echo_of(of_root.back(), "on") == Json({{"value", "on"}}));
        }
    }

    void server_out_of_descriptors_sends_away_and_recovers() {
        Limits limits;
        limits.accept_pause = 10ms;
        TestServer server(limits);
        Client before = server.start().client();
        QVERIFY(echo_of(before, "1") == Json({{"value", "1"}}));
        const UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const Result<sockaddr_un> address = socket_address(server.path);
        UniqueFd lowest_free(::dup(socket.get()));
        rlimit old = {};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &old), 0);
        rlimit full = old;
        full.rlim_cur = static_cast<rlim_t>(lowest_free.get());
        lowest_free.reset();
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &full), 0);
        const int connected = ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address);
        char byte;
        const ssize_t received = ::recv(socket.get(), &byte, 1, 0);
        const bool is_served = echo_of(before, "2") == Json({{"value", "2"}});
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &old), 0);
        QCOMPARE(connected, 0);
        QCOMPARE(received, ssize_t{0});
        QVERIFY(is_served);
        Client after = server.client();
        QVERIFY(echo_of(after, "3") == Json({{"value", "3"}}));
    }

    void adopted_connection_is_served_and_its_end_told() {
        TestServer server;
        int ends[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
        std::binary_semaphore ended(0);
        server.server().adopt(UniqueFd(ends[0]), {}, [&] { ended.release(); });
        server.start();
        {
            Client client{UniqueFd(ends[1])};
            QVERIFY(echo_of(client, "on") == Json({{"value", "on"}}));
            QVERIFY(!ended.try_acquire());
        }
        QVERIFY(ended.try_acquire_for(kLong));
    }

    void stop_ends_streams_and_connections() {
        TestServer server;
        RawClient idle(server.start().path);
        RawClient client(server.path);
        QVERIFY(client.say(call_message("io.apiary.Test.Watch", Json::object(), CallKind::more)));
        QVERIFY(client.hear().has_value());
        server.stop();
        QVERIFY(server.hung_up.try_acquire());
        QVERIFY(client.is_cut_off());
        QVERIFY(idle.is_cut_off());
        QVERIFY(!Client::connect(server.path));
    }

    void server_that_goes_with_its_context_leaves_nothing() {
        // Under the address sanitizer this finds what is not freed.
        auto context = std::make_unique<asio::io_context>();
        int ends[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
        auto server = std::make_unique<Server>(*context, Identity{});
        server->add_interface("io.apiary.Test", std::string(kDescription));
        bool has_begun = false;
        server->handle("io.apiary.Test.Watch", [&](std::shared_ptr<Call> call) -> asio::awaitable<void> {
            Signal never(context->get_executor());
            has_begun = true;
            co_await never.wait();
            (void)co_await call->reply();
        });
        server->adopt(UniqueFd(ends[0]));
        const UniqueFd client(ends[1]);
        const std::string call = call_message("io.apiary.Test.Watch", Json::object(), CallKind::more);
        QCOMPARE(ipc::send(client.get(), call, {}), static_cast<ssize_t>(call.size()));
        while (!has_begun) {
            context->run_one();
        }
        server.reset();
        context.reset();
        QCOMPARE(read_some(client.get()), std::string());
    }
};

QTEST_GUILESS_MAIN(ServerTest)
#include "server_test.moc"
