// SPDX-License-Identifier: BSD-2-Clause
// INVLPG INVPCID, WBINVD WBNOINVD INVD, CLFLUSH CLFLUSHOPT CLWB. Guest memory is coherent whatever a guest does to its
// caches, so the latter only check what they have to check.
#include "backend/cpu/soft/features.h"
#include "backend/cpu/soft/system.h"

namespace apiary::cpu::soft {

namespace {

const Op* op_invlpg(Cpu& cpu, const Op* op) {
    require_privileged(cpu, op);
    flush_tlb_page(cpu, linear_address(cpu, op));
    return go_on_after(cpu, op);
}

/// Types of INVPCID (SDM vol. 2, INVPCID).
enum class Invalidate : std::uint64_t { Address = 0, Context = 1, AllWithGlobal = 2, AllButGlobal = 3 };

/// op->dst: the type's register.
const Op* op_invpcid(Cpu& cpu, const Op* op) {
    cpu.current = op;
    if (!cpu.announced.invpcid) {
        cpu.raise(Vector::InvalidOpcode);
    }
    require_privileged(cpu, op);
    const std::uint64_t linear = linear_address(cpu, op);
    const auto pcid = load<std::uint64_t>(cpu, op, linear);
    const auto address = load<std::uint64_t>(cpu, op, linear + 8);
    const std::uint64_t type = is_code_64(cpu) ? reg_at<std::uint64_t>(cpu, op->dst) : reg_at<std::uint32_t>(cpu, op->dst);
    const bool one_pcid = type <= 1;
    const bool bad_pcid = pcid > 0xfff || (one_pcid && pcid != 0 && (cpu.cr4 & cr4::PCIDE) == 0);
    if (type > 3 || bad_pcid || (type == 0 && !is_canonical(address))) {
        cpu.current = op;
        cpu.raise(Vector::GeneralProtection, 0);
    }
    switch (static_cast<Invalidate>(type)) {
        case Invalidate::Address: flush_tlb_page(cpu, address); break;
        case Invalidate::Context: flush_tlb_pcid(cpu, static_cast<unsigned>(pcid)); break;
        case Invalidate::AllWithGlobal: flush_tlb_all(cpu); break;
        case Invalidate::AllButGlobal: flush_tlb_non_global(cpu); break;
    }
    return go_on_after(cpu, op);
}

const Op* op_flush_caches(Cpu& cpu, const Op* op) {
    require_privileged(cpu, op);
    APIARY_NEXT(cpu, op);
}

const Op* op_flush_line(Cpu& cpu, const Op* op) {
    check_read(cpu, op, linear_address(cpu, op), 1);
    APIARY_NEXT(cpu, op);
}

template <bool SystemFeatures::* kFeature>
const Op* op_flush_line_if(Cpu& cpu, const Op* op) {
    return cpu.announced.*kFeature ? op_flush_line(cpu, op) : op_undefined(cpu, op);
}

bool decode_line(Handler fn, const Instruction& instruction, OpWriter& out) {
    Op op = out.make(fn);
    out.set_memory(op, instruction.operands[0], 1, false);
    out.push(op);
    return true;
}

}  // namespace

bool decode_cache_control(const Instruction& instruction, OpWriter& out) {
    Op op = out.make(nullptr);
    switch (instruction.info.mnemonic) {
        case ZYDIS_MNEMONIC_INVLPG:
            op.fn = op_invlpg;
            out.set_memory(op, instruction.operands[0], 1, false);
            out.push(op);
            out.end_block();
            return true;
        case ZYDIS_MNEMONIC_INVPCID:
            op.fn = op_invpcid;
            op.dst = offset_of(instruction.operands[0]);
            out.set_memory(op, instruction.operands[1], 16, false);
            out.push(op);
            out.end_block();
            return true;
        case ZYDIS_MNEMONIC_INVD:
        case ZYDIS_MNEMONIC_WBINVD:  // WBNOINVD is this with a prefix that Zydis passes over.
            out.push(op_flush_caches);
            return true;
        case ZYDIS_MNEMONIC_CLFLUSH: return decode_line(op_flush_line, instruction, out);
        case ZYDIS_MNEMONIC_CLFLUSHOPT:
            return decode_line(op_flush_line_if<&SystemFeatures::clflushopt>, instruction, out);
        case ZYDIS_MNEMONIC_CLWB: return decode_line(op_flush_line_if<&SystemFeatures::clwb>, instruction, out);
        default: return false;
    }
}

}  // namespace apiary::cpu::soft
