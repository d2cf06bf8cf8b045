// SPDX-License-Identifier: BSD-2-Clause
#include "tests/cpu/oracle/soft.h"

#include <time.h>

#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>

#include "backend/base/check.h"

namespace apiary::cpu::oracle {

namespace {

using memory::GuestPhys;

// Guest-physical addresses. Both layouts show the same pages.
constexpr std::uint64_t kMemorySize = 4 << 20, kPml4 = 0x1000, kWindow = 0x10'0000, kCode = 0x11'0000,
                        kPreamblePage = 0x11'3000,
                        kSystem = 0x12'0000;
// Linear addresses of the system, where no user program can reach: GDT, IDT, TSS, handlers and stack, a page each.
constexpr std::uint64_t kSystemLinear = 0xffff'8000'0000'0000;
constexpr std::uint64_t kGdt = 0, kIdt = 0x1000, kTss = 0x2000, kHandlers = 0x3000, kStack = 0x4000, kSystemSize = 0x5000;
constexpr std::uint64_t kHandlerSize = 8;
constexpr std::uint64_t kPreamble = 0x3000;  ///< From Layout::code.

// Page table entries (SDM vol. 3, table 4-20), with A and D set.
constexpr std::uint64_t kPresent = 1, kWritable = 2, kUser = 4, kAccessed = 0x60, kNoExecute = std::uint64_t{1} << 63;

// Selectors as Linux has them (arch/x86/include/asm/segment.h); the TSS may be anywhere.
constexpr std::uint16_t kKernelCode = 0x10, kUserCode32 = 0x23, kUserData = 0x2b, kUserCode64 = 0x33, kTaskState = 0x40;
constexpr std::uint32_t kAccessCode64 = 0xa0fb, kAccessCode32 = 0xc0fb, kAccessData = 0xc0f3;

bool has_error_code(unsigned vector) {
    return vector == 8 || (vector >= 10 && vector <= 14) || vector == 17;
}

template <class T>
void put(memory::GuestMemory& memory, std::uint64_t address, const T& value) {
    check(memory.store(GuestPhys{address}, value).has_value(), "the oracle's addresses are RAM");
}

template <class T>
T get(const memory::GuestMemory& memory, std::uint64_t address) {
    const auto value = memory.load<T>(GuestPhys{address});
    check(value.has_value(), "the oracle's addresses are RAM");
    return *value;
}

std::chrono::nanoseconds process_cpu_time() {
    timespec time = {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace

SoftRunner::SoftRunner(const MakeEngine& make_engine, bool warm) : warm_(warm) {
    auto memory = memory::GuestMemory::create(kMemorySize);
    check(memory.has_value(), "the oracle gets its guest memory");
    memory_ = std::move(*memory);
    engine_ = make_engine(*memory_);
    auto vcpu = engine_->create_vcpu(0, engine_->supported_cpuid());
    check(vcpu.has_value(), "the oracle gets its vCPU");
    vcpu_ = std::move(*vcpu);
    for (const bool code32 : {false, true}) {
        const Layout place = layout(code32);
        map(place.window, kWindow, kUser | kNoExecute);
        map(place.window + 4096, kWindow + 4096, kUser | kWritable | kNoExecute);
        map(place.window + 8192, kWindow + 8192, kUser | kWritable | kNoExecute);
        map(place.code, kCode, kUser);
        map(place.code + 4096, kCode + 4096, kUser);
        map(place.code + kPreamble, kPreamblePage, kUser);
    }
    for (std::uint64_t at = 0; at < kSystemSize; at += 4096) {
        map(kSystemLinear + at, kSystem + at, kWritable);
    }
    write_tables();
    watchdog_ = std::jthread([this](const std::stop_token& stop) { watch(stop); });
}

SoftRunner::~SoftRunner() = default;

std::uint64_t SoftRunner::next_table(std::uint64_t entry_address) {
    auto entry = get<std::uint64_t>(*memory_, entry_address);
    if ((entry & kPresent) == 0) {
        entry = free_table_ | kPresent | kWritable | kUser | kAccessed;
        free_table_ += 4096;
        put(*memory_, entry_address, entry);
    }
    return entry & 0xf'ffff'ffff'f000;
}

void SoftRunner::map(std::uint64_t linear, std::uint64_t physical, std::uint64_t flags) {
    std::uint64_t table = kPml4;
    for (unsigned shift = 39; shift > 12; shift -= 9) {
        table = next_table(table + ((linear >> shift) & 511) * 8);
    }
    put(*memory_, table + ((linear >> 12) & 511) * 8, physical | flags | kPresent | kAccessed);
}

void SoftRunner::write_tables() {
    const std::uint64_t gdt = kSystem + kGdt;
    put<std::uint64_t>(*memory_, gdt + 0x10, 0x00af'9b00'0000'ffff);
    put<std::uint64_t>(*memory_, gdt + 0x18, 0x00cf'9300'0000'ffff);
    put<std::uint64_t>(*memory_, gdt + 0x20, 0x00cf'fb00'0000'ffff);
    put<std::uint64_t>(*memory_, gdt + 0x28, 0x00cf'f300'0000'ffff);
    put<std::uint64_t>(*memory_, gdt + 0x30, 0x00af'fb00'0000'ffff);
    put<std::uint64_t>(*memory_, kSystem + kTss + 4, kSystemLinear + kStack + 4096);  // RSP0
    put<std::uint16_t>(*memory_, kSystem + kTss + 0x66, 0xffff);                      // no I/O permission map
    for (std::uint64_t vector = 0; vector < 256; ++vector) {
        const std::uint64_t handler = kSystemLinear + kHandlers + vector * kHandlerSize;
        const std::uint64_t privilege = vector == 3 || vector == 4 ? 3 : 0;
        put<std::uint64_t>(*memory_, kSystem + kIdt + vector * 16,
                           (handler & 0xffff) | (std::uint64_t{kKernelCode} << 16) | (0x8eULL << 40) |
                               (privilege << 45) | (((handler >> 16) & 0xffff) << 48));
        put<std::uint64_t>(*memory_, kSystem + kIdt + vector * 16 + 8, handler >> 32);
        put<std::uint8_t>(*memory_, kSystem + kHandlers + vector * kHandlerSize, 0xf4);  // hlt
    }
}

/// NOT changes neither registers nor flags, and twice of it nothing at all. Then a jump to the case.
void SoftRunner::write_preamble(const Case& one) {
    const Layout place = layout(one.code32);
    std::uint64_t at = 0;
    const auto put_relative = [&](std::initializer_list<std::uint8_t> opcode, std::uint64_t target, bool relative) {
        for (const std::uint8_t byte : opcode) {
            put<std::uint8_t>(*memory_, kPreamblePage + at++, byte);
        }
        const std::uint64_t behind = place.code + kPreamble + at + 4;
        put<std::uint32_t>(*memory_, kPreamblePage + at, static_cast<std::uint32_t>(relative ? target - behind : target));
        at += 4;
    };
    for (unsigned i = 0; i < 2; ++i) {
        for (const std::uint64_t page : {4096u, 8192u}) {
            put_relative({0xf6, 0x15}, place.window + page, !one.code32);
            put_relative({0xf6, 0x15}, place.window + page, !one.code32);
        }
    }
    put_relative({0xe9}, one.registers.rip, true);
}

State SoftRunner::start_state(const Case& one) const {
    State state;
    state.gpr = one.registers.gpr;
    state.rip = warm_ ? layout(one.code32).code + kPreamble : one.registers.rip;
    state.rflags = one.registers.rflags;
    const Segment data = {kUserData, 0, 0xffff'ffff, kAccessData};
    const Segment null = {0, 0, 0, Segment::kUnusable};
    state.seg = {data, data, data, data, null, null};
    state.seg[Cs] = one.code32 ? Segment{kUserCode32, 0, 0xffff'ffff, kAccessCode32}
                               : Segment{kUserCode64, 0, 0xffff'ffff, kAccessCode64};
    state.seg[Gs].base = layout(false).window;
    state.ldtr = {0, 0, 0, Segment::kUnusable | 2};
    state.tr = {kTaskState, kSystemLinear + kTss, 0x67, 0x8b};
    state.gdtr = {kSystemLinear + kGdt, 0x4f};
    state.idtr = {kSystemLinear + kIdt, 0xfff};
    state.cr0 = cr0::PE | cr0::MP | cr0::ET | cr0::NE | cr0::WP | cr0::AM | cr0::PG;
    state.cr3 = kPml4;
    state.cr4 = cr4::PAE | cr4::PGE | cr4::OSFXSR | cr4::OSXMMEXCPT | cr4::OSXSAVE | cr4::UMIP | cr4::FSGSBASE;
    state.efer = efer::SCE | efer::LME | efer::LMA | efer::NXE;
    state.xcr0 = 7;
    std::memcpy(state.xsave.data(), one.xsave.data(), kXsaveSize);
    return state;
}

void SoftRunner::run(const Case& one, Outcome& outcome) {
    check(memory_->write(GuestPhys{kWindow}, one.window).has_value(), "the window is RAM");
    const auto code = std::as_bytes(std::span(one.code)).first(one.code_length);
    check(memory_->write(GuestPhys{kCode + one.code_offset}, code).has_value(), "the code is RAM");
    if (warm_) {
        write_preamble(one);
    }
    vcpu_->set_state(start_state(one));
    cases_.fetch_add(1, std::memory_order_relaxed);
    const Exit exit = vcpu_->run();
    cases_.fetch_add(1, std::memory_order_relaxed);
    read_outcome(one, exit, outcome);
}

void SoftRunner::read_outcome(const Case& one, const Exit& exit, Outcome& outcome) {
    const State state = vcpu_->state();
    outcome.done = true;
    outcome.vector = kNoException;
    outcome.error = static_cast<std::uint32_t>(exit.index());
    outcome.cr2 = state.cr2;
    outcome.registers = {state.gpr, state.rip, state.rflags};
    std::memcpy(outcome.xsave.data(), state.xsave.data(), kXsaveSize);
    check(memory_->read(GuestPhys{kWindow}, outcome.window).has_value(), "the window is RAM");
    const std::uint64_t handler = state.rip - 1 - (kSystemLinear + kHandlers);
    const std::uint64_t frame = state.gpr[Rsp] - kSystemLinear;
    if (!std::holds_alternative<Halt>(exit) || handler >= 256 * kHandlerSize || frame < kStack ||
        frame > kSystemSize - 40) {
        return;
    }
    outcome.vector = static_cast<std::uint8_t>(handler / kHandlerSize);
    outcome.error = 0;
    std::uint64_t at = kSystem + frame;
    if (has_error_code(outcome.vector)) {
        outcome.error = static_cast<std::uint32_t>(get<std::uint64_t>(*memory_, at));
        at += 8;
    }
    outcome.registers.rip = get<std::uint64_t>(*memory_, at);
    outcome.registers.rflags = get<std::uint64_t>(*memory_, at + 16);
    outcome.registers.gpr[Rsp] = get<std::uint64_t>(*memory_, at + 24);
    static_cast<void>(one);
}

/// CPU time, and plenty of it: some hosts make a split lock cost as much as a second.
void SoftRunner::watch(const std::stop_token& stop) {
    constexpr std::chrono::seconds kLook{2}, kMost{30};
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    std::uint64_t seen = 0;
    std::chrono::nanoseconds since{0};
    while (!stopped.wait_for(lock, stop, kLook, [&] { return stop.stop_requested(); })) {
        const std::uint64_t now = cases_.load(std::memory_order_relaxed);
        if (now != seen) {
            seen = now;
            since = process_cpu_time();
        } else if ((now & 1) != 0 && process_cpu_time() - since >= kMost) {
            vcpu_->kick();
        }
    }
}

}  // namespace apiary::cpu::oracle
