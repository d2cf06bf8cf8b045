// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/base/result.h"
#include "tests/cpu/oracle/forms.h"
#include "tests/cpu/oracle/generate.h"
#include "tests/cpu/oracle/native.h"
#include "tests/cpu/oracle/sequence.h"
#include "tests/cpu/oracle/soft.h"

namespace apiary::cpu::oracle {

struct Options {
    std::uint64_t seed = 1;              ///< Of the campaign.
    std::uint64_t first = 0, count = 0;  ///< Numbers of the cases.
    std::optional<std::uint64_t> only;   ///< One case, by its own seed.
    std::uint32_t classes = kAllClasses;
    bool strict = false;                 ///< Compare undefined flags, too.
    unsigned most_differences = 20;      ///< Then it ends.
};

struct Difference {
    std::uint64_t seed;   ///< Of the case.
    std::string subject;  ///< Mnemonics of the minimised sequence.
    std::string report;   ///< Minimised sequence, disassembled, and what differs.
};

struct Summary {
    std::uint64_t cases = 0;
    std::uint64_t instructions = 0;  ///< Written, not executed.
    std::uint64_t ended_early = 0;   ///< Cases that an exception ended before their last instruction.
    std::uint64_t left_out = 0;      ///< 32-bit cases on a host that runs no 32-bit code.
    std::array<std::uint64_t, static_cast<std::size_t>(Class::Count)> by_class = {};
    std::vector<Difference> differences;

    void add(const Summary& other);
};

/// Runs cases on silicon and on the vCPU and compares.
class Campaign {
public:
    [[nodiscard]] static Result<std::unique_ptr<Campaign>> create(const SoftRunner::MakeEngine& make_engine,
                                                                  bool warm = false);
    [[nodiscard]] Result<Summary> run(const Options& options);

private:
    Campaign(const SoftRunner::MakeEngine& make_engine, bool warm) : soft_(make_engine, warm) {}
    [[nodiscard]] Sequence sequence_of(std::uint64_t seed, std::uint32_t classes) const;
    [[nodiscard]] Result<void> run_batch(const std::vector<Sequence>& sequences, const Options& options,
                                         Summary& summary);
    void run_soft(const Case& one);
    [[nodiscard]] Result<std::string> differs(const Sequence& sequence, bool strict);
    [[nodiscard]] Result<Difference> minimise(Sequence sequence, const std::string& what, bool strict);

    Forms forms64_{false};
    Forms forms32_{true};
    std::unique_ptr<NativeRunner> native_;
    SoftRunner soft_;
    Outcome outcome_ = {};
};

/// Counts by class, and the differences by subject.
[[nodiscard]] std::string describe(const Summary& summary);

}  // namespace apiary::cpu::oracle
