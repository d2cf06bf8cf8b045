// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/console/log_prefix.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "backend/api/console.h"

namespace apiary::gui {
namespace {

using api::console::ReadLog;

/// The output waits for it.
constexpr std::chrono::milliseconds kPatience{3'000};
constexpr std::chrono::milliseconds kQuiet{200};

}  // namespace

SequenceFinder::SequenceFinder(QByteArray wanted)
    : wanted_(std::move(wanted)), border_(static_cast<std::size_t>(wanted_.size()), 0) {
    for (qsizetype place = 1, length = 0; place < wanted_.size(); ++place) {
        while (length > 0 && wanted_[place] != wanted_[length]) {
            length = border_[static_cast<std::size_t>(length - 1)];
        }
        length += wanted_[place] == wanted_[length] ? 1 : 0;
        border_[static_cast<std::size_t>(place)] = length;
    }
}

void SequenceFinder::feed(const QByteArray& bytes) {
    if (wanted_.isEmpty()) {
        return;
    }
    for (const char byte : bytes) {
        while (matched_ > 0 && (matched_ == wanted_.size() || wanted_[matched_] != byte)) {
            matched_ = border_[static_cast<std::size_t>(matched_ - 1)];
        }
        matched_ += wanted_[matched_] == byte ? 1 : 0;
        ++offset_;
        if (matched_ == wanted_.size() && ++found_ == 1) {
            place_ = offset_ - wanted_.size();
        }
    }
}

LogPrefix::LogPrefix(Helper& helper, QString guest, QObject* parent)
    : QObject(parent), helper_(helper), guest_(std::move(guest)) {
    quiet_.setSingleShot(true);
    connect(&quiet_, &QTimer::timeout, this, [this] { finish({}); });
    quiet_.start(kQuiet);
    call_ = helper_.call<ReadLog>(
        this, {.name = guest_.toStdString(), .offset = {}, .follow = {}},
        [this](const ipc::CallResult<ReadLog::Reply>& reply) { take_size(reply); }, kPatience);
}

void LogPrefix::feed(const QByteArray& output) {
    sample_ += output.first(std::min(output.size(), kSample - sample_.size()));
    if (sample_.size() < kSample) {
        quiet_.start(kQuiet);
    } else {
        quiet_.stop();
        read();
    }
}

void LogPrefix::take_size(const ipc::CallResult<ReadLog::Reply>& reply) {
    if (!reply || reply->size < kKept) {
        finish({});
        return;
    }
    size_ = reply->size;
    read();
}

void LogPrefix::read() {
    if (done_ || reading_ || size_ < 0 || sample_.size() < kSample) {
        return;
    }
    reading_ = true;
    size_ = 0;
    finder_ = std::make_unique<SequenceFinder>(sample_);
    call_ = helper_.watch<ReadLog>(this, {.name = guest_.toStdString(), .offset = 0, .follow = {}},
                                   [this](const ipc::CallResult<ReadLog::Reply>& reply) { take_chunk(reply); });
    call_->limit(kPatience);
}

void LogPrefix::take_chunk(const ipc::CallResult<ReadLog::Reply>& reply) {
    // A log that became smaller was shortened meanwhile: what was read does not fit together.
    if (!reply || reply->size < size_ || reply->offset != log_.size()) {
        finish({});
        return;
    }
    size_ = reply->size;
    const QByteArray chunk = QByteArray::fromBase64(QByteArray::fromStdString(reply->data));
    log_ += chunk;
    finder_->feed(chunk);
    const bool at_end = log_.size() >= size_;
    if (finder_->found() > 1 || (at_end && (finder_->found() == 0 || size_ - finder_->place() < kKept))) {
        finish({});
    } else if (at_end) {
        finish(log_.first(finder_->place()));
    }
}

void LogPrefix::finish(const QByteArray& prefix) {
    if (!std::exchange(done_, true)) {
        quiet_.stop();
        delete call_;
        emit found(prefix);
    }
}

}  // namespace apiary::gui
