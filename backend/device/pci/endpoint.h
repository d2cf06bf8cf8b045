// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "backend/base/result.h"
#include "backend/device/device.h"
#include "backend/device/held_line.h"
#include "backend/device/pci/msi.h"
#include "backend/device/pci/msix.h"
#include "backend/memory/bus.h"

namespace apiary::device::pci {

inline constexpr unsigned kConfigSize = 256;  ///< Bytes of configuration space (PCI Local Bus 3.0, section 6.1).
inline constexpr unsigned kBars = 6;

/// What a function needs of the machine.
struct Wiring {
    memory::Bus& ports;
    memory::Bus& mmio;
    SendMsi send_msi;
    interrupt::Line intx;  ///< Pin A of the slot.
};

/// A range of addresses that a function decodes.
enum class BarKind { None, Io, Memory32 };

/// The PCI side of a device: its configuration space, the ranges that it decodes, and its interrupts.
///
/// Thread-safe; its lock is taken after the device's own. Everything before attach() is set-up by one thread.
class Endpoint {
public:
    struct Identity {
        std::uint16_t vendor = 0xffff, device = 0xffff;
        std::uint32_t class_code = 0;  ///< Class, subclass, programming interface: 24 bits.
        std::uint8_t revision = 0;
        std::uint16_t subsystem_vendor = 0, subsystem = 0;
        bool has_interrupt = true;  ///< It has an interrupt pin, A.
    };
    /// `name` is for messages.
    Endpoint(std::string name, const Identity& identity, Wiring wiring);

    // Set-up.

    /// `size`: a power of two, at least 4 for ports and 16 for memory. `target` belongs to the device.
    void add_bar(unsigned index, BarKind kind, std::uint64_t size, memory::BusTarget& target);
    /// Adds a capability: `body` follows id and link; the bits of `writable` in it can be written. Returns its offset.
    unsigned add_capability(std::uint8_t id, std::span<const std::uint8_t> body,
                            std::span<const std::uint8_t> writable = {});
    /// MSI-X with `vectors` vectors, whose table and pending bits take all of memory BAR `bar`.
    void add_msix(unsigned bar, unsigned vectors);
    /// MSI with one vector, for drivers that know neither MSI-X nor care for the pin. MSI-X wins where both are enabled.
    void add_msi();
    /// 4 bytes of configuration space at `offset` that stand for `target`, which is accessed with offset 0 to 3.
    void add_window(unsigned offset, memory::BusTarget& target);
    /// Makes bits of the configuration space outside of the standard header writable, with `value` after reset.
    void add_register(unsigned offset, std::uint8_t value, std::uint8_t writable);
    /// Called after a write to the configuration space, without a lock.
    void set_config_listener(std::function<void()> listener) { listener_ = std::move(listener); }
    /// The device that the ranges belong to, which is kept alive while they are accessed.
    void attach(std::weak_ptr<void> owner) { owner_ = std::move(owner); }

    /// A range that wants an address.
    struct Range {
        unsigned bar = 0;
        BarKind kind = BarKind::None;
        std::uint64_t size = 0;
    };
    [[nodiscard]] std::vector<Range> ranges() const;
    /// Gives BAR `bar` the address that it has after each reset, as firmware does.
    void assign(unsigned bar, std::uint32_t address);
    /// The value of the interrupt line register after each reset.
    void assign_interrupt_line(std::uint8_t irq);

    // Configuration accesses, from vCPUs. `size` is 1, 2 or 4, and the access lies in one aligned 4 bytes.

    [[nodiscard]] std::uint32_t config_read(unsigned offset, unsigned size);
    void config_write(unsigned offset, unsigned size, std::uint32_t value);
    [[nodiscard]] std::uint8_t config_byte(unsigned offset) const;

    // For the device.

    [[nodiscard]] bool msix_enabled() const;
    [[nodiscard]] unsigned msix_vectors() const { return msix_ == nullptr ? 0 : msix_->vectors(); }
    /// Sends MSI-X vector `vector`, if there is one of that number and MSI-X is enabled.
    void signal(unsigned vector);
    /// An interrupt of a function whose driver has not enabled MSI-X: each goes as MSI's message while that is enabled,
    /// else the pin is high until settle_interrupt(). While MSI-X is enabled neither happens.
    void interrupt();
    /// The driver has seen what there was to be interrupted for.
    void settle_interrupt();

    // Lifecycle, as for Device. It begins held.

    void pause();
    void resume();
    void reset();
    /// What save() holds, checked.
    struct Snapshot {
        std::array<std::uint8_t, kConfigSize> config = {};
        Msix::Snapshot msix;
        bool msi_pending = false;
        bool intx = false;
    };
    [[nodiscard]] SavedState save() const;
    [[nodiscard]] Result<Snapshot> parse(const SavedState& state) const;
    void apply(const Snapshot& snapshot);

private:
    struct Bar {
        BarKind kind = BarKind::None;
        std::uint64_t size = 0;
        memory::BusTarget* target = nullptr;
        std::optional<std::uint64_t> mapped;  ///< Where it is on its bus now.
    };
    void put(unsigned offset, unsigned size, std::uint32_t value, std::uint32_t writable = 0);
    [[nodiscard]] std::uint32_t get(unsigned offset, unsigned size) const;
    [[nodiscard]] std::uint8_t read_byte(unsigned offset) const;
    void settle();
    void settle_messages();
    void hold_messages(bool held);
    [[nodiscard]] bool msix_wanted(const std::array<std::uint8_t, kConfigSize>& config) const;
    [[nodiscard]] bool msi_wanted(const std::array<std::uint8_t, kConfigSize>& config) const;
    void map_bars();
    void map(unsigned index);
    [[nodiscard]] std::optional<std::uint64_t> wanted_address(unsigned index) const;
    [[nodiscard]] memory::Bus& bus_of(const Bar& bar) const;

    const std::string name_;
    const Wiring wiring_;
    std::function<void()> listener_;
    std::weak_ptr<void> owner_;

    mutable std::mutex mutex_;
    std::array<std::uint8_t, kConfigSize> config_ = {};
    std::array<std::uint8_t, kConfigSize> after_reset_ = {};
    std::array<std::uint8_t, kConfigSize> writable_ = {};
    std::array<Bar, kBars> bars_;
    unsigned next_capability_ = 0x40, last_link_ = 0x34;
    std::unique_ptr<Msix> msix_;
    unsigned msix_capability_ = 0;
    std::unique_ptr<Msi> msi_;
    unsigned msi_capability_ = 0;
    unsigned window_ = 0;
    memory::BusTarget* window_target_ = nullptr;
    bool intx_ = false;  ///< What interrupt() was called for is not settled yet.
    HeldLine line_;
};

}  // namespace apiary::device::pci
