// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/explain.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "backend/base/text.h"
#include "backend/host/recording_lines.h"

namespace apiary::host {
namespace {

constexpr std::size_t kGap = 80;

/// A text in the form that patterns are compared with, and where each of its characters was.
struct Plain {
    std::string text;
    std::vector<std::size_t> origin;
};

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

/// The length of a quotation mark at the front of `text`, ASCII or UTF-8; 0 when there is none.
std::size_t quotation_mark(std::string_view text) {
    constexpr std::string_view kMarks[] = {"'", "\"", "`", "\u2018", "\u2019", "\u201C", "\u201D", "\u00B4"};
    const auto found = std::ranges::find_if(kMarks, [&](std::string_view mark) { return text.starts_with(mark); });
    return found == std::end(kMarks) ? 0 : found->size();
}

/// Small letters; each quotation mark is "'", and each run of space is one: a line's end where it has one.
Plain plain_text(std::string_view text) {
    Plain plain;
    const auto add = [&plain](char c, std::size_t at) {
        plain.text += c;
        plain.origin.push_back(at);
    };
    for (std::size_t at = 0; at < text.size();) {
        if (is_space(text[at])) {
            std::size_t end = at;
            while (end < text.size() && is_space(text[end])) {
                ++end;
            }
            add(text.substr(at, end - at).find('\n') != std::string_view::npos ? '\n' : ' ', at);
            at = end;
        } else if (const std::size_t length = quotation_mark(text.substr(at)); length > 0) {
            add('\'', at);
            at += length;
        } else {
            const char c = text[at];
            add(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c, at);
            ++at;
        }
    }
    return plain;
}

struct Place {
    std::size_t begin = 0, end = 0;
};

/// Whether `piece` stands at `at`. A space of it is a line's end too: terminals and mail wrap there.
bool matches_at(std::string_view text, std::size_t at, std::string_view piece) {
    return text.size() - at >= piece.size() &&
           std::ranges::equal(text.substr(at, piece.size()), piece,
                              [](char c, char p) { return c == p || (p == ' ' && c == '\n'); });
}

/// The first place of `piece` from `at` on, at most `gap` characters later and on the same line.
std::optional<std::size_t> find_near(std::string_view text, std::size_t at, std::string_view piece, std::size_t gap) {
    for (std::size_t i = at; i <= at + gap && i <= text.size(); ++i) {
        if (matches_at(text, i, piece)) {
            return i;
        }
        if (i < text.size() && text[i] == '\n') {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

/// The pattern's pieces between its stars, in the form of plain_text().
std::vector<std::string> pieces_of(const char* pattern) {
    std::vector<std::string> pieces(1);
    for (const char c : plain_text(pattern).text) {
        if (c == '*') {
            pieces.emplace_back();
        } else {
            pieces.back() += c;
        }
    }
    return pieces;
}

/// Where the rest of a pattern ends whose first piece stands at `begin`.
std::optional<Place> match_from(std::string_view text, std::size_t begin, const std::vector<std::string>& pieces) {
    Place place = {begin, begin + pieces.front().size()};
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const auto at = find_near(text, place.end, pieces[i], kGap);
        if (!at) {
            return std::nullopt;
        }
        place.end = *at + pieces[i].size();
    }
    return place;
}

/// The first place of the pattern in `text`.
std::optional<Place> find_pattern(std::string_view text, const std::vector<std::string>& pieces) {
    const std::string& first = pieces.front();
    // What cannot be a line's end is looked for quickly, and the rest compared there.
    const std::string_view quick = std::string_view(first).substr(0, first.find(' '));
    for (std::size_t at = text.find(quick); at != std::string_view::npos; at = text.find(quick, at + 1)) {
        if (matches_at(text, at, first)) {
            if (const auto place = match_from(text, at, pieces)) {
                return place;
            }
        }
    }
    return std::nullopt;
}

struct Found {
    const Message* message;
    Place place;
    std::size_t letters;  ///< Of the pattern, without stars: how particular it is.
};

bool is_within(const Found& one, const Found& other) {
    return one.place.begin >= other.place.begin && one.place.end <= other.place.end;
}

std::string line_at(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 160;
    const std::size_t before = text.substr(0, at).find_last_of("\r\n");
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = text.substr(begin, text.find_first_of("\r\n", at) - begin);
    return shown(trimmed(line.size() > kLongest && at - begin > kLongest / 2 ? text.substr(at, kLongest) : line),
                 kLongest);
}

}  // namespace

std::vector<const Message*> all_messages() {
    std::vector<const Message*> all;
    for (const auto& messages :
         {vmm_messages(), bhyve_messages(), kvm_messages(), qemu_messages(), network_messages(), apiary_messages()}) {
        std::ranges::transform(messages, std::back_inserter(all), [](const Message& each) { return &each; });
    }
    return all;
}

std::vector<Explanation> explain(std::string_view text) {
    text = text.substr(0, kLongestText);
    const Plain plain = plain_text(text);
    std::vector<Found> all;
    for (const Message* const message : all_messages()) {
        const std::vector<std::string> pieces = pieces_of(message->pattern);
        if (const auto place = find_pattern(plain.text, pieces)) {
            std::size_t letters = 0;
            std::ranges::for_each(pieces, [&letters](const std::string& piece) { letters += piece.size(); });
            all.push_back({message, *place, letters});
        }
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &Found::letters);
    std::vector<Explanation> explanations;
    std::vector<Found> kept;
    for (const Found& each : all) {
        if (std::ranges::none_of(kept, [&](const Found& other) { return is_within(each, other); })) {
            kept.push_back(each);
            explanations.push_back({each.message, line_at(text, plain.origin[each.place.begin])});
        }
    }
    return explanations;
}

}  // namespace apiary::host
