// SPDX-License-Identifier: BSD-2-Clause
// cpu-oracle: the long run of the comparison of the software CPU with the host's silicon.
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <format>
#include <vector>

#include "backend/cpu/soft/engine.h"
#include "tests/cpu/oracle/campaign.h"
#include "tests/cpu/oracle/random.h"

namespace {

using namespace apiary;
using namespace apiary::cpu::oracle;

constexpr cpu::SoftOptions kInterpreter = {.mode = cpu::SoftMode::Interpreter};
/// Everything is translated, when it is run for the first time.
constexpr cpu::SoftOptions kTranslator = {.mode = cpu::SoftMode::Translator, .translate_after = 1};

int run_part(const Options& options, bool translated) {
    auto campaign = Campaign::create(
        [&](memory::GuestMemory& memory) {
            return cpu::make_soft_engine(memory, {}, translated ? kTranslator : kInterpreter);
        },
        translated);
    auto summary = campaign ? (*campaign)->run(options) : std::unexpected(campaign.error());
    if (!summary) {
        std::fputs(std::format("cpu-oracle: {} ({})\n", summary.error().cause, summary.error().detail).c_str(), stderr);
        return 1;
    }
    std::fputs(describe(*summary).c_str(), stdout);
    std::fflush(stdout);
    return summary->differences.empty() ? 0 : 3;
}

std::uint32_t class_mask(const std::vector<std::string>& names) {
    std::uint32_t mask = 0;
    for (unsigned kind = 0; kind < static_cast<unsigned>(Class::Count); ++kind) {
        if (std::ranges::find(names, class_name(static_cast<Class>(kind))) != names.end()) {
            mask |= 1U << kind;
        }
    }
    return mask;
}

/// Each part in a process of its own, as each has a native child and watches its own vCPU.
int run_parts(const Options& options, unsigned jobs, bool translated) {
    std::vector<pid_t> children;
    for (unsigned job = 0; job < jobs; ++job) {
        Options part = options;
        const std::uint64_t share = options.count / jobs;
        part.first = options.first + job * share;
        part.count = job + 1 == jobs ? options.count - job * share : share;
        const pid_t pid = ::fork();
        if (pid == 0) {
            ::_exit(run_part(part, translated));
        }
        children.push_back(pid);
    }
    int worst = 0;
    for (const pid_t pid : children) {
        int status = 0;
        ::waitpid(pid, &status, 0);
        worst = std::max(worst, WIFEXITED(status) ? WEXITSTATUS(status) : 1);
    }
    return worst;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Compares the software CPU with this host's silicon on random instruction sequences.");
    Options options{.count = 200'000};
    std::uint64_t only = 0;
    unsigned jobs = 1;
    app.add_option("--count", options.count, "Number of sequences");
    app.add_option("--seed", options.seed, "Seed of the campaign");
    app.add_option("--first", options.first, "Number of the first sequence");
    const auto* only_option = app.add_option("--case", only, "One sequence, by the seed that a report names");
    app.add_option("--jobs", jobs, "Processes")->check(CLI::Range(1, 256));
    app.add_option("--most", options.most_differences, "Stop after this many differences");
    bool translated = false;
    app.add_flag("--translator", translated, "Translate every block before it is run");
    app.add_flag("--strict", options.strict, "Compare undefined flags, too");
    std::vector<std::string> classes;
    app.add_option("--class", classes, "Only these classes: integer, shift, mul/div, bits, string, branch, stack, "
                                       "atomic, x87, mmx, sse, crypto, avx, fault")->delimiter(',');
    CLI11_PARSE(app, argc, argv);
    if (!classes.empty()) {
        options.classes = class_mask(classes);
    }
    if (only_option->count() != 0) {
        options.only = only;
    }
    return jobs == 1 ? run_part(options, translated) : run_parts(options, jobs, translated);
}
