// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "backend/base/result.h"
#include "backend/device/device.h"
#include "backend/device/pci/endpoint.h"

namespace apiary::device::pci {

inline constexpr unsigned kSlots = 32;

// Where BARs get their addresses (bhyve's places).
inline constexpr std::uint32_t kIoWindow = 0x2000, kIoWindowEnd = 0x10000;
inline constexpr std::uint32_t kMemoryWindow = 0xc000'0000, kMemoryWindowEnd = 0xe000'0000;
inline constexpr std::uint64_t kEcam = 0xe000'0000;  ///< The memory-mapped configuration space of bus 0, 1 MiB.
inline constexpr std::uint64_t kEcamLength = 0x10'0000;

/// PCI bus 0, whose functions are all there is: one in each slot.
class RootBus {
public:
    /// Puts a function into a free slot and gives its BARs addresses.
    [[nodiscard]] Result<void> add(unsigned slot, std::shared_ptr<Endpoint> endpoint);

    /// Configuration accesses within one aligned 4 bytes; those to functions that are not there give all ones.
    /// `function` is slot << 3 | function, `offset` below 4096.
    [[nodiscard]] std::uint32_t read(unsigned bus, unsigned function, unsigned offset, unsigned size) const;
    void write(unsigned bus, unsigned function, unsigned offset, unsigned size, std::uint32_t value) const;

private:
    [[nodiscard]] Endpoint* find(unsigned bus, unsigned function) const;

    std::array<std::shared_ptr<Endpoint>, kSlots> slots_;  ///< Fixed before any vCPU runs.
    std::uint32_t next_io_ = kIoWindow, next_memory_ = kMemoryWindow;
};

/// PCI configuration mechanism 1 (PCI Local Bus 3.0, section 3.2.2.3.2). The reset control register lies in the middle
/// of its ports, at 0xCF9: what is no 32-bit access to the address register goes there.
class ConfigPorts final : public Device, public memory::BusTarget {
public:
    static constexpr std::uint64_t kPort = 0xCF8;
    static constexpr std::uint64_t kPortCount = 8;

    ConfigPorts(std::shared_ptr<const RootBus> bus, std::shared_ptr<memory::BusTarget> reset_control);

    [[nodiscard]] std::uint64_t read(std::uint64_t offset, unsigned size) override;
    void write(std::uint64_t offset, unsigned size, std::uint64_t value) override;

    [[nodiscard]] std::string name() const override { return "pci-config"; }
    void pause() override {}
    void resume() override {}
    void reset() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    struct State {
        std::uint32_t address = 0;  ///< As written to 0xCF8.
    };
    template <class Visitor>
    static void describe(Visitor& visitor, State& state);
    /// The place in configuration space that the address register and `offset` name.
    struct Target {
        unsigned bus = 0, function = 0, offset = 0;
    };
    [[nodiscard]] std::optional<Target> target(std::uint64_t offset, unsigned size) const;

    const std::shared_ptr<const RootBus> bus_;
    const std::shared_ptr<memory::BusTarget> reset_control_;
    mutable std::mutex mutex_;
    State state_;
};

/// The memory-mapped configuration space (PCI Express 3.0, section 7.2.2).
class Ecam final : public memory::BusTarget {
public:
    explicit Ecam(std::shared_ptr<const RootBus> bus) : bus_(std::move(bus)) {}
    [[nodiscard]] std::uint64_t read(std::uint64_t offset, unsigned size) override;
    void write(std::uint64_t offset, unsigned size, std::uint64_t value) override;

private:
    const std::shared_ptr<const RootBus> bus_;
};

}  // namespace apiary::device::pci
