// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "backend/base/result.h"
#include "backend/cli/helper_session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace apiary::cli {

/// The verbs that ask the helper. Each part of them adds its own.
class Verbs {
public:
    explicit Verbs(CLI::App& app) : app_(app) {}

    /// `read` is called when the command line has this verb and CLI11 has read it: what is to be done, or which value
    /// is wrong.
    using Read = std::function<Result<Action>()>;
    /// A new verb, whose options may stand before and after those of all verbs.
    CLI::App& add(const std::string& name, const std::string& help) { return add(app_, name, help); }
    /// A verb that stands after another one, as "network show".
    static CLI::App& add(CLI::App& before, const std::string& name, const std::string& help);
    void on(CLI::App& verb, Read read) { verbs_.emplace_back(&verb, std::move(read)); }

    /// What the verb of the command line is to do.
    [[nodiscard]] Result<Action> chosen() const;

private:
    CLI::App& app_;
    std::vector<std::pair<CLI::App*, Read>> verbs_;
};

void add_guest_verbs(Verbs& verbs);      ///< list show create clone set
void add_power_verbs(Verbs& verbs);      ///< start stop pause resume reset kill power-button registers engine
void add_console_verbs(Verbs& verbs);    ///< console logs
void add_trash_verbs(Verbs& verbs);      ///< delete trash undelete purge
void add_observing_verbs(Verbs& verbs);  ///< stats events tasks cancel
void add_host_verbs(Verbs& verbs);       ///< host rights version
void add_check_verbs(Verbs& verbs);      ///< check explain
void add_network_verbs(Verbs& verbs);    ///< network
void add_setup_verbs(Verbs& verbs);      ///< setup

/// Does `act` for each name, and tells each failure. The status: whether all could be done.
template <class Act>
[[nodiscard]] Outcome for_each_name(HelperSession& session, const std::vector<std::string>& names, Act act) {
    int status = 0;
    for (const std::string& name : names) {
        if (const Outcome done = act(name); !done) {
            status = session.tell(done.error());
        } else if (*done != 0) {
            status = *done;
        }
    }
    return status;
}

/// The status of a call whose reply says no more than that it was done.
template <class Reply>
[[nodiscard]] Outcome outcome_of(const ipc::CallResult<Reply>& result) {
    return result ? Outcome(0) : std::unexpected(result.error());
}

}  // namespace apiary::cli
