// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/net.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "backend/device/saved_fields.h"

namespace apiary::device::virtio {
namespace {

using network::FrameHeader;
using network::MacAddress;
using network::Offloads;

constexpr unsigned kVersion = 1;

// Configuration space (VIRTIO 1.2, section 5.1.4).
struct Config {
    std::array<std::uint8_t, 6> mac = {};
    std::uint16_t status = 0;
    std::uint16_t most_pairs = 1;
    std::uint16_t mtu = 0;
};
static_assert(sizeof(Config) == 12);
constexpr std::uint16_t kLinkUp = 1;
constexpr std::uint16_t kUsualMtu = 1500;

// Commands of the control queue (VIRTIO 1.2, section 5.1.6.5).
enum class Class : std::uint8_t { Receive = 0, Mac = 1, Vlan = 2, Offloads = 5 };
constexpr std::uint8_t kTableSet = 0, kAddressSet = 1;
constexpr std::uint8_t kVlanAdd = 0, kVlanRemove = 1;
constexpr std::uint8_t kOk = 0, kError = 1;
constexpr std::uint64_t kData = 2;  ///< Where what follows class and command begins.

/// Buffers of a frame that are given to the network as they are; drivers use fewer than 20.
constexpr std::size_t kMostParts = 64;

std::uint64_t to_number(const MacAddress& mac) {
    std::uint64_t number = 0;
    std::memcpy(&number, mac.data(), mac.size());
    return number;
}
MacAddress to_mac(std::uint64_t number) {
    MacAddress mac;
    std::memcpy(mac.data(), &number, mac.size());
    return mac;
}

std::uint64_t bits(const Offloads& offloads, std::uint64_t checksum, std::uint64_t tso4, std::uint64_t tso6,
                   std::uint64_t ecn) {
    return (offloads.checksum ? checksum : 0) | (offloads.tso4 ? tso4 : 0) | (offloads.tso6 ? tso6 : 0) |
           (offloads.ecn ? ecn : 0);
}
/// Segments without checksums make no sense (VIRTIO 1.2, section 5.1.3.1).
Offloads guest_offloads(std::uint64_t features) {
    const bool checksum = (features & Net::kGuestChecksum) != 0;
    return {.checksum = checksum,
            .tso4 = checksum && (features & Net::kGuestTso4) != 0,
            .tso6 = checksum && (features & Net::kGuestTso6) != 0,
            .ecn = checksum && (features & Net::kGuestEcn) != 0};
}
Offloads host_offloads(std::uint64_t features) {
    const bool checksum = (features & Net::kChecksum) != 0;
    return {.checksum = checksum,
            .tso4 = checksum && (features & Net::kHostTso4) != 0,
            .tso6 = checksum && (features & Net::kHostTso6) != 0,
            .ecn = checksum && (features & Net::kHostEcn) != 0};
}
/// To a counter that only who has the loop's turn writes.
void add(std::atomic<std::uint64_t>& counter, std::uint64_t by) {
    counter.store(counter.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
}

constexpr std::uint64_t kAllGuestOffloads = Net::kGuestChecksum | Net::kGuestTso4 | Net::kGuestTso6 | Net::kGuestEcn;

/// Without what its flags and type say that it does not have.
FrameHeader cleaned(const FrameHeader& header) {
    FrameHeader result = {.flags = static_cast<std::uint8_t>(header.flags & FrameHeader::kNeedsChecksum),
                          .gso_type = header.gso_type};
    if (result.flags != 0) {
        result.checksum_start = header.checksum_start;
        result.checksum_offset = header.checksum_offset;
    }
    if (result.gso_type != FrameHeader::kWhole) {
        result.header_length = header.header_length;
        result.segment_size = header.segment_size;
    }
    return result;
}

}  // namespace

Net::Net(std::string name, std::unique_ptr<network::Network> network, const MacAddress& mac)
    : name_(std::move(name)),
      network_(std::move(network)),
      own_mac_(mac),
      log_(name_),
      mac_(to_number(mac)),
      link_up_(network_->link_up()) {}

// ---- Features and configuration ----

std::uint64_t Net::features() const {
    std::uint64_t features = kMac | kStatus | kMergeable | kControl | kControlRx | kControlVlan | kControlRxExtra |
                             kControlMac | kGuestOffloads;
    features |= bits(network_->transmit_offloads(), kChecksum, kHostTso4, kHostTso6, kHostEcn);
    features |= bits(network_->receive_offloads(), kGuestChecksum, kGuestTso4, kGuestTso6, kGuestEcn);
    return features | (network_->mtu() != 0 ? kMtu : 0);
}

std::size_t Net::config_size() const {
    return sizeof(Config);
}

void Net::read_config(std::span<std::byte> into) const {
    const Config config = {.mac = mac(),
                           .status = link_up_.load() ? kLinkUp : std::uint16_t{0},
                           .mtu = network_->mtu() != 0 ? network_->mtu() : kUsualMtu};
    const auto bytes = std::as_bytes(std::span(&config, 1));
    std::ranges::copy(bytes.first(std::min(bytes.size(), into.size())), into.begin());
}

/// Drivers of before 1.0 set their address here (VIRTIO 1.2, section 5.1.4.3).
void Net::write_config(std::size_t offset, std::span<const std::byte> from) {
    if (has(kVersion1)) {
        return;
    }
    std::uint64_t before = mac_.load();
    std::uint64_t after = 0;
    do {
        MacAddress changed = to_mac(before);
        for (std::size_t i = 0; i < from.size() && offset < changed.size() && i < changed.size() - offset; ++i) {
            changed[offset + i] = std::to_integer<std::uint8_t>(from[i]);
        }
        after = to_number(changed);
    } while (!mac_.compare_exchange_weak(before, after));
}

MacAddress Net::mac() const {
    return to_mac(mac_.load());
}
void Net::set_mac(const MacAddress& mac) {
    mac_.store(to_number(mac));
}

// ---- Life ----

void Net::start(Transport& transport, std::uint64_t features) {
    transport_ = &transport;
    features_ = features;
    failed_ = false;
    unsignalled_ = false;
    transmit_allowed_ = host_offloads(features);
    link_up_ = network_->link_up();
    network_->start(*this, {});
    agree();
}

/// Tells the network what frames to the driver may ask for.
void Net::agree() {
    const std::uint64_t chosen = features_.load() & kAllGuestOffloads;
    network_->set_receive_offloads(guest_offloads(state_.has_offloads ? chosen & state_.offloads : chosen));
}

void Net::stop() {
    network_->stop();
    transport_ = nullptr;
    features_ = 0;
    state_ = {};
    set_mac(own_mac_);
}

bool Net::process(unsigned index) {
    if (transport_ == nullptr || failed_) {
        return false;
    }
    bool more = false;
    switch (index) {
        case kReceive:
            // Of buffers we hear again when there are none left.
            transport_->queue(kReceive).disable_notifications();
            network_->ready_to_receive();
            break;
        case kTransmit:
            more = drain(*transport_, index, [this](const Chain& chain) {
                transmit(chain);
                return 0u;
            });
            break;
        case kControlQueue:
            more = drain(*transport_, index, [this](const Chain& chain) { return control(chain); });
            break;
        default: break;
    }
    end_of_burst();
    return more && !failed_;
}

void Net::fail(const std::string& why) {
    if (!failed_) {
        failed_ = true;
        transport_->fail(why);
    }
}

Net::Statistics Net::statistics() const {
    constexpr auto kRelaxed = std::memory_order_relaxed;
    return {.received_frames = counters_.received_frames.load(kRelaxed),
            .received_bytes = counters_.received_bytes.load(kRelaxed),
            .sent_frames = counters_.sent_frames.load(kRelaxed),
            .sent_bytes = counters_.sent_bytes.load(kRelaxed),
            .dropped = counters_.dropped.load(kRelaxed)};
}

// ---- Receiving ----

bool Net::receive(const FrameHeader& header, std::span<const std::byte> frame) {
    if (transport_ == nullptr || failed_ || !transport_->queue(kReceive).running() ||
        !state_.filter.accepts(frame, mac(), has(kControlVlan))) {
        return true;  // Nobody wants it.
    }
    switch (take_buffers(header_size() + frame.size())) {
        case Room::Enough: fill_buffers(header, frame); return true;
        case Room::None: return false;
        case Room::Never: add(counters_.dropped, 1); break;
    }
    return true;
}

/// Takes buffers for `needed` bytes, or none.
Net::Room Net::take_buffers(std::uint64_t needed) {
    const std::size_t most = has(kMergeable) ? transport_->queue(kReceive).size() : 1;
    buffers_.clear();
    std::uint64_t room = 0;
    while (room < needed) {
        if (buffers_.size() == most) {
            give_back_buffers();
            log_.warn("the driver's receive buffers are too small for a frame of {} bytes", needed);
            return Room::Never;
        }
        auto chain = next_buffer();
        if (!chain) {
            give_back_buffers();
            return failed_ ? Room::Never : Room::None;
        }
        if (chain->writable_size < (buffers_.empty() ? header_size() : 1)) {
            fail("a receive buffer without room for a frame's header");
            return Room::Never;
        }
        room += chain->writable_size;
        buffers_.push_back(*std::move(chain));
    }
    return Room::Enough;
}

/// Nothing when there is none; then the driver tells of the next one. It is asked to while the buffers before are still
/// taken, or it would think that they are known.
std::optional<Chain> Net::next_buffer() {
    Queue& queue = transport_->queue(kReceive);
    auto chain = queue.pop();
    if (!chain && queue.enable_notifications()) {
        chain = queue.pop();
    }
    if (queue.broken()) {
        fail(queue.fault());
        return std::nullopt;
    }
    return chain;
}

void Net::give_back_buffers() {
    transport_->queue(kReceive).unpop(static_cast<std::uint16_t>(buffers_.size()));
    buffers_.clear();
}

void Net::fill_buffers(const FrameHeader& header, std::span<const std::byte> frame) {
    add(counters_.received_frames, 1);
    add(counters_.received_bytes, frame.size());
    FrameHeader own = header;
    own.buffers = static_cast<std::uint16_t>(buffers_.size());
    const auto head = std::as_bytes(std::span(&own, 1)).first(header_size());
    memory::GuestMemory& memory = transport_->memory();
    used_.clear();
    for (std::size_t i = 0; i < buffers_.size(); ++i) {
        const Chain& chain = buffers_[i];
        const std::size_t before = i == 0 ? chain.write(memory, 0, head) : 0;
        const std::size_t length = std::min<std::uint64_t>(chain.writable_size - before, frame.size());
        const std::size_t written = before + chain.write(memory, before, frame.first(length));
        frame = frame.subspan(length);
        used_.push_back({chain.head, static_cast<std::uint32_t>(written)});
    }
    transport_->queue(kReceive).push(used_);
    unsignalled_ = true;
}

void Net::end_of_burst() {
    if (std::exchange(unsignalled_, false)) {
        transport_->signal(kReceive);
    }
}

void Net::link_changed() {
    link_up_ = network_->link_up();
    if (transport_ != nullptr) {
        transport_->config_changed();
    }
}

// ---- Transmitting ----

void Net::transmit(const Chain& chain) {
    FrameHeader header;
    const std::size_t size = header_size();
    const auto head = std::as_writable_bytes(std::span(&header, 1)).first(size);
    if (chain.read(transport_->memory(), 0, head) != size || chain.readable_size - size > network::kMostFrame) {
        add(counters_.dropped, 1);
        log_.warn("the driver sends a frame of {} bytes with its header", chain.readable_size);
        return;
    }
    const auto length = static_cast<std::size_t>(chain.readable_size - size);
    header = cleaned(header);
    if (!network::is_valid(header, length, transmit_allowed_)) {
        add(counters_.dropped, 1);
        log_.warn("the driver sends a frame of {} bytes with a header that does not fit it", length);
        return;
    }
    gather(chain, length);
    network_->transmit(header, parts_);
    add(counters_.sent_frames, 1);
    add(counters_.sent_bytes, length);
}

/// Finds the frame where it lies, or makes a copy when the driver cut it too small.
void Net::gather(const Chain& chain, std::size_t length) {
    const memory::GuestMemory& memory = transport_->memory();
    parts_.clear();
    std::uint64_t skipped = header_size();
    for (const Segment& segment : chain.readable) {
        if (skipped >= segment.length) {
            skipped -= segment.length;
            continue;
        }
        if (parts_.size() == kMostParts) {
            copy_.resize(length);
            (void)chain.read(memory, header_size(), copy_);
            parts_.assign(1, copy_);
            return;
        }
        const std::uint64_t part = segment.length - skipped;
        parts_.emplace_back(memory.buffer(segment.address + skipped, part), part);
        skipped = 0;
    }
}

// ---- Control ----

std::uint32_t Net::control(const Chain& chain) {
    const std::uint8_t answer = command(chain) ? kOk : kError;
    if (!chain.store(transport_->memory(), 0, answer)) {
        fail("a control command without room for its answer");
        return 0;
    }
    return sizeof(answer);
}

bool Net::command(const Chain& chain) {
    const auto head = chain.load<std::array<std::uint8_t, 2>>(transport_->memory());
    if (!head) {
        return false;
    }
    const std::uint8_t command = (*head)[1];
    switch (static_cast<Class>((*head)[0])) {
        case Class::Receive: return set_receive_mode(command, chain);
        case Class::Mac:
            return (command == kTableSet && set_tables(chain)) || (command == kAddressSet && set_address(chain));
        case Class::Vlan: return set_vlan(command, chain);
        case Class::Offloads: return command == 0 && set_offloads(chain);
        default: return false;
    }
}

bool Net::set_receive_mode(std::uint8_t command, const Chain& chain) {
    constexpr bool NetFilter::* kModes[] = {&NetFilter::promiscuous, &NetFilter::all_multicast,
                                            &NetFilter::all_unicast, &NetFilter::no_multicast,
                                            &NetFilter::no_unicast,  &NetFilter::no_broadcast};
    constexpr std::size_t kFirstExtra = 2;
    const auto on = chain.load<std::uint8_t>(transport_->memory(), kData);
    if (!on || command >= std::size(kModes) || !has(command < kFirstExtra ? kControlRx : kControlRxExtra)) {
        return false;
    }
    state_.filter.*kModes[command] = *on != 0;
    return true;
}

bool Net::set_address(const Chain& chain) {
    const auto address = chain.load<MacAddress>(transport_->memory(), kData);
    if (!address || !has(kControlMac) || !network::is_unicast(*address)) {
        return false;
    }
    set_mac(*address);
    return true;
}

/// Two lists, each a number of entries and then these. Of entries that no table has room for none is looked at.
bool Net::set_tables(const Chain& chain) {
    if (!has(kControlRx)) {
        return false;
    }
    NetFilter::Table tables[2];
    std::uint64_t at = kData;
    for (NetFilter::Table& table : tables) {
        const auto entries = chain.load<std::uint32_t>(transport_->memory(), at);
        if (!entries) {
            return false;
        }
        at += sizeof(*entries);
        if (*entries > (chain.readable_size - at) / sizeof(MacAddress)) {
            return false;
        }
        for (std::uint64_t i = 0; i < std::min<std::uint64_t>(*entries, NetFilter::Table::kMost + 1); ++i) {
            table.add(chain.load<MacAddress>(transport_->memory(), at + i * sizeof(MacAddress)).value_or(MacAddress{}));
        }
        at += std::uint64_t{*entries} * sizeof(MacAddress);
    }
    state_.filter.unicast = tables[0];
    state_.filter.multicast = tables[1];
    return true;
}

bool Net::set_vlan(std::uint8_t command, const Chain& chain) {
    const auto id = chain.load<std::uint16_t>(transport_->memory(), kData);
    if (!id || *id >= NetFilter::kVlans || command > kVlanRemove || !has(kControlVlan)) {
        return false;
    }
    state_.filter.set_vlan(*id, command == kVlanAdd);
    return true;
}

bool Net::set_offloads(const Chain& chain) {
    const auto wanted = chain.load<std::uint64_t>(transport_->memory(), kData);
    if (!wanted || !has(kGuestOffloads) || (*wanted & ~(features_.load() & kAllGuestOffloads)) != 0) {
        return false;
    }
    state_.has_offloads = true;
    state_.offloads = *wanted;
    agree();
    return true;
}

// ---- Saving ----

template <class Visitor>
void Net::describe(Visitor& visitor, State& state) {
    const auto table = [&](const char* count, const char* overflowed, const char* addresses, NetFilter::Table& of) {
        visitor.field(count, of.count, std::uint8_t{0}, std::uint8_t{NetFilter::Table::kMost});
        visitor.field(overflowed, of.overflowed);
        visitor.bytes(addresses, of.addresses);
    };
    NetFilter& filter = state.filter;
    visitor.bytes("mac", state.mac);
    visitor.field("promiscuous", filter.promiscuous);
    visitor.field("all_multicast", filter.all_multicast);
    visitor.field("all_unicast", filter.all_unicast);
    visitor.field("no_multicast", filter.no_multicast);
    visitor.field("no_unicast", filter.no_unicast);
    visitor.field("no_broadcast", filter.no_broadcast);
    table("unicast_count", "unicast_overflowed", "unicast", filter.unicast);
    table("multicast_count", "multicast_overflowed", "multicast", filter.multicast);
    visitor.bytes("vlans", filter.vlans);
    visitor.field("has_offloads", state.has_offloads);
    visitor.field("offloads", state.offloads);
}

SavedState Net::save() const {
    FieldWriter writer(kVersion);
    State state = state_;
    state.mac = mac();
    describe(writer, state);
    return writer.take();
}

Result<void> Net::restore(const SavedState& saved) {
    FieldReader reader(saved, name_, kVersion);
    State state;
    describe(reader, state);
    reader.require((state.offloads & ~kAllGuestOffloads) == 0, "offloads are unknown");
    if (auto result = reader.result(); !result) {
        return result;
    }
    set_mac(state.mac);
    state.mac = {};
    state_ = state;
    if (transport_ != nullptr) {
        agree();
    }
    return {};
}

}  // namespace apiary::device::virtio
