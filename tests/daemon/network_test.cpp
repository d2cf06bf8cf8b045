// SPDX-License-Identifier: BSD-2-Clause
// apiaryd of a host that is a network namespace: its network is planned, made, followed and undone by calls, and is
// what it was whenever the helper dies. Takes root.
#include "backend/api/network.h"

#include <QJsonArray>
#include <QTest>
#include <functional>
#include <thread>

#include "tests/daemon/call_as.h"
#include "tests/hostnet/linux/host_fixture.h"

using namespace apiary;
using namespace apiary::tests;
using namespace apiary::hostnet::test;
using namespace std::chrono_literals;
namespace guests = apiary::api::guests;
namespace net = apiary::api::network;
namespace tasks = apiary::api::tasks;

namespace {

/// As hostnet's tests have it, for the guest "web".
net::SetUp wish_for(net::Kind kind) {
    net::SetUp wish = hostnet::test::wish(kind, 1);
    wish.taps = {{.guest = "web", .name = "tap0"}};
    return wish;
}

void add_kinds() {
    QTest::addColumn<int>("kind");
    QTest::newRow("bridged") << static_cast<int>(net::Kind::Bridged);
    QTest::newRow("host-only") << static_cast<int>(net::Kind::HostOnly);
    QTest::newRow("nat") << static_cast<int>(net::Kind::Nat);
}

std::string missing_for(int kind) {
    return static_cast<net::Kind>(kind) == net::Kind::Nat ? without_program("nft") : "";
}

}  // namespace

class NetworkTest : public QObject {
    Q_OBJECT

    UniqueFd own_ = current_network();
    std::unique_ptr<World> world_;
    std::unique_ptr<RunningDaemon> daemon_;
    std::string before_;

    template <class Method>
    ipc::CallResult<typename Method::Reply> call(const typename Method::Parameters& parameters = {}) {
        return daemon_->call<Method>(parameters);
    }
    net::State state() {
        const auto told = call<net::GetState>();
        return told ? told->state : net::State();
    }
    void create(const std::string& name) {
        auto definition = tiny();
        definition.kernel = (daemon_->directory() / "kernel").string();
        definition.networks = {{.kind = guests::NetworkKind::Tap, .tap = "tap0", .forwards = {}, .mac = {}}};
        QVERIFY(call<guests::Create>({.name = name, .definition = definition}).has_value());
    }
    /// Empty when it was made.
    std::string apply(const net::SetUp& wish) {
        const auto made = call<net::Apply>({.set_up = wish, .digest = {}});
        return made ? "" : made.error().error.cause + " | " + made.error().error.detail;
    }
    std::string undo() {
        const auto undone = call<net::Undo>({.name = "net0"});
        return undone ? "" : undone.error().error.cause + " | " + undone.error().error.detail;
    }
    std::string left() {
        std::string text = difference(before_, snapshot());
        std::error_code ignored;
        for (const auto& place : {daemon_->state() / "networks", daemon_->directory() / "run/servers"}) {
            for (const auto& file : std::filesystem::recursive_directory_iterator(place, ignored)) {
                text += "left: " + file.path().string() + "\n";
            }
        }
        return text;
    }
    /// Makes the network, and calls `act` once, when the task has told of step `number`; false when it has not that
    /// many.
    bool at_step(net::SetUp wish, std::size_t number, const std::function<void(const tasks::Task&)>& act) {
        ipc::Client watcher = daemon_->client();
        const timeval patience = {.tv_sec = 20, .tv_usec = 0};  // Should it be over before it is watched.
        ::setsockopt(watcher.socket(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        std::thread caller([this, wish] { (void)call<net::Apply>({.set_up = wish, .digest = {}}); });
        std::size_t steps = 0;
        std::string message;
        bool acted = false;
        (void)ipc::call_more<tasks::Watch>(watcher, {}, [&](const tasks::Watch::Reply& told) {
            const tasks::Task& task = told.task;
            if (task.network != "net0") {
                return true;
            }
            steps += std::exchange(message, task.message) != task.message ? 1 : 0;
            if (task.state == tasks::State::Running && steps > number && !acted) {
                acted = true;
                act(task);
            }
            return task.state == tasks::State::Running;
        });
        caller.join();
        return acted;
    }

private slots:
    void initTestCase() {
        const UniqueFd tun(::open("/dev/net/tun", O_RDWR | O_CLOEXEC));
        SKIP_WITHOUT(without_system_helper(), "NO NETWORK WAS SET UP");
        SKIP_WITHOUT(Machine().valid() && tun.valid() ? "" : "network namespaces or /dev/net/tun are forbidden here",
                     "NO NETWORK WAS SET UP, as that takes root");
    }
    void init() {
        world_ = std::make_unique<World>();
        const std::string wrong = world_->make();
        QVERIFY2(wrong.empty(), wrong.c_str());
        world_->host.enter();
        QVERIFY(hostnet::answers_echo(World::kServer, 20s, {}));
        before_ = snapshot();
        daemon_ = std::make_unique<RunningDaemon>(kSystemSettings, std::vector<std::string>{"--system"});
        std::filesystem::copy_file(GUESTS "/daemon/serial", daemon_->directory() / "kernel");
        put_call_program(*daemon_);
        create("web");
    }
    void cleanup() {
        daemon_.reset();
        (void)::setns(own_.get(), CLONE_NEWNET);
        world_.reset();
    }

    void network_isPlannedMadeAndUndone_data() { add_kinds(); }
    void network_isPlannedMadeAndUndone() {
        QFETCH(int, kind);
        SKIP_WITHOUT(missing_for(kind), "ADDRESS TRANSLATION WAS NOT TESTED");
        const net::SetUp wish = wish_for(static_cast<net::Kind>(kind));
        const auto planned = call<net::MakePlan>({.set_up = wish});
        QVERIFY2(planned.has_value(), planned ? "" : planned.error().error.cause.c_str());
        QVERIFY(planned->plan.steps.size() >= 4);
        QCOMPARE(left(), std::string());
        const auto other = call<net::Apply>({.set_up = wish, .digest = "0123456789abcdef"});
        QVERIFY(!other);
        QCOMPARE(other.error().name, std::string(net::PlanChanged::kName));
        QCOMPARE(left(), std::string());

        const auto made = call<net::Apply>({.set_up = planned->plan.set_up, .digest = planned->plan.digest});
        QVERIFY2(made.has_value(), made ? "" : made.error().error.cause.c_str());
        QVERIFY(made->network.steps == planned->plan.steps);
        QVERIFY(hostnet::answers_echo(World::kServer, 20s, {}));
        const net::State now = state();
        QCOMPARE(now.networks.size(), std::size_t{1});
        QCOMPARE(now.networks.front().phase, net::Phase::Applied);
        QVERIFY(!now.networks.front().problem && !now.refusal);
        const auto tap = std::ranges::find(now.interfaces, "tap0", &net::Interface::name);
        QVERIFY(tap != now.interfaces.end() && tap->network == "net0" && tap->master == "net0" && tap->up);
        const auto again = call<net::Apply>({.set_up = wish, .digest = {}});
        QCOMPARE(again.error().name, std::string(net::NetworkExists::kName));

        QCOMPARE(undo(), std::string());
        QCOMPARE(left(), std::string());
        const auto gone = call<net::Undo>({.name = "net0"});
        QCOMPARE(gone.error().name, std::string(net::NoSuchNetwork::kName));
    }

    void nonsense_isRefusedWithItsField_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<std::function<void(net::SetUp&)>>("spoil");
        const auto row = [](const char* name, const char* field, std::function<void(net::SetUp&)> spoil) {
            QTest::newRow(name) << field << std::move(spoil);
        };
        row("no such interface", "uplink", [](auto& wish) { wish.uplink = "nothing0"; });
        row("an interface that is none", "uplink", [](auto& wish) { wish.uplink = "\033[2J;reboot"; });
        row("loopback", "uplink", [](auto& wish) { wish.uplink = "lo"; });
        row("no interface", "uplink", [](auto& wish) { wish.uplink.reset(); });
        row("a name with a slash", "name", [](auto& wish) { wish.name = "../../etc/passwd"; });
        row("a name that is too long", "name", [](auto& wish) { wish.name = std::string(16, 'a'); });
        row("the name of an interface", "name", [](auto& wish) { wish.name = "eth0"; });
        row("a VLAN that is none", "vlan", [](auto& wish) { wish.vlan = 4095; });
        row("a subnet of a bridged network", "subnet", [](auto& wish) { wish.subnet = "10.87.0.1/24"; });
        row("no such guest", "taps", [](auto& wish) { wish.taps->front().guest = "nobody"; });
        row("a tap that is none", "taps", [](auto& wish) { wish.taps->front().name = "a b"; });
        row("too many taps", "taps", [](auto& wish) { wish.taps->assign(65, {.guest = "web", .name = {}}); });
        row("a subnet that is none", "subnet", [](auto& wish) {
            wish = wish_for(net::Kind::HostOnly);
            wish.subnet = "10.87.0.0/33";
        });
        row("a subnet that is in use", "subnet", [](auto& wish) {
            wish = wish_for(net::Kind::HostOnly);
            wish.subnet = "10.66.0.77/24";
        });
    }
    void nonsense_isRefusedWithItsField() {
        QFETCH(QString, field);
        QFETCH(std::function<void(net::SetUp&)>, spoil);
        net::SetUp wish = wish_for(net::Kind::Bridged);
        spoil(wish);
        const auto planned = call<net::MakePlan>({.set_up = wish});
        const auto applied = call<net::Apply>({.set_up = wish, .digest = {}});
        QVERIFY(!planned && !applied);
        for (const ipc::CallFailure& failure : {planned.error(), applied.error()}) {
            QCOMPARE(failure.name, std::string(net::InvalidSetUp::kName));
            QCOMPARE(failure.parameters.value("field", ""), field.toStdString());
            QVERIFY(!failure.error.cause.contains('\033') && !failure.error.remedy.empty());
        }
        QCOMPARE(left(), std::string());
    }

    void member_whoMayNot_isRefusedAndSeesNoGuestsOfOthers() {
        QCOMPARE(apply(wish_for(net::Kind::HostOnly)), std::string());
        const std::string set_up = R"({"set_up": {"kind": "host_only", "name": "mine"}})";
        const QJsonValue refused = call_as(*daemon_, kMember, "io.apiary.Network.Apply", set_up);
        QCOMPARE(refused["error"].toString(), "io.apiary.Network.NotPermitted");
        QVERIFY(refused["parameters"]["cause"].toString().contains("may not change the network of this host"));
        QVERIFY(!refused["parameters"]["remedy"].toString().isEmpty());
        QCOMPARE(call_as(*daemon_, kMember, "io.apiary.Network.Undo", R"({"name": "net0"})")["error"].toString(),
                 "io.apiary.Network.NotPermitted");
        const QJsonValue seen = call_as(*daemon_, kMember, "io.apiary.Network.GetState")["parameters"]["state"];
        QVERIFY(!seen["refusal"]["cause"].toString().isEmpty());
        const QJsonValue net0 = seen["networks"][0];
        QCOMPARE(net0["name"].toString(), "net0");
        QVERIFY(net0["steps"].toArray().isEmpty() && net0["set_up"]["taps"].toArray().isEmpty());
        // Nor is a guest found by asking for a tap of it, or by following its way.
        const QJsonValue tap = call_as(*daemon_, kMember, "io.apiary.Network.MakePlan",
                                       R"({"set_up": {"kind": "host_only", "taps": [{"guest": "web"}]}})");
        QVERIFY(tap["parameters"]["cause"].toString().contains("there is no guest"));
        QCOMPARE(call_as(*daemon_, kMember, "io.apiary.Network.Test", R"({"name": "net0", "guest": "web"})")["error"]
                     .toString(),
                 "io.apiary.Network.NoSuchGuest");
        QVERIFY(call_as(*daemon_, kMember, "io.apiary.Network.MakePlan", set_up)["parameters"]["plan"].isObject());
        QCOMPARE(undo(), std::string());
        QCOMPARE(left(), std::string());
    }

    void right_canBeGiven() {
        daemon_ =
            std::make_unique<RunningDaemon>(std::string(kSystemSettings) + "[policy]\nnetwork = [\"group:games\"]\n",
                                            std::vector<std::string>{"--system"});
        put_call_program(*daemon_);
        const QJsonValue made = call_as(*daemon_, kMember, "io.apiary.Network.Apply",
                                        R"({"set_up": {"kind": "host_only", "name": "net0"}})");
        QCOMPARE(made["error"].toString(), "");
        QCOMPARE(call_as(*daemon_, kMember, "io.apiary.Network.Undo", R"({"name": "net0"})")["error"].toString(), "");
        QCOMPARE(left(), std::string());
    }

    void tap_comesUpWithItsGuest_andItsWayIsFollowed() {
        QCOMPARE(apply(wish_for(net::Kind::Bridged)), std::string());
        const auto tap = [this] {
            const net::State now = state();
            return *std::ranges::find(now.interfaces, "tap0", &net::Interface::name);
        };
        QVERIFY(!tap().carrier);
        QVERIFY(world_->host.run("ip link set tap0 down"));  // Somebody has.
        const auto way = [this](const std::optional<std::string>& guest) {
            std::vector<net::Hop> hops;
            std::size_t replies = 0;
            ipc::Client client = daemon_->client();
            const auto done =
                ipc::call_more<net::Test>(client, {.name = "net0", .guest = guest}, [&](const net::Test::Reply& reply) {
                    ++replies;
                    hops.insert(hops.end(), reply.hops.begin(), reply.hops.end());
                    return true;
                });
            return done && replies == hops.size() + 1 ? hops : std::vector<net::Hop>();
        };
        auto hops = way("web");
        QCOMPARE(hops.size(), std::size_t{1});
        QVERIFY(hops.front().verdict == net::Verdict::Failed && hops.front().text.contains("does not run"));
        const auto started = call<guests::Start>({.name = "web"});
        QVERIFY2(started.has_value(), started ? "" : started.error().error.detail.c_str());
        QVERIFY(tap().up && tap().carrier);
        // The test's guest has no driver for its card.
        for (const auto& guest : {std::optional<std::string>(), std::optional<std::string>("web")}) {
            hops = way(guest);
            QCOMPARE(hops.size(), std::size_t{1});
            QVERIFY2(hops.front().text.contains("has not sent a single frame"), hops.front().text.c_str());
        }
        QVERIFY(call<guests::Stop>({.name = "web"}).has_value());
        hops = way(std::nullopt);
        QVERIFY(hops.size() >= 5 && hops[0].verdict == net::Verdict::LeftOut);
        QCOMPARE(hops[4].name, std::string("gateway"));
        QVERIFY2(hops[4].verdict == net::Verdict::Passed, hops[4].text.c_str());
        const auto none = call<net::Test>({.name = "net0", .guest = "nobody"});
        QCOMPARE(none.error().name, std::string(net::NoSuchGuest::kName));
        const auto whole = call<net::Test>({.name = "net0", .guest = "web"});
        QCOMPARE(whole->hops.size(), std::size_t{1});
        QCOMPARE(undo(), std::string());
        QCOMPARE(left(), std::string());
    }

    void tap_ofAMember_comesUpThoughItMayNotTurnItOn() {
        // Everybody may open the device, as is usual, and not everywhere.
        const auto devices = daemon_->directory() / "devices";
        std::filesystem::create_directory(devices);
        daemon_->end(SIGTERM);
        QVERIFY(daemon_->start(std::format(
            "exec 2>&3 3>&-; exec unshare -m sh -c 'mount -t tmpfs none {0} && mknod -m 0666 {0}/tun c 10 200 && "
            "mount --bind {0}/tun /dev/net/tun && exec \"$0\" \"$@\"' \"$0\" \"$@\";",
            devices.string())));
        const std::string kernel = (daemon_->directory() / "kernel").string();
        std::filesystem::permissions(kernel, std::filesystem::perms(0644));
        const ipc::Json wanted = {{"name", "mine"},
                                  {"definition",
                                   {{"kernel", kernel},
                                    {"memory", 16 << 20},
                                    {"networks", ipc::Json::array({{{"kind", "tap"}, {"tap", "tap7"}}})}}}};
        QCOMPARE(call_as(*daemon_, kMember, "io.apiary.Guests.Create", wanted.dump())["error"].toString(), "");
        net::SetUp wish = wish_for(net::Kind::HostOnly);
        wish.taps = {{.guest = "mine", .name = "tap7"}};
        QCOMPARE(apply(wish), std::string());
        QVERIFY(world_->host.run("ip link set tap7 down"));
        const QJsonValue started = call_as(*daemon_, kMember, "io.apiary.Guests.Start", R"({"name": "mine"})");
        const QJsonValue why = started["parameters"]["detail"];
        QVERIFY2(started["error"].toString().isEmpty(), qPrintable(why.toString()));
        QVERIFY(said("ip -j link show tap7").contains("LOWER_UP"));
        QVERIFY(call<guests::Stop>({.name = "mine"}).has_value());
        QCOMPARE(undo(), std::string());
        QCOMPARE(left(), std::string());
    }

    void task_thatIsCancelled_isTakenBack() {
        bool cancelled = false;
        QVERIFY(at_step(wish_for(net::Kind::Bridged), 3, [&](const tasks::Task& task) {
            cancelled = call<tasks::Cancel>({.id = task.id}).has_value();
        }));
        QVERIFY(cancelled);
        QVERIFY(state().networks.empty());
        QCOMPARE(left(), std::string());
    }

    void helper_thatIsKilledInTheMidst_leavesNothing_data() { add_kinds(); }
    void helper_thatIsKilledInTheMidst_leavesNothing() {
        QFETCH(int, kind);
        SKIP_WITHOUT(missing_for(kind), "ADDRESS TRANSLATION WAS NOT TESTED");
        const net::SetUp wish = wish_for(static_cast<net::Kind>(kind));
        const std::size_t all = call<net::MakePlan>({.set_up = wish})->plan.steps.size();
        std::size_t kills = 0;
        for (std::size_t step = 1; step < all; ++step) {
            const bool killed = at_step(wish, step, [&](const tasks::Task&) { ::kill(daemon_->pid(), SIGKILL); });
            if (!killed) {  // It was done before it could be told.
                QCOMPARE(undo(), std::string());
                continue;
            }
            ++kills;
            QVERIFY(world_->second.reaches(World::kHost, 5s));
            daemon_->end(SIGKILL);
            QVERIFY(daemon_->start());
            if (!state().networks.empty()) {  // It was just done.
                QCOMPARE(state().networks.front().phase, net::Phase::Applied);
                QCOMPARE(undo(), std::string());
            }
            QCOMPARE(left(), std::string());
            QVERIFY(hostnet::answers_echo(World::kServer, 20s, {}));
        }
        QVERIFY2(kills > 0, "no step was seen");
    }

    void helper_thatIsEndedInTheMidst_takesItBackFirst() {
        QVERIFY(at_step(wish_for(net::Kind::Bridged), 3, [&](const tasks::Task&) { ::kill(daemon_->pid(), SIGTERM); }));
        daemon_->end(SIGTERM);
        const std::string now = left();
        QVERIFY(daemon_->start());
        if (!state().networks.empty()) {  // It was just done, and stays.
            QCOMPARE(undo(), std::string());
            QCOMPARE(left(), std::string());
        } else {
            QCOMPARE(now, std::string());
        }
    }

    void network_outlivesTheHelper() {
        QCOMPARE(apply(wish_for(net::Kind::Bridged)), std::string());
        const std::string seen = "ip -j address; ip -j route show table all; ip -j -6 route show table all";
        // The kernel tells a little later that nobody has the tap open.
        QTRY_VERIFY(said("ip -j link show tap0").contains("NO-CARRIER"));
        const std::string with = said(seen);
        daemon_->end(SIGTERM);
        QCOMPARE(difference(with, said(seen)), std::string());
        QVERIFY(daemon_->start());
        QCOMPARE(state().networks.front().phase, net::Phase::Applied);
        QCOMPARE(undo(), std::string());
        QCOMPARE(left(), std::string());
    }

    /// After a restart of the host there is nothing but the record, and the uplink may get its address late.
    void network_isMadeAgainAfterARestartOfTheHost() {
        net::SetUp wish = wish_for(net::Kind::Bridged);
        QCOMPARE(apply(wish), std::string());
        const auto record = daemon_->state() / "networks/net0.json";
        std::ifstream file(record);
        ipc::Json json = ipc::Json::parse(file);
        QCOMPARE(undo(), std::string());
        guests::Definition by_itself;
        by_itself.autostart = true;
        QVERIFY(call<guests::Change>({.name = "web", .set = by_itself}).has_value());
        daemon_->end(SIGTERM);
        json["boot"] = "another";
        std::filesystem::create_directories(record.parent_path());
        std::ofstream(record) << json.dump();
        QVERIFY(world_->host.run("ip -4 address flush dev eth0"));
        QVERIFY(daemon_->start());
        QVERIFY(state().networks.front().problem.has_value());
        QVERIFY(world_->host.run("ip address add 10.66.0.2/24 brd + dev eth0 && ip route add default via 10.66.0.1"));
        const auto is_there = [this] {
            const net::MadeNetwork made = state().networks.front();
            return !made.problem && made.phase == net::Phase::Applied;
        };
        const bool there = QTest::qWaitFor(is_there, 60'000);
        const auto problem = state().networks.front().problem.value_or(net::Problem());
        QVERIFY2(there, (problem.cause + " | " + problem.detail).c_str());
        QVERIFY(said("ip -j address show net0").contains("10.66.0.2"));
        // A guest that starts by itself waited for it.
        QVERIFY(daemon_->wait_for_state("web", guests::State::Running));
        QVERIFY(call<guests::Kill>({.name = "web"}).has_value());
        QCOMPARE(undo(), std::string());
    }
};

QTEST_GUILESS_MAIN(NetworkTest)
#include "network_test.moc"
