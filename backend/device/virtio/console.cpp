// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/console.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "backend/base/check.h"
#include "backend/device/saved_fields.h"

namespace apiary::device::virtio {
namespace {

constexpr unsigned kVersion = 1;
constexpr std::uint16_t kPortQueueSize = 128, kControlQueueSize = 64;
constexpr std::size_t kPiece = 4096;                            ///< Bytes copied at a time.
constexpr std::size_t kBytesPerTurn = std::size_t{256} * 1024;  ///< Of output; then others get their turn.
constexpr std::size_t kEmergencyOffset = 8;                     ///< Of emerg_wr in the configuration space.

/// VIRTIO 1.2, section 5.3.4.
struct Config {
    std::uint16_t columns = 0, rows = 0;
    std::uint32_t most_ports = 0;
    std::uint32_t emergency_write = 0;
};
static_assert(sizeof(Config) == 12);

/// A control message; some are followed by data (section 5.3.6.2).
struct Control {
    std::uint32_t port = 0;
    std::uint16_t event = 0, value = 0;
};
static_assert(sizeof(Control) == 8);

enum Event : std::uint16_t {
    kDeviceReady = 0,
    kPortAdd = 1,
    kPortRemove = 2,
    kPortReady = 3,
    kConsolePort = 4,
    kResize = 5,
    kPortOpen = 6,
    kPortName = 7,
};

unsigned receive_queue(std::size_t port) {
    return static_cast<unsigned>(port == 0 ? 0 : 2 * port + 2);
}

std::size_t port_of_queue(unsigned index) {
    return index < 2 ? 0 : index / 2 - 1;
}

template <class T>
void append(std::vector<std::byte>& bytes, const T& value) {
    const auto more = std::as_bytes(std::span(&value, 1));
    bytes.insert(bytes.end(), more.begin(), more.end());
}

}  // namespace

template <class Visitor>
void Console::describe(Visitor& visitor, State& state, std::uint8_t& count) {
    visitor.field("ports", count);
    visitor.field("columns", state.size.columns);
    visitor.field("rows", state.size.rows);
    visitor.field("device_ready", state.device_ready);
    visitor.each("wanted", state.wanted, [](auto& inner, Wanted& wanted) {
        inner.field("plugged", wanted.plugged);
        inner.field("connected", wanted.connected);
    });
    visitor.each("known", state.known, [](auto& inner, Known& known) {
        inner.field("added", known.added);
        inner.field("ready", known.ready);
        inner.field("console", known.console);
        inner.field("named", known.named);
        inner.field("connected", known.connected);
        inner.field("columns", known.size.columns);
        inner.field("rows", known.size.rows);
        inner.field("open", known.open);
        inner.field("sent", known.sent);
    });
}

Console::Console(std::string name, std::vector<Port> ports)
    : name_(std::move(name)), ports_(std::move(ports)), log_(name_) {
    check(!ports_.empty() && ports_.size() <= kMostPorts, "a console has a few ports");
    for (std::size_t port = 0; port < ports_.size(); ++port) {
        check(ports_[port].name.size() <= kMostName, "a port's name is short");
        writers_.push_back(std::make_unique<console::StreamWriter>(
            ports_[port].stream, [this, queue = receive_queue(port) + 1] { schedule(queue); }));
        ports_[port].stream->set_input_listener([this, queue = receive_queue(port)] { schedule(queue); });
    }
}

Console::~Console() {
    for (const Port& port : ports_) {
        port.stream->set_input_listener({});
    }
}

// ---- The host's side ----

void Console::set_size(std::uint16_t columns, std::uint16_t rows) {
    {
        const std::lock_guard lock(mutex_);
        if (std::exchange(state_.size, {columns, rows}) == Size{columns, rows}) {
            return;
        }
    }
    if (Transport* transport = transport_.load()) {
        transport->config_changed();
    }
    schedule_messages();
}

void Console::set_connected(std::size_t port, bool connected) {
    check(port < ports_.size(), "there is such a port");
    {
        const std::lock_guard lock(mutex_);
        state_.wanted[port].connected = connected;
    }
    schedule_messages();
}

void Console::set_plugged(std::size_t port, bool plugged) {
    check(port > 0 && port < ports_.size(), "there is such a port");
    {
        const std::lock_guard lock(mutex_);
        state_.wanted[port].plugged = plugged;
    }
    schedule_messages();
}

void Console::schedule(unsigned queue) {
    if (Transport* transport = transport_.load()) {
        transport->schedule(queue);
    }
}

void Console::schedule_messages() {
    if (ports_.size() > 1) {  // Else there is no such queue.
        schedule(kControlReceive);
    }
}

void Console::schedule_all() {
    const std::size_t queues = queue_sizes().size();
    for (unsigned queue = 0; queue < queues; ++queue) {
        schedule(queue);
    }
}

// ---- What the transport asks for ----

std::uint64_t Console::features() const {
    return kSize | kEmergencyWrite | (ports_.size() > 1 ? kMultiport : 0);
}

std::vector<std::uint16_t> Console::queue_sizes() const {
    std::vector<std::uint16_t> sizes = {kPortQueueSize, kPortQueueSize};
    if (ports_.size() > 1) {
        sizes.insert(sizes.end(), 2, kControlQueueSize);
        sizes.insert(sizes.end(), 2 * (ports_.size() - 1), kPortQueueSize);
    }
    return sizes;
}

void Console::read_config(std::span<std::byte> into) const {
    Config config = {.most_ports = static_cast<std::uint32_t>(ports_.size())};
    {
        const std::lock_guard lock(mutex_);
        config.columns = state_.size.columns;
        config.rows = state_.size.rows;
    }
    std::memcpy(into.data(), &config, std::min(into.size(), sizeof(config)));
}

void Console::write_config(std::size_t offset, std::span<const std::byte> from) {
    if (offset > kEmergencyOffset || from.size() <= kEmergencyOffset - offset) {
        return;  // The rest of it is the driver's to read.
    }
    // The lowest byte is put out (section 5.3.4.2), after what came before it, while the vCPU waits.
    const auto byte = static_cast<char>(from[kEmergencyOffset - offset]);
    writers_[0]->flush();
    ports_[0].stream->output({&byte, 1});
}

void Console::start(Transport& transport, std::uint64_t features) {
    multiport_ = (features & kMultiport) != 0;
    sized_ = (features & kSize) != 0;
    transport_ = &transport;
    schedule_all();
}

bool Console::process(unsigned index) {
    Transport* transport = transport_.load();
    const std::size_t port = port_of_queue(index);
    if (transport == nullptr || (index > 1 && !multiport_)) {
        return false;
    }
    if (index == kControlReceive) {
        return send_messages(*transport);
    }
    if (index == kControlTransmit) {
        return take_messages(*transport);
    }
    if (port >= ports_.size()) {
        return false;
    }
    return index % 2 == 0 ? receive(*transport, port) : transmit(*transport, port);
}

void Console::stop() {
    transport_ = nullptr;
    multiport_ = sized_ = false;
    state_.device_ready = false;
    state_.known = {};
}

void Console::pause() {
    for (const auto& writer : writers_) {
        writer->flush();
    }
}

void Console::resume() {
    schedule_all();
}

SavedState Console::save() const {
    const std::lock_guard lock(mutex_);
    State state = state_;
    auto count = static_cast<std::uint8_t>(ports_.size());
    FieldWriter writer(kVersion);
    describe(writer, state, count);
    return writer.take();
}

Result<void> Console::restore(const SavedState& saved) {
    State state;
    std::uint8_t count = 0;
    FieldReader reader(saved, name_, kVersion);
    describe(reader, state, count);
    reader.require(count == ports_.size(), "it has another number of ports");
    reader.require(state.wanted[0].plugged, "port 0 is never plugged out");
    if (const auto result = reader.result(); !result) {
        return result;
    }
    const std::lock_guard lock(mutex_);
    state_ = state;
    return {};
}

// ---- Data ----

/// With one port only the guest has no way to say that it has opened it.
bool Console::may_receive(std::size_t port) const {
    return !multiport_ || state_.known[port].open;
}

bool Console::receive(Transport& transport, std::size_t port) {
    Queue& queue = transport.queue(receive_queue(port));
    console::Stream& stream = *ports_[port].stream;
    std::array<char, kPiece> bytes;
    const auto wanted = [&] { return may_receive(port) && stream.input_size() > 0; };
    bool starved = false;
    for (unsigned budget = queue.size(); budget > 0 && !starved && wanted(); --budget) {
        const auto chain = queue.pop();
        if (!chain) {
            starved = !queue.enable_notifications();
            continue;
        }
        const std::size_t room = std::min<std::uint64_t>(bytes.size(), chain->writable_size);
        const std::size_t taken = stream.take_input(std::span(bytes).first(room));
        const std::size_t written = chain->write(transport.memory(), 0, std::as_bytes(std::span(bytes).first(taken)));
        queue.push(chain->head, static_cast<std::uint32_t>(written));
    }
    transport.signal(receive_queue(port));
    if (queue.broken()) {
        transport.fail(queue.fault());
        return false;
    }
    return !starved && queue.running() && wanted();
}

bool Console::transmit(Transport& transport, std::size_t port) {
    const unsigned index = receive_queue(port) + 1;
    Queue& queue = transport.queue(index);
    std::size_t bytes = kBytesPerTurn;
    bool done = true;
    queue.disable_notifications();
    for (unsigned budget = queue.size(); budget > 0 && done; --budget) {
        const auto chain = queue.pop();
        if (!chain) {
            break;
        }
        done = put_out(transport, port, *chain, bytes);
        if (done) {
            queue.push(chain->head, 0);
        } else {
            queue.unpop();
        }
    }
    transport.signal(index);
    if (queue.broken()) {
        transport.fail(queue.fault());
        return false;
    }
    if (!done) {
        return bytes == 0;  // Else the writer has us called when it has room.
    }
    return queue.enable_notifications();
}

/// False: the chain is not put out wholly, for want of room or because the turn of `budget` bytes is over.
bool Console::put_out(Transport& transport, std::size_t port, const Chain& chain, std::size_t& budget) {
    std::array<char, kPiece> bytes;
    std::uint64_t& sent = state_.known[port].sent;
    while (sent < chain.readable_size) {  // Of a chain that the driver changed in between, perhaps.
        const auto piece = std::span(bytes).first(std::min(bytes.size(), budget));
        const std::size_t size = chain.read(transport.memory(), sent, std::as_writable_bytes(piece));
        if (size == 0) {
            break;
        }
        const std::size_t taken = writers_[port]->write({bytes.data(), size});
        sent += taken;
        budget -= taken;
        if (taken < size || budget == 0) {
            return false;
        }
    }
    sent = 0;
    return true;
}

// ---- Control messages of the driver ----

bool Console::take_messages(Transport& transport) {
    const bool more = drain(transport, kControlTransmit, [&](const Chain& chain) -> std::uint32_t {
        if (const auto control = chain.load<Control>(transport.memory())) {
            take_message(control->port, control->event, control->value);
        } else {
            log_.warn("a control message of {} bytes", chain.readable_size);
        }
        return 0;
    });
    schedule(kControlReceive);
    return more;
}

void Console::take_message(std::uint32_t port, std::uint16_t event, std::uint16_t value) {
    if (event == kDeviceReady) {
        state_.device_ready = value != 0;
        for (Known& known : state_.known) {
            known = {.sent = known.sent};
        }
        if (value == 0) {
            log_.warn("the driver could not set the device up");
        }
    } else if (port < ports_.size() && state_.known[port].added) {
        take_port_message(port, event, value != 0);
    } else {
        log_.warn("a control message {} about port {}, which there is not", event, port);
    }
}

void Console::take_port_message(std::size_t port, std::uint16_t event, bool value) {
    Known& known = state_.known[port];
    switch (event) {
        case kPortReady:
            known = {.added = true, .ready = value, .open = known.open, .sent = known.sent};
            if (!value) {
                log_.warn("the driver could not set port {} up", port);
            }
            break;
        case kPortOpen:
            known.open = value;
            schedule(receive_queue(port));
            break;
        default: log_.warn("a control message {} that no driver sends", event); break;
    }
}

// ---- Control messages to the driver ----

std::optional<Console::Message> Console::next_message() const {
    const std::lock_guard lock(mutex_);
    for (std::size_t port = 0; port < ports_.size(); ++port) {
        if (auto message = next_message(port)) {
            return message;
        }
    }
    return std::nullopt;
}

/// The first thing that the driver does not know yet.
std::optional<Console::Message> Console::next_message(std::size_t port) const {
    const Known& known = state_.known[port];
    const Wanted& wanted = state_.wanted[port];
    const auto id = static_cast<std::uint32_t>(port);
    if (known.added && !wanted.plugged) {
        return Message{.port = id, .event = kPortRemove};
    }
    if (!known.added && wanted.plugged && state_.device_ready) {
        return Message{.port = id, .event = kPortAdd};
    }
    if (!known.added || !known.ready) {
        return std::nullopt;
    }
    if (port == 0 && !known.console) {
        return Message{.port = id, .event = kConsolePort, .value = 1};
    }
    if (!ports_[port].name.empty() && !known.named) {
        return Message{.port = id, .event = kPortName, .value = 1, .name = ports_[port].name};
    }
    if (port == 0 && sized_ && known.size != state_.size) {
        return Message{.port = id, .event = kResize, .size = state_.size};
    }
    if (known.connected != wanted.connected) {
        return Message{.port = id, .event = kPortOpen, .value = wanted.connected ? std::uint16_t{1} : std::uint16_t{0}};
    }
    return std::nullopt;
}

void Console::note_sent(const Message& message) {
    Known& known = state_.known[message.port];
    switch (message.event) {
        case kPortAdd: known.added = true; break;
        case kPortRemove: known = {.sent = known.sent}; break;
        case kConsolePort: known.console = true; break;
        case kPortName: known.named = true; break;
        case kResize: known.size = message.size; break;
        default: known.connected = message.value != 0; break;
    }
}

bool Console::send_messages(Transport& transport) {
    Queue& queue = transport.queue(kControlReceive);
    auto message = next_message();
    bool starved = false;
    for (unsigned budget = queue.size(); budget > 0 && !starved && message; --budget) {
        const auto chain = queue.pop();
        if (!chain) {
            starved = !queue.enable_notifications();
        } else if (!send(transport, *chain, *message)) {
            queue.unpop();
        }
        message = next_message();
    }
    transport.signal(kControlReceive);
    if (queue.broken()) {
        transport.fail(queue.fault());
        return false;
    }
    return !starved && queue.running() && message.has_value();
}

/// False: the chain was not used, as the message does not fit and is left out. FreeBSD's driver gives buffers without
/// room for what may follow a message's head, which it has no use for either.
bool Console::send(Transport& transport, const Chain& chain, const Message& message) {
    std::vector<std::byte> bytes;
    append(bytes, Control{message.port, message.event, message.value});
    for (const char c : message.name) {
        append(bytes, c);
    }
    if (message.event == kResize) {
        // Linux takes rows first, then columns, and so do we. The specification has it the other way round, as had
        // Linux 6.15 and 6.16 until they changed back.
        append(bytes, message.size.rows);
        append(bytes, message.size.columns);
    }
    Queue& queue = transport.queue(kControlReceive);
    if (chain.writable_size >= bytes.size()) {
        note_sent(message);
        const std::size_t written = chain.write(transport.memory(), 0, bytes);
        queue.push(chain.head, static_cast<std::uint32_t>(written));
        return true;
    }
    log_.warn("a buffer of {} bytes for a control message of {}", chain.writable_size, bytes.size());
    if (chain.writable_size < sizeof(Control)) {
        queue.push(chain.head, 0);  // It fits nothing.
        return true;
    }
    note_sent(message);
    return false;
}

}  // namespace apiary::device::virtio
