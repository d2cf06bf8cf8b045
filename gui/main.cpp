// SPDX-License-Identifier: GPL-2.0-or-later
#include <KDBusService>
#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QStyle>
#include <QStyleFactory>
#include <QTranslator>
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>

#include "gui/desktop_app.h"
#include "gui/options.h"

namespace {

using apiary::gui::DesktopApp;
using apiary::gui::Options;

void set_names() {
    QCoreApplication::setApplicationName(QStringLiteral("apiary"));
    QCoreApplication::setApplicationVersion(QStringLiteral(APIARY_VERSION));
    QCoreApplication::setOrganizationDomain(QStringLiteral("apiary.io"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Apiary"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.apiary.Apiary"));
}

void translate(QApplication& app) {
    const auto load = [&](const QLocale& locale, const QString& name, const QString& folder) {
        auto* translator = new QTranslator(&app);
        if (translator->load(locale, name, QStringLiteral("_"), folder)) {
            QCoreApplication::installTranslator(translator);
        }
    };
    const QString ours = QStringLiteral(":/i18n");
    load(QLocale(QLocale::English), QStringLiteral("apiary"), ours);  // Has the plurals.
    load(QLocale(), QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(QLocale(), QStringLiteral("apiary"), ours);
}

/// Under a bare window manager Qt has a style and icons that nobody chose; where KDE's are there they are used.
void improve_looks() {
    QIcon::setFallbackThemeName(QStringLiteral("breeze"));
    if (QIcon::themeName().isEmpty() || QIcon::themeName() == QLatin1String("hicolor")) {
        QIcon::setThemeName(QStringLiteral("breeze"));
    }
    const bool chosen = qEnvironmentVariableIsSet("QT_STYLE_OVERRIDE") || qEnvironmentVariableIsSet("QT_QPA_PLATFORMTHEME");
    if (!chosen && QApplication::style()->name() == QLatin1String("fusion") &&
        QStyleFactory::keys().contains(QLatin1String("breeze"), Qt::CaseInsensitive)) {
        QApplication::setStyle(QStringLiteral("breeze"));
    }
}

/// For --help and what is wrong, also where there is no display.
int print(const Options& options) {
    const bool wrong = options.what == Options::What::Wrong;
    std::fputs(qPrintable(options.text + (options.text.endsWith(QLatin1Char('\n')) ? QString() : QStringLiteral("\n"))),
               wrong ? stderr : stdout);
    return wrong ? 2 : 0;
}

}  // namespace

int main(int count, char** arguments) {
    set_names();
    {
        QStringList words;
        std::transform(arguments, arguments + count, std::back_inserter(words),
                       [](const char* word) { return QString::fromLocal8Bit(word); });
        if (const Options options = apiary::gui::parse_options(words, QDir::currentPath());
            options.what != Options::What::Run) {
            return print(options);
        }
    }
    std::string alias = apiary::gui::kSessionAlias;
    std::replace_if(
        arguments, arguments + count, [](const char* word) { return std::string_view(word) == "--session"; },
        alias.data());
    QApplication app(count, arguments);
    QApplication::setQuitOnLastWindowClosed(false);
    translate(app);
    improve_looks();
    const Options options = apiary::gui::parse_options(QCoreApplication::arguments(), QDir::currentPath());
    // Ends this process when another one is there, which is told.
    KDBusService service(KDBusService::Unique | KDBusService::NoExitOnFailure);
    DesktopApp desktop(options);
    QObject::connect(&service, &KDBusService::activateRequested, &desktop,
                     [&](const QStringList& words, const QString& folder) {
                         desktop.take_over(apiary::gui::parse_options(words, folder));
                     });
    desktop.start();
    return QApplication::exec();
}
