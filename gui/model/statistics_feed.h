// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <optional>

#include "backend/api/guests.h"
#include "gui/client/helper.h"

namespace apiary::gui {

class GuestList;

/// What a guest did in one interval.
struct Usage {
    double cpu = 0;         ///< Of all its CPUs: 0 to 1.
    double memory = 0;      ///< Bytes of RAM that the host holds.
    double disk_read = 0;   ///< Bytes a second; here and below.
    double disk_write = 0;
    double received = 0;
    double sent = 0;
};

/// Statistics of the guests that run, while somebody looks: a stream for each, and the last minutes of each.
class StatisticsFeed : public QObject {
    Q_OBJECT

public:
    static constexpr int kIntervalMs = 1'000;
    static constexpr qsizetype kKept = 120;  ///< Samples of a guest.

    StatisticsFeed(Helper& helper, GuestList& guests, QObject* parent = nullptr);

    /// While nobody looks nothing is asked for, and nothing wakes this process.
    void set_active(bool active);
    [[nodiscard]] bool active() const { return active_; }

    /// The newest last. Empty for a guest that does not run.
    [[nodiscard]] QList<Usage> history(const QString& guest) const;
    /// Of the history, the use of its CPUs.
    [[nodiscard]] QList<double> load(const QString& guest) const;
    /// As told last.
    [[nodiscard]] std::optional<api::guests::Statistics> last(const QString& guest) const;

signals:
    void updated(const QString& guest);

private:
    struct Track {
        QPointer<Call> stream;
        std::optional<api::guests::Statistics> last;
        QList<Usage> samples;
        std::optional<std::int64_t> since;  ///< Of the guest's run that this is about.
    };

    void follow(const QString& guest);
    void drop(const QString& guest);
    void drop_streams();
    void take(const QString& guest, const api::guests::Statistics& statistics);

    Helper& helper_;
    GuestList& guests_;
    QHash<QString, Track> tracks_;
    bool active_ = false;
};

}  // namespace apiary::gui
