// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/platform/scratch_ports.h"

#include <utility>

#include "backend/device/saved_fields.h"

namespace apiary::device {
namespace {

constexpr unsigned kVersion = 1;

}  // namespace

ScratchPorts::ScratchPorts(std::string name) : name_(std::move(name)) {}

std::uint8_t ScratchPorts::value(std::uint64_t offset) const {
    return offset < kMaxCount ? values_[offset].load(std::memory_order_relaxed) : std::uint8_t{0xFF};
}

std::uint8_t ScratchPorts::read_byte(std::uint64_t offset) {
    return value(offset);
}

void ScratchPorts::write_byte(std::uint64_t offset, std::uint8_t value) {
    if (offset < kMaxCount) {
        values_[offset].store(value, std::memory_order_relaxed);
    }
}

void ScratchPorts::reset() {
    for (auto& value : values_) {
        value.store(0, std::memory_order_relaxed);
    }
}

SavedState ScratchPorts::save() const {
    std::array<std::uint8_t, kMaxCount> values;
    for (std::size_t i = 0; i < kMaxCount; ++i) {
        values[i] = value(i);
    }
    FieldWriter writer(kVersion);
    writer.bytes("values", values);
    return writer.take();
}

Result<void> ScratchPorts::restore(const SavedState& saved) {
    std::array<std::uint8_t, kMaxCount> values{};
    FieldReader reader(saved, name(), kVersion);
    reader.bytes("values", values);
    if (const auto result = reader.result(); !result) {
        return result;
    }
    for (std::size_t i = 0; i < kMaxCount; ++i) {
        values_[i].store(values[i], std::memory_order_relaxed);
    }
    return {};
}

}  // namespace apiary::device
