// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/machine_keeper.h"

#include <fcntl.h>

#include <QTest>
#include <set>
#include <vector>

namespace apiary::daemon::test {
namespace {

using cpu::bhyve::name_for_guest;

/// What a kernel has, and what was done to it.
struct Kernel {
    std::set<std::string> machines;
    std::optional<Error> obstacle;
    std::size_t longest = 229;
    std::vector<std::string> destroyed;
    bool destroys = true;
};

class PretendedMachines final : public cpu::bhyve::Machines {
public:
    explicit PretendedMachines(Kernel& kernel) : kernel_(kernel) {}
    std::optional<Error> obstacle() const override { return kernel_.obstacle; }
    std::size_t longest_name() const override { return kernel_.longest; }
    std::vector<std::string> names() const override { return {kernel_.machines.begin(), kernel_.machines.end()}; }
    Result<UniqueFd> create(const std::string& name) override {
        if (!kernel_.machines.insert(name).second) {
            return fail("there is one");
        }
        return UniqueFd(::open("/dev/null", O_RDWR | O_CLOEXEC));
    }
    Result<void> destroy(const std::string& name) override {
        kernel_.destroyed.push_back(name);
        if (!kernel_.destroys) {
            return fail("somebody holds it");
        }
        kernel_.machines.erase(name);
        return {};
    }

private:
    Kernel& kernel_;
};

struct Fixture {
    Kernel kernel;
    std::set<pid_t> processes;
    MachineKeeper keeper{std::make_unique<PretendedMachines>(kernel), [this](pid_t process) { return processes.contains(process); }};

    [[nodiscard]] bool has(const std::string& guest) const { return kernel.machines.contains(name_for_guest(guest)); }
};

}  // namespace

class MachineKeeperTest : public QObject {
    Q_OBJECT

private slots:
    void names_tellWhoseAMachineIs() {
        QCOMPARE(name_for_guest("web.1"), std::string("apiary-web.1"));
        QVERIFY(cpu::bhyve::guest_of("apiary-web.1") == std::optional<std::string>("web.1"));
        QVERIFY(cpu::bhyve::process_of(cpu::bhyve::name_for_process(123)) == std::optional<pid_t>(123));
        for (const char* const other : {"", "web", "apiary-", "apiary", "apiaryctl-", "xapiary-web"}) {
            QVERIFY(!cpu::bhyve::guest_of(other));
            QVERIFY(!cpu::bhyve::process_of(other));
        }
        for (const char* const wrong : {"apiaryctl-12x", "apiaryctl--1", "apiaryctl-0", "apiaryctl-99999999999999999999"}) {
            QVERIFY(!cpu::bhyve::process_of(wrong));
        }
        QVERIFY(!cpu::bhyve::guest_of("apiaryctl-12"));
    }
    void machine_isMadeForWhoAsksForIt() {
        Fixture f;
        const auto asked = f.keeper.make("web", "bhyve", false);
        QVERIFY(asked && asked->valid());
        QVERIFY(f.has("web"));
        for (const char* const engine : {"soft", "vmm", "vmm,soft"}) {
            const auto other = f.keeper.make("other", engine, false);
            QVERIFY(other && !other->valid());
        }
        QVERIFY(!f.has("other"));
    }
    void machine_isChosenWhereNoOtherDeviceIs() {
        Fixture f;
        const auto with_device = f.keeper.make("one", "auto", true);
        QVERIFY(with_device && !with_device->valid());
        const auto without = f.keeper.make("two", "auto", false);
        QVERIFY(without && without->valid());
    }
    void obstacle_isAnErrorOnlyForWhoAsks() {
        Fixture f;
        f.kernel.obstacle = Error{"vmm(4) is not loaded", "kldload vmm"};
        const auto asked = f.keeper.make("web", "bhyve", false);
        QVERIFY(!asked);
        QCOMPARE(asked.error().remedy, std::string("kldload vmm"));
        const auto chosen = f.keeper.make("web", "auto", false);
        QVERIFY(chosen && !chosen->valid());
    }
    void name_thatHasNoRoom_isRefusedInWords() {
        Fixture f;
        f.kernel.longest = 37;  // FreeBSD 12
        const auto made = f.keeper.make(std::string(31, 'w'), "bhyve", false);
        QVERIFY(!made);
        QVERIFY(made.error().cause.contains("no room") && made.error().remedy.contains("rename"));
        QVERIFY(f.keeper.make(std::string(30, 'w'), "bhyve", false));
    }
    void machine_thatWasLeft_isReplaced() {
        Fixture f;
        f.kernel.machines.insert(name_for_guest("web"));
        QVERIFY(f.keeper.make("web", "bhyve", false));
        QCOMPARE(f.kernel.destroyed, std::vector<std::string>{"apiary-web"});
        QVERIFY(f.has("web"));
    }
    void machine_thatCannotBeDestroyed_isAnError() {
        Fixture f;
        f.kernel.machines.insert(name_for_guest("web"));
        f.kernel.destroys = false;
        QVERIFY(!f.keeper.make("web", "bhyve", false));
    }
    void end_ofAGuest_isThatOfItsMachine() {
        Fixture f;
        QVERIFY(f.keeper.make("web", "bhyve", false));
        f.keeper.destroy("other");
        QVERIFY(f.kernel.destroyed.empty());
        f.keeper.destroy("web");
        QVERIFY(!f.has("web"));
    }
    void leftovers_areThoseOfNobody() {
        Fixture f;
        f.kernel.machines = {"apiary-runs", "apiary-gone", "apiaryctl-10", "apiaryctl-11", "somebodys", "apiary"};
        f.processes = {10};
        f.keeper.destroy_leftovers({"runs"});
        QVERIFY(f.kernel.machines == (std::set<std::string>{"apiary-runs", "apiaryctl-10", "somebodys", "apiary"}));
    }
    void keeper_withoutMachines_doesNothing() {
        const MachineKeeper keeper(nullptr, [](pid_t) { return false; });
        const auto made = keeper.make("web", "bhyve", false);
        QVERIFY(made && !made->valid());
        keeper.destroy("web");
        keeper.destroy_leftovers({});
    }
};

}  // namespace apiary::daemon::test

QTEST_APPLESS_MAIN(apiary::daemon::test::MachineKeeperTest)
#include "machine_keeper_test.moc"
