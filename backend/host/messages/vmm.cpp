// SPDX-License-Identifier: BSD-2-Clause
// Messages of vmm.ko, and of what builds and loads it.
#include "backend/host/explain.h"

namespace apiary::host {
namespace {

using enum Sureness;

constexpr Message kMessages[] = {
    {.id = "vmm-no-vmx",
     .pattern = "vmx_init: processor does not support VMX operation",
     .cause = "the processor has no VT-x, or a hypervisor around this machine hides it",
     .remedy =
         "apiaryctl check tells which; in a virtual machine switch on nested virtualization outside, otherwise use "
         "the software CPU or another processor",
     .sureness = Certain,
     .source = "FreeBSD sys/amd64/vmm/intel/vmx.c"},
    {.id = "vmm-vmx-switched-off",
     .pattern = "vmx_init: VMX operation disabled by BIOS",
     .cause = "the firmware has switched VT-x off and locked that (MSR 3Ah)",
     .remedy =
         "in the firmware's set-up switch on \"Intel Virtualization Technology\" (VT-x, VMX, Vanderpool), save, and "
         "switch the power off once",
     .sureness = Certain,
     .source = "FreeBSD sys/amd64/vmm/intel/vmx.c"},
    {.id = "vmm-basic-capabilities",
     .pattern = "processor does not support desired basic capabilities",
     .cause =
         "the processor's VT-x does not report which instruction did I/O (IA32_VMX_BASIC bit 54); a nested VT-x may "
         "lack that",
     .remedy = "run bhyve on real hardware, or use the software CPU",
     .sureness = Certain,
     .source = "FreeBSD sys/amd64/vmm/intel/vmx.c"},
    {.id = "vmm-primary-controls",
     .pattern = "processor does not support desired primary processor-based controls",
     .cause =
         "the processor's VT-x is too old for bhyve: it has no secondary controls or not all primary ones, and so no "
         "EPT; Core 2 and its Celerons are such",
     .remedy = "none on this processor: bhyve needs one from Nehalem (2008) on; use the software CPU, or KVM on Linux",
     .sureness = Certain,
     .source = "FreeBSD sys/amd64/vmm/intel/vmx.c"},
    {.id = "vmm-secondary-controls",
     .pattern = "processor does not support desired secondary processor-based controls",
     .cause = "the processor has VT-x without EPT, which bhyve needs",
     .remedy = "none on this processor: bhyve needs one from Nehalem (2008) on; use the software CPU, or KVM on Linux",
     .sureness = Certain,
     .source = "FreeBSD sys/amd64/vmm/intel/vmx.c"},
    {.id = "vmm-pin-controls",
     .pattern = "processor does not support desired pin-based controls",
     .cause =
         "the processor's VT-x lacks controls over interrupts that bhyve needs, such as virtual NMIs; a nested VT-x "
         "may lack them",
     .remedy = "run bhyve on real hardware, or use the software CPU",
     .sureness = Certain,
     .source = "FreeBSD sys/amd64/vmm/intel/vmx.c"},
    {.id = "vmm-exit-entry-controls",
     .pattern = "processor does not support desired e*controls",
     .cause = "the processor's VT-x lacks VM-exit or VM-entry controls that bhyve needs (EFER, PAT); a nested VT-x may "
              "lack them",
     .remedy = "run bhyve on real hardware, or use the software CPU",
     .sureness = Likely,
     .source = "FreeBSD sys/amd64/vmm/intel/vmx.c"},
    {.id = "vmm-ept-failed",
     .pattern = "ept initialization failed",
     .cause = "the processor's EPT lacks something that bhyve needs: four levels, write-back memory or INVEPT",
     .remedy = "run bhyve on real hardware, or use the software CPU",
     .sureness = Certain,
     .source = "FreeBSD sys/amd64/vmm/intel/ept.c, ept_init()"},
    {.id = "vmm-svm-not-available",
     .pattern = "SVM: not available.",
     .cause = "the processor has no AMD-V, or a hypervisor around this machine hides it",
     .remedy =
         "apiaryctl check tells which; in a virtual machine switch on nested virtualization outside, otherwise use "
         "the software CPU or another processor",
     .sureness = Certain,
     .source = "FreeBSD sys/amd64/vmm/amd/svm.c"},
    {.id = "vmm-svm-switched-off",
     .pattern = "SVM: disabled by BIOS.",
     .cause = "the firmware has switched AMD-V off (VM_CR.SVMDIS)",
     .remedy =
         "in the firmware's set-up switch on \"SVM Mode\" (AMD-V, Secure Virtual Machine), save, and switch the power "
         "off once",
     .sureness = Certain,
     .source = "FreeBSD sys/amd64/vmm/amd/svm.c"},
    {.id = "vmm-svm-nested-paging",
     .pattern = "SVM: Nested Paging feature not available.",
     .cause =
         "the processor has AMD-V without nested paging (RVI), which bhyve needs: K8, and the Turion X2 of family 11h",
     .remedy = "none on this processor: bhyve needs one with nested paging; use the software CPU, or KVM on Linux",
     .sureness = Certain,
     .source = "FreeBSD sys/amd64/vmm/amd/svm.c"},
    {.id = "vmm-svm-nrip-save",
     .pattern = "SVM: NRIP Save feature not available.",
     .cause = "the processor does not save the address of the next instruction, which bhyve needs: the first K10 "
              "(Barcelona, Agena)",
     .remedy = "none on this processor: bhyve needs a later one; use the software CPU, or KVM on Linux",
     .sureness = Certain,
     .source = "FreeBSD sys/amd64/vmm/amd/svm.c"},
    {.id = "vmm-module-error-22",
     .pattern = "module_register_init: MOD_LOAD (vmm, * error 22",
     .cause = "vmm.ko was loaded and refused to start (EINVAL): the processor lacks something that bhyve needs, "
              "usually EPT",
     .remedy = "the line before it in dmesg says what: dmesg | grep -E 'vmx_init|SVM'; give that to apiaryctl explain",
     .sureness = Likely,
     .source = "FreeBSD sys/kern/kern_module.c, sys/amd64/vmm/intel/vmx.c"},
    {.id = "vmm-module-error-6",
     .pattern = "module_register_init: MOD_LOAD (vmm, * error 6",
     .cause = "vmm.ko was loaded and refused to start (ENXIO): the processor has no VT-x or AMD-V, or the firmware has "
              "switched it off",
     .remedy = "the line before it in dmesg says which: dmesg | grep -E 'vmx_init|SVM'; give that to apiaryctl explain",
     .sureness = Likely,
     .source = "FreeBSD sys/kern/kern_module.c, sys/amd64/vmm"},
    {.id = "vmm-module-error",
     .pattern = "module_register_init: MOD_LOAD (vmm",
     .cause = "vmm.ko was loaded and refused to start",
     .remedy = "the line before it in dmesg says why: dmesg | grep -E 'vmx_init|SVM'; give that to apiaryctl explain",
     .sureness = Certain,
     .source = "FreeBSD sys/kern/kern_module.c"},
    {.id = "vmm-kldload-exec-format",
     .pattern = "can't load vmm: Exec format error",
     .cause = "the kernel found vmm.ko and could not link it: it was built for another kernel, or it is damaged",
     .remedy = "dmesg tells which symbol or version; install kernel and modules of the same release and restart",
     .sureness = Likely,
     .source = "FreeBSD sys/kern/kern_linker.c: ENOEXEC of linker_load_file()"},
    {.id = "vmm-kldload-not-there",
     .pattern = "can't load vmm: No such file or directory",
     .cause = "there is no vmm.ko for this kernel: it is a 32-bit one, or was built without modules",
     .remedy = "run a 64-bit FreeBSD 10 or later whose /boot/kernel has vmm.ko",
     .sureness = Likely,
     .source = "FreeBSD kldload(8), vmm(4)"},
    {.id = "vmm-kldload-loaded",
     .pattern = "can't load vmm: module already loaded or in kernel",
     .cause = "vmm.ko is loaded already; that is no error",
     .remedy =
         "nothing; if bhyve does not start all the same, sysctl hw.vmm.vmx.initialized tells whether it could start",
     .sureness = Certain,
     .source = "FreeBSD sbin/kldload/kldload.c"},
    {.id = "vmm-kldload-exists",
     .pattern = "can't load vmm: File exists",
     .cause = "vmm.ko is loaded already; that is no error",
     .remedy =
         "nothing; if bhyve does not start all the same, sysctl hw.vmm.vmx.initialized tells whether it could start",
     .sureness = Certain,
     .source = "FreeBSD kldload(2): EEXIST"},
    {.id = "vmm-kldload-not-permitted",
     .pattern = "can't load vmm: Operation not permitted",
     .cause = "only root loads modules; root neither in a jail nor with kern.securelevel above 0",
     .remedy = "as root outside of jails: kldload vmm; or put vmm_load=\"YES\" into /boot/loader.conf and restart",
     .sureness = Certain,
     .source = "FreeBSD kldload(2), security(7)"},
    {.id = "vmm-kldload-not-configured",
     .pattern = "can't load vmm: Device not configured",
     .cause = "vmm.ko refused to start (ENXIO): no VT-x or AMD-V, or it is switched off",
     .remedy = "dmesg | grep -E 'vmx_init|SVM' says which; give that to apiaryctl explain",
     .sureness = Likely,
     .source = "FreeBSD sys/amd64/vmm/intel/vmx.c, sys/amd64/vmm/amd/svm.c"},
    {.id = "vmm-version-mismatch",
     .pattern = "KLD vmm.ko: depends on kernel - not available or version mismatch",
     .cause = "vmm.ko is of another version than the kernel that runs",
     .remedy =
         "install kernel and modules of the same release (freebsd-update install, or make installkernel) and restart",
     .sureness = Certain,
     .source = "FreeBSD sys/kern/kern_linker.c"},
    {.id = "kld-symbol-undefined",
     .pattern = "link_elf_obj: symbol * undefined",
     .cause = "a module needs a symbol that the kernel that runs does not have: it was built for another kernel",
     .remedy = "build or install the module from the same sources as the kernel, and restart",
     .sureness = Certain,
     .source = "FreeBSD sys/kern/link_elf_obj.c"},
    {.id = "vmm-invept-assembler",
     .pattern = "no such instruction: `invept",
     .cause = "the assembler is too old to know VT-x's newer instructions, so vmm.ko cannot be built with it",
     .remedy = "build with the tool chain of FreeBSD 10 or later (make buildworld first, or clang's own assembler)",
     .sureness = Certain,
     .source = "FreeBSD sys/amd64/vmm/intel/vmx_support.S; INVEPT came to GNU binutils with 2.20"},
    {.id = "vmm-invvpid-assembler",
     .pattern = "no such instruction: `invvpid",
     .cause = "the assembler is too old to know VT-x's newer instructions, so vmm.ko cannot be built with it",
     .remedy = "build with the tool chain of FreeBSD 10 or later (make buildworld first, or clang's own assembler)",
     .sureness = Certain,
     .source = "FreeBSD sys/amd64/vmm/intel/vmx_support.S; INVVPID came to GNU binutils with 2.20"},
    {.id = "freebsd-vtx-switched-off",
     .pattern = "VT-x: (disabled in BIOS)",
     .cause = "the firmware has not switched VT-x on (MSR 3Ah, bit 2)",
     .remedy = "kldload vmm, which switches it on where the firmware has not locked it; otherwise switch on \"Intel "
               "Virtualization Technology\" in the firmware's set-up",
     .sureness = Certain,
     .source = "FreeBSD sys/x86/x86/identcpu.c"},
    {.id = "freebsd-svm-switched-off",
     .pattern = "SVM: (disabled in BIOS)",
     .cause = "the firmware has switched AMD-V off (VM_CR.SVMDIS)",
     .remedy =
         "in the firmware's set-up switch on \"SVM Mode\" (AMD-V, Secure Virtual Machine), save, and switch the power "
         "off once",
     .sureness = Certain,
     .source = "FreeBSD sys/x86/x86/identcpu.c"},
};

}  // namespace

std::span<const Message> vmm_messages() {
    return kMessages;
}

}  // namespace apiary::host
