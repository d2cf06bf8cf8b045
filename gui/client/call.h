// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "backend/ipc/client.h"
#include "backend/ipc/message.h"
#include "backend/ipc/upgraded.h"

class QSocketNotifier;

namespace apiary::gui {

/// One varlink call on Qt's event loop, with a connection of its own, so that calls that take long hold up no other.
///
/// The handler is called from the event loop: with each reply, and at most once with an Error of the connection, after
/// which nothing follows. An error of the method is a Reply. The object deletes itself after what comes last, and may
/// be deleted before: the handler is not called any more then, and the connection is closed.
class Call : public QObject {
    Q_OBJECT

public:
    /// Where a call broke.
    enum class Failure { None, NotConnected, NoAnswer, Closed, WrongAnswer };
    using Handler = std::function<void(Result<ipc::Reply>)>;

    Call(const std::string& socket, std::string_view method, const ipc::Json& parameters, ipc::CallKind kind,
         Handler handler, QObject* parent);
    ~Call() override;

    /// When no reply came in this time, the call fails. With `more`, only the first reply is waited for.
    void limit(std::chrono::milliseconds time);
    /// The connection, for the handler of a call with `upgrade` that succeeded.
    [[nodiscard]] ipc::Upgraded take_over();
    /// For the handler, of an Error.
    [[nodiscard]] Failure failure() const { return failure_; }

private:
    void send();
    void receive();
    void deliver();
    void give_up(Failure failure, Error error);
    void finish();
    void stop_listening();

    UniqueFd socket_;
    std::string unsent_;
    ipc::MessageReader reader_{ipc::kReplyLimit};
    ipc::CallKind kind_;
    Handler handler_;
    std::unique_ptr<QSocketNotifier> readable_, writable_;
    QTimer timer_;
    Failure failure_ = Failure::None;
    bool done_ = false;
};

}  // namespace apiary::gui
