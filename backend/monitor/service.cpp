// SPDX-License-Identifier: BSD-2-Clause
#include "backend/monitor/service.h"

#include <signal.h>

#include <chrono>
#include <format>
#include <utility>

#include "backend/base/base64.h"

namespace apiary::monitor {
namespace {

namespace monitor = api::monitor;
using ipc::method_error;
using ipc::Outcome;

/// How long a guest's end waits for somebody to hear of it; it is on disk by then.
constexpr std::chrono::seconds kLinger{10};
/// How long a guest is waited for: a helper that died meanwhile brings none.
constexpr std::chrono::seconds kBootWait{120};

const ipc::Identity kIdentity = {.vendor = "Apiary", .product = "apiary-guest", .version = APIARY_VERSION, .url = ""};

std::unexpected<ipc::MethodError> not_running() {
    return std::unexpected(
        method_error(monitor::NotRunning{.cause = "the guest does not run", .remedy = "", .detail = ""}));
}

std::unexpected<ipc::MethodError> boot_failed(const Error& error) {
    return std::unexpected(
        method_error(monitor::BootFailed{.cause = error.cause, .remedy = error.remedy, .detail = error.detail}));
}

std::unexpected<ipc::MethodError> console_fault(ConsoleHub::Fault fault, const std::string& session) {
    if (fault == ConsoleHub::Fault::TooManySessions) {
        return std::unexpected(method_error(monitor::TooManySessions{
            .cause = std::format("{} clients look at this console already", ConsoleHub::kMostSessions),
            .remedy = "close one of them",
            .detail = ""}));
    }
    return std::unexpected(method_error(monitor::NoSuchSession{
        .cause = "the console has no such session", .remedy = "attach to it again", .detail = "", .session = session}));
}

}  // namespace

Service::Service(asio::io_context& loop, UniqueFd listener)
    : loop_(loop),
      signals_(loop, SIGTERM, SIGINT),
      linger_(loop),
      changed_(loop.get_executor()),
      runner_(
          loop, [this] { status_changed(); }, [this] { sessions_changed(); }),
      server_(loop, kIdentity) {
    server_.add_interface(std::string(monitor::kInterface), std::string(monitor::kDescription));
    bind_guest();
    bind_console();
    server_.listen(std::move(listener), {.receives_descriptors = true});
    linger_.expires_after(kBootWait);
    linger_.async_wait([this](const asio::error_code& cancelled) {
        if (!cancelled && !booted_) {
            loop_.stop();
        }
    });
    watch_signals();
}

void Service::bind_guest() {
    ipc::bind<monitor::Boot>(server_, [this](CallPointer call, monitor::Boot::Parameters parameters) {
        return boot(std::move(call), std::move(parameters));
    });
    ipc::bind_stream<monitor::Watch>(server_, [this](CallPointer call, monitor::Watch::Parameters parameters) {
        return watch(std::move(call), parameters);
    });
    // What needs a running guest and is done at once.
    const auto on_guest = [this]<class Method>(std::type_identity<Method>, auto act) {
        ipc::bind<Method>(server_, [this, act](CallPointer, Method::Parameters) -> Answer<typename Method::Reply> {
            if (!runner_.running()) {
                co_return not_running();
            }
            co_return act();
        });
    };
    on_guest(std::type_identity<monitor::Pause>(), [this] { return runner_.pause(), monitor::Pause::Reply(); });
    on_guest(std::type_identity<monitor::Resume>(), [this] { return runner_.resume(), monitor::Resume::Reply(); });
    on_guest(std::type_identity<monitor::Reset>(), [this] { return runner_.reset(), monitor::Reset::Reply(); });
    on_guest(std::type_identity<monitor::Kill>(), [this] { return runner_.kill(), monitor::Kill::Reply(); });
    on_guest(std::type_identity<monitor::PowerButton>(),
             [this] { return monitor::PowerButton::Reply{runner_.power_button()}; });
    on_guest(std::type_identity<monitor::Registers>(),
             [this] { return monitor::Registers::Reply{runner_.registers()}; });
    on_guest(std::type_identity<monitor::GetStatistics>(),
             [this] { return monitor::GetStatistics::Reply{ipc::encode(runner_.statistics())}; });
    ipc::bind<monitor::Engine>(server_, [this](CallPointer, monitor::Engine::Parameters parameters) -> Answer<monitor::Engine::Reply> {
        if (!runner_.running()) {
            co_return not_running();
        }
        if (auto changed = parameters.engine ? runner_.change_engine(*parameters.engine) : Result<void>(); !changed) {
            const Error& error = changed.error();
            co_return std::unexpected(
                method_error(monitor::EngineNotChanged{.cause = error.cause, .remedy = error.remedy, .detail = error.detail}));
        }
        co_return runner_.engine();
    });
    ipc::bind<monitor::Leave>(
        server_, [this](CallPointer, monitor::Leave::Parameters) -> Answer<monitor::Leave::Reply> {
            if (runner_.running()) {
                co_return std::unexpected(method_error(
                    monitor::NotBooted{.cause = "the guest has not ended", .remedy = "kill it first", .detail = ""}));
            }
            leaving_ = true;
            sessions_changed();
            co_return monitor::Leave::Reply();
        });
}

void Service::bind_console() {
    ipc::bind<monitor::OpenSession>(
        server_,
        [this](CallPointer, monitor::OpenSession::Parameters parameters) -> Answer<monitor::OpenSession::Reply> {
            const auto access =
                ipc::decode<api::console::Access>(ipc::Json(parameters.access), ipc::UnknownFields::Refused);
            if (!access) {
                co_return std::unexpected(ipc::invalid_parameter({"access", access.error().reason}));
            }
            if (!runner_.running() || runner_.console() == nullptr) {
                co_return not_running();
            }
            auto opened = runner_.console()->open(parameters.user, *access, parameters.replay);
            if (!opened) {
                co_return console_fault(opened.error(), "");
            }
            co_return monitor::OpenSession::Reply{std::move(opened->session), opened->writer};
        });
    ipc::bind<monitor::StartSession>(
        server_,
        [this](CallPointer call, monitor::StartSession::Parameters parameters) -> Answer<monitor::StartSession::Reply> {
            auto descriptors = call->take_descriptors();
            auto early = from_base64(parameters.early);
            if (descriptors.size() != 1 || !early) {
                co_return std::unexpected(ipc::invalid_parameter({"session", "should come with one descriptor"}));
            }
            if (runner_.console() == nullptr) {
                co_return not_running();
            }
            if (auto started =
                    runner_.console()->start(parameters.session, std::move(descriptors[0]), *std::move(early));
                !started) {
                co_return console_fault(started.error(), parameters.session);
            }
            co_return monitor::StartSession::Reply();
        });
    // What is about a session and is done at once.
    const auto on_session = [this]<class Method>(std::type_identity<Method>, auto act) {
        ipc::bind<Method>(server_,
                          [this, act](CallPointer, Method::Parameters parameters) -> Answer<typename Method::Reply> {
                              if (runner_.console() == nullptr) {
                                  co_return not_running();
                              }
                              if (auto done = act(*runner_.console(), parameters); !done) {
                                  co_return console_fault(done.error(), parameters.session);
                              }
                              co_return typename Method::Reply();
                          });
    };
    on_session(std::type_identity<monitor::TakeControl>(),
               [](ConsoleHub& hub, const auto& parameters) { return hub.take_control(parameters.session); });
    on_session(std::type_identity<monitor::ReleaseControl>(),
               [](ConsoleHub& hub, const auto& parameters) { return hub.release_control(parameters.session); });
    on_session(std::type_identity<monitor::SetSize>(), [](ConsoleHub& hub, const auto& parameters) {
        const auto bounded = [](std::int64_t number) {
            return static_cast<std::uint16_t>(std::clamp<std::int64_t>(number, 0, 0xffff));
        };
        return hub.set_size(parameters.session, bounded(parameters.columns), bounded(parameters.rows));
    });
    ipc::bind_stream<monitor::Sessions>(server_, [this](CallPointer call, monitor::Sessions::Parameters parameters) {
        return watch_sessions(std::move(call), parameters);
    });
}

Service::Answer<monitor::Boot::Reply> Service::boot(CallPointer call, monitor::Boot::Parameters parameters) {
    if (std::exchange(booted_, true)) {
        co_return boot_failed({.cause = "this process has a guest already"});
    }
    auto definition = ipc::decode<api::guests::Definition>(parameters.definition, ipc::UnknownFields::Ignored);
    if (!definition) {
        co_return std::unexpected(
            ipc::invalid_parameter({"definition." + definition.error().path, definition.error().reason}));
    }
    auto started = runner_.boot({.name = std::move(parameters.name),
                                 .definition = *std::move(definition),
                                 .files = {std::move(parameters.files), call->take_descriptors()}});
    if (!started) {
        leaving_ = true;
        linger_.expires_after(kLinger);
        linger_.async_wait([this](const asio::error_code&) { loop_.stop(); });
        co_return boot_failed(started.error());
    }
    co_return monitor::Boot::Reply{runner_.status()};
}

Service::Answer<void> Service::watch(CallPointer call, monitor::Watch::Parameters) {
    if (!call->more()) {
        co_await call->reply(ipc::encode(monitor::Watch::Reply{runner_.status()}));
        co_return Outcome<void>();
    }
    const ipc::WakeOnClose wake(*call, [this] { changed_.notify(); });
    for (std::uint64_t seen = 0; !call->closed();) {
        if (seen == status_version_) {
            co_await changed_.wait();
            continue;
        }
        seen = status_version_;
        if (!co_await call->reply_more(ipc::encode(monitor::Watch::Reply{runner_.status()}))) {
            break;
        }
    }
    co_return Outcome<void>();
}

Service::Answer<void> Service::watch_sessions(CallPointer call, monitor::Sessions::Parameters) {
    if (!call->more()) {
        co_await call->reply(ipc::encode(sessions()));
        co_return Outcome<void>();
    }
    const ipc::WakeOnClose wake(*call, [this] { changed_.notify(); });
    for (std::uint64_t seen = 0; !call->closed() && runner_.running();) {
        if (seen == sessions_version_) {
            co_await changed_.wait();
            continue;
        }
        seen = sessions_version_;
        if (!co_await call->reply_more(ipc::encode(sessions()))) {
            co_return Outcome<void>();
        }
    }
    if (!call->closed()) {
        co_await call->reply(ipc::encode(sessions()));
    }
    co_return Outcome<void>();
}

monitor::Sessions::Reply Service::sessions() {
    monitor::Sessions::Reply reply;
    if (runner_.console() != nullptr) {
        for (const api::console::Session& session : runner_.console()->sessions()) {
            reply.sessions.push_back(ipc::encode(session));
        }
    }
    return reply;
}

void Service::status_changed() {
    ++status_version_;
    changed_.notify();
    if (runner_.status().phase == monitor::Phase::Ended) {
        linger_.expires_after(kLinger);
        linger_.async_wait([this](const asio::error_code& cancelled) {
            if (!cancelled) {
                loop_.stop();
            }
        });
    }
}

void Service::sessions_changed() {
    ++sessions_version_;
    changed_.notify();
    // The last words on the console go before the process does.
    const bool drained = runner_.console() == nullptr || runner_.console()->sessions().empty();
    if (leaving_ && drained) {
        leave();
    }
}

/// The answer to what made us leave is still on its way.
void Service::leave() {
    linger_.expires_after(std::chrono::milliseconds(100));
    linger_.async_wait([this](const asio::error_code& cancelled) {
        if (!cancelled) {
            loop_.stop();
        }
    });
}

void Service::watch_signals() {
    signals_.async_wait([this](const asio::error_code& cancelled, int) {
        if (!cancelled) {
            leaving_ = true;
            if (runner_.running()) {
                runner_.kill();
            }
            sessions_changed();
            watch_signals();
        }
    });
}

}  // namespace apiary::monitor
