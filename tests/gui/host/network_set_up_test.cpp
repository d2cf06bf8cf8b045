// SPDX-License-Identifier: BSD-2-Clause
// A network is set up, followed and undone in the window, on a host that is a network namespace. Takes root.
#include <fcntl.h>

#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <filesystem>
#include <memory>

#include "gui/host/hop_list.h"
#include "gui/host/host_network_page.h"
#include "gui/host/set_up_dialog.h"
#include "gui/host/step_list.h"
#include "tests/daemon/call_as.h"
#include "tests/gui/host/host_fixture.h"
#include "tests/hostnet/linux/host_fixture.h"

using namespace apiary;
using namespace apiary::tests;
namespace net = apiary::api::network;

class NetworkSetUpTest : public QObject {
    Q_OBJECT

    UniqueFd own_ = hostnet::test::current_network();
    std::unique_ptr<hostnet::test::World> world_;
    std::unique_ptr<RunningDaemon> daemon_;
    std::unique_ptr<Connection> connection_;
    std::unique_ptr<gui::HostNetworkPage> page_;
    std::string before_;

    std::vector<net::MadeNetwork> networks() const {
        const auto state = daemon_->call<net::GetState>();
        return state ? state->state.networks : std::vector<net::MadeNetwork>();
    }
    gui::SetUpDialog* planned() const {
        click(*page_, "set_up");
        auto* dialog = page_->findChild<gui::SetUpDialog*>();
        child<QRadioButton>(*dialog, "kind_host_only")->setChecked(true);
        auto* guests = child<QListWidget>(*dialog, "taps");
        [[maybe_unused]] const bool known = QTest::qWaitFor([&] { return guests->count() == 1; }, kLongMs);
        guests->item(0)->setCheckState(Qt::Checked);
        click(*dialog, "next");
        const bool there = QTest::qWaitFor([&] { return dialog->stage() == gui::SetUpDialog::Stage::Plan; }, kLongMs);
        return there ? dialog : nullptr;
    }

private slots:
    void initTestCase() {
        const UniqueFd tun(::open("/dev/net/tun", O_RDWR | O_CLOEXEC));
        SKIP_WITHOUT(without_system_helper(), "NO NETWORK WAS SET UP");
        SKIP_WITHOUT(hostnet::test::Machine().valid() && tun.valid()
                         ? ""
                         : "network namespaces or /dev/net/tun are forbidden here",
                     "NO NETWORK WAS SET UP, as that takes root");
    }
    void init() {
        world_ = std::make_unique<hostnet::test::World>();
        const std::string wrong = world_->make();
        QVERIFY2(wrong.empty(), wrong.c_str());
        world_->host.enter();
        before_ = hostnet::test::snapshot();
        daemon_ = std::make_unique<RunningDaemon>(kSystemSettings, std::vector<std::string>{"--system"});
        std::filesystem::copy_file(GUESTS "/daemon/serial", daemon_->directory() / "kernel");
        auto definition = tiny();
        definition.kernel = (daemon_->directory() / "kernel").string();
        QVERIFY(daemon_->call<api::guests::Create>({.name = "web", .definition = definition}).has_value());
        connection_ = std::make_unique<Connection>(daemon_->socket());
        page_ = std::make_unique<gui::HostNetworkPage>(connection_->helper);
        page_->resize(900, 600);
        page_->show();
        QVERIFY(QTest::qWaitFor([this] { return !rows_of(*page_).isEmpty(); }, kLongMs));
    }
    void cleanup() {
        page_.reset();
        connection_.reset();
        daemon_.reset();
        (void)::setns(own_.get(), CLONE_NEWNET);
        world_.reset();
    }

    void network_isSetUpFollowedAndUndone() {
        gui::SetUpDialog* const dialog = planned();
        QVERIFY(dialog != nullptr);
        const QStringList steps = child<gui::StepList>(*dialog, "steps")->texts();
        QVERIFY(steps.size() >= 3);
        QVERIFY(networks().empty());
        QVERIFY(child<QAbstractButton>(*dialog, "next")->isEnabled());
        click(*dialog, "next");
        QTRY_VERIFY2_WITH_TIMEOUT(dialog->stage() == gui::SetUpDialog::Stage::Done, qPrintable(dialog->told()),
                                  kLongMs);
        QCOMPARE(networks().size(), std::size_t{1});
        const QString name = gui::qt(networks().front().name);
        QVERIFY(said(*dialog, "done").contains(name) && said(*dialog, "done").contains(QStringLiteral("web")));
        click(*dialog, "next");
        QTRY_COMPARE_WITH_TIMEOUT(said(*page_, "title"), name, kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(child<gui::StepList>(*page_, "steps")->texts(), steps, kLongMs);

        // The guest does not run: the first hop says so.
        click(*page_, "test");
        QTRY_VERIFY_WITH_TIMEOUT(!child<gui::HopList>(*page_, "hops")->texts().isEmpty() || !page_->told().isEmpty(),
                                 kLongMs);

        // Another look leaves what was found.
        const QString look = child<QAbstractButton>(*page_, "again")->text();
        click(*page_, "again");
        QTRY_COMPARE_WITH_TIMEOUT(child<QAbstractButton>(*page_, "again")->text(), look, kLongMs);
        QVERIFY(!child<gui::HopList>(*page_, "hops")->texts().isEmpty());

        QTRY_VERIFY_WITH_TIMEOUT(child<QAbstractButton>(*page_, "undo")->isEnabled(), kLongMs);
        click(*page_, "undo");
        auto* question = page_->findChild<QMessageBox*>();
        QVERIFY(question != nullptr && question->text().contains(name));
        for (QAbstractButton* button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::DestructiveRole) {
                button->click();
            }
        }
        QTRY_VERIFY_WITH_TIMEOUT(networks().empty(), kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(hostnet::test::difference(before_, hostnet::test::snapshot()), std::string(),
                                  kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(!child<QAbstractButton>(*page_, "undo")->isEnabled(), kLongMs);
    }

    void plan_thatIsNotCarriedOut_changesNothing() {
        gui::SetUpDialog* const dialog = planned();
        QVERIFY(dialog != nullptr);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(networks().empty());
        QCOMPARE(hostnet::test::difference(before_, hostnet::test::snapshot()), std::string());
    }
};

QTEST_MAIN(NetworkSetUpTest)
#include "network_set_up_test.moc"
