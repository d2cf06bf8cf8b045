// SPDX-License-Identifier: BSD-2-Clause
// Debian's python3-varlink drives a Linux guest through its whole life.
#include <QProcess>
#include <QTest>

#include "tests/daemon/running_daemon.h"

using namespace apiary::tests;

class ForeignClientTest : public QObject {
    Q_OBJECT

private slots:
    void whole_life_of_a_guest_is_driven_by_a_foreign_client() {
        const std::filesystem::path guests = qEnvironmentVariable("APIARY_DEBIAN_GUESTS").toStdString();
        const auto kernel = guests / "bookworm/vmlinuz", initrd = guests / "bookworm/initrd.gz";
        if (!std::filesystem::exists(kernel)) {
            QSKIP("the guest of tools/guest/make-guest is not there: APIARY_DEBIAN_GUESTS says where");
        }
        RunningDaemon daemon;
        QProcess client;
        client.setProcessChannelMode(QProcess::MergedChannels);
        client.start("python3", {FOREIGN_LIFE, QString::fromStdString(daemon.socket()), QString::fromStdString(kernel.string()),
                                 QString::fromStdString(initrd.string())});
        QVERIFY(client.waitForFinished(800'000));
        const QByteArray said = client.readAll();
        QVERIFY2(client.exitCode() == 0 && said.endsWith("done\n"), said.constData());
    }
};

QTEST_GUILESS_MAIN(ForeignClientTest)
#include "foreign_client_test.moc"
