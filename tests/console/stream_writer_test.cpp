// SPDX-License-Identifier: BSD-2-Clause
#include "backend/console/stream_writer.h"

#include <QTest>
#include <array>
#include <atomic>
#include <semaphore>
#include <string>

using namespace apiary::console;
using namespace std::chrono_literals;

namespace {

std::string read_all(Client& client) {
    std::string text;
    std::array<char, 4096> buffer;
    while (const std::size_t size = client.read(buffer).size) {
        text.append(buffer.data(), size);
    }
    return text;
}

std::string pattern(std::size_t size) {
    std::string text(size, ' ');
    for (std::size_t i = 0; i < size; ++i) {
        text[i] = static_cast<char>('a' + i % 23);
    }
    return text;
}

}  // namespace

class StreamWriterTest : public QObject {
    Q_OBJECT

private slots:
    void written_bytes_reach_the_stream_in_order() {
        const auto stream = std::make_shared<Stream>();
        Client client(stream, {});
        StreamWriter writer(stream, {});
        const std::string text = pattern(100'000);
        std::size_t sent = 0;
        while (sent < text.size()) {
            sent += writer.write(std::string_view(text).substr(sent, 777));
        }
        writer.flush();
        QVERIFY(read_all(client) == text);
    }

    void flush_of_nothing_returns() {
        StreamWriter writer(std::make_shared<Stream>(), {});
        writer.flush();
    }

    void destructor_puts_out_what_was_taken() {
        const auto stream = std::make_shared<Stream>();
        {
            StreamWriter writer(stream, {});
            QCOMPARE(writer.write("last words"), std::size_t(10));
        }
        QCOMPARE(stream->output_size(), 10u);
    }

    /// A patient client that reads nothing holds the writer's thread up, and nobody else.
    void write_while_a_client_stands_still_does_not_wait_and_is_bounded() {
        const auto stream = std::make_shared<Stream>(1000, 1h);
        auto client = std::make_unique<Client>(stream, std::function<void()>(), Delivery::patient);
        std::counting_semaphore<> room(0);
        StreamWriter writer(stream, [&] { room.release(); });
        const std::string text = pattern(3 * StreamWriter::kCapacity);
        std::size_t taken = 0;
        while (const std::size_t now = writer.write(std::string_view(text).substr(taken))) {
            taken += now;
        }
        QVERIFY(taken >= StreamWriter::kCapacity);
        QVERIFY(taken <= 2 * StreamWriter::kCapacity);
        client.reset();
        room.acquire();
        writer.flush();
        QCOMPARE(stream->output_size(), taken);
        QCOMPARE(writer.write(std::string_view(text).substr(taken)),
                 std::min(StreamWriter::kCapacity, text.size() - taken));
    }

    void room_is_told_once_for_each_refusal() {
        const auto stream = std::make_shared<Stream>(1000, 1h);
        std::binary_semaphore output(0);
        auto client = std::make_unique<Client>(stream, [&] { output.release(); }, Delivery::patient);
        QCOMPARE(read_all(*client), std::string());
        std::atomic<int> calls = 0;
        StreamWriter writer(stream, [&] { ++calls; });
        const std::string text = pattern(3 * StreamWriter::kCapacity);
        QCOMPARE(writer.write(pattern(2000)), std::size_t(2000));
        output.acquire();  // The ring is full now, and the writer waits.
        QCOMPARE(writer.write(text), StreamWriter::kCapacity);
        QCOMPARE(writer.write(text), std::size_t(0));
        const int before = calls;
        client.reset();
        writer.flush();
        QCOMPARE(calls - before, 1);
        QCOMPARE(writer.write("x"), std::size_t(1));
        writer.flush();
        QCOMPARE(calls - before, 1);
    }

    void stream_without_patience_is_never_waited_for_long() {
        const auto stream = std::make_shared<Stream>(1 << 20, 0ms);
        Client client(stream, {}, Delivery::patient);
        StreamWriter writer(stream, {});
        const std::string text = pattern(1 << 16);
        for (int i = 0; i < 64; ++i) {
            std::size_t taken = 0;
            while (taken < text.size()) {
                taken += writer.write(std::string_view(text).substr(taken));
                writer.flush();
            }
        }
        QCOMPARE(stream->output_size(), std::uint64_t(4) << 20);
    }
};

QTEST_GUILESS_MAIN(StreamWriterTest)
#include "stream_writer_test.moc"
