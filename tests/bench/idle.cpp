// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/idle.h"

#include <chrono>
#include <cstdio>
#include <format>
#include <fstream>
#include <thread>

#include "tests/bench/io.h"

namespace apiary::bench {

namespace {

constexpr std::chrono::seconds kSettling{5};  ///< For what the guest's kernel puts off at its start.

/// A mapping in /proc/PID/smaps.
struct Mapping {
    std::uint64_t size = 0, resident = 0, proportional = 0;  ///< Bytes.
    std::string path;
};

void count(Footprint& footprint, const Mapping& mapping, std::uint64_t ram) {
    if (mapping.size == ram) {
        footprint.guest_ram += mapping.proportional;
    } else if (mapping.path.starts_with("/memfd:")) {
        // Nobody else has it: the proportions of its mappings add up to the whole.
        footprint.code += mapping.proportional;
    } else if (mapping.path.starts_with("/")) {
        footprint.programs += mapping.resident;
    } else {
        footprint.rest += mapping.resident;
    }
}

}  // namespace

Result<Footprint> footprint(pid_t pid, std::uint64_t ram) {
    std::ifstream file(std::format("/proc/{}/smaps", pid));
    Footprint all;
    Mapping mapping;
    for (std::string line; std::getline(file, line);) {
        unsigned long long start = 0;
        unsigned long long end = 0;
        unsigned long long kib = 0;
        int path = 0;
        if (std::sscanf(line.c_str(), "%llx-%llx %*s %*s %*s %*s %n", &start, &end, &path) == 2) {
            count(all, mapping, ram);
            mapping = {.size = end - start,
                       .path = path > 0 ? line.substr(static_cast<std::size_t>(path)) : std::string()};
        } else if (std::sscanf(line.c_str(), "Rss: %llu kB", &kib) == 1) {
            mapping.resident = kib << 10;
        } else if (std::sscanf(line.c_str(), "Pss: %llu kB", &kib) == 1) {
            mapping.proportional = kib << 10;
        }
    }
    count(all, mapping, ram);
    return all.guest_ram != 0 ? Result<Footprint>(all)
                              : fail("the benchmark cannot find the guest's RAM among the memory of its process", {},
                                     std::format("no mapping of {} bytes is in use in /proc/{}/smaps", ram, pid));
}

Result<std::vector<IdleCost>> idle_costs(const BootGuest& guest, const std::string& apiaryctl,
                                         const std::optional<std::string>& qemu, double seconds) {
    std::vector<Contender> contenders;
    std::vector<IdleCost> costs;
    for (const unsigned cpus : {1u, 2u}) {
        const std::string count = std::to_string(cpus);
        auto added = add_contender(contenders, "apiaryctl", apiary_command(apiaryctl, guest, {"--cpus", count}));
        if (added && qemu) {
            added = add_contender(contenders, "QEMU TCG", qemu_command(*qemu, guest, {"-smp", count}));
        }
        if (!added) {
            return std::unexpected(added.error());
        }
        while (costs.size() < contenders.size()) {
            costs.push_back({.name = contenders[costs.size()].name, .cpus = cpus, .memory = {}});
        }
    }
    std::this_thread::sleep_for(kSettling);
    std::vector<double> before;
    for (const Contender& contender : contenders) {
        before.push_back(contender.session->cpu());
    }
    const auto start = std::chrono::steady_clock::now();
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    for (std::size_t i = 0; i < contenders.size(); ++i) {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
        costs[i].cpu = (contenders[i].session->cpu() - before[i]) / passed.count();
        const auto memory = footprint(contenders[i].session->pid(), kGuestRam);
        if (!memory) {
            return std::unexpected(memory.error());
        }
        costs[i].memory = *memory;
    }
    return costs;
}

}  // namespace apiary::bench
