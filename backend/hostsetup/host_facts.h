// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/result.h"
#include "backend/hostsetup/tree.h"

namespace apiary::hostsetup {

enum class PackageManager : std::uint8_t { None, Apt, Dnf, Zypper, Pacman, Pkg };

/// Which system a tree is of.
struct HostFacts {
    bool freebsd = false;
    int major = 0;     ///< FreeBSD's release; 0: not known.
    std::string name;  ///< "Debian GNU/Linux 13 (trixie)", "FreeBSD 14.1-RELEASE".
    PackageManager packages = PackageManager::None;
};
/// A tree without what every FreeBSD or Linux has is an error.
[[nodiscard]] Result<HostFacts> recognise(Tree& tree);

/// What installs packages without asking.
[[nodiscard]] std::vector<std::string> install_command(PackageManager manager,
                                                       const std::vector<std::string>& packages);
/// As people type them.
[[nodiscard]] std::string typed_install_command(PackageManager manager, std::string_view package);
[[nodiscard]] std::string typed_remove_command(PackageManager manager, std::string_view package);

}  // namespace apiary::hostsetup
