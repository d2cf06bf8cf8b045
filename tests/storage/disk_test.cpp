// SPDX-License-Identifier: BSD-2-Clause
#include "backend/storage/disk.h"

#include <sys/mman.h>
#include <sys/resource.h>

#include <QtTest>
#include <atomic>
#include <semaphore>

#include "tests/file_size_limit.h"
#include "tests/storage/disk_rig.h"

#ifdef __linux__
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

using namespace apiary;
using namespace apiary::storage;
using namespace apiary::storage::test;

namespace {

constexpr std::uint64_t kMiB = 1 << 20;

using DiskResult = Result<std::unique_ptr<Disk>>;

DiskResult open_with(const QString& engine, DiskRig& rig, DiskOptions options) {
    options.engine = engine == "threads"   ? EngineChoice::Threads
                     : engine == "at once" ? EngineChoice::Automatic
                                           : EngineChoice::Ring;
    return open_disk(std::move(options), rig.loop);
}

#ifdef __linux__
/// Makes a system call fail with `error` in the calling thread, for the rest of its life.
bool forbid(unsigned system_call, unsigned error) {
    sock_filter program[] = {
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(seccomp_data, nr)},
        {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, system_call},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | error},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW},
    };
    const sock_fprog filter = {4, program};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) == 0;
}
#endif

}  // namespace

// Every test runs on both engines, and with requests done at once where they can be; where the host has no io_uring,
// the rows of it are skipped.
#define ON_ALL_ENGINES()                     \
    QTest::addColumn<QString>("engine");     \
    QTest::newRow("io_uring") << "io_uring"; \
    QTest::newRow("threads") << "threads";   \
    QTest::newRow("at once") << "at once"
#define OPEN(disk, rig, ...)                                                                       \
    QFETCH(QString, engine);                                                                       \
    auto disk##_result = open_with(engine, rig, DiskOptions{__VA_ARGS__});                         \
    if (!disk##_result && engine == "io_uring") {                                                  \
        QSKIP(disk##_result.error().cause.c_str());                                                \
    }                                                                                              \
    QVERIFY2(disk##_result.has_value(), disk##_result ? "" : disk##_result.error().cause.c_str()); \
    Disk& disk = **disk##_result;                                                                  \
    QVERIFY(engine == "at once" || disk.engine() == engine.toStdString())

class DiskTest : public QObject {
    Q_OBJECT

private slots:
    void transfer_ofAnyShape_isReadAsWritten_data() {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<quint64>("offset");
        QTest::addColumn<QList<int>>("buffers");
        const auto row = [](const char* name, quint64 offset, const QList<int>& buffers) {
            for (const char* engine : {"io_uring", "threads", "at once"}) {
                QTest::addRow("%s, %s", name, engine) << engine << offset << buffers;
            }
        };
        row("one sector", 0, {512});
        row("last sector", 4 * kMiB - 512, {512});
        row("sector in a page", 512 * 3, {512});
        row("across pages", 4096 - 512, {1024});
        row("whole disk", 0, {4 << 20});
        row("buffers that share no alignment with sectors", 512, {1, 511, 3, 4093, 512, 4096});
        row("empty buffers between", 1024, {0, 512, 0, 0, 1024, 0});
        row("no buffer", 1024, {});
        row("only empty buffers", 1024, {0, 0});
        row("more buffers than one system call takes", 512, QList<int>(2600, 512));
        row("as many buffers as one system call takes", 512, QList<int>(1024, 512));
    }
    void transfer_ofAnyShape_isReadAsWritten() {
        QFETCH(quint64, offset);
        QFETCH(QList<int>, buffers);
        DiskRig rig;
        const std::string path = rig.make_file("disk", 4 * kMiB);
        OPEN(disk, rig, .path = path);
        const auto total = static_cast<std::size_t>(std::accumulate(buffers.begin(), buffers.end(), 0));
        std::vector<std::byte> out = pattern(total, 1);
        std::vector<std::byte> in(total);
        const auto list = [&](std::vector<std::byte>& bytes) {
            std::vector<iovec> parts;
            std::size_t at = 0;
            for (const int size : buffers) {
                parts.push_back({bytes.data() + at, static_cast<std::size_t>(size)});
                at += static_cast<std::size_t>(size);
            }
            return parts;
        };
        const std::vector<iovec> from = list(out);
        const std::vector<iovec> into = list(in);
        QCOMPARE(rig.run(disk, [&](auto done) { disk.write(offset, from, std::move(done)); }), 0);
        QCOMPARE(rig.run(disk, [&](auto done) { disk.read(offset, into, std::move(done)); }), 0);
        QVERIFY(in == out);
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadOnly) && file.seek(static_cast<qint64>(offset)));
        QCOMPARE(file.read(static_cast<qint64>(total)),
                 QByteArray(reinterpret_cast<const char*>(out.data()), static_cast<qsizetype>(total)));
    }

    void read_ofMoreThanTheKernelDoesAtOnce_isContinued_data() { ON_ALL_ENGINES(); }
    void read_ofMoreThanTheKernelDoesAtOnce_isContinued() {
        // Linux moves at most 2 GiB less a page in one call.
        DiskRig rig;
        constexpr std::uint64_t kSize = 2049 * kMiB;
        OPEN(disk, rig, .path = rig.make_file("disk", kSize));
        QCOMPARE(rig.write(disk, kSize - 512, pattern(512, 3)), 0);
        std::vector<std::byte> shared(3 * kMiB);
        const std::vector<iovec> into(kSize / shared.size(), buffer_of(shared));
        QCOMPARE(rig.run(disk, [&](auto done) { disk.read(0, into, std::move(done)); }), 0);
        const std::vector<std::byte> tail = pattern(512, 3);
        QVERIFY(std::equal(tail.begin(), tail.end(), shared.end() - 512));
    }

    void file_thatIsSparse_readsAsZeroAndStaysSmall_data() { ON_ALL_ENGINES(); }
    void file_thatIsSparse_readsAsZeroAndStaysSmall() {
        DiskRig rig;
        const std::string path = rig.make_file("disk", 1ull << 40);
        OPEN(disk, rig, .path = path);
        QCOMPARE(disk.size(), 1ull << 40);
        std::vector<std::byte> bytes = pattern(8192, 1);
        QCOMPARE(rig.read(disk, (1ull << 40) - 8192, bytes), 0);
        QVERIFY(bytes == std::vector<std::byte>(8192));
        QCOMPARE(rig.write(disk, 1ull << 39, pattern(4096, 2)), 0);
        QCOMPARE(rig.flush(disk), 0);
        QVERIFY(allocated(path) <= kMiB);
    }

    void discard_ofWrittenBytes_givesTheirSpaceBack_data() { ON_ALL_ENGINES(); }
    void discard_ofWrittenBytes_givesTheirSpaceBack() {
        DiskRig rig;
        const std::string path = rig.make_file("disk", 8 * kMiB);
        OPEN(disk, rig, .path = path);
        QCOMPARE(rig.write(disk, 0, pattern(8 * kMiB, 1)), 0);
        QCOMPARE(rig.flush(disk), 0);
        const std::uint64_t before = allocated(path);
        QCOMPARE(rig.discard(disk, kMiB, 6 * kMiB), 0);
        QVERIFY(allocated(path) + 5 * kMiB < before);
        struct stat file = {};
        QCOMPARE(::stat(path.c_str(), &file), 0);
        QCOMPARE(file.st_size, off_t{8 * kMiB});
        std::vector<std::byte> around(kMiB);
        QCOMPARE(rig.read(disk, 0, around), 0);
        const std::vector<std::byte> all = pattern(8 * kMiB, 1);
        QVERIFY(std::equal(around.begin(), around.end(), all.begin()));
        QCOMPARE(rig.read(disk, 7 * kMiB, around), 0);
        QVERIFY(std::equal(around.begin(), around.end(), all.begin() + 7 * kMiB));
    }

    void discard_ofNothing_isDone_data() { ON_ALL_ENGINES(); }
    void discard_ofNothing_isDone() {
        DiskRig rig;
        OPEN(disk, rig, .path = rig.make_file("disk", kMiB));
        QCOMPARE(rig.discard(disk, 512, 0), 0);
        QCOMPARE(rig.write_zeroes(disk, 512, 0, true), 0);
        QCOMPARE(rig.write_zeroes(disk, kMiB, 0, false), 0);
    }

    void zeroes_written_readAsZero_data() {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<bool>("may_unmap");
        QTest::addColumn<bool>("in_memory");
        for (const char* engine : {"io_uring", "threads", "at once"}) {
            for (const bool may_unmap : {false, true}) {
                // A file in memory has no ZERO_RANGE on Linux: the zeroes are written one by one.
                for (const bool in_memory : {false, true}) {
                    QTest::addRow("%s, %s, %s", engine, may_unmap ? "unmapped" : "kept", in_memory ? "memory" : "file")
                        << engine << may_unmap << in_memory;
                }
            }
        }
    }
    void zeroes_written_readAsZero() {
        QFETCH(bool, may_unmap);
        QFETCH(bool, in_memory);
        DiskRig rig;
        const std::string path = rig.make_file("disk", 4 * kMiB);
        UniqueFd descriptor;
#ifdef __linux__
        if (in_memory) {
            descriptor.reset(::memfd_create("disk", MFD_CLOEXEC));
            QCOMPARE(::ftruncate(descriptor.get(), 4 * kMiB), 0);
        }
#endif
        const int fd = descriptor.get();
        OPEN(disk, rig, .path = path, .descriptor = std::move(descriptor));
        QCOMPARE(rig.write(disk, 0, pattern(4 * kMiB, 1)), 0);
        QCOMPARE(rig.flush(disk), 0);
        QCOMPARE(rig.write_zeroes(disk, 512, 3 * kMiB + 512, may_unmap), 0);
        std::vector<std::byte> expected = pattern(4 * kMiB, 1);
        std::fill_n(expected.begin() + 512, 3 * kMiB + 512, std::byte{0});
        std::vector<std::byte> found(4 * kMiB);
        QCOMPARE(rig.read(disk, 0, found), 0);
        QVERIFY(found == expected);
        struct stat file = {};
        QCOMPARE(in_memory ? ::fstat(fd, &file) : ::stat(path.c_str(), &file), 0);
        QCOMPARE(file.st_size, off_t{4 * kMiB});
        if (!may_unmap) {
            QVERIFY(file.st_blocks * 512 >= off_t{4 * kMiB});
        }
    }

    void range_beyondTheDisk_isRefused_data() {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<quint64>("offset");
        QTest::addColumn<quint64>("length");
        for (const char* engine : {"io_uring", "threads", "at once"}) {
            const auto row = [engine](const char* name, quint64 offset, quint64 length) {
                QTest::addRow("%s, %s", name, engine) << engine << offset << length;
            };
            row("sector at the end", kMiB, 512);
            row("across the end", kMiB - 512, 1024);
            row("far away", 1ull << 62, 512);
            row("offset that wraps", ~0ull - 511, 1024);
            row("negative offset", ~0ull, 512);
            row("length of everything", 0, ~0ull);
            row("sum that wraps to the start", 512, ~0ull - 511);
            row("just too long", 0, kMiB + 512);
        }
    }
    void range_beyondTheDisk_isRefused() {
        QFETCH(quint64, offset);
        QFETCH(quint64, length);
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        OPEN(disk, rig, .path = path);
        QCOMPARE(rig.discard(disk, offset, length), EINVAL);
        QCOMPARE(rig.write_zeroes(disk, offset, length, true), EINVAL);
        std::vector<std::byte> bytes(std::min<quint64>(length, 2 * kMiB));
        QCOMPARE(rig.read(disk, offset, bytes), EINVAL);
        QCOMPARE(rig.write(disk, offset, bytes), EINVAL);
        QCOMPARE(QFileInfo(QString::fromStdString(path)).size(), qint64{kMiB});
        QCOMPARE(allocated(path), 0u);
    }

    void readOnlyDisk_isReadAndNotChanged_data() { ON_ALL_ENGINES(); }
    void readOnlyDisk_isReadAndNotChanged() {
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        OPEN(disk, rig, .path = path, .read_only = true);
        QVERIFY(disk.read_only());
        std::vector<std::byte> bytes(512);
        QCOMPARE(rig.read(disk, 0, bytes), 0);
        QCOMPARE(rig.flush(disk), 0);
        QCOMPARE(rig.write(disk, 0, bytes), EROFS);
        QCOMPARE(rig.discard(disk, 0, 512), EROFS);
        QCOMPARE(rig.write_zeroes(disk, 0, 512, false), EROFS);
        QCOMPARE(allocated(path), 0u);
    }

    void manyRequestsAtOnce_allEndOnce_data() {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<unsigned>("depth");
        for (const char* engine : {"io_uring", "threads", "at once"}) {
            for (const unsigned depth : {1u, 3u, 128u, 1024u, 1'000'000u}) {
                QTest::addRow("%s, %u at a time", engine, depth) << engine << depth;
            }
        }
    }
    void manyRequestsAtOnce_allEndOnce() {
        QFETCH(unsigned, depth);
        DiskRig rig;
        constexpr std::size_t kRequests = 3000;
        constexpr std::size_t kSize = 4096;
        OPEN(disk, rig, .path = rig.make_file("disk", kRequests * kSize), .depth = depth);
        std::vector<std::byte> out = pattern(kRequests * kSize, 1);
        std::vector<std::byte> in(out.size());
        std::vector<unsigned> ends(kRequests);
        std::vector<iovec> buffers;
        const auto run_all = [&](std::vector<std::byte>& bytes, bool write) {
            buffers.clear();
            for (std::size_t i = 0; i < kRequests; ++i) {
                buffers.push_back({bytes.data() + i * kSize, kSize});
            }
            rig.loop.run_and_wait([&] {
                for (std::size_t i = 0; i < kRequests; ++i) {
                    const auto done = [&ends, i](int error) { ends[i] += error == 0 ? 1 : 1000; };
                    write ? disk.write(i * kSize, {&buffers[i], 1}, done)
                          : disk.read(i * kSize, {&buffers[i], 1}, done);
                }
                disk.drain();
            });
        };
        run_all(out, true);
        QVERIFY(ends == std::vector<unsigned>(kRequests, 1));
        run_all(in, false);
        QVERIFY(ends == std::vector<unsigned>(kRequests, 2));
        QVERIFY(in == out);
    }

    void requests_withoutDrain_endOnTheLoop_data() { ON_ALL_ENGINES(); }
    void requests_withoutDrain_endOnTheLoop() {
        DiskRig rig;
        OPEN(disk, rig, .path = rig.make_file("disk", 64 * kMiB), .depth = 16);
        constexpr unsigned kRequests = 200;
        std::vector<std::byte> bytes = pattern(64 * 1024, 1);
        const iovec buffer = buffer_of(bytes);
        std::counting_semaphore<> ended(0);
        std::atomic<unsigned> wrong = 0;
        std::atomic<bool> making = false;
        rig.loop.run_and_wait([&] {
            making = true;
            for (unsigned i = 0; i < kRequests; ++i) {
                disk.write(i * bytes.size(), {&buffer, 1}, [&](int error) {
                    wrong += error != 0 || making || !rig.loop.on_loop() ? 1 : 0;
                    ended.release();
                });
            }
            disk.flush([&](int error) {
                wrong += error != 0 || making || !rig.loop.on_loop() ? 1 : 0;
                ended.release();
            });
            making = false;
            disk.submit();
        });
        for (unsigned i = 0; i < kRequests + 1; ++i) {
            ended.acquire();
        }
        QCOMPARE(wrong.load(), 0u);
    }

    void requestThatIsRefused_endsLikeOthers_data() { ON_ALL_ENGINES(); }
    void requestThatIsRefused_endsLikeOthers() {
        DiskRig rig;
        OPEN(disk, rig, .path = rig.make_file("disk", kMiB));
        std::binary_semaphore ended(0);
        unsigned early = 0;
        int second = -1;
        rig.loop.run_and_wait([&] {
            disk.discard(kMiB, 512, [&](int error) {
                early += error == EINVAL ? 1 : 100;
                disk.discard(kMiB, 512,
                             [&](int again) {  // From within an end: it is neither forgotten nor called at once.
                                 second = again;
                                 ended.release();
                             });
                disk.submit();
                early += second == -1 ? 0 : 100;
            });
            early += early == 0 ? 0 : 100;
            disk.submit();
        });
        ended.acquire();
        QCOMPARE(early, 1u);
        QCOMPARE(second, EINVAL);
    }

    void drain_waitsForWhatEndsBegin_data() { ON_ALL_ENGINES(); }
    void drain_waitsForWhatEndsBegin() {
        DiskRig rig;
        OPEN(disk, rig, .path = rig.make_file("disk", kMiB));
        std::vector<std::byte> bytes = pattern(4096, 1);
        const iovec buffer = buffer_of(bytes);
        unsigned left = 50;
        bool flushed = false;
        std::function<void(int)> next = [&](int) {
            if (--left > 0) {
                disk.write(left * 4096, {&buffer, 1}, next);
                disk.submit();
            } else {
                disk.flush([&](int error) { flushed = error == 0; });
            }
        };
        rig.loop.run_and_wait([&] {
            disk.write(0, {&buffer, 1}, next);
            disk.drain();
        });
        QCOMPARE(left, 0u);
        QVERIFY(flushed);
    }

    void batchEnd_comesAfterTheEndsItIsFor_data() { ON_ALL_ENGINES(); }
    void batchEnd_comesAfterTheEndsItIsFor() {
        DiskRig rig;
        OPEN(disk, rig, .path = rig.make_file("disk", kMiB));
        std::vector<std::byte> bytes(100 * 512);
        std::vector<iovec> buffers;
        for (std::size_t i = 0; i < 100; ++i) {
            buffers.push_back({bytes.data() + i * 512, 512});
        }
        unsigned ends = 0;
        unsigned told = 0;
        unsigned batches = 0;
        rig.loop.run_and_wait([&] {
            disk.on_batch_end([&] {
                ++batches;
                told = ends;
            });
            for (unsigned i = 0; i < 100; ++i) {
                disk.read(i * 512, {&buffers[i], 1}, [&](int) { ++ends; });
            }
            disk.drain();
            disk.on_batch_end({});
        });
        QCOMPARE(told, 100u);
        QVERIFY(batches >= 1 && batches <= 100);
    }

    void disk_thatIsDestroyed_hasEndedItsRequests_data() { ON_ALL_ENGINES(); }
    void disk_thatIsDestroyed_hasEndedItsRequests() {
        DiskRig rig;
        const std::string path = rig.make_file("disk", 16 * kMiB);
        OPEN(disk, rig, .path = path);
        std::vector<std::byte> bytes = pattern(kMiB, 1);
        const iovec buffer = buffer_of(bytes);
        std::atomic<unsigned> ends = 0;
        rig.loop.run_and_wait([&] {
            for (unsigned i = 0; i < 16; ++i) {
                disk.write(i * kMiB, {&buffer, 1}, [&](int error) { ends += error == 0 ? 1 : 100; });
            }
            disk.submit();
        });
        disk_result->reset();
        QCOMPARE(ends.load(), 16u);
        QVERIFY(open_disk({.path = path}, rig.loop).has_value());
    }

    void disk_destroyedAfterItsLoopEnded_hasEndedItsRequests_data() { ON_ALL_ENGINES(); }
    void disk_destroyedAfterItsLoopEnded_hasEndedItsRequests() {
        DiskRig rig;
        OPEN(disk, rig, .path = rig.make_file("disk", kMiB));
        std::vector<std::byte> bytes = pattern(4096, 1);
        const iovec buffer = buffer_of(bytes);
        unsigned ends = 0;
        rig.loop.stop();
        disk.write(0, {&buffer, 1}, [&](int error) { ends += error == 0 ? 1 : 100; });
        disk.submit();
        disk_result->reset();
        QCOMPARE(ends, 1u);
    }

    // ---- Errors of the host ----

    void write_pastTheLimitOfFileSizes_isAnErrorAndNoSignal_data() { ON_ALL_ENGINES(); }
    void write_pastTheLimitOfFileSizes_isAnErrorAndNoSignal() {
        DiskRig rig;
        OPEN(disk, rig, .path = rig.make_file("disk", 8 * kMiB));
        const testing::FileSizeLimit limit(4 * kMiB);
        QCOMPARE(rig.write(disk, 4 * kMiB, pattern(4096, 1)), EFBIG);
        QCOMPARE(rig.write(disk, 4 * kMiB - 4096, pattern(8192, 1)), EFBIG);  // The first half of it fits.
        QCOMPARE(rig.write(disk, 0, pattern(4096, 1)), 0);
        QCOMPARE(rig.flush(disk), 0);
    }

    void read_ofAFileThatWasCutShort_isAnError_data() { ON_ALL_ENGINES(); }
    void read_ofAFileThatWasCutShort_isAnError() {
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        OPEN(disk, rig, .path = path);
        QCOMPARE(::truncate(path.c_str(), 4096 + 100), 0);
        std::vector<std::byte> bytes(8192);
        QCOMPARE(rig.read(disk, 0, bytes), EIO);
        QCOMPARE(rig.read(disk, 65536, bytes), EIO);
        bytes.resize(4096);
        QCOMPARE(rig.read(disk, 0, bytes), 0);
    }

#ifdef __linux__
    void change_thatTheHostRefuses_isAnError_data() { ON_ALL_ENGINES(); }
    void change_thatTheHostRefuses_isAnError() {
        DiskRig rig;
        UniqueFd descriptor(::memfd_create("disk", MFD_CLOEXEC | MFD_ALLOW_SEALING));
        QCOMPARE(::ftruncate(descriptor.get(), kMiB), 0);
        QCOMPARE(::fcntl(descriptor.get(), F_ADD_SEALS, F_SEAL_WRITE), 0);
        OPEN(disk, rig, .path = "memory", .descriptor = std::move(descriptor));
        QCOMPARE(rig.write(disk, 0, pattern(4096, 1)), EPERM);
        QCOMPARE(rig.discard(disk, 0, 4096), EPERM);
        QCOMPARE(rig.write_zeroes(disk, 0, 4096, true), EPERM);
        QCOMPARE(rig.write_zeroes(disk, 0, 4096, false), EPERM);
    }
#endif

    void flush_thatFailedOnce_neverSucceedsAgain_data() { ON_ALL_ENGINES(); }
    void flush_thatFailedOnce_neverSucceedsAgain() {
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        UniqueFd descriptor(::open(path.c_str(), O_RDWR | O_CLOEXEC));
        const int number = descriptor.get();
        OPEN(disk, rig, .path = path, .descriptor = std::move(descriptor));
        QCOMPARE(rig.flush(disk), 0);
        // In the place of the file now stands something that cannot be flushed, and then the file again.
        const UniqueFd file(::fcntl(number, F_DUPFD_CLOEXEC, 0));
        int ends[2];
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        const UniqueFd read_end(ends[0]);
        const UniqueFd write_end(ends[1]);
        QCOMPARE(::dup2(write_end.get(), number), number);
        QCOMPARE(rig.flush(disk), EINVAL);
        QCOMPARE(::dup2(file.get(), number), number);
        QCOMPARE(rig.write(disk, 0, pattern(512, 1)), 0);
        QCOMPARE(rig.flush(disk), EINVAL);
        QCOMPARE(rig.flush(disk), EINVAL);
    }

    // ---- Where io_uring is not to be had ----

#ifdef __linux__
    void host_withoutIoUring_usesThreads_data() {
        QTest::addColumn<int>("error");
        QTest::newRow("forbidden") << EPERM;
        QTest::newRow("unknown") << ENOSYS;
        QTest::newRow("no memory") << ENOMEM;
    }
    void host_withoutIoUring_usesThreads() {
        QFETCH(int, error);
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        std::string engine;
        std::string forced;
        bool forbidden = false;
        std::thread([&] {
            forbidden = forbid(SYS_io_uring_setup, static_cast<unsigned>(error));
            if (const auto disk = open_disk({.path = path}, rig.loop)) {
                engine = (*disk)->engine();
            }
            const auto disk = open_disk({.path = path, .engine = EngineChoice::Ring}, rig.loop);
            forced = disk ? "opened" : disk.error().cause;
        }).join();
        if (!forbidden) {
            QSKIP("this host has no seccomp filters");
        }
        QCOMPARE(engine, std::string("threads"));
        QVERIFY(QString::fromStdString(forced).contains("io_uring"));
    }

    void sandbox_thatForbidsIoUringLater_isLivedWith() {
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        auto disk = open_disk({.path = path, .engine = EngineChoice::Ring}, rig.loop);
        if (!disk) {
            QSKIP(disk.error().cause.c_str());
        }
        QCOMPARE(rig.write(**disk, 0, pattern(4096, 1)), 0);
        bool forbidden = false;
        rig.loop.run_and_wait([&] { forbidden = forbid(SYS_io_uring_enter, EPERM); });
        if (!forbidden) {
            QSKIP("this host has no seccomp filters");
        }
        QCOMPARE(rig.write(**disk, 4096, pattern(4096, 2)), 0);
        QCOMPARE(rig.flush(**disk), 0);
        std::vector<std::byte> bytes(4096);
        QCOMPARE(rig.read(**disk, 4096, bytes), 0);
        QVERIFY(bytes == pattern(4096, 2));
        QCOMPARE(rig.read(**disk, 0, bytes), 0);
        QVERIFY(bytes == pattern(4096, 1));
    }
#endif
};

QTEST_GUILESS_MAIN(DiskTest)
#include "disk_test.moc"
