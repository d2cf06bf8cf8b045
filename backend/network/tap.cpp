// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/tap.h"

#include <fcntl.h>
#include <sys/uio.h>

#include <asio/posix/stream_descriptor.hpp>
#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "backend/base/log.h"
#include "backend/network/tap_device.h"

namespace apiary::network {
namespace {

using Frame = std::span<const std::byte>;

constexpr std::uint16_t kUsualMtu = 1500;
constexpr unsigned kMostAtOnce = 64;  ///< Frames read before others get their turn.

class TapNetwork final : public Network {
public:
    TapNetwork(EventLoop& loop, UniqueFd fd, TapProperties tap)
        : loop_(loop), tap_(std::move(tap)), log_(tap_.name), descriptor_(loop.context(), fd.get()) {
        (void)fd.release();  // It is the descriptor's now.
    }
    ~TapNetwork() override {
        loop_.run_and_wait([this] { descriptor_.close(); });
    }

    [[nodiscard]] std::string name() const override { return "tap device " + tap_.name; }
    [[nodiscard]] Offloads transmit_offloads() const override { return tap_.header_size != 0 ? kAll : Offloads{}; }
    [[nodiscard]] Offloads receive_offloads() const override { return transmit_offloads(); }
    [[nodiscard]] std::uint16_t mtu() const override { return tap_.mtu == kUsualMtu ? 0 : tap_.mtu; }
    [[nodiscard]] bool link_up() const override { return true; }
    void start(Receiver& receiver, const Offloads& agreed) override;
    void set_receive_offloads(const Offloads& agreed) override;
    void stop() override;
    void transmit(const FrameHeader& header, std::span<const Frame> parts) override;
    void ready_to_receive() override;
    void pause() override { paused_ = true; }
    void resume() override;

private:
    static constexpr Offloads kAll = {.checksum = true, .tso4 = true, .tso6 = true, .ecn = true};

    [[nodiscard]] bool running() const { return receiver_ != nullptr && !paused_; }
    void wait();
    void read();
    [[nodiscard]] bool read_frame();
    [[nodiscard]] bool deliver();

    EventLoop& loop_;
    const TapProperties tap_;
    RateLimitedLog log_;
    asio::posix::stream_descriptor descriptor_;
    Receiver* receiver_ = nullptr;
    Offloads agreed_;
    bool paused_ = true;
    bool waiting_ = false;
    bool held_ = false;  ///< `frame_` is one that the receiver had no room for.
    FrameHeader header_;
    std::vector<std::byte> buffer_ = std::vector<std::byte>(kMostFrame);
    Frame frame_;
    std::vector<iovec> parts_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

void TapNetwork::start(Receiver& receiver, const Offloads& agreed) {
    receiver_ = &receiver;
    set_receive_offloads(agreed);
    wait();
}

void TapNetwork::set_receive_offloads(const Offloads& agreed) {
    agreed_ = agreed;
    if (tap_.header_size != 0) {
        set_tap_offloads(descriptor_.native_handle(), agreed);
    }
}

void TapNetwork::stop() {
    receiver_ = nullptr;
    held_ = false;
}

void TapNetwork::resume() {
    paused_ = false;
    ready_to_receive();
}

// ---- From the guest ----

void TapNetwork::transmit(const FrameHeader& header, std::span<const Frame> parts) {
    FrameHeader own = header;
    parts_.clear();
    if (tap_.header_size != 0) {
        parts_.push_back({&own, tap_.header_size});
    }
    for (const Frame part : parts) {
        // The kernel only reads it.
        parts_.push_back({const_cast<std::byte*>(part.data()), part.size()});
    }
    if (::writev(descriptor_.native_handle(), parts_.data(), static_cast<int>(parts_.size())) >= 0) {
        return;
    }
    if (errno == EIO || errno == ENETDOWN) {
        log_.warn("frames of the guest are lost, as the tap device is down; turn it on: {}", tap_up_command(tap_.name));
    } else if (errno != EAGAIN && errno != ENOBUFS) {
        log_.warn("a frame of the guest is lost: {}", std::generic_category().message(errno));
    }
}

// ---- To the guest ----

void TapNetwork::ready_to_receive() {
    if (!running() || (held_ && !deliver())) {
        return;
    }
    receiver_->end_of_burst();
    wait();
}

void TapNetwork::wait() {
    if (waiting_ || held_ || !running()) {
        return;
    }
    waiting_ = true;
    descriptor_.async_wait(asio::posix::stream_descriptor::wait_read,
                           loop_.in_turn([this, alive = std::weak_ptr(alive_)](const asio::error_code& error) {
                               if (error || alive.expired()) {
                                   return;
                               }
                               waiting_ = false;
                               if (running()) {
                                   read();
                               }
                           }));
}

void TapNetwork::read() {
    for (unsigned i = 0; i < kMostAtOnce && running() && !held_ && read_frame(); ++i) {
        held_ = is_valid(header_, frame_.size(), agreed_) && !deliver();
    }
    if (running()) {
        receiver_->end_of_burst();
        wait();
    }
}

/// The next frame into header_ and frame_; false when there is none.
bool TapNetwork::read_frame() {
    header_ = {};
    iovec parts[] = {{&header_, tap_.header_size}, {buffer_.data(), buffer_.size()}};
    const ssize_t length = ::readv(descriptor_.native_handle(), parts, std::size(parts));
    if (length < 0 || static_cast<std::size_t>(length) < tap_.header_size) {
        return false;
    }
    frame_ = std::span(buffer_).first(static_cast<std::size_t>(length) - tap_.header_size);
    return true;
}

/// False when the receiver has no room; it is kept then.
bool TapNetwork::deliver() {
    held_ = !receiver_->receive(header_, frame_);
    return !held_;
}

}  // namespace

Result<std::unique_ptr<Network>> make_tap_network(EventLoop& loop, UniqueFd fd) {
    const int flags = ::fcntl(fd.get(), F_GETFL);
    if (flags < 0 || ::fcntl(fd.get(), F_SETFL, flags | O_NONBLOCK) != 0) {
        return fail_errno(errno, "a descriptor that was passed is no tap device");
    }
    auto tap = prepare_tap(fd.get());
    if (!tap) {
        return std::unexpected(std::move(tap.error()));
    }
    if (!tap->up) {
        log::warn("the tap device {} is down; turn it on: {}", tap->name, tap_up_command(tap->name));
    }
    return std::make_unique<TapNetwork>(loop, std::move(fd), *std::move(tap));
}

}  // namespace apiary::network
