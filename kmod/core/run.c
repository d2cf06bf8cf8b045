// SPDX-License-Identifier: BSD-2-Clause
// APIARY_VMM_RUN: the loop around a guest. Exits that are cheap are handled while the vCPU stays loaded; for those that may sleep, and
// for the monitor, it is unloaded first.
#include "os.h"
#include "vcpu.h"

// ---- What others use ----

bool avm_is_64_bit(const struct avm_vcpu *vcpu)
{
    return (vcpu->regs.efer & EFER_LMA) != 0 && (vcpu->regs.segment[AVM_CS].access & ACCESS_LONG) != 0;
}

unsigned avm_code_mode(const struct avm_vcpu *vcpu)
{
    if (avm_is_64_bit(vcpu)) {
        return 8;
    }
    return (vcpu->regs.segment[AVM_CS].access & ACCESS_BIG) != 0 ? 4 : 2;
}

static bool nmi_is_due(const struct avm_vcpu *vcpu)
{
    return vcpu->nmi_pending && !vcpu->nmi_blocked;
}

bool avm_can_inject(const struct avm_vcpu *vcpu)
{
    return (vcpu->regs.rflags & RFLAGS_IF) != 0 && !vcpu->shadow && !vcpu->event.valid && !nmi_is_due(vcpu) &&
           vcpu->pending.kind == AVM_PENDING_NONE;
}

void avm_raise(struct avm_vcpu *vcpu, enum avm_vector vector, bool has_error, uint32_t error)
{
    vcpu->event = (struct avm_event){
        .valid = true, .vector = (uint8_t)vector, .type = AVM_EVENT_EXCEPTION, .has_error = has_error, .error = error};
}

void avm_skip(struct avm_vcpu *vcpu, unsigned length)
{
    struct apiary_vmm_registers *regs = &vcpu->regs;

    const bool may_wrap = regs->rip >> 32 == 0 && (regs->rip + length) >> 32 != 0;

    regs->rip += length;
    if (may_wrap && avm_need(vcpu, AVM_CONTROL | AVM_SEGMENTS) == 0 && !avm_is_64_bit(vcpu)) {
        regs->rip &= 0xffffffffu;
    }
    vcpu->shadow = false;
    regs->rflags &= ~RFLAGS_RF;
    avm_changed(vcpu, AVM_BASIC);
    if ((regs->rflags & RFLAGS_TF) != 0 && !vcpu->event.valid && avm_need(vcpu, AVM_CONTROL) == 0) {
        regs->dr6 |= AVM_BIT(14);
        vcpu->changed |= AVM_CONTROL;
        avm_raise(vcpu, AVM_DB, false, 0);
    }
}

enum avm_next avm_leave(struct apiary_vmm_run *run, enum apiary_vmm_exit exit, uint64_t address, unsigned size, uint64_t value)
{
    run->exit = exit;
    run->address = address;
    run->size = (uint8_t)size;
    run->value = value;
    return AVM_NEXT_LEAVE;
}

enum avm_next avm_fail(struct apiary_vmm_run *run, enum apiary_vmm_failure failure, uint64_t detail)
{
    return avm_leave(run, APIARY_VMM_EXIT_FAILED, detail, 0, failure);
}

// ---- Instructions ----

static bool walk_code(struct avm_vcpu *vcpu, uint64_t linear, avm_read_physical *read, uint64_t *gpa)
{
    const struct apiary_vmm_registers *regs = &vcpu->regs;
    const struct avm_paging paging = {
        .cr0 = regs->cr0, .cr3 = regs->cr3, .cr4 = regs->cr4, .efer = regs->efer, .rflags = regs->rflags,
        .cpl = regs->segment[AVM_SS].access >> ACCESS_DPL_SHIFT & 3, .physical_bits = avm_host.info.physical_bits,
    };
    uint32_t error;

    return avm_walk(&paging, linear, AVM_FETCH, read, vcpu->vm, gpa, &error) == AVM_WALK_OK;
}

/// Bytes from RIP on, as far as `read` can have them; gives how many.
static unsigned fetch_with(struct avm_vcpu *vcpu, avm_read_physical *read, uint8_t *bytes)
{
    const struct apiary_vmm_registers *regs = &vcpu->regs;
    uint64_t linear = regs->rip;
    unsigned count = 0;

    if (!avm_is_64_bit(vcpu)) {
        linear = (regs->segment[AVM_CS].base + regs->rip) & 0xffffffffu;
    }
    while (count < AVM_LONGEST_INSTRUCTION) {
        const unsigned left = (unsigned)(AVM_PAGE_SIZE - (linear & (AVM_PAGE_SIZE - 1)));
        const unsigned part = AVM_LONGEST_INSTRUCTION - count < left ? AVM_LONGEST_INSTRUCTION - count : left;
        uint64_t gpa;

        if (!walk_code(vcpu, linear, read, &gpa) || !read(vcpu->vm, gpa, bytes + count, part)) {
            break;
        }
        count += part;
        linear += part;
    }
    return count;
}

/// The same without sleeping, and only if nobody changes the page table.
static unsigned peek_at_instruction(struct avm_vcpu *vcpu, uint8_t *bytes)
{
    unsigned count = 0;

    if (os_try_lock(vcpu->vm->memory_lock)) {
        count = fetch_with(vcpu, avm_memory_peek, bytes);
        os_unlock(vcpu->vm->memory_lock);
    }
    return count;
}

bool avm_decode_at_rip(struct avm_vcpu *vcpu, struct avm_instruction *instruction)
{
    uint8_t bytes[AVM_LONGEST_INSTRUCTION];

    if (avm_need(vcpu, AVM_CONTROL | AVM_SEGMENTS) != 0) {
        return false;
    }
    if (avm_decode(bytes, peek_at_instruction(vcpu, bytes), avm_code_mode(vcpu), instruction)) {
        return true;
    }
    avm_vcpu_unload(vcpu);
    return avm_decode(bytes, fetch_with(vcpu, avm_memory_read_physical, bytes), avm_code_mode(vcpu), instruction);
}

/// The length of the instruction that caused the exit; 0 when it cannot be told.
static unsigned length_of_exit(struct avm_vcpu *vcpu)
{
    struct avm_instruction instruction;

    if (vcpu->exit.length != 0) {
        return vcpu->exit.length;
    }
    return avm_decode_at_rip(vcpu, &instruction) ? instruction.length : 0;
}

/// As avm_skip(), of the instruction that caused the exit. False when the guest has taken it away meanwhile: it is executed again.
static bool skip_exit(struct avm_vcpu *vcpu)
{
    const unsigned length = length_of_exit(vcpu);

    if (length != 0) {
        avm_skip(vcpu, length);
    }
    return length != 0;
}

// ---- Exits ----

static enum avm_next handle_port(struct avm_vcpu *vcpu, struct apiary_vmm_run *run)
{
    const struct avm_exit *exit = &vcpu->exit;
    unsigned length;

    if (exit->string) {
        return avm_emulate_port_string(vcpu, run);
    }
    length = length_of_exit(vcpu);
    if (length == 0) {
        return AVM_NEXT_GO_ON;
    }
    if (exit->write) {
        avm_skip(vcpu, length);
        return avm_leave(run, APIARY_VMM_EXIT_PORT_WRITE, exit->port, exit->size, avm_truncate(vcpu->regs.gpr[AVM_RAX], exit->size));
    }
    vcpu->pending = (struct avm_pending){.kind = AVM_PENDING_PORT, .size = exit->size, .length = (uint8_t)length};
    return avm_leave(run, APIARY_VMM_EXIT_PORT_READ, exit->port, exit->size, 0);
}

static void set_edx_eax(struct avm_vcpu *vcpu, uint64_t value)
{
    vcpu->regs.gpr[AVM_RAX] = (uint32_t)value;
    vcpu->regs.gpr[AVM_RDX] = value >> 32;
}

static void protection_fault(struct avm_vcpu *vcpu)
{
    avm_raise(vcpu, AVM_GP, true, 0);
}

static enum avm_next ask_about_msr(struct avm_vcpu *vcpu, struct apiary_vmm_run *run, uint32_t index, uint64_t value, bool write)
{
    const unsigned length = length_of_exit(vcpu);

    if (length == 0) {
        return AVM_NEXT_GO_ON;
    }
    vcpu->pending = (struct avm_pending){.kind = write ? AVM_PENDING_MSR_WRITE : AVM_PENDING_MSR_READ, .length = (uint8_t)length};
    return avm_leave(run, write ? APIARY_VMM_EXIT_MSR_WRITE : APIARY_VMM_EXIT_MSR_READ, index, 8, value);
}

static enum avm_next handle_msr(struct avm_vcpu *vcpu, struct apiary_vmm_run *run)
{
    const uint64_t *gpr = vcpu->regs.gpr;
    const uint32_t index = (uint32_t)gpr[AVM_RCX];
    uint64_t value = (uint32_t)gpr[AVM_RAX] | gpr[AVM_RDX] << 32;
    bool known, good;
    const int error = avm_need(vcpu, AVM_ALL_GROUPS);

    if (error != 0) {
        return AVM_NEXT_ERROR;
    }
    good = vcpu->exit.write ? avm_write_msr(vcpu, index, value, &known) : avm_read_msr(vcpu, index, &value, &known);
    if (!known) {
        return ask_about_msr(vcpu, run, index, vcpu->exit.write ? value : 0, vcpu->exit.write);
    }
    if (!good) {
        protection_fault(vcpu);
    } else if (skip_exit(vcpu) && !vcpu->exit.write) {
        set_edx_eax(vcpu, value);
    }
    return AVM_NEXT_GO_ON;
}

static enum avm_next handle_memory(struct avm_vcpu *vcpu, struct apiary_vmm_run *run, int *error)
{
    const struct avm_exit *exit = &vcpu->exit;

    avm_need(vcpu, AVM_CONTROL | AVM_SEGMENTS);
    avm_vcpu_unload(vcpu);
    switch (avm_memory_fault(vcpu->vm, exit->gpa, exit->write, error)) {
    case AVM_FAULT_DONE: return AVM_NEXT_GO_ON;
    case AVM_FAULT_ERROR: return AVM_NEXT_ERROR;
    case AVM_FAULT_DEVICE: break;
    }
    // The guest's tables, or a stack that an interrupt is delivered to, in a device.
    if (exit->in_tables || vcpu->event.valid) {
        return avm_fail(run, APIARY_VMM_FAILED_INSTRUCTION, exit->gpa);
    }
    return avm_emulate_memory(vcpu, run);
}

static bool write_control(struct avm_vcpu *vcpu, unsigned number, uint64_t value)
{
    switch (number) {
    case 0: return avm_write_cr0(vcpu, value);
    case 4: return avm_write_cr4(vcpu, value);
    default: return false;
    }
}

static enum avm_next write_task_priority(struct avm_vcpu *vcpu, struct apiary_vmm_run *run, uint64_t value)
{
    if (value > 15) {
        protection_fault(vcpu);
        return AVM_NEXT_GO_ON;
    }
    if (!skip_exit(vcpu)) {
        return AVM_NEXT_GO_ON;
    }
    vcpu->regs.cr8 = value;
    avm_changed(vcpu, AVM_BASIC);
    return avm_leave(run, APIARY_VMM_EXIT_TPR_WRITE, 0, 8, value);
}

static enum avm_next handle_control(struct avm_vcpu *vcpu, struct apiary_vmm_run *run)
{
    struct avm_exit *exit = &vcpu->exit;
    uint64_t value;

    if (avm_need(vcpu, AVM_CONTROL | AVM_SEGMENTS) != 0) {
        return AVM_NEXT_ERROR;
    }
    if (!exit->decoded) {
        struct avm_instruction instruction;

        if (!avm_decode_at_rip(vcpu, &instruction) || instruction.operation != AVM_OP_MOV_CR) {
            if (exit->reg == 0) {
                vcpu->writes_cr0 = true;  // LMSW, which can make nothing of CR0 that it cannot be.
                return AVM_NEXT_GO_ON;
            }
            protection_fault(vcpu);
            return AVM_NEXT_GO_ON;
        }
        exit->length = instruction.length;
        exit->gpr = instruction.rm;
    }
    if (!exit->write) {
        avm_set_gpr(vcpu, exit->gpr, 8, exit->reg == 8 ? vcpu->regs.cr8 : vcpu->regs.cr4);
        skip_exit(vcpu);
        return AVM_NEXT_GO_ON;
    }
    value = exit->has_value ? exit->value : avm_truncate(vcpu->regs.gpr[exit->gpr], avm_is_64_bit(vcpu) ? 8 : 4);
    if (exit->reg == 8) {
        return write_task_priority(vcpu, run, value);
    }
    if (write_control(vcpu, exit->reg, value)) {
        skip_exit(vcpu);
    } else {
        protection_fault(vcpu);
    }
    return AVM_NEXT_GO_ON;
}

static enum avm_next handle_debug(struct avm_vcpu *vcpu)
{
    // From now on, and until it is unloaded, the registers are the guest's own; the instruction is executed again.
    avm_load_breakpoints(vcpu);
    return AVM_NEXT_GO_ON;
}

static enum avm_next handle_xsetbv(struct avm_vcpu *vcpu)
{
    const uint64_t *gpr = vcpu->regs.gpr;
    const uint64_t value = (uint32_t)gpr[AVM_RAX] | gpr[AVM_RDX] << 32;

    if (avm_need(vcpu, AVM_CONTROL | AVM_SEGMENTS) != 0) {
        return AVM_NEXT_ERROR;
    }
    if ((uint32_t)gpr[AVM_RCX] != 0 || (vcpu->regs.segment[AVM_SS].access >> ACCESS_DPL_SHIFT & 3) != 0 ||
        !avm_write_xcr0(vcpu, value)) {
        protection_fault(vcpu);
    } else {
        skip_exit(vcpu);
    }
    return AVM_NEXT_GO_ON;
}

static enum avm_next handle_halt(struct avm_vcpu *vcpu, struct apiary_vmm_run *run)
{
    if (!skip_exit(vcpu) || nmi_is_due(vcpu) || vcpu->event.valid) {
        return AVM_NEXT_GO_ON;
    }
    vcpu->halted = true;
    return avm_leave(run, APIARY_VMM_EXIT_HALT, 0, 0, 0);
}

static enum avm_next handle(struct avm_vcpu *vcpu, struct apiary_vmm_run *run, int *error)
{
    switch (vcpu->exit.kind) {
    case AVM_EXIT_NONE: return AVM_NEXT_GO_ON;
    case AVM_EXIT_CPUID:
        avm_need(vcpu, AVM_CONTROL);
        if (skip_exit(vcpu)) {
            avm_emulate_cpuid(vcpu);
        }
        return AVM_NEXT_GO_ON;
    case AVM_EXIT_HLT: return handle_halt(vcpu, run);
    case AVM_EXIT_PORT: return handle_port(vcpu, run);
    case AVM_EXIT_MSR: return handle_msr(vcpu, run);
    case AVM_EXIT_MEMORY: return handle_memory(vcpu, run, error);
    case AVM_EXIT_CONTROL: return handle_control(vcpu, run);
    case AVM_EXIT_DEBUG: return handle_debug(vcpu);
    case AVM_EXIT_XSETBV: return handle_xsetbv(vcpu);
    case AVM_EXIT_WINDOW:
    case AVM_EXIT_NMI_WINDOW: return AVM_NEXT_GO_ON;
    case AVM_EXIT_SKIP: skip_exit(vcpu); return AVM_NEXT_GO_ON;
    case AVM_EXIT_UNDEFINED: avm_raise(vcpu, AVM_UD, false, 0); return AVM_NEXT_GO_ON;
    case AVM_EXIT_PROTECTED: protection_fault(vcpu); return AVM_NEXT_GO_ON;
    case AVM_EXIT_EXCEPTION:
        if (!vcpu->exit.skip || skip_exit(vcpu)) {
            vcpu->event = vcpu->exit.event;
        }
        return AVM_NEXT_GO_ON;
    case AVM_EXIT_SHUTDOWN: return avm_leave(run, APIARY_VMM_EXIT_SHUTDOWN, 0, 0, 0);
    case AVM_EXIT_INVALID: return avm_fail(run, APIARY_VMM_FAILED_ENTRY, vcpu->exit.number);
    case AVM_EXIT_UNKNOWN: break;
    }
    return avm_fail(run, APIARY_VMM_FAILED_EXIT, vcpu->exit.number);
}

// ---- Answers and wishes of the monitor ----

static enum avm_next complete_pending(struct avm_vcpu *vcpu, struct apiary_vmm_run *run)
{
    const struct avm_pending pending = vcpu->pending;

    vcpu->pending.kind = AVM_PENDING_NONE;
    if ((run->flags & APIARY_VMM_REFUSE) != 0) {
        protection_fault(vcpu);
        return AVM_NEXT_GO_ON;
    }
    switch (pending.kind) {
    case AVM_PENDING_NONE: break;
    case AVM_PENDING_PORT:
        avm_set_gpr(vcpu, AVM_RAX, pending.size, run->answer);
        avm_skip(vcpu, pending.length);
        break;
    case AVM_PENDING_MSR_READ:
        set_edx_eax(vcpu, run->answer);
        avm_skip(vcpu, pending.length);
        break;
    case AVM_PENDING_MSR_WRITE: avm_skip(vcpu, pending.length); break;
    case AVM_PENDING_PORT_STRING: vcpu->pending = pending; return avm_complete_port_string(vcpu, run->answer);
    case AVM_PENDING_MEMORY: vcpu->pending = pending; return avm_complete_memory(vcpu, run);
    }
    return AVM_NEXT_GO_ON;
}

/// The flags that answer fit the exit that waits for one.
static bool is_answer(const struct avm_vcpu *vcpu, uint32_t flags)
{
    const bool answered = (flags & APIARY_VMM_ANSWER) != 0, refused = (flags & APIARY_VMM_REFUSE) != 0;
    const bool is_msr = vcpu->pending.kind == AVM_PENDING_MSR_READ || vcpu->pending.kind == AVM_PENDING_MSR_WRITE;

    if (vcpu->pending.kind == AVM_PENDING_NONE) {
        return !answered && !refused;
    }
    return refused ? is_msr && !answered : answered;
}

/// What the call asks for. *left: an exit is filled in already.
static int take_wishes(struct avm_vcpu *vcpu, struct apiary_vmm_run *run, bool *left)
{
    const uint32_t known = (APIARY_VMM_FINISH_ONLY << 1) - 1;

    *left = false;
    if ((run->flags & ~known) != 0 || run->tpr > 15 || !is_answer(vcpu, run->flags)) {
        return AVM_EINVAL;
    }
    if (vcpu->pending.kind != AVM_PENDING_NONE) {
        *left = complete_pending(vcpu, run) == AVM_NEXT_LEAVE;
    }
    if ((run->flags & APIARY_VMM_SET_TPR) != 0) {
        vcpu->regs.cr8 = run->tpr;
        avm_changed(vcpu, AVM_BASIC);
    }
    if ((run->flags & APIARY_VMM_INJECT_NMI) != 0) {
        vcpu->nmi_pending = true;
        vcpu->halted = vcpu->halted && vcpu->nmi_blocked;
    }
    if ((run->flags & APIARY_VMM_INJECT) != 0) {
        if (!avm_can_inject(vcpu)) {
            return AVM_EBUSY;
        }
        vcpu->event = (struct avm_event){.valid = true, .vector = run->vector, .type = AVM_EVENT_INTERRUPT};
        vcpu->halted = false;
    }
    vcpu->window_wanted = vcpu->window_wanted || (run->flags & APIARY_VMM_WANT_WINDOW) != 0;
    return 0;
}

// ---- The loop ----

/// An NMI goes first; it is blocked until IRET then.
static void choose_event(struct avm_vcpu *vcpu)
{
    if (!vcpu->event.valid && nmi_is_due(vcpu) && !vcpu->shadow) {
        vcpu->event = (struct avm_event){.valid = true, .vector = AVM_NMI, .type = AVM_EVENT_NMI};
        vcpu->nmi_pending = false;
        vcpu->nmi_blocked = true;
    }
}

/// Interrupts off: the thread has to come out instead of going in. An event that is due is delivered first, and an interrupt to this
/// CPU then ends the guest's turn right after. A guest that can have nothing delivered does not keep its thread by that.
static bool must_come_out(struct avm_vcpu *vcpu, bool finish)
{
    enum { MOST_TRIES = 32 };
    const bool asked = finish || os_interrupted() || __atomic_load_n(&vcpu->kicked, __ATOMIC_SEQ_CST) != 0;

    if (!vcpu->host_cpu->owned) {
        return true;  // The host restarts, or has slept.
    }
    if (asked && vcpu->event.valid && vcpu->delivery_tries < MOST_TRIES) {
        ++vcpu->delivery_tries;
        os_interrupt_self();
        return false;
    }
    if (asked || os_must_leave()) {
        return true;
    }
    if (avm_host.isolates_deliveries && vcpu->event.valid && vcpu->event.type == AVM_EVENT_INTERRUPT) {
        os_interrupt_self();
    }
    return false;
}

static enum avm_flush flush_needed(struct avm_vcpu *vcpu)
{
    const uint64_t generation = __atomic_load_n(&vcpu->vm->generation, __ATOMIC_SEQ_CST);
    const bool stale = generation != vcpu->generation || vcpu->flush_wanted;
    const bool can_flush_one = (avm_host.info.features & APIARY_VMM_FLUSH_BY_TAG) != 0;

    vcpu->generation = generation;
    vcpu->flush_wanted = false;
    return avm_tag_use(&vcpu->host_cpu->tags, &vcpu->tag, vcpu->cpu, stale, can_flush_one);
}

/// Lets the guest run once. False: it did not, as the thread has to come out.
static bool enter(struct avm_vcpu *vcpu, bool finish)
{
    bool enters;

    choose_event(vcpu);
    os_interrupts_off();
    avm_vcpu_change(&vcpu->state, AVM_VCPU_RUNNING, AVM_VCPU_GUEST);
    enters = !must_come_out(vcpu, finish);
    if (enters) {
        const enum avm_flush flush = flush_needed(vcpu);

        avm_host.backend->store(vcpu, vcpu->changed);
        vcpu->changed = 0;
        os_before_guest(vcpu->first_entry);
        avm_host.backend->enter(vcpu, vcpu->host_cpu, flush);
        os_after_guest();
        vcpu->first_entry = false;
        vcpu->fresh = AVM_BASIC;
        ++vcpu->exits;
    }
    avm_vcpu_change(&vcpu->state, AVM_VCPU_GUEST, AVM_VCPU_RUNNING);
    os_interrupts_on();
    return enters;
}

/// An exit for which the guest need not run at all.
static bool is_due(struct avm_vcpu *vcpu, struct apiary_vmm_run *run)
{
    if (vcpu->halted && !vcpu->event.valid && !nmi_is_due(vcpu)) {
        avm_leave(run, APIARY_VMM_EXIT_HALT, 0, 0, 0);
        return true;
    }
    if (vcpu->window_wanted && avm_can_inject(vcpu)) {
        vcpu->window_wanted = false;
        avm_leave(run, APIARY_VMM_EXIT_WINDOW, 0, 0, 0);
        return true;
    }
    return false;
}

/// The thread came out without an exit. True: it has to leave the kernel, as KICKED.
static bool is_kicked(struct avm_vcpu *vcpu, bool finish)
{
    const bool kicked = __atomic_exchange_n(&vcpu->kicked, 0, __ATOMIC_SEQ_CST) != 0;

    return kicked || finish || os_interrupted();
}

/// SDM vol. 3, 4.4.1 and 27.3.2.4: with PAE paging the CPU has the four entries of the third level in registers. A MOV to CR3 loads them,
/// and so has whatever else changes how the guest pages.
static void read_pdptes(struct avm_vcpu *vcpu)
{
    const struct apiary_vmm_registers *regs = &vcpu->regs;

    if (!vcpu->needs_pdptes || (vcpu->changed & AVM_CONTROL) == 0 || (regs->cr0 & CR0_PG) == 0 || (regs->cr4 & CR4_PAE) == 0 ||
        (regs->efer & EFER_LMA) != 0) {
        return;
    }
    avm_vcpu_unload(vcpu);
    os_clear(vcpu->pdptes, sizeof vcpu->pdptes);
    avm_memory_read(vcpu->vm, regs->cr3 & 0xffffffe0u, vcpu->pdptes, sizeof vcpu->pdptes);
}

static enum avm_next run_once(struct avm_vcpu *vcpu, struct apiary_vmm_run *run, bool finish, int *error)
{
    if (!finish && is_due(vcpu, run)) {
        return AVM_NEXT_LEAVE;
    }
    read_pdptes(vcpu);
    if (!vcpu->loaded) {
        *error = avm_vcpu_load(vcpu);
        if (*error != 0) {
            return avm_host_refuses() ? avm_leave(run, APIARY_VMM_EXIT_KICKED, 0, 0, 0) : AVM_NEXT_ERROR;
        }
    }
    if (enter(vcpu, finish)) {
        return handle(vcpu, run, error);
    }
    avm_vcpu_unload(vcpu);
    if (is_kicked(vcpu, finish)) {
        return avm_leave(run, APIARY_VMM_EXIT_KICKED, 0, 0, 0);
    }
    os_let_others_run();
    return AVM_NEXT_GO_ON;
}

int avm_vcpu_run(struct avm_vcpu *vcpu, struct apiary_vmm_run *run)
{
    const bool finish = (run->flags & APIARY_VMM_FINISH_ONLY) != 0;
    enum avm_next next = AVM_NEXT_GO_ON;
    bool left;
    int error;

    vcpu->delivery_tries = 0;
    error = take_wishes(vcpu, run, &left);

    if (error != 0) {
        return error;
    }
    while (!left && next == AVM_NEXT_GO_ON) {
        next = run_once(vcpu, run, finish, &error);
    }
    avm_vcpu_unload(vcpu);
    if (next == AVM_NEXT_ERROR) {
        return error != 0 ? error : AVM_EBUSY;
    }
    run->rip = vcpu->regs.rip;
    run->status = (avm_can_inject(vcpu) ? APIARY_VMM_CAN_INJECT : 0) |
                  (vcpu->event.valid || vcpu->pending.kind != AVM_PENDING_NONE ? APIARY_VMM_UNFINISHED : 0);
    run->hardware_exits = vcpu->exits;
    run->reserved = 0;
    run->reserved2 = 0;
    return 0;
}
