// SPDX-License-Identifier: BSD-2-Clause
// Every operation of the store, with every system call of it failing, or being the last one of the program.
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <QTest>
#include <array>
#include <cerrno>
#include <csignal>
#include <functional>

#include "backend/daemon/sparse_copy.h"
#include "tests/daemon/store_rig.h"

using namespace apiary;
using namespace apiary::daemon;
using api::guests::Definition;
using test::in_memory;
using test::large_definition;
using test::left_over;
using test::small_definition;
using test::snapshot;
using test::TemporaryDirectory;
using test::WatchedFileSystem;

namespace {

namespace fs = std::filesystem;
using Tree = std::map<std::string, std::string>;

template <class T>
std::optional<Error> error_of(const StoreResult<T>& result) {
    return result ? std::nullopt : std::optional(result.error().error);
}

/// A store with guests, one of them in the trash, on a file system that is watched.
struct Rig {
    explicit Rig(const fs::path& where) : state(where) { store = open(files); }

    [[nodiscard]] static std::unique_ptr<Store> open_at(const fs::path& state, std::shared_ptr<FileSystem> files) {
        auto opened = Store::open(state, {.files = std::move(files)});
        if (!opened) {
            qFatal("%s (%s)", opened.error().cause.c_str(), opened.error().detail.c_str());
        }
        return *std::move(opened);
    }
    [[nodiscard]] std::unique_ptr<Store> open(std::shared_ptr<FileSystem> with) const {
        return open_at(state, std::move(with));
    }
    void fill() {
        const auto check = [](std::optional<Error> error) {
            if (error) {
                qFatal("%s", error->cause.c_str());
            }
        };
        check(error_of(store->create("gone", ::geteuid(), large_definition())));
        auto removed = store->remove("gone");
        check(error_of(removed));
        trash = *std::move(removed);
        check(error_of(store->create("a", ::geteuid(), large_definition())));
        write_disk("root.img", 300'000, std::string(8192, 'x'));
        check(error_of(store->create("b", ::geteuid(), small_definition())));
    }
    /// Into the guest a.
    void write_disk(const char* disk, off_t offset, const std::string& data) const {
        const UniqueFd file(::open((state / "guests/a/disks" / disk).c_str(), O_WRONLY | O_CLOEXEC));
        if (::pwrite(file.get(), data.data(), data.size(), offset) != static_cast<ssize_t>(data.size())) {
            qFatal("%s cannot be written", disk);
        }
    }
    /// With what the helper does when it starts the next time.
    void reopen() {
        store.reset();
        files->start({});
        store = open(files);
    }

    fs::path state;
    std::string trash;  ///< What is in the trash.
    std::shared_ptr<WatchedFileSystem> files = std::make_shared<WatchedFileSystem>();
    std::unique_ptr<Store> store;
};

struct Operation {
    const char* name;
    std::function<std::optional<Error>(const Rig& rig)> run;
    bool undone = true;  ///< A failure leaves everything as it was.
};

Definition change_of_all() {
    Definition set;
    set.cpus = 7;
    set.disks = {{{.path = "root.img"}, {.path = "third.img", .size = 1024}, {.path = "fourth.img", .size = 512}}};
    set.networks.emplace(2);
    return set;
}

std::optional<Error> clone(const Rig& rig) {
    const auto begun = rig.store->begin_clone("a", "copy", ::geteuid());
    if (!begun) {
        return begun.error().error;
    }
    std::vector<FilePair> pairs;
    for (const Cloning::Disk& disk : begun->disks) {
        pairs.push_back({disk.source.get(), disk.target.get()});
    }
    if (const auto copied = copy_sparsely(*rig.files, pairs, [](auto...) { return true; }); !copied) {
        rig.store->abandon_clone("copy");
        return copied.error();
    }
    return error_of(rig.store->finish_clone(*begun));
}

const std::vector<Operation>& operations() {
    static const std::vector<Operation> all = {
        {"create", [](const Rig& rig) { return error_of(rig.store->create("new", ::geteuid(), large_definition())); }},
        {"change", [](const Rig& rig) { return error_of(rig.store->change("a", change_of_all(), {"tags"})); }},
        {"clone", clone},
        {"remove", [](const Rig& rig) { return error_of(rig.store->remove("a")); }},
        {"undelete", [](const Rig& rig) { return error_of(rig.store->undelete(rig.trash, "back")); }},
        {"purge", [](const Rig& rig) { return error_of(rig.store->purge(rig.trash)); }, false},
        {"write_end", [](const Rig& rig) { return error_of(rig.store->write_end("a", {.message = "it fell"})); }},
    };
    return all;
}

/// What the operation makes of the store, and how many calls it takes.
struct Course {
    Tree before, after;
    unsigned calls = 0;
};

Course course_of(const Operation& operation) {
    const TemporaryDirectory directory(in_memory());
    Rig rig(directory.path() / "state");
    rig.fill();
    Course course = {.before = snapshot(rig.state)};
    rig.files->start({});
    if (const auto error = operation.run(rig)) {
        qFatal("%s: %s", operation.name, error->cause.c_str());
    }
    course.calls = rig.files->calls;
    course.after = snapshot(rig.state);
    return course;
}

void add_operations() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < operations().size(); ++i) {
        QTest::addRow("%s", operations()[i].name) << static_cast<int>(i);
    }
}

bool is_complete(const Error& error) {
    return !error.cause.empty() && !error.detail.empty();
}

/// The names of files in which two trees differ.
std::string difference(const Tree& one, const Tree& other) {
    std::string text;
    for (const auto& [a, b] : {std::pair(&one, &other), std::pair(&other, &one)}) {
        for (const auto& [name, content] : *a) {
            const auto found = b->find(name);
            text += found == b->end() || found->second != content ? name + " " : "";
        }
    }
    return text;
}

/// Whether a store that was cut short is as before or as after the operation, once it is open again.
std::string whole(Rig& rig, const Course& course) {
    rig.reopen();
    const Tree now = snapshot(rig.state);
    if (!left_over(now).empty()) {
        return "left over: " + left_over(now);
    }
    return now == course.before || now == course.after ? ""
                                                       : "neither before nor after: " + difference(now, course.before);
}

/// Makes the directory a file system of `size` bytes in memory, in namespaces of this process's own.
bool mount_small(const fs::path& directory, const char* size) {
    if (::unshare(CLONE_NEWNS) != 0) {
        const std::string user = std::format("0 {} 1", ::getuid()), group = std::format("0 {} 1", ::getgid());
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) {
            return false;
        }
        test::write_text("/proc/self/uid_map", user);
        test::write_text("/proc/self/setgroups", "deny");
        test::write_text("/proc/self/gid_map", group);
        if (::geteuid() != 0) {
            return false;
        }
    }
    return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("tmpfs", directory.c_str(), "tmpfs", 0, size) == 0;
}

/// Leaves room for `bytes` on the file system.
bool leave_room(const fs::path& ballast, off_t bytes) {
    const UniqueFd file(::open(ballast.c_str(), O_WRONLY | O_CREAT, 0600));
    const std::string page(4096, 'x');
    off_t size = 0;
    while (::write(file.get(), page.data(), page.size()) == static_cast<ssize_t>(page.size())) {
        size += static_cast<off_t>(page.size());
    }
    return errno == ENOSPC && size > bytes && ::ftruncate(file.get(), size - bytes) == 0;
}

constexpr int kSkipped = 77;
constexpr unsigned kMostPages = 16;

/// Each operation with room for so many pages: it is done, or leaves everything as it was.
int run_on_a_full_disk(const fs::path& directory, const Operation& operation, unsigned pages, unsigned& failures) {
    Rig rig(directory / "state");
    rig.fill();
    const Tree before = snapshot(rig.state);
    if (!leave_room(directory / "ballast", static_cast<off_t>(pages) * 4096)) {
        return 2;
    }
    const auto error = operation.run(rig);
    if (error) {
        ++failures;
        if (!is_complete(*error) || error->remedy.empty()) {
            return 3;
        }
        if (operation.undone && snapshot(rig.state) != before) {
            return 4;
        }
    }
    if (const Tree now = snapshot(rig.state); !left_over(now).empty()) {
        return 5;
    }
    fs::remove(directory / "ballast");
    rig.reopen();
    if (error && operation.run(rig)) {
        return 6;
    }
    rig.store.reset();
    fs::remove_all(rig.state);
    return 0;
}

}  // namespace

class StoreFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void one_call_thatFails_undoesAll_data() { add_operations(); }

    void one_call_thatFails_undoesAll() {
        QFETCH(int, index);
        const Operation& operation = operations()[static_cast<std::size_t>(index)];
        const Course course = course_of(operation);
        unsigned failures = 0;
        for (unsigned call = 1; call <= course.calls; ++call) {
            const TemporaryDirectory directory(in_memory());
            Rig rig(directory.path() / "state");
            rig.fill();
            const int fault = std::array{ENOSPC, EIO, EROFS}[call % 3];
            rig.files->start([&](unsigned number) { return number == call ? fault : 0; });
            const auto error = operation.run(rig);
            const std::string at = std::format("call {}, {}", call, rig.files->names.at(call - 1));
            if (error) {
                ++failures;
                QVERIFY2(is_complete(*error), at.c_str());
                if (operation.undone) {
                    const Tree now = snapshot(rig.state);
                    QVERIFY2(now == course.before, (at + ": " + difference(now, course.before)).c_str());
                }
            }
            const std::string problem = whole(rig, course);
            QVERIFY2(problem.empty(), (at + ": " + problem).c_str());
            if (!error) {
                const Tree now = snapshot(rig.state);
                QVERIFY2(now == course.after, (at + ": " + difference(now, course.after)).c_str());
            }
        }
        QVERIFY(failures >= 5);
    }

    void disk_thatDies_leavesAWholeStore_data() { add_operations(); }

    void disk_thatDies_leavesAWholeStore() {
        QFETCH(int, index);
        const Operation& operation = operations()[static_cast<std::size_t>(index)];
        const Course course = course_of(operation);
        for (unsigned call = 1; call <= course.calls; ++call) {
            const TemporaryDirectory directory(in_memory());
            Rig rig(directory.path() / "state");
            rig.fill();
            rig.files->start([&](unsigned number) { return number >= call ? EIO : 0; });
            (void)operation.run(rig);
            const std::string problem = whole(rig, course);
            QVERIFY2(problem.empty(), std::format("from call {} on: {}", call, problem).c_str());
        }
    }

    void end_atAnyCall_leavesAWholeStore_data() { add_operations(); }

    void end_atAnyCall_leavesAWholeStore() {
        QFETCH(int, index);
        const Operation& operation = operations()[static_cast<std::size_t>(index)];
        const Course course = course_of(operation);
        constexpr int kEnded = 42;
        for (unsigned call = 1; call <= course.calls; ++call) {
            const TemporaryDirectory directory(in_memory());
            Rig rig(directory.path() / "state");
            rig.fill();
            const int status = test::in_child([&] {
                rig.files->start([&](unsigned number) {
                    if (number == call) {
                        ::_exit(kEnded);
                    }
                    return 0;
                });
                (void)operation.run(rig);
                return 0;
            });
            QCOMPARE(status, kEnded);
            const std::string problem = whole(rig, course);
            QVERIFY2(problem.empty(), std::format("at call {}: {}", call, problem).c_str());
        }
    }

    void start_withAnyCallFailing_losesNothing() {
        // Cut short in the midst of a change, so that there is something to tidy.
        const Operation& operation = operations()[1];
        const Course course = course_of(operation);
        unsigned refusals = 0;
        for (unsigned call = 1;; ++call) {
            const TemporaryDirectory directory(in_memory());
            Rig rig(directory.path() / "state");
            rig.fill();
            rig.files->start([&](unsigned number) { return number >= course.calls - 4 ? EIO : 0; });
            (void)operation.run(rig);
            rig.store.reset();
            rig.files->start([&](unsigned number) { return number == call ? EIO : 0; });
            if (const auto opened = Store::open(rig.state, {.files = rig.files}); !opened) {
                ++refusals;
                QVERIFY(is_complete(opened.error()));
            }
            const bool reached = rig.files->calls >= call;
            const std::string problem = whole(rig, course);
            QVERIFY2(problem.empty(), std::format("call {}: {}", call, problem).c_str());
            if (!reached) {
                break;
            }
        }
        QVERIFY(refusals >= 5);
    }

    void first_start_withAnyCallFailing_canBeRepeated() {
        for (unsigned call = 1;; ++call) {
            const TemporaryDirectory directory(in_memory());
            const auto files = std::make_shared<WatchedFileSystem>();
            files->start([&](unsigned number) { return number == call ? ENOSPC : 0; });
            const bool opened = Store::open(directory.path() / "a" / "b", {.files = files}).has_value();
            const bool reached = files->calls >= call;
            files->start({});
            QVERIFY(Store::open(directory.path() / "a" / "b", {.files = files}).has_value());
            if (!reached) {
                QVERIFY(opened);
                break;
            }
        }
    }

    void full_disk_undoesAll() {
        const TemporaryDirectory directory(in_memory());
        const int status = test::in_child([&] {
            if (!mount_small(directory.path(), "size=512k")) {
                return kSkipped;
            }
            unsigned failures = 0;
            for (const Operation& operation : operations()) {
                for (unsigned pages = 0; pages < kMostPages; ++pages) {
                    if (const int problem = run_on_a_full_disk(directory.path(), operation, pages, failures)) {
                        std::fprintf(stderr, "%s with room for %u pages\n", operation.name, pages);
                        return problem;
                    }
                }
            }
            return failures > 0 ? 0 : 7;
        });
        if (status == kSkipped) {
            QSKIP("a small file system in memory cannot be mounted here, which takes root or user namespaces");
        }
        QCOMPARE(status, 0);
    }

    void file_sizeLimit_undoesAll() {
        const TemporaryDirectory directory(in_memory());
        const int status = test::in_child([&] {
            Rig rig(directory.path() / "state");
            rig.fill();
            const Tree before = snapshot(rig.state);
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit = {100, RLIM_INFINITY};
            if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) {
                return 1;
            }
            for (const Operation& operation : {operations()[0], operations()[1]}) {
                const auto error = operation.run(rig);
                if (!error || !is_complete(*error) || error->remedy.empty() || snapshot(rig.state) != before) {
                    return 2;
                }
            }
            return 0;
        });
        QCOMPARE(status, 0);
    }
};

QTEST_APPLESS_MAIN(StoreFaultsTest)
#include "store_faults_test.moc"
