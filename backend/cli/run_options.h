// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "backend/base/clock.h"
#include "backend/base/result.h"
#include "backend/cli/escape.h"
#include "backend/cli/machine_options.h"
#include "backend/cpu/soft/engine.h"
#include "backend/machine/config.h"

namespace apiary::cli {

/// `apiaryctl run …`, as far as it can be checked without the host.
struct RunOptions {
    machine::MachineConfig machine;
    std::optional<Nanoseconds> timeout;
    bool dump_registers = false;
    EscapeKey escape = kDefaultEscape;
    cpu::SoftOptions soft;
};

/// The options of `run`, as they are typed.
class RunVerb {
public:
    explicit RunVerb(CLI::App& app);
    [[nodiscard]] Result<RunOptions> options() const;

private:
    MachineOptions machine_;
    std::string console_ = "stdio", timeout_, escape_ = "^]", soft_ = "translator";
    bool dump_registers_ = false;
};

}  // namespace apiary::cli
