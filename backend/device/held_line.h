// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>
#include <utility>

#include "backend/interrupt/line.h"

namespace apiary::device {

/// An interrupt line that stays as it is while its device is paused. Guarded by the device's lock; begins held.
class HeldLine {
public:
    HeldLine() = default;
    explicit HeldLine(interrupt::Line line) : line_(std::move(line)) {}

    /// The level the device wants. Reaches the wire at once, or at release().
    void set(bool level) {
        if (level != level_) {
            level_ = level;
            if (!held_) {
                line_.set(level);
            }
        }
    }
    /// A rising edge, whatever the level was; the wire ends high. Lost while held: a paused device makes no edges.
    void raise_edge() {
        if (!held_) {
            line_.set(false);
            line_.set(true);
        }
        level_ = true;
    }
    /// A short positive pulse; the wire ends low. Lost while held.
    void pulse() {
        if (!held_) {
            line_.set(true);
            line_.set(false);
        }
        level_ = false;
    }
    [[nodiscard]] bool level() const { return level_; }

    void hold() { held_ = true; }
    /// Puts the wire at the wanted level, also when it is believed to be there: the router may have been restored.
    void release() {
        held_ = false;
        line_.set(level_);
    }

private:
    interrupt::Line line_;
    bool level_ = false;
    bool held_ = true;
};

/// A call to the machine (reset, power off, …) that waits until its device is no longer paused.
/// request(), hold() and release() are guarded by the device's lock; call() is made without it.
template <class... Arguments>
class HeldCall {
public:
    explicit HeldCall(std::function<void(Arguments...)> function) : function_(std::move(function)) {}

    /// True: call() is to be made, as soon as the lock is given back.
    [[nodiscard]] bool request() {
        pending_ = held_;
        return !held_;
    }
    void hold() { held_ = true; }
    /// True: a request came while held, and call() is to be made now.
    [[nodiscard]] bool release() {
        held_ = false;
        return std::exchange(pending_, false);
    }
    [[nodiscard]] bool pending() const { return pending_; }
    void set_pending(bool pending) { pending_ = pending; }
    void call(Arguments... arguments) const {
        if (function_) {
            function_(arguments...);
        }
    }

private:
    std::function<void(Arguments...)> function_;
    bool held_ = true;
    bool pending_ = false;
};

}  // namespace apiary::device
