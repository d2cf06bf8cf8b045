// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/window/guest_list_panel.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/widget/state_icon.h"
#include "gui/window/guest_row_delegate.h"

namespace apiary::gui {

GuestListPanel::GuestListPanel(GuestList& guests, QWidget* parent)
    : QWidget(parent),
      guests_(guests),
      search_(new QLineEdit(this)),
      view_(new QListView(this)),
      none_(new QLabel(this)),
      sort_menu_(new QMenu(tr("&Sort"), this)),
      tag_menu_(new QMenu(tr("&Tag"), this)) {
    filter_.setSourceModel(&guests);
    search_->setPlaceholderText(tr("Search guests"));
    search_->setToolTip(tr("Words in the name, description, tags or state; “tag:web” looks at tags alone (Ctrl+F)"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setClearButtonEnabled(true);
    search_->addAction(theme_icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    search_->installEventFilter(this);
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
        filter_.search(text);
        look_for_none();
    });

    view_->setModel(&filter_);
    view_->setItemDelegate(new GuestRowDelegate(view_));
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setUniformItemSizes(true);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    view_->setAccessibleName(tr("Guests"));
    view_->setObjectName(QStringLiteral("guest_list"));
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &GuestListPanel::selection_changed);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, &GuestListPanel::selection_changed);
    connect(view_, &QListView::activated, this,
            [this](const QModelIndex& index) { emit activated(index.data(GuestList::NameRole).toString()); });
    connect(view_, &QListView::customContextMenuRequested, this, [this](const QPoint& place) {
        if (view_->indexAt(place).isValid()) {
            emit menu_wanted(view_->viewport()->mapToGlobal(place));
        }
    });
    connect(&filter_, &QAbstractItemModel::rowsInserted, this, &GuestListPanel::look_for_none);
    connect(&filter_, &QAbstractItemModel::rowsRemoved, this, &GuestListPanel::look_for_none);
    follow_groups();

    make_sort_menu();
    auto* more = new QToolButton(this);
    more->setIcon(theme_icon(QStringLiteral("view-sort")));
    more->setText(tr("Sort"));
    more->setToolTip(tr("Order and groups of the list, and guests of one tag"));
    more->setAccessibleName(more->toolTip());
    more->setPopupMode(QToolButton::InstantPopup);
    more->setAutoRaise(true);
    more->setMenu(sort_menu_);

    none_->setWordWrap(true);
    none_->setAlignment(Qt::AlignCenter);
    none_->setContentsMargins(12, 12, 12, 12);
    none_->setTextFormat(Qt::PlainText);
    none_->hide();

    auto* row = new QHBoxLayout;
    const int space = fontMetrics().height() / 3;
    row->setContentsMargins(space, space, space, space);
    row->addWidget(search_, 1);
    row->addWidget(more);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(none_);
    column->addWidget(view_, 1);
}

void GuestListPanel::make_sort_menu() {
    auto* group = new QActionGroup(this);
    const auto add = [&](const QString& text, GuestFilter::Order order) {
        QAction* action = sort_menu_->addAction(text, this, [this, order] { filter_.sort_by(order); });
        action->setCheckable(true);
        action->setData(static_cast<int>(order));
        action->setChecked(order == filter_.order());
        group->addAction(action);
    };
    add(tr("By &name"), GuestFilter::Order::Name);
    add(tr("By &state"), GuestFilter::Order::State);
    add(tr("By &time of start or end"), GuestFilter::Order::Time);
    sort_menu_->addSeparator();
    group_ = sort_menu_->addAction(tr("&Group by tag"), this, &GuestListPanel::group_by_tag);
    group_->setCheckable(true);
    sort_menu_->addMenu(tag_menu_);
    connect(sort_menu_, &QMenu::aboutToShow, this, &GuestListPanel::fill_tags);
}

void GuestListPanel::sort_by(GuestFilter::Order order) {
    filter_.sort_by(order);
    for (QAction* action : sort_menu_->actions()) {
        if (action->data().isValid() && action->data().toInt() == static_cast<int>(order)) {
            action->setChecked(true);
        }
    }
}

void GuestListPanel::group_by_tag(bool grouped) {
    group_->setChecked(grouped);
    filter_.group_by_tag(grouped);
    view_->setUniformItemSizes(!grouped);
    view_->doItemsLayout();
}

/// The first row of a group is higher than the others, and which one that is hangs on its neighbours.
void GuestListPanel::follow_groups() {
    const auto lay_out = [this] {
        if (filter_.grouped()) {
            QMetaObject::invokeMethod(view_, &QListView::doItemsLayout, Qt::QueuedConnection);
        }
    };
    connect(&filter_, &QAbstractItemModel::rowsInserted, this, lay_out);
    connect(&filter_, &QAbstractItemModel::rowsRemoved, this, lay_out);
    connect(&filter_, &QAbstractItemModel::rowsMoved, this, lay_out);
    connect(&filter_, &QAbstractItemModel::layoutChanged, this, lay_out);
}

void GuestListPanel::fill_tags() {
    QStringList tags;
    for (int row = 0; row < guests_.rowCount(); ++row) {
        tags += guests_.index(row).data(GuestList::TagsRole).toStringList();
    }
    tags.removeDuplicates();
    tags.sort(Qt::CaseInsensitive);
    tag_menu_->clear();
    tag_menu_->setEnabled(!tags.empty());
    for (const QString& tag : tags) {
        tag_menu_->addAction(QString(tag).replace(QLatin1Char('&'), QLatin1String("&&")), this,
                             [this, tag] { search_->setText(QStringLiteral("tag:") + tag); });
    }
}

void GuestListPanel::look_for_none() {
    const bool none = filter_.rowCount() == 0 && guests_.rowCount() > 0;
    none_->setText(tr("No guest matches “%1”.").arg(search_->text()));
    none_->setVisible(none);
}

QStringList GuestListPanel::selected() const {
    QStringList names;
    const auto rows = view_->selectionModel()->selectedIndexes();
    std::ranges::transform(rows, std::back_inserter(names),
                           [](const QModelIndex& row) { return row.data(GuestList::NameRole).toString(); });
    return names;
}

QString GuestListPanel::current() const {
    return view_->currentIndex().data(GuestList::NameRole).toString();
}

void GuestListPanel::select(const QString& guest) {
    QModelIndex row = filter_.mapFromSource(guests_.index_of(guest));
    if (!row.isValid() && guests_.find(guest) != nullptr) {
        search_->clear();  // It hides the guest.
        row = filter_.mapFromSource(guests_.index_of(guest));
    }
    if (row.isValid()) {
        view_->selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect);
        view_->scrollTo(row);
    }
}

void GuestListPanel::select_first() {
    if (filter_.rowCount() > 0) {
        view_->selectionModel()->setCurrentIndex(filter_.index(0, 0), QItemSelectionModel::ClearAndSelect);
    }
}

void GuestListPanel::focus_search() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void GuestListPanel::focus_list() {
    view_->setFocus(Qt::OtherFocusReason);
}

bool GuestListPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == search_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !search_->text().isEmpty()) {
            search_->clear();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            view_->setFocus(Qt::OtherFocusReason);
            if (!view_->currentIndex().isValid() && filter_.rowCount() > 0) {
                view_->setCurrentIndex(filter_.index(0, 0));
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace apiary::gui
