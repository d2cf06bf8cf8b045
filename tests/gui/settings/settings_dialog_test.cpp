// SPDX-License-Identifier: BSD-2-Clause
#include "gui/settings/settings_dialog.h"

#include <KMessageWidget>
#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontComboBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "gui/settings/appearance.h"
#include "gui/settings/autostart.h"
#include "gui/settings/choice_box.h"
#include "gui/settings/font_edit.h"
#include "gui/settings/settings.h"
#include "tests/gui/settings/config_folder.h"

using namespace apiary::gui;
using apiary::tests::ConfigFolder;

namespace {

const QList<ConsoleScheme> kSchemes = {{QStringLiteral("BlackOnWhite"), QStringLiteral("Black on White")},
                                       {QStringLiteral("Solarized"), QStringLiteral("Solarized")}};

struct Opened {
    explicit Opened(const QByteArray& content = {}) {
        if (!content.isEmpty()) {
            folder.write(content);
        }
        settings = std::make_unique<Settings>(folder.open());
        settings->load();
        dialog = new SettingsDialog(*settings, kSchemes);
        dialog->show();
    }
    ~Opened() { delete dialog; }

    template <class Widget>
    [[nodiscard]] Widget* find(const char* name) const {
        return dialog->findChild<Widget*>(QLatin1String(name));
    }
    [[nodiscard]] QPushButton* button(QDialogButtonBox::StandardButton which) const { return dialog->button(which); }
    void click(QDialogButtonBox::StandardButton which) const { button(which)->click(); }

    ConfigFolder folder;
    std::unique_ptr<Settings> settings;
    QPointer<SettingsDialog> dialog;
};

}  // namespace

class SettingsDialogTest : public QObject {
    Q_OBJECT

private slots:
    void dialog_opened_shows_what_is_kept() {
        const Opened opened(
            "[Console]\nConsoleHistory=777\nConsoleScheme=Solarized\n[Confirmations]\nConfirmReset=false\n");
        QCOMPARE(opened.find<QSpinBox>("kcfg_ConsoleHistory")->value(), 777);
        QCOMPARE(opened.find<ChoiceBox>("kcfg_ConsoleScheme")->currentText(), QStringLiteral("Solarized"));
        QVERIFY(!opened.find<QCheckBox>("kcfg_ConfirmReset")->isChecked());
        QVERIFY(opened.find<QCheckBox>("kcfg_ConfirmForceOff")->isChecked());
        QVERIFY(!opened.button(QDialogButtonBox::Apply)->isEnabled());
    }

    void every_setting_that_a_user_has_stands_in_the_dialog() {
        const Opened opened;
        const auto items = opened.settings->items();
        for (const auto* item : items) {
            if (item->name() != QLatin1String("KeepInTrayTold")) {
                QVERIFY2(opened.find<QWidget>(qPrintable(QStringLiteral("kcfg_") + item->name())),
                         qPrintable(item->name()));
            }
        }
    }

    void changes_applied_are_kept_and_told() {
        const Opened opened;
        QSignalSpy changed(opened.dialog, &SettingsDialog::changed);
        connect(opened.dialog, &SettingsDialog::changed, this,
                [&] { QCOMPARE(opened.settings->consoleHistory(), 2'000); });
        opened.find<QCheckBox>("kcfg_ConfirmDelete")->click();
        opened.find<QSpinBox>("kcfg_ConsoleHistory")->setValue(2'000);
        auto* scheme = opened.find<ChoiceBox>("kcfg_ConsoleScheme");
        QTest::keyClick(scheme, Qt::Key_Down);
        QCOMPARE(scheme->choice(), QStringLiteral("BlackOnWhite"));
        QVERIFY(opened.button(QDialogButtonBox::Apply)->isEnabled());
        opened.click(QDialogButtonBox::Apply);
        QCOMPARE(changed.count(), 1);
        QVERIFY(!opened.button(QDialogButtonBox::Apply)->isEnabled());
        Settings again(opened.folder.open());
        again.load();
        QCOMPARE(again.confirmDelete(), true);
        QCOMPARE(again.consoleHistory(), 2'000);
        QCOMPARE(again.consoleScheme(), QStringLiteral("BlackOnWhite"));
    }

    void changes_cancelled_are_forgotten() {
        const Opened opened;
        QSignalSpy changed(opened.dialog, &SettingsDialog::changed);
        opened.find<QCheckBox>("kcfg_ConfirmDelete")->click();
        opened.find<QCheckBox>("autostart")->click();
        opened.click(QDialogButtonBox::Cancel);
        QTRY_VERIFY(opened.dialog.isNull());
        QCOMPARE(changed.count(), 0);
        QCOMPARE(opened.settings->confirmDelete(), false);
        QVERIFY(!starts_with_session());
    }

    void defaults_wanted_put_everything_back() {
        const Opened opened(
            "[Console]\nConsoleHistory=777\nConsoleScheme=Solarized\nConsoleFont=DejaVu Sans "
            "Mono,33,-1,5,400,0,0,0,0,0\n");
        QVERIFY(set_starts_with_session(true));
        opened.find<QCheckBox>("autostart")->setChecked(true);
        opened.click(QDialogButtonBox::RestoreDefaults);
        QCOMPARE(opened.find<QSpinBox>("kcfg_ConsoleHistory")->value(), 50'000);
        QCOMPARE(opened.find<ChoiceBox>("kcfg_ConsoleScheme")->currentIndex(), 0);
        QVERIFY(!opened.find<QCheckBox>("autostart")->isChecked());
        QTRY_VERIFY(!opened.button(QDialogButtonBox::RestoreDefaults)->isEnabled());
        opened.click(QDialogButtonBox::Apply);
        QCOMPARE(opened.settings->consoleHistory(), 50'000);
        QCOMPARE(opened.settings->consoleFont(), opened.settings->defaultConsoleFontValue());
        QVERIFY(!starts_with_session());
    }

    void reset_wanted_takes_changes_back() {
        const Opened opened("[Console]\nConsoleHistory=777\n");
        opened.find<QSpinBox>("kcfg_ConsoleHistory")->setValue(1'000);
        opened.find<QCheckBox>("autostart")->click();
        QTRY_VERIFY(opened.button(QDialogButtonBox::Reset)->isEnabled());
        opened.click(QDialogButtonBox::Reset);
        QCOMPARE(opened.find<QSpinBox>("kcfg_ConsoleHistory")->value(), 777);
        QVERIFY(!opened.find<QCheckBox>("autostart")->isChecked());
        QTRY_VERIFY(!opened.button(QDialogButtonBox::Apply)->isEnabled());
        QTRY_VERIFY(!opened.button(QDialogButtonBox::Reset)->isEnabled());
    }

    void autostart_chosen_is_written_when_applied() {
        const Opened opened;
        opened.find<QCheckBox>("autostart")->click();
        QVERIFY(opened.button(QDialogButtonBox::Apply)->isEnabled());
        QVERIFY(!starts_with_session());
        opened.click(QDialogButtonBox::Apply);
        QVERIFY(starts_with_session());
        QVERIFY(!opened.button(QDialogButtonBox::Apply)->isEnabled());
    }

    void autostart_not_writable_is_told_and_taken_back() {
        const Opened opened;
        QFile in_the_way(opened.folder.path() + QStringLiteral("/autostart"));
        QVERIFY(in_the_way.open(QIODevice::WriteOnly));
        in_the_way.close();
        opened.find<QCheckBox>("autostart")->click();
        opened.click(QDialogButtonBox::Apply);
        QVERIFY(!opened.find<QCheckBox>("autostart")->isChecked());
        const auto* trouble = opened.dialog->findChild<KMessageWidget*>();
        QVERIFY(trouble->isVisibleTo(opened.dialog));
        QVERIFY(trouble->text().contains(QStringLiteral("autostart")));
    }

    void font_chosen_is_previewed_before_it_is_applied() {
        const Opened opened;
        auto* font = opened.find<FontEdit>("kcfg_ConsoleFont");
        auto* preview = opened.find<QLabel>("preview");
        QCOMPARE(preview->font().pointSize(), font->chosen().pointSize());
        font->findChild<QSpinBox*>()->setValue(23);
        QCOMPARE(preview->font().pointSize(), 23);
        auto* family = font->findChild<QFontComboBox*>();
        family->setCurrentIndex(family->count() - 1);
        QCOMPARE(QFontInfo(preview->font()).family(), family->currentFont().family());
        QVERIFY(opened.settings->consoleFont().pointSize() != 23);
        opened.click(QDialogButtonBox::Apply);
        QCOMPARE(opened.settings->consoleFont().pointSize(), 23);
    }

    void scheme_that_is_not_there_shows_as_the_desktops_and_is_kept() {
        const Opened opened("[Console]\nConsoleScheme=GoneWithAnUpdate\n");
        auto* scheme = opened.find<ChoiceBox>("kcfg_ConsoleScheme");
        QCOMPARE(scheme->currentIndex(), 0);
        QVERIFY(!opened.button(QDialogButtonBox::Apply)->isEnabled());
        opened.find<QCheckBox>("kcfg_ConfirmDelete")->click();
        opened.click(QDialogButtonBox::Apply);
        QCOMPARE(opened.settings->consoleScheme(), QStringLiteral("GoneWithAnUpdate"));
    }

    void tray_switched_off_disables_what_needs_it() {
        const Opened opened;
        QVERIFY(opened.find<QCheckBox>("kcfg_StartHidden")->isEnabled());
        opened.find<QCheckBox>("kcfg_ShowInTray")->click();
        QVERIFY(!opened.find<QCheckBox>("kcfg_StartHidden")->isEnabled());
        QVERIFY(!opened.find<QCheckBox>("kcfg_KeepInTray")->isEnabled());
    }

    void appearance_applied_changes_colours() {
        const Opened opened;
        auto* box = opened.find<QComboBox>("kcfg_Appearance");
        QTest::keyClick(box, Qt::Key_End);
        QCOMPARE(box->currentIndex(), static_cast<int>(Appearance::Dark));
        opened.click(QDialogButtonBox::Apply);
        QTRY_VERIFY(QApplication::palette().color(QPalette::Window).lightnessF() < 0.4F);
        QTest::keyClick(box, Qt::Key_Home);
        opened.click(QDialogButtonBox::Apply);
        QTRY_VERIFY(QApplication::palette().color(QPalette::Window).lightnessF() > 0.6F);
    }

    void all_fields_have_names_and_tooltips() {
        const Opened opened;
        const auto widgets = opened.dialog->findChildren<QWidget*>();
        for (const QWidget* widget : widgets) {
            if (!widget->objectName().startsWith(QLatin1String("kcfg_"))) {
                continue;
            }
            const QWidget* field = widget->focusProxy() != nullptr ? widget->focusProxy() : widget;
            const auto* button = qobject_cast<const QAbstractButton*>(field);
            const QString name = button != nullptr ? button->text() : field->accessibleName();
            QVERIFY2(!name.isEmpty(), qPrintable(widget->objectName()));
            QVERIFY2(!field->toolTip().isEmpty() || !widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
            QVERIFY2(field->focusPolicy() & Qt::TabFocus, qPrintable(widget->objectName()));
        }
    }

    void help_that_is_not_there_has_no_button() {
        const Opened opened;
        QVERIFY(opened.button(QDialogButtonBox::Help) == nullptr);
    }
};

QTEST_MAIN(SettingsDialogTest)
#include "settings_dialog_test.moc"
