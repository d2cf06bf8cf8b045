// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/settings/autostart.h"

#include <KConfig>
#include <KConfigGroup>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

namespace apiary::gui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Autostart)
};

/// By its name where that leads here, so that the entry outlives an update that moves the program.
QString program() {
    const QString path = QCoreApplication::applicationFilePath();
    const QString name = QFileInfo(path).fileName();
    const QString found = QStandardPaths::findExecutable(name);
    return QFileInfo(found).canonicalFilePath() == QFileInfo(path).canonicalFilePath() ? name : path;
}

QByteArray entry() {
    const QString text = QStringLiteral(
                             "[Desktop Entry]\n"
                             "Type=Application\n"
                             "Name=Apiary\n"
                             "Icon=io.apiary.Apiary\n"
                             "Exec=%1\n"
                             "Terminal=false\n"
                             "X-GNOME-Autostart-enabled=true\n")
                             .arg(exec_word(program()));
    return text.toUtf8();
}

std::unexpected<Error> not_written(const QString& path, const QString& detail) {
    return fail(Texts::tr("Starting with the session could not be changed").toStdString(),
                Texts::tr("Make “%1” writable").arg(QFileInfo(path).path()).toStdString(), detail.toStdString());
}

}  // namespace

QString exec_word(const QString& word) {
    static const QRegularExpression kPlain(QStringLiteral("^[A-Za-z0-9_@:./+,-]+$"));
    if (kPlain.match(word).hasMatch()) {
        return word;
    }
    QString quoted = word;
    quoted.replace(u'%', QStringLiteral("%%"));
    static const QRegularExpression kReserved(QStringLiteral(R"(([\\"`$]))"));
    quoted.replace(kReserved, QStringLiteral(R"(\\1)"));
    // The value of any key is unescaped once before the line is taken for a command.
    quoted.replace(u'\\', QStringLiteral(R"(\\)"));
    return u'"' + quoted + u'"';
}

QString autostart_file() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/autostart/io.apiary.Apiary.desktop");
}

bool starts_with_session() {
    const QString path = autostart_file();
    if (!QFileInfo(path).isFile()) {
        return false;
    }
    const KConfig file(path, KConfig::SimpleConfig);
    const KConfigGroup group = file.group(QStringLiteral("Desktop Entry"));
    return !group.readEntry("Exec", QString()).isEmpty() && !group.readEntry("Hidden", false) &&
           group.readEntry("X-GNOME-Autostart-enabled", true);
}

Result<void> set_starts_with_session(bool wanted) {
    const QString path = autostart_file();
    if (!wanted) {
        QFile file(path);
        return !file.exists() || file.remove() ? Result<void>() : not_written(path, file.errorString());
    }
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(entry()) < 0 || !file.commit()) {
        return not_written(path, file.errorString());
    }
    return {};
}

}  // namespace apiary::gui
