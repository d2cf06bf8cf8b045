// SPDX-License-Identifier: BSD-2-Clause
#include "tests/cpu/oracle/native.h"

#include <asm/prctl.h>
#include <csignal>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <format>
#include <memory>

#include "tests/cpu/oracle/sequence.h"

namespace apiary::cpu::oracle {

struct NativeRunner::Shared {
    std::size_t count;
    volatile std::size_t at;  ///< The case that runs.
    std::array<Case, kBatch> cases;
    std::array<Outcome, kBatch> outcomes;
};

namespace {

// The handlers run with whatever state the case left; nothing may be put into them by the compiler.
#define APIARY_BARE __attribute__((no_sanitize("address", "thread", "undefined"), no_stack_protector))

// Selectors of Linux on x86-64 (arch/x86/include/asm/segment.h): 64-bit code, 32-bit code, data.
constexpr std::uint64_t kCode64 = 0x33, kCode32 = 0x23, kData = 0x2b;

/// What the handler works on; in the child only.
struct Child {
    NativeRunner::Shared* shared;
    std::byte* window;  ///< A writable view.
    std::byte* code;    ///< A writable view.
    bool started;
};
Child child;

// The XSAVE area of a signal frame: software-reserved bytes of the legacy area, header (SDM vol. 1, §13.4;
// Linux asm/sigcontext.h, struct _fpx_sw_bytes).
constexpr std::size_t kSoftwareBytes = 464, kHeader = 512, kYmmHigh = 576;
constexpr std::uint32_t kExtendedMagic = 0x46505853;

/// memcpy without the sanitizers' hands on it.
APIARY_BARE void copy_bytes(void* to, const void* from, std::size_t bytes) {
    asm volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(bytes) : : "memory");
}
APIARY_BARE void clear_bytes(void* to, std::size_t bytes) {
    asm volatile("rep stosb" : "+D"(to), "+c"(bytes) : "a"(0) : "memory");
}

APIARY_BARE std::uint64_t load64(const std::byte* from) {
    std::uint64_t value;
    copy_bytes(&value, from, sizeof value);
    return value;
}

/// Brings an XSAVE area into the form in which every component is present.
APIARY_BARE void keep_vectors(const std::byte* frame, std::byte* into) {
    const bool extended = static_cast<std::uint32_t>(load64(frame + kSoftwareBytes)) == kExtendedMagic;
    const std::uint64_t present = extended ? load64(frame + kHeader) : 3;
    clear_bytes(into, kXsaveSize);
    into[0] = std::byte{0x7f};  // FCW of an x87 unit in its initial state
    into[1] = std::byte{0x03};
    if ((present & 1) != 0) {
        copy_bytes(into, frame, 24);
        copy_bytes(into + 32, frame + 32, 128);
    }
    copy_bytes(into + 24, frame + 24, 8);
    if ((present & 2) != 0) {
        copy_bytes(into + 160, frame + 160, 256);
    }
    if ((present & 4) != 0) {
        copy_bytes(into + kYmmHigh, frame + kYmmHigh, 256);
    }
    into[kHeader] = std::byte{7};
}

APIARY_BARE void keep_outcome(const ucontext_t& context, Outcome& outcome) {
    // Order of the general registers in a signal frame, by their encodings.
    static constexpr int kOrder[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI,
                                       REG_R8,  REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};
    const auto& from = context.uc_mcontext.gregs;
    for (unsigned i = 0; i < 16; ++i) {
        outcome.registers.gpr[i] = static_cast<std::uint64_t>(from[kOrder[i]]);
    }
    outcome.registers.rip = static_cast<std::uint64_t>(from[REG_RIP]);
    outcome.registers.rflags = static_cast<std::uint64_t>(from[REG_EFL]);
    outcome.vector = static_cast<std::uint8_t>(from[REG_TRAPNO]);
    outcome.error = static_cast<std::uint32_t>(from[REG_ERR]);
    outcome.cr2 = static_cast<std::uint64_t>(from[REG_CR2]);
    keep_vectors(reinterpret_cast<const std::byte*>(context.uc_mcontext.fpregs), outcome.xsave.data());
    copy_bytes(outcome.window.data(), child.window, kWindowSize);
    outcome.done = true;
}

APIARY_BARE void enter_case(const Case& next, ucontext_t& context) {
    static constexpr int kOrder[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI,
                                       REG_R8,  REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};
    auto& into = context.uc_mcontext.gregs;
    for (unsigned i = 0; i < 16; ++i) {
        into[kOrder[i]] = static_cast<greg_t>(next.registers.gpr[i]);
    }
    into[REG_RIP] = static_cast<greg_t>(next.registers.rip);
    into[REG_EFL] = static_cast<greg_t>(next.registers.rflags);
    into[REG_CSGSFS] = static_cast<greg_t>((next.code32 ? kCode32 : kCode64) | (kData << 48));
    auto* frame = reinterpret_cast<std::byte*>(context.uc_mcontext.fpregs);
    const bool extended = static_cast<std::uint32_t>(load64(frame + kSoftwareBytes)) == kExtendedMagic;
    copy_bytes(frame, next.xsave.data(), 24);
    copy_bytes(frame + 24, next.xsave.data() + 24, 4);
    copy_bytes(frame + 32, next.xsave.data() + 32, 128 + 256);
    if (extended) {
        const bool avx = (load64(frame + kSoftwareBytes + 8) & 4) != 0;
        clear_bytes(frame + kHeader, 64);
        frame[kHeader] = avx ? std::byte{7} : std::byte{3};
        if (avx) {
            copy_bytes(frame + kYmmHigh, next.xsave.data() + kYmmHigh, 256);
        }
    }
    copy_bytes(child.window, next.window.data(), kWindowSize);
    copy_bytes(child.code + next.code_offset, next.code.data(), next.code_length);
}

extern "C" APIARY_BARE __attribute__((used)) void apiary_oracle_handle(int, siginfo_t*, void* opaque) {
    auto& context = *static_cast<ucontext_t*>(opaque);
    NativeRunner::Shared& shared = *child.shared;
    if (child.started) {
        keep_outcome(context, shared.outcomes[shared.at]);
        shared.at = shared.at + 1;
    }
    child.started = true;
    if (shared.at == shared.count) {
        ::_exit(0);
    }
    enter_case(shared.cases[shared.at], context);
}

// Cases may leave AC, NT and ID set, which the kernel keeps for the handler and, but for AC, for what it returns to.
extern "C" void apiary_oracle_entry(int, siginfo_t*, void*);
asm(R"(
    .text
    .type apiary_oracle_entry, @function
apiary_oracle_entry:
    pushq $0x202
    popfq
    jmp apiary_oracle_handle
    .size apiary_oracle_entry, . - apiary_oracle_entry
)");

void* map_at(std::uint64_t address, std::size_t bytes, int protection, int fd, off_t offset) {
    return ::mmap(reinterpret_cast<void*>(address), bytes, protection,  // NOLINT: a fixed address by design
                  MAP_SHARED | MAP_POPULATE | (address != 0 ? MAP_FIXED_NOREPLACE : 0), fd, offset);
}

bool map_all(int window, int code) {
    bool mapped = true;
    const auto map = [&](std::uint64_t address, std::size_t bytes, int protection, int fd, off_t offset) {
        void* at = map_at(address, bytes, protection, fd, offset);
        mapped = mapped && at != MAP_FAILED;
        return static_cast<std::byte*>(at);
    };
    child.window = map(0, kWindowSize, PROT_READ | PROT_WRITE, window, 0);
    child.code = map(0, kCodeSize, PROT_READ | PROT_WRITE, code, 0);
    for (const bool code32 : {false, true}) {
        const Layout place = layout(code32);
        map(place.window, 4096, PROT_READ, window, 0);
        map(place.window + 4096, kWindowSize - 4096, PROT_READ | PROT_WRITE, window, 4096);
        map(place.code, kCodeSize, PROT_READ | PROT_EXEC, code, 0);
    }
    return mapped;
}

/// The child: never returns.
[[noreturn]] void run_child(NativeRunner::Shared* shared, int window, int code) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // Plenty: kernels that punish split locks let a batch with many of them take some seconds.
    const rlimit no_core = {0, 0}, cpu_seconds = {60, 60};
    ::setrlimit(RLIMIT_CORE, &no_core);
    ::setrlimit(RLIMIT_CPU, &cpu_seconds);
    child = {shared, nullptr, nullptr, false};
    static std::array<std::byte, 1 << 16> stack;
    const stack_t alternate = {.ss_sp = stack.data(), .ss_flags = 0, .ss_size = stack.size()};
    if (!map_all(window, code) || ::sigaltstack(&alternate, nullptr) != 0) {
        ::_exit(2);
    }
    struct sigaction action = {};
    action.sa_sigaction = apiary_oracle_entry;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigfillset(&action.sa_mask);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP}) {
        // The handlers of Sanitizers are not to be asked.
        if (::sigaction(signal, &action, nullptr) != 0) {
            ::_exit(2);
        }
    }
    ::syscall(SYS_arch_prctl, ARCH_SET_GS, layout(false).window);
    const auto data = static_cast<std::uint16_t>(kData);
    asm volatile("mov %0, %%ds; mov %0, %%es; int3" : : "r"(data) : "memory");
    ::_exit(3);
}

UniqueFd make_memory(const char* name, std::size_t bytes) {
    UniqueFd fd(::memfd_create(name, MFD_CLOEXEC));
    if (fd.valid() && ::ftruncate(fd.get(), static_cast<off_t>(bytes)) != 0) {
        fd.reset();
    }
    return fd;
}

}  // namespace

Result<std::unique_ptr<NativeRunner>> NativeRunner::create() {
    std::unique_ptr<NativeRunner> runner(new NativeRunner);
    runner->window_ = make_memory("oracle-window", kWindowSize);
    runner->code_ = make_memory("oracle-code", kCodeSize);
    void* shared = ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (!runner->window_.valid() || !runner->code_.valid() || shared == MAP_FAILED) {
        return fail_errno(errno, "the oracle got no memory");
    }
    runner->shared_ = static_cast<Shared*>(shared);
    if (auto found = runner->find_code32(); !found) {
        return std::unexpected(found.error());
    }
    return runner;
}

/// A kernel that refuses the code segment ends the case with a fault before its first instruction, an INT3.
Result<void> NativeRunner::find_code32() {
    Sequence empty;
    empty.code32 = true;
    empty.registers.rflags = 0x202;
    assemble(empty, shared_->cases[0]);
    auto done = run(1);
    runs_code32_ = done && shared_->outcomes[0].vector == kBreakpoint;
    return done;
}

NativeRunner::~NativeRunner() {
    if (shared_ != nullptr) {
        ::munmap(shared_, sizeof(Shared));
    }
}

std::span<Case> NativeRunner::cases() { return shared_->cases; }

const Outcome& NativeRunner::outcome(std::size_t index) const { return shared_->outcomes[index]; }

Result<void> NativeRunner::run(std::size_t count) {
    shared_->count = count;
    shared_->at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        shared_->outcomes[i].done = false;
    }
    const pid_t pid = ::fork();
    if (pid < 0) {
        return fail_errno(errno, "the oracle could not start its native child");
    }
    if (pid == 0) {
        run_child(shared_, window_.get(), code_.get());
    }
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        return fail("the native child of the oracle ended early", {},
                    std::format("wait status {:#x} at case {:#x}", status, shared_->cases[shared_->at].seed));
    }
    return {};
}

}  // namespace apiary::cpu::oracle
