// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/base/log.h"
#include "backend/device/virtio/net_filter.h"
#include "backend/device/virtio/virtio_device.h"
#include "backend/network/mac.h"
#include "backend/network/network.h"

namespace apiary::device::virtio {

/// A network card (VIRTIO 1.2, section 5.1) with one pair of queues and one for control.
class Net final : public VirtioDevice, private network::Receiver {
public:
    /// Feature bits (VIRTIO 1.2, section 5.1.3).
    static constexpr std::uint64_t kChecksum = 1ull << 0, kGuestChecksum = 1ull << 1, kGuestOffloads = 1ull << 2,
                                   kMtu = 1ull << 3, kMac = 1ull << 5, kGuestTso4 = 1ull << 7, kGuestTso6 = 1ull << 8,
                                   kGuestEcn = 1ull << 9, kHostTso4 = 1ull << 11, kHostTso6 = 1ull << 12,
                                   kHostEcn = 1ull << 13, kMergeable = 1ull << 15, kStatus = 1ull << 16,
                                   kControl = 1ull << 17, kControlRx = 1ull << 18, kControlVlan = 1ull << 19,
                                   kControlRxExtra = 1ull << 20, kControlMac = 1ull << 23;
    static constexpr unsigned kReceive = 0, kTransmit = 1, kControlQueue = 2;

    /// What was done since the device was made. Bytes are those of Ethernet frames.
    struct Statistics {
        std::uint64_t received_frames = 0, received_bytes = 0;  ///< Given to the driver.
        std::uint64_t sent_frames = 0, sent_bytes = 0;          ///< Given to the network.
        /// Frames in either direction that were none, or that the driver's buffers are too small for.
        std::uint64_t dropped = 0;
        bool operator==(const Statistics&) const = default;
    };

    /// A card with address `mac` on `network`.
    Net(std::string name, std::unique_ptr<network::Network> network, const network::MacAddress& mac);

    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] Type type() const override { return Type::Net; }
    [[nodiscard]] std::uint32_t pci_class() const override { return 0x02'00'00; }
    [[nodiscard]] std::uint64_t features() const override;
    [[nodiscard]] std::vector<std::uint16_t> queue_sizes() const override { return {1024, 1024, 64}; }

    [[nodiscard]] std::size_t config_size() const override;
    void read_config(std::span<std::byte> into) const override;
    void write_config(std::size_t offset, std::span<const std::byte> from) override;

    void start(Transport& transport, std::uint64_t features) override;
    [[nodiscard]] bool process(unsigned index) override;
    void stop() override;
    void pause() override { network_->pause(); }
    void resume() override { network_->resume(); }
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

    /// From any thread.
    [[nodiscard]] Statistics statistics() const;

private:
    struct Counters {
        std::atomic<std::uint64_t> received_frames, received_bytes, sent_frames, sent_bytes, dropped;
    };
    /// What the driver set, beside the queues.
    struct State {
        network::MacAddress mac = {};
        NetFilter filter;
        /// Bits of features() that frames to the driver may use now, if it changed its mind since it chose them.
        bool has_offloads = false;
        std::uint64_t offloads = 0;
        bool operator==(const State&) const = default;
    };
    template <class Visitor>
    static void describe(Visitor& visitor, State& state);

    [[nodiscard]] bool has(std::uint64_t feature) const {
        return (features_.load(std::memory_order_relaxed) & feature) != 0;
    }
    [[nodiscard]] std::size_t header_size() const { return has(kMergeable | kVersion1) ? 12 : 10; }
    [[nodiscard]] network::MacAddress mac() const;
    void set_mac(const network::MacAddress& mac);
    void agree();
    void fail(const std::string& why);

    // The receive queue.
    bool receive(const network::FrameHeader& header, std::span<const std::byte> frame) override;
    void end_of_burst() override;
    void link_changed() override;
    enum class Room { Enough, None, Never };
    [[nodiscard]] Room take_buffers(std::uint64_t needed);
    [[nodiscard]] std::optional<Chain> next_buffer();
    void give_back_buffers();
    void fill_buffers(const network::FrameHeader& header, std::span<const std::byte> frame);

    // The transmit queue.
    void transmit(const Chain& chain);
    void gather(const Chain& chain, std::size_t length);

    // The control queue.
    [[nodiscard]] std::uint32_t control(const Chain& chain);
    [[nodiscard]] bool command(const Chain& chain);
    [[nodiscard]] bool set_receive_mode(std::uint8_t command, const Chain& chain);
    [[nodiscard]] bool set_address(const Chain& chain);
    [[nodiscard]] bool set_tables(const Chain& chain);
    [[nodiscard]] bool set_vlan(std::uint8_t command, const Chain& chain);
    [[nodiscard]] bool set_offloads(const Chain& chain);

    const std::string name_;
    const std::unique_ptr<network::Network> network_;
    const network::MacAddress own_mac_;
    RateLimitedLog log_;
    std::atomic<std::uint64_t> mac_;  ///< Also written by vCPUs, through the configuration space.
    std::atomic<bool> link_up_;
    std::atomic<std::uint64_t> features_ = 0;  ///< Of the driver; none while it is not ready.
    Counters counters_ = {};                   ///< Written with the loop's turn only.
    State state_;                              ///< Its `mac` is unused: see mac_.
    Transport* transport_ = nullptr;
    bool failed_ = false;
    network::Offloads transmit_allowed_;
    bool unsignalled_ = false;  ///< Frames were received of which the driver was not told.
    std::vector<Chain> buffers_;
    std::vector<Queue::Used> used_;
    std::vector<std::span<const std::byte>> parts_;
    std::vector<std::byte> copy_;
};

}  // namespace apiary::device::virtio
