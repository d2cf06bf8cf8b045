// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>

#include "backend/hostnet/dnsmasq.h"
#include "backend/hostnet/host_network.h"

namespace apiary::hostnet {

/// Linux: rtnetlink, /dev/net/tun, nft, dnsmasq. It works in the network namespace that the calling thread is in.
class LinuxNetwork final : public HostNetwork {
public:
    explicit LinuxNetwork(std::filesystem::path directory) : server_(std::move(directory)) {}

    [[nodiscard]] Result<HostState> observe() override;
    [[nodiscard]] Result<void> apply(const Step& step) override;
    [[nodiscard]] Result<void> revert(const Step& step) override;
    [[nodiscard]] bool gateway_answers(const Route& route, std::chrono::milliseconds patience,
                                       const std::stop_token& stop) override;
    [[nodiscard]] std::string boot() const override;

private:
    Dnsmasq server_;
};

}  // namespace apiary::hostnet
