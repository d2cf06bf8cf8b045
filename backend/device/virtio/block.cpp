// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/block.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <format>
#include <system_error>

#include "backend/device/saved_fields.h"

namespace apiary::device::virtio {
namespace {

constexpr std::uint64_t kSector = 512;  ///< Unit of all addresses, whatever the block size (VIRTIO 1.2, section 5.2.4).

// Request types and outcomes (VIRTIO 1.2, section 5.2.6).
constexpr std::uint32_t kIn = 0, kOut = 1, kFlush = 4, kGetId = 8, kDiscard = 11, kWriteZeroes = 13;
constexpr std::uint8_t kOk = 0, kIoError = 1, kUnsupported = 2;
constexpr std::uint32_t kUnmap = 1;  ///< Flag of a range.

struct Header {
    std::uint32_t type = 0, reserved = 0;
    std::uint64_t sector = 0;
};
static_assert(sizeof(Header) == 16);

struct Range {
    std::uint64_t sector = 0;
    std::uint32_t sectors = 0, flags = 0;
};
static_assert(sizeof(Range) == 16);

/// VIRTIO 1.2, section 5.2.4.
struct Config {
    std::uint64_t capacity = 0;
    std::uint32_t size_max = 0, seg_max = 0;
    std::uint16_t cylinders = 0;
    std::uint8_t heads = 0, sectors = 0;
    std::uint32_t blk_size = 0;
    std::uint8_t physical_block_exp = 0, alignment_offset = 0;
    std::uint16_t min_io_size = 0;
    std::uint32_t opt_io_size = 0;
    std::uint8_t writeback = 0, unused0 = 0;
    std::uint16_t num_queues = 0;
    std::uint32_t max_discard_sectors = 0, max_discard_seg = 0, discard_sector_alignment = 0;
    std::uint32_t max_write_zeroes_sectors = 0, max_write_zeroes_seg = 0;
    std::uint8_t write_zeroes_may_unmap = 0;
    std::array<std::uint8_t, 3> unused1 = {};
};
constexpr std::size_t kConfigSize = 0x3C;
static_assert(offsetof(Config, writeback) == 0x20 && offsetof(Config, write_zeroes_may_unmap) == 0x38 &&
              offsetof(Config, unused1) + 3 == kConfigSize);

// What one request may ask for. A driver keeps to what the configuration says; the rest bounds what a hostile one can
// have us hold and wait for.
constexpr std::uint32_t kMostSegments = Block::kQueueSize - 2;  ///< seg_max: less the header's and the status's.
constexpr std::size_t kMostBuffers = 1024;                      ///< Of all descriptors, however a driver cuts its data.
constexpr std::uint64_t kMostBytes = 64ull << 20;
constexpr std::uint32_t kMostRanges = 16, kMostDiscardSectors = 1u << 22;
constexpr std::uint32_t kMostZeroRanges = 1, kMostZeroSectors = (32u << 20) / kSector;  ///< May have to be written.

/// Stands in the chosen features while the device is started; no feature has this bit.
constexpr std::uint64_t kStarted = 1ull << 63;

constexpr unsigned kStateVersion = 1;

struct State {
    bool write_back = true;
    std::uint64_t capacity = 0;
    bool read_only = false;
};

template <class Visitor>
void describe(Visitor& visitor, State& state) {
    visitor.field("write_back", state.write_back);
    visitor.field("capacity", state.capacity);
    visitor.field("read_only", state.read_only);
}

std::string text_of(int error) {
    return std::generic_category().message(error);
}

}  // namespace

/// A chain of the driver's, from when it is taken to when it is given back.
struct Block::Request {
    unsigned queue = 0;
    Chain chain;
    std::uint32_t type = 0;
    std::uint64_t data_size = 0;  ///< Bytes moved, for kIn and kOut.
    std::uint64_t written = 0;    ///< Bytes of data in the writable buffers, should it succeed.
    std::vector<iovec> buffers;   ///< Of the data, where the host has them.
    unsigned under_way = 0;       ///< The disk's requests for this one.
    int error = 0;                ///< The first of theirs.
    bool flush_at_end = false;
};

Block::Block(std::string name, std::unique_ptr<storage::Disk> disk, std::string serial, unsigned queues)
    : name_(std::move(name)),
      serial_(std::move(serial)),
      log_(name_),
      queues_(std::clamp(queues, 1u, kMostQueues)),
      disk_(std::move(disk)) {
    disk_->on_batch_end([this] { deliver(); });
}

Block::~Block() = default;

// ---- What the driver sees beside its requests ----

std::uint64_t Block::features() const {
    std::uint64_t features = kBlockSegMax | kBlockBlkSize | kBlockFlush | kBlockTopology | kBlockConfigWce;
    features |= queues_.size() > 1 ? kBlockMultiqueue : 0;
    return features | (disk_->read_only() ? kBlockReadOnly : kBlockDiscard | kBlockWriteZeroes);
}

std::vector<std::uint16_t> Block::queue_sizes() const {
    return std::vector<std::uint16_t>(queues_.size(), kQueueSize);
}

std::size_t Block::config_size() const {
    return kConfigSize;
}

void Block::read_config(std::span<std::byte> into) const {
    const storage::BlockSizes blocks = disk_->block_sizes();
    const auto physical_in_logical = blocks.physical / blocks.logical;
    Config config;
    config.capacity = disk_->size() / kSector;
    config.seg_max = kMostSegments;
    config.blk_size = blocks.logical;
    config.physical_block_exp = static_cast<std::uint8_t>(std::countr_zero(physical_in_logical));
    config.min_io_size = static_cast<std::uint16_t>(physical_in_logical);
    config.writeback = writes_through() ? 0 : 1;
    config.num_queues = static_cast<std::uint16_t>(queues_.size());
    config.max_discard_sectors = kMostDiscardSectors;
    config.max_discard_seg = kMostRanges;
    config.discard_sector_alignment = static_cast<std::uint32_t>(blocks.physical / kSector);
    config.max_write_zeroes_sectors = kMostZeroSectors;
    config.max_write_zeroes_seg = kMostZeroRanges;
    config.write_zeroes_may_unmap = 1;
    std::memcpy(into.data(), &config, std::min(into.size(), kConfigSize));
}

void Block::write_config(std::size_t offset, std::span<const std::byte> from) {
    constexpr std::size_t kWriteback = offsetof(Config, writeback);
    if ((chosen_ & kBlockConfigWce) != 0 && offset <= kWriteback && kWriteback - offset < from.size()) {
        write_back_ = from[kWriteback - offset] != std::byte{0};
    }
}

/// Whether what is written has to be on the medium before the driver hears of it (VIRTIO 1.2, section 5.2.6.2): it did
/// not choose to flush, or it said so. A driver that is not ready yet may be told either.
bool Block::writes_through() const {
    const std::uint64_t chosen = chosen_;
    return ((chosen & kStarted) != 0 && (chosen & kBlockFlush) == 0) || !write_back_;
}

// ---- Life ----

void Block::start(Transport& transport, std::uint64_t features) {
    transport_ = &transport;
    chosen_ = features | kStarted;
}

void Block::stop() {
    for (Progress& queue : queues_) {
        queue.held_back = false;
    }
    disk_->drain();
    transport_ = nullptr;
    chosen_ = 0;
}

void Block::reset() {
    write_back_ = true;
}

void Block::pause() {
    disk_->drain();
}

SavedState Block::save() const {
    State state = {.write_back = write_back_, .capacity = disk_->size(), .read_only = disk_->read_only()};
    FieldWriter writer(kStateVersion);
    describe(writer, state);
    return writer.take();
}

Result<void> Block::restore(const SavedState& saved) {
    State state;
    FieldReader reader(saved, name_, kStateVersion);
    describe(reader, state);
    reader.require(state.capacity == disk_->size(), "the disk had another size");
    reader.require(state.read_only == disk_->read_only(), "the disk was writable where it is not now, or the reverse");
    if (auto read = reader.result(); !read) {
        return read;
    }
    write_back_ = state.write_back;
    return {};
}

Block::Statistics Block::statistics() const {
    return {.reads = counters_.reads,
            .bytes_read = counters_.bytes_read,
            .writes = counters_.writes,
            .bytes_written = counters_.bytes_written,
            .flushes = counters_.flushes,
            .discards = counters_.discards,
            .errors = counters_.errors};
}

// ---- Requests ----

bool Block::process(unsigned index) {
    if (transport_ == nullptr || index >= queues_.size()) {
        return false;
    }
    Queue& queue = transport_->queue(index);
    queue.disable_notifications();
    const bool sound = take(index, queue);
    disk_->submit();
    deliver();
    if (queue.broken()) {
        transport_->fail(queue.fault());
    }
    if (queue.broken() || !sound) {
        return false;
    }
    // What is held back is looked at again when a request ends.
    return !queues_[index].held_back && queue.enable_notifications();
}

/// Begins what the driver made available, at most a ring of it; more than a ring cannot be under way, but for a driver
/// that uses descriptors twice. False when the driver broke the rules of requests.
bool Block::take(unsigned index, Queue& queue) {
    Progress& progress = queues_[index];
    for (unsigned budget = queue.size(); budget > 0; --budget) {
        if (progress.under_way >= queue.size()) {
            progress.held_back = true;
            return true;
        }
        auto chain = queue.pop();
        if (!chain) {
            return true;
        }
        if (!begin(index, *std::move(chain))) {
            return false;
        }
    }
    return true;
}

Block::Request& Block::make_request(unsigned index, Chain chain) {
    if (free_.empty()) {
        free_.push_back(requests_.emplace_back(std::make_unique<Request>()).get());
    }
    Request& request = *free_.back();
    free_.pop_back();
    request.queue = index;
    request.chain = std::move(chain);
    request.data_size = 0;
    request.written = 0;
    request.error = 0;
    request.flush_at_end = false;
    ++queues_[index].under_way;
    return request;
}

/// False when the request cannot even be answered.
bool Block::begin(unsigned index, Chain chain) {
    if (chain.writable_size == 0) {
        transport_->fail("a request to a disk without a byte for its status");
        return false;
    }
    Request& request = make_request(index, std::move(chain));
    const auto header = request.chain.load<Header>(transport_->memory());
    if (!header) {
        refuse(request, "a request without a whole header");
    } else if (request.chain.readable.size() + request.chain.writable.size() > kMostBuffers) {
        refuse(request, "a request of too many buffers");
    } else {
        request.type = header->type;
        dispatch(request, header->type, header->sector);
    }
    return true;
}

void Block::dispatch(Request& request, std::uint32_t type, std::uint64_t sector) {
    switch (type) {
        case kIn: begin_transfer(request, sector, false); break;
        case kOut: begin_transfer(request, sector, true); break;
        case kFlush: begin_flush(request); break;
        case kGetId: give_serial(request); break;
        case kDiscard: begin_ranges(request, false); break;
        case kWriteZeroes: begin_ranges(request, true); break;
        default: finish(request, kUnsupported); break;
    }
}

/// Whether `bytes` from `sector` on are on the disk.
bool Block::is_within(std::uint64_t sector, std::uint64_t bytes) const {
    const std::uint64_t size = disk_->size();
    return bytes <= size && sector <= (size - bytes) / kSector;
}

void Block::begin_transfer(Request& request, std::uint64_t sector, bool write) {
    request.data_size = write ? request.chain.readable_size - sizeof(Header) : request.chain.writable_size - 1;
    request.written = write ? 0 : request.data_size;
    if (request.data_size % kSector != 0 || request.data_size > kMostBytes) {
        refuse(request, "a transfer of a size that there is not");
    } else if (!is_within(sector, request.data_size)) {
        refuse(request, "a transfer beyond the disk's end");
    } else if (write && disk_->read_only()) {
        refuse(request, "a write to a read-only disk");
    } else if (!collect_buffers(request, write)) {
        refuse(request, "a buffer that is no memory");
    } else {
        request.under_way = 1;
        request.flush_at_end = write && writes_through();
        const auto done = [this, &request](int error) { ended(request, error); };
        if (write) {
            disk_->write(sector * kSector, request.buffers, done);
        } else {
            disk_->read(sector * kSector, request.buffers, done);
        }
    }
}

/// Finds the data of a transfer in the host's memory: behind the header, or before the status.
bool Block::collect_buffers(Request& request, bool write) {
    request.buffers.clear();
    std::uint64_t skip = write ? sizeof(Header) : 0;
    std::uint64_t left = request.data_size;
    for (const Segment& segment : write ? request.chain.readable : request.chain.writable) {
        const std::uint64_t skipped = std::min<std::uint64_t>(skip, segment.length);
        const std::uint64_t length = std::min(segment.length - skipped, left);
        skip -= skipped;
        left -= length;
        if (length == 0) {
            continue;
        }
        std::byte* const at = transport_->memory().buffer(segment.address + skipped, length);
        if (at == nullptr) {
            return false;
        }
        iovec* const last = request.buffers.empty() ? nullptr : &request.buffers.back();
        if (last != nullptr && static_cast<std::byte*>(last->iov_base) + last->iov_len == at) {
            last->iov_len += length;  // Pages that lie side by side are one buffer to the kernel.
        } else {
            request.buffers.push_back({at, length});
        }
    }
    return true;
}

void Block::begin_flush(Request& request) {
    request.under_way = 1;
    disk_->flush([this, &request](int error) { ended(request, error); });
}

void Block::give_serial(Request& request) {
    std::array<char, kSerialSize> id = {};
    std::copy_n(serial_.begin(), std::min(serial_.size(), id.size()), id.begin());
    const std::uint64_t room = std::min<std::uint64_t>(request.chain.writable_size - 1, id.size());
    request.written = request.chain.write(transport_->memory(), 0, std::as_bytes(std::span(id)).first(room));
    finish(request, kOk);
}

void Block::begin_ranges(Request& request, bool zeroes) {
    std::array<Range, kMostRanges> ranges;
    const std::uint64_t size = request.chain.readable_size - sizeof(Header);
    const std::uint64_t count = size / sizeof(Range);
    if (size % sizeof(Range) != 0 || count == 0 || count > (zeroes ? kMostZeroRanges : kMostRanges)) {
        refuse(request, "a list of ranges of a size that there is not");
        return;
    }
    if (disk_->read_only()) {
        refuse(request, "a change of a read-only disk");
        return;
    }
    const auto bytes = std::as_writable_bytes(std::span(ranges)).first(size);
    const auto list = std::span(ranges).first(count);
    if (request.chain.read(transport_->memory(), sizeof(Header), bytes) != size) {
        refuse(request, "a list of ranges that is no memory");
        return;
    }
    // VIRTIO 1.2, section 5.2.6.2: unknown flags, and "unmap" of a discard, are not supported.
    if (std::ranges::any_of(list, [&](const Range& range) { return (range.flags & ~(zeroes ? kUnmap : 0)) != 0; })) {
        finish(request, kUnsupported);
        return;
    }
    const auto fits = [&](const Range& range) {
        return range.sectors <= (zeroes ? kMostZeroSectors : kMostDiscardSectors) &&
               is_within(range.sector, range.sectors * kSector);
    };
    if (!std::ranges::all_of(list, fits)) {
        refuse(request, "a range beyond the disk's end or too long");
        return;
    }
    request.under_way = static_cast<unsigned>(count);
    request.flush_at_end = writes_through();
    for (const Range& range : list) {
        const auto done = [this, &request](int error) { ended(request, error); };
        if (zeroes) {
            disk_->write_zeroes(range.sector * kSector, range.sectors * kSector, (range.flags & kUnmap) != 0, done);
        } else {
            disk_->discard(range.sector * kSector, range.sectors * kSector, done);
        }
    }
}

// ---- Ends ----

void Block::refuse(Request& request, std::string_view why) {
    log_.warn("{}", why);
    finish(request, kIoError);
}

/// One of the disk's requests for `request` has ended.
void Block::ended(Request& request, int error) {
    request.error = request.error != 0 ? request.error : error;
    if (--request.under_way > 0) {
        return;
    }
    if (request.error == 0 && request.flush_at_end) {
        request.flush_at_end = false;
        begin_flush(request);
        disk_->submit();
        return;
    }
    mark_written(request);
    if (request.error != 0) {
        log_.warn("a request of type {} failed on the host: {}", request.type, text_of(request.error));
        finish(request, kIoError);
    } else {
        finish(request, kOk);
    }
}

/// The kernel may have written to the buffers of a read, also of one that failed.
void Block::mark_written(const Request& request) {
    if (request.type != kIn) {
        return;
    }
    std::uint64_t left = request.data_size;
    for (const Segment& segment : request.chain.writable) {
        const std::uint64_t length = std::min<std::uint64_t>(segment.length, left);
        transport_->memory().buffer_written(segment.address, length);
        left -= length;
    }
}

void Block::finish(Request& request, std::uint8_t status) {
    (void)request.chain.store(transport_->memory(), request.chain.writable_size - 1, status);
    const std::uint64_t written = 1 + (status == kOk ? request.written : 0);
    Progress& queue = queues_[request.queue];
    queue.ended.push_back({request.chain.head, static_cast<std::uint32_t>(written)});
    --queue.under_way;
    count(request, status);
    free_.push_back(&request);
}

void Block::count(const Request& request, std::uint8_t status) {
    const auto add = [](std::atomic<std::uint64_t>& counter, std::uint64_t by) {
        counter.fetch_add(by, std::memory_order_relaxed);
    };
    if (status != kOk) {
        add(counters_.errors, 1);
        return;
    }
    switch (request.type) {
        case kIn:
            add(counters_.reads, 1);
            add(counters_.bytes_read, request.data_size);
            break;
        case kOut:
            add(counters_.writes, 1);
            add(counters_.bytes_written, request.data_size);
            break;
        case kFlush: add(counters_.flushes, 1); break;
        case kDiscard:
        case kWriteZeroes: add(counters_.discards, 1); break;
        default: break;
    }
}

/// Gives back what has ended, all of it at once.
void Block::deliver() {
    for (unsigned i = 0; i < queues_.size(); ++i) {
        Progress& queue = queues_[i];
        if (queue.ended.empty()) {
            continue;
        }
        transport_->queue(i).push(queue.ended);
        queue.ended.clear();
        transport_->signal(i);
        if (std::exchange(queue.held_back, false)) {
            transport_->schedule(i);
        }
    }
}

std::string default_serial(const std::filesystem::path& path) {
    std::error_code ignored;
    const std::filesystem::path absolute = std::filesystem::absolute(path, ignored).lexically_normal();
    std::uint64_t hash = 0xcbf2'9ce4'8422'2325;  // FNV-1a, 64 bits
    for (const char c : absolute.string()) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100'0000'01b3;
    }
    return std::format("APIARY-{:012X}", hash >> 16);
}

}  // namespace apiary::device::virtio
