// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/slirp_stack.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <slirp/libslirp.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <format>
#include <utility>

namespace apiary::network {
namespace {

constexpr std::uint32_t kNoTimeout = 1000;  ///< libslirp's answer when it waits for nothing but sockets, ms.
constexpr Nanoseconds kStale = std::chrono::milliseconds(100);
constexpr int kListenQueue = 128;

Nanoseconds now() {
    return std::chrono::steady_clock::now().time_since_epoch();
}

in_addr ipv4(const char* text) {
    in_addr address = {};
    ::inet_pton(AF_INET, text, &address);
    return address;
}
in6_addr ipv6(const char* text) {
    in6_addr address = {};
    ::inet_pton(AF_INET6, text, &address);
    return address;
}

/// The usual addresses of a user network, which guides and scripts know.
SlirpConfig slirp_config(bool restricted) {
    SlirpConfig config = {};
    config.version = 4;
    config.restricted = restricted ? 1 : 0;
    config.in_enabled = true;
    config.vnetwork = ipv4("10.0.2.0");
    config.vnetmask = ipv4("255.255.255.0");
    config.vhost = ipv4("10.0.2.2");
    config.vnameserver = ipv4("10.0.2.3");
    config.vdhcp_start = ipv4("10.0.2.15");
    config.in6_enabled = true;
    config.vprefix_addr6 = ipv6("fec0::");
    config.vprefix_len = 64;
    config.vhost6 = ipv6("fec0::2");
    config.vnameserver6 = ipv6("fec0::3");
    config.if_mtu = SlirpStack::kMtu;
    config.if_mru = SlirpStack::kMtu;
    return config;
}

constexpr std::pair<unsigned, int> kEvents[] = {{PollSet::kIn, SLIRP_POLL_IN},
                                                {PollSet::kOut, SLIRP_POLL_OUT},
                                                {PollSet::kUrgent, SLIRP_POLL_PRI},
                                                {PollSet::kError, SLIRP_POLL_ERR},
                                                {PollSet::kHangUp, SLIRP_POLL_HUP}};

unsigned from_slirp(int events) {
    unsigned result = 0;
    for (const auto& [ours, theirs] : kEvents) {
        result |= (events & theirs) != 0 ? ours : 0;
    }
    return result;
}
int to_slirp(unsigned events) {
    int result = 0;
    for (const auto& [ours, theirs] : kEvents) {
        result |= (events & ours) != 0 ? theirs : 0;
    }
    return result;
}

/// A socket address with its length.
struct SocketAddress {
    sockaddr_storage storage = {};
    socklen_t length = 0;
    [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

SocketAddress socket_address(const asio::ip::address& address, std::uint16_t port) {
    SocketAddress result;
    if (address.is_v6()) {
        sockaddr_in6 v6 = {};
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        v6.sin6_scope_id = static_cast<std::uint32_t>(address.to_v6().scope_id());
        const auto bytes = address.to_v6().to_bytes();
        std::memcpy(&v6.sin6_addr, bytes.data(), bytes.size());
        std::memcpy(&result.storage, &v6, sizeof(v6));
        result.length = sizeof(v6);
    } else {
        sockaddr_in v4 = {};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        v4.sin_addr.s_addr = htonl(address.to_v4().to_uint());
        std::memcpy(&result.storage, &v4, sizeof(v4));
        result.length = sizeof(v4);
    }
    return result;
}

/// `forward` with the address and the port that `fd` has.
Forward bound_to(int fd, Forward forward) {
    SocketAddress own;
    own.length = sizeof own.storage;
    if (::getsockname(fd, reinterpret_cast<sockaddr*>(&own.storage), &own.length) != 0) {
        return forward;
    }
    if (own.storage.ss_family == AF_INET6) {
        sockaddr_in6 v6 = {};
        std::memcpy(&v6, &own.storage, sizeof v6);
        asio::ip::address_v6::bytes_type bytes;
        std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
        forward.host = asio::ip::address_v6(bytes, v6.sin6_scope_id);
        forward.host_port = ntohs(v6.sin6_port);
    } else if (own.storage.ss_family == AF_INET) {
        sockaddr_in v4 = {};
        std::memcpy(&v4, &own.storage, sizeof v4);
        forward.host = asio::ip::address_v4(ntohl(v4.sin_addr.s_addr));
        forward.host_port = ntohs(v4.sin_port);
    }
    return forward;
}

Error forward_error(const Forward& forward, int error_number) {
    const std::string port =
        std::format("{} port {} of {}", forward.udp ? "UDP" : "TCP", forward.host_port, forward.host.to_string());
    switch (error_number) {
        case EADDRINUSE:
            return fail_errno(error_number, port + " cannot be forwarded: another program uses it",
                              "forward another port of the host, or end that program")
                .error();
        case EACCES:
        case EPERM:
            return fail_errno(error_number, port + " cannot be forwarded: this user may not use ports below 1024",
                              std::format("forward a port from 1024 on, such as {}",
                                          format_forward({forward.udp, forward.host, 8080, forward.guest_port})))
                .error();
        case EADDRNOTAVAIL:
            return fail_errno(error_number, port + " cannot be forwarded: this host does not have the address",
                              "give one of its addresses, or leave it out for 127.0.0.1")
                .error();
        default: return fail_errno(error_number, port + " cannot be forwarded").error();
    }
}

}  // namespace

/// A timer that libslirp asked for. It is freed by libslirp.
class SlirpStack::Timer {
public:
    Timer(SlirpStack& stack, SlirpTimerId id, void* opaque)
        : stack_(stack), id_(id), opaque_(opaque), timer_(stack.loop_.context()) {}

    void set(std::int64_t milliseconds) {
        timer_.expires_at(std::chrono::steady_clock::time_point(std::chrono::milliseconds(milliseconds)));
        timer_.async_wait(
            stack_.loop_.in_turn([this, alive = std::weak_ptr(alive_)](const asio::error_code& cancelled) {
                if (!cancelled && !alive.expired()) {
                    slirp_handle_timer(stack_.slirp_, id_, opaque_);
                    stack_.output_.end_of_burst();
                }
            }));
    }

private:
    SlirpStack& stack_;
    SlirpTimerId id_;
    void* opaque_;
    asio::steady_timer timer_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

/// What libslirp calls; `opaque` is the stack.
struct SlirpStack::Callbacks {
    static SlirpStack& stack(void* opaque) { return *static_cast<SlirpStack*>(opaque); }

    static slirp_ssize_t send_packet(const void* frame, std::size_t length, void* opaque) {
        stack(opaque).output_.output({static_cast<const std::byte*>(frame), length});
        return static_cast<slirp_ssize_t>(length);
    }
    static void guest_error(const char* message, void* opaque) { stack(opaque).log_.warn("{}", message); }
    static std::int64_t clock_get_ns(void*) { return now().count(); }
    static void* timer_new_opaque(SlirpTimerId id, void* of_timer, void* opaque) {
        return new Timer(stack(opaque), id, of_timer);
    }
    static void timer_free(void* timer, void*) { delete static_cast<Timer*>(timer); }
    static void timer_mod(void* timer, std::int64_t milliseconds, void*) {
        static_cast<Timer*>(timer)->set(milliseconds);
    }
    static void register_poll_fd(int fd, void* opaque) {
        if (fd >= 0) {
            stack(opaque).poll_set_.forget(fd);
            all_sockets += stack(opaque).sockets_.insert(fd).second ? 1 : 0;
        }
    }
    static void unregister_poll_fd(int fd, void* opaque) {
        stack(opaque).poll_set_.forget(fd);
        all_sockets -= stack(opaque).sockets_.erase(fd);
    }
    static void notify(void* opaque) { stack(opaque).update_later(); }
    static void init_completed(Slirp* slirp, void* opaque) { stack(opaque).slirp_ = slirp; }

    static int add_poll(int fd, int events, void* opaque) {
        SlirpStack& self = stack(opaque);
        unsigned wanted = from_slirp(events);
        if (self.blocked_) {
            wanted &= PollSet::kOut;
        }
        if (wanted == 0) {
            return -1;
        }
        self.poll_set_.want(fd, wanted);
        return fd;
    }
    static int get_events(int fd, void* opaque) { return to_slirp(stack(opaque).poll_set_.events(fd)); }
    /// For note_bound(): nothing is waited for. `sockets`: a set of them, which this one is added to.
    static int collect(int fd, int, void* sockets) {
        static_cast<std::set<int>*>(sockets)->insert(fd);
        return -1;
    }
    /// For lengthen_queues(): nothing is waited for, but listening sockets get a longer queue than libslirp gives them.
    static int lengthen(int fd, int, void*) {
        int listening = 0;
        socklen_t length = sizeof(listening);
        if (::getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &length) == 0 && listening != 0) {
            (void)::listen(fd, kListenQueue);
        }
        return -1;
    }

    static constexpr SlirpCb kTable = {
        .send_packet = send_packet,
        .guest_error = guest_error,
        .clock_get_ns = clock_get_ns,
        .timer_new = nullptr,
        .timer_free = timer_free,
        .timer_mod = timer_mod,
        .register_poll_fd = register_poll_fd,
        .unregister_poll_fd = unregister_poll_fd,
        .notify = notify,
        .init_completed = init_completed,
        .timer_new_opaque = timer_new_opaque,
    };
};

// ---- Set-up ----

Result<std::unique_ptr<SlirpStack>> SlirpStack::create(EventLoop& loop, const Config& config, Output& output) {
    auto poll_set = PollSet::create();
    if (!poll_set) {
        return std::unexpected(std::move(poll_set.error()));
    }
    std::unique_ptr<SlirpStack> stack(new SlirpStack(loop, *std::move(poll_set), output));
    if (auto opened = stack->open(config); !opened) {
        return std::unexpected(std::move(opened.error()));
    }
    return stack;
}

SlirpStack::SlirpStack(EventLoop& loop, PollSet poll_set, Output& output)
    : loop_(loop),
      output_(output),
      poll_set_(std::move(poll_set)),
      ready_(loop.context(), poll_set_.fd()),
      timeout_(loop.context()) {}

SlirpStack::~SlirpStack() {
    ready_.release();  // It is the poll set's.
    if (slirp_ != nullptr) {
        slirp_cleanup(slirp_);
    }
    all_sockets -= sockets_.size();
}

Result<void> SlirpStack::open(const Config& config) {
    const SlirpConfig settings = slirp_config(config.restricted);
    slirp_ = slirp_new(&settings, &Callbacks::kTable, this);
    if (slirp_ == nullptr) {
        return fail("the user network cannot be made", {}, std::format("libslirp {}", slirp_version_string()));
    }
    for (const Forward& wanted : config.forwards) {
        if (auto done = forward(wanted); !done) {
            return done;
        }
    }
    lengthen_queues();
    return {};
}

Result<void> SlirpStack::forward(const Forward& forward) {
    const SocketAddress host = socket_address(forward.host, forward.host_port);
    // An address of zeros is the first that libslirp gave to a guest, or will give.
    const SocketAddress guest = socket_address(
        forward.host.is_v6() ? asio::ip::address(asio::ip::address_v6()) : asio::ip::address_v4(), forward.guest_port);
    const int flags = (forward.udp ? SLIRP_HOSTFWD_UDP : 0) | (forward.host.is_v6() ? SLIRP_HOSTFWD_V6ONLY : 0);
    if (slirp_add_hostxfwd(slirp_, host.get(), host.length, guest.get(), guest.length, flags) != 0) {
        return std::unexpected(forward_error(forward, errno));
    }
    note_bound(forward);
    return {};
}

/// libslirp does not tell which socket it has made, but shows all it has: until the guest runs, those of forwarded
/// ports.
void SlirpStack::note_bound(const Forward& forward) {
    std::set<int> all;
    std::uint32_t timeout = UINT32_MAX;
    slirp_pollfds_fill(slirp_, &timeout, Callbacks::collect, &all);
    for (const int fd : all) {
        if (forwarding_.insert(fd).second) {
            forwards_.push_back(bound_to(fd, forward));
        }
    }
}

void SlirpStack::lengthen_queues() {
    std::uint32_t timeout = UINT32_MAX;
    slirp_pollfds_fill(slirp_, &timeout, Callbacks::lengthen, this);
}

// ---- Frames and sockets ----

void SlirpStack::input(std::span<const std::byte> frame) {
    // libslirp's idea of the time is that of the last poll, and a socket lives by it.
    if (now() - polled_ > kStale) {
        poll(false);
    }
    slirp_input(slirp_, reinterpret_cast<const std::uint8_t*>(frame.data()), static_cast<int>(frame.size()));
    update_later();
}

void SlirpStack::set_running(bool running) {
    running_ = running;
    if (running) {
        update_later();
    } else {
        timeout_.cancel();
        deadline_.reset();
    }
}

void SlirpStack::set_blocked(bool blocked) {
    if (blocked_ != blocked) {
        blocked_ = blocked;
        update_later();
    }
}

/// Once for all frames that the loop has at hand.
void SlirpStack::update_later() {
    if (running_ && !updating_) {
        updating_ = true;
        loop_.post([this, alive = std::weak_ptr(alive_)] {
            if (!alive.expired()) {
                updating_ = false;
                update();
            }
        });
    }
}

/// Finds out what libslirp waits for now.
void SlirpStack::update() {
    if (!running_) {
        return;
    }
    std::uint32_t timeout = UINT32_MAX;
    poll_set_.begin();
    slirp_pollfds_fill(slirp_, &timeout, Callbacks::add_poll, this);
    poll_set_.commit();
    wait_until_timeout(timeout);
    wait_for_sockets();
}

void SlirpStack::wait_for_sockets() {
    if (waiting_) {
        return;
    }
    waiting_ = true;
    ready_.async_wait(asio::posix::stream_descriptor::wait_read,
                      loop_.in_turn([this, alive = std::weak_ptr(alive_)](const asio::error_code& cancelled) {
                          if (cancelled || alive.expired()) {
                              return;
                          }
                          waiting_ = false;
                          if (running_) {
                              poll_set_.collect();
                              poll(true);
                              update();
                          }
                      }));
}

void SlirpStack::wait_until_timeout(std::uint32_t milliseconds) {
    if (milliseconds >= kNoTimeout) {
        return;
    }
    const Nanoseconds deadline = now() + std::chrono::milliseconds(milliseconds);
    if (deadline_ && *deadline_ <= deadline) {
        return;
    }
    deadline_ = deadline;
    timeout_.expires_at(std::chrono::steady_clock::time_point(deadline));
    timeout_.async_wait(loop_.in_turn([this, alive = std::weak_ptr(alive_)](const asio::error_code& cancelled) {
        if (cancelled || alive.expired()) {
            return;
        }
        deadline_.reset();
        if (running_) {
            poll(false);
            update();
        }
    }));
}

void SlirpStack::poll(bool sockets_are_ready) {
    polled_ = now();
    slirp_pollfds_poll(slirp_, sockets_are_ready ? 0 : 1, Callbacks::get_events, this);
    output_.end_of_burst();
}

}  // namespace apiary::network
