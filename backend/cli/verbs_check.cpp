// SPDX-License-Identifier: BSD-2-Clause
// What a machine can run, and what messages mean: check, explain. They do without a helper.
#include <fcntl.h>
#include <pwd.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cerrno>
#include <format>
#include <memory>
#include <utility>

#include "backend/api/host.h"
#include "backend/base/text.h"
#include "backend/base/unique_fd.h"
#include "backend/cli/check_text.h"
#include "backend/cli/verbs.h"
#include "backend/host/assess.h"
#include "backend/host/collect.h"
#include "backend/host/explain.h"
#include "backend/host/recording.h"
#include "backend/host/report.h"
#include "backend/host/wire.h"
#include "backend/machine/engines.h"

namespace apiary::cli {
namespace {

constexpr std::chrono::seconds kPatience{10};

/// All that comes through a descriptor, and an error when that is more than `most` bytes.
Result<std::string> read_all(int fd, std::size_t most, const std::string& name) {
    std::string text;
    for (;;) {
        constexpr std::size_t kBlock = std::size_t{64} << 10;
        const std::size_t before = text.size();
        text.resize(before + kBlock);
        const ssize_t read = ::read(fd, text.data() + before, kBlock);
        if (read < 0 && errno != EINTR) {
            return fail_errno(errno, std::format("{} cannot be read", name), "give a file that you may read");
        }
        text.resize(before + static_cast<std::size_t>(std::max<ssize_t>(read, 0)));
        if (text.size() > most) {
            return fail(std::format("{} is longer than {} MiB", name, most >> 20), "give the part that matters");
        }
        if (read == 0) {
            return text;
        }
    }
}

/// The text in a file, or with "-" on standard input.
Result<std::string> text_in(const std::string& file) {
    if (file == "-") {
        return read_all(STDIN_FILENO, host::kLargestRecording, "standard input");
    }
    const std::string name = std::format("the file {}", shown(file));
    const UniqueFd opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    return opened.valid() ? read_all(opened.get(), host::kLargestRecording, name)
                          : fail_errno(errno, std::format("{} cannot be opened", name), "see whether it is there");
}

/// What a report is to leave out.
std::vector<std::string> own_names() {
    std::array<char, 256> name = {};
    std::vector<std::string> names;
    if (::gethostname(name.data(), name.size() - 1) == 0) {
        names.emplace_back(name.data());
    }
    if (const passwd* const user = ::getpwuid(::geteuid()); user != nullptr && user->pw_uid != 0) {
        names.emplace_back(user->pw_name);
    }
    return names;
}

struct CheckOptions {
    std::string recording;
    bool report = false, verbose = false;
};

/// Adds what a helper knows, and gives the reason where there is none to be asked.
std::optional<Error> ask_helper(HelperSession& session, host::Evidence& evidence) {
    session.limit_waiting(kPatience);
    const auto facts = session.call<api::host::GetFacts>();
    if (facts) {
        for (const api::host::Engine& engine : facts->facts.engines) {
            evidence.engines.push_back({engine.name, engine.available, engine.reason.value_or("")});
        }
    } else {
        for (const std::string& name : machine::engine_names()) {
            const std::optional<Error> trouble = machine::engine_obstacle(name);
            evidence.engines.push_back({name, !trouble, trouble ? trouble->cause : ""});
        }
        return facts.error().error;
    }
    const auto check = session.call<api::host::Check>();
    if (!check) {
        return check.error().error;
    }
    host::add_msrs(check->msrs, evidence);
    return std::nullopt;
}

/// What is not known for want of a helper that may read registers; empty where nothing is missing.
std::string note_of(const host::Evidence& evidence, const std::optional<Error>& failure) {
    if (!evidence.msrs.empty()) {
        return "";
    }
    return std::format(
        "Only a helper that runs as root can read the processor's registers, and so tell for certain what the "
        "firmware has switched off{}.",
        failure ? std::format(" ({})", failure->cause)
                : "; this one does not, or the kernel's module for "
                  "it is missing (modprobe msr, kldload cpuctl)");
}

int print(HelperSession& session, const host::Assessment& assessment, const CheckOptions& options,
          const std::vector<std::string>& names, const std::string& note) {
    bool printed = false;
    if (session.json()) {
        ipc::Json json = ipc::encode(host::to_wire(assessment));
        if (!note.empty()) {
            json["note"] = note;
        }
        printed = session.print_json(json);
    } else if (options.report) {
        printed = session.print(host::report_text(assessment, APIARY_VERSION, names));
    } else {
        const TextStyle style = style_of(STDOUT_FILENO);
        printed = session.print(assessment_text(assessment, style, options.verbose) +
                                (note.empty() ? "" : "\n" + wrapped(note, 0, 0, style.columns)));
    }
    return printed ? 0 : kHostFailed;
}

Outcome check_recording(HelperSession& session, const CheckOptions& options) {
    const auto text = text_in(options.recording);
    const auto evidence = text ? host::read_recording(*text) : std::unexpected(text.error());
    if (!evidence) {
        return std::unexpected(ipc::CallFailure{evidence.error()});
    }
    return print(session, host::assess(*evidence), options, {}, "");
}

Outcome check_this_machine(HelperSession& session, const CheckOptions& options) {
    host::Evidence evidence = host::collect(host::this_machine());
    const auto failure = ask_helper(session, evidence);
    return print(session, host::assess(evidence), options, own_names(), note_of(evidence, failure));
}

void add_check(Verbs& verbs) {
    CLI::App& verb = verbs.add("check", "Tell what this machine can run, and why not more");
    const auto options = std::make_shared<CheckOptions>();
    verb.add_option("--dmesg", options->recording,
                    "Of another machine: its kernel's log, /proc/cpuinfo, or output of cpuid -r; - for standard input")
        ->type_name("FILE");
    verb.add_flag("--report", options->report, "In a form for bug reports, without names and addresses");
    verb.add_flag("-v,--verbose", options->verbose, "Tell what each capability is for");
    verbs.on(verb, [options]() -> Result<Action> {
        return [options](HelperSession& session) {
            return options->recording.empty() ? check_this_machine(session, *options)
                                              : check_recording(session, *options);
        };
    });
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

Outcome print_explanations(HelperSession& session, const std::vector<std::string>& words) {
    const bool piped = words.size() == 1 && words.front() == "-";
    const auto text = piped ? text_in("-") : Result<std::string>(joined(words));
    if (!text) {
        return std::unexpected(ipc::CallFailure{text.error()});
    }
    const std::vector<host::Explanation> found = host::explain(*text);
    if (found.empty() && !session.json()) {
        return std::unexpected(ipc::CallFailure{
            Error{"no message that Apiary knows is in this text",
                  "give the line as the program printed it, or the whole log: apiaryctl explain - <FILE"}});
    }
    const bool printed = session.json() ? session.print_json(ipc::encode(host::to_wire(found)))
                                        : session.print(explanations_text(found, style_of(STDOUT_FILENO)));
    return printed ? 0 : kHostFailed;
}

void add_explain(Verbs& verbs) {
    CLI::App& verb = verbs.add("explain", "Tell what messages of bhyve, KVM, QEMU, networks and Apiary mean");
    const auto words = std::make_shared<std::vector<std::string>>();
    verb.add_option("TEXT", *words, "The message, or -: a text on standard input that has them")->required();
    verbs.on(verb, [words]() -> Result<Action> {
        return [words](HelperSession& session) { return print_explanations(session, *words); };
    });
}

}  // namespace

void add_check_verbs(Verbs& verbs) {
    add_check(verbs);
    add_explain(verbs);
}

}  // namespace apiary::cli
