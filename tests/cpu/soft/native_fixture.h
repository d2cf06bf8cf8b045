// SPDX-License-Identifier: BSD-2-Clause
// A vCPU in 64-bit mode with a few mapped pages, whose instructions are decoded and run one by one by hand; and the
// same instruction run by the host itself, on the same bytes and the same addresses.
#pragma once

#include <sys/mman.h>

#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "backend/cpu/soft/decode.h"
#include "backend/cpu/soft/native.h"
#include "backend/memory/guest_memory.h"

namespace apiary::cpu::soft::test {

/// Linear addresses of the guest. The same numbers are mapped in the host process, so that an instruction can be run
/// there unchanged. Low enough for the address-space layouts of the sanitizers.
inline constexpr std::uint64_t kData = 0x2000'0000;                ///< Two pages, one after the other.
inline constexpr std::uint64_t kUnmapped = kData + 2 * 4096;
inline constexpr std::uint64_t kReadOnly = kData + 3 * 4096;
inline constexpr std::uint64_t kDevice = kData + 4 * 4096;         ///< No RAM behind it.
inline constexpr std::uint64_t kDataPhysical = 0x10'0000;
inline constexpr std::uint64_t kMemorySize = 4 << 20;

/// CPUID with everything that can be announced on this host.
inline CpuidTable full_cpuid() {
    CpuidTable table;
    for (const auto& [leaf, subleaf] : {std::pair{1u, 0u}, {7u, 0u}, {7u, 1u}, {13u, 1u}, {0x8000'0001u, 0u}}) {
        table.set({.leaf = leaf, .subleaf = subleaf, .subleaf_matters = leaf == 7 || leaf == 13,
                   .result = native_features(leaf, subleaf)});
    }
    table.set({.leaf = 0, .result = {.eax = 13}});
    table.set({.leaf = 0x8000'0000, .result = {.eax = 0x8000'0008}});
    table.set({.leaf = 13, .subleaf = 0, .subleaf_matters = true, .result = {.eax = 7}});
    return table;
}

class Fixture {
public:
    explicit Fixture(const CpuidTable& cpuid = full_cpuid())
        : memory_(std::move(*memory::GuestMemory::create(kMemorySize))),
          cpu_(std::make_unique<Cpu>(0, *memory_, cpuid, TscClock{})) {
        map_pages();
        reset();
    }

    [[nodiscard]] Cpu& cpu() { return *cpu_; }
    [[nodiscard]] std::byte* data() { return memory_->ram() + kDataPhysical; }

    void reset() {
        State state;
        state.cr0 = cr0::PE | cr0::MP | cr0::ET | cr0::NE | cr0::WP | cr0::PG;
        state.cr3 = 0x1000;
        state.cr4 = cr4::PAE | cr4::OSFXSR | cr4::OSXMMEXCPT | cr4::OSXSAVE;
        state.efer = efer::LME | efer::LMA | efer::SCE | efer::NXE;
        state.xcr0 = 7;
        state.seg[Cs] = {0x10, 0, 0xffff'ffff, 0xa09b};
        for (const unsigned seg : {Ss, Ds, Es, Fs, Gs}) {
            state.seg[seg] = {0x18, 0, 0xffff'ffff, 0xc093};
        }
        const std::uint16_t fcw = 0x37f;
        std::memcpy(state.xsave.data(), &fcw, sizeof fcw);
        cpu_->set_state(state);
        cpu_->native->update(*cpu_);
    }

    /// Changes control registers and what follows from them.
    template <class Change>
    void configure(Change&& change) {
        change(*cpu_);
        cpu_->update_mode();
        cpu_->native->update(*cpu_);
    }

    /// The ops of one instruction; empty when nobody in NativeUnit knows it.
    [[nodiscard]] std::vector<Op> decode(std::span<const std::uint8_t> bytes) {
        Instruction instruction;
        if (!parse(bytes, instruction)) {
            return {};
        }
        std::vector<Op> ops;
        OpWriter writer(ops);
        writer.begin(instruction);
        if (!decode_native(instruction, writer, *cpu_)) {
            return {};
        }
        Op end = writer.make([](Cpu&, const Op*) -> const Op* { return nullptr; });
        ops.push_back(end);
        return ops;
    }

    [[nodiscard]] bool parse(std::span<const std::uint8_t> bytes, Instruction& instruction) const {
        const bool is_64 = (cpu_->mode & mode::CodeMask) == mode::Code64;
        ZydisDecoder decoder;
        ZydisDecoderInit(&decoder, is_64 ? ZYDIS_MACHINE_MODE_LONG_64 : ZYDIS_MACHINE_MODE_LEGACY_32,
                         is_64 ? ZYDIS_STACK_WIDTH_64 : ZYDIS_STACK_WIDTH_32);
        instruction.bytes = bytes;
        instruction.mode = cpu_->mode;
        return ZYAN_SUCCESS(ZydisDecoderDecodeFull(&decoder, bytes.data(), bytes.size(), &instruction.info,
                                                   instruction.operands));
    }

    /// Runs ops between enter() and leave(); the vector of the fault, if one came.
    [[nodiscard]] std::optional<Vector> run(const std::vector<Op>& ops) {
        cpu_->native->enter(*cpu_);
        const std::optional<Vector> fault = run_entered(ops);
        cpu_->native->leave(*cpu_);
        return fault;
    }

    [[nodiscard]] std::optional<Vector> run_entered(const std::vector<Op>& ops) {
        cpu_->regs[kSlotRip] = 0x1000;
        const int why = setjmp(cpu_->landing);
        if (why != 0) {
            left_ = static_cast<Leave>(why);
            return left_ == Leave::Fault ? std::optional(cpu_->fault.vector) : std::nullopt;
        }
        left_ = Leave{};
        for (const Op* op = ops.data(); op != nullptr;) {
            op = op->fn(*cpu_, op);
        }
        return std::nullopt;
    }

    /// Decodes and runs. An instruction nobody knows is #UD.
    [[nodiscard]] std::optional<Vector> execute(std::initializer_list<std::uint8_t> bytes) {
        const std::vector<std::uint8_t> copy(bytes);
        const std::vector<Op> ops = decode(copy);
        return ops.empty() ? std::optional(Vector::InvalidOpcode) : run(ops);
    }

    /// How the last run left other than by going on.
    [[nodiscard]] Leave left() const { return left_; }

    template <class T>
    [[nodiscard]] T& xsave(std::size_t at) {
        return xsave_at<T>(*cpu_, at);
    }

private:
    void map_pages() {
        constexpr std::uint64_t kPresent = 1, kWritable = 2, kNoRam = 0xE000'0000;
        const auto store = [this](std::uint64_t at, std::uint64_t value) {
            (void)memory_->store(memory::GuestPhys{at}, value);
        };
        store(0x1000, 0x2000 | kPresent | kWritable);
        store(0x2000, 0x3000 | kPresent | kWritable);
        store(0x3000 + 8 * (kData >> 21), 0x4000 | kPresent | kWritable);
        store(0x4000, kDataPhysical | kPresent | kWritable);
        store(0x4008, (kDataPhysical + 4096) | kPresent | kWritable);
        store(0x4018, (kDataPhysical + 3 * 4096) | kPresent);
        store(0x4020, kNoRam | kPresent | kWritable);
    }

    std::unique_ptr<memory::GuestMemory> memory_;
    std::unique_ptr<Cpu> cpu_;
    Leave left_ = {};
};

}  // namespace apiary::cpu::soft::test
