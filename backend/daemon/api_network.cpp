// SPDX-License-Identifier: BSD-2-Clause
// io.apiary.Network: who asks may see some guests only, and change the network or not.
#include <algorithm>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/post.hpp>
#include <format>
#include <stop_token>
#include <utility>

#include "backend/api/monitor.h"
#include "backend/base/text.h"
#include "backend/daemon/api.h"
#include "backend/ipc/signal.h"

namespace apiary::daemon {

using namespace api::network;
using ipc::Outcome;

void Api::bind_network() {
    ipc::bind<GetState>(server_, [this](CallPointer call, GetState::Parameters) { return network_state(call); });
    ipc::bind<MakePlan>(server_, [this](CallPointer call, MakePlan::Parameters parameters) -> Answer<MakePlan::Reply> {
        if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
            co_return std::unexpected(std::move(allowed.error()));
        }
        auto plan = co_await networks_.plan(std::move(parameters.set_up), guests_seen_by(person_of(*call)));
        if (!plan) {
            co_return std::unexpected(std::move(plan.error()));
        }
        co_return MakePlan::Reply{*std::move(plan)};
    });
    ipc::bind<Apply>(server_, [this](CallPointer call, Apply::Parameters parameters) -> Answer<Apply::Reply> {
        if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
            co_return std::unexpected(std::move(allowed.error()));
        }
        auto made = co_await networks_.apply(std::move(parameters.set_up), std::move(parameters.digest),
                                             network_asker(person_of(*call)));
        if (!made) {
            co_return std::unexpected(std::move(made.error()));
        }
        co_return Apply::Reply{*std::move(made)};
    });
    ipc::bind<Undo>(server_, [this](CallPointer call, Undo::Parameters parameters) -> Answer<Undo::Reply> {
        if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
            co_return std::unexpected(std::move(allowed.error()));
        }
        auto undone = co_await networks_.undo(std::move(parameters.name), network_asker(person_of(*call)));
        if (!undone) {
            co_return std::unexpected(std::move(undone.error()));
        }
        co_return Undo::Reply();
    });
    ipc::bind_stream<Test>(server_, [this](CallPointer call, Test::Parameters parameters) {
        return test_network(std::move(call), std::move(parameters));
    });
}

NetworkKeeper::Owners Api::guests_seen_by(const Person& person) const {
    NetworkKeeper::Owners guests;
    for (const GuestPointer& guest : supervisor_.guests()) {
        if (policy_.may_see(person, guest->owner)) {
            guests.emplace(guest->name, guest->owner);
        }
    }
    return guests;
}

NetworkKeeper::Asker Api::network_asker(const Person& person) const {
    return {.uid = person.uid, .name = person.name, .guests = guests_seen_by(person)};
}

Api::Answer<GetState::Reply> Api::network_state(CallPointer call) {
    if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
        co_return std::unexpected(std::move(allowed.error()));
    }
    auto state = co_await networks_.state();
    if (!state) {
        co_return std::unexpected(std::move(state.error()));
    }
    const Person person = person_of(*call);
    const auto allowed = policy_.may(person, Apply::kName);
    if (!allowed) {
        hide_guests(*state, guests_seen_by(person));
    }
    if (const auto& refusal = networks_.refusal(); refusal || !allowed) {
        const Error& error = refusal ? *refusal : allowed.error();
        state->refusal = Problem{error.cause, error.remedy, error.detail};
    }
    co_return GetState::Reply{*std::move(state)};
}

/// Guests that somebody may not see are not there for them, in no text either.
void Api::hide_guests(State& state, const NetworkKeeper::Owners& seen) {
    for (MadeNetwork& network : state.networks) {
        if (network.set_up.taps) {
            std::erase_if(*network.set_up.taps, [&](const Tap& tap) { return !seen.contains(tap.guest); });
        }
        network.steps.clear();
        if (network.problem) {
            network.problem->detail.clear();
        }
    }
}

// ---- The way of a guest ----

/// The guest whose way is followed: the one that is named, or the first that runs; nothing where none does.
Outcome<Api::GuestPointer> Api::tested_guest(const SetUp& network, const std::optional<std::string>& wanted,
                                             const Person& person) const {
    GuestPointer first;
    for (const Tap& tap : network.taps.value_or(std::vector<Tap>())) {
        const GuestPointer guest = supervisor_.find(tap.guest);
        if (guest == nullptr || !policy_.may_see(person, guest->owner)) {
            continue;
        }
        if (wanted && guest->name == *wanted) {
            return guest;
        }
        if (first == nullptr && guest->monitor) {
            first = guest;
        }
    }
    if (wanted) {
        return std::unexpected(ipc::method_error(NoSuchGuest{
            std::format("no guest \"{}\" has a tap in the network {}", shown(*wanted), network.name.value_or("")),
            "see apiaryctl network show for those that have", "", *wanted}));
    }
    return first;
}

asio::awaitable<hostnet::TestedGuest> Api::look_at(GuestPointer guest, SetUp network) {
    const auto taps = network.taps.value_or(std::vector<Tap>());
    const auto tap = std::ranges::find(taps, guest->name, &Tap::guest);
    hostnet::TestedGuest tested = {
        .name = guest->name, .tap = tap->name.value_or(""), .running = guest->monitor.has_value(), .has_tap = false};
    const auto definition = guest->started_with ? guest->started_with : guest->definition;
    const auto cards = (definition ? definition->networks : std::nullopt).value_or(std::vector<api::guests::Network>());
    const auto card = std::ranges::find(cards, tap->name, &api::guests::Network::tap);
    tested.has_tap = card != cards.end();
    if (tested.has_tap && tested.running) {
        const auto told = co_await supervisor_.call_monitor<api::monitor::GetStatistics>(guest, {}, "be measured");
        const auto statistics =
            told ? ipc::decode<api::guests::Statistics>(told->statistics, ipc::UnknownFields::Ignored)
                 : std::unexpected(ipc::Mismatch{});
        const auto index = static_cast<std::size_t>(card - cards.begin());
        if (statistics && index < statistics->networks.size()) {
            tested.sent_frames = statistics->networks[index].sent_frames;
            tested.received_frames = statistics->networks[index].received_frames;
        }
    }
    co_return tested;
}

Api::Answer<void> Api::test_network(CallPointer call, Test::Parameters parameters) {
    if (auto allowed = permit<NotPermitted>(*call, std::nullopt); !allowed) {
        co_return std::unexpected(std::move(allowed.error()));
    }
    const auto network = co_await networks_.find(parameters.name);
    if (!network) {
        co_return std::unexpected(network.error());
    }
    const auto guest = tested_guest(network->set_up, parameters.guest, person_of(*call));
    if (!guest) {
        co_return std::unexpected(guest.error());
    }
    std::optional<hostnet::TestedGuest> tested;
    if (*guest != nullptr) {
        tested = co_await look_at(*guest, network->set_up);
    }
    co_return co_await follow_way(std::move(call), *network, std::move(tested));
}

namespace {

/// What has come of a way that is being followed on another thread.
struct Heard {
    explicit Heard(asio::io_context& loop) : news(loop.get_executor()) {}
    std::vector<Hop> hops;
    bool over = false;
    ipc::Signal news;
};

}  // namespace

Api::Answer<void> Api::follow_way(CallPointer call, hostnet::Record network,
                                  std::optional<hostnet::TestedGuest> guest) {
    std::stop_source stop;
    const ipc::WakeOnClose wake(*call, [stop]() mutable { stop.request_stop(); });
    const auto heard = std::make_shared<Heard>(loop_);
    const auto told = [&loop = loop_, heard](const Hop& hop) {
        asio::post(loop, [heard, hop] {
            heard->hops.push_back(hop);
            heard->news.notify();
        });
    };
    asio::co_spawn(
        loop_,
        [](NetworkKeeper& networks, hostnet::Record followed, std::optional<hostnet::TestedGuest> from,
           NetworkKeeper::Told each, std::stop_token end, std::shared_ptr<Heard> result) -> asio::awaitable<void> {
            co_await networks.test(std::move(followed), std::move(from), std::move(each), std::move(end));
            result->over = true;
            result->news.notify();
        }(networks_, std::move(network), std::move(guest), told, stop.get_token(), heard),
        asio::detached);
    for (std::size_t next = 0; !heard->over || next < heard->hops.size();) {
        if (next == heard->hops.size()) {
            co_await heard->news.wait();
        } else if (!call->more()) {
            ++next;
        } else if (!co_await call->reply_more(ipc::encode(Test::Reply{{heard->hops[next++]}}))) {
            stop.request_stop();
            co_return Outcome<void>();
        }
    }
    co_await call->reply(ipc::encode(Test::Reply{call->more() ? std::vector<Hop>() : heard->hops}));
    co_return Outcome<void>();
}

}  // namespace apiary::daemon
