// SPDX-License-Identifier: BSD-2-Clause
// What is typed as the value of an option, read; every refusal says what to type instead.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/clock.h"
#include "backend/base/result.h"
#include "backend/device/virtio/pci_transport.h"
#include "backend/machine/config.h"
#include "backend/network/config.h"

namespace apiary::cli {

/// A disk as it is typed.
struct TypedDisk {
    machine::DiskConfig disk;
    bool kept = false;                  ///< With the guest; the path is its name.
    std::optional<std::uint64_t> size;  ///< Bytes; only of one that is kept.
};
/// "FILE[,ro][,serial=TEXT]"; with `may_be_kept` also "NAME,size=SIZE" and "NAME,kept". A comma within a name is
/// written twice.
[[nodiscard]] Result<std::vector<TypedDisk>> parse_disks(const std::vector<std::string>& texts, bool may_be_kept);
/// "DIR,tag=NAME[,ro]"; commas likewise.
[[nodiscard]] Result<std::vector<machine::ShareConfig>> parse_shares(const std::vector<std::string>& texts);
/// As network::parse_network() has them; "none" alone is no card.
[[nodiscard]] Result<std::vector<network::NetworkConfig>> parse_networks(const std::vector<std::string>& texts);
/// "FILE" or "FILE,type=TYPE"; the file's name may have commas in it.
[[nodiscard]] Result<std::vector<machine::ModuleConfig>> parse_modules(const std::vector<std::string>& texts);

/// Decimal, or hexadecimal with 0x; at most `most`. `what` is the end of "\"x\" is no …".
[[nodiscard]] Result<std::uint64_t> parse_number(std::string_view text, std::uint64_t most, const std::string& what,
                                                 const std::string& remedy);
[[nodiscard]] Result<unsigned> parse_cpus(const std::string& text);
[[nodiscard]] Result<device::virtio::Generation> parse_generation(const std::string& text);
/// Empty: none.
[[nodiscard]] Result<std::optional<std::uint16_t>> parse_debug_exit(const std::string& text);
/// Seconds above 0, with a fraction. `what` as for parse_number().
[[nodiscard]] Result<Nanoseconds> parse_seconds(const std::string& text, const std::string& what);

/// "yes" or "no".
[[nodiscard]] Result<bool> parse_yes(const std::string& text);

/// Puts a parsed value where it belongs, or the failure into `failure`, unless there is one.
template <class T, class U>
void take(Result<T> parsed, U& into, std::optional<Error>& failure) {
    if (parsed) {
        into = *std::move(parsed);
    } else if (!failure) {
        failure = std::move(parsed.error());
    }
}

}  // namespace apiary::cli
