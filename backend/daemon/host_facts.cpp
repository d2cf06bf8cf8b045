// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/host_facts.h"

#include <sys/utsname.h>
#include <unistd.h>

#include <cstring>
#include <format>
#include <fstream>
#include <string>

#include "backend/cpu/cpuid.h"
#include "backend/machine/engines.h"

namespace apiary::daemon {
namespace {

/// The brand string of CPUID leaves 8000_0002h to 8000_0004h (SDM vol. 2, CPUID).
std::string processor() {
    constexpr std::uint32_t kFirst = 0x8000'0002, kLast = 0x8000'0004;
    if (cpu::host_cpuid(0x8000'0000, 0).eax < kLast) {
        return "";
    }
    std::string name;
    for (std::uint32_t leaf = kFirst; leaf <= kLast; ++leaf) {
        const cpu::CpuidResult result = cpu::host_cpuid(leaf, 0);
        for (const std::uint32_t word : {result.eax, result.ebx, result.ecx, result.edx}) {
            char letters[sizeof word];
            std::memcpy(letters, &word, sizeof word);
            name.append(letters, sizeof word);
        }
    }
    name.resize(std::strlen(name.c_str()));
    const auto first = name.find_first_not_of(' ');
    return first == std::string::npos ? "" : name.substr(first, name.find_last_not_of(' ') - first + 1);
}

std::string system() {
    utsname name = {};
    return ::uname(&name) == 0 ? std::format("{} {}", name.sysname, name.release) : "";
}

/// Linux: /proc/meminfo (proc_meminfo(5)).
std::optional<std::int64_t> available_memory() {
    std::ifstream file("/proc/meminfo");
    for (std::string word; file >> word;) {
        if (std::int64_t kibibytes = 0; word == "MemAvailable:" && file >> kibibytes) {
            return kibibytes * 1024;
        }
    }
    return std::nullopt;
}

api::host::Engine engine(const std::string& name) {
    const std::optional<Error> trouble = machine::engine_obstacle(name);
    return {.name = name,
            .available = !trouble,
            .reason = trouble ? std::optional(trouble->cause) : std::nullopt,
            .description = machine::engine_description(name)};
}

}  // namespace

api::host::Facts host_facts() {
    api::host::Facts facts;
    facts.version = APIARY_VERSION;
    facts.system = system();
    facts.processor = processor();
    facts.cpus = ::sysconf(_SC_NPROCESSORS_ONLN);
    facts.memory = static_cast<std::int64_t>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGESIZE);
    facts.memory_available = available_memory();
    for (const std::string& name : machine::engine_names()) {
        facts.engines.push_back(engine(name));
    }
    return facts;
}

}  // namespace apiary::daemon
