// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/client/helper.h"

#include <unistd.h>

#include <algorithm>

namespace apiary::gui {
namespace {

/// A helper that is well answers in milliseconds, also on a busy host in a few seconds.
constexpr std::chrono::milliseconds kPatience{10'000};
constexpr std::chrono::milliseconds kFirstPause{250};
constexpr std::chrono::milliseconds kLongestPause{4'000};

}  // namespace

Helper::Helper(api::Helper wanted, Environment environment, QObject* parent)
    : QObject(parent), wanted_(std::move(wanted)), environment_(std::move(environment)) {
    again_.setSingleShot(true);
    connect(&again_, &QTimer::timeout, this, &Helper::try_to_connect);
}

Helper::~Helper() = default;

void Helper::open() {
    QMetaObject::invokeMethod(this, &Helper::try_to_connect, Qt::QueuedConnection);
}

void Helper::retry() {
    if (state_ != State::Connected) {
        try_to_connect();
    }
}

void Helper::retry_soon() {
    if (state_ != State::Connected) {
        attempts_ = 0;
        again_.start(kFirstPause);
    }
}

bool Helper::may(std::string_view method) const {
    if (!rights_) {
        return true;
    }
    const auto right = std::ranges::find(*rights_, method, &api::host::Right::method);
    return right == rights_->end() || right->own;
}

QString Helper::command_line_option() const {
    if (wanted_.socket) {
        return QStringLiteral(" --socket %1").arg(QString::fromStdString(*wanted_.socket));
    }
    return facts_ && facts_->session ? QStringLiteral(" --session") : QString();
}

void Helper::try_to_connect() {
    again_.stop();
    delete attempt_;
    // Each time anew: the session's helper may have come where only the system's was.
    const auto found = api::socket_path(wanted_, ::geteuid() == 0, environment_);
    if (!found) {
        set_trouble({Trouble::Kind::Other, QString::fromStdString(found.error().cause),
                     QString::fromStdString(found.error().remedy), {}, QString::fromStdString(found.error().detail)});
        return;
    }
    socket_ = *found;
    attempt_ = call<api::host::GetFacts>(
        this, {}, [this](const auto& reply) { take_facts(reply); }, kPatience);
}

void Helper::take_facts(const ipc::CallResult<api::host::GetFacts::Reply>& reply) {
    if (!reply) {
        fail(reply.error());
        return;
    }
    facts_ = reply->facts;
    emit facts_changed();
    attempt_ = call<api::host::GetRights>(
        this, {}, [this](const auto& rights) { take_rights(rights); }, kPatience);
}

void Helper::take_rights(const ipc::CallResult<api::host::GetRights::Reply>& reply) {
    if (!reply) {
        fail(reply.error());
        return;
    }
    rights_ = reply->rights;
    attempt_ = watch<api::guests::Watch>(this, {}, [this](const auto& event) { take_event(event); });
    attempt_->limit(kPatience);
}

void Helper::take_event(const ipc::CallResult<api::guests::Watch::Reply>& reply) {
    if (!reply) {
        fail(reply.error());
        return;
    }
    emit guest_event(*reply);
    if (reply->kind == api::guests::EventKind::Ready) {
        attempts_ = 0;
        state_ = State::Connected;
        trouble_ = {};
        emit state_changed();
    }
}

void Helper::fail(const ipc::CallFailure& failure) {
    // An error of the method, or an answer of another shape: somebody speaks varlink, but not as we do.
    const auto broken = attempt_ ? attempt_->failure() : Call::Failure::None;
    set_trouble(
        diagnose(socket_, failure.error, broken == Call::Failure::None ? Call::Failure::WrongAnswer : broken));
}

void Helper::set_trouble(Trouble trouble) {
    const auto pause = std::min(kFirstPause * (1 << std::min(attempts_, 8)), kLongestPause);
    ++attempts_;
    again_.start(pause);
    if (state_ == State::Unreachable && trouble == trouble_) {
        return;
    }
    state_ = State::Unreachable;
    trouble_ = std::move(trouble);
    emit state_changed();
}

void Helper::refresh_facts() {
    call<api::host::GetFacts>(
        this, {},
        [this](const ipc::CallResult<api::host::GetFacts::Reply>& reply) {
            if (reply) {
                facts_ = reply->facts;
                emit facts_changed();
            }
        },
        kPatience);
}

}  // namespace apiary::gui
