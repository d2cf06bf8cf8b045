// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/pci_transport.h"

#include <algorithm>
#include <array>
#include <bit>
#include <format>
#include <utility>

#include "backend/base/check.h"
#include "backend/base/state_reader.h"

namespace apiary::device::virtio {
namespace {

using memory::GuestPhys;

constexpr unsigned kVersion = 1;

// PCI ids (VIRTIO 1.2, sections 4.1.2 and 4.1.2.3).
constexpr std::uint16_t kVendorId = 0x1af4, kModernIds = 0x1040;
constexpr std::uint8_t kModernRevision = 1;

constexpr unsigned kLegacyBar = 0, kMsixBar = 1, kModernBar = 4;

// Device status (section 2.1).
constexpr std::uint8_t kDriverOk = 4, kFeaturesOk = 8, kNeedsReset = 0x40, kFailed = 0x80;

// ISR status (section 4.1.4.5).
constexpr std::uint8_t kQueueInterrupt = 1, kConfigInterrupt = 2;

constexpr std::uint16_t kNoVector = 0xffff;

// Legacy registers (section 4.1.4.10).
constexpr std::uint64_t kLegacyDeviceFeatures = 0x00, kLegacyDriverFeatures = 0x04, kLegacyAddress = 0x08,
                        kLegacySize = 0x0c, kLegacySelect = 0x0e, kLegacyNotify = 0x10, kLegacyStatus = 0x12,
                        kLegacyIsr = 0x13, kLegacyConfigVector = 0x14, kLegacyQueueVector = 0x16;
constexpr std::uint64_t kLegacyConfig = 0x14, kLegacyConfigWithMsix = 0x18;
constexpr std::uint64_t kLegacyPage = 4096;

// Where the modern structures are in BAR 4, a page each.
constexpr std::uint32_t kCommonOffset = 0x0000, kIsrOffset = 0x1000, kDeviceOffset = 0x2000, kNotifyOffset = 0x3000;
constexpr std::uint32_t kModernLength = 0x4000, kStructureLength = 0x1000;
constexpr std::uint32_t kNotifyMultiplier = 4;

// Common configuration (section 4.1.4.3).
constexpr std::uint64_t kDeviceFeatureSelect = 0x00, kDeviceFeature = 0x04, kDriverFeatureSelect = 0x08,
                        kDriverFeature = 0x0c, kConfigVector = 0x10, kQueueCount = 0x12, kStatus = 0x14,
                        kGeneration = 0x15, kQueueSelect = 0x16, kQueueSize = 0x18, kQueueVector = 0x1a,
                        kQueueEnable = 0x1c, kQueueNotifyOffset = 0x1e, kQueueDescriptors = 0x20, kQueueDriver = 0x28,
                        kQueueDevice = 0x30, kCommonLength = 0x38;

// Capabilities (section 4.1.4).
constexpr std::uint8_t kVendorCapability = 0x09;
constexpr std::uint8_t kCommonType = 1, kNotifyType = 2, kIsrType = 3, kDeviceType = 4, kPciType = 5;
constexpr unsigned kCapabilityBar = 4, kCapabilityOffset = 8, kCapabilityLength = 12, kCapabilityData = 16;

constexpr std::uint64_t all_ones(unsigned size) {
    return size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (size * 8)) - 1;
}

void append32(std::vector<std::uint8_t>& bytes, std::uint32_t value) {
    for (unsigned i = 0; i < 4; ++i) {
        bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    }
}

/// The body of a capability, which begins with its length.
std::vector<std::uint8_t> structure(std::uint8_t type, std::uint32_t offset, std::uint32_t length) {
    std::vector<std::uint8_t> body = {16, type, kModernBar, 0, 0, 0};
    append32(body, offset);
    append32(body, length);
    return body;
}

/// The PCI device ids that old drivers know (section 4.1.2.1, "Transitional PCI Device ID").
std::uint16_t transitional_id(Type type) {
    switch (type) {
        case Type::Net: return 0x1000;
        case Type::Block: return 0x1001;
        case Type::Balloon: return 0x1002;
        case Type::Console: return 0x1003;
        case Type::Rng: return 0x1005;
        case Type::P9: return 0x1009;
    }
    return 0;
}

pci::Endpoint::Identity identity_of(const VirtioDevice& device, Generation generation) {
    const auto type = static_cast<std::uint16_t>(device.type());
    const bool modern = generation == Generation::Modern;
    return {.vendor = kVendorId,
            .device = modern ? static_cast<std::uint16_t>(kModernIds + type) : transitional_id(device.type()),
            .class_code = device.pci_class(),
            .revision = modern ? kModernRevision : std::uint8_t{0},
            .subsystem_vendor = kVendorId,
            .subsystem = modern ? static_cast<std::uint16_t>(kModernIds + type) : type};
}

/// Where a legacy ring's three parts are (section 2.7.2).
Queue::Layout legacy_layout(std::uint64_t page, std::uint16_t size) {
    const std::uint64_t start = page * kLegacyPage;
    const std::uint64_t driver = start + 16ull * size;
    const std::uint64_t driver_end = driver + 6 + 2ull * size;
    return {.size = size,
            .descriptors = {start},
            .driver = {driver},
            .device = {(driver_end + kLegacyPage - 1) & ~(kLegacyPage - 1)}};
}

Queue::Features ring_features(std::uint64_t chosen) {
    const bool legacy = (chosen & kVersion1) == 0;
    return {.indirect = (chosen & kIndirectDescriptors) != 0,
            .event_index = (chosen & kEventIndex) != 0,
            .notify_on_empty = legacy && (chosen & kNotifyOnEmpty) != 0};
}

}  // namespace

// ---- Set-up ----

std::shared_ptr<PciTransport> PciTransport::create(std::unique_ptr<VirtioDevice> device, Parts parts) {
    std::shared_ptr<PciTransport> transport(new PciTransport(std::move(device), std::move(parts)));
    transport->endpoint_->attach(std::weak_ptr<void>(transport));
    return transport;
}

PciTransport::PciTransport(std::unique_ptr<VirtioDevice> device, Parts parts)
    : device_(std::move(device)),
      parts_(std::move(parts)),
      endpoint_(
          std::make_shared<pci::Endpoint>(device_->name(), identity_of(*device_, parts_.generation), parts_.wiring)),
      log_(device_->name()),
      registers_(registers_after_reset()),
      scheduled_(registers_.queues.size()) {
    for (std::size_t i = 0; i < registers_.queues.size(); ++i) {
        queues_.emplace_back(parts_.memory);
    }
    add_ranges();
}

PciTransport::~PciTransport() {
    stop_device();
}

void PciTransport::add_ranges() {
    if (parts_.generation != Generation::Modern) {
        const std::uint64_t length = std::bit_ceil(kLegacyConfigWithMsix + device_->config_size());
        endpoint_->add_bar(kLegacyBar, pci::BarKind::Io, length, legacy_window_);
    }
    endpoint_->add_msix(kMsixBar, static_cast<unsigned>(registers_.queues.size()) + 1);
    endpoint_->add_msi();
    if (parts_.generation != Generation::Legacy) {
        endpoint_->add_bar(kModernBar, pci::BarKind::Memory32, kModernLength, modern_window_);
        add_modern_capabilities();
    }
}

void PciTransport::add_modern_capabilities() {
    const auto config_length = static_cast<std::uint32_t>(device_->config_size());
    const auto notify_length = static_cast<std::uint32_t>(registers_.queues.size()) * kNotifyMultiplier;
    check(config_length <= kStructureLength && notify_length <= kStructureLength, "the structures fit their pages");
    endpoint_->add_capability(kVendorCapability, structure(kCommonType, kCommonOffset, kCommonLength));
    std::vector<std::uint8_t> notify = structure(kNotifyType, kNotifyOffset, notify_length);
    append32(notify, kNotifyMultiplier);
    notify[0] = 20;
    endpoint_->add_capability(kVendorCapability, notify);
    endpoint_->add_capability(kVendorCapability, structure(kIsrType, kIsrOffset, 1));
    if (config_length != 0) {
        endpoint_->add_capability(kVendorCapability, structure(kDeviceType, kDeviceOffset, config_length));
    }
    // The driver chooses BAR, offset and length in it (section 4.1.4.9), and finds the registers at its end.
    std::vector<std::uint8_t> window = structure(kPciType, 0, 0);
    append32(window, 0);
    window[0] = 20;
    std::vector<std::uint8_t> writable(window.size(), 0xff);
    writable[0] = writable[1] = writable[3] = writable[4] = writable[5] = 0;
    window_capability_ = endpoint_->add_capability(kVendorCapability, window, writable);
    endpoint_->add_window(window_capability_ + kCapabilityData, config_window_);
}

std::uint64_t PciTransport::offered_features() const {
    const std::uint64_t rings = kIndirectDescriptors | kEventIndex | kAnyLayout;
    const std::uint64_t by_generation = parts_.generation == Generation::Legacy         ? kNotifyOnEmpty
                                        : parts_.generation == Generation::Transitional ? kNotifyOnEmpty | kVersion1
                                                                                        : kVersion1;
    return device_->features() | rings | by_generation;
}

PciTransport::Registers PciTransport::registers_after_reset() const {
    Registers registers;
    for (const std::uint16_t size : device_->queue_sizes()) {
        registers.queues.push_back({.size = size});
    }
    return registers;
}

// ---- Legacy registers ----

std::uint64_t PciTransport::read_legacy(std::uint64_t offset, unsigned size) {
    const bool msix = endpoint_->msix_enabled();
    const std::uint64_t config = msix ? kLegacyConfigWithMsix : kLegacyConfig;
    if (offset >= config) {
        return read_device_config(offset - config, size);
    }
    if (offset == kLegacyIsr && size == 1) {
        return take_isr();
    }
    const std::lock_guard lock(mutex_);
    const QueueRegisters* queue = selected_queue();
    const std::uint64_t access = offset << 4 | size;
    switch (access) {
        case kLegacyDeviceFeatures << 4 | 4: return offered_features() & 0xffff'ffff;
        case kLegacyDriverFeatures << 4 | 4: return registers_.driver_features & 0xffff'ffff;
        case kLegacyAddress << 4 | 4: return queue != nullptr ? queue->descriptors / kLegacyPage : 0;
        case kLegacySize << 4 | 2: return queue != nullptr ? queue->size : 0;
        case kLegacySelect << 4 | 2: return registers_.queue_select;
        case kLegacyNotify << 4 | 2: return 0;
        case kLegacyStatus << 4 | 1: return registers_.status;
        case kLegacyConfigVector << 4 | 2: return registers_.config_vector;
        case kLegacyQueueVector << 4 | 2: return queue != nullptr ? queue->vector : kNoVector;
        default: return all_ones(size);  // Registers are accessed whole.
    }
}

void PciTransport::write_legacy(std::uint64_t offset, unsigned size, std::uint64_t value) {
    const bool msix = endpoint_->msix_enabled();
    const std::uint64_t config = msix ? kLegacyConfigWithMsix : kLegacyConfig;
    if (offset >= config) {
        write_device_config(offset - config, size, value);
        return;
    }
    const std::uint64_t access = offset << 4 | size;
    if (access == (kLegacyNotify << 4 | 2)) {
        notify(value);
        return;
    }
    if (access == (kLegacyStatus << 4 | 1)) {
        write_status(static_cast<std::uint8_t>(value));
        return;
    }
    const std::lock_guard lock(mutex_);
    QueueRegisters* queue = selected_queue();
    switch (access) {
        case kLegacyDriverFeatures << 4 | 4: set_driver_features(value & offered_features() & ~kVersion1); break;
        case kLegacyAddress << 4 | 4: set_legacy_ring(static_cast<std::uint32_t>(value)); break;
        case kLegacySelect << 4 | 2: registers_.queue_select = static_cast<std::uint16_t>(value); break;
        case kLegacyConfigVector << 4 | 2: registers_.config_vector = usable_vector(value); break;
        case kLegacyQueueVector << 4 | 2:
            if (queue != nullptr) {
                queue->vector = usable_vector(value);
            }
            break;
        default: break;
    }
}

void PciTransport::set_legacy_ring(std::uint32_t page) {
    QueueRegisters* queue = selected_queue();
    if (queue == nullptr || (registers_.status & kDriverOk) != 0) {
        return;
    }
    const Queue::Layout layout = legacy_layout(page, queue->size);
    queue->descriptors = layout.descriptors.value;
    queue->driver = layout.driver.value;
    queue->device = layout.device.value;
    queue->enabled = page != 0;
}

// ---- Modern registers ----

std::uint64_t PciTransport::read_modern(std::uint64_t offset, unsigned size) {
    const std::uint64_t within = offset % kStructureLength;
    switch (offset - within) {
        case kCommonOffset: return read_common(within, size);
        case kIsrOffset: return within == 0 && size == 1 ? take_isr() : all_ones(size);
        case kDeviceOffset: return read_device_config(within, size);
        default: return all_ones(size);
    }
}

void PciTransport::write_modern(std::uint64_t offset, unsigned size, std::uint64_t value) {
    const std::uint64_t within = offset % kStructureLength;
    switch (offset - within) {
        case kCommonOffset: write_common(within, size, value); break;
        case kDeviceOffset: write_device_config(within, size, value); break;
        case kNotifyOffset:
            if (within % kNotifyMultiplier == 0 && size <= 4) {
                notify(within / kNotifyMultiplier);
            }
            break;
        default: break;
    }
}

std::uint64_t PciTransport::read_common(std::uint64_t offset, unsigned size) {
    const std::lock_guard lock(mutex_);
    const QueueRegisters* queue = selected_queue();
    const QueueRegisters none;
    const QueueRegisters& selected = queue != nullptr ? *queue : none;
    const auto half = [&](std::uint64_t value, std::uint64_t start) {
        return size == 8 || offset == start ? value : value >> 32;
    };
    const auto feature = [](std::uint64_t features, std::uint32_t select) -> std::uint64_t {
        return select < 2 ? features >> (32 * select) & 0xffff'ffff : 0;
    };
    switch (offset << 4 | size) {
        case kDeviceFeatureSelect << 4 | 4: return registers_.device_feature_select;
        case kDeviceFeature << 4 | 4:
            // What only the legacy interface knows is not offered here (section 6.3).
            return feature(offered_features() & ~(kNotifyOnEmpty | kAnyLayout), registers_.device_feature_select);
        case kDriverFeatureSelect << 4 | 4: return registers_.driver_feature_select;
        case kDriverFeature << 4 | 4: return feature(registers_.driver_features, registers_.driver_feature_select);
        case kConfigVector << 4 | 2: return registers_.config_vector;
        case kQueueCount << 4 | 2: return registers_.queues.size();
        case kStatus << 4 | 1: return registers_.status;
        case kGeneration << 4 | 1: return registers_.generation;
        case kQueueSelect << 4 | 2: return registers_.queue_select;
        case kQueueSize << 4 | 2: return selected.size;
        case kQueueVector << 4 | 2: return selected.vector;
        case kQueueEnable << 4 | 2: return selected.enabled ? 1 : 0;
        case kQueueNotifyOffset << 4 | 2: return queue != nullptr ? registers_.queue_select : 0;
        case kQueueDescriptors << 4 | 4:
        case kQueueDescriptors << 4 | 8:
        case (kQueueDescriptors + 4) << 4 | 4: return half(selected.descriptors, kQueueDescriptors);
        case kQueueDriver << 4 | 4:
        case kQueueDriver << 4 | 8:
        case (kQueueDriver + 4) << 4 | 4: return half(selected.driver, kQueueDriver);
        case kQueueDevice << 4 | 4:
        case kQueueDevice << 4 | 8:
        case (kQueueDevice + 4) << 4 | 4: return half(selected.device, kQueueDevice);
        default: return all_ones(size);
    }
}

void PciTransport::write_common(std::uint64_t offset, unsigned size, std::uint64_t value) {
    if (offset == kStatus && size == 1) {
        write_status(static_cast<std::uint8_t>(value));
        return;
    }
    const std::lock_guard lock(mutex_);
    QueueRegisters* queue = selected_queue();
    switch (offset << 4 | size) {
        case kDeviceFeatureSelect << 4 | 4:
            registers_.device_feature_select = static_cast<std::uint32_t>(value);
            return;
        case kDriverFeatureSelect << 4 | 4:
            registers_.driver_feature_select = static_cast<std::uint32_t>(value);
            return;
        case kDriverFeature << 4 | 4:
            if (registers_.driver_feature_select < 2) {
                const unsigned shift = 32 * registers_.driver_feature_select;
                set_driver_features((registers_.driver_features & ~(0xffff'ffffull << shift)) | value << shift);
            }
            return;
        case kConfigVector << 4 | 2: registers_.config_vector = usable_vector(value); return;
        case kQueueSelect << 4 | 2: registers_.queue_select = static_cast<std::uint16_t>(value); return;
        default: break;
    }
    if (queue == nullptr) {
        return;
    }
    switch (offset << 4 | size) {
        case kQueueVector << 4 | 2: queue->vector = usable_vector(value); break;
        case kQueueSize << 4 | 2:
            // No more than the device gives, and a power of two; another size is not taken.
            if (!queue->enabled && std::has_single_bit(value) &&
                value <= device_->queue_sizes()[registers_.queue_select]) {
                queue->size = static_cast<std::uint16_t>(value);
            }
            break;
        case kQueueEnable << 4 | 2:
            if (value == 1) {
                enable_queue();
            }
            break;
        default: write_queue_address(*queue, offset, size, value); break;
    }
}

/// The 64-bit fields take two accesses of 32 bits, too (section 4.1.3.1).
void PciTransport::write_queue_address(QueueRegisters& queue, std::uint64_t offset, unsigned size,
                                       std::uint64_t value) {
    if (queue.enabled || offset < kQueueDescriptors || offset >= kCommonLength || size < 4 || offset % size != 0) {
        return;
    }
    std::uint64_t& field = offset < kQueueDriver   ? queue.descriptors
                           : offset < kQueueDevice ? queue.driver
                                                   : queue.device;
    if (size == 8) {
        field = value;
    } else if (offset % 8 == 0) {
        field = (field & ~0xffff'ffffull) | value;
    } else {
        field = (field & 0xffff'ffff) | value << 32;
    }
}

void PciTransport::enable_queue() {
    if ((registers_.status & kDriverOk) == 0) {  // Later is too late (section 2.1.2).
        selected_queue()->enabled = true;
    }
}

// ---- The window in configuration space ----

std::uint64_t PciTransport::read_window(std::uint64_t offset, unsigned size) {
    const std::uint32_t bar = endpoint_->config_read(window_capability_ + kCapabilityBar, 1);
    const std::uint32_t at = endpoint_->config_read(window_capability_ + kCapabilityOffset, 4);
    const std::uint32_t length = endpoint_->config_read(window_capability_ + kCapabilityLength, 4);
    const bool possible =
        bar == kModernBar && offset == 0 && length == size && at % size == 0 && at <= kModernLength - size;
    return possible ? read_modern(at, size) : all_ones(size);
}

void PciTransport::write_window(std::uint64_t offset, unsigned size, std::uint64_t value) {
    const std::uint32_t bar = endpoint_->config_read(window_capability_ + kCapabilityBar, 1);
    const std::uint32_t at = endpoint_->config_read(window_capability_ + kCapabilityOffset, 4);
    const std::uint32_t length = endpoint_->config_read(window_capability_ + kCapabilityLength, 4);
    if (bar == kModernBar && offset == 0 && length == size && at % size == 0 && at <= kModernLength - size) {
        write_modern(at, size, value);
    }
}

// ---- What both have ----

std::uint64_t PciTransport::read_device_config(std::uint64_t offset, unsigned size) {
    const std::size_t length = device_->config_size();
    if (size > length || offset > length - size) {
        return all_ones(size);
    }
    std::vector<std::byte> config(length);
    {
        const std::lock_guard lock(mutex_);
        device_->read_config(config);
    }
    std::uint64_t value = 0;
    for (unsigned i = 0; i < size; ++i) {
        value |= std::to_integer<std::uint64_t>(config[offset + i]) << (8 * i);
    }
    return value;
}

void PciTransport::write_device_config(std::uint64_t offset, unsigned size, std::uint64_t value) {
    const std::size_t length = device_->config_size();
    if (size > length || offset > length - size) {
        return;
    }
    std::array<std::byte, 8> bytes;
    for (unsigned i = 0; i < size; ++i) {
        bytes[i] = static_cast<std::byte>(value >> (8 * i));
    }
    device_->write_config(offset, std::span(bytes).first(size));
}

std::uint8_t PciTransport::take_isr() {
    std::uint8_t isr = 0;
    {
        const std::lock_guard lock(mutex_);
        isr = std::exchange(registers_.isr, std::uint8_t{0});
        endpoint_->settle_interrupt();
    }
    return isr;
}

PciTransport::QueueRegisters* PciTransport::selected_queue() {
    return registers_.queue_select < registers_.queues.size() ? &registers_.queues[registers_.queue_select] : nullptr;
}

/// A vector that there is not reads back as none (section 4.1.5.1.2).
std::uint16_t PciTransport::usable_vector(std::uint64_t vector) const {
    return vector < endpoint_->msix_vectors() ? static_cast<std::uint16_t>(vector) : kNoVector;
}

void PciTransport::set_driver_features(std::uint64_t features) {
    if ((registers_.status & (kFeaturesOk | kDriverOk)) == 0) {
        registers_.driver_features = features;
    }
}

void PciTransport::notify(std::uint64_t queue) {
    {
        const std::lock_guard lock(mutex_);
        if (queue >= registers_.queues.size() || (registers_.status & kDriverOk) == 0) {
            return;
        }
    }
    const auto index = static_cast<unsigned>(queue);
    if (!device_->answers_at_once() || !parts_.loop.try_run([&] { work(index); })) {
        schedule(index);
    }
}

// ---- Status ----

void PciTransport::write_status(std::uint8_t status) {
    const std::lock_guard control(control_);
    if (status == 0) {
        parts_.loop.run_and_wait([this] { reset_device(); });
        const std::lock_guard lock(mutex_);
        const std::uint8_t generation = registers_.generation;
        registers_ = registers_after_reset();
        registers_.generation = generation;
        endpoint_->settle_interrupt();
        return;
    }
    bool starts = false;
    {
        const std::lock_guard lock(mutex_);
        const std::uint8_t before = registers_.status;
        registers_.status = accepted_status(status);
        starts = (registers_.status & ~before & kDriverOk) != 0;
    }
    if (starts) {
        parts_.loop.run_and_wait([this] { start_device(); });
    }
}

std::uint8_t PciTransport::accepted_status(std::uint8_t status) const {
    if ((registers_.status & kDriverOk) != 0) {
        return status | registers_.status;  // While the device runs a driver takes no bit back but by a reset (2.1.1).
    }
    std::uint8_t accepted = status | (registers_.status & kNeedsReset);
    const std::uint64_t chosen = registers_.driver_features;
    const bool sound = (chosen & ~offered_features()) == 0 && (chosen & kVersion1) != 0;
    if ((status & kFeaturesOk) != 0 && !sound) {
        accepted &= static_cast<std::uint8_t>(~kFeaturesOk);  // The driver reads it back (section 3.1.1).
    }
    if ((accepted & kDriverOk) != 0 && (chosen & kVersion1) != 0 && (accepted & kFeaturesOk) == 0) {
        accepted &= static_cast<std::uint8_t>(~kDriverOk);
    }
    if ((accepted & (kNeedsReset | kFailed)) != 0) {
        accepted &= static_cast<std::uint8_t>(~kDriverOk);
    }
    return accepted;
}

// ---- On the loop's thread ----

void PciTransport::start_device() {
    Registers registers;
    {
        const std::lock_guard lock(mutex_);
        registers = registers_;
    }
    for (std::size_t i = 0; i < queues_.size(); ++i) {
        const QueueRegisters& queue = registers.queues[i];
        if (!queue.enabled) {
            continue;
        }
        if (!Queue::is_valid(parts_.memory, queue.layout())) {
            fail(std::format("queue {} is not in memory", i));
            return;
        }
        queues_[i].start(queue.layout(), ring_features(registers.driver_features));
    }
    begin_device(registers.driver_features);
}

void PciTransport::begin_device(std::uint64_t features) {
    started_ = true;
    device_->start(*this, features);
    for (unsigned i = 0; i < queues_.size(); ++i) {
        schedule(i);  // A driver may have made chains available before.
    }
}

void PciTransport::stop_device() {
    if (std::exchange(started_, false)) {
        device_->stop();
    }
    for (Queue& queue : queues_) {
        queue.stop();
    }
}

void PciTransport::reset_device() {
    stop_device();
    device_->reset();
}

void PciTransport::work(unsigned queue) {
    scheduled_[queue] = false;
    if (started_ && !paused_ && queues_[queue].running() && device_->process(queue)) {
        schedule(queue);
    }
}

void PciTransport::schedule(unsigned queue) {
    if (!scheduled_[queue].exchange(true)) {
        parts_.loop.post([this, queue] { work(queue); });
    }
}

void PciTransport::signal(unsigned queue) {
    if (queues_[queue].take_interrupt()) {
        const std::lock_guard lock(mutex_);
        raise(kQueueInterrupt, registers_.queues[queue].vector);
    }
}

void PciTransport::config_changed() {
    const std::lock_guard lock(mutex_);
    ++registers_.generation;
    if ((registers_.status & kDriverOk) != 0) {
        raise(kConfigInterrupt, registers_.config_vector);
    }
}

void PciTransport::fail(const std::string& why) {
    log_.warn("the guest's driver broke the rules, the device stops until it is reset: {}", why);
    for (Queue& queue : queues_) {
        queue.stop();
    }
    const std::lock_guard lock(mutex_);
    if ((registers_.status & kNeedsReset) == 0) {
        registers_.status |= kNeedsReset;
        raise(kConfigInterrupt, registers_.config_vector);
    }
}

/// With the registers' lock held.
void PciTransport::raise(std::uint8_t isr, std::uint16_t vector) {
    if (endpoint_->msix_enabled()) {
        endpoint_->signal(vector);
    } else {
        registers_.isr |= isr;
        endpoint_->interrupt();
    }
}

// ---- Lifecycle ----

void PciTransport::pause() {
    const std::lock_guard control(control_);
    parts_.loop.run_and_wait([this] {
        if (!std::exchange(paused_, true)) {
            device_->pause();
        }
    });
    endpoint_->pause();
}

void PciTransport::resume() {
    const std::lock_guard control(control_);
    endpoint_->resume();
    parts_.loop.run_and_wait([this] {
        if (std::exchange(paused_, false)) {
            device_->resume();
        }
        for (unsigned i = 0; i < queues_.size(); ++i) {
            work(i);
        }
    });
}

void PciTransport::reset() {
    const std::lock_guard control(control_);
    parts_.loop.run_and_wait([this] { reset_device(); });
    const std::lock_guard lock(mutex_);
    registers_ = registers_after_reset();
    endpoint_->reset();
}

// ---- Saved state ----

struct PciTransport::Snapshot {
    pci::Endpoint::Snapshot endpoint;
    Registers registers;
    std::vector<std::optional<Queue::Progress>> progress;  ///< Of the queues that run.
    SavedState device;
};

SavedState PciTransport::save() const {
    const std::lock_guard lock(mutex_);
    SavedState state = {{"version", kVersion},
                        {"status", registers_.status},
                        {"isr", registers_.isr},
                        {"generation", registers_.generation},
                        {"device_feature_select", registers_.device_feature_select},
                        {"driver_feature_select", registers_.driver_feature_select},
                        {"driver_features", registers_.driver_features},
                        {"config_vector", registers_.config_vector},
                        {"queue_select", registers_.queue_select},
                        {"endpoint", endpoint_->save()},
                        {"device", device_->save()},
                        {"queues", SavedState::array()}};
    for (std::size_t i = 0; i < registers_.queues.size(); ++i) {
        const QueueRegisters& queue = registers_.queues[i];
        // That of a queue that was stopped is of no use to anybody.
        const Queue::Progress progress = queues_[i].running() ? queues_[i].progress() : Queue::Progress{};
        state["queues"].push_back({{"version", kVersion},
                                   {"size", queue.size},
                                   {"vector", queue.vector},
                                   {"enabled", queue.enabled},
                                   {"descriptors", queue.descriptors},
                                   {"driver", queue.driver},
                                   {"device", queue.device},
                                   {"running", queues_[i].running()},
                                   {"next_available", progress.next_available},
                                   {"next_used", progress.next_used},
                                   {"signalled", progress.signalled}});
    }
    return state;
}

Result<PciTransport::Snapshot> PciTransport::parse(const SavedState& state) const {
    Snapshot snapshot;
    StateReader reader(state, name(), kVersion);
    Registers& registers = snapshot.registers;
    registers.status = reader.number<std::uint8_t>("status");
    registers.isr = static_cast<std::uint8_t>(reader.number("isr", kQueueInterrupt | kConfigInterrupt));
    registers.generation = reader.number<std::uint8_t>("generation");
    registers.device_feature_select = reader.number<std::uint32_t>("device_feature_select");
    registers.driver_feature_select = reader.number<std::uint32_t>("driver_feature_select");
    registers.driver_features = reader.number<std::uint64_t>("driver_features");
    registers.config_vector = reader.number<std::uint16_t>("config_vector");
    registers.queue_select = reader.number<std::uint16_t>("queue_select");
    snapshot.device = reader.part("device");
    const auto vector_known = [&](std::uint16_t vector) {
        return vector == kNoVector || vector < endpoint_->msix_vectors();
    };
    reader.require(vector_known(registers.config_vector), "config_vector");
    const SavedState& queues = reader.part("queues");
    const std::vector<std::uint16_t> sizes = device_->queue_sizes();
    reader.require(queues.is_array() && queues.size() == sizes.size(), "queues");
    const bool ready = (registers.status & kDriverOk) != 0;
    const bool runs = ready && (registers.status & kNeedsReset) == 0;
    reader.require(!ready || (registers.driver_features & ~offered_features()) == 0, "driver_features");
    for (std::size_t i = 0; i < sizes.size() && reader.good(); ++i) {
        StateReader inner(queues[i], std::format("{}, queue {}", name(), i), kVersion);
        QueueRegisters queue = {.size = inner.number<std::uint16_t>("size"),
                                .vector = inner.number<std::uint16_t>("vector"),
                                .enabled = inner.flag("enabled"),
                                .descriptors = inner.number<std::uint64_t>("descriptors"),
                                .driver = inner.number<std::uint64_t>("driver"),
                                .device = inner.number<std::uint64_t>("device")};
        const bool running = inner.flag("running");
        const Queue::Progress progress = {.next_available = inner.number<std::uint16_t>("next_available"),
                                          .next_used = inner.number<std::uint16_t>("next_used"),
                                          .signalled = inner.number<std::uint16_t>("signalled")};
        snapshot.progress.push_back(running ? std::optional(progress) : std::nullopt);
        inner.require(std::has_single_bit(queue.size) && queue.size <= sizes[i], "size");
        inner.require(vector_known(queue.vector), "vector");
        inner.require(!running || (runs && queue.enabled && Queue::is_valid(parts_.memory, queue.layout())), "running");
        registers.queues.push_back(queue);
        if (auto result = inner.result(); !result) {
            return std::unexpected(std::move(result.error()));
        }
    }
    if (auto result = reader.result(); !result) {
        return std::unexpected(std::move(result.error()));
    }
    auto endpoint = endpoint_->parse(reader.part("endpoint"));
    if (!endpoint) {
        return std::unexpected(std::move(endpoint.error()));
    }
    snapshot.endpoint = *std::move(endpoint);
    return snapshot;
}

/// Only the queues that ran run again: a device that needs a reset had stopped.
void PciTransport::continue_device(const Snapshot& snapshot) {
    const std::uint64_t features = snapshot.registers.driver_features;
    for (std::size_t i = 0; i < queues_.size(); ++i) {
        if (const auto& progress = snapshot.progress[i]) {
            queues_[i].start(snapshot.registers.queues[i].layout(), ring_features(features));
            queues_[i].restore(*progress);
        }
    }
    begin_device(features);
}

/// Nothing has changed when the device itself refuses its part.
Result<void> PciTransport::apply(const Snapshot& snapshot) {
    Result<void> result;
    parts_.loop.run_and_wait([&] {
        stop_device();
        {
            const std::lock_guard lock(mutex_);
            registers_ = snapshot.registers;
        }
        endpoint_->apply(snapshot.endpoint);
        if ((snapshot.registers.status & kDriverOk) != 0) {
            continue_device(snapshot);
        }
        result = device_->restore(snapshot.device);
    });
    return result;
}

Result<void> PciTransport::restore(const SavedState& state) {
    const std::lock_guard control(control_);
    const auto wanted = parse(state);
    if (!wanted) {
        return std::unexpected(wanted.error());
    }
    const auto before = parse(save());
    check(before.has_value(), "a device understands its own state");
    auto result = apply(*wanted);
    if (!result) {
        check(apply(*before).has_value(), "a device takes its own state back");
    }
    return result;
}

}  // namespace apiary::device::virtio
