// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/balloon.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "backend/device/saved_fields.h"

namespace apiary::device::virtio {
namespace {

constexpr unsigned kVersion = 1;
constexpr std::size_t kPagesAtOnce = 256;      ///< Page numbers looked at together, as many as Linux sends.
constexpr std::size_t kMostStatistics = 64;    ///< In one buffer; there are 10 kinds.
constexpr std::uint64_t kPieceSize = 4 << 20;  ///< Bytes given back in one call.

/// VIRTIO 1.2, section 5.5.4, without what features that are not offered add.
struct Config {
    std::uint32_t target = 0;
    std::uint32_t actual = 0;
};
static_assert(sizeof(Config) == 8);

/// Section 5.5.6.3; packed.
constexpr std::size_t kStatisticSize = 10, kStatisticValue = 2;

template <class T>
T take(std::span<const std::byte> bytes) {
    T value;
    std::memcpy(&value, bytes.data(), sizeof(value));
    return value;
}

}  // namespace

Balloon::Balloon(std::string name) : name_(std::move(name)), log_(name_) {}

// ---- The host's side ----

void Balloon::set_target(std::uint64_t bytes) {
    const std::uint64_t pages = std::min<std::uint64_t>(bytes / kPageSize, std::numeric_limits<std::uint32_t>::max());
    if (target_.exchange(static_cast<std::uint32_t>(pages)) == pages) {
        return;
    }
    if (Transport* transport = transport_.load()) {
        transport->config_changed();
    }
}

void Balloon::request_statistics() {
    statistics_wanted_ = true;
    schedule(kStatisticsQueue);
}

Balloon::Statistics Balloon::statistics() const {
    const std::lock_guard lock(mutex_);
    return statistics_;
}

void Balloon::schedule(unsigned queue) {
    if (Transport* transport = transport_.load()) {
        transport->schedule(queue);
    }
}

void Balloon::schedule_all() {
    for (unsigned queue = 0; queue <= kReporting; ++queue) {
        schedule(queue);
    }
}

// ---- What the transport asks for ----

void Balloon::read_config(std::span<std::byte> into) const {
    const Config config = {.target = target_, .actual = actual_};
    std::memcpy(into.data(), &config, std::min(into.size(), sizeof(config)));
}

void Balloon::write_config(std::size_t offset, std::span<const std::byte> from) {
    Config config = {.target = target_, .actual = actual_};
    if (offset > sizeof(config) || from.size() > sizeof(config) - offset) {
        return;
    }
    // By one vCPU at a time, if its driver is any good; the target is not the driver's to write.
    std::memcpy(reinterpret_cast<std::byte*>(&config) + offset, from.data(), from.size());
    actual_ = config.actual;
}

void Balloon::start(Transport& transport, std::uint64_t features) {
    features_ = features;
    transport_ = &transport;
    schedule_all();
}

bool Balloon::process(unsigned index) {
    Transport* transport = transport_.load();
    if (transport == nullptr) {
        return false;
    }
    const auto pages = [&](const Chain& chain, std::uint64_t& done, Budget& budget) {
        return inflate(*transport, chain, done, budget);
    };
    const auto reported = [&](const Chain& chain, std::uint64_t& done, Budget& budget) {
        return report(*transport, chain, done, budget);
    };
    switch (index) {
        case kInflate: return discard_chains(*transport, index, pages);
        case kDeflate: return drain(*transport, index, [](const Chain&) -> std::uint32_t { return 0; });
        case kStatisticsQueue: return (features_ & kStatistics) != 0 && exchange_statistics(*transport);
        case kOldReporting:
        case kReporting: return (features_ & kPageReporting) != 0 && discard_chains(*transport, index, reported);
        default: return false;
    }
}

void Balloon::stop() {
    transport_ = nullptr;
    features_ = 0;
    done_ = {};
    statistics_read_ = false;
    actual_ = 0;  // The guest's next kernel has all pages.
}

void Balloon::resume() {
    schedule_all();
}

/// What is under way needs no saving: discarding pages again, before the driver hears of it, makes no difference.
SavedState Balloon::save() const {
    std::uint32_t target = target_;
    std::uint32_t actual = actual_;
    FieldWriter writer(kVersion);
    writer.field("target", target);
    writer.field("actual", actual);
    return writer.take();
}

Result<void> Balloon::restore(const SavedState& saved) {
    std::uint32_t target = 0;
    std::uint32_t actual = 0;
    FieldReader reader(saved, name_, kVersion);
    reader.field("target", target);
    reader.field("actual", actual);
    if (const auto result = reader.result(); !result) {
        return result;
    }
    target_ = target;
    actual_ = actual;
    done_ = {};
    statistics_read_ = false;
    return {};
}

// ---- Pages ----

/// Has `handle(chain, done, budget)` deal with chains until it says that it could not do all of one in this turn.
template <class Handle>
bool Balloon::discard_chains(Transport& transport, unsigned index, Handle handle) {
    Queue& queue = transport.queue(index);
    Budget budget;
    bool whole = true;
    queue.disable_notifications();
    for (unsigned chains = queue.size(); chains > 0 && whole; --chains) {
        const auto chain = queue.pop();
        if (!chain) {
            break;
        }
        whole = handle(*chain, done_[index], budget);
        if (whole) {
            done_[index] = 0;
            queue.push(chain->head, 0);
        } else {
            queue.unpop();
        }
    }
    transport.signal(index);
    if (queue.broken()) {
        transport.fail(queue.fault());
        return false;
    }
    return !whole || queue.enable_notifications();
}

/// A list of page numbers.
bool Balloon::inflate(Transport& transport, const Chain& chain, std::uint64_t& done, Budget& budget) {
    std::array<std::uint32_t, kPagesAtOnce> pages;
    while (done < chain.readable_size) {
        if (budget.calls < kPagesAtOnce || budget.bytes < kPagesAtOnce * kPageSize) {
            return false;
        }
        const std::size_t size = chain.read(transport.memory(), done, std::as_writable_bytes(std::span(pages)));
        discard_pages(transport.memory(), std::span(pages).first(size / sizeof(std::uint32_t)), budget);
        done += sizeof(pages);
    }
    return true;
}

/// Neighbours are given back together, unless some of them are not memory.
void Balloon::discard_pages(memory::GuestMemory& memory, std::span<std::uint32_t> pages, Budget& budget) {
    std::ranges::sort(pages);
    for (std::size_t first = 0; first < pages.size();) {
        std::size_t next = first + 1;
        while (next < pages.size() && pages[next] - pages[next - 1] <= 1) {
            ++next;
        }
        const memory::GuestPhys start{pages[first] * kPageSize};
        const std::uint64_t length = (std::uint64_t{pages[next - 1]} - pages[first] + 1) * kPageSize;
        const bool together = memory.contains(start, length);
        for (std::uint64_t at = 0; at < length; at += together ? length : kPageSize) {
            discard(memory, start + at, together ? length : kPageSize, budget);
        }
        first = next;
    }
}

/// Buffers that are themselves the pages.
bool Balloon::report(Transport& transport, const Chain& chain, std::uint64_t& done, Budget& budget) {
    std::uint64_t skip = done;
    for (const Segment& segment : chain.writable) {
        while (skip < segment.length) {
            if (budget.calls == 0 || budget.bytes < kPieceSize) {
                return false;
            }
            const memory::GuestPhys at = segment.address + skip;
            const std::uint64_t piece = std::min(segment.length - skip, kPieceSize - at.value % kPageSize);
            discard(transport.memory(), at, piece, budget);
            skip += piece;
            done += piece;
        }
        skip -= segment.length;
    }
    return true;
}

void Balloon::discard(memory::GuestMemory& memory, memory::GuestPhys address, std::uint64_t length, Budget& budget) {
    budget.calls -= std::min(budget.calls, 1u);
    budget.bytes -= std::min(budget.bytes, length);
    if (const auto given = memory.discard(address, length)) {
        discarded_ += *given;
    } else if (given.error() == memory::MemoryError::NotRam) {
        log_.warn("page {:#x} is not memory", address.value / kPageSize);
    } else {
        log_.warn("the host does not take back {} pages from {:#x} on", length / kPageSize, address.value / kPageSize);
    }
}

// ---- Statistics ----

/// The driver gives a buffer of statistics, and gets it back when there is to be another (section 5.5.6.3). It waits in
/// the ring until then.
bool Balloon::exchange_statistics(Transport& transport) {
    Queue& queue = transport.queue(kStatisticsQueue);
    bool starved = false;
    bool waits = false;
    for (unsigned budget = queue.size(); budget > 0 && !starved && !waits; --budget) {
        const auto chain = queue.pop();
        if (!chain) {
            starved = !queue.enable_notifications();
            continue;
        }
        if (!std::exchange(statistics_read_, true)) {
            read_statistics(transport.memory(), *chain);
        }
        waits = !statistics_wanted_.exchange(false);
        if (waits) {
            queue.unpop();
        } else {
            queue.push(chain->head, 0);
            statistics_read_ = false;
        }
    }
    transport.signal(kStatisticsQueue);
    if (queue.broken()) {
        transport.fail(queue.fault());
        return false;
    }
    return queue.running() && !starved && !waits;
}

void Balloon::read_statistics(const memory::GuestMemory& memory, const Chain& chain) {
    std::array<std::byte, kMostStatistics * kStatisticSize> bytes;
    const std::size_t size = chain.read(memory, 0, bytes);
    Statistics statistics;
    for (std::size_t at = 0; size - at >= kStatisticSize; at += kStatisticSize) {
        const auto entry = std::span(bytes).subspan(at, kStatisticSize);
        const auto tag = take<std::uint16_t>(entry);
        if (tag < StatisticCount) {
            statistics.values[tag] = take<std::uint64_t>(entry.subspan(kStatisticValue));
        }
    }
    const std::lock_guard lock(mutex_);
    statistics.updates = statistics_.updates + 1;
    statistics_ = statistics;
}

}  // namespace apiary::device::virtio
