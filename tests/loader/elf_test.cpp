// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/elf.h"

#include <QtTest>

#include "tests/loader/made_up_kernels.h"

using namespace apiary;
using loader::ImageView;
using test::FileBuilder;

class ElfTest : public QObject {
    Q_OBJECT

private slots:
    void both_classes_give_the_same_headers() {
        const std::vector<test::Segment> segments = {{1, 0x200, 0x400000, 0x100000, 0x10, 0x30, 0x1000}};
        for (const bool wide : {false, true}) {
            FileBuilder file = wide ? test::make_elf64(0x100008, segments) : test::make_elf32(0x100008, segments);
            file.fill(0x200, 0x10, 1);
            const auto elf = loader::parse_elf(ImageView(file.bytes()));
            QVERIFY(elf);
            QCOMPARE(elf->is_64, wide);
            QCOMPARE(elf->entry, std::uint64_t{0x100008});
            QCOMPARE(elf->segments.size(), std::size_t{1});
            const loader::ElfSegment& segment = elf->segments.front();
            QCOMPARE(segment.offset, std::uint64_t{0x200});
            QCOMPARE(segment.virtual_address, std::uint64_t{0x400000});
            QCOMPARE(segment.physical, std::uint64_t{0x100000});
            QCOMPARE(segment.file_size, std::uint64_t{0x10});
            QCOMPARE(segment.memory_size, std::uint64_t{0x30});
            QCOMPARE(segment.alignment, std::uint64_t{0x1000});
        }
    }

    void damaged_headers_are_refused_data() {
        QTest::addColumn<QByteArray>("file");
        const auto row = [](const char* name, const FileBuilder& file) { QTest::newRow(name) << bytes_of(file); };
        const std::vector<test::Segment> one = {{1, 0, 0, 0x100000, 0, 0}};
        row("class 0", test::make_elf64(0, one).set<std::uint8_t>(4, 0));
        row("class 3", test::make_elf64(0, one).set<std::uint8_t>(4, 3));
        row("big endian", test::make_elf64(0, one).set<std::uint8_t>(5, 2));
        row("program header size", test::make_elf64(0, one).set<std::uint16_t>(54, 55));
        row("program header size 0", test::make_elf64(0, one).set<std::uint16_t>(54, 0));
        row("too many program headers", test::make_elf64(0, one).set<std::uint16_t>(56, 0xffff));
        row("one program header too many", test::make_elf64(0, one).set<std::uint16_t>(56, 2));
        row("table past the end", test::make_elf64(0, one).set<std::uint64_t>(32, 65));
        row("table offset wraps", test::make_elf64(0, one).set<std::uint64_t>(32, ~0ULL));
        row("segment past the end", test::make_elf64(0, {{1, 100, 0, 0x100000, 100, 100}}));
        row("segment offset wraps", test::make_elf64(0, {{1, ~0ULL, 0, 0x100000, 2, 2}}));
        row("segment size wraps", test::make_elf64(0, {{1, 8, 0, 0x100000, ~0ULL - 4, ~0ULL}}));
        row("more in the file than in memory", test::make_elf64(0, {{1, 0, 0, 0x100000, 8, 7}}));
        row("notes past the end", test::make_elf64(0, {{4, 100, 0, 0, 100, 100}}));
        row("32-bit table past the end", test::make_elf32(0, one).set<std::uint32_t>(28, 53));
        row("32-bit segment past the end", test::make_elf32(0, {{1, 0xffffffff, 0, 0x100000, 1, 1}}));
    }
    void damaged_headers_are_refused() {
        QFETCH(QByteArray, file);
        const auto elf = loader::parse_elf(view(file));
        QVERIFY(!elf);
        QVERIFY(!elf.error().cause.empty() && !elf.error().remedy.empty());
    }
    void truncated_header_is_refused_at_every_length() {
        const FileBuilder file = test::make_elf64(0, {{1, 0, 0, 0x100000, 0, 0}});
        for (std::size_t length = 0; length < file.bytes().size(); ++length) {
            QVERIFY(!loader::parse_elf(ImageView(std::span(file.bytes()).first(length))));
        }
        QVERIFY(loader::parse_elf(ImageView(file.bytes())));
    }

    void entry_by_virtual_address_is_translated() {
        loader::ElfFile elf;
        elf.segments = {{.type = 1, .virtual_address = 0xffffffff80000000, .physical = 0x100000, .memory_size = 0x1000}};
        elf.entry = 0xffffffff80000123;
        QCOMPARE(loader::physical_entry(elf), std::uint64_t{0x100123});
        elf.entry = 0x100123;
        QCOMPARE(loader::physical_entry(elf), std::uint64_t{0x100123});
        elf.entry = 0xffffffff80001000;
        QCOMPARE(loader::physical_entry(elf), std::uint64_t{0xffffffff80001000});
    }

    void note_is_found_by_owner_and_type() {
        const FileBuilder file = test::make_pvh_kernel();
        const ImageView view(file.bytes());
        const auto elf = loader::parse_elf(view).value();
        QVERIFY(loader::find_note(view, elf, "Xen", 18));
        QCOMPARE(loader::find_note(view, elf, "Xen", 18)->size(), std::size_t{4});
        QCOMPARE(loader::find_note(view, elf, "Xen", 6)->size(), std::size_t{6});
        QVERIFY(!loader::find_note(view, elf, "GNU", 18));
        QVERIFY(!loader::find_note(view, elf, "Xe", 18));
        QVERIFY(!loader::find_note(view, elf, "XenX", 18));
    }
    void note_aligned_to_8_is_found() {
        FileBuilder file = test::make_elf64(0, {{4, 0x100, 0, 0, 0x40, 0x40, 8}});
        test::add_note(file, 0x100, "ABCD", 1, 3);  // 12 + 5 bytes, data at 24, next note at 32
        test::add_note(file, 0x100 + 32, "Xen", 18, 4);
        file.set<std::uint32_t>(0x100 + 32 + 16, 0x1234).fill(0x134, 12, 0);
        const ImageView view(file.bytes());
        const auto note = loader::find_note(view, loader::parse_elf(view).value(), "Xen", 18);
        QVERIFY(note);
        QCOMPARE(ImageView(*note).get<std::uint32_t>(0).value(), 0x1234U);
    }
    void note_sizes_past_the_segment_end_the_search_data() {
        QTest::addColumn<quint32>("name_size");
        QTest::addColumn<quint32>("data_size");
        QTest::newRow("name") << 0xffffffffU << 4U;
        QTest::newRow("data") << 4U << 0xffffffffU;
        QTest::newRow("both") << 0xfffffff0U << 0xfffffff0U;
        QTest::newRow("data by one") << 4U << 49U;
    }
    void note_sizes_past_the_segment_end_the_search() {
        QFETCH(quint32, name_size);
        QFETCH(quint32, data_size);
        FileBuilder file = test::make_elf64(0, {{4, 0x100, 0, 0, 0x40, 0x40, 4}});
        test::add_note(file, 0x100, "Xen", 18, 4);
        file.set(0x100, name_size).set(0x104, data_size).fill(0x110, 0x30, 0);
        const ImageView view(file.bytes());
        QVERIFY(!loader::find_note(view, loader::parse_elf(view).value(), "Xen", 18));
    }
    void empty_notes_end_the_search() {
        FileBuilder file = test::make_elf64(0, {{4, 0x100, 0, 0, 0x40000, 0x40000, 4}});
        file.fill(0x100, 0x40000, 0);
        const ImageView view(file.bytes());
        QVERIFY(!loader::find_note(view, loader::parse_elf(view).value(), "Xen", 18));
    }

private:
    static QByteArray bytes_of(const FileBuilder& file) {
        return {reinterpret_cast<const char*>(file.bytes().data()), static_cast<qsizetype>(file.bytes().size())};
    }
    static ImageView view(const QByteArray& file) {
        return ImageView(std::as_bytes(std::span(file.constData(), static_cast<std::size_t>(file.size()))));
    }
};

QTEST_GUILESS_MAIN(ElfTest)
#include "elf_test.moc"
