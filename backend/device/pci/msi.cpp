// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/pci/msi.h"

namespace apiary::device::pci {

void Msi::configure(bool active, const Message& message, bool waiting) {
    message_ = message;
    pending_ = active && (active_ ? pending_ : waiting);
    active_ = active;
    deliver();
}

void Msi::signal() {
    pending_ = active_;
    deliver();
}

void Msi::hold(bool held) {
    held_ = held;
    deliver();
}

void Msi::reset() {
    active_ = pending_ = false;
    message_ = {};
}

void Msi::deliver() {
    if (pending_ && !held_) {
        pending_ = false;
        send_(message_.address, message_.data);
    }
}

}  // namespace apiary::device::pci
