// SPDX-License-Identifier: BSD-2-Clause
// The interface of /dev/apiary-vmm, for the kernel module and the monitor alike.
//
// A descriptor of the device is a virtual machine, once APIARY_VMM_CREATE was called on it; everything that the machine has is
// freed when the descriptor is closed. Only the process that called APIARY_VMM_CREATE may use it. All structures are copied
// in once, and the copy is checked and used; fields called `reserved` must be zero. What each call needs is in the table of
// docs/kmod.md. Numbers begin at 16: on Linux the file system layer takes small ones for itself.
#ifndef APIARY_VMM_H
#define APIARY_VMM_H

#if defined(__KERNEL__)
#include <linux/ioctl.h>
#include <linux/types.h>
#elif defined(_KERNEL)
#include <sys/types.h>
#include <sys/ioccom.h>
#else
#include <stdint.h>
#include <sys/ioctl.h>
#endif

#ifdef __cplusplus
#define APIARY_VMM_ASSERT(condition) static_assert(condition, #condition)
extern "C" {
#else
#define APIARY_VMM_ASSERT(condition) _Static_assert(condition, #condition)
#endif

#define APIARY_VMM_DEVICE "/dev/apiary-vmm"
#define APIARY_VMM_VERSION_NUMBER 1u  ///< Raised by every change that a monitor could notice.

enum {
    APIARY_VMM_MAX_VCPUS = 64,
    APIARY_VMM_MAX_SLOTS = 32,
    APIARY_VMM_MAX_CPUID = 128,
    APIARY_VMM_XSAVE_SIZE = 832,      ///< x87, SSE and AVX in the standard format of XSAVE (SDM vol. 1, 13.4).
    APIARY_VMM_MAX_PHYSICAL_BITS = 46,  ///< Guest-physical addresses end below 2^this, or the host's width.
};

// ---- What the host has ----

enum apiary_vmm_vendor { APIARY_VMM_AMD = 1, APIARY_VMM_INTEL = 2 };

/// Bits of apiary_vmm_info.features; what is missing is made up for.
enum apiary_vmm_feature {
    APIARY_VMM_NEXT_RIP = 1 << 0,          ///< AMD: NRIP save.
    APIARY_VMM_DECODE_ASSISTS = 1 << 1,    ///< AMD.
    APIARY_VMM_FLUSH_BY_TAG = 1 << 2,      ///< AMD: flush by ASID. Intel: INVVPID of one VPID.
    APIARY_VMM_PAGES_2M = 1 << 3,          ///< Nested pages of 2 MiB,
    APIARY_VMM_PAGES_1G = 1 << 4,          ///< and 1 GiB.
    APIARY_VMM_DIRTY_BITS = 1 << 5,        ///< Nested page tables have accessed and dirty bits.
    APIARY_VMM_UNRESTRICTED_GUEST = 1 << 6,  ///< Real mode runs on the hardware (always on AMD).
    APIARY_VMM_AVX = 1 << 7,               ///< A guest may have AVX.
    APIARY_VMM_TAGS = 1 << 8,              ///< Translations are tagged (ASID, VPID).
};

/// Why APIARY_VMM_CREATE would be refused.
enum apiary_vmm_refusal {
    APIARY_VMM_READY = 0,
    APIARY_VMM_IN_USE = 1,            ///< Another hypervisor (KVM) has the hardware.
    APIARY_VMM_DISABLED = 2,          ///< The firmware has turned it off.
    APIARY_VMM_NO_NESTED_PAGING = 3,  ///< The CPU is too old.
    APIARY_VMM_NO_UNRESTRICTED = 4,   ///< Intel without unrestricted guest.
    APIARY_VMM_TOO_OLD = 5,           ///< A feature that the module needs is missing.
};

struct apiary_vmm_info {
    uint32_t version;        ///< APIARY_VMM_VERSION_NUMBER of the module.
    uint32_t vendor;         ///< enum apiary_vmm_vendor.
    uint32_t features;       ///< enum apiary_vmm_feature.
    uint32_t refusal;        ///< enum apiary_vmm_refusal.
    uint32_t tags;           ///< ASIDs or VPIDs of a CPU.
    uint32_t physical_bits;  ///< Width of guest-physical addresses.
    uint64_t xcr0;           ///< What a guest may set in XCR0.
    uint64_t cr4;            ///< What a guest may set in CR4,
    uint64_t efer;           ///< and in EFER.
    uint64_t pinned_pages;   ///< Pages of 4 KiB that guests hold now, and
    uint64_t pinned_limit;   ///< how many they may.
};

// ---- Memory ----

enum apiary_vmm_map_flag {
    APIARY_VMM_READ_ONLY = 1 << 0,  ///< Writes leave as MMIO.
};

/// Guest-physical [gpa, gpa+size) is the monitor's memory at user_address. Pages are pinned as the guest touches them.
struct apiary_vmm_map {
    uint32_t slot;
    uint32_t flags;  ///< enum apiary_vmm_map_flag.
    uint64_t gpa, size, user_address;  ///< Multiples of 4096.
};

struct apiary_vmm_unmap {
    uint32_t slot;
    uint32_t reserved;
};

/// The monitor gave the pages of [gpa, gpa+size) back: what was pinned there is let go.
struct apiary_vmm_discard {
    uint64_t gpa, size;
};

/// Pages of a slot that were written to since the last call (or since they were touched first).
struct apiary_vmm_dirty {
    uint32_t slot;
    uint32_t reserved;
    uint64_t bitmap;        ///< User address of bitmap_size bytes; bit n is page n of the slot.
    uint64_t bitmap_size;   ///< At least the slot's pages / 8, rounded up to 8.
};

// ---- vCPUs ----

/// Zero of the guest's TSC on the host's.
struct apiary_vmm_create {
    uint64_t tsc_zero;
    uint64_t reserved;
};

struct apiary_vmm_vcpu {
    uint32_t vcpu;
    uint32_t reserved;
};

struct apiary_vmm_cpuid_entry {
    uint32_t leaf, subleaf;
    uint32_t subleaf_matters;  ///< 0: answers every subleaf.
    uint32_t eax, ebx, ecx, edx;
};

/// What CPUID answers. OSXSAVE and the XSAVE size in leaf 0xD follow the guest's registers.
struct apiary_vmm_cpuid {
    uint32_t vcpu;
    uint32_t count;
    uint64_t entries;  ///< User address of `count` entries.
};

struct apiary_vmm_segment {
    uint64_t base;
    uint32_t limit;   ///< In bytes.
    uint32_t access;  ///< VMCS form (SDM vol. 3, table 25-2).
    uint16_t selector;
    uint16_t reserved[3];
};

struct apiary_vmm_table {
    uint64_t base;
    uint16_t limit;
    uint16_t reserved[3];
};

enum apiary_vmm_activity {
    APIARY_VMM_HALTED = 1 << 0,
    APIARY_VMM_SHADOW = 1 << 1,       ///< The boundary after STI or MOV SS.
    APIARY_VMM_NMI_BLOCKED = 1 << 2,
};

/// The architectural state of a vCPU: apiary::cpu::State.
struct apiary_vmm_registers {
    uint64_t gpr[16];  ///< In the order of their encodings.
    uint64_t rip, rflags;
    struct apiary_vmm_segment segment[6];  ///< ES CS SS DS FS GS.
    struct apiary_vmm_segment ldtr, tr;
    struct apiary_vmm_table gdtr, idtr;
    uint64_t cr0, cr2, cr3, cr4, cr8, efer;
    uint64_t dr[4], dr6, dr7;
    uint64_t xcr0;
    uint64_t star, lstar, cstar, fmask, kernel_gs_base;
    uint64_t sysenter_cs, sysenter_esp, sysenter_eip;
    uint64_t pat, tsc_aux, tsc_adjust;
};

struct apiary_vmm_state {
    uint32_t vcpu;
    uint32_t activity;  ///< enum apiary_vmm_activity.
    struct apiary_vmm_registers registers;
    uint8_t xsave[APIARY_VMM_XSAVE_SIZE];
};

enum apiary_vmm_exit {
    APIARY_VMM_EXIT_PORT_READ = 1,   ///< Answer with APIARY_VMM_ANSWER.
    APIARY_VMM_EXIT_PORT_WRITE = 2,
    APIARY_VMM_EXIT_MMIO_READ = 3,   ///< Answer with APIARY_VMM_ANSWER.
    APIARY_VMM_EXIT_MMIO_WRITE = 4,
    APIARY_VMM_EXIT_MSR_READ = 5,    ///< Answer with APIARY_VMM_ANSWER, or APIARY_VMM_REFUSE for #GP(0).
    APIARY_VMM_EXIT_MSR_WRITE = 6,   ///< The same; the answer has no value.
    APIARY_VMM_EXIT_TPR_WRITE = 7,   ///< `value` is the new CR8.
    APIARY_VMM_EXIT_HALT = 8,
    APIARY_VMM_EXIT_SHUTDOWN = 9,    ///< Triple fault.
    APIARY_VMM_EXIT_WINDOW = 10,     ///< An interrupt can be injected.
    APIARY_VMM_EXIT_KICKED = 11,     ///< Kicked, or a signal is pending.
    APIARY_VMM_EXIT_FAILED = 12,     ///< The guest cannot go on: `value` is enum apiary_vmm_failure, `address` says more.
};

enum apiary_vmm_failure {
    APIARY_VMM_FAILED_ENTRY = 1,        ///< The CPU refuses the guest's state; `address` is its reason.
    APIARY_VMM_FAILED_INSTRUCTION = 2,  ///< An instruction that reaches device memory is not known; `address` is where.
    APIARY_VMM_FAILED_EXIT = 3,         ///< An exit of the CPU's that is not known; `address` is its number.
};

enum apiary_vmm_run_flag {
    APIARY_VMM_INJECT = 1 << 0,       ///< External interrupt `vector`.
    APIARY_VMM_INJECT_NMI = 1 << 1,
    APIARY_VMM_WANT_WINDOW = 1 << 2,  ///< APIARY_VMM_EXIT_WINDOW as soon as an interrupt can be injected.
    APIARY_VMM_ANSWER = 1 << 3,       ///< `answer` completes the last exit.
    APIARY_VMM_REFUSE = 1 << 4,       ///< The last exit, of an MSR, completes with #GP(0).
    APIARY_VMM_SET_TPR = 1 << 5,      ///< CR8 becomes `tpr`.
    APIARY_VMM_FINISH_ONLY = 1 << 6,  ///< Do all that, deliver what is being delivered, and leave as KICKED.
};

enum apiary_vmm_status {
    APIARY_VMM_CAN_INJECT = 1 << 0,  ///< IF is set, nothing is in the way.
    APIARY_VMM_UNFINISHED = 1 << 1,  ///< An instruction or a delivery is half done: FINISH_ONLY before reading the state.
};

struct apiary_vmm_run {
    // In.
    uint32_t vcpu;
    uint32_t flags;  ///< enum apiary_vmm_run_flag.
    uint64_t answer;
    uint8_t vector, tpr;
    // Out.
    uint8_t size;       ///< Bytes, of a port or device memory access.
    uint8_t reserved;
    uint32_t exit;      ///< enum apiary_vmm_exit.
    uint64_t address;   ///< Port, guest-physical address or MSR.
    uint64_t value;
    uint64_t rip;
    uint32_t status;    ///< enum apiary_vmm_status.
    uint32_t reserved2;
    uint64_t hardware_exits;  ///< Since the vCPU was made.
};

/// One field of the VMCB or VMCS, for people.
struct apiary_vmm_field {
    uint32_t id;  ///< Offset in the VMCB, or encoding in the VMCS.
    uint32_t reserved;
    uint64_t value;
};

struct apiary_vmm_fields {
    uint32_t vcpu;
    uint32_t count;    ///< In: room. Out: fields there are.
    uint64_t entries;  ///< User address.
};

// ---- Calls ----

#define APIARY_VMM_GROUP 'H'
#define APIARY_VMM_VERSION _IOR(APIARY_VMM_GROUP, 16, uint32_t)  ///< The first call on every descriptor.
#define APIARY_VMM_INFO _IOR(APIARY_VMM_GROUP, 17, struct apiary_vmm_info)
#define APIARY_VMM_CREATE _IOW(APIARY_VMM_GROUP, 18, struct apiary_vmm_create)
#define APIARY_VMM_MAP _IOW(APIARY_VMM_GROUP, 19, struct apiary_vmm_map)
#define APIARY_VMM_UNMAP _IOW(APIARY_VMM_GROUP, 20, struct apiary_vmm_unmap)
#define APIARY_VMM_DISCARD _IOW(APIARY_VMM_GROUP, 21, struct apiary_vmm_discard)
#define APIARY_VMM_DIRTY _IOW(APIARY_VMM_GROUP, 22, struct apiary_vmm_dirty)
#define APIARY_VMM_CREATE_VCPU _IOW(APIARY_VMM_GROUP, 23, struct apiary_vmm_vcpu)
#define APIARY_VMM_SET_CPUID _IOW(APIARY_VMM_GROUP, 24, struct apiary_vmm_cpuid)
#define APIARY_VMM_GET_STATE _IOWR(APIARY_VMM_GROUP, 25, struct apiary_vmm_state)
#define APIARY_VMM_SET_STATE _IOW(APIARY_VMM_GROUP, 26, struct apiary_vmm_state)
#define APIARY_VMM_RUN _IOWR(APIARY_VMM_GROUP, 27, struct apiary_vmm_run)
#define APIARY_VMM_KICK _IOW(APIARY_VMM_GROUP, 28, struct apiary_vmm_vcpu)
#define APIARY_VMM_FIELDS _IOWR(APIARY_VMM_GROUP, 29, struct apiary_vmm_fields)

APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_info) == 64);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_map) == 32);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_unmap) == 8);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_discard) == 16);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_dirty) == 24);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_create) == 16);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_vcpu) == 8);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_cpuid_entry) == 28);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_cpuid) == 16);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_segment) == 24);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_table) == 16);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_registers) == 560);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_state) == 1400);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_run) == 64);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_field) == 16);
APIARY_VMM_ASSERT(sizeof(struct apiary_vmm_fields) == 16);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_info, xcr0) == 24);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_map, gpa) == 8);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_dirty, bitmap) == 8);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_cpuid, entries) == 8);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_segment, selector) == 16);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_registers, segment) == 144);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_registers, ldtr) == 288);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_registers, gdtr) == 336);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_registers, cr0) == 368);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_registers, dr) == 416);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_registers, xcr0) == 464);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_registers, tsc_adjust) == 552);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_state, registers) == 8);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_state, xsave) == 568);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_run, answer) == 8);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_run, vector) == 16);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_run, exit) == 20);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_run, address) == 24);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_run, status) == 48);
APIARY_VMM_ASSERT(__builtin_offsetof(struct apiary_vmm_run, hardware_exits) == 56);

// The numbers themselves: Linux says "read" for what the caller reads (2 << 30), FreeBSD calls it out (0x40000000).
#if defined(__linux__)
#define APIARY_VMM_OUT 0x80000000u
#define APIARY_VMM_IN 0x40000000u
#else
#define APIARY_VMM_OUT 0x40000000u
#define APIARY_VMM_IN 0x80000000u
#endif
APIARY_VMM_ASSERT(APIARY_VMM_VERSION == (APIARY_VMM_OUT | 0x00044810u));
APIARY_VMM_ASSERT(APIARY_VMM_INFO == (APIARY_VMM_OUT | 0x00404811u));
APIARY_VMM_ASSERT(APIARY_VMM_CREATE == (APIARY_VMM_IN | 0x00104812u));
APIARY_VMM_ASSERT(APIARY_VMM_MAP == (APIARY_VMM_IN | 0x00204813u));
APIARY_VMM_ASSERT(APIARY_VMM_UNMAP == (APIARY_VMM_IN | 0x00084814u));
APIARY_VMM_ASSERT(APIARY_VMM_DISCARD == (APIARY_VMM_IN | 0x00104815u));
APIARY_VMM_ASSERT(APIARY_VMM_DIRTY == (APIARY_VMM_IN | 0x00184816u));
APIARY_VMM_ASSERT(APIARY_VMM_CREATE_VCPU == (APIARY_VMM_IN | 0x00084817u));
APIARY_VMM_ASSERT(APIARY_VMM_SET_CPUID == (APIARY_VMM_IN | 0x00104818u));
APIARY_VMM_ASSERT(APIARY_VMM_GET_STATE == (APIARY_VMM_IN | APIARY_VMM_OUT | 0x05784819u));
APIARY_VMM_ASSERT(APIARY_VMM_SET_STATE == (APIARY_VMM_IN | 0x0578481au));
APIARY_VMM_ASSERT(APIARY_VMM_RUN == (APIARY_VMM_IN | APIARY_VMM_OUT | 0x0040481bu));
APIARY_VMM_ASSERT(APIARY_VMM_KICK == (APIARY_VMM_IN | 0x0008481cu));
APIARY_VMM_ASSERT(APIARY_VMM_FIELDS == (APIARY_VMM_IN | APIARY_VMM_OUT | 0x0010481du));

#ifdef __cplusplus
}
#endif

#endif
