// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "backend/host/capability.h"
#include "backend/host/explain.h"

namespace apiary::cli {

/// How a text for people is to look.
struct TextStyle {
    std::size_t columns = 0;  ///< Of the terminal; 0 where lines are not to be wrapped.
    bool colour = false;
};
/// That of what is behind a descriptor: colour on a terminal alone, and not where NO_COLOR is set (no-color.org).
[[nodiscard]] TextStyle style_of(int fd);

/// What a machine can run, and why not more. With `verbose`, also what each capability is for.
[[nodiscard]] std::string assessment_text(const host::Assessment& assessment, const TextStyle& style, bool verbose);
[[nodiscard]] std::string explanations_text(const std::vector<host::Explanation>& explanations, const TextStyle& style);

/// `text` in lines of at most `columns` columns, the first of which begins in column `at`, and the others in column
/// `indent`; broken at spaces alone, and nowhere with no columns. Ends with a line's end.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t at, std::size_t indent, std::size_t columns);

}  // namespace apiary::cli
