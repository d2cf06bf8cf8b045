// SPDX-License-Identifier: BSD-2-Clause
#include "backend/memory/page_tracker.h"

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

#include <QtTest>

#include "backend/memory/guest_memory.h"
#include "backend/memory/process_barrier.h"

using namespace apiary::memory;

namespace {

/// Spins for a moment, so that both sides of a race begin together; then lets others run.
template <class Condition>
void await(Condition condition) {
    for (int spins = 0; !condition(); ++spins) {
        if (spins > 1000) {
            std::this_thread::yield();
        }
    }
}

class Listener final : public CodeWatcher {
public:
    void code_changed(std::size_t page) override { pages.push_back(page); }
    std::vector<std::size_t> pages;
};

}  // namespace

class PageTrackerTest : public QObject {
    Q_OBJECT

private slots:
    void new_tracker_watches_nothing() {
        PageTracker tracker(3);
        for (std::size_t page = 0; page < 3; ++page) {
            QCOMPARE(tracker.flags(page), std::uint8_t(0));
            QCOMPARE(tracker.code_generation(page).load(), std::uint32_t(0));
        }
        tracker.written_range(0, 3 * 4096);
        QVERIFY(tracker.take_dirty_pages().empty());
    }

    void write_moves_the_generation_iff_it_hits_marked_chunks_data() {
        QTest::addColumn<int>("marked");
        QTest::addColumn<int>("marked_length");
        QTest::addColumn<int>("written");
        QTest::addColumn<int>("written_length");
        QTest::addColumn<bool>("hit");
        const auto row = [](const char* name, int m, int ml, int w, int wl, bool hit) {
            QTest::newRow(name) << m << ml << w << wl << hit;
        };
        row("same byte", 100, 1, 100, 1, true);
        row("same chunk", 64, 1, 127, 1, true);
        row("chunk before", 64, 1, 63, 1, false);
        row("chunk after", 64, 64, 128, 1, false);
        row("runs into it", 64, 1, 60, 5, true);
        row("spans all", 4000, 1, 0, 4096, true);
        row("last byte of a page", 4095, 1, 4095, 1, true);
        row("whole page marked", 0, 4096, 2000, 1, true);
        row("marked over two chunks", 63, 2, 64, 1, true);
        row("marked nothing", 0, 0, 0, 4096, false);
        row("wrote nothing", 0, 64, 0, 0, false);
    }
    void write_moves_the_generation_iff_it_hits_marked_chunks() {
        QFETCH(int, marked);
        QFETCH(int, marked_length);
        QFETCH(int, written);
        QFETCH(int, written_length);
        QFETCH(bool, hit);
        PageTracker tracker(2);
        tracker.mark_code(1, static_cast<std::size_t>(marked), static_cast<std::size_t>(marked_length));
        tracker.written(1, static_cast<std::size_t>(written), static_cast<std::size_t>(written_length));
        QCOMPARE(tracker.code_generation(1).load(), std::uint32_t(hit ? 1 : 0));
        QCOMPARE(tracker.code_generation(0).load(), std::uint32_t(0));
    }
    void write_to_code_forgets_the_marks_until_they_are_made_again() {
        PageTracker tracker(1);
        tracker.mark_code(0, 0, 256);
        QCOMPARE(tracker.flags(0), PageTracker::kCode);
        tracker.written(0, 0, 1);
        QCOMPARE(tracker.flags(0), std::uint8_t(0));
        tracker.written(0, 128, 1);
        QCOMPARE(tracker.code_generation(0).load(), std::uint32_t(1));
        tracker.mark_code(0, 128, 1);
        tracker.written(0, 128, 1);
        QCOMPARE(tracker.code_generation(0).load(), std::uint32_t(2));
    }
    void written_range_over_pages_reaches_each() {
        PageTracker tracker(4);
        for (std::size_t page = 0; page < 4; ++page) {
            tracker.mark_code(page, 0, 4096);
        }
        tracker.written_range(4095, 4098);
        QCOMPARE(tracker.code_generation(0).load(), std::uint32_t(1));
        QCOMPARE(tracker.code_generation(1).load(), std::uint32_t(1));
        QCOMPARE(tracker.code_generation(2).load(), std::uint32_t(1));
        QCOMPARE(tracker.code_generation(3).load(), std::uint32_t(0));
    }

    void dirty_logging_gives_each_written_page_once() {
        PageTracker tracker(5);
        tracker.written_range(0, 4096);
        tracker.set_dirty_logging(true);
        QVERIFY(tracker.take_dirty_pages().empty());
        tracker.written_range(3 * 4096, 1);
        tracker.written_range(4096, 4097);
        tracker.written_range(4096, 1);
        QCOMPARE(tracker.take_dirty_pages(), (std::vector<std::size_t>{1, 2, 3}));
        QVERIFY(tracker.take_dirty_pages().empty());
        tracker.written_range(2 * 4096, 1);
        QCOMPARE(tracker.take_dirty_pages(), (std::vector<std::size_t>{2}));
    }
    void dirty_logging_after_a_pages_first_write_lets_it_run_free() {
        PageTracker tracker(1);
        tracker.set_dirty_logging(true);
        QCOMPARE(tracker.flags(0), PageTracker::kTrackDirty);
        tracker.written(0, 0, 1);
        QCOMPARE(tracker.flags(0), std::uint8_t(0));
    }
    void watcher_is_told_of_code_that_changes_until_it_is_removed() {
        PageTracker tracker(3);
        Listener first, second;
        tracker.add_watcher(first);
        tracker.add_watcher(second);
        tracker.mark_code(1, 0, 64);
        tracker.mark_code(2, 0, 64);
        tracker.written_range(4096 + 64, 64);  // Beside it.
        QVERIFY(first.pages.empty());
        tracker.written_range(0, 3 * 4096);
        QCOMPARE(first.pages, (std::vector<std::size_t>{1, 2}));
        tracker.remove_watcher(first);
        tracker.mark_code(0, 0, 1);
        tracker.written(0, 0, 1);
        QCOMPARE(first.pages.size(), std::size_t(2));
        QCOMPARE(second.pages, (std::vector<std::size_t>{1, 2, 0}));
    }
    void dirty_logging_and_code_do_not_disturb_each_other() {
        PageTracker tracker(1);
        tracker.set_dirty_logging(true);
        tracker.mark_code(0, 0, 64);
        tracker.written(0, 1000, 1);
        QCOMPARE(tracker.flags(0), PageTracker::kCode);
        QCOMPARE(tracker.code_generation(0).load(), std::uint32_t(0));
        QCOMPARE(tracker.take_dirty_pages(), (std::vector<std::size_t>{0}));
        tracker.written(0, 0, 1);
        QCOMPARE(tracker.code_generation(0).load(), std::uint32_t(1));
        tracker.mark_code(0, 0, 64);
        tracker.set_dirty_logging(false);
        QCOMPARE(tracker.flags(0), PageTracker::kCode);
        QVERIFY(tracker.take_dirty_pages().empty());
    }

    /// Dekker's pattern: of a store followed by a look at the flag, and a mark followed by a look at the data, at least
    /// one sees the other. Without the process-wide barrier this fails every few runs on a computer of two CPUs.
    void code_that_is_decoded_while_it_is_written_is_never_stale() {
        PageTracker tracker(1);
        std::atomic<std::uint32_t> code = 0;  // Stands for the bytes of the guest at offset 0.
        std::atomic<int> round = 0;
        std::atomic<int> written_round = 0;
        constexpr int kRounds = 4000;
        std::thread writer([&] {
            for (int i = 1; i <= kRounds; ++i) {
                await([&] { return round.load(std::memory_order_acquire) >= i; });
                code.store(static_cast<std::uint32_t>(i), std::memory_order_relaxed);
                std::atomic_signal_fence(std::memory_order_seq_cst);
                if (tracker.flags(0) != 0) {
                    tracker.written(0, 0, 4);
                }
                written_round.store(i, std::memory_order_release);
            }
        });
        int stale = 0;
        for (int i = 1; i <= kRounds; ++i) {
            round.store(i, std::memory_order_release);
            const std::uint32_t generation = tracker.code_generation(0).load(std::memory_order_acquire);
            tracker.mark_code(0, 0, 4);
            const std::uint32_t decoded = code.load(std::memory_order_relaxed);
            await([&] { return written_round.load(std::memory_order_acquire) >= i; });
            const bool valid = tracker.code_generation(0).load(std::memory_order_acquire) == generation;
            stale += valid && decoded != static_cast<std::uint32_t>(i) ? 1 : 0;
            // Unmark, so that the next round begins with the flag clear.
            tracker.written(0, 0, 4);
        }
        writer.join();
        QCOMPARE(stale, 0);
    }

    void page_that_is_written_while_it_is_collected_is_not_lost() {
        const auto memory = GuestMemory::create(1 << 20).value();
        PageTracker& tracker = memory->tracker();
        tracker.set_dirty_logging(true);
        constexpr std::uint32_t kWrites = 50000;
        std::atomic<bool> done = false;
        std::thread writer([&] {
            for (std::uint32_t i = 1; i <= kWrites; ++i) {
                (void)memory->store<std::uint32_t>({8192}, i);
            }
            done = true;
        });
        std::uint32_t copy = 0;
        bool last = false;
        do {
            last = done;
            for (const std::size_t page : tracker.take_dirty_pages()) {
                QCOMPARE(page, std::size_t(2));
                copy = memory->load<std::uint32_t>({8192}).value();
            }
        } while (!last);
        writer.join();
        QCOMPARE(copy, kWrites);
    }

    void process_barrier_can_be_called_from_several_threads() {
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([] {
                for (int n = 0; n < 100; ++n) {
                    process_barrier();
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
    }
};

QTEST_GUILESS_MAIN(PageTrackerTest)
#include "page_tracker_test.moc"
