// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/findings.h"

#include <algorithm>
#include <array>
#include <format>
#include <utility>

#include "backend/base/text.h"
#include "backend/host/recording_lines.h"

namespace apiary::host {
namespace {

std::string_view name_of(Register reg) {
    constexpr std::array<std::string_view, 4> kNames = {"EAX", "EBX", "ECX", "EDX"};
    return kNames[static_cast<std::size_t>(reg)];
}

/// The highest leaf of the range that `leaf` is in, if it was recorded.
std::optional<std::uint32_t> highest_leaf(const Evidence& evidence, std::uint32_t leaf) {
    constexpr std::uint32_t kExtended = 0x8000'0000;
    return evidence.cpuid.value(leaf & kExtended, 0, Register::Eax);
}

bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

}  // namespace

Finding present(std::string source, Sureness sureness) {
    return {Verdict::Present, sureness, std::move(source)};
}

Finding missing(std::string source, Sureness sureness) {
    return {Verdict::Missing, sureness, std::move(source)};
}

Finding switched_off(std::string source, Sureness sureness) {
    return {Verdict::SwitchedOff, sureness, std::move(source)};
}

Finding either(bool is_present, std::string source, Sureness sureness) {
    return is_present ? present(std::move(source), sureness) : missing(std::move(source), sureness);
}

Finding first_known(std::initializer_list<Finding> findings) {
    const auto found = std::ranges::find_if(findings, &Finding::known);
    return found == findings.end() ? Finding() : *found;
}

Finding from_cpuid(const Evidence& evidence, const CpuidBit& bit) {
    if (const CpuidValue* const found = evidence.cpuid.find(bit.leaf, bit.subleaf, bit.reg)) {
        return either((found->value >> bit.bit & 1) != 0,
                      found->source == "CPUID"
                          ? std::format("CPUID leaf {:X}h, {} bit {}", bit.leaf, name_of(bit.reg), bit.bit)
                          : std::format("{}, bit {}", found->source, bit.bit));
    }
    const auto highest = highest_leaf(evidence, bit.leaf);
    return highest && *highest < bit.leaf ? missing(std::format("CPUID has no leaf {:X}h", bit.leaf)) : Finding();
}

Finding from_flags(const Evidence& evidence, std::string_view flag) {
    const auto& flags = evidence.cpuinfo.flags;
    return flags ? either(flags->contains(std::string(flag)), std::format("/proc/cpuinfo, flag {}", flag)) : Finding();
}

Finding from_bit(const Evidence& evidence, const CpuidBit& bit) {
    return first_known({from_cpuid(evidence, bit), from_flags(evidence, bit.flag)});
}

Finding from_sysctl(const Evidence& evidence, const char* name) {
    const auto found = evidence.sysctls.find(name);
    return found == evidence.sysctls.end() ? Finding() : either(found->second != "0", std::format("sysctl {}", name));
}

std::optional<std::string> log_line(const Evidence& evidence, std::initializer_list<std::string_view> texts) {
    const auto found = std::ranges::find_if(evidence.dmesg, [&](const std::string& line) {
        return std::ranges::any_of(texts, [&](std::string_view text) { return contains_word(line, text); });
    });
    return found == evidence.dmesg.end() ? std::nullopt : std::optional(*found);
}

std::string logged(std::string_view line) {
    return std::format("the kernel's log: \"{}\"", shown(line, 100));
}

bool has_token(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) {
            return true;
        }
    }
    return false;
}

}  // namespace apiary::host
