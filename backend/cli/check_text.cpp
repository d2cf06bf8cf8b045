// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/check_text.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <format>
#include <utility>

#include "backend/cli/format.h"
#include "backend/cli/terminal.h"

namespace apiary::cli {
namespace {

using host::Capability;
using host::EngineFit;
using host::Fit;
using host::Group;
using host::Sureness;
using host::Verdict;

constexpr std::size_t kNameWidth = 20, kVerdictWidth = 14, kTextColumn = kNameWidth + kVerdictWidth;
/// A terminal that is narrower than this would leave no room beside the columns.
constexpr std::size_t kNarrowest = kTextColumn + 30;

// Of ECMA-48, select graphic rendition.
constexpr std::string_view kGreen = "\x1b[32m", kYellow = "\x1b[33m", kRed = "\x1b[31m", kBold = "\x1b[1m",
                           kPlain = "\x1b[0m";

std::string coloured(std::string_view text, std::string_view colour, const TextStyle& style) {
    return style.colour && !colour.empty() ? std::format("{}{}{}", colour, text, kPlain) : std::string(text);
}

std::string_view colour_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::Present: return kGreen;
        case Verdict::SwitchedOff: return kYellow;
        case Verdict::Missing: return kRed;
        case Verdict::Unknown: break;
    }
    return "";
}

std::pair<std::string_view, std::string_view> word_and_colour(Fit fit) {
    switch (fit) {
        case Fit::Full: return {"yes", kGreen};
        case Fit::Limited: return {"limited", kYellow};
        case Fit::Off: return {"switched off", kYellow};
        case Fit::No: return {"no", kRed};
        case Fit::Unknown: break;
    }
    return {"cannot tell", ""};
}

std::string heading(std::string_view text, const TextStyle& style) {
    return "\n" + coloured(text, kBold, style) + "\n";
}

std::size_t columns_of(const TextStyle& style) {
    return style.columns == 0 ? 0 : std::max(style.columns, kNarrowest);
}

/// "NAME  VERDICT  text", the text in a column of its own.
std::string row(std::string_view name, std::string_view verdict, std::string_view colour, std::string_view text,
                const TextStyle& style) {
    const std::string head = padded(name, kNameWidth) + coloured(padded(verdict, kVerdictWidth), colour, style);
    if (text.empty()) {
        return padded(name, kNameWidth) + coloured(verdict, colour, style) + "\n";
    }
    return head + wrapped(text, kTextColumn, kTextColumn, columns_of(style));
}

std::string further(std::string_view text, const TextStyle& style) {
    return std::string(kTextColumn, ' ') + wrapped(text, kTextColumn, kTextColumn, columns_of(style));
}

std::string joined(const std::string& a, std::string_view separator, const std::string& b) {
    return a.empty() || b.empty() ? a + b : a + std::string(separator) + b;
}

/// "inside KVM: guests on the software CPU [likely; CPUID leaf 1h, ECX bit 31]"
std::string text_of(const Capability& each) {
    std::string source = each.finding.source;
    if (each.finding.known() && each.finding.sureness != Sureness::Certain) {
        source = joined(std::string(words_of(each.finding.sureness)), "; ", source);
    }
    const std::string text = joined(each.value, ": ", each.works);
    return source.empty() ? text : joined(text, " ", "[" + source + "]");
}

std::string capability_text(const Capability& each, const TextStyle& style, bool verbose) {
    std::string text =
        row(each.name, words_of(each.finding.verdict), colour_of(each.finding.verdict), text_of(each), style);
    if (verbose) {
        text += further(each.meaning, style);
    }
    return each.remedy.empty() ? text : text + further("remedy: " + each.remedy, style);
}

std::string_view name_of(Group group) {
    switch (group) {
        case Group::Processor: return "Processor";
        case Group::Platform: return "Platform";
        case Group::Software: return "Software";
    }
    return "";
}

std::string engine_text(const EngineFit& each, const TextStyle& style) {
    const auto [word, colour] = word_and_colour(each.fit);
    return row(
        each.name, word, colour,
        each.sureness == Sureness::Certain ? each.why : std::format("{} [{}]", each.why, words_of(each.sureness)),
        style);
}

/// Characters of valid UTF-8.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

TextStyle style_of(int fd) {
    if (::isatty(fd) != 1) {
        return {};
    }
    const auto size = terminal_size(fd);
    const char* const no_colour = std::getenv("NO_COLOR");
    return {.columns = size ? size->columns : 0u, .colour = no_colour == nullptr || *no_colour == '\0'};
}

std::string wrapped(std::string_view text, std::size_t at, std::size_t indent, std::size_t columns) {
    std::string result;
    bool first = true;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        if (!first && columns != 0 && at + 1 + width(word) > columns) {
            result += "\n" + std::string(indent, ' ');
            at = indent;
            first = true;
        }
        result += first ? "" : " ";
        at += width(word) + (first ? 0 : 1);
        result += word;
        first = false;
    }
    return result + "\n";
}

std::string assessment_text(const host::Assessment& assessment, const TextStyle& style, bool verbose) {
    std::string text = wrapped(assessment.summary, 0, 0, columns_of(style));
    const std::string machine = joined(assessment.processor, ", ", assessment.system);
    text = machine.empty() ? text : wrapped(machine, 0, 0, columns_of(style)) + text;
    for (const Group group : {Group::Processor, Group::Platform, Group::Software}) {
        bool any = false;
        for (const Capability& each : assessment.capabilities) {
            if (each.group == group) {
                text += std::exchange(any, true) ? "" : heading(name_of(group), style);
                text += capability_text(each, style, verbose);
            }
        }
    }
    text += heading("Engines", style);
    for (const EngineFit& each : assessment.engines) {
        text += engine_text(each, style);
    }
    return text;
}

std::string explanations_text(const std::vector<host::Explanation>& explanations, const TextStyle& style) {
    constexpr std::size_t kLabel = 10;
    std::string text;
    for (const host::Explanation& each : explanations) {
        const auto line = [&](std::string_view label, std::string_view said) {
            return padded(label, kLabel) + wrapped(said, kLabel, kLabel, columns_of(style));
        };
        text += text.empty() ? "" : "\n";
        text += coloured(each.line, kBold, style) + "\n";
        text += line("  cause:", each.message->cause);
        text += line("  remedy:", each.message->remedy);
        text += line("  source:", each.message->sureness == Sureness::Certain
                                      ? std::string(each.message->source)
                                      : std::format("{} [{}]", each.message->source, words_of(each.message->sureness)));
    }
    return text;
}

}  // namespace apiary::cli
