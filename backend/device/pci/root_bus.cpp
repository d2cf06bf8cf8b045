// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/pci/root_bus.h"

#include <algorithm>
#include <format>
#include <utility>

#include "backend/base/check.h"
#include "backend/device/saved_fields.h"

namespace apiary::device::pci {
namespace {

constexpr unsigned kVersion = 1;

// CONFIG_ADDRESS (PCI Local Bus 3.0, figure 3-2): enable, bus, device and function, register.
constexpr std::uint32_t kEnable = 1u << 31;
constexpr std::uint32_t kAddressWritable = 0x80ff'fffc;
constexpr std::uint64_t kDataOffset = 4;
constexpr std::uint64_t kResetControlOffset = 1;

/// Where extended capabilities would begin: a zero there says that there are none.
constexpr unsigned kExtendedCapabilities = 0x100;

/// The next multiple of `size` from `next` on, if a range of that size ends by `end`.
std::optional<std::uint32_t> place(std::uint32_t& next, std::uint64_t size, std::uint32_t end) {
    const std::uint64_t address = (next + size - 1) & ~(size - 1);
    if (address + size > end) {
        return std::nullopt;
    }
    next = static_cast<std::uint32_t>(address + size);
    return static_cast<std::uint32_t>(address);
}

}  // namespace

// ---- The bus ----

Result<void> RootBus::add(unsigned slot, std::shared_ptr<Endpoint> endpoint) {
    check(slot < kSlots && slots_[slot] == nullptr, "a free slot");
    for (const Endpoint::Range& range : endpoint->ranges()) {
        // A page each, so that a driver in user space can have one without its neighbour.
        const auto address = range.kind == BarKind::Io
                                 ? place(next_io_, range.size, kIoWindowEnd)
                                 : place(next_memory_, std::max<std::uint64_t>(range.size, 4096), kMemoryWindowEnd);
        if (!address) {
            return fail("there is no address space left for another device", "give the guest fewer devices",
                        std::format("PCI slot {}", slot));
        }
        endpoint->assign(range.bar, *address);
    }
    slots_[slot] = std::move(endpoint);
    return {};
}

Endpoint* RootBus::find(unsigned bus, unsigned function) const {
    const bool first = bus == 0 && function % 8 == 0 && function / 8 < kSlots;
    return first ? slots_[function / 8].get() : nullptr;
}

std::uint32_t RootBus::read(unsigned bus, unsigned function, unsigned offset, unsigned size) const {
    Endpoint* endpoint = find(bus, function);
    if (endpoint == nullptr) {
        return ~0u;
    }
    if (offset >= kConfigSize) {
        return offset / 4 * 4 == kExtendedCapabilities ? 0 : ~0u;
    }
    return endpoint->config_read(offset, size);
}

void RootBus::write(unsigned bus, unsigned function, unsigned offset, unsigned size, std::uint32_t value) const {
    if (Endpoint* endpoint = find(bus, function); endpoint != nullptr && offset < kConfigSize) {
        endpoint->config_write(offset, size, value);
    }
}

// ---- Mechanism 1 ----

template <class Visitor>
void ConfigPorts::describe(Visitor& visitor, State& state) {
    visitor.field("address", state.address, std::uint32_t{0}, kAddressWritable);
}

ConfigPorts::ConfigPorts(std::shared_ptr<const RootBus> bus, std::shared_ptr<memory::BusTarget> reset_control)
    : bus_(std::move(bus)), reset_control_(std::move(reset_control)) {}

std::optional<ConfigPorts::Target> ConfigPorts::target(std::uint64_t offset, unsigned size) const {
    const std::lock_guard lock(mutex_);
    if ((state_.address & kEnable) == 0 || offset < kDataOffset || offset + size > kPortCount) {
        return std::nullopt;
    }
    const auto byte = static_cast<unsigned>(offset - kDataOffset);
    return Target{state_.address >> 16 & 0xff, state_.address >> 8 & 0xff, (state_.address & 0xfc) + byte};
}

std::uint64_t ConfigPorts::read(std::uint64_t offset, unsigned size) {
    if (const auto at = target(offset, size)) {
        return bus_->read(at->bus, at->function, at->offset, size);
    }
    if (offset == 0 && size == 4) {
        const std::lock_guard lock(mutex_);
        return state_.address;
    }
    return offset == kResetControlOffset && size == 1 ? reset_control_->read(0, 1) : ~std::uint64_t{0};
}

void ConfigPorts::write(std::uint64_t offset, unsigned size, std::uint64_t value) {
    if (const auto at = target(offset, size)) {
        bus_->write(at->bus, at->function, at->offset, size, static_cast<std::uint32_t>(value));
    } else if (offset == 0 && size == 4) {
        const std::lock_guard lock(mutex_);
        state_.address = static_cast<std::uint32_t>(value) & kAddressWritable;
    } else if (offset == kResetControlOffset && size == 1) {
        reset_control_->write(0, 1, value);  // Without our lock: a reset comes back to us.
    }
}

void ConfigPorts::reset() {
    const std::lock_guard lock(mutex_);
    state_ = {};
}

SavedState ConfigPorts::save() const {
    const std::lock_guard lock(mutex_);
    State state = state_;
    FieldWriter writer(kVersion);
    describe(writer, state);
    return writer.take();
}

Result<void> ConfigPorts::restore(const SavedState& saved) {
    State state;
    FieldReader reader(saved, name(), kVersion);
    describe(reader, state);
    reader.require((state.address & ~kAddressWritable) == 0, "address");
    if (auto result = reader.result(); !result) {
        return result;
    }
    const std::lock_guard lock(mutex_);
    state_ = state;
    return {};
}

// ---- Memory-mapped ----

std::uint64_t Ecam::read(std::uint64_t offset, unsigned size) {
    if (size > 4 || offset % size != 0) {
        return ~std::uint64_t{0};
    }
    return bus_->read(0, static_cast<unsigned>(offset >> 12), static_cast<unsigned>(offset & 0xfff), size);
}

void Ecam::write(std::uint64_t offset, unsigned size, std::uint64_t value) {
    if (size <= 4 && offset % size == 0) {
        bus_->write(0, static_cast<unsigned>(offset >> 12), static_cast<unsigned>(offset & 0xfff), size,
                    static_cast<std::uint32_t>(value));
    }
}

}  // namespace apiary::device::pci
