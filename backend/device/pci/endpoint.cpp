// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/pci/endpoint.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "backend/base/check.h"

namespace apiary::device::pci {
namespace {

constexpr unsigned kVersion = 1;

// The type 0 header (PCI Local Bus 3.0, figure 6-1).
constexpr unsigned kVendor = 0x00, kDevice = 0x02, kCommand = 0x04, kStatus = 0x06, kRevision = 0x08, kClass = 0x09,
                   kFirstBar = 0x10, kSubsystemVendor = 0x2c, kSubsystem = 0x2e,
                   kInterruptLine = 0x3c, kInterruptPin = 0x3d;
// Command and status (sections 6.2.2 and 6.2.3).
constexpr std::uint16_t kIoSpace = 1, kMemorySpace = 2, kBusMaster = 4, kIntxDisable = 0x400;
constexpr std::uint16_t kCommandWritable = kIoSpace | kMemorySpace | kBusMaster | kIntxDisable;
constexpr std::uint8_t kInterruptStatus = 0x08, kHasCapabilities = 0x10;

constexpr std::uint8_t kNoIrq = 0xff, kPinA = 1;
constexpr std::uint32_t kIoBar = 1;

constexpr std::uint8_t kMsixId = 0x11;
constexpr std::uint16_t kMsixEnable = 0x8000, kMsixMask = 0x4000;

unsigned bar_offset(unsigned index) {
    return kFirstBar + 4 * index;
}

}  // namespace

// ---- Set-up ----

Endpoint::Endpoint(std::string name, const Identity& identity, Wiring wiring)
    : name_(std::move(name)), wiring_(std::move(wiring)), line_(wiring_.intx) {
    put(kVendor, 2, identity.vendor);
    put(kDevice, 2, identity.device);
    put(kCommand, 2, kBusMaster, kCommandWritable);
    put(kRevision, 1, identity.revision);
    put(kClass, 2, identity.class_code);
    put(kClass + 2, 1, identity.class_code >> 16);
    put(kSubsystemVendor, 2, identity.subsystem_vendor);
    put(kSubsystem, 2, identity.subsystem);
    if (identity.has_interrupt) {
        put(kInterruptLine, 1, kNoIrq, 0xff);
        put(kInterruptPin, 1, kPinA);
    }
}

/// Sets a register's value, now and after each reset, and which of its bits can be written.
void Endpoint::put(unsigned offset, unsigned size, std::uint32_t value, std::uint32_t writable) {
    for (unsigned i = 0; i < size; ++i) {
        config_[offset + i] = after_reset_[offset + i] = static_cast<std::uint8_t>(value >> (8 * i));
        writable_[offset + i] = static_cast<std::uint8_t>(writable >> (8 * i));
    }
}

std::uint32_t Endpoint::get(unsigned offset, unsigned size) const {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < size; ++i) {
        value |= std::uint32_t{config_[offset + i]} << (8 * i);
    }
    return value;
}

void Endpoint::add_bar(unsigned index, BarKind kind, std::uint64_t size, memory::BusTarget& target) {
    check(index < kBars && std::has_single_bit(size) && size >= (kind == BarKind::Io ? 4u : 16u) && size <= 1u << 30,
          "a BAR of a size that there is");
    bars_[index] = {.kind = kind, .size = size, .target = &target};
    const std::uint32_t type = kind == BarKind::Io ? kIoBar : 0;
    put(bar_offset(index), 4, type, ~static_cast<std::uint32_t>(size - 1));
}

unsigned Endpoint::add_capability(std::uint8_t id, std::span<const std::uint8_t> body,
                                  std::span<const std::uint8_t> writable) {
    const unsigned at = next_capability_;
    check(at + 2 + body.size() <= kConfigSize && writable.size() <= body.size(), "capabilities fit");
    put(last_link_, 1, at);
    put(kStatus, 1, kHasCapabilities);
    put(at, 1, id);
    for (unsigned i = 0; i < body.size(); ++i) {
        put(at + 2 + i, 1, body[i], i < writable.size() ? writable[i] : 0);
    }
    last_link_ = at + 1;
    next_capability_ = static_cast<unsigned>(at + 2 + body.size() + 3) & ~3u;
    return at;
}

void Endpoint::add_msix(unsigned bar, unsigned vectors) {
    msix_ = std::make_unique<Msix>(vectors, wiring_.send_msi);
    const auto pending = static_cast<std::uint32_t>(msix_->pending_offset() | bar);
    std::array<std::uint8_t, 10> body = {static_cast<std::uint8_t>(vectors - 1),
                                         static_cast<std::uint8_t>((vectors - 1) >> 8), static_cast<std::uint8_t>(bar)};
    for (unsigned i = 0; i < 4; ++i) {
        body[6 + i] = static_cast<std::uint8_t>(pending >> (8 * i));
    }
    const std::array<std::uint8_t, 2> writable = {0, (kMsixEnable | kMsixMask) >> 8};
    msix_capability_ = add_capability(kMsixId, body, writable);
    add_bar(bar, BarKind::Memory32, msix_->length(), *msix_);
}

void Endpoint::add_msi() {
    msi_ = std::make_unique<Msi>(wiring_.send_msi);
    msi_capability_ = add_capability(Msi::kId, Msi::kBody, Msi::kWritable);
}

void Endpoint::add_window(unsigned offset, memory::BusTarget& target) {
    window_ = offset;
    window_target_ = &target;
}

void Endpoint::add_register(unsigned offset, std::uint8_t value, std::uint8_t writable) {
    put(offset, 1, value, writable);
}

std::vector<Endpoint::Range> Endpoint::ranges() const {
    std::vector<Range> ranges;
    for (unsigned index = 0; index < kBars; ++index) {
        if (bars_[index].kind != BarKind::None) {
            ranges.push_back({index, bars_[index].kind, bars_[index].size});
        }
    }
    return ranges;
}

void Endpoint::assign(unsigned bar, std::uint32_t address) {
    const std::lock_guard lock(mutex_);
    const bool io = bars_[bar].kind == BarKind::Io;
    const auto mask = ~static_cast<std::uint32_t>(bars_[bar].size - 1);
    put(bar_offset(bar), 4, (address & mask) | (io ? kIoBar : 0), mask);
    put(kCommand, 2, get(kCommand, 2) | (io ? kIoSpace : kMemorySpace), kCommandWritable);
    map_bars();
}

void Endpoint::assign_interrupt_line(std::uint8_t irq) {
    const std::lock_guard lock(mutex_);
    put(kInterruptLine, 1, irq, 0xff);
}

// ---- Configuration accesses ----

std::uint8_t Endpoint::read_byte(unsigned offset) const {
    const bool pin_high = offset == kStatus && intx_;
    return config_[offset] | (pin_high ? kInterruptStatus : 0);
}

std::uint32_t Endpoint::config_read(unsigned offset, unsigned size) {
    if (window_target_ != nullptr && offset >= window_ && offset < window_ + 4) {
        return static_cast<std::uint32_t>(window_target_->read(offset - window_, size));
    }
    const std::lock_guard lock(mutex_);
    std::uint32_t value = 0;
    for (unsigned i = 0; i < size; ++i) {
        value |= std::uint32_t{read_byte(offset + i)} << (8 * i);
    }
    return value;
}

std::uint8_t Endpoint::config_byte(unsigned offset) const {
    const std::lock_guard lock(mutex_);
    return read_byte(offset);
}

void Endpoint::config_write(unsigned offset, unsigned size, std::uint32_t value) {
    if (window_target_ != nullptr && offset >= window_ && offset < window_ + 4) {
        window_target_->write(offset - window_, size, value);
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        for (unsigned i = 0; i < size; ++i) {
            const std::uint8_t mask = writable_[offset + i];
            const auto byte = static_cast<std::uint8_t>(value >> (8 * i));
            config_[offset + i] = static_cast<std::uint8_t>((config_[offset + i] & ~mask) | (byte & mask));
        }
        settle();
    }
    if (listener_) {
        listener_();
    }
}

/// Brings what hangs on the configuration space up to date with it.
void Endpoint::settle() {
    map_bars();
    settle_messages();
    const bool by_message = msix_wanted(config_) || msi_wanted(config_);
    line_.set(intx_ && !by_message && (get(kCommand, 2) & kIntxDisable) == 0);
}

void Endpoint::settle_messages() {
    if (msix_ != nullptr) {
        msix_->configure(msix_wanted(config_), (get(msix_capability_ + 2, 2) & kMsixMask) != 0);
    }
    if (msi_ != nullptr) {
        const std::uint64_t high = get(msi_capability_ + Msi::kAddressHigh, 4);
        const Msi::Message message = {.address = high << 32 | get(msi_capability_ + Msi::kAddress, 4),
                                      .data = get(msi_capability_ + Msi::kData, 2)};
        msi_->configure(msi_wanted(config_), message, intx_);
    }
}

bool Endpoint::msix_wanted(const std::array<std::uint8_t, kConfigSize>& config) const {
    return msix_ != nullptr && (config[msix_capability_ + 3] & kMsixEnable >> 8) != 0;
}

/// A function uses one of both (PCI Local Bus 3.0, section 6.8.2).
bool Endpoint::msi_wanted(const std::array<std::uint8_t, kConfigSize>& config) const {
    return msi_ != nullptr && (config[msi_capability_ + Msi::kControl] & Msi::kEnable) != 0 && !msix_wanted(config);
}

std::optional<std::uint64_t> Endpoint::wanted_address(unsigned index) const {
    const Bar& bar = bars_[index];
    const bool io = bar.kind == BarKind::Io;
    const std::uint64_t address = get(bar_offset(index), 4) & ~(bar.size - 1);
    const bool decoded = (get(kCommand, 2) & (io ? kIoSpace : kMemorySpace)) != 0;
    // Address 0 is that of a range without one; ports end at 64 Ki.
    const bool possible = address != 0 && (!io || address <= 0x10000 - bar.size);
    return decoded && possible ? std::optional(address) : std::nullopt;
}

memory::Bus& Endpoint::bus_of(const Bar& bar) const {
    return bar.kind == BarKind::Io ? wiring_.ports : wiring_.mmio;
}

void Endpoint::map_bars() {
    // First away from where they were, so that ranges may change places.
    for (unsigned index = 0; index < kBars; ++index) {
        Bar& bar = bars_[index];
        if (bar.kind != BarKind::None && bar.mapped && bar.mapped != wanted_address(index)) {
            bus_of(bar).remove(*bar.mapped);
            bar.mapped.reset();
        }
    }
    for (unsigned index = 0; index < kBars; ++index) {
        map(index);
    }
}

void Endpoint::map(unsigned index) {
    Bar& bar = bars_[index];
    const auto owner = owner_.lock();
    if (bar.kind == BarKind::None || bar.mapped || owner == nullptr) {
        return;
    }
    const auto address = wanted_address(index);
    const std::shared_ptr<memory::BusTarget> target(owner, bar.target);
    // Where something else is, a range stays without effect, as two devices that answer at once would be no use either.
    if (address && bus_of(bar).insert(*address, bar.size, target, name_)) {
        bar.mapped = address;
    }
}

// ---- Interrupts ----

bool Endpoint::msix_enabled() const {
    const std::lock_guard lock(mutex_);
    return msix_wanted(config_);
}

void Endpoint::signal(unsigned vector) {
    if (msix_ != nullptr) {
        msix_->signal(vector);
    }
}

void Endpoint::interrupt() {
    const std::lock_guard lock(mutex_);
    if (msi_ != nullptr) {
        msi_->signal();
    }
    if (!std::exchange(intx_, true)) {
        settle();
    }
}

void Endpoint::settle_interrupt() {
    const std::lock_guard lock(mutex_);
    if (std::exchange(intx_, false)) {
        settle();
    }
}

// ---- Lifecycle ----

void Endpoint::pause() {
    const std::lock_guard lock(mutex_);
    line_.hold();
    hold_messages(true);
}

void Endpoint::resume() {
    const std::lock_guard lock(mutex_);
    line_.release();
    hold_messages(false);
}

void Endpoint::hold_messages(bool held) {
    if (msix_ != nullptr) {
        msix_->hold(held);
    }
    if (msi_ != nullptr) {
        msi_->hold(held);
    }
}

void Endpoint::reset() {
    const std::lock_guard lock(mutex_);
    config_ = after_reset_;
    intx_ = false;
    if (msix_ != nullptr) {
        msix_->reset();
    }
    if (msi_ != nullptr) {
        msi_->reset();
    }
    settle();
}

SavedState Endpoint::save() const {
    const std::lock_guard lock(mutex_);
    SavedState state = {{"version", kVersion}, {"config", config_}, {"intx", intx_}};
    if (msix_ != nullptr) {
        const Msix::Snapshot msix = msix_->snapshot();
        state["msix"] = msix.words;
        state["msix_pending"] = msix.pending;
    }
    if (msi_ != nullptr) {
        state["msi_pending"] = msi_->pending();
    }
    return state;
}

Result<Endpoint::Snapshot> Endpoint::parse(const SavedState& state) const {
    Snapshot snapshot;
    StateReader reader(state, name_, kVersion);
    const std::vector<std::uint64_t> bytes = reader.numbers("config", kConfigSize, 0xff);
    for (unsigned i = 0; i < kConfigSize; ++i) {
        snapshot.config[i] = static_cast<std::uint8_t>(bytes[i]);
        reader.require(((snapshot.config[i] ^ after_reset_[i]) & ~writable_[i] & 0xff) == 0,
                       "its configuration space is another device's");
    }
    snapshot.intx = reader.flag("intx");
    if (msix_ != nullptr) {
        snapshot.msix = msix_->parse(reader);
    }
    if (msi_ != nullptr) {
        snapshot.msi_pending = reader.flag("msi_pending");
        reader.require(!snapshot.msi_pending || msi_wanted(snapshot.config), "msi_pending");
    }
    if (auto result = reader.result(); !result) {
        return std::unexpected(std::move(result.error()));
    }
    return snapshot;
}

void Endpoint::apply(const Snapshot& snapshot) {
    const std::lock_guard lock(mutex_);
    config_ = snapshot.config;
    intx_ = snapshot.intx;
    if (msix_ != nullptr) {
        msix_->apply(snapshot.msix);
    }
    settle();
    if (msi_ != nullptr) {
        msi_->set_pending(snapshot.msi_pending);  // Not what settling has made of the change of state.
    }
}

}  // namespace apiary::device::pci
