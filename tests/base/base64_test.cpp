// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/base64.h"

#include <QTest>

using namespace apiary;

class Base64Test : public QObject {
    Q_OBJECT

private slots:
    void vectors_of_the_rfc_agree_data();
    void vectors_of_the_rfc_agree();
    void every_byte_comes_back();
    void nonsense_is_refused_data();
    void nonsense_is_refused();
};

void Base64Test::vectors_of_the_rfc_agree_data() {  // RFC 4648, section 10.
    QTest::addColumn<QString>("bytes");
    QTest::addColumn<QString>("text");
    const char* const rows[][2] = {{"", ""},
                                   {"f", "Zg=="},
                                   {"fo", "Zm8="},
                                   {"foo", "Zm9v"},
                                   {"foob", "Zm9vYg=="},
                                   {"fooba", "Zm9vYmE="},
                                   {"foobar", "Zm9vYmFy"}};
    for (const auto& row : rows) {
        QTest::newRow(row[0]) << row[0] << row[1];
    }
}

void Base64Test::vectors_of_the_rfc_agree() {
    QFETCH(QString, bytes);
    QFETCH(QString, text);
    QCOMPARE(to_base64(bytes.toStdString()), text.toStdString());
    QCOMPARE(from_base64(text.toStdString()), bytes.toStdString());
}

void Base64Test::every_byte_comes_back() {
    std::string bytes;
    for (int i = 0; i < 1000; ++i) {
        bytes += static_cast<char>(i * 7);
        QCOMPARE(from_base64(to_base64(bytes)), bytes);
    }
}

void Base64Test::nonsense_is_refused_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"Z", "Zg", "Zg=", "Zg===", "====", "Z===", "Zm9v=", "Zm 9", "Zm9-", "Zh==", "Zm9=", "=Zg="}) {
        QTest::newRow(text) << text;
    }
}

void Base64Test::nonsense_is_refused() {
    QFETCH(QString, text);
    QVERIFY(!from_base64(text.toStdString()));
}

QTEST_GUILESS_MAIN(Base64Test)
#include "base64_test.moc"
