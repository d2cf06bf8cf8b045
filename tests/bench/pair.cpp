// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/pair.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <format>

#include "tests/bench/io.h"
#include "tests/bench/overlay.h"

namespace apiary::bench {

namespace {

/// Seconds until `copies` runs at once have ended.
Result<double> run_here(const std::string& program, std::uint64_t rounds, unsigned copies) {
    std::string number = std::to_string(rounds);
    std::string path = program;
    std::string work = "integer";
    char* const words[] = {path.data(), work.data(), number.data(), nullptr};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    const auto start = std::chrono::steady_clock::now();
    std::vector<pid_t> running;
    int error = 0;
    for (unsigned i = 0; i < copies && error == 0; ++i) {
        pid_t pid = -1;
        error = ::posix_spawn(&pid, path.c_str(), &actions, nullptr, words, environ);
        if (error == 0) {
            running.push_back(pid);
        }
    }
    ::posix_spawn_file_actions_destroy(&actions);
    bool good = error == 0;
    for (const pid_t pid : running) {
        int status = -1;
        while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
        }
        good = good && status == 0;
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    return good ? Result<double>(taken.count()) : fail(std::format("the benchmark cannot run {}", program));
}

/// The same in a guest.
Result<double> run_in(Session& session, std::uint64_t rounds, unsigned copies) {
    const auto answer = session.ask(copies == 1 ? std::format("/bench integer {}", rounds)
                                                : std::format("/bench integer {0} & /bench integer {0}; wait", rounds));
    if (!answer) {
        return std::unexpected(answer.error());
    }
    // Once for each copy, whatever else the shell has to say.
    unsigned done = 0;
    const std::string mark = std::format("integer {} ", rounds);
    for (std::size_t at = answer->output.find(mark); at != std::string::npos; at = answer->output.find(mark, at + 1)) {
        ++done;
    }
    return done == copies ? Result<double>(answer->wall)
                          : fail("the guest did not do what it was asked to", {}, answer->output);
}

}  // namespace

Result<std::vector<PairResult>> compare_pairs(const BootGuest& guest, const std::string& apiaryctl,
                                              const std::optional<std::string>& qemu, const std::string& program,
                                              const PairOptions& options) {
    const auto overlay = Overlay::create(guest.initrd, program);
    if (!overlay) {
        return std::unexpected(overlay.error());
    }
    const BootGuest with_program = {guest.name, guest.kernel, (*overlay)->path()};
    // Of each, first with one vCPU, then with two.
    std::vector<Contender> contenders(2);
    contenders[0].name = contenders[1].name = "this host";
    Result<void> added;
    for (const char* cpus : {"1", "2"}) {
        added = added.and_then([&] {
            return add_contender(contenders, "apiaryctl", apiary_command(apiaryctl, with_program, {"--cpus", cpus}));
        });
    }
    for (const char* cpus : {"1", "2"}) {
        added = added.and_then([&] {
            return qemu ? add_contender(contenders, "QEMU TCG",
                                        qemu_command(*qemu, with_program, {"-cpu", "max", "-smp", cpus}))
                        : Result<void>();
        });
    }
    if (!added) {
        return std::unexpected(added.error());
    }
    const Quantity quantity = {"integer", kRound, [&](std::size_t index, std::uint64_t rounds) -> Result<Taken> {
                                   const unsigned copies = index % 2 + 1;
                                   Session* session = contenders[index].session.get();
                                   const auto wall = session == nullptr ? run_here(program, rounds, copies)
                                                                        : run_in(*session, rounds, copies);
                                   return wall.transform([](double seconds) { return Taken{.wall = seconds}; });
                               }};
    const auto rates = compare(quantity, contenders.size(), options.runs, options.seconds);
    if (!rates) {
        return std::unexpected(rates.error());
    }
    const auto rounds = [](const Rate& rate) { return rate.megabytes * 1e6 / static_cast<double>(kRound); };
    std::vector<PairResult> results;
    for (std::size_t i = 0; i < contenders.size(); i += 2) {
        results.push_back({.name = contenders[i].name, .one = rounds((*rates)[i]), .two = 2 * rounds((*rates)[i + 1])});
    }
    return results;
}

}  // namespace apiary::bench
