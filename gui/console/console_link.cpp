// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/console/console_link.h"

#include <sys/socket.h>

#include <QSocketNotifier>
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <utility>

#include "gui/console/log_prefix.h"

namespace apiary::gui {
namespace {

using namespace api::console;

/// Held in memory at most; what a guest of the fastest kind writes in half a minute.
constexpr qsizetype kHold = qsizetype{256} << 20;
constexpr std::size_t kPiece = 256 * 1024;
constexpr qsizetype kJoin = 64 * 1024;  ///< Bytes up to which pieces that wait are put together.
constexpr std::chrono::milliseconds kPatience{10'000};
constexpr std::chrono::milliseconds kFirstPause{500}, kLongestPause{8'000};
/// What is kept of the output comes at once; a pause of this length is its end.
constexpr std::chrono::milliseconds kQuiet{200}, kLongestReplay{5'000};
/// While a window is pulled larger, sizes come by the dozen.
constexpr std::chrono::milliseconds kResize{150};

/// A notifier may be the one that called.
void drop(std::unique_ptr<QSocketNotifier>& notifier) {
    if (notifier) {
        notifier->setEnabled(false);
        notifier.release()->deleteLater();
    }
}

}  // namespace

ConsoleLink::ConsoleLink(Helper& helper, QObject* parent) : QObject(parent), helper_(helper) {
    for (QTimer* timer : {&again_, &quiet_, &resize_}) {
        timer->setSingleShot(true);
    }
    connect(&again_, &QTimer::timeout, this, &ConsoleLink::attach);
    connect(&resize_, &QTimer::timeout, this, &ConsoleLink::tell_size);
    connect(&helper_, &Helper::state_changed, this, &ConsoleLink::helper_changed);
}

ConsoleLink::~ConsoleLink() = default;

void ConsoleLink::start(const Run& run, Access access) {
    if (wanted_ == run || over_ == run) {
        return;
    }
    wanted_ = run;
    access_ = access;
    failure_.reset();
    attempts_ = 0;
    again_.stop();
    delete attach_;
    attach();
}

void ConsoleLink::stop() {
    wanted_.reset();
    again_.stop();
    delete attach_;
    if (std::exchange(failure_, std::nullopt)) {
        emit state_changed();
    }
}

void ConsoleLink::retry() {
    failure_.reset();
    attach();
}

void ConsoleLink::attach() {
    if (!wanted_ || failure_ || socket_.valid() || ending_ || attach_) {
        return;
    }
    attach_ = helper_.upgrade<Attach>(this, {.name = wanted_->guest.toStdString(), .access = access_, .replay = true},
                                      [this](const ipc::CallResult<Attach::Reply>& reply, ipc::Upgraded connection) {
                                          attach_.clear();
                                          if (reply) {
                                              take_attached(reply, std::move(connection));
                                          } else {
                                              take_refusal(reply.error());
                                          }
                                      });
    attach_->limit(kPatience);
    emit state_changed();
}

void ConsoleLink::take_attached(const ipc::CallResult<Attach::Reply>& reply, ipc::Upgraded connection) {
    if (current_ != wanted_) {
        seen_ = false;
    }
    if (seen_) {
        emit begins_again();
    }
    current_ = wanted_;
    access_ = Access::Free;
    attempts_ = 0;
    session_ = reply->session;
    socket_ = std::move(connection.socket);
    if (!current_->fresh) {
        old_until_.setRemainingTime(kLongestReplay);
        quiet_.start(kQuiet);
    }
    if (!current_->fresh && !seen_) {
        look_for_prefix();
    }
    set_control({.ours = reply->writer, .user = {}});
    listen();
    follow_sessions();
    resize_.start(kResize);
    hold(QByteArray::fromStdString(connection.early));
    emit state_changed();
}

void ConsoleLink::take_refusal(const ipc::CallFailure& failure) {
    if (failure.name == NotRunning::kName || failure.name == NoSuchGuest::kName) {
        over_ = std::exchange(wanted_, std::nullopt);
    } else if (failure.name.empty()) {
        attach_later();
    } else {
        failure_ = failure_of(failure.error);
    }
    emit state_changed();
}

/// Without a helper it is in vain; that there is one again is told.
void ConsoleLink::attach_later() {
    if (wanted_ && helper_.state() == Helper::State::Connected) {
        again_.start(std::min(kFirstPause * (1 << std::min(attempts_++, 8)), kLongestPause));
    }
}

void ConsoleLink::helper_changed() {
    if (helper_.state() != Helper::State::Connected) {
        return;
    }
    over_.reset();  // A helper that has just begun may have said so of guests that it had not found yet.
    if (socket_.valid()) {
        follow_sessions();
        resize_.start(kResize);
    } else {
        attach();
    }
}

void ConsoleLink::listen() {
    readable_ = std::make_unique<QSocketNotifier>(socket_.get(), QSocketNotifier::Read);
    writable_ = std::make_unique<QSocketNotifier>(socket_.get(), QSocketNotifier::Write);
    writable_->setEnabled(false);
    connect(readable_.get(), &QSocketNotifier::activated, this, &ConsoleLink::receive);
    connect(writable_.get(), &QSocketNotifier::activated, this, &ConsoleLink::send);
}

void ConsoleLink::receive() {
    std::array<char, kPiece> buffer;
    const ssize_t got = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        return;
    }
    if (got <= 0) {
        hang_up();
    } else {
        hold(QByteArray(buffer.data(), got));
    }
}

void ConsoleLink::hold(QByteArray bytes) {
    if (bytes.isEmpty()) {
        return;
    }
    const bool old = quiet_.isActive();
    if (old && old_until_.hasExpired()) {
        quiet_.stop();
    } else if (old) {
        quiet_.start(kQuiet);
    }
    seen_ = true;
    if (prefix_) {
        prefix_->feed(bytes);
    }
    held_bytes_ += bytes.size();
    if (!held_.empty() && held_.back().second == old && held_.back().first.size() < kJoin) {
        held_.back().first += bytes;
    } else {
        held_.emplace_back(std::move(bytes), old);
    }
    pass_on();
}

void ConsoleLink::pass_on() {
    if (passing_ || prefix_) {
        return;
    }
    passing_ = true;
    while (!held_.empty()) {
        const qsizetype room = room_();
        if (room <= 0) {
            break;
        }
        auto& [bytes, old] = held_.front();
        const bool is_old = old;
        const QByteArray piece = bytes.first(std::min(room, bytes.size()));
        bytes.remove(0, piece.size());
        held_bytes_ -= piece.size();
        if (bytes.isEmpty()) {
            held_.pop_front();
        }
        emit output(piece, is_old);
    }
    passing_ = false;
    if (readable_) {
        readable_->setEnabled(held_bytes_ < kHold);
    }
    if (ending_ && held_.empty()) {
        finish_run();
    }
}

void ConsoleLink::hang_up() {
    drop(readable_);
    drop(writable_);
    socket_.reset();
    delete sessions_;
    unsent_.clear();
    quiet_.stop();
    ending_ = true;
    set_control({});
    emit state_changed();
    pass_on();
}

void ConsoleLink::finish_run() {
    ending_ = false;
    emit ended();
    if (wanted_ == current_) {
        attach_later();  // The helper may not have told yet that the guest has ended.
    } else {
        attach();
    }
}

void ConsoleLink::write(const QByteArray& bytes) {
    if (!socket_.valid() || !control_.ours) {
        emit not_in_control();
        return;
    }
    unsent_ += bytes;
    send();
}

void ConsoleLink::send() {
    while (!unsent_.isEmpty()) {
        const ssize_t sent =
            ::send(socket_.get(), unsent_.constData(), static_cast<std::size_t>(unsent_.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent < 0 && errno != EAGAIN) {
            unsent_.clear();  // The end is found where it is read, behind what is still to be read.
        }
        if (sent <= 0) {
            break;
        }
        unsent_.remove(0, sent);
    }
    writable_->setEnabled(!unsent_.isEmpty());
}

void ConsoleLink::follow_sessions() {
    delete sessions_;
    sessions_ = helper_.watch<Sessions>(this, {.name = current_->guest.toStdString()},
                                        [this](const ipc::CallResult<Sessions::Reply>& reply) {
                                            if (reply) {
                                                take_sessions(*reply);
                                            }
                                        });
}

void ConsoleLink::take_sessions(const Sessions::Reply& reply) {
    const auto own = std::ranges::find(reply.sessions, session_, &Session::id);
    const auto writer = std::ranges::find(reply.sessions, true, &Session::writer);
    if (writer == reply.sessions.end()) {
        set_control({});
    } else if (writer == own) {
        set_control({.ours = true, .user = {}});
    } else {
        set_control({.user = qt(writer->user), .same_user = own != reply.sessions.end() && own->user == writer->user});
    }
}

void ConsoleLink::set_control(Control control) {
    if (control == control_) {
        return;
    }
    const bool gained = control.ours && !control_.ours;
    control_ = std::move(control);
    if (gained) {
        resize_.start(kResize);
    }
    emit control_changed();
}

void ConsoleLink::take_control() {
    if (!socket_.valid()) {
        return;
    }
    helper_.call<TakeControl>(
        this, {.name = current_->guest.toStdString(), .session = session_},
        [this](const ipc::CallResult<TakeControl::Reply>& reply) {
            if (!reply) {
                emit control_failed(failure_of(reply.error().error));
            }
        },
        kPatience);
}

void ConsoleLink::release_control() {
    if (!socket_.valid() || !control_.ours) {
        return;
    }
    helper_.call<ReleaseControl>(
        this, {.name = current_->guest.toStdString(), .session = session_},
        [this](const ipc::CallResult<ReleaseControl::Reply>& reply) {
            if (!reply) {
                emit control_failed(failure_of(reply.error().error));
            }
        },
        kPatience);
}

void ConsoleLink::set_size(int columns, int rows) {
    size_ = QSize(columns, rows);
    resize_.start(kResize);
}

/// Nothing depends on the answer, and a guest may have no use for the size.
void ConsoleLink::tell_size() {
    if (socket_.valid() && control_.ours && size_.isValid()) {
        helper_.call<SetSize>(
            this,
            {.name = current_->guest.toStdString(),
             .session = session_,
             .columns = size_.width(),
             .rows = size_.height()},
            [](const auto&) {}, kPatience);
    }
}

void ConsoleLink::look_for_prefix() {
    prefix_ = std::make_unique<LogPrefix>(helper_, current_->guest);
    connect(prefix_.get(), &LogPrefix::found, this, &ConsoleLink::take_prefix);
}

void ConsoleLink::take_prefix(const QByteArray& prefix) {
    prefix_.release()->deleteLater();
    if (!prefix.isEmpty()) {
        held_.emplace_front(prefix, true);
        held_bytes_ += prefix.size();
        emit log_found(prefix.size());
    }
    pass_on();
}

}  // namespace apiary::gui
