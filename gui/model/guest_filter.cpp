// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/guest_filter.h"

#include <QCollator>
#include <QLocale>
#include <algorithm>

#include "gui/model/guest_list.h"
#include "gui/model/words.h"

namespace apiary::gui {
namespace {

/// Those that need attention first, then those that are up.
int rank(const QModelIndex& guest) {
    using api::guests::State;
    if (guest.data(GuestList::CrashedRole).toBool()) {
        return 0;
    }
    switch (static_cast<State>(guest.data(GuestList::StateRole).toInt())) {
        case State::Broken: return 1;
        case State::Starting:
        case State::Running:
        case State::Paused:
        case State::Stopping: return 2;
        case State::Stopped: return 3;
    }
    return 4;
}

/// "web2" stands before "web10".
int compare_texts(const QString& left, const QString& right) {
    static const QCollator kNumeric = [] {
        // The C locale has no order for people.
        QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
        collator.setNumericMode(true);
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        return collator;
    }();
    return kNumeric.compare(left, right);
}

int compare_names(const QModelIndex& left, const QModelIndex& right) {
    return compare_texts(left.data(GuestList::NameRole).toString(), right.data(GuestList::NameRole).toString());
}

QString first_tag(const QModelIndex& guest) {
    return guest.data(GuestList::TagsRole).toStringList().value(0);
}

/// Those without a tag come last.
int compare_tags(const QModelIndex& left, const QModelIndex& right) {
    const QString first = first_tag(left), second = first_tag(right);
    return first.isEmpty() != second.isEmpty() ? (first.isEmpty() ? 1 : -1) : compare_texts(first, second);
}

bool has(const QModelIndex& guest, const QString& word) {
    const auto within = [&](const QString& text) { return text.contains(word, Qt::CaseInsensitive); };
    const QStringList tags = guest.data(GuestList::TagsRole).toStringList();
    if (const QLatin1String prefix("tag:"); word.startsWith(prefix, Qt::CaseInsensitive)) {
        return tags.contains(word.mid(prefix.size()), Qt::CaseInsensitive);
    }
    const auto state = static_cast<api::guests::State>(guest.data(GuestList::StateRole).toInt());
    return within(guest.data(GuestList::NameRole).toString()) ||
           within(guest.data(GuestList::DescriptionRole).toString()) || within(state_text(state)) ||
           std::ranges::any_of(tags, within);
}

}  // namespace

GuestFilter::GuestFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setDynamicSortFilter(true);
    sort(0);
}

void GuestFilter::search(const QString& text) {
    words_ = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void GuestFilter::sort_by(Order order) {
    order_ = order;
    invalidate();
}

void GuestFilter::group_by_tag(bool grouped) {
    grouped_ = grouped;
    invalidate();
}

QVariant GuestFilter::data(const QModelIndex& index, int role) const {
    if (role != kGroupRole) {
        return QSortFilterProxyModel::data(index, role);
    }
    if (!grouped_ || (index.row() > 0 && compare_tags(index.siblingAtRow(index.row() - 1), index) == 0)) {
        return {};
    }
    const QString tag = first_tag(index);
    return tag.isEmpty() ? tr("Without a tag") : tag;
}

bool GuestFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex guest = sourceModel()->index(row, 0, parent);
    return std::ranges::all_of(words_, [&](const QString& word) { return has(guest, word); });
}

bool GuestFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    if (const int tags = grouped_ ? compare_tags(left, right) : 0; tags != 0) {
        return tags < 0;
    }
    if (order_ == Order::State && rank(left) != rank(right)) {
        return rank(left) < rank(right);
    }
    if (order_ == Order::Time) {
        const qint64 first = left.data(GuestList::SinceRole).toLongLong();
        const qint64 second = right.data(GuestList::SinceRole).toLongLong();
        if (first != second) {
            return first > second;
        }
    }
    return compare_names(left, right) < 0;
}

}  // namespace apiary::gui
