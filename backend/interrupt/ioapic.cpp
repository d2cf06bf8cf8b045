// SPDX-License-Identifier: BSD-2-Clause
#include "backend/interrupt/ioapic.h"

#include <algorithm>
#include <utility>

#include "backend/base/check.h"
#include "backend/base/state_reader.h"

namespace apiary::interrupt {
namespace {

constexpr std::uint64_t kSelect = 0x00, kWindow = 0x10;  // IOREGSEL, IOWIN
constexpr unsigned kIdRegister = 0, kVersionRegister = 1, kArbitrationRegister = 2, kFirstEntry = 0x10;
constexpr std::uint32_t kIdWritable = 0x0f00'0000;

// A redirection entry (82093AA datasheet, §3.2.4).
constexpr std::uint64_t kLogical = 1 << 11, kRemoteIrr = 1 << 14, kLevel = 1 << 15, kMasked = 1 << 16;
constexpr std::uint64_t kEntryWritable = 0xff00'0000'0001'afff;
constexpr std::uint64_t kEntryReset = kMasked;

constexpr unsigned kStateVersion = 1;

DeliveryMode mode_of(std::uint64_t entry) { return DeliveryMode((entry >> 8) & 7); }

bool has_vector(std::uint64_t entry) {
    return mode_of(entry) == DeliveryMode::Fixed || mode_of(entry) == DeliveryMode::LowestPriority;
}

/// Only vectored modes know level triggering; the others are edges whatever the entry says.
bool is_level(std::uint64_t entry) { return (entry & kLevel) != 0 && has_vector(entry); }

}  // namespace

IoApic::IoApic(std::function<bool(const Message&)> send, std::function<void(const std::vector<Message>&)> watch)
    : send_(std::move(send)), watch_(std::move(watch)) {
    check(static_cast<bool>(send_), "the I/O APIC has a bus to send on");
    entries_.fill(kEntryReset);
}

std::uint64_t IoApic::read(std::uint64_t offset, unsigned size) {
    std::lock_guard lock(mutex_);
    if (offset == kSelect && size <= 4) {
        return select_;
    }
    if (offset == kWindow && size == 4) {
        return read_register(select_);
    }
    log_.warn("read of {} bytes at {:#x} is not possible", size, offset);
    return ~std::uint64_t{0};
}

void IoApic::write(std::uint64_t offset, unsigned size, std::uint64_t value) {
    std::lock_guard lock(mutex_);
    if (offset == kSelect && size <= 4) {
        select_ = static_cast<std::uint8_t>(value);
    } else if (offset == kWindow && size == 4) {
        write_register(select_, static_cast<std::uint32_t>(value));
    } else {
        log_.warn("write of {} bytes at {:#x} is not possible", size, offset);
    }
}

std::uint32_t IoApic::read_register(unsigned index) const {
    switch (index) {
        case kIdRegister:
        case kArbitrationRegister: return id_;
        case kVersionRegister: return kVersion;
        default: break;
    }
    if (index < kFirstEntry || index >= kFirstEntry + 2 * kPins) {
        return 0;
    }
    const std::uint64_t entry = entries_[(index - kFirstEntry) / 2];
    return static_cast<std::uint32_t>(index % 2 == 0 ? entry : entry >> 32);
}

void IoApic::write_register(unsigned index, std::uint32_t value) {
    if (index == kIdRegister) {
        id_ = value & kIdWritable;
    } else if (index >= kFirstEntry && index < kFirstEntry + 2 * kPins) {
        const unsigned pin = (index - kFirstEntry) / 2;
        const std::uint64_t entry = entries_[pin];
        write_entry(pin, index % 2 == 0 ? (entry >> 32 << 32) | value
                                        : (entry & 0xffff'ffff) | std::uint64_t{value} << 32);
    }
}

void IoApic::write_entry(unsigned pin, std::uint64_t value) {
    const std::uint64_t remote_irr = entries_[pin] & kRemoteIrr;
    const std::optional<Message> watched_before = watched_message(pin);
    entries_[pin] = value & kEntryWritable;
    if (watched_message(pin) != watched_before) {
        edge_under_way_ = edge_under_way_ && pin != kCountedPin;
        if (watch_) {
            watch_(all_watched());
        }
    }
    if (is_level(entries_[pin])) {
        // Making an entry edge-triggered forgets the interrupt that is under way. Systems without an EOI register here
        // are known to use that to end it.
        entries_[pin] |= remote_irr;
        send_level(pin);
    }
}

Message IoApic::message_of(unsigned pin) const {
    const std::uint64_t entry = entries_[pin];
    return {.destination = static_cast<std::uint32_t>(entry >> 56),
            .logical = (entry & kLogical) != 0,
            .mode = mode_of(entry),
            .vector = static_cast<std::uint8_t>(entry),
            .level = is_level(entry)};
}

bool IoApic::send_pin(unsigned pin) { return send_(message_of(pin)); }

std::optional<Message> IoApic::watched_message(unsigned pin) const {
    const Message message = message_of(pin);
    const bool possible = has_vector(entries_[pin]) && message.vector >= 16;
    return possible && (message.level || pin == kCountedPin) ? std::optional(message) : std::nullopt;
}

std::vector<Message> IoApic::all_watched() const {
    std::vector<Message> all;
    for (unsigned pin = 0; pin < kPins; ++pin) {
        if (const auto message = watched_message(pin)) {
            all.push_back(*message);
        }
    }
    return all;
}

std::vector<Message> IoApic::watched() const {
    std::lock_guard lock(mutex_);
    return all_watched();
}

bool IoApic::edge_under_way() const {
    std::lock_guard lock(mutex_);
    return edge_under_way_;
}

void IoApic::forget_edge() {
    std::lock_guard lock(mutex_);
    edge_under_way_ = false;
}

/// Sends the interrupt of a level-triggered pin, if there is one and it is not under way.
void IoApic::send_level(unsigned pin) {
    if (asserted_[pin] != 0 && (entries_[pin] & (kMasked | kRemoteIrr)) == 0 && send_pin(pin)) {
        entries_[pin] |= kRemoteIrr;
    }
}

void IoApic::assert_pin(unsigned pin) {
    check(pin < kPins, "the I/O APIC has this pin");
    std::lock_guard lock(mutex_);
    if (++asserted_[pin] != 1) {
        return;
    }
    if (is_level(entries_[pin])) {
        send_level(pin);
    } else if ((entries_[pin] & kMasked) == 0) {
        const bool sent = send_pin(pin);  // An edge that comes while the entry is masked is lost.
        edge_under_way_ = edge_under_way_ || (sent && pin == kCountedPin);
    }
}

void IoApic::deassert_pin(unsigned pin) {
    check(pin < kPins, "the I/O APIC has this pin");
    std::lock_guard lock(mutex_);
    check(asserted_[pin] != 0, "a pin is deasserted as often as it was asserted");
    --asserted_[pin];
}

bool IoApic::pin_level(unsigned pin) const {
    check(pin < kPins, "the I/O APIC has this pin");
    std::lock_guard lock(mutex_);
    return asserted_[pin] != 0;
}

std::optional<std::uint8_t> IoApic::edge_vector(unsigned pin) const {
    check(pin < kPins, "the I/O APIC has this pin");
    std::lock_guard lock(mutex_);
    const std::uint64_t entry = entries_[pin];
    if ((entry & (kMasked | kLevel)) != 0 || !has_vector(entry)) {
        return std::nullopt;
    }
    return static_cast<std::uint8_t>(entry);
}

void IoApic::end_of_interrupt(std::uint8_t vector) {
    std::lock_guard lock(mutex_);
    if (static_cast<std::uint8_t>(entries_[kCountedPin]) == vector) {
        edge_under_way_ = false;
    }
    for (unsigned pin = 0; pin < kPins; ++pin) {
        if ((entries_[pin] & kRemoteIrr) != 0 && static_cast<std::uint8_t>(entries_[pin]) == vector) {
            entries_[pin] &= ~kRemoteIrr;
            send_level(pin);
        }
    }
}

void IoApic::reset() {
    std::lock_guard lock(mutex_);
    id_ = 0;
    select_ = 0;
    entries_.fill(kEntryReset);
    edge_under_way_ = false;
}

nlohmann::json IoApic::save() const {
    std::lock_guard lock(mutex_);
    return {{"version", kStateVersion}, {"id", id_}, {"select", select_}, {"entries", entries_}};
}

Result<void> IoApic::restore(const nlohmann::json& state, const std::array<std::uint32_t, kPins>& asserted) {
    StateReader reader(state, "the I/O APIC", kStateVersion);
    const auto id = static_cast<std::uint32_t>(reader.number("id", kIdWritable));
    reader.require((id & ~kIdWritable) == 0, "reserved bits of the id are set");
    const auto select = reader.number<std::uint8_t>("select");
    const auto entries = reader.numbers("entries", kPins, UINT64_MAX);
    for (const std::uint64_t entry : entries) {
        reader.require((entry & ~(kEntryWritable | kRemoteIrr)) == 0, "reserved bits of an entry are set");
        reader.require((entry & kRemoteIrr) == 0 || is_level(entry), "an edge-triggered entry waits for an EOI");
    }
    if (auto good = reader.result(); !good) {
        return good;
    }
    std::lock_guard lock(mutex_);
    id_ = id;
    select_ = select;
    std::ranges::copy(entries, entries_.begin());
    asserted_ = asserted;
    return {};
}

}  // namespace apiary::interrupt
