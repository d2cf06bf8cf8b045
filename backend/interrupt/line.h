// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>
#include <utility>

namespace apiary::interrupt {

/// One wire from a device to the interrupt router. Level semantics: a device says what the wire is at; an edge is a
/// change. May be called from any thread, also with the device's own lock held: the router calls no device back.
class Line {
public:
    Line() = default;
    explicit Line(std::function<void(bool)> set) : set_(std::move(set)) {}
    void set(bool level) const {
        if (set_) {
            set_(level);
        }
    }
    /// A short positive pulse, for edge-triggered sources that do not track a level.
    void pulse() const {
        set(true);
        set(false);
    }

private:
    std::function<void(bool)> set_;
};

}  // namespace apiary::interrupt
