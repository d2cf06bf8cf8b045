// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/size.h"

#include <QtTest>

using apiary::format_size;
using apiary::parse_size;

class SizeTest : public QObject {
    Q_OBJECT

private slots:
    void parse_size_with_unit_gives_bytes_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<quint64>("bytes");
        const auto row = [](const char* text, quint64 bytes) { QTest::newRow(text) << text << bytes; };
        row("512M", 512ull << 20);
        row("2G", 2ull << 30);
        row("2g", 2ull << 30);
        row("64K", 64ull << 10);
        row("1T", 1ull << 40);
        row("3GiB", 3ull << 30);
        row("3GB", 3ull << 30);
        row("3 GiB", 3ull << 30);
        row("1.5G", 3ull << 29);
        row("0.5M", 1ull << 19);
        row("4096B", 4096);
        row("1B", 1);
        row("0M", 0);
        row("1.1G", 1181116006ull & ~4095ull);
        row("1.5K", 1536);
        row("16777215T", 16777215ull << 40);
    }
    void parse_size_with_unit_gives_bytes() {
        QFETCH(QString, text);
        QFETCH(quint64, bytes);
        const auto size = parse_size(text.toStdString());
        QVERIFY2(size.has_value(), size ? "" : size.error().cause.c_str());
        QCOMPARE(*size, bytes);
    }

    void parse_size_of_bare_number_asks_for_the_unit_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("question");
        QTest::newRow("8") << "8" << "8: did you mean 8G?";
        QTest::newRow("1") << "1" << "1: did you mean 1G?";
        QTest::newRow("63") << "63" << "63: did you mean 63G?";
        QTest::newRow("64") << "64" << "64: did you mean 64M?";
        QTest::newRow("2048") << "2048" << "2048: did you mean 2048M?";
        QTest::newRow("1.5") << "1.5" << "1.5: did you mean 1.5G?";
    }
    void parse_size_of_bare_number_asks_for_the_unit() {
        QFETCH(QString, text);
        QFETCH(QString, question);
        const auto size = parse_size(text.toStdString());
        QVERIFY(!size.has_value());
        QCOMPARE(QString::fromStdString(size.error().cause), question);
        QVERIFY(!size.error().remedy.empty());
    }

    void parse_size_of_anything_else_is_refused_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "0", "-1G", "+1G", " 1G", "1G ", "G", "1Q", "1GG", "1Gi", "1GiBB", "0x10M", "1,5G", "1.G",
                                 ".5G", "1.2.3G", "1e3M", "1.5B", "16777216T", "999999999999999999T",
                                 "99999999999999999999G", "one", "1G2M", "1\nG", "1  G"}) {
            QTest::newRow(text) << text;
        }
    }
    void parse_size_of_anything_else_is_refused() {
        QFETCH(QString, text);
        const auto size = parse_size(text.toStdString());
        QVERIFY(!size.has_value());
        QVERIFY(!size.error().cause.empty());
    }

    void format_size_is_short_and_exact_data() {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<QString>("text");
        const auto row = [](quint64 bytes, const char* text) { QTest::newRow(text) << bytes << text; };
        row(0, "0B");
        row(1, "1B");
        row(1000, "1000B");
        row(1024, "1K");
        row(512ull << 20, "512M");
        row(3ull << 29, "1.5G");
        row(5ull << 28, "1.25G");
        row(7ull << 28, "1.75G");
        row((1ull << 30) + 4096, "1048580K");
        row((1ull << 30) + 1, "1073741825B");
        row(1ull << 40, "1T");
    }
    void format_size_is_short_and_exact() {
        QFETCH(quint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(format_size(bytes)), text);
        QCOMPARE(*parse_size(format_size(bytes)), bytes);
    }
};

QTEST_GUILESS_MAIN(SizeTest)
#include "size_test.moc"
