// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/console/spoken_text.h"

#include <QWidget>
#include <algorithm>
#include <chrono>

namespace apiary::gui {
namespace {

// Words, not letters, are read aloud; a typed letter's echo is still heard at once.
constexpr std::chrono::milliseconds kMoment{50};

}  // namespace

SpokenText::SpokenText(QWidget* display) : QObject(display), display_(display), active_(QAccessible::isActive()) {
    QAccessible::installActivationObserver(this);
    moment_.setSingleShot(true);
    moment_.setInterval(kMoment);
    connect(&moment_, &QTimer::timeout, this, &SpokenText::tell);
}

SpokenText::~SpokenText() {
    QAccessible::removeActivationObserver(this);
}

void SpokenText::take(QByteArrayView bytes) {
    if (!active_) {
        return;
    }
    pending_ = pending_.append(bytes.last(std::min(bytes.size(), kLongest))).last(std::min(kLongest, pending_.size()));
    if (!moment_.isActive()) {
        moment_.start();
    }
}

void SpokenText::tell() {
    lines_ += terminal_.take(pending_);
    pending_.clear();
    if (const qsizetype over = lines_.size() - kLongest; over > 0) {
        lines_.remove(0, over);
        drop(std::min(over, told_.size()));
    }
    const QString now = lines_ + terminal_.line();
    const auto [was, is] = std::ranges::mismatch(told_, now);
    const auto same = was - told_.begin();
    if (same < told_.size()) {
        QAccessibleTextRemoveEvent event(display_, static_cast<int>(same), told_.mid(same));
        QAccessible::updateAccessibility(&event);
    }
    const QString fresh = now.mid(same);
    told_ = now;
    if (!fresh.isEmpty()) {
        QAccessibleTextInsertEvent event(display_, static_cast<int>(same), fresh);
        QAccessible::updateAccessibility(&event);
    }
}

/// What is too old to be kept.
void SpokenText::drop(qsizetype count) {
    const QString gone = told_.first(count);
    told_.remove(0, count);
    if (!gone.isEmpty()) {
        QAccessibleTextRemoveEvent event(display_, 0, gone);
        QAccessible::updateAccessibility(&event);
    }
}

}  // namespace apiary::gui
