// SPDX-License-Identifier: BSD-2-Clause
// Messages of KVM in Linux, and of what loads it.
#include "backend/host/explain.h"

namespace apiary::host {
namespace {

using enum Sureness;

constexpr Message kMessages[] = {
    {.id = "kvm-disabled-by-bios",
     .pattern = "kvm: disabled by bios",
     .cause = "the firmware has switched VT-x or AMD-V off",
     .remedy =
         "in the firmware's set-up switch on \"Intel Virtualization Technology\" or \"SVM Mode\", save, and switch the "
         "power off once",
     .sureness = Certain,
     .source = "Linux arch/x86/kvm/x86.c, before 6.0"},
    {.id = "kvm-no-hardware",
     .pattern = "kvm: no hardware support",
     .cause =
         "the processor has no VT-x (kvm_intel) or AMD-V (kvm_amd), the other module was meant, or a hypervisor around "
         "this machine hides it",
     .remedy = "apiaryctl check tells which; in a virtual machine switch on nested virtualization outside",
     .sureness = Certain,
     .source = "Linux arch/x86/kvm/x86.c, before 6.0"},
    {.id = "kvm-vmx-not-enabled",
     .pattern = "VMX not enabled (by BIOS) in MSR_IA32_FEAT_CTL",
     .cause = "the firmware has switched VT-x off and locked that",
     .remedy =
         "in the firmware's set-up switch on \"Intel Virtualization Technology\" (VT-x, VMX, Vanderpool), save, and "
         "switch the power off once",
     .sureness = Certain,
     .source = "Linux arch/x86/kvm/vmx/vmx.c, kvm_is_vmx_supported()"},
    {.id = "kvm-vmx-not-supported",
     .pattern = "VMX not supported by CPU",
     .cause = "the processor has no VT-x, or a hypervisor around this machine hides it",
     .remedy = "apiaryctl check tells which; in a virtual machine switch on nested virtualization outside",
     .sureness = Certain,
     .source = "Linux arch/x86/kvm/vmx/vmx.c, kvm_is_vmx_supported()"},
    {.id = "kvm-svm-switched-off",
     .pattern = "SVM disabled (by BIOS) in MSR_VM_CR",
     .cause = "the firmware has switched AMD-V off (VM_CR.SVMDIS)",
     .remedy =
         "in the firmware's set-up switch on \"SVM Mode\" (AMD-V, Secure Virtual Machine), save, and switch the power "
         "off once",
     .sureness = Certain,
     .source = "Linux arch/x86/kernel/cpu/amd.c, arch/x86/kvm/svm/svm.c"},
    {.id = "kvm-svm-not-supported",
     .pattern = "SVM not supported by CPU",
     .cause = "the processor has no AMD-V, a hypervisor around this machine hides it, or Linux does because the "
              "firmware has "
              "switched it off",
     .remedy = "dmesg | grep -i svm: \"SVM disabled (by BIOS)\" means the last; otherwise apiaryctl check tells which",
     .sureness = Certain,
     .source = "Linux arch/x86/kvm/svm/svm.c"},
    {.id = "kvm-has-svm-vendor",
     .pattern = "has_svm: not amd",
     .cause = "kvm_amd was loaded on a processor that is not AMD's",
     .remedy = "modprobe kvm_intel",
     .sureness = Certain,
     .source = "Linux arch/x86/include/asm/virtext.h, before 6.0"},
    {.id = "kvm-has-svm",
     .pattern = "has_svm: svm not available",
     .cause = "the processor has no AMD-V, or a hypervisor around this machine hides it",
     .remedy = "apiaryctl check tells which; in a virtual machine switch on nested virtualization outside",
     .sureness = Certain,
     .source = "Linux arch/x86/include/asm/virtext.h, before 6.0"},
    {.id = "linux-vmx-disabled",
     .pattern = "VMX (outside TXT) disabled by BIOS",
     .cause = "the firmware has switched VT-x off and locked that; Linux hides the flag vmx then",
     .remedy =
         "in the firmware's set-up switch on \"Intel Virtualization Technology\" (VT-x, VMX, Vanderpool), save, and "
         "switch the power off once",
     .sureness = Certain,
     .source = "Linux arch/x86/kernel/cpu/feat_ctl.c"},
    {.id = "linux-vmx-disabled-txt",
     .pattern = "VMX (inside TXT) disabled by BIOS",
     .cause = "the firmware allows VT-x only outside of a trusted launch (TXT), and this kernel was launched in one",
     .remedy = "start without TXT (tboot), or allow both in the firmware's set-up",
     .sureness = Certain,
     .source = "Linux arch/x86/kernel/cpu/feat_ctl.c"},
    {.id = "linux-sgx-disabled",
     .pattern = "SGX disabled*by BIOS",
     .cause = "the firmware has switched SGX off, which has nothing to do with virtual machines",
     .remedy = "nothing",
     .sureness = Certain,
     .source = "Linux arch/x86/kernel/cpu/feat_ctl.c"},
    {.id = "kvm-other-module",
     .pattern = "already loaded vendor module",
     .cause = "the other of kvm_intel and kvm_amd is loaded, or the same one twice; one of them fits the processor",
     .remedy = "nothing, if /dev/kvm is there",
     .sureness = Certain,
     .source = "Linux arch/x86/kvm/x86.c"},
    {.id = "kvm-other-module-old",
     .pattern = "kvm: already loaded the other module",
     .cause = "the other of kvm_intel and kvm_amd is loaded; one of them fits the processor",
     .remedy = "nothing, if /dev/kvm is there",
     .sureness = Certain,
     .source = "Linux arch/x86/kvm/x86.c, before 5.8"},
    {.id = "kvm-enabling-failed",
     .pattern = "kvm: enabling virtualization on CPU",
     .cause = "another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware with running machines, or a firmware "
              "that set "
              "it differently for each CPU",
     .remedy = "end the other hypervisor's machines or unload its module (rmmod vboxdrv, vmmon), then try again",
     .sureness = Likely,
     .source = "Linux virt/kvm/kvm_main.c"},
    {.id = "kvm-inconsistent",
     .pattern = "feature inconsistency!",
     .cause = "the processors of this machine differ in what their VT-x can do, usually for want of newer microcode",
     .remedy = "install the processor's microcode (intel-microcode) and newer firmware",
     .sureness = Likely,
     .source = "Linux arch/x86/kvm/vmx/vmx.c"},
    {.id = "kvm-insert-not-supported",
     .pattern = "could not insert 'kvm_*': Operation not supported",
     .cause = "the processor has no VT-x or AMD-V, or the firmware has switched it off",
     .remedy = "dmesg | tail says which; give that to apiaryctl explain",
     .sureness = Certain,
     .source = "Linux arch/x86/kvm/x86.c: EOPNOTSUPP"},
    {.id = "kvm-insert-io-error",
     .pattern = "could not insert 'kvm_*': Input/output error",
     .cause = "the module could not set up VT-x or AMD-V",
     .remedy = "dmesg | tail says why; give that to apiaryctl explain",
     .sureness = Likely,
     .source = "Linux arch/x86/kvm/x86.c: EIO"},
    {.id = "kvm-insert-busy",
     .pattern = "could not insert 'kvm_*': Device or resource busy",
     .cause = "another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware",
     .remedy = "end its machines or unload its module (rmmod vboxdrv, vmmon), then try again",
     .sureness = Likely,
     .source = "Linux virt/kvm/kvm_main.c: EBUSY"},
    {.id = "kvm-insert-key",
     .pattern = "could not insert 'kvm*': Key was rejected by service",
     .cause = "Secure Boot is on, and the module is not signed with a key that the kernel trusts",
     .remedy = "use the distribution's own kernel and modules, or enrol the key (mokutil --import)",
     .sureness = Certain,
     .source = "Linux kernel/module/signing.c: EKEYREJECTED"},
    {.id = "kvm-module-not-found",
     .pattern = "FATAL: Module kvm* not found in directory",
     .cause =
         "the modules of the kernel that runs are not installed: it was upgraded since the last restart, or is a small "
         "cloud or container kernel",
     .remedy =
         "restart into the installed kernel, or install the full one (Debian: linux-image-amd64 instead of -cloud)",
     .sureness = Likely,
     .source = "kmod modprobe(8)"},
    {.id = "kvm-nested-paging-disabled",
     .pattern = "Nested Paging disabled",
     .cause = "the processor has AMD-V without nested paging, or the module was loaded with npt=0; guests run on "
              "shadow page "
              "tables, slowly",
     .remedy = "modprobe -r kvm_amd && modprobe kvm_amd npt=1, if the processor has it",
     .sureness = Certain,
     .source = "Linux arch/x86/kvm/svm/svm.c"},
    {.id = "kvm-rdmsr",
     .pattern = "rdmsr: 0x",
     .cause = "the guest read a model-specific register that KVM does not have",
     .remedy = "harmless for most guests; if one stops there, options kvm ignore_msrs=1 in /etc/modprobe.d",
     .sureness = Certain,
     .source = "Linux arch/x86/kvm/x86.c"},
    {.id = "kvm-wrmsr",
     .pattern = "wrmsr: 0x",
     .cause = "the guest wrote a model-specific register that KVM does not have",
     .remedy = "harmless for most guests; if one stops there, options kvm ignore_msrs=1 in /etc/modprobe.d",
     .sureness = Certain,
     .source = "Linux arch/x86/kvm/x86.c"},
    {.id = "kvm-l1tf",
     .pattern = "L1TF CPU bug present and SMT on",
     .cause =
         "the processor leaks data between hyper-threads (L1TF); guests that are not trusted could read the host's",
     .remedy = "for such guests switch hyper-threading off: echo off > /sys/devices/system/cpu/smt/control",
     .sureness = Certain,
     .source = "Linux Documentation/admin-guide/hw-vuln/l1tf.rst"},
    {.id = "kvm-mds",
     .pattern = "MDS CPU bug present and SMT on",
     .cause = "the processor leaks data between hyper-threads (MDS); guests that are not trusted could read the host's",
     .remedy = "for such guests switch hyper-threading off: echo off > /sys/devices/system/cpu/smt/control",
     .sureness = Certain,
     .source = "Linux Documentation/admin-guide/hw-vuln/mds.rst"},
    {.id = "kvm-perf-global",
     .pattern = "VM_EXIT_LOAD_IA32_PERF_GLOBAL_CTRL does not work properly",
     .cause = "a known fault of some processors, which KVM works around",
     .remedy = "nothing",
     .sureness = Certain,
     .source = "Linux arch/x86/kvm/vmx/vmx.c"},
    {.id = "kvm-split-lock",
     .pattern = "took a split_lock trap",
     .cause = "a program or guest used a locked instruction across two cache lines, and Linux slows it down for that",
     .remedy = "harmless; if it is too slow: sysctl kernel.split_lock_mitigate=0",
     .sureness = Certain,
     .source = "Linux Documentation/arch/x86/buslock.rst"},
    {.id = "iommu-interrupt-remapping",
     .pattern = "No interrupt remapping support",
     .cause =
         "the platform cannot keep a guest's device from sending any interrupt, so devices are not handed to guests",
     .remedy = "update the firmware and switch on VT-d there; for trusted guests: options vfio_iommu_type1 "
               "allow_unsafe_interrupts=1",
     .sureness = Likely,
     .source = "Linux drivers/vfio/vfio_iommu_type1.c"},
};

}  // namespace

std::span<const Message> kvm_messages() {
    return kMessages;
}

}  // namespace apiary::host
