// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/window/session_helper.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

namespace apiary::gui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SessionHelper)
};

}  // namespace

QString helper_program() {
    const QDir here(QCoreApplication::applicationDirPath());
    const QStringList folders = {here.path(), here.filePath(QStringLiteral("../sbin"))};
    const QString beside = QStandardPaths::findExecutable(QStringLiteral("apiaryd"), folders);
    if (!beside.isEmpty()) {
        return beside;
    }
    const QString in_path = QStandardPaths::findExecutable(QStringLiteral("apiaryd"));
    return in_path.isEmpty()
               ? QStandardPaths::findExecutable(QStringLiteral("apiaryd"),
                                                {QStringLiteral("/usr/local/sbin"), QStringLiteral("/usr/sbin")})
               : in_path;
}

Result<void> start_session_helper() {
    const QString program = helper_program();
    if (program.isEmpty()) {
        return fail(Texts::tr("The program apiaryd is not installed").toStdString(),
                    Texts::tr("Install it together with this one").toStdString());
    }
    QProcess process;
    process.setProgram(program);
    process.setArguments({QStringLiteral("--session")});
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    if (!process.startDetached()) {
        return fail(Texts::tr("%1 cannot be started").arg(program).toStdString(), {},
                    process.errorString().toStdString());
    }
    return {};
}

}  // namespace apiary::gui
