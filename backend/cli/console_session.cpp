// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/console_session.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <format>
#include <memory>
#include <optional>
#include <utility>

#include "backend/api/guests.h"
#include "backend/cli/console_port.h"
#include "backend/cli/guest_text.h"
#include "backend/cli/terminal_session.h"

namespace apiary::cli {
namespace {

using api::console::Attach;

class ConsoleSession {
public:
    ConsoleSession(HelperSession& helper, const ConsoleWish& wish)
        : helper_(helper),
          wish_(wish),
          terminal_({.chosen = [this](MenuAction action) { return choose(action); },
                     .resized = [this](TerminalSize size) { tell_size(size); },
                     .stop = [this](int status,
                                    std::string message) { terminal_.finish(status, std::move(message), false); }}) {}

    [[nodiscard]] Outcome run() {
        const auto listed = helper_.call<api::guests::List>({.names = std::vector{wish_.name}});
        if (!listed) {
            return std::unexpected(listed.error());
        }
        process_ = listed->guests.empty() ? std::nullopt : listed->guests.front().pid;
        auto upgraded =
            helper_.upgrade(Attach::kName, ipc::encode(Attach::Parameters{wish_.name, wish_.access, wish_.replay}));
        if (!upgraded) {
            return std::unexpected(std::move(upgraded.error()));
        }
        auto reply = ipc::decode<Attach::Reply>(upgraded->reply.parameters, ipc::UnknownFields::Ignored);
        if (!reply) {
            return std::unexpected(ipc::bad_reply(Attach::kName, reply.error()));
        }
        session_ = std::move(reply->session);
        writer_ = reply->writer;
        port_ = std::make_unique<RemoteConsole>(terminal_.loop(), std::move(upgraded->upgraded), [this] { ended(); });
        if (auto attached = terminal_.attach(*port_, console_menu(), wish_.escape, greeting()); !attached) {
            return std::unexpected(ipc::CallFailure{std::move(attached.error())});
        }
        return terminal_.run();
    }

private:
    [[nodiscard]] std::string greeting() const {
        std::string text = std::format("apiaryctl: the console of {}; press {} for the menu\n", wish_.name,
                                       escape_name(wish_.escape.value_or(kDefaultEscape)));
        if (!writer_) {
            text += wish_.access == api::console::Access::Watch
                        ? "apiaryctl: you are watching: what you type does not reach the guest\n"
                        : "apiaryctl: somebody else types here; take control in the menu\n";
        }
        return text;
    }

    /// The helper may be another one than it was before, as consoles outlive it.
    [[nodiscard]] HelperSession new_connection() const { return {helper_.socket(), helper_.json()}; }

    /// Empty when it was done, else what went wrong.
    template <class Method>
    [[nodiscard]] std::string done_or_why(const typename Method::Parameters& parameters) {
        const auto reply = new_connection().call<Method>(parameters);
        if (reply) {
            return {};
        }
        const Error& error = reply.error().error;
        return error.cause + (error.remedy.empty() ? "" : ": " + error.remedy);
    }

    [[nodiscard]] std::string choose(MenuAction action) {
        using namespace api::guests;
        switch (action) {
            case MenuAction::Quit: terminal_.finish(kPoweredOff, "", false); return {};
            case MenuAction::TakeControl: return take_control();
            case MenuAction::PowerButton: return done_or_why<PowerButton>({.name = wish_.name});
            case MenuAction::Reset: return done_or_why<Reset>({.name = wish_.name});
            case MenuAction::Kill: return done_or_why<Kill>({.name = wish_.name});
            case MenuAction::Registers: return registers();
            default: return {};
        }
    }

    [[nodiscard]] std::string take_control() {
        std::string why = done_or_why<api::console::TakeControl>({.name = wish_.name, .session = session_});
        if (why.empty()) {
            writer_ = true;
            terminal_.tell_size();
        }
        return why;
    }

    [[nodiscard]] std::string registers() {
        const auto reply = new_connection().call<api::guests::Registers>({.name = wish_.name});
        std::string text = reply ? "" : reply.error().error.cause;
        for (const std::string& each : reply ? reply->cpus : std::vector<std::string>()) {
            text += each;
        }
        return text;
    }

    /// What the size of a watcher's terminal is does not matter to the guest.
    void tell_size(TerminalSize size) {
        if (writer_) {
            static_cast<void>(new_connection().call<api::console::SetSize>(
                {.name = wish_.name, .session = session_, .columns = size.columns, .rows = size.rows}));
        }
    }

    /// The connection has ended: with the guest, or the helper has let go of it.
    void ended() {
        const std::optional<api::guests::End> end = wait_for_end();
        if (!end) {
            terminal_.finish(kHostFailed,
                             describe({.cause = std::format("the console of {} was taken away", wish_.name),
                                       .remedy = "attach to it again"}),
                             true);
            return;
        }
        terminal_.finish(exit_status_of(*end),
                         std::format("apiaryctl: {}: {}{}\n", wish_.name, end->message,
                                     end->restarted.value_or(false) ? "; it was started again" : ""),
                         true);
    }

    /// How the guest ended, which the helper hears of a moment later than its consoles; nothing when it goes on.
    [[nodiscard]] std::optional<api::guests::End> wait_for_end() {
        using namespace api::guests;
        constexpr std::chrono::seconds kPatience{5};
        std::optional<End> end;
        HelperSession connection = new_connection();
        connection.limit_waiting(kPatience);
        static_cast<void>(connection.call_more<Watch>({}, [&](const Watch::Reply& reply) {
            const bool over = reply.guest && reply.guest->name == wish_.name && reply.guest->pid != process_;
            end = over ? reply.guest->last_end : std::nullopt;
            return !over;
        }));
        return end;
    }

    HelperSession& helper_;
    const ConsoleWish& wish_;
    std::string session_;
    bool writer_ = false;
    std::optional<std::int64_t> process_;  ///< Of the guest that this is the console of.
    TerminalSession terminal_;
    std::unique_ptr<RemoteConsole> port_;  ///< Behind the loop that it is on.
};

}  // namespace

Outcome attach_console(HelperSession& session, const ConsoleWish& wish) {
    return ConsoleSession(session, wish).run();
}

}  // namespace apiary::cli
