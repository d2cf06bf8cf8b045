// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

#include "backend/base/result.h"
#include "backend/hostnet/step.h"

namespace apiary::hostnet {

/// dnsmasq(8) for one network: with settings, leases and process id in a directory of its own, listening on one bridge,
/// with no rights but those it needs for DHCP.
class Dnsmasq {
public:
    /// `directory`: of the networks' servers; each has one in it, which is made.
    explicit Dnsmasq(std::filesystem::path directory) : directory_(std::move(directory)) {}

    /// Returns when it serves.
    [[nodiscard]] Result<void> start(const StartServer& step) const;
    /// Also of one that an earlier process started. Its files are deleted.
    [[nodiscard]] Result<void> stop(const StartServer& step) const;

    /// dnsmasq.conf
    [[nodiscard]] std::string settings(const StartServer& step) const;

private:
    [[nodiscard]] std::filesystem::path place(const StartServer& step) const { return directory_ / step.network; }
    [[nodiscard]] std::filesystem::path settings_file(const StartServer& step) const {
        return place(step) / "dnsmasq.conf";
    }
    [[nodiscard]] std::string settings_argument(const StartServer& step) const {
        return "--conf-file=" + settings_file(step).string();
    }
    /// The process, if it is the one that was started with these settings.
    [[nodiscard]] std::optional<pid_t> process(const StartServer& step) const;

    std::filesystem::path directory_;
};

}  // namespace apiary::hostnet
