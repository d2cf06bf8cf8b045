// SPDX-License-Identifier: BSD-2-Clause
// Runs one instruction on the host with all its registers given, and gives back what became of them. Written apart from
// the stubs under test: the bytes are not touched.
#pragma once

#include <sys/mman.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "tests/cpu/soft/native_fixture.h"

namespace apiary::cpu::soft::test {

/// Registers of the host around one instruction. RSP is left alone.
struct ProbeState {
    std::uint64_t gpr[16];
    std::uint64_t flags;
    std::uint64_t pad[7];
    alignas(64) std::byte xsave[832];
};
static_assert(offsetof(ProbeState, flags) == 128 && offsetof(ProbeState, xsave) == 192);

// Offsets into ProbeState as above; `code` ends with a jump to *back.
asm(R"(
    .text
    .local native_probe_state
    .comm native_probe_state,8,8
    .local native_probe_rax
    .comm native_probe_rax,8,8
    .local native_probe_rdx
    .comm native_probe_rdx,8,8
    .globl native_probe_run
    .hidden native_probe_run
    .type native_probe_run,@function
native_probe_run:
    push %rbx
    push %rbp
    push %r12
    push %r13
    push %r14
    push %r15
    mov %rdi, native_probe_state(%rip)
    push %rsi
    mov $7, %eax
    xor %edx, %edx
    xrstor64 192(%rdi)
    push 128(%rdi)
    popfq
    mov 0(%rdi), %rax
    mov 8(%rdi), %rcx
    mov 16(%rdi), %rdx
    mov 24(%rdi), %rbx
    mov 40(%rdi), %rbp
    mov 48(%rdi), %rsi
    mov 64(%rdi), %r8
    mov 72(%rdi), %r9
    mov 80(%rdi), %r10
    mov 88(%rdi), %r11
    mov 96(%rdi), %r12
    mov 104(%rdi), %r13
    mov 112(%rdi), %r14
    mov 120(%rdi), %r15
    mov 56(%rdi), %rdi
    jmp *(%rsp)
    .globl native_probe_back
    .hidden native_probe_back
native_probe_back:
    mov %rax, native_probe_rax(%rip)
    mov native_probe_state(%rip), %rax
    mov %rcx, 8(%rax)
    mov %rdx, 16(%rax)
    mov %rbx, 24(%rax)
    mov %rbp, 40(%rax)
    mov %rsi, 48(%rax)
    mov %rdi, 56(%rax)
    mov %r8, 64(%rax)
    mov %r9, 72(%rax)
    mov %r10, 80(%rax)
    mov %r11, 88(%rax)
    mov %r12, 96(%rax)
    mov %r13, 104(%rax)
    mov %r14, 112(%rax)
    mov %r15, 120(%rax)
    pushfq
    pop 128(%rax)
    mov native_probe_rax(%rip), %rcx
    mov %rcx, 0(%rax)
    mov %rax, %rdi
    mov $7, %eax
    xor %edx, %edx
    xsave64 192(%rdi)
    fninit
    vzeroupper
    cld
    add $8, %rsp
    pop %r15
    pop %r14
    pop %r13
    pop %r12
    pop %rbp
    pop %rbx
    ret
    .size native_probe_run,.-native_probe_run
)");
extern "C" void native_probe_run(ProbeState* state, const void* code);
extern "C" const std::byte native_probe_back[];

/// Executes instructions on the host. Data accesses go to host memory at kData.
class Probe {
public:
    Probe() {
        void* data = ::mmap(reinterpret_cast<void*>(kData), 2 * 4096, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
        mapped_ = data == reinterpret_cast<void*>(kData);
        Result<CodeArena> arena = CodeArena::create(16 << 20);
        if (arena) {
            arena_ = std::move(*arena);
        }
    }
    ~Probe() {
        if (mapped_) {
            ::munmap(reinterpret_cast<void*>(kData), 2 * 4096);
        }
    }
    Probe(const Probe&) = delete;
    Probe& operator=(const Probe&) = delete;

    [[nodiscard]] bool usable() const { return mapped_ && arena_.has_value(); }
    [[nodiscard]] std::byte* data() { return reinterpret_cast<std::byte*>(kData); }

    void run(std::span<const std::uint8_t> bytes, ProbeState& state) {
        std::array<std::uint8_t, 32> code = {};
        std::memcpy(code.data(), bytes.data(), bytes.size());
        const std::uint8_t jump[] = {0xff, 0x25, 0, 0, 0, 0};  // jmp [rip]
        std::memcpy(code.data() + bytes.size(), jump, sizeof jump);
        const auto back = reinterpret_cast<std::uint64_t>(&native_probe_back);
        std::memcpy(code.data() + bytes.size() + sizeof jump, &back, sizeof back);
        auto at = arena_->append(code);
        if (!at) {
            arena_->clear();
            at = arena_->append(code);
        }
        std::uint32_t control = 0;
        asm volatile("stmxcsr %0" : "=m"(control));
        native_probe_run(&state, arena_->base() + *at);
        asm volatile("ldmxcsr %0" : : "m"(control));
    }

private:
    bool mapped_ = false;
    std::optional<CodeArena> arena_;
};

}  // namespace apiary::cpu::soft::test
