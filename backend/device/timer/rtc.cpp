// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/timer/rtc.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "backend/device/saved_fields.h"
#include "backend/device/timer/frequency.h"

namespace apiary::device {
namespace {

constexpr unsigned kVersion = 1;
constexpr std::int64_t kSecond = 1'000'000'000;

// Cells (MC146818 data sheet, "Address Map"; 0x0F and up as PC BIOSes lay them out).
enum Cell : std::uint8_t {
    kSeconds = 0x00,
    kSecondsAlarm = 0x01,
    kMinutes = 0x02,
    kMinutesAlarm = 0x03,
    kHours = 0x04,
    kHoursAlarm = 0x05,
    kWeekday = 0x06,
    kDay = 0x07,
    kMonth = 0x08,
    kYear = 0x09,
    kRegisterA = 0x0A,
    kRegisterB = 0x0B,
    kRegisterC = 0x0C,
    kRegisterD = 0x0D,
    kEquipment = 0x14,
    kBaseMemory = 0x15,      // KiB below 640 K, 2 bytes.
    kExtendedMemory = 0x17,  // KiB above 1 MiB, 2 bytes.
    kChecksumFirst = 0x10,
    kChecksumLast = 0x2D,
    kChecksum = 0x2E,         // Sum of the cells between, high byte first.
    kExtendedMemory2 = 0x30,  // The same as kExtendedMemory.
    kCentury = 0x32,
    kMemoryAbove16M = 0x34,  // 64 KiB blocks between 16 MiB and 4 GiB, 2 bytes.
    kMemoryAbove4G = 0x5B,   // 64 KiB blocks above 4 GiB, 3 bytes.
};

// Register A.
constexpr std::uint8_t kUpdateInProgress = 0x80;
constexpr std::uint8_t kDividerReset = 0x60;  // Both bits set: divider chain held in reset.
constexpr std::uint8_t kRateSelect = 0x0F;
// Register B.
constexpr std::uint8_t kSet = 0x80;
constexpr std::uint8_t kPeriodic = 0x40;  // These three also in register C, as flags.
constexpr std::uint8_t kAlarm = 0x20;
constexpr std::uint8_t kUpdate = 0x10;
constexpr std::uint8_t kBinary = 0x04;
constexpr std::uint8_t k24Hours = 0x02;
constexpr std::uint8_t kInterrupts = kPeriodic | kAlarm | kUpdate;
// Register C.
constexpr std::uint8_t kInterruptRequest = 0x80;
// Register D.
constexpr std::uint8_t kValidRam = 0x80;

constexpr std::uint8_t kPowerOnA = 0x20;  // 32.768 kHz time base, no periodic rate.
constexpr std::uint8_t kPowerOnB = k24Hours;
constexpr std::uint64_t kRtcTimeBase = 32768;  // Hz.

constexpr std::uint8_t kEquipmentFpu = 0x02;
constexpr std::uint32_t kUpdateCycle = 244'000 + 1'984'000;  // ns, from UIP to the end of the update.
constexpr std::uint32_t kFirstUpdate = 500'000'000;          // ns, from release of the divider to the first update.
/// Wall time may be set while an alarm is awaited, so none is awaited longer than this at a stretch.
constexpr std::chrono::seconds kLongestWait = std::chrono::minutes(1);

bool is_time_cell(std::uint8_t index) {
    return index == kSeconds || index == kMinutes || index == kHours || (index >= kWeekday && index <= kYear) ||
           index == kCentury;
}

std::uint8_t& cell_of(RtcCells& cells, std::uint8_t index) {
    switch (index) {
        case kSeconds: return cells.second;
        case kMinutes: return cells.minute;
        case kHours: return cells.hour;
        case kWeekday: return cells.weekday;
        case kDay: return cells.day;
        case kMonth: return cells.month;
        case kYear: return cells.year;
        default: return cells.century;
    }
}

/// 32.768 kHz ticks in a period of the periodic interrupt; 0 when it is off (data sheet, "Periodic Interrupt Rate").
std::uint64_t ticks_in_period(std::uint8_t register_a) {
    const unsigned rate = register_a & kRateSelect;
    if (rate == 0) {
        return 0;
    }
    return std::uint64_t{1} << (rate <= 2 ? rate + 6 : rate - 1);
}

}  // namespace

template <class Visitor>
void Rtc::describe(Visitor& visitor, State& state) {
    visitor.field("index", state.index, std::uint8_t{0}, std::uint8_t{kCells - 1});
    visitor.field("nmi_masked", state.nmi_masked);
    visitor.bytes("cells", state.cells);
    visitor.field("offset_seconds", state.offset_seconds, -2 * kRtcLastSecond, 2 * kRtcLastSecond);
    visitor.field("offset_nanoseconds", state.offset_nanoseconds, 0u, static_cast<std::uint32_t>(kSecond - 1));
    visitor.field("weekday_shift", state.weekday_shift, std::uint8_t{0}, std::uint8_t{6});
    visitor.field("seen_second", state.seen_second, -4 * kRtcLastSecond, 4 * kRtcLastSecond);
    visitor.field("divider_age", state.divider_age, std::uint64_t{0}, std::uint64_t{1} << 62);
    visitor.field("seen_periodic", state.seen_periodic);
    visitor.field("line", state.line);
}

Rtc::Rtc(Clock& clock, interrupt::Line irq8, RtcMemorySize memory)
    : clock_(clock), divider_start_(clock.now()), irq8_(std::move(irq8)), wakeup_(clock, [this] { expired(); }) {
    state_.cells[kRegisterA] = kPowerOnA;
    state_.cells[kRegisterB] = kPowerOnB;
    state_.cells[kRegisterD] = kValidRam;
    fill_memory_cells(memory);
    state_.seen_second = moment().second;
}

void Rtc::fill_memory_cells(RtcMemorySize memory) {
    const auto store = [&](std::uint8_t cell, std::uint64_t value, unsigned bytes) {
        for (unsigned i = 0; i < bytes; ++i) {
            state_.cells[cell + i] = static_cast<std::uint8_t>(value >> (8 * i));
        }
    };
    const auto blocks_above = [](std::uint64_t size, std::uint64_t start, std::uint64_t block, std::uint64_t most) {
        return std::min(size > start ? (size - start) / block : 0, most);
    };
    constexpr std::uint64_t kib = 1024;
    constexpr std::uint64_t mib = kib * kib;
    const std::uint64_t extended = blocks_above(memory.below_4g, mib, kib, 0xFFFF);
    store(kBaseMemory, std::min<std::uint64_t>(memory.below_4g / kib, 640), 2);
    store(kExtendedMemory, extended, 2);
    store(kExtendedMemory2, extended, 2);
    store(kMemoryAbove16M, blocks_above(memory.below_4g, 16 * mib, 64 * kib, 0xFFFF), 2);
    store(kMemoryAbove4G, blocks_above(memory.above_4g, 0, 64 * kib, 0xFFFFFF), 3);
    state_.cells[kEquipment] = kEquipmentFpu;
    std::uint16_t sum = 0;
    for (std::size_t i = kChecksumFirst; i <= kChecksumLast; ++i) {
        sum = static_cast<std::uint16_t>(sum + state_.cells[i]);
    }
    state_.cells[kChecksum] = static_cast<std::uint8_t>(sum >> 8);
    state_.cells[kChecksum + 1] = static_cast<std::uint8_t>(sum);
}

bool Rtc::nmi_masked() const {
    const std::lock_guard lock(mutex_);
    return state_.nmi_masked;
}

bool Rtc::divider_in_reset() const {
    return (state_.cells[kRegisterA] & kDividerReset) == kDividerReset;
}

bool Rtc::held() const {
    return (state_.cells[kRegisterB] & kSet) != 0 || divider_in_reset();
}

RtcFormat Rtc::format() const {
    const std::uint8_t b = state_.cells[kRegisterB];
    return {.binary = (b & kBinary) != 0, .hours24 = (b & k24Hours) != 0};
}

Rtc::Moment Rtc::moment() const {
    const std::int64_t wall = clock_.wall().count();
    const std::int64_t whole = wall / kSecond - (wall % kSecond < 0 ? 1 : 0);
    const std::int64_t part = wall - whole * kSecond + state_.offset_nanoseconds;
    return {whole + part / kSecond + state_.offset_seconds, static_cast<std::uint32_t>(part % kSecond)};
}

RtcAlarm Rtc::alarm() const {
    return {state_.cells[kSecondsAlarm], state_.cells[kMinutesAlarm], state_.cells[kHoursAlarm]};
}

RtcCells Rtc::held_cells() const {
    const auto& cells = state_.cells;
    return {cells[kSeconds], cells[kMinutes], cells[kHours], cells[kWeekday],
            cells[kDay],     cells[kMonth],   cells[kYear],  cells[kCentury]};
}

RtcCells Rtc::running_cells() const {
    RtcCells cells = encode_rtc_time(moment().second, format());
    cells.weekday = static_cast<std::uint8_t>((cells.weekday - 1 + state_.weekday_shift) % 7 + 1);
    return cells;
}

/// Before the time is held: the cells take over from the running time.
void Rtc::hold_time() {
    const RtcCells from = running_cells();
    auto& cells = state_.cells;
    cells[kSeconds] = from.second;
    cells[kMinutes] = from.minute;
    cells[kHours] = from.hour;
    cells[kWeekday] = from.weekday;
    cells[kDay] = from.day;
    cells[kMonth] = from.month;
    cells[kYear] = from.year;
    cells[kCentury] = from.century;
}

/// After the time was held: it runs on from the cells, in the phase it has.
void Rtc::release_time() {
    const RtcCells cells = held_cells();
    const std::int64_t second = decode_rtc_time(cells, format());
    state_.offset_seconds += second - moment().second;
    state_.seen_second = second;
    const int weekday = std::clamp<int>(cells.weekday, 1, 7);
    const int calendar = encode_rtc_time(second, format()).weekday;
    state_.weekday_shift = static_cast<std::uint8_t>((weekday - calendar + 7) % 7);
}

void Rtc::restart_divider() {
    divider_start_ = clock_.now();
    state_.seen_periodic = 0;
    const std::int64_t wall_part = (clock_.wall().count() % kSecond + kSecond) % kSecond;
    state_.offset_nanoseconds = static_cast<std::uint32_t>((kSecond - kFirstUpdate + kSecond - wall_part) % kSecond);
}

std::uint8_t Rtc::read_byte(std::uint64_t offset) {
    if (offset != 1) {
        return 0xFF;  // The index is write-only.
    }
    const std::lock_guard lock(mutex_);
    return read_cell();
}

void Rtc::write_byte(std::uint64_t offset, std::uint8_t value) {
    const std::lock_guard lock(mutex_);
    if (offset == 0) {
        state_.index = value & 0x7F;
        state_.nmi_masked = (value & 0x80) != 0;
    } else {
        write_cell(value);
    }
}

std::uint8_t Rtc::read_cell() {
    const std::uint8_t index = state_.index;
    if (index == kRegisterA) {
        const bool updating = !held() && moment().nanosecond >= kSecond - kUpdateCycle;
        return static_cast<std::uint8_t>(state_.cells[kRegisterA] | (updating ? kUpdateInProgress : 0));
    }
    if (index == kRegisterC) {
        return take_flags();
    }
    if (is_time_cell(index) && !held()) {
        RtcCells cells = running_cells();
        return cell_of(cells, index);
    }
    return state_.cells[index];
}

void Rtc::write_cell(std::uint8_t value) {
    const std::uint8_t index = state_.index;
    if (index == kRegisterA) {
        write_registers(value & static_cast<std::uint8_t>(~kUpdateInProgress), state_.cells[kRegisterB]);
    } else if (index == kRegisterB) {
        // Setting SET clears the update-ended interrupt enable.
        const std::uint8_t cleared = (value & kSet) != 0 ? kUpdate : 0;
        write_registers(state_.cells[kRegisterA], value & static_cast<std::uint8_t>(~cleared));
    } else if (is_time_cell(index)) {
        write_time_cell(value);
    } else if (index != kRegisterC && index != kRegisterD) {
        update_flags();  // Up to now by the alarm as it was.
        state_.cells[index] = value;
        update();
    }
}

void Rtc::write_time_cell(std::uint8_t value) {
    if (held()) {
        state_.cells[state_.index] = value;
        return;
    }
    update_flags();
    hold_time();
    state_.cells[state_.index] = value;
    release_time();
    update();
}

void Rtc::write_registers(std::uint8_t a, std::uint8_t b) {
    update_flags();
    const bool was_held = held();
    const bool was_in_reset = divider_in_reset();
    if (!was_held) {
        hold_time();  // In the format that ends with this write.
    }
    const bool new_rate = ((state_.cells[kRegisterA] ^ a) & kRateSelect) != 0;
    state_.cells[kRegisterA] = a;
    state_.cells[kRegisterB] = b;
    if (was_in_reset && !divider_in_reset()) {
        restart_divider();
    }
    if (was_held && !held()) {
        release_time();
    }
    if (new_rate || was_in_reset != divider_in_reset()) {
        state_.seen_periodic = periodic_ticks();
    }
    update();
}

std::uint8_t Rtc::take_flags() {
    update_flags();
    std::uint8_t flags = std::exchange(state_.cells[kRegisterC], std::uint8_t{0});
    if ((flags & state_.cells[kRegisterB] & kInterrupts) != 0) {
        flags |= kInterruptRequest;
    }
    update();
    return flags;
}

std::uint64_t Rtc::periodic_ticks() const {
    const std::uint64_t period = ticks_in_period(state_.cells[kRegisterA]);
    if (period == 0 || divider_in_reset()) {
        return 0;
    }
    return ticks_at(clock_.now() - divider_start_, kRtcTimeBase) / period;
}

void Rtc::update() {
    update_flags();
    drive_line();
    arm();
}

void Rtc::update_flags() {
    std::uint8_t& flags = state_.cells[kRegisterC];
    const std::uint64_t ticks = periodic_ticks();
    if (std::exchange(state_.seen_periodic, ticks) != ticks) {
        flags |= kPeriodic;
    }
    if (held()) {
        return;
    }
    const std::int64_t second = moment().second;
    if (second > state_.seen_second) {
        flags |= kUpdate;
        const std::optional<std::int64_t> match = next_rtc_alarm(state_.seen_second, alarm(), format());
        if (match && *match <= second) {
            flags |= kAlarm;
        }
    }
    state_.seen_second = second;
}

void Rtc::drive_line() {
    irq8_.set((state_.cells[kRegisterC] & state_.cells[kRegisterB] & kInterrupts) != 0);
}

void Rtc::arm() {
    // Only flags that would raise the line and are not yet set are worth waking for.
    const std::uint8_t awaited =
        state_.cells[kRegisterB] & static_cast<std::uint8_t>(~state_.cells[kRegisterC]) & kInterrupts;
    std::optional<Nanoseconds> wait;
    const auto sooner = [&](Nanoseconds other) { wait = wait ? std::min(*wait, other) : other; };
    const std::uint64_t period = ticks_in_period(state_.cells[kRegisterA]);
    if ((awaited & kPeriodic) != 0 && period != 0 && !divider_in_reset()) {
        sooner(divider_start_ + time_of_tick((periodic_ticks() + 1) * period, kRtcTimeBase) - clock_.now());
    }
    if ((awaited & (kUpdate | kAlarm)) != 0 && !held()) {
        const Moment now = moment();
        std::int64_t seconds = 1;
        if ((awaited & kUpdate) == 0) {
            const std::optional<std::int64_t> match = next_rtc_alarm(now.second, alarm(), format());
            const std::int64_t longest = kLongestWait.count();
            seconds = std::min(match.value_or(now.second + longest) - now.second, longest);
        }
        sooner(Nanoseconds(seconds * kSecond - now.nanosecond));
    }
    wakeup_.set(paused_ || !wait ? std::nullopt : std::optional(clock_.now() + *wait));
}

void Rtc::expired() {
    const std::lock_guard lock(mutex_);
    wakeup_.expired();
    if (!paused_) {
        update();
    }
}

void Rtc::pause() {
    const std::lock_guard lock(mutex_);
    paused_ = true;
    irq8_.hold();
    wakeup_.set({});
}

void Rtc::resume() {
    const std::lock_guard lock(mutex_);
    paused_ = false;
    update();
    irq8_.release();
}

void Rtc::reset() {
    const std::lock_guard lock(mutex_);
    write_registers(kPowerOnA, kPowerOnB);
    state_.cells[kRegisterC] = 0;
    state_.index = kRegisterD;
    state_.nmi_masked = false;
    irq8_.set(false);
}

SavedState Rtc::save() const {
    const std::lock_guard lock(mutex_);
    State state = state_;
    state.divider_age = static_cast<std::uint64_t>((clock_.now() - divider_start_).count());
    state.line = irq8_.level();
    FieldWriter writer(kVersion);
    describe(writer, state);
    return writer.take();
}

Result<void> Rtc::restore(const SavedState& saved) {
    State state;
    FieldReader reader(saved, name(), kVersion);
    describe(reader, state);
    reader.require((state.cells[kRegisterA] & kUpdateInProgress) == 0 && state.cells[kRegisterD] == kValidRam &&
                       (state.cells[kRegisterC] & static_cast<std::uint8_t>(~kInterrupts)) == 0,
                   "a register holds bits it does not have");
    if (const auto result = reader.result(); !result) {
        return result;
    }
    const std::lock_guard lock(mutex_);
    state_ = state;
    divider_start_ = clock_.now() - Nanoseconds(static_cast<std::int64_t>(state.divider_age));
    irq8_.set(state.line);
    return {};
}

}  // namespace apiary::device
