// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>

namespace apiary::tests {

/// The longest time that the event loop did not come back to a timer of 10 ms.
class LatencyWatch {
public:
    LatencyWatch() {
        QObject::connect(&timer_, &QTimer::timeout, [this] { longest_ = std::max(longest_, clock_.restart()); });
        timer_.setTimerType(Qt::PreciseTimer);
        clock_.start();
        timer_.start(10);
    }
    /// Milliseconds.
    [[nodiscard]] qint64 longest() const { return longest_; }

private:
    QTimer timer_;
    QElapsedTimer clock_;
    qint64 longest_ = 0;
};

}  // namespace apiary::tests
