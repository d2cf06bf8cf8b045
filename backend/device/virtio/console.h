// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "backend/base/log.h"
#include "backend/console/stream.h"
#include "backend/console/stream_writer.h"
#include "backend/device/virtio/virtio_device.h"

namespace apiary::device::virtio {

/// A virtio console (VIRTIO 1.2, section 5.3). Port 0 is the guest's console (Linux: hvc0); further ports are channels
/// for programs in the guest that know them by name. Each ends in a console stream.
///
/// A lone port 0 is offered without VIRTIO_CONSOLE_F_MULTIPORT: drivers then learn its size from the configuration
/// space, about whose layout all agree, and not from a control message, about which they do not.
///
/// Output is put out by a StreamWriter, as the stream may wait for a client: what does not fit there stays in the
/// guest's ring. Input stays in the stream while the guest has no buffers or has not opened the port.
/// What is to be told about ports is no queue of messages: it is what the driver has been told so far, compared with
/// how things are now. So it is bounded, whatever the driver does.
class Console final : public VirtioDevice {
public:
    static constexpr std::size_t kMostPorts = 8;
    static constexpr std::size_t kMostName = 64;  ///< Bytes.
    // Feature bits (section 5.3.3).
    static constexpr std::uint64_t kSize = 1u << 0, kMultiport = 1u << 1, kEmergencyWrite = 1u << 2;
    // Queues (section 5.3.2); port 0 has the first two, port n receives from 2n + 2 and transmits to 2n + 3.
    static constexpr unsigned kControlReceive = 2, kControlTransmit = 3;

    struct Port {
        std::string name;  ///< UTF-8 without NUL, at most kMostName bytes; empty for none.
        std::shared_ptr<console::Stream> stream;
    };
    /// `ports`: 1 … kMostPorts. The device is the one listener to the input of their streams.
    Console(std::string name, std::vector<Port> ports);
    ~Console() override;

    /// The terminal at port 0 has this many characters; 0 and 0 where that is not known. From any thread.
    void set_size(std::uint16_t columns, std::uint16_t rows);
    /// Whether somebody is at the host's end of a port, which the guest may ask. They are at first. From any thread.
    void set_connected(std::size_t port, bool connected);
    /// Plugs a port of number 1 or more in or out, as they all are plugged in at first. From any thread.
    void set_plugged(std::size_t port, bool plugged);

    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] Type type() const override { return Type::Console; }
    [[nodiscard]] std::uint32_t pci_class() const override { return 0x07'80'00; }  // Simple communication, other.
    [[nodiscard]] std::uint64_t features() const override;
    [[nodiscard]] std::vector<std::uint16_t> queue_sizes() const override;
    [[nodiscard]] std::size_t config_size() const override { return 12; }
    void read_config(std::span<std::byte> into) const override;
    void write_config(std::size_t offset, std::span<const std::byte> from) override;
    void start(Transport& transport, std::uint64_t features) override;
    [[nodiscard]] bool process(unsigned index) override;
    void stop() override;
    /// Waits for what is on its way to a stream: at most about twice its patience.
    void pause() override;
    void resume() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    struct Size {
        std::uint16_t columns = 0, rows = 0;
        bool operator==(const Size&) const = default;
    };
    /// A port as its host wants it.
    struct Wanted {
        bool plugged = true, connected = true;
    };
    /// A port as its driver knows it.
    struct Known {
        bool added = false, ready = false;
        bool console = false, named = false, connected = false;  // Told since it became ready.
        Size size;
        bool open = false;       // By the guest.
        std::uint64_t sent = 0;  // Bytes of the first chain in the transmit queue that have been put out.
    };
    struct State {
        Size size;
        bool device_ready = false;
        std::array<Wanted, kMostPorts> wanted;
        std::array<Known, kMostPorts> known;
    };
    struct Message {
        std::uint32_t port = 0;
        std::uint16_t event = 0, value = 0;
        std::string name = {};
        Size size = {};
    };
    template <class Visitor>
    static void describe(Visitor& visitor, State& state, std::uint8_t& count);

    [[nodiscard]] bool receive(Transport& transport, std::size_t port);
    [[nodiscard]] bool may_receive(std::size_t port) const;
    [[nodiscard]] bool transmit(Transport& transport, std::size_t port);
    [[nodiscard]] bool put_out(Transport& transport, std::size_t port, const Chain& chain, std::size_t& budget);

    [[nodiscard]] bool take_messages(Transport& transport);
    void take_message(std::uint32_t port, std::uint16_t event, std::uint16_t value);
    void take_port_message(std::size_t port, std::uint16_t event, bool value);
    [[nodiscard]] bool send_messages(Transport& transport);
    [[nodiscard]] bool send(Transport& transport, const Chain& chain, const Message& message);
    [[nodiscard]] std::optional<Message> next_message() const;
    [[nodiscard]] std::optional<Message> next_message(std::size_t port) const;
    void note_sent(const Message& message);
    void schedule(unsigned queue);
    void schedule_messages();
    void schedule_all();

    const std::string name_;
    const std::vector<Port> ports_;
    RateLimitedLog log_;
    std::atomic<Transport*> transport_ = nullptr;  // While started.
    bool multiport_ = false, sized_ = false;       // Negotiated.
    mutable std::mutex mutex_;                     // Guards the size and `wanted`; the rest is the loop's thread's.
    State state_;
    std::vector<std::unique_ptr<console::StreamWriter>> writers_;  // Last: their threads use all of the above.
};

}  // namespace apiary::device::virtio
