// SPDX-License-Identifier: BSD-2-Clause
#include "backend/sandbox/violation_linux.h"

#include <seccomp.h>
#include <signal.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace apiary::sandbox {
namespace {

constexpr int kMostCalls = 512;

/// All that the handler uses; written before there is one.
struct Names {
    std::array<std::array<char, 32>, kMostCalls> call = {};
    int log = -1;
};
Names names;

/// A line put together without libc, which may be the one that was interrupted.
class Line {
public:
    void add(std::string_view text) {
        for (const char c : text) {
            if (size_ < text_.size()) {
                text_[size_++] = c;
            }
        }
    }
    void add_hex(std::uint64_t value) {
        add("0x");
        int shift = 60;
        while (shift > 0 && value >> shift == 0) {
            shift -= 4;
        }
        for (; shift >= 0; shift -= 4) {
            add(std::string_view("0123456789abcdef").substr(value >> shift & 0xF, 1));
        }
    }
    void write(int fd) const { [[maybe_unused]] const ssize_t written = ::write(fd, text_.data(), size_); }

private:
    std::array<char, 256> text_;
    std::size_t size_ = 0;
};

void add_call(Line& line, int call) {
    const char* const name = call >= 0 && call < kMostCalls ? names.call[static_cast<std::size_t>(call)].data() : "";
    if (*name != 0) {
        line.add(name);
    } else {
        line.add("system call ");
        line.add_hex(static_cast<unsigned>(call));
    }
}

/// Its action is the default one again already (SA_RESETHAND), which is to end the process.
void on_violation(int signal_number, siginfo_t* info, void* context) {
    const auto& registers = static_cast<const ucontext_t*>(context)->uc_mcontext.gregs;
    Line line;
    line.add("apiary: the sandbox ends this guest: it does not allow ");
    add_call(line, info->si_syscall);
    line.add("(");
    for (const int argument : {REG_RDI, REG_RSI, REG_RDX, REG_R10}) {
        line.add(argument == REG_RDI ? "" : ", ");
        line.add_hex(static_cast<std::uint64_t>(registers[argument]));
    }
    line.add(", …)\n");
    line.write(names.log);
    (void)::syscall(SYS_tgkill, ::getpid(), ::syscall(SYS_gettid), signal_number);
}

void learn_names() {
    for (int call = 0; call < kMostCalls; ++call) {
        char* const name = ::seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, call);
        if (name != nullptr) {
            auto& kept = names.call[static_cast<std::size_t>(call)];
            std::strncpy(kept.data(), name, kept.size() - 1);
            std::free(name);
        }
    }
}

}  // namespace

Result<void> report_violations(int log) {
    learn_names();
    names.log = log;
    struct sigaction action = {};
    action.sa_sigaction = on_violation;
    // The signal is sent while it is blocked in its own handler; it arrives when that returns.
    action.sa_flags = SA_SIGINFO | SA_RESETHAND;
    ::sigfillset(&action.sa_mask);
    if (::sigaction(SIGSYS, &action, nullptr) != 0) {
        return fail_errno(errno, "forbidden system calls cannot be watched for");
    }
    return {};
}

}  // namespace apiary::sandbox
