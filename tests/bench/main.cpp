// SPDX-License-Identifier: BSD-2-Clause
// apiary-bench: how fast the software CPU and the devices are, in themselves and with Debian guests, beside QEMU TCG
// where it is installed.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <format>

#include "tests/bench/boot.h"
#include "tests/bench/devices.h"
#include "tests/bench/idle.h"
#include "tests/bench/median.h"
#include "tests/bench/micro.h"
#include "tests/bench/pair.h"
#include "tests/bench/peer.h"

namespace {

using namespace apiary;
using namespace apiary::bench;

void print(const std::string& text) {
    std::fputs(text.c_str(), stdout);
    std::fflush(stdout);
}

constexpr const char* kNoGuest = "No Debian guest in the cache directory: ./start makes one.\n";

int print(const Error& error) {
    print(std::format("  {}; {}\n  {}\n", error.cause, error.remedy, error.detail));
    return 1;
}

int bench_micro(bool quick) {
    const auto results = run_micro(quick ? 3 : 5, quick ? 0.1 : 1);
    if (!results) {
        print(results.error().cause + "\n");
        return 1;
    }
    print(
        "Loops on the software CPU, the same code natively (CPU time, medians)\n"
        "                        interpreter               translator                native\n"
        "  loop                million instr./s   s      million instr./s   s       s        translator to interpreter, to native\n");
    for (const MicroResult& result : *results) {
        const auto rate = [&](double seconds) { return result.instructions / seconds / 1e6; };
        print(std::format("  {:18} {:9.1f} {:10.4f} {:12.1f} {:10.4f} {:9.4f} {:18.3f} {:13.3f}\n", result.name,
                          rate(result.interpreted_seconds), result.interpreted_seconds, rate(result.translated_seconds),
                          result.translated_seconds, result.native_seconds,
                          result.translated_seconds / result.interpreted_seconds,
                          result.native_seconds / result.translated_seconds));
    }
    return 0;
}

struct Medians {
    double cpu = 0, wall = 0;
};

/// The two programs by turns, so that a change of the host's speed hits both.
Result<std::vector<Medians>> alternate(const std::vector<std::vector<std::string>>& commands, unsigned runs) {
    std::vector<std::vector<double>> cpu(commands.size()), wall(commands.size());
    for (unsigned run = 0; run < runs; ++run) {
        for (std::size_t i = 0; i < commands.size(); ++i) {
            const auto time = time_until_prompt(commands[i]);
            if (!time) {
                return std::unexpected(time.error());
            }
            cpu[i].push_back(time->cpu);
            wall[i].push_back(time->wall);
        }
    }
    std::vector<Medians> medians;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        medians.push_back({median(cpu[i]), median(wall[i])});
    }
    return medians;
}

int bench_boot(const std::string& apiaryctl, bool quick) {
    const auto guests = find_guests();
    if (guests.empty()) {
        print(kNoGuest);
        return 0;
    }
    const auto qemu = find_program("qemu-system-x86_64");
    print(
        "\nFrom the start of the program to the guest's shell prompt (1 CPU, 512 MiB, medians)\n"
        "  guest       program                 CPU s   wall s   million instr.   million instr./CPU s   to QEMU TCG\n");
    for (const BootGuest& guest : guests) {
        std::vector<std::string> names = {"interpreter", "translator"};
        std::vector<std::vector<std::string>> commands = {apiary_command(apiaryctl, guest, {"--soft", "interpreter"}),
                                                          apiary_command(apiaryctl, guest, {"--soft", "translator"})};
        if (qemu) {
            names.push_back("QEMU TCG");
            commands.push_back(qemu_command(*qemu, guest));
        }
        const auto medians = alternate(commands, quick ? 1 : 5);
        const auto instructions = count_boot_instructions(guest);
        if (!medians || !instructions) {
            const Error& error = medians ? instructions.error() : medians.error();
            print(std::format("  {}: {} {}\n", guest.name, error.cause, error.detail));
            return 1;
        }
        const double millions = static_cast<double>(*instructions) / 1e6;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const Medians& own = (*medians)[i];
            print(std::format("  {:11} {:20} {:8.2f} {:8.2f} {:16.0f} {:22.1f} {:>13}\n", guest.name, names[i], own.cpu, own.wall,
                              millions, millions / own.cpu,
                              qemu ? std::format("{:.2f}", own.cpu / medians->back().cpu) : "-"));
        }
    }
    return 0;
}

void print_rates(const char* heading, const std::vector<DeviceResult>& results) {
    if (results.empty()) {
        return;
    }
    print(
        std::format("\n{}, medians\n"
                    "                                   apiaryctl             QEMU TCG\n"
                    "  what                           MB/s   CPU s/GB       MB/s   CPU s/GB   to QEMU TCG\n",
                    heading));
    for (const DeviceResult& result : results) {
        const Rate& own = result.rates.front();
        print(std::format("  {:26} {:8.1f} {:10.1f}", result.name, own.megabytes, own.cpu_for_a_gigabyte));
        if (result.rates.size() > 1) {
            const Rate& qemu = result.rates.back();
            print(std::format(" {:10.1f} {:10.1f} {:13.2f}", qemu.megabytes, qemu.cpu_for_a_gigabyte,
                              own.megabytes / qemu.megabytes));
        }
        print("\n");
    }
}

/// The newest guest there is.
int bench_devices(const std::string& apiaryctl, DeviceOptions options, bool quick) {
    const auto guests = find_guests();
    if (guests.empty()) {
        print(kNoGuest);
        return 0;
    }
    if (quick) {
        options.runs = 1;
        options.seconds = 0.2;
    }
    const auto results = run_devices(guests.back(), apiaryctl, find_program("qemu-system-x86_64"), options);
    if (!results) {
        return print(results.error());
    }
    print_rates("A disk in the host's page cache, dd with direct I/O in the guest (1 CPU, 512 MiB)", results->block);
    print_rates("TCP between the host and dd in the guest, user network (1 CPU, 512 MiB)", results->net);
    return 0;
}

/// The newest guest there is, at rest.
int bench_idle(const std::string& apiaryctl, bool quick) {
    const auto guests = find_guests();
    if (guests.empty()) {
        print(kNoGuest);
        return 0;
    }
    const auto costs = idle_costs(guests.back(), apiaryctl, find_program("qemu-system-x86_64"), quick ? 2 : 20);
    if (!costs) {
        return print(costs.error());
    }
    print(std::format("\nAt the shell's prompt of {}, 512 MiB; goals: at most 60 MiB beyond the guest's RAM, less than 1 % of a core\n"
                      "                      memory in use, MiB\n"
                      "  program     CPUs   guest's RAM   beyond it:   code   programs   rest   % of a core\n",
                      guests.back().name));
    for (const IdleCost& cost : *costs) {
        const auto mib = [](std::uint64_t bytes) { return static_cast<double>(bytes) / (1 << 20); };
        print(std::format("  {:10} {:5} {:13.1f} {:12.1f} {:6.1f} {:10.1f} {:6.1f} {:13.2f}\n", cost.name, cost.cpus,
                          mib(cost.memory.guest_ram), mib(cost.memory.beyond_ram()), mib(cost.memory.code), mib(cost.memory.programs),
                          mib(cost.memory.rest), cost.cpu * 100));
    }
    return 0;
}

/// The newest guest there is, with what `folder` has of ours.
int bench_pair(const std::string& apiaryctl, const std::string& folder, bool quick) {
    const auto guests = find_guests();
    if (guests.empty()) {
        print(kNoGuest);
        return 0;
    }
    const auto results = compare_pairs(guests.back(), apiaryctl, find_program("qemu-system-x86_64"), folder + "/apiary-bench-guest",
                                       quick ? PairOptions{.runs = 1, .seconds = 0.1} : PairOptions{});
    if (!results) {
        return print(results.error());
    }
    print(std::format("\nInteger arithmetic in {}, once on 1 CPU and twice at once on 2, by turns, medians; goal: 1.8 times the throughput\n"
                      "  where           rounds/s on 1   rounds/s on 2   times as much\n",
                      guests.back().name));
    for (const PairResult& result : *results) {
        print(std::format("  {:14} {:14.1f} {:15.1f} {:15.2f}\n", result.name, result.one, result.two, result.two / result.one));
    }
    return 0;
}

/// The start of the guest as one more kind of work.
Result<PeerResult> compare_boots(const BootGuest& guest, const std::string& apiaryctl, const std::string& qemu, unsigned runs) {
    const auto medians = alternate({apiary_command(apiaryctl, guest), qemu_command(qemu, guest)}, runs);
    if (!medians) {
        return std::unexpected(medians.error());
    }
    return PeerResult{.name = "boot", .own = medians->front().cpu, .peer = medians->back().cpu, .goal = 1.5};
}

/// The newest guest there is, with what `folder` has of ours.
int bench_peer(const std::string& apiaryctl, const std::string& folder, const std::vector<std::string>& only, bool quick) {
    const auto guests = find_guests();
    const auto qemu = find_program("qemu-system-x86_64");
    if (guests.empty() || !qemu) {
        print(guests.empty() ? kNoGuest : "No QEMU: install qemu-system-x86.\n");
        return 0;
    }
    PeerOptions options = {.only = only};
    if (quick) {
        options.runs = 1;
        options.seconds = 0.05;
    }
    const auto boot = only.empty() ? compare_boots(guests.back(), apiaryctl, *qemu, options.runs) : PeerResult();
    auto results = compare_with_qemu(guests.back(), apiaryctl, *qemu, folder + "/apiary-bench-guest", options);
    if (!boot || !results) {
        return print(boot ? results.error() : boot.error());
    }
    if (only.empty()) {
        results->insert(results->begin(), *boot);
    }
    print(std::format("\nCPU time of the same work in {}, 1 CPU, 512 MiB, by turns, medians of {}\n"
                      "  work            apiaryctl, ms   QEMU TCG, ms   times as fast   goal\n",
                      guests.back().name, options.runs));
    for (const PeerResult& result : *results) {
        const double ratio = result.peer / result.own;
        print(std::format("  {:14} {:14.3f} {:14.3f} {:15.2f} {:6.1f}  {}\n", result.name, result.own * 1e3, result.peer * 1e3, ratio,
                          result.goal, ratio >= result.goal ? "reached" : ratio >= 1 ? "missed" : "slower"));
    }
    return 0;
}

/// The parts there are; all of them unless some are asked for.
struct Parts {
    bool loops = false, boot = false, block = false, net = false, pair = false, idle = false;
    [[nodiscard]] bool none() const { return !loops && !boot && !block && !net && !pair && !idle; }
};

int run(Parts parts, const std::string& apiaryctl, const std::string& folder, bool quick) {
    if (parts.none()) {
        parts = {.loops = true, .boot = true, .block = true, .net = true, .pair = true, .idle = true};
    }
    int result = parts.loops ? bench_micro(quick) : 0;
    if (result == 0 && parts.boot) {
        result = bench_boot(apiaryctl, quick);
    }
    if (result == 0 && (parts.block || parts.net)) {
        result = bench_devices(apiaryctl, {.block = parts.block, .net = parts.net}, quick);
    }
    if (result == 0 && parts.pair) {
        result = bench_pair(apiaryctl, folder, quick);
    }
    if (result == 0 && parts.idle) {
        result = bench_idle(apiaryctl, quick);
    }
    return result;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app(
        "How fast the software CPU and its devices are: loops, the start of the Debian guests, disks, networks, two "
        "virtual CPUs and idle guests, all but the loops beside QEMU TCG.");
    bool quick = false;
    Parts parts;
    const std::string folder = std::filesystem::path(argv[0]).parent_path().string();
    std::string apiaryctl = (std::filesystem::path(folder) / "apiaryctl").string();
    app.add_flag("--quick", quick, "Short runs, one of each that needs a guest");
    app.add_flag("--loops", parts.loops, "The loops; only the parts that are named are run");
    app.add_flag("--boot", parts.boot, "The start of the guests");
    app.add_flag("--block", parts.block, "The disk");
    app.add_flag("--net", parts.net, "The network card");
    app.add_flag("--pair", parts.pair, "Two virtual CPUs at once");
    app.add_flag("--idle", parts.idle, "Memory and CPU time of guests that wait at their prompt");
    std::string peer;
    std::vector<std::string> only;
    app.add_option("--compare", peer, "Kind of work by kind of work beside another program, and nothing else")
        ->check(CLI::IsMember({"qemu"}));
    app.add_option("--work", only, "Of --compare: only these kinds, such as integer or forks")->needs("--compare");
    app.add_option("--apiaryctl", apiaryctl, "The program that boots; the one beside this one if not given");
    CLI11_PARSE(app, argc, argv);
    if (!peer.empty()) {
        return bench_peer(apiaryctl, folder, only, quick);
    }
    return run(parts, apiaryctl, folder, quick);
}
