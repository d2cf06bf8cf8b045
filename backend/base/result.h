// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace apiary {

/// A host-side failure as it is told to the user: cause → remedy → detail.
struct Error {
    std::string cause;        ///< What went wrong, one sentence without a full stop.
    std::string remedy = {};  ///< What the user can do about it; empty when nothing is known.
    std::string detail = {};  ///< Technical detail: errno text, offset, value.

    bool operator==(const Error&) const = default;
};

/// A value, or why there is none. Never used for a guest's mistake: that becomes what hardware would show.
template <class T>
using Result = std::expected<T, Error>;

/// Shorthand to return a failure: `return fail("cause", "remedy", "detail")`.
[[nodiscard]] inline std::unexpected<Error> fail(std::string cause, std::string remedy = {}, std::string detail = {}) {
    return std::unexpected(Error{std::move(cause), std::move(remedy), std::move(detail)});
}

/// `fail` whose detail is the text of errno value `error_number`.
[[nodiscard]] std::unexpected<Error> fail_errno(int error_number, std::string cause, std::string remedy = {});

}  // namespace apiary
