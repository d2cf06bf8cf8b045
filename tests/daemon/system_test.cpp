// SPDX-License-Identifier: BSD-2-Clause
// apiaryd in system mode: several users, and monitors without any right. Takes root.
#include <sys/stat.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>
#include <memory>
#include <thread>

#include "tests/daemon/call_as.h"
#include "tests/daemon/gated_copies.h"

using namespace apiary;
using namespace apiary::tests;
namespace guests = apiary::api::guests;

namespace {

std::string definition(const std::string& kernel) {
    return ipc::to_message(ipc::Json{{"kernel", kernel}, {"memory", 16 << 20}}).c_str();
}

/// Of the process that copies disks, as the script in `place` waits for it.
std::optional<uid_t> user_of_copier(const std::filesystem::path& place) {
    for (const auto& process : std::filesystem::directory_iterator("/proc")) {
        std::ifstream file(process.path() / "cmdline");
        const std::string words{std::istreambuf_iterator<char>(file), {}};
        struct stat status = {};
        if (words.contains(place.string()) && words.contains("--copy-disks") &&
            ::stat(process.path().c_str(), &status) == 0) {
            return status.st_uid;
        }
    }
    return std::nullopt;
}

unsigned mode_of(const std::filesystem::path& path) {
    struct stat status = {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

}  // namespace

class SystemTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { daemon_.reset(); }
    void directories_let_in_the_group_alone();
    void stranger_does_not_get_in();
    void monitor_has_no_rights();
    void member_has_guests_of_its_own();
    void member_does_not_see_guests_of_others();
    void member_is_refused_by_name_where_it_sees();
    void clone_belongs_to_who_asked_and_is_copied_with_their_rights();
    void files_are_opened_with_the_rights_of_the_owner();

private:
    /// What one call as `user` gives: its reply, or an object with the text `refused`.
    QJsonValue call_as(const char* user, const char* method, const std::string& parameters = "{}");

    std::unique_ptr<RunningDaemon> daemon_;
    std::string kernel_;
};

void SystemTest::initTestCase() {
    if (const std::string reason = without_system_helper(); !reason.empty()) {
        QSKIP(reason.c_str());
    }
}

void SystemTest::init() {
    daemon_ = std::make_unique<RunningDaemon>(kSystemSettings, std::vector<std::string>{"--system"});
    kernel_ = (daemon_->directory() / "kernel").string();
    std::filesystem::copy_file(GUESTS "/daemon/serial", kernel_);
    std::filesystem::permissions(kernel_, std::filesystem::perms(0644));
    put_call_program(*daemon_);
}

QJsonValue SystemTest::call_as(const char* user, const char* method, const std::string& parameters) {
    return tests::call_as(*daemon_, user, method, parameters);
}

void SystemTest::directories_let_in_the_group_alone() {
    const auto run = daemon_->directory() / "run";
    struct stat status = {};
    QCOMPARE(::stat(run.c_str(), &status), 0);
    QCOMPARE(status.st_uid, 0u);
    QCOMPARE(status.st_gid, account(kMember)->gid);
    QCOMPARE(mode_of(run), 0750u);
    QCOMPARE(mode_of(run / "apiaryd.sock"), 0660u);
    QCOMPARE(mode_of(run / "monitors"), 0700u);
    QCOMPARE(mode_of(daemon_->state() / "guests"), 0700u);
}

void SystemTest::stranger_does_not_get_in() {
    QCOMPARE(call_as(kNobody, "io.apiary.Host.GetFacts")["refused"].toString(), "PermissionError");
}

void SystemTest::monitor_has_no_rights() {
    auto wanted = tiny();
    wanted.kernel = kernel_;
    wanted.disks = {{.path = "kept", .size = 1 << 20, .read_only = {}, .serial = {}}};
    QVERIFY(daemon_->call<guests::Create>({.name = "one", .definition = wanted}).has_value());
    const auto started = daemon_->call<guests::Start>({.name = "one"});
    QVERIFY2(started.has_value(), started ? "" : started.error().error.cause.c_str());
    QVERIFY(daemon_->attach("one")->until("ready").contains("ready"));
    QFile file(QString("/proc/%1/status").arg(*started->guest.pid));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray status = file.readAll();
    const QByteArray uid = QByteArray::number(account(kNobody)->uid);
    QVERIFY(status.contains("Uid:\t" + uid + "\t" + uid + "\t" + uid + "\t" + uid + "\n"));
    QVERIFY(status.contains("Groups:\t \n"));
    QVERIFY(status.contains("NoNewPrivs:\t1\n") && status.contains("Seccomp:\t2\n"));
    QVERIFY(status.contains("CapEff:\t0000000000000000\n") && status.contains("CapPrm:\t0000000000000000\n"));
    QVERIFY(daemon_->call<guests::Stop>({.name = "one"}).has_value());
}

void SystemTest::member_has_guests_of_its_own() {
    QCOMPARE(call_as(kMember, "io.apiary.Guests.Create",
                     R"({"name": "mine", "definition": )" + definition(kernel_) + "}")["error"]
                 .toString(),
             "");
    const QJsonValue started = call_as(kMember, "io.apiary.Guests.Start", R"({"name": "mine"})");
    QCOMPARE(started["parameters"]["guest"]["state"].toString(), "running");
    QCOMPARE(started["parameters"]["guest"]["owner"].toString(), kMember);
    const QJsonValue stopped = call_as(kMember, "io.apiary.Guests.Stop", R"({"name": "mine"})");
    QCOMPARE(stopped["parameters"]["guest"]["last_end"]["reason"].toString(), "powered_off");
    QVERIFY(call_as(kMember, "io.apiary.Guests.Delete", R"({"name": "mine"})")["parameters"]["id"].isString());
}

void SystemTest::member_does_not_see_guests_of_others() {
    auto wanted = tiny();
    wanted.kernel = kernel_;
    QVERIFY(daemon_->call<guests::Create>({.name = "roots", .definition = wanted}).has_value());
    QCOMPARE(call_as(kMember, "io.apiary.Guests.List")["parameters"]["guests"].toArray().size(), 0);
    for (const char* method : {"Start", "Stop", "Kill", "Pause", "Resume", "Reset", "PowerButton", "Registers",
                               "GetStatistics", "Delete", "Change"}) {
        const std::string name = std::string("io.apiary.Guests.") + method;
        QCOMPARE(call_as(kMember, name.c_str(), R"({"name": "roots"})")["error"].toString(),
                 "io.apiary.Guests.NoSuchGuest");
    }
    QCOMPARE(call_as(kMember, "io.apiary.Guests.Clone", R"({"name": "roots", "new_name": "mine"})")["error"].toString(),
             "io.apiary.Guests.NoSuchGuest");
    for (const char* method : {"TakeControl", "ReleaseControl"}) {
        const std::string name = std::string("io.apiary.Console.") + method;
        QCOMPARE(call_as(kMember, name.c_str(), R"({"name": "roots", "session": "1"})")["error"].toString(),
                 "io.apiary.Console.NoSuchGuest");
    }
    QCOMPARE(call_as(kMember, "io.apiary.Console.ReadLog", R"({"name": "roots"})")["error"].toString(),
             "io.apiary.Console.NoSuchGuest");
}

void SystemTest::member_is_refused_by_name_where_it_sees() {
    daemon_ = std::make_unique<RunningDaemon>(std::string(kSystemSettings) + "[policy]\nsee = [\"group:games\"]\n",
                                              std::vector<std::string>{"--system"});
    put_call_program(*daemon_);
    QVERIFY(daemon_->call<guests::Create>({.name = "roots", .definition = tiny()}).has_value());
    QCOMPARE(call_as(kMember, "io.apiary.Guests.List")["parameters"]["guests"].toArray().size(), 1);
    const QJsonValue refused = call_as(kMember, "io.apiary.Guests.Start", R"({"name": "roots"})");
    QCOMPARE(refused["error"].toString(), "io.apiary.Guests.NotPermitted");
    QCOMPARE(refused["parameters"]["method"].toString(), "io.apiary.Guests.Start");
    QVERIFY(!refused["parameters"]["cause"].toString().isEmpty() &&
            !refused["parameters"]["remedy"].toString().isEmpty());
}

void SystemTest::clone_belongs_to_who_asked_and_is_copied_with_their_rights() {
    const GatedCopies gate;
    daemon_.reset();
    daemon_ = std::make_unique<RunningDaemon>(
        std::string(kSystemSettings) + "[policy]\nsee = [\"group:games\"]\nchange = [\"group:games\"]\n",
        std::vector<std::string>{"--system"}, gate.start());
    put_call_program(*daemon_);
    auto definition = tiny();
    definition.disks = {{.path = "root", .size = 1 << 20, .read_only = {}, .serial = {}}};
    QVERIFY(daemon_->call<guests::Create>({.name = "roots", .definition = definition}).has_value());
    std::ofstream(daemon_->state() / "guests/roots/disks/root", std::ios::in | std::ios::out) << "data";
    QJsonValue cloned;
    std::thread caller(
        [&] { cloned = call_as(kMember, "io.apiary.Guests.Clone", R"({"name": "roots", "new_name": "mine"})"); });
    std::optional<uid_t> copier;
    const bool copies = QTest::qWaitFor([&] { return (copier = user_of_copier(gate.place())).has_value(); }, 60'000);
    gate.let_one_begin();
    caller.join();
    QVERIFY(copies);
    QCOMPARE(*copier, account(kMember)->uid);
    QCOMPARE(cloned["error"].toString(), "");
    QCOMPARE(cloned["parameters"]["guest"]["owner"].toString(), kMember);
    for (const auto& [guest, owner] : {std::pair("roots", 0u), std::pair("mine", account(kMember)->uid)}) {
        struct stat status = {};
        QCOMPARE(::stat((daemon_->state() / "guests" / guest / "disks/root").c_str(), &status), 0);
        QCOMPARE(status.st_uid, owner);
    }
    std::ifstream copy(daemon_->state() / "guests/mine/disks/root");
    std::string data(4, ' ');
    QVERIFY(copy.read(data.data(), 4) && data == "data");
}

void SystemTest::files_are_opened_with_the_rights_of_the_owner() {
    std::filesystem::permissions(kernel_, std::filesystem::perms(0600));  // Root's.
    QCOMPARE(call_as(kMember, "io.apiary.Guests.Create",
                     R"({"name": "mine", "definition": )" + definition(kernel_) + "}")["error"]
                 .toString(),
             "");
    const QJsonValue started = call_as(kMember, "io.apiary.Guests.Start", R"({"name": "mine"})");
    QCOMPARE(started["error"].toString(), "io.apiary.Guests.StartFailed");
    QVERIFY(started["parameters"]["detail"].toString().contains("Permission denied"));
}

QTEST_GUILESS_MAIN(SystemTest)
#include "system_test.moc"
