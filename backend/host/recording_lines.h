// SPDX-License-Identifier: BSD-2-Clause
// Lines of recordings, a kind a function. Each takes a line without the time before it and without space around it,
// adds what it says to the evidence, and returns whether it is one of its kind.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "backend/host/evidence.h"

namespace apiary::host {

/// "CPUID 00000001: 000206A7-…-BFEBFBFF", "0x00000001 0x00: eax=0x… ebx=…" or "cpuid level 0x1: 0x… …";
/// "MSR 0000003A: 0000-0000-0000-0005" or "MSR 0x3a: 0x00000000 0x00000005".
bool take_dump_line(std::string_view line, Evidence& evidence);
/// "flags : fpu vme …" of Linux's /proc/cpuinfo.
bool take_cpuinfo_line(std::string_view line, Evidence& evidence);
/// "Features2=0x…<SSE3,…>" and what stands around it in FreeBSD's log.
bool take_freebsd_line(std::string_view line, Evidence& evidence);
/// Other lines of a kernel's log, if they may be of use.
bool take_log_line(std::string_view line, Evidence& evidence);

/// The line that was logged: without syslog's time, host and program, without the kernel's own time, and without space.
[[nodiscard]] std::string_view logged_text(std::string_view line);

/// Takes a hexadecimal number of 1 to 16 digits, with or without "0x", from the front of `text`.
[[nodiscard]] std::optional<std::uint64_t> take_hex(std::string_view& text);
/// Takes `word` from the front of `text`, if that begins so.
[[nodiscard]] bool take_word(std::string_view& text, std::string_view word);
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Without regard to the case of ASCII letters.
[[nodiscard]] bool contains_word(std::string_view text, std::string_view word);

}  // namespace apiary::host
