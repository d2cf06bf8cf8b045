// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/store.h"

#include <QTest>
#include <algorithm>
#include <set>

#include "backend/network/mac.h"
#include "backend/storage/file_lock.h"
#include "tests/daemon/store_rig.h"

using namespace apiary;
using namespace apiary::daemon;
using api::guests::Definition;
using test::large_definition;
using test::left_over;
using test::read_text;
using test::small_definition;
using test::snapshot;
using test::TemporaryDirectory;
using test::write_text;
using Kind = StoreError::Kind;

namespace {

namespace fs = std::filesystem;

/// A store in a directory of its own, which can be closed and opened again.
struct Rig {
    TemporaryDirectory directory;
    Store::Options options;
    std::unique_ptr<Store> store = open();

    [[nodiscard]] fs::path state() const { return directory.path() / "state"; }
    [[nodiscard]] fs::path guest(const std::string& name) const { return state() / "guests" / name; }

    [[nodiscard]] std::unique_ptr<Store> open() const {
        auto opened = Store::open(state(), options);
        if (!opened) {
            qFatal("%s (%s)", opened.error().cause.c_str(), opened.error().detail.c_str());
        }
        return *std::move(opened);
    }
    void reopen() {
        store.reset();
        store = open();
    }
};

template <class T>
bool failed_with(const StoreResult<T>& result, Kind kind) {
    return !result && result.error().kind == kind && !result.error().error.cause.empty();
}

mode_t mode_of(const fs::path& path) {
    struct stat status = {};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

Definition with_disks(std::vector<api::guests::Disk> disks) {
    Definition definition;
    definition.disks = std::move(disks);
    return definition;
}

}  // namespace

class StoreTest : public QObject {
    Q_OBJECT

private slots:
    void directories_areClosed() {
        const Rig rig;
        for (const char* name : {"guests", "trash"}) {
            QCOMPARE(mode_of(rig.state() / name), 0700u);
        }
        QVERIFY(rig.store->names().value().empty());
        QVERIFY(rig.store->list_trash().value().empty());
        QVERIFY(rig.store->free_space().value() > 0);
    }

    void directories_thatAreOpen_areClosed() {
        Rig rig;
        QVERIFY(rig.store->create("a", ::geteuid(), small_definition()).has_value());
        QCOMPARE(::chmod((rig.state() / "guests").c_str(), 0777), 0);
        rig.reopen();
        QCOMPARE(mode_of(rig.state() / "guests"), 0700u);
        QCOMPARE(mode_of(rig.guest("a")), 0700u);
        QCOMPARE(mode_of(rig.guest("a") / "guest.json"), 0600u);
    }

    void directories_thatAreLinks_areRefused() {
        const TemporaryDirectory directory;
        fs::create_directories(directory.path() / "state");
        fs::create_directories(directory.path() / "other");
        fs::create_symlink(directory.path() / "other", directory.path() / "state" / "guests");
        QVERIFY(!Store::open(directory.path() / "state").has_value());
        // Where the whole store lies is the administrator's choice.
        fs::create_symlink(directory.path() / "other", directory.path() / "link");
        QVERIFY(Store::open(directory.path() / "link").has_value());
    }

    void second_store_isRefusedAndNamesTheFirst() {
        Rig rig;
        const auto second = Store::open(rig.state());
        QVERIFY(!second.has_value());
        QVERIFY2(second.error().cause.contains(std::format("process {}", ::getpid())), second.error().cause.c_str());
        QVERIFY(!second.error().remedy.empty());
        rig.reopen();
    }

    void lock_withoutAHolder_isTaken() {
        Rig rig;
        rig.store.reset();
        write_text(rig.state() / "lock", "999999999\n");
        rig.reopen();
        write_text(rig.state() / "lock", "\033[2J");
        const auto second = Store::open(rig.state());
        QVERIFY(!second && !second.error().cause.contains('\033'));
    }

    void guest_isFoundAsItWasMade() {
        Rig rig;
        const auto made = rig.store->create("web", 1234, small_definition());
        QVERIFY(made.has_value());
        QCOMPARE(made->definition, std::optional(small_definition()));
        rig.reopen();
        const auto loaded = rig.store->load("web");
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->name, std::string("web"));
        QCOMPARE(loaded->owner, made->owner);
        QCOMPARE(loaded->definition, made->definition);
        QVERIFY(!loaded->problem);
        QCOMPARE(rig.store->names().value(), std::vector<std::string>{"web"});
        QCOMPARE(rig.store->list().value().size(), std::size_t{1});
    }

    void guest_withEverything_hasItsDisksAndAddresses() {
        Rig rig;
        const auto made = rig.store->create("all", ::geteuid(), large_definition());
        QVERIFY2(made.has_value(), made ? "" : made.error().error.cause.c_str());
        const auto& networks = *made->definition->networks;
        QVERIFY(networks[0].mac && networks[0].mac->starts_with("02:"));
        QVERIFY(network::parse_mac(*networks[0].mac).has_value());
        QCOMPARE(*networks[1].mac, std::string("02:00:00:00:00:01"));
        QCOMPARE(fs::file_size(rig.guest("all") / "disks" / "root.img"), std::uintmax_t{1 << 20});
        QCOMPARE(fs::file_size(rig.guest("all") / "disks" / "swap.img"), std::uintmax_t{512});
        QCOMPARE(mode_of(rig.guest("all") / "disks" / "root.img"), 0600u);
        struct stat status = {};
        QCOMPARE(::stat((rig.guest("all") / "disks" / "root.img").c_str(), &status), 0);
        QCOMPARE(status.st_blocks, 0);
        QCOMPARE(status.st_nlink, 1u);
        QCOMPARE(left_over(snapshot(rig.state())), std::string());
        QCOMPARE(rig.store->load("all")->definition, made->definition);
    }

    void addresses_areUnique() {
        Rig rig;
        Definition definition = small_definition();
        definition.networks.emplace(8);
        std::set<std::string> seen;
        for (int i = 0; i < 16; ++i) {
            const auto made = rig.store->create(std::format("g{}", i), 0, definition);
            for (const auto& card : *made->definition->networks) {
                QVERIFY(seen.insert(*card.mac).second);
            }
        }
    }

    void name_thatIsTaken_isRefused() {
        Rig rig;
        QVERIFY(rig.store->create("a", 0, small_definition()).has_value());
        const auto before = snapshot(rig.state());
        QVERIFY(failed_with(rig.store->create("a", 0, large_definition()), Kind::GuestExists));
        QCOMPARE(snapshot(rig.state()), before);
        fs::create_directory(rig.guest("empty"));
        QVERIFY(failed_with(rig.store->create("empty", 0, small_definition()), Kind::GuestExists));
        write_text(rig.guest("file"), "");
        QVERIFY(failed_with(rig.store->create("file", 0, small_definition()), Kind::GuestExists));
    }

    void name_thatIsNone_isRefused() {
        Rig rig;
        const auto before = snapshot(rig.state());
        for (const char* name : {"", ".", "..", "../x", "a/b", ".new-x", "-x"}) {
            QVERIFY2(failed_with(rig.store->create(name, 0, small_definition()), Kind::InvalidName), name);
            QVERIFY2(failed_with(rig.store->load(name), Kind::NoSuchGuest), name);
            QVERIFY2(failed_with(rig.store->remove(name), Kind::NoSuchGuest), name);
            QVERIFY2(failed_with(rig.store->change(name, {}, {}), Kind::NoSuchGuest), name);
            QVERIFY2(failed_with(rig.store->open_directory(name), Kind::NoSuchGuest), name);
            QVERIFY2(failed_with(rig.store->read_end(name), Kind::NoSuchGuest), name);
        }
        QCOMPARE(snapshot(rig.state()), before);
    }

    void definition_thatIsWrong_isRefused() {
        Rig rig;
        const auto before = snapshot(rig.state());
        Definition definition = large_definition();
        definition.cpus = 1000;
        const auto made = rig.store->create("a", 0, definition);
        QVERIFY(failed_with(made, Kind::InvalidDefinition));
        QCOMPARE(made.error().field, std::optional<std::string>("cpus"));
        definition = small_definition();
        definition.disks = {{{.path = "root.img"}}};
        const auto sizeless = rig.store->create("a", 0, definition);
        QVERIFY(failed_with(sizeless, Kind::InvalidDefinition));
        QCOMPARE(sizeless.error().field, std::optional<std::string>("disks[0].size"));
        definition = small_definition();
        definition.description = "\xFF";
        QVERIFY(failed_with(rig.store->create("a", 0, definition), Kind::InvalidDefinition));
        QCOMPARE(snapshot(rig.state()), before);
    }

    void number_ofGuests_isLimited() {
        Rig rig;
        rig.store.reset();
        rig.options.most_guests_per_user = 2;
        rig.store = rig.open();
        const uid_t owner = ::geteuid() == 0 ? 1234 : ::geteuid();
        QVERIFY(rig.store->create("a", owner, small_definition()).has_value());
        QVERIFY(rig.store->create("b", owner, small_definition()).has_value());
        QVERIFY(failed_with(rig.store->create("c", owner, small_definition()), Kind::TooManyGuests));
        QVERIFY(rig.store->create("d", 5678, small_definition()).has_value());
        for (const char* name : {"e", "f", "g"}) {
            QVERIFY(rig.store->create(name, 0, small_definition()).has_value());
        }
        const auto id = rig.store->remove("a");
        QVERIFY(rig.store->create("c", owner, small_definition()).has_value());
        QVERIFY(failed_with(rig.store->undelete(*id), Kind::TooManyGuests));
    }

    void change_isThereAfterwards() {
        Rig rig;
        QVERIFY(rig.store->create("a", ::geteuid(), large_definition()).has_value());
        Definition set;
        set.cpus = 4;
        const auto changed = rig.store->change("a", set, {"tags"});
        QVERIFY(changed.has_value());
        QCOMPARE(changed->definition->cpus, std::optional<std::int64_t>(4));
        QVERIFY(!changed->definition->tags);
        QCOMPARE(changed->owner, ::geteuid());
        rig.reopen();
        QCOMPARE(rig.store->load("a")->definition, changed->definition);
        QVERIFY(failed_with(rig.store->change("b", set, {}), Kind::NoSuchGuest));
    }

    void change_thatIsWrong_changesNothing() {
        Rig rig;
        QVERIFY(rig.store->create("a", ::geteuid(), large_definition()).has_value());
        const auto before = snapshot(rig.state());
        Definition set;
        set.cpus = 0;
        QVERIFY(failed_with(rig.store->change("a", set, {}), Kind::InvalidDefinition));
        QVERIFY(failed_with(rig.store->change("a", {}, {"kernel"}), Kind::InvalidDefinition));
        QVERIFY(failed_with(rig.store->change("a", {}, {"colour"}), Kind::InvalidDefinition));
        QVERIFY(failed_with(rig.store->change("a", with_disks({{.path = "new.img"}}), {}), Kind::InvalidDefinition));
        const auto resized = rig.store->change("a", with_disks({{.path = "root.img", .size = 4096}}), {});
        QVERIFY(failed_with(resized, Kind::InvalidDefinition));
        QCOMPARE(resized.error().field, std::optional<std::string>("disks[0].size"));
        QCOMPARE(snapshot(rig.state()), before);
    }

    void change_ofDisks_makesThoseThatAreNotThere() {
        Rig rig;
        QVERIFY(rig.store->create("a", ::geteuid(), small_definition()).has_value());
        QVERIFY(rig.store->change("a", with_disks({{.path = "one.img", .size = 1024}}), {}).has_value());
        write_text(rig.guest("a") / "disks" / "one.img", "data");
        fs::resize_file(rig.guest("a") / "disks" / "one.img", 2048);
        const auto both = with_disks({{.path = "one.img", .size = 1024}, {.path = "two.img", .size = 512}});
        QVERIFY(rig.store->change("a", both, {}).has_value());
        QCOMPARE(fs::file_size(rig.guest("a") / "disks" / "one.img"), std::uintmax_t{2048});
        QCOMPARE(fs::file_size(rig.guest("a") / "disks" / "two.img"), std::uintmax_t{512});
        QCOMPARE(read_text(rig.guest("a") / "disks" / "one.img").substr(0, 4), std::string("data"));
        QCOMPARE(left_over(snapshot(rig.state())), std::string());

        // A disk that is taken off stays, as it may hold what somebody needs.
        QVERIFY(rig.store->change("a", {}, {"disks"}).has_value());
        QVERIFY(fs::exists(rig.guest("a") / "disks" / "one.img"));
    }

    void change_ofSomethingElse_makesNoLostDiskAnew() {
        Rig rig;
        QVERIFY(rig.store->create("a", ::geteuid(), large_definition()).has_value());
        fs::remove(rig.guest("a") / "disks" / "root.img");
        Definition set;
        set.cpus = 3;
        QVERIFY(rig.store->change("a", set, {}).has_value());
        QVERIFY(!fs::exists(rig.guest("a") / "disks" / "root.img"));
        QVERIFY(failed_with(rig.store->open_disk("a", "root.img", true), Kind::NoSuchDisk));
    }

    void change_ofNetworks_keepsTheAddresses() {
        Rig rig;
        const auto made = rig.store->create("a", ::geteuid(), large_definition());
        Definition set;
        set.networks.emplace(3);
        const auto changed = rig.store->change("a", set, {});
        QVERIFY(changed.has_value());
        const auto &before = *made->definition->networks, &after = *changed->definition->networks;
        QCOMPARE(after[0].mac, before[0].mac);
        QCOMPARE(after[1].mac, before[1].mac);
        QVERIFY(after[2].mac && after[2].mac != after[0].mac);
    }

    void clone_isThereAtItsEndAndNotBefore() {
        Rig rig;
        const auto source = rig.store->create("a", ::geteuid(), large_definition());
        write_text(rig.guest("a") / "console.log", "secret");
        const auto before = snapshot(rig.state());
        const auto begun = rig.store->begin_clone("a", "b", ::geteuid());
        QVERIFY2(begun.has_value(), begun ? "" : begun.error().error.cause.c_str());
        QCOMPARE(begun->disks.size(), std::size_t{2});
        QCOMPARE(rig.store->names().value(), std::vector<std::string>{"a"});
        for (const Cloning::Disk& disk : begun->disks) {
            QCOMPARE(::ftruncate(disk.target.get(), 512), 0);
            QCOMPARE(::pwrite(disk.target.get(), "copied", 6, 0), ssize_t{6});
        }
        const auto made = rig.store->finish_clone(*begun);
        QVERIFY2(made.has_value(), made ? "" : made.error().error.detail.c_str());
        QCOMPARE(left_over(snapshot(rig.state())), std::string());
        rig.reopen();
        const auto loaded = rig.store->load("b");
        QCOMPARE(loaded->definition, made->definition);
        QCOMPARE(loaded->definition->cpus, source->definition->cpus);
        for (std::size_t i = 0; i < 2; ++i) {
            const auto &mac = loaded->definition->networks->at(i).mac,
                       &former = source->definition->networks->at(i).mac;
            QVERIFY(network::parse_mac(mac.value_or("")).has_value() && mac != former);
        }
        QCOMPARE(read_text(rig.guest("b") / "disks" / "root.img").substr(0, 6), std::string("copied"));
        QCOMPARE(mode_of(rig.guest("b") / "disks" / "root.img"), 0600u);
        QVERIFY(!fs::exists(rig.guest("b") / "console.log"));
        fs::remove_all(rig.guest("b"));
        QCOMPARE(snapshot(rig.state()), before);
    }

    void clone_underWay_hasItsNameAndItsPlace() {
        Rig rig;
        rig.store.reset();
        rig.options.most_guests_per_user = 2;
        rig.store = rig.open();
        const uid_t owner = ::geteuid() == 0 ? 1234 : ::geteuid();
        QVERIFY(rig.store->create("a", owner, small_definition()).has_value());
        const auto id = rig.store->remove(rig.store->create("x", owner, small_definition())->name);
        QVERIFY(rig.store->begin_clone("a", "b", owner).has_value());
        QVERIFY(failed_with(rig.store->begin_clone("a", "b", owner), Kind::GuestExists));
        QVERIFY(failed_with(rig.store->create("b", 0, small_definition()), Kind::GuestExists));
        QVERIFY(failed_with(rig.store->undelete(*id, "b"), Kind::GuestExists));
        QVERIFY(failed_with(rig.store->create("c", owner, small_definition()), Kind::TooManyGuests));
        QVERIFY(failed_with(rig.store->begin_clone("a", "c", owner), Kind::TooManyGuests));
        rig.store->abandon_clone("b");
        QCOMPARE(left_over(snapshot(rig.state())), std::string());
        QVERIFY(rig.store->create("b", owner, small_definition()).has_value());
    }

    void clone_thatWasCutShort_isGone() {
        Rig rig;
        QVERIFY(rig.store->create("a", ::geteuid(), large_definition()).has_value());
        const auto before = snapshot(rig.state());
        for (const bool abandoned : {false, true}) {
            QVERIFY(rig.store->begin_clone("a", "b", ::geteuid()).has_value());
            QVERIFY(rig.store->begin_clone("a", "c", ::geteuid()).has_value());
            QVERIFY(!left_over(snapshot(rig.state())).empty());
            if (abandoned) {
                rig.store->abandon_clones();
            } else {
                rig.reopen();
            }
            QCOMPARE(snapshot(rig.state()), before);
        }
    }

    void clone_thatCannotBe_isRefused() {
        Rig rig;
        QVERIFY(rig.store->create("a", ::geteuid(), large_definition()).has_value());
        QVERIFY(rig.store->create("b", ::geteuid(), small_definition()).has_value());
        write_text(rig.guest("b") / "guest.json", "{");
        const auto before = snapshot(rig.state());
        const auto clone = [&](const char* name, const char* new_name) {
            return rig.store->begin_clone(name, new_name, ::geteuid());
        };
        QVERIFY(failed_with(clone("a", "b"), Kind::GuestExists));
        QVERIFY(failed_with(clone("a", "a"), Kind::GuestExists));
        QVERIFY(failed_with(clone("a", "../x"), Kind::InvalidName));
        QVERIFY(failed_with(clone("x", "c"), Kind::NoSuchGuest));
        QVERIFY(failed_with(clone("b", "c"), Kind::Broken));
        QCOMPARE(snapshot(rig.state()), before);
        fs::remove(rig.guest("a") / "disks" / "swap.img");
        const auto lost = clone("a", "c");
        QVERIFY(failed_with(lost, Kind::NoSuchDisk));
        QVERIFY(lost.error().error.cause.contains("swap.img"));
        QCOMPARE(left_over(snapshot(rig.state())), std::string());
    }

    void clone_ofADiskThatIsWrittenTo_isRefused() {
        Rig rig;
        QVERIFY(rig.store->create("a", ::geteuid(), large_definition()).has_value());
        {
            const auto writer = rig.store->open_disk("a", "root.img", false);
            QVERIFY(storage::lock_file(writer->get(), false, "root.img").has_value());
            const auto refused = rig.store->begin_clone("a", "b", ::geteuid());
            QVERIFY(failed_with(refused, Kind::HostFailed));
            QVERIFY2(refused.error().error.cause.contains("in use"), refused.error().error.cause.c_str());
        }
        const auto begun = rig.store->begin_clone("a", "b", ::geteuid());
        QVERIFY(begun.has_value());
        const auto writer = rig.store->open_disk("a", "root.img", false);
        QVERIFY(!storage::lock_file(writer->get(), false, "root.img"));
    }

    void clone_whoseNameIsTakenMeanwhile_isGivenUp() {
        Rig rig;
        QVERIFY(rig.store->create("a", ::geteuid(), large_definition()).has_value());
        const auto begun = rig.store->begin_clone("a", "b", ::geteuid());
        fs::create_directory(rig.guest("b"));
        QVERIFY(failed_with(rig.store->finish_clone(*begun), Kind::GuestExists));
        QCOMPARE(left_over(snapshot(rig.state())), std::string());
        QVERIFY(fs::is_empty(rig.guest("b")));
    }

    void clone_belongsToWhoMakesIt() {
        if (::geteuid() != 0) {
            QSKIP("only root can give files to others");
        }
        Rig rig;
        QVERIFY(rig.store->create("a", 1234, large_definition()).has_value());
        const auto begun = rig.store->begin_clone("a", "b", 5678);
        QVERIFY(rig.store->finish_clone(*begun).has_value());
        QCOMPARE(rig.store->load("b")->owner, uid_t{5678});
        for (const auto& [guest, owner] : {std::pair("a", uid_t{1234}), std::pair("b", uid_t{5678})}) {
            struct stat status = {};
            QCOMPARE(::stat((rig.guest(guest) / "disks" / "root.img").c_str(), &status), 0);
            QCOMPARE(status.st_uid, owner);
        }
    }

    void clone_keepsKeysThatAreNotKnown() {
        Rig rig;
        QVERIFY(rig.store->create("a", 7, small_definition()).has_value());
        write_text(rig.guest("a") / "guest.json",
                   R"({"format": 1, "owner": 7, "kernel": "/k", "colour": "red", "autostart": true,)"
                   R"( "networks": [{"kind": "user", "mac": "02:00:00:00:00:07", "x": 1}]})");
        const auto begun = rig.store->begin_clone("a", "b", ::geteuid());
        QVERIFY(begun && rig.store->finish_clone(*begun).has_value());
        const auto json = ipc::Json::parse(read_text(rig.guest("b") / "guest.json"));
        QCOMPARE(json["colour"], ipc::Json("red"));
        QCOMPARE(json["networks"][0]["x"], ipc::Json(1));
        QVERIFY(json["networks"][0]["mac"] != "02:00:00:00:00:07" && !json.contains("autostart"));
        QCOMPARE(json["owner"], ipc::Json(::geteuid()));
    }

    void unknown_keys_areKept() {
        Rig rig;
        QVERIFY(rig.store->create("a", 7, small_definition()).has_value());
        write_text(
            rig.guest("a") / "guest.json",
            R"({"format": 1, "owner": 7, "kernel": "/k", "colour": "red", "shares": [{"path": "/s", "tag": "t", "x": 1}]})");
        Definition set;
        set.cpus = 2;
        QVERIFY(rig.store->change("a", set, {}).has_value());
        const auto json = ipc::Json::parse(read_text(rig.guest("a") / "guest.json"));
        QCOMPARE(json["colour"], ipc::Json("red"));
        QCOMPARE(json["shares"][0]["x"], ipc::Json(1));
        QCOMPARE(json["cpus"], ipc::Json(2));
    }

    void broken_guest_harmsNoOther_data() {
        QTest::addColumn<QString>("how");
        for (const char* how : {"missing", "cut", "empty", "link", "directory", "pipe", "large", "newer", "wrong",
                                "unreadable", "guest is a link", "guest is a file"}) {
            QTest::newRow(how) << how;
        }
    }

    void broken_guest_harmsNoOther() {
        QFETCH(QString, how);
        if (how == "unreadable" && ::geteuid() == 0) {
            QSKIP("root can read everything");
        }
        Rig rig;
        for (const char* name : {"a", "b", "c"}) {
            QVERIFY(rig.store->create(name, ::geteuid(), small_definition()).has_value());
        }
        const fs::path file = rig.guest("b") / "guest.json";
        const std::string text = read_text(file);
        fs::remove(file);
        if (how == "cut") {
            write_text(file, text.substr(0, text.size() / 2));
        }
        if (how == "empty") {
            write_text(file, "");
        }
        if (how == "link") {
            fs::create_symlink(rig.guest("a") / "guest.json", file);
        }
        if (how == "directory") {
            fs::create_directory(file);
        }
        if (how == "pipe") {
            QCOMPARE(::mkfifo(file.c_str(), 0600), 0);
        }
        if (how == "large") {
            write_text(file, text + std::string(1 << 20, ' '));
        }
        if (how == "newer") {
            write_text(file, R"({"format": 2, "owner": 7})");
        }
        if (how == "wrong") {
            write_text(file, R"({"format": 1, "owner": 7, "kernel": 3})");
        }
        if (how == "unreadable") {
            write_text(file, text);
            QCOMPARE(::chmod(file.c_str(), 0), 0);
        }
        const bool no_directory = how.startsWith("guest");
        if (no_directory) {
            fs::remove_all(rig.guest("b"));
        }
        if (how == "guest is a link") {
            fs::create_symlink("a", rig.guest("b"));
        }
        if (how == "guest is a file") {
            write_text(rig.guest("b"), text);
        }
        rig.reopen();
        const auto all = rig.store->list().value();
        QCOMPARE(all.size(), std::size_t{3});
        QVERIFY(all[0].definition && all[2].definition && !all[1].definition && all[1].problem);
        QVERIFY(!all[1].problem->cause.empty() && !all[1].problem->remedy.empty());
        QCOMPARE(all[1].owner, how == "newer" || how == "wrong" ? uid_t{7} : ::geteuid());

        const auto before = snapshot(rig.state());
        Definition set;
        set.cpus = 2;
        QVERIFY(failed_with(rig.store->change("b", set, {}), Kind::Broken));
        QVERIFY(failed_with(rig.store->create("b", 0, small_definition()), Kind::GuestExists));
        QCOMPARE(snapshot(rig.state()), before);
        QVERIFY(rig.store->create("d", ::geteuid(), large_definition()).has_value());
        const auto removed = rig.store->remove("b");
        QCOMPARE(removed.has_value(), !no_directory);
        if (removed) {
            QVERIFY(rig.store->undelete(*removed)->problem);
        }
    }

    void deleted_guest_comesBack() {
        Rig rig;
        const auto made = rig.store->create("a", ::geteuid(), large_definition());
        QVERIFY(made.has_value());
        write_text(rig.guest("a") / "disks" / "root.img", "data");
        write_text(rig.guest("a") / "console.log", "log");
        const auto before = snapshot(rig.state());
        const auto id = rig.store->remove("a");
        QVERIFY(id.has_value());
        QVERIFY(rig.store->names().value().empty());
        QVERIFY(failed_with(rig.store->load("a"), Kind::NoSuchGuest));
        const auto trash = rig.store->list_trash().value();
        QCOMPARE(trash.size(), std::size_t{1});
        QCOMPARE(trash[0].id, *id);
        QVERIFY(id->ends_with("-a"));
        QCOMPARE(trash[0].name, std::string("a"));
        QCOMPARE(trash[0].owner, ::geteuid());
        QVERIFY(std::abs(trash[0].time - ::time(nullptr)) < 600);
        QCOMPARE(trash[0].disks, (std::vector<std::string>{"root.img", "swap.img"}));
        QVERIFY(trash[0].disk_bytes > 0 && trash[0].disk_bytes < 1 << 20);
        rig.reopen();
        const auto back = rig.store->undelete(*id);
        QVERIFY(back.has_value());
        QCOMPARE(back->definition, made->definition);
        QCOMPARE(snapshot(rig.state()), before);
        QVERIFY(failed_with(rig.store->undelete(*id), Kind::NoSuchTrash));
    }

    void deleted_guest_comesBackUnderAnotherName() {
        Rig rig;
        QVERIFY(rig.store->create("a", 7, small_definition()).has_value());
        const auto id = rig.store->remove("a").value();
        QVERIFY(rig.store->create("a", 8, small_definition()).has_value());
        const auto before = snapshot(rig.state());
        QVERIFY(failed_with(rig.store->undelete(id), Kind::GuestExists));
        QVERIFY(failed_with(rig.store->undelete(id, "../b"), Kind::InvalidName));
        QCOMPARE(snapshot(rig.state()), before);
        const auto back = rig.store->undelete(id, "b");
        QVERIFY(back.has_value());
        QCOMPARE(back->name, std::string("b"));
        QCOMPARE(back->owner, 7u);
        QCOMPARE(rig.store->names().value(), (std::vector<std::string>{"a", "b"}));
    }

    void guests_deletedAtOnce_haveDifferentIds() {
        Rig rig;
        std::set<std::string> ids;
        for (int i = 0; i < 5; ++i) {
            QVERIFY(rig.store->create("a", 7, small_definition()).has_value());
            QVERIFY(ids.insert(rig.store->remove("a").value()).second);
        }
        QCOMPARE(rig.store->list_trash().value().size(), std::size_t{5});
        for (const std::string& id : ids) {
            QCOMPARE(rig.store->load_trash(id)->name, std::string("a"));
        }
    }

    void purged_guest_isGone() {
        Rig rig;
        QVERIFY(rig.store->create("a", ::geteuid(), large_definition()).has_value());
        const TemporaryDirectory other;
        write_text(other.path() / "precious", "");
        fs::create_symlink(other.path(), rig.guest("a") / "disks" / "link");
        const auto id = rig.store->remove("a").value();
        for (const char* bad : {"", "..", "../guests", "none", "lock"}) {
            QVERIFY2(failed_with(rig.store->purge(bad), Kind::NoSuchTrash), bad);
        }
        QVERIFY(rig.store->purge(id).has_value());
        QVERIFY(rig.store->list_trash().value().empty());
        QVERIFY(fs::is_empty(rig.state() / "trash"));
        QVERIFY(fs::exists(other.path() / "precious"));
        QVERIFY(failed_with(rig.store->purge(id), Kind::NoSuchTrash));
    }

    void trash_withoutItsRecord_isListed() {
        Rig rig;
        QVERIFY(rig.store->create("a", 7, small_definition()).has_value());
        const auto id = rig.store->remove("a").value();
        write_text(rig.state() / "trash" / id / "trash.json", R"({"name": "../../x", "time": 1})");
        QCOMPARE(rig.store->load_trash(id)->name, std::string("a"));
        fs::remove(rig.state() / "trash" / id / "trash.json");
        const auto entry = rig.store->load_trash(id);
        QCOMPARE(entry->name, std::string("a"));
        QVERIFY(entry->time > 0);
        QVERIFY(rig.store->undelete(id).has_value());
    }

    void end_isReadAsItWasWritten() {
        Rig rig;
        QVERIFY(rig.store->create("a", 7, small_definition()).has_value());
        QVERIFY(!rig.store->read_end("a").value());
        api::guests::End end = {.reason = api::guests::EndReason::TripleFault, .message = "it fell", .time = 12345};
        end.crash = api::guests::Crash{.summary = "s", .console = {"last", "words"}};
        for (const std::int64_t time : {1, 2}) {
            end.time = time;
            QVERIFY(rig.store->write_end("a", end).has_value());
            QCOMPARE(rig.store->read_end("a").value(), std::optional(end));
        }
        end.crash->console = {"\xFF\xFE not UTF-8"};
        QVERIFY(rig.store->write_end("a", end).has_value());
        QVERIFY(rig.store->read_end("a").value()->crash->console[0].contains("not UTF-8"));
        end.message = std::string(2 << 20, 'x');
        QVERIFY(failed_with(rig.store->write_end("a", end), Kind::HostFailed));
        for (const char* text : {"", "{", "[]", "{}", R"({"reason": "bored", "message": "", "time": 1})"}) {
            write_text(rig.guest("a") / "last-end.json", text);
            QVERIFY2(!rig.store->read_end("a").value(), text);
        }
        QVERIFY(failed_with(rig.store->write_end("b", end), Kind::NoSuchGuest));
    }

    void disk_isOpenedByItsPlainName() {
        Rig rig;
        QVERIFY(rig.store->create("a", ::geteuid(), large_definition()).has_value());
        const auto disk = rig.store->open_disk("a", "root.img", false);
        QVERIFY(disk.has_value());
        QCOMPARE(::pwrite(disk->get(), "data", 4, 0), 4);
        QCOMPARE(::fcntl(disk->get(), F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
        const auto reading = rig.store->open_disk("a", "root.img", true);
        char buffer[4] = {};
        QCOMPARE(::pread(reading->get(), buffer, 4, 0), 4);
        QCOMPARE(::pwrite(reading->get(), "x", 1, 0), -1);
    }

    void disk_thatIsSomethingElse_isNotOpened() {
        Rig rig;
        QVERIFY(rig.store->create("a", ::geteuid(), large_definition()).has_value());
        const fs::path disks = rig.guest("a") / "disks";
        fs::create_symlink("/etc/passwd", disks / "link.img");
        fs::create_directory(disks / "directory.img");
        QCOMPARE(::mkfifo((disks / "pipe.img").c_str(), 0600), 0);
        for (const char* name : {"link.img", "directory.img", "pipe.img", "none.img", "../guest.json", "..", "",
                                 "/etc/passwd", "a/../root.img"}) {
            QVERIFY2(failed_with(rig.store->open_disk("a", name, true), Kind::NoSuchDisk), name);
        }
        fs::remove_all(disks);
        fs::create_symlink("/etc", disks);
        QVERIFY(failed_with(rig.store->open_disk("a", "passwd", true), Kind::NoSuchDisk));
    }

    void disk_belongsToTheOwnerOfTheGuest() {
        if (::geteuid() != 0) {
            QSKIP("only root can give a file to another user");
        }
        constexpr uid_t kOwner = 12345;
        Rig rig;
        fs::permissions(rig.directory.path(), fs::perms::owner_all | fs::perms::others_exec);
        QVERIFY(rig.store->create("a", kOwner, large_definition()).has_value());
        QVERIFY(rig.store->change("a", with_disks({{.path = "more.img", .size = 512}}), {}).has_value());
        for (const char* name : {"root.img", "more.img"}) {
            const fs::path disk = rig.guest("a") / "disks" / name;
            struct stat status = {};
            QCOMPARE(::stat(disk.c_str(), &status), 0);
            QCOMPARE(status.st_uid, kOwner);
            QCOMPARE(status.st_mode & 07777, 0600u);
            QVERIFY(rig.store->open_disk("a", name, false).has_value());
            // The owner gets at them through the helper only.
            const int result = test::in_child(
                [&] { return ::setuid(kOwner) == 0 && ::open(disk.c_str(), O_RDONLY) < 0 && errno == EACCES ? 0 : 1; });
            QCOMPARE(result, 0);
        }
        struct stat status = {};
        QCOMPARE(::stat((rig.guest("a") / "guest.json").c_str(), &status), 0);
        QCOMPARE(status.st_uid, 0u);
    }

    void left_overs_areTidied() {
        Rig rig;
        QVERIFY(rig.store->create("a", ::geteuid(), large_definition()).has_value());
        QVERIFY(rig.store->create("broken", 7, small_definition()).has_value());
        write_text(rig.guest("broken") / "guest.json", "{");
        // What is not ours stays.
        write_text(rig.state() / "guests" / "notes to self", "mine");
        write_text(rig.state() / "guests" / ".hidden", "mine");
        write_text(rig.guest("a") / ".new-idea", "mine");
        write_text(rig.guest("a") / "console.log", "log");
        write_text(rig.guest("a") / "disks" / "other.img", "mine");
        const auto before = snapshot(rig.state());

        fs::create_directories(rig.state() / "guests" / ".new-b" / "disks");
        write_text(rig.state() / "guests" / ".new-b" / "disks" / ".new-root.img", "");
        fs::create_directories(rig.state() / "trash" / ".purge-2026-11-26T21-40-12-c" / "disks");
        for (const char* name : {".new-guest.json", ".old-guest.json", ".new-last-end.json", ".old-last-end.json",
                                 "trash.json", ".new-trash.json"}) {
            write_text(rig.guest("a") / name, "half");
        }
        write_text(rig.guest("a") / "disks" / ".new-unborn.img", "");
        write_text(rig.guest("a") / "disks" / ".new-linked.img", "");
        fs::create_hard_link(rig.guest("a") / "disks" / ".new-linked.img", rig.guest("a") / "disks" / "linked.img");
        fs::create_hard_link(rig.guest("a") / "disks" / "root.img", rig.guest("a") / "disks" / ".new-root.img");
        write_text(rig.guest("a") / "disks" / ".new-other.img", "");
        rig.reopen();
        QCOMPARE(snapshot(rig.state()), before);
    }

    void stray_entries_areNoGuests() {
        Rig rig;
        write_text(rig.state() / "guests" / "notes to self", "");
        fs::create_directory(rig.state() / "guests" / ".hidden");
        fs::create_directory(rig.state() / "trash" / ".hidden");
        rig.reopen();
        QVERIFY(rig.store->names().value().empty());
        QVERIFY(rig.store->list_trash().value().empty());
    }
};

QTEST_APPLESS_MAIN(StoreTest)
#include "store_test.moc"
