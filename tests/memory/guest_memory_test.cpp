// SPDX-License-Identifier: BSD-2-Clause
#include "backend/memory/guest_memory.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <limits>
#include <vector>

#include <QtTest>

using namespace apiary::memory;

namespace {

constexpr std::uint64_t kMiB = 1 << 20;
constexpr std::uint64_t kGiB = 1 << 30;

std::unique_ptr<GuestMemory> make(std::uint64_t size) {
    auto memory = GuestMemory::create(size);
    return memory ? std::move(*memory) : nullptr;
}

#ifdef __linux__
using Residence = unsigned char;
#else
using Residence = char;
#endif

/// Pages of `memory` that the host holds.
std::int64_t pages_held(const GuestMemory& memory) {
    std::vector<Residence> pages(memory.size() / 4096);
    const bool known = ::mincore(memory.ram(), memory.size(), pages.data()) == 0;
    return known ? std::ranges::count_if(pages, [](Residence page) { return (page & 1) != 0; }) : -1;
}

/// Whether the kernel can read a byte there on our behalf.
bool is_mapped(const std::byte* at) {
    std::array<int, 2> ends = {};
    if (::pipe(ends.data()) != 0) {
        return false;
    }
    const bool read = ::write(ends[1], at, 1) == 1;
    const bool refused = !read && errno == EFAULT;
    ::close(ends[0]);
    ::close(ends[1]);
    return read || !refused;
}

}  // namespace

class GuestMemoryTest : public QObject {
    Q_OBJECT

private slots:
    void create_of_impossible_size_is_refused_data() {
        QTest::addColumn<quint64>("size");
        QTest::newRow("nothing") << quint64(0);
        QTest::newRow("one byte") << quint64(1);
        QTest::newRow("a page") << quint64(4096);
        QTest::newRow("below 1 MiB") << quint64(kMiB - 4096);
        QTest::newRow("no whole page") << quint64(kMiB + 1);
        QTest::newRow("1 PiB") << (quint64(1) << 50);
        QTest::newRow("all but a page") << ~quint64(4095);
        QTest::newRow("all") << std::numeric_limits<quint64>::max();
    }
    void create_of_impossible_size_is_refused() {
        QFETCH(quint64, size);
        const auto memory = GuestMemory::create(size);
        QVERIFY(!memory.has_value());
        QVERIFY(!memory.error().cause.empty());
        QVERIFY(!memory.error().remedy.empty());
    }
    void create_gives_zeroed_memory_in_one_region() {
        const auto memory = make(2 * kMiB);
        QVERIFY(memory);
        QCOMPARE(memory->size(), 2 * kMiB);
        QCOMPARE(memory->regions().size(), std::size_t(1));
        QCOMPARE(memory->load<std::uint64_t>({2 * kMiB - 8}).value(), std::uint64_t(0));
    }
    void memory_beyond_3_gib_continues_at_4_gib() {
        // Address space only: nothing of it is touched but three words.
        auto memory = GuestMemory::create(3 * kGiB + 16 * kMiB);
        if (!memory) {
            QSKIP("this host has less than 3 GiB of memory");
        }
        QCOMPARE((*memory)->regions().size(), std::size_t(2));
        QVERIFY((*memory)->store<std::uint32_t>({3 * kGiB - 4}, 1).has_value());
        QVERIFY((*memory)->store<std::uint32_t>({4 * kGiB}, 2).has_value());
        QVERIFY((*memory)->store<std::uint32_t>({4 * kGiB + 16 * kMiB - 4}, 3).has_value());
        QVERIFY(!(*memory)->load<std::uint32_t>({3 * kGiB}).has_value());
        QVERIFY(!(*memory)->load<std::uint32_t>({4 * kGiB - 4}).has_value());
        QVERIFY(!(*memory)->load<std::uint32_t>({4 * kGiB + 16 * kMiB - 3}).has_value());
        // The regions touch each other in the mapping, but an access never runs from one into the other.
        QVERIFY(!(*memory)->load<std::uint32_t>({3 * kGiB - 2}).has_value());
        QCOMPARE((*memory)->host_page({4 * kGiB + 5}), (*memory)->ram() + 3 * kGiB);
        QCOMPARE((*memory)->host_page({3 * kGiB}), static_cast<std::byte*>(nullptr));
    }

    void access_out_of_range_is_refused_and_changes_nothing_data() {
        QTest::addColumn<quint64>("address");
        QTest::addColumn<quint64>("length");
        QTest::newRow("straddles the end by one") << quint64(kMiB - 7) << quint64(8);
        QTest::newRow("begins at the end") << quint64(kMiB) << quint64(1);
        QTest::newRow("far beyond") << quint64(1) << quint64(2 * kMiB);
        QTest::newRow("top of the address space") << ~quint64(0) << quint64(1);
        QTest::newRow("wraps around") << (~quint64(0) - 3) << quint64(8);
        QTest::newRow("wraps to the start") << ~quint64(7) << quint64(16);
        QTest::newRow("a whole MiB too far") << quint64(4096) << quint64(kMiB);
    }
    void access_out_of_range_is_refused_and_changes_nothing() {
        QFETCH(quint64, address);
        QFETCH(quint64, length);
        const auto memory = make(kMiB);
        std::vector<std::byte> buffer(length, std::byte{0x55});
        QVERIFY(!memory->contains({address}, length));
        QCOMPARE(memory->read({address}, buffer).error(), MemoryError::NotRam);
        QCOMPARE(buffer, std::vector<std::byte>(length, std::byte{0x55}));
        QCOMPARE(memory->write({address}, buffer).error(), MemoryError::NotRam);
        QCOMPARE(memory->fill({address}, length, std::byte{1}).error(), MemoryError::NotRam);
        std::vector<std::byte> all(kMiB);
        QVERIFY(memory->read({0}, all).has_value());
        QCOMPARE(all, std::vector<std::byte>(kMiB));
    }
    void contains_with_a_length_that_wraps_is_false_data() {
        QTest::addColumn<quint64>("address");
        QTest::addColumn<quint64>("length");
        for (const quint64 address : {quint64(0), quint64(1), quint64(4096), quint64(kMiB - 1), ~quint64(0)}) {
            for (const quint64 length : {~quint64(0), ~quint64(0) - 1, ~quint64(4095), quint64(1) << 63, quint64(kMiB + 1)}) {
                QTest::addRow("%llx+%llx", address, length) << address << length;
            }
        }
    }
    void contains_with_a_length_that_wraps_is_false() {
        QFETCH(quint64, address);
        QFETCH(quint64, length);
        const auto memory = make(kMiB);
        QVERIFY(!memory->contains({address}, length));
        QCOMPARE(memory->fill({address}, length, std::byte{1}).error(), MemoryError::NotRam);
    }
    void access_of_no_bytes_at_the_end_is_within() {
        const auto memory = make(kMiB);
        QVERIFY(memory->contains({kMiB}, 0));
        QVERIFY(memory->write({kMiB}, {}).has_value());
        QVERIFY(!memory->contains({kMiB + 1}, 0));
    }

    void write_fill_and_read_agree() {
        const auto memory = make(kMiB);
        const std::array<std::byte, 5> five = {std::byte{1}, std::byte{2}, std::byte{3}, std::byte{4}, std::byte{5}};
        QVERIFY(memory->fill({4093}, 9, std::byte{0xaa}).has_value());
        QVERIFY(memory->write({4095}, five).has_value());
        std::array<std::byte, 9> seen = {};
        QVERIFY(memory->read({4093}, seen).has_value());
        QCOMPARE(seen[1], std::byte{0xaa});
        QCOMPARE(seen[2], std::byte{1});
        QCOMPARE(seen[6], std::byte{5});
        QCOMPARE(seen[7], std::byte{0xaa});
        QCOMPARE(memory->load<std::uint16_t>({4095}).value(), std::uint16_t(0x0201));
        QCOMPARE(memory->ram()[4095], std::byte{1});
    }
    void write_tells_the_page_tracker() {
        const auto memory = make(kMiB);
        memory->tracker().mark_code(1, 0, 64);
        memory->tracker().mark_code(2, 0, 64);
        const std::uint32_t before = memory->tracker().code_generation(2);
        QVERIFY(memory->fill({4096 + 128}, 2 * 4096 - 128, std::byte{0x90}).has_value());
        QCOMPARE(memory->tracker().code_generation(1).load(), std::uint32_t(0));
        QCOMPARE(memory->tracker().code_generation(2).load(), before + 1);
    }

    void discard_zeroes_whole_pages_and_gives_them_back() {
        const auto memory = make(kMiB);
        QVERIFY(memory->fill({0}, kMiB, std::byte{0x77}).has_value());
        const std::int64_t before = pages_held(*memory);
        QCOMPARE(memory->discard({8 * 4096}, 16 * 4096), std::uint64_t(16 * 4096));
        QCOMPARE(before - pages_held(*memory), std::int64_t(16));
        QCOMPARE(memory->load<std::uint8_t>({8 * 4096 - 1}).value(), std::uint8_t(0x77));
        QCOMPARE(memory->load<std::uint64_t>({8 * 4096}).value(), std::uint64_t(0));
        QCOMPARE(memory->load<std::uint64_t>({24 * 4096 - 8}).value(), std::uint64_t(0));
        QCOMPARE(memory->load<std::uint8_t>({24 * 4096}).value(), std::uint8_t(0x77));
    }
    void discard_keeps_the_mapping_in_use() {
        const auto memory = make(kMiB);
        std::byte* const page = memory->host_page({4096});
        page[0] = std::byte{1};
        QVERIFY(memory->discard({4096}, 4096).has_value());
        QCOMPARE(page[0], std::byte{0});
        page[0] = std::byte{2};
        QCOMPARE(memory->load<std::uint8_t>({4096}).value(), std::uint8_t(2));
    }
    void discard_of_parts_of_pages_leaves_them_data() {
        QTest::addColumn<quint64>("address");
        QTest::addColumn<quint64>("length");
        QTest::newRow("nothing") << quint64(4096) << quint64(0);
        QTest::newRow("nothing at the end") << quint64(kMiB) << quint64(0);
        QTest::newRow("a page but its first byte") << quint64(4097) << quint64(4095);
        QTest::newRow("a page but its last byte") << quint64(4096) << quint64(4095);
        QTest::newRow("two halves") << quint64(4096 + 2048) << quint64(4096);
        QTest::newRow("the end but for a byte") << quint64(kMiB - 4095) << quint64(4095);
    }
    void discard_of_parts_of_pages_leaves_them() {
        QFETCH(quint64, address);
        QFETCH(quint64, length);
        const auto memory = make(kMiB);
        const std::vector<std::byte> full(kMiB, std::byte{0x77});
        QVERIFY(memory->write({0}, full).has_value());
        QCOMPARE(memory->discard({address}, length), std::uint64_t(0));
        std::vector<std::byte> all(kMiB);
        QVERIFY(memory->read({0}, all).has_value());
        QVERIFY(all == full);
    }
    void discard_of_what_is_not_ram_is_refused_data() { access_out_of_range_is_refused_and_changes_nothing_data(); }
    void discard_of_what_is_not_ram_is_refused() {
        QFETCH(quint64, address);
        QFETCH(quint64, length);
        const auto memory = make(kMiB);
        const std::vector<std::byte> full(kMiB, std::byte{0x77});
        QVERIFY(memory->write({0}, full).has_value());
        QCOMPARE(memory->discard({address}, length).error(), MemoryError::NotRam);
        QCOMPARE(memory->discard({address}, ~quint64(0)).error(), MemoryError::NotRam);
        std::vector<std::byte> all(kMiB);
        QVERIFY(memory->read({0}, all).has_value());
        QVERIFY(all == full);
    }
    void discard_above_4_gib_reaches_the_pages_of_that_region() {
        auto memory = GuestMemory::create(3 * kGiB + 16 * kMiB);
        if (!memory) {
            QSKIP("this host has less than 3 GiB of memory");
        }
        QVERIFY((*memory)->store<std::uint32_t>({3 * kGiB - 4096}, 1).has_value());
        QVERIFY((*memory)->store<std::uint32_t>({4 * kGiB}, 2).has_value());
        QVERIFY((*memory)->store<std::uint32_t>({4 * kGiB + 4096}, 3).has_value());
        QVERIFY((*memory)->discard({4 * kGiB}, 4096).has_value());
        QCOMPARE((*memory)->load<std::uint32_t>({3 * kGiB - 4096}).value(), 1u);
        QCOMPARE((*memory)->load<std::uint32_t>({4 * kGiB}).value(), 0u);
        QCOMPARE((*memory)->load<std::uint32_t>({4 * kGiB + 4096}).value(), 3u);
        QCOMPARE((*memory)->discard({3 * kGiB - 4096}, kGiB + 8192).error(), MemoryError::NotRam);
    }
    void discard_tells_the_page_tracker() {
        const auto memory = make(kMiB);
        for (const std::size_t page : {1u, 2u, 3u}) {
            memory->tracker().mark_code(page, 0, 64);
        }
        memory->tracker().set_dirty_logging(true);
        QCOMPARE(memory->discard({2 * 4096 - 1}, 4096 + 2), std::uint64_t(4096));
        QCOMPARE(memory->tracker().code_generation(1).load(), std::uint32_t(0));
        QCOMPARE(memory->tracker().code_generation(2).load(), std::uint32_t(1));
        QCOMPARE(memory->tracker().code_generation(3).load(), std::uint32_t(0));
        QCOMPARE(memory->tracker().take_dirty_pages(), std::vector<std::size_t>{2});
    }

    void memory_just_outside_is_not_mapped() {
        const auto memory = make(kMiB);
        const std::byte* const ram = memory->ram();
        QVERIFY(is_mapped(ram));
        QVERIFY(is_mapped(ram + (kMiB - 1)));
        QVERIFY(!is_mapped(ram - 1));
        QVERIFY(!is_mapped(ram + kMiB));
        QVERIFY(!is_mapped(ram - 4 * kMiB));
        QVERIFY(!is_mapped(ram + (5 * kMiB - 1)));
    }
#ifdef __linux__
    void memory_backedWithADevice_isThatAtItsAddresses() {
        constexpr std::uint64_t kSize = GuestMemory::kLowLimit + kMiB;
        const auto memory = make(kSize);
        if (memory == nullptr) {
            QSKIP("this host has not got as much memory");
        }
        const int device = ::memfd_create("device", MFD_CLOEXEC);
        QCOMPARE(::ftruncate(device, GuestMemory::kHighStart + kMiB), 0);
        QVERIFY(memory->back_with(device));
        QVERIFY(memory->store({0x1000}, 0x1234u));
        QVERIFY(memory->store({GuestMemory::kHighStart + 0x2000}, 0x5678u));
        std::uint32_t low = 0, high = 0;
        QCOMPARE(::pread(device, &low, 4, 0x1000), 4);
        QCOMPARE(::pread(device, &high, 4, GuestMemory::kHighStart + 0x2000), 4);
        QCOMPARE(low, 0x1234u);
        QCOMPARE(high, 0x5678u);
        ::close(device);
        const auto discarded = memory->discard({0x1000}, 4096);
        QVERIFY(!discarded && discarded.error() == MemoryError::HostRefused);
        QCOMPARE(memory->load<std::uint32_t>({0x1000}).value(), 0x1234u);
        QVERIFY(!is_mapped(memory->ram() + kSize));
    }
    void memory_backedWithWhatIsNoDevice_isAnError() {
        const auto memory = make(kMiB);
        QVERIFY(!memory->back_with(-1));
    }
    void child_hasNoneOfIt() {
        const auto memory = make(kMiB);
        QVERIFY(memory->fill({0}, 4096, std::byte{0x77}).has_value());
        const pid_t child = ::fork();
        if (child == 0) {
            ::_exit(is_mapped(memory->ram()) ? 1 : 42);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 42);
    }
#endif
};

QTEST_GUILESS_MAIN(GuestMemoryTest)
#include "guest_memory_test.moc"
