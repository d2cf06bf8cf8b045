// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "backend/console/stream.h"
#include "backend/device/device.h"

namespace apiary::device {

/// One of the two ports of bhyve for FreeBSD guests, BVM console or BVM debug port (FreeBSD 12
/// usr.sbin/bhyve/consport.c, dbgport.c; the drivers are sys/dev/bvm/bvm_console.c and bvm_dbg.c), whose far end is a
/// console stream.
///
/// A read of 2 bytes gives the signature, one of 4 bytes the next byte of input or all ones, a write of 4 bytes sends
/// the lowest. Everything else reads as all ones and is not written. There is no interrupt: drivers poll. While paused
/// no input is taken, and up to 16 bytes that are sent wait.
class BvmPort final : public Device, public memory::BusTarget {
public:
    static constexpr std::uint64_t kPortCount = 4;
    static constexpr std::uint64_t kConsolePort = 0x220;
    static constexpr std::uint64_t kDebugPort = 0x224;
    static constexpr std::uint16_t kConsoleSignature = 'b' << 8 | 'v';
    static constexpr std::uint16_t kDebugSignature = 'B' << 8 | 'V';

    /// `name` tells one port from the other ("bvm-console").
    BvmPort(std::string name, std::uint16_t signature, std::shared_ptr<console::Stream> stream);

    [[nodiscard]] std::uint64_t read(std::uint64_t offset, unsigned size) override;
    void write(std::uint64_t offset, unsigned size, std::uint64_t value) override;

    [[nodiscard]] std::string name() const override { return name_; }
    void pause() override;
    void resume() override;
    void reset() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    static constexpr std::uint8_t kMostHeld = 16;

    /// Everything there is to save.
    struct State {
        std::array<std::uint8_t, kMostHeld> held{};  // Sent while paused.
        std::uint8_t held_size = 0;
    };
    template <class Visitor>
    static void describe(Visitor& visitor, State& state);

    [[nodiscard]] std::uint32_t next_input();

    const std::string name_;
    const std::uint16_t signature_;
    const std::shared_ptr<console::Stream> stream_;
    mutable std::mutex mutex_;
    bool paused_ = true;
    State state_;
};

}  // namespace apiary::device
