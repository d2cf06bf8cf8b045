// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "backend/ipc/codec.h"

namespace apiary::hostsetup {

/// A text as its lines, each with the end that it has: "\n", "\r\n", or none at the text's end.
class Lines {
public:
    struct Line {
        std::string text, end;
    };
    explicit Lines(std::string_view text);

    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::vector<Line>& all() { return lines_; }
    [[nodiscard]] const std::vector<Line>& all() const { return lines_; }
    /// A line at the end, with the end that most have; the line before it gets one where it has none. Whether it did.
    bool append(const std::string& text);
    /// `unend`: and if that was the last one, the line before it loses its end.
    void remove(std::size_t line, bool unend);

private:
    [[nodiscard]] std::string usual_end() const;

    std::vector<Line> lines_;
};

/// A change of one line, with all that it takes to do it and to undo it, whatever became of the lines around it.
struct Edit {
    std::int64_t line = 0;              ///< Where, when it was planned.
    std::optional<std::string> before;  ///< Nothing: the line is new, and the last one.
    std::string after;
    bool ended = false;  ///< The line before a new one had no end.
    std::string name;    ///< Of the variable or group that the line is about; empty: none.
    std::string word;    ///< The word that was added, where one was.
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"line", &Edit::line},   ipc::Field{"before", &Edit::before},
                          ipc::Field{"after", &Edit::after}, ipc::Field{"ended", &Edit::ended},
                          ipc::Field{"name", &Edit::name},   ipc::Field{"word", &Edit::word}};
    }
    bool operator==(const Edit&) const = default;
};

/// False: the lines are not those that the edit was planned for, and nothing is done.
[[nodiscard]] bool do_edit(Lines& lines, const Edit& edit);
/// Puts back the line, or takes the new one away, if it is still as it was written. Whether it was.
[[nodiscard]] bool undo_edit(Lines& lines, const Edit& edit);

}  // namespace apiary::hostsetup
