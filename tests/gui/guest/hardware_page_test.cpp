// SPDX-License-Identifier: BSD-2-Clause
// What a guest is made of, shown and changed.
#include "gui/guest/hardware_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include "gui/guest/change_list.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/empty_state.h"
#include "gui/widget/path_edit.h"
#include "gui/widget/size_edit.h"
#include "tests/gui/guest/guest_fixture.h"

using namespace apiary;
using namespace apiary::gui;
using namespace apiary::tests;
using api::guests::Definition;
using api::guests::State;

namespace {

constexpr std::int64_t kMiB = 1 << 20;

struct Shown : GuestFixture {
    explicit Shown(const Definition& definition = tiny())
        : GuestFixture(definition), page(*helper, *guests, QStringLiteral("web")) {
        page.resize(900, 900);
        page.show();
    }
    [[nodiscard]] bool can_apply() const { return child<QPushButton>(page, "apply")->isVisible(); }
    void type_memory(const QString& text) { child<SizeEdit>(page, "memory")->set_text(text); }
    /// Applies, and waits until the guest has it.
    bool apply() {
        click(page, "apply");
        return QTest::qWaitFor([this] { return !can_apply(); }, kLongMs);
    }

    HardwarePage page;
};

Definition with_memory(std::int64_t bytes) {
    Definition set;
    set.memory = bytes;
    return set;
}

}  // namespace

class HardwarePageTest : public QObject {
    Q_OBJECT

private slots:
    void page_of_a_guest_shows_what_it_is_made_of() {
        Definition definition = tiny();
        definition.description = "Serves pages";
        definition.tags = {"web", "with, comma"};
        definition.cpus = 2;
        definition.append = "console=ttyS0";
        definition.restart = api::guests::RestartPolicy::OnCrash;
        definition.autostart = true;
        definition.autostart_order = 7;
        definition.stop_grace = 90;
        definition.disks = {api::guests::Disk{.path = "disk0.img", .size = kMiB, .read_only = true, .serial = "S1"}};
        definition.shares = {api::guests::Share{.path = "/tmp", .tag = "tmp", .read_only = {}}};
        Shown shown(definition);
        QVERIFY(shown.connected);
        QCOMPARE(child<QPlainTextEdit>(shown.page, "description")->toPlainText(), QStringLiteral("Serves pages"));
        QCOMPARE(child<QLineEdit>(shown.page, "tags")->text(), QStringLiteral("web, with, comma"));
        QCOMPARE(child<QSpinBox>(shown.page, "cpus")->value(), 2);
        QCOMPARE(child<SizeEdit>(shown.page, "memory")->size(), 16 * kMiB);
        QCOMPARE(child<PathEdit>(shown.page, "kernel")->path(), QStringLiteral(GUESTS "/daemon/serial"));
        QCOMPARE(child<QLineEdit>(shown.page, "append")->text(), QStringLiteral("console=ttyS0"));
        QCOMPARE(child<QComboBox>(shown.page, "restart")->currentText(), QStringLiteral("After a crash"));
        QVERIFY(child<QCheckBox>(shown.page, "autostart")->isChecked());
        QCOMPARE(child<QSpinBox>(shown.page, "autostart_order")->value(), 7);
        QCOMPARE(child<QSpinBox>(shown.page, "stop_grace")->value(), 90);
        QCOMPARE(child<QLineEdit>(shown.page, "share_tag")->text(), QStringLiteral("tmp"));
        QVERIFY(!shown.page.modified());
        QVERIFY(!shown.can_apply());
    }

    void fields_of_freebsd_kernels_and_advanced_ones_are_shown_where_they_are_of_use() {
        Shown plain;
        QVERIFY(plain.connected);
        QVERIFY(!child<QPlainTextEdit>(plain.page, "kenv")->isVisible());
        QVERIFY(!child<QComboBox>(plain.page, "virtio")->isVisible());
        child<QToolButton>(plain.page, "advanced")->click();
        QVERIFY(child<QComboBox>(plain.page, "virtio")->isVisible());
        Definition set;
        set.kenv = {"a=b"};
        QVERIFY(plain.change(set));
        QTRY_VERIFY_WITH_TIMEOUT(child<QPlainTextEdit>(plain.page, "kenv")->isVisible(), kLongMs);
        QCOMPARE(child<QPlainTextEdit>(plain.page, "kenv")->toPlainText(), QStringLiteral("a=b"));
    }

    void change_applied_is_told_and_undone() {
        Shown shown;
        QVERIFY(shown.connected);
        shown.type_memory(QStringLiteral("32 MiB"));
        QVERIFY(shown.can_apply());
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition().memory, 32 * kMiB);
        QVERIFY(tells(shown.page.notices(), QStringLiteral("Changed: Memory 16 MiB → 32 MiB")));
        QVERIFY(click_notice(shown.page.notices(), QStringLiteral("Undo")));
        QTRY_VERIFY_WITH_TIMEOUT(tells(shown.page.notices(), QStringLiteral("Changed back: Memory 32 MiB → 16 MiB")),
                                 kLongMs);
        QCOMPARE(shown.definition().memory, 16 * kMiB);
        QTRY_COMPARE_WITH_TIMEOUT(child<SizeEdit>(shown.page, "memory")->size(), 16 * kMiB, kLongMs);
    }

    void change_of_one_field_asks_for_no_other() {
        Shown shown;
        QVERIFY(shown.connected);
        child<QSpinBox>(shown.page, "cpus")->setValue(2);
        // What somebody else does at the same time stays.
        QVERIFY(shown.change(with_memory(64 * kMiB)));
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition().cpus, 2);
        QCOMPARE(shown.definition().memory, 64 * kMiB);
    }

    void change_by_others_comes_into_the_fields_that_nobody_touched() {
        Shown shown;
        QVERIFY(shown.connected);
        child<QSpinBox>(shown.page, "cpus")->setValue(3);
        Definition set = with_memory(64 * kMiB);
        set.cpus = 2;
        QVERIFY(shown.change(set));
        QTRY_COMPARE_WITH_TIMEOUT(child<SizeEdit>(shown.page, "memory")->size(), 64 * kMiB, kLongMs);
        QCOMPARE(child<QSpinBox>(shown.page, "cpus")->value(), 3);
        QVERIFY(shown.can_apply());
        click(shown.page, "discard");
        QCOMPARE(child<QSpinBox>(shown.page, "cpus")->value(), 2);
        QVERIFY(!shown.can_apply());
    }

    void text_that_is_no_size_is_refused_and_kept() {
        Shown shown;
        QVERIFY(shown.connected);
        shown.type_memory(QStringLiteral("8"));
        QVERIFY(shown.can_apply());
        click(shown.page, "apply");
        QVERIFY(!note(shown.page, "memory").isEmpty());
        QCOMPARE(child<SizeEdit>(shown.page, "memory")->text(), QStringLiteral("8"));
        QVERIFY(!child<QPushButton>(shown.page, "show_command")->isEnabled());
        // Neither does it go when somebody else changes something.
        Definition set = with_memory(64 * kMiB);
        set.cpus = 2;
        QVERIFY(shown.change(set));
        QTRY_COMPARE_WITH_TIMEOUT(child<QSpinBox>(shown.page, "cpus")->value(), 2, kLongMs);
        QCOMPARE(child<SizeEdit>(shown.page, "memory")->text(), QStringLiteral("8"));
        QCOMPARE(shown.definition().memory, 64 * kMiB);
    }

    void value_that_the_helper_refuses_is_explained_at_its_field() {
        Shown shown;
        QVERIFY(shown.connected);
        const QString tag(65, u'x');
        child<QLineEdit>(shown.page, "tags")->setText(QStringLiteral("good, ") + tag);
        click(shown.page, "apply");
        QTRY_VERIFY_WITH_TIMEOUT(note(shown.page, "tags").contains(QStringLiteral("too long")), kLongMs);
        QVERIFY(child<QLineEdit>(shown.page, "tags")->text().endsWith(tag));
        QVERIFY(shown.can_apply());
        QVERIFY(!shown.definition().tags);
        child<QLineEdit>(shown.page, "tags")->setText(QStringLiteral("good"));
        QVERIFY(note(shown.page, "tags").isEmpty());
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition().tags, std::vector<std::string>{"good"});
    }

    void kernel_that_is_not_there_is_refused() {
        Shown shown;
        QVERIFY(shown.connected);
        child<PathEdit>(shown.page, "kernel")->set_path(QStringLiteral("/nowhere/vmlinuz"));
        QTRY_VERIFY_WITH_TIMEOUT(!note(shown.page, "kernel").isEmpty(), kLongMs);
        click(shown.page, "apply");
        QVERIFY(shown.can_apply());
        QCOMPARE(shown.definition().kernel, tiny().kernel);
    }

    void kernel_that_went_stops_no_change_of_something_else() {
        Definition definition = tiny();
        definition.initrd = "/nowhere/initrd";
        Shown shown(definition);
        QVERIFY(shown.connected);
        QTRY_VERIFY_WITH_TIMEOUT(!note(shown.page, "initrd").isEmpty(), kLongMs);
        QVERIFY(!shown.can_apply());
        child<QSpinBox>(shown.page, "cpus")->setValue(2);
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition().cpus, 2);
    }

    void disks_are_added_and_taken_away() {
        Shown shown;
        QVERIFY(shown.connected);
        click(shown.page, "add_disk");
        QCOMPARE(child<QLineEdit>(shown.page, "disk_name")->text(), QStringLiteral("disk0.img"));
        child<SizeEdit>(shown.page, "disk_size")->set_text(QStringLiteral("3"));
        click(shown.page, "apply");
        QVERIFY(!note(shown.page, "disks[0].size").isEmpty());
        child<SizeEdit>(shown.page, "disk_size")->set_text(QStringLiteral("3 MiB"));
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition().disks.value().front().size, 3 * kMiB);
        QCOMPARE(std::filesystem::file_size(shown.daemon.state() / "guests/web/disks/disk0.img"),
                 std::uintmax_t(3 * kMiB));
        // It is no new one any more.
        QTRY_VERIFY_WITH_TIMEOUT(shown.page.findChild<QLineEdit*>(QStringLiteral("disk_name")) == nullptr, kLongMs);
        click(shown.page, "remove");
        QTRY_VERIFY_WITH_TIMEOUT(shown.can_apply(), kLongMs);
        QVERIFY(shown.apply());
        QVERIFY(!shown.definition().disks);
    }

    void image_without_a_path_is_asked_for() {
        Shown shown;
        QVERIFY(shown.connected);
        click(shown.page, "add_image");
        QVERIFY(note(shown.page, "disks[0]").isEmpty());
        click(shown.page, "apply");
        QVERIFY(!note(shown.page, "disks[0]").isEmpty());
        const std::string image = (shown.daemon.directory() / "image").string();
        std::ofstream(image) << std::string(kMiB, '\0');
        child<PathEdit>(shown.page, "disk_file")->set_path(qt(image));
        QTRY_VERIFY_WITH_TIMEOUT(child<PathEdit>(shown.page, "disk_file")->facts().has_value(), kLongMs);
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition().disks.value().front().path, image);
    }

    void folder_is_shared_with_a_tag_of_its_name() {
        Shown shown;
        QVERIFY(shown.connected);
        click(shown.page, "add_share");
        child<PathEdit>(shown.page, "share_folder")->set_path(QStringLiteral("/tmp"));
        QCOMPARE(child<QLineEdit>(shown.page, "share_tag")->text(), QStringLiteral("tmp"));
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition().shares,
                 (std::vector{api::guests::Share{.path = "/tmp", .tag = "tmp", .read_only = {}}}));
    }

    void change_of_a_running_guest_is_listed_until_it_is_restarted() {
        Shown shown;
        QVERIFY(shown.connected);
        QVERIFY(shown.start());
        QVERIFY(shown.waits_for(State::Running));
        auto* list = shown.page.findChild<ChangeList*>();
        QVERIFY(!list->isVisible());
        shown.type_memory(QStringLiteral("32 MiB"));
        child<QPlainTextEdit>(shown.page, "description")->setPlainText(QStringLiteral("counts at once"));
        QVERIFY(shown.apply());
        QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), kLongMs);
        QCOMPARE(list->lines(), QStringList{QStringLiteral("Memory: 16 MiB → 32 MiB")});
        // A page that comes later has not seen what it was started with.
        HardwarePage later(*shown.helper, *shown.guests, QStringLiteral("web"));
        later.show();
        QCOMPARE(later.findChild<ChangeList*>()->lines(), QStringList{QStringLiteral("Memory: 32 MiB")});
        const auto pid = shown.known()->pid;
        list->restart_action()->trigger();
        child<QMessageBox>(shown.page, "confirm_restart")->defaultButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown.known()->state == State::Running && shown.known()->pid != pid, kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(!list->isVisible(), kLongMs);
    }

    void restart_of_a_guest_that_does_not_listen_fails_with_the_reason() {
        Definition definition = tiny();
        definition.stop_grace = 1;
        Shown shown(definition);
        QVERIFY(shown.connected);
        QVERIFY(shown.start());
        QVERIFY(shown.waits_for(State::Running));
        auto console = shown.daemon.attach("web");
        QVERIFY(console.has_value());
        static_cast<void>(console->until("ready"));
        console->type("d");
        static_cast<void>(console->until("deaf"));
        shown.page.restart();
        child<QMessageBox>(shown.page, "confirm_restart")->defaultButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown.page.notices().count() > 0, kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(shown.known()->state, State::Running, kLongMs);
    }

    void command_shown_does_the_same() {
        Shown shown;
        QVERIFY(shown.connected);
        shown.type_memory(QStringLiteral("32 MiB"));
        child<QLineEdit>(shown.page, "append")->setText(QStringLiteral("it's \"quoted\" $HOME"));
        child<QLineEdit>(shown.page, "tags")->setText(QStringLiteral("web, with space"));
        click(shown.page, "show_command");
        const QString command = shown.page.findChild<CommandLineView*>()->command();
        QVERIFY2(command.startsWith(QStringLiteral("apiaryctl --socket ")), qPrintable(command));
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"), QStringLiteral("apiaryctl() { " APIARYCTL " \"$@\"; }; ") + command});
        QVERIFY(shell.waitForFinished(kLongMs));
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        QTRY_VERIFY_WITH_TIMEOUT(!shown.page.modified(), kLongMs);
        QVERIFY(!shown.can_apply());
        QCOMPARE(shown.definition().append, "it's \"quoted\" $HOME");
        QCOMPARE(shown.definition().tags, (std::vector<std::string>{"web", "with space"}));
    }

    void page_of_a_lost_helper_is_grey_and_keeps_what_was_typed() {
        Shown shown;
        QVERIFY(shown.connected);
        child<QSpinBox>(shown.page, "cpus")->setValue(3);
        shown.daemon.end(SIGTERM);
        QTRY_VERIFY_WITH_TIMEOUT(shown.guests->stale(), kLongMs);
        QVERIFY(!child<QSpinBox>(shown.page, "cpus")->isEnabled());
        QVERIFY(!child<QPushButton>(shown.page, "apply")->isEnabled());
        QVERIFY(child<QWidget>(shown.page, "read_only")->isVisible());
        QVERIFY(shown.daemon.start());
        QTRY_VERIFY_WITH_TIMEOUT(!shown.guests->stale(), kLongMs);
        QVERIFY(child<QSpinBox>(shown.page, "cpus")->isEnabled());
        QCOMPARE(child<QSpinBox>(shown.page, "cpus")->value(), 3);
        QVERIFY(shown.apply());
        QCOMPARE(shown.definition().cpus, 3);
    }

    void broken_guest_is_explained() {
        Shown shown;
        QVERIFY(shown.connected);
        shown.daemon.end(SIGTERM);
        std::ofstream(shown.daemon.state() / "guests/web/guest.json") << "{";
        QVERIFY(shown.daemon.start());
        QTRY_VERIFY_WITH_TIMEOUT(!shown.guests->stale() && shown.known()->state == State::Broken, kLongMs);
        const auto* why = shown.page.findChild<EmptyState*>();
        QVERIFY(why->isVisible());
        QVERIFY(why->explanation().contains(qt(shown.known()->problem->cause)));
        QVERIFY(!shown.can_apply());
    }

    void hidden_page_catches_up_when_it_is_shown() {
        Shown shown;
        QVERIFY(shown.connected);
        shown.page.hide();
        QVERIFY(shown.change(with_memory(64 * kMiB)));
        QTRY_COMPARE_WITH_TIMEOUT(shown.known()->definition->memory, 64 * kMiB, kLongMs);
        QCOMPARE(child<SizeEdit>(shown.page, "memory")->size(), 16 * kMiB);
        shown.page.show();
        QCOMPARE(child<SizeEdit>(shown.page, "memory")->size(), 64 * kMiB);
        QVERIFY(!shown.can_apply());
    }

    void everything_that_can_be_typed_in_has_a_name() {
        Shown shown;
        QVERIFY(shown.connected);
        click(shown.page, "add_disk");
        click(shown.page, "add_image");
        click(shown.page, "add_share");
        child<QToolButton>(shown.page, "advanced")->click();
        for (const QWidget* each : shown.page.findChildren<QWidget*>()) {
            const bool inner = each->objectName().startsWith(QLatin1String("qt_")) ||
                               each->parentWidget()->inherits("QAbstractSpinBox") ||
                               each->parentWidget()->inherits("QComboBox");
            if (!inner && each->isVisible() && each->focusPolicy() != Qt::NoFocus &&
                (each->inherits("QLineEdit") || each->inherits("QPlainTextEdit") || each->inherits("QComboBox") ||
                 each->inherits("QToolButton"))) {
                QVERIFY2(!each->accessibleName().isEmpty() || each->objectName() == QLatin1String("advanced"),
                         qPrintable(QStringList({QLatin1String(each->metaObject()->className()), each->objectName(),
                                                 QLatin1String(each->parentWidget()->metaObject()->className())})
                                        .join(u' ')));
            }
        }
    }
};

QTEST_MAIN(HardwarePageTest)
#include "hardware_page_test.moc"
