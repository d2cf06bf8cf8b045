// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/pci/msix.h"

#include <algorithm>
#include <utility>

#include "backend/base/check.h"

namespace apiary::device::pci {
namespace {

constexpr unsigned kControl = 3;             // Word of an entry.
constexpr std::uint32_t kMasked = 1;         // Bit of that word.
constexpr std::uint32_t kAddressMask = ~3u;  // The message address is a multiple of 4.

}  // namespace

Msix::Msix(unsigned vectors, SendMsi send) : send_(std::move(send)), entries_(vectors) {
    check(vectors >= 1 && vectors <= kMostVectors, "a function has 1 to 256 vectors");
}

std::uint32_t Msix::load(std::uint64_t offset) const {
    const std::uint64_t index = offset / kEntrySize;
    if (index < entries_.size()) {
        return entries_[index].word[offset % kEntrySize / 4];
    }
    std::uint32_t bits = 0;
    if (offset >= pending_offset()) {
        const std::uint64_t first = (offset - pending_offset()) * 8;
        for (std::uint64_t i = 0; i < 32 && first + i < entries_.size(); ++i) {
            bits |= std::uint32_t{entries_[first + i].pending} << i;
        }
    }
    return bits;
}

void Msix::store(std::uint64_t offset, std::uint32_t value) {
    const std::uint64_t index = offset / kEntrySize;
    if (index >= entries_.size()) {
        return;  // The pending bits are the device's.
    }
    const std::uint64_t word = offset % kEntrySize / 4;
    entries_[index].word[word] = word == 0 ? value & kAddressMask : word == kControl ? value & kMasked : value;
}

/// Software accesses whole 4 or 8 bytes (section 6.8.2); anything else is undefined, and does nothing here.
std::uint64_t Msix::read(std::uint64_t offset, unsigned size) {
    if (size < 4 || offset % 4 != 0) {
        return ~std::uint64_t{0};
    }
    const std::lock_guard lock(mutex_);
    const std::uint64_t low = load(offset);
    return size == 8 ? low | std::uint64_t{load(offset + 4)} << 32 : low;
}

void Msix::write(std::uint64_t offset, unsigned size, std::uint64_t value) {
    if (size < 4 || offset % 4 != 0) {
        return;
    }
    const std::lock_guard lock(mutex_);
    store(offset, static_cast<std::uint32_t>(value));
    if (size == 8) {
        store(offset + 4, static_cast<std::uint32_t>(value >> 32));
    }
    deliver_pending();
}

void Msix::configure(bool enabled, bool masked) {
    const std::lock_guard lock(mutex_);
    enabled_ = enabled;
    masked_ = masked;
    deliver_pending();
}

void Msix::signal(unsigned vector) {
    const std::lock_guard lock(mutex_);
    if (enabled_ && vector < entries_.size()) {
        entries_[vector].pending = true;
        deliver_pending();
    }
}

void Msix::deliver_pending() {
    if (!enabled_ || masked_ || held_) {
        return;
    }
    for (Entry& entry : entries_) {
        if (entry.pending && (entry.word[kControl] & kMasked) == 0) {
            entry.pending = false;
            send_(std::uint64_t{entry.word[1]} << 32 | entry.word[0], entry.word[2]);
        }
    }
}

void Msix::hold(bool held) {
    const std::lock_guard lock(mutex_);
    held_ = held;
    deliver_pending();
}

void Msix::reset() {
    const std::lock_guard lock(mutex_);
    std::ranges::fill(entries_, Entry());
    enabled_ = masked_ = false;
}

Msix::Snapshot Msix::snapshot() const {
    const std::lock_guard lock(mutex_);
    Snapshot snapshot;
    for (const Entry& entry : entries_) {
        snapshot.words.insert(snapshot.words.end(), std::begin(entry.word), std::end(entry.word));
        snapshot.pending.push_back(entry.pending ? 1 : 0);
    }
    return snapshot;
}

Msix::Snapshot Msix::parse(StateReader& reader) const {
    Snapshot snapshot = {.words = reader.numbers("msix", entries_.size() * 4, UINT32_MAX),
                         .pending = reader.numbers("msix_pending", entries_.size(), 1)};
    for (std::size_t i = 0; i < snapshot.words.size(); i += 4) {
        reader.require((snapshot.words[i] & ~std::uint64_t{kAddressMask}) == 0, "msix address");
        reader.require(snapshot.words[i + kControl] <= kMasked, "msix control");
    }
    return snapshot;
}

void Msix::apply(const Snapshot& snapshot) {
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        for (unsigned word = 0; word < 4; ++word) {
            entries_[i].word[word] = static_cast<std::uint32_t>(snapshot.words[i * 4 + word]);
        }
        entries_[i].pending = snapshot.pending[i] != 0;
    }
}

}  // namespace apiary::device::pci
