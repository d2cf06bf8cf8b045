// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/console.h"

#include <QTest>
#include <semaphore>
#include <thread>

#include "tests/device/virtio/fake_driver.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::virtio;
using namespace apiary::device::virtio::test;
using namespace std::chrono_literals;

namespace {

constexpr unsigned kReceive = 0, kTransmit = 1;
constexpr unsigned kControlIn = Console::kControlReceive, kControlOut = Console::kControlTransmit;
constexpr unsigned kReceive1 = 4, kTransmit1 = 5;
enum Event : std::uint16_t { kDeviceReady, kAdd, kRemove, kReady, kConsolePort, kResize, kOpen, kName };

struct Control {
    std::uint32_t port = 0;
    std::uint16_t event = 0, value = 0;
    bool operator==(const Control&) const = default;
};

/// A control message that the device sent.
struct Told {
    Control control;
    std::string data;
    bool operator==(const Told&) const = default;
};

std::string text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A port's far end.
struct End {
    explicit End(std::size_t history = 1 << 20, std::chrono::milliseconds patience = 500ms)
        : stream(std::make_shared<console::Stream>(history, patience)), client(new console::Client(stream, {})) {}
    std::string output() {
        std::string text;
        std::array<char, 4096> buffer;
        while (const std::size_t size = client->read(buffer).size) {
            text.append(buffer.data(), size);
        }
        return text;
    }
    void type(std::string_view text) { QCOMPARE(stream->send_input(text), text.size()); }

    std::shared_ptr<console::Stream> stream;
    std::unique_ptr<console::Client> client;
};

struct Rig {
    std::vector<End> ends;
    Console console;
    FakeTransport transport{console};
    std::vector<memory::GuestPhys> control_buffers;

    static std::vector<Console::Port> ports_of(const std::vector<End>& ends, const std::vector<std::string>& names) {
        std::vector<Console::Port> ports;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            ports.push_back({names[i], ends[i].stream});
        }
        return ports;
    }
    static std::vector<End> make_ends(std::size_t count) {
        std::vector<End> ends;
        for (std::size_t i = 0; i < count; ++i) {
            ends.emplace_back();
        }
        return ends;
    }
    explicit Rig(const std::vector<std::string>& names) : Rig(names, make_ends(names.size())) {}
    Rig(const std::vector<std::string>& names, std::vector<End> far)
        : ends(std::move(far)), console("console", ports_of(ends, names)) {}

    /// The rings stay as they are, also after a stop(): the driver of the tests goes on counting.
    void start(std::uint64_t features) {
        std::vector<Queue::Progress> progress;
        for (unsigned i = 0; i < transport.scheduled.size(); ++i) {
            progress.push_back(transport.queue(i).progress());
        }
        transport.start(features);
        for (unsigned i = 0; i < progress.size(); ++i) {
            transport.queue(i).restore(progress[i]);
        }
    }
    void start() { start(console.features()); }
    /// Lets the device do what it was scheduled for.
    void run() {
        for (bool again = true; std::exchange(again, false);) {
            for (unsigned i = 0; i < transport.scheduled.size(); ++i) {
                if (transport.scheduled[i]) {
                    transport.notify(i);
                    again = true;
                }
            }
        }
    }

    // The driver's side of data.
    std::uint16_t add_receive(unsigned queue, std::uint32_t size) {
        const std::uint16_t head = transport.ring(queue).add({}, {size});
        receive_segments.push_back(transport.ring(queue).writable());
        return head;
    }
    std::vector<std::vector<Segment>> receive_segments;
    /// What came into the buffers of add_receive(), which were filled in order.
    std::string received(unsigned queue) {
        std::string text;
        while (const auto used = transport.ring(queue).take_used()) {
            text += text_of(transport.ring(queue).contents(receive_segments.front(), used->written));
            receive_segments.erase(receive_segments.begin());
        }
        return text;
    }
    void send(unsigned queue, std::string_view text) {
        transport.ring(queue).add({bytes_of(text)}, {});
        transport.notify(queue);
    }
    /// What has come out at the far end of a port; waits for the writer's thread.
    std::string output(std::size_t port = 0) {
        console.pause();
        std::string text = ends[port].output();
        console.resume();
        return text;
    }

    // The driver's side of the control queues.
    void add_control(unsigned count, std::uint32_t size = 64) {
        for (unsigned i = 0; i < count; ++i) {
            transport.ring(kControlIn).add({}, {size});
            control_buffers.push_back(transport.ring(kControlIn).writable().front().address);
        }
        transport.notify(kControlIn);
    }
    void tell(std::uint32_t port, std::uint16_t event, std::uint16_t value = 1) {
        transport.ring(kControlOut).add({bytes_of_object(Control{port, event, value})}, {});
        transport.notify(kControlOut);
        run();
        QCOMPARE(transport.ring(kControlOut).take_used()->written, 0u);
    }
    /// The control messages that have come, each in its buffer.
    std::vector<Told> told() {
        run();
        std::vector<Told> messages;
        while (const auto used = transport.ring(kControlIn).take_used()) {
            const memory::GuestPhys at = control_buffers.front();
            control_buffers.erase(control_buffers.begin());
            Told message;
            if (used->written >= sizeof(Control)) {
                message.control = transport.memory().load<Control>(at).value();
                std::vector<std::byte> data(used->written - sizeof(Control));
                check(transport.memory().read(at + sizeof(Control), data).has_value(), "buffer is memory");
                message.data = text_of(data);
            }
            messages.push_back(std::move(message));
        }
        return messages;
    }
    /// As Linux does at its start: all ports ready and the console open.
    void bring_up() {
        start();
        add_control(static_cast<unsigned>(32 - control_buffers.size()));
        tell(0, kDeviceReady);
        for (const Told& message : told()) {
            if (message.control.event == kAdd) {
                tell(message.control.port, kReady);
            }
        }
        for (const Told& message : told()) {
            if (message.control.event == kConsolePort) {
                tell(message.control.port, kOpen);
            }
        }
    }
};

std::string two(std::uint16_t first, std::uint16_t second) {
    const std::array<std::uint16_t, 2> both = {first, second};
    return text_of(std::as_bytes(std::span(both)));
}

}  // namespace

class ConsoleTest : public QObject {
    Q_OBJECT

    static std::array<std::byte, 12> config(const Console& console) {
        std::array<std::byte, 12> bytes = {};
        console.read_config(bytes);
        return bytes;
    }

private slots:
    // ---- One port ----

    void lone_port_is_offered_without_multiport() {
        Rig rig({""});
        QCOMPARE(rig.console.features(), Console::kSize | Console::kEmergencyWrite);
        QCOMPARE(rig.console.queue_sizes().size(), std::size_t(2));
        Rig more({"", "agent", "other"});
        QCOMPARE(more.console.features(), Console::kSize | Console::kEmergencyWrite | Console::kMultiport);
        QCOMPARE(more.console.queue_sizes().size(), std::size_t(8));
    }

    void output_reaches_the_stream_in_order() {
        Rig rig({""});
        rig.start();
        rig.send(kTransmit, "hello, ");
        rig.transport.ring(kTransmit).add({bytes_of("wor"), bytes_of("ld")}, {});
        rig.transport.notify(kTransmit);
        QCOMPARE(rig.output(), std::string("hello, world"));
        QCOMPARE(rig.transport.ring(kTransmit).take_used()->written, 0u);
        QCOMPARE(rig.transport.ring(kTransmit).take_used()->written, 0u);
        QVERIFY(!rig.transport.ring(kTransmit).take_used());
        QCOMPARE(rig.transport.interrupts[kTransmit], 2u);
    }

    void output_with_a_buffer_to_write_leaves_it() {
        Rig rig({""});
        rig.start();
        rig.transport.ring(kTransmit).add({bytes_of("x")}, {16});
        rig.transport.ring(kTransmit).add({}, {16});
        rig.transport.notify(kTransmit);
        QCOMPARE(rig.output(), std::string("x"));
        QCOMPARE(rig.transport.ring(kTransmit).take_used()->written, 0u);
        QCOMPARE(rig.transport.ring(kTransmit).take_used()->written, 0u);
    }

    void input_fills_the_buffers_of_the_driver() {
        Rig rig({""});
        rig.start();
        rig.add_receive(kReceive, 4);
        rig.add_receive(kReceive, 64);
        rig.run();
        QVERIFY(!rig.transport.ring(kReceive).take_used());
        rig.ends[0].type("root\n");
        QVERIFY(rig.transport.scheduled[kReceive]);
        rig.run();
        QCOMPARE(rig.received(kReceive), std::string("root\n"));
        QCOMPARE(rig.transport.interrupts[kReceive], 1u);
    }

    void input_without_buffers_waits_in_the_stream() {
        Rig rig({""});
        rig.start();
        rig.ends[0].type("abcdef");
        rig.run();
        QCOMPARE(rig.ends[0].stream->input_size(), std::size_t(6));
        rig.add_receive(kReceive, 2);
        rig.transport.notify(kReceive);
        QCOMPARE(rig.received(kReceive), std::string("ab"));
        QCOMPARE(rig.ends[0].stream->input_size(), std::size_t(4));
        rig.add_receive(kReceive, 16);
        rig.transport.notify(kReceive);
        QCOMPARE(rig.received(kReceive), std::string("cdef"));
    }

    void input_before_the_driver_is_ready_is_kept() {
        Rig rig({""});
        rig.ends[0].type("early");
        rig.add_receive(kReceive, 16);
        rig.start();
        rig.run();
        QCOMPARE(rig.received(kReceive), std::string("early"));
    }

    void input_into_a_buffer_of_nothing_gives_it_back_empty() {
        Rig rig({""});
        rig.start();
        rig.ends[0].type("x");
        rig.transport.ring(kReceive).add({bytes_of("not to write")}, {});
        rig.transport.notify(kReceive);
        QCOMPARE(rig.transport.ring(kReceive).take_used()->written, 0u);
        QCOMPARE(rig.ends[0].stream->input_size(), std::size_t(1));
    }

    /// All of a ring's buffers are used up in one turn: the driver is asked for more all the same.
    void input_of_more_than_a_ring_asks_for_notifications() {
        Rig rig({""});
        rig.start();
        DriverRing& ring = rig.transport.ring(kReceive);
        rig.transport.queue(kReceive).start(ring.layout(), {.event_index = true});
        const std::string text(200, 'x');
        rig.ends[0].type(text);
        for (unsigned i = 0; i < 128; ++i) {
            rig.add_receive(kReceive, 1);
        }
        rig.transport.notify(kReceive);
        QCOMPARE(rig.received(kReceive), text.substr(0, 128));
        // The event index (section 2.7.10): the driver is to tell of its 129th buffer.
        QCOMPARE(rig.transport.memory().load<std::uint16_t>(ring.layout().device + (4 + 128 * 8)).value(),
                 std::uint16_t(128));
        rig.add_receive(kReceive, 100);
        rig.transport.notify(kReceive);
        QCOMPARE(rig.received(kReceive), text.substr(128));
    }

    void queues_of_ports_that_are_not_offered_do_nothing() {
        Rig rig({"", "agent"});
        rig.start(Console::kSize);  // Without multiport there is port 0 only, and no control queue.
        rig.add_receive(kReceive1, 16);
        rig.ends[1].type("x");
        for (unsigned i = 0; i < 6; ++i) {
            QVERIFY(!rig.console.process(i));
        }
        QVERIFY(!rig.console.process(6));
        QVERIFY(!rig.console.process(~0u));
        QVERIFY(!rig.transport.ring(kReceive1).take_used());
        rig.send(kTransmit, "port 0");
        QCOMPARE(rig.output(), std::string("port 0"));
        rig.ends[0].type("in");
        rig.add_receive(kReceive, 16);
        rig.receive_segments.erase(rig.receive_segments.begin());
        rig.transport.notify(kReceive);
        QCOMPARE(rig.received(kReceive), std::string("in"));
    }

    void process_when_not_started_does_nothing() {
        Rig rig({"", "agent"});
        for (unsigned i = 0; i < 7; ++i) {
            QVERIFY(!rig.console.process(i));
        }
    }

    // ---- Output and a client that stands still ----

    /// process() returns and leaves with the guest what the writer has no room for; nothing is lost or said twice.
    void output_with_a_client_that_stands_still_stays_with_the_guest() {
        std::vector<End> far;
        far.emplace_back(1000, 1h);
        far[0].client =
            std::make_unique<console::Client>(far[0].stream, std::function<void()>(), console::Delivery::patient);
        Rig rig({""}, std::move(far));
        rig.start();
        std::string text;
        for (int i = 0; i < 40; ++i) {
            std::string part(10'000, static_cast<char>('a' + i % 26));
            part += std::to_string(i);
            rig.transport.ring(kTransmit).add({bytes_of(part)}, {});
            text += part;
        }
        rig.transport.notify(kTransmit);  // Comes back, although nobody reads.
        unsigned given_back = 0;
        while (rig.transport.ring(kTransmit).take_used()) {
            ++given_back;
        }
        QVERIFY(given_back >= 6);
        QVERIFY(given_back <= 13);  // Of 400 KB, at most two times 64 KiB.

        // Somebody reads again.
        std::string output;
        std::array<char, 1000> buffer;
        while (output.size() < text.size()) {
            const std::size_t size = rig.ends[0].client->read(buffer).size;
            output.append(buffer.data(), size);
            rig.run();
        }
        QVERIFY(output == text);
        while (rig.transport.ring(kTransmit).take_used()) {
            ++given_back;
        }
        QCOMPARE(given_back, 40u);
    }

    void output_of_a_huge_chain_is_done_in_turns() {
        Rig rig({""});
        rig.start();
        // 64 descriptors of the same 2 MiB: 128 MiB in one chain.
        DriverRing& ring = rig.transport.ring(kTransmit);
        for (std::uint16_t i = 0; i < 64; ++i) {
            ring.descriptor(i, 0x100000, 2 << 20, i == 63 ? 0 : 1, static_cast<std::uint16_t>(i + 1));
        }
        ring.make_available(0);
        for (int turns = 0; turns < 100; ++turns) {
            if (!rig.console.process(kTransmit)) {
                rig.console.pause();
            }
        }
        rig.console.pause();
        QVERIFY(rig.ends[0].stream->output_size() > 0);
        QVERIFY(rig.ends[0].stream->output_size() <= 100 * 256 * 1024);
        QVERIFY(!ring.take_used());
        rig.console.stop();
        QVERIFY(!rig.console.process(kTransmit));
    }

    void output_goes_on_where_it_was_after_a_restore() {
        std::vector<End> far;
        far.emplace_back(1000, 1h);
        far[0].client =
            std::make_unique<console::Client>(far[0].stream, std::function<void()>(), console::Delivery::patient);
        Rig rig({""}, std::move(far));
        rig.start();
        std::string text;
        for (int i = 0; text.size() < 300'000; ++i) {
            text += std::to_string(i) + ' ';
        }
        rig.transport.ring(kTransmit).add({bytes_of(text)}, {});
        rig.transport.notify(kTransmit);
        rig.ends[0].client.reset();
        rig.console.pause();
        const std::uint64_t before = rig.ends[0].stream->output_size();
        QVERIFY(before > 0 && before < text.size());
        const SavedState saved = rig.console.save();

        Rig other({""});
        other.transport.ring(kTransmit).add({bytes_of(text)}, {});
        other.start();
        QVERIFY(other.console.restore(saved).has_value());
        other.console.resume();
        while (other.ends[0].stream->output_size() + before < text.size()) {
            other.run();
            other.console.pause();
        }
        QVERIFY(other.ends[0].output() == text.substr(before));
    }

    void pause_puts_out_what_was_taken() {
        Rig rig({""});
        rig.start();
        rig.send(kTransmit, "last words");
        rig.console.pause();
        QCOMPARE(rig.ends[0].output(), std::string("last words"));
    }

    // ---- Configuration space ----

    void config_has_size_and_number_of_ports() {
        Rig rig({"", "agent"});
        rig.start();
        QVERIFY(config(rig.console) == (std::array<std::byte, 12>{{{}, {}, {}, {}, std::byte{2}}}));
        rig.console.set_size(80, 24);
        QCOMPARE(rig.transport.config_changes, 1u);
        QVERIFY(config(rig.console) ==
                (std::array<std::byte, 12>{{std::byte{80}, {}, std::byte{24}, {}, std::byte{2}}}));
        rig.console.set_size(80, 24);
        QCOMPARE(rig.transport.config_changes, 1u);
    }

    void size_of_a_lone_port_is_in_the_configuration_space_only() {
        Rig rig({""});
        rig.start();
        rig.run();
        rig.console.set_size(80, 24);
        rig.console.set_connected(0, false);
        QCOMPARE(rig.transport.config_changes, 1u);
        for (const auto& scheduled : rig.transport.scheduled) {
            QVERIFY(!scheduled);
        }
    }

    void config_can_be_read_in_part() {
        Rig rig({""});
        rig.console.set_size(0x1234, 0x5678);
        std::array<std::byte, 3> part = {};
        rig.console.read_config(part);
        QVERIFY(part == (std::array<std::byte, 3>{std::byte{0x34}, std::byte{0x12}, std::byte{0x78}}));
        rig.console.read_config({});
    }

    void emergency_write_works_at_any_time() {
        Rig rig({""});
        const auto put = [&](std::size_t offset, std::uint32_t value, std::size_t size) {
            rig.console.write_config(offset, std::as_bytes(std::span(&value, 1)).first(size));
        };
        put(8, 0xFFFFFF00u | 'a', 4);
        put(8, 'b', 1);
        rig.start();
        rig.send(kTransmit, "<>");
        put(8, 'c', 2);
        put(6, 'd' << 16, 4);
        rig.console.stop();
        put(8, 'e', 4);
        QCOMPARE(rig.output(), std::string("ab<>cde"));
    }

    void config_write_elsewhere_is_ignored() {
        Rig rig({""});
        const std::array<std::byte, 16> junk = {std::byte{'x'}};
        for (const std::size_t offset : {std::size_t(0), std::size_t(1), std::size_t(4)}) {
            rig.console.write_config(offset, std::span(junk).first(4));
        }
        rig.console.write_config(9, std::span(junk).first(3));
        rig.console.write_config(8, {});
        rig.console.write_config(~std::size_t(0), std::span(junk).first(4));
        QCOMPARE(rig.output(), std::string());
        QVERIFY(config(rig.console) == (std::array<std::byte, 12>{{{}, {}, {}, {}, std::byte{1}}}));
    }

    // ---- Control ----

    void bring_up_is_the_sequence_of_the_specification() {
        Rig rig({"", "org.apiary.agent"});
        rig.console.set_size(132, 50);
        rig.start();
        rig.add_control(32);
        QCOMPARE(rig.told(), std::vector<Told>());
        rig.tell(0, kDeviceReady);
        QCOMPARE(rig.told(), (std::vector<Told>{{{0, kAdd, 0}, ""}, {{1, kAdd, 0}, ""}}));
        rig.tell(0, kReady);
        // Linux reads rows before columns.
        QCOMPARE(rig.told(),
                 (std::vector<Told>{{{0, kConsolePort, 1}, ""}, {{0, kResize, 0}, two(50, 132)}, {{0, kOpen, 1}, ""}}));
        rig.tell(1, kReady);
        QCOMPARE(rig.told(), (std::vector<Told>{{{1, kName, 1}, "org.apiary.agent"}, {{1, kOpen, 1}, ""}}));
    }

    void resize_is_told_to_a_console_that_has_size_only() {
        Rig rig({"", "agent"});
        rig.bring_up();
        (void)rig.told();
        rig.console.set_size(100, 30);
        QCOMPARE(rig.told(), (std::vector<Told>{{{0, kResize, 0}, two(30, 100)}}));

        Rig without({"", "agent"});
        without.start(Console::kMultiport);
        without.add_control(8);
        without.tell(0, kDeviceReady);
        without.tell(0, kReady);
        (void)without.told();
        without.console.set_size(100, 30);
        QCOMPARE(without.told(), std::vector<Told>());
    }

    void ports_carry_data_apart() {
        Rig rig({"", "one", "two"});
        rig.bring_up();
        rig.send(kTransmit, "console");
        rig.send(kTransmit1, "first");
        rig.send(7, "second");
        QCOMPARE(rig.output(0), std::string("console"));
        QCOMPARE(rig.output(1), std::string("first"));
        QCOMPARE(rig.output(2), std::string("second"));
        rig.tell(2, kOpen);
        rig.ends[2].type("to two");
        rig.add_receive(6, 32);
        rig.transport.notify(6);
        QCOMPARE(rig.received(6), std::string("to two"));
        QVERIFY(!rig.transport.ring(kReceive).take_used());
        QVERIFY(!rig.transport.ring(kReceive1).take_used());
    }

    void input_waits_until_the_guest_opens_the_port() {
        Rig rig({"", "agent"});
        rig.bring_up();
        rig.add_receive(kReceive1, 16);
        rig.ends[1].type("hello");
        rig.run();
        QVERIFY(!rig.transport.ring(kReceive1).take_used());
        rig.tell(1, kOpen, 1);
        QCOMPARE(rig.received(kReceive1), std::string("hello"));
        rig.tell(1, kOpen, 0);
        rig.add_receive(kReceive1, 16);
        rig.transport.notify(kReceive1);
        rig.ends[1].type("closed");
        rig.run();
        QCOMPARE(rig.ends[1].stream->input_size(), std::size_t(6));
    }

    void connected_is_told_when_it_changes() {
        Rig rig({"", "agent"});
        rig.console.set_connected(1, false);
        rig.bring_up();
        (void)rig.told();
        rig.console.set_connected(1, true);
        QCOMPARE(rig.told(), (std::vector<Told>{{{1, kOpen, 1}, ""}}));
        rig.console.set_connected(1, true);
        QCOMPARE(rig.told(), std::vector<Told>());
        rig.console.set_connected(1, false);
        QCOMPARE(rig.told(), (std::vector<Told>{{{1, kOpen, 0}, ""}}));
    }

    void plugging_out_and_in_is_told() {
        Rig rig({"", "agent"});
        rig.bring_up();
        (void)rig.told();
        rig.tell(1, kOpen);
        rig.console.set_plugged(1, false);
        QCOMPARE(rig.told(), (std::vector<Told>{{{1, kRemove, 0}, ""}}));
        rig.add_receive(kReceive1, 16);
        rig.ends[1].type("nobody there");
        rig.transport.notify(kReceive1);
        QVERIFY(!rig.transport.ring(kReceive1).take_used());
        rig.console.set_plugged(1, true);
        QCOMPARE(rig.told(), (std::vector<Told>{{{1, kAdd, 0}, ""}}));
        rig.tell(1, kReady);
        QCOMPARE(rig.told(), (std::vector<Told>{{{1, kName, 1}, "agent"}, {{1, kOpen, 1}, ""}}));
    }

    void plugged_out_port_is_not_added() {
        Rig rig({"", "agent"});
        rig.console.set_plugged(1, false);
        rig.start();
        rig.add_control(8);
        rig.tell(0, kDeviceReady);
        QCOMPARE(rig.told(), (std::vector<Told>{{{0, kAdd, 0}, ""}}));
    }

    void messages_without_buffers_wait_and_only_the_last_state_is_told() {
        Rig rig({"", "agent"});
        rig.bring_up();
        (void)rig.told();
        DriverRing& ring = rig.transport.ring(kControlIn);
        while (!rig.control_buffers.empty()) {  // Until no buffer is left.
            rig.console.set_size(static_cast<std::uint16_t>(rig.control_buffers.size()), 1);
            QCOMPARE(rig.told().size(), std::size_t(1));
        }
        for (std::uint16_t i = 1; i <= 1000; ++i) {
            rig.console.set_size(i, i);
            rig.console.set_connected(1, i % 2 == 0);
            rig.run();
        }
        QVERIFY(!ring.take_used());
        rig.add_control(8);
        QCOMPARE(rig.told(), (std::vector<Told>{{{0, kResize, 0}, two(1000, 1000)}}));
    }

    void driver_that_starts_again_is_told_again() {
        Rig rig({"", "agent"});
        rig.bring_up();
        (void)rig.told();
        rig.tell(0, kDeviceReady);
        QCOMPARE(rig.told(), (std::vector<Told>{{{0, kAdd, 0}, ""}, {{1, kAdd, 0}, ""}}));
        rig.tell(1, kReady);
        QCOMPARE(rig.told().size(), std::size_t(2));
        rig.tell(1, kReady);
        QCOMPARE(rig.told().size(), std::size_t(2));
    }

    void driver_that_fails_is_told_nothing() {
        Rig rig({"", "agent"});
        rig.start();
        rig.add_control(8);
        rig.tell(0, kDeviceReady, 0);
        QCOMPARE(rig.told(), std::vector<Told>());
        rig.tell(0, kDeviceReady);
        (void)rig.told();
        rig.tell(1, kReady, 0);
        QCOMPARE(rig.told(), std::vector<Told>());
    }

    /// Class a: indices of ports and events.
    void control_message_of_nonsense_changes_nothing_data() {
        QTest::addColumn<quint32>("port");
        QTest::addColumn<quint16>("event");
        QTest::newRow("port beyond the last") << 2u << quint16(kReady);
        QTest::newRow("port of no device") << 0xFFFFFFFFu << quint16(kOpen);
        QTest::newRow("negative port") << 0x80000000u << quint16(kReady);
        QTest::newRow("port whose queue number wraps") << 0x7FFFFFFFu << quint16(kOpen);
        QTest::newRow("unknown event") << 1u << quint16(8);
        QTest::newRow("event of the device's") << 1u << quint16(kName);
        QTest::newRow("removal") << 1u << quint16(kRemove);
        QTest::newRow("last event") << 0u << quint16(0xFFFF);
    }
    void control_message_of_nonsense_changes_nothing() {
        QFETCH(quint32, port);
        QFETCH(quint16, event);
        Rig rig({"", "agent"});
        rig.bring_up();
        (void)rig.told();
        const SavedState before = rig.console.save();
        rig.tell(port, event);
        QCOMPARE(rig.console.save(), before);
        QCOMPARE(rig.told(), std::vector<Told>());
        QVERIFY(rig.transport.failure.empty());
    }

    void control_message_before_its_port_is_added_is_ignored() {
        Rig rig({"", "agent"});
        rig.start();
        rig.add_control(8);
        rig.tell(1, kReady);
        rig.tell(1, kOpen);
        QCOMPARE(rig.told(), std::vector<Told>());
    }

    void control_message_that_is_short_is_given_back() {
        Rig rig({"", "agent"});
        rig.start();
        rig.add_control(8);
        for (const std::size_t size : {std::size_t(1), std::size_t(7)}) {
            rig.transport.ring(kControlOut).add({std::vector<std::byte>(size)}, {});
        }
        rig.transport.ring(kControlOut).add({}, {8});
        rig.transport.notify(kControlOut);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(rig.transport.ring(kControlOut).take_used()->written, 0u);
        }
        QCOMPARE(rig.told(), std::vector<Told>());
    }

    void control_message_in_pieces_is_taken() {
        Rig rig({"", "agent"});
        rig.start();
        rig.add_control(8);
        const auto bytes = bytes_of_object(Control{0, kDeviceReady, 1});
        rig.transport.ring(kControlOut)
            .add({{bytes.begin(), bytes.begin() + 3},
                  {bytes.begin() + 3, bytes.begin() + 6},
                  {bytes.begin() + 6, bytes.end()}},
                 {});
        rig.transport.notify(kControlOut);
        QCOMPARE(rig.told().size(), std::size_t(2));
    }

    void message_that_does_not_fit_is_left_out() {
        Rig rig({"", "agent"});
        rig.start();
        rig.add_control(1, 4);  // Too small for any.
        rig.add_control(8, 8);
        rig.tell(0, kDeviceReady);
        rig.tell(1, kReady);
        const std::vector<Told> told = rig.told();
        QCOMPARE(told, (std::vector<Told>{{}, {{0, kAdd, 0}, ""}, {{1, kAdd, 0}, ""}, {{1, kOpen, 1}, ""}}));
    }

    // ---- Faults, reset, pause, saved state ----

    void broken_ring_asks_for_a_reset_data() {
        QTest::addColumn<unsigned>("queue");
        for (const unsigned queue : {kReceive, kTransmit, kControlIn, kControlOut, kReceive1, kTransmit1}) {
            QTest::addRow("queue %u", queue) << queue;
        }
    }
    void broken_ring_asks_for_a_reset() {
        QFETCH(unsigned, queue);
        Rig rig({"", "agent"});
        rig.bring_up();
        rig.tell(1, kOpen);
        rig.ends[0].type("x");
        rig.ends[1].type("x");
        rig.console.set_size(1, 1);
        DriverRing& ring = rig.transport.ring(queue);
        const bool write = queue % 2 == 0;
        ring.descriptor(40, 0x100000, 16, static_cast<std::uint16_t>((write ? 2 : 0) | 1), 40);  // Its own successor.
        // The buffers that bring_up() left come first.
        for (int i = 0; i < 40; ++i) {
            ring.make_available(40);
        }
        for (int i = 0; i < 40 && rig.transport.failure.empty(); ++i) {
            rig.console.set_size(static_cast<std::uint16_t>(i + 2), 1);
            rig.transport.notify(queue);
        }
        QVERIFY(!rig.transport.failure.empty());
        // And once it is reset it works again (class f).
        rig.console.stop();
        rig.transport.failure.clear();
        rig.control_buffers.clear();
        rig.transport.queue(kTransmit).start(rig.transport.ring(kTransmit).layout(), {});
        QVERIFY(!rig.console.process(kTransmit));
    }

    void stop_forgets_what_the_driver_said() {
        Rig fresh({"", "agent"});
        Rig rig({"", "agent"});
        rig.bring_up();
        rig.tell(1, kOpen);
        rig.console.stop();
        rig.console.pause();
        QCOMPARE(rig.console.save(), fresh.console.save());
        rig.ends[0].type("into the void");
        rig.console.set_size(3, 4);
        QVERIFY(!rig.transport.scheduled[kReceive]);
    }

    void input_of_a_stopped_device_waits_for_the_next_driver() {
        Rig rig({""});
        rig.start();
        rig.console.stop();
        rig.ends[0].type("kept");
        rig.add_receive(kReceive, 16);
        rig.start();
        rig.run();
        QCOMPARE(rig.received(kReceive), std::string("kept"));
    }

    void saved_state_comes_back() {
        Rig rig({"", "agent"});
        rig.console.set_size(80, 25);
        rig.console.set_connected(1, false);
        rig.bring_up();
        rig.tell(1, kOpen);
        (void)rig.told();
        rig.console.pause();
        const SavedState saved = rig.console.save();

        Rig other({"", "agent"});
        other.console.set_size(1, 1);
        QVERIFY(other.console.restore(saved).has_value());
        QCOMPARE(other.console.save(), saved);
        other.start();
        QCOMPARE(other.console.save(), saved);
        other.console.resume();
        other.add_control(8);
        QCOMPARE(other.told(), std::vector<Told>());
        other.ends[1].type("goes on");
        other.add_receive(kReceive1, 16);
        other.run();
        QCOMPARE(other.received(kReceive1), std::string("goes on"));
    }

    void pending_messages_come_after_a_restore() {
        Rig rig({"", "agent"});
        rig.start();
        rig.add_control(1);
        rig.tell(0, kDeviceReady);
        rig.console.pause();
        Rig other({"", "agent"});
        other.start();
        QVERIFY(other.console.restore(rig.console.save()).has_value());
        other.console.resume();
        other.add_control(8);
        QCOMPARE(other.told(), (std::vector<Told>{{{1, kAdd, 0}, ""}}));
    }

    /// Class g.
    void damaged_state_is_refused_and_changes_nothing_data() {
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("value");
        QTest::newRow("other version") << "/version" << "2";
        QTest::newRow("other number of ports") << "/ports" << "3";
        QTest::newRow("no number of ports") << "/ports" << "\"x\"";
        QTest::newRow("too many columns") << "/columns" << "65536";
        QTest::newRow("negative rows") << "/rows" << "-1";
        QTest::newRow("no ports") << "/known" << "[]";
        QTest::newRow("ports of another kind") << "/known" << "{}";
        QTest::newRow("a port that is none") << "/known/0" << "null";
        QTest::newRow("open is a number") << "/known/1/open" << "1";
        QTest::newRow("sent is negative") << "/known/0/sent" << "-5";
        QTest::newRow("console plugged out") << "/wanted/0/plugged" << "false";
    }
    void damaged_state_is_refused_and_changes_nothing() {
        QFETCH(QString, where);
        QFETCH(QString, value);
        Rig rig({"", "agent"});
        rig.bring_up();
        rig.console.pause();
        const SavedState before = rig.console.save();
        SavedState damaged = before;
        damaged[SavedState::json_pointer(where.toStdString())] = SavedState::parse(value.toStdString());
        QVERIFY(!rig.console.restore(damaged).has_value());
        QCOMPARE(rig.console.save(), before);
    }

    void offset_beyond_the_chain_after_a_restore_ends_the_chain() {
        Rig rig({""});
        rig.start();
        SavedState saved = rig.console.save();
        saved["known"][0]["sent"] = ~std::uint64_t{0};
        QVERIFY(rig.console.restore(saved).has_value());
        rig.send(kTransmit, "skipped");
        rig.send(kTransmit, "shown");
        QCOMPARE(rig.output(), std::string("shown"));
    }

    // ---- Threads ----

    /// Class c: descriptors and buffers change while the device reads them.
    void racing_driver_does_no_harm() {
        Rig rig({""});
        rig.start();
        DriverRing& ring = rig.transport.ring(kTransmit);
        ring.descriptor(0, 0x100000, 64, 0);
        std::atomic<bool> done = false;
        std::thread racer([&] {
            const std::array<std::uint64_t, 4> places = {0x100000, ~std::uint64_t{0}, 0xFEE00000, 63 << 20};
            for (unsigned i = 0; !done; ++i) {
                ring.descriptor(0, places[i % 4], i % 7 == 0 ? 0xFFFFFFFF : 64, static_cast<std::uint16_t>(i % 8), 0);
            }
        });
        unsigned faults = 0;
        for (int i = 0; i < 20'000 || (faults == 0 && i < 10'000'000); ++i) {
            ring.make_available(0);
            rig.transport.notify(kTransmit);
            if (!std::exchange(rig.transport.failure, {}).empty()) {
                ++faults;
                const Queue::Progress progress = rig.transport.queue(kTransmit).progress();
                rig.transport.queue(kTransmit).start(ring.layout(), {.indirect = true});
                rig.transport.queue(kTransmit).restore(
                    {static_cast<std::uint16_t>(progress.next_available + 1), progress.next_used, progress.signalled});
            }
        }
        done = true;
        racer.join();
        QVERIFY(faults > 0);
        rig.console.pause();
        QCOMPARE(rig.ends[0].stream->output_size() % 64, 0u);
    }

    void host_threads_may_call_while_the_driver_comes_and_goes() {
        Rig rig({"", "agent"});
        std::atomic<bool> done = false;
        std::thread host([&] {
            for (std::uint16_t i = 0; !done; ++i) {
                rig.console.set_connected(1, i % 2 == 0);
                rig.console.set_plugged(1, i % 3 != 0);
                (void)rig.ends[1].stream->send_input("x");
                std::array<std::byte, 12> bytes;
                rig.console.read_config(bytes);
            }
        });
        for (int round = 0; round < 200; ++round) {
            rig.bring_up();
            rig.tell(1, kOpen);
            if (rig.receive_segments.empty()) {
                rig.add_receive(kReceive1, 100);
            }
            rig.transport.notify(kReceive1);
            (void)rig.received(kReceive1);
            (void)rig.told();
            rig.console.stop();
        }
        done = true;
        host.join();
        QVERIFY(rig.transport.failure.empty());
    }

    void destruction_while_input_comes_is_safe() {
        End end;
        std::atomic<bool> done = false;
        std::thread typist([&] {
            std::array<char, 16> taken;
            while (!done) {
                (void)end.stream->send_input("x");
                (void)end.stream->take_input(taken);
            }
        });
        for (int i = 0; i < 200; ++i) {
            Console console("console", {{"", end.stream}});
            FakeTransport transport(console, 32 << 20);
            transport.start(0);
            console.stop();
        }
        done = true;
        typist.join();
    }
};

QTEST_GUILESS_MAIN(ConsoleTest)
#include "console_test.moc"
