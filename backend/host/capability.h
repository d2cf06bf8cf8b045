// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace apiary::host {

enum class Verdict : std::uint8_t { Present, SwitchedOff, Missing, Unknown };
/// For people: "present", "switched off", "missing", "cannot tell".
[[nodiscard]] std::string_view words_of(Verdict verdict);

/// How sure a verdict or an explanation is.
enum class Sureness : std::uint8_t {
    Certain,  ///< The processor or the kernel says so itself.
    Likely,   ///< It follows from something else, with rare exceptions.
    Guess,    ///< Something suggests it.
};
/// "certain", "likely", "a guess".
[[nodiscard]] std::string_view words_of(Sureness sureness);

/// An answer, and where it is from.
struct Finding {
    Verdict verdict = Verdict::Unknown;
    Sureness sureness = Sureness::Certain;
    std::string source = {};  ///< For people: "CPUID leaf 1, ECX bit 5", "MSR 48Bh", a line of the kernel's log.

    [[nodiscard]] bool known() const { return verdict != Verdict::Unknown; }
    [[nodiscard]] bool present() const { return verdict == Verdict::Present; }
    bool operator==(const Finding&) const = default;
};

enum class Group : std::uint8_t { Processor, Platform, Software };

/// What there is to know of one capability.
struct Capability {
    std::string id;    ///< For programs: "ept".
    std::string name;  ///< The field's own: "EPT".
    Group group = Group::Processor;
    Finding finding;
    std::string value = {};    ///< What there is, in a few words, where the verdict alone does not say it.
    std::string meaning = {};  ///< What it is for.
    std::string works = {};    ///< What works with it as it is.
    std::string remedy = {};   ///< How to get it, where that may be possible.
};

/// How well an engine could run guests on a machine.
enum class Fit : std::uint8_t {
    Full,
    Limited,  ///< Some guests, or slowly.
    Off,      ///< Not before something is switched on.
    No,
    Unknown,
};

/// An engine on a machine, whether or not it is installed there.
struct EngineFit {
    std::string name;  ///< "kvm", "vmm", "bhyve" or "soft".
    Fit fit = Fit::Unknown;
    Sureness sureness = Sureness::Certain;
    std::string why;  ///< A sentence without a full stop.
    // Whom a guest is to be kept from on this engine.
    bool one_cpu = false;      ///< Guests cannot have more than one vCPU.
    bool no_firmware = false;  ///< Guests cannot begin in real mode, as with UEFI or a BIOS.
};

/// A machine, judged.
struct Assessment {
    std::string processor;  ///< Its name for itself; may be empty.
    std::string system;     ///< "Linux 6.12.0"; may be empty.
    std::string summary;    ///< One or two sentences: what the machine can run.
    std::vector<Capability> capabilities;
    std::vector<EngineFit> engines;
};

}  // namespace apiary::host
