// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace apiary::hostnet {

using std::chrono::milliseconds;

/// Whether `address`, which may have a scope as in "fe80::1%eth0", answers an ICMP echo, or `seen` says meanwhile that
/// it is there. It is asked again and again. Where this process may send none, something else is sent for `seen` to
/// see.
[[nodiscard]] bool answers_echo(const std::string& address, milliseconds patience, const std::stop_token& stop,
                                const std::function<bool()>& seen = {});

/// Whether a name server at `address` answers anything to a question for the root's name servers.
[[nodiscard]] bool name_server_answers(const std::string& address, milliseconds patience, const std::stop_token& stop);

/// What resolv.conf(5) names.
[[nodiscard]] std::vector<std::string> name_servers(const std::filesystem::path& file = "/etc/resolv.conf");

}  // namespace apiary::hostnet
