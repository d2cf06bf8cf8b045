// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/engines.h"

#include <format>

#include "backend/cpu/vmm/engine.h"

namespace apiary::machine {
namespace {

struct Entry {
    const char* name;
    Result<std::unique_ptr<cpu::Engine>> (*make)(memory::GuestMemory& memory, const cpu::TscClock& tsc,
                                                  const cpu::SoftOptions& soft);
};

/// In the order of preference; an engine is added here.
const Entry kEngines[] = {
    {"soft",
     [](memory::GuestMemory& memory, const cpu::TscClock& tsc,
        const cpu::SoftOptions& soft) -> Result<std::unique_ptr<cpu::Engine>> {
         return cpu::make_soft_engine(memory, tsc, soft);
     }},
    {"vmm",
     [](memory::GuestMemory& memory, const cpu::TscClock& tsc, const cpu::SoftOptions&) { return cpu::create_vmm_engine(memory, tsc); }},
};

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

Result<std::unique_ptr<cpu::Engine>> make_engine(const std::string& name, memory::GuestMemory& memory,
                                                 const cpu::TscClock& tsc, const cpu::SoftOptions& soft) {
    for (const Entry& entry : kEngines) {
        if (name == "auto" || name == entry.name) {
            return entry.make(memory, tsc, soft);
        }
    }
    return fail(std::format("there is no engine \"{}\" here", name), "use auto");
}

}  // namespace apiary::machine
