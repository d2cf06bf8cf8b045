// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/console/console_style.h"

#include <qtermwidget.h>

#include <QFontDatabase>
#include <QRegularExpression>

#include "gui/console/own_schemes.h"

namespace apiary::gui {

ConsoleStyle default_console_style() {
    return {.font = QFontDatabase::systemFont(QFontDatabase::FixedFont), .scheme = {}};
}

QStringList console_schemes() {
    install_own_schemes();
    QStringList schemes = QTermWidget::availableColorSchemes();
    // Its colours are others each time, which is no help on a console.
    schemes.removeAll(QStringLiteral("BlackOnRandomLight"));
    schemes.sort(Qt::CaseInsensitive);
    return schemes;
}

QString scheme_title(const QString& scheme) {
    static const QRegularExpression kWordEnd(QStringLiteral("(?<=[a-z])(?=[A-Z])"));
    QString title = scheme;
    return title.replace(kWordEnd, QStringLiteral(" ")).replace(QStringLiteral(" On "), QStringLiteral(" on "));
}

QString scheme_for(const QString& wanted, const QPalette& palette) {
    install_own_schemes();
    const QStringList all = QTermWidget::availableColorSchemes();
    if (!wanted.isEmpty() && all.contains(wanted)) {
        return wanted;
    }
    const bool dark = palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
    const QString own = dark ? kDarkScheme : kLightScheme;
    return all.contains(own) ? own : dark ? QStringLiteral("BreezeModified") : QStringLiteral("BlackOnWhite");
}

}  // namespace apiary::gui
