// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <mutex>
#include <vector>

#include "backend/base/state_reader.h"
#include "backend/device/pci/msi.h"
#include "backend/memory/bus.h"

namespace apiary::device::pci {

/// The MSI-X table of a function and its pending bits (PCI Local Bus 3.0, sections 6.8.2.5 to 6.8.2.10). A vector that
/// is masked, or whose function is, stays pending until it is not; so it does while the device is paused.
class Msix final : public memory::BusTarget {
public:
    static constexpr unsigned kMostVectors = 256;
    static constexpr unsigned kEntrySize = 16;

    Msix(unsigned vectors, SendMsi send);

    [[nodiscard]] unsigned vectors() const { return static_cast<unsigned>(entries_.size()); }
    /// Bytes of the BAR: the table, then, from the next 4 KiB on, the pending bits.
    [[nodiscard]] std::uint64_t length() const { return pending_offset() * 2; }
    [[nodiscard]] std::uint32_t pending_offset() const { return 4096 * (1 + (vectors() * kEntrySize - 1) / 4096); }

    [[nodiscard]] std::uint64_t read(std::uint64_t offset, unsigned size) override;
    void write(std::uint64_t offset, unsigned size, std::uint64_t value) override;

    /// The enable and mask bits of the function's capability.
    void configure(bool enabled, bool masked);
    void signal(unsigned vector);
    void hold(bool held);
    void reset();

    struct Snapshot {
        std::vector<std::uint64_t> words;    ///< 4 of each entry.
        std::vector<std::uint64_t> pending;  ///< 0 or 1 of each.
    };
    [[nodiscard]] Snapshot snapshot() const;
    /// Reads the fields of a snapshot out of a saved state.
    [[nodiscard]] Snapshot parse(StateReader& reader) const;
    void apply(const Snapshot& snapshot);

private:
    struct Entry {
        std::uint32_t word[4] = {0, 0, 0, 1};  ///< Address low and high, data, control; masked after reset.
        bool pending = false;
    };
    [[nodiscard]] std::uint32_t load(std::uint64_t offset) const;
    void store(std::uint64_t offset, std::uint32_t value);
    void deliver_pending();

    const SendMsi send_;
    mutable std::mutex mutex_;
    std::vector<Entry> entries_;
    bool enabled_ = false, masked_ = false, held_ = true;
};

}  // namespace apiary::device::pci
