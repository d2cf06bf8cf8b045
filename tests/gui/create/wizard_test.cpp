// SPDX-License-Identifier: BSD-2-Clause
// The wizard as a user has it, with a real helper behind it.
#include <KMessageWidget>
#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <memory>

#include "gui/client/helper.h"
#include "gui/create/new_guest_wizard.h"
#include "gui/create/page.h"
#include "gui/create/tile.h"
#include "gui/model/guest_list.h"
#include "gui/model/words.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/field_message.h"
#include "gui/widget/path_edit.h"
#include "gui/widget/size_edit.h"
#include "tests/daemon/running_daemon.h"

using namespace apiary;
using namespace apiary::gui;
using apiary::tests::RunningDaemon;

namespace {

constexpr int kLongMs = 60'000;
constexpr std::int64_t kMiB = 1 << 20, kGiB = 1 << 30;
enum PageIndex { kKind, kFiles, kBasics, kDisks, kNetwork, kShares, kSummary };

QString s(const char* text) {
    return QString::fromUtf8(text);
}

const QString kKernel = s(GUESTS "/daemon/serial");

void write_file(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

/// A file with these bytes at this place, and a size of a disk's.
QByteArray content_with(qsizetype offset, const QByteArray& bytes) {
    QByteArray all(0x12000, '\0');
    return all.replace(offset, bytes.size(), bytes);
}

/// A helper, what is known of it, and a wizard.
struct Fixture {
    Fixture() {
        QDir().mkpath(sample());
        QFile::copy(kKernel, sample() + s("/vmlinuz"));
        write_file(sample() + s("/initrd.gz"), "\x1f\x8b and so on");
        qputenv("APIARY_SAMPLE", sample().toLocal8Bit());
        helper = std::make_unique<Helper>(api::Helper{.system = false, .session = false, .socket = daemon.socket()});
        guests = std::make_unique<GuestList>(*helper);
        helper->open();
        const bool ready = QTest::qWaitFor([&] { return helper->state() == Helper::State::Connected; }, kLongMs);
        Q_ASSERT(ready);
        make();
    }
    ~Fixture() {
        wizard.reset();
        guests.reset();
        helper.reset();
    }
    void make() {
        wizard = std::make_unique<NewGuestWizard>(*helper, *guests);
        created = std::make_unique<QSignalSpy>(wizard.get(), &NewGuestWizard::created);
        wizard->show();
        wizard->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(wizard.get()));
    }
    [[nodiscard]] QString folder() const { return qt(daemon.directory().string()); }
    [[nodiscard]] QString sample() const { return folder() + s("/sample"); }
    template <class T>
    [[nodiscard]] T* find(const char* name) const {
        const auto all = wizard->findChildren<T*>(s(name));
        return all.isEmpty() ? nullptr : all.back();  // The newest of several.
    }
    void click(const char* name) const {
        auto* button = find<QAbstractButton>(name);
        QVERIFY2(button != nullptr && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void go_to(int page) const { find<QListWidget>("steps")->setCurrentRow(page); }
    [[nodiscard]] int page() const { return wizard->findChild<QStackedWidget*>()->currentIndex(); }
    [[nodiscard]] QLineEdit* path(const char* name) const { return find<PathEdit>(name)->findChild<QLineEdit*>(); }
    [[nodiscard]] QString said(const char* field) const {
        return find<FieldMessage>((std::string(field) + "_message").c_str())->text();
    }
    [[nodiscard]] QString message() const {
        auto* message = find<KMessageWidget>("message");
        return message->isHidden() ? QString() : message->text();
    }
    void choose_kernel() const {
        click("tile1");
        click("next");
        path("kernel")->setText(kKernel);
    }
    [[nodiscard]] bool nothing_is_left() const {
        const auto trash = daemon.call<api::guests::ListTrash>();
        return daemon.guests().empty() && trash && trash->entries.empty();
    }

    RunningDaemon daemon;
    std::unique_ptr<Helper> helper;
    std::unique_ptr<GuestList> guests;
    std::unique_ptr<NewGuestWizard> wizard;
    std::unique_ptr<QSignalSpy> created;
};

}  // namespace

class WizardTest : public QObject {
    Q_OBJECT

private slots:
    void sample_twoClicks_runs() {
        Fixture fixture;
        fixture.click("tile0");
        fixture.click("create");
        QTRY_COMPARE_WITH_TIMEOUT(fixture.created->count(), 1, kLongMs);
        QCOMPARE(fixture.created->front().at(0).toString(), s("sample"));
        QVERIFY(fixture.created->front().at(1).toBool());
        QVERIFY(!fixture.wizard->isVisible());
        const auto guest = fixture.daemon.guest("sample");
        QVERIFY(guest.state == api::guests::State::Running);
        QCOMPARE(guest.definition->append, std::optional<std::string>("console=ttyS0 quiet"));
        QCOMPARE(guest.definition->initrd, std::optional(fixture.sample().toStdString() + "/initrd.gz"));
    }

    void sample_notThere_isDisabledAndSaysHowToGetIt() {
        Fixture fixture;
        QFile::remove(fixture.sample() + s("/vmlinuz"));
        qputenv("XDG_CACHE_HOME", fixture.folder().toLocal8Bit());
        fixture.make();
        qunsetenv("XDG_CACHE_HOME");
        const auto* tile = fixture.find<Tile>("tile0");
        QVERIFY(!tile->isEnabled());
        QVERIFY(tile->toolTip().contains(s("./start")));
    }

    void installerTile_isDisabledWithItsReason() {
        Fixture fixture;
        const auto* tile = fixture.find<Tile>("tile4");
        QVERIFY(!tile->isEnabled());
        QCOMPARE(tile->accessibleDescription(), s("Installer images need firmware, which this version does not have."));
    }

    void keyboard_alone_createsTheSample() {
        Fixture fixture;
        QTest::keyClick(fixture.wizard.get(), Qt::Key_R, Qt::AltModifier);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.created->count(), 1, kLongMs);
    }

    void enter_goesOnToTheEnd() {
        Fixture fixture;
        for (const int page : {kBasics, kDisks, kNetwork, kShares, kSummary}) {
            QTest::keyClick(fixture.wizard->focusWidget(), Qt::Key_Return);
            QCOMPARE(fixture.page(), page);
        }
        QVERIFY(fixture.find<QPushButton>("next")->isHidden());
        QVERIFY(fixture.find<QPushButton>("create")->isDefault());
    }

    void files_missing_isPointedOutOnNext() {
        Fixture fixture;
        fixture.click("tile1");
        fixture.click("next");
        QCOMPARE(fixture.page(), int(kFiles));
        QCOMPARE(fixture.said("kernel"), QString());
        fixture.click("next");
        QCOMPARE(fixture.page(), int(kFiles));
        QCOMPARE(fixture.said("kernel"), s("Choose the kernel that the guest boots."));
        QVERIFY(fixture.find<PathEdit>("kernel")->isAncestorOf(fixture.wizard->focusWidget()));
        fixture.path("kernel")->setText(kKernel);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.said("kernel"), QString(), kLongMs);
        fixture.path("kernel")->setText(kKernel + s("x"));
        QTRY_COMPARE_WITH_TIMEOUT(fixture.said("kernel"), s("There is no such file."), kLongMs);
        fixture.path("initrd")->setText(s("relative"));
        QTRY_COMPARE_WITH_TIMEOUT(fixture.said("initrd"), s("Give the whole path, from / on."), kLongMs);
    }

    void name_wrong_offersAnother() {
        Fixture fixture;
        fixture.go_to(kBasics);
        auto* name = fixture.find<QLineEdit>("name");
        QCOMPARE(name->text(), s("sample"));
        name->setText(s("my guest"));
        QCOMPARE(fixture.said("name"), s("A name cannot have spaces."));
        auto* message = fixture.find<FieldMessage>("name_message");
        emit message->findChildren<QLabel*>().back()->linkActivated(s("take"));
        QCOMPARE(name->text(), s("my-guest"));
        QCOMPARE(fixture.said("name"), QString());
    }

    void name_taken_isSaidAndAFreeOneProposed() {
        Fixture fixture;
        QVERIFY(fixture.daemon.call<api::guests::Create>({.name = "sample", .definition = tests::tiny()}).has_value());
        fixture.go_to(kBasics);
        auto* name = fixture.find<QLineEdit>("name");
        QTRY_COMPARE_WITH_TIMEOUT(name->text(), s("sample-2"), kLongMs);
        name->setText(s("sample"));
        QCOMPARE(fixture.said("name"), s("There is a guest “sample” already."));
        fixture.go_to(kSummary);
        fixture.click("create");
        QCOMPARE(fixture.page(), int(kBasics));
    }

    void memory_beyondTheHost_isAnError() {
        Fixture fixture;
        fixture.go_to(kBasics);
        fixture.find<SizeEdit>("memory")->set_text(s("700 GiB"));
        QVERIFY(fixture.said("memory").startsWith(s("This is more than the ")));
        fixture.find<SizeEdit>("memory")->set_text(s("8"));
        QVERIFY(!fixture.said("memory").isEmpty());
        fixture.find<SizeEdit>("memory")->set_text(s("64 MiB"));
        QCOMPARE(fixture.said("memory"), QString());
    }

    void disks_newAndExisting_areMade() {
        Fixture fixture;
        const QString image = fixture.folder() + s("/image.raw");
        write_file(image, content_with(0x1fe, "\x55\xaa"));
        fixture.choose_kernel();
        fixture.go_to(kDisks);
        fixture.click("add_disk");
        fixture.find<SizeEdit>("disk_size")->set_text(s("3 MiB"));
        fixture.click("add_image");
        fixture.path("disk_file")->setText(image);
        fixture.click("create");
        QTRY_COMPARE_WITH_TIMEOUT(fixture.created->count(), 1, kLongMs);
        const auto guest = fixture.daemon.guest("serial");
        QCOMPARE(guest.definition->disks->size(), std::size_t{2});
        QCOMPARE(guest.definition->disks->at(0).size, std::optional(3 * kMiB));
        QCOMPARE(guest.definition->disks->at(1).path, image.toStdString());
    }

    void disks_removed_areGone() {
        Fixture fixture;
        fixture.go_to(kDisks);
        fixture.click("add_disk");
        fixture.click("add_disk");
        QCOMPARE(fixture.wizard->guest().disks.size(), 2);
        QCOMPARE(fixture.wizard->guest().disks.back().name, s("disk1.img"));
        QTest::mouseClick(fixture.wizard->findChildren<QAbstractButton*>(s("remove")).front(), Qt::LeftButton);
        QTRY_COMPARE(fixture.wizard->guest().disks.size(), 1);
        QCOMPARE(fixture.wizard->guest().disks.front().name, s("disk1.img"));
    }

    void network_forwards_areCheckedAndMade() {
        Fixture fixture;
        fixture.choose_kernel();
        fixture.go_to(kNetwork);
        fixture.click("add_forward");
        fixture.find<QLineEdit>("host_port")->setText(s("70000"));
        fixture.find<QLineEdit>("guest_port")->setText(s("80"));
        QCOMPARE(fixture.said("networks[0].forwards[0].host_port"),
                 s("“70000” is no port. Give a number from 1 to 65535."));
        fixture.find<QLineEdit>("host_port")->setText(s("48080"));
        QCOMPARE(fixture.said("networks[0].forwards[0].host_port"), QString());
        fixture.go_to(kSummary);
        QTest::mouseClick(fixture.find<QAbstractButton>("start"), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(fixture.find<QPushButton>("create")->text().remove(u'&'), s("Create"));
        fixture.click("create");
        QTRY_COMPARE_WITH_TIMEOUT(fixture.created->count(), 1, kLongMs);
        QVERIFY(!fixture.created->front().at(1).toBool());
        const auto guest = fixture.daemon.guest("serial");
        QVERIFY(guest.state == api::guests::State::Stopped);
        QCOMPARE(guest.definition->networks->front().forwards->front().host_port, std::int64_t{48080});
    }

    void network_tapWithoutName_isPointedOut() {
        Fixture fixture;
        fixture.go_to(kNetwork);
        fixture.find<QRadioButton>("network_tap")->setChecked(true);
        fixture.click("next");
        QCOMPARE(fixture.page(), int(kNetwork));
        QCOMPARE(fixture.said("networks[0].tap"), s("Give the name of the tap device, such as tap0."));
    }

    void shares_getATagOfTheirName() {
        Fixture fixture;
        fixture.choose_kernel();
        fixture.go_to(kShares);
        fixture.click("add_share");
        fixture.path("share_folder")->setText(fixture.sample());
        QCOMPARE(fixture.find<QLineEdit>("share_tag")->text(), s("sample"));
        fixture.click("create");
        QTRY_COMPARE_WITH_TIMEOUT(fixture.created->count(), 1, kLongMs);
        QCOMPARE(fixture.daemon.guest("serial").definition->shares->front().path, fixture.sample().toStdString());
    }

    void command_isTheOneOfTheGuest() {
        Fixture fixture;
        fixture.choose_kernel();
        fixture.go_to(kSummary);
        fixture.click("show_command");
        const auto* view = fixture.find<CommandLineView>("command");
        QVERIFY(view->isVisible());
        QVERIFY(view->command().startsWith(s("apiaryctl --socket ")));
        QVERIFY(view->command().contains(s(" create serial --kernel ") + kKernel + s(" --append console=ttyS0 ")));
        QVERIFY(view->command().endsWith(s(" --start")));
    }

    void startFails_nothingIsLeftAndNothingIsLost() {
        Fixture fixture;
        const QString broken = fixture.folder() + s("/broken");
        // It looks like a kernel, and the loader finds that it is none.
        write_file(broken, content_with(0x202, "HdrS"));
        fixture.choose_kernel();
        fixture.path("kernel")->setText(broken);
        fixture.go_to(kBasics);
        fixture.find<QLineEdit>("name")->setText(s("mine"));
        fixture.click("create");
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.message().isEmpty(), kLongMs);
        QVERIFY(fixture.created->isEmpty());
        QTRY_COMPARE(fixture.page(), int(kFiles));
        QVERIFY(fixture.nothing_is_left());
        QCOMPARE(fixture.find<QLineEdit>("name")->text(), s("mine"));
        fixture.path("kernel")->setText(kKernel);
        fixture.click("create");
        QTRY_COMPARE_WITH_TIMEOUT(fixture.created->count(), 1, kLongMs);
        QCOMPARE(fixture.created->front().at(0).toString(), s("mine"));
    }

    void file_vanished_isSaidClearly() {
        Fixture fixture;
        const QString kernel = fixture.folder() + s("/kernel");
        QFile::copy(kKernel, kernel);
        fixture.choose_kernel();
        fixture.path("kernel")->setText(kernel);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.wizard->guest().kernel.facts.has_value(), kLongMs);
        fixture.go_to(kSummary);
        QFile::remove(kernel);
        fixture.click("create");
        QTRY_VERIFY_WITH_TIMEOUT(fixture.message().contains(kernel + s(" is not there any more.")), kLongMs);
        QCOMPARE(fixture.page(), int(kFiles));
        QTRY_COMPARE_WITH_TIMEOUT(fixture.said("kernel"), s("There is no such file."), kLongMs);
        QVERIFY(fixture.nothing_is_left());
    }

    void nameTakenMeanwhile_leadsToTheName() {
        Fixture fixture;
        fixture.choose_kernel();
        fixture.go_to(kBasics);
        fixture.find<QLineEdit>("name")->setText(s("twin"));
        // The helper knows before the list does.
        QVERIFY(fixture.daemon.call<api::guests::Create>({.name = "twin", .definition = tests::tiny()}).has_value());
        fixture.go_to(kSummary);
        fixture.click("create");
        QTRY_COMPARE_WITH_TIMEOUT(fixture.page(), int(kBasics), kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.said("name"), s("There is a guest “twin” already."), kLongMs);
        QCOMPARE(fixture.daemon.guests().size(), std::size_t{1});
    }

    void helperDies_nothingIsLostAndItIsMadeLater() {
        Fixture fixture;
        fixture.choose_kernel();
        fixture.go_to(kBasics);
        fixture.find<QLineEdit>("name")->setText(s("survivor"));
        ::kill(fixture.daemon.pid(), SIGSTOP);
        fixture.click("create");
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.wizard->findChild<QStackedWidget*>()->isEnabled(), kLongMs);
        QVERIFY(!fixture.find<QPushButton>("next")->isEnabled());
        fixture.daemon.end(SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.message().contains(s("survivor")), kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<KMessageWidget>("connection")->isVisible(), kLongMs);
        QVERIFY(!fixture.find<QPushButton>("create")->isEnabled());
        QVERIFY(fixture.wizard->isVisible());
        QVERIFY(fixture.daemon.start());
        QTRY_VERIFY_WITH_TIMEOUT(fixture.message().contains(s("was not created")), kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QPushButton>("create")->isEnabled(), kLongMs);
        QCOMPARE(fixture.wizard->guest().name, s("survivor"));
        fixture.click("create");
        QTRY_COMPARE_WITH_TIMEOUT(fixture.created->count(), 1, kLongMs);
    }

    void cancel_whileCreating_takesItBack() {
        Fixture fixture;
        fixture.choose_kernel();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.wizard->guest().kernel.facts.has_value(), kLongMs);
        ::kill(fixture.daemon.pid(), SIGSTOP);
        fixture.click("create");
        const QString busy = s("Creating “serial”…");
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(fixture.wizard->findChildren<QLabel*>(),
                                                     [&](const QLabel* label) { return label->text() == busy; }),
                                 kLongMs);
        fixture.click("cancel");
        ::kill(fixture.daemon.pid(), SIGCONT);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.message().contains(s("Nothing was created")), kLongMs);
        QVERIFY(fixture.created->isEmpty());
        QVERIFY(fixture.nothing_is_left());
        QVERIFY(fixture.wizard->isVisible());
        QVERIFY(fixture.find<QPushButton>("create")->isEnabled());
    }

    void dropped_ofEachKind_isTakenForWhatItIs_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const QByteArray& content, NewGuest::Kind kind, const QString& said) {
            QTest::newRow(name) << content << static_cast<int>(kind) << said;
        };
        using Kind = NewGuest::Kind;
        row("bzImage", content_with(0x202, "HdrS"), Kind::Kernel, {});
        row("raw disk", content_with(0x1fe, "\x55\xaa"), Kind::DiskImage, {});
        row("qcow2", content_with(0, "QFI\xfb"), Kind::DiskImage, s("qemu-img convert -O raw"));
        row("initrd", content_with(0, "\x1f\x8b"), Kind::Kernel, {});
        row("ISO", content_with(0x8001, "CD001"), Kind::Sample, s("Installer images need firmware"));
        row("text", "hello", Kind::Sample, s("can be dropped here"));
    }

    void dropped_ofEachKind_isTakenForWhatItIs() {
        QFETCH(QByteArray, content);
        QFETCH(int, kind);
        QFETCH(QString, said);
        Fixture fixture;
        const QString path = fixture.folder() + s("/dropped");
        write_file(path, content);
        fixture.wizard->fill_from(path);
        if (kind == int(NewGuest::Kind::Sample)) {
            QTRY_VERIFY_WITH_TIMEOUT(fixture.message().contains(said), kLongMs);
            QCOMPARE(fixture.page(), int(kKind));
        } else {
            QTRY_COMPARE_WITH_TIMEOUT(fixture.page(), int(kFiles), kLongMs);
        }
        QCOMPARE(int(fixture.wizard->guest().kind), kind);
        if (kind == int(NewGuest::Kind::DiskImage)) {
            QTRY_VERIFY_WITH_TIMEOUT(fixture.said("disks[0].path").contains(said), kLongMs);
            QCOMPARE(fixture.wizard->guest().image.path, path);
        }
    }

    void dropped_freebsdKernel_opensItsPage() {
        Fixture fixture;
        fixture.wizard->fill_from(s(GUESTS "/freebsd/preload"));
        QTRY_COMPARE_WITH_TIMEOUT(fixture.page(), int(kFiles), kLongMs);
        QVERIFY(fixture.wizard->guest().kind == NewGuest::Kind::FreeBsd);
        QVERIFY(fixture.find<QWidget>("kenv")->isVisible());
        QVERIFY(!fixture.find<PathEdit>("initrd")->isVisible());
    }

    void escape_afterTyping_asks() {
        Fixture fixture;
        fixture.go_to(kBasics);
        fixture.find<QLineEdit>("name")->setText(s("typed"));
        QTest::keyClick(fixture.wizard.get(), Qt::Key_Escape);
        auto* question = fixture.wizard->findChild<QMessageBox*>();
        QVERIFY(question != nullptr && question->isVisible());
        QVERIFY(fixture.wizard->isVisible());
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(fixture.wizard->findChild<QMessageBox*>() == nullptr);
        QVERIFY(fixture.wizard->isVisible());
        QCOMPARE(fixture.find<QLineEdit>("name")->text(), s("typed"));
    }

    void escape_withNothingTyped_closes() {
        Fixture fixture;
        QTest::keyClick(fixture.wizard.get(), Qt::Key_Escape);
        QVERIFY(!fixture.wizard->isVisible());
    }

    void widgets_haveNames() {
        Fixture fixture;
        fixture.go_to(kDisks);
        fixture.click("add_disk");
        fixture.click("add_image");
        fixture.go_to(kNetwork);
        fixture.click("add_forward");
        fixture.go_to(kShares);
        fixture.click("add_share");
        for (const auto* field : fixture.wizard->findChildren<QWidget*>()) {
            const bool input =
                qobject_cast<const QLineEdit*>(field) != nullptr || qobject_cast<const QToolButton*>(field) != nullptr;
            const bool inner = field->objectName().startsWith(s("qt_")) ||
                               qobject_cast<const QAbstractSpinBox*>(field->parent()) != nullptr;
            if (input && !inner && field->focusPolicy() != Qt::NoFocus) {
                const auto* button = qobject_cast<const QAbstractButton*>(field);
                QVERIFY2(!field->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()),
                         qPrintable(field->objectName() + s(" in ") + field->parent()->objectName()));
            }
        }
    }
};

QTEST_MAIN(WizardTest)
#include "wizard_test.moc"
