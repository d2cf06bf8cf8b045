// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/assessment_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QSplitter>
#include <QStringList>
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/host/row_details.h"
#include "gui/widget/state_icon.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {
namespace {

enum Column { kName, kVerdict, kColumns };
constexpr int kIdRole = Qt::UserRole;

}  // namespace

AssessmentView::AssessmentView(QWidget* parent)
    : QWidget(parent),
      mark_(new QLabel(this)),
      first_(new QLabel(this)),
      rest_(new QLabel(this)),
      rows_(new QTreeWidget(this)),
      details_(new RowDetails(this)) {
    QFont bold = font();
    bold.setBold(true);
    first_->setFont(bold);
    first_->setObjectName(QStringLiteral("first_sentence"));
    rest_->setObjectName(QStringLiteral("sentences"));
    for (QLabel* label : {first_, rest_}) {
        wrap_in_width(label);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    rows_->setObjectName(QStringLiteral("rows"));
    rows_->setAccessibleName(tr("Capabilities"));
    rows_->setColumnCount(kColumns);
    rows_->setHeaderLabels({tr("Capability"), tr("Verdict")});
    rows_->setRootIsDecorated(false);
    rows_->setUniformRowHeights(true);
    rows_->setAllColumnsShowFocus(true);
    rows_->setItemsExpandable(false);
    rows_->setIndentation(0);
    rows_->header()->setSectionResizeMode(kName, QHeaderView::ResizeToContents);
    rows_->header()->setStretchLastSection(true);
    rows_->header()->setSectionsMovable(false);
    connect(rows_, &QTreeWidget::currentItemChanged, this, &AssessmentView::show_chosen);
    connect(rows_, &QTreeWidget::itemActivated, details_, [this] { details_->setFocus(); });

    auto* sentences = new QVBoxLayout;
    sentences->addWidget(first_);
    sentences->addWidget(rest_);
    auto* top = new QHBoxLayout;
    top->setSpacing(fontMetrics().height() / 2);
    top->addWidget(mark_, 0, Qt::AlignTop);
    top->addLayout(sentences, 1);
    auto* both = new QSplitter(this);
    both->setChildrenCollapsible(false);
    both->addWidget(rows_);
    both->addWidget(details_);
    both->setStretchFactor(0, 1);
    both->setStretchFactor(1, 1);
    const int unit = fontMetrics().averageCharWidth();
    both->setSizes({unit * 54, unit * 42});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(top);
    column->addWidget(both, 1);
}

void AssessmentView::show_sentences(Mark mark, const QStringList& sentences) {
    const int size = style()->pixelMetric(QStyle::PM_LargeIconSize, nullptr, this);
    mark_->setPixmap(mark_icon(mark).pixmap(QSize(size, size), devicePixelRatioF()));
    QStringList all = sentences;
    all.removeAll(QString());
    first_->setText(all.isEmpty() ? QString() : all.takeFirst());
    first_->setAccessibleName(first_->text());
    rest_->setText(all.join(u'\n'));
    rest_->setAccessibleName(rest_->text());
    rest_->setVisible(!all.isEmpty());
}

void AssessmentView::show_assessment(Mark mark, const QStringList& sentences, const api::host::Assessment& assessment) {
    show_sentences(mark, sentences);
    const QList<AssessmentRow> rows = assessment_rows(assessment);
    if (rows == shown_) {
        return;
    }
    const QString before = chosen();
    {
        const QSignalBlocker quiet(rows_);
        rows_->clear();
        shown_ = rows;
        std::ranges::for_each(rows, [this](const AssessmentRow& row) { add_row(row); });
        rows_->expandAll();
    }
    const bool there = std::ranges::contains(rows, before, &AssessmentRow::id);
    if (!rows.isEmpty()) {
        // Where one begins: what is amiss.
        const auto amiss = std::ranges::find_if(rows, [](const AssessmentRow& row) { return row.mark != Mark::Good; });
        choose(there ? before : amiss == rows.end() ? rows.front().id : amiss->id);
        if (!there) {
            rows_->scrollToTop();
        }
    }
    show_chosen();
}

QTreeWidgetItem* AssessmentView::group_of(const AssessmentRow& row) {
    if (QTreeWidgetItem* last = rows_->topLevelItem(rows_->topLevelItemCount() - 1);
        last != nullptr && last->text(kName) == row.group) {
        return last;
    }
    auto* group = new QTreeWidgetItem(rows_, {row.group});
    QFont bold = font();
    bold.setBold(true);
    group->setFont(kName, bold);
    group->setFirstColumnSpanned(true);
    group->setFlags(Qt::ItemIsEnabled);
    return group;
}

void AssessmentView::add_row(const AssessmentRow& row) {
    auto* item = new QTreeWidgetItem(group_of(row), {row.name, row.verdict});
    item->setIcon(kVerdict, mark_icon(row.mark));
    item->setData(kName, kIdRole, row.id);
    for (const int column : {kName, kVerdict}) {
        item->setToolTip(column, row.value.isEmpty() ? row.verdict : row.value);
    }
}

void AssessmentView::choose(const QString& id) {
    for (QTreeWidgetItemIterator each(rows_); *each != nullptr; ++each) {
        if (!id.isEmpty() && (*each)->data(kName, kIdRole).toString() == id) {
            rows_->setCurrentItem(*each);
            rows_->scrollToItem(*each);
            return;
        }
    }
}

QString AssessmentView::chosen() const {
    const QTreeWidgetItem* const item = rows_->currentItem();
    return item == nullptr ? QString() : item->data(kName, kIdRole).toString();
}

void AssessmentView::show_chosen() {
    const auto row = std::ranges::find(shown_, chosen(), &AssessmentRow::id);
    if (row != shown_.end()) {  // A heading has no details; those before stay.
        details_->show_row(*row);
    } else if (shown_.isEmpty()) {
        details_->show_nothing();
    }
    emit chosen_changed();
}

bool AssessmentView::amiss() const {
    const auto row = std::ranges::find(shown_, chosen(), &AssessmentRow::id);
    return row != shown_.end() && row->mark != Mark::Good;
}

void AssessmentView::focus_rows() {
    rows_->setFocus();
}

}  // namespace apiary::gui
