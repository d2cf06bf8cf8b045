// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "backend/base/result.h"
#include "backend/device/device.h"
#include "backend/device/virtio/queue.h"

namespace apiary::device::virtio {

/// Device types (VIRTIO 1.2, section 5).
enum class Type : std::uint16_t { Net = 1, Block = 2, Console = 3, Rng = 4, Balloon = 5, P9 = 9 };

/// Feature bits of every device (VIRTIO 1.2, section 6).
inline constexpr std::uint64_t kNotifyOnEmpty = 1ull << 24, kAnyLayout = 1ull << 27, kIndirectDescriptors = 1ull << 28,
                               kEventIndex = 1ull << 29, kVersion1 = 1ull << 32, kRingReset = 1ull << 40;

/// What a virtio device has of its transport. All of it may be called on the I/O loop's thread only (with its turn, see
/// EventLoop), where nothing else is said.
class Transport {
public:
    virtual ~Transport() = default;
    [[nodiscard]] virtual memory::GuestMemory& memory() = 0;
    [[nodiscard]] virtual Queue& queue(unsigned index) = 0;
    /// Interrupts the driver for what was pushed to the queue, if it wants to be; also where nothing was pushed.
    virtual void signal(unsigned queue) = 0;
    /// The configuration space has changed. From any thread, but with none of the device's own locks that
    /// read_config() takes.
    virtual void config_changed() = 0;
    /// Has VirtioDevice::process() called for the queue soon, as by a notification. From any thread.
    virtual void schedule(unsigned queue) = 0;
    /// The driver broke the rules: the device needs a reset (VIRTIO 1.2, section 2.1.1) and does nothing until then.
    virtual void fail(const std::string& why) = 0;
};

/// A virtio device, apart from the transport that its driver reaches it by.
///
/// The transport calls start() when the driver is ready, then process() for each queue that has something to do, and
/// stop() when the driver resets the device; all three on the I/O loop's thread, never two at a time. Between pause()
/// and resume() there is no process() and no end of earlier requests.
class VirtioDevice {
public:
    virtual ~VirtioDevice() = default;

    [[nodiscard]] virtual std::string name() const = 0;
    [[nodiscard]] virtual Type type() const = 0;
    /// Class code of the PCI function: class, subclass, programming interface.
    [[nodiscard]] virtual std::uint32_t pci_class() const = 0;
    /// Features of this kind of device that are offered; those of rings and transports are the transport's.
    [[nodiscard]] virtual std::uint64_t features() const = 0;
    /// The most descriptors of each queue: powers of two.
    [[nodiscard]] virtual std::vector<std::uint16_t> queue_sizes() const = 0;

    /// Size of the configuration space, bytes.
    [[nodiscard]] virtual std::size_t config_size() const = 0;
    /// The whole of the configuration space. From any thread, with a lock of the transport held.
    virtual void read_config(std::span<std::byte> into) const = 0;
    /// A write within the configuration space. From any vCPU's thread, with no lock held.
    virtual void write_config(std::size_t offset, std::span<const std::byte> from) = 0;

    /// The driver is ready, and chose `features`. The transport outlives the device's use.
    virtual void start(Transport& transport, std::uint64_t features) = 0;
    /// Takes requests from queue `index`; at most about one ring of them, so that others get their turn. True: there is
    /// more to do already.
    [[nodiscard]] virtual bool process(unsigned index) = 0;
    /// Whether most requests end within process(), soon. Then the vCPU that notifies does it in the loop's place, and
    /// its guest finds the answer there before it has begun to wait.
    [[nodiscard]] virtual bool answers_at_once() const { return false; }
    /// Finishes or gives up what is under way: on return no request is, and no queue is used any more. It may run the
    /// loop's own work by waiting for I/O of the host, not of a peer.
    virtual void stop() = 0;

    /// Forgets what the driver wrote to the configuration space. On the loop's thread, while stopped.
    virtual void reset() {}

    /// On return requests that were taken have ended, and nothing new is produced. On the loop's thread.
    virtual void pause() = 0;
    virtual void resume() = 0;
    /// State of its own beside the rings, which are the transport's; a versioned object, see device::SavedState. While
    /// paused, as for Device.
    [[nodiscard]] virtual SavedState save() const = 0;
    [[nodiscard]] virtual Result<void> restore(const SavedState& state) = 0;
};

/// Handles up to one ring of chains: `handle(chain)` gives the bytes written. True: there is more.
template <class Handle>
[[nodiscard]] bool drain(Transport& transport, unsigned index, Handle handle) {
    Queue& queue = transport.queue(index);
    queue.disable_notifications();
    for (unsigned budget = queue.size(); budget > 0; --budget) {
        auto chain = queue.pop();
        if (!chain) {
            break;
        }
        queue.push(chain->head, handle(*chain));
    }
    transport.signal(index);
    if (queue.broken()) {
        transport.fail(queue.fault());
        return false;
    }
    return queue.enable_notifications();
}

}  // namespace apiary::device::virtio
