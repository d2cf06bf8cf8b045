// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/config.h"

#include <unistd.h>

#ifdef __linux__
#include <sys/sysinfo.h>
#endif

#include <algorithm>
#include <format>

#include "backend/base/size.h"
#include "backend/loader/load_kernel.h"
#include "backend/machine/engines.h"

namespace apiary::machine {
namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

/// Rounded down to a size that people can read.
std::string readable_size(std::uint64_t bytes) {
    constexpr std::uint64_t kUnit = 1ull << 20;
    return format_size(bytes < kUnit ? bytes : bytes / kUnit * kUnit);
}

Result<void> validate_engine(const std::string& engine) {
    const std::vector<std::string>& names = engine_names();
    if (engine == "auto" || std::ranges::contains(names, engine)) {
        return {};
    }
    return fail(std::format("there is no engine \"{}\" here", engine),
                std::format("use auto, or one of: {}", joined(names)));
}

Result<void> validate_memory(std::uint64_t memory) {
    if (memory < MachineConfig::kLeastMemory) {
        return fail(std::format("{} of memory is too little for a guest", format_size(memory)),
                    std::format("give it at least {}", format_size(MachineConfig::kLeastMemory)));
    }
    if (memory > MachineConfig::kMostMemory) {
        return fail(std::format("{} of memory is more than a guest's address map has room for", format_size(memory)),
                    std::format("ask for at most {}; this host has {}", format_size(MachineConfig::kMostMemory),
                                readable_size(host_limits().memory)));
    }
    if (memory % 4096 != 0) {
        return fail(std::format("{} of memory is not a whole number of 4 KiB pages", format_size(memory)),
                    "use a multiple of 4K");
    }
    return {};
}

Result<void> validate_modules(const std::vector<ModuleConfig>& modules) {
    for (const ModuleConfig& module : modules) {
        if (module.file.empty()) {
            return fail("a module has no file", "name its file");
        }
        if (auto checked = loader::check_module_type(module.type); !checked) {
            return checked;
        }
    }
    return {};
}

}  // namespace

Result<void> validate(const MachineConfig& config) {
    if (config.kernel.empty()) {
        return fail("no kernel is given", "name the guest's kernel file");
    }
    if (config.cpus < 1 || config.cpus > MachineConfig::kMostCpus) {
        return fail(std::format("a guest cannot have {} CPUs", config.cpus),
                    std::format("give it 1 to {}", MachineConfig::kMostCpus));
    }
    if (config.com_ports < 1 || config.com_ports > MachineConfig::kMostComPorts) {
        return fail(std::format("a guest cannot have {} serial ports", config.com_ports),
                    std::format("give it 1 to {}", MachineConfig::kMostComPorts));
    }
    if (auto checked = validate_memory(config.memory); !checked) {
        return checked;
    }
    if (auto checked = loader::check_environment(config.kenv); !checked) {
        return checked;
    }
    if (auto checked = validate_modules(config.modules); !checked) {
        return checked;
    }
    return validate_engine(config.engine);
}

HostLimits host_limits() {
#ifdef __linux__
    struct sysinfo info = {};
    if (::sysinfo(&info) == 0) {
        return {(std::uint64_t{info.totalram} + info.totalswap) * info.mem_unit};
    }
#endif
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long page_size = ::sysconf(_SC_PAGESIZE);
    return {pages > 0 && page_size > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_size) : 0};
}

Result<void> check_host(const MachineConfig& config, const HostLimits& limits) {
    if (config.memory > limits.memory) {
        return fail(std::format("the guest's {} of memory is more than this host has", format_size(config.memory)),
                    "give the guest less memory",
                    std::format("RAM and swap of the host together are {}", readable_size(limits.memory)));
    }
    return {};
}

}  // namespace apiary::machine
