// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/settings/appearance.h"

#include <KColorSchemeManager>
#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>
#include <QModelIndex>
#include <QPalette>
#include <QStandardPaths>
#include <QStyleHints>
#include <algorithm>

namespace apiary::gui {
namespace {

QString scheme_of(Appearance appearance) {
    switch (appearance) {
        case Appearance::Desktop: return {};
        case Appearance::Light: return QStringLiteral("BreezeLight");
        case Appearance::Dark: return QStringLiteral("BreezeDark");
    }
    return {};
}

bool has_scheme(Appearance appearance) {
    return !QStandardPaths::locate(QStandardPaths::GenericDataLocation,
                                   QStringLiteral("color-schemes/%1.colors").arg(scheme_of(appearance)))
                .isEmpty();
}

bool has_icon_theme(const QString& name) {
    const QStringList folders = QIcon::themeSearchPaths();
    return std::ranges::any_of(folders, [&](const QString& folder) {
        return QFileInfo::exists(QStringLiteral("%1/%2/index.theme").arg(folder, name));
    });
}

/// Breeze has its icons twice, for light and for dark grounds; other themes have none of their own for a ground.
void apply_icons(Appearance appearance) {
    static const QString kDesktops = QIcon::themeName();
    QString name = kDesktops;
    if (kDesktops.startsWith(QLatin1String("breeze")) && appearance != Appearance::Desktop) {
        name = appearance == Appearance::Dark ? QStringLiteral("breeze-dark") : QStringLiteral("breeze");
    }
    if (name != QIcon::themeName() && (name == kDesktops || has_icon_theme(name))) {
        QIcon::setThemeName(name);
    }
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
constexpr bool kHasHint = true;
void apply_hint(Appearance appearance) {
    using enum Qt::ColorScheme;
    QGuiApplication::styleHints()->setColorScheme(appearance == Appearance::Desktop ? Unknown
                                                  : appearance == Appearance::Dark  ? Dark
                                                                                    : Light);
}
#else
constexpr bool kHasHint = false;
void apply_hint(Appearance) {}
#endif

}  // namespace

bool appearance_available(Appearance appearance) {
    return appearance == Appearance::Desktop || has_scheme(appearance) || kHasHint;
}

void apply_appearance(Appearance appearance) {
    static Appearance now = Appearance::Desktop;
    if (appearance == now) {
        return;
    }
    now = appearance;
    apply_hint(appearance);
    apply_icons(appearance);
    if (appearance == Appearance::Desktop || has_scheme(appearance)) {
        auto* manager = KColorSchemeManager::instance();
        // The choice is kept with the other settings, and in one place.
        manager->setAutosaveChanges(false);
        manager->activateScheme(manager->indexForSchemeId(scheme_of(appearance)));
        if (appearance == Appearance::Desktop) {
            // On desktops other than Plasma the manager would stay with colours of its own.
            QGuiApplication::setPalette(QPalette());
        }
    }
}

}  // namespace apiary::gui
