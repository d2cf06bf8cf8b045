// SPDX-License-Identifier: BSD-2-Clause
#include "backend/host/recording.h"

#include <algorithm>

#include "backend/host/recording_lines.h"

namespace apiary::host {
namespace {

constexpr std::string_view kWhatToGive =
    "give the kernel's log (FreeBSD: /var/run/dmesg.boot, Linux: the output of dmesg), /proc/cpuinfo, or the output of "
    "cpuid -r";

bool describes_a_processor(const Evidence& evidence) {
    return !evidence.cpuid.empty() || evidence.cpuinfo.flags || !evidence.cpuinfo.model_name.empty();
}

/// UTF-16, as some programs redirect their output, and files that are no text at all.
bool is_text(std::string_view text) {
    constexpr std::size_t kLooked = 4096;
    const std::string_view start = text.substr(0, kLooked);
    const auto zeros = static_cast<std::size_t>(std::ranges::count(start, '\0'));
    return !start.starts_with("\xFF\xFE") && !start.starts_with("\xFE\xFF") && zeros * 8 <= start.size();
}

}  // namespace

void add_recording(std::string_view text, Evidence& evidence) {
    constexpr std::size_t kLongestLine = 8192;
    text = text.substr(0, kLargestRecording);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string_view line = logged_text(text.substr(0, std::min(end, kLongestLine)));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty()) {
            static_cast<void>(take_dump_line(line, evidence) || take_cpuinfo_line(line, evidence) ||
                              take_freebsd_line(line, evidence) || take_log_line(line, evidence));
        }
    }
}

Result<Evidence> read_recording(std::string_view text) {
    if (text.size() > kLargestRecording) {
        return fail("the recording is larger than 4 MiB, which no kernel's log is", std::string(kWhatToGive));
    }
    if (!is_text(text)) {
        return fail("the recording is no plain text", "save it as plain text (UTF-8 or ASCII) and try again");
    }
    Evidence evidence;
    add_recording(text, evidence);
    if (!describes_a_processor(evidence)) {
        return fail("the text tells of no processor", std::string(kWhatToGive));
    }
    return evidence;
}

}  // namespace apiary::host
