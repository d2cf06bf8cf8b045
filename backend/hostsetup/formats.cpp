// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostsetup/formats.h"

#include <algorithm>
#include <cctype>
#include <format>
#include <utility>
#include <vector>

#include "backend/base/text.h"

namespace apiary::hostsetup {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::size_t kMembers = 3;  ///< The field of group(5) and gshadow(5) with the members.

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::vector<std::string> words_of(std::string_view text, std::string_view between) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(between), text.size());
        if (end > 0) {
            words.emplace_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

/// Where in a line the value of a variable is, without its quotes.
struct Assignment {
    std::size_t line = 0, begin = 0, end = 0;
    bool quoted = false;
    bool plain = false;  ///< It is known what the value is, and a change of it is understood.
};

/// What a shell has open where a line begins or the text ends.
struct ShellState {
    char quote = 0;
    bool continued = false;  ///< The line before ends in a backslash.
    [[nodiscard]] bool open() const { return quote != 0 || continued; }
};

ShellState after_line(std::string_view line, ShellState state) {
    state.continued = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '\\' && state.quote != '\'') {
            state.continued = i + 1 == line.size();
            ++i;
        } else if (state.quote != 0) {
            state.quote = c == state.quote ? char{0} : state.quote;
        } else if (c == '#' && (i == 0 || kBlanks.contains(line[i - 1]) || line[i - 1] == ';')) {
            break;
        } else if (c == '"' || c == '\'') {
            state.quote = c;
        }
    }
    return state;
}

/// What follows a value: nothing, or a comment.
bool is_rest(std::string_view text, Format format) {
    if (format == Format::RcConf) {
        const std::string_view rest = trimmed(text.starts_with(';') ? text.substr(1) : text);
        return rest.empty() || (rest.front() == '#' && rest.data() != text.data());
    }
    const std::string_view rest = trimmed(text);
    return rest.empty() || rest.front() == '#';
}

/// What a shell or the loader would do more with than take it.
bool is_literal(std::string_view value, char quote, Format format) {
    return format == Format::LoaderConf ? !value.contains('\\')
                                        : quote == '\'' || value.find_first_of("$`\\") == std::string_view::npos;
}

/// The assignment to `name` that begins on this line, if one does.
std::optional<Assignment> assignment_on(std::string_view line, const std::string& name, Format format) {
    const bool loader = format == Format::LoaderConf;
    std::size_t at = std::min(line.find_first_not_of(kBlanks), line.size());
    if (constexpr std::string_view kExport = "export "; !loader && line.substr(at).starts_with(kExport)) {
        at = std::min(line.find_first_not_of(kBlanks, at + kExport.size()), line.size());
    }
    if (!line.substr(at).starts_with(name)) {
        return std::nullopt;
    }
    at += name.size();
    const auto skip = [&] { at = loader ? std::min(line.find_first_not_of(kBlanks, at), line.size()) : at; };
    skip();
    if (at >= line.size() || line[at] != '=') {
        return std::nullopt;
    }
    ++at;
    skip();
    Assignment found = {.begin = at, .end = line.size()};
    if (const char quote = at < line.size() ? line[at] : ' '; quote == '"' || (quote == '\'' && !loader)) {
        const std::size_t close = line.find(quote, at + 1);
        if (close != std::string_view::npos) {
            found = {.begin = at + 1,
                     .end = close,
                     .quoted = true,
                     .plain = is_rest(line.substr(close + 1), format) &&
                              is_literal(line.substr(at + 1, close - at - 1), quote, format)};
        }
    } else {
        found.end = std::min(line.find_first_of(" \t;#", at), line.size());
        const std::string_view value = line.substr(at, found.end - at);
        found.plain = is_rest(line.substr(found.end), format) && is_literal(value, 0, format) &&
                      value.find_first_of("\"'&|<>()") == std::string_view::npos;
    }
    return found;
}

std::optional<Assignment> last_assignment(const Lines& lines, const std::string& name, Format format) {
    std::optional<Assignment> last;
    ShellState state;
    for (std::size_t i = 0; i < lines.all().size(); ++i) {
        const std::string& text = lines.all()[i].text;
        if (!state.open()) {
            if (auto found = assignment_on(text, name, format)) {
                found->line = i;
                last = found;
            }
        }
        if (format == Format::RcConf) {
            state = after_line(text, state);
        }
    }
    return last;
}

ShellState at_the_end(const Lines& lines) {
    ShellState state;
    for (const Lines::Line& line : lines.all()) {
        state = after_line(line.text, state);
    }
    return state;
}

std::string_view value_of(const Lines& lines, const Assignment& assignment) {
    return std::string_view(lines.all()[assignment.line].text)
        .substr(assignment.begin, assignment.end - assignment.begin);
}

/// A module in a list may be a file: "/boot/modules/vmm.ko" is "vmm".
std::string_view module_of(std::string_view word) {
    word.remove_prefix(word.find_last_of('/') + 1);  // npos + 1 is 0.
    return word.ends_with(".ko") ? word.substr(0, word.size() - 3) : word;
}

bool has_word(std::string_view list, std::string_view word, std::string_view between) {
    return std::ranges::any_of(words_of(list, between),
                               [&](const std::string& each) { return each == word || module_of(each) == word; });
}

bool same_value(std::string_view one, std::string_view other) {
    return std::ranges::equal(
        one, other, {}, [](unsigned char c) { return std::tolower(c); },
        [](unsigned char c) { return std::tolower(c); });
}

/// "YES" is not the only word for it, rc.subr(8).
bool has_value(std::string_view is, std::string_view wanted, Format format) {
    constexpr std::string_view kYes[] = {"yes", "true", "on", "1"};
    return same_value(is, wanted) ||
           (format == Format::RcConf && same_value(wanted, "yes") &&
            std::ranges::any_of(kYes, [&](std::string_view yes) { return same_value(is, yes); }));
}

// ---- group(5) ----

/// Where the members begin and end.
std::optional<Assignment> members_in(const Lines& lines, const std::string& group) {
    for (std::size_t i = 0; i < lines.all().size(); ++i) {
        const std::string& text = lines.all()[i].text;
        if (!text.starts_with(group + ":") || std::ranges::count(text, ':') != kMembers) {
            continue;
        }
        return Assignment{
            .line = i, .begin = text.find_last_of(':') + 1, .end = text.size(), .quoted = true, .plain = true};
    }
    return std::nullopt;
}

// ---- modules-load.d(5) ----

/// The kernel takes hyphens in a module's name for underscores.
bool is_module(std::string_view text, std::string_view module) {
    const auto plain = [](char c) { return c == '-' ? '_' : c; };
    return std::ranges::equal(text, module, {}, plain, plain);
}

std::optional<std::size_t> module_line(const Lines& lines, const std::string& module) {
    const auto found = std::ranges::find_if(
        lines.all(), [&](const Lines::Line& line) { return is_module(trimmed(line.text), module); });
    return found == lines.all().end() ? std::nullopt
                                      : std::optional(static_cast<std::size_t>(found - lines.all().begin()));
}

std::optional<Assignment> place_of(const Lines& lines, const std::string& name, Format format) {
    return format == Format::Group ? members_in(lines, name) : last_assignment(lines, name, format);
}

Edit replace_value(Lines& lines, const Setting& setting, const Assignment& place, std::string value) {
    std::string& text = lines.all()[place.line].text;
    Edit edit = {.line = static_cast<std::int64_t>(place.line),
                 .before = text,
                 .after = {},
                 .name = setting.name,
                 .word = setting.list ? setting.value : ""};
    if (!place.quoted) {
        value = '"' + value + '"';
    }
    text.replace(place.begin, place.end - place.begin, value);
    edit.after = text;
    return edit;
}

Edit append_line(Lines& lines, const Setting& setting, std::string text) {
    Edit edit = {.line = static_cast<std::int64_t>(lines.all().size()),
                 .before = {},
                 .after = std::move(text),
                 .name = setting.name,
                 .word = setting.list ? setting.value : ""};
    edit.ended = lines.append(edit.after);
    return edit;
}

std::string with_word(std::string_view list, const std::string& word, Format format) {
    const std::string between = list.empty() ? "" : format == Format::Group ? "," : " ";
    return std::string(list) + between + word;
}

std::string without_word(std::string_view list, const std::string& word, Format format) {
    std::string text;
    for (const std::string& each : words_of(list, format == Format::Group ? "," : kBlanks)) {
        text = each == word ? text : with_word(text, each, format);
    }
    return text;
}

/// A line that was changed since loses our word, and is gone when nothing else is left of it.
void take_out(Lines& lines, const Edit& edit, Format format) {
    const auto place = place_of(lines, edit.name, format);
    if (!place || !place->plain) {
        return;
    }
    const std::string_view value = value_of(lines, *place);
    if (!std::ranges::contains(words_of(value, format == Format::Group ? "," : kBlanks), edit.word)) {
        return;
    }
    const std::string left = without_word(value, edit.word, format);
    if (left.empty() && !edit.before) {
        lines.remove(place->line, edit.ended);
    } else {
        lines.all()[place->line].text.replace(place->begin, place->end - place->begin, left);
    }
}

}  // namespace

bool says(const Lines& lines, const Setting& setting) {
    if (setting.format == Format::ModulesList) {
        return module_line(lines, setting.value).has_value();
    }
    const auto place = place_of(lines, setting.name, setting.format);
    if (!place) {
        return false;
    }
    const std::string_view value = value_of(lines, *place);
    if (setting.format == Format::Group) {
        return std::ranges::contains(words_of(value, ","), setting.value);
    }
    // Of what only a shell could tell, the word that is there counts.
    return setting.list ? has_word(value, setting.value, place->plain ? " \t" : " \t\"'{}$`();")
                        : place->plain && has_value(value, setting.value, setting.format);
}

std::string line_for(const Lines& lines, const Setting& setting) {
    if (setting.format == Format::ModulesList) {
        return says(lines, setting) ? setting.value : "";
    }
    const auto place = place_of(lines, setting.name, setting.format);
    return place ? lines.all()[place->line].text : "";
}

Result<std::optional<Edit>> ensure(Lines& lines, const Setting& setting) {
    if (says(lines, setting)) {
        return std::optional<Edit>();
    }
    if (setting.format == Format::ModulesList) {
        return std::optional(append_line(lines, setting, setting.value));
    }
    const auto place = place_of(lines, setting.name, setting.format);
    if (place && place->plain) {
        const std::string_view value = value_of(lines, *place);
        return std::optional(replace_value(
            lines, setting, *place, setting.list ? with_word(value, setting.value, setting.format) : setting.value));
    }
    if (setting.format == Format::Group) {
        return fail(std::format("there is no group {} here", shown(setting.name)),
                    "install the package that makes it, or make it");
    }
    if (setting.format == Format::RcConf && at_the_end(lines).open()) {
        return fail("the file ends amid a quotation or a line that goes on, so that nothing can be added to it",
                    "mend its last lines");
    }
    const std::string former = place && setting.list ? std::format("${{{}}} ", setting.name) : "";
    return std::optional(append_line(lines, setting, std::format("{}=\"{}{}\"", setting.name, former, setting.value)));
}

void take_back(Lines& lines, const Edit& edit, Format format) {
    if (!undo_edit(lines, edit) && !edit.word.empty() && !edit.name.empty()) {
        take_out(lines, edit, format);
    }
}

}  // namespace apiary::hostsetup
