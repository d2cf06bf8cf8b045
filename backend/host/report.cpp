// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/report.h"

#include <algorithm>
#include <array>
#include <format>
#include <optional>

#include "backend/host/recording_lines.h"

namespace apiary::host {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// What words, numbers and addresses are made of.
bool is_word(char c) {
    return is_digit(c) || is_letter(c) || c == '_' || c == '-' || c == '.' || c == ':' || (c & 0x80) != 0;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

bool all_hex(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most && std::ranges::all_of(text, is_hex);
}

bool is_mac(std::string_view word) {
    for (const char separator : {':', '-'}) {
        const auto parts = split(word, separator);
        if (parts.size() == 6 &&
            std::ranges::all_of(parts, [](std::string_view part) { return all_hex(part, 2, 2); })) {
            return true;
        }
    }
    return false;
}

bool is_ipv4(std::string_view word) {
    const auto parts = split(word.substr(0, word.find(':')), '.');
    return parts.size() == 4 && std::ranges::all_of(parts, [](std::string_view part) {
               return !part.empty() && part.size() <= 3 && std::ranges::all_of(part, is_digit);
           });
}

/// Times have two colons; an address has more, or "::".
bool is_ipv6(std::string_view word) {
    const auto parts = split(word, ':');
    const bool pieces = std::ranges::all_of(
        parts, [](std::string_view part) { return part.size() <= 4 && std::ranges::all_of(part, is_hex); });
    return pieces && parts.size() >= 3 && parts.size() <= 9 && word.size() > 2 &&
           (parts.size() > 3 || word.find("::") != std::string_view::npos);
}

bool is_uuid(std::string_view word) {
    constexpr std::array<std::size_t, 5> kLengths = {8, 4, 4, 4, 12};
    const auto parts = split(word, '-');
    if (parts.size() != kLengths.size()) {
        return false;
    }
    for (std::size_t i = 0; i < kLengths.size(); ++i) {
        if (!all_hex(parts[i], kLengths[i], kLengths[i])) {
            return false;
        }
    }
    return true;
}

bool is_letter_or_digit(char c) {
    return is_letter(c) || is_digit(c) || (c & 0x80) != 0;
}

/// `word` with each of `names` replaced that stands in it for itself, as in "6.1.0-NAME".
std::string without_names(std::string_view word, const std::vector<std::string>& names) {
    constexpr std::size_t kShortest = 3;
    std::string result(word);
    for (const std::string& name : names) {
        std::size_t at = name.size() < kShortest ? std::string::npos : result.find(name);
        while (at != std::string::npos) {
            const std::size_t end = at + name.size();
            const bool whole = (at == 0 || !is_letter_or_digit(result[at - 1])) &&
                               (end == result.size() || !is_letter_or_digit(result[end]));
            constexpr std::string_view kOther = "(name)";
            if (whole) {
                result.replace(at, name.size(), kOther);
            }
            at = result.find(name, whole ? at + kOther.size() : at + 1);
        }
    }
    return result;
}

/// What stands in place of a word that is not to be shown.
std::optional<std::string_view> in_place_of(std::string_view word) {
    if (is_mac(word)) {
        return "(MAC address)";
    }
    if (is_ipv4(word) || is_ipv6(word)) {
        return "(IP address)";
    }
    return is_uuid(word) ? std::optional<std::string_view>("(UUID)") : std::nullopt;
}

/// Whether what was written so far asks for a serial number: "Serial Number: ", "serial=", "S/N: ".
bool asks_for_serial(std::string_view before) {
    constexpr std::size_t kLooked = 24;
    const std::string_view end = before.substr(before.size() - std::min(before.size(), kLooked));
    const std::string_view word = trimmed(end);
    if (!word.ends_with(':') && !word.ends_with('=')) {
        return false;
    }
    const std::string_view label = trimmed(word.substr(0, word.size() - 1));
    return contains_word(label, "serial") || label.ends_with("S/N");
}

std::string_view name_of(Fit fit) {
    switch (fit) {
        case Fit::Full: return "yes";
        case Fit::Limited: return "limited";
        case Fit::Off: return "switched off";
        case Fit::No: return "no";
        case Fit::Unknown: return "cannot tell";
    }
    return "";
}

std::string row_text(const Capability& row) {
    std::string text = std::format("{:<20}{:<14}", row.id, words_of(row.finding.verdict));
    if (row.finding.known() && row.finding.sureness != Sureness::Certain) {
        text += std::format("{}; ", words_of(row.finding.sureness));
    }
    if (!row.value.empty()) {
        text += row.value + "; ";
    }
    text += row.finding.source.empty() ? "not recorded" : row.finding.source;
    return text + "\n";
}

}  // namespace

std::string without_identities(std::string_view text, const std::vector<std::string>& names) {
    std::string result;
    while (!text.empty()) {
        const std::size_t length = static_cast<std::size_t>(std::ranges::find_if_not(text, is_word) - text.begin());
        if (length == 0) {
            result += text.front();
            text.remove_prefix(1);
            continue;
        }
        // A sentence may end in the word, and a label may begin it: "inet6:" is none of an address.
        std::string_view word = text.substr(0, length);
        while (!word.empty() && (word.back() == '.' || word.back() == ':') && !word.ends_with("::")) {
            word.remove_suffix(1);
        }
        if (const auto other = in_place_of(word)) {
            result += *other;
        } else if (!word.empty() && !word.ends_with('=') && asks_for_serial(result)) {
            result += "(serial number)";
        } else {
            result += without_names(word, names);
        }
        result += text.substr(word.size(), length - word.size());
        text.remove_prefix(length);
    }
    return result;
}

std::string report_text(const Assessment& assessment, std::string_view version, const std::vector<std::string>& names) {
    std::string text = std::format("Apiary {}\nsystem:    {}\nprocessor: {}\n\n{}\n\n", version, assessment.system,
                                   assessment.processor, assessment.summary);
    for (const Capability& row : assessment.capabilities) {
        text += row_text(row);
    }
    text += "\n";
    for (const EngineFit& engine : assessment.engines) {
        text += std::format("{:<20}{:<14}{}{}\n", "engine " + engine.name, name_of(engine.fit),
                            engine.sureness == Sureness::Certain ? "" : std::format("{}; ", words_of(engine.sureness)),
                            engine.why);
    }
    return without_identities(text, names);
}

}  // namespace apiary::host
