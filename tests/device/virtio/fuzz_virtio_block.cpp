// SPDX-License-Identifier: BSD-2-Clause
// The block device under a hostile driver: descriptors, headers and lists of its choosing, in any order with ends of
// the disk's requests, errors of the host and the device's lifecycle. The fake disk checks what it is asked.
#include <algorithm>
#include <cstring>

#include "backend/device/virtio/block.h"
#include "tests/device/virtio/fake_disk.h"
#include "tests/device/virtio/fake_driver.h"
#include "tests/fuzz_input.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::virtio;
using namespace apiary::device::virtio::test;
using testing::FuzzInput;

namespace {

constexpr std::size_t kMostSteps = 300;
constexpr std::uint64_t kDiskSize = 64 * 1024;
constexpr std::uint64_t kMemory = 20 << 20;
constexpr std::uint64_t kRings = FakeTransport::kRings;

class Session {
public:
    explicit Session(FuzzInput& input)
        : input_(input), read_only_(input.take<std::uint8_t>() % 4 == 0), queues_(1 + input.take<std::uint8_t>() % 3u) {
        make();
        features_ = input_.take<std::uint64_t>() & block_->features();
        transport_->start(features_);
    }
    ~Session() { block_->stop(); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void step() {
        switch (input_.take<std::uint8_t>() % 16) {
            case 0:
            case 1:
            case 2:
            case 3: request(); break;
            case 4: raw_descriptor(); break;
            case 5: available(input_.take<std::uint16_t>()); break;
            case 6: indirect(); break;
            case 7:
            case 8: notify(); break;
            case 9: complete(); break;
            case 10: disk_->complete_all(); break;
            case 11: disk_->immediate = input_.take<std::uint8_t>() % 2 == 0; break;
            case 12: config(); break;
            case 13: pause(); break;
            case 14: save_and_restore(); break;
            case 15: restart(); break;
        }
        take_used();
        check(disk_->under_way() <= std::size_t{queues_} * Block::kQueueSize * 16, "requests are bounded by the rings");
    }

private:
    void make() {
        auto disk = std::make_unique<FakeDisk>(kDiskSize, read_only_);
        disk_ = disk.get();
        block_ = std::make_unique<Block>("disk0", std::move(disk), "FUZZ", queues_);
        transport_ = std::make_unique<FakeTransport>(*block_, kMemory);
    }
    DriverRing& ring() { return transport_->ring(input_.take<std::uint8_t>() % queues_); }

    /// Numbers near the limits more often than others.
    std::uint64_t number(std::uint64_t limit) {
        const auto near = input_.take<std::int8_t>();
        switch (input_.take<std::uint8_t>() % 4) {
            case 0: return input_.take<std::uint64_t>();
            case 1: return limit + static_cast<std::uint64_t>(std::int64_t{near});
            case 2: return static_cast<std::uint8_t>(near);
            default: return limit == 0 ? 0 : input_.take<std::uint64_t>() % limit;
        }
    }
    std::uint64_t address() {
        switch (input_.take<std::uint8_t>() % 4) {
            case 0: return number(kMemory);
            case 1: return kRings + number(0xB000);  // The rings themselves.
            default: return input_.take<std::uint32_t>() % (kRings - 8192);
        }
    }
    std::uint32_t type() {
        constexpr std::uint32_t kTypes[] = {0, 1, 4, 8, 11, 13, 0, 1};
        const auto choice = input_.take<std::uint8_t>();
        return choice < 240 ? kTypes[choice % 8] : input_.take<std::uint32_t>();
    }
    /// A request that is nearly right, cut into buffers at will.
    void request() {
        std::vector<std::byte> out(16);
        const std::uint32_t kind = type();
        const std::uint64_t sector = number(kDiskSize / 512);
        std::memcpy(out.data(), &kind, 4);
        std::memcpy(out.data() + 8, &sector, 8);
        std::uint32_t in = 1;
        if (kind == 11 || kind == 13) {
            for (unsigned i = input_.take<std::uint8_t>() % 18; i > 0; --i) {
                const std::uint64_t first = number(kDiskSize / 512);
                const std::uint32_t rest[] = {static_cast<std::uint32_t>(number(kDiskSize / 512)),
                                              input_.take<std::uint8_t>() % 8 == 0 ? input_.take<std::uint32_t>()
                                                                                   : input_.take<std::uint8_t>() % 2u};
                std::byte range[16];
                std::memcpy(range, &first, 8);
                std::memcpy(range + 8, rest, 8);
                out.insert(out.end(), range, range + 16);
            }
        } else if (kind == 1) {
            out.resize(16 + input_.take<std::uint8_t>() % 20 * 512u + (input_.take<std::uint8_t>() == 0 ? 1 : 0));
        } else {
            in += input_.take<std::uint8_t>() % 20 * 512u + (input_.take<std::uint8_t>() == 0 ? 1 : 0);
        }
        std::vector<std::vector<std::byte>> parts;
        for (std::size_t at = 0; at < out.size();) {
            const std::size_t part = std::min<std::size_t>(
                parts.size() < 8 ? 1 + input_.take<std::uint16_t>() % 700 : out.size(), out.size() - at);
            parts.emplace_back(out.begin() + static_cast<std::ptrdiff_t>(at),
                               out.begin() + static_cast<std::ptrdiff_t>(at + part));
            at += part;
        }
        std::vector<std::uint32_t> sizes;
        for (std::uint32_t left = in; left > 0;) {
            const std::uint32_t part =
                std::min<std::uint32_t>(sizes.size() < 8 ? 1 + input_.take<std::uint16_t>() % 700 : left, left);
            sizes.push_back(part);
            left -= part;
        }
        (void)ring().add(parts, sizes);
    }
    void raw_descriptor() {
        DriverRing& chosen = ring();
        const auto length = static_cast<std::uint32_t>(number(4096));
        const auto flags = input_.take<std::uint8_t>();
        const auto next = input_.take<std::uint8_t>();
        chosen.descriptor(input_.take<std::uint8_t>(), address(), length, flags % 8, next);
    }
    void available(std::uint16_t head) { ring().make_available(head); }
    /// A table anywhere, of whatever stands there.
    void indirect() {
        DriverRing& chosen = ring();
        const auto index = input_.take<std::uint8_t>();
        chosen.descriptor(index, address(), input_.take<std::uint16_t>() % 64 * 16u, 4);
        chosen.make_available(index);
    }
    void notify() {
        const unsigned queue = input_.take<std::uint8_t>() % queues_;
        if (transport_->failure.empty() && !paused_) {
            transport_->notify(queue);
        }
    }
    void complete() {
        if (disk_->under_way() > 0) {
            const auto which = input_.take<std::uint16_t>();
            disk_->complete(which % disk_->under_way(), input_.take<std::uint8_t>() % 3 == 0 ? EIO : 0);
        }
    }
    void config() {
        std::byte bytes[8];
        for (std::byte& byte : bytes) {
            byte = std::byte{input_.take<std::uint8_t>()};
        }
        const auto offset = input_.take<std::uint8_t>() % block_->config_size();
        block_->write_config(offset, std::span(bytes).first(std::min<std::size_t>(8, block_->config_size() - offset)));
        std::vector<std::byte> all(block_->config_size());
        block_->read_config(all);
    }
    void pause() {
        if (!paused_) {
            block_->pause();
            check(disk_->under_way() == 0, "a paused device has nothing under way");
        } else {
            block_->resume();
        }
        paused_ = !paused_;
    }
    void save_and_restore() {
        block_->pause();
        const SavedState saved = block_->save();
        check(block_->restore(saved).has_value(), "a saved state is accepted");
        check(block_->save() == saved, "a restored state is the saved one");
        SavedState damaged = saved.flatten();
        auto place = damaged.begin();
        std::advance(place, input_.take<std::uint8_t>() % damaged.size());
        *place = input_.take<std::uint64_t>();
        (void)block_->restore(damaged.unflatten());
    }
    void restart() {
        block_->stop();
        check(disk_->under_way() == 0, "a stopped device has nothing under way");
        if (input_.take<std::uint8_t>() % 2 == 0) {
            block_->reset();
        }
        transport_ = std::make_unique<FakeTransport>(*block_, kMemory);
        paused_ = false;
        transport_->start(features_);
    }
    /// At most a ring of them: the guest may have written to its own ring.
    void take_used() {
        for (unsigned i = 0; i < queues_; ++i) {
            for (unsigned taken = 0; taken < Block::kQueueSize && transport_->ring(i).take_used(); ++taken) {
            }
        }
    }

    FuzzInput& input_;
    const bool read_only_;
    const unsigned queues_;
    std::uint64_t features_ = 0;
    FakeDisk* disk_ = nullptr;
    std::unique_ptr<Block> block_;
    std::unique_ptr<FakeTransport> transport_;
    bool paused_ = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    log::set_level(log::Level::Off);
    FuzzInput input(data, size);
    Session session(input);
    for (std::size_t i = 0; i < kMostSteps && !input.empty(); ++i) {
        session.step();
    }
    return 0;
}
