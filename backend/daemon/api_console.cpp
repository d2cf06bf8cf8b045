// SPDX-License-Identifier: BSD-2-Clause
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <cerrno>
#include <chrono>
#include <format>
#include <utility>

#include "backend/api/monitor.h"
#include "backend/base/base64.h"
#include "backend/daemon/api.h"
#include "backend/daemon/identity.h"
#include "backend/daemon/names.h"

namespace apiary::daemon {

using namespace api::console;
using ipc::Outcome;

namespace {

constexpr std::chrono::milliseconds kPatience{10'000};
constexpr std::int64_t kChunk = 65'536;  ///< Bytes of log in one reply, as the interface says.
/// File systems tell nobody of what is appended in a way that all of them have; so the log is looked at again and
/// again.
constexpr std::chrono::milliseconds kLookAgain{200};

std::unexpected<ipc::MethodError> not_running(const std::string& name) {
    return std::unexpected(
        ipc::method_error(NotRunning{std::format("the guest {} does not run", name), "start it first", "", name}));
}

std::unexpected<ipc::MethodError> host_failed(const Error& error) {
    return std::unexpected(ipc::method_error(HostFailed{error.cause, error.remedy, error.detail}));
}

/// A monitor's error as one of this interface.
std::unexpected<ipc::MethodError> console_failure(const ipc::CallFailure& failure, const std::string& name,
                                                  const std::string& session) {
    const auto& [cause, remedy, detail] = failure.error;
    if (failure.name == api::monitor::NotRunning::kName) {
        return not_running(name);
    }
    if (failure.name == api::monitor::NoSuchSession::kName) {
        return std::unexpected(ipc::method_error(NoSuchSession{cause, remedy, detail, session}));
    }
    if (failure.name == api::monitor::TooManySessions::kName) {
        return std::unexpected(ipc::method_error(TooManySessions{cause, remedy, detail}));
    }
    return host_failed(failure.error);
}

struct LogChunk {
    std::string data;
    std::int64_t offset = 0;
    std::int64_t size = 0;
};

/// Of the guest's log; nothing when it has never run. Whatever is no regular file is none.
Result<LogChunk> read_chunk(const Store& store, const std::string& name, std::optional<std::int64_t> offset) {
    const auto directory = store.open_directory(name);
    if (!directory) {
        return std::unexpected(directory.error().error);
    }
    const UniqueFd log(::openat(directory->get(), "console.log", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!log.valid()) {
        return errno == ENOENT ? Result<LogChunk>(LogChunk())
                               : fail_errno(errno, std::format("the log of {} cannot be read", name));
    }
    LogChunk chunk;
    chunk.size = std::max<std::int64_t>(::lseek(log.get(), 0, SEEK_END), 0);
    chunk.offset = std::clamp<std::int64_t>(offset.value_or(chunk.size - kChunk), 0, chunk.size);
    chunk.data.resize(static_cast<std::size_t>(std::min(chunk.size - chunk.offset, kChunk)));
    const ssize_t got = ::pread(log.get(), chunk.data.data(), chunk.data.size(), chunk.offset);
    if (got < 0) {
        return fail_errno(errno, std::format("the log of {} cannot be read", name));
    }
    chunk.data.resize(static_cast<std::size_t>(got));
    return chunk;
}

}  // namespace

void Api::bind_console() {
    ipc::bind_stream<Attach>(server_, [this](CallPointer call, Attach::Parameters parameters) {
        return attach(std::move(call), std::move(parameters));
    });
    ipc::bind_stream<Sessions>(server_, [this](CallPointer call, Sessions::Parameters parameters) {
        return sessions(std::move(call), std::move(parameters));
    });
    ipc::bind_stream<ReadLog>(server_, [this](CallPointer call, ReadLog::Parameters parameters) {
        return read_log(std::move(call), std::move(parameters));
    });
    // What is passed on to the monitor as it is.
    const auto pass_on = [this]<class Method, class MonitorMethod>(std::type_identity<Method>,
                                                                   std::type_identity<MonitorMethod>, auto convert) {
        ipc::bind<Method>(
            server_,
            [this, convert](CallPointer call, Method::Parameters parameters) -> Answer<typename Method::Reply> {
                const auto guest = guest_for<NoSuchGuest, NotPermitted>(*call, parameters.name);
                if (!guest) {
                    co_return std::unexpected(guest.error());
                }
                auto client = supervisor_.connect(**guest, "be looked at");
                if (!client) {
                    co_return not_running(parameters.name);
                }
                auto done = co_await ipc::call<MonitorMethod>(*client, convert(parameters), kPatience);
                if (!done) {
                    co_return console_failure(done.error(), parameters.name, parameters.session);
                }
                co_return typename Method::Reply();
            });
    };
    pass_on(std::type_identity<TakeControl>(), std::type_identity<api::monitor::TakeControl>(),
            [](const TakeControl::Parameters& from) { return api::monitor::TakeControl::Parameters{from.session}; });
    pass_on(
        std::type_identity<ReleaseControl>(), std::type_identity<api::monitor::ReleaseControl>(),
        [](const ReleaseControl::Parameters& from) { return api::monitor::ReleaseControl::Parameters{from.session}; });
    pass_on(std::type_identity<SetSize>(), std::type_identity<api::monitor::SetSize>(),
            [](const SetSize::Parameters& from) {
                return api::monitor::SetSize::Parameters{from.session, from.columns, from.rows};
            });
}

/// The client's socket is handed to the monitor: what the guest writes does not pass through here.
Api::Answer<void> Api::attach(CallPointer call, Attach::Parameters parameters) {
    const auto guest = guest_for<NoSuchGuest, NotPermitted>(*call, parameters.name);
    if (!guest) {
        co_return std::unexpected(guest.error());
    }
    if (!call->wants_upgrade()) {
        co_return std::unexpected(ipc::invalid_parameter({"upgrade", "should be set for this call"}));
    }
    auto client = supervisor_.connect(**guest, "be looked at");
    if (!client) {
        co_return not_running(parameters.name);
    }
    api::monitor::OpenSession::Parameters order = {
        .user = user_name(call->peer().uid),
        .access = std::string(names_of(parameters.access)[static_cast<std::size_t>(parameters.access)]),
        .replay = parameters.replay.value_or(true)};
    const auto opened = co_await ipc::call<api::monitor::OpenSession>(*client, std::move(order), kPatience);
    if (!opened) {
        co_return console_failure(opened.error(), parameters.name, "");
    }
    std::optional<ipc::Upgraded> upgraded =
        co_await call->upgrade(ipc::encode(Attach::Reply{opened->session, opened->writer}));
    if (!upgraded) {
        co_return Outcome<void>();
    }
    std::vector<UniqueFd> descriptors;
    descriptors.push_back(std::move(upgraded->socket));
    api::monitor::StartSession::Parameters start = {.session = opened->session, .early = to_base64(upgraded->early)};
    static_cast<void>(
        co_await ipc::call<api::monitor::StartSession>(*client, std::move(start), kPatience, std::move(descriptors)));
    co_return Outcome<void>();
}

Api::Answer<void> Api::sessions(CallPointer call, Sessions::Parameters parameters) {
    const auto guest = guest_for<NoSuchGuest, NotPermitted>(*call, parameters.name);
    if (!guest) {
        co_return std::unexpected(guest.error());
    }
    auto client = supervisor_.connect(**guest, "be looked at");
    if (!client ||
        (call->more() && !(co_await client->call_more(api::monitor::Sessions::kName, ipc::Json::object())))) {
        co_return not_running(parameters.name);
    }
    const ipc::WakeOnClose wake(*call, [&client] { client->close(); });
    for (;;) {
        const Result<ipc::Reply> told =
            call->more() ? co_await client->next(std::nullopt)
                         : co_await client->call(api::monitor::Sessions::kName, ipc::Json::object(), kPatience);
        const auto typed = ipc::typed_reply<api::monitor::Sessions>(told);
        if (!typed) {
            co_return console_failure(typed.error(), parameters.name, "");
        }
        Sessions::Reply reply;
        for (const ipc::Json& each : typed->sessions) {
            if (const auto session = ipc::decode<Session>(each, ipc::UnknownFields::Ignored)) {
                reply.sessions.push_back(*session);
            }
        }
        if (!told->continues) {
            co_await call->reply(ipc::encode(reply));
            co_return Outcome<void>();
        }
        if (!co_await call->reply_more(ipc::encode(reply))) {
            co_return Outcome<void>();
        }
    }
}

Api::Answer<void> Api::read_log(CallPointer call, ReadLog::Parameters parameters) {
    const auto guest = guest_for<NoSuchGuest, NotPermitted>(*call, parameters.name);
    if (!guest) {
        co_return std::unexpected(guest.error());
    }
    asio::steady_timer timer(loop_);
    const ipc::WakeOnClose wake(*call, [&timer] { timer.cancel(); });
    std::optional<std::int64_t> offset = parameters.offset;
    while (!call->closed()) {
        // Looked at before the log is: what a guest wrote that has ended is in it.
        const bool runs = (*guest)->monitor.has_value();
        const auto chunk =
            co_await worker_.run([this, name = parameters.name, offset] { return read_chunk(store_, name, offset); });
        if (!chunk) {
            co_return host_failed(chunk.error());
        }
        const bool at_end = chunk->offset + static_cast<std::int64_t>(chunk->data.size()) >= chunk->size;
        const bool goes_on = call->more() && (!at_end || (parameters.follow.value_or(false) && runs));
        const ReadLog::Reply reply = {to_base64(chunk->data), chunk->offset, chunk->size};
        if (!goes_on) {
            co_await call->reply(ipc::encode(reply));
            co_return Outcome<void>();
        }
        if (!chunk->data.empty() && !co_await call->reply_more(ipc::encode(reply))) {
            co_return Outcome<void>();
        }
        offset = chunk->offset + static_cast<std::int64_t>(chunk->data.size());
        if (at_end) {
            timer.expires_after(kLookAgain);
            asio::error_code cancelled;
            co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
        }
    }
    co_return Outcome<void>();
}

}  // namespace apiary::daemon
