// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/serial/uart16550.h"

#include <QTest>
#include <string>

using namespace apiary;
using namespace apiary::device;
using namespace std::chrono_literals;

namespace {

constexpr unsigned kData = 0, kIer = 1, kIir = 2, kFcr = 2, kLcr = 3, kMcr = 4, kLsr = 5, kMsr = 6, kScratch = 7;

struct Rig {
    ManualClock clock;
    bool irq = false;
    unsigned edges = 0;
    std::shared_ptr<console::Stream> stream = std::make_shared<console::Stream>();
    console::Client client{stream, {}};
    Uart16550 uart{"com1", clock, interrupt::Line([this](bool level) {
                       edges += level && !irq ? 1 : 0;
                       irq = level;
                   }),
                   stream};

    Rig() { uart.resume(); }
    unsigned get(unsigned reg) { return static_cast<unsigned>(uart.read(reg, 1)); }
    void set(unsigned reg, unsigned value) { uart.write(reg, 1, value); }
    void type(std::string_view text) { QCOMPARE(stream->send_input(text), text.size()); }
    std::string output() {
        std::array<char, 4096> buffer;
        return std::string(buffer.data(), client.read(buffer).size);
    }
    /// Reads all that is ready, as an interrupt handler does.
    std::string drain() {
        std::string text;
        while ((get(kLsr) & 1) != 0) {
            text += static_cast<char>(get(kData));
        }
        return text;
    }
};

}  // namespace

class Uart16550Test : public QObject {
    Q_OBJECT

private slots:
    void transmitted_bytes_reach_the_stream_at_once() {
        Rig rig;
        for (const char byte : std::string("hello")) {
            QCOMPARE(rig.get(kLsr) & 0x60, 0x60u);
            rig.set(kData, static_cast<unsigned char>(byte));
        }
        QCOMPARE(rig.output(), std::string("hello"));
    }

    void registers_at_power_on_are_as_documented() {
        Rig rig;
        QCOMPARE(rig.get(kIer), 0x00u);
        QCOMPARE(rig.get(kIir), 0x01u);
        QCOMPARE(rig.get(kLcr), 0x00u);
        QCOMPARE(rig.get(kMcr), 0x00u);
        QCOMPARE(rig.get(kLsr), 0x60u);
        QCOMPARE(rig.get(kMsr), 0xB0u);
    }

    void detection_as_linux_does_it_finds_a_16550a() {
        Rig rig;
        rig.set(kIer, 0x00);
        QCOMPARE(rig.get(kIer), 0x00u);
        rig.set(kIer, 0x0F);
        QCOMPARE(rig.get(kIer), 0x0Fu);
        rig.set(kIer, 0x00);
        rig.set(kMcr, 0x1A);
        QCOMPARE(rig.get(kMsr) & 0xF0, 0x90u);
        rig.set(kMcr, 0x00);
        rig.set(kLcr, 0xBF);
        QVERIFY(rig.get(kFcr) != 0x00u);
        rig.set(kLcr, 0x00);
        rig.set(kFcr, 0x01);
        QCOMPARE(rig.get(kIir) >> 6, 3u);
        rig.set(kFcr, 0x21);
        QCOMPARE(rig.get(kIir) & 0x20, 0x00u);
        rig.set(kIer, 0x40);
        QCOMPARE(rig.get(kIer), 0x00u);
        rig.set(kScratch, 0xA5);
        QCOMPARE(rig.get(kScratch), 0xA5u);
    }

    void divisor_latch_hides_data_and_interrupt_enable() {
        Rig rig;
        rig.set(kIer, 0x05);
        rig.set(kLcr, 0x83);
        rig.set(kData, 0x01);
        rig.set(kIer, 0x02);
        QCOMPARE(rig.get(kData), 0x01u);
        QCOMPARE(rig.get(kIer), 0x02u);
        rig.set(kLcr, 0x03);
        QCOMPARE(rig.get(kIer), 0x05u);
        QCOMPARE(rig.output(), std::string());
    }

    void transmit_interrupt_comes_when_enabled_with_an_empty_transmitter() {
        Rig rig;
        rig.set(kIer, 0x02);
        QVERIFY(rig.irq);
        QCOMPARE(rig.get(kIir) & 0x0F, 0x02u);
        QVERIFY(!rig.irq);
        QCOMPARE(rig.get(kIir) & 0x0F, 0x01u);
        rig.set(kIer, 0x00);
        rig.set(kIer, 0x02);
        QVERIFY(rig.irq);
        QCOMPARE(rig.get(kIir) & 0x0F, 0x02u);
    }

    void transmit_interrupt_comes_again_after_each_byte() {
        Rig rig;
        rig.set(kIer, 0x02);
        (void)rig.get(kIir);
        rig.set(kData, 'a');
        QVERIFY(rig.irq);
        QCOMPARE(rig.get(kIir) & 0x0F, 0x02u);
        QVERIFY(!rig.irq);
    }

    void transmit_interrupt_of_a_long_burst_pauses_and_comes_back() {
        Rig rig;
        rig.set(kIer, 0x02);
        unsigned sent = 0;
        while ((rig.get(kIir) & 0x0F) == 0x02 && sent < 100'000) {
            rig.set(kData, 'x');
            ++sent;
        }
        QVERIFY(sent > 256);
        QVERIFY(sent < 4096);
        QVERIFY(!rig.irq);
        QCOMPARE(rig.get(kLsr) & 0x60, 0x60u);
        rig.clock.advance(1ms);
        QVERIFY(rig.irq);
    }

    void input_raises_the_interrupt_at_the_trigger_level() {
        Rig rig;
        rig.set(kFcr, 0x41);
        rig.set(kIer, 0x01);
        rig.type("abc");
        QVERIFY(!rig.irq);
        rig.clock.advance(1ms);
        rig.type("d");
        QVERIFY(rig.irq);
        QCOMPARE(rig.get(kIir), 0xC4u);
        QCOMPARE(rig.drain(), std::string("abcd"));
        QVERIFY(!rig.irq);
    }

    void input_below_the_trigger_level_times_out() {
        Rig rig;
        rig.set(kLcr, 0x83);
        rig.set(kData, 1);
        rig.set(kLcr, 0x03);
        rig.set(kFcr, 0x81);
        rig.set(kIer, 0x01);
        rig.type("a");
        rig.clock.advance(300us);
        QVERIFY(!rig.irq);
        rig.clock.advance(100us);
        QVERIFY(rig.irq);
        QCOMPARE(rig.get(kIir), 0xCCu);
        QCOMPARE(rig.get(kData), unsigned('a'));
        QVERIFY(!rig.irq);
        QCOMPARE(rig.get(kIir), 0xC1u);
    }

    void input_without_fifo_comes_byte_by_byte() {
        Rig rig;
        rig.set(kIer, 0x01);
        rig.type("ab");
        QVERIFY(rig.irq);
        QCOMPARE(rig.get(kIir), 0x04u);
        QCOMPARE(rig.get(kData), unsigned('a'));
        QVERIFY(!rig.irq);
        rig.clock.advance(1ms);
        QVERIFY(rig.irq);
        QCOMPARE(rig.get(kData), unsigned('b'));
        QCOMPARE(rig.get(kLsr) & 0x03, 0x00u);
    }

    void input_longer_than_the_fifo_is_never_lost() {
        Rig rig;
        rig.set(kFcr, 0xC1);
        rig.set(kIer, 0x01);
        std::string text;
        for (unsigned i = 0; i < 1000; ++i) {
            text += static_cast<char>('a' + i % 26);
        }
        rig.type(text);
        std::string got;
        for (unsigned i = 0; i < 200; ++i) {
            rig.clock.advance(1ms);
            QCOMPARE(rig.get(kLsr) & 0x02, 0x00u);
            if (rig.irq) {
                got += rig.drain();
            }
        }
        QCOMPARE(got, text);
    }

    void input_comes_no_faster_than_a_fifo_a_millisecond() {
        Rig rig;
        rig.set(kFcr, 0xC1);
        rig.type(std::string(100, 'x'));
        QCOMPARE(rig.drain().size(), 16u);
        QCOMPARE(rig.drain().size(), 0u);
        rig.clock.advance(1ms);
        QCOMPARE(rig.drain().size(), 16u);
    }

    void input_typed_before_power_on_waits_for_the_guest() {
        Rig rig;
        rig.uart.pause();
        rig.type("early");
        QCOMPARE(rig.get(kLsr) & 1, 0u);
        rig.uart.resume();
        rig.set(kFcr, 0x01);
        std::string got;
        for (unsigned i = 0; i < 10; ++i) {
            got += rig.drain();
            rig.clock.advance(1ms);
        }
        // Turning the FIFO on drops the one byte that was received before, as it does in hardware.
        QCOMPARE(got, std::string("arly"));
    }

    void clearing_the_receive_fifo_drops_its_bytes() {
        Rig rig;
        rig.set(kFcr, 0x01);
        rig.set(kIer, 0x01);
        rig.type("abc");
        rig.clock.advance(10ms);
        QVERIFY(rig.irq);
        rig.set(kFcr, 0x03);
        QVERIFY(!rig.irq);
        QCOMPARE(rig.get(kLsr) & 1, 0u);
    }

    void loopback_returns_what_is_sent() {
        Rig rig;
        rig.set(kMcr, 0x10);
        rig.set(kData, 'L');
        QCOMPARE(rig.get(kLsr) & 1, 1u);
        QCOMPARE(rig.get(kData), unsigned('L'));
        QCOMPARE(rig.output(), std::string());
    }

    void loopback_overrun_is_reported_once() {
        Rig rig;
        rig.set(kIer, 0x04);
        rig.set(kMcr, 0x10);
        rig.set(kData, '1');
        rig.set(kData, '2');
        QVERIFY(rig.irq);
        QCOMPARE(rig.get(kIir) & 0x0F, 0x06u);
        QCOMPARE(rig.get(kLsr) & 0x02, 0x02u);
        QVERIFY(!rig.irq);
        QCOMPARE(rig.get(kLsr) & 0x02, 0x00u);
    }

    void loopback_modem_lines_follow_the_outputs() {
        Rig rig;
        rig.set(kMcr, 0x10);
        (void)rig.get(kMsr);
        rig.set(kMcr, 0x15);
        QCOMPARE(rig.get(kMsr), 0x62u);
        rig.set(kMcr, 0x10);
        QCOMPARE(rig.get(kMsr), 0x06u);
        QCOMPARE(rig.get(kMsr), 0x00u);
    }

    void modem_change_raises_its_interrupt_until_read() {
        Rig rig;
        rig.set(kMcr, 0x10);
        (void)rig.get(kMsr);
        rig.set(kIer, 0x08);
        QVERIFY(!rig.irq);
        rig.set(kMcr, 0x11);
        QVERIFY(rig.irq);
        QCOMPARE(rig.get(kIir), 0x00u);
        (void)rig.get(kMsr);
        QVERIFY(!rig.irq);
    }

    void interrupts_have_their_priorities() {
        Rig rig;
        rig.set(kMcr, 0x10);
        rig.set(kIer, 0x0F);
        rig.set(kData, '1');
        rig.set(kData, '2');
        QCOMPARE(rig.get(kIir), 0x06u);
        (void)rig.get(kLsr);
        QCOMPARE(rig.get(kIir), 0x04u);
        (void)rig.get(kData);
        QCOMPARE(rig.get(kIir), 0x02u);
        QCOMPARE(rig.get(kIir), 0x00u);
        (void)rig.get(kMsr);
        QCOMPARE(rig.get(kIir), 0x01u);
    }

    void paused_transmitter_holds_a_fifo_and_sends_it_on_resume() {
        Rig rig;
        rig.set(kFcr, 0x01);
        rig.uart.pause();
        for (unsigned i = 0; i < 20; ++i) {
            rig.set(kData, 'a' + i);
        }
        QCOMPARE(rig.get(kLsr) & 0x60, 0x00u);
        QCOMPARE(rig.output(), std::string());
        rig.uart.resume();
        QCOMPARE(rig.output(), std::string("abcdefghijklmnop"));
        QCOMPARE(rig.get(kLsr) & 0x60, 0x60u);
    }

    void restored_receive_fifo_goes_on_between_two_reads() {
        Rig rig;
        rig.set(kFcr, 0x01);
        rig.type("abc");
        QCOMPARE(rig.get(kData), unsigned('a'));
        rig.uart.pause();
        const SavedState saved = rig.uart.save();
        Rig other;
        other.uart.pause();
        QVERIFY(other.uart.restore(saved).has_value());
        other.uart.resume();
        QCOMPARE(other.drain(), std::string("bc"));
    }

    void wide_access_reaches_both_registers() {
        Rig rig;
        rig.set(kLcr, 0x80);
        rig.uart.write(0, 2, 0x1234);
        QCOMPARE(rig.uart.read(0, 2) & 0xFFFF, 0x1234u);
    }
};

QTEST_GUILESS_MAIN(Uart16550Test)
#include "uart16550_test.moc"
