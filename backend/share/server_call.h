// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/share/server.h"

namespace apiary::share {

/// One request while it is handled.
struct Server::Call {
    Reader in;                    ///< At the fields of the request.
    Writer out;                   ///< After the header of the answer.
    std::size_t limit;            ///< Bytes the whole answer may have.
    std::span<const iovec> room;  ///< For data beside the answer.
    std::size_t data = 0;         ///< Bytes put there.
};

/// What handles one type of request.
struct Server::Kind {
    Request type;
    Handler handler;
    std::size_t answer;    ///< Bytes of the answer without what has no fixed size.
    bool changes = false;  ///< Not for a folder that is read-only.
};

/// Where a walk is.
struct Server::Walked {
    std::string path;
    FileIdentity identity;
    Handle file;
    Qid qid;
};

/// A name in a directory.
struct Server::Place {
    Handle directory;
    std::string path;  ///< Of the name itself.
    std::string name;
};

/// An errno value, or 0 for a call that gave 0.
[[nodiscard]] int errno_of(int result);

}  // namespace apiary::share
