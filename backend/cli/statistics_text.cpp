// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/statistics_text.h"

#include <algorithm>
#include <array>
#include <format>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/cli/format.h"

namespace apiary::cli {
namespace {

using api::guests::DiskStatistics;
using api::guests::NetworkStatistics;
using api::guests::Statistics;
using api::guests::VcpuStatistics;

constexpr double kNanoseconds = 1e9;  ///< In a second.

struct Column {
    std::string_view title;
    std::size_t width;
};
constexpr std::array kColumns = {Column{"CPU", 6},     Column{"MEMORY", 10},    Column{"EXITS/s", 9},
                                 Column{"READ/s", 10}, Column{"WRITTEN/s", 10}, Column{"RECEIVED/s", 10},
                                 Column{"SENT/s", 10}};

std::string columns(const std::array<std::string, kColumns.size()>& texts) {
    std::string line;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        line += std::format("{}{:>{}}", i == 0 ? "" : "  ", texts[i], kColumns[i].width);
    }
    return line + "\n";
}

template <class T>
std::int64_t sum(const std::vector<T>& list, std::int64_t T::* member) {
    std::int64_t total = 0;
    for (const T& each : list) {
        total += each.*member;
    }
    return total;
}

}  // namespace

std::string totals_text(const Statistics& statistics) {
    std::string text =
        std::format("up {}, {} of {} of memory in use, {} in all\n",
                    rounded_time(static_cast<std::int64_t>(static_cast<double>(statistics.time) / kNanoseconds)),
                    rounded_size(statistics.memory_touched), rounded_size(statistics.memory),
                    rounded_size(statistics.monitor_resident));
    for (std::size_t i = 0; i < statistics.vcpus.size(); ++i) {
        const VcpuStatistics& vcpu = statistics.vcpus[i];
        text += std::format("cpu{}: {:.1f} s of CPU, {} exits\n", i, static_cast<double>(vcpu.cpu_time) / kNanoseconds,
                            vcpu.exits);
    }
    for (std::size_t i = 0; i < statistics.disks.size(); ++i) {
        const DiskStatistics& disk = statistics.disks[i];
        text += std::format("disk{}: {} reads of {}, {} writes of {}, {} errors\n", i, disk.reads,
                            rounded_size(disk.read_bytes), disk.writes, rounded_size(disk.written_bytes), disk.errors);
    }
    for (std::size_t i = 0; i < statistics.networks.size(); ++i) {
        const NetworkStatistics& network = statistics.networks[i];
        text += std::format("net{}: received {} frames of {}, sent {} of {}, dropped {}\n", i, network.received_frames,
                            rounded_size(network.received_bytes), network.sent_frames, rounded_size(network.sent_bytes),
                            network.dropped_frames);
    }
    return text;
}

std::string rates_heading() {
    std::array<std::string, kColumns.size()> titles;
    std::ranges::transform(kColumns, titles.begin(), [](const Column& column) { return std::string(column.title); });
    return columns(titles);
}

std::string rates_line(const Statistics& before, const Statistics& now) {
    const double seconds = static_cast<double>(std::max<std::int64_t>(now.time - before.time, 1)) / kNanoseconds;
    const auto rate = [&](const auto& list, auto member) {
        return static_cast<double>(sum(now.*list, member) - sum(before.*list, member)) / seconds;
    };
    const auto bytes = [&](const auto& list, auto member) {
        return rounded_size(static_cast<std::int64_t>(rate(list, member)));
    };
    return columns({std::format("{:.0f} %", rate(&Statistics::vcpus, &VcpuStatistics::cpu_time) / kNanoseconds * 100),
                    rounded_size(now.memory_touched),
                    std::format("{:.0f}", rate(&Statistics::vcpus, &VcpuStatistics::exits)),
                    bytes(&Statistics::disks, &DiskStatistics::read_bytes),
                    bytes(&Statistics::disks, &DiskStatistics::written_bytes),
                    bytes(&Statistics::networks, &NetworkStatistics::received_bytes),
                    bytes(&Statistics::networks, &NetworkStatistics::sent_bytes)});
}

}  // namespace apiary::cli
