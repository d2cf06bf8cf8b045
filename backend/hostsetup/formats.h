// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "backend/base/result.h"
#include "backend/hostsetup/lines.h"

namespace apiary::hostsetup {

/// loader_conf: loader.conf(5). rc_conf: rc.conf(5), which a shell reads. modules_list: modules-load.d(5). group:
/// group(5) and gshadow(5), which have members at the same place.
enum class Format : std::uint8_t { LoaderConf, RcConf, ModulesList, Group };
[[nodiscard]] constexpr std::array<std::string_view, 4> names_of(Format) {
    return {"loader_conf", "rc_conf", "modules_list", "group"};
}

/// What a file is to say.
struct Setting {
    Format format = Format::LoaderConf;
    std::string name;   ///< The variable or group; empty for a list of modules.
    std::string value;  ///< Its value, or the word that is to be in its list.
    bool list = false;  ///< The variable is a list of words.
};

/// Whether the lines say it already. A variable has the value that it is given last.
[[nodiscard]] bool says(const Lines& lines, const Setting& setting);
/// The line that counts for it now; empty where there is none.
[[nodiscard]] std::string line_for(const Lines& lines, const Setting& setting);
/// Changes one line, or adds one, so that it is said, as sysrc(8) does: quotes, comments and all else stay. Nothing:
/// it was said. An error: the lines cannot be changed so that they would be understood afterwards.
[[nodiscard]] Result<std::optional<Edit>> ensure(Lines& lines, const Setting& setting);
/// Undoes it: the line becomes as it was; where it was changed since, only our word is taken out of it, and a value
/// that somebody else has set stays.
void take_back(Lines& lines, const Edit& edit, Format format);

}  // namespace apiary::hostsetup
