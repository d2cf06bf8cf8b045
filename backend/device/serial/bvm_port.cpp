// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/serial/bvm_port.h"

#include <utility>

#include "backend/device/register_access.h"
#include "backend/device/saved_fields.h"

namespace apiary::device {
namespace {

constexpr unsigned kVersion = 1;
constexpr std::uint32_t kNoInput = 0xFFFF'FFFF;
constexpr unsigned kSignatureSize = 2, kDataSize = 4;

}  // namespace

template <class Visitor>
void BvmPort::describe(Visitor& visitor, State& state) {
    visitor.bytes("held", state.held);
    visitor.field("held_size", state.held_size, std::uint8_t{0}, kMostHeld);
}

BvmPort::BvmPort(std::string name, std::uint16_t signature, std::shared_ptr<console::Stream> stream)
    : name_(std::move(name)), signature_(signature), stream_(std::move(stream)) {}

std::uint64_t BvmPort::read(std::uint64_t offset, unsigned size) {
    if (offset == 0 && size == kSignatureSize) {
        return signature_;
    }
    if (offset == 0 && size == kDataSize) {
        return next_input();
    }
    return byte_mask(size);
}

std::uint32_t BvmPort::next_input() {
    const std::lock_guard lock(mutex_);
    char byte = 0;
    if (paused_ || stream_->take_input({&byte, 1}) == 0) {
        return kNoInput;
    }
    return static_cast<std::uint8_t>(byte);
}

void BvmPort::write(std::uint64_t offset, unsigned size, std::uint64_t value) {
    if (offset != 0 || size != kDataSize) {
        return;
    }
    const auto byte = static_cast<std::uint8_t>(value);
    {
        const std::lock_guard lock(mutex_);
        if (paused_) {
            if (state_.held_size < kMostHeld) {
                state_.held[state_.held_size++] = byte;
            }
            return;
        }
    }
    // Without the lock: the stream may wait for a slow client.
    const char sent = static_cast<char>(byte);
    stream_->output({&sent, 1});
}

void BvmPort::pause() {
    const std::lock_guard lock(mutex_);
    paused_ = true;
}

void BvmPort::resume() {
    State sent;
    {
        const std::lock_guard lock(mutex_);
        paused_ = false;
        sent = std::exchange(state_, State());
    }
    for (std::size_t i = 0; i < sent.held_size; ++i) {
        const char byte = static_cast<char>(sent.held[i]);
        stream_->output({&byte, 1});
    }
}

void BvmPort::reset() {
    const std::lock_guard lock(mutex_);
    state_ = {};
}

SavedState BvmPort::save() const {
    const std::lock_guard lock(mutex_);
    State state = state_;
    FieldWriter writer(kVersion);
    describe(writer, state);
    return writer.take();
}

Result<void> BvmPort::restore(const SavedState& saved) {
    State state;
    FieldReader reader(saved, name(), kVersion);
    describe(reader, state);
    if (const auto result = reader.result(); !result) {
        return result;
    }
    const std::lock_guard lock(mutex_);
    state_ = state;
    return {};
}

}  // namespace apiary::device
