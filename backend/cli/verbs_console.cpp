// SPDX-License-Identifier: BSD-2-Clause
// What a guest's console shows, now and before: console, logs.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <format>
#include <memory>
#include <optional>
#include <utility>

#include "backend/api/console.h"
#include "backend/base/base64.h"
#include "backend/cli/console_session.h"
#include "backend/cli/values.h"
#include "backend/cli/verbs.h"

namespace apiary::cli {
namespace {

using api::console::Access;
using api::console::ReadLog;

void add_console(Verbs& verbs) {
    CLI::App& verb = verbs.add("console", "Be at a guest's console, on this terminal");
    verb.footer(R"(
The escape key opens a small menu; q leaves the console, and the guest goes on.
Many can watch a console, one at a time types.

Exit status: 0 when you left, or the guest powered off; as `apiaryctl run` has it when the guest ended otherwise.)");
    struct Options {
        std::string name, escape = "^]";
        bool take = false, watch = false, no_replay = false;
    };
    const auto options = std::make_shared<Options>();
    verb.add_option("NAME", options->name, "The guest")->required();
    verb.add_flag("--take", options->take, "Take control from whoever has it");
    verb.add_flag("--watch", options->watch, "Watch only: what is typed does not reach the guest");
    verb.add_flag("--no-replay", options->no_replay, "Begin with what comes now, not with what is kept");
    verb.add_option("--escape", options->escape, "Key that opens the menu, such as ^] or Ctrl-A, or none")
        ->type_name("KEY")
        ->capture_default_str();
    verbs.on(verb, [options]() -> Result<Action> {
        if (options->take && options->watch) {
            return fail("--take and --watch are two different things", "give one of both");
        }
        const auto escape = parse_escape(options->escape);
        if (!escape) {
            return std::unexpected(escape.error());
        }
        const ConsoleWish wish = {.name = options->name,
                                  .access = options->take    ? Access::Take
                                            : options->watch ? Access::Watch
                                                             : Access::Free,
                                  .replay = !options->no_replay,
                                  .escape = *escape};
        return [wish](HelperSession& session) { return attach_console(session, wish); };
    });
}

/// The last `count` lines of a text, which may end in the middle of one.
std::string_view last_lines(std::string_view text, std::uint64_t count) {
    std::size_t begin = text.size();
    std::uint64_t seen = 0;
    while (begin > 0) {
        const bool ends_line = text[begin - 1] == '\n' && begin != text.size();
        if (ends_line && ++seen == count) {
            break;
        }
        --begin;
    }
    return count == 0 ? std::string_view() : text.substr(begin);
}

/// Prints a log as it comes; with `lines`, only that many of those that are there at first.
class LogPrinter {
public:
    LogPrinter(HelperSession& session, std::optional<std::uint64_t> lines) : session_(session), lines_(lines) {}

    bool take(const ReadLog::Reply& reply) {
        const auto bytes = from_base64(reply.data);
        if (!bytes) {
            write_to(stderr, describe({.cause = "the helper sent a part of the log that makes no sense"}));
            failed_ = true;
            return false;
        }
        if (session_.json()) {
            return session_.print_json(ipc::encode(reply));
        }
        if (!lines_ && reply.offset > next_) {
            write_to(stderr, std::format("[{} bytes of the log are not kept any more]\n", reply.offset - next_));
        }
        next_ = reply.offset + static_cast<std::int64_t>(bytes->size());
        if (!lines_) {
            return session_.print(*bytes);
        }
        first_ += *bytes;
        return next_ < reply.size || print_first();
    }
    bool print_first() {
        if (!lines_) {
            return true;
        }
        const auto lines = *std::exchange(lines_, std::nullopt);
        return session_.print(last_lines(first_, lines));
    }
    [[nodiscard]] bool failed() const { return failed_; }

private:
    HelperSession& session_;
    std::optional<std::uint64_t> lines_;  ///< Until they are printed.
    std::string first_;
    std::int64_t next_ = 0;
    bool failed_ = false;
};

Outcome print_log(HelperSession& session, const std::string& name, bool follow, std::optional<std::uint64_t> lines) {
    LogPrinter printer(session, lines);
    const auto read = session.call_more<ReadLog>({.name = name, .offset = 0, .follow = follow},
                                                 [&](const ReadLog::Reply& reply) { return printer.take(reply); });
    if (!read) {
        return std::unexpected(read.error());
    }
    return printer.failed() || !printer.print_first() ? kHostFailed : 0;
}

void add_logs(Verbs& verbs) {
    CLI::App& verb = verbs.add("logs", "Print what a guest's console showed, also when the guest has ended");
    struct Options {
        std::string name, lines;
        bool follow = false;
    };
    const auto options = std::make_shared<Options>();
    verb.add_option("NAME", options->name, "The guest")->required();
    verb.add_flag("-f,--follow", options->follow, "Go on as long as the guest runs");
    verb.add_option("-n,--lines", options->lines, "Only the last lines of what is there")->type_name("N");
    verbs.on(verb, [options]() -> Result<Action> {
        constexpr std::uint64_t kMost = 1'000'000'000;
        std::optional<std::uint64_t> lines;
        if (!options->lines.empty()) {
            const auto number = parse_number(options->lines, kMost, "number of lines", "give a whole number");
            if (!number) {
                return std::unexpected(number.error());
            }
            lines = *number;
        }
        return [options, lines](HelperSession& session) {
            return print_log(session, options->name, options->follow, lines);
        };
    });
}

}  // namespace

void add_console_verbs(Verbs& verbs) {
    add_console(verbs);
    add_logs(verbs);
}

}  // namespace apiary::cli
