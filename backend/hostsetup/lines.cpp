// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostsetup/lines.h"

#include <algorithm>
#include <cstdlib>

namespace apiary::hostsetup {
namespace {

/// The line that is `text`, the nearest to where it was.
std::optional<std::size_t> nearest(const Lines& lines, const std::string& text, std::int64_t place) {
    std::optional<std::size_t> best;
    const auto distance = [&](std::size_t line) { return std::abs(static_cast<std::int64_t>(line) - place); };
    for (std::size_t i = 0; i < lines.all().size(); ++i) {
        if (lines.all()[i].text == text && (!best || distance(i) < distance(*best))) {
            best = i;
        }
    }
    return best;
}

}  // namespace

Lines::Lines(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        std::string_view line_end = end == std::string_view::npos ? std::string_view() : text.substr(end, 1);
        if (!line_end.empty() && line.ends_with('\r')) {
            line_end = text.substr(end - 1, 2);
            line.remove_suffix(1);
        }
        lines_.push_back({std::string(line), std::string(line_end)});
        text.remove_prefix(line.size() + line_end.size());
    }
}

std::string Lines::text() const {
    std::string text;
    for (const Line& line : lines_) {
        text += line.text + line.end;
    }
    return text;
}

std::string Lines::usual_end() const {
    const auto with_return = std::ranges::count(lines_, "\r\n", &Line::end);
    return with_return > std::ranges::count(lines_, "\n", &Line::end) ? "\r\n" : "\n";
}

bool Lines::append(const std::string& text) {
    const std::string end = usual_end();
    const bool ended = !lines_.empty() && lines_.back().end.empty();
    if (ended) {
        lines_.back().end = end;
    }
    lines_.push_back({text, end});
    return ended;
}

void Lines::remove(std::size_t line, bool unend) {
    const bool last = line + 1 == lines_.size();
    lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(line));
    if (last && unend && !lines_.empty()) {
        lines_.back().end.clear();
    }
}

bool do_edit(Lines& lines, const Edit& edit) {
    const auto line = static_cast<std::size_t>(edit.line);
    if (!edit.before) {
        if (line != lines.all().size()) {
            return false;
        }
        lines.append(edit.after);
        return true;
    }
    if (edit.line < 0 || line >= lines.all().size() || lines.all()[line].text != *edit.before) {
        return false;
    }
    lines.all()[line].text = edit.after;
    return true;
}

bool undo_edit(Lines& lines, const Edit& edit) {
    const auto line = nearest(lines, edit.after, edit.line);
    if (line && edit.before) {
        lines.all()[*line].text = *edit.before;
    } else if (line) {
        lines.remove(*line, edit.ended);
    }
    return line.has_value();
}

}  // namespace apiary::hostsetup
