// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>

#include "backend/device/device.h"
#include "backend/device/held_line.h"

namespace apiary::device {

/// A port with which a test guest ends the machine: a write of v is handed to the machine, which ends with
/// (v << 1) | 1, as with QEMU's isa-debug-exit. Reads give 0. The port number is the machine's choice.
class DebugExit final : public Device, public memory::BusTarget {
public:
    static constexpr std::uint64_t kPortCount = 1;

    /// `exit` is called with the value written, without a lock, from the vCPU that wrote.
    explicit DebugExit(std::function<void(std::uint32_t)> exit);

    [[nodiscard]] std::uint64_t read(std::uint64_t offset, unsigned size) override;
    void write(std::uint64_t offset, unsigned size, std::uint64_t value) override;

    [[nodiscard]] std::string name() const override { return "debug-exit"; }
    void pause() override;
    void resume() override;
    void reset() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    struct State {
        std::uint32_t value = 0;  // The last one written.
        bool pending = false;     // Valid at save only.
    };
    template <class Visitor>
    static void describe(Visitor& visitor, State& state);

    mutable std::mutex mutex_;
    State state_;
    HeldCall<std::uint32_t> exit_;
};

}  // namespace apiary::device
