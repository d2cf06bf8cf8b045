// SPDX-License-Identifier: BSD-2-Clause
// XCHG XADD CMPXCHG CMPXCHG8B CMPXCHG16B.
#include "backend/cpu/soft/handlers.h"

namespace apiary::cpu::soft {

namespace {

template <class T>
struct XchgReg {
    static const Op* run(Cpu& cpu, const Op* op) {
        const T first = reg_at<T>(cpu, op->dst);
        const T second = reg_at<T>(cpu, op->src);
        set_reg<T>(cpu, op->dst, second);
        set_reg<T>(cpu, op->src, first);
        APIARY_NEXT(cpu, op);
    }
};
/// With memory, XCHG locks whether it says so or not.
template <class T>
struct XchgMem {
    static const Op* run(Cpu& cpu, const Op* op) {
        T seen{};
        modify_locked<T>(cpu, op, linear_address(cpu, op), [&](T old) {
            seen = old;
            return reg_at<T>(cpu, op->src);
        });
        set_reg<T>(cpu, op->src, seen);
        APIARY_NEXT(cpu, op);
    }
};

template <class T>
struct XaddReg {
    static const Op* run(Cpu& cpu, const Op* op) {
        const T old = reg_at<T>(cpu, op->dst);
        const T sum = binary<Binary::Add, T>(cpu.flags, old, reg_at<T>(cpu, op->src));
        set_reg<T>(cpu, op->src, old);
        set_reg<T>(cpu, op->dst, sum);
        APIARY_NEXT(cpu, op);
    }
};
template <class T>
struct XaddMem {
    static const Op* run(Cpu& cpu, const Op* op) {
        T seen{};
        std::uint32_t flags = cpu.flags;
        const auto change = [&](T old) {
            seen = old;
            return binary<Binary::Add, T>(flags, old, reg_at<T>(cpu, op->src));
        };
        if (op->aux != 0) {
            modify_locked<T>(cpu, op, linear_address(cpu, op), change);
        } else {
            modify<T>(cpu, op, linear_address(cpu, op), change);
        }
        cpu.flags = flags;
        set_reg<T>(cpu, op->src, seen);
        APIARY_NEXT(cpu, op);
    }
};

template <class T>
struct CmpxchgReg {
    static const Op* run(Cpu& cpu, const Op* op) {
        const T accumulator = reg_at<T>(cpu, 0);
        const T old = reg_at<T>(cpu, op->dst);
        static_cast<void>(binary<Binary::Cmp, T>(cpu.flags, accumulator, old));
        if (old == accumulator) {
            set_reg<T>(cpu, op->dst, reg_at<T>(cpu, op->src));
        } else {
            set_reg<T>(cpu, 0, old);
        }
        APIARY_NEXT(cpu, op);
    }
};
/// The destination is written in any case, with its old value when the comparison fails.
template <class T>
struct CmpxchgMem {
    static const Op* run(Cpu& cpu, const Op* op) {
        const T accumulator = reg_at<T>(cpu, 0);
        T seen{};
        const auto change = [&](T old) {
            seen = old;
            return old == accumulator ? reg_at<T>(cpu, op->src) : old;
        };
        if (op->aux != 0) {
            modify_locked<T>(cpu, op, linear_address(cpu, op), change);
        } else {
            modify<T>(cpu, op, linear_address(cpu, op), change);
        }
        static_cast<void>(binary<Binary::Cmp, T>(cpu.flags, accumulator, seen));
        if (seen != accumulator) {
            set_reg<T>(cpu, 0, seen);
        }
        APIARY_NEXT(cpu, op);
    }
};

void set_zero_flag(Cpu& cpu, bool zero) {
    cpu.flags = (cpu.flags & ~hostflags::ZF) | (zero ? hostflags::ZF : 0);
}

const Op* op_cmpxchg8b(Cpu& cpu, const Op* op) {
    const std::uint64_t expected = (cpu.regs[Rdx] << 32) | (cpu.regs[Rax] & 0xffff'ffff);
    const std::uint64_t wanted = (cpu.regs[Rcx] << 32) | (cpu.regs[Rbx] & 0xffff'ffff);
    std::uint64_t seen = 0;
    modify_locked<std::uint64_t>(cpu, op, linear_address(cpu, op), [&](std::uint64_t old) {
        seen = old;
        return old == expected ? wanted : old;
    });
    if (seen != expected) {
        cpu.regs[Rax] = seen & 0xffff'ffff;
        cpu.regs[Rdx] = seen >> 32;
    }
    set_zero_flag(cpu, seen == expected);
    APIARY_NEXT(cpu, op);
}

/// 16 bytes as the host's CMPXCHG16B takes them.
bool host_cmpxchg16b(std::byte* host, std::uint64_t expected[2], const std::uint64_t wanted[2]) {
    bool equal;
    asm volatile("lock cmpxchg16b (%[host])"
                 : "=@ccz"(equal), "+a"(expected[0]), "+d"(expected[1])
                 : [host] "r"(host), "b"(wanted[0]), "c"(wanted[1])
                 : "memory");
    return equal;
}

const Op* op_cmpxchg16b(Cpu& cpu, const Op* op) {
    const std::uint64_t linear = linear_address(cpu, op);
    if ((linear & 15) != 0) {
        cpu.current = op;
        cpu.raise(Vector::GeneralProtection, 0);
    }
    std::uint64_t seen[2] = {cpu.regs[Rax], cpu.regs[Rdx]};
    const std::uint64_t wanted[2] = {cpu.regs[Rbx], cpu.regs[Rcx]};
    bool equal;
    if (std::byte* host = writable_host(cpu, op, linear, 16)) {
        equal = host_cmpxchg16b(host, seen, wanted);
        after_store(cpu, op, host, 16);
    } else {
        // A device: nothing else can hold it between the two accesses but what it does itself.
        load_slow(cpu, op, linear, seen, sizeof seen);
        equal = seen[0] == cpu.regs[Rax] && seen[1] == cpu.regs[Rdx];
        store_slow(cpu, op, linear, equal ? wanted : seen, sizeof seen);
    }
    if (!equal) {
        cpu.regs[Rax] = seen[0];
        cpu.regs[Rdx] = seen[1];
    }
    set_zero_flag(cpu, equal);
    APIARY_NEXT(cpu, op);
}

void decode_two_operands(const BySize& reg, const BySize& mem, const Instruction& instruction, OpWriter& out) {
    const ZydisDecodedOperand* first = &instruction.operands[0];
    const ZydisDecodedOperand* second = &instruction.operands[1];
    if (is_memory(*second)) {
        std::swap(first, second);
    }
    Op op = out.make((is_memory(*first) ? mem : reg).pick(first->size));
    op.src = offset_of(*second);
    op.aux = instruction.has_lock() ? 1 : 0;
    if (is_memory(*first)) {
        out.set_memory(op, *first, first->size / 8, true);
    } else {
        op.dst = offset_of(*first);
    }
    out.push(op);
}

void decode_wide(Handler fn, unsigned bytes, const Instruction& instruction, OpWriter& out) {
    Op op = out.make(fn);
    out.set_memory(op, instruction.operands[0], bytes, true);
    out.push(op);
}

}  // namespace

bool decode_exchange(const Instruction& instruction, OpWriter& out) {
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_XCHG:
            decode_two_operands(kBySize<XchgReg>, kBySize<XchgMem>, instruction, out);
            return true;
        case ZYDIS_MNEMONIC_XADD:
            decode_two_operands(kBySize<XaddReg>, kBySize<XaddMem>, instruction, out);
            return true;
        case ZYDIS_MNEMONIC_CMPXCHG:
            decode_two_operands(kBySize<CmpxchgReg>, kBySize<CmpxchgMem>, instruction, out);
            return true;
        case ZYDIS_MNEMONIC_CMPXCHG8B: decode_wide(op_cmpxchg8b, 8, instruction, out); return true;
        case ZYDIS_MNEMONIC_CMPXCHG16B: decode_wide(op_cmpxchg16b, 16, instruction, out); return true;
        default: return false;
    }
}

}  // namespace apiary::cpu::soft
