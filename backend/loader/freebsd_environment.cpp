// SPDX-License-Identifier: BSD-2-Clause
// FreeBSD stand/man/loader.8 and sys/sys/reboot.h; how loaders make flags of words: sys/kern/subr_boot.c.
#include "backend/loader/freebsd_environment.h"

#include <algorithm>
#include <array>
#include <format>

namespace apiary::loader {
namespace {

// RB_ flags.
constexpr std::uint32_t kSerial = 0x1000, kMute = 0x10000, kMultiple = 0x2000'0000;

struct Flag {
    char letter;                ///< On the command line; NUL: none.
    std::string_view variable;  ///< Empty: none.
    std::uint32_t bit;
};

constexpr std::array kFlags = {
    Flag{'a', "boot_askname", 0x1},   Flag{'C', "boot_cdrom", 0x2000},    Flag{'d', "boot_ddb", 0x40},
    Flag{'r', "boot_dfltroot", 0x20}, Flag{'g', "boot_gdb", 0x8000},      Flag{'D', "boot_multicons", kMultiple},
    Flag{'m', "boot_mute", kMute},    Flag{'p', "boot_pause", 0x10'0000}, Flag{'h', "boot_serial", kSerial},
    Flag{'s', "boot_single", 0x2},    Flag{'v', "boot_verbose", 0x800},   Flag{'P', "", 0x1000'0000},
};

constexpr std::string_view kBlanks = " \t\n";

bool is_control(char c) {
    return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
}

char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::unexpected<Error> bad_variable(std::string_view text, std::string_view why, std::string_view remedy) {
    std::string shown(text.substr(0, 60));
    std::ranges::replace_if(shown, is_control, '?');
    return fail(std::format("\"{}\" is no kernel variable: {}", shown, why), std::string(remedy));
}

Result<void> check_lengths(std::string_view text, std::size_t name, std::size_t value) {
    if (name > FreeBsdEnvironment::kLongestName) {
        return bad_variable(text, "its name is too long",
                            std::format("Use at most {} characters", FreeBsdEnvironment::kLongestName));
    }
    if (value > FreeBsdEnvironment::kLongestValue) {
        return bad_variable(text, "its value is too long",
                            std::format("Use at most {} characters", FreeBsdEnvironment::kLongestValue));
    }
    return {};
}

Result<void> check_variable(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) {
        return bad_variable(text, "it has no value", "Write it as name=value");
    }
    if (equals == 0) {
        return bad_variable(text, "it has no name", "Write it as name=value");
    }
    if (std::ranges::any_of(text, is_control)) {
        return bad_variable(text, "it has a control character in it", "Remove it");
    }
    if (text.substr(0, equals).find(' ') != std::string_view::npos) {
        return bad_variable(text, "its name has a blank in it", "Remove it");
    }
    return check_lengths(text, equals, text.size() - equals - 1);
}

void set_assignment(FreeBsdEnvironment& environment, std::string_view text) {
    const std::size_t equals = text.find('=');
    environment.set(text.substr(0, equals), text.substr(equals + 1));
}

// ---- What a loader knows of the machine ----

/// A driver's device hint.
void set_hint(FreeBsdEnvironment& environment, std::string_view device, unsigned unit, std::string_view what,
              std::string_view value) {
    environment.set(std::format("hint.{}.{}.{}", device, unit, what), value);
}

void set_isa_hints(FreeBsdEnvironment& environment, std::string_view device, unsigned unit, unsigned port,
                   unsigned irq) {
    set_hint(environment, device, unit, "at", "isa");
    set_hint(environment, device, unit, "port", std::format("{:#x}", port));
    set_hint(environment, device, unit, "irq", std::format("{}", irq));
}

/// The kernel has no hints of its own; without them it finds no console before ACPI is read.
void set_hints(FreeBsdEnvironment& environment, const firmware::Platform& platform) {
    constexpr std::string_view console_port = "0x10";  // uart(4): "flags"
    set_isa_hints(environment, "attimer", 0, 0x40, 0);
    set_isa_hints(environment, "atrtc", 0, 0x70, 8);
    for (unsigned unit = 0; unit < platform.com_ports.size(); ++unit) {
        set_isa_hints(environment, "uart", unit, platform.com_ports[unit].port, platform.com_ports[unit].irq);
        set_hint(environment, "uart", unit, "baud", "115200");
    }
    if (!platform.com_ports.empty()) {
        set_hint(environment, "uart", 0, "flags", console_port);
    }
    const std::string rsdp = std::format("{:#x}", firmware::kRsdp.value);
    environment.set("acpi.rsdp", rsdp);
    set_hint(environment, "acpi", 0, "rsdp", rsdp);
}

/// In the form of RFC 4122, section 3, as loader(8) gives it; rc.d/hostid makes the host's id of it.
std::string uuid_text(const firmware::Uuid& uuid) {
    std::string text;
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        text += std::format("{}{:02x}", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", uuid[i]);
    }
    return text;
}

FreeBsdEnvironment default_environment(const KernelSource& source, const firmware::Platform& platform) {
    FreeBsdEnvironment environment;
    environment.set("kernelname", kFreeBsdKernelName);
    set_hints(environment, platform);
    environment.set("smbios.system.uuid", uuid_text(platform.uuid));
    // A serial port that is asked for comes before the BVM console, one that is merely there after it.
    if (!source.bvm_console) {
        environment.set("console", "comconsole");
        environment.set("comconsole_speed", "115200");
        environment.set("boot_serial", "YES");
    }
    return environment;
}

// ---- The command line ----

Result<void> take_letters(std::string_view word, FreeBsdBoot& boot) {
    for (std::size_t i = 1; i < word.size(); ++i) {
        if (word[i] == 'S') {
            boot.environment.set("comconsole_speed", word.substr(i + 1));
            return {};
        }
        const auto flag = std::ranges::find(kFlags, word[i], &Flag::letter);
        if (flag == kFlags.end()) {
            return fail(std::format("FreeBSD's kernel has no flag -{}", word[i]),
                        "Use flags of boot(8), such as -s for single-user mode and -v for more messages",
                        std::format("in the command line's word \"{}\"", word));
        }
        boot.how_to |= flag->bit;
    }
    return {};
}

Result<void> take_word(std::string_view word, FreeBsdBoot& boot) {
    if (word.starts_with('-')) {
        return take_letters(word, boot);
    }
    // As loader(8) does: a name alone is set to 1.
    const std::string variable = word.contains('=') ? std::string(word) : std::string(word) + "=1";
    if (auto valid = check_variable(variable); !valid) {
        return valid;
    }
    set_assignment(boot.environment, variable);
    return {};
}

Result<void> take_command_line(std::string_view line, FreeBsdBoot& boot) {
    while (!line.empty()) {
        const std::size_t end = std::min(line.find_first_of(kBlanks), line.size());
        const std::string_view word = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        if (word.empty()) {
            continue;
        }
        if (std::ranges::any_of(word, is_control)) {
            return fail("the kernel's command line has a control character in it", "Remove it");
        }
        if (auto done = take_word(word, boot); !done) {
            return done;
        }
    }
    return {};
}

// ---- Flags from variables ----

/// `console` lists names of consoles, as loader(8) has it.
std::uint32_t with_consoles(std::uint32_t how_to, std::string_view consoles) {
    const std::string_view all = consoles;
    bool video = false;
    while (!consoles.empty()) {
        const std::size_t end = std::min(consoles.find_first_of(" ,"), consoles.size());
        const std::string_view name = consoles.substr(0, end);
        consoles.remove_prefix(std::min(end + 1, consoles.size()));
        video |= name == "vidconsole";
        how_to |= name == "comconsole" ? kSerial : name == "nullconsole" ? kMute : 0;
    }
    if (video && (how_to & kSerial) != 0) {
        how_to |= kMultiple;
    }
    return all == "vidconsole" ? how_to & ~kSerial : how_to;
}

std::uint32_t flags_of(const FreeBsdEnvironment& environment) {
    std::uint32_t how_to = 0;
    for (const Flag& flag : kFlags) {
        how_to |= !flag.variable.empty() && environment.says_yes(flag.variable) ? flag.bit : 0;
    }
    return how_to;
}

}  // namespace

void FreeBsdEnvironment::set(std::string_view name, std::string_view value) {
    const auto found = std::ranges::find(variables_, name, &std::pair<std::string, std::string>::first);
    if (found != variables_.end()) {
        found->second = value;
    } else {
        variables_.emplace_back(name, value);
    }
}

std::optional<std::string_view> FreeBsdEnvironment::get(std::string_view name) const {
    const auto found = std::ranges::find(variables_, name, &std::pair<std::string, std::string>::first);
    return found != variables_.end() ? std::optional<std::string_view>(found->second) : std::nullopt;
}

bool FreeBsdEnvironment::says_yes(std::string_view name) const {
    const auto value = get(name);
    return value && !std::ranges::equal(*value, std::string_view("no"), {}, to_lower);
}

std::vector<std::byte> FreeBsdEnvironment::block() const {
    std::string text;
    for (const auto& [name, value] : variables_) {
        text += name + '=' + value + '\0';
    }
    text += '\0';
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

Result<void> check_environment(std::span<const std::string> environment) {
    for (const std::string& variable : environment) {
        if (auto valid = check_variable(variable); !valid) {
            return valid;
        }
    }
    return {};
}

Result<FreeBsdBoot> freebsd_boot(const KernelSource& source, const firmware::Platform& platform) {
    FreeBsdBoot boot{default_environment(source, platform)};
    if (auto done = take_command_line(source.command_line, boot); !done) {
        return std::unexpected(done.error());
    }
    if (auto valid = check_environment(source.environment); !valid) {
        return std::unexpected(valid.error());
    }
    for (const std::string& variable : source.environment) {
        set_assignment(boot.environment, variable);
    }
    if (boot.environment.size() > FreeBsdEnvironment::kMostVariables) {
        return fail("there are too many kernel variables",
                    std::format("Set fewer; FreeBSD's kernel takes {}", FreeBsdEnvironment::kMostVariables),
                    std::format("{} variables", boot.environment.size()));
    }
    boot.how_to |= flags_of(boot.environment);
    boot.how_to = with_consoles(boot.how_to, boot.environment.get("console").value_or(""));
    return boot;
}

}  // namespace apiary::loader
