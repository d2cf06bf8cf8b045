// SPDX-License-Identifier: BSD-2-Clause
// Needs root: the helper is killed in the midst of its work, a hundred times and more, and the next one puts the host's
// network, which is a namespace, back to what it was.
#include <signal.h>
#include <sys/wait.h>

#include <QTest>
#include <functional>

#include "tests/hostnet/linux/host_fixture.h"

using namespace apiary;
using namespace apiary::hostnet;
using namespace apiary::hostnet::test;
using namespace std::chrono_literals;

namespace {

/// A host that kills whoever changes it, at one of the places where that may happen.
class DeadlyHost final : public HostNetwork {
public:
    /// Place 2n is before the change number n, place 2n + 1 is after it.
    DeadlyHost(HostNetwork& host, std::size_t place) : host_(host), place_(place) {}

    Result<HostState> observe() override { return host_.observe(); }
    Result<void> apply(const Step& step) override {
        return change([&] { return host_.apply(step); });
    }
    Result<void> revert(const Step& step) override {
        return change([&] { return host_.revert(step); });
    }
    bool gateway_answers(const Route& route, milliseconds patience, const std::stop_token& stop) override {
        return host_.gateway_answers(route, patience, stop);
    }
    std::string boot() const override { return host_.boot(); }

private:
    Result<void> change(const std::function<Result<void>()>& act) {
        die_at();
        auto done = act();
        die_at();
        return done;
    }
    void die_at() {
        if (now_++ == place_) {
            ::kill(::getpid(), SIGKILL);
        }
    }

    HostNetwork& host_;
    std::size_t place_, now_ = 0;
};

/// Runs `work` in a process that is killed at `place`; false when it came to its end before.
bool killed_at(std::size_t place, const std::filesystem::path& directory, const std::function<bool(Networks&)>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        LinuxNetwork host(directory / "servers");
        DeadlyHost deadly(host, place);
        daemon::NetworkJournal journal(directory);
        Networks networks(deadly, journal, Helper::owner_of, Helper::kPatience);
        ::_exit(work(networks) ? 0 : 1);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

}  // namespace

class CrashTest : public QObject {
    Q_OBJECT

    UniqueFd own_ = current_network();
    std::unique_ptr<World> world_;
    std::unique_ptr<TemporaryDirectory> directory_;
    std::string before_;
    unsigned kills_ = 0;

    std::filesystem::path directory() const { return directory_->path(); }
    /// What the next helper does; empty when all is as it was.
    std::string recover() {
        Helper helper(directory());
        std::string wrong;
        for (const Error& error : helper.networks.recover()) {
            wrong += error.cause + " | " + error.detail + "\n";
        }
        if (!std::filesystem::is_empty(directory() / "networks") || std::filesystem::exists(directory() / "servers")) {
            wrong += "something is left written down\n";
        }
        return wrong + difference(before_, snapshot());
    }
    /// Whatever is half done, the host is there.
    bool is_reachable() {
        return answers_echo(World::kRouter, 5s, {}) && world_->second.reaches(World::kHost, 5s) &&
               said("ip route show default").contains("via 10.66.0.1");
    }
    static bool has_what_it_takes(Kind kind) { return kind != Kind::Nat || find_program("nft").has_value(); }

    static void add_kinds() {
        QTest::addColumn<int>("kind");
        QTest::newRow("bridged") << static_cast<int>(Kind::Bridged);
        QTest::newRow("host-only") << static_cast<int>(Kind::HostOnly);
        QTest::newRow("nat") << static_cast<int>(Kind::Nat);
    }

private slots:
    void initTestCase() {
        const UniqueFd tun(::open("/dev/net/tun", O_RDWR | O_CLOEXEC));
        SKIP_WITHOUT(Machine().valid() && tun.valid() ? "" : "network namespaces or /dev/net/tun are forbidden here",
                     "NO HELPER WAS KILLED, as that takes root");
        world_ = std::make_unique<World>();
        const std::string wrong = world_->make();
        QVERIFY2(wrong.empty(), wrong.c_str());
        world_->host.enter();
        QVERIFY(answers_echo(World::kServer, 20s, {}));
        before_ = snapshot();
    }
    void init() { directory_ = std::make_unique<TemporaryDirectory>(); }
    void cleanupTestCase() {
        if (world_) {
            qInfo("the helper was killed %u times", kills_);
            QVERIFY(kills_ >= 100);
            (void)::setns(own_.get(), CLONE_NEWNET);
        }
    }

    void kill_anywhereInApply_leavesNothing_data() { add_kinds(); }
    void kill_anywhereInApply_leavesNothing() {
        QFETCH(int, kind);
        if (!has_what_it_takes(static_cast<Kind>(kind))) {
            SKIP_WITHOUT(without_program("nft"), "ADDRESS TRANSLATION WAS NOT TESTED");
        }
        const auto apply = [&](Networks& networks) {
            return networks.apply(wish(static_cast<Kind>(kind), 1), std::nullopt, {}).has_value();
        };
        std::size_t place = 0;
        for (; killed_at(place, directory(), apply); ++place) {
            ++kills_;
            QVERIFY2(is_reachable(), std::to_string(place).c_str());
            QCOMPARE(recover(), std::string());
            QVERIFY2(is_reachable(), std::to_string(place).c_str());
        }
        QVERIFY(place >= 12);
        // What was done by a process that has come to its end stays, and any other undoes it.
        Helper helper(directory());
        QVERIFY(helper.networks.recover().empty());
        QVERIFY(is_reachable() && difference(before_, snapshot()) != "");
        QVERIFY(helper.networks.undo("net0", {}).has_value());
        QCOMPARE(recover(), std::string());
    }

    void kill_anywhereInUndo_leavesNothing_data() { add_kinds(); }
    void kill_anywhereInUndo_leavesNothing() {
        QFETCH(int, kind);
        if (!has_what_it_takes(static_cast<Kind>(kind))) {
            SKIP_WITHOUT(without_program("nft"), "ADDRESS TRANSLATION WAS NOT TESTED");
        }
        const auto undo = [](Networks& networks) { return networks.undo("net0", {}).has_value(); };
        for (std::size_t place = 0, again = 1; again != 0; ++place) {
            Helper helper(directory());
            const auto applied = helper.networks.apply(wish(static_cast<Kind>(kind), 1), std::nullopt, {});
            QVERIFY2(applied.has_value(), applied ? "" : told(applied.error()).c_str());
            again = killed_at(place, directory(), undo) ? 1 : 0;
            kills_ += static_cast<unsigned>(again);
            QVERIFY2(is_reachable(), std::to_string(place).c_str());
            QCOMPARE(recover(), std::string());
            QVERIFY(again == 1 || place >= 12);
        }
    }

    void kill_anywhereInRecovery_leavesNothing() {
        const auto apply = [](Networks& networks) {
            return networks.apply(wish(Kind::Bridged, 1), std::nullopt, {}).has_value();
        };
        const auto recover_only = [](Networks& networks) { return networks.recover().empty(); };
        // After the uplink has become a port, and half of what it has was moved.
        constexpr std::size_t kMidst = 15;
        for (std::size_t place = 0;; ++place) {
            QVERIFY(killed_at(kMidst, directory(), apply));
            const bool killed = killed_at(place, directory(), recover_only);
            kills_ += killed ? 2 : 1;
            QVERIFY2(is_reachable(), std::to_string(place).c_str());
            QCOMPARE(recover(), std::string());
            if (!killed) {
                break;
            }
        }
    }
};

QTEST_GUILESS_MAIN(CrashTest)
#include "crash_test.moc"
