// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/program.h"

#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <unistd.h>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <cerrno>
#include <format>
#include <utility>

#include "backend/base/log.h"
#include "backend/base/process.h"
#include "backend/daemon/identity.h"
#include "backend/ipc/listen.h"

namespace apiary::daemon {
namespace {

const ipc::Identity kIdentity = {.vendor = "Apiary", .product = "apiaryd", .version = APIARY_VERSION, .url = ""};

const Error kNoPrivilege = {
    .cause = "the helper of a session takes no privilege, and so cannot change the network of this host",
    .remedy =
        "ask the helper of the system (apiaryctl --system network), or use user networks, which need none: --net user",
    .detail = ""};

const Error kNoSetup = {.cause = "the helper of a session takes no privilege, and so cannot set this host up",
                        .remedy = "ask the helper of the system: apiaryctl --system setup",
                        .detail = ""};

/// Beside this program, as it was built; or in the directory for programs that nobody calls by hand, as it is
/// installed.
Result<std::filesystem::path> monitor_program() {
    const auto directory = own_directory();
    if (!directory) {
        return std::unexpected(directory.error());
    }
    for (const auto& path : {*directory / "apiary-guest", directory->parent_path() / "libexec" / "apiary-guest"}) {
        if (::access(path.c_str(), X_OK) == 0) {
            return path;
        }
    }
    return fail("the program apiary-guest is not there", "install Apiary again",
                std::format("it should be in {}", directory->string()));
}

Result<gid_t> group_id(const std::string& name) {
    const auto id = host_accounts().group(name);
    if (!id) {
        return fail(std::format("this host has no group {}", name),
                    std::format("make it: groupadd --system {}; or name another in apiaryd.conf", name));
    }
    return *id;
}

bool is_alive(pid_t process) {
    return ::kill(process, 0) == 0 || errno != ESRCH;
}

}  // namespace

Result<void> Program::run() {
    if (auto prepared = prepare(); !prepared) {
        return prepared;
    }
    Result<void> begun;
    asio::co_spawn(
        loop_,
        [this, &begun]() -> asio::awaitable<void> {
            // Guests that are started by themselves find their taps; nobody is let in before the guests are known.
            co_await setups_->begin();
            co_await networks_->begin([this] { supervisor_->start_late(); });
            begun = co_await supervisor_->begin();
            if (begun) {
                begun = open_sockets();
            }
            if (begun) {
                log::info("apiaryd {} serves {}", APIARY_VERSION, paths_.socket().string());
            } else {
                loop_.stop();
            }
        },
        asio::detached);
    loop_.run();
    // What the store has begun is done as a whole; what is only copied can be copied again.
    supervisor_->cancel_clones();
    networks_->finish();
    setups_->finish();
    worker_.wait();
    store_->abandon_clones();
    if (own_socket_) {
        ::unlink(paths_.socket().c_str());
    }
    return begun;
}

Result<void> Program::prepare() {
    auto inherited = ipc::inherited_listeners();
    if (!inherited) {
        return std::unexpected(std::move(inherited.error()));
    }
    inherited_ = *std::move(inherited);
    auto paths = options_.session ? session_paths(options_.paths) : system_paths(options_.paths);
    if (!paths) {
        return std::unexpected(std::move(paths.error()));
    }
    paths_ = *std::move(paths);
    auto settings = load_settings(paths_.settings);
    if (!settings) {
        return std::unexpected(std::move(settings.error()));
    }
    settings_ = *std::move(settings);
    log::set_level(settings_.log_level);
    if (!options_.session) {
        const auto id = group_id(settings_.group);
        if (!id) {
            return std::unexpected(id.error());
        }
        group_ = *id;
    }
    auto policy = make_policy(settings_);
    auto supervisor = supervisor_options();
    if (!policy || !supervisor) {
        return std::unexpected(policy ? std::move(supervisor.error()) : std::move(policy.error()));
    }
    auto store = Store::open(paths_.state, {.most_guests_per_user = settings_.most_guests_per_user, .files = {}});
    if (!store) {
        return std::unexpected(std::move(store.error()));
    }
    store_ = *std::move(store);
    if (auto made = make_runtime_directory(paths_, group_); !made) {
        return made;
    }
    watch_signals();
    supervisor_ = std::make_unique<Supervisor>(
        loop_, *store_, Supervisor::Workers{.store = worker_, .processes = processes_, .copies = copies_},
        MonitorPlace(paths_.monitors()), *std::move(supervisor));
    networks_ = std::make_unique<NetworkKeeper>(loop_, supervisor_->tasks(), paths_,
                                                options_.session ? std::optional(kNoPrivilege) : std::nullopt);
    setups_ = std::make_unique<SetupKeeper>(supervisor_->tasks(),
                                            SetupKeeper::Host{.state = paths_.state, .group = settings_.group},
                                            options_.session ? std::optional(kNoSetup) : std::nullopt);
    server_ = std::make_unique<ipc::Server>(loop_, kIdentity);
    api_ = std::make_unique<Api>(loop_, *server_, *supervisor_, *networks_, *setups_, *store_, worker_,
                                 *std::move(policy), options_.session);
    return {};
}

Result<void> Program::open_sockets() {
    for (const UniqueFd& listener : inherited_) {
        server_->listen(UniqueFd(::fcntl(listener.get(), F_DUPFD_CLOEXEC, 0)));
    }
    if (!inherited_.empty()) {
        return {};
    }
    auto listener = ipc::listen_on(paths_.socket().string(), group_ ? 0660 : 0600);
    if (!listener) {
        return std::unexpected(std::move(listener.error()));
    }
    own_socket_ = true;
    // Until then only root gets in, which is less than what is right.
    if (group_ && ::chown(paths_.socket().c_str(), static_cast<uid_t>(-1), *group_) != 0) {
        return fail_errno(errno, std::format("the socket {} cannot be given to the group {}", paths_.socket().string(),
                                             settings_.group));
    }
    server_->listen(*std::move(listener));
    return {};
}

Result<Policy> Program::make_policy(const Settings& settings) const {
    return options_.session ? Result<Policy>(Policy::for_session(::geteuid()))
                            : Policy::for_system(settings.group, settings.policy, host_accounts());
}

Result<Supervisor::Options> Program::supervisor_options() const {
    auto monitor = monitor_program();
    const auto own = own_directory();
    if (!monitor || !own) {
        return std::unexpected(monitor ? own.error() : std::move(monitor.error()));
    }
    Supervisor::Options options;
    options.crash_loop = settings_.crash_loop;
    options.stop_grace = settings_.stop_grace;
    options.ping_patience = settings_.monitor_patience;
    options.ping_interval = options.ping_patience / 2;
    options.launcher = {
        .monitor_program = *std::move(monitor),
        .opener_program = *own / "apiaryd",
        .monitor_identity = {},
        .machines = std::make_shared<const MachineKeeper>(options_.session ? nullptr : cpu::bhyve::host_machines(), is_alive)};
    if (!options_.session) {
        auto identity = identity_of(settings_.monitor_user);
        if (!identity) {
            return std::unexpected(std::move(identity.error()));
        }
        options.launcher.monitor_identity = *std::move(identity);
    }
    return options;
}

void Program::watch_signals() {
    signals_.async_wait([this](const asio::error_code& cancelled, int number) {
        if (cancelled) {
            return;
        }
        if (number != SIGHUP) {
            loop_.stop();
            return;
        }
        reload();
        watch_signals();
    });
}

/// Rights and definitions are read again; the rest of the settings counts from the next start on.
void Program::reload() {
    const auto settings = load_settings(paths_.settings);
    auto policy = settings ? make_policy(*settings) : std::unexpected(settings.error());
    if (!policy) {
        log::error("the settings stay as they are: {}", log::describe(policy.error()));
    } else {
        api_->set_policy(*std::move(policy));
        log::set_level(settings->log_level);
    }
    asio::co_spawn(loop_, supervisor_->reload(), asio::detached);
}

}  // namespace apiary::daemon
