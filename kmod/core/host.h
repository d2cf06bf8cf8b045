// SPDX-License-Identifier: BSD-2-Clause
// This computer's virtualization: what it has, and which of its CPUs are the module's now.
#ifndef APIARY_KMOD_HOST_H
#define APIARY_KMOD_HOST_H

#include "../include/apiary_vmm.h"
#include "tag.h"
#include "types.h"

struct avm_vcpu;

/// One CPU of the host.
struct avm_cpu {
    bool owned;          ///< Virtualization was turned on here, by the module.
    void *area;          ///< Host save area (AMD) or VMXON region (Intel), one page;
    void *host;          ///< AMD: what VMSAVE keeps of the host, one page.
    struct avm_tags tags;
    uint64_t last_vm;    ///< Number of the machine whose guest ran here last.
};

/// What AMD and Intel do differently.
struct avm_backend {
    /// Fills in features, tags, physical_bits and refusal. False: not this vendor's CPU.
    bool (*probe)(struct apiary_vmm_info *info);
    /// What all vCPUs share: made when the module is loaded, and freed.
    int (*start)(void);
    void (*stop)(void);
    /// True when virtualization is on already on the calling CPU.
    bool (*is_on)(void);
    /// On the calling CPU, interrupts off: 0 or an error.
    int (*turn_on)(struct avm_cpu *cpu);
    void (*turn_off)(struct avm_cpu *cpu);

    int (*create)(struct avm_vcpu *vcpu);
    void (*destroy)(struct avm_vcpu *vcpu);
    /// The vCPU is about to run on the calling CPU, and is not any more. With os_stay().
    void (*load)(struct avm_vcpu *vcpu, struct avm_cpu *cpu);
    void (*unload)(struct avm_vcpu *vcpu);
    /// Registers of the groups (enum avm_group) from the hardware to vcpu->regs, and back. Loaded.
    void (*fetch)(struct avm_vcpu *vcpu, unsigned groups);
    void (*store)(struct avm_vcpu *vcpu, unsigned groups);
    /// Runs the guest until its next exit, which is told in vcpu->exit. Interrupts off.
    void (*enter)(struct avm_vcpu *vcpu, struct avm_cpu *cpu, enum avm_flush flush);
    /// Gives field number `index` for people; false after the last. Loaded.
    bool (*field)(struct avm_vcpu *vcpu, unsigned index, struct apiary_vmm_field *field);
};

extern const struct avm_backend avm_svm, avm_vmx;

struct avm_host {
    const struct avm_backend *backend;
    struct apiary_vmm_info info;  ///< But for what changes: refusal by another's use, pinned pages.
    struct avm_cpu *cpus;
    unsigned cpu_count;
    bool has_xsave, has_xss, has_tsc_aux;
    uint64_t xcr0;   ///< The host's.
    uint32_t mxcsr_mask;  ///< Bits that MXCSR has.
    uint64_t pinned; ///< Pages; atomic.
    bool refuses;
    bool isolates_deliveries; ///< Each delivery of an interrupt is the only thing that its entry does; set after the start.
    uint64_t machines; ///< Numbers given out; atomic.
};

extern struct avm_host avm_host;

/// When the module is loaded, and unloaded. AVM_ENODEV: the CPU has neither VT-x nor AMD-V.
int avm_host_start(void);
void avm_host_stop(void);
/// The calling CPU is about to be switched off. Interrupts off.
void avm_host_cpu_off(void);
/// While it refuses no CPU is given, and guests' threads leave the kernel: the host is about to restart or to sleep.
void avm_host_refuse(bool refuse);
bool avm_host_refuses(void);
/// Why no machine can be made now: enum apiary_vmm_refusal.
uint32_t avm_host_refusal(void);
/// Takes `pages` off the limit for pinned memory; false when there are not as many.
bool avm_host_take_pages(uint64_t pages);
void avm_host_give_pages(uint64_t pages);
/// The calling CPU, with virtualization turned on; NULL when another hypervisor has it. With os_stay().
struct avm_cpu *avm_host_this_cpu(unsigned cpu);

#endif
