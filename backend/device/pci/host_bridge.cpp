// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/pci/host_bridge.h"

#include <utility>

#include "backend/device/saved_fields.h"

namespace apiary::device {
namespace {

constexpr unsigned kVersion = 1;

// CONFIG_ADDRESS (PCI Local Bus 3.0, figure 3-2): enable, bus, device, function, register.
constexpr std::uint32_t kEnable = 1u << 31;
constexpr std::uint32_t kAddressWritable = 0x80ff'fffc;
constexpr std::uint32_t kFunctionMask = 0x00ff'ff00;
constexpr std::uint32_t kRegisterMask = 0xfc;

constexpr std::uint64_t kDataOffset = 4;
constexpr std::uint64_t kResetControlOffset = 1;

// Configuration header (the same, section 6.1).
constexpr std::uint32_t kIds = 0x00, kCommandStatus = 0x04, kClassRevision = 0x08;
constexpr std::uint32_t kHostBridgeClass = 0x0600'0000;
constexpr std::uint16_t kCommandWritable = 0x0407;  // I/O, memory, bus master, INTx disable

}  // namespace

template <class Visitor>
void PciHostBridge::describe(Visitor& visitor, State& state) {
    visitor.field("address", state.address, std::uint32_t{0}, kAddressWritable);
    visitor.field("command", state.command, std::uint16_t{0}, kCommandWritable);
}

PciHostBridge::PciHostBridge(std::shared_ptr<memory::BusTarget> reset_control)
    : reset_control_(std::move(reset_control)) {}

bool PciHostBridge::selects_bridge() const {
    return (state_.address & kEnable) != 0 && (state_.address & kFunctionMask) == 0;
}

std::uint32_t PciHostBridge::bridge_register() const {
    switch (state_.address & kRegisterMask) {
        case kIds: return std::uint32_t{kDeviceId} << 16 | kVendorId;
        case kCommandStatus: return state_.command;
        case kClassRevision: return kHostBridgeClass;
        default: return 0;
    }
}

std::uint64_t PciHostBridge::read(std::uint64_t offset, unsigned size) {
    if (offset >= kDataOffset) {
        const std::lock_guard lock(mutex_);
        return selects_bridge() ? bridge_register() >> (8 * (offset - kDataOffset)) : ~std::uint64_t{0};
    }
    if (offset == 0 && size == 4) {
        const std::lock_guard lock(mutex_);
        return state_.address;
    }
    return offset == kResetControlOffset && size == 1 ? reset_control_->read(0, 1) : ~std::uint64_t{0};
}

void PciHostBridge::write(std::uint64_t offset, unsigned size, std::uint64_t value) {
    if (offset == kResetControlOffset && size == 1) {
        reset_control_->write(0, 1, value);  // Without our lock: a reset comes back to us.
        return;
    }
    const std::lock_guard lock(mutex_);
    if (offset == 0 && size == 4) {
        state_.address = static_cast<std::uint32_t>(value) & kAddressWritable;
    } else if (offset == kDataOffset && size >= 2 && selects_bridge() &&
               (state_.address & kRegisterMask) == kCommandStatus) {
        state_.command = static_cast<std::uint16_t>(value) & kCommandWritable;
    }
}

void PciHostBridge::reset() {
    const std::lock_guard lock(mutex_);
    state_ = {};
}

SavedState PciHostBridge::save() const {
    const std::lock_guard lock(mutex_);
    State state = state_;
    FieldWriter writer(kVersion);
    describe(writer, state);
    return writer.take();
}

Result<void> PciHostBridge::restore(const SavedState& saved) {
    State state;
    FieldReader reader(saved, name(), kVersion);
    describe(reader, state);
    reader.require((state.address & ~kAddressWritable) == 0, "address");
    reader.require((state.command & ~kCommandWritable) == 0, "command");
    if (const auto result = reader.result(); !result) {
        return result;
    }
    const std::lock_guard lock(mutex_);
    state_ = state;
    return {};
}

}  // namespace apiary::device
