// SPDX-License-Identifier: BSD-2-Clause
// The dialog that asks for a clone's name, with a real helper's guests.
#include "gui/create/clone_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "gui/model/words.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/field_message.h"
#include "tests/daemon/running_daemon.h"

using namespace apiary;
using namespace apiary::gui;
using apiary::tests::RunningDaemon;

namespace {

constexpr int kLongMs = 60'000;

struct Fixture {
    Fixture() {
        for (const char* name : {"web", "web-2"}) {
            const auto made = daemon.call<api::guests::Create>({.name = name, .definition = apiary::tests::tiny()});
            Q_ASSERT(made);
        }
        helper.open();
        const bool known = QTest::qWaitFor([&] { return guests.rowCount() == 2; }, kLongMs);
        Q_ASSERT(known);
        dialog = std::make_unique<CloneDialog>(QStringLiteral("web"), guests, QStringLiteral(" --session"));
        dialog->show();
    }
    template <class T>
    [[nodiscard]] T* find(const char* name) const {
        return dialog->findChild<T*>(QLatin1String(name));
    }
    [[nodiscard]] QString said() const { return find<FieldMessage>("name_message")->text(); }
    [[nodiscard]] bool can_be_made() const { return find<QPushButton>("clone")->isEnabled(); }

    RunningDaemon daemon;
    Helper helper{api::Helper{.system = false, .session = false, .socket = daemon.socket()}};
    GuestList guests{helper};
    std::unique_ptr<CloneDialog> dialog;
};

}  // namespace

class CloneDialogTest : public QObject {
    Q_OBJECT

private slots:
    void name_thatIsFree_isThereAtFirst() {
        const Fixture fixture;
        QCOMPARE(fixture.find<QLineEdit>("name")->text(), QStringLiteral("web-3"));
        QVERIFY(fixture.can_be_made() && fixture.said().isEmpty());
        QSignalSpy wanted(fixture.dialog.get(), &CloneDialog::wanted);
        QTest::keyClick(fixture.find<QLineEdit>("name"), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0], (QVariantList{QStringLiteral("web"), QStringLiteral("web-3")}));
        QVERIFY(!fixture.dialog->isVisible());
    }

    void name_thatIsWrong_isToldWhileItIsTyped_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("said");
        QTest::newRow("taken") << QStringLiteral("web-2") << QStringLiteral("already");
        QTest::newRow("its own") << QStringLiteral("web") << QStringLiteral("already");
        QTest::newRow("empty") << QString() << QStringLiteral("needs a name");
        QTest::newRow("space") << QStringLiteral("my web") << QStringLiteral("spaces");
        QTest::newRow("dash") << QStringLiteral("-web") << QStringLiteral("begins with");
        QTest::newRow("long") << QString(49, u'a') << QStringLiteral("49");
    }
    void name_thatIsWrong_isToldWhileItIsTyped() {
        QFETCH(QString, name);
        QFETCH(QString, said);
        const Fixture fixture;
        fixture.find<QLineEdit>("name")->setText(name);
        QVERIFY2(fixture.said().contains(said), qPrintable(fixture.said()));
        QVERIFY(!fixture.can_be_made());
        QSignalSpy wanted(fixture.dialog.get(), &CloneDialog::wanted);
        QTest::keyClick(fixture.find<QLineEdit>("name"), Qt::Key_Return);
        QVERIFY(wanted.isEmpty() && fixture.dialog->isVisible());
        fixture.find<QLineEdit>("name")->setText(QStringLiteral("other"));
        QVERIFY(fixture.said().isEmpty() && fixture.can_be_made());
    }

    void name_thatIsTakenMeanwhile_isTold() {
        const Fixture fixture;
        QVERIFY(fixture.daemon.call<api::guests::Create>({.name = "web-3", .definition = apiary::tests::tiny()})
                    .has_value());
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.can_be_made(), kLongMs);
        QVERIFY(fixture.said().contains(QStringLiteral("already")));
    }

    /// Whatever else is shown.
    void explanation_isSeenWhole() {
        const Fixture fixture;
        fixture.find<QLineEdit>("name")->setText(QStringLiteral("web"));
        fixture.find<QToolButton>("show_command")->click();
        QVERIFY(QTest::qWaitForWindowExposed(fixture.dialog.get()));
        const auto* intro = fixture.find<QLabel>("intro");
        QTRY_VERIFY(intro->height() >= intro->heightForWidth(intro->width()));
    }

    void command_isShownOnRequest() {
        const Fixture fixture;
        auto* command = fixture.find<CommandLineView>("command");
        QVERIFY(!command->isVisible());
        fixture.find<QToolButton>("show_command")->click();
        QVERIFY(command->isVisible());
        fixture.find<QLineEdit>("name")->setText(QStringLiteral("two"));
        QCOMPARE(command->command(), QStringLiteral("apiaryctl --session clone web two"));
    }
};

QTEST_MAIN(CloneDialogTest)
#include "clone_dialog_test.moc"
