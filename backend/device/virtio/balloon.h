// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "backend/base/log.h"
#include "backend/device/virtio/virtio_device.h"

namespace apiary::device::virtio {

/// A memory balloon (VIRTIO 1.2, section 5.5): the guest is asked to do without some of its memory, which the host gets
/// back, and reports pages that it does not use at the moment.
///
/// The driver decides what it gives: whatever pages of RAM it names are discarded, be they its own code. Naming them
/// twice does no harm. A page that is taken back needs nothing done: the host gives it zeroed when it is touched.
class Balloon final : public VirtioDevice {
public:
    static constexpr std::uint64_t kPageSize = 4096;  ///< Unit of page numbers, whatever the guest's pages are.
    // Feature bits (section 5.5.3).
    static constexpr std::uint64_t kStatistics = 1u << 1, kDeflateOnOom = 1u << 2, kPageReporting = 1u << 5;
    // Queues (section 5.5.2). Reporting is queue 4; Linux before 6.11 numbers without the gap that the hint queue
    // leaves, which is not offered, and uses 3.
    static constexpr unsigned kInflate = 0, kDeflate = 1, kStatisticsQueue = 2, kOldReporting = 3, kReporting = 4;

    /// What the guest says about its memory (section 5.5.6.4); its tags.
    enum Statistic : std::uint16_t {
        SwapIn,   ///< Bytes.
        SwapOut,  ///< Bytes.
        MajorFaults,
        MinorFaults,
        FreeMemory,   ///< Bytes that are used for nothing.
        TotalMemory,  ///< Bytes.
        Available,    ///< Bytes that programs can get without swapping.
        Caches,       ///< Bytes that can be given up quickly.
        HugePagesMade,
        HugePagesFailed,
        StatisticCount,
    };
    struct Statistics {
        std::uint64_t updates = 0;  ///< How often they have come; it moves when a request was answered.
        std::array<std::optional<std::uint64_t>, StatisticCount> values;
    };

    explicit Balloon(std::string name);

    /// Asks the guest to give up this many bytes of its memory, rounded down to pages. From any thread.
    void set_target(std::uint64_t bytes);
    [[nodiscard]] std::uint64_t target() const { return std::uint64_t{target_.load()} * kPageSize; }
    /// Bytes that the guest says it has given up.
    [[nodiscard]] std::uint64_t actual() const { return std::uint64_t{actual_.load()} * kPageSize; }
    /// Bytes that were given back to the host since the start, pages that the guest has used again since included.
    [[nodiscard]] std::uint64_t discarded() const { return discarded_; }
    /// Asks the guest for new statistics. From any thread.
    void request_statistics();
    /// The last ones. From any thread.
    [[nodiscard]] Statistics statistics() const;

    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] Type type() const override { return Type::Balloon; }
    [[nodiscard]] std::uint32_t pci_class() const override { return 0x00'FF'00; }  // Of no class.
    [[nodiscard]] std::uint64_t features() const override { return kStatistics | kDeflateOnOom | kPageReporting; }
    [[nodiscard]] std::vector<std::uint16_t> queue_sizes() const override { return {128, 128, 128, 128, 128}; }
    [[nodiscard]] std::size_t config_size() const override { return 8; }
    void read_config(std::span<std::byte> into) const override;
    void write_config(std::size_t offset, std::span<const std::byte> from) override;
    void start(Transport& transport, std::uint64_t features) override;
    [[nodiscard]] bool process(unsigned index) override;
    void stop() override;
    void pause() override {}
    void resume() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    /// What may be done in one turn before others get theirs.
    struct Budget {
        unsigned calls = 1024;  ///< Of the host's kernel.
        std::uint64_t bytes = 64ull << 20;
    };

    template <class Handle>
    [[nodiscard]] bool discard_chains(Transport& transport, unsigned index, Handle handle);
    [[nodiscard]] bool inflate(Transport& transport, const Chain& chain, std::uint64_t& done, Budget& budget);
    [[nodiscard]] bool report(Transport& transport, const Chain& chain, std::uint64_t& done, Budget& budget);
    void discard_pages(memory::GuestMemory& memory, std::span<std::uint32_t> pages, Budget& budget);
    void discard(memory::GuestMemory& memory, memory::GuestPhys address, std::uint64_t length, Budget& budget);
    [[nodiscard]] bool exchange_statistics(Transport& transport);
    void read_statistics(const memory::GuestMemory& memory, const Chain& chain);
    void schedule(unsigned queue);
    void schedule_all();

    const std::string name_;
    RateLimitedLog log_;
    std::atomic<Transport*> transport_ = nullptr;         // While started.
    std::atomic<std::uint32_t> target_ = 0, actual_ = 0;  // Pages.
    std::atomic<std::uint64_t> discarded_ = 0;
    std::atomic<bool> statistics_wanted_ = false;
    // The loop's thread only.
    std::uint64_t features_ = 0;
    std::array<std::uint64_t, kReporting + 1> done_{};  // Bytes of the first chain of each queue that are dealt with.
    bool statistics_read_ = false;                      // Those in the buffer that the driver has given.

    mutable std::mutex mutex_;  // Guards what follows.
    Statistics statistics_;
};

}  // namespace apiary::device::virtio
