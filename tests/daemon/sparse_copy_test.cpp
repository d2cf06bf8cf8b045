// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/sparse_copy.h"

#include <QTest>
#include <cerrno>

#include "tests/daemon/store_rig.h"

using namespace apiary;
using namespace apiary::daemon;
using test::TemporaryDirectory;
using test::WatchedFileSystem;

namespace {

constexpr std::int64_t kMiB = 1 << 20;

/// A file with data, a hole, more data, and a hole at its end; and an empty one.
struct Rig {
    TemporaryDirectory directory;
    WatchedFileSystem files;
    UniqueFd source = open("source"), target = open("target");
    std::vector<std::pair<std::int64_t, std::int64_t>> reports;
    bool go_on = true;

    explicit Rig(const std::filesystem::path& parent = test::in_memory()) : directory(parent) {
        write(0, std::string(100'000, 'a'));
        write(2 * kMiB, std::string(300'000, 'b') + "end");
        (void)!::ftruncate(source.get(), 4 * kMiB + 512);
    }
    [[nodiscard]] UniqueFd open(const char* name) const {
        return UniqueFd(::open((directory.path() / name).c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    }
    void write(std::int64_t offset, const std::string& text) const {
        (void)!::pwrite(source.get(), text.data(), text.size(), offset);
    }
    /// Lets all calls with this name fail.
    void refuse(std::initializer_list<const char*> calls, int error) {
        files.start([this, names = std::vector<std::string>(calls.begin(), calls.end()), error](unsigned) {
            return std::ranges::contains(names, files.names.back()) ? error : 0;
        });
    }
    [[nodiscard]] Result<void> copy() {
        const std::array pairs = {FilePair{source.get(), target.get()}};
        return copy_sparsely(files, pairs, [this](std::int64_t copied, std::int64_t total) {
            reports.emplace_back(copied, total);
            return go_on;
        });
    }
    [[nodiscard]] static std::string content(const UniqueFd& file) {
        std::string text(static_cast<std::size_t>(::lseek(file.get(), 0, SEEK_END)), '\0');
        return ::pread(file.get(), text.data(), text.size(), 0) == std::ssize(text) ? text : "unreadable";
    }
    [[nodiscard]] bool same() const { return content(source) == content(target); }
    [[nodiscard]] static std::int64_t blocks(const UniqueFd& file) {
        struct stat status = {};
        return ::fstat(file.get(), &status) == 0 ? status.st_blocks : -1;
    }
};

bool knows_holes(const Rig& rig) {
    return ::lseek(rig.source.get(), kMiB, SEEK_DATA) > kMiB;
}

}  // namespace

class SparseCopyTest : public QObject {
    Q_OBJECT

private slots:
    /// Whatever the file system and the kernel can.
    void copy_isTheSameAndHasTheHoles_data() {
        QTest::addColumn<int>("refused");
        QTest::newRow("on a disk") << 0;
        QTest::newRow("no shared blocks") << 1;
        QTest::newRow("not within the kernel") << 2;
        QTest::newRow("no holes known") << 3;
        QTest::newRow("nothing of it") << 4;
    }
    void copy_isTheSameAndHasTheHoles() {
        QFETCH(int, refused);
        Rig rig(refused == 0 ? std::filesystem::temp_directory_path() : test::in_memory());
        switch (refused) {
            case 1: rig.refuse({"ficlone"}, EOPNOTSUPP); break;
            case 2: rig.refuse({"ficlone", "copy_file_range"}, EXDEV); break;
            case 3: rig.refuse({"lseek"}, EINVAL); break;
            case 4: rig.refuse({"ficlone", "copy_file_range", "lseek"}, EINVAL); break;
            default: break;
        }
        const auto copied = rig.copy();
        QVERIFY2(copied.has_value(), copied ? "" : copied.error().detail.c_str());
        QVERIFY(rig.same());
        // Where bytes pass through the program, runs of zeros become holes again.
        if (refused != 3 && knows_holes(rig)) {
            QVERIFY(Rig::blocks(rig.target) * 512 < kMiB);
        }
    }

    void files_ofAllKinds_areCopied_data() {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("empty") << qint64(0) << QByteArray();
        QTest::newRow("one sector") << qint64(512) << QByteArray("x");
        QTest::newRow("a hole alone") << qint64(3 * kMiB) << QByteArray();
        QTest::newRow("data alone") << qint64(70'000) << QByteArray(70'000, 'x');
        QTest::newRow("zeros that are data") << qint64(20'000) << QByteArray(20'000, '\0');
    }
    void files_ofAllKinds_areCopied() {
        QFETCH(qint64, size);
        QFETCH(QByteArray, data);
        for (const bool plain : {false, true}) {
            Rig rig;
            QVERIFY(::ftruncate(rig.source.get(), 0) == 0 && ::ftruncate(rig.source.get(), size) == 0);
            rig.write(0, data.toStdString());
            if (plain) {
                rig.refuse({"ficlone", "copy_file_range"}, ENOSYS);
            }
            QVERIFY(rig.copy().has_value());
            QVERIFY(rig.same());
        }
    }

    void progress_isOfTheDataAndGrows() {
        Rig rig;
        rig.refuse({"ficlone"}, EOPNOTSUPP);
        QVERIFY(rig.copy().has_value());
        QVERIFY(!rig.reports.empty());
        QCOMPARE(rig.reports.back().first, rig.reports.back().second);
        QVERIFY(std::ranges::is_sorted(rig.reports));
        if (knows_holes(rig)) {
            QVERIFY(rig.reports.back().second < kMiB);
        }
    }

    void stop_endsIt() {
        Rig rig;
        rig.refuse({"ficlone"}, EOPNOTSUPP);
        rig.go_on = false;
        QVERIFY(!rig.copy().has_value());
        QCOMPARE(rig.reports.size(), std::size_t{1});
    }

    void copy_isOnTheMediumAtTheEnd() {
        Rig rig;
        rig.files.start({});
        QVERIFY(rig.copy().has_value());
        QCOMPARE(rig.files.names.back(), std::string("fsync"));
    }

    void copy_withAnyCallFailing_isToldOrDoneInAnotherWay() {
        unsigned failures = 0;
        for (unsigned call = 1;; ++call) {
            Rig rig;
            rig.files.start([&](unsigned number) { return number == call ? EIO : 0; });
            const auto copied = rig.copy();
            if (rig.files.calls < call) {
                QVERIFY(copied.has_value());
                break;
            }
            failures += copied ? 0 : 1;
            QVERIFY(copied ? rig.same() : !copied.error().cause.empty() && !copied.error().detail.empty());
        }
        QVERIFY(failures >= 3);
    }

    void writes_thatFail_areTold() {
        for (const int error : {ENOSPC, EDQUOT, EFBIG, EIO}) {
            Rig rig;
            rig.files.start([&](unsigned) {
                const std::string& call = rig.files.names.back();
                return call == "pwrite" ? error : call == "ficlone" || call == "copy_file_range" ? ENOSYS : 0;
            });
            const auto copied = rig.copy();
            QVERIFY(!copied && !copied.error().remedy.empty());
        }
    }

    void several_files_areCopied() {
        Rig rig, other;
        const std::array pairs = {FilePair{rig.source.get(), rig.target.get()},
                                  FilePair{other.source.get(), other.target.get()}};
        QVERIFY(copy_sparsely(rig.files, pairs, [](auto...) { return true; }).has_value());
        QVERIFY(rig.same() && other.same());
        QVERIFY(copy_sparsely(rig.files, {}, [](auto...) { return false; }).has_value());
    }
};

QTEST_APPLESS_MAIN(SparseCopyTest)
#include "sparse_copy_test.moc"
