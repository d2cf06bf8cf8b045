// SPDX-License-Identifier: BSD-2-Clause
#include "tests/cpu/oracle/campaign.h"

#include <unistd.h>

#include <csignal>
#include <format>

#include "tests/cpu/oracle/compare.h"
#include "tests/cpu/oracle/generate.h"
#include "tests/cpu/oracle/random.h"

namespace apiary::cpu::oracle {

namespace {

volatile std::uint64_t running_seed;

/// Says which case brought the process down; then the default action does.
void report_crash(int) {
    char text[] = "oracle: the CPU under test crashed in case 0x0000000000000000\n";
    for (unsigned digit = 0; digit < 16; ++digit) {
        text[sizeof text - 3 - digit] = "0123456789abcdef"[(running_seed >> (4 * digit)) & 15];
    }
    static_cast<void>(!::write(STDERR_FILENO, text, sizeof text - 1));
}

void report_crashes() {
    struct sigaction action = {};
    action.sa_handler = report_crash;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) {
        ::sigaction(signal, &action, nullptr);
    }
}

/// How it ended on silicon, in words, and the words of control that decide about exceptions.
std::string ending(const Outcome& native, const Sequence& sequence) {
    const auto word = [&](std::size_t at) {
        return std::to_integer<unsigned>(sequence.xsave[at]) | std::to_integer<unsigned>(sequence.xsave[at + 1]) << 8;
    };
    return std::format("  (ended natively with vector {}; at the start RFLAGS {:#x}, FCW {:#x}, MXCSR {:#x})\n",
                       native.vector, sequence.registers.rflags, word(0), word(24));
}

std::string mnemonics(const Sequence& sequence) {
    ZydisDecoder decoder;
    ZydisDecoderInit(&decoder, sequence.code32 ? ZYDIS_MACHINE_MODE_LONG_COMPAT_32 : ZYDIS_MACHINE_MODE_LONG_64,
                     sequence.code32 ? ZYDIS_STACK_WIDTH_32 : ZYDIS_STACK_WIDTH_64);
    std::string text;
    for (const Item& item : sequence.items) {
        ZydisDecodedInstruction info;
        const bool decoded = ZYAN_SUCCESS(
            ZydisDecoderDecodeInstruction(&decoder, nullptr, item.bytes.data(), item.length, &info));
        text += std::format("{}{}", text.empty() ? "" : " ; ",
                            decoded ? ZydisMnemonicGetString(info.mnemonic) : "(invalid)");
    }
    return text + (sequence.code32 ? " [32]" : "");
}

}  // namespace

void Summary::add(const Summary& other) {
    cases += other.cases;
    instructions += other.instructions;
    ended_early += other.ended_early;
    left_out += other.left_out;
    for (std::size_t i = 0; i < by_class.size(); ++i) {
        by_class[i] += other.by_class[i];
    }
    differences.insert(differences.end(), other.differences.begin(), other.differences.end());
}

Result<std::unique_ptr<Campaign>> Campaign::create(const SoftRunner::MakeEngine& make_engine, bool warm) {
    report_crashes();
    std::unique_ptr<Campaign> campaign(new Campaign(make_engine, warm));
    auto native = NativeRunner::create();
    if (!native) {
        return std::unexpected(native.error());
    }
    campaign->native_ = std::move(*native);
    return campaign;
}

Sequence Campaign::sequence_of(std::uint64_t seed, std::uint32_t classes) const {
    return generate(seed, Random(seed ^ 0x32).percent(20) ? forms32_ : forms64_, classes);
}

Result<Summary> Campaign::run(const Options& options) {
    Summary summary;
    const std::uint64_t count = options.only ? 1 : options.count;
    std::vector<Sequence> sequences;
    for (std::uint64_t i = 0; i < count; ++i) {
        sequences.push_back(sequence_of(options.only ? *options.only : case_seed(options.seed, options.first + i),
                                        options.classes));
        if (sequences.back().code32 && !native_->runs_code32()) {
            sequences.pop_back();
            ++summary.left_out;
        }
        if (sequences.size() == NativeRunner::kBatch || i + 1 == count) {
            if (const auto done = run_batch(sequences, options, summary); !done) {
                return std::unexpected(done.error());
            }
            sequences.clear();
        }
        if (summary.differences.size() >= options.most_differences) {
            break;
        }
    }
    return summary;
}

Result<void> Campaign::run_batch(const std::vector<Sequence>& sequences, const Options& options, Summary& summary) {
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        assemble(sequences[i], native_->cases()[i]);
    }
    if (auto done = native_->run(sequences.size()); !done) {
        return done;
    }
    std::vector<std::pair<Sequence, std::string>> differing;
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        const Sequence& sequence = sequences[i];
        running_seed = sequence.seed;
        run_soft(native_->cases()[i]);
        ++summary.cases;
        summary.instructions += sequence.items.size();
        summary.ended_early += native_->outcome(i).vector != kBreakpoint ? 1 : 0;
        for (const Item& item : sequence.items) {
            ++summary.by_class[static_cast<std::size_t>(item.kind)];
        }
        if (std::string what = difference(sequence, native_->outcome(i), outcome_, options.strict); !what.empty()) {
            differing.emplace_back(sequence, std::move(what));
        }
    }
    for (const auto& [sequence, what] : differing) {
        auto minimised = minimise(sequence, what, options.strict);
        if (!minimised) {
            return std::unexpected(minimised.error());
        }
        summary.differences.push_back(std::move(*minimised));
        if (summary.differences.size() >= options.most_differences) {
            break;
        }
    }
    return {};
}

/// A case that ran out of time gets a second chance: a host that punishes split locks may be that slow at times.
void Campaign::run_soft(const Case& one) {
    soft_.run(one, outcome_);
    if (outcome_.vector == SoftRunner::kNoException) {
        soft_.run(one, outcome_);
    }
}

Result<std::string> Campaign::differs(const Sequence& sequence, bool strict) {
    assemble(sequence, native_->cases()[0]);
    if (auto done = native_->run(1); !done) {
        return std::unexpected(done.error());
    }
    running_seed = sequence.seed;
    run_soft(native_->cases()[0]);
    return difference(sequence, native_->outcome(0), outcome_, strict);
}

Result<Difference> Campaign::minimise(Sequence sequence, const std::string& what, bool strict) {
    auto reason = differs(sequence, strict);
    if (!reason) {
        return std::unexpected(reason.error());
    }
    if (reason->empty()) {
        return Difference{sequence.seed, "(passes when it is run alone)", disassemble(sequence) + what};
    }
    for (bool shorter = true; shorter;) {
        shorter = false;
        for (std::size_t i = sequence.items.size(); i-- > 0;) {
            if (i >= sequence.items.size() || sequence.items[i].continues) {
                continue;
            }
            const Sequence candidate = without(sequence, i);
            auto still = differs(candidate, strict);
            if (still && !still->empty()) {
                sequence = candidate;
                reason = std::move(still);
                shorter = true;
            }
        }
    }
    reason = differs(sequence, strict);  // the last one tried was another
    if (!reason) {
        return std::unexpected(reason.error());
    }
    return Difference{sequence.seed, mnemonics(sequence),
                      disassemble(sequence) + ending(native_->outcome(0), sequence) + *reason};
}

std::string describe(const Summary& summary) {
    std::string text = std::format("{} sequences, {} instructions; {} ended by an exception before their end\n",
                                   summary.cases, summary.instructions, summary.ended_early);
    if (summary.left_out != 0) {
        text += std::format("  {} sequences of 32-bit code left out: this host's kernel runs none\n", summary.left_out);
    }
    for (std::size_t i = 0; i < summary.by_class.size(); ++i) {
        text += std::format("  {:8} {}\n", class_name(static_cast<Class>(i)), summary.by_class[i]);
    }
    for (const Difference& one : summary.differences) {
        text += std::format("\ncase {:#x}: {}\n{}", one.seed, one.subject, one.report);
    }
    return text;
}

}  // namespace apiary::cpu::oracle
