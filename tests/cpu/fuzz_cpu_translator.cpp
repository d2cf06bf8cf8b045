// SPDX-License-Identifier: BSD-2-Clause
// Instruction streams through the translator, compared with the interpreter. The first byte says how they are started.
#include <signal.h>
#include <sys/time.h>

#include <cstdio>
#include <cstdlib>

#include "tests/cpu/soft/two_cpus.h"

namespace {

using apiary::cpu::soft::test::TwoCpus;

TwoCpus* running;

/// Streams that loop for ever are stopped.
void start_timer() {
    struct sigaction action = {};
    action.sa_handler = [](int) { running->stop(); };
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGVTALRM, &action, nullptr);
    const itimerval every = {.it_interval = {.tv_sec = 0, .tv_usec = 4'000}, .it_value = {.tv_sec = 0, .tv_usec = 4'000}};
    ::setitimer(ITIMER_VIRTUAL, &every, nullptr);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static TwoCpus& cpus = *new TwoCpus;
    if (running == nullptr) {
        running = &cpus;
        start_timer();
    }
    if (size == 0) {
        return 0;
    }
    const TwoCpus::Start start = {.compatibility = (data[0] & 1) != 0,
                                  .sse_exceptions = (data[0] & 2) != 0,
                                  .x87_exceptions = (data[0] & 4) != 0,
                                  .alignment_checks = (data[0] & 8) != 0};
    const std::string difference = cpus.difference({data + 1, size - 1}, start);
    if (!difference.empty()) {
        std::fputs(difference.c_str(), stderr);
        std::abort();
    }
    return 0;
}
