// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "backend/base/result.h"

namespace apiary::memory {

/// What stands behind a range of ports or MMIO addresses. Called from any vCPU thread, several at a time.
class BusTarget {
public:
    virtual ~BusTarget() = default;
    /// Value of `size` (1, 2, 4 or 8) bytes at `offset` from the start of the range; bits above them are ignored.
    [[nodiscard]] virtual std::uint64_t read(std::uint64_t offset, unsigned size) = 0;
    virtual void write(std::uint64_t offset, unsigned size, std::uint64_t value) = 0;
};

/// One address space (ports, or MMIO): dispatches to targets over an immutable, atomically published map.
///
/// A look-up takes no lock and holds nothing while the target runs, so a target may change the map. Reads that hit
/// nothing give all ones, writes are dropped. An access that lies in a range only partly is handled byte by byte, each
/// byte where it belongs.
class Bus {
public:
    Bus();
    ~Bus();
    Bus(const Bus&) = delete;
    Bus& operator=(const Bus&) = delete;

    /// Maps [start, start+length) to `target`. Fails when it overlaps a range that is there. `name` is for messages.
    [[nodiscard]] Result<void> insert(std::uint64_t start, std::uint64_t length, std::shared_ptr<BusTarget> target,
                                      std::string name);
    /// Unmaps the range that starts at `start`; accesses under way still end at its target.
    void remove(std::uint64_t start);

    [[nodiscard]] std::uint64_t read(std::uint64_t address, unsigned size) const;
    /// `size` is 1, 2, 4 or 8.
    void write(std::uint64_t address, unsigned size, std::uint64_t value) const;

private:
    struct Map;
    class Reader;
    /// What an access meets: a target that it lies wholly in, or ranges that it lies in partly, or nothing.
    struct Hit {
        std::shared_ptr<BusTarget> target;
        std::uint64_t offset = 0;
        bool partly = false;
    };
    [[nodiscard]] Hit look_up(std::uint64_t address, unsigned size) const;
    void publish(std::unique_ptr<Map> next);

    std::mutex writers_;
    std::atomic<const Map*> map_;
    mutable std::atomic<std::uint64_t> readers_[2] = {};
    mutable std::atomic<unsigned> epoch_ = 0;
};

}  // namespace apiary::memory
