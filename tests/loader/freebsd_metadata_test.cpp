// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/freebsd_metadata.h"

#include <QtTest>

using namespace apiary;
using loader::FreeBsdFile;
using loader::FreeBsdRecord;

namespace {

QByteArray hex(std::span<const std::byte> bytes) {
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toHex();
}

/// The record of a file that has no other besides its name and type.
QByteArray record_hex(const FreeBsdFile& file) {
    static const std::size_t before = FreeBsdFile("n", "t").records().size();
    return hex(file.records().subspan(before));
}

}  // namespace

/// Each record byte by byte.
class FreeBsdMetadataTest : public QObject {
    Q_OBJECT

private slots:
    void name_comes_first_then_the_type() {
        const FreeBsdFile file("/boot/k", "elf kernel");
        QCOMPARE(hex(file.records()), QByteArray("01000000"
                                                 "08000000"
                                                 "2f626f6f742f6b00"
                                                 "02000000"
                                                 "0b000000"
                                                 "656c66206b65726e656c000000000000"));
        QCOMPARE(file.name(), std::string("/boot/k"));
    }
    void text_that_fills_its_words_has_one_more_for_its_nul() {
        FreeBsdFile file("n", "t");
        file.text(FreeBsdRecord::Arguments, "12345678");
        QCOMPARE(record_hex(file), QByteArray("06000000"
                                              "09000000"
                                              "3132333435363738"
                                              "0000000000000000"));
    }
    void empty_text_is_its_nul() {
        FreeBsdFile file("n", "t");
        file.text(FreeBsdRecord::Arguments, "");
        QCOMPARE(record_hex(file), QByteArray("06000000"
                                              "01000000"
                                              "0000000000000000"));
    }
    void number_of_4_bytes_is_padded() {
        FreeBsdFile file("n", "t");
        file.number32(FreeBsdRecord::HowTo, 0x12345678);
        QCOMPARE(record_hex(file), QByteArray("07800000"
                                              "04000000"
                                              "7856341200000000"));
    }
    void number_of_8_bytes_is_little_endian() {
        FreeBsdFile file("n", "t");
        file.number64(FreeBsdRecord::KernelEnd, 0x1122334455667788);
        QCOMPARE(record_hex(file), QByteArray("08800000"
                                              "08000000"
                                              "8877665544332211"));
    }
    void bytes_keep_their_size() {
        FreeBsdFile file("n", "t");
        const std::uint8_t bytes[] = {1, 2, 3};
        file.bytes(FreeBsdRecord::MemoryMap, std::as_bytes(std::span(bytes)));
        QCOMPARE(record_hex(file), QByteArray("01900000"
                                              "03000000"
                                              "0102030000000000"));
    }
    void place_gives_address_and_size() {
        FreeBsdFile file("n", "t");
        file.place(0x200000, 0x1234);
        QCOMPARE(record_hex(file), QByteArray("03000000"
                                              "08000000"
                                              "0000200000000000"
                                              "04000000"
                                              "08000000"
                                              "3412000000000000"));
        QCOMPARE(file.end(), std::uint64_t{0x201234});
    }
    void records_have_the_kernel_s_numbers_data() {
        QTest::addColumn<std::uint32_t>("type");
        QTest::addColumn<std::uint32_t>("number");
        const auto row = [](const char* name, FreeBsdRecord type, std::uint32_t number) {
            QTest::newRow(name) << static_cast<std::uint32_t>(type) << number;
        };
        row("MODINFO_END", FreeBsdRecord::End, 0);
        row("MODINFO_NAME", FreeBsdRecord::Name, 1);
        row("MODINFO_TYPE", FreeBsdRecord::Type, 2);
        row("MODINFO_ADDR", FreeBsdRecord::Address, 3);
        row("MODINFO_SIZE", FreeBsdRecord::Size, 4);
        row("MODINFO_ARGS", FreeBsdRecord::Arguments, 6);
        row("MODINFOMD_ELFHDR", FreeBsdRecord::ElfHeader, 0x8000 | 2);
        row("MODINFOMD_SSYM", FreeBsdRecord::SymbolStart, 0x8000 | 3);
        row("MODINFOMD_ESYM", FreeBsdRecord::SymbolEnd, 0x8000 | 4);
        row("MODINFOMD_DYNAMIC", FreeBsdRecord::Dynamic, 0x8000 | 5);
        row("MODINFOMD_ENVP", FreeBsdRecord::Environment, 0x8000 | 6);
        row("MODINFOMD_HOWTO", FreeBsdRecord::HowTo, 0x8000 | 7);
        row("MODINFOMD_KERNEND", FreeBsdRecord::KernelEnd, 0x8000 | 8);
        row("MODINFOMD_SHDR", FreeBsdRecord::SectionHeaders, 0x8000 | 9);
        row("MODINFOMD_CTORS_ADDR", FreeBsdRecord::ConstructorAddress, 0x8000 | 0xa);
        row("MODINFOMD_CTORS_SIZE", FreeBsdRecord::ConstructorSize, 0x8000 | 0xb);
        row("MODINFOMD_SMAP", FreeBsdRecord::MemoryMap, 0x8000 | 0x1001);
    }
    void records_have_the_kernel_s_numbers() {
        QFETCH(std::uint32_t, type);
        QFETCH(std::uint32_t, number);
        QCOMPARE(type, number);
    }
    void files_follow_each_other_and_an_end() {
        const std::vector<FreeBsdFile> files = {{"a", "x"}, {"b", "y"}};
        QCOMPARE(hex(loader::freebsd_metadata(files)),
                 hex(files[0].records()) + hex(files[1].records()) + "0000000000000000");
        QCOMPARE(hex(loader::freebsd_metadata({})), QByteArray("0000000000000000"));
    }
};

QTEST_GUILESS_MAIN(FreeBsdMetadataTest)
#include "freebsd_metadata_test.moc"
