// SPDX-License-Identifier: BSD-2-Clause
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include "backend/host/code32.h"

namespace apiary::host {
namespace {

// Selectors of Linux on x86-64 (arch/x86/include/asm/segment.h).
constexpr std::uint16_t kCode64 = 0x33, kCode32 = 0x23;
constexpr int kWorked = 0, kRefused = 1;
constexpr std::size_t kPage = 4096;

struct [[gnu::packed]] FarPointer {
    std::uint32_t offset;
    std::uint16_t selector;
};

/// jmp kCode64:address + 7; ret. 64-bit code calls it through a 32-bit segment, and comes back.
std::array<std::uint8_t, 8> code_at(std::uint32_t address) {
    constexpr std::uint8_t kFarJump = 0xEA, kReturn = 0xC3;
    const std::uint32_t back = address + 7;
    std::array<std::uint8_t, 8> code = {kFarJump};
    std::memcpy(&code[1], &back, sizeof back);
    std::memcpy(&code[5], &kCode64, sizeof kCode64);
    code[7] = kReturn;
    return code;
}

/// In the child, which has nothing of the parent's to lose.
[[noreturn, gnu::no_sanitize("address", "thread", "undefined")]] void try_code(std::uint32_t address) {
    for (const int number : {SIGSEGV, SIGBUS, SIGILL, SIGTRAP}) {
        ::signal(number, [](int) { ::_exit(kRefused); });
    }
    ::alarm(1);  // A host that gets lost in it ends too.
    const FarPointer target = {address, kCode32};
    // The return address is pushed as a call does it, below the red zone.
    asm volatile(
        "lea -128(%%rsp), %%rsp\n"
        "lea 1f(%%rip), %%rax\n"
        "push %%rax\n"
        "ljmp *(%%rdi)\n"
        "1: lea 128(%%rsp), %%rsp\n"
        :
        : "D"(&target), "m"(target)
        : "rax", "memory", "cc");
    ::_exit(kWorked);
}

}  // namespace

std::optional<bool> host_runs_32bit_code() {
    void* const page = ::mmap(nullptr, kPage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    if (page == MAP_FAILED) {
        return std::nullopt;
    }
    const auto address = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(page));
    const auto code = code_at(address);
    std::memcpy(page, code.data(), code.size());
    std::optional<bool> works;
    if (::mprotect(page, kPage, PROT_READ | PROT_EXEC) == 0) {
        const pid_t child = ::fork();
        if (child == 0) {
            try_code(address);
        }
        int status = 0;
        pid_t ended = -1;
        while (child > 0 && (ended = ::waitpid(child, &status, 0)) < 0 && errno == EINTR) {
        }
        if (ended == child && child > 0) {
            works = WIFEXITED(status) && WEXITSTATUS(status) == kWorked;
        }
    }
    ::munmap(page, kPage);
    return works;
}

}  // namespace apiary::host
