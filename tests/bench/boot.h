// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "backend/base/result.h"

namespace apiary::bench {

/// A Debian guest as `./start` makes it.
struct BootGuest {
    std::string name;
    std::filesystem::path kernel, initrd;
};
/// The guests that are in the user's cache directory.
[[nodiscard]] std::vector<BootGuest> find_guests();

/// What a start to the shell's prompt took.
struct BootTime {
    double cpu = 0;   ///< Seconds, user and system.
    double wall = 0;  ///< Seconds.
};

/// Runs `arguments` (the program first) until it writes the prompt of the sample guest's shell to its standard output,
/// and kills it then.
[[nodiscard]] Result<BootTime> time_until_prompt(const std::vector<std::string>& arguments);

/// Bytes of RAM of the guests that the following boot.
constexpr std::uint64_t kGuestRam = std::uint64_t{512} << 20;
/// Command lines that boot `guest`, with more options behind, such as those for devices.
[[nodiscard]] std::vector<std::string> apiary_command(const std::string& apiaryctl, const BootGuest& guest,
                                                      const std::vector<std::string>& more = {});
[[nodiscard]] std::vector<std::string> qemu_command(const std::string& qemu, const BootGuest& guest,
                                                    const std::vector<std::string>& devices = {});
/// Where `program` is on PATH.
[[nodiscard]] std::optional<std::string> find_program(const std::string& program);

/// Guest instructions from reset to the prompt, as the engine counts them.
[[nodiscard]] Result<std::uint64_t> count_boot_instructions(const BootGuest& guest);

}  // namespace apiary::bench
