// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/net.h"

#include <format>
#include <future>

namespace apiary::bench {

namespace {

constexpr std::uint64_t kBlock = 64 << 10;  ///< Of dd's requests in the guest.

/// dd on a connection to the host, in place of nc's own copying, which is by small pieces.
std::string dd_command(const TransferServer& server, bool to_host, std::uint64_t count) {
    const std::string dd = to_host ? std::format("dd if=/dev/zero bs={} count={}", kBlock, count)
                                   : std::format("dd of=/dev/null bs={} iflag=fullblock", kBlock);
    return std::format("nc 10.0.2.2 {} -e sh -c \"exec {} 2>/tmp/dd\"", server.port(), dd);
}

/// The time is the host's, from the connection to its end; the CPU time is that of the whole command.
Result<Taken> measure(Session& session, TransferServer& server, bool to_host, std::uint64_t count) {
    const std::uint64_t bytes = count * kBlock;
    auto transfer =
        std::async(std::launch::async, [&] { return to_host ? server.receive(bytes) : server.send(bytes); });
    const auto answer = session.ask(dd_command(server, to_host, count));
    const auto seconds = transfer.get();
    if (!answer || !seconds) {
        return std::unexpected(answer ? seconds.error() : answer.error());
    }
    const auto report = session.ask("cat /tmp/dd");
    if (!report) {
        return std::unexpected(report.error());
    }
    if (report->output.find(std::format("{0}+0 records in\n{0}+0 records out\n", count)) == std::string::npos) {
        return fail("dd in the guest did not do what it was asked to", {}, report->output);
    }
    return Taken{.wall = *seconds, .cpu = answer->cpu};
}

}  // namespace

std::vector<Quantity> net_quantities(const std::vector<Contender>& contenders, TransferServer& server) {
    std::vector<Quantity> quantities;
    for (const bool to_host : {false, true}) {
        quantities.push_back(
            {to_host ? "guest to host" : "host to guest", kBlock, [&, to_host](std::size_t index, std::uint64_t count) {
                 return measure(*contenders[index].session, server, to_host, count);
             }});
    }
    return quantities;
}

Result<void> set_up_card(Session& session) {
    const auto answer = session.ask("ip addr add 10.0.2.15/24 dev eth0 && ip link set eth0 up && echo ready");
    if (!answer) {
        return std::unexpected(answer.error());
    }
    return answer->output.ends_with("ready\n") ? Result<void>()
                                               : fail("the guest has no network card that can be measured",
                                                      "make it anew: tools/guest/make-guest", answer->output);
}

}  // namespace apiary::bench
