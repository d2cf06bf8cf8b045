// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/hostnet/host_state.h"
#include "backend/hostnet/step.h"

namespace apiary::hostnet {

/// The network of the host that this thread is in. One thread at a time.
///
/// A change is made or it is not: one that failed has changed nothing that revert() does not undo. revert() may be
/// called for what was never made or is undone already, and touches nothing that is not the step's own.
class HostNetwork {
public:
    virtual ~HostNetwork() = default;

    [[nodiscard]] virtual Result<HostState> observe() = 0;
    [[nodiscard]] virtual Result<void> apply(const Step& step) = 0;
    [[nodiscard]] virtual Result<void> revert(const Step& step) = 0;
    /// Whether the gateway of a default route is there: it answers, or is seen on its link. Returns when it is known,
    /// `patience` has passed or `stop` is asked for.
    [[nodiscard]] virtual bool gateway_answers(const Route& route, std::chrono::milliseconds patience,
                                               const std::stop_token& stop) = 0;
    /// The host since it was started, by a name of its own: what was made before another start is gone.
    [[nodiscard]] virtual std::string boot() const = 0;
};

/// This operating system's. `directory`: where the servers of networks keep their files; it is made when it is needed.
[[nodiscard]] std::unique_ptr<HostNetwork> make_host_network(std::filesystem::path directory);

/// A descriptor, not blocking, that can be read from when interfaces, addresses or routes of the host have changed;
/// what is read says nothing more here.
[[nodiscard]] Result<UniqueFd> watch_host_network();

}  // namespace apiary::hostnet
