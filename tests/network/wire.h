// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "backend/base/event_loop.h"
#include "backend/network/network.h"
#include "tests/network/frames.h"

namespace apiary::network::test {

/// A frame as it came to the guest.
struct Arrived {
    FrameHeader header;
    Bytes frame;
};

/// The guest's end of a network: what a network card would do, for tests on a thread of their own.
class Wire final : private Receiver {
public:
    Wire(EventLoop& loop, std::unique_ptr<Network> network, const Offloads& agreed = {})
        : loop_(loop), network_(std::move(network)) {
        loop_.run_and_wait([&] {
            network_->resume();
            network_->start(*this, agreed);
        });
    }
    ~Wire() override {
        loop_.run_and_wait([&] { network_->stop(); });
    }

    void send(const Bytes& frame, const FrameHeader& header = {}) {
        loop_.run_and_wait([&] {
            const std::span<const std::byte> part = frame;
            network_->transmit(header, std::span(&part, 1));
        });
    }
    /// The next frame that `is_wanted`; the others before it are dropped. Nothing when none comes within `patience`.
    std::optional<Arrived> receive(const std::function<bool(const Arrived&)>& is_wanted,
                                   std::chrono::milliseconds patience = std::chrono::seconds(10)) {
        const auto end = std::chrono::steady_clock::now() + patience;
        std::unique_lock lock(mutex_);
        while (true) {
            while (!arrived_.empty()) {
                Arrived next = std::move(arrived_.front());
                arrived_.pop_front();
                if (is_wanted(next)) {
                    return next;
                }
            }
            if (came_.wait_until(lock, end) == std::cv_status::timeout && arrived_.empty()) {
                return std::nullopt;
            }
        }
    }
    /// How many frames are there that nobody took.
    std::size_t waiting() {
        const std::lock_guard lock(mutex_);
        return arrived_.size();
    }
    /// Whether frames are taken; when they are again, the network is told.
    void accept(bool accepts) {
        loop_.run_and_wait([&] {
            accepts_ = accepts;
            if (accepts) {
                network_->ready_to_receive();
            }
        });
    }
    unsigned refused() {
        unsigned result = 0;
        loop_.run_and_wait([&] { result = refused_; });
        return result;
    }
    void on_loop(const std::function<void(Network&)>& work) {
        loop_.run_and_wait([&] { work(*network_); });
    }

private:
    bool receive(const FrameHeader& header, std::span<const std::byte> frame) override {
        if (!accepts_) {
            ++refused_;
            return false;
        }
        const std::lock_guard lock(mutex_);
        arrived_.push_back({header, {frame.begin(), frame.end()}});
        came_.notify_all();
        return true;
    }
    void end_of_burst() override {}
    void link_changed() override {}

    EventLoop& loop_;
    std::unique_ptr<Network> network_;
    bool accepts_ = true;
    unsigned refused_ = 0;
    std::mutex mutex_;
    std::condition_variable came_;
    std::deque<Arrived> arrived_;
};

/// The guest's side of one TCP connection, as simple as on a link that loses nothing.
class GuestTcp {
public:
    explicit GuestTcp(Wire& wire, std::uint16_t to, std::uint16_t from = 40000, bool v6 = false)
        : wire_(wire), to_(to), from_(from), v6_(v6) {}

    /// SYN, SYN and ACK, ACK; false when the other side refuses or says nothing.
    bool connect(std::uint16_t segment_size = 1460) {
        send_segment(kSyn, {}, segment_size_option(segment_size));
        ++sequence_;
        return wait_for_syn() && (flags_ & kAck) != 0;
    }
    /// The other side begins.
    bool accept(std::uint16_t segment_size = 1460) {
        if (!wait_for_syn()) {
            return false;
        }
        send_segment(kSyn | kAck, {}, segment_size_option(segment_size));
        ++sequence_;
        return next_segment().has_value();
    }
    void send(const Bytes& data, std::uint8_t flags = kAck | kPsh, const FrameHeader& header = {}) {
        send_segment(flags, data, {}, header);
        sequence_ += static_cast<std::uint32_t>(data.size()) + ((flags & kFin) != 0 ? 1 : 0);
    }
    /// Takes `length` bytes and acknowledges them; less when the other side ends or stays silent.
    Bytes read(std::size_t length) {
        Bytes all;
        while (all.size() < length) {
            const auto arrived = next_segment();
            if (!arrived || (flags_ & (kFin | kRst)) != 0) {
                break;
            }
            all = std::move(all) + data_of(arrived->frame);
        }
        return all;
    }
    /// The next segment of this connection; it is acknowledged if it has data.
    std::optional<Arrived> next_segment() {
        auto arrived = wire_.receive([this](const Arrived& a) { return is_ours(a.frame); });
        if (arrived) {
            const auto packet = parse_packet(arrived->frame);
            flags_ = get8(arrived->frame, packet->payload + kTcpFlags);
            acknowledged_by_peer = get32(arrived->frame, packet->payload + kTcpAcknowledged);
            const auto length = static_cast<std::uint32_t>(packet->end - packet->data) + ((flags_ & kFin) != 0 ? 1 : 0);
            next_ = get32(arrived->frame, packet->payload + kTcpSequence) + length;
            if (length > 0) {
                send_segment(kAck, {});
            }
        }
        return arrived;
    }
    [[nodiscard]] std::uint8_t flags() const { return flags_; }
    [[nodiscard]] std::uint32_t sequence() const { return sequence_; }
    void set_from(std::uint16_t port) { from_ = port; }
    std::uint32_t acknowledged_by_peer = 0;

private:
    bool is_ours(const Bytes& frame) const {
        const auto packet = parse_packet(frame);
        return packet && packet->protocol == kTcp && packet->v6 == v6_ && get16(frame, packet->payload + 2) == from_ &&
               (to_ == 0 || get16(frame, packet->payload) == to_);
    }
    bool wait_for_syn() {
        const auto arrived = wire_.receive([this](const Arrived& a) { return is_ours(a.frame); });
        if (!arrived) {
            return false;
        }
        const auto packet = parse_packet(arrived->frame);
        to_ = get16(arrived->frame, packet->payload);
        flags_ = get8(arrived->frame, packet->payload + kTcpFlags);
        next_ = get32(arrived->frame, packet->payload + kTcpSequence) + 1;
        if ((flags_ & (kSyn | kAck)) == (kSyn | kAck)) {
            send_segment(kAck, {});
        }
        return (flags_ & kSyn) != 0;
    }
    void send_segment(std::uint8_t flags, const Bytes& data, const Bytes& options = {},
                      const FrameHeader& header = {}) {
        const TcpFields fields = {
            .from = from_, .to = to_, .sequence = sequence_, .acknowledged = next_, .flags = flags, .options = options};
        wire_.send(v6_ ? tcp6(fields, data) : tcp4(fields, data), header);
    }

    Wire& wire_;
    std::uint16_t to_, from_;
    bool v6_;
    std::uint32_t sequence_ = 1000, next_ = 0;
    std::uint8_t flags_ = 0;
};

}  // namespace apiary::network::test
