// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/log.h"
#include "backend/device/virtio/virtio_device.h"
#include "backend/storage/disk.h"

namespace apiary::device::virtio {

/// Feature bits of block devices (VIRTIO 1.2, section 5.2.3).
inline constexpr std::uint64_t kBlockSegMax = 1ull << 2, kBlockReadOnly = 1ull << 5, kBlockBlkSize = 1ull << 6,
                               kBlockFlush = 1ull << 9, kBlockTopology = 1ull << 10, kBlockConfigWce = 1ull << 11,
                               kBlockMultiqueue = 1ull << 12, kBlockDiscard = 1ull << 13,
                               kBlockWriteZeroes = 1ull << 14;

/// A block device (VIRTIO 1.2, section 5.2) on a disk of the host's. Data goes between the disk and the guest's RAM
/// without a copy of ours.
class Block final : public VirtioDevice {
public:
    static constexpr std::uint16_t kQueueSize = 256;
    static constexpr unsigned kMostQueues = 8;
    static constexpr std::size_t kSerialSize = 20;  ///< VIRTIO_BLK_ID_BYTES

    /// What was done since the device was made. A request that ended with an error counts as that alone.
    struct Statistics {
        std::uint64_t reads = 0, bytes_read = 0;
        std::uint64_t writes = 0, bytes_written = 0;
        std::uint64_t flushes = 0;   ///< That the driver asked for.
        std::uint64_t discards = 0;  ///< Of ranges, also those to be zeroed.
        std::uint64_t errors = 0;
        bool operator==(const Statistics&) const = default;
    };

    /// `serial` is told to the driver, its first kSerialSize characters. `queues` is 1 to kMostQueues; best one for
    /// each vCPU.
    Block(std::string name, std::unique_ptr<storage::Disk> disk, std::string serial, unsigned queues);
    ~Block() override;
    Block(const Block&) = delete;
    Block& operator=(const Block&) = delete;

    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] Type type() const override { return Type::Block; }
    [[nodiscard]] std::uint32_t pci_class() const override { return 0x01'00'00; }  // Mass storage, as bhyve's.
    [[nodiscard]] std::uint64_t features() const override;
    [[nodiscard]] std::vector<std::uint16_t> queue_sizes() const override;
    [[nodiscard]] std::size_t config_size() const override;
    void read_config(std::span<std::byte> into) const override;
    void write_config(std::size_t offset, std::span<const std::byte> from) override;
    void start(Transport& transport, std::uint64_t features) override;
    [[nodiscard]] bool process(unsigned index) override;
    [[nodiscard]] bool answers_at_once() const override { return true; }
    void stop() override;
    void reset() override;
    void pause() override;
    void resume() override {}
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

    /// From any thread.
    [[nodiscard]] Statistics statistics() const;

private:
    struct Request;
    /// Of one queue, between process() and deliver().
    struct Progress {
        unsigned under_way = 0;          ///< Requests taken and not given back.
        bool held_back = false;          ///< More was there than may be under way.
        std::vector<Queue::Used> ended;  ///< To be given back.
    };
    struct Counters {
        std::atomic<std::uint64_t> reads, bytes_read, writes, bytes_written, flushes, discards, errors;
    };

    [[nodiscard]] bool take(unsigned index, Queue& queue);
    [[nodiscard]] bool begin(unsigned index, Chain chain);
    [[nodiscard]] Request& make_request(unsigned index, Chain chain);
    void dispatch(Request& request, std::uint32_t type, std::uint64_t sector);
    void begin_transfer(Request& request, std::uint64_t sector, bool write);
    void begin_ranges(Request& request, bool zeroes);
    void begin_flush(Request& request);
    void give_serial(Request& request);
    [[nodiscard]] bool collect_buffers(Request& request, bool write);
    [[nodiscard]] bool is_within(std::uint64_t sector, std::uint64_t bytes) const;
    [[nodiscard]] bool writes_through() const;
    void refuse(Request& request, std::string_view why);
    void ended(Request& request, int error);
    void mark_written(const Request& request);
    void finish(Request& request, std::uint8_t status);
    void count(const Request& request, std::uint8_t status);
    void deliver();

    const std::string name_;
    const std::string serial_;
    RateLimitedLog log_;
    Transport* transport_ = nullptr;  ///< While started.
    std::vector<Progress> queues_;
    std::vector<std::unique_ptr<Request>> requests_;  ///< As many as there ever were at a time.
    std::vector<Request*> free_;

    std::atomic<std::uint64_t> chosen_ = 0;  ///< Features; none while stopped.
    std::atomic<bool> write_back_ = true;    ///< The configuration field `writeback`.
    Counters counters_ = {};
    const std::unique_ptr<storage::Disk> disk_;  ///< Last: what is under way ends in what stands above.
};

/// What a disk's driver is told when no serial is given: the same for the same path.
[[nodiscard]] std::string default_serial(const std::filesystem::path& path);

}  // namespace apiary::device::virtio
