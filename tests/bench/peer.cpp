// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/peer.h"

#include <algorithm>
#include <format>

#include "tests/bench/io.h"
#include "tests/bench/overlay.h"

namespace apiary::bench {

namespace {

/// Something the guests do. `command` is of their shell, with {} for the number of rounds.
struct Work {
    const char* name;
    double goal;
    std::string command;
};

std::vector<Work> all_work() {
    std::vector<Work> all;
    const auto program = [&](const char* name, double goal) { all.push_back({name, goal, std::format("/bench {} {{}}", name)}); };
    program("integer", 2);
    program("sha256", 2);
    all.push_back({"gzip", 2, "/bench text {} | gzip | wc -c"});
    program("sse2", 15);
    program("avx2", 15);
    program("x87", 10);
    program("bytecode", 3);
    all.push_back({"awk", 3, "awk 'BEGIN {{ for (i = 0; i < {} * 1000; ++i) s += i % 7 * 2; print s }}'"});
    all.push_back({"shell", 3, "n=$(({} * 500)); s=0; while [ $n -gt 0 ]; do n=$((n - 1)); s=$((s + n)); done; echo $s"});
    program("calls", 1);
    program("chase", 1);
    program("copy-small", 4);
    program("copy-large", 4);
    program("copy-string", 4);
    program("getppid", 1.3);
    program("pipes", 1.3);
    program("faults", 1.3);
    program("forks", 1.3);
    program("execs", 1.3);
    program("signals", 1.3);
    program("patch", 5);
    return all;
}

std::string command_for(const Work& work, std::uint64_t rounds) { return std::vformat(work.command, std::make_format_args(rounds)); }

/// Both give the same for one round.
Result<void> check_results(const std::vector<Contender>& contenders, const Work& work) {
    std::vector<std::string> outputs;
    for (const Contender& contender : contenders) {
        const auto answer = contender.session->ask(command_for(work, 1));
        if (!answer) {
            return std::unexpected(answer.error());
        }
        outputs.push_back(answer->output);
    }
    return outputs.front() == outputs.back() && !outputs.front().empty()
               ? Result<void>()
               : fail(std::format("the work {} has other results with {}", work.name, contenders.back().name), {},
                      outputs.front() + outputs.back());
}

Result<PeerResult> measure(const std::vector<Contender>& contenders, const Work& work, const PeerOptions& options) {
    if (const auto checked = check_results(contenders, work); !checked) {
        return std::unexpected(checked.error());
    }
    const Quantity quantity = {work.name, kRound, [&](std::size_t index, std::uint64_t rounds) -> Result<Taken> {
                                   const auto answer = contenders[index].session->ask(command_for(work, rounds));
                                   if (!answer) {
                                       return std::unexpected(answer.error());
                                   }
                                   return Taken{.wall = answer->wall, .cpu = answer->cpu};
                               }};
    const auto rates = compare(quantity, contenders.size(), options.runs, options.seconds);
    if (!rates) {
        return std::unexpected(rates.error());
    }
    const auto seconds = [](const Rate& rate) { return rate.cpu_for_a_gigabyte * static_cast<double>(kRound) / 1e9; };
    return PeerResult{.name = work.name, .own = seconds(rates->front()), .peer = seconds(rates->back()), .goal = work.goal};
}

}  // namespace

Result<std::vector<PeerResult>> compare_with_qemu(const BootGuest& guest, const std::string& apiaryctl, const std::string& qemu,
                                                  const std::string& program, const PeerOptions& options) {
    const auto overlay = Overlay::create(guest.initrd, program);
    if (!overlay) {
        return std::unexpected(overlay.error());
    }
    const BootGuest with_program = {guest.name, guest.kernel, (*overlay)->path()};
    std::vector<Contender> contenders;
    const auto started = add_contender(contenders, "apiaryctl", apiary_command(apiaryctl, with_program)).and_then([&] {
        return add_contender(contenders, "QEMU TCG", qemu_command(qemu, with_program, {"-cpu", "max"}));
    });
    if (!started) {
        return std::unexpected(started.error());
    }
    std::vector<PeerResult> results;
    for (const Work& work : all_work()) {
        if (!options.only.empty() && std::ranges::find(options.only, work.name) == options.only.end()) {
            continue;
        }
        const auto result = measure(contenders, work, options);
        if (!result) {
            return std::unexpected(result.error());
        }
        results.push_back(*result);
    }
    return results;
}

}  // namespace apiary::bench
