// SPDX-License-Identifier: BSD-2-Clause
// What a hostile guest must not get at: everything but the folder.
#ifdef __linux__
#include <sys/sysmacros.h>
#endif

#include <QTest>
#include <atomic>
#include <thread>

#include "backend/share/attributes.h"
#include "backend/share/open_flags.h"
#include "tests/share/rig.h"

using namespace apiary;
using namespace apiary::share;
using namespace apiary::share::test;

namespace {

Server::Options by(Tree::Lookup lookup) {
    return {.lookup = lookup};
}

/// Exchanges a directory and a symbolic link that leads out, again and again, until it goes.
class Swapper {
public:
    explicit Swapper(const std::filesystem::path& share) : share_(share), thread_([this] { run(); }) {}
    ~Swapper() {
        end_ = true;
        thread_.join();
    }
    [[nodiscard]] unsigned swaps() const { return swaps_; }

private:
    void run() {
        while (!end_) {
            for (const auto& [from, to] : {std::pair("swap", "spare"), std::pair("link", "swap"),
                                           std::pair("swap", "link"), std::pair("spare", "swap")}) {
                std::filesystem::rename(share_ / from, share_ / to);
            }
            ++swaps_;
        }
    }
    std::filesystem::path share_;
    std::atomic<bool> end_ = false;
    std::atomic<unsigned> swaps_ = 0;
    std::thread thread_;
};

}  // namespace

class ConfinementTest : public QObject {
    Q_OBJECT

    void add_lookups() {
        QTest::addColumn<Tree::Lookup>("lookup");
        QTest::newRow("automatic") << Tree::Lookup::Automatic;
        QTest::newRow("by component") << Tree::Lookup::ByComponent;
    }

private slots:
    void dotdot_stays_within_the_folder_data() { add_lookups(); }
    void dotdot_stays_within_the_folder() {
        QFETCH(Tree::Lookup, lookup);
        Rig rig(by(lookup));
        const std::uint64_t root = rig.attributes(Rig::kRoot).qid.path;
        QVERIFY(rig.go(1, {"..", "..", ".."}));
        QCOMPARE(rig.attributes(1).qid.path, root);
        QVERIFY(rig.go(2, {"dir", "deep", "..", "..", "..", "dir"}));
        QVERIFY(rig.go(3, {"dir"}));
        QCOMPARE(rig.attributes(2).qid.path, rig.attributes(3).qid.path);
        QVERIFY(!rig.go(4, {"..", "outside"}));
        QVERIFY(!rig.go(4, {"dir", "..", "..", "outside", "secret"}));
    }

    void dotdot_of_a_directory_moved_out_stays_within_the_folder() {
        Rig rig;
        QVERIFY(rig.go(1, {"dir", "deep"}));
        std::filesystem::rename(rig.share / "dir" / "deep", rig.outside.parent_path() / "moved");
        const Answer answer = rig.rpc(ask::walk(1, 2, {"..", "..", "outside"}));
        QCOMPARE(answer.reader().number<std::uint16_t>(), std::uint16_t{2});
        QVERIFY(rig.outside_is_untouched());
    }

    void name_that_is_no_component_is_refused_everywhere_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("dot") << QByteArray(".");
        QTest::newRow("dotdot") << QByteArray("..");
        QTest::newRow("absolute") << QByteArray("/etc/passwd");
        QTest::newRow("path") << QByteArray("dir/inner.txt");
        QTest::newRow("path out") << QByteArray("../outside/made");
        QTest::newRow("trailing slash") << QByteArray("dir/");
        QTest::newRow("nul") << QByteArray("hello.txt\0x", 11);
        QTest::newRow("too long") << QByteArray(256, 'n');
        QTest::newRow("as long as can be sent") << QByteArray(65535, 'n');
    }
    void name_that_is_no_component_is_refused_everywhere() {
        QFETCH(QByteArray, name);
        Rig rig;
        (void)rig.rpc(ask::version(Server::kMostMessage));
        (void)rig.rpc(ask::attach(0));
        const std::string_view bad(name.constData(), static_cast<std::size_t>(name.size()));
        QVERIFY(rig.go(1, {"hello.txt"}));
        if (bad != "..") {
            QVERIFY(rig.error(ask::walk(0, 9, {bad})) != 0);
        }
        QVERIFY(rig.error(ask::lcreate(0, bad, dotl::kReadWrite)) != 0);
        QVERIFY(rig.error(ask::mkdir(0, bad)) != 0);
        QVERIFY(rig.error(ask::symlink(0, bad, "target")) != 0);
        QVERIFY(rig.error(ask::link(0, 1, bad)) != 0);
        QVERIFY(rig.error(ask::rename(1, 0, bad)) != 0);
        QVERIFY(rig.error(ask::renameat(0, "hello.txt", 0, bad)) != 0);
        QVERIFY(rig.error(ask::renameat(0, bad, 0, "new")) != 0);
        QVERIFY(rig.error(ask::unlinkat(0, bad)) != 0);
        QVERIFY(rig.error(ask::unlinkat(0, bad, 0x200)) != 0);
        QCOMPARE(file_text(rig.share / "hello.txt"), std::string("hello, world"));
        QVERIFY(rig.outside_is_untouched());
    }

    void symbolic_link_is_not_followed_data() { add_lookups(); }
    void symbolic_link_is_not_followed() {
        QFETCH(Tree::Lookup, lookup);
        Rig rig(by(lookup));
        for (const std::string_view name : {"absolute", "relative", "to-secret", "to-hello"}) {
            const Answer partial = rig.rpc(ask::walk(0, 1, {name, "secret"}));
            QCOMPARE(partial.reader().number<std::uint16_t>(), std::uint16_t{1});
            QVERIFY(rig.go(1, {name}));
            QCOMPARE(rig.attributes(1).qid.type, kQidSymlink);
            QCOMPARE(rig.error(ask::walk(1, 2, {"secret"})), number_of(ENOTDIR));
            QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), number_of(ELOOP));
            QCOMPARE(rig.error(ask::lopen(1, dotl::kReadWrite | dotl::kTruncate)), number_of(ELOOP));
            QCOMPARE(rig.error(ask::lcreate(1, "made", dotl::kReadWrite)), number_of(ENOTDIR));
            QCOMPARE(rig.error(ask::mkdir(1, "made")), number_of(ENOTDIR));
            QCOMPARE(rig.error(ask::unlinkat(1, "secret")), number_of(ENOTDIR));
            QCOMPARE(rig.error(ask::renameat(1, "secret", 0, "stolen")), number_of(ENOTDIR));
            QCOMPARE(rig.error(ask::clunk(1)), 0u);
        }
        QVERIFY(rig.outside_is_untouched());
    }

    void creating_over_a_symbolic_link_makes_nothing_at_its_target() {
        Rig rig;
        for (const std::string_view name : {"dangling", "to-secret", "absolute"}) {
            QVERIFY(rig.go(1, {}));
            QCOMPARE(rig.error(ask::lcreate(1, name, dotl::kReadWrite | dotl::kTruncate)), number_of(ELOOP));
            QCOMPARE(rig.error(ask::lcreate(1, name, dotl::kReadWrite | dotl::kExclusive)), number_of(EEXIST));
            QCOMPARE(rig.error(ask::mkdir(1, name)), number_of(EEXIST));
            (void)rig.rpc(ask::clunk(1));
        }
        QVERIFY(rig.outside_is_untouched());
    }

    void attributes_of_a_symbolic_link_are_its_own() {
        Rig rig;
        const auto before = std::filesystem::last_write_time(rig.outside / "secret");
        const auto mode = std::filesystem::status(rig.outside / "secret").permissions();
        QVERIFY(rig.go(1, {"to-secret"}));
        const ask::SetAttributes times = {.valid = setattr::kModifyTime | setattr::kModifyTimeGiven,
                                          .modify_seconds = 1000};
        QCOMPARE(rig.error(ask::set_attributes(1, times)), 0u);
        QCOMPARE(rig.attributes(1).modify_seconds, std::uint64_t{1000});
        QCOMPARE(rig.error(ask::set_attributes(1, {.valid = setattr::kMode, .mode = 0777})), number_of(EOPNOTSUPP));
        QCOMPARE(rig.error(ask::set_attributes(1, {.valid = setattr::kSize, .size = 0})), number_of(ELOOP));
        QCOMPARE(std::filesystem::last_write_time(rig.outside / "secret"), before);
        QCOMPARE(std::filesystem::status(rig.outside / "secret").permissions(), mode);
        QVERIFY(rig.outside_is_untouched());
    }

    void hard_link_to_a_symbolic_link_is_to_the_link_itself() {
        Rig rig;
        QVERIFY(rig.go(1, {"to-secret"}));
        QCOMPARE(rig.error(ask::link(0, 1, "again")), 0u);
        QVERIFY(std::filesystem::is_symlink(rig.share / "again"));
        QCOMPARE(std::filesystem::hard_link_count(rig.outside / "secret"), std::uintmax_t{1});
    }

    void special_file_is_never_opened() {
        Rig rig;
        for (const std::string_view name : {"fifo", "socket"}) {
            for (const std::uint32_t flags : {dotl::kReadOnly, dotl::kWriteOnly, dotl::kReadWrite | dotl::kTruncate}) {
                QVERIFY(rig.go(1, {name}));
                QCOMPARE(rig.error(ask::lopen(1, flags)), number_of(ENXIO));
                (void)rig.rpc(ask::clunk(1));
                QVERIFY(rig.go(1, {}));
                QCOMPARE(rig.error(ask::lcreate(1, name, flags)), number_of(ENXIO));
                (void)rig.rpc(ask::clunk(1));
            }
            QVERIFY(rig.go(1, {name}));
            QCOMPARE(rig.error(ask::set_attributes(1, {.valid = setattr::kSize, .size = 0})), number_of(ENXIO));
            (void)rig.rpc(ask::clunk(1));
        }
    }

    void device_node_is_never_opened() {
        Rig rig;
        if (::mknod((rig.share / "null").c_str(), S_IFCHR | 0666, makedev(1, 3)) != 0) {
            QSKIP("only root makes device nodes");
        }
        QVERIFY(rig.go(1, {"null"}));
        QCOMPARE(rig.attributes(1).device, std::uint64_t{0x103});
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), number_of(EACCES));
    }

    void special_file_is_never_made() {
        Rig rig;
        for (const std::uint32_t type : {S_IFCHR, S_IFBLK, S_IFIFO, S_IFSOCK, S_IFREG}) {
            Message message(Request::Mknod);
            message.u32(0).text("node").u32(type | 0666).u32(1).u32(3).u32(0);
            QCOMPARE(rig.error(std::move(message)), number_of(EPERM));
        }
        QVERIFY(!std::filesystem::exists(rig.share / "node"));
    }

    void set_user_id_bit_is_never_set() {
        Rig rig;
        QVERIFY(rig.go(1, {}));
        QCOMPARE(rig.error(ask::lcreate(1, "program", dotl::kReadWrite, 06755)), 0u);
        QCOMPARE(rig.attributes(1).mode & 07000u, 0u);
        QCOMPARE(rig.error(ask::set_attributes(1, {.valid = setattr::kMode, .mode = 06755})), 0u);
        QCOMPARE(rig.attributes(1).mode & 07777u, 0755u);
        QCOMPARE(rig.error(ask::mkdir(0, "shared", 06777)), 0u);
        QVERIFY(rig.go(2, {"shared"}));
        QCOMPARE(rig.attributes(2).mode & 06000u, 0u);
    }

    void set_group_id_bit_that_is_there_stays_when_asked_for() {
        Rig rig;
        if (::chmod((rig.share / "dir").c_str(), 02755) != 0) {
            QSKIP("the folder's file system has no such bit");
        }
        QVERIFY(rig.go(1, {"dir"}));
        QCOMPARE(rig.error(ask::set_attributes(1, {.valid = setattr::kMode, .mode = 02700})), 0u);
        QCOMPARE(rig.attributes(1).mode & 07777u, 02700u);
        QCOMPARE(rig.error(ask::set_attributes(1, {.valid = setattr::kMode, .mode = 0700})), 0u);
        QCOMPARE(rig.attributes(1).mode & 07777u, 0700u);
    }

    void mount_point_is_where_the_folder_ends_data() { add_lookups(); }
    void mount_point_is_where_the_folder_ends() {
#ifndef __linux__
        QSKIP("only Linux always has something mounted at /proc");
#endif
        QFETCH(Tree::Lookup, lookup);
        auto server = Server::create("/", {.read_only = true, .lookup = lookup});
        QVERIFY(server.has_value());
        const auto rpc = [&](Message&& message) { return Answer((*server)->handle(message.take(), 4096).message); };
        (void)rpc(ask::version());
        QCOMPARE(rpc(ask::attach(0)).error, 0u);
        QCOMPARE(rpc(ask::walk(0, 1, {"proc"})).error, number_of(EXDEV));
        QCOMPARE(rpc(ask::walk(0, 1, {"proc", "self", "mem"})).error, number_of(EXDEV));
    }

    void process_file_system_is_not_shared() {
#ifndef __linux__
        QSKIP("only Linux always has something mounted at /proc");
#endif
        for (const char* directory : {"/proc", "/proc/self", "/proc/self/fd"}) {
            const auto server = Server::create(directory, {});
            QVERIFY(!server.has_value());
            QVERIFY(!server.error().remedy.empty());
        }
    }

    // CVE-2021-20181 and its like: the name is another thing when it is used than it was when it was looked at.
    void directory_swapped_for_a_symbolic_link_leads_nowhere_data() { add_lookups(); }
    void directory_swapped_for_a_symbolic_link_leads_nowhere() {
        QFETCH(Tree::Lookup, lookup);
        Rig rig(by(lookup));
        std::filesystem::create_directories(rig.share / "swap" / "below");
        put_file(rig.share / "swap" / "secret", "harmless");
        std::filesystem::create_symlink(rig.outside, rig.share / "link");
        unsigned walked = 0;
        const Swapper swapper(rig.share);
        for (unsigned i = 0; i < 3000 || swapper.swaps() < 100 || (walked == 0 && i < 1'000'000); ++i) {
            if (rig.go(1, {"swap", "secret"})) {
                ++walked;
                if (rig.error(ask::lopen(1, dotl::kReadWrite)) == 0) {
                    QCOMPARE(rig.contents(1), std::string("harmless"));
                    (void)rig.rpc(ask::write(1, 0, "harmless"));
                }
            }
            (void)rig.rpc(ask::clunk(1));
            if (rig.go(1, {"swap"})) {
                (void)rig.rpc(ask::mkdir(1, "made"));
                (void)rig.rpc(ask::unlinkat(1, "made", 0x200));
                (void)rig.rpc(ask::walk(1, 2, {"below", "..", "secret"}));
                (void)rig.rpc(ask::set_attributes(1, {.valid = setattr::kMode, .mode = 0700}));
                (void)rig.rpc(ask::lcreate(1, "secret", dotl::kReadWrite | dotl::kTruncate));
                (void)rig.rpc(ask::write(1, 0, "harmless"));
            }
            (void)rig.rpc(ask::remove(2));
            (void)rig.rpc(ask::clunk(1));
            (void)rig.rpc(ask::lcreate(0, "nothing/at/all", dotl::kReadWrite));
        }
        QVERIFY(walked > 0);
        QVERIFY(rig.outside_is_untouched());
    }

    void file_swapped_for_a_pipe_never_blocks() {
        Rig rig;
        std::atomic<bool> end = false;
        std::thread swapper([&] {
            while (!end) {
                std::filesystem::rename(rig.share / "hello.txt", rig.share / "kept");
                std::filesystem::rename(rig.share / "fifo", rig.share / "hello.txt");
                std::filesystem::rename(rig.share / "hello.txt", rig.share / "fifo");
                std::filesystem::rename(rig.share / "kept", rig.share / "hello.txt");
            }
        });
        unsigned opened = 0;
        // On a busy host it takes some luck to find the file in its place.
        for (unsigned i = 0; i < 5000 || (opened == 0 && i < 1'000'000); ++i) {
            if (rig.go(1, {"hello.txt"})) {
                opened += rig.error(ask::lopen(1, i % 2 == 0 ? dotl::kReadOnly : dotl::kWriteOnly)) == 0 ? 1 : 0;
            }
            (void)rig.rpc(ask::clunk(1));
        }
        end = true;
        swapper.join();
        QVERIFY(opened > 0);
    }

    void rename_does_not_leave_the_folder() {
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QVERIFY(rig.go(2, {"absolute"}));
        QCOMPARE(rig.error(ask::renameat(0, "hello.txt", 2, "stolen")), number_of(ENOTDIR));
        QCOMPARE(rig.error(ask::rename(1, 2, "stolen")), number_of(ENOTDIR));
        QCOMPARE(rig.error(ask::renameat(0, "hello.txt", 0, "../outside/stolen")), number_of(EINVAL));
        QCOMPARE(rig.error(ask::link(2, 1, "stolen")), number_of(ENOTDIR));
        QVERIFY(rig.outside_is_untouched());
        QVERIFY(std::filesystem::exists(rig.share / "hello.txt"));
    }

    void entry_above_the_folder_is_the_folder_itself() {
        Rig rig;
        QVERIFY(rig.go(1, {}));
        QCOMPARE(rig.error(ask::lopen(1, dotl::kReadOnly)), 0u);
        std::uint64_t up = 0;
        std::uint64_t self = 0;
        for (const DirectoryEntry& entry : entries_of(rig.rpc(ask::readdir(1, 0, 65536)))) {
            up = entry.name == ".." ? entry.qid.path : up;
            self = entry.name == "." ? entry.qid.path : self;
        }
        QCOMPARE(up, rig.attributes(0).qid.path);
        QCOMPARE(self, rig.attributes(0).qid.path);
    }

    void owner_is_not_changed_without_privilege() {
        if (::geteuid() == 0) {
            QSKIP("root may give files away");
        }
        Rig rig;
        QVERIFY(rig.go(1, {"hello.txt"}));
        QCOMPARE(rig.error(ask::set_attributes(1, {.valid = setattr::kOwner, .owner = 0})), number_of(EPERM));
    }
};

QTEST_GUILESS_MAIN(ConfinementTest)
#include "confinement_test.moc"
