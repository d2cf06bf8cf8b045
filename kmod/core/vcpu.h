// SPDX-License-Identifier: BSD-2-Clause
// A virtual CPU. One call has it at a time (vcpu_state.h); all but `state`, `kicked` and `cpu` belong to that call.
#ifndef APIARY_KMOD_VCPU_H
#define APIARY_KMOD_VCPU_H

#include "../include/apiary_vmm.h"
#include "decode.h"
#include "host.h"
#include "tag.h"
#include "types.h"
#include "vcpu_state.h"
#include "vm.h"
#include "x86.h"

/// Registers that are read from the hardware, and written back, together.
enum avm_group {
    AVM_BASIC = 1 << 0,     ///< RIP, RFLAGS, RAX, RSP, CR2, CR8; valid after every exit.
    AVM_CONTROL = 1 << 1,   ///< CR0, CR3, CR4, EFER, DR6, DR7.
    AVM_SEGMENTS = 1 << 2,  ///< Segments, LDTR, TR, GDTR, IDTR.
    AVM_MSRS = 1 << 3,      ///< STAR to SYSENTER_EIP, PAT.
    AVM_ALL_GROUPS = 15,
};

/// What is being delivered, or is to be. Types as in EVENTINJ and in the VMCS (APM vol. 2, 15.20; SDM vol. 3, table 25-17).
enum avm_event_type { AVM_EVENT_INTERRUPT = 0, AVM_EVENT_NMI = 2, AVM_EVENT_EXCEPTION = 3, AVM_EVENT_SOFTWARE = 4 };
struct avm_event {
    bool valid, has_error;
    uint8_t vector;
    uint8_t type;
    uint32_t error;
};

/// Why the hardware came back from the guest.
enum avm_exit_kind {
    AVM_EXIT_NONE,        ///< Something of the host's.
    AVM_EXIT_CPUID,
    AVM_EXIT_HLT,
    AVM_EXIT_PORT,
    AVM_EXIT_MSR,
    AVM_EXIT_MEMORY,      ///< Nested page fault or EPT violation.
    AVM_EXIT_CONTROL,     ///< Access to a control register.
    AVM_EXIT_DEBUG,       ///< First access to a debug register.
    AVM_EXIT_XSETBV,
    AVM_EXIT_WINDOW,      ///< Interrupts are allowed.
    AVM_EXIT_NMI_WINDOW,  ///< NMIs are, or will be after the instruction at RIP.
    AVM_EXIT_SKIP,        ///< An instruction that does nothing here.
    AVM_EXIT_UNDEFINED,   ///< One that there is not: #UD.
    AVM_EXIT_PROTECTED,   ///< One that is refused: #GP(0).
    AVM_EXIT_EXCEPTION,   ///< `event` is the guest's own.
    AVM_EXIT_SHUTDOWN,
    AVM_EXIT_INVALID,     ///< The state was refused; `number` says more.
    AVM_EXIT_UNKNOWN,     ///< `number` is the hardware's.
};

struct avm_exit {
    enum avm_exit_kind kind;
    uint64_t number;
    uint8_t length;        ///< Of the instruction; 0: not told.
    bool write;            ///< Of PORT, MSR, MEMORY, CONTROL: into the thing.
    // PORT.
    uint16_t port;
    uint8_t size;
    bool string;
    // MEMORY.
    uint64_t gpa;
    bool in_tables;        ///< While the guest's own tables were walked.
    uint8_t bytes[AVM_LONGEST_INSTRUCTION];  ///< The instruction,
    uint8_t byte_count;    ///< if this is not 0.
    // CONTROL.
    bool decoded;          ///< The two below are told.
    uint8_t reg, gpr;
    uint64_t value;        ///< What is written, if has_value (LMSW, CLTS).
    bool has_value;
    struct avm_event event;
    bool skip;             ///< The event comes after the instruction.
};

/// What an answer from the monitor completes.
enum avm_pending_kind { AVM_PENDING_NONE, AVM_PENDING_PORT, AVM_PENDING_PORT_STRING, AVM_PENDING_MEMORY, AVM_PENDING_MSR_READ, AVM_PENDING_MSR_WRITE };
struct avm_pending {
    enum avm_pending_kind kind;
    uint8_t size, length;
    uint64_t gpa;
    struct avm_instruction instruction;
};

struct avm_vcpu {
    struct avm_vm *vm;
    uint32_t id;
    uint32_t state;    ///< enum avm_vcpu_state; atomic.
    uint32_t kicked;   ///< Atomic.
    uint32_t cpu;      ///< It runs there, or did last; atomic.

    struct apiary_vmm_registers regs;
    unsigned fresh;    ///< Groups that are in regs.
    unsigned changed;  ///< Groups that regs has and the hardware has not.
    void *xsave;       ///< One page.
    bool halted, shadow, nmi_blocked, nmi_pending;
    bool window_wanted;
    bool writes_cr0;  ///< AMD: the next entry may write CR0 without an exit.
    unsigned delivery_tries;  ///< Of this run, with the thread being asked for.
    struct avm_event event;
    struct avm_pending pending;
    struct avm_exit exit;

    struct apiary_vmm_cpuid_entry *cpuid;
    uint32_t cpuid_count;

    bool loaded;
    bool first_entry;        ///< None since it was loaded.
    bool breakpoints_loaded; ///< The guest's DR0 to DR3 are in the CPU.
    bool flush_wanted;       ///< The guest changed what its translations are made from.
    uint64_t host_tsc_aux, host_xss, loaded_xcr0;
    bool needs_pdptes;       ///< Intel: the third level of PAE paging is in the VMCS,
    uint64_t pdptes[4];      ///< from here, when AVM_CONTROL was changed.
    struct avm_cpu *host_cpu;
    struct avm_tag tag;
    uint64_t generation;     ///< Of the machine's translations, that was seen last.
    uint64_t exits;
    void *hardware;          ///< The backend's.
};

// ---- vcpu.c ----

/// A vCPU in its state after RESET. 0, AVM_EEXIST, AVM_EINVAL, AVM_ENOMEM.
int avm_vcpu_create(struct avm_vm *vm, uint32_t id);
void avm_vcpu_free(struct avm_vcpu *vcpu);
/// The vCPU with this number, or NULL.
struct avm_vcpu *avm_vcpu_find(struct avm_vm *vm, uint32_t id);
/// Every vCPU that is in its guest comes out, and has done so when this returns.
void avm_vcpus_leave_guest(struct avm_vm *vm);
void avm_vcpu_kick(struct avm_vcpu *vcpu);

/// Takes a CPU for the vCPU: 0 or AVM_EBUSY when another hypervisor has it. Until avm_vcpu_unload() the thread stays there.
int avm_vcpu_load(struct avm_vcpu *vcpu);
void avm_vcpu_unload(struct avm_vcpu *vcpu);
/// Puts the guest's DR0 to DR3 into the CPU, until it is unloaded. Loaded.
void avm_load_breakpoints(struct avm_vcpu *vcpu);

/// Sees to it that these groups are in vcpu->regs.
int avm_need(struct avm_vcpu *vcpu, unsigned groups);
/// They were changed there. Of AVM_CONTROL the CPU would have forgotten translations; it is made to.
void avm_changed(struct avm_vcpu *vcpu, unsigned groups);

int avm_vcpu_get_state(struct avm_vcpu *vcpu, struct apiary_vmm_state *state);
/// AVM_EINVAL for a state that no CPU can have.
int avm_vcpu_set_state(struct avm_vcpu *vcpu, const struct apiary_vmm_state *state);
int avm_vcpu_set_cpuid(struct avm_vcpu *vcpu, const struct apiary_vmm_cpuid *cpuid);
int avm_vcpu_fields(struct avm_vcpu *vcpu, struct apiary_vmm_fields *fields);

/// What is wrong with a state, or NULL.
const char *avm_state_defect(const struct apiary_vmm_state *state, const struct apiary_vmm_info *info);
bool avm_is_xcr0(uint64_t value, uint64_t allowed);
bool avm_is_memory_types(uint64_t pat);
void avm_state_after_reset(struct apiary_vmm_state *state);

// ---- run.c ----

int avm_vcpu_run(struct avm_vcpu *vcpu, struct apiary_vmm_run *run);
bool avm_can_inject(const struct avm_vcpu *vcpu);
/// The instruction at RIP is done; `length` is its length.
void avm_skip(struct avm_vcpu *vcpu, unsigned length);
void avm_raise(struct avm_vcpu *vcpu, enum avm_vector vector, bool has_error, uint32_t error);
/// Decodes the instruction at RIP; the vCPU is unloaded if that takes more than a look at its page. May sleep.
bool avm_decode_at_rip(struct avm_vcpu *vcpu, struct avm_instruction *instruction);
/// 2, 4 or 8: see avm_decode().
unsigned avm_code_mode(const struct avm_vcpu *vcpu);
bool avm_is_64_bit(const struct avm_vcpu *vcpu);

/// Of what is done about an exit, or an answer.
enum avm_next {
    AVM_NEXT_GO_ON,
    AVM_NEXT_LEAVE,  ///< run->exit and what belongs to it are filled in.
    AVM_NEXT_ERROR,  ///< The call fails, with *error.
};
enum avm_next avm_leave(struct apiary_vmm_run *run, enum apiary_vmm_exit exit, uint64_t address, unsigned size, uint64_t value);
enum avm_next avm_fail(struct apiary_vmm_run *run, enum apiary_vmm_failure failure, uint64_t detail);

// ---- emulate.c: instructions that reach devices. May sleep. ----

enum avm_next avm_emulate_memory(struct avm_vcpu *vcpu, struct apiary_vmm_run *run);
enum avm_next avm_emulate_port_string(struct avm_vcpu *vcpu, struct apiary_vmm_run *run);
/// The monitor has answered a read.
enum avm_next avm_complete_memory(struct avm_vcpu *vcpu, struct apiary_vmm_run *run);
enum avm_next avm_complete_port_string(struct avm_vcpu *vcpu, uint64_t answer);
void avm_set_gpr(struct avm_vcpu *vcpu, unsigned reg, unsigned size, uint64_t value);

// ---- registers.c: CPUID, MSRs, control registers ----

void avm_emulate_cpuid(struct avm_vcpu *vcpu);
/// False for #GP(0). `known` tells whether the core has this MSR at all.
bool avm_read_msr(struct avm_vcpu *vcpu, uint32_t index, uint64_t *value, bool *known);
bool avm_write_msr(struct avm_vcpu *vcpu, uint32_t index, uint64_t value, bool *known);
bool avm_write_cr0(struct avm_vcpu *vcpu, uint64_t value);
bool avm_write_cr4(struct avm_vcpu *vcpu, uint64_t value);
bool avm_write_xcr0(struct avm_vcpu *vcpu, uint64_t value);
uint64_t avm_tsc_offset(const struct avm_vcpu *vcpu);

// ---- fpu.c ----

void avm_fpu_load(struct avm_vcpu *vcpu);
void avm_fpu_unload(struct avm_vcpu *vcpu);
/// XCR0 was changed by the guest, or CR4.OSXSAVE.
void avm_fpu_follow_xcr0(struct avm_vcpu *vcpu);

#endif
