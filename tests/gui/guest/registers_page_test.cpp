// SPDX-License-Identifier: BSD-2-Clause
// The registers of a guest, as they are and as they were.
#include "gui/guest/registers_page.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextBlock>

#include "gui/widget/empty_state.h"
#include "tests/gui/guest/guest_fixture.h"

using namespace apiary;
using namespace apiary::gui;
using namespace apiary::tests;
using api::guests::State;

namespace {

struct Shown : GuestFixture {
    Shown() : page(*helper, *guests, QStringLiteral("web")) { page.resize(900, 700); }
    [[nodiscard]] QString text() const { return page.view().toPlainText(); }
    bool waits_for_registers() const {
        return QTest::qWaitFor([this] { return text().contains(QStringLiteral("rip")); }, kLongMs);
    }

    RegistersPage page;
};

/// Words of the text that are bold, but for the headings.
QStringList bold_words(const QPlainTextEdit& view) {
    QStringList words;
    for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            if (part.fragment().charFormat().fontWeight() == QFont::Bold &&
                !part.fragment().text().startsWith(QStringLiteral("CPU"))) {
                words << part.fragment().text();
            }
        }
    }
    return words;
}

}  // namespace

class RegistersPageTest : public QObject {
    Q_OBJECT

private slots:
    void text_of_the_helper_is_read_into_names_and_values() {
        const auto cpus =
            registers_of({"rip[0]\t\t0x0000000000100000\ncs desc[0]\t\t0x1/0x2/0x3\nodd\n", "rip[1]\t\t0x1\n"});
        QCOMPARE(cpus.size(), 2);
        QCOMPARE(cpus[0], (Registers{{QStringLiteral("rip"), QStringLiteral("0x0000000000100000")},
                                     {QStringLiteral("cs desc"), QStringLiteral("0x1/0x2/0x3")},
                                     {QString(), QStringLiteral("odd")}}));
        QCOMPARE(cpus[1], (Registers{{QStringLiteral("rip"), QStringLiteral("0x1")}}));
    }

    void what_is_other_than_before_is_marked() {
        const auto before = registers_of({"rip[0]\t\t0x1\nrax[0]\t\t0x2\n"});
        const auto now = marked(registers_of({"rip[0]\t\t0x9\nrax[0]\t\t0x2\n", "rip[1]\t\t0x1\n"}), before);
        QVERIFY(now[0][0].changed);
        QVERIFY(!now[0][1].changed);
        QVERIFY(!now[1][0].changed);
        QCOMPARE(changed_names(now), QStringList{QStringLiteral("rip")});
        // Of another kernel of the helper, with other registers: nothing is compared.
        QVERIFY(changed_names(marked(registers_of({"rax[0]\t\t0x9\n"}), before)).isEmpty());
        QList<RegisterPart> marks = laid_out(now);
        marks.removeIf([](const RegisterPart& part) { return part.kind != RegisterPart::Kind::Changed; });
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks[0].text, QStringLiteral("0x9"));
    }

    void guest_that_does_not_run_has_none() {
        Shown shown;
        QVERIFY(shown.connected);
        shown.page.show();
        QTRY_VERIFY_WITH_TIMEOUT(shown.page.findChild<EmptyState*>()->isVisible(), kLongMs);
        QVERIFY(!shown.page.is_asking());
    }

    void registers_of_a_running_guest_are_marked_as_they_change() {
        Shown shown;
        QVERIFY(shown.connected);
        shown.page.show();
        QVERIFY(shown.start());
        QVERIFY(shown.waits_for_registers());
        QVERIFY(shown.text().startsWith(QStringLiteral("CPU 0\n")));
        auto console = shown.daemon.attach("web");
        QVERIFY(console.has_value());
        console->type("b");  // Busy until the next letter.
        QTRY_VERIFY_WITH_TIMEOUT(!shown.page.marks().isEmpty(), kLongMs);
        QCOMPARE(bold_words(shown.page.view()).isEmpty(), false);
        // It sleeps again, and what is marked is so no more.
        console->type("x");
        QTRY_VERIFY_WITH_TIMEOUT(shown.page.marks().isEmpty() && bold_words(shown.page.view()).isEmpty(), kLongMs);
    }

    void values_that_are_held_stay_and_nobody_is_asked() {
        Shown shown;
        QVERIFY(shown.connected);
        shown.page.show();
        QVERIFY(shown.start());
        QVERIFY(shown.waits_for_registers());
        shown.page.live_action()->trigger();
        QVERIFY(!shown.page.is_asking());
        const QString held = shown.text();
        QVERIFY(shown.daemon.call<api::guests::Kill>({.name = "web"}).has_value());
        QVERIFY(shown.waits_for(State::Stopped));
        QCOMPARE(shown.text(), held);
        QVERIFY(shown.page.view().isVisible());
        shown.page.live_action()->trigger();
        QVERIFY(shown.page.findChild<EmptyState*>()->isVisible());
    }

    void hidden_page_asks_nobody() {
        Shown shown;
        QVERIFY(shown.connected);
        QVERIFY(shown.start());
        QVERIFY(shown.waits_for(State::Running));
        QVERIFY(!shown.page.is_asking());
        shown.page.show();
        QVERIFY(shown.waits_for_registers());
        QVERIFY(shown.page.is_asking());
        shown.page.hide();
        QVERIFY(!shown.page.is_asking());
    }

    void registers_of_a_crash_are_shown_as_they_were() {
        Shown shown;
        QVERIFY(shown.connected);
        shown.page.show();
        QVERIFY(shown.start());
        QVERIFY(shown.waits_for(State::Running));
        auto console = shown.daemon.attach("web");
        QVERIFY(console.has_value());
        static_cast<void>(console->until("ready"));
        console->type("c");
        QVERIFY(shown.waits_for(State::Stopped));
        QTRY_VERIFY_WITH_TIMEOUT(
            child<QLabel>(shown.page, "register_status")->text().contains(QStringLiteral("crashed")), kLongMs);
        QVERIFY(shown.text().contains(QStringLiteral("rip")));
        QVERIFY(bold_words(shown.page.view()).isEmpty());
        QVERIFY(!shown.page.is_asking());
    }

    void text_is_copied_and_saved() {
        Shown shown;
        QVERIFY(shown.connected);
        shown.page.show();
        QVERIFY(shown.start());
        QVERIFY(shown.waits_for_registers());
        shown.page.live_action()->trigger();
        shown.page.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), shown.text());
        const QString path = qt(shown.daemon.directory().string() + "/registers.txt");
        shown.page.save(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), shown.text());
    }
};

QTEST_MAIN(RegistersPageTest)
#include "registers_page_test.moc"
