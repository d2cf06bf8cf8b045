// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "backend/api/guests.h"
#include "backend/api/host.h"
#include "backend/api/socket_path.h"
#include "backend/ipc/typed_client.h"
#include "gui/client/call.h"
#include "gui/client/trouble.h"

namespace apiary::gui {

/// The connection to apiaryd: found, watched, and made again by itself when it is lost.
///
/// What shows that the helper is there is a stream of its guests (io.apiary.Guests.Watch), whose events are passed on.
/// Calls may be made in any state; without a helper they fail with the reason.
class Helper : public QObject {
    Q_OBJECT

public:
    enum class State {
        Searching,    ///< Nothing is known yet.
        Connected,    ///< Facts and guests are there.
        Unreachable,  ///< trouble() says why; it is tried again and again.
    };

    /// `wanted`: as given on the command line. `environment` names the socket where that does not.
    explicit Helper(api::Helper wanted = {}, Environment environment = process_environment(),
                    QObject* parent = nullptr);
    ~Helper() override;

    /// Begins. Signals come from the event loop.
    void open();
    /// Tries now, in place of later.
    void retry();
    /// Tries again often, as a helper is being started.
    void retry_soon();

    [[nodiscard]] State state() const { return state_; }
    /// Of the state Unreachable.
    [[nodiscard]] const Trouble& trouble() const { return trouble_; }
    /// Path of the socket in use; empty where none can be named.
    [[nodiscard]] const std::string& socket() const { return socket_; }
    /// As last told; nothing before the first connection.
    [[nodiscard]] const std::optional<api::host::Facts>& facts() const { return facts_; }
    /// Whether the caller may make a call for guests of its own; true while that is not known.
    [[nodiscard]] bool may(std::string_view method) const;
    /// What an apiaryctl command line needs to reach the same helper: " --session", or nothing.
    [[nodiscard]] QString command_line_option() const;

    /// Asks for facts again: free memory and disk space change.
    void refresh_facts();

    /// `done` is called once, unless `context` is deleted before, which drops the connection. `limit`: none for calls
    /// that take as long as they take.
    template <class Method, class Done>
    Call* call(QObject* context, typename Method::Parameters parameters, Done done,
               std::optional<std::chrono::milliseconds> limit = {}) {
        auto* made = make<Method>(ipc::CallKind::once, context, parameters, std::move(done));
        if (limit) {
            made->limit(*limit);
        }
        return made;
    }
    /// `each` is called with every reply, and at last with a failure when the stream breaks. Delete what is returned to
    /// end it.
    template <class Method, class Each>
    Call* watch(QObject* context, typename Method::Parameters parameters, Each each) {
        return make<Method>(ipc::CallKind::more, context, parameters, std::move(each));
    }
    /// A call that turns the connection into something else: `done` gets the reply and the connection.
    template <class Method, class Done>
    Call* upgrade(QObject* context, typename Method::Parameters parameters, Done done) {
        // The handler needs its own call, which is there before any reply.
        auto self = std::make_shared<QPointer<Call>>();
        auto* made = new Call(
            socket_, Method::kName, ipc::encode(parameters), ipc::CallKind::upgrade,
            [self, done = std::move(done)](Result<ipc::Reply> reply) {
                auto typed = ipc::typed_reply<Method>(reply);
                ipc::Upgraded connection = typed && *self ? (*self)->take_over() : ipc::Upgraded();
                done(std::move(typed), std::move(connection));
            },
            context);
        *self = made;
        return made;
    }

signals:
    void state_changed();
    void facts_changed();
    /// From the stream of guests; see io.apiary.Guests.Watch.
    void guest_event(const apiary::api::guests::Watch::Reply& event);

private:
    template <class Method, class Handler>
    Call* make(ipc::CallKind kind, QObject* context, const typename Method::Parameters& parameters, Handler handler) {
        return new Call(
            socket_, Method::kName, ipc::encode(parameters), kind,
            [handler = std::move(handler)](Result<ipc::Reply> reply) { handler(ipc::typed_reply<Method>(reply)); },
            context);
    }
    void try_to_connect();
    void take_facts(const ipc::CallResult<api::host::GetFacts::Reply>& reply);
    void take_rights(const ipc::CallResult<api::host::GetRights::Reply>& reply);
    void take_event(const ipc::CallResult<api::guests::Watch::Reply>& reply);
    void fail(const ipc::CallFailure& failure);
    void set_trouble(Trouble trouble);

    api::Helper wanted_;
    Environment environment_;
    std::string socket_;
    State state_ = State::Searching;
    Trouble trouble_;
    std::optional<api::host::Facts> facts_;
    std::optional<std::vector<api::host::Right>> rights_;
    QPointer<Call> attempt_;  ///< The call that is under way: facts, rights, then the stream.
    QTimer again_;
    int attempts_ = 0;  ///< In vain, since the last connection.
};

}  // namespace apiary::gui
