// SPDX-License-Identifier: BSD-2-Clause
// What `cmake --install` makes is whole: the programs find each other there, also where it was moved to, files name what is installed,
// and nothing names where it was built.
#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

class InstallTest : public QObject {
    Q_OBJECT

    static constexpr int kLong = 120'000;
    QTemporaryDir directory_;

    QString path(const QString& name) const { return directory_.filePath("moved/" + name); }
    QByteArray contents(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    int status_of(const QString& program, const QStringList& arguments) const {
        QProcess process;
        process.start(program, arguments);
        const bool ended = process.waitForFinished(kLong) && process.exitStatus() == QProcess::NormalExit;
        if (!ended || process.exitCode() != 0) {
            qWarning().noquote() << program << arguments << process.readAllStandardError();
        }
        return ended ? process.exitCode() : -1;
    }

private slots:
    void initTestCase() {
        QVERIFY(directory_.isValid());
        const QString first = directory_.filePath("first");
        QCOMPARE(status_of(CMAKE, {"--install", BUILD, "--strip", "--prefix", first}), 0);
        QVERIFY(QDir().rename(first, directory_.filePath("moved")));
    }

    void nothing_namesTheTreesItCameFrom() {
        QDirIterator files(directory_.path(), QDir::Files, QDirIterator::Subdirectories);
        int seen = 0;
        for (; files.hasNext(); ++seen) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains(BUILD), qPrintable(file.fileName()));
            QVERIFY2(!bytes.contains(SOURCE), qPrintable(file.fileName()));
        }
        QVERIFY(seen > 0);
    }

    void everyPart_isThere() {
        for (const char* name :
             {"bin/apiaryctl", "sbin/apiaryd", "libexec/apiary-guest", "share/man/man1/apiaryctl.1",
              "share/man/man5/apiary.json.5", "share/man/man8/apiaryd.8", "share/bash-completion/completions/apiaryctl",
              "share/zsh/site-functions/_apiaryctl", "share/fish/vendor_completions.d/apiaryctl.fish",
              "share/varlink/io.apiary.Guests.varlink"}) {
            QVERIFY2(!contents(name).isEmpty(), name);
        }
        QVERIFY2(!QFile::exists(path("share/varlink/io.apiary.Monitor.varlink")), "that is nobody else's");
    }

    void nothing_isLeftToBeFilledIn() {
        static const QRegularExpression blank("@[A-Z_]+@");
        QDirIterator files(directory_.path(), {"*.service", "*.socket", "*.conf", "apiaryd"}, QDir::Files,
                           QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            const QString name = files.next();
            if (name.endsWith("sbin/apiaryd")) {
                continue;
            }
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!QString::fromUtf8(file.readAll()).contains(blank), qPrintable(name));
            ++seen;
        }
        QVERIFY(seen > 0);
    }

#ifdef __linux__
    void units_nameInstalledPrograms() {
        static const QRegularExpression program("^Exec\\w+=(/\\S+/(?:apiary\\w+))",
                                                QRegularExpression::MultilineOption);
        for (const auto& [unit, name] :
             {std::pair("apiaryd.service", "apiaryd"), {"apiary-guests.service", "apiaryctl"}}) {
            const QString text = contents(QString("lib/systemd/system/") + unit);
            const auto match = program.match(text);
            QVERIFY2(match.hasMatch(), unit);
            QCOMPARE(QFileInfo(match.captured(1)).fileName(), QString(name));
        }
    }
#endif

    void installedPrograms_runAGuest() {
        const QString socket = path("run/apiaryd.sock");
        QProcess helper;
        helper.setReadChannel(QProcess::StandardError);
        helper.start(path("sbin/apiaryd"), {"--session", "--state-directory", path("state"), "--runtime-directory",
                                            path("run"), "--config", path("no.conf")});
        QByteArray said;
        while (!said.contains("serves") && helper.waitForReadyRead(kLong)) {
            said += helper.readAllStandardError();
        }
        QVERIFY2(said.contains("serves"), said.constData());
        const auto ctl = [&](const QStringList& arguments) {
            return status_of(path("bin/apiaryctl"), QStringList{"--socket", socket} + arguments);
        };
        QCOMPARE(ctl({"create", "web", "--kernel", GUESTS "/daemon/serial", "--memory", "16M", "--start"}), 0);
        QCOMPARE(ctl({"stop", "web", "--kill"}), 0);
        helper.terminate();
        QVERIFY(helper.waitForFinished(kLong));
    }
};

QTEST_GUILESS_MAIN(InstallTest)
#include "install_test.moc"
