// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/p9.h"

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <filesystem>
#include <fstream>

#include "backend/share/open_flags.h"
#include "tests/device/virtio/fake_driver.h"
#include "tests/share/client.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::virtio;
using namespace apiary::device::virtio::test;
using share::Server;
using share::test::Answer;
using share::test::Bytes;
using share::test::Message;
namespace ask = share::test::ask;
namespace dotl = share::dotl;

namespace {

/// A pattern in which no two places nearby are alike.
std::string pattern(std::size_t size) {
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i) {
        text[i] = static_cast<char>((i * 2654435761u) >> 13);
    }
    return text;
}

/// A device with a folder, used by its loop's thread as in a machine.
struct Rig {
    QTemporaryDir directory;
    const std::filesystem::path share = directory.path().toStdString();
    EventLoop loop{"test"};
    std::unique_ptr<P9> p9 = make();
    FakeTransport transport{*p9};

    Rig() {
        put("hello.txt", "hello, world");
        on_loop([&] { transport.start(P9::kMountTag); });
    }
    ~Rig() {
        on_loop([&] { p9->stop(); });
        p9.reset();
    }
    std::unique_ptr<P9> make() {
        return std::move(P9::create("p9", loop, "share", std::move(Server::create(share.string(), {})).value()))
            .value();
    }
    void put(const char* name, std::string_view text) const { std::ofstream(share / name, std::ios::binary) << text; }
    void on_loop(const std::function<void()>& work) { loop.run_and_wait(work); }

    struct Result {
        std::uint32_t written = 0;
        Bytes bytes;
    };
    /// A request in buffers of these sizes (the last one takes the rest), answered into buffers of those.
    Result transfer(const Bytes& request, const std::vector<std::uint32_t>& out, const std::vector<std::uint32_t>& in) {
        std::vector<Bytes> parts;
        std::size_t at = 0;
        for (const std::uint32_t size : out) {
            const std::size_t length = std::min<std::size_t>(size, request.size() - at);
            parts.emplace_back(request.begin() + static_cast<std::ptrdiff_t>(at),
                               request.begin() + static_cast<std::ptrdiff_t>(at + length));
            at += length;
        }
        if (at < request.size() || parts.empty()) {
            parts.emplace_back(request.begin() + static_cast<std::ptrdiff_t>(at), request.end());
        }
        Result result;
        on_loop([&] {
            DriverRing& ring = transport.ring(0);
            ring.add(parts, in);
            const std::vector<Segment> writable = ring.writable();
            transport.notify(0);
            p9->pause();
            p9->resume();
            const auto used = ring.take_used();
            result.written = used ? used->written : ~0u;
            result.bytes = ring.contents(writable, result.written);
        });
        return result;
    }
    Answer rpc(Message&& message) { return Answer(transfer(message.take(), {}, {8192}).bytes); }
    void mount() {
        QCOMPARE(rpc(ask::version()).error, 0u);
        QCOMPARE(rpc(ask::attach(0)).error, 0u);
    }
    void open(std::uint32_t fid, std::string_view name, std::uint32_t flags) {
        QCOMPARE(rpc(ask::walk(0, fid, {name})).error, 0u);
        QCOMPARE(rpc(ask::lopen(fid, flags)).error, 0u);
    }
};

}  // namespace

class P9Test : public QObject {
    Q_OBJECT

private slots:
    void device_is_what_drivers_look_for() {
        Rig rig;
        QCOMPARE(static_cast<int>(rig.p9->type()), 9);
        QCOMPARE(rig.p9->features(), std::uint64_t{1});
        QCOMPARE(rig.p9->queue_sizes(), std::vector<std::uint16_t>{128});
        std::vector<std::byte> config(rig.p9->config_size());
        rig.p9->read_config(config);
        const std::vector<std::byte> expected = bytes_of(std::string_view("\x05\x00share", 7));
        QVERIFY(config == expected);
        rig.p9->write_config(0, config);
    }

    void request_is_answered_however_it_is_cut() {
        Rig rig;
        rig.mount();
        rig.open(1, "hello.txt", dotl::kReadWrite);
        const std::vector<std::vector<std::uint32_t>> cuts = {
            {1000}, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1000}, {7, 1000}, {11, 1000}, {12, 1000}, {10, 3, 1000}};
        for (const std::vector<std::uint32_t>& out : cuts) {
            for (const std::vector<std::uint32_t>& in : cuts) {
                const auto result = rig.transfer(ask::read(1, 7, 100).take(), out, in);
                QCOMPARE(result.written, 16u);
                QCOMPARE(share::test::data_of(Answer(result.bytes)), std::string("world"));
                const auto wrote = rig.transfer(ask::write(1, 0, "hello").take(), out, in);
                QCOMPARE(wrote.written, 11u);
                QCOMPARE(Answer(wrote.bytes).reader().number<std::uint32_t>(), 5u);
            }
        }
    }

    void large_data_goes_through_unchanged() {
        Rig rig;
        QCOMPARE(rig.rpc(ask::version(500'000)).error, 0u);
        QCOMPARE(rig.rpc(ask::attach(0)).error, 0u);
        const std::string data = pattern(300'000);
        QCOMPARE(rig.rpc(ask::lcreate(0, "large", dotl::kReadWrite)).error, 0u);
        const auto wrote = rig.transfer(ask::write(0, 0, data).take(), {23, 4096, 100'000}, {11});
        QCOMPARE(Answer(wrote.bytes).reader().number<std::uint32_t>(), 300'000u);
        const auto got = rig.transfer(ask::read(0, 0, 300'000).take(), {}, {11, 5, 4096, 250'000, 100'000});
        QCOMPARE(got.written, 300'011u);
        QVERIFY(share::test::data_of(Answer(got.bytes)) == data);
        const auto less = rig.transfer(ask::read(0, 100, 300'000).take(), {}, {11, 1000});
        QCOMPARE(less.written, 1011u);
        QVERIFY(share::test::data_of(Answer(less.bytes)) == data.substr(100, 1000));
    }

    void nothing_is_written_beyond_what_is_told() {
        Rig rig;
        rig.mount();
        rig.open(1, "hello.txt", dotl::kReadOnly);
        rig.on_loop([&] {
            DriverRing& ring = rig.transport.ring(0);
            ring.add({ask::read(1, 0, 5).take()}, {4096});
            const Segment buffer = ring.writable()[0];
            QVERIFY(rig.transport.memory().fill(buffer.address, 4096, std::byte{0xEE}).has_value());
            rig.transport.notify(0);
            rig.p9->pause();
            rig.p9->resume();
            QCOMPARE(ring.take_used()->written, 16u);
            const std::vector<std::byte> all = ring.contents({buffer}, 4096);
            QVERIFY(std::all_of(all.begin() + 16, all.end(), [](std::byte byte) { return byte == std::byte{0xEE}; }));
        });
    }

    void request_without_header_or_room_is_given_back_empty() {
        Rig rig;
        const Bytes request = ask::version().take();
        for (std::size_t size = 1; size < 7; ++size) {
            QCOMPARE(
                rig.transfer(Bytes(request.begin(), request.begin() + static_cast<std::ptrdiff_t>(size)), {}, {100})
                    .written,
                0u);
        }
        QCOMPARE(rig.transfer(request, {}, {10}).written, 0u);
        QCOMPARE(rig.transfer(request, {}, {}).written, 0u);
        QCOMPARE(rig.transfer(request, {}, {11}).written, 11u);  // No room for the answer, but for an error.
        QVERIFY(rig.transport.failure.empty());
    }

    void request_in_front_of_other_bytes_is_read_by_its_own_size() {
        Rig rig;
        Bytes request = ask::version().take();
        request.resize(2 << 10);
        QCOMPARE(Answer(rig.transfer(request, {}, {100}).bytes).type, 101);
    }

    void answer_comes_without_being_waited_for() {
        Rig rig;
        rig.on_loop([&] {
            rig.transport.ring(0).add({ask::version().take()}, {100});
            rig.transport.notify(0);
        });
        std::optional<DriverRing::Used> used;
        const auto answered = [&] {
            rig.on_loop([&] { used = used ? used : rig.transport.ring(0).take_used(); });
            return used.has_value();
        };
        QTRY_VERIFY(answered());
        QCOMPARE(used->written, 21u);
        QCOMPARE(rig.transport.interrupts[0], 1u);
    }

    void requests_are_answered_in_their_order() {
        Rig rig;
        rig.mount();
        std::vector<std::uint32_t> heads;
        rig.on_loop([&] {
            DriverRing& ring = rig.transport.ring(0);
            for (unsigned i = 0; i < 30; ++i) {
                heads.push_back(ring.add({ask::walk(0, 1 + i, {"hello.txt"}).take()}, {100}));
                heads.push_back(ring.add({Message(share::Request::Flush, 9).u16(1).take()}, {100}));
            }
            rig.transport.notify(0);
            rig.p9->pause();
            rig.p9->resume();
            for (const std::uint32_t head : heads) {
                QCOMPARE(ring.take_used()->head, head);
            }
        });
    }

    // CVE-2016-5403: requests without end cost the host's memory.
    void requests_in_flight_are_limited() {
        Rig rig;
        rig.on_loop([&] {
            DriverRing& ring = rig.transport.ring(0);
            const std::uint16_t head = ring.add({ask::version().take()}, {100});
            for (unsigned i = 0; i < 500; ++i) {
                // While this runs, nothing is given back: the loop is busy.
                rig.transport.notify(0);
                if (rig.transport.queue(0).has_available()) {
                    break;
                }
                QVERIFY(i < P9::kQueueSize);
                ring.make_available(head);
            }
            QVERIFY(rig.transport.queue(0).has_available());
            rig.p9->pause();
            rig.p9->resume();
            QVERIFY(rig.transport.scheduled[0]);
            rig.transport.notify(0);
            QVERIFY(!rig.transport.queue(0).has_available());
        });
    }

    void stop_ends_requests_and_session() {
        Rig rig;
        rig.mount();
        rig.on_loop([&] {
            DriverRing& ring = rig.transport.ring(0);
            for (unsigned i = 0; i < 60; ++i) {
                ring.add({ask::walk(0, 1 + i, {"hello.txt"}).take()}, {100});
            }
            rig.transport.notify(0);
            rig.p9->stop();
            QVERIFY(!ring.take_used());
        });
        rig.on_loop([&] {  // After what was posted by then.
            QVERIFY(!rig.transport.ring(0).take_used());
            QVERIFY(!rig.p9->process(0));
            rig.transport.start(P9::kMountTag);
            rig.p9->pause();
            rig.p9->resume();
        });
        rig.on_loop([&] { QVERIFY(!rig.transport.ring(0).take_used()); });
        FakeTransport again(*rig.p9);
        rig.on_loop([&] {
            rig.p9->stop();
            again.start(P9::kMountTag);
            again.ring(0).add({ask::getattr(0).take()}, {200});
            again.notify(0);
            rig.p9->pause();
            rig.p9->resume();
            QCOMPARE(again.ring(0).take_used()->written, 11u);  // An error: nothing is attached.
        });
    }

    void broken_ring_asks_for_a_reset() {
        Rig rig;
        rig.on_loop([&] {
            rig.transport.ring(0).descriptor(0, 1ull << 60, 100, 0);
            rig.transport.ring(0).make_available(0);
            rig.transport.notify(0);
        });
        QVERIFY(!rig.transport.failure.empty());
    }

    void device_may_go_with_requests_under_way() {
        for (unsigned i = 0; i < 20; ++i) {
            Rig rig;
            rig.on_loop([&] {
                for (unsigned j = 0; j < i; ++j) {
                    rig.transport.ring(0).add({ask::version().take()}, {100});
                }
                rig.transport.notify(0);
            });
            rig.p9.reset();
            rig.p9 = rig.make();
        }
    }

    // Class (c): what was checked is what is used, whatever the driver writes meanwhile.
    void request_that_changes_under_way_is_harmless() {
        Rig rig;
        rig.mount();
        rig.open(1, "hello.txt", dotl::kReadWrite);
        std::atomic<bool> end = false;
        DriverRing& ring = rig.transport.ring(0);
        const Bytes request = ask::read(1, 0, 200).take();
        memory::GuestPhys at;
        rig.on_loop([&] { at = ring.buffer(request.size()); });
        std::thread writer([&] {
            for (std::uint32_t i = 0; !end; ++i) {
                (void)rig.transport.memory().store(at, i * 2654435761u % 64);                      // size
                (void)rig.transport.memory().store(at + 4, std::uint8_t(i % 2 == 0 ? 116 : 118));  // Tread, Twrite
                (void)rig.transport.memory().store(at + 19, i * 2246822519u);                      // count
            }
        });
        for (unsigned i = 0; i < 1000; ++i) {
            rig.on_loop([&] {
                QVERIFY(rig.transport.memory().write(at, request).has_value());
                ring.descriptor(0, at.value, static_cast<std::uint32_t>(request.size()), 1, 1);
                const memory::GuestPhys answer = ring.buffer(211);
                ring.descriptor(1, answer.value, 211, 2);
                ring.make_available(0);
                rig.transport.notify(0);
                rig.p9->pause();
                rig.p9->resume();
                const auto used = ring.take_used();
                QVERIFY(used && used->written >= 11 && used->written <= 211);
                QCOMPARE(rig.transport.memory().load<std::uint32_t>(answer).value(), used->written);
            });
        }
        end = true;
        writer.join();
        QVERIFY(rig.transport.failure.empty());
    }

    void saved_device_goes_on() {
        Rig rig;
        rig.mount();
        rig.open(1, "hello.txt", dotl::kReadOnly);
        SavedState state;
        rig.on_loop([&] {
            rig.p9->pause();
            state = rig.p9->save();
        });
        const std::unique_ptr<P9> other = rig.make();
        QVERIFY(other->restore(state).has_value());
        QVERIFY(other->save() == state);
        FakeTransport transport(*other);
        rig.on_loop([&] {
            transport.start(P9::kMountTag);
            transport.ring(0).add({ask::read(1, 0, 5).take()}, {100});
            transport.notify(0);
            other->pause();
            other->resume();
            QCOMPARE(transport.ring(0).take_used()->written, 16u);
            other->stop();
        });
    }

    // As a transport does it when a restore is refused: nothing may be lost on the way.
    void device_takes_its_own_state_back_after_a_refused_one() {
        Rig rig;
        rig.mount();
        rig.open(1, "hello.txt", dotl::kReadOnly);
        std::filesystem::remove(rig.share / "hello.txt");  // What is open only cannot be found again.
        rig.on_loop([&] {
            rig.p9->pause();
            const SavedState state = rig.p9->save();
            SavedState other = state;
            other["session"]["fids"][1]["number"] = 7;
            rig.p9->stop();
            rig.transport.start(P9::kMountTag);
            QVERIFY(!rig.p9->restore(other).has_value());
            rig.p9->stop();
            rig.transport.start(P9::kMountTag);
            QVERIFY(rig.p9->restore(state).has_value());
            QVERIFY(rig.p9->save() == state);
        });
    }

    void session_that_was_ended_is_saved_as_none() {
        Rig rig;
        rig.mount();
        rig.on_loop([&] {
            rig.p9->stop();
            QVERIFY(rig.p9->save()["session"] == Server::no_session());
        });
        rig.on_loop([&] { QVERIFY(rig.p9->save()["session"] == Server::no_session()); });
    }

    void state_that_is_none_is_refused() {
        Rig rig;
        QVERIFY(!rig.p9->restore(nullptr).has_value());
        QVERIFY(!rig.p9->restore({{"version", 1}}).has_value());
        QVERIFY(!rig.p9->restore({{"version", 2}, {"session", nullptr}}).has_value());
        QVERIFY(!rig.p9->restore({{"version", 1}, {"session", nullptr}}).has_value());
    }
};

QTEST_GUILESS_MAIN(P9Test)
#include "p9_test.moc"
