// SPDX-License-Identifier: BSD-2-Clause
// apiary-bench: how fast the software CPU is, in itself and with Debian guests, beside QEMU TCG where it is installed.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <format>

#include "tests/bench/boot.h"
#include "tests/bench/median.h"
#include "tests/bench/micro.h"

namespace {

using namespace apiary;
using namespace apiary::bench;

void print(const std::string& text) {
    std::fputs(text.c_str(), stdout);
    std::fflush(stdout);
}

int bench_micro(bool quick) {
    const auto results = run_micro(quick ? 3 : 5, quick ? 0.1 : 1);
    if (!results) {
        print(results.error().cause + "\n");
        return 1;
    }
    print("Loops on the software CPU, the same code natively (CPU time, medians)\n"
          "  loop                million instr./s   guest s   native s   of native speed\n");
    for (const MicroResult& result : *results) {
        print(std::format("  {:18} {:17.1f} {:9.4f} {:10.4f} {:17.4f}\n", result.name, result.guest_mips,
                          result.guest_seconds, result.native_seconds, result.native_seconds / result.guest_seconds));
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
        print("No Debian guest in the cache directory: ./start makes one.\n");
        return 0;
    }
    const auto qemu = find_program("qemu-system-x86_64");
    print("\nFrom the start of the program to the guest's shell prompt (1 CPU, 512 MiB, medians)\n"
          "  guest       program        CPU s   wall s   million instr.   million instr./CPU s   to QEMU TCG\n");
    for (const BootGuest& guest : guests) {
        std::vector<std::vector<std::string>> commands = {apiary_command(apiaryctl, guest)};
        if (qemu) {
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
        const Medians& own = medians->front();
        print(std::format("  {:11} {:12} {:7.2f} {:8.2f} {:16.0f} {:22.1f} {:>13}\n", guest.name, "apiaryctl", own.cpu,
                          own.wall, millions, millions / own.cpu,
                          qemu ? std::format("{:.2f}", own.cpu / medians->back().cpu) : "-"));
        if (qemu) {
            print(std::format("  {:11} {:12} {:7.2f} {:8.2f}\n", guest.name, "QEMU TCG", medians->back().cpu,
                              medians->back().wall));
        }
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("How fast the software CPU is: loops, and the start of the Debian guests beside QEMU TCG.");
    bool quick = false, only_loops = false, only_boot = false;
    std::string apiaryctl = (std::filesystem::path(argv[0]).parent_path() / "apiaryctl").string();
    app.add_flag("--quick", quick, "Short runs, one boot each");
    app.add_flag("--loops", only_loops, "Only the loops");
    app.add_flag("--boot", only_boot, "Only the guests");
    app.add_option("--apiaryctl", apiaryctl, "The program that boots; the one beside this one if not given");
    CLI11_PARSE(app, argc, argv);
    const int loops = only_boot ? 0 : bench_micro(quick);
    return loops != 0 || only_loops ? loops : bench_boot(apiaryctl, quick);
}
