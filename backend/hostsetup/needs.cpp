// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostsetup/needs.h"

#include <algorithm>
#include <format>
#include <optional>
#include <string_view>
#include <utility>

#include "backend/hostsetup/record.h"

namespace apiary::hostsetup {
namespace {

using api::setup::Needs;
using api::setup::Note;
using api::setup::Problem;
using api::setup::Purpose;
using api::setup::Step;

constexpr int kFirstWithTuntap = 13;   ///< if_tap and if_tun are one module since FreeBSD 13.0, tuntap(4).
constexpr int kFirstWithKldList = 13;  ///< Earlier rc.conf(5) has it too; but vmm was put into loader.conf(5) then.
constexpr const char* kModulesFile = "/etc/modules-load.d/apiary.conf";
constexpr const char* kUnits[] = {"apiaryd.socket", "apiaryd.service", "apiary-guests.service"};

struct Module {
    const char* name;
    Purpose purpose;
    const char* reason;
};
constexpr const char* kAccelerates =
    "engines that use the processor's virtualization need it; the software CPU does without";
constexpr const char* kTaps = "network cards of guests appear on this computer as tap devices";
constexpr const char* kBridges = "bridges put guests into the same network as this computer";
constexpr const char* kNullModems = "guests of bhyve have their consoles on null modems";

class Finder {
public:
    Finder(Tree& tree, const Request& request) : tree_(tree), request_(request), freebsd_(request.facts.freebsd) {}

    std::vector<Need> find() {
        add_packages();
        add_service();
        add_member(request_.group, Purpose::Access, "members of this group may use the helper of the system");
        for (const Module& module : modules()) {
            add_module(module);
        }
        if (!freebsd_) {
            add_member("kvm", Purpose::Acceleration,
                       "members of this group may use the processor's virtualization without the helper");
        }
        return std::move(needs_);
    }

private:
    Step& add(std::string id, Purpose purpose, std::string text, std::string reason, std::string command,
              decltype(Need::what) what) {
        Step step = {.id = std::move(id),
                     .purpose = purpose,
                     .text = std::move(text),
                     .reason = std::move(reason),
                     .file = {},
                     .before = "",
                     .after = "",
                     .command = std::move(command),
                     .needs = Needs::Nothing,
                     .packages = std::holds_alternative<Package>(what),
                     .state = api::setup::StepState::Lacking,
                     .obstacle = {}};
        needs_.push_back({std::move(step), std::move(what)});
        return needs_.back().step;
    }

    // ---- Packages ----

    void add_package(std::string_view name, Purpose purpose, std::string reason, std::vector<std::string> files) {
        const auto manager = request_.facts.packages;
        Step& step =
            add(std::format("package:{}", name), purpose, std::format("install the package {}", name),
                std::move(reason), typed_install_command(manager, name), Package{std::string(name), std::move(files)});
        if (manager == PackageManager::None) {
            step.obstacle = Problem{"no package manager that Apiary knows is here", "install it by other means", ""};
        } else if (request_.kernel == nullptr) {
            step.obstacle = Problem{"packages are not installed into the tree of a system that does not run",
                                    "install it with the package manager of that system", ""};
        }
    }

    void add_packages() {
        const auto manager = request_.facts.packages;
        const std::string server = "guests of NAT and host-only networks get addresses and a name server from it";
        const std::string firmware = "guests that start with UEFI need a firmware";
        if (freebsd_) {
            add_package("dnsmasq", Purpose::Network, server, {"/usr/local/sbin/dnsmasq"});
            add_package(request_.facts.major >= kFirstWithTuntap ? "edk2-bhyve" : "uefi-edk2-bhyve", Purpose::Firmware,
                        firmware, {"/usr/local/share/uefi-firmware/BHYVE_UEFI.fd"});
            return;
        }
        add_package("nftables", Purpose::Network, "for NAT, which translates the addresses of guests",
                    {"/usr/sbin/nft", "/sbin/nft", "/usr/bin/nft"});
        add_package(manager == PackageManager::Apt ? "dnsmasq-base" : "dnsmasq", Purpose::Network, server,
                    {"/usr/sbin/dnsmasq", "/usr/bin/dnsmasq"});
        add_package(
            manager == PackageManager::Apt      ? "ovmf"
            : manager == PackageManager::Zypper ? "qemu-ovmf-x86_64"
                                                : "edk2-ovmf",
            Purpose::Firmware, firmware,
            {"/usr/share/OVMF/OVMF_CODE_4M.fd", "/usr/share/OVMF/OVMF_CODE.fd", "/usr/share/edk2/ovmf/OVMF_CODE.fd",
             "/usr/share/edk2/x64/OVMF_CODE.4m.fd", "/usr/share/qemu/ovmf-x86_64-code.bin"});
    }

    // ---- The helper's service ----

    void add_service() {
        const std::string text = "start the helper apiaryd with this computer";
        const std::string reason = "without it nobody keeps guests, and none starts with this computer";
        if (freebsd_) {
            Step& step = add("service:apiaryd", Purpose::Service, text, reason, "sysrc apiaryd_enable=YES",
                             std::vector{in_rc_conf("apiaryd_enable", "YES", false)});
            if (!tree_.has("/usr/local/etc/rc.d/apiaryd")) {
                step.obstacle = Problem{"apiaryd is not installed as a service", "install Apiary's package",
                                        "/usr/local/etc/rc.d/apiaryd is not there"};
            }
            return;
        }
        Links links;
        for (const char* unit : kUnits) {
            add_links(unit, links);
        }
        Step& step = add("service:apiaryd", Purpose::Service, text, reason,
                         "systemctl enable apiaryd.socket apiaryd.service apiary-guests.service", links);
        if (!tree_.has("/etc/systemd")) {
            step.obstacle = Problem{"this system does not use systemd",
                                    "have its own service manager start the program: apiaryd --system", ""};
        } else if (links.links.empty()) {
            step.obstacle = Problem{"apiaryd is not installed as a service", "install Apiary's package",
                                    "there is no unit apiaryd.service"};
        } else if (is_masked()) {
            step.obstacle =
                Problem{"the service apiaryd is masked", "unmask it with: systemctl unmask apiaryd.service", ""};
        }
    }

    /// systemd.unit(5): units of /etc stand before others.
    std::optional<std::string> unit_file(const std::string& unit) {
        for (const char* directory : {"/etc/systemd/system", "/usr/local/lib/systemd/system", "/usr/lib/systemd/system",
                                      "/lib/systemd/system"}) {
            if (const std::string path = std::format("{}/{}", directory, unit); tree_.read(path)) {
                return path;
            }
        }
        return std::nullopt;
    }

    /// As `systemctl enable` makes them of [Install] WantedBy=.
    void add_links(const std::string& unit, Links& into) {
        const auto path = unit_file(unit);
        const Lines lines(path ? tree_.read(*path).value_or("") : "");
        constexpr std::string_view kWantedBy = "WantedBy=";
        for (const Lines::Line& line : lines.all()) {
            const std::string target = line.text.starts_with(kWantedBy) ? line.text.substr(kWantedBy.size()) : "";
            if (target.ends_with(".target") && !target.contains('/') && !target.contains(' ')) {
                into.links.emplace_back(std::format("/etc/systemd/system/{}.wants/{}", target, unit), *path);
            }
        }
    }

    bool is_masked() {
        const auto place = tree_.find("/etc/systemd/system/apiaryd.service");
        return place &&
               tree_.files().read_symbolic_link(place->directory.get(), place->name).value_or("") == "/dev/null";
    }

    // ---- Groups ----

    void add_member(const std::string& group, Purpose purpose, std::string reason) {
        if (request_.user.empty()) {
            return;
        }
        const Setting setting = {Format::Group, group, request_.user, true};
        const Lines groups(tree_.read("/etc/group").value_or(""));
        if (line_for(groups, setting).empty() && group != request_.group) {
            return;  // Nobody has it, so it opens nothing.
        }
        std::vector<InFiles> files = {{.setting = setting, .file = "/etc/group", .others = {}}};
        // Where passwords of groups are kept apart, members are kept twice.
        if (const auto shadow = tree_.read("/etc/gshadow");
            !freebsd_ && shadow && !line_for(Lines(*shadow), setting).empty()) {
            files.push_back({.setting = setting, .file = "/etc/gshadow", .others = {}});
        }
        add("group:" + group, purpose, std::format("make {} a member of the group {}", request_.user, group),
            std::move(reason),
            freebsd_ ? std::format("pw groupmod {} -m {}", group, request_.user)
                     : std::format("usermod -aG {} {}", group, request_.user),
            std::move(files))
            .needs = Needs::Login;
    }

    // ---- Modules ----

    std::vector<Module> modules() {
        std::vector<Module> all;
        const auto virtualization =
            request_.kernel == nullptr ? Kernel::Virtualization::None : request_.kernel->virtualization;
        // What another processor's modules say when they are loaded would only confuse.
        const bool accelerates = request_.kernel == nullptr || virtualization != Kernel::Virtualization::None;
        if (freebsd_) {
            if (accelerates) {
                all.push_back({"vmm", Purpose::Acceleration, kAccelerates});
            }
            all.push_back(
                {request_.facts.major >= kFirstWithTuntap || request_.facts.major == 0 ? "if_tuntap" : "if_tap",
                 Purpose::Network, kTaps});
            all.push_back({"if_bridge", Purpose::Network, kBridges});
            all.push_back({"nmdm", Purpose::Console, kNullModems});
        } else {
            if (virtualization != Kernel::Virtualization::None) {
                all.push_back({virtualization == Kernel::Virtualization::Intel ? "kvm_intel" : "kvm_amd",
                               Purpose::Acceleration, kAccelerates});
            }
            all.push_back({"tun", Purpose::Network, kTaps});
            all.push_back({"bridge", Purpose::Network, kBridges});
        }
        if (accelerates && has_own_module()) {
            all.push_back({"apiary_vmm", Purpose::Acceleration, kAccelerates});
        }
        return all;
    }

    bool is_built_in(const std::string& module) {
        if (freebsd_ || request_.kernel == nullptr) {
            return false;
        }
        const Lines list(
            tree_.read(std::format("/lib/modules/{}/modules.builtin", request_.kernel->release)).value_or(""));
        return std::ranges::any_of(list.all(), [&](const Lines::Line& line) {
            std::string name = line.text.substr(line.text.find_last_of('/') + 1);
            std::ranges::replace(name, '-', '_');
            return name == module + ".ko";
        });
    }

    bool has_own_module() {
        return freebsd_ ? tree_.has("/boot/modules/apiary_vmm.ko")
                        : request_.kernel != nullptr && request_.kernel->installed.contains("apiary_vmm");
    }

    void add_module(const Module& module) {
        const std::string name = module.name;
        const Kernel* const kernel = request_.kernel;
        if (is_built_in(name)) {
            return;
        }
        bool can_be_loaded = false;
        if (kernel != nullptr) {
            can_be_loaded =
                kernel->loaded.contains(name) || kernel->installed.empty() || kernel->installed.contains(name);
            Step& step = add("load:" + name, module.purpose, std::format("load the kernel module {} now", name),
                             module.reason, (freebsd_ ? "kldload " : "modprobe ") + name, Loaded{name});
            if (!can_be_loaded) {
                step.obstacle = Problem{std::format("the kernel that runs has no module {}", name),
                                        "install it, or start the kernel whose modules are installed", kernel->release};
            }
        }
        const bool by_rc = freebsd_ && request_.facts.major >= kFirstWithKldList;
        add("boot:" + name, module.purpose, std::format("load the kernel module {} at every start", name),
            module.reason,
            !freebsd_ ? std::format("echo {} >> {}", name, kModulesFile)
            : by_rc   ? "sysrc kld_list+=" + name
                      : std::format("sysrc -f /boot/loader.conf {}_load=YES", name),
            std::vector{!freebsd_ ? in_modules_list(name)
                        : by_rc   ? by_kld_list(name)
                                  : by_loader(name)})
            .needs = can_be_loaded ? Needs::Nothing : Needs::Restart;
    }

    /// rc.conf(5): the later files override, and those of a service come last, each of which may be a directory of
    /// them.
    InFiles in_rc_conf(std::string name, std::string value, bool list) {
        std::vector<std::string> others = {"/etc/rc.conf.local"};
        if (!list) {
            for (const std::string path : {"/etc/rc.conf.d/apiaryd", "/usr/local/etc/rc.conf.d/apiaryd"}) {
                others.push_back(path);
                for (const std::string& file : tree_.names(path)) {
                    others.push_back(std::format("{}/{}", path, file));
                }
            }
        }
        return {.setting = {Format::RcConf, std::move(name), std::move(value), list},
                .file = "/etc/rc.conf",
                .others = std::move(others)};
    }

    InFiles by_kld_list(const std::string& module) {
        InFiles what = in_rc_conf("kld_list", module, true);
        const InFiles loader = by_loader(module);
        std::vector<std::string> files = loader.others;
        files.insert(files.begin(), loader.file);
        what.same = {{loader.setting, std::move(files)}};
        return what;
    }

    /// loader.conf(5), in the order in which the loader reads them.
    InFiles by_loader(const std::string& module) {
        std::vector<std::string> others;
        for (const std::string& name : tree_.names("/boot/loader.conf.d")) {
            if (name.ends_with(".conf")) {
                others.push_back("/boot/loader.conf.d/" + name);
            }
        }
        others.emplace_back("/boot/loader.conf.local");
        InFiles what = {.setting = {Format::LoaderConf, module + "_load", "YES", false},
                        .file = "/boot/loader.conf",
                        .others = std::move(others)};
        what.same = {{{Format::RcConf, "kld_list", module, true}, {"/etc/rc.conf", "/etc/rc.conf.local"}}};
        return what;
    }

    InFiles in_modules_list(const std::string& module) {
        std::vector<std::string> others = {"/etc/modules"};
        for (const char* directory :
             {"/etc/modules-load.d", "/usr/local/lib/modules-load.d", "/usr/lib/modules-load.d"}) {
            for (const std::string& name : tree_.names(directory)) {
                const std::string path = std::format("{}/{}", directory, name);
                if (name.ends_with(".conf") && path != kModulesFile) {
                    others.push_back(path);
                }
            }
        }
        return {.setting = {Format::ModulesList, "", module, true},
                .file = kModulesFile,
                .others = std::move(others),
                .lists_add_up = true};
    }

    Tree& tree_;
    const Request& request_;
    const bool freebsd_;
    std::vector<Need> needs_;
};

}  // namespace

std::vector<Need> needs_of(Tree& tree, const Request& request) {
    return Finder(tree, request).find();
}

std::vector<Note> notes_of(const Request& request) {
    if (request.kernel == nullptr) {
        return {{"what would change the running kernel is left out, as this is the tree of a system that does not run",
                 "start that system; its own helper tells what is still to be done"}};
    }
    if (request.kernel->virtualization == Kernel::Virtualization::None) {
        return {{"this processor offers no virtualization to this system",
                 "guests run on the software CPU; apiaryctl check tells why"}};
    }
    return {};
}

}  // namespace apiary::hostsetup
