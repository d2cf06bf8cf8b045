// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "backend/base/event_loop.h"
#include "backend/base/log.h"
#include "backend/device/virtio/virtio_device.h"
#include "backend/share/server.h"

namespace apiary::device::virtio {

/// The 9P transport device, a folder of the host under a tag that the guest mounts it by. VIRTIO 1.2 only reserves its
/// number; the layout is that of include/uapi/linux/virtio_9p.h in Linux.
///
/// Requests are handled in their order, on a thread of the device's own, as the host's file system may let them wait;
/// their ends come back on the loop. So an answer to Tflush is never given before that of the request it flushes.
/// Resetting the device ends the session.
class P9 final : public VirtioDevice {
public:
    static constexpr std::uint64_t kMountTag = 1 << 0;  ///< VIRTIO_9P_MOUNT_TAG
    static constexpr std::uint16_t kQueueSize = 128;    ///< As many as Linux can use.
    static constexpr std::size_t kMostTag = 31;         ///< Bytes.

    /// `tag` is 1 to kMostTag bytes. Being out of threads is an error.
    [[nodiscard]] static Result<std::unique_ptr<P9>> create(std::string name, EventLoop& loop, std::string tag,
                                                            std::unique_ptr<share::Server> server);
    /// Waits for the request that is being handled. `loop` must be there still.
    ~P9() override;

    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] Type type() const override { return Type::P9; }
    [[nodiscard]] std::uint32_t pci_class() const override { return 0x018000; }  // Storage, as bhyve's.
    [[nodiscard]] std::uint64_t features() const override { return kMountTag; }
    [[nodiscard]] std::vector<std::uint16_t> queue_sizes() const override { return {kQueueSize}; }
    [[nodiscard]] std::size_t config_size() const override { return sizeof(std::uint16_t) + tag_.size(); }
    void read_config(std::span<std::byte> into) const override;
    void write_config(std::size_t, std::span<const std::byte>) override {}

    void start(Transport& transport, std::uint64_t features) override;
    [[nodiscard]] bool process(unsigned index) override;
    void stop() override;
    void pause() override;
    void resume() override {}
    /// The session's fids with their paths, see share::Server::save().
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    struct Done {
        std::uint16_t head = 0;
        std::uint32_t written = 0;
    };

    P9(std::string name, EventLoop& loop, std::string tag, std::unique_ptr<share::Server> server);
    void work(const std::weak_ptr<int>& alive);
    [[nodiscard]] std::uint32_t handle(const Chain& chain);
    void collect();
    void end_session();

    const std::string name_, tag_;
    EventLoop& loop_;
    const std::unique_ptr<share::Server> server_;  ///< The worker's; others' while it is idle.
    RateLimitedLog log_;

    // The loop's.
    Transport* transport_ = nullptr;
    unsigned in_flight_ = 0;
    bool held_back_ = false;                                ///< There were more chains than may be in flight.
    std::shared_ptr<int> alive_ = std::make_shared<int>();  ///< Gone with the device, for what is posted still.

    // The worker's, from start() on.
    memory::GuestMemory* memory_ = nullptr;
    std::vector<std::byte> request_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Chain> waiting_;
    std::vector<Done> done_;
    bool busy_ = false;
    bool session_over_ = false;  ///< It ends before the next request, unless it is restored before that.
    bool end_ = false;
    std::thread worker_;
};

}  // namespace apiary::device::virtio
