// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/tray/tray_icon.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStandardPaths>
#include <algorithm>
#include <array>

#include "gui/widget/state_icon.h"

namespace apiary::gui {
namespace {

constexpr std::array kSizes = {16, 22, 24, 32, 48, 64};

struct Badge {
    QString text;
    QColor ground;
};

Badge badge_of(const TrayLook& look) {
    // White on these can be read on light and on dark panels.
    if (look.alarm) {
        return {QStringLiteral("!"), QColor(0xc9, 0x2a, 0x2a)};
    }
    if (!look.connected) {
        return {QStringLiteral("?"), QColor(0x5f, 0x65, 0x6b)};
    }
    if (look.running == 0) {
        return {};
    }
    return {look.running > 99 ? QStringLiteral("99+") : QString::number(look.running), QColor(0x1d, 0x63, 0xa8)};
}

QPixmap plain_icon(int size, const QColor& color) {
    QPixmap pixmap = QIcon(QStringLiteral(":/icons/hicolor/symbolic/apps/io.apiary.Apiary-symbolic.svg"))
                         .pixmap(QSize(size, size), 1);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    return pixmap;
}

void paint_badge(QPixmap& pixmap, const Badge& badge) {
    const qreal size = pixmap.width();
    const qreal height = std::round(size * 0.58);
    QFont font = QGuiApplication::font();
    font.setBold(true);
    font.setPixelSize(std::max(7, static_cast<int>(height * 0.86)));
    const qreal wanted = QFontMetricsF(font).horizontalAdvance(badge.text) + height * 0.3;
    const qreal width = std::clamp(wanted, height, size);
    if (wanted > size) {
        font.setPixelSize(std::max(5, static_cast<int>(font.pixelSize() * size / wanted)));
    }
    const QRectF place(size - width, size - height, width, height);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    // A gap sets it off from the icon on any ground.
    const qreal gap = std::max(1.0, size / 22);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    painter.setBrush(Qt::black);
    const QRectF around = place.adjusted(-gap, -gap, gap, gap);
    painter.drawRoundedRect(around, around.height() / 2, around.height() / 2);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setBrush(badge.ground);
    painter.drawRoundedRect(place, height / 2, height / 2);
    painter.setPen(Qt::white);
    painter.setFont(font);
    painter.drawText(place, Qt::AlignCenter, badge.text);
}

}  // namespace

QString tray_icon_name() {
    return QStringLiteral("io.apiary.Apiary-symbolic");
}

bool is_tray_icon_installed() {
    return !QStandardPaths::locate(QStandardPaths::GenericDataLocation,
                                   QStringLiteral("icons/hicolor/symbolic/apps/%1.svg").arg(tray_icon_name()))
                .isEmpty();
}

QIcon paint_tray_icon(const TrayLook& look, const QColor& plain) {
    // Asks for it in any case: only then the resource of the plain one is there, too.
    const QIcon colored = app_icon();
    const bool in_color = look.connected && look.running > 0;
    const Badge badge = badge_of(look);
    QIcon icon;
    for (const int size : kSizes) {
        QPixmap pixmap = in_color ? colored.pixmap(QSize(size, size), 1) : plain_icon(size, plain);
        if (!badge.text.isEmpty()) {
            paint_badge(pixmap, badge);
        }
        icon.addPixmap(pixmap);
    }
    return icon;
}

}  // namespace apiary::gui
