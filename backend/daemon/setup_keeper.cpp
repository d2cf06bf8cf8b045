// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/setup_keeper.h"

#include <type_traits>
#include <utility>

#include "backend/base/log.h"

namespace apiary::daemon {
namespace {

namespace setup = api::setup;
using hostsetup::Failure;
using hostsetup::Setups;
using ipc::method_error;

ipc::MethodError unavailable(const Error& refusal) {
    return method_error(setup::Unavailable{refusal.cause, refusal.remedy, refusal.detail});
}

}  // namespace

ipc::MethodError setup_failure(const Failure& failure) {
    const auto& [cause, remedy, detail] = failure.error;
    using Kind = Failure::Kind;
    switch (failure.kind) {
        case Kind::InvalidWish: return method_error(setup::InvalidWish{cause, remedy, detail, failure.field});
        case Kind::NothingToDo: return method_error(setup::NothingToDo{cause, remedy, detail});
        case Kind::PlanChanged: return method_error(setup::PlanChanged{cause, remedy, detail});
        case Kind::Busy: return method_error(setup::Busy{cause, remedy, detail});
        case Kind::ApplyFailed: return method_error(setup::ApplyFailed{cause, remedy, detail, failure.restored});
        case Kind::UndoFailed: return method_error(setup::UndoFailed{cause, remedy, detail});
        case Kind::HostFailed: break;
    }
    return method_error(setup::HostFailed{cause, remedy, detail});
}

SetupKeeper::SetupKeeper(TaskList& tasks, Host host, std::optional<Error> refusal)
    : tasks_(tasks), host_(std::move(host)), refusal_(std::move(refusal)) {}

template <class Work>
auto SetupKeeper::on(Worker& worker, Work work) {
    return worker.run([this, work = std::move(work)]() mutable -> std::invoke_result_t<Work, Setups&> {
        const auto live = host_.live ? host_.live() : nullptr;
        auto setups =
            Setups::open({.root = host_.root, .live = live.get(), .state = host_.state.string(), .group = host_.group});
        if (!setups) {
            return std::unexpected(Failure{Failure::Kind::HostFailed, setups.error()});
        }
        return work(*setups);
    });
}

asio::awaitable<void> SetupKeeper::begin() {
    if (refusal_) {
        co_return;
    }
    const auto recovered = co_await on(
        changes_, [](Setups& setups) -> hostsetup::Outcome<std::vector<Error>> { return setups.recover(); });
    for (const Error& problem : recovered.value_or(std::vector<Error>())) {
        log::error("{}", log::describe(problem));
    }
    if (!recovered) {  // A system that is not known is no reason not to run guests on it.
        log::warn("{}", log::describe(recovered.error().error));
    }
}

SetupKeeper::Answer<setup::State> SetupKeeper::state(std::string user) {
    auto state = co_await on(looks_, [user = std::move(user)](Setups& setups) { return setups.state(user); });
    if (!state) {
        co_return std::unexpected(setup_failure(state.error()));
    }
    co_return *std::move(state);
}

SetupKeeper::Answer<setup::Plan> SetupKeeper::plan(setup::Wish wish, std::string caller) {
    const auto plan = co_await on(looks_, [wish = std::move(wish), caller = std::move(caller)](Setups& setups) {
        return setups.plan(wish, caller);
    });
    if (!plan) {
        co_return std::unexpected(setup_failure(plan.error()));
    }
    co_return hostsetup::to_wire(*plan);
}

SetupKeeper::Answer<setup::Change> SetupKeeper::apply(setup::Wish wish, std::optional<std::string> digest,
                                                      Asker asker) {
    if (refusal_) {
        co_return std::unexpected(unavailable(*refusal_));
    }
    const auto task =
        tasks_.begin(setup::Apply::kName, asker.name, asker.uid, std::nullopt, "setting this computer up");
    const auto made = co_await on(
        changes_, [wish = std::move(wish), digest, name = asker.name, progress = tasks_.progress_from_elsewhere(*task)](
                      Setups& setups) { return setups.apply(wish, digest, name, progress); });
    if (!made) {
        log::info("this host was not set up for {}: {}", asker.name, log::describe(made.error().error));
        co_return std::unexpected(setup_failure(made.error()));
    }
    log::info("this host was set up for {}: {} steps", asker.name, made->steps.size());
    task->done();
    co_return hostsetup::to_wire(*made);
}

SetupKeeper::Answer<std::vector<setup::Note>> SetupKeeper::undo(Asker asker) {
    if (refusal_) {
        co_return std::unexpected(unavailable(*refusal_));
    }
    const auto task =
        tasks_.begin(setup::Undo::kName, asker.name, asker.uid, std::nullopt, "taking back what was set up");
    auto undone = co_await on(
        changes_, [progress = tasks_.progress_from_elsewhere(*task)](Setups& setups) { return setups.undo(progress); });
    if (!undone) {
        co_return std::unexpected(setup_failure(undone.error()));
    }
    log::info("what was set up was taken back for {}", asker.name);
    task->done();
    co_return *std::move(undone);
}

}  // namespace apiary::daemon
