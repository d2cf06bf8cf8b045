// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/widget/graph.h"

#include <QPainter>
#include <algorithm>
#include <bit>
#include <cmath>

#include "gui/widget/sparkline.h"

namespace apiary::gui {
namespace {

/// The next power of two: sizes and rates are read in KiB and MiB.
double rounded_up(double value) {
    return std::exp2(std::ceil(std::log2(std::max(value, 1024.0))));
}

}  // namespace

Graph::Graph(const QString& title, qsizetype places, Format format, QWidget* parent)
    : QFrame(parent), title_(title), places_(places), format_(std::move(format)) {
    setFrameShape(QFrame::StyledPanel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(title);
}

void Graph::show_series(std::vector<Series> series, double top) {
    series_ = std::move(series);
    top_ = top;
    if (top <= 0) {
        double most = 0;
        for (const Series& each : series_) {
            most = std::ranges::fold_left(each.values, most, [](double a, double b) { return std::max(a, b); });
        }
        top_ = rounded_up(most);
    }
    setAccessibleDescription(summary());
    update();
}

QString Graph::summary() const {
    QStringList parts;
    for (const Series& each : series_) {
        if (!each.values.empty()) {
            const QString value = format_(each.values.last());
            parts << (each.name.isEmpty() ? value : tr("%1 %2", "name of a series, its value").arg(each.name, value));
        }
    }
    return parts.join(QStringLiteral(" · "));
}

QColor Graph::color(std::size_t series) const {
    if (series == 0) {
        return palette().color(QPalette::Highlight);
    }
    return palette().color(QPalette::Base).lightnessF() < 0.5F ? QColor(0xf6, 0xa6, 0x3a) : QColor(0xc4, 0x6a, 0x00);
}

QSize Graph::minimumSizeHint() const {
    const QFontMetrics metrics(font());
    return {metrics.averageCharWidth() * 26, metrics.height() * 5};
}

QSize Graph::sizeHint() const {
    const QFontMetrics metrics(font());
    return {metrics.averageCharWidth() * 40, metrics.height() * 8};
}

void Graph::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    const QFontMetrics metrics(font());
    const int space = metrics.height() / 2;
    QRect area = contentsRect().adjusted(space, space, -space, -space);
    QRect words(area.left(), area.top(), area.width(), metrics.height());
    area.setTop(words.bottom() + space);
    painter.fillRect(contentsRect(), palette().color(QPalette::Base));

    const QString text = summary();
    const Qt::Alignment start = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const Qt::Alignment end = layoutDirection() == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(words, static_cast<int>(end | Qt::AlignVCenter), text);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    const int left = words.width() - metrics.horizontalAdvance(text) - space;
    painter.drawText(words, static_cast<int>(start | Qt::AlignVCenter),
                     QFontMetrics(bold).elidedText(title_, Qt::ElideRight, left));

    QColor grid = palette().color(QPalette::Text);
    grid.setAlphaF(0.12F);
    painter.setPen(grid);
    for (int i = 0; i <= 2; ++i) {
        const int y = area.top() + (area.height() - 1) * i / 2;
        painter.drawLine(area.left(), y, area.right(), y);
    }
    for (std::size_t i = 0; i < series_.size(); ++i) {
        paint_series(painter, area, series_[i].values, places_, top_, color(i), i == 0);
    }
}

}  // namespace apiary::gui
