// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "backend/base/result.h"

namespace apiary::hostsetup {

/// What a running kernel has, as far as it matters here.
struct Kernel {
    enum class Virtualization { None, Intel, Amd };
    std::string boot;  ///< Tells one run of the host from another.
    std::string release;
    std::set<std::string> loaded;     ///< Modules, those that are built in too.
    std::set<std::string> installed;  ///< That could be loaded; empty: not known.
    Virtualization virtualization = Virtualization::None;
};

/// The host that this program runs on, beyond its files. Tests have others; where another system's tree is set up there
/// is none.
class LiveHost {
public:
    virtual ~LiveHost() = default;
    [[nodiscard]] virtual Kernel kernel() = 0;
    [[nodiscard]] virtual Result<void> load(const std::string& module) = 0;
    [[nodiscard]] virtual Result<void> unload(const std::string& module) = 0;
    /// Runs the package manager, which may take minutes.
    [[nodiscard]] virtual Result<void> run(const std::vector<std::string>& command) = 0;
    /// Links of the service manager's have changed.
    virtual void tell_service_manager() = 0;
    /// Nobody else changes accounts as long as the result lives.
    [[nodiscard]] virtual Result<std::shared_ptr<void>> lock_accounts() = 0;
};
[[nodiscard]] std::unique_ptr<LiveHost> this_host();

}  // namespace apiary::hostsetup
