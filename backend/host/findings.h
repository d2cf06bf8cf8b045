// SPDX-License-Identifier: BSD-2-Clause
// Where a finding comes from, one function a kind of source. An unknown finding: the source does not tell.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "backend/host/capability.h"
#include "backend/host/evidence.h"

namespace apiary::host {

/// A bit of CPUID, and the flag that Linux shows it as.
struct CpuidBit {
    std::uint32_t leaf, subleaf;
    Register reg;
    unsigned bit;
    std::string_view flag;
};

[[nodiscard]] Finding present(std::string source, Sureness sureness = Sureness::Certain);
[[nodiscard]] Finding missing(std::string source, Sureness sureness = Sureness::Certain);
[[nodiscard]] Finding switched_off(std::string source, Sureness sureness = Sureness::Certain);
[[nodiscard]] Finding either(bool is_present, std::string source, Sureness sureness = Sureness::Certain);
/// The first one that is known.
[[nodiscard]] Finding first_known(std::initializer_list<Finding> findings);

[[nodiscard]] Finding from_cpuid(const Evidence& evidence, const CpuidBit& bit);
[[nodiscard]] Finding from_flags(const Evidence& evidence, std::string_view flag);
/// CPUID's, else that of the flag.
[[nodiscard]] Finding from_bit(const Evidence& evidence, const CpuidBit& bit);
/// Whether a sysctl that is 0 or 1 is not 0.
[[nodiscard]] Finding from_sysctl(const Evidence& evidence, const char* name);
/// The first line of the kernel's log that has one of `texts` in it, without regard to case.
[[nodiscard]] std::optional<std::string> log_line(const Evidence& evidence,
                                                  std::initializer_list<std::string_view> texts);
/// A line of the log as a source.
[[nodiscard]] std::string logged(std::string_view line);
/// Whether `word` stands in `text` between characters that belong to no word.
[[nodiscard]] bool has_token(std::string_view text, std::string_view word);

}  // namespace apiary::host
