// SPDX-License-Identifier: BSD-2-Clause
// The life of guests behind apiaryd's socket: real helper, real monitors, real guests.
#include <QTest>
#include <thread>

#include "tests/daemon/gated_copies.h"
#include "tests/daemon/running_daemon.h"

using namespace apiary;
using namespace apiary::tests;
namespace guests = apiary::api::guests;
using guests::EndReason;
using guests::State;

namespace {

bool create(const RunningDaemon& daemon, const std::string& name, const guests::Definition& definition = tiny()) {
    return daemon.call<guests::Create>({.name = name, .definition = definition}).has_value();
}

bool create_and_start(const RunningDaemon& daemon, const std::string& name,
                      const guests::Definition& definition = tiny()) {
    return create(daemon, name, definition) && daemon.call<guests::Start>({.name = name}).has_value();
}

/// Starts a guest that KVM's engine is prepared for; what KVM lacks here, or nothing. Any other trouble fails the test.
std::string start_on_kvm(const RunningDaemon& daemon, const std::string& name) {
    const auto started = daemon.call<guests::Start>({.name = name});
    const std::string cause = started ? "" : started.error().error.cause;
    if (!started && !cause.contains("KVM") && !cause.contains("kvm")) {
        QTest::qFail(cause.c_str(), __FILE__, __LINE__);
    }
    return cause;
}

/// With a disk that is kept with the guest.
guests::Definition with_disk() {
    auto definition = tiny();
    definition.disks = {{.path = "root", .size = 1 << 20, .read_only = {}, .serial = {}}};
    return definition;
}

/// A call of Clone under way in a thread.
class RunningClone {
public:
    RunningClone(const RunningDaemon& daemon, const std::string& name, const std::string& new_name)
        : thread_([this, client = daemon.client(), name, new_name]() mutable {
              const auto cloned = ipc::call<guests::Clone>(client, {.name = name, .new_name = new_name});
              failure_ = cloned ? "none" : cloned.error().name.empty() ? "connection" : cloned.error().name;
          }) {}
    ~RunningClone() {
        if (thread_.joinable()) {
            thread_.join();
        }
    }
    RunningClone(const RunningClone&) = delete;
    RunningClone& operator=(const RunningClone&) = delete;

    /// Waits for the end: "none", or the name of the error.
    [[nodiscard]] std::string failure() {
        thread_.join();
        return failure_;
    }

private:
    std::string failure_;
    std::thread thread_;
};

bool wait_until_busy(const RunningDaemon& daemon, const std::string& name) {
    return daemon.wait_until(name, [](const guests::Guest& guest) { return guest.busy.has_value(); });
}

/// What of the store is half a guest.
std::string half_guests(const RunningDaemon& daemon) {
    std::string found;
    for (const auto& entry : std::filesystem::directory_iterator(daemon.state() / "guests")) {
        const std::string name = entry.path().filename();
        found += name.starts_with('.') ? name : "";
    }
    return found;
}

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool alive(std::int64_t pid) {
    return ::kill(static_cast<pid_t>(pid), 0) == 0;
}

}  // namespace

class GuestsTest : public QObject {
    Q_OBJECT

private slots:
    void guest_lives_from_its_creation_to_the_trash_and_back();
    void console_is_typed_to_and_replayed();
    void second_client_watches_until_it_takes_control();
    void log_stays_when_the_guest_has_ended();
    void pause_holds_the_guest_until_it_is_resumed();
    void reset_starts_the_guest_again();
    void guest_on_kvm_runs_in_its_sandbox();
    void guest_is_moved_between_its_engines();
    void guest_is_moved_to_none_of_others();
    void statistics_come_as_a_stream_and_end_with_the_guest();
    void guest_deaf_to_its_power_button_is_still_running_after_its_grace();
    void stop_that_is_cancelled_leaves_the_guest_running();
    void stop_with_kill_ends_a_deaf_guest();
    void stop_presses_again_when_nobody_acted_on_it();
    void crash_leaves_a_card();
    void crashing_guest_is_started_again_until_it_is_too_often();
    void monitor_that_is_killed_is_noticed();
    void monitor_that_hangs_is_ended();
    void helper_that_is_killed_leaves_guests_that_the_next_one_finds();
    void guest_that_ends_while_there_is_no_helper_is_told_by_its_record();
    void guests_are_started_in_their_order();
    void definition_changed_meanwhile_is_pending();
    void kept_disk_is_the_guests_and_goes_with_it();
    void clone_has_the_disks_and_an_address_of_its_own();
    void clone_tells_what_only_one_of_both_can_use();
    void clone_that_cannot_be_is_refused();
    void clone_under_way_keeps_the_guest_as_it_is();
    void clone_that_is_cancelled_leaves_nothing();
    void clones_more_than_two_wait_for_their_turn();
    void clone_goes_on_without_its_caller();
    void clone_tells_how_far_it_is();
    void helper_that_is_killed_amid_a_clone_leaves_no_half_guest();
    void helper_that_is_ended_amid_a_clone_leaves_no_half_guest();
    void clone_without_room_leaves_nothing();
    void kernel_that_is_not_there_is_told();
    void guest_whose_file_is_no_sense_is_broken_and_told();
    void second_helper_is_refused();
    void full_disk_refuses_changes_and_loses_nothing();
};

void GuestsTest::guest_lives_from_its_creation_to_the_trash_and_back() {
    RunningDaemon daemon;
    QVERIFY(create(daemon, "one"));
    const auto again = daemon.call<guests::Create>({.name = "one", .definition = tiny()});
    QVERIFY(!again && again.error().name == guests::GuestExists::kName);
    const auto started = daemon.call<guests::Start>({.name = "one"});
    QVERIFY2(started.has_value(), started ? "" : started.error().error.cause.c_str());
    QCOMPARE(started->guest.state, State::Running);
    QVERIFY(started->guest.pid && started->guest.since);
    QVERIFY(daemon.attach("one")->until("ready").contains("ready"));
    const auto twice = daemon.call<guests::Start>({.name = "one"});
    QVERIFY(!twice && twice.error().name == guests::WrongState::kName);
    const auto kept = daemon.call<guests::Delete>({.name = "one"});
    QVERIFY(!kept && kept.error().name == guests::WrongState::kName);
    const auto stopped = daemon.call<guests::Stop>({.name = "one"});
    QVERIFY2(stopped.has_value(), stopped ? "" : stopped.error().error.cause.c_str());
    QCOMPARE(stopped->guest.state, State::Stopped);
    QCOMPARE(stopped->guest.last_end->reason, EndReason::PoweredOff);
    const auto deleted = daemon.call<guests::Delete>({.name = "one"});
    QVERIFY(deleted && daemon.guests().empty());
    QCOMPARE(daemon.call<guests::ListTrash>()->entries.size(), 1u);
    const auto back = daemon.call<guests::Undelete>({.id = deleted->id, .name = "two"});
    QVERIFY(back && back->guest.name == "two" && back->guest.definition == tiny());
    const auto gone = daemon.call<guests::Delete>({.name = "two"});
    QVERIFY(daemon.call<guests::Purge>({.id = gone->id}).has_value());
    QVERIFY(daemon.call<guests::ListTrash>()->entries.empty());
}

void GuestsTest::console_is_typed_to_and_replayed() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    auto console = daemon.attach("one");
    QVERIFY(console && console->writer);
    QVERIFY(console->until("ready").contains("ready"));
    console->type("hello");
    QVERIFY(console->until("hello").contains("hello"));
    auto later = daemon.attach("one", api::console::Access::Watch);
    QVERIFY(later && !later->writer);
    QVERIFY(later->until("hello").contains("ready"));
    console->type("q");
    QVERIFY(console->until("never").ends_with("[the end]"));
}

void GuestsTest::second_client_watches_until_it_takes_control() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    auto first = daemon.attach("one"), second = daemon.attach("one");
    QVERIFY(first->writer && !second->writer);
    QCOMPARE(daemon.call<api::console::Sessions>({.name = "one"})->sessions.size(), 2u);
    QVERIFY(daemon.call<api::console::TakeControl>({.name = "one", .session = second->session}).has_value());
    first->type("x");
    second->type("y");
    QVERIFY(second->until("y").contains("y"));
    const auto none = daemon.call<api::console::TakeControl>({.name = "one", .session = "77"});
    QVERIFY(!none && none.error().name == api::console::NoSuchSession::kName);
}

void GuestsTest::log_stays_when_the_guest_has_ended() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    auto console = daemon.attach("one");
    console->type("hello");
    QVERIFY(console->until("hello").contains("hello"));
    QVERIFY(daemon.call<guests::Kill>({.name = "one"}).has_value());
    const auto log = daemon.call<api::console::ReadLog>({.name = "one", .offset = 0});
    QVERIFY(log.has_value());
    QCOMPARE(QByteArray::fromBase64(QByteArray::fromStdString(log->data)), QByteArray("ready\nhello"));
}

void GuestsTest::pause_holds_the_guest_until_it_is_resumed() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    auto console = daemon.attach("one");
    QVERIFY(console->until("ready").contains("ready"));
    QCOMPARE(daemon.call<guests::Pause>({.name = "one"})->guest.state, State::Paused);
    console->type("held");
    const auto before = daemon.call<guests::GetStatistics>({.name = "one"})->statistics.vcpus.at(0);
    QVERIFY(daemon.call<guests::GetStatistics>({.name = "one"})->statistics.vcpus.at(0) == before);
    QCOMPARE(daemon.call<guests::Resume>({.name = "one"})->guest.state, State::Running);
    QVERIFY(console->until("held").contains("held"));
}

void GuestsTest::reset_starts_the_guest_again() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    auto console = daemon.attach("one");
    QVERIFY(console->until("ready").contains("ready"));
    QVERIFY(daemon.call<guests::Reset>({.name = "one"}).has_value());
    QVERIFY(console->until("ready").contains("ready"));
}

/// The software CPU, and whatever is behind /dev/kvm here: a forbidden call would end the monitor.
void GuestsTest::guest_is_moved_between_its_engines() {
    RunningDaemon daemon;
    auto definition = tiny();
    definition.engine = "soft,kvm";
    QVERIFY(create(daemon, "one", definition));
    if (const std::string trouble = start_on_kvm(daemon, "one"); !trouble.empty()) {
        QSKIP(trouble.c_str());
    }
    auto console = daemon.attach("one");
    QVERIFY(console->until("ready").contains("ready"));
    const auto now = daemon.call<guests::Engine>({.name = "one", .engine = {}});
    QVERIFY(now && now->engine == "soft" && now->engines == std::vector<std::string>({"soft", "kvm"}));
    char letter = 'A';
    for (const char* engine : {"kvm", "soft", "kvm", "kvm", "soft"}) {
        const auto moved = daemon.call<guests::Engine>({.name = "one", .engine = engine});
        QVERIFY2(moved.has_value(), moved ? "" : moved.error().error.cause.c_str());
        QCOMPARE(moved->engine, std::string(engine));
        console->type({&letter, 1});
        QVERIFY(console->until({&letter, 1}).contains(letter));
        ++letter;
    }
    console->type("q");
    QVERIFY(daemon.wait_for_state("one", State::Stopped));
    QCOMPARE(daemon.guest("one").last_end->reason, EndReason::PoweredOff);
}

void GuestsTest::guest_is_moved_to_none_of_others() {
    RunningDaemon daemon;
    auto definition = tiny();
    definition.engine = "soft";
    QVERIFY(create(daemon, "one", definition));
    const auto stopped = daemon.call<guests::Engine>({.name = "one", .engine = {}});
    QVERIFY(!stopped && stopped.error().name == guests::WrongState::kName);
    QVERIFY(daemon.call<guests::Start>({.name = "one"}).has_value());
    const auto moved = daemon.call<guests::Engine>({.name = "one", .engine = "vmm"});
    QVERIFY(!moved && moved.error().name == guests::EngineNotChanged::kName);
    QVERIFY(moved.error().error.cause.contains("not prepared for the engine vmm") && !moved.error().error.remedy.empty());
    QCOMPARE(daemon.call<guests::Engine>({.name = "one", .engine = {}})->engine, std::string("soft"));
}

/// On whatever is behind /dev/kvm here: a forbidden call would end the monitor.
void GuestsTest::guest_on_kvm_runs_in_its_sandbox() {
    RunningDaemon daemon;
    auto definition = tiny();
    definition.engine = "kvm";
    QVERIFY(create(daemon, "one", definition));
    if (const std::string trouble = start_on_kvm(daemon, "one"); !trouble.empty()) {
        QSKIP(trouble.c_str());
    }
    auto console = daemon.attach("one");
    QVERIFY(console->until("ready").contains("ready"));
    console->type("x");
    QVERIFY(console->until("x").contains("x"));
    QVERIFY(daemon.call<guests::Registers>({.name = "one"})->cpus.at(0).contains("rip[0]"));
    QVERIFY(daemon.call<guests::Reset>({.name = "one"}).has_value());
    QVERIFY(console->until("ready").contains("ready"));
    QVERIFY(daemon.call<guests::Pause>({.name = "one"}).has_value());
    QVERIFY(daemon.call<guests::Resume>({.name = "one"}).has_value());
    console->type("q");
    QVERIFY(daemon.wait_for_state("one", State::Stopped));
    QCOMPARE(daemon.guest("one").last_end->reason, EndReason::PoweredOff);
}

void GuestsTest::statistics_come_as_a_stream_and_end_with_the_guest() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    auto console = daemon.attach("one");
    QVERIFY(console->until("ready").contains("ready"));
    ipc::Client client = daemon.client();
    int replies = 0;
    const auto streamed =
        ipc::call_more<guests::GetStatistics>(client, {.name = "one", .interval = 250}, [&](const auto& reply) {
            if (++replies == 2) {
                console->type("q");
            }
            return reply.statistics.memory == 16 << 20 && reply.statistics.vcpus.at(0).exits > 0;
        });
    QVERIFY(streamed.has_value());
    QVERIFY(replies >= 2);
}

void GuestsTest::guest_deaf_to_its_power_button_is_still_running_after_its_grace() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    auto console = daemon.attach("one");
    console->type("d");
    QVERIFY(console->until("deaf").contains("deaf"));
    const auto stopped = daemon.call<guests::Stop>({.name = "one", .grace = 1});
    QVERIFY(!stopped && stopped.error().name == guests::StillRunning::kName);
    QCOMPARE(daemon.guest("one").state, State::Running);
    const auto button = daemon.call<guests::PowerButton>({.name = "one"});
    QVERIFY(!button && button.error().name == guests::StillRunning::kName);
}

void GuestsTest::stop_that_is_cancelled_leaves_the_guest_running() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    auto console = daemon.attach("one");
    console->type("d");
    QVERIFY(console->until("deaf").contains("deaf"));
    std::string failure;
    std::thread stopper([&] {
        const auto stopped = daemon.call<guests::Stop>({.name = "one", .grace = 1000});
        failure = stopped ? "none" : stopped.error().name;
    });
    QVERIFY(daemon.wait_for_state("one", State::Stopping));
    const auto tasks = daemon.call<api::tasks::List>();
    QCOMPARE(tasks->tasks.size(), 1u);
    QVERIFY(tasks->tasks[0].cancellable);
    QVERIFY(daemon.call<api::tasks::Cancel>({.id = tasks->tasks[0].id}).has_value());
    stopper.join();
    QCOMPARE(failure, std::string(guests::Cancelled::kName));
    QCOMPARE(daemon.guest("one").state, State::Running);
    QVERIFY(daemon.call<api::tasks::List>()->tasks.empty());
}

void GuestsTest::stop_with_kill_ends_a_deaf_guest() {
    RunningDaemon daemon;
    auto definition = tiny();
    definition.restart = guests::RestartPolicy::Always;  // What somebody asked for is not undone.
    QVERIFY(create_and_start(daemon, "one", definition));
    auto console = daemon.attach("one");
    console->type("d");
    QVERIFY(console->until("deaf").contains("deaf"));
    const auto stopped = daemon.call<guests::Stop>({.name = "one", .grace = 0, .kill = true});
    QVERIFY(stopped.has_value());
    QCOMPARE(stopped->guest.state, State::Stopped);
    QCOMPARE(stopped->guest.last_end->reason, EndReason::Killed);
}

void GuestsTest::stop_presses_again_when_nobody_acted_on_it() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    auto console = daemon.attach("one");
    console->type("1");
    QVERIFY(console->until("not yet").contains("not yet"));
    const auto stopped = daemon.call<guests::Stop>({.name = "one", .grace = 300, .kill = {}});
    QVERIFY(stopped.has_value());
    QCOMPARE(stopped->guest.last_end->reason, EndReason::PoweredOff);
}

void GuestsTest::crash_leaves_a_card() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    daemon.attach("one")->type("c");
    QVERIFY(daemon.wait_for_state("one", State::Stopped));
    const auto end = daemon.guest("one").last_end;
    QCOMPARE(end->reason, EndReason::TripleFault);
    QVERIFY(end->crash->registers->at(0).contains("rip[0]"));
    QCOMPARE(end->crash->console.back(), "Kernel panic - not syncing: asked for");
    QVERIFY(end->crash->probable_cause->contains("gave up"));
    // It is on disk: the next helper knows it too.
    daemon.end(SIGTERM);
    QVERIFY(daemon.start());
    QVERIFY(daemon.guest("one").last_end == end);
}

void GuestsTest::crashing_guest_is_started_again_until_it_is_too_often() {
    RunningDaemon daemon("crash_loop = { limit = 2, within = 600 }\n");
    auto definition = tiny();
    definition.restart = guests::RestartPolicy::OnCrash;
    QVERIFY(create_and_start(daemon, "one", definition));
    for (std::int64_t restarts = 0; restarts <= 2; ++restarts) {
        QVERIFY(daemon.wait_until("one", [&](const guests::Guest& guest) {
            return guest.state == State::Running && guest.restarts.value_or(0) == restarts;
        }));
        daemon.attach("one")->type("c");
    }
    QVERIFY(daemon.wait_until(
        "one", [](const guests::Guest& guest) { return guest.state == State::Stopped && guest.problem.has_value(); }));
    QVERIFY(daemon.guest("one").problem->cause.contains("is not started again"));
    QVERIFY(!daemon.guest("one").last_end->restarted.value_or(false));
}

void GuestsTest::monitor_that_is_killed_is_noticed() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    QVERIFY(daemon.attach("one")->until("ready").contains("ready"));
    ::kill(static_cast<pid_t>(*daemon.guest("one").pid), SIGKILL);
    QVERIFY(daemon.wait_for_state("one", State::Stopped));
    const auto end = daemon.guest("one").last_end;
    QCOMPARE(end->reason, EndReason::MonitorDied);
    QVERIFY2(end->message.contains("killed from outside"), end->message.c_str());
    QVERIFY(daemon.call<guests::Start>({.name = "one"}).has_value());
}

void GuestsTest::monitor_that_hangs_is_ended() {
    RunningDaemon daemon("monitor_patience = 1\n");
    QVERIFY(create_and_start(daemon, "one"));
    const std::int64_t pid = *daemon.guest("one").pid;
    ::kill(static_cast<pid_t>(pid), SIGSTOP);
    QVERIFY(daemon.wait_for_state("one", State::Stopped));
    QCOMPARE(daemon.guest("one").last_end->reason, EndReason::Hung);
    QVERIFY(!alive(pid));
}

void GuestsTest::helper_that_is_killed_leaves_guests_that_the_next_one_finds() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    const std::int64_t pid = *daemon.guest("one").pid;
    auto console = daemon.attach("one");
    QVERIFY(console->until("ready").contains("ready"));
    daemon.end(SIGKILL);
    console->type("still");
    QVERIFY(console->until("still").contains("still"));
    QVERIFY(daemon.start());
    QVERIFY(daemon.wait_for_state("one", State::Running));
    QCOMPARE(*daemon.guest("one").pid, pid);
    QVERIFY(daemon.attach("one", api::console::Access::Watch)->until("still").contains("ready"));
    QVERIFY(daemon.call<guests::Stop>({.name = "one"}).has_value());
    QVERIFY(daemon.guest("one").last_end->reason == EndReason::PoweredOff);
}

void GuestsTest::guest_that_ends_while_there_is_no_helper_is_told_by_its_record() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    auto console = daemon.attach("one");
    QVERIFY(console->until("ready").contains("ready"));
    daemon.end(SIGKILL);
    console->type("c");
    QVERIFY(console->until("never").ends_with("[the end]"));
    QVERIFY(daemon.start());
    QVERIFY(daemon.wait_until("one", [](const guests::Guest& guest) { return guest.last_end.has_value(); }));
    QCOMPARE(daemon.guest("one").last_end->reason, EndReason::TripleFault);
    QCOMPARE(daemon.guest("one").state, State::Stopped);
}

void GuestsTest::guests_are_started_in_their_order() {
    RunningDaemon daemon;
    for (const auto& [name, order] : {std::pair("a", 3), std::pair("b", 1), std::pair("c", 2)}) {
        auto definition = tiny();
        definition.autostart = true;
        definition.autostart_order = order;
        QVERIFY(create(daemon, name, definition));
    }
    QVERIFY(create(daemon, "d"));
    daemon.end(SIGTERM);
    QVERIFY(daemon.start());
    QVERIFY(daemon.wait_for_state("a", State::Running));
    const std::int64_t a = *daemon.guest("a").pid, b = *daemon.guest("b").pid, c = *daemon.guest("c").pid;
    QVERIFY(b < c && c < a);
    QCOMPARE(daemon.guest("d").state, State::Stopped);
}

void GuestsTest::definition_changed_meanwhile_is_pending() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one"));
    guests::Definition set;
    set.cpus = 2;
    const auto changed = daemon.call<guests::Change>({.name = "one", .set = set});
    QVERIFY(changed && changed->guest.pending == std::vector<std::string>{"cpus"});
    QVERIFY(daemon.call<guests::Kill>({.name = "one"}).has_value());
    QVERIFY(daemon.call<guests::Start>({.name = "one"}).has_value());
    QVERIFY(!daemon.guest("one").pending);
    QCOMPARE(daemon.call<guests::Registers>({.name = "one"})->cpus.size(), 2u);
    set.cpus = 1000;
    const auto refused = daemon.call<guests::Change>({.name = "one", .set = set});
    QVERIFY(!refused && refused.error().name == guests::InvalidDefinition::kName);
    QCOMPARE(refused.error().parameters["field"], "cpus");
}

void GuestsTest::kept_disk_is_the_guests_and_goes_with_it() {
    RunningDaemon daemon;
    auto definition = tiny();
    definition.disks = {{.path = "root", .size = 1 << 20, .read_only = {}, .serial = {}}};
    QVERIFY(create_and_start(daemon, "one", definition));
    QVERIFY(std::filesystem::file_size(daemon.state() / "guests/one/disks/root") == 1 << 20);
    QCOMPARE(daemon.call<guests::GetStatistics>({.name = "one"})->statistics.disks.size(), 1u);
    QVERIFY(daemon.call<guests::Kill>({.name = "one"}).has_value());
    QVERIFY(daemon.call<guests::Delete>({.name = "one"}).has_value());
    QCOMPARE(daemon.call<guests::ListTrash>()->entries[0].disks, std::vector<std::string>{"root"});
    QVERIFY(!std::filesystem::exists(daemon.state() / "guests/one"));
}

void GuestsTest::clone_has_the_disks_and_an_address_of_its_own() {
    RunningDaemon daemon;
    auto definition = with_disk();
    definition.networks = std::vector<guests::Network>(1);
    definition.autostart = true;
    QVERIFY(create(daemon, "one", definition));
    std::ofstream(daemon.state() / "guests/one/disks/root", std::ios::in | std::ios::out).seekp(300'000) << "data";
    const auto cloned = daemon.call<guests::Clone>({.name = "one", .new_name = "two"});
    QVERIFY2(cloned.has_value(), cloned ? "" : cloned.error().error.cause.c_str());
    QVERIFY(cloned->shared.empty());
    QCOMPARE(cloned->guest.name, "two");
    QCOMPARE(cloned->guest.state, State::Stopped);
    const auto of_one = *daemon.guest("one").definition;
    auto of_two = *cloned->guest.definition;
    QVERIFY(of_two.networks->at(0).mac && of_two.networks->at(0).mac != of_one.networks->at(0).mac);
    QVERIFY(!of_two.autostart);
    of_two.networks = of_one.networks;
    of_two.autostart = true;
    QVERIFY(of_two == of_one);
    QCOMPARE(content_of(daemon.state() / "guests/two/disks/root"),
             content_of(daemon.state() / "guests/one/disks/root"));
    struct stat status = {};
    QCOMPARE(::stat((daemon.state() / "guests/two/disks/root").c_str(), &status), 0);
    QVERIFY(status.st_blocks * 512 < 1 << 19);
    for (const char* name : {"one", "two"}) {
        QVERIFY(daemon.call<guests::Start>({.name = name}).has_value());
    }
    QVERIFY(!daemon.guest("one").busy);
}

void GuestsTest::clone_tells_what_only_one_of_both_can_use() {
    RunningDaemon daemon;
    const std::string disk = (daemon.directory() / "disk").string();
    std::ofstream(disk) << std::string(4096, 'x');
    auto definition = tiny();
    definition.disks = {{.path = disk, .size = {}, .read_only = {}, .serial = {}}};
    QVERIFY(create(daemon, "one", definition));
    const auto cloned = daemon.call<guests::Clone>({.name = "one", .new_name = "two"});
    QVERIFY(cloned && cloned->shared == (std::vector<guests::Shared>{{"disks[0]", disk}}));
    QVERIFY(cloned->guest.definition == definition);
    QVERIFY(daemon.call<guests::Start>({.name = "one"}).has_value());
    const auto second = daemon.call<guests::Start>({.name = "two"});
    QVERIFY(!second && second.error().name == guests::StartFailed::kName);
    QVERIFY2(second.error().error.cause.contains("in use"), second.error().error.cause.c_str());
}

void GuestsTest::clone_that_cannot_be_is_refused() {
    RunningDaemon daemon;
    QVERIFY(create_and_start(daemon, "one") && create(daemon, "two") && create(daemon, "three"));
    std::ofstream(daemon.state() / "guests/three/guest.json") << "{";
    const auto error_of = [&](const char* name, const char* new_name) {
        const auto cloned = daemon.call<guests::Clone>({.name = name, .new_name = new_name});
        return cloned ? std::pair<std::string, std::string>()
                      : std::pair(cloned.error().name, cloned.error().parameters.value("name", ""));
    };
    const auto error = [](std::string_view kind, const char* name) {
        return std::pair<std::string, std::string>(kind, name);
    };
    QVERIFY(error_of("one", "four") == error(guests::WrongState::kName, "one"));
    QVERIFY(error_of("three", "four") == error(guests::WrongState::kName, "three"));
    QVERIFY(error_of("none", "four") == error(guests::NoSuchGuest::kName, "none"));
    QVERIFY(error_of("two", "one") == error(guests::GuestExists::kName, "one"));
    QVERIFY(error_of("two", "two") == error(guests::GuestExists::kName, "two"));
    QVERIFY(error_of("two", "a b") == error(guests::InvalidName::kName, "a b"));
    QCOMPARE(daemon.guests().size(), 3u);
    QVERIFY(daemon.call<api::tasks::List>()->tasks.empty());
}

void GuestsTest::clone_under_way_keeps_the_guest_as_it_is() {
    const GatedCopies gate;
    RunningDaemon daemon("", {"--session"}, gate.start());
    QVERIFY(create(daemon, "one", with_disk()));
    RunningClone clone(daemon, "one", "two");
    QVERIFY(wait_until_busy(daemon, "one"));
    const std::string task = *daemon.guest("one").busy;
    const auto is_busy = [&](const auto& result) {
        return !result && result.error().name == guests::Busy::kName && result.error().parameters["task"] == task &&
               !result.error().error.remedy.empty();
    };
    guests::Definition set;
    set.cpus = 2;
    QVERIFY(is_busy(daemon.call<guests::Start>({.name = "one"})));
    QVERIFY(is_busy(daemon.call<guests::Change>({.name = "one", .set = set, .unset = {}})));
    QVERIFY(is_busy(daemon.call<guests::Delete>({.name = "one"})));
    QCOMPARE(daemon.guests().size(), 1u);
    const auto taken = daemon.call<guests::Create>({.name = "two", .definition = tiny()});
    QVERIFY(!taken && taken.error().name == guests::GuestExists::kName);
    const auto tasks = daemon.call<api::tasks::List>()->tasks;
    QCOMPARE(tasks.size(), 1u);
    QCOMPARE(tasks[0].id, task);
    QCOMPARE(tasks[0].method, guests::Clone::kName);
    QCOMPARE(tasks[0].guest, "one");
    QCOMPARE(tasks[0].makes, "two");
    QVERIFY(tasks[0].cancellable && tasks[0].percent.has_value());
    gate.let_one_begin();
    QCOMPARE(clone.failure(), std::string("none"));
    QVERIFY(!daemon.guest("one").busy);
    QVERIFY(daemon.call<guests::Start>({.name = "one"}).has_value());
    QVERIFY(daemon.call<guests::Start>({.name = "two"}).has_value());
}

void GuestsTest::clone_that_is_cancelled_leaves_nothing() {
    const GatedCopies gate;
    RunningDaemon daemon("", {"--session"}, gate.start());
    QVERIFY(create(daemon, "one", with_disk()));
    RunningClone clone(daemon, "one", "two");
    QVERIFY(wait_until_busy(daemon, "one"));
    QCOMPARE(half_guests(daemon), std::string(".new-two"));
    QVERIFY(daemon.call<api::tasks::Cancel>({.id = *daemon.guest("one").busy}).has_value());
    QCOMPARE(clone.failure(), std::string(guests::Cancelled::kName));
    QCOMPARE(half_guests(daemon), std::string());
    QCOMPARE(daemon.guests().size(), 1u);
    QVERIFY(!daemon.guest("one").busy);
    RunningClone again(daemon, "one", "two");
    gate.let_one_begin();
    QCOMPARE(again.failure(), std::string("none"));
}

void GuestsTest::clones_more_than_two_wait_for_their_turn() {
    const GatedCopies gate;
    RunningDaemon daemon("", {"--session"}, gate.start());
    QVERIFY(create(daemon, "one", with_disk()));
    RunningClone first(daemon, "one", "two");
    QVERIFY(wait_until_busy(daemon, "one"));
    RunningClone second(daemon, "one", "three"), third(daemon, "one", "four");
    const auto waits = [](const api::tasks::Task& task) { return task.message.contains("waiting"); };
    // The third one to come, whichever that is.
    ipc::Client client = daemon.client();
    std::string waiting;
    QVERIFY(ipc::call_more<api::tasks::Watch>(client, {}, [&](const api::tasks::Watch::Reply& reply) {
                waiting = waits(reply.task) ? reply.task.id : "";
                return waiting.empty();
            }).has_value());
    QVERIFY(daemon.call<api::tasks::Cancel>({.id = waiting}).has_value());
    gate.let_one_begin();
    gate.let_one_begin();
    std::vector<std::string> failures = {first.failure(), second.failure(), third.failure()};
    std::ranges::sort(failures);
    QCOMPARE(failures, (std::vector<std::string>{std::string(guests::Cancelled::kName), "none", "none"}));
    QCOMPARE(daemon.guests().size(), 3u);
    QCOMPARE(half_guests(daemon), std::string());
    QVERIFY(!daemon.guest("one").busy);
}

void GuestsTest::clone_goes_on_without_its_caller() {
    const GatedCopies gate;
    RunningDaemon daemon("", {"--session"}, gate.start());
    QVERIFY(create(daemon, "one", with_disk()));
    {
        const ipc::Client client = daemon.client();
        const std::string call = ipc::call_message(
            guests::Clone::kName, ipc::encode(guests::Clone::Parameters{.name = "one", .new_name = "two"}),
            ipc::CallKind::once);
        QCOMPARE(::send(client.socket(), call.data(), call.size(), 0), static_cast<ssize_t>(call.size()));
        QVERIFY(wait_until_busy(daemon, "one"));
    }
    gate.let_one_begin();
    QVERIFY(daemon.wait_for_state("two", State::Stopped));
}

void GuestsTest::clone_tells_how_far_it_is() {
    const GatedCopies gate;
    RunningDaemon daemon("", {"--session"}, gate.start());
    QVERIFY(create(daemon, "one", with_disk()));
    std::ofstream(daemon.state() / "guests/one/disks/root", std::ios::in | std::ios::out) << std::string(1 << 20, 'x');
    ipc::Client client = daemon.client();
    RunningClone clone(daemon, "one", "two");
    std::vector<std::int64_t> percents;
    bool begun = false;
    QVERIFY(ipc::call_more<api::tasks::Watch>(client, {}, [&](const api::tasks::Watch::Reply& reply) {
                if (reply.task.percent && !std::exchange(begun, true)) {
                    gate.let_one_begin();
                }
                percents.push_back(reply.task.percent.value_or(-1));
                return reply.task.state == api::tasks::State::Running;
            }).has_value());
    QCOMPARE(clone.failure(), std::string("none"));
    QVERIFY(std::ranges::is_sorted(percents));
    QCOMPARE(percents.back(), 100);
}

void GuestsTest::helper_that_is_killed_amid_a_clone_leaves_no_half_guest() {
    const GatedCopies gate;
    RunningDaemon daemon("", {"--session"}, gate.start());
    QVERIFY(create(daemon, "one", with_disk()));
    RunningClone clone(daemon, "one", "two");
    QVERIFY(wait_until_busy(daemon, "one"));
    daemon.end(SIGKILL);
    QCOMPARE(clone.failure(), std::string("connection"));
    QCOMPARE(half_guests(daemon), std::string(".new-two"));
    QVERIFY(daemon.start());
    QCOMPARE(half_guests(daemon), std::string());
    QCOMPARE(daemon.guests().size(), 1u);
    QVERIFY(!daemon.guest("one").busy);
    gate.let_one_begin();  // The former helper's, which finds nobody to tell.
    RunningClone again(daemon, "one", "two");
    gate.let_one_begin();
    QCOMPARE(again.failure(), std::string("none"));
    QVERIFY(daemon.call<guests::Start>({.name = "two"}).has_value());
}

void GuestsTest::helper_that_is_ended_amid_a_clone_leaves_no_half_guest() {
    const GatedCopies gate;
    RunningDaemon daemon("", {"--session"}, gate.start());
    QVERIFY(create(daemon, "one", with_disk()));
    RunningClone clone(daemon, "one", "two");
    QVERIFY(wait_until_busy(daemon, "one"));
    daemon.end(SIGTERM);
    QCOMPARE(clone.failure(), std::string("connection"));
    QCOMPARE(half_guests(daemon), std::string());
}

/// Files can be as large as a definition and no larger.
void GuestsTest::clone_without_room_leaves_nothing() {
    RunningDaemon daemon;
    QVERIFY(create(daemon, "one", with_disk()));
    std::ofstream(daemon.state() / "guests/one/disks/root", std::ios::in | std::ios::out) << std::string(1 << 19, 'x');
    daemon.end(SIGTERM);
    QVERIFY(daemon.start("trap '' XFSZ; ulimit -f 64;"));
    const auto cloned = daemon.call<guests::Clone>({.name = "one", .new_name = "two"});
    QVERIFY(!cloned && cloned.error().name == guests::HostFailed::kName);
    QVERIFY2(cloned.error().error.cause.contains("copied"), cloned.error().error.cause.c_str());
    QVERIFY(!cloned.error().error.remedy.empty());
    QCOMPARE(half_guests(daemon), std::string());
    QCOMPARE(daemon.guests().size(), 1u);
    daemon.end(SIGTERM);
    QVERIFY(daemon.start(""));
    QVERIFY(daemon.call<guests::Clone>({.name = "one", .new_name = "two"}).has_value());
}

void GuestsTest::kernel_that_is_not_there_is_told() {
    RunningDaemon daemon;
    auto definition = tiny();
    definition.kernel = "/nonexistent/kernel";
    QVERIFY(create(daemon, "one", definition));
    const auto started = daemon.call<guests::Start>({.name = "one"});
    QVERIFY(!started && started.error().name == guests::StartFailed::kName);
    QVERIFY2(started.error().error.cause.contains("/nonexistent/kernel"), started.error().error.cause.c_str());
    QCOMPARE(daemon.guest("one").state, State::Stopped);
    QCOMPARE(daemon.guest("one").problem->cause, started.error().error.cause);
}

void GuestsTest::guest_whose_file_is_no_sense_is_broken_and_told() {
    RunningDaemon daemon;
    QVERIFY(create(daemon, "one") && create(daemon, "two"));
    std::ofstream(daemon.state() / "guests/one/guest.json") << "{\"format\": 1, ";
    daemon.end(SIGTERM);
    QVERIFY(daemon.start());
    QCOMPARE(daemon.guest("one").state, State::Broken);
    QVERIFY(!daemon.guest("one").problem->cause.empty());
    QCOMPARE(daemon.guest("two").state, State::Stopped);
    const auto started = daemon.call<guests::Start>({.name = "one"});
    QVERIFY(!started && started.error().name == guests::WrongState::kName);
    QVERIFY(daemon.call<guests::Delete>({.name = "one"}).has_value());
}

void GuestsTest::second_helper_is_refused() {
    RunningDaemon daemon;
    const auto second = start_program({.path = APIARYD,
                                       .arguments = {"--session", "--state-directory", daemon.state().string(),
                                                     "--runtime-directory", (daemon.directory() / "run").string(),
                                                     "--config", (daemon.directory() / "apiaryd.conf").string()},
                                       .descriptors = {},
                                       .identity = {}});
    QVERIFY(second.has_value());
    int status = 0;
    ::waitpid(*second, &status, 0);
    QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    QVERIFY(daemon.call<api::host::GetFacts>().has_value());
}

/// No file can be written, as with a full file system.
void GuestsTest::full_disk_refuses_changes_and_loses_nothing() {
    RunningDaemon daemon;
    guests::Definition definition = tiny();
    definition.disks = {{{.path = "root", .size = 4096, .read_only = {}, .serial = {}}}};
    QVERIFY(create(daemon, "one", definition));
    daemon.end(SIGTERM);
    QVERIFY(daemon.start("trap '' XFSZ; ulimit -f 0;"));
    const auto told = [](const auto& result) {
        return !result && result.error().name.ends_with("HostFailed") && !result.error().error.cause.empty();
    };
    QVERIFY(told(daemon.call<guests::Create>({.name = "two", .definition = definition})));
    guests::Definition larger;
    larger.memory = 32 << 20;
    QVERIFY(told(daemon.call<guests::Change>({.name = "one", .set = larger, .unset = {}})));
    QVERIFY(told(daemon.call<guests::Delete>({.name = "one"})));
    const auto started = daemon.call<guests::Start>({.name = "one"});
    QVERIFY(!started && !started.error().error.cause.empty());
    QCOMPARE(daemon.guests().size(), 1);
    daemon.end(SIGTERM);
    QVERIFY(daemon.start(""));
    QCOMPARE(daemon.guests().size(), 1);
    QVERIFY(daemon.guest("one").definition == definition);
    QVERIFY(daemon.call<guests::ListTrash>()->entries.empty());
    QVERIFY(daemon.call<guests::Start>({.name = "one"}).has_value());
}

QTEST_GUILESS_MAIN(GuestsTest)
#include "guests_test.moc"
