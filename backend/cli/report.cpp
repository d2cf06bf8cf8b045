// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/report.h"

namespace apiary::cli {

std::string describe(const Error& error) {
    std::string text = "apiaryctl: error: " + error.cause + "\n";
    if (!error.remedy.empty()) {
        text += "  remedy: " + error.remedy + "\n";
    }
    if (!error.detail.empty()) {
        text += "  detail: " + error.detail + "\n";
    }
    return text;
}

bool write_to(std::FILE* file, std::string_view text) {
    return (text.empty() || std::fwrite(text.data(), 1, text.size(), file) == text.size()) && std::fflush(file) == 0;
}

}  // namespace apiary::cli
