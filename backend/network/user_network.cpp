// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/user_network.h"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <deque>
#include <utility>
#include <vector>

#include "backend/memory/racing_copy.h"
#include "backend/network/bytes.h"
#include "backend/network/connections.h"
#include "backend/network/packet.h"
#include "backend/network/reassembly.h"
#include "backend/network/segments.h"
#include "backend/network/user_rules.h"

namespace apiary::network {
namespace {

using Frame = std::span<const std::byte>;

constexpr std::size_t kGuestMtu = 1500;  ///< Of the guest's card; what is larger goes to it in parts.
constexpr std::size_t kMostQueuedFrames = 512, kMostQueuedBytes = 1 << 20;  ///< For a guest that takes nothing.

Nanoseconds now() {
    return std::chrono::steady_clock::now().time_since_epoch();
}

/// Half of what the process may open, so that disks and consoles go on working.
std::size_t most_sockets() {
    constexpr rlim_t kLeast = 64, kMost = 4096;
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return kLeast;
    }
    return static_cast<std::size_t>(std::clamp<rlim_t>(limit.rlim_cur / 2, kLeast, kMost));
}

class UserNetwork final : public Network, private SlirpStack::Output {
public:
    explicit UserNetwork(EventLoop& loop) : loop_(loop) {}
    ~UserNetwork() override {
        loop_.run_and_wait([this] { stack_.reset(); });
    }
    Result<void> open(const SlirpStack::Config& config);

    [[nodiscard]] std::string name() const override { return "user network"; }
    [[nodiscard]] Offloads transmit_offloads() const override { return kAll; }
    [[nodiscard]] Offloads receive_offloads() const override { return kAll; }
    [[nodiscard]] std::uint16_t mtu() const override { return 0; }
    [[nodiscard]] bool link_up() const override { return true; }
    [[nodiscard]] std::vector<Forward> forwards() const override { return stack_->forwards(); }
    void start(Receiver& receiver, const Offloads& agreed) override;
    void set_receive_offloads(const Offloads& agreed) override { agreed_ = agreed; }
    void stop() override;
    void transmit(const FrameHeader& header, std::span<const Frame> parts) override;
    void ready_to_receive() override;
    void pause() override;
    void resume() override;

private:
    static constexpr Offloads kAll = {.checksum = true, .tso4 = true, .tso6 = true, .ecn = true};
    struct Queued {
        FrameHeader header;
        std::vector<std::byte> frame;
    };

    // From the guest.
    void take(std::span<std::byte> frame, const FrameHeader& header);
    void take_packet(std::span<std::byte> frame, const FrameHeader& header);
    [[nodiscard]] bool has_resources(Frame frame, const Packet& packet);
    void pass(Frame frame, const Packet& packet);

    // To the guest.
    void output(Frame frame) override;
    void end_of_burst() override;
    void output_tcp(Frame frame, const Packet& packet);
    void deliver_large(Frame frame, const Packet& packet, std::uint16_t segment_size);
    void deliver_whole(Frame frame);
    void deliver(const FrameHeader& header, Frame frame);
    void set_running() { stack_->set_running(receiver_ != nullptr && !paused_); }

    EventLoop& loop_;
    std::unique_ptr<SlirpStack> stack_;
    Receiver* receiver_ = nullptr;
    Offloads agreed_;
    bool paused_ = true;
    const std::size_t most_sockets_ = most_sockets();
    RateLimitedLog log_{"user network"};
    Reassembly reassembly_;
    Connections connections_;
    UnresolvedLimit unresolved_;
    std::uint32_t fragment_id_ = 0;
    std::vector<std::byte> input_ = std::vector<std::byte>(kMostFrame);
    std::vector<std::byte> large_;
    std::deque<Queued> queue_;
    std::size_t queued_bytes_ = 0;
};

Result<void> UserNetwork::open(const SlirpStack::Config& config) {
    Result<void> result;
    loop_.run_and_wait([&] {
        auto stack = SlirpStack::create(loop_, config, *this);
        if (stack) {
            stack_ = *std::move(stack);
        } else {
            result = std::unexpected(std::move(stack.error()));
        }
    });
    return result;
}

void UserNetwork::start(Receiver& receiver, const Offloads& agreed) {
    receiver_ = &receiver;
    agreed_ = agreed;
    set_running();
}

void UserNetwork::stop() {
    receiver_ = nullptr;
    queue_.clear();
    queued_bytes_ = 0;
    reassembly_.clear();
    stack_->set_blocked(false);
    set_running();
}

void UserNetwork::pause() {
    paused_ = true;
    set_running();
}

void UserNetwork::resume() {
    paused_ = false;
    set_running();
    ready_to_receive();
}

// ---- From the guest ----

void UserNetwork::transmit(const FrameHeader& header, std::span<const Frame> parts) {
    std::size_t length = 0;
    for (const Frame part : parts) {
        if (part.size() > input_.size() - length) {
            return;
        }
        memory::copy_from_shared(input_.data() + length, part.data(), part.size());
        length += part.size();
    }
    if (length >= kEthernetHeader) {
        take(std::span(input_).first(length), header);
    }
}

void UserNetwork::take(std::span<std::byte> frame, const FrameHeader& header) {
    if (get16(frame, 12) == kEtherArp) {
        if (may_pass_arp(frame)) {
            stack_->input(frame);
        }
        return;
    }
    const auto ip = parse_ip(frame);
    if (ip && ip->fragment) {
        if (auto whole = reassembly_.add(frame, *ip, now())) {
            take_packet(*whole, {});
        }
    } else if (ip) {
        take_packet(frame, header);
    }
}

void UserNetwork::take_packet(std::span<std::byte> frame, const FrameHeader& header) {
    const auto packet = header.gso_type == FrameHeader::kWhole ? parse_packet(frame) : set_lengths(frame);
    if (!packet || !may_pass(frame, *packet) || !has_resources(frame, *packet)) {
        return;
    }
    const bool has_ports = packet->protocol == kTcp || packet->protocol == kUdp;
    if (has_ports && (header.flags & FrameHeader::kNeedsChecksum) != 0) {
        set_checksum(frame, *packet);
    }
    if (packet->protocol != kTcp || connections_.from_guest(frame, *packet)) {
        pass(frame, *packet);
    }
}

/// False while libslirp has more to remember of the guest than it should.
bool UserNetwork::has_resources(Frame frame, const Packet& packet) {
    if (may_open_socket(frame, packet) && SlirpStack::sockets() >= most_sockets_) {
        log_.warn("the guest has {} connections, and gets no more", SlirpStack::sockets());
        return false;
    }
    return is_neighbour_discovery(frame, packet) || !unresolved_.reached(now());
}

void UserNetwork::pass(Frame frame, const Packet& packet) {
    const std::size_t headers = packet.data - kEthernetHeader;
    if (packet.protocol == kTcp && packet.end - kEthernetHeader > SlirpStack::kMtu) {
        segment_tcp(frame, packet, SlirpStack::kMtu - headers, [this](Frame part) { stack_->input(part); });
    } else {
        stack_->input(frame.first(packet.end));
    }
}

// ---- To the guest ----

void UserNetwork::output(Frame frame) {
    const auto packet = parse_packet(frame);
    if (asks_for_neighbour(frame)) {
        unresolved_.add(now());
    }
    if (packet && packet->protocol == kTcp) {
        output_tcp(frame, *packet);
        return;
    }
    const auto ip = parse_ip(frame);
    const bool can_be_cut = ip && !(ip->v6 && ip->fragment);
    if (can_be_cut && ip->end - kEthernetHeader > kGuestMtu) {
        fragment_ip(frame, *ip, kGuestMtu, ++fragment_id_, [this](Frame part) { deliver({}, part); });
    } else if (packet && packet->protocol == kUdp) {
        deliver_whole(frame);
    } else {
        deliver({}, frame);
    }
}

void UserNetwork::output_tcp(Frame frame, const Packet& packet) {
    const std::uint16_t size = connections_.to_guest(frame, packet);
    if (packet.end - packet.data <= size) {
        deliver_whole(frame);
    } else if (agreed_.checksum && (packet.v6 ? agreed_.tso6 : agreed_.tso4)) {
        deliver_large(frame, packet, size);
    } else {
        segment_tcp(frame, packet, size, [this](Frame part) { deliver_whole(part); });
    }
}

/// All segments in one frame: as if they had arrived one by one, and the card had put them together.
void UserNetwork::deliver_large(Frame frame, const Packet& packet, std::uint16_t segment_size) {
    large_.assign(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(packet.end));
    const std::size_t length = packet.end - packet.payload;
    put16(large_, packet.payload + kTcpChecksum, pseudo_header_sum(large_, packet, length));
    deliver({.flags = FrameHeader::kNeedsChecksum,
             .gso_type = packet.v6 ? FrameHeader::kTcp6 : FrameHeader::kTcp4,
             .header_length = static_cast<std::uint16_t>(packet.data),
             .segment_size = segment_size,
             .checksum_start = static_cast<std::uint16_t>(packet.payload),
             .checksum_offset = kTcpChecksum},
            large_);
}

/// A frame of TCP or UDP whose checksum was made here: nothing can have happened to it.
void UserNetwork::deliver_whole(Frame frame) {
    deliver({.flags = agreed_.checksum ? FrameHeader::kDataValid : std::uint8_t{0}}, frame);
}

void UserNetwork::deliver(const FrameHeader& header, Frame frame) {
    if (receiver_ == nullptr || (queue_.empty() && !paused_ && receiver_->receive(header, frame))) {
        return;
    }
    if (queue_.size() == kMostQueuedFrames || frame.size() > kMostQueuedBytes - queued_bytes_) {
        return;
    }
    queue_.push_back({header, {frame.begin(), frame.end()}});
    queued_bytes_ += frame.size();
    stack_->set_blocked(true);
}

void UserNetwork::end_of_burst() {
    if (receiver_ != nullptr && !paused_) {
        receiver_->end_of_burst();
    }
}

void UserNetwork::ready_to_receive() {
    if (receiver_ == nullptr || paused_) {
        return;
    }
    while (!queue_.empty() && receiver_->receive(queue_.front().header, queue_.front().frame)) {
        queued_bytes_ -= queue_.front().frame.size();
        queue_.pop_front();
    }
    stack_->set_blocked(!queue_.empty());
    receiver_->end_of_burst();
}

}  // namespace

Result<std::unique_ptr<Network>> make_user_network(EventLoop& loop, const SlirpStack::Config& config) {
    auto network = std::make_unique<UserNetwork>(loop);
    if (auto opened = network->open(config); !opened) {
        return std::unexpected(std::move(opened.error()));
    }
    return network;
}

}  // namespace apiary::network
