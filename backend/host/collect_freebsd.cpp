// SPDX-License-Identifier: BSD-2-Clause
#include <sys/param.h>
// After sys/param.h, which they do not include themselves.
#include <fcntl.h>
#include <sys/cpuctl.h>
#include <sys/ioctl.h>
#include <sys/linker.h>
#include <sys/module.h>
#include <sys/sysctl.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>

#include "backend/base/text.h"
#include "backend/host/collect_system.h"
#include "backend/host/recording_lines.h"

namespace apiary::host {
namespace {

/// sysctl(3): a number of 32 or 64 bits, as digits.
std::optional<std::string> number_sysctl(const char* name) {
    std::uint64_t value = 0;  // The host's byte order has the lower half first.
    std::size_t size = sizeof value;
    return ::sysctlbyname(name, &value, &size, nullptr, 0) == 0 && (size == 4 || size == 8)
               ? std::optional(std::to_string(value))
               : std::nullopt;
}

std::optional<std::string> text_sysctl(const char* name) {
    std::array<char, 256> value = {};
    std::size_t size = value.size() - 1;
    return ::sysctlbyname(name, value.data(), &size, nullptr, 0) == 0 ? std::optional<std::string>(value.data())
                                                                      : std::nullopt;
}

std::optional<std::string> own_sysctl(const char* name) {
    const std::string_view word = name;
    return word == "kern.vm_guest" || word.ends_with("%desc") ? text_sysctl(name) : number_sysctl(name);
}

/// kldstat(2): every file that is loaded, and every module in it.
std::set<std::string> own_modules() {
    std::set<std::string> names;
    for (int file = ::kldnext(0); file > 0; file = ::kldnext(file)) {
        kld_file_stat info = {};
        info.version = sizeof info;
        if (::kldstat(file, &info) == 0) {
            std::string name = info.name;
            names.insert(name.substr(0, name.find(".ko")));
        }
        for (int module = ::kldfirstmod(file); module > 0; module = ::modfnext(module)) {
            module_stat each = {};
            each.version = sizeof each;
            if (::modstat(module, &each) == 0) {
                names.insert(each.name);
            }
        }
    }
    return names;
}

std::optional<std::uint64_t> number(const Sources& sources, const char* name) {
    const auto text = sources.sysctl ? sources.sysctl(name) : std::nullopt;
    std::uint64_t value = 0;
    return text && std::from_chars(text->data(), text->data() + text->size(), value).ec == std::errc()
               ? std::optional(value)
               : std::nullopt;
}

void collect_memory(const Sources& sources, Evidence& evidence) {
    evidence.memory = number(sources, "hw.physmem");
    const auto pages = number(sources, "vm.stats.vm.v_free_count"),
               inactive = number(sources, "vm.stats.vm.v_inactive_count"), page = number(sources, "hw.pagesize");
    if (pages && page) {
        evidence.memory_available = (*pages + inactive.value_or(0)) * *page;
    }
    const auto superpages = number(sources, "vm.pmap.pg_ps_enabled");
    evidence.transparent_huge_pages = !superpages ? "" : *superpages != 0 ? "always" : "never";
}

void collect_modules(const Sources& sources, Evidence& evidence) {
    evidence.modules = own_modules();
    std::set<std::string> installed;
    for (const char* directory : {"boot/kernel", "boot/modules"}) {
        static_cast<void>(for_each_name(sources.root / directory, [&](const std::string& name) {
            if (name.ends_with(".ko")) {
                installed.insert(name.substr(0, name.size() - 3));
            }
        }));
    }
    evidence.installed_modules = std::move(installed);
}

}  // namespace

void set_system_sources(Sources& sources) {
    sources.sysctl = own_sysctl;
}

void collect_system(const Sources& sources, Evidence& evidence) {
    evidence.system = System::FreeBsd;
    utsname name = {};
    evidence.release = ::uname(&name) == 0 ? shown(name.release) : "";
    for (const char* each : {"kern.vm_guest", "hw.vmm.vmx.initialized", "hw.vmm.vmx.cap.unrestricted_guest",
                             "hw.vmm.vmx.cap.posted_interrupts", "hw.vmm.vmx.cap.vpid", "hw.vmm.iommu.initialized",
                             "dev.dmar.0.%desc", "dev.ivhd.0.%desc"}) {
        add_sysctl(sources, each, evidence);
    }
    const auto& sysctls = evidence.sysctls;
    if (sysctls.contains("dev.dmar.0.%desc") || sysctls.contains("dev.ivhd.0.%desc") ||
        (sysctls.contains("hw.vmm.iommu.initialized") && sysctls.at("hw.vmm.iommu.initialized") != "0")) {
        evidence.iommu_in_use = true;
    }
    collect_modules(sources, evidence);
    collect_memory(sources, evidence);
    add_device(sources, "dev/vmmctl", evidence);
    add_device(sources, "dev/tap", evidence);
}

UniqueFd open_msrs(const std::filesystem::path& root) {
    return UniqueFd(::open((root / "dev/cpuctl0").c_str(), O_RDONLY | O_CLOEXEC));
}

/// cpuctl(4): EFAULT where the processor raised #GP.
std::optional<std::uint64_t> read_msr(int fd, std::uint32_t index, bool& absent) {
    cpuctl_msr_args_t arguments = {};
    arguments.msr = static_cast<int>(index);
    const bool read = ::ioctl(fd, CPUCTL_RDMSR, &arguments) == 0;
    absent = !read && errno == EFAULT;
    return read ? std::optional<std::uint64_t>(arguments.data) : std::nullopt;
}

}  // namespace apiary::host
