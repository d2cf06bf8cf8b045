// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <utility>

namespace apiary::device::pci {

/// Delivers a message-signalled interrupt: a write of `data` to `address`.
using SendMsi = std::function<void(std::uint64_t address, std::uint32_t data)>;

/// The one message of a function's MSI capability (PCI Local Bus 3.0, section 6.8.1): 64-bit address, one vector, no mask
/// bits. What comes while the device is paused waits, once, until it is not.
///
/// Guarded by the lock of the endpoint whose configuration space has the capability.
class Msi {
public:
    static constexpr std::uint8_t kId = 0x05;       ///< Capability id (PCI Local Bus 3.0, appendix H).
    static constexpr std::uint16_t kEnable = 1;     ///< Bit of message control (section 6.8.1.3).
    static constexpr std::uint16_t k64Bit = 1 << 7; ///< Likewise.
    // The fields behind the capability's beginning (figure 6-9).
    static constexpr unsigned kControl = 2, kAddress = 4, kAddressHigh = 8, kData = 12;
    /// What follows id and link, and which bits of it can be written: among them how many vectors the driver was given,
    /// of which there is one whatever it writes.
    static constexpr std::array<std::uint8_t, 12> kBody = {k64Bit & 0xff};
    static constexpr std::array<std::uint8_t, 12> kWritable = {0x71, 0,    0xfc, 0xff, 0xff, 0xff,
                                                               0xff, 0xff, 0xff, 0xff, 0xff, 0xff};

    struct Message {
        std::uint64_t address = 0;
        std::uint32_t data = 0;
    };

    explicit Msi(SendMsi send) : send_(std::move(send)) {}

    /// What the configuration space says. `waiting`: an interrupt that the driver has not answered stood at the pin,
    /// which falls silent when messages begin; it goes as the first of them.
    void configure(bool active, const Message& message, bool waiting);
    [[nodiscard]] bool active() const { return active_; }
    /// Sends the message, if messages are what the function's interrupts are sent by.
    void signal();
    void hold(bool held);
    void reset();

    /// A message waits for the end of a pause.
    [[nodiscard]] bool pending() const { return pending_; }
    void set_pending(bool pending) { pending_ = pending; }

private:
    void deliver();

    const SendMsi send_;
    Message message_;
    bool active_ = false, pending_ = false, held_ = true;
};

}  // namespace apiary::device::pci
