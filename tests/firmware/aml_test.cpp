// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/aml.h"

#include <QtTest>

using namespace apiary::firmware;

class AmlTest : public QObject {
    Q_OBJECT

private slots:
    void integer_value_takes_its_shortest_form_data() {
        QTest::addColumn<quint64>("value");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("zero") << quint64{0} << QByteArray::fromHex("00");
        QTest::newRow("one") << quint64{1} << QByteArray::fromHex("01");
        QTest::newRow("byte") << quint64{2} << QByteArray::fromHex("0a02");
        QTest::newRow("largest byte") << quint64{0xff} << QByteArray::fromHex("0aff");
        QTest::newRow("word") << quint64{0x100} << QByteArray::fromHex("0b0001");
        QTest::newRow("largest word") << quint64{0xffff} << QByteArray::fromHex("0bffff");
        QTest::newRow("double word") << quint64{0x10000} << QByteArray::fromHex("0c00000100");
        QTest::newRow("quad word") << quint64{0x1'0000'0000} << QByteArray::fromHex("0e0000000001000000");
    }
    void integer_value_takes_its_shortest_form() {
        QFETCH(quint64, value);
        QFETCH(QByteArray, code);
        QCOMPARE(bytes_of(aml::integer(value)), code);
    }

    void name_string_form_follows_the_segments_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("short") << QByteArray("_S5") << QByteArray("_S5_");
        QTest::newRow("root") << QByteArray("\\") << QByteArray("\\\0", 2);
        QTest::newRow("absolute") << QByteArray("\\_SB") << QByteArray("\\_SB_");
        QTest::newRow("parent") << QByteArray("^^ABCD") << QByteArray("^^ABCD");
        QTest::newRow("two") << QByteArray("\\_SB.COM1") << QByteArray("\\\x2e_SB_COM1");
        QTest::newRow("three") << QByteArray("_SB.PCI0.X") << QByteArray("\x2f\x03_SB_PCI0X___");
    }
    void name_string_form_follows_the_segments() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, code);
        QCOMPARE(bytes_of(aml::name_string(name.toStdString())), code);
    }

    void scope_length_counts_its_own_bytes_data() {
        QTest::addColumn<int>("contents");
        QTest::addColumn<QByteArray>("head");
        // The name takes 4 bytes and the length itself 1 to 3.
        QTest::newRow("longest short form") << 58 << QByteArray::fromHex("103f");
        QTest::newRow("shortest 2-byte form") << 59 << QByteArray::fromHex("104104");
        QTest::newRow("longest 2-byte form") << 4089 << QByteArray::fromHex("104fff");
        QTest::newRow("shortest 3-byte form") << 4090 << QByteArray::fromHex("10810001");
    }
    void scope_length_counts_its_own_bytes() {
        QFETCH(int, contents);
        QFETCH(QByteArray, head);
        const Bytes code = aml::scope("ABCD", Bytes(static_cast<std::size_t>(contents), 0xa3));
        QCOMPARE(bytes_of(code).left(head.size()), head);
        QCOMPARE(code.size(), static_cast<std::size_t>(head.size() + 4 + contents));
    }

    void eisa_id_is_compressed_as_the_specification_says() {
        // What iasl makes of these ids.
        QCOMPARE(bytes_of(aml::eisa_id("PNP0A03")), QByteArray::fromHex("0c41d00a03"));
        QCOMPARE(bytes_of(aml::eisa_id("PNP0000")), QByteArray::fromHex("0b41d0"));
    }
    void package_holds_count_and_elements() {
        QCOMPARE(bytes_of(aml::package({aml::integer(5), aml::integer(0)})), QByteArray::fromHex("1205020a0500"));
    }
    void string_is_terminated() { QCOMPARE(bytes_of(aml::string("ab")), QByteArray::fromHex("0d616200")); }
    void method_holds_flags_and_terms() {
        const Bytes code = aml::method("_PIC", 1, aml::store(aml::argument(0), aml::name_string("PICM")));
        QCOMPARE(bytes_of(code), QByteArray::fromHex("140c") + "_PIC" + QByteArray::fromHex("017068") + "PICM");
    }
    void device_has_the_extended_op_code() {
        QCOMPARE(bytes_of(aml::device("COM1", {})), QByteArray::fromHex("5b8205") + "COM1");
    }
    void resource_template_ends_with_a_tag() {
        const Bytes code = aml::ResourceTemplate{}.io(0x3f8, 8).irq(4).memory32(0xfed00000, 0x400, false).term();
        QCOMPARE(bytes_of(code), QByteArray::fromHex("111c0a19"
                                                     "4701f803f8030108"
                                                     "221000"
                                                     "860900000000d0fe00040000"
                                                     "7900"));
    }

private:
    static QByteArray bytes_of(const Bytes& bytes) {
        return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
    }
};

QTEST_GUILESS_MAIN(AmlTest)
#include "aml_test.moc"
