// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/network_keeper.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <chrono>
#include <format>
#include <utility>

#include "backend/base/log.h"
#include "backend/base/text.h"
#include "backend/daemon/network_journal.h"
#include "backend/hostnet/host_network.h"
#include "backend/hostnet/probe.h"
#include "backend/hostnet/wire.h"

namespace apiary::daemon {
namespace {

namespace network = api::network;
using hostnet::Failure;
using hostnet::Networks;
using ipc::method_error;

/// Reads what has come, which is only that something has.
void drain(int descriptor) {
    std::array<char, 16384> buffer = {};
    while (::read(descriptor, buffer.data(), buffer.size()) > 0) {
    }
}

ipc::MethodError unavailable(const Error& refusal) {
    return method_error(network::Unavailable{refusal.cause, refusal.remedy, refusal.detail});
}

}  // namespace

ipc::MethodError network_failure(const Failure& failure, const std::string& name) {
    const auto& [cause, remedy, detail] = failure.error;
    using Kind = Failure::Kind;
    switch (failure.kind) {
        case Kind::InvalidSetUp:
            return method_error(network::InvalidSetUp{
                cause, remedy, detail, failure.field.empty() ? std::nullopt : std::optional(failure.field)});
        case Kind::NoSuchNetwork: return method_error(network::NoSuchNetwork{cause, remedy, detail, name});
        case Kind::NetworkExists: return method_error(network::NetworkExists{cause, remedy, detail, name});
        case Kind::PlanChanged: return method_error(network::PlanChanged{cause, remedy, detail});
        case Kind::ApplyFailed:
            return method_error(network::ApplyFailed{cause, remedy, detail, name, failure.restored});
        case Kind::UndoFailed: return method_error(network::UndoFailed{cause, remedy, detail, name});
        case Kind::Cancelled: return method_error(network::Cancelled{cause, remedy, detail});
        case Kind::HostFailed: break;
    }
    return method_error(network::HostFailed{cause, remedy, detail});
}

/// What one piece of work needs; it is cheap, and belongs to the thread that does the work.
class NetworkKeeper::Bench {
public:
    Bench(const std::filesystem::path& state, const std::filesystem::path& servers, Owners guests)
        : host(hostnet::make_host_network(servers)),
          journal(state),
          networks(*host, journal, [guests = std::move(guests)](const std::string& guest) {
              const auto found = guests.find(guest);
              return found == guests.end() ? std::nullopt : std::optional(found->second);
          }) {}

    const std::unique_ptr<hostnet::HostNetwork> host;
    NetworkJournal journal;
    Networks networks;
};

NetworkKeeper::NetworkKeeper(asio::io_context& loop, TaskList& tasks, const Paths& paths, std::optional<Error> refusal)
    : loop_(loop),
      tasks_(tasks),
      state_(paths.state),
      servers_(paths.runtime / "servers"),
      refusal_(std::move(refusal)) {}

template <class Work>
auto NetworkKeeper::on(Worker& worker, Owners guests, Work work) {
    return worker.run([this, guests = std::move(guests), work = std::move(work)]() mutable {
        Bench bench(state_, servers_, std::move(guests));
        return work(bench);
    });
}

// ---- What is asked ----

NetworkKeeper::Answer<network::State> NetworkKeeper::state() {
    auto state = co_await on(looks_, {}, [](Bench& bench) -> hostnet::Outcome<network::State> {
        const auto host = bench.networks.observe();
        if (!host) {
            return std::unexpected(Failure{Failure::Kind::HostFailed, host.error()});
        }
        const auto records = bench.networks.list();
        if (!records) {
            return std::unexpected(records.error());
        }
        return hostnet::to_wire(*host, *records, bench.host->boot());
    });
    if (!state) {
        co_return std::unexpected(network_failure(state.error(), ""));
    }
    co_return *std::move(state);
}

NetworkKeeper::Answer<network::Plan> NetworkKeeper::plan(network::SetUp wish, Owners guests) {
    const auto plan =
        co_await on(looks_, std::move(guests), [wish](Bench& bench) { return bench.networks.plan(wish); });
    if (!plan) {
        co_return std::unexpected(network_failure(plan.error(), wish.name.value_or("")));
    }
    co_return hostnet::to_wire(*plan, hostnet::kThisSystem);
}

NetworkKeeper::Answer<network::MadeNetwork> NetworkKeeper::apply(network::SetUp wish, std::optional<std::string> digest,
                                                                 Asker asker) {
    if (refusal_) {
        co_return std::unexpected(unavailable(*refusal_));
    }
    const auto task = tasks_.begin(
        network::Apply::kName, asker.name, asker.uid, std::nullopt,
        wish.name ? std::format("making the network {}", shown(*wish.name)) : "making a network", {}, wish.name);
    std::stop_source stop;
    const std::stop_callback at_the_end(stop_.get_token(), [stop]() mutable { stop.request_stop(); });
    task->on_cancel([stop]() mutable { stop.request_stop(); });
    const Networks::Progress progress = {.step = tasks_.progress_from_elsewhere(*task), .stop = stop.get_token()};
    const auto made = co_await on(changes_, std::move(asker.guests), [wish, digest, progress](Bench& bench) {
        return bench.networks.apply(wish, digest, progress);
    });
    if (!made) {
        log::info("no network was made for {}: {}", asker.name, log::describe(made.error().error));
        co_return std::unexpected(network_failure(made.error(), wish.name.value_or("")));
    }
    log::info("network {} was made for {}", made->name(), asker.name);
    task->done();
    co_return hostnet::to_wire(*made, hostnet::kThisSystem, made->boot);
}

NetworkKeeper::Answer<void> NetworkKeeper::undo(std::string name, Asker asker) {
    if (refusal_) {
        co_return std::unexpected(unavailable(*refusal_));
    }
    const auto task = tasks_.begin(network::Undo::kName, asker.name, asker.uid, std::nullopt,
                                   std::format("undoing the network {}", shown(name)), {}, name);
    const auto undone = co_await on(changes_, {}, [name, step = tasks_.progress_from_elsewhere(*task)](Bench& bench) {
        return bench.networks.undo(name, {.step = step, .stop = {}});
    });
    if (!undone) {
        co_return std::unexpected(network_failure(undone.error(), name));
    }
    log::info("network {} was undone for {}", name, asker.name);
    task->done();
    co_return ipc::Outcome<void>();
}

// ---- The way of a guest ----

NetworkKeeper::Answer<hostnet::Record> NetworkKeeper::find(std::string name) {
    const auto records = co_await on(looks_, {}, [](Bench& bench) { return bench.networks.list(); });
    if (!records) {
        co_return std::unexpected(network_failure(records.error(), name));
    }
    const auto found = std::ranges::find(*records, name, &hostnet::Record::name);
    if (found == records->end()) {
        co_return std::unexpected(network_failure(hostnet::no_such_network(name), name));
    }
    co_return *found;
}

asio::awaitable<void> NetworkKeeper::test(hostnet::Record network, std::optional<hostnet::TestedGuest> guest, Told told,
                                          std::stop_token stop) {
    static_cast<void>(co_await on(looks_, {}, [network, guest, told, stop](Bench& bench) {
        const hostnet::Probes probes = {
            .observe = [&bench] { return bench.host->observe(); },
            .gateway_answers =
                [&bench](const hostnet::Route& route, std::chrono::milliseconds patience, const std::stop_token& end) {
                    return bench.host->gateway_answers(route, patience, end);
                },
            .name_servers = [] { return hostnet::name_servers(); },
            .name_server_answers = hostnet::name_server_answers};
        return hostnet::test_hops(network, guest, probes, told, stop);
    }));
}

// ---- The beginning and the end ----

asio::awaitable<void> NetworkKeeper::begin(std::function<void()> made_late) {
    if (refusal_) {
        co_return;
    }
    const auto problems = co_await on(changes_, {}, [](Bench& bench) {
        bench.journal.tidy();
        return bench.networks.recover();
    });
    for (const Error& problem : problems) {
        log::error("{}", log::describe(problem));
    }
    auto changes = hostnet::watch_host_network();  // Before the first attempt, so that none is missed.
    if (co_await apply_again()) {
        co_return;
    }
    if (changes) {
        asio::co_spawn(loop_, apply_when_it_can_be(*std::move(changes), std::move(made_late)), asio::detached);
    } else {
        log::error("{}", log::describe(changes.error()));
    }
}

asio::awaitable<bool> NetworkKeeper::apply_again() {
    auto problems = co_await on(changes_, {}, [](Bench& bench) { return bench.networks.apply_again(); });
    for (const Error& problem : problems) {
        if (!std::ranges::contains(told_, problem)) {
            log::warn("{}", log::describe(problem));
        }
    }
    told_ = std::move(problems);
    co_return told_.empty();
}

asio::awaitable<void> NetworkKeeper::apply_when_it_can_be(UniqueFd changes, std::function<void()> made_late) {
    // A change seldom comes alone; and an attempt that fails is a change too.
    constexpr std::chrono::seconds kShortest{1}, kLongest{60};
    asio::posix::stream_descriptor news(loop_, changes.release());
    asio::error_code ignored;
    for (auto pause = kShortest;; pause = std::min(pause * 2, kLongest)) {
        co_await news.async_wait(asio::posix::stream_descriptor::wait_read,
                                 asio::redirect_error(asio::use_awaitable, ignored));
        asio::steady_timer timer(loop_, pause);
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        drain(news.native_handle());
        const bool all = co_await apply_again();
        made_late();
        if (all) {
            co_return;
        }
    }
}

void NetworkKeeper::finish() {
    stop_.request_stop();
    changes_.wait();
}

}  // namespace apiary::daemon
