// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QSet>
#include <QString>
#include <vector>

#include "backend/api/guests.h"
#include "gui/client/helper.h"

namespace apiary::gui {

class StatisticsFeed;

/// The guests of the helper, in the order in which they became known; a row for each.
///
/// When the helper is lost, the rows stay as they were, and are stale.
class GuestList : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        NameRole = Qt::UserRole,  ///< QString.
        StateRole,                ///< int: api::guests::State.
        StatusRole,               ///< QString: what the guest is doing or how it ended, for people.
        TagsRole,                 ///< QStringList.
        DescriptionRole,          ///< QString.
        CrashedRole,              ///< bool: it did not end as it should, and has not run since.
        LoadRole,                 ///< QList<double>: use of its CPUs, 0 to 1, the newest last.
        StaleRole,                ///< bool: the helper is not reached.
        SinceRole,                ///< qint64: when it was started or ended, seconds since 1970; 0 where it never was.
    };

    explicit GuestList(Helper& helper, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    /// Null when there is none of this name. Valid until the next event.
    [[nodiscard]] const api::guests::Guest* find(const QString& name) const;
    [[nodiscard]] QModelIndex index_of(const QString& name) const;
    [[nodiscard]] const std::vector<api::guests::Guest>& guests() const { return guests_; }
    [[nodiscard]] bool stale() const { return helper_.state() != Helper::State::Connected; }
    [[nodiscard]] QSet<QString> names() const;
    /// Of guests that run, stop or start.
    [[nodiscard]] int running() const;
    /// For the sparklines.
    void show_load_of(const StatisticsFeed& feed);
    /// Time has passed: "Stopped 5 min ago" is another text now.
    void refresh_times();

signals:
    void guest_added(const QString& name);
    /// What is known of it is other than before; also when it becomes stale or is so no more.
    void guest_changed(const QString& name);
    void guest_removed(const QString& name);
    /// It did not end as it should; not told of ends before this list was there.
    void guest_crashed(const QString& name);

private:
    void take(const api::guests::Watch::Reply& event);
    void put(const api::guests::Guest& guest);
    void remove(const QString& name);
    void remove_those_not_present();
    void mark_all();

    Helper& helper_;
    std::vector<api::guests::Guest> guests_;
    QSet<QString> present_;  ///< Told since the stream began and until it is ready.
    const StatisticsFeed* feed_ = nullptr;
};

/// Whether it ended by no will of a user's or its own.
[[nodiscard]] bool crashed(const api::guests::Guest& guest);
/// Whether there is a process that runs it.
[[nodiscard]] bool is_up(const api::guests::Guest& guest);

}  // namespace apiary::gui
