// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/capability.h"

namespace apiary::host {

std::string_view words_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::Present: return "present";
        case Verdict::SwitchedOff: return "switched off";
        case Verdict::Missing: return "missing";
        case Verdict::Unknown: return "cannot tell";
    }
    return "";
}

std::string_view words_of(Sureness sureness) {
    switch (sureness) {
        case Sureness::Certain: return "certain";
        case Sureness::Likely: return "likely";
        case Sureness::Guess: return "a guess";
    }
    return "";
}

}  // namespace apiary::host
