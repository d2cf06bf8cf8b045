// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/console/own_schemes.h"

#include <qtermwidget.h>

#include <QColor>
#include <QDir>
#include <QSaveFile>
#include <QStandardPaths>
#include <array>

namespace apiary::gui {
namespace {

struct Scheme {
    QString name;
    QRgb background, foreground, strong_foreground;
    std::array<QRgb, 8> colours, intense;  ///< Black, red, green, yellow, blue, magenta, cyan, white.
};

const std::array<Scheme, 2>& schemes() {
    static const std::array<Scheme, 2> kAll{
        Scheme{kLightScheme,
               0xffffff,
               0x232629,
               0x000000,
               {0x232629, 0xc02020, 0x147832, 0x8f5c00, 0x1e5abe, 0x8c3ca0, 0x00707a, 0x6e7378},
               {0x5a6066, 0xd01838, 0x0f8437, 0x9c6200, 0x1668d2, 0x9b46b4, 0x007c86, 0x4a4f54}},
        Scheme{kDarkScheme,
               0x232629,
               0xeff0f1,
               0xfcfcfc,
               {0x6b747c, 0xf06464, 0x46be64, 0xe6aa3c, 0x5aa8f5, 0xc48ae0, 0x46bebe, 0xd2d6da},
               {0x8f9aa2, 0xff8080, 0x6ede8c, 0xfdc864, 0x82c0ff, 0xd9a6f0, 0x6edede, 0xfcfcfc}},
    };
    return kAll;
}

QByteArray entry(const QString& name, QRgb rgb) {
    const QColor colour(rgb);
    return QStringLiteral("[%1]\nColor=%2,%3,%4\n")
        .arg(name)
        .arg(colour.red())
        .arg(colour.green())
        .arg(colour.blue())
        .toLatin1();
}

QByteArray text_of(const Scheme& scheme) {
    QByteArray text = "[General]\nDescription=" + scheme.name.toLatin1() + "\nOpacity=1\n";
    const auto add = [&text](const QString& name, QRgb plain, QRgb intense) {
        text += entry(name, plain) + entry(name + QLatin1String("Intense"), intense) +
                entry(name + QLatin1String("Faint"), plain);
    };
    add(QStringLiteral("Background"), scheme.background, scheme.background);
    add(QStringLiteral("Foreground"), scheme.foreground, scheme.strong_foreground);
    for (std::size_t number = 0; number < scheme.colours.size(); ++number) {
        add(QStringLiteral("Color%1").arg(number), scheme.colours[number], scheme.intense[number]);
    }
    return text;
}

/// Leaves a file alone that is as it should be.
void write_scheme(const QDir& folder, const Scheme& scheme) {
    const QString path = folder.filePath(scheme.name + QLatin1String(".colorscheme"));
    const QByteArray text = text_of(scheme);
    QFile present(path);
    if (present.open(QIODevice::ReadOnly) && present.readAll() == text) {
        return;
    }
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size()) {
        file.commit();
    }
}

}  // namespace

void install_own_schemes() {
    static const bool kInstalled = [] {
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) +
                          QLatin1String("/console-schemes"));
        if (!folder.mkpath(QStringLiteral("."))) {
            return false;
        }
        for (const Scheme& scheme : schemes()) {
            write_scheme(folder, scheme);
        }
        QTermWidget::addCustomColorSchemeDir(folder.path());
        return true;
    }();
    static_cast<void>(kInstalled);
}

}  // namespace apiary::gui
