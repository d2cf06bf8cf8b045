// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/platform/debug_exit.h"

#include <utility>

#include "backend/device/register_access.h"
#include "backend/device/saved_fields.h"

namespace apiary::device {
namespace {

constexpr unsigned kVersion = 1;

}  // namespace

template <class Visitor>
void DebugExit::describe(Visitor& visitor, State& state) {
    visitor.field("value", state.value);
    visitor.field("pending", state.pending);
}

DebugExit::DebugExit(std::function<void(std::uint32_t)> exit) : exit_(std::move(exit)) {}

std::uint64_t DebugExit::read(std::uint64_t, unsigned) {
    return 0;
}

void DebugExit::write(std::uint64_t, unsigned size, std::uint64_t value) {
    const auto written = static_cast<std::uint32_t>(value & byte_mask(size));
    bool due = false;
    {
        const std::lock_guard lock(mutex_);
        state_.value = written;
        due = exit_.request();
    }
    if (due) {
        exit_.call(written);
    }
}

void DebugExit::pause() {
    const std::lock_guard lock(mutex_);
    exit_.hold();
}

void DebugExit::resume() {
    bool due = false;
    std::uint32_t value = 0;
    {
        const std::lock_guard lock(mutex_);
        due = exit_.release();
        value = state_.value;
    }
    if (due) {
        exit_.call(value);
    }
}

void DebugExit::reset() {
    const std::lock_guard lock(mutex_);
    state_ = {};
    exit_.set_pending(false);
}

SavedState DebugExit::save() const {
    const std::lock_guard lock(mutex_);
    State state = state_;
    state.pending = exit_.pending();
    FieldWriter writer(kVersion);
    describe(writer, state);
    return writer.take();
}

Result<void> DebugExit::restore(const SavedState& saved) {
    State state;
    FieldReader reader(saved, name(), kVersion);
    describe(reader, state);
    if (const auto result = reader.result(); !result) {
        return result;
    }
    const std::lock_guard lock(mutex_);
    state_ = state;
    exit_.set_pending(state.pending);
    return {};
}

}  // namespace apiary::device
