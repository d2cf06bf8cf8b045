// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "backend/api/network.h"
#include "backend/base/result.h"
#include "backend/hostnet/host_network.h"
#include "backend/hostnet/journal.h"
#include "backend/hostnet/plan.h"

namespace apiary::hostnet {

/// Why something was not done.
struct Failure {
    enum class Kind {
        InvalidSetUp,
        NoSuchNetwork,
        NetworkExists,
        PlanChanged,
        ApplyFailed,
        UndoFailed,
        Cancelled,
        HostFailed
    };
    Kind kind = Kind::HostFailed;
    Error error;
    std::string field = {};  ///< Of InvalidSetUp.
    bool restored = true;    ///< Everything is as it was.
};
template <class T>
using Outcome = std::expected<T, Failure>;
[[nodiscard]] Failure no_such_network(const std::string& name);

/// The networks that Apiary makes on this host: planned, applied as a whole or not at all, undone, and brought to an
/// end after a crash, by what is written down of them before it is done. One thread at a time.
class Networks {
public:
    struct Progress {
        /// Told before each step, with how many are done of how many.
        std::function<void(std::size_t done, std::size_t all, const std::string& text)> step = {};
        std::stop_token stop = {};  ///< Asks for the end: what was begun is undone.
    };
    using OwnerOf = decltype(PlanRequest::owner_of);
    /// How long a gateway has to answer: while all is well, and after its route was moved, which switches have to learn
    /// of.
    struct Patience {
        std::chrono::milliseconds before{2'000}, after{10'000};
    };

    /// `host` and `store` must outlive this. `owner_of` as in PlanRequest.
    Networks(HostNetwork& host, JournalStore& store, OwnerOf owner_of)
        : Networks(host, store, std::move(owner_of), {}) {}
    Networks(HostNetwork& host, JournalStore& store, OwnerOf owner_of, Patience patience)
        : host_(host), store_(store), owner_of_(std::move(owner_of)), patience_(patience) {}

    /// To be called first: what an earlier process began and did not end is undone. Problems that came up on the way,
    /// for the log.
    [[nodiscard]] std::vector<Error> recover();
    /// Applies again what was in force before the host was started anew. Why something is still not there: it may be
    /// later, as an uplink may have to get its address first.
    [[nodiscard]] std::vector<Error> apply_again();

    [[nodiscard]] Outcome<NetworkPlan> plan(const SetUp& wish);
    /// With `digest`, only if the plan still has it.
    [[nodiscard]] Outcome<Record> apply(const SetUp& wish, const std::optional<std::string>& digest,
                                        const Progress& progress);
    [[nodiscard]] Outcome<void> undo(const std::string& name, const Progress& progress);
    [[nodiscard]] Outcome<std::vector<Record>> list();
    [[nodiscard]] Result<HostState> observe() { return host_.observe(); }

private:
    /// The default routes that work.
    [[nodiscard]] std::vector<Route> working_routes(const HostState& state, const std::stop_token& stop);
    [[nodiscard]] Result<void> check_routes(const std::vector<Route>& before, const std::stop_token& stop);
    [[nodiscard]] Outcome<NetworkPlan> plan_on(const SetUp& wish, const HostState& host, const OwnerOf& owner_of);
    [[nodiscard]] Outcome<Record> carry_out(NetworkPlan plan, const HostState& before, const Progress& progress);
    /// The error that stopped it, if one did.
    [[nodiscard]] std::optional<Failure> do_steps(Record& record, const Progress& progress);
    [[nodiscard]] Failure rolled_back(Record& record, Failure why);
    /// Reverts what was begun and forgets the network.
    [[nodiscard]] Result<void> take_back(Record& record, const Progress& progress);
    /// What another network needs too becomes its business.
    [[nodiscard]] Result<void> hand_over_forwarding(Record& record);
    [[nodiscard]] Outcome<void> apply_again(const Record& record);
    [[nodiscard]] Result<void> save(const Record& record) { return store_.save(record.name(), format_record(record)); }

    HostNetwork& host_;
    JournalStore& store_;
    OwnerOf owner_of_;
    Patience patience_;
};

}  // namespace apiary::hostnet
