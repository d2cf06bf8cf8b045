// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "backend/api/setup.h"
#include "backend/hostsetup/formats.h"
#include "backend/hostsetup/host_facts.h"
#include "backend/hostsetup/live_host.h"
#include "backend/hostsetup/tree.h"

namespace apiary::hostsetup {

/// What a file is to say; it may be said in others as well, of which the last one that speaks of it counts.
struct InFiles {
    Setting setting;
    std::string file;                 ///< That is changed where none of them speaks of it.
    std::vector<std::string> others;  ///< Looked at in this order after the first.
    bool lists_add_up = false;        ///< Whoever says it, it is said.
    /// Of other kinds of files that say the same.
    std::vector<std::pair<Setting, std::vector<std::string>>> same = {};
};
/// Links that enable units of the service manager's.
struct Links {
    std::vector<std::pair<std::string, std::string>> links;  ///< Path, target.
};
struct Loaded {
    std::string module;
};
/// A package, which is there where one of these files is.
struct Package {
    std::string name;
    std::vector<std::string> files;
};

/// One thing that guests need of a host, before it is known whether it has it.
struct Need {
    api::setup::Step step;  ///< With all that does not depend on the host's state.
    std::variant<std::vector<InFiles>, Links, Loaded, Package> what;
};

struct Request {
    const HostFacts& facts;
    const Kernel* kernel;  ///< Null: of a tree.
    std::string group;     ///< The helper's.
    std::string user;      ///< Who is to get access; empty: nobody.
};
/// All that guests need of this host, in the order in which it is done.
[[nodiscard]] std::vector<Need> needs_of(Tree& tree, const Request& request);
/// What should be known besides.
[[nodiscard]] std::vector<api::setup::Note> notes_of(const Request& request);

}  // namespace apiary::hostsetup
