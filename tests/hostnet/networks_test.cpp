// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/networks.h"

#include <QTest>

#include "tests/hostnet/recorded_host.h"

using namespace apiary;
using namespace apiary::hostnet;
using namespace apiary::hostnet::test;
using api::network::Phase;

namespace {

/// A host, what is written down, and the networks on it, which a crash takes away.
struct Rig {
    explicit Rig(const std::string& name = "desktop") : host(recorded(name)) {}
    RecordedHost host;
    RememberedJournal journal;
    Networks networks{host, journal, owner_of};

    Outcome<Record> apply(const SetUp& wish) { return networks.apply(wish, std::nullopt, {}); }
    /// As the next process has it.
    std::vector<Error> recover() {
        host.before_ = [](const Step&) { return Result<void>(); };
        host.after_ = [](const Step&) {};
        journal.before_save_ = [] { return Result<void>(); };
        return Networks(host, journal, owner_of).recover();
    }
};

const char* text(const Failure& failure) {
    static std::string text;
    text = failure.error.cause + "|" + failure.error.remedy + "|" + failure.error.detail;
    return text.c_str();
}

void add_wishes() {
    QTest::addColumn<int>("kind");
    QTest::newRow("bridged") << 0;
    QTest::newRow("host-only") << 1;
    QTest::newRow("nat") << 2;
}
SetUp wish_of(int kind) {
    return kind == 0 ? bridged("eth0") : of_kind(kind == 1 ? Kind::HostOnly : Kind::Nat);
}

}  // namespace

class NetworksTest : public QObject {
    Q_OBJECT

private slots:
    void network_appliedAndUndone_leavesTheHostAsItWas_data() { add_wishes(); }
    void network_appliedAndUndone_leavesTheHostAsItWas() {
        QFETCH(int, kind);
        Rig rig;
        const HostState before = rig.host.sorted();
        const auto applied = rig.apply(wish_of(kind));
        QVERIFY2(applied.has_value(), applied ? "" : text(applied.error()));
        QCOMPARE(applied->phase, Phase::Applied);
        QVERIFY(rig.host.sorted() != before);
        QCOMPARE(rig.networks.list().value().size(), 1u);
        const auto undone = rig.networks.undo(applied->name(), {});
        QVERIFY2(undone.has_value(), undone ? "" : text(undone.error()));
        QVERIFY(rig.host.sorted() == before);
        QVERIFY(rig.host.rules_.empty() && rig.host.servers_.empty());
        QVERIFY(rig.journal.texts_.empty());
    }

    void uplink_neverLosesAddressOrDefaultRoute() {
        Rig rig;
        unsigned looks = 0;
        rig.host.after_ = [&](const Step& step) {
            ++looks;
            QVERIFY2(rig.host.is_reachable_at("192.168.178.31/24"), describe(step).c_str());
        };
        const auto applied = rig.apply(bridged("eth0"));
        QVERIFY2(applied.has_value(), applied ? "" : text(applied.error()));
        QVERIFY(looks > 5);
        rig.host.before_revert_ = [&](const Step& step) {
            return rig.host.is_reachable_at("192.168.178.31/24") ? Result<void>() : fail("lost", "", describe(step));
        };
        QVERIFY(rig.networks.undo(applied->name(), {}).has_value());
    }

    void step_thatFails_isRolledBack_data() { add_wishes(); }
    void step_thatFails_isRolledBack() {
        QFETCH(int, kind);
        const std::size_t steps = Rig().networks.plan(wish_of(kind)).value().steps.size();
        QVERIFY(steps > 6);
        for (std::size_t failing = 0; failing < steps; ++failing) {
            Rig rig;
            const HostState before = rig.host.sorted();
            std::size_t count = 0;
            rig.host.before_ = [&](const Step&) {
                return count++ == failing ? fail("it does not go", "do something else") : Result<void>();
            };
            const auto applied = rig.apply(wish_of(kind));
            QVERIFY(!applied);
            QCOMPARE(applied.error().kind, Failure::Kind::ApplyFailed);
            QCOMPARE(applied.error().error.cause, std::string("it does not go"));
            QVERIFY(applied.error().restored);
            QVERIFY(rig.host.sorted() == before);
            QVERIFY(rig.journal.texts_.empty());
        }
    }

    void journal_thatCannotBeWritten_isRolledBack() {
        const std::size_t saves = Rig().networks.plan(bridged("eth0")).value().steps.size() + 1;
        for (std::size_t failing = 0; failing < saves; ++failing) {
            Rig rig;
            const HostState before = rig.host.sorted();
            std::size_t count = 0;
            rig.journal.before_save_ = [&] { return count++ == failing ? fail("no room") : Result<void>(); };
            const auto applied = rig.apply(bridged("eth0"));
            QVERIFY(!applied);
            QCOMPARE(applied.error().error.cause, std::string("no room"));
            QVERIFY(rig.host.sorted() == before);
            QVERIFY(rig.journal.texts_.empty());
        }
    }

    void crash_anywhereInApply_isRecovered_data() { add_wishes(); }
    void crash_anywhereInApply_isRecovered() {
        QFETCH(int, kind);
        const std::size_t steps = Rig().networks.plan(wish_of(kind)).value().steps.size();
        for (std::size_t at = 0; at < 3 * steps; ++at) {
            Rig rig;
            const HostState before = rig.host.sorted();
            std::size_t saved = 0, begun = 0, ended = 0;
            const auto crash_at = [&](std::size_t place, std::size_t& count) {
                if (at % 3 == place && count++ == at / 3) {
                    throw Crash();
                }
                return Result<void>();
            };
            rig.journal.before_save_ = [&] { return crash_at(0, saved); };
            rig.host.before_ = [&](const Step&) { return crash_at(1, begun); };
            rig.host.after_ = [&](const Step&) { (void)crash_at(2, ended); };
            QVERIFY_THROWS_EXCEPTION(Crash, (void)rig.apply(wish_of(kind)));
            QVERIFY(rig.recover().empty());
            QVERIFY(rig.host.sorted() == before);
            QVERIFY(rig.host.rules_.empty() && rig.host.servers_.empty());
            QVERIFY(rig.journal.texts_.empty());
        }
    }

    void crash_anywhereInUndo_isRecovered_data() { add_wishes(); }
    void crash_anywhereInUndo_isRecovered() {
        QFETCH(int, kind);
        for (std::size_t at = 0;; ++at) {
            Rig rig;
            const HostState before = rig.host.sorted();
            const auto applied = rig.apply(wish_of(kind));
            QVERIFY(applied.has_value());
            std::size_t count = 0;
            rig.host.before_revert_ = [&](const Step&) -> Result<void> {
                if (count++ == at) {
                    throw Crash();
                }
                return {};
            };
            bool crashed = false;
            try {
                (void)rig.networks.undo(applied->name(), {});
            } catch (const Crash&) {
                crashed = true;
            }
            rig.host.before_revert_ = [](const Step&) { return Result<void>(); };
            QVERIFY(rig.recover().empty());
            QVERIFY(rig.host.sorted() == before);
            QVERIFY(rig.journal.texts_.empty());
            if (!crashed) {
                QVERIFY(at > 6);
                return;
            }
        }
    }

    void defaultRoute_thatStopsWorking_isRolledBack() {
        Rig rig;
        const HostState before = rig.host.sorted();
        rig.host.deaf_link_ = "apiary0";
        const auto applied = rig.apply(bridged("eth0"));
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, Failure::Kind::ApplyFailed);
        QVERIFY2(applied.error().error.cause.contains("default route"), text(applied.error()));
        QVERIFY(applied.error().restored && rig.host.sorted() == before);
    }

    void defaultRoute_thatDidNotWorkBefore_holdsUpNothing() {
        Rig rig;
        rig.host.default_route_works_ = false;
        QVERIFY(rig.apply(bridged("eth0")).has_value());
    }

    void cancelled_isRolledBack() {
        Rig rig;
        const HostState before = rig.host.sorted();
        std::stop_source stop;
        Networks::Progress progress = {.step =
                                           [&](std::size_t done, std::size_t, const std::string&) {
                                               if (done == 3) {
                                                   stop.request_stop();
                                               }
                                           },
                                       .stop = stop.get_token()};
        const auto applied = rig.networks.apply(bridged("eth0"), std::nullopt, progress);
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, Failure::Kind::Cancelled);
        QVERIFY(rig.host.sorted() == before && rig.journal.texts_.empty());
    }

    void rollBack_thatCannotBeEnded_isSaidAndUndoneLater() {
        Rig rig;
        const HostState before = rig.host.sorted();
        rig.host.deaf_link_ = "apiary0";
        rig.host.before_revert_ = [](const Step& step) {
            return std::holds_alternative<Attach>(step) ? fail("it is busy") : Result<void>();
        };
        const auto applied = rig.apply(bridged("eth0"));
        QVERIFY(!applied && !applied.error().restored);
        QVERIFY2(applied.error().error.remedy.contains("apiaryctl network undo apiary0"), text(applied.error()));
        QCOMPARE(rig.networks.list().value().front().problem->cause, std::string("it is busy"));
        rig.host.before_revert_ = [](const Step&) { return Result<void>(); };
        QVERIFY(rig.networks.undo("apiary0", {}).has_value());
        QVERIFY(rig.host.sorted() == before && rig.journal.texts_.empty());
    }

    void plan_thatHasChanged_isNotApplied() {
        Rig rig;
        const std::string digest = rig.networks.plan(bridged("eth0")).value().digest();
        rig.host.state_.addresses[1].valid = 100;  // Time goes by.
        QCOMPARE(rig.networks.plan(bridged("eth0")).value().digest(), digest);
        rig.host.state_.addresses[1].subnet = "192.168.178.99/24";
        const auto applied = rig.networks.apply(bridged("eth0"), digest, {});
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, Failure::Kind::PlanChanged);
        QVERIFY(rig.journal.texts_.empty());
    }

    void name_ofAnotherNetwork_isRefused() {
        Rig rig;
        QVERIFY(rig.apply(of_kind(Kind::HostOnly)).has_value());
        SetUp second = of_kind(Kind::HostOnly);
        second.name = "apiary0";
        const auto applied = rig.apply(second);
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, Failure::Kind::NetworkExists);
        QCOMPARE(rig.networks.undo("apiary7", {}).error().kind, Failure::Kind::NoSuchNetwork);
    }

    void forwarding_staysUntilTheLastThatNeedsIt() {
        for (const bool first_goes_first : {true, false}) {
            Rig rig;
            SetUp second = of_kind(Kind::Nat);
            second.taps.reset();
            const std::string one = rig.apply(of_kind(Kind::Nat)).value().name();
            const std::string other = rig.apply(second).value().name();
            QVERIFY(rig.host.state_.forwarding);
            QVERIFY(rig.networks.undo(first_goes_first ? one : other, {}).has_value());
            QVERIFY(rig.host.state_.forwarding);
            QVERIFY(rig.networks.undo(first_goes_first ? other : one, {}).has_value());
            QVERIFY(!rig.host.state_.forwarding);
        }
    }

    void forwarding_thatWasThere_stays() {
        Rig rig;
        rig.host.state_.forwarding = true;
        const std::string name = rig.apply(of_kind(Kind::Nat)).value().name();
        QVERIFY(rig.networks.undo(name, {}).has_value());
        QVERIFY(rig.host.state_.forwarding);
    }

    void address_thatTheBridgeGotMeanwhile_goesToTheUplink() {
        Rig rig;
        QVERIFY(rig.apply(bridged("eth0")).has_value());
        auto& addresses = rig.host.state_.addresses;
        std::erase_if(addresses, [](const Address& a) { return a.subnet == "192.168.178.31/24"; });  // Expired.
        addresses.push_back({.link = "apiary0", .subnet = "192.168.178.77/24", .valid = 60, .preferred = 60});
        rig.host.state_.routes.push_back(
            {.link = "apiary0", .destination = "172.20.0.0/16", .gateway = "192.168.178.9"});
        QVERIFY(rig.networks.undo("apiary0", {}).has_value());
        const auto now = rig.host.state_.addresses_of("eth0");
        QVERIFY(std::ranges::contains(now, "192.168.178.77/24", &Address::subnet));
        QVERIFY(!std::ranges::contains(now, "192.168.178.31/24", &Address::subnet));
        QVERIFY(std::ranges::any_of(rig.host.state_.routes, [](const Route& route) {
            return route.destination == "172.20.0.0/16" && route.link == "eth0";
        }));
    }

    void interface_thatSomebodyElseMade_isNotDeleted() {
        Rig rig;
        QVERIFY(rig.apply(of_kind(Kind::HostOnly)).has_value());
        std::erase_if(rig.host.state_.links, [](const Link& link) { return link.name == "apt0"; });
        rig.host.state_.links.push_back({.name = "apt0", .index = 99, .kind = InterfaceKind::Tap});
        QVERIFY(rig.networks.undo("apiary0", {}).has_value());
        QVERIFY(rig.host.state_.find("apt0") != nullptr);
        QVERIFY(rig.host.state_.find("apiary0") == nullptr);
    }

    void restartOfTheHost_appliesAgainWhatWasInForce() {
        Rig rig;
        const HostState fresh = rig.host.state_;
        QVERIFY(rig.apply(bridged("eth0")).has_value());
        rig.host.state_ = fresh;
        rig.host.boot_ = "second";
        QVERIFY(rig.recover().empty());
        QVERIFY(rig.host.state_.find("apiary0") == nullptr);
        QVERIFY(Networks(rig.host, rig.journal, owner_of).apply_again().empty());
        QVERIFY(rig.host.state_.find("apiary0") != nullptr);
        QCOMPARE(rig.networks.list().value().front().boot, std::string("second"));
    }

    void restartOfTheHost_waitsForTheUplinksAddress_data() {
        QTest::addColumn<bool>("v6_is_there");
        QTest::newRow("no address") << false;
        QTest::newRow("no IPv4 address") << true;
    }
    void restartOfTheHost_waitsForTheUplinksAddress() {
        QFETCH(bool, v6_is_there);
        Rig rig;
        const HostState fresh = rig.host.state_;
        QVERIFY(rig.apply(bridged("eth0")).has_value());
        rig.host.state_ = fresh;
        std::erase_if(rig.host.state_.addresses, [&](const Address& address) {
            return address.link == "eth0" && !(v6_is_there && address.subnet.contains(':'));
        });
        rig.host.boot_ = "second";
        QVERIFY(rig.recover().empty());
        const auto problems = rig.networks.apply_again();
        QCOMPARE(problems.size(), 1u);
        QVERIFY2(problems.front().cause.contains("eth0 has no address yet"), problems.front().cause.c_str());
        QVERIFY(rig.networks.list().value().front().problem.has_value());
        rig.host.state_ = fresh;
        QVERIFY(rig.networks.apply_again().empty());
        QVERIFY(rig.host.state_.find("apiary0") != nullptr);
    }

    void restartOfTheHost_amidApply_leavesNothing() {
        Rig rig;
        const HostState fresh = rig.host.state_;
        rig.host.after_ = [](const Step& step) {
            if (std::holds_alternative<MoveRoutes>(step)) {
                throw Crash();
            }
        };
        QVERIFY_THROWS_EXCEPTION(Crash, (void)rig.apply(bridged("eth0")));
        rig.host.state_ = fresh;
        rig.host.boot_ = "second";
        QVERIFY(rig.recover().empty());
        QVERIFY(rig.networks.apply_again().empty());
        QVERIFY(rig.host.state_ == fresh && rig.journal.texts_.empty());
    }

    void record_thatCannotBeRead_isShownAndKept() {
        Rig rig;
        rig.journal.texts_["apiary0"] = "{";
        QCOMPARE(rig.recover().size(), 1u);
        const auto records = rig.networks.list().value();
        QCOMPARE(records.size(), 1u);
        QVERIFY(records.front().problem.has_value());
        QVERIFY(!rig.networks.undo("apiary0", {}).has_value());
        QVERIFY(rig.journal.texts_.contains("apiary0"));
    }
};

QTEST_GUILESS_MAIN(NetworksTest)
#include "networks_test.moc"
