// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/engines.h"

#include <algorithm>
#include <format>
#include <ranges>
#include <utility>

#ifdef __linux__
#include "backend/cpu/kvm/device.h"
#include "backend/cpu/kvm/engine.h"
#endif

#ifdef __FreeBSD__
#include "backend/cpu/bhyve/device.h"
#endif

#include "backend/cpu/vmm/engine.h"

namespace apiary::machine {
namespace {

using Made = Result<std::unique_ptr<cpu::Engine>>;

/// What "auto" makes of an engine.
enum class Preference { Automatic, OnlyIfAskedFor };

struct Entry {
    const char* name;
    const char* description;
    Preference preference;
    /// Why "auto" leaves it, before anything is opened.
    std::optional<Error> (*passed_over)();
    /// Its device; null when it has none.
    Result<UniqueFd> (*open)();
    /// Whether a device is its own; null when it has none.
    bool (*owns)(int device);
    Made (*make)(memory::GuestMemory& memory, const cpu::TscClock& tsc, const cpu::SoftOptions& soft, UniqueFd device);
};

std::optional<Error> never() {
    return std::nullopt;
}

#ifdef __FreeBSD__
constexpr Preference kModulePreference = Preference::Automatic;
#else
constexpr Preference kModulePreference = Preference::OnlyIfAskedFor;
#endif

/// No silicon has run it yet (docs/kmod.md). On FreeBSD who has loaded it wants it used: vmm(4) comes with the system.
const Entry kModule = {
    "vmm", "Apiary's own kernel module, on trial: guests' code runs on the processor itself", kModulePreference, never, cpu::open_vmm_device,
    cpu::is_vmm_device,
    [](memory::GuestMemory& memory, const cpu::TscClock& tsc, const cpu::SoftOptions&, UniqueFd device) -> Made {
        return cpu::make_vmm_engine(memory, tsc, std::move(device));
    }};

/// In the order of preference; an engine is added here.
const Entry kEngines[] = {
#ifdef __linux__
    {"kvm", "Linux's KVM: guests' code runs on the processor itself", Preference::Automatic, cpu::kvm_passed_over, cpu::open_kvm_device,
     cpu::is_kvm_device,
     [](memory::GuestMemory& memory, const cpu::TscClock& tsc, const cpu::SoftOptions&, UniqueFd device) -> Made {
         return cpu::make_kvm_engine(memory, tsc, std::move(device));
     }},
#endif
#ifdef __FreeBSD__
    kModule,
    // Its device is a machine, which is the helper's to make, or made by who runs the guest.
    {"bhyve", "FreeBSD's own vmm(4): guests' code runs on the processor itself", Preference::Automatic, cpu::bhyve_passed_over, nullptr,
     cpu::is_bhyve_device,
     [](memory::GuestMemory& memory, const cpu::TscClock&, const cpu::SoftOptions&, UniqueFd device) -> Made {
         return cpu::make_bhyve_engine(memory, std::move(device));
     }},
#endif
    {"soft", "the software CPU: works on every host", Preference::Automatic, never, nullptr, nullptr,
     [](memory::GuestMemory& memory, const cpu::TscClock& tsc, const cpu::SoftOptions& soft, UniqueFd) -> Made {
         return cpu::make_soft_engine(memory, tsc, soft);
     }},
#ifndef __FreeBSD__
    kModule,
#endif
};

const Entry* find(const std::string& name) {
    const auto found = std::ranges::find_if(kEngines, [&](const Entry& each) { return each.name == name; });
    return found == std::end(kEngines) ? nullptr : found;
}

Result<UniqueFd> open(const Entry& entry) {
    return entry.open == nullptr ? UniqueFd() : entry.open();
}

/// An engine, and its device.
struct Choice {
    const Entry* engine;
    UniqueFd device;
};

/// The first that is not passed over and whose device can be opened. One of them has none.
Result<Choice> choose() {
    for (const Entry& entry : kEngines) {
        if (entry.preference == Preference::Automatic && !entry.passed_over()) {
            if (auto device = open(entry)) {
                return Choice{&entry, *std::move(device)};
            }
        }
    }
    return fail("there is no engine here");
}

Result<Choice> choose(const std::string& name) {
    if (name == "auto") {
        return choose();
    }
    const Entry* const entry = find(name);
    if (entry == nullptr) {
        const auto elsewhere = engine_of_another_system(name);
        return elsewhere ? std::unexpected(*elsewhere) : fail(std::format("there is no engine \"{}\" here", name), "use auto");
    }
    auto device = open(*entry);
    if (!device) {
        return std::unexpected(std::move(device.error()));
    }
    return Choice{entry, *std::move(device)};
}

/// With a device that somebody else has opened, which tells what "auto" was there.
Result<Choice> choose_with(const std::string& name, UniqueFd device) {
    const auto owner = std::ranges::find_if(kEngines, [&](const Entry& each) { return each.owns != nullptr && each.owns(device.get()); });
    if (owner == std::end(kEngines) || (name != "auto" && name != owner->name)) {
        return fail(std::format("the engine {} has no use for the device that was opened for it", name));
    }
    return Choice{owner, std::move(device)};
}

}  // namespace

const std::vector<std::string>& engine_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const Entry& entry : kEngines) {
            all.emplace_back(entry.name);
        }
        return all;
    }();
    return names;
}

std::optional<Error> engine_of_another_system(const std::string& name) {
    constexpr std::pair<std::string_view, std::string_view> kSystems[] = {{"kvm", "Linux"}, {"bhyve", "FreeBSD"}};
    const auto found = std::ranges::find(kSystems, std::string_view(name), &std::pair<std::string_view, std::string_view>::first);
    if (found == std::end(kSystems) || find(name) != nullptr) {
        return std::nullopt;
    }
    return Error{std::format("the engine {} is there on {} alone", name, found->second), "use auto, which takes the best that there is here"};
}

std::vector<std::string> split_engines(const std::string& engines) {
    return engines | std::views::split(',') | std::views::transform([](auto part) { return std::string(part.begin(), part.end()); }) |
           std::ranges::to<std::vector>();
}

std::string engine_description(const std::string& name) {
    const Entry* const entry = find(name);
    return entry == nullptr ? name : entry->description;
}

std::optional<Error> engine_obstacle(const std::string& name) {
    const Entry* const entry = find(name);
    if (entry == nullptr) {
        return Error{std::format("there is no engine \"{}\" here", name)};
    }
    if (auto reason = entry->passed_over()) {
        return reason;
    }
    const auto device = open(*entry);
    return device ? std::nullopt : std::optional(device.error());
}

Result<std::vector<UniqueFd>> open_engine_devices(const std::string& engines) {
    std::vector<UniqueFd> devices;
    for (const std::string& name : split_engines(engines)) {
        auto chosen = choose(name);
        if (!chosen) {
            return std::unexpected(std::move(chosen.error()));
        }
        devices.push_back(std::move(chosen->device));
    }
    return devices;
}

Result<std::unique_ptr<cpu::Engine>> make_engine(const std::string& name, memory::GuestMemory& memory, const cpu::TscClock& tsc,
                                                 const cpu::SoftOptions& soft, UniqueFd device) {
    Result<Choice> choice = device.valid() ? choose_with(name, std::move(device)) : choose(name);
    if (!choice) {
        return std::unexpected(std::move(choice.error()));
    }
    return choice->engine->make(memory, tsc, soft, std::move(choice->device));
}

}  // namespace apiary::machine
