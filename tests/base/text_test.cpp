// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/text.h"

#include <QTest>

using namespace apiary;

class TextTest : public QObject {
    Q_OBJECT

private slots:
    void shown_hostileText_isOneShortLine() {
        QCOMPARE(shown("plain ä"), std::string("plain ä"));
        QCOMPARE(shown("a\033[2Jb\nc\x7f"), std::string("a?[2Jb?c?"));
        const std::string cut = shown(std::string(79, 'x') + "ä" + std::string(1000, 'y'));
        QCOMPARE(cut, std::string(79, 'x') + "…");
    }
    void length_isTheCallers() {
        QCOMPARE(shown("abcdef", 6), std::string("abcdef"));
        QCOMPARE(shown("abcdef", 3), std::string("abc…"));
        QCOMPARE(shown("", 0), std::string());
    }
};

QTEST_APPLESS_MAIN(TextTest)
#include "text_test.moc"
