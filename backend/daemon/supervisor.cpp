// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/supervisor.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/ip/address.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <ctime>
#include <format>
#include <set>
#include <utility>

#include "backend/base/log.h"
#include "backend/daemon/definition.h"
#include "backend/daemon/failures.h"
#include "backend/daemon/identity.h"
#include "backend/daemon/process_end.h"

namespace apiary::daemon {
namespace {

namespace guests = api::guests;
using guests::State;
using ipc::Outcome;

guests::Problem problem_of(const Error& error) {
    return {.cause = error.cause, .remedy = error.remedy, .detail = error.detail};
}

/// The end of the guest's console log; empty where it cannot be read.
std::string read_log_tail(const Store& store, const std::string& name) {
    constexpr off_t kTail = 16384;
    const auto directory = store.open_directory(name);
    const UniqueFd log(
        directory ? ::openat(directory->get(), "console.log", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) : -1);
    const off_t size = log.valid() ? std::max<off_t>(::lseek(log.get(), 0, SEEK_END), 0) : 0;
    std::string text(static_cast<std::size_t>(std::min(size, kTail)), '\0');
    const ssize_t got = ::pread(log.get(), text.data(), text.size(), std::max<off_t>(size - kTail, 0));
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return text;
}

/// What a monitor, which a guest may have taken over, tells of ports: not without end, and addresses that are some.
std::vector<guests::BoundForward> forwards_of(const api::monitor::Status& status) {
    constexpr std::size_t kMost = 1024;
    std::vector<guests::BoundForward> forwards;
    for (const ipc::Json& each : status.forwards.value_or(std::vector<ipc::Json>())) {
        auto forward = ipc::decode<guests::BoundForward>(each, ipc::UnknownFields::Ignored);
        asio::error_code error;
        const auto host = forward ? asio::ip::make_address(forward->host, error) : asio::ip::address();
        if (forward && !error && forwards.size() < kMost) {
            forward->host = host.to_string();
            forwards.push_back(*std::move(forward));
        }
    }
    return forwards;
}

asio::awaitable<void> sleep_for(asio::io_context& loop, std::chrono::milliseconds time) {
    asio::steady_timer timer(loop, time);
    asio::error_code ignored;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
}

}  // namespace

Supervisor::Supervisor(asio::io_context& loop, Store& store, Workers workers, MonitorPlace place, Options options)
    : loop_(loop),
      store_(store),
      worker_(workers.store),
      copies_(workers.copies),
      place_(place),
      options_(std::move(options)),
      launcher_(loop, store, workers.processes, std::move(place), options_.launcher),
      children_(loop, SIGCHLD),
      feed_(loop),
      tasks_(loop),
      copy_ended_(loop.get_executor()) {}

// ---- What there is ----

std::vector<Supervisor::GuestPointer> Supervisor::guests() const {
    std::vector<GuestPointer> all;
    for (const auto& [name, guest] : guests_) {
        all.push_back(guest);
    }
    return all;
}

Supervisor::GuestPointer Supervisor::find(const std::string& name) const {
    const auto found = guests_.find(name);
    return found == guests_.end() ? nullptr : found->second;
}

guests::Guest Supervisor::describe(const Guest& guest) {
    guests::Guest result;
    result.name = guest.name;
    result.state = guest.state;
    result.owner = user_name(guest.owner);
    result.definition = guest.definition;
    result.problem = guest.problem;
    if (guest.started_with && guest.definition) {
        auto fields = differing_fields(*guest.started_with, *guest.definition);
        if (!fields.empty()) {
            result.pending = std::move(fields);
        }
    }
    if (guest.monitor) {
        result.pid = guest.monitor->pid;
    }
    result.since = guest.since;
    if (guest.budget.count() > 0) {
        result.restarts = guest.budget.count();
    }
    result.last_end = guest.last_end;
    if (!guest.copies.empty()) {
        result.busy = guest.copies.front();
    }
    if (!guest.forwards.empty()) {
        result.forwards = guest.forwards;
    }
    return result;
}

Supervisor::GuestPointer Supervisor::add(const std::string& name) {
    auto guest = std::make_shared<Guest>(loop_.get_executor(), name,
                                         RestartBudget(options_.crash_loop.limit, options_.crash_loop.within));
    guests_.insert_or_assign(name, guest);
    return guest;
}

void Supervisor::take_stored(Guest& guest, StoredGuest stored) {
    guest.owner = stored.owner;
    guest.definition = std::move(stored.definition);
    guest.problem = std::move(stored.problem);
    const bool at_rest = guest.state == State::Stopped || guest.state == State::Broken;
    if (at_rest) {
        guest.state = guest.definition ? State::Stopped : State::Broken;
    }
    tell(guest);
}

void Supervisor::set_state(Guest& guest, State state) {
    guest.state = state;
    tell(guest);
}

void Supervisor::tell(Guest& guest) {
    guest.changed.notify();
    feed_.changed(guest.name);
}

// ---- What is asked ----

Supervisor::Answer<Supervisor::GuestPointer> Supervisor::create(std::string name, uid_t owner,
                                                                guests::Definition definition) {
    auto stored =
        co_await worker_.run([this, name, owner, definition] { return store_.create(name, owner, definition); });
    if (!stored) {
        co_return std::unexpected(store_failure(stored.error(), name));
    }
    const GuestPointer guest = add(name);
    take_stored(*guest, *std::move(stored));
    co_return guest;
}

Supervisor::Answer<void> Supervisor::change(GuestPointer guest, guests::Definition set,
                                            std::vector<std::string> unset) {
    const AsyncMutex::Lock lock = co_await guest->mutex.lock();
    if (!guest->copies.empty()) {
        co_return std::unexpected(busy(guest->name, guest->copies.front(), "be changed"));
    }
    auto stored = co_await worker_.run([this, guest, set, unset] { return store_.change(guest->name, set, unset); });
    if (!stored) {
        co_return std::unexpected(store_failure(stored.error(), guest->name));
    }
    take_stored(*guest, *std::move(stored));
    co_return Outcome<void>();
}

Supervisor::Answer<void> Supervisor::start(GuestPointer guest) {
    const AsyncMutex::Lock lock = co_await guest->mutex.lock();
    guest->budget.clear();
    co_return co_await start_locked(guest);
}

/// What is on disk counts, as an administrator may have changed it.
Supervisor::Answer<void> Supervisor::start_locked(GuestPointer guest) {
    if (guest->removed) {
        co_return std::unexpected(no_such_guest(guest->name));
    }
    if (!guest->copies.empty()) {
        co_return std::unexpected(busy(guest->name, guest->copies.front(), "be started"));
    }
    if (guest->state != State::Stopped && guest->state != State::Broken) {
        co_return std::unexpected(wrong_state(guest->name, guest->state, "be started"));
    }
    auto stored = co_await worker_.run([this, guest] { return store_.load(guest->name); });
    if (!stored) {
        co_return std::unexpected(store_failure(stored.error(), guest->name));
    }
    take_stored(*guest, *std::move(stored));
    if (!guest->definition) {
        co_return std::unexpected(wrong_state(guest->name, guest->state, "be started"));
    }
    guest->started_with = guest->definition;
    guest->stop_asked = guest->hung = guest->start_failed = false;
    guest->exit_status.reset();
    set_state(*guest, State::Starting);
    auto launched = co_await launcher_.launch(guest->name, guest->owner, *guest->definition);
    if (!launched) {
        guest->problem = problem_of(launched.error());
        guest->started_with.reset();
        set_state(*guest, State::Stopped);
        co_return std::unexpected(start_failure(launched.error(), guest->name));
    }
    guest->problem.reset();
    guest->monitor = launched->process;
    guest->child = true;
    guest->since = launched->status.since;
    guest->forwards = forwards_of(launched->status);
    set_state(*guest, State::Running);
    follow_in_background(guest);
    co_return Outcome<void>();
}

Supervisor::Answer<void> Supervisor::stop(GuestPointer guest, std::optional<std::chrono::seconds> grace, bool then_kill,
                                          std::string user) {
    if (guest->state == State::Paused && then_kill) {
        co_return co_await kill(guest);
    }
    if (guest->state != State::Running) {
        co_return std::unexpected(wrong_state(guest->name, guest->state, "power off"));
    }
    const std::int64_t own = guest->definition ? guest->definition->stop_grace.value_or(options_.stop_grace.count())
                                               : options_.stop_grace.count();
    const auto time = grace.value_or(std::chrono::seconds(own));
    const auto task = tasks_.begin(guests::Stop::kName, user, guest->owner, guest->name,
                                   std::format("waiting until {} has powered off", guest->name));
    task->on_cancel([guest] { guest->changed.notify(); });
    guest->stop_asked = true;
    set_state(*guest, State::Stopping);
    const bool stopped = co_await wait_until_stopped(guest, std::chrono::steady_clock::now() + time, *task);
    if (stopped) {
        task->done();
        co_return Outcome<void>();
    }
    if (then_kill && !task->cancelled()) {
        auto killed = co_await kill(guest);
        if (killed) {
            task->done();
        }
        co_return killed;
    }
    if (guest->state == State::Stopping) {
        guest->stop_asked = false;
        set_state(*guest, State::Running);
    }
    if (task->cancelled()) {
        co_return std::unexpected(ipc::method_error(guests::Cancelled{
            .cause = std::format("the stop of {} was cancelled", guest->name), .remedy = "", .detail = ""}));
    }
    co_return std::unexpected(ipc::method_error(guests::StillRunning{
        .cause = std::format("the guest {} has not powered off within {} s", guest->name, time.count()),
        .remedy = "look at its console, wait longer, or kill it",
        .detail = "",
        .name = guest->name}));
}

/// The power button is pressed again and again: every second as long as the guest does not listen to it, and now and
/// then after that, as its kernel may have heard before there was a program to act on it.
asio::awaitable<bool> Supervisor::wait_until_stopped(GuestPointer guest, std::chrono::steady_clock::time_point end,
                                                     const RunningTask& task) {
    constexpr std::chrono::seconds kUnheard{1}, kHeard{15};
    std::chrono::steady_clock::time_point next = {};
    while (guest->state == State::Stopping && !task.cancelled() && std::chrono::steady_clock::now() < end) {
        if (std::chrono::steady_clock::now() >= next) {
            const auto pressed = co_await call_monitor<api::monitor::PowerButton>(guest, {}, "power off");
            next = std::chrono::steady_clock::now() + (pressed && pressed->heard ? kHeard : kUnheard);
        }
        if (guest->state != State::Stopping || task.cancelled()) {
            break;
        }
        // Whichever comes first: news of the guest, or the time.
        asio::steady_timer timer(loop_, std::min(end, next));
        timer.async_wait([guest](const asio::error_code& cancelled) {
            if (!cancelled) {
                guest->changed.notify();
            }
        });
        co_await guest->changed.wait();
    }
    co_return guest->state == State::Stopped || guest->state == State::Broken;
}

Supervisor::Answer<void> Supervisor::kill(GuestPointer guest) {
    if (!guest->monitor) {
        co_return std::unexpected(wrong_state(guest->name, guest->state, "be killed"));
    }
    const ProcessId monitor = *guest->monitor;
    guest->stop_asked = true;
    const auto killed = co_await call_monitor<api::monitor::Kill>(guest, {}, "be killed");
    if (!killed) {
        monitor.kill();
    }
    while (guest->monitor == monitor) {
        co_await guest->changed.wait();
    }
    co_return Outcome<void>();
}

Supervisor::Answer<void> Supervisor::wait_for(GuestPointer guest, State state) {
    while (guest->state != state && guest->monitor) {
        co_await guest->changed.wait();
    }
    co_return Outcome<void>();
}

Supervisor::Answer<std::string> Supervisor::remove(GuestPointer guest) {
    const AsyncMutex::Lock lock = co_await guest->mutex.lock();
    if (guest->state != State::Stopped && guest->state != State::Broken) {
        co_return std::unexpected(wrong_state(guest->name, guest->state, "be deleted"));
    }
    if (guest->removed) {
        co_return std::unexpected(no_such_guest(guest->name));
    }
    if (!guest->copies.empty()) {
        co_return std::unexpected(busy(guest->name, guest->copies.front(), "be deleted"));
    }
    auto id = co_await worker_.run([this, guest] { return store_.remove(guest->name); });
    if (!id) {
        co_return std::unexpected(store_failure(id.error(), guest->name));
    }
    forget(guest);
    co_return *std::move(id);
}

void Supervisor::forget(const GuestPointer& guest) {
    guest->removed = true;
    guests_.erase(guest->name);
    tell(*guest);
}

Supervisor::Answer<Supervisor::GuestPointer> Supervisor::undelete(std::string id, std::optional<std::string> name) {
    auto stored = co_await worker_.run([this, id, name] { return store_.undelete(id, name); });
    if (!stored) {
        co_return std::unexpected(store_failure(
            stored.error(), stored.error().kind == StoreError::Kind::NoSuchTrash ? id : name.value_or(id)));
    }
    const GuestPointer guest = add(stored->name);
    take_stored(*guest, *std::move(stored));
    guest->last_end = co_await read_end(guest->name);
    tell(*guest);
    co_return guest;
}

asio::awaitable<std::optional<guests::End>> Supervisor::read_end(std::string name) {
    const auto end = co_await worker_.run([this, name] { return store_.read_end(name); });
    co_return end.value_or(std::nullopt);
}

// ---- Monitors ----

Outcome<ipc::AsyncClient> Supervisor::connect(const Guest& guest, std::string_view wanted) {
    if (!guest.monitor) {
        return std::unexpected(wrong_state(guest.name, guest.state, wanted));
    }
    auto client = ipc::AsyncClient::connect(loop_, place_.socket(guest.name).string());
    if (!client) {
        return std::unexpected(host_failure(client.error()));
    }
    return *std::move(client);
}

ipc::MethodError Supervisor::monitor_failure(const Guest& guest, const ipc::CallFailure& failure,
                                             std::string_view wanted) {
    if (failure.name == api::monitor::NotRunning::kName) {
        return wrong_state(guest.name, State::Stopped, wanted);
    }
    if (failure.name == api::monitor::EngineNotChanged::kName) {
        return ipc::method_error(guests::EngineNotChanged{failure.error.cause, failure.error.remedy, failure.error.detail, guest.name});
    }
    return host_failure(failure.error);
}

void Supervisor::follow_in_background(GuestPointer guest) {
    asio::co_spawn(loop_, follow(std::move(guest)), asio::detached);
}

/// From the first news of a monitor to its end, and what follows from that.
asio::awaitable<void> Supervisor::follow(GuestPointer guest) {
    const auto over = std::make_shared<bool>(false);
    asio::co_spawn(loop_, ping(guest, over), asio::detached);
    std::optional<guests::End> end = co_await watch(guest);
    *over = true;
    if (end) {
        // It waits for this, so that nothing that it has to say is lost.
        static_cast<void>(co_await call_monitor<api::monitor::Leave>(guest, {}, "end"));
    }
    co_await reap(guest);
    if (!end) {
        end = co_await find_out_end(guest);
    }
    co_await ended(guest, *std::move(end));
}

/// Follows the monitor's status until it tells of the guest's end, or is gone.
asio::awaitable<std::optional<guests::End>> Supervisor::watch(GuestPointer guest) {
    auto client = connect(*guest, "be watched");
    if (!client || !(co_await client->call_more(api::monitor::Watch::kName, ipc::Json::object()))) {
        co_return std::nullopt;
    }
    for (;;) {
        const Result<ipc::Reply> reply = co_await client->next();
        const auto told = ipc::typed_reply<api::monitor::Watch>(reply);
        if (!told) {
            co_return std::nullopt;
        }
        const api::monitor::Phase phase = told->status.phase;
        if (phase == api::monitor::Phase::Ended) {
            const auto end =
                ipc::decode<guests::End>(told->status.end.value_or(ipc::Json::object()), ipc::UnknownFields::Ignored);
            co_return end ? std::optional(*end) : std::nullopt;
        }
        const State state = phase == api::monitor::Phase::Paused ? State::Paused : State::Running;
        if (guest->state != state && guest->state != State::Stopping) {
            set_state(*guest, state);
        }
    }
}

/// A monitor that answers no more is ended.
asio::awaitable<void> Supervisor::ping(GuestPointer guest, std::shared_ptr<bool> over) {
    for (;;) {
        co_await sleep_for(loop_, options_.ping_interval);
        if (*over) {
            co_return;
        }
        auto client = connect(*guest, "be asked");
        if (!client) {
            continue;
        }
        const auto answer =
            co_await client->call("org.varlink.service.GetInfo", ipc::Json::object(), options_.ping_patience);
        if (!answer && !*over) {
            log::warn("the monitor of {} does not answer; it is ended", guest->name);
            guest->hung = true;
            guest->monitor->kill();
            co_return;
        }
    }
}

/// Waits for the process to be gone, as far as that can be seen; one that goes on without a connection does not any
/// longer.
asio::awaitable<void> Supervisor::reap(GuestPointer guest) {
    constexpr std::chrono::seconds kPatience{15};
    constexpr std::chrono::milliseconds kLookAgain{50};  // Nobody tells of the end of a process that is no child.
    asio::steady_timer timer(loop_, kPatience);
    timer.async_wait([monitor = *guest->monitor](const asio::error_code& cancelled) {
        if (!cancelled) {
            monitor.kill();
        }
    });
    if (!guest->child) {
        while (guest->monitor->alive()) {
            co_await sleep_for(loop_, kLookAgain);
        }
        co_return;
    }
    while (!guest->exit_status) {
        co_await guest->changed.wait();
    }
}

void Supervisor::watch_children() {
    children_.async_wait([this](const asio::error_code& cancelled, int) {
        if (cancelled) {
            return;
        }
        for (const auto& [name, guest] : guests_) {
            int status = 0;
            if (guest->child && guest->monitor && !guest->exit_status &&
                ::waitpid(guest->monitor->pid, &status, WNOHANG) == guest->monitor->pid) {
                guest->exit_status = status;
                guest->changed.notify();
            }
        }
        watch_children();
    });
}

/// Of a monitor that is gone without a word: what it wrote down, or what can be told from outside.
asio::awaitable<guests::End> Supervisor::find_out_end(GuestPointer guest) {
    if (auto record = co_await worker_.run([this, guest] { return place_.read_record(guest->name); })) {
        co_return *std::move(record);
    }
    const std::string log = co_await worker_.run([this, guest] { return read_log_tail(store_, guest->name); });
    co_return end_of_process({.status = guest->exit_status, .hung = guest->hung, .stop_asked = guest->stop_asked}, log,
                             std::time(nullptr));
}

asio::awaitable<void> Supervisor::ended(GuestPointer guest, guests::End end) {
    end = bounded(std::move(end));
    const auto policy = guest->definition ? guest->definition->restart.value_or(guests::RestartPolicy::Never)
                                          : guests::RestartPolicy::Never;
    const bool wanted = !guest->stop_asked && wants_restart(policy, end.reason);
    const bool again = wanted && guest->budget.take(RestartBudget::Clock::now());
    if (again) {
        end.restarted = true;
    } else if (wanted) {
        guest->problem = guests::Problem{
            .cause = std::format("the guest {} has ended {} times in a short time and is not started again",
                                 guest->name, guest->budget.count() + 1),
            .remedy = "look at its last end and at its log, and start it when the cause is mended",
            .detail = end.message};
    }
    log::info("guest {}: {}", guest->name, end.message);
    const auto written = co_await worker_.run([this, guest, end] { return store_.write_end(guest->name, end); });
    if (!written) {
        log::warn("how {} ended cannot be kept: {}", guest->name, log::describe(written.error().error));
    }
    co_await launcher_.clean_up(guest->name);
    place_.forget(guest->name);  // Only now: until it is kept, the monitor's own record is all there is.
    guest->last_end = end;
    guest->monitor.reset();
    guest->since.reset();
    guest->forwards.clear();
    guest->child = false;
    guest->started_with.reset();
    set_state(*guest, guest->definition ? State::Stopped : State::Broken);
    if (again) {
        asio::co_spawn(loop_, restart(guest), asio::detached);
    }
}

asio::awaitable<void> Supervisor::restart(GuestPointer guest) {
    co_await sleep_for(loop_, guest->budget.delay());
    const AsyncMutex::Lock lock = co_await lock_uncloned(guest);
    if (guest->state != State::Stopped || guest->removed) {
        co_return;  // Somebody was quicker.
    }
    if (const auto started = co_await start_locked(guest); !started) {
        log::warn("guest {} cannot be started again", guest->name);
    }
}

// ---- The beginning ----

asio::awaitable<Result<void>> Supervisor::begin() {
    watch_children();
    co_await reload();
    co_await adopt_all(co_await worker_.run([this] { return place_.guests(); }));
    std::set<std::string> running;
    for (const auto& [name, guest] : guests_) {
        if (guest->monitor) {
            running.insert(name);
        }
    }
    co_await launcher_.clean_up_but(std::move(running));
    asio::co_spawn(loop_, start_automatically(false), asio::detached);
    co_return Result<void>();
}

/// At the same time, as one that hangs takes a while.
asio::awaitable<void> Supervisor::adopt_all(std::vector<std::string> names) {
    std::size_t left = 0;
    ipc::Signal done(loop_.get_executor());
    const auto adopt_one = [this, &left, &done](GuestPointer guest) -> asio::awaitable<void> {
        co_await adopt(guest);
        --left;
        done.notify();
    };
    for (const std::string& name : names) {
        if (const GuestPointer guest = find(name)) {
            ++left;
            asio::co_spawn(loop_, adopt_one(guest), asio::detached);
        } else {
            log::warn("there is a monitor of a guest {} that is not there any more", name);
        }
    }
    while (left > 0) {
        co_await done.wait();
    }
}

asio::awaitable<void> Supervisor::reload() {
    auto stored = co_await worker_.run([this] { return store_.list(); });
    if (!stored) {
        log::error("the guests cannot be read: {}", log::describe(stored.error().error));
        co_return;
    }
    for (const GuestPointer& guest : guests()) {
        if (!std::ranges::contains(*stored, guest->name, &StoredGuest::name) && !guest->monitor &&
            guest->state != State::Starting) {
            forget(guest);
        }
    }
    for (StoredGuest& each : *stored) {
        GuestPointer guest = find(each.name);
        if (guest == nullptr) {
            guest = add(each.name);
            guest->last_end = co_await read_end(each.name);
        }
        take_stored(*guest, std::move(each));
    }
}

/// Takes over the monitor that an earlier helper has started; one that is gone left word of its end. Which process it
/// is the earlier helper wrote down.
asio::awaitable<void> Supervisor::adopt(GuestPointer guest) {
    const auto process = co_await worker_.run([this, guest] { return place_.read_process(guest->name); });
    auto client = ipc::AsyncClient::connect(loop_, place_.socket(guest->name).string());
    if (!client || !process) {
        if (client) {
            // A helper that died right after it had started the monitor: that has no guest, and goes when it is told.
            static_cast<void>(co_await ipc::call<api::monitor::Leave>(*client, {}, options_.ping_patience));
            place_.forget(guest->name);
        } else {
            co_await ended(guest, co_await find_out_end(guest));
        }
        co_return;
    }
    guest->monitor = *process;
    guest->child = false;
    const auto told = co_await ipc::call<api::monitor::Watch>(*client, {}, options_.ping_patience);
    if (!told) {
        guest->hung = process->alive();
        process->kill();
        co_await ended(guest, co_await find_out_end(guest));
        co_return;
    }
    const api::monitor::Status& status = told->status;
    guest->since = status.since;
    guest->forwards = forwards_of(status);
    if (const auto definition = ipc::decode<guests::Definition>(status.definition.value_or(ipc::Json::object()),
                                                                ipc::UnknownFields::Ignored)) {
        guest->started_with = *definition;
    }
    if (status.phase == api::monitor::Phase::Empty || status.phase == api::monitor::Phase::Booting) {
        // Its files died with the helper that was about to hand them over.
        process->kill();
        place_.forget(guest->name);
        guest->monitor.reset();
        guest->started_with.reset();
        co_return;
    }
    log::info("guest {}: its monitor, process {}, was found running", guest->name, process->pid);
    using api::monitor::Phase;
    set_state(*guest, status.phase == Phase::Paused  ? State::Paused
                      : status.phase == Phase::Ended ? State::Stopping
                                                     : State::Running);
    follow_in_background(guest);
}

asio::awaitable<void> Supervisor::start_automatically(bool late) {
    std::vector<GuestPointer> wanted;
    for (const auto& [name, guest] : guests_) {
        const bool own = guest->definition && guest->definition->autostart.value_or(false);
        if (own && guest->state == State::Stopped && (guest->start_failed || !late)) {
            wanted.push_back(guest);
        }
    }
    std::ranges::stable_sort(wanted, {},
                             [](const GuestPointer& guest) { return guest->definition->autostart_order.value_or(0); });
    for (const GuestPointer& guest : wanted) {
        const auto started = co_await start(guest);
        guest->start_failed = !started;
        if (!started) {
            log::warn("guest {} cannot be started: {}", guest->name, started.error().parameters.value("cause", ""));
        }
    }
}

void Supervisor::start_late() {
    asio::co_spawn(loop_, start_automatically(true), asio::detached);
}

}  // namespace apiary::daemon
