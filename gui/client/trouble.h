// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>
#include <string>

#include "backend/base/result.h"
#include "gui/client/call.h"

namespace apiary::gui {

/// Why the helper is not reached, as it is told to the user.
struct Trouble {
    enum class Kind {
        NoSocket,        ///< Nothing is at the socket's place.
        Refused,         ///< A socket, but nobody listens.
        NotInGroup,      ///< The socket belongs to a group that the user is not in.
        GroupNotActive,  ///< The user joined the group, but this session began before.
        NotPermitted,    ///< No rights, and no group that would give them.
        NoAnswer,        ///< Somebody listens and does not answer.
        WrongAnswer,     ///< The answer is none of apiaryd's, or of another version.
        Lost,            ///< The connection was there and ended.
        Other,
    };
    Kind kind = Kind::Other;
    QString cause;    ///< A sentence.
    QString remedy;   ///< What can be done; may be empty.
    QString command;  ///< That which mends it, for a terminal; may be empty.
    QString detail;   ///< Technical.

    bool operator==(const Trouble&) const = default;
};

/// What is wrong with the connection to `socket`: looks at the socket, its group and the groups of this process.
/// `error` and `failure`: what a call came to.
[[nodiscard]] Trouble diagnose(const std::string& socket, const Error& error, Call::Failure failure);

}  // namespace apiary::gui
