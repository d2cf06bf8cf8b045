// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/explanation_texts.h"

#include <QtGlobal>

namespace apiary::gui {
namespace {

/// Each once, where it is needed first. Sentences as a whole: what they name stays as it is in every language.
constexpr const char* kTexts[] = {
    // vmm.ko, and what builds and loads it.
    QT_TRANSLATE_NOOP("HostTexts", "the processor has no VT-x, or a hypervisor around this machine hides it"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "apiaryctl check tells which; in a virtual machine switch on nested virtualization outside, "
                      "otherwise use the software CPU or another processor"),
    QT_TRANSLATE_NOOP("HostTexts", "the firmware has switched VT-x off and locked that (MSR 3Ah)"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "in the firmware's set-up switch on \"Intel Virtualization Technology\" (VT-x, VMX, Vanderpool), "
                      "save, and switch the power off once"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the processor's VT-x does not report which instruction did I/O (IA32_VMX_BASIC bit 54); a "
                      "nested VT-x may lack that"),
    QT_TRANSLATE_NOOP("HostTexts", "run bhyve on real hardware, or use the software CPU"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the processor's VT-x is too old for bhyve: it has no secondary controls or not all primary "
                      "ones, and so no EPT; Core 2 and its Celerons are such"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "none on this processor: bhyve needs one from Nehalem (2008) on; use the software CPU, or KVM on Linux"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor has VT-x without EPT, which bhyve needs"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the processor's VT-x lacks controls over interrupts that bhyve needs, such as virtual NMIs; a "
                      "nested VT-x may lack them"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the processor's VT-x lacks VM-exit or VM-entry controls that bhyve needs (EFER, PAT); a nested "
                      "VT-x may lack them"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the processor's EPT lacks something that bhyve needs: four levels, write-back memory or INVEPT"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor has no AMD-V, or a hypervisor around this machine hides it"),
    QT_TRANSLATE_NOOP("HostTexts", "the firmware has switched AMD-V off (VM_CR.SVMDIS)"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "in the firmware's set-up switch on \"SVM Mode\" (AMD-V, Secure Virtual Machine), save, and "
                      "switch the power off once"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the processor has AMD-V without nested paging (RVI), which bhyve needs: K8, and the Turion X2 of family 11h"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "none on this processor: bhyve needs one with nested paging; use the software CPU, or KVM on Linux"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the processor does not save the address of the next instruction, which bhyve needs: the first "
                      "K10 (Barcelona, Agena)"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "none on this processor: bhyve needs a later one; use the software CPU, or KVM on Linux"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "vmm.ko was loaded and refused to start (EINVAL): the processor lacks something that bhyve needs, usually EPT"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the line before it in dmesg says what: dmesg | grep -E 'vmx_init|SVM'; give that to apiaryctl explain"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "vmm.ko was loaded and refused to start (ENXIO): the processor has no VT-x or AMD-V, or the "
                      "firmware has switched it off"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the line before it in dmesg says which: dmesg | grep -E 'vmx_init|SVM'; give that to apiaryctl explain"),
    QT_TRANSLATE_NOOP("HostTexts", "vmm.ko was loaded and refused to start"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the line before it in dmesg says why: dmesg | grep -E 'vmx_init|SVM'; give that to apiaryctl explain"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the kernel found vmm.ko and could not link it: it was built for another kernel, or it is damaged"),
    QT_TRANSLATE_NOOP(
        "HostTexts", "dmesg tells which symbol or version; install kernel and modules of the same release and restart"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "there is no vmm.ko for this kernel: it is a 32-bit one, or was built without modules"),
    QT_TRANSLATE_NOOP("HostTexts", "run a 64-bit FreeBSD 10 or later whose /boot/kernel has vmm.ko"),
    QT_TRANSLATE_NOOP("HostTexts", "vmm.ko is loaded already; that is no error"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "nothing; if bhyve does not start all the same, sysctl hw.vmm.vmx.initialized tells whether it could start"),
    QT_TRANSLATE_NOOP("HostTexts", "only root loads modules; root neither in a jail nor with kern.securelevel above 0"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "as root outside of jails: kldload vmm; or put vmm_load=\"YES\" into /boot/loader.conf and restart"),
    QT_TRANSLATE_NOOP("HostTexts", "vmm.ko refused to start (ENXIO): no VT-x or AMD-V, or it is switched off"),
    QT_TRANSLATE_NOOP("HostTexts", "dmesg | grep -E 'vmx_init|SVM' says which; give that to apiaryctl explain"),
    QT_TRANSLATE_NOOP("HostTexts", "vmm.ko is of another version than the kernel that runs"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "install kernel and modules of the same release (freebsd-update install, or make installkernel) and restart"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "a module needs a symbol that the kernel that runs does not have: it was built for another kernel"),
    QT_TRANSLATE_NOOP("HostTexts", "build or install the module from the same sources as the kernel, and restart"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the assembler is too old to know VT-x's newer instructions, so vmm.ko cannot be built with it"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "build with the tool chain of FreeBSD 10 or later (make buildworld first, or clang's own assembler)"),
    QT_TRANSLATE_NOOP("HostTexts", "the firmware has not switched VT-x on (MSR 3Ah, bit 2)"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "kldload vmm, which switches it on where the firmware has not locked it; otherwise switch on "
                      "\"Intel Virtualization Technology\" in the firmware's set-up"),
    // bhyve, and FreeBSD's networks.
    QT_TRANSLATE_NOOP("HostTexts",
                      "there is no memory for guests: the first BHyVe took it only from what hw.physmem left to it, "
                      "and nothing was left"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "in /boot/loader.conf set hw.physmem below what the machine has (with 8 GB: hw.physmem=\"4g\") "
                      "and restart; or use FreeBSD 10 or later, which needs no such thing, and a smaller -m"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the part of the guest's memory that lies above 4 GiB cannot be had: too little is left of hw.physmem"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "lower hw.physmem in /boot/loader.conf and restart, give the guest less high memory (-M), or use "
                      "FreeBSD 10 or later with a smaller -m"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the guest's memory cannot be had: more is asked for than there is, or than may be wired (-S)"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "give less with -m, leave out -S, or raise the limits (limits -l, sysctl vm.max_user_wired)"),
    QT_TRANSLATE_NOOP("HostTexts", "vmm.ko is not loaded: the sysctl hw.vmm.create is not there"),
    QT_TRANSLATE_NOOP("HostTexts", "as root: kldload vmm; to have it always: vmm_load=\"YES\" in /boot/loader.conf"),
    QT_TRANSLATE_NOOP("HostTexts", "vmm.ko is loaded, but could not start on this processor"),
    QT_TRANSLATE_NOOP("HostTexts", "sysctl hw.vmm.vmx.initialized is 0 then; dmesg | grep -E 'vmx_init|SVM' says why"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "a virtual machine of this name is there already, perhaps left over from a run that did not end well"),
    QT_TRANSLATE_NOOP("HostTexts", "as root: bhyvectl --destroy --vm=NAME"),
    QT_TRANSLATE_NOOP("HostTexts", "only root makes virtual machines of bhyve, and within a jail only with allow.vmm"),
    QT_TRANSLATE_NOOP("HostTexts", "run it as root; in a jail set allow.vmm"),
    QT_TRANSLATE_NOOP("HostTexts", "there is no virtual machine of this name: it was not loaded yet, or was destroyed"),
    QT_TRANSLATE_NOOP("HostTexts", "run bhyveload (or grub-bhyve) before bhyve; ls /dev/vmm shows which there are"),
    QT_TRANSLATE_NOOP("HostTexts", "the devices in /dev/vmm belong to root"),
    QT_TRANSLATE_NOOP("HostTexts", "run it as root"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the processor has no unrestricted guest, so guests have one vCPU; or hw.vmm.maxcpu is lower "
                      "than what is asked for"),
    QT_TRANSLATE_NOOP("HostTexts", "use -c 1; apiaryctl check tells whether there is unrestricted guest"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "UEFI begins in real mode, and the processor has no unrestricted guest (before Westmere, 2010)"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "load the guest's kernel with bhyveload or grub-bhyve instead of UEFI, with one vCPU; or use the software CPU"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor cannot stop at a guest's HLT, which -H asks for"),
    QT_TRANSLATE_NOOP("HostTexts", "leave out -H"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor cannot stop at a guest's PAUSE, which -P asks for"),
    QT_TRANSLATE_NOOP("HostTexts", "leave out -P"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "one of the guest's devices could not be set up: a disk's file or a tap is missing or in use"),
    QT_TRANSLATE_NOOP("HostTexts", "the lines before it name the device; see that file, tap or port"),
    QT_TRANSLATE_NOOP("HostTexts", "the file or volume of a disk is not there, or may not be opened"),
    QT_TRANSLATE_NOOP("HostTexts", "see the path after it, and who may read and write it; zvols are in /dev/zvol"),
    QT_TRANSLATE_NOOP("HostTexts", "the tap is not there, is in use by another guest, or may not be opened"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "ifconfig tap0 create; see /dev/tap0's owner and net.link.tap.user_open; end the other guest"),
    QT_TRANSLATE_NOOP("HostTexts", "a device that is to be handed to the guest still belongs to a driver of the host"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "in /boot/loader.conf: pptdevs=\"BUS/SLOT/FUNCTION\", and restart; it takes an IOMMU (VT-d, AMD-Vi)"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the guest used an I/O port in a way that bhyve does not know, with strict checks (-e)"),
    QT_TRANSLATE_NOOP("HostTexts", "leave out -e"),
    QT_TRANSLATE_NOOP("HostTexts", "the guest read or wrote an I/O port that no device has, with strict checks (-e)"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the guest read a model-specific register that bhyve does not have; it sees a fault"),
    QT_TRANSLATE_NOOP("HostTexts", "harmless for most systems; if the guest stops there, add -w"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the guest wrote a model-specific register that bhyve does not have; it sees a fault"),
    QT_TRANSLATE_NOOP("HostTexts", "the guest reached a device with an instruction that bhyve cannot emulate"),
    QT_TRANSLATE_NOOP("HostTexts", "report it with the bytes after it; try the guest on another engine"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the guest's CPU stopped for a reason that bhyve does not handle; the lines below it tell the reason"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "report it with those lines; on old processors it is often a lack of unrestricted guest: use one "
                      "vCPU and no UEFI"),
    QT_TRANSLATE_NOOP("HostTexts", "bhyvectl was asked about a virtual machine that is not there"),
    QT_TRANSLATE_NOOP("HostTexts", "ls /dev/vmm shows which there are; nothing is to be destroyed"),
    QT_TRANSLATE_NOOP("HostTexts", "the firmware's file is not there"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "pkg install bhyve-firmware; the file is /usr/local/share/uefi-firmware/BHYVE_UEFI.fd"),
    QT_TRANSLATE_NOOP("HostTexts", "the interface is a member of a bridge already"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "ifconfig | grep -B20 member: shows which; ifconfig bridge0 deletem INTERFACE takes it out"),
    QT_TRANSLATE_NOOP("HostTexts", "the interface is a member of this very bridge already; that is no error"),
    QT_TRANSLATE_NOOP("HostTexts", "nothing"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the interface cannot be bridged: another MTU than the bridge's, a Wi-Fi client, or no Ethernet at all"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "give both the same MTU (ifconfig tap0 mtu 1500); for Wi-Fi use NAT instead of a bridge"),
    QT_TRANSLATE_NOOP("HostTexts", "there is no interface of this name"),
    QT_TRANSLATE_NOOP("HostTexts", "ifconfig -l lists them; a tap is made by ifconfig tap0 create"),
    QT_TRANSLATE_NOOP("HostTexts", "an interface of this name is there already; that is no error"),
    QT_TRANSLATE_NOOP("HostTexts", "use it, or ifconfig NAME destroy first"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the kernel knows no such kind of interface: the module for taps or bridges is not loaded"),
    QT_TRANSLATE_NOOP("HostTexts", "as root: kldload if_tuntap (before FreeBSD 13: if_tap) and if_bridge"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "nobody has the tap open any more, or it was never brought up: a guest that just ended, or one "
                      "whose card is down because the tap was"),
    QT_TRANSLATE_NOOP("HostTexts", "sysctl net.link.tap.up_on_open=1 brings a tap up when a guest opens it"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the bridge asked a member to switch off offloads that it cannot change; that is harmless"),
    QT_TRANSLATE_NOOP("HostTexts", "nothing; if traffic is slow, ifconfig INTERFACE -tso -lro -txcsum -rxcsum"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the interface takes up all frames because it is in a bridge; that is as it should be"),
    // KVM in Linux.
    QT_TRANSLATE_NOOP("HostTexts", "the firmware has switched VT-x or AMD-V off"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "in the firmware's set-up switch on \"Intel Virtualization Technology\" or \"SVM Mode\", save, "
                      "and switch the power off once"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the processor has no VT-x (kvm_intel) or AMD-V (kvm_amd), the other module was meant, or a "
                      "hypervisor around this machine hides it"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "apiaryctl check tells which; in a virtual machine switch on nested virtualization outside"),
    QT_TRANSLATE_NOOP("HostTexts", "the firmware has switched VT-x off and locked that"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the processor has no AMD-V, a hypervisor around this machine hides it, or Linux does because "
                      "the firmware has switched it off"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "dmesg | grep -i svm: \"SVM disabled (by BIOS)\" means the last; otherwise apiaryctl check tells which"),
    QT_TRANSLATE_NOOP("HostTexts", "kvm_amd was loaded on a processor that is not AMD's"),
    QT_TRANSLATE_NOOP("HostTexts", "modprobe kvm_intel"),
    QT_TRANSLATE_NOOP("HostTexts", "the firmware has switched VT-x off and locked that; Linux hides the flag vmx then"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the firmware allows VT-x only outside of a trusted launch (TXT), and this kernel was launched in one"),
    QT_TRANSLATE_NOOP("HostTexts", "start without TXT (tboot), or allow both in the firmware's set-up"),
    QT_TRANSLATE_NOOP("HostTexts", "the firmware has switched SGX off, which has nothing to do with virtual machines"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the other of kvm_intel and kvm_amd is loaded, or the same one twice; one of them fits the processor"),
    QT_TRANSLATE_NOOP("HostTexts", "nothing, if /dev/kvm is there"),
    QT_TRANSLATE_NOOP("HostTexts", "the other of kvm_intel and kvm_amd is loaded; one of them fits the processor"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware with running machines, or a "
                      "firmware that set it differently for each CPU"),
    QT_TRANSLATE_NOOP(
        "HostTexts", "end the other hypervisor's machines or unload its module (rmmod vboxdrv, vmmon), then try again"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the processors of this machine differ in what their VT-x can do, usually for want of newer microcode"),
    QT_TRANSLATE_NOOP("HostTexts", "install the processor's microcode (intel-microcode) and newer firmware"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor has no VT-x or AMD-V, or the firmware has switched it off"),
    QT_TRANSLATE_NOOP("HostTexts", "dmesg | tail says which; give that to apiaryctl explain"),
    QT_TRANSLATE_NOOP("HostTexts", "the module could not set up VT-x or AMD-V"),
    QT_TRANSLATE_NOOP("HostTexts", "dmesg | tail says why; give that to apiaryctl explain"),
    QT_TRANSLATE_NOOP("HostTexts", "another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware"),
    QT_TRANSLATE_NOOP("HostTexts", "end its machines or unload its module (rmmod vboxdrv, vmmon), then try again"),
    QT_TRANSLATE_NOOP("HostTexts", "Secure Boot is on, and the module is not signed with a key that the kernel trusts"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "use the distribution's own kernel and modules, or enrol the key (mokutil --import)"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the modules of the kernel that runs are not installed: it was upgraded since the last restart, "
                      "or is a small cloud or container kernel"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "restart into the installed kernel, or install the full one (Debian: linux-image-amd64 instead of -cloud)"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the processor has AMD-V without nested paging, or the module was loaded with npt=0; guests run "
                      "on shadow page tables, slowly"),
    QT_TRANSLATE_NOOP("HostTexts", "modprobe -r kvm_amd && modprobe kvm_amd npt=1, if the processor has it"),
    QT_TRANSLATE_NOOP("HostTexts", "the guest read a model-specific register that KVM does not have"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "harmless for most guests; if one stops there, options kvm ignore_msrs=1 in /etc/modprobe.d"),
    QT_TRANSLATE_NOOP("HostTexts", "the guest wrote a model-specific register that KVM does not have"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the processor leaks data between hyper-threads (L1TF); guests that are not trusted could read the host's"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "for such guests switch hyper-threading off: echo off > /sys/devices/system/cpu/smt/control"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the processor leaks data between hyper-threads (MDS); guests that are not trusted could read the host's"),
    QT_TRANSLATE_NOOP("HostTexts", "a known fault of some processors, which KVM works around"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "a program or guest used a locked instruction across two cache lines, and Linux slows it down for that"),
    QT_TRANSLATE_NOOP("HostTexts", "harmless; if it is too slow: sysctl kernel.split_lock_mitigate=0"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the platform cannot keep a guest's device from sending any interrupt, so devices are not handed to guests"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "update the firmware and switch on VT-d there; for trusted guests: options vfio_iommu_type1 "
                      "allow_unsafe_interrupts=1"),
    // Taps and bridges of Linux.
    QT_TRANSLATE_NOOP("HostTexts", "making a tap, or opening one that is not yours, takes root (CAP_NET_ADMIN)"),
    QT_TRANSLATE_NOOP("HostTexts", "as root: ip tuntap add dev tap0 mode tap user USER"),
    QT_TRANSLATE_NOOP("HostTexts", "the tap is there already and in use, or an interface of another kind has its name"),
    QT_TRANSLATE_NOOP("HostTexts", "ip -d link show tap0 tells; give another name, or end who uses it"),
    QT_TRANSLATE_NOOP("HostTexts", "an interface of this name is there that is no tap, or a tap with other options"),
    QT_TRANSLATE_NOOP("HostTexts", "ip -d link show tells; delete it (ip link delete NAME) and make it anew"),
    QT_TRANSLATE_NOOP("HostTexts", "the module for taps is not loaded, or the kernel has none"),
    QT_TRANSLATE_NOOP("HostTexts", "as root: modprobe tun"),
    QT_TRANSLATE_NOOP("HostTexts", "changing interfaces takes root (CAP_NET_ADMIN)"),
    QT_TRANSLATE_NOOP("HostTexts", "run it with sudo"),
    QT_TRANSLATE_NOOP("HostTexts", "an interface, address or route like this is there already"),
    QT_TRANSLATE_NOOP("HostTexts", "ip link, ip address or ip route shows it; delete it first, or leave it"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the kernel has no module for it (bridge, 8021q), or the interface cannot be bridged, as Wi-Fi"),
    QT_TRANSLATE_NOOP("HostTexts", "as root: modprobe bridge or modprobe 8021q; for Wi-Fi use NAT instead of a bridge"),
    QT_TRANSLATE_NOOP("HostTexts", "the interface is a member of a bridge or bond already"),
    QT_TRANSLATE_NOOP("HostTexts", "ip -d link show NAME tells which; ip link set NAME nomaster takes it out"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "a Wi-Fi client cannot be bridged: the access point takes frames from its own address alone"),
    QT_TRANSLATE_NOOP("HostTexts", "use NAT (--net user), or a cable"),
    QT_TRANSLATE_NOOP("HostTexts", "ip link set NAME nomaster takes it out"),
    QT_TRANSLATE_NOOP("HostTexts", "ip link lists them"),
    QT_TRANSLATE_NOOP("HostTexts", "nobody has the tap open: its guest has ended, or did not start yet"),
    QT_TRANSLATE_NOOP("HostTexts", "nothing; it goes on when a guest opens the tap and its card is up"),
    QT_TRANSLATE_NOOP("HostTexts", "the bridge waits before a new member may send: with STP on for 30 seconds"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "without loops in the network: ip link set br0 type bridge forward_delay 0 stp_state 0"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "firewall rules no longer see what is bridged, unless br_netfilter is loaded; that is no error"),
    QT_TRANSLATE_NOOP("HostTexts", "nothing; load br_netfilter only where rules are to hold for guests"),
    QT_TRANSLATE_NOOP("HostTexts", "a guest has the bridge's or another guest's MAC address, or there is a loop"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "give each card a MAC address of its own, and look for cables that join the bridge twice"),
    QT_TRANSLATE_NOOP("HostTexts", "another DNS server listens on that address: a second dnsmasq, or systemd-resolved"),
    QT_TRANSLATE_NOOP("HostTexts", "add bind-interfaces and interface=BRIDGE to dnsmasq's settings"),
    QT_TRANSLATE_NOOP("HostTexts", "changing the firewall takes root (CAP_NET_ADMIN)"),
    // QEMU, libvirt and VirtualBox.
    QT_TRANSLATE_NOOP(
        "HostTexts", "there is no /dev/kvm: kvm_intel or kvm_amd is not loaded, or the processor has no VT-x or AMD-V"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "as root: modprobe kvm_intel (or kvm_amd); if that fails, give its message to apiaryctl explain"),
    QT_TRANSLATE_NOOP("HostTexts", "you may not open /dev/kvm"),
    QT_TRANSLATE_NOOP("HostTexts", "as root: usermod -aG kvm USER; then log in again"),
    QT_TRANSLATE_NOOP("HostTexts", "another hypervisor has VT-x or AMD-V in use"),
    QT_TRANSLATE_NOOP("HostTexts", "end the machines of VirtualBox or VMware, then try again"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "/dev/kvm is there and no module behind it: in a container, or because the processor has no VT-x or AMD-V"),
    QT_TRANSLATE_NOOP("HostTexts", "load kvm_intel or kvm_amd on the host itself"),
    QT_TRANSLATE_NOOP("HostTexts", "QEMU cannot use /dev/kvm"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the words after it, or the line before it, say why; apiaryctl check tells whether KVM can work here"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware with running machines"),
    QT_TRANSLATE_NOOP("HostTexts", "end them, or unload their modules (rmmod vboxdrv, vmmon), then try again"),
    QT_TRANSLATE_NOOP("HostTexts", "the kernel has no memory in one piece for a new virtual machine"),
    QT_TRANSLATE_NOOP("HostTexts", "free memory: end other guests, or as root: echo 3 > /proc/sys/vm/drop_caches"),
    QT_TRANSLATE_NOOP("HostTexts", "the kernel did not make a new virtual machine"),
    QT_TRANSLATE_NOOP("HostTexts", "the number after it says why; dmesg | tail may tell more"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "this QEMU was built without KVM, or it is one for another kind of processor than the host's"),
    QT_TRANSLATE_NOOP("HostTexts", "install the distribution's qemu-system-x86, and start qemu-system-x86_64"),
    QT_TRANSLATE_NOOP(
        "HostTexts", "the guest's processor model has a feature that this host's processor, or its KVM, does not have"),
    QT_TRANSLATE_NOOP("HostTexts", "harmless, the guest does not get it; use -cpu host, or an older model"),
    QT_TRANSLATE_NOOP("HostTexts", "the host does not have as much memory as the guest is to have"),
    QT_TRANSLATE_NOOP("HostTexts", "give less with -m, or end other programs; see vm.overcommit_memory"),
    QT_TRANSLATE_NOOP("HostTexts", "there are not enough huge pages free for the guest's memory"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "as root: sysctl vm.nr_hugepages=N, with N times 2 MiB at least the guest's memory; or leave out -mem-path"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the processor refused the guest's state (invalid guest state): usually real mode on a processor "
                      "without unrestricted guest"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "modprobe kvm_intel emulate_invalid_guest_state=1; otherwise report it with the registers below it"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the processor refused to enter the guest; within another virtual machine its hypervisor did"),
    QT_TRANSLATE_NOOP("HostTexts", "try without nested virtualization; report it with the registers below it"),
    QT_TRANSLATE_NOOP("HostTexts", "KVM met an instruction of the guest that it cannot emulate"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "report it with the code bytes below it; a guest that jumped into nowhere looks the same"),
    QT_TRANSLATE_NOOP("HostTexts", "KVM could not go on with the guest"),
    QT_TRANSLATE_NOOP("HostTexts", "report it with the registers below it"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "memory of the guest is not there on the host: huge pages ran out, or a file behind it became shorter"),
    QT_TRANSLATE_NOOP("HostTexts", "see dmesg, free huge pages, and the file behind the guest's memory"),
    QT_TRANSLATE_NOOP("HostTexts", "the tap does not belong to you, and making one takes root"),
    QT_TRANSLATE_NOOP("HostTexts", "the tap is in use by another guest"),
    QT_TRANSLATE_NOOP("HostTexts", "give each guest a tap of its own, or end the other one"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "the interface is no tap, or was made with other options (vnet_hdr, multi_queue) than are asked for"),
    QT_TRANSLATE_NOOP("HostTexts", "make it anew: ip link delete tap0; ip tuntap add dev tap0 mode tap user USER"),
    QT_TRANSLATE_NOOP("HostTexts", "the module for taps is not loaded"),
    QT_TRANSLATE_NOOP("HostTexts", "you may not open /dev/net/tun"),
    QT_TRANSLATE_NOOP(
        "HostTexts", "usually everybody may (mode 0666); see its mode and, in a container, that the device is allowed"),
    QT_TRANSLATE_NOOP("HostTexts", "qemu-bridge-helper could not put a tap into the bridge"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the line before it says why; the helper must be set-user-ID root, and the bridge allowed in "
                      "/etc/qemu/bridge.conf"),
    QT_TRANSLATE_NOOP("HostTexts", "the bridge is not allowed in qemu-bridge-helper's list"),
    QT_TRANSLATE_NOOP("HostTexts", "as root add a line to /etc/qemu/bridge.conf: allow br0"),
    QT_TRANSLATE_NOOP("HostTexts", "there is no list of bridges that may be used"),
    QT_TRANSLATE_NOOP("HostTexts", "as root make /etc/qemu/bridge.conf with the line: allow br0"),
    QT_TRANSLATE_NOOP("HostTexts", "there is no bridge of this name"),
    QT_TRANSLATE_NOOP("HostTexts", "as root: ip link add br0 type bridge; ip link set br0 up"),
    QT_TRANSLATE_NOOP("HostTexts", "the script that sets up the tap failed"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "run it by hand with the tap's name, or leave it out: -netdev tap,script=no,downscript=no"),
    QT_TRANSLATE_NOOP("HostTexts", "the port of the host is in use, or is below 1024 and takes root"),
    QT_TRANSLATE_NOOP("HostTexts", "ss -ltnup shows who has it; take another port above 1023"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "another program has the disk image open: a guest that runs, or a QEMU that was left over"),
    QT_TRANSLATE_NOOP("HostTexts", "end it; fuser FILE shows which"),
    QT_TRANSLATE_NOOP("HostTexts", "other devices of the same IOMMU group still belong to drivers of the host"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "bind all of the group to vfio-pci, or use another slot; ls /sys/kernel/iommu_groups/N/devices lists them"),
    QT_TRANSLATE_NOOP("HostTexts", "libvirt's network was not started"),
    QT_TRANSLATE_NOOP("HostTexts", "virsh net-start default; virsh net-autostart default"),
    QT_TRANSLATE_NOOP("HostTexts", "another hypervisor has VT-x in use: KVM with running guests"),
    QT_TRANSLATE_NOOP("HostTexts", "end KVM's guests, or unload kvm_intel, before VirtualBox starts one"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "in the firmware's set-up switch on \"Intel Virtualization Technology\", save, and switch the power off once"),
    QT_TRANSLATE_NOOP("HostTexts", "the firmware has switched AMD-V off"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "in the firmware's set-up switch on \"SVM Mode\", save, and switch the power off once"),
    // Apiary itself.
    QT_TRANSLATE_NOOP("HostTexts",
                      "no helper has been started, or it is one of another user, or its socket is elsewhere"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "start one: apiaryd --session for yourself, or the system's (systemctl start apiaryd, service "
                      "apiaryd start); --socket or APIARY_SOCKET names another place"),
    QT_TRANSLATE_NOOP("HostTexts", "the helper has ended and left its socket behind"),
    QT_TRANSLATE_NOOP("HostTexts", "start it again; guests that run are found again"),
    QT_TRANSLATE_NOOP("HostTexts", "the helper is stopped, very busy, or waits for a slow disk"),
    QT_TRANSLATE_NOOP("HostTexts", "see its log (journalctl -u apiaryd); kill and start it again, guests run on"),
    QT_TRANSLATE_NOOP("HostTexts", "the system's helper serves members of its group alone"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "as root: usermod -aG apiary USER (FreeBSD: pw groupmod apiary -m USER); then log in again; or "
                      "use a helper of your own: apiaryd --session"),
    QT_TRANSLATE_NOOP("HostTexts", "another apiaryd uses the same directory, so this one does not start"),
    QT_TRANSLATE_NOOP("HostTexts", "use that one, or end it first"),
    QT_TRANSLATE_NOOP("HostTexts", "apiaryd finds the program that runs a guest neither beside itself nor in libexec"),
    QT_TRANSLATE_NOOP("HostTexts", "install Apiary again, all of it"),
    QT_TRANSLATE_NOOP("HostTexts", "this version of Apiary does not have that engine, or not on this system"),
    QT_TRANSLATE_NOOP("HostTexts", "use --engine auto; apiaryctl check tells which there are and why not more"),
    QT_TRANSLATE_NOOP("HostTexts", "a guest's memory comes out of the host's"),
    QT_TRANSLATE_NOOP("HostTexts", "give less (--memory); apiaryctl check tells how much is available"),
    QT_TRANSLATE_NOOP("HostTexts", "the tap that the guest is to use was not made"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "as root: ip tuntap add dev NAME mode tap user USER vnet_hdr (FreeBSD: ifconfig tap0 create); or "
                      "--net user, which needs none"),
    QT_TRANSLATE_NOOP("HostTexts", "there is no /dev/net/tun: the module tun is not loaded"),
    QT_TRANSLATE_NOOP("HostTexts", "as root: modprobe tun; or --net user, which needs none"),
    QT_TRANSLATE_NOOP("HostTexts", "a tap is for one guest"),
    QT_TRANSLATE_NOOP("HostTexts", "give each guest a tap of its own, or end who uses this one"),
    QT_TRANSLATE_NOOP("HostTexts", "a tap that has an owner can be opened by that user alone"),
    QT_TRANSLATE_NOOP("HostTexts", "as root make it anew for you: ip tuntap add dev NAME mode tap user USER vnet_hdr"),
    QT_TRANSLATE_NOOP("HostTexts", "the device's mode lets other users open it, but not this one"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "FreeBSD: add path 'tap*' mode 0660 group GROUP to /etc/devfs.rules, and sysctl net.link.tap.user_open=1"),
    QT_TRANSLATE_NOOP("HostTexts", "ports below 1024 are root's"),
    QT_TRANSLATE_NOOP("HostTexts", "forward a port above 1023; Linux: sysctl net.ipv4.ip_unprivileged_port_start"),
    QT_TRANSLATE_NOOP("HostTexts", "another program listens on that port of the host, perhaps another guest's"),
    QT_TRANSLATE_NOOP("HostTexts", "ss -ltnup (FreeBSD: sockstat -l) shows which; take another port"),
    QT_TRANSLATE_NOOP("HostTexts", "the image or device is locked by a program that writes to it, or mounted"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "end that program or unmount it; several guests may share a disk that all have read-only (,ro)"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "Apiary takes raw images; qcow2, vmdk and the like are containers of other programs"),
    QT_TRANSLATE_NOOP("HostTexts", "qemu-img convert -O raw IMAGE disk.img"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the guest's kernel could not handle an exception: a bug of its, a kernel for another machine, "
                      "or, right at the start, too little memory"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "apiaryctl show NAME has the registers and the last lines of the console; try more memory, and "
                      "the kernel with its messages on (earlyprintk=ttyS0)"),
};

}  // namespace

std::span<const char* const> explanation_texts() {
    return kTexts;
}

}  // namespace apiary::gui
