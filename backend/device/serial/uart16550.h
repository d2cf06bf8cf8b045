// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "backend/base/clock.h"
#include "backend/console/stream.h"
#include "backend/device/byte_ports.h"
#include "backend/device/device.h"
#include "backend/device/held_line.h"
#include "backend/device/wakeup.h"

namespace apiary::device {

/// A 16550A UART (National PC16550D data sheet) whose far end is a console stream.
///
/// What is sent reaches the stream at once, whatever the baud rate. What comes from the stream fills the receive FIFO
/// and no more: the rest waits in the stream, at most one FIFO in a millisecond, so no input is lost and no guest sees
/// more than a fast serial line brings. The interrupt is a level and is not gated by OUT2. While paused, the
/// transmitter stands still: up to 16 bytes wait in its FIFO.
class Uart16550 final : public Device, public BytePorts {
public:
    static constexpr std::uint64_t kPortCount = 8;
    static constexpr std::uint64_t kCom1Port = 0x3F8;  ///< IRQ 4.
    static constexpr std::uint64_t kCom2Port = 0x2F8;  ///< IRQ 3.
    static constexpr std::uint64_t kCom3Port = 0x3E8;  ///< IRQ 4.
    static constexpr std::uint64_t kCom4Port = 0x2E8;  ///< IRQ 3.

    /// `name` tells one port from another ("com1"). `clock` must outlive the device. The device is the one listener to
    /// the stream's input.
    Uart16550(std::string name, Clock& clock, interrupt::Line irq, std::shared_ptr<console::Stream> stream);
    ~Uart16550() override;

    [[nodiscard]] std::string name() const override { return name_; }
    void pause() override;
    void resume() override;
    void reset() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

protected:
    [[nodiscard]] std::uint8_t read_byte(std::uint64_t offset) override;
    void write_byte(std::uint64_t offset, std::uint8_t value) override;

private:
    static constexpr std::size_t kFifoSize = 16;

    struct Fifo {
        std::array<std::uint8_t, kFifoSize> bytes{};
        std::uint8_t size = 0;
        void push(std::uint8_t byte) { bytes[size++] = byte; }
        std::uint8_t pop();
    };
    /// Everything there is to save.
    struct State {
        std::uint8_t interrupt_enable = 0;
        std::uint8_t fifo_control = 0;  // FCR bits 0, 3, 6, 7.
        std::uint8_t line_control = 0;
        std::uint8_t modem_control = 0;
        std::uint8_t modem_delta = 0;  // MSR bits 0 … 3.
        std::uint8_t scratch = 0;
        std::uint16_t divisor = 12;  // 9600 baud.
        Fifo received;
        Fifo held;                        // Sent while paused.
        std::uint8_t receive_buffer = 0;  // What an empty receiver shows.
        bool overrun = false;
        bool transmit_pending = false;  // The transmitter-empty interrupt.
        bool timeout_pending = false;   // The character time-out interrupt.
    };
    template <class Visitor>
    static void describe(Visitor& visitor, State& state);

    [[nodiscard]] bool divisor_latched() const;
    [[nodiscard]] bool fifo_enabled() const;
    [[nodiscard]] bool loopback() const;
    [[nodiscard]] std::size_t capacity() const;
    [[nodiscard]] std::size_t trigger_level() const;
    [[nodiscard]] Nanoseconds character_time() const;

    [[nodiscard]] std::uint8_t read_register(std::uint64_t offset);
    [[nodiscard]] std::uint8_t read_received();
    [[nodiscard]] std::uint8_t read_interrupt_id();
    [[nodiscard]] std::uint8_t read_line_status();
    [[nodiscard]] std::uint8_t read_modem_status();
    [[nodiscard]] std::uint8_t modem_lines() const;
    [[nodiscard]] std::uint8_t pending_interrupt() const;

    [[nodiscard]] std::optional<char> write_register(std::uint64_t offset, std::uint8_t value);
    [[nodiscard]] std::optional<char> transmit(std::uint8_t value);
    void write_interrupt_enable(std::uint8_t value);
    void write_fifo_control(std::uint8_t value);
    void write_modem_control(std::uint8_t value);

    void raise_transmitter_empty();
    void receive(std::uint8_t byte);
    void refill();
    void input_came();
    void update();
    void restart_timeout();
    void arm();
    void expired();

    const std::string name_;
    Clock& clock_;
    std::shared_ptr<console::Stream> stream_;
    mutable std::mutex mutex_;
    bool paused_ = true;
    State state_;
    HeldLine irq_;
    // Times of the clock; nothing where there is nothing to wait for. They begin anew after a restore.
    Nanoseconds refill_at_{};                       // No input is taken before.
    std::optional<Nanoseconds> timeout_at_;         // The character time-out falls due.
    std::optional<Nanoseconds> transmit_again_at_;  // The delayed transmitter-empty interrupt.
    unsigned transmit_burst_ = 0;                   // Bytes sent by interrupt since the last delay.
    Wakeup wakeup_;                                 // Last: its function uses all of the above.
};

}  // namespace apiary::device
