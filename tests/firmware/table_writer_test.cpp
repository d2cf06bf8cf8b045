// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/table_writer.h"

#include <QtTest>

using namespace apiary::firmware;

class TableWriterTest : public QObject {
    Q_OBJECT

private slots:
    void numbers_are_little_endian() {
        TableWriter out;
        out.u8(0x01).u16(0x0302).u32(0x07060504).u64(0x0f0e0d0c0b0a0908);
        QCOMPARE(out.data(), (Bytes{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}));
    }
    void text_is_padded_and_cut() {
        TableWriter out;
        out.text("AB", 4).text("ABCDEF", 3).text("", 2, '\0');
        QCOMPARE(out.data(), (Bytes{'A', 'B', ' ', ' ', 'A', 'B', 'C', 0, 0}));
    }
    void patch_overwrites_in_place() {
        TableWriter out;
        out.zeros(6);
        out.patch_u16(1, 0x1234);
        out.patch_u8(5, 0xff);
        QCOMPARE(out.data(), (Bytes{0, 0x34, 0x12, 0, 0, 0xff}));
    }
    void seal_makes_the_range_sum_to_zero() {
        TableWriter out;
        out.u8(99).u8(1).u8(2).u8(0).u8(77);
        out.seal(3, 1, 3);
        QCOMPARE(out.data(), (Bytes{99, 1, 2, 0xfd, 77}));
    }
    void checksum_of_nothing_is_zero() { QCOMPARE(int{checksum({})}, 0); }
};

QTEST_GUILESS_MAIN(TableWriterTest)
#include "table_writer_test.moc"
