// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/micro.h"

#include <sys/mman.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <span>

#include "backend/cpu/soft/engine.h"
#include "tests/bench/median.h"

#define APIARY_BENCH_PROGRAM(name) extern "C" const std::byte apiary_bench_##name[], apiary_bench_##name##_end[]
APIARY_BENCH_PROGRAM(integer);
APIARY_BENCH_PROGRAM(memory);
APIARY_BENCH_PROGRAM(call);
APIARY_BENCH_PROGRAM(branches);
APIARY_BENCH_PROGRAM(sse2);
APIARY_BENCH_PROGRAM(x87);
APIARY_BENCH_PROGRAM(string);

namespace apiary::bench {

namespace {

struct Program {
    const char* name;
    std::span<const std::byte> code;
    std::uint64_t rounds;
};

std::array<Program, 7> programs() {
#define APIARY_BENCH_CODE(name) {apiary_bench_##name, apiary_bench_##name##_end}
    return {{{"integer", APIARY_BENCH_CODE(integer), 8'000'000},
             {"memory", APIARY_BENCH_CODE(memory), 8'000'000},
             {"call and return", APIARY_BENCH_CODE(call), 6'000'000},
             {"branches", APIARY_BENCH_CODE(branches), 8'000'000},
             {"SSE2 double", APIARY_BENCH_CODE(sse2), 3'000'000},
             {"x87", APIARY_BENCH_CODE(x87), 300'000},
             {"rep movsb 16 KiB", APIARY_BENCH_CODE(string), 40'000}}};
#undef APIARY_BENCH_CODE
}

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Where things lie in the guest. Linear addresses are physical ones: the first 1 GiB is mapped one to one.
constexpr std::uint64_t kRam = std::uint64_t{16} << 20;
constexpr std::uint64_t kTopTable = 0x1000, kMiddleTable = 0x2000;
constexpr std::uint64_t kStack = 0x8000, kFinish = 0x9000, kCode = 0x10000, kData = 0x20000;
constexpr std::uint64_t kPresentWritable = 3, kLarge = 0x80;
constexpr std::byte kOutAlF4[] = {std::byte{0xe6}, std::byte{0xf4}};  // OUT 0xF4, AL

/// A guest with nothing but memory and one CPU in 64-bit mode.
class BareGuest {
public:
    static Result<BareGuest> create(cpu::SoftMode mode) {
        auto memory = memory::GuestMemory::create(kRam);
        if (!memory) {
            return std::unexpected(memory.error());
        }
        BareGuest guest(*std::move(memory));
        guest.engine_ = cpu::make_soft_engine(*guest.memory_, {.zero_at = 0, .frequency = 1'000'000'000}, {.mode = mode});
        auto vcpu = guest.engine_->create_vcpu(0, guest.engine_->supported_cpuid());
        if (!vcpu) {
            return std::unexpected(vcpu.error());
        }
        guest.vcpu_ = *std::move(vcpu);
        return guest;
    }

    /// CPU seconds and instructions of one run of `program`.
    Result<std::pair<double, std::uint64_t>> run(const Program& program, std::uint64_t rounds) {
        if (!put(program)) {
            return fail("the benchmark program does not fit into its guest");
        }
        vcpu_->set_state(entry_state(rounds));
        const std::uint64_t before = vcpu_->statistics().instructions;
        const double start = cpu_seconds();
        const cpu::Exit exit = vcpu_->run();
        const double seconds = cpu_seconds() - start;
        if (!std::holds_alternative<cpu::PortWrite>(exit)) {
            return fail(std::string("the benchmark program ended early: ") + program.name);
        }
        return std::pair(seconds, vcpu_->statistics().instructions - before);
    }

private:
    explicit BareGuest(std::unique_ptr<memory::GuestMemory> memory) : memory_(std::move(memory)) {}

    bool put(const Program& program) {
        return memory_->store(memory::GuestPhys{kTopTable}, kMiddleTable | kPresentWritable) &&
               memory_->store(memory::GuestPhys{kMiddleTable}, std::uint64_t{0} | kPresentWritable | kLarge) &&
               memory_->store(memory::GuestPhys{kStack - 8}, kFinish) &&
               memory_->write(memory::GuestPhys{kFinish}, kOutAlF4) &&
               memory_->write(memory::GuestPhys{kCode}, program.code);
    }

    static cpu::State entry_state(std::uint64_t rounds) {
        cpu::State state;
        state.cr0 = cpu::cr0::PE | cpu::cr0::NE | cpu::cr0::PG;
        state.cr4 = cpu::cr4::PAE | cpu::cr4::OSFXSR | cpu::cr4::OSXMMEXCPT;
        state.cr3 = kTopTable;
        state.efer = cpu::efer::LME | cpu::efer::LMA;
        for (cpu::Segment& segment : state.seg) {
            segment = {.selector = 0x10, .base = 0, .limit = 0xffff'ffff, .access = 0xc093};
        }
        state.seg[cpu::Cs] = {.selector = 8, .base = 0, .limit = 0xffff'ffff, .access = 0xa09b};
        state.gpr[cpu::Rsp] = kStack - 8;
        state.gpr[cpu::Rdi] = rounds;
        state.gpr[cpu::Rsi] = kData;
        state.xsave[0] = std::byte{0x7f};  // FCW as FNINIT leaves it: extended precision, all masked
        state.xsave[1] = std::byte{0x03};
        state.rip = kCode;
        return state;
    }

    std::unique_ptr<memory::GuestMemory> memory_;
    std::unique_ptr<cpu::Engine> engine_;
    std::unique_ptr<cpu::Vcpu> vcpu_;
};

/// The programs as host code.
class Native {
public:
    static Result<Native> create() {
        void* pages = mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (pages == MAP_FAILED) {
            return fail("no memory for the native runs");
        }
        return Native(static_cast<std::byte*>(pages));
    }
    Native(Native&& other) noexcept : pages_(std::exchange(other.pages_, nullptr)) {}
    Native& operator=(Native&&) = delete;
    ~Native() {
        if (pages_ != nullptr) {
            munmap(pages_, kSize);
        }
    }

    double run(const Program& program, std::uint64_t rounds) {
        mprotect(pages_, kCodeSize, PROT_READ | PROT_WRITE);
        std::memcpy(pages_, program.code.data(), program.code.size());
        mprotect(pages_, kCodeSize, PROT_READ | PROT_EXEC);
        const double start = cpu_seconds();
        enter(pages_, rounds, pages_ + kCodeSize);
        return cpu_seconds() - start;
    }

private:
    static constexpr std::size_t kCodeSize = 4096;
    static constexpr std::size_t kSize = kCodeSize + 64 * 1024;

    explicit Native(std::byte* pages) : pages_(pages) {}

    static void enter(std::byte* code, std::uint64_t rounds, std::byte* data) {
        std::uint64_t scratch;
        // The call pushes below the red zone that the compiler may be using.
        asm volatile("sub $256, %%rsp\n\tcall *%[code]\n\tadd $256, %%rsp"
                     : [code] "=r"(scratch), "+D"(rounds), "+S"(data)
                     : "0"(code)
                     : "rax", "rcx", "rdx", "r8", "r9", "r10", "r11", "xmm0", "xmm1", "xmm2", "xmm3", "memory", "cc",
                       "st", "st(1)", "st(2)", "st(3)", "st(4)", "st(5)", "st(6)", "st(7)");
    }

    std::byte* pages_;
};

}  // namespace

Result<std::vector<MicroResult>> run_micro(unsigned runs, double scale) {
    auto interpreter = BareGuest::create(cpu::SoftMode::Interpreter);
    auto translator = BareGuest::create(cpu::SoftMode::Translator);
    auto native = Native::create();
    if (!interpreter || !translator || !native) {
        return std::unexpected(!interpreter ? interpreter.error() : !translator ? translator.error() : native.error());
    }
    std::vector<MicroResult> results;
    for (const Program& program : programs()) {
        const auto rounds = static_cast<std::uint64_t>(static_cast<double>(program.rounds) * scale) + 1;
        std::vector<double> interpreted, translated, native_seconds;
        std::uint64_t instructions = 0;
        for (unsigned i = 0; i < runs; ++i) {
            const auto slow = interpreter->run(program, rounds);
            const auto fast = translator->run(program, rounds);
            if (!slow || !fast) {
                return std::unexpected(slow ? fast.error() : slow.error());
            }
            interpreted.push_back(slow->first);
            translated.push_back(fast->first);
            instructions = slow->second;
            native_seconds.push_back(native->run(program, rounds));
        }
        results.push_back({.name = program.name, .instructions = static_cast<double>(instructions),
                           .interpreted_seconds = median(interpreted), .translated_seconds = median(translated),
                           .native_seconds = median(native_seconds)});
    }
    return results;
}

}  // namespace apiary::bench
