// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/client/call.h"

#include <QPointer>
#include <QSocketNotifier>
#include <array>
#include <cerrno>
#include <format>
#include <utility>

#include "backend/ipc/address.h"
#include "backend/ipc/transfer.h"

namespace apiary::gui {

Call::Call(const std::string& socket, std::string_view method, const ipc::Json& parameters, ipc::CallKind kind,
           Handler handler, QObject* parent)
    : QObject(parent),
      unsent_(ipc::call_message(method, parameters, kind)),
      kind_(kind),
      handler_(std::move(handler)) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, [this] {
        give_up(Failure::NoAnswer, {std::format("apiaryd has not answered for {} s", timer_.interval() / 1000),
                 "see whether it is stopped or very busy, then try again"});
    });
    auto connected = ipc::connect_to(socket, SOCK_NONBLOCK);
    if (!connected) {
        QMetaObject::invokeMethod(
            this, [this, error = std::move(connected.error())] { give_up(Failure::NotConnected, error); }, Qt::QueuedConnection);
        return;
    }
    socket_ = *std::move(connected);
    readable_ = std::make_unique<QSocketNotifier>(socket_.get(), QSocketNotifier::Read);
    writable_ = std::make_unique<QSocketNotifier>(socket_.get(), QSocketNotifier::Write);
    connect(readable_.get(), &QSocketNotifier::activated, this, &Call::receive);
    connect(writable_.get(), &QSocketNotifier::activated, this, &Call::send);
}

Call::~Call() = default;

void Call::limit(std::chrono::milliseconds time) {
    timer_.start(time);
}

ipc::Upgraded Call::take_over() {
    stop_listening();
    return {std::move(socket_), reader_.take_rest()};
}

void Call::stop_listening() {
    for (auto* notifier : {&readable_, &writable_}) {
        if (*notifier) {  // It may be the one that called.
            (*notifier)->setEnabled(false);
            notifier->release()->deleteLater();
        }
    }
}

void Call::send() {
    const ssize_t sent = ipc::send(socket_.get(), unsent_, {});
    if (sent < 0 && errno != EAGAIN && errno != EINTR) {
        give_up(Failure::Closed, fail_errno(errno, "A call cannot be sent to apiaryd").error());
        return;
    }
    unsent_.erase(0, static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
    writable_->setEnabled(!unsent_.empty());
}

void Call::receive() {
    std::array<char, 65'536> buffer;
    const ssize_t got = ipc::receive(socket_.get(), buffer, nullptr);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        return;
    }
    if (got < 0) {
        give_up(Failure::Closed, fail_errno(errno, "No answer of apiaryd can be received").error());
    } else if (got == 0) {
        give_up(Failure::Closed, {"apiaryd closed the connection before it had answered", "see its log, then try again"});
    } else if (!reader_.feed({buffer.data(), static_cast<std::size_t>(got)})) {
        give_up(Failure::WrongAnswer, {"apiaryd answered with more than can be taken", "see whether it is Apiary's own helper that listens"});
    } else {
        deliver();
    }
}

void Call::deliver() {
    const QPointer<Call> alive(this);
    while (alive && !done_) {
        const auto text = reader_.next();
        if (!text) {
            return;
        }
        auto reply = ipc::parse_reply(*text);
        if (!reply) {
            give_up(Failure::WrongAnswer, std::move(reply.error()));
            return;
        }
        timer_.stop();
        const bool last = !reply->continues;
        if (last) {
            done_ = true;
        } else if (kind_ != ipc::CallKind::more) {
            give_up(Failure::WrongAnswer, {"apiaryd answered a question twice"});
            return;
        }
        const Handler handler = handler_;  // It may delete this call.
        handler(std::move(reply));
        if (alive && last) {
            finish();
        }
    }
}

void Call::give_up(Failure failure, Error error) {
    failure_ = failure;
    done_ = true;
    const QPointer<Call> alive(this);
    const Handler handler = handler_;
    handler(std::unexpected(std::move(error)));
    if (alive) {
        finish();
    }
}

void Call::finish() {
    timer_.stop();
    stop_listening();
    socket_.reset();
    deleteLater();
}

}  // namespace apiary::gui
