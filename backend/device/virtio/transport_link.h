// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <mutex>

#include "backend/device/virtio/virtio_device.h"

namespace apiary::device::virtio {

/// A device's way to its transport, for threads that know nothing of starts and stops: a host's typing or asking. Its
/// lock comes before those of the transport.
class TransportLink {
public:
    void attach(Transport& transport) {
        const std::lock_guard lock(mutex_);
        transport_ = &transport;
    }
    /// On return no call of the transport through this link is under way.
    void detach() {
        const std::lock_guard lock(mutex_);
        transport_ = nullptr;
    }
    /// On the loop's thread, which attaches and detaches. Null while detached.
    [[nodiscard]] Transport* get() const {
        const std::lock_guard lock(mutex_);
        return transport_;
    }

    // From any thread; nothing happens while detached.

    void schedule(unsigned queue) const {
        const std::lock_guard lock(mutex_);
        if (transport_ != nullptr) {
            transport_->schedule(queue);
        }
    }
    void config_changed() const {
        const std::lock_guard lock(mutex_);
        if (transport_ != nullptr) {
            transport_->config_changed();
        }
    }

private:
    mutable std::mutex mutex_;
    Transport* transport_ = nullptr;
};

}  // namespace apiary::device::virtio
