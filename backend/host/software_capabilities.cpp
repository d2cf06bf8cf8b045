// SPDX-License-Identifier: BSD-2-Clause
// What the kernel of this machine has, and who may use it.
#include <algorithm>
#include <cerrno>
#include <format>
#include <iterator>
#include <string>

#include "backend/base/text.h"
#include "backend/host/assess.h"

namespace apiary::host {
namespace {

/// KVM_GET_API_VERSION (Linux Documentation/virt/kvm/api.rst): no other one will ever be.
constexpr int kKvmVersion = 12;

Capability row(const char* id, const char* name, const char* meaning) {
    return {.id = id, .name = name, .group = Group::Software, .meaning = meaning};
}

bool loaded(const Evidence& evidence, const char* module) {
    return evidence.modules && evidence.modules->contains(module);
}

bool installed(const Evidence& evidence, const char* module) {
    return evidence.installed_modules && evidence.installed_modules->contains(module);
}

const DeviceNode* find_device(const Evidence& evidence, std::string_view end) {
    const auto found =
        std::ranges::find_if(evidence.devices, [&](const DeviceNode& device) { return device.path.ends_with(end); });
    return found == evidence.devices.end() ? nullptr : &*found;
}

std::string gibibytes(std::uint64_t bytes) {
    constexpr double kGibibyte = 1024.0 * 1024 * 1024;
    return std::format("{:.1f} GiB", static_cast<double>(bytes) / kGibibyte);
}

/// "modprobe NAME", or what the system has in its place.
std::string load_command(const Evidence& evidence, const char* module) {
    return std::format("as root: {} {}", evidence.system == System::FreeBsd ? "kldload" : "modprobe", module);
}

/// Of a module that is there, could be loaded, or is not there.
void find_module(const Evidence& evidence, const char* module, Capability& into) {
    if (!evidence.modules) {
        return;
    }
    const std::string source = evidence.system == System::FreeBsd ? "kldstat" : "/sys/module";
    if (loaded(evidence, module)) {
        into.finding = {Verdict::Present, Sureness::Certain, source};
    } else if (installed(evidence, module)) {
        into.finding = {Verdict::Missing, Sureness::Certain, source};
        into.value = std::format("{} is installed and not loaded", module);
        into.remedy = load_command(evidence, module);
    } else if (evidence.installed_modules) {
        into.finding = {Verdict::Missing, Sureness::Likely, source};
        into.value = std::format("{} is not installed", module);
        into.remedy = std::format(
            "install the module {} for the kernel that runs ({}), or start the kernel whose modules "
            "are installed",
            module, evidence.release);
    }
}

Capability kvm_module(const Evidence& evidence, const Processor& processor) {
    Capability kvm = row("kernel_module", "KVM", "the kernel's part of an engine that uses the processor");
    const char* const module = processor.maker == Maker::Amd ? "kvm_amd" : "kvm_intel";
    if (loaded(evidence, "kvm_pvm")) {
        kvm.finding = {Verdict::Missing, Sureness::Certain, "/sys/module/kvm_pvm"};
        kvm.value = "a pagetable VM (kvm_pvm)";
        kvm.works = "small programs; it interprets what a kernel does, and no stock kernel boots on it";
        kvm.remedy = "use the software CPU here";
        return kvm;
    }
    find_module(evidence, module, kvm);
    if (kvm.finding.present()) {
        kvm.value = evidence.kvm_version ? std::format("{}, interface {}", module, *evidence.kvm_version) : module;
        if (evidence.kvm_version.value_or(kKvmVersion) != kKvmVersion) {
            kvm.finding = {Verdict::Missing, Sureness::Certain, "KVM_GET_API_VERSION"};
            kvm.remedy = "start a kernel of Linux 2.6.22 or later";
        }
    } else if (kvm.finding.known()) {
        const Finding& hardware = processor.maker == Maker::Amd ? processor.svm : processor.vmx;
        if (!hardware.present()) {
            kvm.remedy = std::format("see {} first: the module does not load without it",
                                     processor.maker == Maker::Amd ? "AMD-V" : "VT-x");
        }
    }
    return kvm;
}

Capability vmm_module(const Evidence& evidence, const Processor& processor) {
    Capability vmm = row("kernel_module", "vmm.ko", "the kernel's part of an engine that uses the processor");
    find_module(evidence, "vmm", vmm);
    if (!vmm.finding.present()) {
        return vmm;
    }
    vmm.value = std::format("of FreeBSD {}", evidence.release);
    const auto initialised = evidence.sysctls.find("hw.vmm.vmx.initialized");
    if (processor.maker == Maker::Intel && initialised != evidence.sysctls.end() && initialised->second == "0") {
        vmm.finding = {Verdict::Missing, Sureness::Certain, "sysctl hw.vmm.vmx.initialized"};
        vmm.value = "loaded and not initialised";
        vmm.remedy = "dmesg | grep vmx_init tells why; give that to apiaryctl explain";
    }
    return vmm;
}

/// Why a device cannot be opened, and what helps.
void explain_refusal(const Evidence& evidence, const DeviceNode& device, Capability& into) {
    const char* const who = evidence.by_helper ? "the helper" : "you";
    if (device.open_error == EACCES || device.open_error == EPERM) {
        into.value = std::format("{} may not open it", who);
        constexpr unsigned kGroupReadWrite = 060;
        if ((device.mode & kGroupReadWrite) == kGroupReadWrite && !device.group.empty()) {
            into.remedy =
                std::format("as root: {}; then log in again", evidence.system == System::FreeBsd
                                                                  ? std::format("pw groupmod {} -m USER", device.group)
                                                                  : std::format("usermod -aG {} USER", device.group));
        } else {
            into.remedy = std::format(
                "have an administrator give a group of yours {} (mode 0660), or use the helper of "
                "the system, which runs as root",
                device.path);
        }
        return;
    }
    into.value = std::format("opening it fails: error {}", device.open_error);
    into.remedy = device.open_error == EBUSY ? "another hypervisor has the processor's virtualization; end that first"
                                             : "see the kernel's log";
}

Capability engine_device(const Evidence& evidence) {
    const bool freebsd = evidence.system == System::FreeBsd;
    Capability into =
        row("device", freebsd ? "/dev/vmm" : "/dev/kvm", "what an engine reaches the kernel's part through");
    const DeviceNode* const device = find_device(evidence, freebsd ? "/vmmctl" : "/kvm");
    if (device == nullptr) {
        return into;
    }
    into.finding.source = device->path;
    into.finding.verdict = device->exists && device->open_error == 0 ? Verdict::Present : Verdict::Missing;
    if (!device->exists) {
        into.remedy = "see the row before";
        if (freebsd && loaded(evidence, "vmm")) {  // Before FreeBSD 15 a sysctl has its part, which is root's.
            into.finding.verdict = Verdict::Unknown;
            into.value = "this release has only sysctl hw.vmm.create";
            into.remedy = "use the helper of the system, which runs as root";
        }
    } else if (device->open_error != 0) {
        explain_refusal(evidence, *device, into);
    } else {
        into.value = evidence.by_helper ? "the helper can use it" : "you can use it";
    }
    return into;
}

Capability engine(const Evidence& evidence) {
    Capability into = row("engine", "Engine", "what runs guests' code when nothing else is asked for");
    const auto chosen = std::ranges::find_if(evidence.engines, &EngineOffer::available);
    if (evidence.engines.empty()) {
        return into;
    }
    into.finding = {chosen != evidence.engines.end() ? Verdict::Present : Verdict::Missing, Sureness::Certain,
                    "Apiary's own list of engines"};
    for (auto each = evidence.engines.begin(); each != chosen; ++each) {
        into.works += std::format("{}{}: {}", into.works.empty() ? "" : "; ", each->name, each->reason);
    }
    if (chosen != evidence.engines.end()) {
        into.value = chosen->name;
        into.works = chosen == evidence.engines.begin() && evidence.engines.size() == 1
                         ? "it is the only one that this version of Apiary has"
                     : into.works.empty() ? "it is the best one that there is"
                                          : into.works;
    }
    return into;
}

Capability memory(const Evidence& evidence) {
    Capability into = row("memory", "Memory", "guests' RAM comes out of it");
    if (evidence.memory) {
        into.finding = {Verdict::Present, Sureness::Certain,
                        evidence.system == System::FreeBsd ? "sysctl hw.physmem" : "/proc/meminfo"};
        into.value = gibibytes(*evidence.memory);
        if (evidence.memory_available) {
            into.value += std::format(", {} available", gibibytes(*evidence.memory_available));
            into.works = std::format("guests with up to about {} in all", gibibytes(*evidence.memory_available));
        }
    }
    return into;
}

Capability huge_pages(const Evidence& evidence) {
    Capability into = row("huge_pages", "Huge pages", "fewer TLB misses for guests' RAM");
    const bool transparent =
        evidence.transparent_huge_pages == "always" || evidence.transparent_huge_pages == "madvise";
    if (!evidence.huge_pages && evidence.transparent_huge_pages.empty()) {
        return into;
    }
    const std::uint64_t reserved = evidence.huge_pages.value_or(0);
    into.finding.verdict = transparent || reserved > 0 ? Verdict::Present : Verdict::Missing;
    if (evidence.system == System::FreeBsd) {
        into.finding.source = "sysctl vm.pmap.pg_ps_enabled";
        into.value = transparent ? "superpages are used by themselves" : "";
        into.remedy = transparent ? "" : "in /boot/loader.conf: vm.pmap.pg_ps_enabled=1";
        return into;
    }
    into.finding.source = "/proc/meminfo";
    into.value = std::format(
        "{} reserved{}",
        reserved == 0 ? "none" : std::format("{} ({} free)", reserved, evidence.huge_pages_free.value_or(0)),
        evidence.transparent_huge_pages.empty() ? ""
                                                : std::format("; transparent: {}", evidence.transparent_huge_pages));
    if (!into.finding.present()) {
        into.works = "everything, a little slower";
        into.remedy = "as root: echo madvise > /sys/kernel/mm/transparent_hugepage/enabled";
    }
    return into;
}

Capability tap(const Evidence& evidence) {
    Capability into = row("tap", "Tap devices", "network cards of guests that appear on the host");
    const DeviceNode* const device = find_device(evidence, evidence.system == System::FreeBsd ? "/tap" : "/net/tun");
    if (device != nullptr && device->exists) {
        into.finding = {device->open_error == 0 ? Verdict::Present : Verdict::Missing, Sureness::Certain, device->path};
        into.works = "tap networks; making a tap takes root, or the helper of the system";
        if (device->open_error != 0) {
            explain_refusal(evidence, *device, into);
            into.works = "user networks (--net user), which need none";
        }
        return into;
    }
    find_module(evidence, evidence.system == System::FreeBsd ? "if_tuntap" : "tun", into);
    into.works = into.finding.present() ? "tap networks; making a tap takes root, or the helper of the system"
                                        : "user networks (--net user), which need none";
    return into;
}

Capability bridge(const Evidence& evidence) {
    Capability into = row("bridge", "Bridges", "guests in the same network as the host");
    find_module(evidence, evidence.system == System::FreeBsd ? "if_bridge" : "bridge", into);
    into.works = into.finding.present() ? "bridged networks" : "user networks (--net user), which need none";
    if (into.finding.verdict == Verdict::Missing &&
        installed(evidence, evidence.system == System::FreeBsd ? "if_bridge" : "bridge")) {
        into.remedy += "; it is loaded by itself when a bridge is made";
    }
    return into;
}

Capability code32(const Evidence& evidence) {
    Capability into = row("code32", "32-bit programs", "the host's own; what a guest runs is no matter of this");
    if (evidence.runs_32bit_code) {
        into.finding = {*evidence.runs_32bit_code ? Verdict::Present : Verdict::Missing, Sureness::Certain, "tried"};
        into.works = *evidence.runs_32bit_code ? ""
                                               : "everything but 32-bit programs of the host; its processor, or the "
                                                 "hypervisor around it, refuses 32-bit code segments";
    }
    return into;
}

}  // namespace

std::vector<Capability> software_capabilities(const Evidence& evidence, const Processor& processor) {
    if (!evidence.this_machine) {
        return {};
    }
    return {evidence.system == System::FreeBsd ? vmm_module(evidence, processor) : kvm_module(evidence, processor),
            engine_device(evidence),
            engine(evidence),
            memory(evidence),
            huge_pages(evidence),
            tap(evidence),
            bridge(evidence),
            code32(evidence)};
}

}  // namespace apiary::host
