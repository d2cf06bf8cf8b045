// SPDX-License-Identifier: BSD-2-Clause
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "backend/host/code32.h"

namespace apiary::host {
namespace {

// Selectors of Linux on x86-64 (arch/x86/include/asm/segment.h).
constexpr std::uint16_t kCode64 = 0x33, kCode32 = 0x23;
constexpr int kRefused = 1;
/// A page of code, and above it a stack: 32-bit code does not keep the upper half of the stack pointer. A signal's
/// frame has room on it too.
constexpr std::size_t kCode = 4096, kStack = std::size_t{64} << 10;

struct [[gnu::packed]] FarPointer {
    std::uint32_t offset;
    std::uint16_t selector;
};

/// Begins in 32-bit code, jumps into the 64-bit code behind it, and ends the process with status 0.
std::array<std::uint8_t, 16> code_at(std::uint32_t address) {
    constexpr std::uint32_t kJump = 7;
    std::array<std::uint8_t, 16> code = {0xEA, 0,    0, 0, 0, 0, 0,  // jmp kCode64:address + kJump
                                         0xB8, 231,  0, 0, 0,        // mov eax, 231 (exit_group: a sanitizer may have threads of its own in here)
                                         0x31, 0xFF,                 // xor edi, edi
                                         0x0F, 0x05};                // syscall
    const std::uint32_t behind = address + kJump;
    std::memcpy(&code[1], &behind, sizeof behind);
    std::memcpy(&code[5], &kCode64, sizeof kCode64);
    return code;
}

/// In the child, which has nothing of the parent's to lose. `target` is on the stack of its own.
[[noreturn, gnu::no_sanitize("address", "thread", "undefined")]] void enter(const FarPointer* target) {
    for (const int number : {SIGSEGV, SIGBUS, SIGILL, SIGTRAP}) {
        ::signal(number, [](int) { ::_exit(kRefused); });
    }
    ::alarm(1);  // A host that gets lost in it ends too.
    asm volatile(
        "lea -64(%0), %%rsp\n"
        "ljmp *(%0)\n"
        :
        : "D"(target)
        : "memory");
    __builtin_unreachable();
}

/// The child's end: whether it came through.
std::optional<bool> outcome_of(pid_t child) {
    int status = 0;
    pid_t ended = -1;
    do {
        ended = ::waitpid(child, &status, 0);
    } while (ended < 0 && errno == EINTR);
    return ended == child ? std::optional(WIFEXITED(status) && WEXITSTATUS(status) == 0) : std::nullopt;
}

}  // namespace

std::optional<bool> host_runs_32bit_code() {
    void* const area =
        ::mmap(nullptr, kCode + kStack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    if (area == MAP_FAILED) {
        return std::nullopt;
    }
    const auto address = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(area));
    const auto code = code_at(address);
    std::memcpy(area, code.data(), code.size());
    constexpr std::size_t kTarget = kCode + kStack - 64;
    const FarPointer target = {address, kCode32};
    std::memcpy(static_cast<std::byte*>(area) + kTarget, &target, sizeof target);
    std::optional<bool> works;
    if (::mprotect(area, kCode, PROT_READ | PROT_EXEC) == 0) {
        const pid_t child = ::fork();
        if (child == 0) {
            enter(reinterpret_cast<const FarPointer*>(static_cast<std::byte*>(area) + kTarget));
        }
        works = child > 0 ? outcome_of(child) : std::nullopt;
    }
    ::munmap(area, kCode + kStack);
    return works;
}

}  // namespace apiary::host
