// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/guest_list.h"

#include <QDateTime>
#include <algorithm>

#include "gui/model/statistics_feed.h"
#include "gui/model/words.h"

namespace apiary::gui {

using api::guests::EndReason;
using api::guests::EventKind;
using api::guests::Guest;
using api::guests::State;

bool is_up(const Guest& guest) {
    return guest.state != State::Broken && guest.state != State::Stopped;
}

bool crashed(const Guest& guest) {
    if (is_up(guest) || !guest.last_end) {
        return false;
    }
    const EndReason reason = guest.last_end->reason;
    return guest.last_end->crash.has_value() ||
           (reason != EndReason::PoweredOff && reason != EndReason::Reset && reason != EndReason::Killed &&
            reason != EndReason::DebugExit);
}

GuestList::GuestList(Helper& helper, QObject* parent) : QAbstractListModel(parent), helper_(helper) {
    connect(&helper, &Helper::guest_event, this, &GuestList::take);
    connect(&helper, &Helper::state_changed, this, [this] {
        present_.clear();
        mark_all();
    });
}

int GuestList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(guests_.size());
}

QVariant GuestList::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Guest& guest = guests_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case NameRole: return qt(guest.name);
        case Qt::AccessibleTextRole:
            return tr("%1, %2", "guest, status").arg(qt(guest.name), data(index, StatusRole).toString());
        case Qt::ToolTipRole:
            return guest.definition && guest.definition->description ? qt(*guest.definition->description) : QString();
        case StateRole: return static_cast<int>(guest.state);
        case StatusRole: return status_text(guest, QDateTime::currentSecsSinceEpoch());
        case TagsRole: {
            QStringList tags;
            if (guest.definition && guest.definition->tags) {
                std::ranges::transform(*guest.definition->tags, std::back_inserter(tags), qt);
            }
            return tags;
        }
        case DescriptionRole:
            return guest.definition ? qt(guest.definition->description.value_or("")) : QString();
        case CrashedRole: return crashed(guest);
        case LoadRole: return QVariant::fromValue(feed_ != nullptr ? feed_->load(qt(guest.name)) : QList<double>());
        case StaleRole: return stale();
        case SinceRole:
            return static_cast<qint64>(guest.since && guest.pid ? *guest.since
                                                                : (guest.last_end ? guest.last_end->time : 0));
        default: return {};
    }
}

const Guest* GuestList::find(const QString& name) const {
    const auto found = std::ranges::find(guests_, name.toStdString(), &Guest::name);
    return found == guests_.end() ? nullptr : &*found;
}

QModelIndex GuestList::index_of(const QString& name) const {
    const auto found = std::ranges::find(guests_, name.toStdString(), &Guest::name);
    return found == guests_.end() ? QModelIndex() : index(static_cast<int>(found - guests_.begin()));
}

QSet<QString> GuestList::names() const {
    QSet<QString> names;
    std::ranges::for_each(guests_, [&](const auto& guest) { names.insert(qt(guest.name)); });
    return names;
}

int GuestList::running() const {
    return static_cast<int>(std::ranges::count_if(guests_, is_up));
}

void GuestList::show_load_of(const StatisticsFeed& feed) {
    feed_ = &feed;
    connect(&feed, &StatisticsFeed::updated, this, [this](const QString& name) {
        const QModelIndex changed = index_of(name);
        emit dataChanged(changed, changed, {LoadRole, StatusRole});
    });
}

void GuestList::refresh_times() {
    if (!guests_.empty()) {
        emit dataChanged(index(0), index(rowCount() - 1), {StatusRole});
    }
}

void GuestList::take(const api::guests::Watch::Reply& event) {
    if (event.kind == EventKind::Ready) {
        remove_those_not_present();
        return;
    }
    if (!event.guest) {
        return;
    }
    if (event.kind == EventKind::Removed) {
        remove(qt(event.guest->name));
        return;
    }
    if (event.kind == EventKind::Present) {
        present_.insert(qt(event.guest->name));
    }
    put(*event.guest);
}

void GuestList::put(const Guest& guest) {
    const QString name = qt(guest.name);
    const QModelIndex known = index_of(name);
    if (!known.isValid()) {
        const int row = rowCount();
        beginInsertRows({}, row, row);
        guests_.push_back(guest);
        endInsertRows();
        emit guest_added(name);
        return;
    }
    Guest& place = guests_[static_cast<std::size_t>(known.row())];
    const bool fell = is_up(place) && crashed(guest);
    if (place == guest) {
        return;
    }
    place = guest;
    emit dataChanged(known, known);
    emit guest_changed(name);
    if (fell) {
        emit guest_crashed(name);
    }
}

void GuestList::remove(const QString& name) {
    const QModelIndex known = index_of(name);
    if (!known.isValid()) {
        return;
    }
    beginRemoveRows({}, known.row(), known.row());
    guests_.erase(guests_.begin() + known.row());
    endRemoveRows();
    emit guest_removed(name);
}

void GuestList::remove_those_not_present() {
    QStringList gone;
    for (const Guest& guest : guests_) {
        if (!present_.contains(qt(guest.name))) {
            gone.push_back(qt(guest.name));
        }
    }
    std::ranges::for_each(gone, [this](const QString& name) { remove(name); });
}

void GuestList::mark_all() {
    if (guests_.empty()) {
        return;
    }
    emit dataChanged(index(0), index(rowCount() - 1));
    for (const Guest& guest : guests_) {
        emit guest_changed(qt(guest.name));
    }
}

}  // namespace apiary::gui
