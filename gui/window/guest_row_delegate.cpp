// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/window/guest_row_delegate.h"

#include <QApplication>
#include <QPainter>
#include <algorithm>

#include "gui/model/guest_filter.h"
#include "gui/model/guest_list.h"
#include "gui/model/statistics_feed.h"
#include "gui/widget/sparkline.h"
#include "gui/widget/state_icon.h"

namespace apiary::gui {
namespace {

constexpr int kIconSize = 24;
constexpr int kSparklineWidth = 56;
/// Of the feed's samples, the last: a minute.
constexpr qsizetype kSparklinePlaces = StatisticsFeed::kKept / 2;

QFont name_font(const QFont& font) {
    QFont bold = font;
    bold.setBold(true);
    return bold;
}

QFont small_font(const QFont& font) {
    QFont smaller = font;
    smaller.setPointSizeF(font.pointSizeF() * 0.9);
    return smaller;
}

int space_of(const QStyleOptionViewItem& option) {
    return option.fontMetrics.height() / 3;
}

QColor text_color(const QStyleOptionViewItem& option, bool dimmed) {
    const auto role = (option.state & QStyle::State_Selected) != 0 ? QPalette::HighlightedText : QPalette::Text;
    const auto group = (option.state & QStyle::State_Active) != 0 ? QPalette::Active : QPalette::Inactive;
    QColor color = option.palette.color(group, role);
    if (dimmed) {
        color.setAlphaF(0.65F);
    }
    return color;
}

/// From the end of the line backwards, as many as there is room for; what is left of the room.
QRect paint_tags(QPainter& painter, QRect line, const QStringList& tags, const QStyleOptionViewItem& option) {
    const QFontMetrics metrics(painter.font());
    const int padding = metrics.height() / 3;
    const int least = line.width() / 2;
    for (const QString& tag : tags) {
        const QString shown = metrics.elidedText(tag, Qt::ElideRight, least);
        const int width = metrics.horizontalAdvance(shown) + 2 * padding;
        if (line.width() - width < least) {
            break;
        }
        const QRect chip(line.right() - width + 1, line.top(), width, line.height());
        QColor shade = text_color(option, false);
        shade.setAlphaF(0.14F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(shade);
        painter.drawRoundedRect(QStyle::visualRect(option.direction, option.rect, chip), chip.height() / 2.0,
                                chip.height() / 2.0);
        painter.setPen(text_color(option, true));
        painter.drawText(QStyle::visualRect(option.direction, option.rect, chip), Qt::AlignCenter, shown);
        line.setRight(chip.left() - padding);
    }
    return line;
}

void paint_text(QPainter& painter, const QStyleOptionViewItem& option, const QRect& line, const QString& text) {
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width());
    painter.drawText(QStyle::visualRect(option.direction, option.rect, line),
                     static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)), shown);
}

int heading_height(const QStyleOptionViewItem& option, const QModelIndex& index) {
    return index.data(GuestFilter::kGroupRole).toString().isEmpty()
               ? 0
               : QFontMetrics(small_font(option.font)).height() + 2 * space_of(option);
}

void paint_heading(QPainter& painter, const QStyleOptionViewItem& option, const QString& text) {
    painter.save();
    const int space = space_of(option);
    QFont font = small_font(option.font);
    font.setBold(true);
    painter.setFont(font);
    QColor color = option.palette.color(QPalette::Text);
    color.setAlphaF(0.65F);
    painter.setPen(color);
    paint_text(painter, option, option.rect.adjusted(2 * space, space / 2, -2 * space, 0), text);
    painter.restore();
}

}  // namespace

void GuestRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    if (const int heading = heading_height(option, index); heading > 0) {
        option.rect.setBottom(option.rect.top() + heading);
        paint_heading(*painter, option, index.data(GuestFilter::kGroupRole).toString());
        option.rect = given.rect.adjusted(0, heading, 0, 0);
    }
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool stale = index.data(GuestList::StaleRole).toBool();
    const bool fell = index.data(GuestList::CrashedRole).toBool();
    const auto state = static_cast<api::guests::State>(index.data(GuestList::StateRole).toInt());
    const int space = space_of(option);
    QRect area = option.rect.adjusted(2 * space, space, -2 * space, -space);

    const QRect icon(area.left(), area.top() + (area.height() - kIconSize) / 2, kIconSize, kIconSize);
    state_icon(state, fell).paint(painter, QStyle::visualRect(option.direction, option.rect, icon), Qt::AlignCenter,
                                  stale ? QIcon::Disabled : QIcon::Normal);
    area.setLeft(icon.right() + 2 * space);

    const QList<double> load = index.data(GuestList::LoadRole).value<QList<double>>();
    if (load.size() > 1) {
        const QRect line(area.right() - kSparklineWidth + 1, area.top() + space, kSparklineWidth,
                         area.height() - 2 * space);
        const bool selected = (option.state & QStyle::State_Selected) != 0;
        paint_series(*painter, QStyle::visualRect(option.direction, option.rect, line), load, kSparklinePlaces, 1,
                     selected ? text_color(option, false) : option.palette.color(QPalette::Highlight));
        area.setRight(line.left() - 2 * space);
    }

    QRect first = area, second = area;
    first.setBottom(area.top() + area.height() / 2);
    second.setTop(first.bottom() + 1);
    painter->setFont(small_font(option.font));
    const QRect tags = first.adjusted(0, 0, 0, -space / 2);
    const QRect left = paint_tags(*painter, tags, index.data(GuestList::TagsRole).toStringList(), option);
    painter->setFont(name_font(option.font));
    painter->setPen(text_color(option, stale));
    paint_text(*painter, option, QRect(first.left(), first.top(), left.width(), first.height()),
               index.data(GuestList::NameRole).toString());
    painter->setFont(small_font(option.font));
    painter->setPen(text_color(option, true));
    paint_text(*painter, option, second, index.data(GuestList::StatusRole).toString());

    if ((option.state & QStyle::State_HasFocus) != 0) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
    painter->restore();
}

QSize GuestRowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int space = space_of(option);
    const int lines = QFontMetrics(name_font(option.font)).height() + QFontMetrics(small_font(option.font)).height();
    return {kIconSize * 8, std::max(lines, kIconSize) + 3 * space + heading_height(option, index)};
}

}  // namespace apiary::gui
