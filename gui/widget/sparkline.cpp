// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/widget/sparkline.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace apiary::gui {

void paint_series(QPainter& painter, const QRectF& area, const QList<double>& values, qsizetype places, double top,
                  const QColor& color, bool filled) {
    if (values.size() < 2 || places < 2 || top <= 0) {
        return;
    }
    const qsizetype count = std::min(values.size(), places);
    const double step = area.width() / static_cast<double>(places - 1);
    QPolygonF line;
    for (qsizetype i = 0; i < count; ++i) {
        const double value = std::clamp(values[values.size() - count + i] / top, 0.0, 1.0);
        line << QPointF(area.right() - step * static_cast<double>(count - 1 - i),
                        area.bottom() - value * area.height());
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (filled) {
        QPolygonF shape = line;
        shape << QPointF(line.last().x(), area.bottom()) << QPointF(line.first().x(), area.bottom());
        QColor shade = color;
        shade.setAlphaF(0.18F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(shade);
        painter.drawPolygon(shape);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.restore();
}

}  // namespace apiary::gui
