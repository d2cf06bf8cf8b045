// SPDX-License-Identifier: BSD-2-Clause
// abi.h held against the headers of the FreeBSD that this is compiled on. There is nothing to run.
#include <sys/param.h>
#include <sys/types.h>
#include <sys/cpuset.h>
#include <sys/ioccom.h>
#include <sys/time.h>

#include <cstddef>

#include <machine/vmm.h>
#include <machine/vmm_dev.h>
#if __FreeBSD_version >= 1500000
#include <dev/vmm/vmm_dev.h>
#endif

#include "backend/cpu/bhyve/abi.h"

namespace apiary::cpu::bhyve {
namespace {

template <class Ours, class Theirs>
constexpr bool is_same_number(Ours ours, Theirs theirs) {
    return static_cast<int>(ours) == static_cast<int>(theirs);
}

// ---- Enumerations: those at which releases began to differ, and the ends ----

static_assert(is_same_number(Reg::Rax, VM_REG_GUEST_RAX) && is_same_number(Reg::Rbx, VM_REG_GUEST_RBX));
static_assert(is_same_number(Reg::Rbp, VM_REG_GUEST_RBP) && is_same_number(Reg::R15, VM_REG_GUEST_R15));
static_assert(is_same_number(Reg::Cr0, VM_REG_GUEST_CR0) && is_same_number(Reg::Dr7, VM_REG_GUEST_DR7));
static_assert(is_same_number(Reg::Rsp, VM_REG_GUEST_RSP) && is_same_number(Reg::Rip, VM_REG_GUEST_RIP));
static_assert(is_same_number(Reg::Es, VM_REG_GUEST_ES) && is_same_number(Reg::Gs, VM_REG_GUEST_GS));
static_assert(is_same_number(Reg::Ldtr, VM_REG_GUEST_LDTR) && is_same_number(Reg::Gdtr, VM_REG_GUEST_GDTR));
static_assert(is_same_number(Reg::Efer, VM_REG_GUEST_EFER) && is_same_number(Reg::Cr2, VM_REG_GUEST_CR2));
static_assert(is_same_number(Reg::InterruptShadow, VM_REG_GUEST_INTR_SHADOW) && is_same_number(Reg::Dr6, VM_REG_GUEST_DR6));
#if __FreeBSD_version >= 1500000
static_assert(is_same_number(Reg::KernelGsBase, VM_REG_GUEST_KGS_BASE) && is_same_number(Reg::TaskPriority, VM_REG_GUEST_TPR));
#endif

static_assert(is_same_number(ExitCode::Inout, VM_EXITCODE_INOUT) && is_same_number(ExitCode::WriteMsr, VM_EXITCODE_WRMSR));
static_assert(is_same_number(ExitCode::InstructionEmulation, VM_EXITCODE_INST_EMUL));
static_assert(is_same_number(ExitCode::SpinUpAp, VM_EXITCODE_SPINUP_AP) && is_same_number(ExitCode::Suspended, VM_EXITCODE_SUSPENDED));
static_assert(is_same_number(ExitCode::InoutString, VM_EXITCODE_INOUT_STR) && is_same_number(ExitCode::Svm, VM_EXITCODE_SVM));
static_assert(is_same_number(ExitCode::Debug, VM_EXITCODE_DEBUG));
#if __FreeBSD_version >= 1400000
static_assert(is_same_number(ExitCode::InterProcessor, VM_EXITCODE_IPI));
#endif

static_assert(is_same_number(SuspendHow::TripleFault, VM_SUSPEND_TRIPLEFAULT));
static_assert(is_same_number(Capability::UnrestrictedGuest, VM_CAP_UNRESTRICTED_GUEST));

// ---- struct vm_exit ----

static_assert(sizeof(RawExit) == sizeof(vm_exit) && offsetof(RawExit, payload) == offsetof(vm_exit, u));
static_assert(offsetof(vm_exit, u.inout_str.index) - offsetof(vm_exit, u) == 48);
static_assert(offsetof(vm_exit, u.inout_str.addrsize) - offsetof(vm_exit, u) == 64);
static_assert(offsetof(vm_exit, u.inout_str.seg_name) - offsetof(vm_exit, u) == 68);
static_assert(offsetof(vm_exit, u.inst_emul.gla) - offsetof(vm_exit, u) == 8);
static_assert(offsetof(vm_exit, u.inst_emul.vie) - offsetof(vm_exit, u) == 56);
static_assert(offsetof(vm_exit, u.inst_emul.vie.num_valid) - offsetof(vm_exit, u) == 71);
static_assert(offsetof(vm_exit, u.vmx.exit_reason) - offsetof(vm_exit, u) == 4);
static_assert(offsetof(vm_exit, u.msr.wval) - offsetof(vm_exit, u) == 8);
static_assert(offsetof(vm_exit, u.spinup_ap.rip) - offsetof(vm_exit, u) == 8);

// ---- Calls: the number holds the size of the argument too ----

#if __FreeBSD_version >= 1400000
static_assert(call::kRun14 == VM_RUN && offsetof(Run14, exit) == offsetof(vm_run, vm_exit));
#else
static_assert(call::kRun13 == VM_RUN && offsetof(Run13, exit) == offsetof(vm_run, vm_exit));
#endif
#if __FreeBSD_version >= 1500000
static_assert(call::kAllocateSegment15 == VM_ALLOC_MEMSEG && offsetof(Segment15, policy) == offsetof(vm_memseg, ds_policy));
static_assert(call::kCreate15 == VMMCTL_VM_CREATE && call::kDestroy15 == VMMCTL_VM_DESTROY);
static_assert(sizeof(Control15) == sizeof(vmmctl_vm_create) && sizeof(Control15::name) == sizeof(vmmctl_vm_create::name));
#elif __FreeBSD_version >= 1300000
static_assert(call::kAllocateSegment13 == VM_ALLOC_MEMSEG && offsetof(Segment13, name) == offsetof(vm_memseg, name));
#else
static_assert(call::kAllocateSegment12 == VM_ALLOC_MEMSEG && offsetof(Segment12, name) == offsetof(vm_memseg, name));
#endif
static_assert(call::kSetCapability == VM_SET_CAPABILITY && call::kGetCapability == VM_GET_CAPABILITY);
static_assert(call::kSuspend == VM_SUSPEND && call::kReinit == VM_REINIT);
static_assert(call::kMapSegment == VM_MMAP_MEMSEG && offsetof(MemoryMap, rights) == offsetof(vm_memmap, prot));
static_assert(call::kSetRegister == VM_SET_REGISTER && call::kGetRegister == VM_GET_REGISTER);
static_assert(call::kSetDescriptor == VM_SET_SEGMENT_DESCRIPTOR && call::kGetDescriptor == VM_GET_SEGMENT_DESCRIPTOR);
static_assert(offsetof(Descriptor, access) == offsetof(vm_seg_desc, desc.access));
static_assert(call::kSetRegisters == VM_SET_REGISTER_SET && call::kGetRegisters == VM_GET_REGISTER_SET);
static_assert(offsetof(RegisterSet, values) == offsetof(vm_register_set, regvals));
static_assert(call::kInjectException == VM_INJECT_EXCEPTION && offsetof(Exception, has_error) == offsetof(vm_exception, error_code_valid));
static_assert(call::kLocalInput == VM_LAPIC_LOCAL_IRQ && call::kInjectNmi == VM_INJECT_NMI);
static_assert(call::kAssertPin == VM_IOAPIC_ASSERT_IRQ && call::kDeassertPin == VM_IOAPIC_DEASSERT_IRQ);
static_assert(call::kMessageInterrupt == VM_LAPIC_MSI && offsetof(MessageInterrupt, address) == offsetof(vm_lapic_msi, addr));
static_assert(call::kSetX2apic == VM_SET_X2APIC_STATE && call::kSetTopology == VM_SET_TOPOLOGY);
static_assert(call::kAssertIsa == VM_ISA_ASSERT_IRQ && call::kDeassertIsa == VM_ISA_DEASSERT_IRQ);
static_assert(call::kHpetCapabilities == VM_GET_HPET_CAPABILITIES);
static_assert(call::kWriteRtc == VM_RTC_WRITE && call::kSetRtcTime == VM_RTC_SETTIME);
#if __FreeBSD_version >= 1300000
static_assert(call::kReadDevice == VM_GET_KERNEMU_DEV && call::kWriteDevice == VM_SET_KERNEMU_DEV);
static_assert(offsetof(KernelDevice, address) == offsetof(vm_readwrite_kernemu_device, gpa));
#endif
static_assert(call::kActivateCpu == VM_ACTIVATE_CPU && call::kSuspendCpu == VM_SUSPEND_CPU && call::kResumeCpu == VM_RESUME_CPU);

}  // namespace
}  // namespace apiary::cpu::bhyve
