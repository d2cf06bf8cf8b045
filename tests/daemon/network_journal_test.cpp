// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/network_journal.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <set>

using namespace apiary;
using namespace apiary::daemon;

class NetworkJournalTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> directory_;

    std::filesystem::path state() const { return directory_->path().toStdString(); }
    std::filesystem::path networks() const { return state() / "networks"; }

private slots:
    void init() { directory_ = std::make_unique<QTemporaryDir>(); }

    void record_isKeptUntilItIsRemoved() {
        NetworkJournal journal(state());
        QVERIFY(journal.names().value().empty());
        QVERIFY(journal.remove("net0").has_value());
        QVERIFY(journal.save("net0", "one").has_value() && journal.save("net0", "two").has_value());
        QCOMPARE(NetworkJournal(state()).names().value(), std::vector<std::string>{"net0"});
        QCOMPARE(NetworkJournal(state()).load("net0").value(), std::string("two"));
        QVERIFY(journal.remove("net0").has_value());
        QVERIFY(journal.names().value().empty() && std::filesystem::is_empty(networks()));
        QVERIFY(!journal.load("net0") && !journal.load("net0").error().cause.empty());
    }

    void whatACrashLeft_isNoRecordAndIsTidiedUp() {
        NetworkJournal journal(state());
        journal.tidy();  // Nothing is there yet.
        QVERIFY(journal.save("net0", "one").has_value());
        for (const char* left : {".new-net0.json", ".old-net0.json", ".new-net1.json", "no name.json", "README"}) {
            std::ofstream(networks() / left) << "half";
        }
        QCOMPARE(journal.names().value(), std::vector<std::string>{"net0"});
        journal.tidy();
        std::set<std::string> files;
        for (const auto& file : std::filesystem::directory_iterator(networks())) {
            files.insert(file.path().filename());
        }
        QCOMPARE(files, (std::set<std::string>{"net0.json", "no name.json", "README"}));
        QCOMPARE(journal.load("net0").value(), std::string("one"));
    }
};

QTEST_APPLESS_MAIN(NetworkJournalTest)
#include "network_journal_test.moc"
