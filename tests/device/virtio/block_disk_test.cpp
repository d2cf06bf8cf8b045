// SPDX-License-Identifier: BSD-2-Clause
// The block device on disks of the host's: both engines under random work of several queues.
#include <QtTest>
#include <map>
#include <random>

#include "backend/device/virtio/block.h"
#include "tests/device/virtio/fake_driver.h"
#include "tests/storage/disk_rig.h"

using namespace apiary;
using namespace apiary::device::virtio;
using namespace apiary::device::virtio::test;
using storage::EngineChoice;
using storage::test::DiskRig;

namespace {

constexpr std::uint64_t kSize = 8 << 20;
constexpr std::uint64_t kFeatures = kVersion1 | kBlockFlush | kBlockConfigWce | kBlockWriteZeroes | kBlockDiscard;

struct Header {
    std::uint32_t type = 0, reserved = 0;
    std::uint64_t sector = 0;
};
struct Range {
    std::uint64_t sector = 0;
    std::uint32_t sectors = 0, flags = 0;
};

/// A device whose driver works on the loop's thread, as the transport does.
struct Rig {
    DiskRig host;
    std::string path = host.make_file("disk", kSize);
    std::unique_ptr<Block> block;
    std::unique_ptr<FakeTransport> transport;

    /// False where the host has no such engine.
    bool open(const QString& engine, unsigned queues, std::uint64_t features) {
        const EngineChoice choice = engine == "threads"   ? EngineChoice::Threads
                                    : engine == "at once" ? EngineChoice::Automatic
                                                          : EngineChoice::Ring;
        auto disk = storage::open_disk({.path = path, .engine = choice}, host.loop);
        if (!disk) {
            return false;
        }
        block = std::make_unique<Block>("disk0", *std::move(disk), "SERIAL", queues);
        transport = std::make_unique<FakeTransport>(*block);
        host.loop.run_and_wait([&] { transport->start(features); });
        return true;
    }
    ~Rig() {
        if (block) {
            host.loop.run_and_wait([&] { block->stop(); });
        }
    }
};

#define OPEN(rig, queues, features)            \
    QFETCH(QString, engine);                   \
    if (!rig.open(engine, queues, features)) { \
        QSKIP("this host has no such engine"); \
    }

}  // namespace

class BlockDiskTest : public QObject {
    Q_OBJECT

private slots:
    void randomWork_ofSeveralQueues_leavesTheRightBytes_data() {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<quint64>("features");
        for (const char* engine : {"io_uring", "threads", "at once"}) {
            QTest::addRow("%s, write-back", engine) << engine << quint64{kFeatures};
            QTest::addRow("%s, write-through", engine) << engine << quint64{kVersion1 | kBlockWriteZeroes};
        }
    }
    void randomWork_ofSeveralQueues_leavesTheRightBytes() {
        QFETCH(quint64, features);
        constexpr unsigned kQueues = 3;
        constexpr std::uint64_t kPieces = 64;  // Of the disk; a piece has one request at a time.
        constexpr std::uint64_t kPiece = kSize / kPieces;
        Rig rig;
        OPEN(rig, kQueues, features);
        std::mt19937_64 random(7);
        std::vector<std::byte> expected(kSize);
        struct Open {
            std::uint64_t piece = kPieces, offset = 0;
            std::uint32_t length = 0;
            std::vector<Segment> in;
        };
        std::array<std::map<std::uint32_t, Open>, kQueues> open;
        std::array<bool, kPieces> busy = {};
        unsigned compared = 0;
        unsigned wrong = 0;
        const auto begin = [&](unsigned queue) {
            DriverRing& ring = rig.transport->ring(queue);
            const std::uint64_t piece = random() % kPieces;
            if (busy[piece] || open[queue].size() > 6) {
                return;
            }
            const auto kind = random() % 8;
            Open what = {.piece = piece, .offset = piece * kPiece + random() % 32 * 512};
            what.length = static_cast<std::uint32_t>(1 + random() % 64) * 512;
            const std::uint64_t sector = what.offset / 512;
            const auto at = expected.begin() + static_cast<std::ptrdiff_t>(what.offset);
            std::uint16_t head = 0;
            if (kind < 3) {
                std::vector<std::byte> data = storage::test::pattern(what.length, static_cast<unsigned>(random()));
                std::ranges::copy(data, at);
                head = ring.add({bytes_of_object(Header{1, 0, sector}), data}, {1});
                what.length = 0;
            } else if (kind == 3) {
                std::fill_n(at, what.length, std::byte{0});
                const Range range = {sector, what.length / 512, static_cast<std::uint32_t>(random() % 2)};
                head = ring.add({bytes_of_object(Header{13, 0, 0}), bytes_of_object(range)}, {1});
                what.length = 0;
            } else if (kind == 4) {
                what.piece = kPieces;
                what.length = 0;
                head = ring.add({bytes_of_object(Header{4, 0, 0})}, {1});
            } else {
                const std::uint32_t first = 1 + static_cast<std::uint32_t>(random() % what.length);
                std::vector<std::uint32_t> sizes = {first, what.length - first, 1};
                std::erase(sizes, 0u);
                head = ring.add({bytes_of_object(Header{0, 0, sector})}, sizes);
            }
            what.in = ring.writable();
            if (what.piece < kPieces) {
                busy[what.piece] = true;
            }
            open[queue][head] = what;
        };
        const auto finish = [&](unsigned queue) {
            DriverRing& ring = rig.transport->ring(queue);
            while (const auto used = ring.take_used()) {
                const Open what = open[queue].at(used->head);
                open[queue].erase(used->head);
                const std::vector<std::byte> found = ring.contents(what.in, what.length + 1);
                wrong += found.back() != std::byte{0} ? 1 : 0;
                if (what.length > 0) {
                    ++compared;
                    wrong += std::equal(found.begin(), found.end() - 1,
                                        expected.begin() + static_cast<std::ptrdiff_t>(what.offset))
                                 ? 0
                                 : 1;
                }
                if (what.piece < kPieces) {
                    busy[what.piece] = false;
                }
            }
        };
        for (unsigned round = 0; round < 2000; ++round) {
            rig.host.loop.run_and_wait([&] {
                const unsigned queue = random() % kQueues;
                for (auto count = random() % 8; count > 0; --count) {
                    begin(queue);
                }
                rig.transport->notify(queue);
                if (round % 50 == 0) {
                    rig.block->pause();
                    rig.block->resume();
                }
                finish(queue);
            });
        }
        rig.host.loop.run_and_wait([&] {
            rig.block->pause();
            for (unsigned queue = 0; queue < kQueues; ++queue) {
                finish(queue);
            }
        });
        QVERIFY(std::ranges::all_of(open, [](const auto& left) { return left.empty(); }));
        QCOMPARE(wrong, 0u);
        QVERIFY(compared > 200);
        QVERIFY(rig.transport->failure.empty());
        QFile file(QString::fromStdString(rig.path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray found = file.readAll();
        QVERIFY(std::ranges::equal(std::as_bytes(std::span(found.constData(), static_cast<std::size_t>(found.size()))),
                                   expected));
    }

    void requests_withoutAnybodyWaiting_areGivenBack_data() {
        QTest::addColumn<QString>("engine");
        QTest::newRow("io_uring") << "io_uring";
        QTest::newRow("threads") << "threads";
        QTest::newRow("at once") << "at once";
    }
    void requests_withoutAnybodyWaiting_areGivenBack() {
        Rig rig;
        OPEN(rig, 1, kFeatures);
        rig.host.loop.run_and_wait([&] {
            for (unsigned i = 0; i < 32; ++i) {
                (void)rig.transport->ring(0).add(
                    {bytes_of_object(Header{1, 0, i * 8}), storage::test::pattern(4096, i)}, {1});
                (void)rig.transport->ring(0).add({bytes_of_object(Header{4, 0, 0})}, {1});
            }
            rig.transport->notify(0);
        });
        unsigned given_back = 0;
        const auto all_given_back = [&] {
            rig.host.loop.run_and_wait([&] {
                for (; rig.transport->ring(0).take_used(); ++given_back) {
                }
            });
            return given_back == 64;
        };
        QTRY_VERIFY(all_given_back());
        QVERIFY(rig.transport->interrupts[0] >= 1);
        QCOMPARE(rig.block->statistics().flushes, 32u);
        QCOMPARE(rig.block->statistics().bytes_written, 32u * 4096);
    }
};

QTEST_GUILESS_MAIN(BlockDiskTest)
#include "block_disk_test.moc"
