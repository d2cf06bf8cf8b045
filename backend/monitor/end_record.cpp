// SPDX-License-Identifier: BSD-2-Clause
#include "backend/monitor/end_record.h"

#include <algorithm>
#include <array>
#include <format>
#include <optional>
#include <string_view>

#include "backend/console/readable.h"

namespace apiary::monitor {
namespace {

namespace guests = api::guests;
using Reason = machine::End::Reason;

constexpr std::size_t kTail = 16384;  ///< Bytes of output that the last lines are looked for in.

/// What a kernel says before it gives up, and what that comes from.
struct Hint {
    std::string_view words;
    std::string_view cause;
};
constexpr std::array kHints = {
    Hint{"Unable to mount root fs",
         "the kernel found no root file system: see whether root= on its command line names one of the guest's disks, "
         "and whether the "
         "initrd belongs to the kernel"},
    Hint{"No working init found",
         "the root file system has no program that the kernel could start: see init= on its command line"},
    Hint{"Attempted to kill init", "the first program of the guest ended: its last lines on the console say why"},
    Hint{"mountroot>", "the kernel found no root file system: see vfs.root.mountfrom among its variables"},
    Hint{"Out of memory", "the guest has too little memory: give it more"},
    Hint{"System is deadlocked on memory", "the guest has too little memory: give it more"},
    Hint{"initrd extends beyond end of memory", "the guest has too little memory for its initrd: give it more"},
    Hint{"Kernel panic", "the guest's kernel gave up: the line with \"Kernel panic\" says why"},
    Hint{"panic:", "the guest's kernel gave up: the line with \"panic:\" says why"},
};

std::optional<std::string> hinted_cause(const std::vector<std::string>& console) {
    for (const Hint& hint : kHints) {
        if (std::ranges::any_of(console, [&](const std::string& line) { return line.contains(hint.words); })) {
            return std::string(hint.cause);
        }
    }
    return std::nullopt;
}

/// Of a triple fault: an exception for which the guest had no working handler.
std::optional<std::string> cause_of_triple_fault(const std::vector<std::string>& console) {
    if (auto hinted = hinted_cause(console)) {
        return hinted;
    }
    if (std::ranges::all_of(console, &std::string::empty)) {
        return "the kernel crashed before it wrote anything: it may be made for another machine, be damaged, or have "
               "too little memory";
    }
    return "a kernel resets itself in this way when it can do nothing else, mostly after an error that its last lines "
           "tell of";
}

guests::EndReason reason_of(Reason reason) {
    switch (reason) {
        case Reason::PowerOff: return guests::EndReason::PoweredOff;
        case Reason::Reset: return guests::EndReason::Reset;
        case Reason::TripleFault: return guests::EndReason::TripleFault;
        case Reason::DebugExit: return guests::EndReason::DebugExit;
        case Reason::HostError: return guests::EndReason::HostError;
    }
    return guests::EndReason::HostError;
}

std::string message_of(const machine::End& end) {
    switch (end.reason) {
        case Reason::PowerOff: return "the guest powered off";
        case Reason::Reset: return "the guest was reset, which ends it";
        case Reason::TripleFault: return std::format("the guest crashed: triple fault on CPU {}", end.vcpu);
        case Reason::DebugExit: return std::format("the guest ended itself with the value {}", end.value);
        case Reason::HostError: return "the host could not go on: " + end.error.cause;
    }
    return "the guest ended";
}

}  // namespace

std::vector<std::string> last_lines(const std::shared_ptr<console::Stream>& console, std::size_t most) {
    console::Client client(console, [] {});
    std::string tail;
    std::array<char, 4096> buffer = {};
    // The ring bounds it; a guest that still writes cannot hold us here.
    for (std::size_t left = console::Stream::kHistory; left > 0;) {
        const std::size_t got = client.read(std::span(buffer).first(std::min(left, buffer.size()))).size;
        if (got == 0) {
            break;
        }
        left -= got;
        tail.append(buffer.data(), got);
        if (tail.size() > 2 * kTail) {
            tail.erase(0, tail.size() - kTail);
        }
    }
    return console::readable_lines(tail, most);
}

guests::End end_record(const machine::End& end, std::vector<std::string> registers, std::vector<std::string> console,
                       std::int64_t time) {
    guests::End record;
    record.reason = reason_of(end.reason);
    record.message = message_of(end);
    record.time = time;
    if (end.reason == Reason::DebugExit) {
        record.value = end.value;
    }
    if (end.reason == Reason::TripleFault || end.reason == Reason::HostError) {
        guests::Crash crash;
        crash.summary = record.message;
        if (end.reason == Reason::TripleFault) {
            crash.probable_cause = cause_of_triple_fault(console);
        } else if (!end.error.remedy.empty()) {
            crash.probable_cause = end.error.remedy;
        }
        if (!registers.empty()) {
            crash.registers = std::move(registers);
        }
        crash.console = std::move(console);
        record.crash = std::move(crash);
    }
    return record;
}

}  // namespace apiary::monitor
