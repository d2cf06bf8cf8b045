// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <atomic>
#include <string>

#include "backend/device/byte_ports.h"
#include "backend/device/device.h"

namespace apiary::device {

/// Ports that only remember what was written to them: the POST code and DMA page registers (0x80 … 0x8F), which
/// kernels write to for the delay, and the like (0xED).
class ScratchPorts final : public Device, public BytePorts {
public:
    static constexpr std::uint64_t kPostPort = 0x80;
    static constexpr std::uint64_t kPostPortCount = 16;
    static constexpr std::uint64_t kDelayPort = 0xED;
    static constexpr std::uint64_t kMaxCount = 16;

    /// `name` tells one range from another in saved states.
    explicit ScratchPorts(std::string name);

    /// The last byte written at `offset` (under kMaxCount) from the start of the range: a POST code, for instance.
    [[nodiscard]] std::uint8_t value(std::uint64_t offset) const;

    [[nodiscard]] std::string name() const override { return name_; }
    void pause() override {}
    void resume() override {}
    void reset() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

protected:
    [[nodiscard]] std::uint8_t read_byte(std::uint64_t offset) override;
    void write_byte(std::uint64_t offset, std::uint8_t value) override;

private:
    std::string name_;
    std::array<std::atomic<std::uint8_t>, kMaxCount> values_{};
};

}  // namespace apiary::device
