// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace apiary::gui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Options)
};

Options wrong(const QString& text) {
    Options options;
    options.what = Options::What::Wrong;
    options.text = text + QLatin1Char('\n') + Texts::tr("apiary --help lists the options.");
    return options;
}

/// A guest's name has no slash; a file is meant where one of this name is there.
QString target_of(const QString& argument, const QString& folder) {
    const QString path = QDir(folder).absoluteFilePath(argument);
    return argument.contains(QLatin1Char('/')) || (argument.contains(QLatin1Char('.')) && QFileInfo(path).isFile())
               ? path
               : argument;
}

}  // namespace

Options parse_options(const QStringList& arguments, const QString& folder) {
    QCommandLineParser parser;
    parser.setApplicationDescription(Texts::tr("Runs guests and shows their consoles in a window."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, Texts::tr("Show this text."));
    const QCommandLineOption version(QStringLiteral("version"), Texts::tr("Show the version."));
    const QCommandLineOption session(QStringLiteral("session"),
                                     Texts::tr("Use the helper of this user alone; it is started where it is not there."));
    const QCommandLineOption system(QStringLiteral("system"), Texts::tr("Use the helper of the whole computer."));
    const QCommandLineOption socket(QStringLiteral("socket"), Texts::tr("Use the helper that listens at PATH."),
                                    QStringLiteral("PATH"));
    const QCommandLineOption hidden(QStringLiteral("hidden"), Texts::tr("Begin in the tray, where there is one."));
    QCommandLineOption session_alias(QString::fromLatin1(kSessionAlias).mid(2));
    session_alias.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({help, version, session, session_alias, system, socket, hidden});
    parser.addPositionalArgument(QStringLiteral("GUEST"), Texts::tr("Show this guest; a file: make a guest of it."),
                                 QStringLiteral("[GUEST|FILE]"));
    if (!parser.parse(arguments)) {
        return wrong(parser.errorText());
    }
    Options options;
    if (parser.isSet(help) || parser.isSet(version)) {
        options.what = parser.isSet(help) ? Options::What::Help : Options::What::Version;
        options.text = parser.isSet(help) ? parser.helpText()
                                          : QStringLiteral("apiary %1\n").arg(QCoreApplication::applicationVersion());
        return options;
    }
    const bool own = parser.isSet(session) || parser.isSet(session_alias);
    if (own + parser.isSet(system) + parser.isSet(socket) > 1) {
        return wrong(Texts::tr("Only one of --session, --system and --socket can be given."));
    }
    if (parser.positionalArguments().size() > 1) {
        return wrong(Texts::tr("Only one guest or file can be given."));
    }
    options.helper = {.system = parser.isSet(system), .session = own, .socket = {}};
    if (parser.isSet(socket)) {
        options.helper.socket = QDir(folder).absoluteFilePath(parser.value(socket)).toStdString();
    }
    options.hidden = parser.isSet(hidden);
    const QStringList targets = parser.positionalArguments();
    options.target = targets.isEmpty() ? QString() : target_of(targets.first(), folder);
    return options;
}

}  // namespace apiary::gui
