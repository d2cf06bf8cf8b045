// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QRectF>

class QPainter;

namespace apiary::gui {

/// The line of a series through `area`, filled below: `places` values from edge to edge, the newest at the right, 0 at
/// the bottom and `top` at the top. Fewer values leave the left side empty.
void paint_series(QPainter& painter, const QRectF& area, const QList<double>& values, qsizetype places, double top,
                  const QColor& color, bool filled = true);

}  // namespace apiary::gui
