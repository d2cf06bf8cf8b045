// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <vector>

#include "backend/api/network.h"
#include "backend/base/result.h"

namespace CLI {
class App;
}  // namespace CLI

namespace apiary::cli {

/// The options that say what network is wished for.
class NetworkOptions {
public:
    explicit NetworkOptions(CLI::App& app);
    /// What they say; which value is wrong is an error. Whether it goes with the host is for the helper to say.
    [[nodiscard]] Result<api::network::SetUp> set_up() const;

private:
    [[nodiscard]] Result<api::network::Kind> kind() const;

    std::string bridge_;
    bool host_only_ = false, nat_ = false;
    std::string name_, vlan_, subnet_, dhcp_;
    std::vector<std::string> taps_;
};

}  // namespace apiary::cli
