// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <format>
#include <span>

#include "backend/base/size.h"
#include "backend/cli/report.h"

namespace apiary::cli {
namespace {

constexpr double kLongestTimeout = 1e9;  // Seconds; some thirty years, well inside what a clock of nanoseconds holds.

const char* const kRunFooter = R"(
The terminal belongs to the guest while it runs; the escape key opens a small menu.

Exit status:
  0        the guest powered off, or was ended from the menu
  1        the host could not go on; the reason is on standard error
  2        the command line is wrong
  3        the guest crashed (triple fault); its registers are on standard error
  4        --timeout passed
  5        the guest was reset, with --no-reboot
  (v<<1)|1 the guest wrote the byte v to the port of --debug-exit
  128+n    signal n ended it
)";

/// The values as they were typed; they are read by our own rules, so that every refusal says what to do.
struct Texts {
    std::string kernel, initrd, append, engine = "auto", cpus = "1", memory = "512M", console = "stdio";
    std::string debug_exit, timeout, escape = "^]", virtio = "transitional";
    std::vector<std::string> kenv, modules;
    std::array<std::string, machine::MachineConfig::kMostComPorts - 1> com_files;
    bool no_reboot = false, dump_registers = false, bvm_console = false, virtio_console = false;
    std::vector<std::string> disks, networks, shares;
};

/// The parts of `text` between commas; two commas are one within a part.
std::vector<std::string> split_at_commas(std::string_view text) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool comma = text[i] == ',';
        if (comma && i + 1 < text.size() && text[i + 1] == ',') {
            ++i;
        } else if (comma) {
            parts.emplace_back();
            continue;
        }
        parts.back() += text[i];
    }
    return parts;
}

Result<machine::DiskConfig> parse_disk(const std::string& text) {
    const std::vector<std::string> parts = split_at_commas(text);
    machine::DiskConfig disk = {.path = parts.front()};
    for (const std::string& part : std::span(parts).subspan(1)) {
        constexpr std::string_view kSerial = "serial=";
        if (part == "ro") {
            disk.read_only = true;
        } else if (part.starts_with(kSerial) && part.size() > kSerial.size()) {
            disk.serial = part.substr(kSerial.size());
        } else {
            return fail(std::format("\"{}\" is no option of a disk", part),
                        "use ro or serial=TEXT; a comma within a name is written twice");
        }
    }
    return disk;
}

Result<std::vector<machine::DiskConfig>> parse_disks(const std::vector<std::string>& texts) {
    std::vector<machine::DiskConfig> disks;
    for (const std::string& text : texts) {
        auto disk = parse_disk(text);
        if (!disk) {
            return std::unexpected(std::move(disk.error()));
        }
        disks.push_back(*std::move(disk));
    }
    return disks;
}

Result<machine::ShareConfig> parse_share(const std::string& text) {
    const std::vector<std::string> parts = split_at_commas(text);
    machine::ShareConfig share = {.directory = parts.front()};
    for (const std::string& part : std::span(parts).subspan(1)) {
        constexpr std::string_view kTag = "tag=";
        if (part == "ro") {
            share.read_only = true;
        } else if (part.starts_with(kTag)) {
            share.tag = part.substr(kTag.size());
        } else {
            return fail(std::format("\"{}\" is no option of a shared folder", part),
                        "use tag=NAME and ro; a comma within a name is written twice");
        }
    }
    return share;
}

Result<std::vector<machine::ShareConfig>> parse_shares(const std::vector<std::string>& texts) {
    std::vector<machine::ShareConfig> shares;
    for (const std::string& text : texts) {
        auto share = parse_share(text);
        if (!share) {
            return std::unexpected(std::move(share.error()));
        }
        shares.push_back(*std::move(share));
    }
    return shares;
}

Result<std::vector<network::NetworkConfig>> parse_networks(const std::vector<std::string>& texts) {
    std::vector<network::NetworkConfig> networks;
    for (const std::string& text : texts) {
        auto parsed = network::parse_network(text);
        if (!parsed) {
            return std::unexpected(std::move(parsed.error()));
        }
        if (!*parsed && texts.size() > 1) {
            return fail("the guest is to have no network and others", "give --net none alone, or leave it out");
        }
        if (*parsed) {
            networks.push_back(**std::move(parsed));
        }
    }
    return networks;
}

Result<std::uint64_t> parse_number(std::string_view text, std::uint64_t most, const std::string& what,
                                   const std::string& remedy) {
    const bool hexadecimal = text.starts_with("0x") || text.starts_with("0X");
    const std::string_view digits = hexadecimal ? text.substr(2) : text;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
    if (error != std::errc{} || end != digits.data() + digits.size() || value > most) {
        return fail(std::format("\"{}\" is no {}", text, what), remedy);
    }
    return value;
}

Result<unsigned> parse_cpus(const std::string& text) {
    const std::string remedy = std::format("give a number from 1 to {}", machine::MachineConfig::kMostCpus);
    const auto number = parse_number(text, 1'000'000, "number of CPUs", remedy);
    if (!number) {
        return std::unexpected(number.error());
    }
    return static_cast<unsigned>(*number);
}

Result<device::virtio::Generation> parse_generation(const std::string& text) {
    using device::virtio::Generation;
    if (text == "transitional") {
        return Generation::Transitional;
    }
    if (text == "legacy") {
        return Generation::Legacy;
    }
    if (text == "modern") {
        return Generation::Modern;
    }
    return fail(std::format("there are no virtio devices of the kind \"{}\"", text), "use transitional, legacy or modern");
}

Result<machine::Console> parse_console(const std::string& text) {
    if (text == "stdio") {
        return machine::Console::Stdio;
    }
    if (text == "none") {
        return machine::Console::None;
    }
    return fail(std::format("there is no console \"{}\"", text), "use stdio or none");
}

Result<std::optional<std::uint16_t>> parse_debug_exit(const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto port = parse_number(text, 0xffff, "I/O port", "give a number from 0 to 0xffff, such as 0xf4");
    if (!port) {
        return std::unexpected(port.error());
    }
    return static_cast<std::uint16_t>(*port);
}

Result<std::optional<Nanoseconds>> parse_timeout(const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    double seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds, std::chars_format::fixed);
    if (error != std::errc{} || end != text.data() + text.size() || !(seconds > 0) || seconds > kLongestTimeout) {
        return fail(std::format("\"{}\" is no time limit", text), "give seconds above 0, such as 30 or 2.5");
    }
    return std::chrono::duration_cast<Nanoseconds>(std::chrono::duration<double>(seconds));
}

/// "FILE" or "FILE,type=TYPE"; the file's name may have commas in it.
Result<std::vector<machine::ModuleConfig>> parse_modules(const std::vector<std::string>& texts) {
    constexpr std::string_view mark = ",type=";
    std::vector<machine::ModuleConfig> modules;
    for (const std::string& text : texts) {
        const std::size_t at = text.rfind(mark);
        if (at == std::string::npos) {
            modules.push_back({text, {}});
        } else if (at + mark.size() == text.size()) {
            return fail(std::format("\"{}\" names no type of module", text), "write FILE, or FILE,type=mfs_root");
        } else {
            modules.push_back({text.substr(0, at), text.substr(at + mark.size())});
        }
    }
    return modules;
}

/// Puts a parsed value where it belongs, or the failure into `failure`.
template <class T, class U>
void take(Result<T> parsed, U& into, std::optional<Error>& failure) {
    if (parsed) {
        into = *std::move(parsed);
    } else if (!failure) {
        failure = std::move(parsed.error());
    }
}

/// The highest port that is named is there with those below it.
void take_com_files(const Texts& texts, RunOptions& options) {
    for (unsigned i = 0; i < texts.com_files.size(); ++i) {
        if (!texts.com_files[i].empty()) {
            options.machine.com_ports = i + 2;
            if (texts.com_files[i] != "none") {
                options.com_files[i] = texts.com_files[i];
            }
        }
    }
}

Result<RunOptions> interpret(const Texts& texts) {
    RunOptions options;
    std::optional<Error> failure;
    options.machine.kernel = texts.kernel;
    if (!texts.initrd.empty()) {
        options.machine.initrd = texts.initrd;
    }
    options.machine.append = texts.append;
    options.machine.kenv = texts.kenv;
    options.machine.engine = texts.engine;
    options.machine.bvm_console = texts.bvm_console;
    options.machine.virtio_console = texts.virtio_console;
    options.machine.reset_ends = texts.no_reboot;
    take_com_files(texts, options);
    options.dump_registers = texts.dump_registers;
    take(parse_modules(texts.modules), options.machine.modules, failure);
    take(parse_cpus(texts.cpus), options.machine.cpus, failure);
    take(parse_size(texts.memory), options.machine.memory, failure);
    take(parse_generation(texts.virtio), options.machine.virtio, failure);
    take(parse_console(texts.console), options.machine.console, failure);
    take(parse_disks(texts.disks), options.machine.disks, failure);
    take(parse_shares(texts.shares), options.machine.shares, failure);
    take(parse_networks(texts.networks), options.machine.networks, failure);
    take(parse_debug_exit(texts.debug_exit), options.machine.debug_exit, failure);
    take(parse_timeout(texts.timeout), options.timeout, failure);
    take(parse_escape(texts.escape), options.escape, failure);
    if (failure) {
        return std::unexpected(*std::move(failure));
    }
    if (auto valid = machine::validate(options.machine); !valid) {
        return std::unexpected(std::move(valid.error()));
    }
    return options;
}

void add_run_options(CLI::App& run, Texts& texts) {
    run.add_option("--kernel", texts.kernel, "Linux bzImage, FreeBSD kernel, PVH ELF or multiboot 1 file to boot")
        ->type_name("FILE")->required();
    run.add_option("--initrd", texts.initrd, "Initial RAM disk")->type_name("FILE");
    run.add_option("--append", texts.append, "Command line for the kernel")->type_name("TEXT");
    run.add_option("--kenv", texts.kenv, "Variable for a FreeBSD kernel, as in loader.conf; may be given again")
        ->type_name("NAME=VALUE")->expected(1)->take_all();
    run.add_option("--module", texts.modules,
                   "Module for a FreeBSD kernel, or with a type such as mfs_root an image; may be given again")
        ->type_name("FILE[,type=TYPE]")->expected(1)->take_all();
    run.add_option("--engine", texts.engine, "What runs the guest's code: auto or soft")
        ->type_name("NAME")->capture_default_str();
    run.add_option("--cpus", texts.cpus, std::format("Virtual CPUs, 1 to {}", machine::MachineConfig::kMostCpus))
        ->type_name("N")->capture_default_str();
    run.add_option("--memory", texts.memory, "Memory with its unit: 512M, 2G")->type_name("SIZE")->capture_default_str();
    run.add_option("--console", texts.console, "Where the console leads: stdio (this terminal) or none")
        ->type_name("NAME")->capture_default_str();
    for (unsigned i = 0; i < texts.com_files.size(); ++i) {
        run.add_option(std::format("--com{}", i + 2), texts.com_files[i],
                       "File that what this serial port sends is appended to, or none; without it there is no such port")
            ->type_name("FILE");
    }
    run.add_flag("--bvm-console", texts.bvm_console,
                 "The console is bhyve's BVM console instead of the first serial port; for FreeBSD kernels that have it");
    run.add_flag("--virtio-console", texts.virtio_console,
                 "The console is a virtio console instead of the first serial port (Linux: hvc0)");
    run.add_option("--virtio", texts.virtio,
                   "Interface of the virtio devices: transitional, legacy (0.9.5) or modern (1.x)")
        ->type_name("KIND")->capture_default_str();
    run.add_option("--disk", texts.disks,
                   std::format("Raw disk image or disk device, up to {} times", machine::MachineConfig::kMostDisks))
        ->type_name("FILE[,ro][,serial=TEXT]")->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
    run.add_option("--share", texts.shares,
                   std::format("Folder that the guest can mount by its tag (9p), up to {} times",
                               machine::MachineConfig::kMostShares))
        ->type_name("DIR,tag=NAME[,ro]")->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
    run.add_option("--net", texts.networks,
                   std::format("Network card, up to {} times: user for the host's network by address translation, where "
                               "forward=tcp:HOST:PORT-PORT or udp:… leads a port of the host to one of the guest; "
                               "tap=NAME for a tap device; or none",
                               network::kMostNetworks))
        ->type_name("user|tap=NAME|none[,forward=…][,mac=…]")->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
    run.add_option("--escape", texts.escape, "Key that opens the menu, such as ^] or Ctrl-A, or none")
        ->type_name("KEY")->capture_default_str();
    run.add_option("--debug-exit", texts.debug_exit, "I/O port that ends the guest when a byte is written to it")
        ->type_name("PORT");
    run.add_option("--timeout", texts.timeout, "End the guest after this time")->type_name("SECONDS");
    run.add_flag("--no-reboot", texts.no_reboot, "End when the guest is reset, instead of starting it again");
    run.add_flag("--dump-registers", texts.dump_registers,
                 "At the end, print the registers of all CPUs on standard output");
}

Answer answer_to(const CLI::App& app, const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        std::ostringstream out;
        std::ostringstream unused;
        app.exit(error, out, unused);
        return {.status = 0, .text = out.str()};
    }
    return {.status = kUsage,
            .text = describe({.cause = error.what(), .remedy = "see apiaryctl --help or apiaryctl run --help"})};
}

}  // namespace

std::variant<RunOptions, Answer> parse_command_line(std::vector<std::string> arguments) {
    CLI::App app("Runs virtual machines.", "apiaryctl");
    app.set_version_flag("--version", "apiaryctl " APIARY_VERSION);
    app.require_subcommand(1);
    Texts texts;
    CLI::App* run = app.add_subcommand("run", "Start a throw-away guest on this terminal");
    run->footer(kRunFooter);
    add_run_options(*run, texts);
    try {
        std::ranges::reverse(arguments);  // As CLI11 takes them.
        app.parse(std::move(arguments));
    } catch (const CLI::ParseError& error) {
        return answer_to(app, error);
    }
    auto options = interpret(texts);
    if (!options) {
        return Answer{.status = kUsage, .text = describe(options.error())};
    }
    return *std::move(options);
}

}  // namespace apiary::cli
