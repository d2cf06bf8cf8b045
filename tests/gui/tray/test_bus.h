// SPDX-License-Identifier: BSD-2-Clause
// A session bus for one test program, and the desktop on it: desktop.py.
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace apiary::tests {

/// Made before the application object, which looks for the bus. No services are started by it.
class TestBus {
public:
    TestBus() {
        QFile file(folder_.filePath(QStringLiteral("bus.conf")));
        if (!file.open(QIODevice::WriteOnly)) {
            return;
        }
        file.write("<busconfig><type>session</type><listen>unix:dir=" + folder_.path().toUtf8() +
                   "</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                   "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
        file.close();
        daemon_.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                                                      QStringLiteral("--config-file"), file.fileName()});
        if (daemon_.waitForStarted() && daemon_.waitForReadyRead()) {
            address_ = daemon_.readLine().trimmed();
        }
        qputenv("DBUS_SESSION_BUS_ADDRESS", address_.isEmpty() ? QByteArrayLiteral("unix:path=/nowhere") : address_);
        qputenv("XDG_RUNTIME_DIR", folder_.path().toUtf8());
    }
    ~TestBus() {
        daemon_.kill();
        daemon_.waitForFinished();
    }
    TestBus(const TestBus&) = delete;
    TestBus& operator=(const TestBus&) = delete;

    /// Why tests on the bus cannot run; empty when they can.
    [[nodiscard]] QString obstacle() const {
        if (address_.isEmpty()) {
            return QStringLiteral("SKIPPED: no dbus-daemon is installed; install dbus");
        }
        const bool python =
            QProcess::execute(
                QStringLiteral("python3"),
                {QStringLiteral("-c"), QStringLiteral("import dbus, dbus.mainloop.glib, gi.repository.GLib")}) == 0;
        return python ? QString()
                      : QStringLiteral("SKIPPED: python3 lacks dbus or gi; install python3-dbus and python3-gi");
    }

private:
    QTemporaryDir folder_;
    QProcess daemon_;
    QByteArray address_;
};

/// The script, from its start to its end.
class Desktop {
public:
    /// `options`: "--bare": without a tray; "--no-host": with a watcher that no host has found; "--silent": without a
    /// server of notifications; "--markup": with one that takes their text for markup.
    explicit Desktop(const QStringList& options = {}) {
        script_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        script_.start(QStringLiteral("python3"), QStringList(QStringLiteral(DESKTOP)) + options);
        read();
    }
    ~Desktop() {
        script_.closeWriteChannel();
        if (!script_.waitForFinished(5'000)) {
            script_.kill();
            script_.waitForFinished();
        }
    }
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    /// The answer, while this program's event loop goes on: the script may have to ask it something.
    QJsonValue ask(QJsonObject command, const QString& what) {
        command[QStringLiteral("do")] = what;
        script_.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
        const QJsonObject reply = read();
        error_ = reply[QStringLiteral("error")].toString();
        return reply[QStringLiteral("ok")];
    }
    [[nodiscard]] const QString& error() const { return error_; }

    QJsonValue property(const QString& name) {
        return ask({{QStringLiteral("name"), name}}, QStringLiteral("property"));
    }
    QString status() { return property(QStringLiteral("Status")).toString(); }
    /// Title and text, one after the other.
    QString tool_tip() {
        const QJsonArray parts = property(QStringLiteral("ToolTip")).toArray();
        return parts.size() < 4 ? QString() : parts[2].toString() + u'\n' + parts[3].toString();
    }
    QJsonArray items() { return ask({}, QStringLiteral("items")).toArray(); }
    QJsonArray menu(const QStringList& path = {}) {
        return ask({{QStringLiteral("path"), QJsonArray::fromStringList(path)}}, QStringLiteral("menu")).toArray();
    }
    QStringList labels(const QStringList& path = {}) {
        QStringList labels;
        for (const QJsonValue each : menu(path)) {
            labels << each[QStringLiteral("label")].toString();
        }
        return labels;
    }
    /// Whether the entry was there and enabled.
    bool click(const QStringList& path) {
        ask({{QStringLiteral("path"), QJsonArray::fromStringList(path)}}, QStringLiteral("click"));
        return error_.isEmpty();
    }
    QJsonArray notifications() { return ask({}, QStringLiteral("notifications")).toArray(); }

private:
    QJsonObject read() {
        QElapsedTimer clock;
        clock.start();
        while (!script_.canReadLine() && script_.state() != QProcess::NotRunning && clock.elapsed() < 120'000) {
            QTest::qWait(5);
        }
        return QJsonDocument::fromJson(script_.readLine()).object();
    }

    QProcess script_;
    QString error_;
};

}  // namespace apiary::tests
