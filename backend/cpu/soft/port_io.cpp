// SPDX-License-Identifier: BSD-2-Clause
// IN OUT INS OUTS.
#include "backend/cpu/soft/address.h"
#include "backend/cpu/soft/handlers.h"
#include "backend/cpu/soft/segment.h"
#include "backend/cpu/soft/string.h"

namespace apiary::cpu::soft {

namespace {

/// op->aux 1: the port is DX, else op->imm.
std::uint16_t port_of(const Cpu& cpu, const Op* op) {
    return static_cast<std::uint16_t>(op->aux != 0 ? cpu.regs[Rdx] : static_cast<std::uint64_t>(op->imm));
}

template <class T>
struct In {
    static const Op* run(Cpu& cpu, const Op* op) {
        cpu.current = op;
        const std::uint16_t port = port_of(cpu, op);
        check_io_permission(cpu, port, sizeof(T));
        const std::uint64_t value = cpu.device_read(PortRead{.port = port, .size = sizeof(T)});
        set_reg<T>(cpu, 0, static_cast<T>(value));
        return end_after(cpu, op);
    }
};
template <class T>
struct Out {
    static const Op* run(Cpu& cpu, const Op* op) {
        cpu.current = op;
        const std::uint16_t port = port_of(cpu, op);
        check_io_permission(cpu, port, sizeof(T));
        cpu.queue_exit(PortWrite{.port = port, .size = sizeof(T), .value = reg_at<T>(cpu, 0)});
        return end_after(cpu, op);
    }
};

/// Behind one element of INS or OUTS: on, or once more.
const Op* after_element(Cpu& cpu, const Op* op, StringRegisters& regs) {
    const bool more = regs.take(1);
    cpu.rip = more ? cpu.instruction_rip(op) : cpu.next_rip(op);
    return nullptr;
}

template <class T>
struct Ins {
    static const Op* run(Cpu& cpu, const Op* op) {
        cpu.current = op;
        const auto port = static_cast<std::uint16_t>(cpu.regs[Rdx]);
        check_io_permission(cpu, port, sizeof(T));
        StringRegisters regs(cpu, op);
        if (regs.exhausted()) {
            return end_after(cpu, op);
        }
        const std::uint64_t to = linear_in(cpu, Es, regs.get(Rdi), sizeof(T), true);
        check_write(cpu, op, to, sizeof(T));  // Before the device gives its data away.
        const auto value = static_cast<T>(cpu.device_read(PortRead{.port = port, .size = sizeof(T)}));
        store<T>(cpu, op, to, value);
        const bool down = (cpu.system_flags & rflags::DF) != 0;
        regs.set(Rdi, down ? regs.get(Rdi) - sizeof(T) : regs.get(Rdi) + sizeof(T));
        return after_element(cpu, op, regs);
    }
};
template <class T>
struct Outs {
    static const Op* run(Cpu& cpu, const Op* op) {
        cpu.current = op;
        const auto port = static_cast<std::uint16_t>(cpu.regs[Rdx]);
        check_io_permission(cpu, port, sizeof(T));
        StringRegisters regs(cpu, op);
        if (regs.exhausted()) {
            return end_after(cpu, op);
        }
        const T value = load<T>(cpu, op, linear_in(cpu, op->seg, regs.get(Rsi), sizeof(T), false));
        cpu.queue_exit(PortWrite{.port = port, .size = sizeof(T), .value = value});
        const bool down = (cpu.system_flags & rflags::DF) != 0;
        regs.set(Rsi, down ? regs.get(Rsi) - sizeof(T) : regs.get(Rsi) + sizeof(T));
        return after_element(cpu, op, regs);
    }
};

Handler string_handler(ZydisMnemonic mnemonic) {
    switch (mnemonic) {
        case ZYDIS_MNEMONIC_INSB: return Ins<std::uint8_t>::run;
        case ZYDIS_MNEMONIC_INSW: return Ins<std::uint16_t>::run;
        case ZYDIS_MNEMONIC_INSD: return Ins<std::uint32_t>::run;
        case ZYDIS_MNEMONIC_OUTSB: return Outs<std::uint8_t>::run;
        case ZYDIS_MNEMONIC_OUTSW: return Outs<std::uint16_t>::run;
        case ZYDIS_MNEMONIC_OUTSD: return Outs<std::uint32_t>::run;
        default: return nullptr;
    }
}

template <template <class> class Family>
constexpr BySize kToDword = {Family<std::uint8_t>::run, Family<std::uint16_t>::run, Family<std::uint32_t>::run,
                             nullptr};

}  // namespace

bool decode_io(const Instruction& instruction, OpWriter& out) {
    const ZydisMnemonic mnemonic = instruction.info.mnemonic;
    if (mnemonic == ZYDIS_MNEMONIC_IN || mnemonic == ZYDIS_MNEMONIC_OUT) {
        const bool in = mnemonic == ZYDIS_MNEMONIC_IN;
        const ZydisDecodedOperand& port = instruction.operands[in ? 1 : 0];
        const ZydisDecodedOperand& data = instruction.operands[in ? 0 : 1];
        Op op = out.make((in ? kToDword<In> : kToDword<Out>).pick(data.size));
        op.aux = is_register(port) ? 1 : 0;
        op.imm = is_register(port) ? 0 : static_cast<std::int32_t>(port.imm.value.u & 0xff);
        out.push(op);
        out.end_block();
        return true;
    }
    const Handler fn = string_handler(mnemonic);
    if (fn == nullptr) {
        return false;
    }
    out.push(make_string_op(instruction, out, fn));
    out.end_block();
    return true;
}

}  // namespace apiary::cpu::soft
