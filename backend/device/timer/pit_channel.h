// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>

namespace apiary::device {

/// One of the three counters of an 8254, after Intel's data sheet 231164 ("Mode Definitions", "Read Operations").
///
/// Time is a number of input clock ticks and is handed in; nothing runs between calls. A count begins to run in the
/// tick in which it is written. Not thread-safe.
class PitChannel {
public:
    /// Everything there is to save. Ticks are relative to the moment of saving.
    struct State {
        std::uint8_t mode = 0;    // 0 … 5.
        std::uint8_t access = 3;  // 1 low byte, 2 high byte, 3 low then high.
        bool bcd = false;
        bool gate = true;
        bool loaded = false;           // A count runs, or has run out.
        std::uint32_t count = 0;       // The count that runs, 1 … kMaxCount; 0 before there was one.
        std::uint32_t next_count = 0;  // To be taken over at the end of the period or at the trigger; 0 none.
        std::uint16_t idle_value = 0;  // What the counter shows while nothing is loaded.
        std::uint64_t elapsed = 0;     // Ticks counted since the load.
        std::uint64_t seen = 0;        // Value of `elapsed` up to which take_rises() has looked.
        bool rise_pending = false;
        bool write_high = false;  // The next write is the high byte of a pair.
        std::uint8_t write_low = 0;
        bool read_high = false;  // The next read is the high byte of a pair.
        bool count_latched = false;
        std::uint16_t latched_count = 0;
        bool status_latched = false;
        std::uint8_t latched_status = 0;
    };
    /// Largest count: a written 0 in binary. The largest in BCD, with digits beyond 9, is less.
    static constexpr std::uint32_t kMaxCount = 65536;

    /// Control word bits 5 … 0: access, mode, BCD.
    void write_control(std::uint8_t control, std::uint64_t now);
    void write_count(std::uint8_t byte, std::uint64_t now);
    [[nodiscard]] std::uint8_t read(std::uint64_t now);
    void latch_count(std::uint64_t now);
    void latch_status(std::uint64_t now);
    void set_gate(bool gate, std::uint64_t now);
    [[nodiscard]] bool gate() const { return state_.gate; }
    [[nodiscard]] bool output(std::uint64_t now);

    /// How often the output has risen since the last call.
    [[nodiscard]] std::uint64_t take_rises(std::uint64_t now);
    /// Ticks between two rises in a mode that repeats by itself.
    [[nodiscard]] std::uint32_t period() const { return state_.count; }
    /// Ticks from now until the output rises next; nothing when it will not without being told to.
    [[nodiscard]] std::optional<std::uint64_t> ticks_to_rise(std::uint64_t now);
    /// True in the modes that repeat by themselves.
    [[nodiscard]] bool periodic() const { return state_.mode == 2 || state_.mode == 3; }

    [[nodiscard]] State save(std::uint64_t now) const;
    /// `state` must be in range, see Pit::restore.
    void restore(const State& state, std::uint64_t now);

private:
    [[nodiscard]] bool counting() const;
    [[nodiscard]] std::uint64_t elapsed(std::uint64_t now) const;
    [[nodiscard]] std::uint32_t modulus() const { return state_.bcd ? 10000 : 65536; }
    [[nodiscard]] std::uint16_t value(std::uint64_t now);
    [[nodiscard]] std::uint32_t running_value(std::uint64_t now) const;
    [[nodiscard]] std::uint8_t status(std::uint64_t now);
    [[nodiscard]] std::optional<std::uint64_t> next_rise_after(std::uint64_t position) const;
    void accept_count(std::uint16_t written, std::uint64_t now);
    void start(std::uint32_t count, std::uint64_t now);
    void trigger(std::uint64_t now);
    void settle(std::uint64_t now);

    State state_;               // `elapsed` counts only while !counting().
    std::uint64_t origin_ = 0;  // Tick of the load while counting().
};

}  // namespace apiary::device
