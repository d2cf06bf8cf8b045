// SPDX-License-Identifier: BSD-2-Clause
#include <QTest>

#include <map>
#include <random>

extern "C" {
#include "kmod/core/page_table.h"
#include "kmod/core/tag.h"
#include "kmod/core/vcpu_state.h"
#include "tests/kmod/os_model.h"
}

namespace {

constexpr std::uint64_t kPage = 4096, kLarge = 2 << 20, kFar = std::uint64_t{1} << 40;

/// What was let go.
struct Released {
    std::map<std::uint64_t, std::uint64_t> blocks;  ///< Size by physical address.
};

void release(void* context, std::uint64_t physical, std::uint64_t size, bool /*written*/) {
    static_cast<Released*>(context)->blocks[physical] = size;
}

class Table {
public:
    explicit Table(avm_page_format format = avm_npt_format(4), std::uint64_t most = 1000) {
        made_ = avm_page_table_init(&table, format, most) == 0;
    }
    ~Table() { avm_page_table_free(&table, release, &released); }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    bool map(std::uint64_t gpa, std::uint64_t physical, unsigned level = 1) {
        return avm_page_table_map(&table, gpa, physical, level, true) == 0;
    }
    std::uint64_t find(std::uint64_t gpa) {
        avm_leaf leaf = {};
        return avm_page_table_find(&table, gpa, &leaf) ? leaf.physical + (gpa - leaf.gpa) : 0;
    }
    void drop(std::uint64_t start, std::uint64_t end) {
        avm_page_table_detach(&table, start, end);
        avm_page_table_release(&table, start, end, release, &released);
    }

    avm_page_table table = {};
    Released released;

private:
    bool made_ = false;
};

}  // namespace

class PageTableTest : public QObject {
    Q_OBJECT
private slots:
    void map_small_page_is_found() {
        Table table;
        QVERIFY(table.map(kFar + 5 * kPage, 7 * kPage));
        QCOMPARE(table.find(kFar + 5 * kPage + 12), 7 * kPage + 12);
        QCOMPARE(table.find(kFar + 6 * kPage), 0u);
    }
    void map_large_page_is_found_throughout() {
        Table table;
        QVERIFY(table.map(4 * kLarge, 9 * kLarge, 2));
        QCOMPARE(table.find(5 * kLarge - 1), 10 * kLarge - 1);
        QCOMPARE(avm_page_table_free_level(&table.table, 4 * kLarge), 2u);
    }
    void map_where_something_is_fails() {
        Table table(avm_ept_format(true));
        QVERIFY(table.map(3 * kPage, kPage));
        QVERIFY(!table.map(3 * kPage, 2 * kPage));
        QVERIFY(!table.map(0, 0, 2));
        QVERIFY(table.map(kLarge, kLarge, 2));
        QVERIFY(!table.map(kLarge + kPage, kPage));
    }
    void map_beyond_the_most_tables_fails_and_loses_nothing() {
        Table table(avm_npt_format(4), 4);
        QVERIFY(table.map(0, kPage));
        QCOMPARE(avm_page_table_map(&table.table, kFar, 2 * kPage, 1, true), static_cast<int>(AVM_ENOMEM));
        QCOMPARE(table.find(0), kPage);
    }
    void detach_keeps_blocks_until_released() {
        Table table;
        QVERIFY(table.map(kPage, 5 * kPage));
        QVERIFY(avm_page_table_detach(&table.table, kPage, 2 * kPage));
        QCOMPARE(table.find(kPage), 0u);
        QVERIFY(table.released.blocks.empty());
        avm_page_table_release(&table.table, kPage, 2 * kPage, release, &table.released);
        QCOMPARE(table.released.blocks.at(5 * kPage), kPage);
        QVERIFY(table.map(kPage, 6 * kPage));
    }
    void detach_part_of_a_large_page_takes_all() {
        Table table;
        QVERIFY(table.map(0, kLarge, 2));
        table.drop(kPage, 2 * kPage);
        QCOMPARE(table.find(0), 0u);
        QCOMPARE(table.released.blocks.at(kLarge), kLarge);
    }
    void detach_of_a_whole_range_gives_tables_back() {
        Table table;
        QVERIFY(table.map(3 * kLarge, kPage));
        const std::uint64_t before = table.table.tables;
        table.drop(2 * kLarge, 6 * kLarge);
        QCOMPARE(table.table.tables, before - 1);
        QCOMPARE(table.released.blocks.size(), 1u);
    }
    void free_gives_every_page_back() {
        const long before = os_model_pages();
        {
            Table table(avm_npt_format(5));
            QVERIFY(table.map(kFar, kPage));
            QVERIFY(table.map(kLarge, kLarge, 2));
        }
        QCOMPARE(os_model_pages(), before);
    }
    void collect_tells_dirty_pages_once() {
        Table table;
        QVERIFY(table.map(kPage, kPage));
        QVERIFY(table.map(2 * kPage, 2 * kPage));
        avm_page_table_mark_written(&table.table, 2 * kPage);
        std::uint64_t bitmap = 0;
        QVERIFY(avm_page_table_collect(&table.table, 0, 64 * kPage, &bitmap));
        QCOMPARE(bitmap, 4u);
        bitmap = 0;
        QVERIFY(!avm_page_table_collect(&table.table, 0, 64 * kPage, &bitmap));
        QCOMPARE(bitmap, 0u);
    }
    void collect_without_dirty_bits_takes_the_right_to_write() {
        Table table(avm_ept_format(false));
        QVERIFY(table.map(kPage, kPage));
        std::uint64_t bitmap = 0;
        QVERIFY(avm_page_table_collect(&table.table, 0, 64 * kPage, &bitmap));
        QCOMPARE(bitmap, 2u);
        avm_leaf leaf = {};
        QVERIFY(avm_page_table_find(&table.table, kPage, &leaf));
        QVERIFY(!leaf.writable);
        QVERIFY(avm_page_table_allow_write(&table.table, kPage));
        QVERIFY(avm_page_table_find(&table.table, kPage, &leaf));
        QVERIFY(leaf.writable);
    }
    void random_use_agrees_with_a_map() {
        Table table;
        std::map<std::uint64_t, std::uint64_t> model;
        std::mt19937_64 random(1);
        std::uint64_t next = 0x1000;
        for (int i = 0; i < 20000; ++i) {
            const std::uint64_t gpa = (random() % 2048) * kPage + (random() % 3) * kFar;
            if (random() % 4 != 0) {
                const std::uint64_t physical = next++ * kPage;
                QCOMPARE(table.map(gpa, physical), model.emplace(gpa, physical).second);
            } else {
                const std::uint64_t end = gpa + (1 + random() % 700) * kPage;
                table.released.blocks.clear();
                table.drop(gpa, end);
                const auto first = model.lower_bound(gpa), last = model.lower_bound(end);
                QCOMPARE(table.released.blocks.size(), static_cast<std::size_t>(std::distance(first, last)));
                model.erase(first, last);
            }
            QCOMPARE(table.find(gpa), model.contains(gpa) ? model.at(gpa) : 0u);
        }
    }

    void tag_is_kept_until_something_changes() {
        avm_tags tags;
        avm_tags_init(&tags, 2);
        avm_tag tag = {};
        QCOMPARE(avm_tag_use(&tags, &tag, 0, false, true), AVM_FLUSH_NONE);
        QCOMPARE(tag.value, 1u);
        QCOMPARE(avm_tag_use(&tags, &tag, 0, true, true), AVM_FLUSH_TAG);
        QCOMPARE(tag.value, 1u);
        QCOMPARE(avm_tag_use(&tags, &tag, 0, true, false), AVM_FLUSH_NONE);
        QCOMPARE(tag.value, 2u);
    }
    void tags_used_up_begin_anew_with_a_flush() {
        avm_tags tags;
        avm_tags_init(&tags, 2);
        avm_tag a = {}, b = {}, c = {};
        avm_tag_use(&tags, &a, 0, false, true);
        avm_tag_use(&tags, &b, 0, false, true);
        QCOMPARE(avm_tag_use(&tags, &c, 0, false, true), AVM_FLUSH_ALL);
        QCOMPARE(avm_tag_use(&tags, &a, 0, false, true), AVM_FLUSH_NONE);
        QVERIFY(a.value != c.value);
    }
    void tags_there_are_none_of_flush_always() {
        avm_tags tags;
        avm_tags_init(&tags, 0);
        avm_tag tag = {};
        QCOMPARE(avm_tag_use(&tags, &tag, 0, false, true), AVM_FLUSH_ALL);
        QCOMPARE(tag.value, 0u);
    }

    void vcpu_state_changes_only_as_it_may() {
        std::uint32_t state = AVM_VCPU_IDLE;
        QVERIFY(!avm_vcpu_change(&state, AVM_VCPU_IDLE, AVM_VCPU_GUEST));
        QVERIFY(avm_vcpu_change(&state, AVM_VCPU_IDLE, AVM_VCPU_RUNNING));
        QVERIFY(!avm_vcpu_change(&state, AVM_VCPU_IDLE, AVM_VCPU_HELD));
        QVERIFY(avm_vcpu_change(&state, AVM_VCPU_RUNNING, AVM_VCPU_GUEST));
        QVERIFY(!avm_vcpu_change(&state, AVM_VCPU_GUEST, AVM_VCPU_IDLE));
        QCOMPARE(state, static_cast<std::uint32_t>(AVM_VCPU_GUEST));
    }
};

QTEST_GUILESS_MAIN(PageTableTest)
#include "page_table_test.moc"
