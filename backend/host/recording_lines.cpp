// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/recording_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "backend/base/text.h"

namespace apiary::host {
namespace {

constexpr std::size_t kLongestName = 128;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_hex(char c) {
    c = lower(c);
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/// Takes everything up to and including the first `end`; nothing when there is none.
std::optional<std::string_view> take_until(std::string_view& text, std::string_view end) {
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(at + end.size());
    return part;
}

std::optional<unsigned> decimal(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

void add_leaf(Evidence& evidence, std::uint64_t leaf, std::uint64_t subleaf,
              const std::array<std::uint64_t, 4>& values) {
    constexpr std::array kRegisters = {Register::Eax, Register::Ebx, Register::Ecx, Register::Edx};
    for (std::size_t i = 0; i < values.size(); ++i) {
        evidence.cpuid.add({static_cast<std::uint32_t>(leaf), static_cast<std::uint32_t>(subleaf), kRegisters[i],
                            static_cast<std::uint32_t>(values[i]), "CPUID"});
    }
}

/// Four numbers with `separator` before each but the first.
std::optional<std::array<std::uint64_t, 4>> take_four(std::string_view& text, std::string_view separator) {
    std::array<std::uint64_t, 4> values = {};
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0 && !take_word(text, separator)) {
            return std::nullopt;
        }
        const auto value = take_hex(text);
        if (!value) {
            return std::nullopt;
        }
        values[i] = *value;
    }
    return values;
}

/// AIDA64 and InstLatx64: "CPUID 00000004: 1C004121-… [SL 00]".
bool take_aida_cpuid(std::string_view line, Evidence& evidence) {
    const auto leaf = take_word(line, "CPUID ") ? take_hex(line) : std::nullopt;
    if (!leaf) {
        return false;
    }
    line = trimmed(line);
    static_cast<void>(take_word(line, ":"));
    line = trimmed(line);
    const auto values = take_four(line, "-");
    if (!values) {
        return false;
    }
    std::uint64_t subleaf = 0;
    if (const std::size_t at = line.find("[SL "); at != std::string_view::npos) {
        line.remove_prefix(at + 4);
        subleaf = take_hex(line).value_or(0);
    }
    add_leaf(evidence, *leaf, subleaf, *values);
    return true;
}

/// `cpuid -r` of Linux: "0x00000001 0x00: eax=0x000206a7 ebx=0x… ecx=0x… edx=0x…".
bool take_raw_cpuid(std::string_view line, Evidence& evidence) {
    const bool begins = line.starts_with("0x");
    const auto leaf = begins ? take_hex(line) : std::nullopt;
    const auto subleaf = leaf && take_word(line, " ") ? take_hex(line) : std::nullopt;
    if (!subleaf || !take_word(line, ":")) {
        return false;
    }
    std::array<std::uint64_t, 4> values = {};
    for (std::size_t i = 0; i < values.size(); ++i) {
        constexpr std::array<std::string_view, 4> kNames = {"eax=", "ebx=", "ecx=", "edx="};
        line = trimmed(line);
        const auto value = take_word(line, kNames[i]) ? take_hex(line) : std::nullopt;
        if (!value) {
            return false;
        }
        values[i] = *value;
    }
    add_leaf(evidence, *leaf, *subleaf, values);
    return true;
}

/// `cpucontrol -i` of FreeBSD: "cpuid level 0x1: 0x000206a7 0x00100800 0x1fbae3bf 0xbfebfbff".
bool take_cpucontrol_cpuid(std::string_view line, Evidence& evidence) {
    const auto leaf = take_word(line, "cpuid level ") ? take_hex(line) : std::nullopt;
    if (!leaf) {
        return false;
    }
    std::uint64_t subleaf = 0;
    if (take_word(line, ", level_type ")) {
        subleaf = take_hex(line).value_or(0);
    }
    if (!take_word(line, ": ")) {
        return false;
    }
    const auto values = take_four(line, " ");
    if (values) {
        add_leaf(evidence, *leaf, subleaf, *values);
    }
    return values.has_value();
}

void add_msr(Evidence& evidence, std::uint32_t index, std::optional<std::uint64_t> value) {
    constexpr std::size_t kMost = 4096;
    if (evidence.msrs.size() < kMost) {
        evidence.msrs.try_emplace(index, value);
    }
}

/// AIDA64: "MSR 00000480: 00DA-0400-0000-0010", or "< FAILED >" in place of the value where the CPU has none.
/// `cpucontrol -m`: "MSR 0x480: 0x00da0400 0x00000010".
bool take_msr(std::string_view line, Evidence& evidence) {
    const auto index = take_word(line, "MSR ") ? take_hex(line) : std::nullopt;
    if (!index || *index > 0xFFFF'FFFF) {
        return false;
    }
    line = trimmed(line);
    const auto key = static_cast<std::uint32_t>(*index);
    if (line.starts_with("<") && contains_word(line, "failed")) {
        add_msr(evidence, key, std::nullopt);
        return true;
    }
    if (!take_word(line, ":")) {
        return false;
    }
    line = trimmed(line);
    if (line.starts_with("0x")) {
        const auto high = take_hex(line), low = take_word(line, " ") ? take_hex(line) : std::nullopt;
        if (low) {
            add_msr(evidence, key, (*high & 0xFFFF'FFFF) << 32 | (*low & 0xFFFF'FFFF));
        }
        return low.has_value();
    }
    const auto words = take_four(line, "-");
    if (words) {
        add_msr(evidence, key,
                ((*words)[0] & 0xFFFF) << 48 | ((*words)[1] & 0xFFFF) << 32 | ((*words)[2] & 0xFFFF) << 16 |
                    ((*words)[3] & 0xFFFF));
    }
    return words.has_value();
}

std::set<std::string> words_of(std::string_view text) {
    constexpr std::size_t kMostWords = 1024, kLongestWord = 64;
    std::set<std::string> words;
    while (!text.empty() && words.size() < kMostWords) {
        const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
        if (end > 0 && end <= kLongestWord) {
            words.emplace(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

/// A line of FreeBSD's log whose number is one of CPUID's answers (sys/x86/x86/identcpu.c, printcpuinfo()).
struct FeatureLine {
    std::string_view word;
    std::uint32_t leaf, subleaf;
    Register reg;
};
constexpr FeatureLine kFeatureLines[] = {
    {"Features=0x", 1, 0, Register::Edx},
    {"Features2=0x", 1, 0, Register::Ecx},
    {"AMD Features=0x", 0x8000'0001, 0, Register::Edx},
    {"AMD Features2=0x", 0x8000'0001, 0, Register::Ecx},
    {"Structured Extended Features=0x", 7, 0, Register::Ebx},
    {"XSAVE Features=0x", 0xD, 1, Register::Eax},
    {"SVM: Features=0x", 0x8000'000A, 0, Register::Edx},
};

void add_vendor(std::string_view vendor, Evidence& evidence) {
    if (evidence.cpuinfo.vendor.empty()) {
        evidence.cpuinfo.vendor = shown(vendor, 12);
    }
}

void add_name(std::string_view name, Evidence& evidence) {
    if (evidence.cpuinfo.model_name.empty()) {
        evidence.cpuinfo.model_name = shown(trimmed(name), kLongestName);
    }
}

/// `Origin = "GenuineIntel"  Id = 0x206a7  Family = 0x6  Model = 0x2a  Stepping = 7`; later without the spaces, and
/// before FreeBSD 7 without family and model.
bool take_origin(std::string_view line, Evidence& evidence) {
    if (!take_word(line, "Origin")) {
        return false;
    }
    if (auto rest = line; take_until(rest, "\"")) {
        if (const auto vendor = take_until(rest, "\"")) {
            add_vendor(*vendor, evidence);
        }
    }
    for (const std::string_view word : {"Id = ", "Id="}) {
        if (const std::size_t at = line.find(word); at != std::string_view::npos) {
            std::string_view number = line.substr(at + word.size());
            if (const auto id = take_hex(number)) {
                evidence.cpuid.add({1, 0, Register::Eax, static_cast<std::uint32_t>(*id), "the kernel's log: Id"});
            }
        }
    }
    return true;
}

/// "FreeBSD 10.0-RELEASE #0 r260789: …"
void take_freebsd_release(std::string_view line, Evidence& evidence) {
    if (evidence.system == System::Unknown && take_word(line, "FreeBSD ") && !line.empty() && line[0] >= '0' &&
        line[0] <= '9') {
        evidence.system = System::FreeBsd;
        evidence.release = shown(line.substr(0, line.find(' ')), kLongestName);
    }
}

/// "Linux version 6.1.0-13-amd64 (…) …"
void take_linux_release(std::string_view line, Evidence& evidence) {
    if (evidence.system == System::Unknown && take_word(line, "Linux version ")) {
        evidence.system = System::Linux;
        evidence.release = shown(line.substr(0, line.find(' ')), kLongestName);
    }
}

/// "smpboot: CPU0: Intel(R) Core(TM) i5-2400S CPU @ 2.50GHz (family: 0x6, model: 0x2a, stepping: 0x7)"; before Linux
/// 3.x without what is in parentheses.
void take_linux_processor(std::string_view line, Evidence& evidence) {
    static_cast<void>(take_word(line, "smpboot: "));
    if (!take_word(line, "CPU0: ")) {
        return;
    }
    const bool intel = line.starts_with("Intel"), amd = line.starts_with("AMD");
    if (!intel && !amd) {
        return;
    }
    std::string_view name =
        line.substr(0, std::min({line.find(" (family:"), line.find(" (fam:"), line.find(" stepping ")}));
    add_name(name, evidence);
    add_vendor(intel ? "GenuineIntel" : "AuthenticAMD", evidence);
    for (const auto& [word, into] : {std::pair("family: ", &evidence.cpuinfo.family),
                                     {"fam: ", &evidence.cpuinfo.family},
                                     {"model: ", &evidence.cpuinfo.model}}) {
        if (const std::size_t at = line.find(word); at != std::string_view::npos && !*into) {
            std::string_view number = line.substr(at + std::string_view(word).size());
            if (const auto value = take_hex(number); value && *value <= 0xFFF) {
                *into = static_cast<unsigned>(*value);
            }
        }
    }
}

/// "ACPI: DMAR 0x00000000BB7F5000 0000B8 (v01 …)", as Linux always prints it and FreeBSD when it boots verbosely.
void take_acpi_table(std::string_view line, Evidence& evidence) {
    constexpr std::size_t kSignature = 4, kMostTables = 256;
    if (!take_word(line, "ACPI: ") || line.size() <= kSignature || line[kSignature] != ' ' ||
        !(line.substr(kSignature + 1).starts_with("0x") || line.substr(kSignature + 1, 1) == "(" ||
          (line.size() > kSignature + 9 && std::ranges::all_of(line.substr(kSignature + 1, 8), is_hex)))) {
        return;
    }
    auto& tables = evidence.acpi_tables ? *evidence.acpi_tables : evidence.acpi_tables.emplace();
    if (tables.size() < kMostTables) {
        tables.insert(shown(line.substr(0, kSignature)));
    }
}

/// "real memory  = 8589934592 (8192 MB)", FreeBSD.
void take_memory(std::string_view line, Evidence& evidence) {
    if (!take_word(line, "real memory")) {
        return;
    }
    line = trimmed(line);
    if (take_word(line, "=")) {
        line = trimmed(line);
        std::uint64_t bytes = 0;
        if (std::from_chars(line.data(), line.data() + line.size(), bytes).ec == std::errc() && !evidence.memory) {
            evidence.memory = bytes;
        }
    }
}

}  // namespace

bool take_word(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) {
        return false;
    }
    text.remove_prefix(word.size());
    return true;
}

std::optional<std::uint64_t> take_hex(std::string_view& text) {
    constexpr std::size_t kDigits = 16;
    std::string_view digits = text;
    if (digits.starts_with("0x") || digits.starts_with("0X")) {
        digits.remove_prefix(2);
    }
    std::uint64_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + std::min(digits.size(), kDigits), value, 16);
    if (error != std::errc()) {
        return std::nullopt;
    }
    digits.remove_prefix(static_cast<std::size_t>(end - digits.data()));
    text = digits;
    return value;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n\f\v";
    const std::size_t first = text.find_first_not_of(kSpace);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool contains_word(std::string_view text, std::string_view word) {
    return !std::ranges::search(text, word, [](char a, char b) { return lower(a) == lower(b); }).empty();
}

std::string_view logged_text(std::string_view line) {
    constexpr std::size_t kLongestHead = 120;
    constexpr std::string_view kKernel = " kernel: ";
    if (const std::size_t at = line.substr(0, kLongestHead).find(kKernel); at != std::string_view::npos) {
        line.remove_prefix(at + kKernel.size());
    }
    line = trimmed(line);
    if (line.starts_with('<') && line.size() > 2) {  // The level, as in "<6>".
        const std::size_t end = line.substr(0, 6).find('>');
        line.remove_prefix(end == std::string_view::npos ? 0 : end + 1);
    }
    while (line.starts_with('[')) {  // "[    0.000000]", and after it perhaps "[    T0]".
        const std::size_t end = line.substr(0, 32).find(']');
        if (end == std::string_view::npos ||
            line.substr(1, end - 1).find_first_not_of(" .0123456789TC") != std::string_view::npos) {
            break;
        }
        line.remove_prefix(end + 1);
    }
    return trimmed(line);
}

bool take_dump_line(std::string_view line, Evidence& evidence) {
    return take_aida_cpuid(line, evidence) || take_raw_cpuid(line, evidence) || take_cpucontrol_cpuid(line, evidence) ||
           take_msr(line, evidence);
}

bool take_cpuinfo_line(std::string_view line, Evidence& evidence) {
    const std::size_t colon = line.find(':');
    const std::string_view key = trimmed(line.substr(0, std::min(colon, line.size())));
    if (colon == std::string_view::npos || key.size() == colon) {  // There is space before it in all of them.
        return false;
    }
    const std::string_view value = trimmed(line.substr(colon + 1));
    Cpuinfo& into = evidence.cpuinfo;
    if (key == "vendor_id") {
        add_vendor(value, evidence);
    } else if (key == "model name") {
        add_name(value, evidence);
    } else if (key == "cpu family" || key == "model") {
        auto& number = key == "model" ? into.model : into.family;
        number = number ? number : decimal(value);
    } else if (key == "flags" || key == "vmx flags") {
        auto& flags = key == "flags" ? into.flags : into.vmx_flags;
        if (!flags) {
            flags = words_of(value);
        }
    } else {
        return false;
    }
    return true;
}

bool take_freebsd_line(std::string_view line, Evidence& evidence) {
    if (take_origin(line, evidence)) {
        return true;
    }
    if (std::string_view rest = line; take_word(rest, "CPU: ") && !rest.empty()) {
        const std::size_t clock = rest.rfind(" (");  // "(2494.38-MHz K8-class CPU)"
        add_name(contains_word(rest, "MHz") ? rest.substr(0, clock) : rest, evidence);
        return true;
    }
    for (const FeatureLine& each : kFeatureLines) {
        if (std::string_view rest = line; take_word(rest, each.word)) {
            if (const auto value = take_hex(rest)) {
                evidence.cpuid.add({each.leaf, each.subleaf, each.reg, static_cast<std::uint32_t>(*value),
                                    "the kernel's log: " + std::string(each.word.substr(0, each.word.find('=')))});
                // The line that the SVM features stand in is of use as a whole too.
                return each.leaf != 0x8000'000A;
            }
        }
    }
    return false;
}

bool take_log_line(std::string_view line, Evidence& evidence) {
    constexpr std::size_t kMostLines = 2000, kLongestLine = 512;
    constexpr std::string_view kWords[] = {"vmx",
                                           "svm",
                                           "kvm",
                                           "vt-x",
                                           "vt-d",
                                           "dmar",
                                           "amd-vi",
                                           "ivrs",
                                           "ivhd",
                                           "iommu",
                                           "hypervisor",
                                           "virtualization",
                                           "vmm",
                                           "xsave",
                                           "avx",
                                           "x2apic",
                                           "nested paging",
                                           "pvm",
                                           "secondary processor controls",
                                           "pin-based controls"};
    take_freebsd_release(line, evidence);
    take_linux_release(line, evidence);
    take_linux_processor(line, evidence);
    take_acpi_table(line, evidence);
    take_memory(line, evidence);
    if (evidence.dmesg.size() >= kMostLines) {
        return false;
    }
    std::string small(line);
    std::ranges::transform(small, small.begin(), lower);
    // A command line can have secrets in it.
    if (small.contains("command line") ||
        std::ranges::none_of(kWords, [&small](std::string_view word) { return small.contains(word); })) {
        return false;
    }
    evidence.dmesg.push_back(shown(line, kLongestLine));
    return true;
}

}  // namespace apiary::host
