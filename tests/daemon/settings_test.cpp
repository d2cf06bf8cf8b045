// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/settings.h"

#include <QTest>

#include "tests/daemon/store_rig.h"

using namespace apiary;
using namespace apiary::daemon;
using namespace std::chrono_literals;

class SettingsTest : public QObject {
    Q_OBJECT

private slots:
    void empty_text_givesTheDefaults() {
        const auto settings = parse_settings("", "conf");
        QVERIFY(settings.has_value());
        QCOMPARE(*settings, Settings());
        QCOMPARE(settings->monitor_user, std::string("apiary-guest"));
        QCOMPARE(settings->stop_grace, 60s);
        QCOMPARE(settings->monitor_patience, 10s);
        QCOMPARE(settings->crash_loop.limit, 5);
        QCOMPARE(settings->crash_loop.within, 600s);
        QCOMPARE(settings->most_guests_per_user, std::size_t{256});
        QCOMPARE(settings->policy, default_rules("apiary"));
    }

    void every_key_isTaken() {
        const auto settings = parse_settings(
            "# a comment\nmonitor_user = \"_vm\"\ngroup = \"vm\"\nlog_level = \"debug\"\nstop_grace = 30\nmonitor_patience = 7\n"
            "most_guests_per_user = 3\n[crash_loop]\nlimit = 2\nwithin = 60\n[policy]\nsee = [\"everyone\"]\n"
            "operate = [\"owner\", \"group:operators\"]\nchange = []\ncreate = [\"user:admin\", \"root\"]\n",
            "conf");
        QVERIFY2(settings.has_value(), settings ? "" : settings.error().cause.c_str());
        using Kind = Subject::Kind;
        Settings wanted = {.monitor_user = "_vm",
                           .group = "vm",
                           .log_level = log::Level::Debug,
                           .stop_grace = 30s,
                           .monitor_patience = 7s,
                           .crash_loop = {2, 60s},
                           .most_guests_per_user = 3,
                           .policy = default_rules("vm")};
        wanted.policy[0] = {{Kind::Everyone}};
        wanted.policy[1] = {{Kind::Owner}, {Kind::Group, "operators"}};
        wanted.policy[2] = {};
        wanted.policy[3] = {{Kind::User, "admin"}, {Kind::Root}};
        QCOMPARE(*settings, wanted);
    }

    void wrong_text_isRefusedWithItsLine_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* text, int line, const char* word) {
            QTest::addRow("%s", text) << text << line << word;
        };
        row("\ncolour = 3", 2, "colour");
        row("[crash_loop]\nlimt = 3", 2, "limt");
        row("[policy]\n\nview = [\"owner\"]", 3, "view");
        row("group = 3", 1, "group");
        row("group = \"\"", 1, "group");
        row("group = \"a b\"", 1, "group");
        row("monitor_user = \"-x\"", 1, "monitor_user");
        row("log_level = \"loud\"", 1, "log_level");
        row("log_level = 1", 1, "log_level");
        row("\nstop_grace = -1", 2, "stop_grace");
        row("stop_grace = 1.5", 1, "stop_grace");
        row("stop_grace = 100000", 1, "stop_grace");
        row("stop_grace = 99999999999999999999", 1, "");
        row("most_guests_per_user = true", 1, "most_guests_per_user");
        row("crash_loop = 3", 1, "table");
        row("[crash_loop]\nwithin = 0", 2, "within");
        row("[policy]\nsee = \"owner\"", 2, "see");
        row("[policy]\nsee = [\n\"owner\",\n\"nobody\"]", 4, "nobody");
        row("[policy]\nsee = [3]", 2, "");
        row("[policy]\nsee = [\"group:\"]", 2, "group:");
        row("[policy]\nsee = [\"user:a;b\"]", 2, "user:a;b");
        row("a = 1\na = 2", 2, "");
        row("group = \"x\ngroup", 1, "");
        row("= 3", 1, "");
        row("\xFF", 1, "");
    }

    void wrong_text_isRefusedWithItsLine() {
        QFETCH(QString, text);
        QFETCH(int, line);
        QFETCH(QString, word);
        const auto settings = parse_settings(text.toStdString(), "apiaryd.conf");
        QVERIFY(!settings.has_value());
        const QString cause = QString::fromStdString(settings.error().cause);
        QVERIFY2(cause.startsWith(QString("apiaryd.conf, line %1: ").arg(line)), qPrintable(cause));
        QVERIFY2(cause.contains(word), qPrintable(cause));
        QVERIFY(!settings.error().remedy.empty());
    }

    void endless_nesting_isRefused() {
        QVERIFY(!parse_settings("a = " + std::string(100'000, '['), "conf").has_value());
    }

    void file_thatIsNotThere_givesTheDefaults() {
        const test::TemporaryDirectory directory;
        const auto settings = load_settings(directory.path() / "none" / "apiaryd.conf");
        QVERIFY(settings.has_value());
        QCOMPARE(*settings, Settings());
    }

    void file_isRead() {
        const test::TemporaryDirectory directory;
        const auto file = directory.path() / "apiaryd.conf";
        test::write_text(directory.path() / "real", "group = \"vm\"\n");
        std::filesystem::create_symlink("real", file);
        const auto settings = load_settings(file);
        QVERIFY(settings.has_value());
        QCOMPARE(settings->group, std::string("vm"));
        test::write_text(file, "\nx");
        const auto wrong = load_settings(file);
        QVERIFY(!wrong.has_value());
        QVERIFY(wrong.error().cause.contains(file.string() + ", line 2"));
    }

    void file_thatCannotBeRead_isNoDefault() {
        const test::TemporaryDirectory directory;
        const auto file = directory.path() / "apiaryd.conf";
        std::filesystem::create_directory(file);
        QVERIFY(!load_settings(file).has_value());
        std::filesystem::remove(file);
        std::filesystem::create_symlink("nowhere", file);
        QVERIFY(!load_settings(file).has_value());
        std::filesystem::remove(file);
        test::write_text(file, std::string((1 << 20) + 1, '#'));
        QVERIFY(!load_settings(file).has_value());
    }
};

QTEST_APPLESS_MAIN(SettingsTest)
#include "settings_test.moc"
