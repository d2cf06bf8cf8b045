// SPDX-License-Identifier: BSD-2-Clause
#include "backend/console/stream.h"

#include <QTest>
#include <array>
#include <future>
#include <semaphore>
#include <string>
#include <thread>

using namespace apiary::console;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds kNoPatience{0};

std::string read_all(Client& client, std::uint64_t* lost = nullptr) {
    std::string text;
    std::array<char, 7> buffer;  // Odd, so that reads and the ring's end do not fall together.
    while (true) {
        const Client::Chunk chunk = client.read(buffer);
        if (lost != nullptr) {
            *lost += chunk.lost;
        }
        if (chunk.size == 0) {
            return text;
        }
        text.append(buffer.data(), chunk.size);
    }
}

}  // namespace

class StreamTest : public QObject {
    Q_OBJECT

private slots:
    void output_reaches_every_client() {
        const auto stream = std::make_shared<Stream>();
        Client first(stream, {});
        Client second(stream, {});
        stream->output("hello");
        QCOMPARE(read_all(first), std::string("hello"));
        QCOMPARE(read_all(second), std::string("hello"));
        QCOMPARE(stream->output_size(), 5u);
    }

    void attached_later_client_gets_the_history() {
        const auto stream = std::make_shared<Stream>();
        stream->output("boot ");
        stream->output("log");
        Client client(stream, {});
        QCOMPARE(read_all(client), std::string("boot log"));
    }

    void history_is_at_least_a_mebibyte() {
        const auto stream = std::make_shared<Stream>();
        stream->output(std::string(1 << 20, 'x'));
        Client client(stream, {});
        QCOMPARE(read_all(client).size(), std::size_t{1} << 20);
    }

    void history_longer_than_the_ring_keeps_the_newest() {
        const auto stream = std::make_shared<Stream>(10);
        stream->output("0123456789abcde");
        Client client(stream, {});
        std::uint64_t lost = 0;
        QCOMPARE(read_all(client, &lost), std::string("56789abcde"));
        QCOMPARE(lost, 0u);
    }

    void client_that_falls_behind_is_told_what_it_lost() {
        const auto stream = std::make_shared<Stream>(10);
        Client client(stream, {});
        stream->output("0123456789abcde");
        std::uint64_t lost = 0;
        QCOMPARE(read_all(client, &lost), std::string("56789abcde"));
        QCOMPARE(lost, 5u);
    }

    void slow_client_does_not_hold_back_another() {
        const auto stream = std::make_shared<Stream>(10);
        Client slow(stream, {});
        Client fast(stream, {});
        std::string got;
        for (const char* piece : {"01234567", "89abcdef", "ghijklmn"}) {
            stream->output(piece);
            got += read_all(fast);
        }
        QCOMPARE(got, std::string("0123456789abcdefghijklmn"));
    }

    void wake_comes_once_until_the_client_has_read_all() {
        const auto stream = std::make_shared<Stream>();
        unsigned wakes = 0;
        Client client(stream, [&] { ++wakes; });
        (void)read_all(client);
        stream->output("a");
        stream->output("b");
        QCOMPARE(wakes, 1u);
        (void)read_all(client);
        stream->output("c");
        QCOMPARE(wakes, 2u);
    }

    void wake_function_may_read() {
        const auto stream = std::make_shared<Stream>();
        std::string got;
        Client* self = nullptr;
        Client client(stream, [&] { got += read_all(*self); });
        self = &client;
        (void)read_all(client);
        stream->output("one ");
        stream->output("two");
        QCOMPARE(got, std::string("one two"));
    }

    void patient_client_loses_nothing_while_it_reads() {
        const auto stream = std::make_shared<Stream>(64, 60s);
        std::binary_semaphore awake(0);
        Client client(stream, [&] { awake.release(); }, Delivery::patient);
        constexpr std::size_t total = 100'000;
        std::thread guest([&] {
            for (std::size_t i = 0; i < total; ++i) {
                const char byte = static_cast<char>('a' + i % 26);
                stream->output({&byte, 1});
            }
        });
        std::string got;
        std::uint64_t lost = 0;
        while (got.size() < total) {
            const std::string piece = read_all(client, &lost);
            got += piece;
            if (piece.empty()) {
                awake.acquire();
            }
        }
        guest.join();
        QCOMPARE(lost, 0u);
        QCOMPARE(got.size(), total);
        QCOMPARE(got[total - 1], static_cast<char>('a' + (total - 1) % 26));
    }

    void patient_client_that_stands_still_is_given_up_on() {
        const auto stream = std::make_shared<Stream>(10, kNoPatience);
        Client client(stream, {}, Delivery::patient);
        for (unsigned i = 0; i < 100; ++i) {
            stream->output("x");
        }
        std::uint64_t lost = 0;
        QCOMPARE(read_all(client, &lost), std::string(10, 'x'));
        QCOMPARE(lost, 90u);
    }

    void patient_client_that_was_given_up_on_is_not_waited_for_again() {
        const auto stream = std::make_shared<Stream>(10, 20ms);
        Client client(stream, {}, Delivery::patient);
        const auto start = std::chrono::steady_clock::now();
        for (unsigned i = 0; i < 1000; ++i) {
            stream->output("x");
        }
        QVERIFY(std::chrono::steady_clock::now() - start < 10s);
        std::uint64_t lost = 0;
        QCOMPARE(read_all(client, &lost).size() + lost, 1000u);
    }

    void detached_patient_client_lets_the_guest_go_on() {
        const auto stream = std::make_shared<Stream>(4, 600s);
        auto client = std::make_unique<Client>(stream, std::function<void()>(), Delivery::patient);
        stream->output("full");
        auto guest = std::async(std::launch::async, [&] { stream->output("more"); });
        client.reset();
        guest.get();
        QCOMPARE(stream->output_size(), 8u);
    }

    void input_is_taken_in_order() {
        const auto stream = std::make_shared<Stream>();
        QCOMPARE(stream->send_input("ab"), 2u);
        QCOMPARE(stream->send_input("cd"), 2u);
        QCOMPARE(stream->input_size(), 4u);
        std::array<char, 3> buffer;
        QCOMPARE(stream->take_input(buffer), 3u);
        QCOMPARE(std::string(buffer.data(), 3), std::string("abc"));
        QCOMPARE(stream->take_input(buffer), 1u);
        QCOMPARE(buffer[0], 'd');
        QCOMPARE(stream->input_size(), 0u);
    }

    void input_notifies_the_listener_which_may_take_it() {
        const auto stream = std::make_shared<Stream>();
        std::string got;
        stream->set_input_listener([&] {
            std::array<char, 16> buffer;
            got.append(buffer.data(), stream->take_input(buffer));
        });
        QCOMPARE(stream->send_input("key"), 3u);
        QCOMPARE(got, std::string("key"));
        stream->set_input_listener({});
        QCOMPARE(stream->send_input("s"), 1u);
        QCOMPARE(got, std::string("key"));
    }

    void input_beyond_the_limit_is_refused_and_room_is_announced() {
        const auto stream = std::make_shared<Stream>();
        unsigned wakes = 0;
        Client client(stream, [&] { ++wakes; });
        const std::string much(Stream::kInputLimit + 100, 'i');
        QCOMPARE(stream->send_input(much), Stream::kInputLimit);
        QCOMPARE(stream->send_input("x"), 0u);
        std::string buffer(Stream::kInputLimit, '\0');
        QCOMPARE(stream->take_input(std::span(buffer).first(10)), 10u);
        QCOMPARE(wakes, 0u);
        QCOMPARE(stream->take_input(buffer), Stream::kInputLimit - 10);
        QCOMPARE(wakes, 1u);
    }

    void clients_may_come_and_go_while_the_guest_writes() {
        const auto stream = std::make_shared<Stream>(256, 1ms);
        std::thread guest([&] {
            for (unsigned i = 0; i < 20'000; ++i) {
                stream->output("line\n");
            }
        });
        for (unsigned i = 0; i < 200; ++i) {
            Client client(stream, [] {}, i % 2 == 0 ? Delivery::patient : Delivery::best_effort);
            (void)read_all(client);
        }
        guest.join();
        QCOMPARE(stream->output_size(), 100'000u);
    }
};

QTEST_GUILESS_MAIN(StreamTest)
#include "stream_test.moc"
