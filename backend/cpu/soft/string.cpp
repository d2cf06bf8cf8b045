// SPDX-License-Identifier: BSD-2-Clause
// MOVS STOS LODS CMPS SCAS with their REP prefixes.
#include <algorithm>
#include <cstring>

#include "backend/cpu/soft/address.h"
#include "backend/cpu/soft/handlers.h"
#include "backend/cpu/soft/string.h"

namespace apiary::cpu::soft {

StringRegisters::StringRegisters(Cpu& cpu, const Op* op)
    : cpu_(cpu), address_bits_(op->aux & kAddressMask), repeat_(static_cast<Repeat>(op->aux & kRepeatMask)) {}

std::uint64_t StringRegisters::mask() const {
    return address_bits_ == kAddress64 ? ~std::uint64_t{0} : address_bits_ == kAddress32 ? 0xffff'ffff : 0xffff;
}

void StringRegisters::set(unsigned reg, std::uint64_t value) {
    cpu_.regs[reg] = mask() == 0xffff ? (cpu_.regs[reg] & ~mask()) | (value & 0xffff) : value & mask();
}

namespace {

/// Elements done between two looks at whether an interrupt waits.
constexpr std::uint64_t kElementsAtOnce = 4096;

template <class T>
std::uint64_t step_of(const Cpu& cpu) {
    return (cpu.system_flags & rflags::DF) != 0 ? static_cast<std::uint64_t>(-static_cast<std::int64_t>(sizeof(T)))
                                                : sizeof(T);
}

/// Elements of `bytes` that fit from `linear` to the end of its page, going up.
std::uint64_t elements_in_page(std::uint64_t linear, unsigned bytes) { return (4096 - (linear & 4095)) / bytes; }

template <TlbTag Tag>
std::byte* hit(Cpu& cpu, std::uint64_t linear) {
    const TlbEntry* entry = tlb_hit<Tag>(cpu, linear, 1);
    return entry == nullptr ? nullptr : reinterpret_cast<std::byte*>(linear + entry->addend);
}

/// Fills or copies as many elements as lie in the pages at hand, upwards. Returns how many; 0: take the slow way.
template <class T>
std::uint64_t bulk_stos(Cpu& cpu, std::uint64_t to, std::uint64_t count) {
    std::byte* host = hit<&TlbEntry::write_tag>(cpu, to);
    const std::uint64_t elements = std::min(count, elements_in_page(to, sizeof(T)));
    if (host == nullptr || elements == 0) {
        return 0;
    }
    const T value = reg_at<T>(cpu, Rax * 8);
    if constexpr (sizeof(T) == 1) {
        std::memset(host, value, elements);
    } else {
        for (std::uint64_t i = 0; i < elements; ++i) {
            std::memcpy(host + i * sizeof(T), &value, sizeof(T));
        }
    }
    after_store(cpu, host, static_cast<unsigned>(elements * sizeof(T)));
    return elements;
}

template <class T>
std::uint64_t bulk_movs(Cpu& cpu, std::uint64_t from, std::uint64_t to, std::uint64_t count) {
    const std::byte* source = hit<&TlbEntry::read_tag>(cpu, from);
    std::byte* target = hit<&TlbEntry::write_tag>(cpu, to);
    const std::uint64_t elements =
        std::min({count, elements_in_page(from, sizeof(T)), elements_in_page(to, sizeof(T))});
    if (source == nullptr || target == nullptr || elements == 0) {
        return 0;
    }
    const std::uint64_t bytes = elements * sizeof(T);
    const auto distance = static_cast<std::uint64_t>(target - source);
    if (distance >= bytes) {
        // Also when the target lies below: then element by element and all at once give the same.
        std::memmove(target, source, bytes);
    } else {
        // The target overlaps what is still to be read: the guest sees its own writes, element by element.
        for (std::uint64_t i = 0; i < bytes; i += sizeof(T)) {
            T value;
            std::memcpy(&value, source + i, sizeof(T));
            std::memcpy(target + i, &value, sizeof(T));
        }
    }
    after_store(cpu, target, static_cast<unsigned>(bytes));
    return elements;
}

/// Ends a string instruction: on to the next op, or back to this instruction when it has not come to its end.
const Op* finish(Cpu& cpu, const Op* op, bool done) {
    if (done) {
        APIARY_NEXT(cpu, op);
    }
    cpu.rip = cpu.instruction_rip(op);
    return nullptr;
}

/// What became of one step of a string instruction.
struct Step {
    std::uint64_t elements = 1;  ///< Done in it.
    bool ends = false;           ///< The instruction ends here, whatever the count says.
};

/// Runs `step` until the instruction is through, a comparison ended it, or the run loop has to look.
template <class OneStep>
const Op* repeat(Cpu& cpu, const Op* op, OneStep&& step) {
    StringRegisters regs(cpu, op);
    for (std::uint64_t budget = kElementsAtOnce; budget != 0; --budget) {
        if (regs.exhausted()) {
            return finish(cpu, op, true);
        }
        cpu.current = op;
        const Step done = step(regs);
        if (!regs.take(done.elements) || done.ends) {
            return finish(cpu, op, true);
        }
        if (regs.must_look()) {
            break;
        }
    }
    return finish(cpu, op, regs.exhausted());
}

bool bulk_wanted(const Cpu& cpu, const StringRegisters& regs) {
    return regs.repeats() && (cpu.system_flags & rflags::DF) == 0 && regs.bulk_allowed();
}

/// REP upwards in flat 64-bit code, as memcpy() and memset() have it, and no more than a page of it.
template <class T>
bool is_short_run(const Cpu& cpu, const Op* op) {
    constexpr auto kPlain = static_cast<std::uint8_t>(kAddress64 | static_cast<std::uint8_t>(Repeat::WhileEqual));
    return op->aux == kPlain && (cpu.mode & mode::CodeMask) == mode::Code64 && !cpu.isolated && op->seg != Fs && op->seg != Gs &&
           (cpu.system_flags & rflags::DF) == 0 && cpu.regs[Rcx] != 0 && cpu.regs[Rcx] <= 4096 / sizeof(T);
}

/// The whole of a short run that lies in pages at hand; false: nothing was done.
template <class T>
bool short_stos(Cpu& cpu, const Op* op) {
    if (!is_short_run<T>(cpu, op) || elements_in_page(cpu.regs[Rdi], sizeof(T)) < cpu.regs[Rcx]) {
        return false;
    }
    cpu.current = op;
    if (bulk_stos<T>(cpu, cpu.regs[Rdi], cpu.regs[Rcx]) == 0) {
        return false;
    }
    cpu.regs[Rdi] += cpu.regs[Rcx] * sizeof(T);
    cpu.regs[Rcx] = 0;
    return true;
}

template <class T>
bool short_movs(Cpu& cpu, const Op* op) {
    if (!is_short_run<T>(cpu, op) || elements_in_page(cpu.regs[Rdi], sizeof(T)) < cpu.regs[Rcx] ||
        elements_in_page(cpu.regs[Rsi], sizeof(T)) < cpu.regs[Rcx]) {
        return false;
    }
    const std::uint64_t bytes = cpu.regs[Rcx] * sizeof(T);
    cpu.current = op;
    if (bulk_movs<T>(cpu, cpu.regs[Rsi], cpu.regs[Rdi], cpu.regs[Rcx]) == 0) {
        return false;
    }
    cpu.regs[Rsi] += bytes;
    cpu.regs[Rdi] += bytes;
    cpu.regs[Rcx] = 0;
    return true;
}

template <class T>
struct Movs {
    static const Op* run(Cpu& cpu, const Op* op) {
        if (short_movs<T>(cpu, op)) {
            return finish(cpu, op, true);
        }
        return repeat(cpu, op, [&](StringRegisters& regs) -> Step {
            const std::uint64_t from = linear_in(cpu, op->seg, regs.get(Rsi), sizeof(T), false);
            // Faults of the source come before any of the target.
            std::uint64_t done = 0;
            if (bulk_wanted(cpu, regs) && hit<&TlbEntry::read_tag>(cpu, from) != nullptr) {
                const std::uint64_t to = linear_in(cpu, Es, regs.get(Rdi), sizeof(T), true);
                done = bulk_movs<T>(cpu, from, to, regs.count());
            }
            if (done == 0) {
                const T value = load<T>(cpu, op, from);
                cpu.current = op;
                store<T>(cpu, op, linear_in(cpu, Es, regs.get(Rdi), sizeof(T), true), value);
                done = 1;
            }
            regs.set(Rsi, regs.get(Rsi) + step_of<T>(cpu) * done);
            regs.set(Rdi, regs.get(Rdi) + step_of<T>(cpu) * done);
            return {.elements = done};
        });
    }
};

template <class T>
struct Stos {
    static const Op* run(Cpu& cpu, const Op* op) {
        if (short_stos<T>(cpu, op)) {
            return finish(cpu, op, true);
        }
        return repeat(cpu, op, [&](StringRegisters& regs) -> Step {
            const std::uint64_t to = linear_in(cpu, Es, regs.get(Rdi), sizeof(T), true);
            std::uint64_t done = bulk_wanted(cpu, regs) ? bulk_stos<T>(cpu, to, regs.count()) : 0;
            if (done == 0) {
                store<T>(cpu, op, to, reg_at<T>(cpu, Rax * 8));
                done = 1;
            }
            regs.set(Rdi, regs.get(Rdi) + step_of<T>(cpu) * done);
            return {.elements = done};
        });
    }
};

template <class T>
struct Lods {
    static const Op* run(Cpu& cpu, const Op* op) {
        return repeat(cpu, op, [&](StringRegisters& regs) -> Step {
            const T value = load<T>(cpu, op, linear_in(cpu, op->seg, regs.get(Rsi), sizeof(T), false));
            set_reg<T>(cpu, Rax * 8, value);
            regs.set(Rsi, regs.get(Rsi) + step_of<T>(cpu));
            return {};
        });
    }
};

/// REPE goes on while the comparison gave equality, REPNE while it did not.
bool comparison_ends(const Cpu& cpu, const StringRegisters& regs) {
    const bool equal = (cpu.flags & hostflags::ZF) != 0;
    return regs.repeats() && equal != (regs.repeat() == Repeat::WhileEqual);
}

template <class T>
struct Cmps {
    static const Op* run(Cpu& cpu, const Op* op) {
        return repeat(cpu, op, [&](StringRegisters& regs) -> Step {
            const T first = load<T>(cpu, op, linear_in(cpu, op->seg, regs.get(Rsi), sizeof(T), false));
            cpu.current = op;
            const T second = load<T>(cpu, op, linear_in(cpu, Es, regs.get(Rdi), sizeof(T), false));
            static_cast<void>(binary<Binary::Cmp, T>(cpu.flags, first, second));
            regs.set(Rsi, regs.get(Rsi) + step_of<T>(cpu));
            regs.set(Rdi, regs.get(Rdi) + step_of<T>(cpu));
            return {.ends = comparison_ends(cpu, regs)};
        });
    }
};

template <class T>
struct Scas {
    static const Op* run(Cpu& cpu, const Op* op) {
        return repeat(cpu, op, [&](StringRegisters& regs) -> Step {
            const T value = load<T>(cpu, op, linear_in(cpu, Es, regs.get(Rdi), sizeof(T), false));
            static_cast<void>(binary<Binary::Cmp, T>(cpu.flags, reg_at<T>(cpu, Rax * 8), value));
            regs.set(Rdi, regs.get(Rdi) + step_of<T>(cpu));
            return {.ends = comparison_ends(cpu, regs)};
        });
    }
};

Handler handler_of(ZydisMnemonic mnemonic) {
    switch (mnemonic) {
        case ZYDIS_MNEMONIC_MOVSB: return Movs<std::uint8_t>::run;
        case ZYDIS_MNEMONIC_MOVSW: return Movs<std::uint16_t>::run;
        case ZYDIS_MNEMONIC_MOVSD: return Movs<std::uint32_t>::run;
        case ZYDIS_MNEMONIC_MOVSQ: return Movs<std::uint64_t>::run;
        case ZYDIS_MNEMONIC_STOSB: return Stos<std::uint8_t>::run;
        case ZYDIS_MNEMONIC_STOSW: return Stos<std::uint16_t>::run;
        case ZYDIS_MNEMONIC_STOSD: return Stos<std::uint32_t>::run;
        case ZYDIS_MNEMONIC_STOSQ: return Stos<std::uint64_t>::run;
        case ZYDIS_MNEMONIC_LODSB: return Lods<std::uint8_t>::run;
        case ZYDIS_MNEMONIC_LODSW: return Lods<std::uint16_t>::run;
        case ZYDIS_MNEMONIC_LODSD: return Lods<std::uint32_t>::run;
        case ZYDIS_MNEMONIC_LODSQ: return Lods<std::uint64_t>::run;
        case ZYDIS_MNEMONIC_CMPSB: return Cmps<std::uint8_t>::run;
        case ZYDIS_MNEMONIC_CMPSW: return Cmps<std::uint16_t>::run;
        case ZYDIS_MNEMONIC_CMPSD: return Cmps<std::uint32_t>::run;
        case ZYDIS_MNEMONIC_CMPSQ: return Cmps<std::uint64_t>::run;
        case ZYDIS_MNEMONIC_SCASB: return Scas<std::uint8_t>::run;
        case ZYDIS_MNEMONIC_SCASW: return Scas<std::uint16_t>::run;
        case ZYDIS_MNEMONIC_SCASD: return Scas<std::uint32_t>::run;
        case ZYDIS_MNEMONIC_SCASQ: return Scas<std::uint64_t>::run;
        default: return nullptr;
    }
}

Seg source_segment(const Instruction& instruction) {
    switch (instruction.info.attributes & ZYDIS_ATTRIB_HAS_SEGMENT) {
        case ZYDIS_ATTRIB_HAS_SEGMENT_CS: return Cs;
        case ZYDIS_ATTRIB_HAS_SEGMENT_SS: return Ss;
        case ZYDIS_ATTRIB_HAS_SEGMENT_ES: return Es;
        case ZYDIS_ATTRIB_HAS_SEGMENT_FS: return Fs;
        case ZYDIS_ATTRIB_HAS_SEGMENT_GS: return Gs;
        default: return Ds;
    }
}

}  // namespace

Op make_string_op(const Instruction& instruction, const OpWriter& out, Handler fn) {
    Op op = out.make(fn);
    const unsigned width = instruction.info.address_width;
    op.seg = static_cast<std::uint8_t>(source_segment(instruction));
    op.aux = static_cast<std::uint8_t>(width == 64 ? kAddress64 : width == 32 ? kAddress32 : kAddress16);
    const auto attributes = instruction.info.attributes;
    if ((attributes & (ZYDIS_ATTRIB_HAS_REP | ZYDIS_ATTRIB_HAS_REPE)) != 0) {
        op.aux |= static_cast<std::uint8_t>(Repeat::WhileEqual);
    } else if ((attributes & ZYDIS_ATTRIB_HAS_REPNE) != 0) {
        op.aux |= static_cast<std::uint8_t>(Repeat::WhileUnequal);
    }
    return op;
}

bool decode_string(const Instruction& instruction, OpWriter& out) {
    if (decode_io(instruction, out)) {
        return true;
    }
    const Handler fn = handler_of(instruction.info.mnemonic);
    // MOVSD and CMPSD are SSE instructions too.
    if (fn == nullptr || instruction.info.meta.category != ZYDIS_CATEGORY_STRINGOP) {
        return false;
    }
    out.push(make_string_op(instruction, out, fn));
    return true;
}

}  // namespace apiary::cpu::soft
