// SPDX-License-Identifier: BSD-2-Clause
#include "gui/settings/settings.h"

#include <sys/stat.h>

#include <KColorScheme>
#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QSignalSpy>
#include <QTest>

#include "gui/settings/appearance.h"
#include "gui/settings/autostart.h"
#include "tests/gui/settings/config_folder.h"

using namespace apiary;
using namespace apiary::gui;
using apiary::tests::ConfigFolder;

class SettingsTest : public QObject {
    Q_OBJECT

private slots:
    void new_installation_settings_are_defaults() {
        const ConfigFolder folder;
        Settings settings(folder.open());
        settings.load();
        QCOMPARE(settings.startHidden(), false);
        QCOMPARE(settings.showInTray(), true);
        QCOMPARE(settings.keepInTray(), true);
        QCOMPARE(settings.keepInTrayTold(), false);
        QCOMPARE(settings.imageFolder(), QString());
        QCOMPARE(settings.appearance(), static_cast<int>(Appearance::Desktop));
        QCOMPARE(settings.consoleFont(), QFontDatabase::systemFont(QFontDatabase::FixedFont));
        QCOMPARE(settings.consoleScheme(), QString());
        QCOMPARE(settings.consoleHistory(), 50'000);
        QCOMPARE(settings.confirmForceOff(), true);
        QCOMPARE(settings.confirmReset(), true);
        QCOMPARE(settings.confirmDelete(), false);
        QCOMPARE(settings.notifyCrash(), true);
        QCOMPARE(settings.notifyTask(), true);
    }

    void values_saved_are_read_at_the_next_start() {
        const ConfigFolder folder;
        QFont font(QStringLiteral("DejaVu Sans Mono"), 17);
        {
            Settings settings(folder.open());
            settings.load();
            QSignalSpy changed(&settings, &Settings::configChanged);
            settings.setStartHidden(true);
            settings.setImageFolder(QStringLiteral("/srv/images of mine"));
            settings.setAppearance(static_cast<int>(Appearance::Dark));
            settings.setConsoleFont(font);
            settings.setConsoleScheme(QStringLiteral("Solarized"));
            settings.setConsoleHistory(1'234);
            QVERIFY(settings.save());
            QCOMPARE(changed.count(), 1);
        }
        Settings settings(folder.open());
        settings.load();
        QCOMPARE(settings.startHidden(), true);
        QCOMPARE(settings.imageFolder(), QStringLiteral("/srv/images of mine"));
        QCOMPARE(settings.appearance(), static_cast<int>(Appearance::Dark));
        QCOMPARE(settings.consoleFont().family(), font.family());
        QCOMPARE(settings.consoleFont().pointSize(), 17);
        QCOMPARE(settings.consoleScheme(), QStringLiteral("Solarized"));
        QCOMPARE(settings.consoleHistory(), 1'234);
    }

    void value_set_back_to_its_default_leaves_the_file() {
        const ConfigFolder folder;
        folder.write("[Console]\nConsoleHistory=777\n");
        Settings settings(folder.open());
        settings.load();
        settings.setDefaults();
        QVERIFY(settings.save());
        QVERIFY(!folder.read().contains("ConsoleHistory"));
    }

    void number_out_of_bounds_is_the_nearest_in_bounds_data() {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<int>("read");
        QTest::newRow("negative") << QByteArray("-1") << 100;
        QTest::newRow("none") << QByteArray("0") << 100;
        QTest::newRow("huge") << QByteArray("2000000000") << 1'000'000;
        QTest::newRow("at the edge") << QByteArray("1000000") << 1'000'000;
    }
    void number_out_of_bounds_is_the_nearest_in_bounds() {
        QFETCH(QByteArray, written);
        const ConfigFolder folder;
        folder.write("[Console]\nConsoleHistory=" + written + '\n');
        Settings settings(folder.open());
        settings.load();
        QTEST(settings.consoleHistory(), "read");
    }

    void damaged_file_still_gives_usable_settings_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no configuration") << QByteArray("this is no configuration\n= =\n[[[\n");
        QTest::newRow("zeros") << QByteArray(4096, '\0');
        QTest::newRow("bytes that are no UTF-8")
            << QByteArray("[Console]\nConsoleFont=\xff\xfe\x80\nConsoleScheme=\xc3(\n");
        QTest::newRow("words for numbers") << QByteArray(
            "[General]\nAppearance=banana\nShowInTray=perhaps\n[Console]\nConsoleHistory=many\nConsoleFont=big\n");
        QTest::newRow("choice that there is not") << QByteArray("[General]\nAppearance=99\n");
        QTest::newRow("negative choice") << QByteArray("[General]\nAppearance=-7\n");
        QTest::newRow("font of no size") << QByteArray(
            "[Console]\nConsoleFont=DejaVu Sans Mono,0,-1,5,400,0,0,0,0,0\n");
        QTest::newRow("font of negative size") << QByteArray("[Console]\nConsoleFont=Mono,-5,-1,5,400,0,0,0,0,0\n");
        QTest::newRow("giant font") << QByteArray("[Console]\nConsoleFont=Mono,90000,-1,5,400,0,0,0,0,0\n");
        QTest::newRow("giant font in pixels") << QByteArray("[Console]\nConsoleFont=Mono,-1,90000,5,400,0,0,0,0,0\n");
        QTest::newRow("font without a name") << QByteArray("[Console]\nConsoleFont=,12,-1,5,400,0,0,0,0,0\n");
        QTest::newRow("line of a megabyte") << "[Console]\nConsoleScheme=" + QByteArray(1 << 20, 'x') + '\n';
    }
    void damaged_file_still_gives_usable_settings() {
        QFETCH(QByteArray, content);
        const ConfigFolder folder;
        folder.write(content);
        Settings settings(folder.open());
        settings.load();
        QVERIFY(settings.appearance() >= 0 && settings.appearance() <= 2);
        QVERIFY(settings.consoleHistory() >= 100 && settings.consoleHistory() <= 1'000'000);
        const QFont font = settings.consoleFont();
        QVERIFY(!font.family().isEmpty());
        QVERIFY2(
            (font.pointSizeF() >= 5 && font.pointSizeF() <= 72) || (font.pixelSize() > 0 && font.pixelSize() <= 144),
            qPrintable(font.toString()));
        settings.setConsoleHistory(4'321);
        QVERIFY(settings.save());
        Settings again(folder.open());
        again.load();
        QCOMPARE(again.consoleHistory(), 4'321);
    }

    void folder_in_place_of_the_file_gives_defaults() {
        const ConfigFolder folder;
        QVERIFY(QDir().mkpath(folder.file()));
        Settings settings(folder.open());
        settings.load();
        QCOMPARE(settings.consoleHistory(), 50'000);
    }

    void autostart_written_and_removed_is_seen() {
        const ConfigFolder folder;
        QVERIFY(!starts_with_session());
        QVERIFY(set_starts_with_session(true));
        QVERIFY(starts_with_session());
        const QString file = folder.path() + QStringLiteral("/autostart/io.apiary.Apiary.desktop");
        QCOMPARE(autostart_file(), file);
        const QByteArray entry = ConfigFolder::read(file);
        QVERIFY(entry.startsWith("[Desktop Entry]\n"));
        QVERIFY(entry.contains("\nType=Application\n"));
        QVERIFY(entry.contains("\nExec=" + exec_word(QCoreApplication::applicationFilePath()).toUtf8() + '\n'));
        QVERIFY(set_starts_with_session(false));
        QVERIFY(!starts_with_session());
        QVERIFY(!QFile::exists(file));
        QVERIFY(set_starts_with_session(false));
    }

    void autostart_switched_off_by_the_desktop_is_off_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("hidden") << QByteArray("Hidden=true");
        QTest::newRow("GNOME's") << QByteArray("X-GNOME-Autostart-enabled=false");
    }
    void autostart_switched_off_by_the_desktop_is_off() {
        QFETCH(QByteArray, line);
        const ConfigFolder folder;
        QVERIFY(set_starts_with_session(true));
        const QByteArray entry = ConfigFolder::read(autostart_file());
        QFile file(autostart_file());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(entry + line + '\n');
        file.close();
        QVERIFY(!starts_with_session());
        QVERIFY(set_starts_with_session(true));
        QVERIFY(starts_with_session());
    }

    void autostart_that_cannot_be_written_is_an_error_with_its_remedy() {
        const ConfigFolder folder;
        QFile in_the_way(folder.path() + QStringLiteral("/autostart"));
        QVERIFY(in_the_way.open(QIODevice::WriteOnly));
        in_the_way.close();
        const auto done = set_starts_with_session(true);
        QVERIFY(!done);
        QVERIFY(!done.error().cause.empty());
        QVERIFY(done.error().remedy.contains("autostart"));
        QVERIFY(!done.error().detail.empty());
    }

    void word_of_an_exec_line_is_quoted_where_it_must_be_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("written");
        QTest::newRow("plain") << QStringLiteral("/usr/local/bin/apiary") << QStringLiteral("/usr/local/bin/apiary");
        QTest::newRow("space") << QStringLiteral("/my apps/apiary") << QStringLiteral("\"/my apps/apiary\"");
        QTest::newRow("field code") << QStringLiteral("/100%f/apiary") << QStringLiteral("\"/100%%f/apiary\"");
        QTest::newRow("dollar") << QStringLiteral("/a$b") << QStringLiteral("\"/a\\\\$b\"");
        QTest::newRow("quote") << QStringLiteral("/a\"b") << QStringLiteral("\"/a\\\\\"b\"");
        QTest::newRow("backslash") << QStringLiteral("/a\\b") << QStringLiteral("\"/a\\\\\\\\b\"");
    }
    void word_of_an_exec_line_is_quoted_where_it_must_be() {
        QFETCH(QString, word);
        QTEST(exec_word(word), "written");
    }

    void appearance_chosen_changes_colours_and_back() {
        const auto lightness = [] { return QApplication::palette().color(QPalette::Window).lightnessF(); };
        const QPalette before = QApplication::palette();
        apply_appearance(Appearance::Desktop);
        QCOMPARE(QApplication::palette(), before);
        apply_appearance(Appearance::Dark);
        QTRY_VERIFY(lightness() < 0.4F);
        apply_appearance(Appearance::Light);
        QTRY_VERIFY(lightness() > 0.6F);
        apply_appearance(Appearance::Desktop);
        QTRY_COMPARE(QApplication::palette().color(QPalette::Window), before.color(QPalette::Window));
    }
};

QTEST_MAIN(SettingsTest)
#include "settings_test.moc"
