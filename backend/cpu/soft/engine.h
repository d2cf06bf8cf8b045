// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>

#include "backend/cpu/engine.h"

namespace apiary::cpu {

/// How the software CPU executes what its guest runs often.
enum class SoftMode {
    Interpreter,
    Translator,
};

struct SoftOptions {
    SoftMode mode = SoftMode::Translator;
    unsigned translate_after = 48;  ///< Entries of a block before it is translated.
};

/// The built-in software CPU: runs on any x86-64 host, without privilege. vCPUs of one engine share `memory`, which has
/// to outlive them.
[[nodiscard]] std::unique_ptr<Engine> make_soft_engine(memory::GuestMemory& memory, const TscClock& clock,
                                                       const SoftOptions& options = {});

}  // namespace apiary::cpu
