// SPDX-License-Identifier: BSD-2-Clause
#include <fcntl.h>
#include <linux/kvm.h>
#include <sys/ioctl.h>
#include <sys/klog.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

#include "backend/base/text.h"
#include "backend/host/code32.h"
#include "backend/host/collect_system.h"
#include "backend/host/recording.h"
#include "backend/host/recording_lines.h"

namespace apiary::host {
namespace {

/// syslog(2). Without CAP_SYSLOG, and with kernel.dmesg_restrict, there is none.
std::string own_log() {
    constexpr int kReadAll = 3, kSizeOfBuffer = 10;
    constexpr int kMost = 4 << 20;
    const int size = ::klogctl(kSizeOfBuffer, nullptr, 0);
    if (size <= 0) {
        return "";
    }
    std::string text(static_cast<std::size_t>(std::min(size, kMost)), '\0');
    const int read = ::klogctl(kReadAll, text.data(), static_cast<int>(text.size()));
    text.resize(static_cast<std::size_t>(std::max(read, 0)));
    return text;
}

/// Lines of `text` one by one, without space around them.
template <class Each>
void for_each_line(std::string_view text, Each each) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        each(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// "kernel/arch/x86/kvm/kvm-intel.ko.xz" → "kvm_intel"
std::string module_name(std::string_view path) {
    path = path.substr(path.find_last_of('/') + 1);
    std::string name(path.substr(0, path.find(".ko")));
    std::ranges::replace(name, '-', '_');
    return name;
}

void collect_modules(const Sources& sources, Evidence& evidence) {
    std::set<std::string> loaded, installed;
    const bool known =
        for_each_name(sources.root / "sys/module", [&](const std::string& name) { loaded.insert(name); });
    const std::filesystem::path directory = sources.root / "lib/modules" / evidence.release;
    for_each_line(text_of(directory / "modules.builtin"),
                  [&](std::string_view line) { loaded.insert(module_name(line)); });
    for_each_line(text_of(directory / "modules.dep"),
                  [&](std::string_view line) { installed.insert(module_name(line.substr(0, line.find(':')))); });
    if (known) {
        evidence.modules = std::move(loaded);
        evidence.installed_modules = std::move(installed);
    }
    for (const char* parameter : {"kvm_intel/ept", "kvm_intel/unrestricted_guest", "kvm_intel/vpid",
                                  "kvm_intel/enable_apicv", "kvm_amd/npt", "kvm_amd/avic"}) {
        const std::string_view name = parameter;
        const std::size_t slash = name.find('/');
        const std::string value(trimmed(
            text_of(sources.root / "sys/module" / name.substr(0, slash) / "parameters" / name.substr(slash + 1))));
        if (!value.empty()) {
            evidence.module_parameters[parameter] = shown(value);
        }
    }
}

/// proc_meminfo(5): "MemTotal:       16252928 kB".
std::optional<std::uint64_t> meminfo_value(std::string_view meminfo, std::string_view name) {
    std::optional<std::uint64_t> found;
    for_each_line(meminfo, [&](std::string_view line) {
        if (!found && take_word(line, name) && take_word(line, ":")) {
            line = trimmed(line);
            std::uint64_t value = 0;
            if (std::from_chars(line.data(), line.data() + line.size(), value).ec == std::errc()) {
                found = line.ends_with("kB") ? value * 1024 : value;
            }
        }
    });
    return found;
}

void collect_memory(const Sources& sources, Evidence& evidence) {
    const std::string meminfo = text_of(sources.root / "proc/meminfo");
    evidence.memory = meminfo_value(meminfo, "MemTotal");
    evidence.memory_available = meminfo_value(meminfo, "MemAvailable");
    evidence.huge_pages = meminfo_value(meminfo, "HugePages_Total");
    evidence.huge_pages_free = meminfo_value(meminfo, "HugePages_Free");
    evidence.huge_page_size = meminfo_value(meminfo, "Hugepagesize");
    // "always [madvise] never"
    const std::string modes = text_of(sources.root / "sys/kernel/mm/transparent_hugepage/enabled");
    if (const std::size_t first = modes.find('['); first != std::string::npos) {
        evidence.transparent_huge_pages = shown(modes.substr(first + 1, modes.find(']') - first - 1));
    }
}

void collect_platform(const Sources& sources, Evidence& evidence) {
    constexpr std::size_t kSignature = 4;
    std::set<std::string> tables;
    if (for_each_name(sources.root / "sys/firmware/acpi/tables", [&](const std::string& name) {
            if (name.size() >= kSignature) {  // "SSDT1" is the first of several.
                tables.insert(name.substr(0, kSignature));
            }
        })) {
        evidence.acpi_tables = std::move(tables);
    }
    bool any = false;
    if (for_each_name(sources.root / "sys/class/iommu", [&any](const std::string&) { any = true; })) {
        evidence.iommu_in_use = any;
    }
}

std::optional<int> kvm_version(const Sources& sources) {
    const UniqueFd kvm(::open((sources.root / "dev/kvm").c_str(), O_RDWR | O_CLOEXEC));
    const int version = kvm.valid() ? ::ioctl(kvm.get(), KVM_GET_API_VERSION, 0) : -1;
    return version >= 0 ? std::optional(version) : std::nullopt;
}

}  // namespace

void set_system_sources(Sources& sources) {
    sources.kernel_log = own_log;
    sources.runs_32bit_code = host_runs_32bit_code;
}

void collect_system(const Sources& sources, Evidence& evidence) {
    evidence.system = System::Linux;
    evidence.release = shown(trimmed(text_of(sources.root / "proc/sys/kernel/osrelease")));
    add_recording(text_of(sources.root / "proc/cpuinfo"), evidence);
    collect_platform(sources, evidence);
    collect_modules(sources, evidence);
    collect_memory(sources, evidence);
    add_device(sources, "dev/kvm", evidence);
    add_device(sources, "dev/net/tun", evidence);
    evidence.kvm_version = kvm_version(sources);
}

UniqueFd open_msrs(const std::filesystem::path& root) {
    return UniqueFd(::open((root / "dev/cpu/0/msr").c_str(), O_RDONLY | O_CLOEXEC));
}

std::optional<std::uint64_t> read_msr(int fd, std::uint32_t index, bool& absent) {
    std::uint64_t value = 0;
    const ssize_t read = ::pread(fd, &value, sizeof value, static_cast<off_t>(index));
    absent = read < 0 && errno == EIO;  // The processor raised #GP, msr(4).
    return read == sizeof value ? std::optional(value) : std::nullopt;
}

}  // namespace apiary::host
