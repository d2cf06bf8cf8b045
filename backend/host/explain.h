// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "backend/host/capability.h"

namespace apiary::host {

/// A message that somebody may ask about.
struct Message {
    const char* id;  ///< Of this message alone, for programs.
    /// How it begins to be recognised: found anywhere in a text, without regard to the case of ASCII letters, to which
    /// quotation marks it has, and to how lines were wrapped. "*" stands for up to 80 characters of one line.
    const char* pattern;
    const char* cause;
    const char* remedy;
    Sureness sureness;   ///< That the cause is this one.
    const char* source;  ///< Where the message or its cause is told of: a source file or a document.
};

/// Every message that is known, by what says it.
[[nodiscard]] std::span<const Message> vmm_messages();      ///< vmm.ko, and what loads it.
[[nodiscard]] std::span<const Message> bhyve_messages();    ///< bhyve and its tools, and FreeBSD's networks.
[[nodiscard]] std::span<const Message> kvm_messages();      ///< KVM in Linux, and what loads it.
[[nodiscard]] std::span<const Message> qemu_messages();     ///< QEMU and libvirt.
[[nodiscard]] std::span<const Message> network_messages();  ///< Taps and bridges of Linux.
[[nodiscard]] std::span<const Message> apiary_messages();   ///< Apiary itself.
[[nodiscard]] std::vector<const Message*> all_messages();

/// A message that was found in a text.
struct Explanation {
    const Message* message = nullptr;
    std::string line;  ///< The line of the text that it begins on, as it can be shown.
};

/// Bytes of a text that are looked at.
inline constexpr std::size_t kLongestText = std::size_t{4} << 20;

/// The messages in `text`, the most particular one first, each once. One that is part of a more particular one at the
/// same place is left out.
[[nodiscard]] std::vector<Explanation> explain(std::string_view text);

}  // namespace apiary::host
