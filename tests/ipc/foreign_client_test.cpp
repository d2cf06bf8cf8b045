// SPDX-License-Identifier: BSD-2-Clause
// The server as a varlink client sees it that is not ours.
#include <QProcess>
#include <QTest>

#include "tests/ipc/rig.h"

using namespace apiary::ipc::test;

class ForeignClientTest : public QObject {
    Q_OBJECT

private slots:
    void python_client_introspects_calls_streams_and_gets_errors() {
        constexpr int kNotThere = 77;
        TestServer server;
        server.start();
        QProcess client;
        client.setProcessChannelMode(QProcess::ForwardedChannels);
        client.start("python3", {FOREIGN_CLIENT, QString::fromStdString(server.path)});
        if (!client.waitForStarted(60'000)) {
            QSKIP("python3 is not installed");
        }
        QVERIFY(client.waitForFinished(120'000));
        if (client.exitCode() == kNotThere) {
            QSKIP("python3-varlink is not installed");
        }
        QCOMPARE(client.exitStatus(), QProcess::NormalExit);
        QCOMPARE(client.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(ForeignClientTest)
#include "foreign_client_test.moc"
