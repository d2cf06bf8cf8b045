// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/base/result.h"
#include "backend/firmware/platform.h"
#include "backend/loader/load_kernel.h"

namespace apiary::loader {

/// What the guest takes for the path of its kernel; that on the host says nothing to it.
inline constexpr std::string_view kFreeBsdKernelName = "/boot/kernel/kernel";

/// Variables of FreeBSD's kernel, in the order in which they were first set.
class FreeBsdEnvironment {
public:
    /// The kernel takes no more of them, and no longer names and values (FreeBSD sys/sys/kenv.h and
    /// sys/kern/kern_environment.c: KENV_SIZE, KENV_MNAMELEN, KENV_MVALLEN).
    static constexpr std::size_t kMostVariables = 512;
    static constexpr std::size_t kLongestName = 128, kLongestValue = 128;

    void set(std::string_view name, std::string_view value);
    /// The value of `name`, or nothing.
    [[nodiscard]] std::optional<std::string_view> get(std::string_view name) const;
    /// True when `name` is set to anything but "no".
    [[nodiscard]] bool says_yes(std::string_view name) const;
    [[nodiscard]] std::size_t size() const { return variables_.size(); }
    /// "name=value", each with its NUL, and one NUL more.
    [[nodiscard]] std::vector<std::byte> block() const;

private:
    std::vector<std::pair<std::string, std::string>> variables_;
};

/// What a FreeBSD kernel is started with besides files.
struct FreeBsdBoot {
    FreeBsdEnvironment environment;
    std::uint32_t how_to = 0;  ///< RB_ flags.
};

/// Variables and flags for `source`: what loader(8) finds out or reads from device.hints(5) for this machine, then the
/// words of the command line (-s and the like, name=value), then the user's environment; the later wins. The error is
/// of the command line, or that there are too many variables.
[[nodiscard]] Result<FreeBsdBoot> freebsd_boot(const KernelSource& source, const firmware::Platform& platform);

}  // namespace apiary::loader
