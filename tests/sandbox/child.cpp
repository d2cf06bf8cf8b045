// SPDX-License-Identifier: BSD-2-Clause
// sandbox-child NEEDS STEPS ACTION DIRECTORY: enters the sandbox and does one thing there; see sandbox_test.cpp, which
// starts it. NEEDS are letters: u user network, w a writable and r a read-only folder DIRECTORY/share, d disks, t tap,
// i io_uring, c connections. STEPS are letters too: f files, c calls; n comes first and is another user, so that a test
// by root has no privilege.
#include "tests/sandbox/child.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <string_view>

#include "backend/base/log.h"

using namespace apiary;
using namespace apiary::sandbox;
using namespace apiary::sandbox::test;

namespace {

constexpr uid_t kNobody = 65534;

Needs needs_of(std::string_view letters, const std::string& directory) {
    Needs needs;
    const auto has = [&](char letter) { return letters.contains(letter); };
    needs.user_network = has('u');
    needs.disks = has('d');
    needs.tap = has('t');
    needs.io_uring = has('i');
    needs.connections = has('c');
    needs.kvm = has('k');
    needs.vmm = has('v');
    needs.memory = 64 << 20;
    if (has('w') || has('r')) {
        const int folder = ::open((directory + "/share").c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
        needs.places.push_back({folder, has('w') ? Access::WriteTree : Access::ReadTree});
    }
    return needs;
}

bool entered(const Result<Status>& status) {
    if (!status) {
        std::fprintf(stderr, "%s\n", log::describe(status.error()).c_str());
        return false;
    }
    for (const std::string& text : status->in_force) {
        std::printf("+ %s\n", text.c_str());
    }
    for (const std::string& text : status->missing) {
        std::printf("- %s\n", text.c_str());
    }
    std::fflush(stdout);
    return true;
}

int run(std::string_view name, const std::string& directory) {
    for (const auto actions : {forbidden_actions(), other_actions()}) {
        for (const Action& action : actions) {
            if (name == action.name) {
                return action.run(directory);
            }
        }
    }
    std::fprintf(stderr, "there is no such action\n");
    return kFailed;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string_view(argv[1]) == "forbidden") {
        for (const Action& action : forbidden_actions()) {
            std::printf("%s\n", action.name);
        }
        return 0;
    }
    if (argc != 5) {
        return kFailed;
    }
    const std::string directory = argv[4];
    const std::string_view steps = argv[2];
    if (steps.contains('n') && ::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) {
        return kNotHere;
    }
    const Needs needs = needs_of(argv[1], directory);
    if ((steps.contains('f') && !entered(restrict_files(needs))) ||
        (steps.contains('c') && !entered(restrict_calls(needs)))) {
        ::_exit(kNotEntered);
    }
    ::_exit(run(argv[3], directory));  // Without what sanitizers do at an exit.
}
