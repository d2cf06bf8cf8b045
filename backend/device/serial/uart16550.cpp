// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/serial/uart16550.h"

#include <algorithm>
#include <utility>

#include "backend/device/saved_fields.h"

namespace apiary::device {
namespace {

constexpr unsigned kVersion = 1;
constexpr std::uint64_t kInputClock = 1843200;  // Hz; the baud rate is this / (16 · divisor).

/// Input is taken from the stream no faster than one character in this time (160,000 baud, a FIFO in a millisecond).
constexpr Nanoseconds kReceiveInterval{62'500};
/// After this many bytes sent by interrupt without a break, the next transmitter-empty interrupt waits a little. A real
/// transmitter is never empty at once; drivers leave their handler only when it is not, and give up after some hundred
/// rounds with the line still high, which on an edge-triggered pin would be for good.
constexpr unsigned kTransmitBurst = 1024;
constexpr Nanoseconds kTransmitPause = std::chrono::microseconds(200);

enum Register : std::uint8_t {
    kData = 0,             // RBR, THR; with DLAB the low byte of the divisor.
    kInterruptEnable = 1,  // With DLAB the high byte of the divisor.
    kInterruptId = 2,      // FCR when written.
    kLineControl = 3,
    kModemControl = 4,
    kLineStatus = 5,
    kModemStatus = 6,
    kScratch = 7,
};

// IER.
constexpr std::uint8_t kReceiveInterrupt = 0x01;
constexpr std::uint8_t kTransmitInterrupt = 0x02;
constexpr std::uint8_t kLineInterrupt = 0x04;
constexpr std::uint8_t kModemInterrupt = 0x08;
constexpr std::uint8_t kInterruptEnableBits = 0x0F;
// IIR.
constexpr std::uint8_t kNothingPending = 0x01;
constexpr std::uint8_t kModemChanged = 0x00;
constexpr std::uint8_t kTransmitterEmpty = 0x02;
constexpr std::uint8_t kDataReady = 0x04;
constexpr std::uint8_t kLineError = 0x06;
constexpr std::uint8_t kTimeout = 0x0C;
constexpr std::uint8_t kFifosEnabled = 0xC0;
// FCR.
constexpr std::uint8_t kFifoEnable = 0x01;
constexpr std::uint8_t kClearReceive = 0x02;
constexpr std::uint8_t kClearTransmit = 0x04;
constexpr std::uint8_t kDmaMode = 0x08;
constexpr unsigned kTriggerShift = 6;
constexpr std::uint8_t kFifoStored = kFifoEnable | kDmaMode | 3u << kTriggerShift;
// LCR.
constexpr std::uint8_t kWordLength = 0x03;
constexpr std::uint8_t kTwoStopBits = 0x04;
constexpr std::uint8_t kParity = 0x08;
constexpr std::uint8_t kDivisorLatch = 0x80;
// MCR.
constexpr std::uint8_t kDtr = 0x01;
constexpr std::uint8_t kRts = 0x02;
constexpr std::uint8_t kOut1 = 0x04;
constexpr std::uint8_t kOut2 = 0x08;
constexpr std::uint8_t kLoopback = 0x10;
constexpr std::uint8_t kModemControlBits = 0x1F;
// LSR.
constexpr std::uint8_t kReady = 0x01;
constexpr std::uint8_t kOverrun = 0x02;
constexpr std::uint8_t kHoldingEmpty = 0x20;
constexpr std::uint8_t kAllSent = 0x40;
// MSR.
constexpr std::uint8_t kRingEnded = 0x04;
constexpr std::uint8_t kCts = 0x10;
constexpr std::uint8_t kDsr = 0x20;
constexpr std::uint8_t kRing = 0x40;
constexpr std::uint8_t kCarrier = 0x80;

}  // namespace

std::uint8_t Uart16550::Fifo::pop() {
    const std::uint8_t first = bytes[0];
    std::shift_left(bytes.begin(), bytes.begin() + size, 1);
    bytes[--size] = 0;
    return first;
}

template <class Visitor>
void Uart16550::describe(Visitor& visitor, State& state) {
    const auto fifo = [&](const char* size, const char* bytes, Fifo& f) {
        visitor.field(size, f.size, std::uint8_t{0}, std::uint8_t{kFifoSize});
        visitor.bytes(bytes, f.bytes);
    };
    visitor.field("interrupt_enable", state.interrupt_enable, std::uint8_t{0}, kInterruptEnableBits);
    visitor.field("fifo_control", state.fifo_control);
    visitor.field("line_control", state.line_control);
    visitor.field("modem_control", state.modem_control, std::uint8_t{0}, kModemControlBits);
    visitor.field("modem_delta", state.modem_delta, std::uint8_t{0}, std::uint8_t{0x0F});
    visitor.field("scratch", state.scratch);
    visitor.field("divisor", state.divisor);
    fifo("received_size", "received", state.received);
    fifo("held_size", "held", state.held);
    visitor.field("receive_buffer", state.receive_buffer);
    visitor.field("overrun", state.overrun);
    visitor.field("transmit_pending", state.transmit_pending);
    visitor.field("timeout_pending", state.timeout_pending);
}

Uart16550::Uart16550(std::string name, Clock& clock, interrupt::Line irq, std::shared_ptr<console::Stream> stream)
    : name_(std::move(name)), clock_(clock), stream_(std::move(stream)), irq_(std::move(irq)), wakeup_(clock, [this] {
          expired();
      }) {
    stream_->set_input_listener([this] { input_came(); });
}

Uart16550::~Uart16550() {
    stream_->set_input_listener({});
}

bool Uart16550::divisor_latched() const {
    return (state_.line_control & kDivisorLatch) != 0;
}

bool Uart16550::fifo_enabled() const {
    return (state_.fifo_control & kFifoEnable) != 0;
}

bool Uart16550::loopback() const {
    return (state_.modem_control & kLoopback) != 0;
}

std::size_t Uart16550::capacity() const {
    return fifo_enabled() ? kFifoSize : 1;
}

std::size_t Uart16550::trigger_level() const {
    constexpr std::array<std::size_t, 4> levels{1, 4, 8, 14};
    return fifo_enabled() ? levels[state_.fifo_control >> kTriggerShift] : 1;
}

/// Time of one character on the line at the rate that is set, held within what makes sense to wait for.
Nanoseconds Uart16550::character_time() const {
    const std::uint8_t control = state_.line_control;
    const std::uint64_t bits = 1u + 5u + (control & kWordLength) + ((control & kParity) != 0 ? 1 : 0) +
                               ((control & kTwoStopBits) != 0 ? 2 : 1);
    const std::uint64_t divisor = std::max<std::uint64_t>(state_.divisor, 1);
    const Nanoseconds time(static_cast<std::int64_t>(bits * 16 * divisor * 1'000'000'000 / kInputClock));
    return std::min<Nanoseconds>(time, std::chrono::milliseconds(5));
}

std::uint8_t Uart16550::read_byte(std::uint64_t offset) {
    const std::lock_guard lock(mutex_);
    refill();
    const std::uint8_t value = read_register(offset);
    update();
    return value;
}

void Uart16550::write_byte(std::uint64_t offset, std::uint8_t value) {
    std::optional<char> sent;
    {
        const std::lock_guard lock(mutex_);
        sent = write_register(offset, value);
        refill();
        update();
    }
    if (sent) {
        // Without the lock: the stream may wait for a slow client.
        stream_->output({&*sent, 1});
    }
}

std::uint8_t Uart16550::read_register(std::uint64_t offset) {
    switch (offset) {
        case kData: return divisor_latched() ? static_cast<std::uint8_t>(state_.divisor) : read_received();
        case kInterruptEnable:
            return divisor_latched() ? static_cast<std::uint8_t>(state_.divisor >> 8) : state_.interrupt_enable;
        case kInterruptId: return read_interrupt_id();
        case kLineControl: return state_.line_control;
        case kModemControl: return state_.modem_control;
        case kLineStatus: return read_line_status();
        case kModemStatus: return read_modem_status();
        default: return state_.scratch;
    }
}

std::uint8_t Uart16550::read_received() {
    if (state_.received.size > 0) {
        state_.receive_buffer = state_.received.pop();
        restart_timeout();
        refill();
    }
    return state_.receive_buffer;
}

std::uint8_t Uart16550::read_interrupt_id() {
    const std::uint8_t id = pending_interrupt();
    if (id == kTransmitterEmpty) {
        state_.transmit_pending = false;
    }
    return static_cast<std::uint8_t>(id | (fifo_enabled() ? kFifosEnabled : 0));
}

std::uint8_t Uart16550::read_line_status() {
    const bool overrun = std::exchange(state_.overrun, false);
    return static_cast<std::uint8_t>((state_.received.size > 0 ? kReady : 0) | (overrun ? kOverrun : 0) |
                                     (state_.held.size == 0 ? kHoldingEmpty | kAllSent : 0));
}

std::uint8_t Uart16550::read_modem_status() {
    return static_cast<std::uint8_t>(modem_lines() | std::exchange(state_.modem_delta, std::uint8_t{0}));
}

/// MSR bits 4 … 7: from the modem control outputs in loopback, else a far end that is always there.
std::uint8_t Uart16550::modem_lines() const {
    if (!loopback()) {
        return kCts | kDsr | kCarrier;
    }
    const std::uint8_t control = state_.modem_control;
    return static_cast<std::uint8_t>(((control & kRts) != 0 ? kCts : 0) | ((control & kDtr) != 0 ? kDsr : 0) |
                                     ((control & kOut1) != 0 ? kRing : 0) | ((control & kOut2) != 0 ? kCarrier : 0));
}

std::uint8_t Uart16550::pending_interrupt() const {
    const std::uint8_t enabled = state_.interrupt_enable;
    if ((enabled & kLineInterrupt) != 0 && state_.overrun) {
        return kLineError;
    }
    if ((enabled & kReceiveInterrupt) != 0 && state_.received.size >= trigger_level()) {
        return kDataReady;
    }
    if ((enabled & kReceiveInterrupt) != 0 && state_.timeout_pending) {
        return kTimeout;
    }
    if ((enabled & kTransmitInterrupt) != 0 && state_.transmit_pending) {
        return kTransmitterEmpty;
    }
    if ((enabled & kModemInterrupt) != 0 && state_.modem_delta != 0) {
        return kModemChanged;
    }
    return kNothingPending;
}

/// Gives the byte that is to go to the stream once the lock is given back.
std::optional<char> Uart16550::write_register(std::uint64_t offset, std::uint8_t value) {
    switch (offset) {
        case kData:
            if (!divisor_latched()) {
                return transmit(value);
            }
            state_.divisor = static_cast<std::uint16_t>((state_.divisor & 0xFF00) | value);
            break;
        case kInterruptEnable:
            if (divisor_latched()) {
                state_.divisor = static_cast<std::uint16_t>((state_.divisor & 0x00FF) | value << 8);
            } else {
                write_interrupt_enable(value);
            }
            break;
        case kInterruptId: write_fifo_control(value); break;
        case kLineControl: state_.line_control = value; break;
        case kModemControl: write_modem_control(value); break;
        case kScratch: state_.scratch = value; break;
        default: break;
    }
    return std::nullopt;
}

std::optional<char> Uart16550::transmit(std::uint8_t value) {
    state_.transmit_pending = false;
    if (paused_) {
        if (state_.held.size < capacity()) {
            state_.held.push(value);
        }
        return std::nullopt;
    }
    raise_transmitter_empty();
    if (loopback()) {
        receive(value);
        return std::nullopt;
    }
    return static_cast<char>(value);
}

/// The transmitter has become empty: its interrupt follows, at once or, in a long burst, a little later.
void Uart16550::raise_transmitter_empty() {
    if ((state_.interrupt_enable & kTransmitInterrupt) != 0 && ++transmit_burst_ > kTransmitBurst) {
        if (!transmit_again_at_) {
            transmit_again_at_ = clock_.now() + kTransmitPause;
        }
        return;
    }
    state_.transmit_pending = true;
}

void Uart16550::write_interrupt_enable(std::uint8_t value) {
    const std::uint8_t old = std::exchange(state_.interrupt_enable, value & kInterruptEnableBits);
    if ((state_.interrupt_enable & ~old & kTransmitInterrupt) != 0 && state_.held.size == 0) {
        // Enabling the interrupt of a transmitter that is empty raises it; drivers start sending this way.
        state_.transmit_pending = true;
    }
}

void Uart16550::write_fifo_control(std::uint8_t value) {
    const bool toggled = ((value ^ state_.fifo_control) & kFifoEnable) != 0;
    if (toggled || (value & kClearReceive) != 0) {
        state_.received = {};
        state_.timeout_pending = false;
        timeout_at_.reset();
    }
    if (toggled || (value & kClearTransmit) != 0) {
        state_.held = {};
    }
    // The other bits are only taken together with bit 0.
    state_.fifo_control = (value & kFifoEnable) != 0 ? value & kFifoStored : 0;
}

void Uart16550::write_modem_control(std::uint8_t value) {
    const std::uint8_t before = modem_lines();
    state_.modem_control = value & kModemControlBits;
    const std::uint8_t after = modem_lines();
    std::uint8_t delta = static_cast<std::uint8_t>((before ^ after) >> 4);
    if ((after & kRing) != 0) {
        delta &= static_cast<std::uint8_t>(~kRingEnded);  // Only the end of a ring counts.
    }
    state_.modem_delta |= delta;
}

void Uart16550::receive(std::uint8_t byte) {
    if (state_.received.size < capacity()) {
        state_.received.push(byte);
    } else {
        state_.overrun = true;
        if (!fifo_enabled()) {
            state_.received.bytes[0] = byte;
        }
    }
    restart_timeout();
}

void Uart16550::refill() {
    if (stream_->input_size() == 0 || paused_ || loopback() || state_.received.size >= capacity()) {
        return;
    }
    const Nanoseconds now = clock_.now();
    if (now < refill_at_) {
        return;
    }
    std::array<char, kFifoSize> buffer;
    const std::size_t taken = stream_->take_input(std::span(buffer).first(capacity() - state_.received.size));
    for (std::size_t i = 0; i < taken; ++i) {
        state_.received.push(static_cast<std::uint8_t>(buffer[i]));
    }
    refill_at_ = now + kReceiveInterval * static_cast<std::int64_t>(taken);
    restart_timeout();
}

void Uart16550::input_came() {
    const std::lock_guard lock(mutex_);
    refill();
    update();
}

/// The time-out counts from the last character that came or was fetched, four characters long.
void Uart16550::restart_timeout() {
    state_.timeout_pending = false;
    timeout_at_.reset();
    if (fifo_enabled() && state_.received.size > 0) {
        timeout_at_ = clock_.now() + 4 * character_time();
    }
}

void Uart16550::update() {
    if (!paused_) {
        const Nanoseconds now = timeout_at_ || transmit_again_at_ ? clock_.now() : Nanoseconds(0);
        if (timeout_at_ && *timeout_at_ <= now) {
            state_.timeout_pending = true;
            timeout_at_.reset();
        }
        if (transmit_again_at_ && *transmit_again_at_ <= now) {
            state_.transmit_pending = true;
            transmit_burst_ = 0;
            transmit_again_at_.reset();
        }
        arm();
    }
    irq_.set(pending_interrupt() != kNothingPending);
}

void Uart16550::arm() {
    std::optional<Nanoseconds> when = transmit_again_at_;
    const auto sooner = [&](Nanoseconds other) { when = when ? std::min(*when, other) : other; };
    if (timeout_at_ && (state_.interrupt_enable & kReceiveInterrupt) != 0) {
        sooner(*timeout_at_);
    }
    if (stream_->input_size() > 0 && state_.received.size < capacity() && !loopback()) {
        sooner(refill_at_);
    }
    wakeup_.set(when);
}

void Uart16550::expired() {
    const std::lock_guard lock(mutex_);
    wakeup_.expired();
    refill();
    update();
}

void Uart16550::pause() {
    const std::lock_guard lock(mutex_);
    paused_ = true;
    irq_.hold();
    wakeup_.set({});
}

void Uart16550::resume() {
    Fifo sent;
    {
        const std::lock_guard lock(mutex_);
        paused_ = false;
        sent = std::exchange(state_.held, Fifo());
        if (sent.size > 0) {
            raise_transmitter_empty();
        }
        refill();
        update();
        irq_.release();
    }
    for (std::size_t i = 0; i < sent.size; ++i) {
        const char byte = static_cast<char>(sent.bytes[i]);
        stream_->output({&byte, 1});
    }
}

void Uart16550::reset() {
    const std::lock_guard lock(mutex_);
    state_ = {};
    refill_at_ = {};
    timeout_at_.reset();
    transmit_again_at_.reset();
    transmit_burst_ = 0;
    irq_.set(false);
}

SavedState Uart16550::save() const {
    const std::lock_guard lock(mutex_);
    State state = state_;
    // A delayed interrupt is saved as one that has come.
    state.transmit_pending |= transmit_again_at_.has_value();
    FieldWriter writer(kVersion);
    describe(writer, state);
    return writer.take();
}

Result<void> Uart16550::restore(const SavedState& saved) {
    State state;
    FieldReader reader(saved, name(), kVersion);
    describe(reader, state);
    const bool fifo_on = (state.fifo_control & kFifoEnable) != 0;
    reader.require((state.fifo_control & ~kFifoStored) == 0 && (fifo_on || state.fifo_control == 0),
                   "the FIFO control register holds bits it does not have");
    reader.require(fifo_on || (state.received.size <= 1 && state.held.size <= 1), "a FIFO that is off holds bytes");
    if (const auto result = reader.result(); !result) {
        return result;
    }
    const std::lock_guard lock(mutex_);
    state_ = state;
    refill_at_ = {};
    transmit_again_at_.reset();
    transmit_burst_ = 0;
    timeout_at_.reset();
    if (fifo_on && state_.received.size > 0 && !state_.timeout_pending) {
        timeout_at_ = clock_.now() + 4 * character_time();
    }
    irq_.set(pending_interrupt() != kNothingPending);
    return {};
}

}  // namespace apiary::device
