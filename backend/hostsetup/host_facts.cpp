// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostsetup/host_facts.h"

#include <algorithm>
#include <charconv>
#include <format>

#include "backend/base/text.h"
#include "backend/hostsetup/lines.h"

namespace apiary::hostsetup {
namespace {

struct Manager {
    PackageManager manager;
    std::vector<std::string_view> programs;  ///< One of them is there.
    std::vector<std::string> install;
    std::string_view typed_install, typed_remove;
};

const std::vector<Manager>& managers() {
    static const std::vector<Manager> all = {
        {PackageManager::Apt,
         {"/usr/bin/apt-get"},
         {"env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--no-install-recommends"},
         "apt-get install",
         "apt-get remove"},
        {PackageManager::Dnf, {"/usr/bin/dnf"}, {"dnf", "install", "--assumeyes"}, "dnf install", "dnf remove"},
        {PackageManager::Zypper,
         {"/usr/bin/zypper"},
         {"zypper", "--non-interactive", "install"},
         "zypper install",
         "zypper remove"},
        {PackageManager::Pacman,
         {"/usr/bin/pacman"},
         {"pacman", "-S", "--needed", "--noconfirm"},
         "pacman -S",
         "pacman -R"},
        {PackageManager::Pkg,
         {"/usr/local/sbin/pkg", "/usr/sbin/pkg"},
         {"pkg", "install", "--yes"},
         "pkg install",
         "pkg delete"}};
    return all;
}

const Manager* find_manager(PackageManager manager) {
    const auto found = std::ranges::find(managers(), manager, &Manager::manager);
    return found == managers().end() ? nullptr : &*found;
}

/// What a shell script gives a variable: NAME="value".
std::string value_in(std::string_view text, std::string_view name) {
    const Lines script(text);
    for (const Lines::Line& line : script.all()) {
        if (line.text.starts_with(std::string(name) + "=")) {
            std::string value = line.text.substr(name.size() + 1);
            std::erase_if(value, [](char c) { return c == '"' || c == '\''; });
            return shown(value);
        }
    }
    return "";
}

int leading_number(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

Result<HostFacts> recognise(Tree& tree) {
    HostFacts facts;
    const auto version = tree.read("/bin/freebsd-version");
    // The one in /etc is a link to it, or on FreeBSD made at every start.
    auto release = tree.read("/usr/lib/os-release");
    if (!release) {
        release = tree.read("/etc/os-release");
    }
    if (version) {
        const std::string userland = value_in(*version, "USERLAND_VERSION");
        facts.freebsd = true;
        facts.major = leading_number(userland);
        facts.name = std::format("{}FreeBSD {}{}", tree.has("/usr/local/share/pcbsd") ? "PC-BSD (" : "", userland,
                                 tree.has("/usr/local/share/pcbsd") ? ")" : "");
    } else if (release) {
        facts.name = value_in(*release, "PRETTY_NAME");
        facts.name = facts.name.empty() ? "Linux" : facts.name;
    } else {
        return fail("no FreeBSD and no Linux is recognised there", "name the directory that is the root of the system",
                    "neither /bin/freebsd-version nor /usr/lib/os-release can be read");
    }
    for (const Manager& manager : managers()) {
        if (facts.freebsd == (manager.manager == PackageManager::Pkg) &&
            std::ranges::any_of(manager.programs, [&](std::string_view program) { return tree.has(program); })) {
            facts.packages = manager.manager;
            break;
        }
    }
    return facts;
}

std::vector<std::string> install_command(PackageManager manager, const std::vector<std::string>& packages) {
    const Manager* const found = find_manager(manager);
    std::vector<std::string> command = found == nullptr ? std::vector<std::string>() : found->install;
    command.insert(command.end(), packages.begin(), packages.end());
    return command;
}

std::string typed_install_command(PackageManager manager, std::string_view package) {
    const Manager* const found = find_manager(manager);
    return found == nullptr ? "" : std::format("{} {}", found->typed_install, package);
}

std::string typed_remove_command(PackageManager manager, std::string_view package) {
    const Manager* const found = find_manager(manager);
    return found == nullptr ? "" : std::format("{} {}", found->typed_remove, package);
}

}  // namespace apiary::hostsetup
