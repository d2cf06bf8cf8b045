// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <vector>

#include "backend/api/monitor.h"
#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/machine/opened_files.h"

namespace apiary::machine {

/// Open files on their way to another process: a list of what they are, and the descriptors in its order.
struct PassedFiles {
    std::vector<api::monitor::File> files;
    std::vector<UniqueFd> descriptors;

    void add(api::monitor::Role role, std::size_t index, UniqueFd descriptor);
};

/// What is valid in `files`.
[[nodiscard]] PassedFiles pack(OpenedFiles files);

/// The files of a machine, and what its monitor has beside them.
struct ReceivedFiles {
    OpenedFiles machine;
    UniqueFd log;
    UniqueFd record;
};

/// Takes what was passed. A list that does not go with the descriptors, names something twice or beyond all reason is
/// refused.
[[nodiscard]] Result<ReceivedFiles> unpack(PassedFiles passed);

}  // namespace apiary::machine
