// SPDX-License-Identifier: BSD-2-Clause
#include "backend/storage/at_once.h"

#include <QtTest>
#include <cerrno>

#include "tests/storage/disk_rig.h"

using namespace apiary;
using namespace apiary::storage;
using namespace apiary::storage::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t kMiB = 1 << 20;

/// An image, and requests to it that are tried at once.
struct Rig {
    DiskRig host;
    DiskOptions options = {.path = host.make_file("disk", 8 * kMiB)};
    Image image = Image::open(options).value();
    AtOnce at_once{image};
    std::vector<std::byte> bytes;
    iovec buffer = {};
    Request request;

    bool perform(Operation operation, std::uint64_t offset, std::vector<std::byte> data) {
        bytes = std::move(data);
        buffer = buffer_of(bytes);
        request = {.operation = operation, .offset = offset, .length = bytes.size(), .buffers = {&buffer, 1}};
        return at_once.perform(request);
    }
};

}  // namespace

class AtOnceTest : public QObject {
    Q_OBJECT

private slots:
    void attempt_thatIsShort_isDueAgain() {
        Attempt attempt(1ms, 10);
        const Attempt::Clock::time_point start{1s};
        QVERIFY(attempt.is_due(start));
        attempt.ended(start, start + 999us);
        QVERIFY(attempt.is_due(start + 999us));
    }
    void attempt_thatIsLong_isFollowedByARest() {
        Attempt attempt(1ms, 10);
        const Attempt::Clock::time_point start{1s};
        attempt.ended(start, start + 3ms);
        QVERIFY(!attempt.is_due(start + 3ms));
        QVERIFY(!attempt.is_due(start + 32ms));
        QVERIFY(attempt.is_due(start + 33ms));
    }

    void write_isDone() {
        Rig rig;
        rig.at_once.begin();
        QVERIFY(rig.perform(Operation::Write, 4096, pattern(4096, 1)));
        QCOMPARE(rig.request.error, 0);
        std::vector<std::byte> read(4096);
        QCOMPARE(::pread(rig.image.fd(), read.data(), read.size(), 4096), ssize_t{4096});
        QVERIFY(read == pattern(4096, 1));
    }
    void read_ofWhatIsCached_isDoneOrLeft() {
        Rig rig;
        rig.at_once.begin();
        QVERIFY(rig.perform(Operation::Write, 4096, pattern(4096, 1)));
        if (!rig.perform(Operation::Read, 4096, std::vector<std::byte>(4096))) {
            QSKIP("this host's file system cannot tell what is cached");
        }
        QCOMPARE(rig.request.error, 0);
        QVERIFY(rig.bytes == pattern(4096, 1));
    }
    void read_beyondAFileCutShort_isLeftToTheEngine() {
        Rig rig;
        rig.at_once.begin();
        QCOMPARE(::ftruncate(rig.image.fd(), 2048), 0);
        QVERIFY(!rig.perform(Operation::Read, 0, std::vector<std::byte>(4096)));
        QCOMPARE(rig.request.error, 0);
        QCOMPARE(rig.request.transferred, 0u);
    }
    void whatMayWait_isLeftToTheEngine() {
        Rig rig;
        rig.at_once.begin();
        for (const Operation operation : {Operation::Flush, Operation::Discard, Operation::WriteZeroes}) {
            QVERIFY(!rig.perform(operation, 0, std::vector<std::byte>(512)));
        }
    }
    void batch_hasAnEnd() {
        Rig rig;
        rig.at_once.begin();
        QVERIFY(rig.perform(Operation::Write, 0, pattern(4 * kMiB, 1)));
        QVERIFY(!rig.perform(Operation::Write, 0, pattern(512, 1)));
        rig.at_once.begin();
        // The first may have taken long on a busy host; then none is tried for a while.
        QTRY_VERIFY_WITH_TIMEOUT(rig.perform(Operation::Write, 0, pattern(512, 1)), 60'000);
    }
};

QTEST_GUILESS_MAIN(AtOnceTest)
#include "at_once_test.moc"
