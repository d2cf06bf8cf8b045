// SPDX-License-Identifier: BSD-2-Clause
// Instructions that reach devices, executed in the CPU's place. A read leaves with the instruction undone and is completed by the
// monitor's answer; a write leaves when it is done. Segment limits are not looked at: they are the guest's own protection against
// itself, and what is reached is its memory or its devices either way.
#include "os.h"
#include "vcpu.h"

// ---- Registers ----

void avm_set_gpr(struct avm_vcpu *vcpu, unsigned reg, unsigned size, uint64_t value)
{
    uint64_t *gpr = &vcpu->regs.gpr[reg & 15];

    switch (size) {
    case 1: *gpr = (*gpr & ~0xffull) | (value & 0xff); break;
    case 2: *gpr = (*gpr & ~0xffffull) | (value & 0xffff); break;
    case 4: *gpr = (uint32_t)value; break;
    default: *gpr = value; break;
    }
    avm_changed(vcpu, AVM_BASIC);
}

static uint64_t get_register(const struct avm_vcpu *vcpu, const struct avm_instruction *instruction)
{
    const uint64_t value = vcpu->regs.gpr[instruction->reg & 15];

    return avm_truncate(instruction->high_byte ? value >> 8 : value, instruction->size);
}

static void set_register(struct avm_vcpu *vcpu, const struct avm_instruction *instruction, uint64_t value)
{
    if (instruction->high_byte) {
        uint64_t *gpr = &vcpu->regs.gpr[instruction->reg & 15];

        *gpr = (*gpr & ~0xff00ull) | (value & 0xff) << 8;
        avm_changed(vcpu, AVM_BASIC);
    } else {
        avm_set_gpr(vcpu, instruction->reg, instruction->size, value);
    }
}

static uint64_t source_of(const struct avm_vcpu *vcpu, const struct avm_instruction *instruction)
{
    return instruction->has_immediate ? avm_truncate(instruction->immediate, instruction->size) : get_register(vcpu, instruction);
}

// ---- String instructions ----

static uint64_t index_register(const struct avm_vcpu *vcpu, const struct avm_instruction *instruction, unsigned reg)
{
    return avm_truncate(vcpu->regs.gpr[reg], instruction->address_size);
}

static void advance(struct avm_vcpu *vcpu, const struct avm_instruction *instruction, unsigned reg)
{
    const uint64_t step = (vcpu->regs.rflags & RFLAGS_DF) != 0 ? -(uint64_t)instruction->size : instruction->size;

    avm_set_gpr(vcpu, reg, instruction->address_size, vcpu->regs.gpr[reg] + step);
}

/// One round of a string instruction is done: with REP the instruction stays until its count is used up.
static void end_round(struct avm_vcpu *vcpu, const struct avm_instruction *instruction)
{
    if (instruction->repeat) {
        avm_set_gpr(vcpu, AVM_RCX, instruction->address_size, vcpu->regs.gpr[AVM_RCX] - 1);
        if (index_register(vcpu, instruction, AVM_RCX) != 0) {
            return;
        }
    }
    avm_skip(vcpu, instruction->length);
}

static uint64_t linear_of(const struct avm_vcpu *vcpu, unsigned segment, uint64_t offset)
{
    if (!avm_is_64_bit(vcpu)) {
        return (vcpu->regs.segment[segment].base + offset) & 0xffffffffu;
    }
    return segment == AVM_FS || segment == AVM_GS ? vcpu->regs.segment[segment].base + offset : offset;
}

/// A linear address of the guest's as a guest-physical one. False: the guest gets a page fault, or nothing can be done (no event).
static bool translate(struct avm_vcpu *vcpu, uint64_t linear, enum avm_access access, uint64_t *gpa)
{
    struct apiary_vmm_registers *regs = &vcpu->regs;
    const struct avm_paging paging = {
        .cr0 = regs->cr0, .cr3 = regs->cr3, .cr4 = regs->cr4, .efer = regs->efer, .rflags = regs->rflags,
        .cpl = regs->segment[AVM_SS].access >> ACCESS_DPL_SHIFT & 3, .physical_bits = avm_host.info.physical_bits,
    };
    uint32_t error = 0;
    const enum avm_walk_result result = avm_walk(&paging, linear, access, avm_memory_read_physical, vcpu->vm, gpa, &error);

    if (result == AVM_WALK_FAULT) {
        regs->cr2 = linear;
        avm_changed(vcpu, AVM_BASIC);
        avm_raise(vcpu, AVM_PF, true, error);
    }
    return result == AVM_WALK_OK;
}

/// What follows a failed translation.
static enum avm_next not_translated(const struct avm_vcpu *vcpu, struct apiary_vmm_run *run, uint64_t linear)
{
    return vcpu->event.valid ? AVM_NEXT_GO_ON : avm_fail(run, APIARY_VMM_FAILED_INSTRUCTION, linear);
}

static bool stays_in_page(uint64_t address, unsigned size)
{
    return (address & (AVM_PAGE_SIZE - 1)) <= AVM_PAGE_SIZE - size;
}

/// The operand at DS:rSI (or another segment) or ES:rDI; false as with translate(), or when it crosses a page.
static bool string_operand(struct avm_vcpu *vcpu, const struct avm_instruction *instruction, bool source, uint64_t *linear, uint64_t *gpa)
{
    const unsigned segment = source ? instruction->segment : AVM_ES, reg = source ? AVM_RSI : AVM_RDI;

    *linear = linear_of(vcpu, segment, index_register(vcpu, instruction, reg));
    return stays_in_page(*linear, instruction->size) && translate(vcpu, *linear, source ? AVM_READ : AVM_WRITE, gpa);
}

// ---- Ports ----

static bool decode_exit(struct avm_vcpu *vcpu, struct avm_instruction *instruction)
{
    const struct avm_exit *exit = &vcpu->exit;

    return exit->byte_count != 0 ? avm_decode(exit->bytes, exit->byte_count, avm_code_mode(vcpu), instruction)
                                 : avm_decode_at_rip(vcpu, instruction);
}

static enum avm_next write_port_string(struct avm_vcpu *vcpu, struct apiary_vmm_run *run, const struct avm_instruction *instruction)
{
    uint64_t linear, gpa, value = 0;

    if (!string_operand(vcpu, instruction, true, &linear, &gpa)) {
        return not_translated(vcpu, run, linear);
    }
    if (!avm_memory_read(vcpu->vm, gpa, &value, instruction->size)) {
        return avm_fail(run, APIARY_VMM_FAILED_INSTRUCTION, gpa);
    }
    advance(vcpu, instruction, AVM_RSI);
    end_round(vcpu, instruction);
    return avm_leave(run, APIARY_VMM_EXIT_PORT_WRITE, vcpu->exit.port, instruction->size, value);
}

static enum avm_next read_port_string(struct avm_vcpu *vcpu, struct apiary_vmm_run *run, const struct avm_instruction *instruction)
{
    uint64_t linear, gpa;

    if (!string_operand(vcpu, instruction, false, &linear, &gpa)) {
        return not_translated(vcpu, run, linear);
    }
    vcpu->pending = (struct avm_pending){
        .kind = AVM_PENDING_PORT_STRING, .size = instruction->size, .gpa = gpa, .instruction = *instruction};
    return avm_leave(run, APIARY_VMM_EXIT_PORT_READ, vcpu->exit.port, instruction->size, 0);
}

enum avm_next avm_emulate_port_string(struct avm_vcpu *vcpu, struct apiary_vmm_run *run)
{
    struct avm_instruction instruction;
    const enum avm_operation expected = vcpu->exit.write ? AVM_OP_OUTS : AVM_OP_INS;

    if (avm_need(vcpu, AVM_CONTROL | AVM_SEGMENTS) != 0) {
        return AVM_NEXT_ERROR;
    }
    avm_vcpu_unload(vcpu);
    if (!decode_exit(vcpu, &instruction) || instruction.operation != expected) {
        return AVM_NEXT_GO_ON;  // The guest has changed the instruction meanwhile.
    }
    if (instruction.repeat && index_register(vcpu, &instruction, AVM_RCX) == 0) {
        avm_skip(vcpu, instruction.length);
        return AVM_NEXT_GO_ON;
    }
    return vcpu->exit.write ? write_port_string(vcpu, run, &instruction) : read_port_string(vcpu, run, &instruction);
}

enum avm_next avm_complete_port_string(struct avm_vcpu *vcpu, uint64_t answer)
{
    const struct avm_pending pending = vcpu->pending;

    vcpu->pending.kind = AVM_PENDING_NONE;
    avm_memory_write(vcpu->vm, pending.gpa, &answer, pending.size);
    advance(vcpu, &pending.instruction, AVM_RDI);
    end_round(vcpu, &pending.instruction);
    return AVM_NEXT_GO_ON;
}

// ---- Device memory ----

static enum avm_next ask(struct avm_vcpu *vcpu, struct apiary_vmm_run *run, const struct avm_instruction *instruction, uint64_t gpa)
{
    vcpu->pending = (struct avm_pending){
        .kind = AVM_PENDING_MEMORY, .size = instruction->memory_size, .gpa = gpa, .instruction = *instruction};
    return avm_leave(run, APIARY_VMM_EXIT_MMIO_READ, gpa, instruction->memory_size, 0);
}

static enum avm_next put(struct apiary_vmm_run *run, const struct avm_instruction *instruction, uint64_t gpa, uint64_t value)
{
    return avm_leave(run, APIARY_VMM_EXIT_MMIO_WRITE, gpa, instruction->memory_size, avm_truncate(value, instruction->memory_size));
}

/// MOVS: the access that failed was to a device; the other one may be to memory or to a device.
static enum avm_next begin_move(struct avm_vcpu *vcpu, struct apiary_vmm_run *run, const struct avm_instruction *instruction)
{
    uint64_t linear, source, value = 0;

    if (!string_operand(vcpu, instruction, true, &linear, &source)) {
        return not_translated(vcpu, run, linear);
    }
    if (!avm_memory_read(vcpu->vm, source, &value, instruction->size)) {
        return ask(vcpu, run, instruction, source);
    }
    advance(vcpu, instruction, AVM_RSI);
    advance(vcpu, instruction, AVM_RDI);
    end_round(vcpu, instruction);
    return put(run, instruction, vcpu->exit.gpa, value);
}

static enum avm_next end_move(struct avm_vcpu *vcpu, struct apiary_vmm_run *run, const struct avm_instruction *instruction, uint64_t value)
{
    uint64_t linear, target;

    if (!string_operand(vcpu, instruction, false, &linear, &target)) {
        return not_translated(vcpu, run, linear);
    }
    advance(vcpu, instruction, AVM_RSI);
    advance(vcpu, instruction, AVM_RDI);
    end_round(vcpu, instruction);
    if (avm_memory_write(vcpu->vm, target, &value, instruction->size)) {
        return AVM_NEXT_GO_ON;
    }
    return put(run, instruction, target, value);
}

static enum avm_next store_string(struct avm_vcpu *vcpu, struct apiary_vmm_run *run, const struct avm_instruction *instruction)
{
    const uint64_t value = vcpu->regs.gpr[AVM_RAX];

    advance(vcpu, instruction, AVM_RDI);
    end_round(vcpu, instruction);
    return put(run, instruction, vcpu->exit.gpa, value);
}

enum avm_next avm_emulate_memory(struct avm_vcpu *vcpu, struct apiary_vmm_run *run)
{
    const uint64_t gpa = vcpu->exit.gpa;
    struct avm_instruction instruction;

    if (!decode_exit(vcpu, &instruction) || instruction.operation >= AVM_OP_INS || !stays_in_page(gpa, instruction.memory_size)) {
        return avm_fail(run, APIARY_VMM_FAILED_INSTRUCTION, gpa);
    }
    switch (instruction.operation) {
    case AVM_OP_STORE:
        avm_skip(vcpu, instruction.length);
        return put(run, &instruction, gpa, source_of(vcpu, &instruction));
    case AVM_OP_STOS: return store_string(vcpu, run, &instruction);
    case AVM_OP_MOVS: return begin_move(vcpu, run, &instruction);
    default: return ask(vcpu, run, &instruction, gpa);
    }
}

/// INC and DEC leave the carry flag, NOT leaves all.
static uint64_t compute_unary(struct avm_vcpu *vcpu, const struct avm_instruction *instruction, uint64_t value)
{
    uint64_t *flags = &vcpu->regs.rflags;
    const uint64_t carry = *flags & 1;

    switch (instruction->operation) {
    case AVM_OP_NOT: return ~value;
    case AVM_OP_NEG: return avm_compute(AVM_SUB, 0, value, instruction->size, flags);
    case AVM_OP_INC: value = avm_compute(AVM_ADD, value, 1, instruction->size, flags); break;
    default: value = avm_compute(AVM_SUB, value, 1, instruction->size, flags); break;
    }
    *flags = (*flags & ~1ull) | carry;
    return value;
}

static enum avm_next complete_alu(struct avm_vcpu *vcpu, struct apiary_vmm_run *run, const struct avm_pending *pending, uint64_t value)
{
    const struct avm_instruction *instruction = &pending->instruction;
    const uint64_t source = source_of(vcpu, instruction), left = instruction->to_register ? source : value,
                   right = instruction->to_register ? value : source,
                   result = avm_compute(instruction->alu, left, right, instruction->size, &vcpu->regs.rflags);

    avm_skip(vcpu, instruction->length);
    if (instruction->alu == AVM_CMP) {
        return AVM_NEXT_GO_ON;
    }
    if (instruction->to_register) {
        set_register(vcpu, instruction, result);
        return AVM_NEXT_GO_ON;
    }
    return put(run, instruction, pending->gpa, result);
}

enum avm_next avm_complete_memory(struct avm_vcpu *vcpu, struct apiary_vmm_run *run)
{
    const struct avm_pending pending = vcpu->pending;
    const struct avm_instruction *instruction = &pending.instruction;
    uint64_t value = avm_truncate(run->answer, instruction->memory_size), source;

    vcpu->pending.kind = AVM_PENDING_NONE;
    switch (instruction->operation) {
    case AVM_OP_LOAD:
        set_register(vcpu, instruction, instruction->sign_extend ? avm_extend(value, instruction->memory_size) : value);
        avm_skip(vcpu, instruction->length);
        return AVM_NEXT_GO_ON;
    case AVM_OP_TEST:
        avm_compute(AVM_AND, value, source_of(vcpu, instruction), instruction->size, &vcpu->regs.rflags);
        avm_skip(vcpu, instruction->length);
        return AVM_NEXT_GO_ON;
    case AVM_OP_ALU: return complete_alu(vcpu, run, &pending, value);
    case AVM_OP_XCHG:
        source = get_register(vcpu, instruction);
        set_register(vcpu, instruction, value);
        avm_skip(vcpu, instruction->length);
        return put(run, instruction, pending.gpa, source);
    case AVM_OP_LODS:
        avm_set_gpr(vcpu, AVM_RAX, instruction->size, value);
        advance(vcpu, instruction, AVM_RSI);
        end_round(vcpu, instruction);
        return AVM_NEXT_GO_ON;
    case AVM_OP_MOVS: return end_move(vcpu, run, instruction, value);
    default:
        value = compute_unary(vcpu, instruction, value);
        avm_skip(vcpu, instruction->length);
        return put(run, instruction, pending.gpa, value);
    }
}
