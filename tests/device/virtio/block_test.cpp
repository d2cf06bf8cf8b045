// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/block.h"

#include <QtTest>
#include <atomic>
#include <bit>
#include <limits>
#include <random>
#include <thread>

#include "tests/device/virtio/fake_disk.h"
#include "tests/device/virtio/fake_driver.h"

using namespace apiary;
using namespace apiary::device;
using namespace apiary::device::virtio;
using namespace apiary::device::virtio::test;

namespace {

using Bytes = std::vector<std::byte>;
using Kind = FakeDisk::Kind;
using Operation = FakeDisk::Operation;

constexpr std::uint32_t kIn = 0, kOut = 1, kFlush = 4, kGetId = 8, kDiscard = 11, kWriteZeroes = 13;
constexpr unsigned kOk = 0, kIoError = 1, kUnsupported = 2, kUntouched = 0xAA;
constexpr std::uint64_t kSectors = 2048;
constexpr std::uint64_t kAll = kVersion1 | kBlockFlush | kBlockConfigWce | kBlockDiscard | kBlockWriteZeroes;

Bytes pattern(std::size_t size, unsigned seed) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) {
        bytes[i] = static_cast<std::byte>((i * 13 + i / 509 + seed * 29 + 1) & 0xff);
    }
    return bytes;
}

struct Header {
    std::uint32_t type = 0, reserved = 0;
    std::uint64_t sector = 0;
};
struct Range {
    std::uint64_t sector = 0;
    std::uint32_t sectors = 0, flags = 0;
};

Bytes operator+(Bytes left, const Bytes& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}
Bytes header(std::uint32_t type, std::uint64_t sector) {
    return bytes_of_object(Header{type, 0x5555, sector});
}
Bytes ranges(const std::vector<Range>& list) {
    Bytes bytes;
    for (const Range& range : list) {
        bytes = bytes + bytes_of_object(range);
    }
    return bytes;
}
/// `bytes` in parts of these sizes, and the rest.
std::vector<Bytes> cut(const Bytes& bytes, const std::vector<std::size_t>& sizes) {
    std::vector<Bytes> parts;
    std::size_t at = 0;
    for (const std::size_t size : sizes) {
        const std::size_t end = std::min(bytes.size(), at + size);
        parts.emplace_back(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                           bytes.begin() + static_cast<std::ptrdiff_t>(end));
        at = end;
    }
    if (at < bytes.size()) {
        parts.emplace_back(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end());
    }
    std::erase_if(parts, [](const Bytes& part) { return part.empty(); });
    return parts;
}

/// A device on a fake disk, and its driver.
struct Rig {
    FakeDisk* disk;
    Block block;
    FakeTransport transport{block};

    explicit Rig(bool read_only = false, unsigned queues = 1, std::uint64_t features = kAll,
                 std::string serial = "SERIAL")
        : Rig(std::make_unique<FakeDisk>(kSectors * 512, read_only), queues, features, std::move(serial)) {}
    Rig(std::unique_ptr<FakeDisk> made, unsigned queues, std::uint64_t features, std::string serial)
        : disk(made.get()), block("disk0", std::move(made), std::move(serial), queues) {
        transport.start(features);
    }
    ~Rig() { block.stop(); }
    Rig(const Rig&) = delete;
    Rig& operator=(const Rig&) = delete;

    struct Made {
        std::uint16_t head = 0;
        std::vector<Segment> in;
        std::uint32_t in_size = 0;
    };
    /// Makes a request available; its last writable byte is the status.
    Made add(const std::vector<Bytes>& out, const std::vector<std::uint32_t>& in, unsigned queue = 0) {
        DriverRing& ring = transport.ring(queue);
        Made made = {.head = ring.add(out, in), .in = ring.writable()};
        for (const Segment& segment : made.in) {
            made.in_size += segment.length;
            check(transport.memory().fill(segment.address, segment.length, std::byte{kUntouched}).has_value(),
                  "memory");
        }
        return made;
    }
    [[nodiscard]] Bytes contents(const Made& made) { return transport.ring(0).contents(made.in, made.in_size); }
    [[nodiscard]] unsigned status(const Made& made) { return static_cast<unsigned>(contents(made).back()); }
    [[nodiscard]] Bytes data(const Made& made) {
        Bytes bytes = contents(made);
        bytes.pop_back();
        return bytes;
    }
    /// Makes a request and has it done; gives its status.
    unsigned run(const std::vector<Bytes>& out, const std::vector<std::uint32_t>& in, Bytes* read = nullptr) {
        const Made made = add(out, in);
        transport.notify(0);
        const auto used = transport.ring(0).take_used();
        if (!used || used->head != made.head) {
            return 0x100;
        }
        written = used->written;
        if (read != nullptr) {
            *read = data(made);
        }
        return status(made);
    }
    unsigned write(std::uint64_t sector, const Bytes& bytes) { return run({header(kOut, sector), bytes}, {1}); }
    unsigned read(std::uint64_t sector, std::uint32_t size, Bytes* into = nullptr) {
        return run({header(kIn, sector)}, {size, 1}, into);
    }
    [[nodiscard]] std::uint64_t config(std::size_t offset, std::size_t size) const {
        Bytes bytes(block.config_size());
        block.read_config(bytes);
        std::uint64_t value = 0;
        std::memcpy(&value, bytes.data() + offset, size);
        return value;
    }
    void set_writeback(bool on) {
        const std::byte value{on};
        block.write_config(0x20, {&value, 1});
    }

    std::uint32_t written = 0;  ///< What the device said of the last run().
};

}  // namespace

class BlockTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { log::set_level(log::Level::Off); }

    // ---- What a driver finds ----

    void features_areThoseOfTheDisk() {
        const std::uint64_t always = kBlockSegMax | kBlockBlkSize | kBlockFlush | kBlockTopology | kBlockConfigWce;
        QCOMPARE(Rig().block.features(), always | kBlockDiscard | kBlockWriteZeroes);
        QCOMPARE(Rig(true).block.features(), always | kBlockReadOnly);
        QCOMPARE(Rig(true, 4).block.features(), always | kBlockReadOnly | kBlockMultiqueue);
        QCOMPARE(Rig(false, 4).block.queue_sizes(), std::vector<std::uint16_t>(4, 256));
        QCOMPARE(Rig(false, 0).block.queue_sizes().size(), 1u);
        QCOMPARE(Rig(false, 64).block.queue_sizes().size(), std::size_t{Block::kMostQueues});
    }

    void features_ofOldFreeBsd_areMet() {
        // Its driver does not attach where SIZE_MAX is offered and small.
        QCOMPARE(Rig().block.features() & (1u << 1), 0u);
        QVERIFY(Rig().config(0x0C, 4) > 2);
    }

    void config_fields_areWhereTheyBelong_data() {
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("size");
        QTest::addColumn<quint64>("value");
        QTest::newRow("capacity") << 0x00 << 8 << quint64{kSectors};
        QTest::newRow("size_max") << 0x08 << 4 << quint64{0};
        QTest::newRow("seg_max") << 0x0C << 4 << quint64{254};
        QTest::newRow("blk_size") << 0x14 << 4 << quint64{512};
        QTest::newRow("physical_block_exp") << 0x18 << 1 << quint64{3};
        QTest::newRow("alignment_offset") << 0x19 << 1 << quint64{0};
        QTest::newRow("min_io_size") << 0x1A << 2 << quint64{8};
        QTest::newRow("opt_io_size") << 0x1C << 4 << quint64{0};
        QTest::newRow("writeback") << 0x20 << 1 << quint64{1};
        QTest::newRow("num_queues") << 0x22 << 2 << quint64{3};
        QTest::newRow("max_discard_sectors") << 0x24 << 4 << quint64{1 << 22};
        QTest::newRow("max_discard_seg") << 0x28 << 4 << quint64{16};
        QTest::newRow("discard_sector_alignment") << 0x2C << 4 << quint64{8};
        QTest::newRow("max_write_zeroes_sectors") << 0x30 << 4 << quint64{65536};
        QTest::newRow("max_write_zeroes_seg") << 0x34 << 4 << quint64{1};
        QTest::newRow("write_zeroes_may_unmap") << 0x38 << 1 << quint64{1};
    }
    void config_fields_areWhereTheyBelong() {
        QFETCH(int, offset);
        QFETCH(int, size);
        const Rig rig(false, 3);
        QCOMPARE(rig.block.config_size(), 0x3Cu);
        QTEST(quint64{rig.config(static_cast<std::size_t>(offset), static_cast<std::size_t>(size))}, "value");
    }

    void config_ofADiskWithLargeSectors_countsInSmallOnes() {
        auto disk = std::make_unique<FakeDisk>(kSectors * 512);
        disk->blocks = {4096, 16384};
        const Rig rig(std::move(disk), 1, kAll, "");
        QCOMPARE(rig.config(0x00, 8), kSectors);
        QCOMPARE(rig.config(0x14, 4), 4096u);
        QCOMPARE(rig.config(0x18, 1), 2u);
        QCOMPARE(rig.config(0x1A, 2), 4u);
    }

    void config_write_reachesTheCacheModeAlone_data() {
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("size");
        QTest::addColumn<quint64>("features");
        QTest::addColumn<bool>("through");
        QTest::newRow("the field") << 0x20 << 1 << quint64{kAll} << true;
        QTest::newRow("a word that ends with it") << 0x1D << 4 << quint64{kAll} << true;
        QTest::newRow("a word that begins with it") << 0x20 << 4 << quint64{kAll} << true;
        QTest::newRow("before it") << 0x1C << 4 << quint64{kAll} << false;
        QTest::newRow("behind it") << 0x21 << 1 << quint64{kAll} << false;
        QTest::newRow("everything") << 0 << 0x3C << quint64{kAll} << true;
        QTest::newRow("nothing") << 0x20 << 0 << quint64{kAll} << false;
        QTest::newRow("not chosen") << 0x20 << 1 << quint64{kVersion1 | kBlockFlush} << false;
    }
    void config_write_reachesTheCacheModeAlone() {
        QFETCH(int, offset);
        QFETCH(int, size);
        QFETCH(quint64, features);
        Rig rig(false, 1, features);
        const std::uint64_t capacity = rig.config(0, 8);
        rig.block.write_config(static_cast<std::size_t>(offset), Bytes(static_cast<std::size_t>(size)));
        QTEST(rig.config(0x20, 1) == 0, "through");
        QCOMPARE(rig.config(0, 8), capacity);
    }

    void serial_default_isStableAndOfThePath() {
        const std::string serial = default_serial("/disks/a.img");
        QCOMPARE(serial, default_serial("/disks/../disks/./a.img"));
        QVERIFY(serial != default_serial("/disks/b.img"));
        QVERIFY(serial.size() <= Block::kSerialSize);
        QCOMPARE(serial, std::string("APIARY-DB2ED2D5D2A8"));  // Guests keep it in their configuration.
    }

    // ---- Requests ----

    void transfer_howeverTheDriverCutsIt_movesTheData_data() {
        QTest::addColumn<QList<int>>("out");
        QTest::addColumn<QList<int>>("in");
        const QList<int> bytewise(16, 1);
        QTest::newRow("as everybody does") << QList<int>{16} << QList<int>{4096};
        QTest::newRow("all in one buffer") << QList<int>{} << QList<int>{};
        QTest::newRow("header by the byte") << bytewise << QList<int>{4096};
        QTest::newRow("header split, with data") << QList<int>{7, 20} << QList<int>{1, 4095};
        QTest::newRow("odd pieces") << QList<int>{16, 1, 510, 3} << QList<int>{1, 510, 3, 2000};
        QTest::newRow("status with data") << QList<int>{16} << QList<int>{4000};
    }
    void transfer_howeverTheDriverCutsIt_movesTheData() {
        QFETCH(QList<int>, out);
        QFETCH(QList<int>, in);
        Rig rig;
        const Bytes bytes = pattern(4096, 3);
        const std::vector<std::size_t> sizes(out.begin(), out.end());
        QCOMPARE(rig.run(cut(header(kOut, 5) + bytes, sizes), {1}), kOk);
        QCOMPARE(rig.written, 1u);
        QVERIFY(std::equal(bytes.begin(), bytes.end(), rig.disk->cache.begin() + 5 * 512));
        QVERIFY(rig.disk->log == (std::vector<Operation>{{Kind::Write, 5 * 512, 4096}}));

        std::vector<std::uint32_t> parts(in.begin(), in.end());
        std::uint32_t left = 4097;
        for (const std::uint32_t part : parts) {
            left -= part;
        }
        if (left > 0) {
            parts.push_back(left);
        }
        Bytes found;
        QCOMPARE(rig.run(cut(header(kIn, 5), sizes), parts, &found), kOk);
        QCOMPARE(rig.written, 4097u);
        QVERIFY(found == bytes);
    }

    void transfer_ofNeighbouringBuffers_isOneForTheHost() {
        Rig rig;
        DriverRing& ring = rig.transport.ring(0);
        const memory::GuestPhys head = ring.buffer(16);
        const memory::GuestPhys data = ring.buffer(3 * 4096);
        const memory::GuestPhys status = ring.buffer(1);
        QVERIFY(rig.transport.memory().write(head, header(kIn, 0)).has_value());
        ring.descriptor(0, head.value, 16, 1, 1);
        for (std::uint16_t i = 0; i < 3; ++i) {
            ring.descriptor(static_cast<std::uint16_t>(i + 1), data.value + i * 4096u, 4096, 3,
                            static_cast<std::uint16_t>(i + 2));
        }
        ring.descriptor(4, status.value, 1, 2);
        ring.make_available(0);
        rig.disk->cache = pattern(kSectors * 512, 1);
        rig.transport.notify(0);
        QVERIFY(ring.take_used().has_value());
        Bytes found(3 * 4096);
        QVERIFY(rig.transport.memory().read(data, found).has_value());
        QVERIFY(std::equal(found.begin(), found.end(), rig.disk->cache.begin()));
    }

    void transfer_outOfBounds_isAnIoError_data() {
        QTest::addColumn<quint64>("sector");
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("valid");
        QTest::newRow("first sector") << quint64{0} << 512 << true;
        QTest::newRow("last sector") << quint64{kSectors - 1} << 512 << true;
        QTest::newRow("nothing, at the end") << quint64{kSectors} << 0 << true;
        QTest::newRow("nothing, beyond") << quint64{kSectors + 1} << 0 << false;
        QTest::newRow("at the end") << quint64{kSectors} << 512 << false;
        QTest::newRow("across the end") << quint64{kSectors - 1} << 1024 << false;
        QTest::newRow("far") << quint64{1} << 32 << false;
        QTest::newRow("largest sector") << ~quint64{0} << 512 << false;
        QTest::newRow("bytes wrap to 0") << (quint64{1} << 55) << 512 << false;
        QTest::newRow("bytes wrap to 512") << (quint64{1} << 55) + 1 << 512 << false;
        QTest::newRow("negative") << (quint64{1} << 63) << 512 << false;
        QTest::newRow("a byte too little") << quint64{0} << 511 << false;
        QTest::newRow("a byte too much") << quint64{0} << 513 << false;
        QTest::newRow("a byte") << quint64{0} << 1 << false;
    }
    void transfer_outOfBounds_isAnIoError() {
        QFETCH(quint64, sector);
        QFETCH(int, size);
        QFETCH(bool, valid);
        Rig rig;
        const auto length = static_cast<std::uint32_t>(size);
        const unsigned expected = valid ? kOk : kIoError;
        std::vector<Bytes> out = {header(kOut, sector)};
        std::vector<std::uint32_t> in = {1};
        if (size > 0) {
            out.push_back(pattern(length, 1));
            in.insert(in.begin(), length);
        }
        QCOMPARE(rig.run(out, {1}), expected);
        QCOMPARE(rig.written, 1u);
        QCOMPARE(rig.run({header(kIn, sector)}, in), expected);
        QCOMPARE(rig.written, valid ? length + 1 : 1);
        QCOMPARE(rig.disk->log.size(), valid ? 2u : 0u);
        QVERIFY(rig.transport.failure.empty());
        // Nothing of a refused request stays for the next.
        QCOMPARE(rig.read(0, 512), kOk);
    }

    void transfer_ofMoreThanOneMayBe_isAnIoError() {
        // The same megabyte, again and again, on a disk that is large enough for it.
        auto large = std::make_unique<FakeDisk>(128ull << 20);
        Rig rig(std::move(large), 1, kAll, "");
        DriverRing& ring = rig.transport.ring(0);
        const memory::GuestPhys head = ring.buffer(17);
        for (const unsigned megabytes : {64u, 65u}) {
            QVERIFY(rig.transport.memory().write(head, header(kIn, 0)).has_value());
            ring.descriptor(0, head.value, 16, 1, 1);
            for (unsigned i = 1; i <= megabytes; ++i) {
                ring.descriptor(static_cast<std::uint16_t>(i), 32 << 20, 1 << 20, 3, static_cast<std::uint16_t>(i + 1));
            }
            ring.descriptor(static_cast<std::uint16_t>(megabytes + 1), head.value + 16, 1, 2);
            ring.make_available(0);
            rig.transport.notify(0);
            QVERIFY(ring.take_used().has_value());
            QCOMPARE(rig.transport.memory().load<std::uint8_t>(head + 16).value(), megabytes == 64 ? kOk : kIoError);
        }
    }

    void transfer_ofTooManyBuffers_isAnIoError() {
        Rig rig;
        DriverRing& ring = rig.transport.ring(0);
        memory::GuestMemory& memory = rig.transport.memory();
        const std::uint64_t table = 40 << 20;
        const std::uint64_t head = 42 << 20;
        const auto put = [&](std::uint64_t index, std::uint64_t address, std::uint32_t length, std::uint32_t flags) {
            QVERIFY(memory.store({table + index * 16}, address).has_value());
            QVERIFY(memory.store({table + index * 16 + 8}, length).has_value());
            QVERIFY(memory.store({table + index * 16 + 12}, flags | (static_cast<std::uint32_t>(index + 1) << 16))
                        .has_value());
        };
        for (const std::uint32_t buffers : {1022u, 1023u, 32766u}) {
            QVERIFY(memory.write({head}, header(kIn, 0)).has_value());
            put(0, head, 16, 1);
            for (std::uint32_t i = 1; i <= buffers; ++i) {
                put(i, (44 << 20) + i % 2 * 4096, i == buffers ? 512 - (buffers - 1) % 512 : 1, 3);
            }
            put(buffers + 1, head + 16, 1, 2);
            ring.descriptor(0, table, (buffers + 2) * 16, 4);
            ring.make_available(0);
            rig.transport.notify(0);
            QVERIFY(ring.take_used().has_value());
            QCOMPARE(memory.load<std::uint8_t>({head + 16}).value(), buffers == 1022 ? kOk : kIoError);
        }
        QVERIFY(rig.transport.failure.empty());
    }

    void write_toAReadOnlyDisk_isAnIoError() {
        Rig rig(true);
        QCOMPARE(rig.write(0, pattern(512, 1)), kIoError);
        QCOMPARE(rig.run({header(kDiscard, 0), ranges({{0, 8, 0}})}, {1}), kIoError);
        QCOMPARE(rig.run({header(kWriteZeroes, 0), ranges({{0, 8, 0}})}, {1}), kIoError);
        QVERIFY(rig.disk->log.empty());
        QCOMPARE(rig.read(0, 512), kOk);
        QCOMPARE(rig.run({header(kFlush, 0)}, {1}), kOk);
    }

    void request_ofUnknownType_isUnsupported() {
        Rig rig;
        std::vector<std::uint32_t> types = {2,  3,  5,  6,          7,          9,          10,        12,
                                            14, 15, 16, 0x7fffffff, 0x80000000, 0x80000001, 0xffffffff};
        for (const std::uint32_t type : types) {
            QCOMPARE(rig.run({header(type, 0), pattern(512, 1)}, {512, 1}), kUnsupported);
            QCOMPARE(rig.written, 1u);
        }
        QVERIFY(rig.disk->log.empty());
    }

    void request_withoutAWholeHeader_isAnIoError() {
        Rig rig;
        QCOMPARE(rig.run({Bytes(15)}, {512, 1}), kIoError);
        QCOMPARE(rig.run({Bytes(1)}, {1}), kIoError);
        QCOMPARE(rig.run({}, {1}), kIoError);
        QCOMPARE(rig.run({}, {512}), kIoError);
        QVERIFY(rig.disk->log.empty());
        QVERIFY(rig.transport.failure.empty());
    }

    void request_withoutAStatus_isTheEndOfTheDevice() {
        Rig rig;
        (void)rig.add({header(kOut, 0), pattern(512, 1)}, {});
        rig.transport.notify(0);
        QVERIFY(!rig.transport.failure.empty());
        QVERIFY(rig.disk->log.empty());
        // As a driver that resets it finds.
        rig.block.stop();
        FakeTransport again(rig.block);
        again.start(kAll);
        (void)again.ring(0).add({header(kIn, 0)}, {512, 1});
        again.notify(0);
        QCOMPARE(again.ring(0).take_used()->written, 513u);
        rig.block.stop();
    }

    void serial_isToldAsFarAsItFits_data() {
        QTest::addColumn<QByteArray>("serial");
        QTest::addColumn<int>("room");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("short") << QByteArray("AB") << 20 << QByteArray("AB").leftJustified(20, '\0');
        QTest::newRow("none") << QByteArray() << 20 << QByteArray(20, '\0');
        QTest::newRow("longest") << QByteArray("01234567890123456789") << 20 << QByteArray("01234567890123456789");
        QTest::newRow("too long") << QByteArray("01234567890123456789X") << 20 << QByteArray("01234567890123456789");
        QTest::newRow("little room") << QByteArray("ABCDEF") << 3 << QByteArray("ABC");
        QTest::newRow("no room") << QByteArray("ABCDEF") << 0 << QByteArray();
        QTest::newRow("much room") << QByteArray("AB") << 64
                                   << QByteArray("AB").leftJustified(20, '\0').leftJustified(64, char(kUntouched));
    }
    void serial_isToldAsFarAsItFits() {
        QFETCH(QByteArray, serial);
        QFETCH(int, room);
        QFETCH(QByteArray, told);
        Rig rig(false, 1, kAll, serial.toStdString());
        Bytes found;
        QCOMPARE(rig.run({header(kGetId, 77)}, {static_cast<std::uint32_t>(room) + 1}, &found), kOk);
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(found.data()), static_cast<qsizetype>(found.size())), told);
        QCOMPARE(rig.written, static_cast<unsigned>(std::min(room, 20)) + 1);
    }

    void ranges_areCheckedBeforeAnythingIsDone_data() {
        QTest::addColumn<quint32>("type");
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<unsigned>("expected");
        QTest::addColumn<int>("operations");
        const auto row = [](const char* name, std::uint32_t type, const Bytes& list, unsigned expected,
                            int operations) {
            QTest::addRow("%s %s", type == kDiscard ? "discard" : "zeroes", name)
                << type << QByteArray(reinterpret_cast<const char*>(list.data()), static_cast<qsizetype>(list.size()))
                << expected << operations;
        };
        for (const std::uint32_t type : {kDiscard, kWriteZeroes}) {
            row("of one range", type, ranges({{8, 16, 0}}), kOk, 1);
            row("of everything", type, ranges({{0, kSectors, 0}}), kOk, 1);
            row("of nothing", type, ranges({{8, 0, 0}}), kOk, 1);
            row("without a range", type, {}, kIoError, 0);
            row("with half a range", type, Bytes(8), kIoError, 0);
            row("with a range and a half", type, ranges({{0, 8, 0}}) + Bytes(8), kIoError, 0);
            row("beyond the end", type, ranges({{kSectors, 1, 0}}), kIoError, 0);
            row("across the end", type, ranges({{kSectors - 1, 2, 0}}), kIoError, 0);
            row("with a sector that wraps", type, ranges({{~0ull, 2, 0}}), kIoError, 0);
            row("with bytes that wrap", type, ranges({{1ull << 55, 8, 0}}), kIoError, 0);
            row("of the largest number", type, ranges({{0, 0xffffffff, 0}}), kIoError, 0);
            row("with an unknown flag", type, ranges({{0, 8, 2}}), kUnsupported, 0);
            row("with all flags", type, ranges({{0, 8, 0xffffffff}}), kUnsupported, 0);
        }
        row("with unmap", kDiscard, ranges({{0, 8, 1}}), kUnsupported, 0);
        row("with unmap", kWriteZeroes, ranges({{0, 8, 1}}), kOk, 1);
        row("of two ranges", kWriteZeroes, ranges({{0, 8, 0}, {8, 8, 0}}), kIoError, 0);
        row("of sixteen ranges", kDiscard, ranges(std::vector<Range>(16, {8, 8, 0})), kOk, 16);
        row("of seventeen ranges", kDiscard, ranges(std::vector<Range>(17, {8, 8, 0})), kIoError, 0);
        row("whose last range is bad", kDiscard, ranges({{0, 8, 0}, {8, 8, 0}, {kSectors, 8, 0}}), kIoError, 0);
        row("whose last flag is bad", kDiscard, ranges({{0, 8, 0}, {8, 8, 4}}), kUnsupported, 0);
    }
    void ranges_areCheckedBeforeAnythingIsDone() {
        QFETCH(quint32, type);
        QFETCH(QByteArray, list);
        QFETCH(unsigned, expected);
        QFETCH(int, operations);
        Rig rig;
        const auto bytes = std::as_bytes(std::span(list.constData(), static_cast<std::size_t>(list.size())));
        QCOMPARE(rig.run(cut(header(type, 0) + Bytes(bytes.begin(), bytes.end()), {16, 5}), {1}), expected);
        QCOMPARE(rig.written, 1u);
        QCOMPARE(rig.disk->log.size(), static_cast<std::size_t>(operations));
        QCOMPARE(rig.read(0, 512), kOk);
    }

    void ranges_longerThanTheConfigurationSays_areAnIoError() {
        const std::uint64_t size = 3ull << 30;
        struct HugeDisk final : storage::Disk {
            explicit HugeDisk(std::uint64_t bytes) : bytes_(bytes) {}
            [[nodiscard]] std::uint64_t size() const override { return bytes_; }
            [[nodiscard]] bool read_only() const override { return false; }
            [[nodiscard]] storage::BlockSizes block_sizes() const override { return {}; }
            [[nodiscard]] std::string engine() const override { return "huge"; }
            void read(std::uint64_t, std::span<const iovec>, Completion done) override { dones_.push_back(done); }
            void write(std::uint64_t, std::span<const iovec>, Completion done) override { dones_.push_back(done); }
            void flush(Completion done) override { dones_.push_back(done); }
            void discard(std::uint64_t, std::uint64_t, Completion done) override { dones_.push_back(done); }
            void write_zeroes(std::uint64_t, std::uint64_t, bool, Completion done) override { dones_.push_back(done); }
            void submit() override {
                for (const Completion& done : std::exchange(dones_, {})) {
                    done(0);
                }
                batch_ended();
            }
            void drain() override { submit(); }
            std::uint64_t bytes_;
            std::vector<Completion> dones_;
        };
        Block block("disk0", std::make_unique<HugeDisk>(size), "", 1);
        FakeTransport transport(block);
        transport.start(kAll);
        const auto run = [&](std::uint32_t type, std::uint32_t sectors) {
            DriverRing& ring = transport.ring(0);
            (void)ring.add({header(type, 0), ranges({{0, sectors, 0}})}, {1});
            const std::vector<Segment> status = ring.writable();
            transport.notify(0);
            (void)ring.take_used();
            return static_cast<unsigned>(ring.contents(status, 1)[0]);
        };
        QCOMPARE(run(kDiscard, 1 << 22), kOk);
        QCOMPARE(run(kDiscard, (1 << 22) + 1), kIoError);
        QCOMPARE(run(kWriteZeroes, 65536), kOk);
        QCOMPARE(run(kWriteZeroes, 65537), kIoError);
        block.stop();
    }

    void ranges_reachTheDiskAsTheyAre() {
        Rig rig;
        rig.disk->cache = pattern(kSectors * 512, 1);
        QCOMPARE(rig.run({header(kDiscard, 99), ranges({{8, 16, 0}, {100, 1, 0}})}, {1}), kOk);
        QCOMPARE(rig.run({header(kWriteZeroes, 99), ranges({{4, 2, 0}})}, {1}), kOk);
        QCOMPARE(rig.run({header(kWriteZeroes, 99), ranges({{6, 2, 1}})}, {1}), kOk);
        QVERIFY(rig.disk->log == (std::vector<Operation>{{Kind::Discard, 8 * 512, 16 * 512},
                                                         {Kind::Discard, 100 * 512, 512},
                                                         {Kind::Zeroes, 4 * 512, 1024},
                                                         {Kind::ZeroesUnmap, 6 * 512, 1024}}));
    }

    // ---- Errors of the host ----

    void error_ofTheHost_isAnIoErrorAndNotTriedAgain_data() {
        QTest::addColumn<quint32>("type");
        QTest::newRow("read") << kIn;
        QTest::newRow("write") << kOut;
        QTest::newRow("flush") << kFlush;
        QTest::newRow("discard") << kDiscard;
        QTest::newRow("zeroes") << kWriteZeroes;
    }
    void error_ofTheHost_isAnIoErrorAndNotTriedAgain() {
        QFETCH(quint32, type);
        for (const int error : {EIO, ENOSPC, EFBIG, EINTR, EAGAIN}) {
            Rig rig;
            rig.disk->immediate = false;
            std::vector<Bytes> out = {header(type, 0)};
            if (type == kOut) {
                out.push_back(pattern(512, 1));
            } else if (type == kDiscard || type == kWriteZeroes) {
                out.push_back(ranges({{0, 8, 0}}));
            }
            const auto made =
                rig.add(out, type == kIn ? std::vector<std::uint32_t>{512, 1} : std::vector<std::uint32_t>{1});
            rig.transport.notify(0);
            rig.disk->complete(0, error);
            QCOMPARE(rig.status(made), kIoError);
            QCOMPARE(*rig.transport.ring(0).take_used(), (DriverRing::Used{made.head, 1}));
            QCOMPARE(rig.disk->log.size(), 1u);
            QCOMPARE(rig.block.statistics(), (Block::Statistics{.errors = 1}));
            rig.disk->immediate = true;
            QCOMPARE(rig.read(0, 512), kOk);
        }
    }

    void error_ofOneOfManyRanges_isTheRequests() {
        for (const std::size_t bad : {0u, 1u, 2u}) {
            Rig rig;
            rig.disk->immediate = false;
            const auto made = rig.add({header(kDiscard, 0), ranges({{0, 8, 0}, {8, 8, 0}, {16, 8, 0}})}, {1});
            rig.transport.notify(0);
            for (std::size_t i = 0; i < 3; ++i) {
                QVERIFY(!rig.transport.ring(0).take_used().has_value());
                rig.disk->complete(0, i == bad ? EIO : 0);
            }
            QCOMPARE(rig.status(made), kIoError);
            QVERIFY(rig.transport.ring(0).take_used().has_value());
            QVERIFY(!rig.transport.ring(0).take_used().has_value());
        }
    }

    // ---- Many at a time ----

    void requests_ofOneNotification_areSubmittedOnceAndSignalledOnce() {
        Rig rig;
        for (unsigned i = 0; i < 20; ++i) {
            (void)rig.add({header(kIn, i)}, {512, 1});
        }
        QVERIFY(!rig.block.process(0));
        QCOMPARE(rig.disk->submits, 1u);
        QCOMPARE(rig.transport.interrupts[0], 1u);
    }

    void ends_ofOneBatch_areSignalledOnce() {
        Rig rig;
        rig.disk->immediate = false;
        for (unsigned i = 0; i < 20; ++i) {
            (void)rig.add({header(kIn, i)}, {512, 1});
        }
        rig.transport.notify(0);
        QCOMPARE(rig.transport.interrupts[0], 0u);
        QVERIFY(!rig.transport.ring(0).take_used().has_value());
        rig.disk->complete_all();
        QCOMPARE(rig.transport.interrupts[0], 1u);
    }

    void requests_endInTheOrderOfTheDisk() {
        Rig rig;
        rig.disk->immediate = false;
        rig.disk->cache = pattern(kSectors * 512, 1);
        std::vector<Rig::Made> made;
        for (unsigned i = 0; i < 3; ++i) {
            made.push_back(rig.add({header(kIn, i)}, {512, 1}));
        }
        rig.transport.notify(0);
        for (const std::size_t next : {2u, 0u, 1u}) {
            const std::size_t index = next == 1 ? 0 : next;
            rig.disk->complete(index);
            QCOMPARE(*rig.transport.ring(0).take_used(), (DriverRing::Used{made[next].head, 513}));
            const Bytes found = rig.data(made[next]);
            QVERIFY(std::equal(found.begin(), found.end(),
                               rig.disk->cache.begin() + static_cast<std::ptrdiff_t>(next * 512)));
        }
    }

    void queues_areServedAndSignalledApart() {
        Rig rig(false, 3);
        rig.disk->immediate = false;
        const auto first = rig.add({header(kIn, 1)}, {512, 1}, 0);
        const auto third = rig.add({header(kOut, 9), pattern(512, 1)}, {1}, 2);
        rig.transport.notify(2);
        QCOMPARE(rig.disk->under_way(), 1u);
        rig.transport.notify(0);
        rig.disk->complete(0);
        QCOMPARE(rig.transport.interrupts, (std::vector<unsigned>{0, 0, 1}));
        QCOMPARE(rig.transport.ring(2).take_used()->head, std::uint32_t{third.head});
        rig.disk->complete(0);
        QCOMPARE(rig.transport.interrupts, (std::vector<unsigned>{1, 0, 1}));
        QCOMPARE(rig.transport.ring(0).take_used()->head, std::uint32_t{first.head});
        QVERIFY(!rig.block.process(3));  // There is none.
    }

    void notification_withNothingThere_doesNothing() {
        Rig rig;
        rig.transport.notify(0);
        QCOMPARE(rig.transport.interrupts[0], 0u);
        QVERIFY(rig.transport.failure.empty());
    }

    // Class e: requests that never end, made again and again out of the same descriptors.
    void descriptors_usedAgainBeforeTheirEnd_areBoundedByTheRing() {
        Rig rig;
        rig.disk->immediate = false;
        DriverRing& ring = rig.transport.ring(0);
        const auto made = rig.add({header(kIn, 0)}, {512, 1});
        for (unsigned i = 1; i < 256; ++i) {
            ring.make_available(made.head);
        }
        rig.transport.notify(0);
        QCOMPARE(rig.disk->under_way(), 256u);
        for (unsigned i = 0; i < 100; ++i) {
            ring.make_available(made.head);
        }
        rig.transport.notify(0);
        QCOMPARE(rig.disk->under_way(), 256u);
        QVERIFY(!rig.transport.scheduled[0]);
        // What was held back is not forgotten.
        rig.disk->complete(0);
        QVERIFY(rig.transport.scheduled[0]);
        rig.transport.notify(0);
        QCOMPARE(rig.disk->under_way(), 256u);
        while (rig.disk->under_way() > 0) {
            rig.disk->complete_all();
            if (rig.transport.scheduled[0]) {
                rig.transport.notify(0);
            }
        }
        unsigned given_back = 0;
        for (; ring.take_used(); ++given_back) {
        }
        QCOMPARE(given_back, 356u);
    }

    // Class c: a header or a list that changes after it was looked at.
    void request_changedAfterItWasTaken_isDoneAsItWas() {
        Rig rig;
        rig.disk->immediate = false;
        DriverRing& ring = rig.transport.ring(0);
        memory::GuestMemory& memory = rig.transport.memory();
        const memory::GuestPhys head = ring.buffer(16);
        const memory::GuestPhys data = ring.buffer(512);
        const memory::GuestPhys status = ring.buffer(1);
        QVERIFY(memory.write(head, header(kIn, 3)).has_value());
        ring.descriptor(0, head.value, 16, 1, 1);
        ring.descriptor(1, data.value, 512, 3, 2);
        ring.descriptor(2, status.value, 1, 2);
        ring.make_available(0);
        rig.disk->cache = pattern(kSectors * 512, 1);
        rig.transport.notify(0);
        QVERIFY(memory.write(head, header(kOut, ~0ull)).has_value());
        ring.descriptor(1, 0xFEE0'0000, 0xffffffff, 3, 0);
        ring.descriptor(2, ~0ull, 1, 2);
        rig.disk->complete(0);
        QCOMPARE(*ring.take_used(), (DriverRing::Used{0, 513}));
        QCOMPARE(memory.load<std::uint8_t>(status).value(), std::uint8_t{kOk});
        Bytes found(512);
        QVERIFY(memory.read(data, found).has_value());
        QVERIFY(std::equal(found.begin(), found.end(), rig.disk->cache.begin() + 3 * 512));
    }

    void request_changedWhileItIsTaken_neverReachesBeyondTheDisk() {
        // The fake disk checks every request; another CPU of the guest changes what the request says meanwhile.
        Rig rig;
        DriverRing& ring = rig.transport.ring(0);
        memory::GuestMemory& memory = rig.transport.memory();
        const memory::GuestPhys head = ring.buffer(64);
        const memory::GuestPhys data = ring.buffer(4096);
        const Bytes good = header(kDiscard, 0) + ranges({{0, 8, 0}, {8, 8, 0}});
        const Bytes bad = header(kIn, kSectors - 1) + ranges({{kSectors - 1, 8, 0}, {~0ull, 0xffffffff, 0}});
        QVERIFY(memory.write(head, good).has_value());
        ring.descriptor(0, head.value, 48, 1, 1);
        ring.descriptor(1, data.value, 4096, 3, 2);
        ring.descriptor(2, data.value + 8, 1, 2);
        std::atomic<bool> stop = false;
        std::thread other([&] {
            for (unsigned i = 0; !stop; ++i) {
                (void)memory.write(head, i % 2 == 0 ? bad : good);
                ring.descriptor(1, i % 3 == 0 ? 0xFFFF'0000 : data.value, i % 5 == 0 ? 511 : 4096, 3, 2);
                ring.descriptor(1, data.value, 4096, 3, 2);
            }
        });
        unsigned failures = 0;
        const auto raced = [&] {
            return failures > 5 && rig.block.statistics().errors > 50 && rig.disk->log.size() > 50;
        };
        for (unsigned i = 0; i < 20'000 || (!raced() && i < 20'000'000); ++i) {
            ring.make_available(0);
            rig.transport.notify(0);
            if (!rig.transport.failure.empty()) {  // A buffer that was no memory when it was looked at.
                ++failures;
                rig.transport.failure.clear();
                rig.block.stop();
                // The rings go on where they are.
                const Queue::Progress progress = rig.transport.queue(0).progress();
                rig.transport.start(kAll);
                rig.transport.queue(0).restore(
                    {static_cast<std::uint16_t>(progress.next_available + 1), progress.next_used, progress.signalled});
            }
        }
        stop = true;
        other.join();
        QVERIFY(raced());
    }

    // Class d: buffers that are no RAM, or the ring itself.
    void buffer_thatIsNoMemory_isTheEndOfTheDevice_data() {
        QTest::addColumn<quint64>("address");
        QTest::addColumn<quint32>("length");
        QTest::newRow("device registers") << quint64{0xFEE0'0000} << 512u;
        QTest::newRow("across the end of RAM") << quint64{(64 << 20) - 256} << 512u;
        QTest::newRow("behind RAM") << quint64{64 << 20} << 512u;
        QTest::newRow("wraps") << ~quint64{0} - 255 << 512u;
        QTest::newRow("longer than RAM") << quint64{0} << 0xfffffe00u;
    }
    void buffer_thatIsNoMemory_isTheEndOfTheDevice() {
        QFETCH(quint64, address);
        QFETCH(quint32, length);
        Rig rig;
        DriverRing& ring = rig.transport.ring(0);
        const memory::GuestPhys head = ring.buffer(16);
        QVERIFY(rig.transport.memory().write(head, header(kIn, 0)).has_value());
        ring.descriptor(0, head.value, 16, 1, 1);
        ring.descriptor(1, address, length, 3, 2);
        ring.descriptor(2, head.value, 1, 2);
        ring.make_available(0);
        rig.transport.notify(0);
        QVERIFY(!rig.transport.failure.empty());
        QVERIFY(rig.disk->log.empty());
    }

    void buffer_thatIsTheRing_harmsTheDriverOnly() {
        Rig rig;
        rig.disk->cache = pattern(kSectors * 512, 1);
        DriverRing& ring = rig.transport.ring(0);
        const memory::GuestPhys head = ring.buffer(16);
        QVERIFY(rig.transport.memory().write(head, header(kIn, 0)).has_value());
        ring.descriptor(0, head.value, 16, 1, 1);
        ring.descriptor(1, ring.layout().descriptors.value, 0xB000, 3, 2);
        ring.descriptor(2, head.value, 1, 2);
        ring.make_available(0);
        rig.transport.notify(0);  // To end at all is what is asked for; then the device can be reset.
        rig.block.stop();
        FakeTransport again(rig.block);
        again.start(kAll);
        (void)again.ring(0).add({header(kIn, 0)}, {512, 1});
        again.notify(0);
        QCOMPARE(again.ring(0).take_used()->written, 513u);
        rig.block.stop();
    }

    void read_overDecodedCode_makesItStale() {
        Rig rig;
        const auto made = rig.add({header(kIn, 0)}, {512, 1});
        memory::PageTracker& tracker = rig.transport.memory().tracker();
        const std::size_t page = made.in[0].address.value / 4096;
        const std::uint32_t before = tracker.code_generation(page);
        tracker.mark_code(page, made.in[0].address.value % 4096, 64);
        rig.transport.notify(0);
        QVERIFY(tracker.code_generation(page) != before);
    }

    // ---- What is on the medium ----

    void flush_endsWhenTheDiskHasFlushed() {
        Rig rig;
        rig.disk->immediate = false;
        const auto write = rig.add({header(kOut, 0), pattern(512, 1)}, {1});
        rig.transport.notify(0);
        rig.disk->complete(0);
        QCOMPARE(rig.status(write), kOk);
        (void)rig.transport.ring(0).take_used();
        const auto flush = rig.add({header(kFlush, 0)}, {1});
        rig.transport.notify(0);
        QVERIFY(!rig.transport.ring(0).take_used().has_value());
        QVERIFY(rig.disk->medium != rig.disk->cache);
        rig.disk->complete(0);
        QCOMPARE(rig.transport.ring(0).take_used()->head, std::uint32_t{flush.head});
        QVERIFY(rig.disk->medium == rig.disk->cache);
    }

    void cacheMode_followsWhatTheDriverChose_data() {
        QTest::addColumn<quint64>("features");
        QTest::addColumn<int>("field");
        QTest::addColumn<bool>("through");
        QTest::newRow("flush") << quint64{kBlockFlush} << -1 << false;
        QTest::newRow("nothing") << quint64{0} << -1 << true;
        QTest::newRow("nothing, field on") << quint64{0} << 1 << true;
        QTest::newRow("both") << quint64{kBlockFlush | kBlockConfigWce} << -1 << false;
        QTest::newRow("both, field off") << quint64{kBlockFlush | kBlockConfigWce} << 0 << true;
        QTest::newRow("both, field on") << quint64{kBlockFlush | kBlockConfigWce} << 1 << false;
        QTest::newRow("field alone, on") << quint64{kBlockConfigWce} << 1 << true;
    }
    void cacheMode_followsWhatTheDriverChose() {
        QFETCH(quint64, features);
        QFETCH(int, field);
        QFETCH(bool, through);
        Rig rig(false, 1, features | kVersion1 | kBlockDiscard | kBlockWriteZeroes);
        if (field >= 0) {
            rig.set_writeback(field != 0);
        }
        QCOMPARE(rig.config(0x20, 1), through ? 0u : 1u);
        QCOMPARE(rig.write(0, pattern(512, 1)), kOk);
        QCOMPARE(rig.run({header(kWriteZeroes, 0), ranges({{4, 8, 0}})}, {1}), kOk);
        QCOMPARE(rig.run({header(kDiscard, 0), ranges({{16, 8, 0}, {32, 8, 0}})}, {1}), kOk);
        QCOMPARE(rig.read(0, 512), kOk);
        std::vector<Operation> expected = {{Kind::Write, 0, 512},
                                           {Kind::Flush, 0, 0},
                                           {Kind::Zeroes, 4 * 512, 8 * 512},
                                           {Kind::Flush, 0, 0},
                                           {Kind::Discard, 16 * 512, 8 * 512},
                                           {Kind::Discard, 32 * 512, 8 * 512},
                                           {Kind::Flush, 0, 0},
                                           {Kind::Read, 0, 512}};
        if (!through) {
            std::erase_if(expected, [](const Operation& operation) { return operation.kind == Kind::Flush; });
        }
        QVERIFY(rig.disk->log == expected);
        QCOMPARE(rig.disk->medium == rig.disk->cache, through);
        // The driver is gone: what it chose, too.
        rig.block.stop();
        rig.block.reset();
        QCOMPARE(rig.config(0x20, 1), 1u);
    }

    void write_throughTheCache_endsWithTheOutcomeOfItsFlush() {
        Rig rig(false, 1, kVersion1);
        rig.disk->immediate = false;
        const auto made = rig.add({header(kOut, 0), pattern(512, 1)}, {1});
        rig.transport.notify(0);
        rig.disk->complete(0);
        QVERIFY(!rig.transport.ring(0).take_used().has_value());
        QCOMPARE(rig.status(made), kUntouched);
        rig.disk->complete(0, EIO);
        QVERIFY(rig.transport.ring(0).take_used().has_value());
        QCOMPARE(rig.status(made), kIoError);
        QCOMPARE(rig.block.statistics(), (Block::Statistics{.errors = 1}));
    }

    void write_throughTheCacheThatFails_isNotFlushed() {
        Rig rig(false, 1, kVersion1);
        rig.disk->immediate = false;
        const auto made = rig.add({header(kOut, 0), pattern(512, 1)}, {1});
        rig.transport.notify(0);
        rig.disk->complete(0, EIO);
        QCOMPARE(rig.status(made), kIoError);
        QCOMPARE(rig.disk->under_way(), 0u);
    }

    // The power may fail at any moment: whatever the driver was told is on the medium, is.
    void crash_atAnyMoment_losesNothingThatWasPromised_data() {
        QTest::addColumn<quint64>("features");
        QTest::newRow("write-back") << quint64{kVersion1 | kBlockFlush};
        QTest::newRow("write-through") << quint64{kVersion1};
    }
    void crash_atAnyMoment_losesNothingThatWasPromised() {
        QFETCH(quint64, features);
        const bool through = (features & kBlockFlush) == 0;
        std::mt19937_64 random(20);
        unsigned flushes = 0;
        for (unsigned round = 0; round < 40; ++round) {
            Rig rig(false, 1, features);
            rig.disk->immediate = false;
            constexpr std::uint64_t kUsed = 8;
            std::array<std::uint8_t, kUsed> sent = {}, acknowledged = {}, promised = {};
            std::array<bool, kUsed> busy = {};  // A driver has one write of a sector under way.
            struct Sent {
                bool flush = false;
                std::uint64_t sector = 0;
                std::array<std::uint8_t, kUsed> covers = {};
            };
            std::map<std::uint32_t, Sent> open;
            for (unsigned step = 0; step < 300; ++step) {
                const auto choice = random() % 8;
                const std::uint64_t sector = random() % kUsed;
                if (choice < 3 && !busy[sector] && open.size() < 40) {
                    busy[sector] = true;
                    const auto made = rig.add({header(kOut, sector), Bytes(512, std::byte{++sent[sector]})}, {1});
                    open[made.head] = {.sector = sector};
                    rig.transport.notify(0);
                } else if (choice == 3 && open.size() < 40) {
                    const auto made = rig.add({header(kFlush, 0)}, {1});
                    open[made.head] = {.flush = true, .covers = acknowledged};
                    rig.transport.notify(0);
                } else if (rig.disk->under_way() > 0) {
                    rig.disk->complete(random() % rig.disk->under_way());
                }
                while (const auto used = rig.transport.ring(0).take_used()) {
                    const Sent what = open.at(used->head);
                    open.erase(used->head);
                    if (what.flush) {
                        ++flushes;
                        for (std::uint64_t i = 0; i < kUsed; ++i) {
                            promised[i] = std::max(promised[i], what.covers[i]);
                        }
                    } else {
                        busy[what.sector] = false;
                        ++acknowledged[what.sector];
                        if (through) {
                            promised[what.sector] = acknowledged[what.sector];
                        }
                    }
                }
                // Here the power fails: of all that was not flushed, nothing has reached the medium.
                for (std::uint64_t i = 0; i < kUsed; ++i) {
                    const auto found = static_cast<unsigned>(rig.disk->medium[i * 512]);
                    QVERIFY2(found >= promised[i] && found <= sent[i],
                             qPrintable(QString("round %1, step %2, sector %3: %4 promised, %5 there, %6 sent")
                                            .arg(round)
                                            .arg(step)
                                            .arg(i)
                                            .arg(promised[i])
                                            .arg(found)
                                            .arg(sent[i])));
                }
            }
        }
        QVERIFY(flushes > 100);
    }

    // ---- Life ----

    void stop_endsWhatIsUnderWay() {
        Rig rig;
        rig.disk->immediate = false;
        for (unsigned i = 0; i < 5; ++i) {
            (void)rig.add({header(kOut, i), pattern(512, i)}, {1});
        }
        rig.transport.notify(0);
        QCOMPARE(rig.disk->under_way(), 5u);
        rig.block.stop();
        QCOMPARE(rig.disk->under_way(), 0u);
        QVERIFY(!rig.block.process(0));
    }

    void pause_deliversWhatIsUnderWay() {
        Rig rig;
        rig.disk->immediate = false;
        rig.set_writeback(false);  // Each write is followed by a flush.
        for (unsigned i = 0; i < 5; ++i) {
            (void)rig.add({header(kOut, i), pattern(512, i)}, {1});
        }
        rig.transport.notify(0);
        rig.block.pause();
        QCOMPARE(rig.disk->under_way(), 0u);
        unsigned given_back = 0;
        for (; rig.transport.ring(0).take_used(); ++given_back) {
        }
        QCOMPARE(given_back, 5u);
        QCOMPARE(rig.transport.interrupts[0], 1u);
        rig.block.resume();
        rig.disk->immediate = true;
        QCOMPARE(rig.read(0, 512), kOk);
    }

    void state_savedAndRestored_isTheSame() {
        Rig rig;
        rig.set_writeback(false);
        rig.block.pause();
        const SavedState saved = rig.block.save();
        Rig other;
        QVERIFY(other.block.save() != saved);
        QVERIFY(other.block.restore(saved).has_value());
        QCOMPARE(other.block.save(), saved);
        QCOMPARE(other.config(0x20, 1), 0u);
        // Also where the driver's choice is told after it.
        Rig third(false, 1, kVersion1);
        third.block.stop();
        QVERIFY(third.block.restore(saved).has_value());
        third.transport.start(kAll);
        QCOMPARE(third.config(0x20, 1), 0u);
    }

    void reset_ofADeviceThatWasNeverStarted_forgetsTheCacheMode() {
        Rig rig;
        rig.set_writeback(false);
        const SavedState saved = rig.block.save();
        Block other("disk1", std::make_unique<FakeDisk>(kSectors * 512), "", 1);
        const SavedState fresh = other.save();
        QVERIFY(other.restore(saved).has_value());
        QVERIFY(other.save() != fresh);
        other.reset();
        QCOMPARE(other.save(), fresh);
    }

    void state_thatIsDamaged_isRefusedAndChangesNothing_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("another size") << "capacity" << "512";
        QTest::newRow("size is a text") << "capacity" << "\"1048576\"";
        QTest::newRow("negative size") << "capacity" << "-1";
        QTest::newRow("read-only") << "read_only" << "true";
        QTest::newRow("cache mode is a number") << "write_back" << "7";
        QTest::newRow("another version") << "version" << "2";
        QTest::newRow("no cache mode") << "write_back" << "";
        QTest::newRow("no size") << "capacity" << "";
        QTest::newRow("no version") << "version" << "";
    }
    void state_thatIsDamaged_isRefusedAndChangesNothing() {
        QFETCH(QString, field);
        QFETCH(QString, value);
        Rig rig;
        rig.set_writeback(false);
        rig.block.pause();
        const SavedState before = rig.block.save();
        SavedState damaged = before;
        damaged["write_back"] = true;
        damaged.erase(field.toStdString());
        if (!value.isEmpty()) {
            damaged[field.toStdString()] = nlohmann::json::parse(value.toStdString());
        }
        QVERIFY(!rig.block.restore(damaged).has_value());
        QVERIFY(!rig.block.restore(SavedState()).has_value());
        QVERIFY(!rig.block.restore(SavedState::array()).has_value());
        QCOMPARE(rig.block.save(), before);
    }

    void statistics_countWhatWasDone() {
        Rig rig;
        QCOMPARE(rig.write(0, pattern(1024, 1)), kOk);
        QCOMPARE(rig.read(0, 4096), kOk);
        QCOMPARE(rig.read(0, 512), kOk);
        QCOMPARE(rig.run({header(kFlush, 0)}, {1}), kOk);
        QCOMPARE(rig.run({header(kDiscard, 0), ranges({{0, 8, 0}})}, {1}), kOk);
        QCOMPARE(rig.run({header(kWriteZeroes, 0), ranges({{0, 8, 0}})}, {1}), kOk);
        QCOMPARE(rig.run({header(kGetId, 0)}, {21}), kOk);
        QCOMPARE(rig.read(kSectors, 512), kIoError);
        QCOMPARE(rig.run({header(99, 0)}, {1}), kUnsupported);
        QCOMPARE(rig.block.statistics(), (Block::Statistics{.reads = 2,
                                                            .bytes_read = 4608,
                                                            .writes = 1,
                                                            .bytes_written = 1024,
                                                            .flushes = 1,
                                                            .discards = 2,
                                                            .errors = 2}));
    }
};

QTEST_GUILESS_MAIN(BlockTest)
#include "block_test.moc"
