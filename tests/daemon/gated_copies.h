// SPDX-License-Identifier: BSD-2-Clause
// A helper whose copies of disks wait, each before it begins, until the test lets it go on.
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <filesystem>
#include <format>
#include <fstream>
#include <string>

#include "backend/base/unique_fd.h"

namespace apiary::tests {

/// The helper starts its copier under its own name from its own directory: there is a script here instead.
class GatedCopies {
public:
    GatedCopies() {
        namespace fs = std::filesystem;
        const fs::path built = APIARYD;
        fs::permissions(place(), fs::perms(0755));
        fs::copy_file(built, place() / "helper");
        fs::create_symlink(built.parent_path() / "apiary-guest", place() / "apiary-guest");
        ::mkfifo((place() / "gate").c_str(), 0666);
        gate_.reset(::open((place() / "gate").c_str(), O_RDWR | O_CLOEXEC));  // So that nobody's opening waits.
        std::ofstream(place() / "apiaryd") << std::format(
            "#!/bin/sh\n[ \"$1\" != --copy-disks ] || read -r go <'{0}/gate'\nexec '{0}/helper' \"$@\"\n",
            place().string());
        fs::permissions(place() / "apiaryd", fs::perms(0755));
    }
    /// For RunningDaemon: what the shell does in place of starting the helper that was built.
    [[nodiscard]] std::string start() const {
        return std::format("exec 2>&3 3>&-; exec '{}/helper' \"$@\";", place().string());
    }
    void let_one_begin() const { static_cast<void>(!::write(gate_.get(), "\n", 1)); }
    [[nodiscard]] std::filesystem::path place() const { return directory_.path().toStdString(); }

private:
    QTemporaryDir directory_;
    UniqueFd gate_;
};

}  // namespace apiary::tests
