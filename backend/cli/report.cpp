// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/report.h"

#include <iostream>

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

bool confirmed(const std::string& question) {
    write_to(stderr, question + " [y/N] ");
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes";
}

bool write_to(std::FILE* file, std::string_view text) {
    return (text.empty() || std::fwrite(text.data(), 1, text.size(), file) == text.size()) && std::fflush(file) == 0;
}

}  // namespace apiary::cli
