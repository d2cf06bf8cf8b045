// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/collect.h"

#include <cpuid.h>
#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>

#include <cerrno>
#include <fstream>

#include "backend/base/text.h"
#include "backend/host/collect_system.h"
#include "backend/host/recording.h"

namespace apiary::host {
namespace {

std::array<std::uint32_t, 4> own_cpuid(std::uint32_t leaf, std::uint32_t subleaf) {
    std::array<std::uint32_t, 4> answer = {};
    __cpuid_count(leaf, subleaf, answer[0], answer[1], answer[2], answer[3]);
    return answer;
}

void collect_cpuid(const Sources& sources, Evidence& evidence) {
    constexpr std::uint32_t kExtended = 0x8000'0000, kHypervisor = 0x4000'0000;
    constexpr std::array kRegisters = {Register::Eax, Register::Ebx, Register::Ecx, Register::Edx};
    const auto add = [&](std::uint32_t leaf, std::uint32_t subleaf = 0) {
        const auto answer = sources.cpuid(leaf, subleaf);
        for (std::size_t i = 0; i < answer.size(); ++i) {
            evidence.cpuid.add({leaf, subleaf, kRegisters[i], answer[i], "CPUID"});
        }
        return answer;
    };
    // Above the highest leaf of its range CPUID answers something else.
    const std::uint32_t highest = add(0)[0], highest_extended = add(kExtended)[0];
    for (const std::uint32_t leaf : {1u, 7u}) {
        if (leaf <= highest) {
            add(leaf);
        }
    }
    for (const std::uint32_t leaf : {1u, 2u, 3u, 4u, 0xAu}) {
        if ((kExtended | leaf) <= highest_extended) {
            add(kExtended | leaf);
        }
    }
    constexpr unsigned kHypervisorBit = 31;
    if ((evidence.cpuid.value(1, 0, Register::Ecx).value_or(0) >> kHypervisorBit & 1) != 0) {
        add(kHypervisor);
    }
}

std::string group_name(gid_t gid) {
    constexpr std::size_t kBuffer = 16384;
    std::string buffer(kBuffer, '\0');
    group entry = {};
    group* found = nullptr;
    return ::getgrgid_r(gid, &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr
               ? shown(found->gr_name)
               : std::to_string(gid);
}

}  // namespace

std::string text_of(const std::filesystem::path& path) {
    constexpr std::size_t kMost = std::size_t{8} << 20, kBlock = std::size_t{64} << 10;
    std::ifstream file(path, std::ios::binary);
    std::string text;
    // Of files in /proc and /sys the size is not known beforehand.
    while (file && text.size() < kMost) {
        const std::size_t before = text.size();
        text.resize(before + kBlock);
        file.read(text.data() + before, kBlock);
        text.resize(before + static_cast<std::size_t>(file.gcount()));
    }
    return text;
}

void add_device(const Sources& sources, const char* path, Evidence& evidence) {
    const std::filesystem::path place = sources.root / path;
    DeviceNode device = {.path = "/" + std::string(path)};
    struct stat info = {};
    if (::stat(place.c_str(), &info) == 0) {
        constexpr unsigned kPermissions = 07777;
        device.exists = true;
        device.mode = static_cast<unsigned>(info.st_mode) & kPermissions;
        device.group = group_name(info.st_gid);
        const UniqueFd opened(::open(place.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
        device.open_error = opened.valid() ? 0 : errno;
    }
    evidence.devices.push_back(std::move(device));
}

void add_sysctl(const Sources& sources, const char* name, Evidence& evidence) {
    if (const auto value = sources.sysctl ? sources.sysctl(name) : std::nullopt) {
        evidence.sysctls[name] = shown(*value);
    }
}

Sources this_machine() {
    Sources sources;
    sources.cpuid = own_cpuid;
    set_system_sources(sources);
    return sources;
}

Evidence collect(const Sources& sources) {
    Evidence evidence;
    evidence.this_machine = true;
    if (sources.cpuid) {
        collect_cpuid(sources, evidence);
    }
    collect_system(sources, evidence);
    if (sources.kernel_log) {
        add_recording(sources.kernel_log(), evidence);
    }
    add_recording(text_of(sources.root / "var/run/dmesg.boot"), evidence);  // FreeBSD
    if (sources.runs_32bit_code) {
        evidence.runs_32bit_code = sources.runs_32bit_code();
    }
    return evidence;
}

void collect_msrs(const std::filesystem::path& root, Evidence& evidence) {
    const UniqueFd device = open_msrs(root);
    if (!device.valid()) {
        return;
    }
    for (const std::uint32_t index : {kMsrFeatureControl, kMsrVmxBasic, kMsrVmxPinBased, kMsrVmxProcBased,
                                      kMsrVmxProcBased2, kMsrVmxEptVpid, kMsrVmCr}) {
        bool absent = false;
        const auto value = read_msr(device.get(), index, absent);
        if (value || absent) {
            evidence.msrs[index] = value;
        }
    }
}

}  // namespace apiary::host
