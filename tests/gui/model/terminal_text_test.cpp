// SPDX-License-Identifier: BSD-2-Clause
// What remains of a console's output as text.
#include "gui/model/terminal_text.h"

#include <QTest>
#include <random>
#include <string>

using apiary::gui::TerminalText;

namespace {

QString all_of(const QByteArray& bytes) {
    TerminalText text;
    const QString lines = text.take(bytes);
    return lines + text.line();
}

/// The same in pieces, cut wherever.
QString in_pieces(const QByteArray& bytes, qsizetype size) {
    TerminalText text;
    QString lines;
    for (qsizetype i = 0; i < bytes.size(); i += size) {
        lines += text.take(QByteArrayView(bytes).sliced(i, std::min(size, bytes.size() - i)));
    }
    return lines + text.line();
}

qsizetype longest_line(const QString& text) {
    qsizetype longest = 0;
    for (const QString& line : text.split(u'\n')) {
        longest = std::max(longest, line.toUcs4().size());
    }
    return longest;
}

}  // namespace

class TerminalTextTest : public QObject {
    Q_OBJECT

private slots:
    void output_becomes_plain_lines_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const QByteArray& bytes, const QString& text) {
            QTest::newRow(name) << bytes << text;
        };
        row("plain lines", "one\r\ntwo\nthree", QStringLiteral("one\ntwo\nthree"));
        row("colours", "\x1b[1;31mred\x1b[0m and \x1b[38;5;200mpink\x1b[m", QStringLiteral("red and pink"));
        row("colours with colons", "\x1b[38:2::1:2:3mred", QStringLiteral("red"));
        row("title", "\x1b]0;a title\x07text", QStringLiteral("text"));
        row("title that ends by ST", "\x1b]2;a title\x1b\\text", QStringLiteral("text"));
        row("device control string", "\x1bPq#0;2;0;0;0\x1b\\text", QStringLiteral("text"));
        row("title whose end was lost", "\x1b]0;a title\nnext", QStringLiteral("\nnext"));
        row("character sets", "\x1b(B\x1b)0\x1b#8text", QStringLiteral("text"));
        row("private modes", "\x1b[?25l\x1b[?2004htext\x1b[>c", QStringLiteral("text"));
        row("keypad", "\x1b=\x1b>text", QStringLiteral("text"));
        row("line written over", "10 %\r20 %\r100 %\r\n", QStringLiteral("100 %\n"));
        row("part written over", "abcdef\rxy", QStringLiteral("xycdef"));
        row("backspace", "abd\bc", QStringLiteral("abc"));
        row("character taken back", "abd\b \bc", QStringLiteral("abc"));
        row("backspace at the start", "\b\b\bx", QStringLiteral("x"));
        row("rest of the line erased", "password\r\x1b[Kok", QStringLiteral("ok"));
        row("start of the line erased", "abcd\b\b\x1b[1Kx", QStringLiteral("  xd"));
        row("whole line erased", "abcd\x1b[2K\rx", QStringLiteral("x"));
        row("cursor moved", "abc\x1b[2DX\x1b[CY\x1b[GZ", QStringLiteral("ZXcY"));
        row("characters deleted", "abcd\r\x1b[2P", QStringLiteral("cd"));
        row("tab", "a\tb\t\tc", QStringLiteral("a       b               c"));
        row("controls", QByteArray("a\0b\x07\x0e\x0f\x7f\x05", 8) + "c", QStringLiteral("abc"));
        row("sequence that is broken off", "\x1b[31\x18text", QStringLiteral("text"));
        row("sequence within a sequence", "\x1b[3\x1b[1mtext", QStringLiteral("text"));
        row("new line within a sequence", "a\x1b[3\n1mb", QStringLiteral("a\nb"));
        row("characters of many bytes", "Grüße, 日本, 🐝\n", QStringLiteral("Grüße, 日本, 🐝\n"));
        row("bytes that are no UTF-8",
            "a\xff\xfe"
            "b",
            QStringLiteral("a\uFFFD\uFFFDb"));
        row("halves of pairs and longer forms", "\xed\xa0\x80|\xc0\x80|\xf0\x80\x80\x80|\xf4\x90\x80\x80|\xe2\x82|",
            QString(QStringLiteral("???|??|????|????|?|")).replace(u'?', QChar(0xFFFD)));
        row("C1 in UTF-8",
            "a\xc2\x9b"
            "31mb\xc2\x9d"
            "0;title\xc2\x9c"
            "c\xc2\x85"
            "d",
            QStringLiteral("abcd"));
        row("ends of lines that documents know",
            "a\xe2\x80\xa8"
            "b\xe2\x80\xa9"
            "c",
            QStringLiteral("a\uFFFDb\uFFFDc"));
        row("marks that turn text",
            "a\xe2\x80\xae"
            "b\xe2\x81\xa6"
            "c",
            QStringLiteral("abc"));
        row("picture and non-characters", "\xef\xbf\xbc\xef\xb7\x90", QStringLiteral("\uFFFD\uFFFD"));
    }
    void output_becomes_plain_lines() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, text);
        QCOMPARE(all_of(bytes), text);
        QCOMPARE(in_pieces(bytes, 1), text);
        QCOMPARE(in_pieces(bytes, 3), text);
    }

    void line_without_an_end_is_broken() {
        const QString text = all_of(QByteArray(10'000, 'x'));
        QCOMPARE(text.count(u'x'), 10'000);
        QCOMPARE(longest_line(text), qsizetype(TerminalText::kLongestLine));
    }

    void sequence_without_an_end_swallows_little_data() {
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("title") << QByteArray("\x1b]0;");
        QTest::newRow("device control string") << QByteArray("\x1bP");
        QTest::newRow("string") << QByteArray("\x1bX");
        QTest::newRow("sequence") << QByteArray("\x1b[");
        QTest::newRow("character set") << QByteArray("\x1b(");
    }
    void sequence_without_an_end_swallows_little() {
        QFETCH(const QByteArray, beginning);
        const QString text = all_of(beginning + QByteArray(100'000, '1'));
        QVERIFY(text.count(u'1') >= 100'000 - 2 * qsizetype(TerminalText::kLongestString));
    }

    void far_cursors_cost_little() {
        QVERIFY(longest_line(all_of("\x1b[999999999Cx\x1b[99999999999999999999Gy\x1b[4294967296D")) <=
                qsizetype(TerminalText::kLongestLine));
        QVERIFY(longest_line(all_of(QByteArray("\x1b[4000C\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\tx"))) <=
                qsizetype(TerminalText::kLongestLine));
    }

    /// Hostile bytes of all kinds: what comes out is bounded, clean, and the same however the bytes are cut.
    void any_bytes_give_clean_text() {
        std::mt19937 random(20'261'127);
        const QByteArray bits[] = {"\x1b",
                                   "[",
                                   "]",
                                   "P",
                                   "0;",
                                   "31m",
                                   "K",
                                   "\r",
                                   "\b",
                                   "\n",
                                   "\t",
                                   "\x07",
                                   "\x18",
                                   "\xc2\x9b",
                                   "\xc2\x9d",
                                   "\xf0\x9f\x90\x9d",
                                   "\xf0\x9f",
                                   "\xff",
                                   "\xed\xa0\x80",
                                   "\xe2\x80\xa9",
                                   "text",
                                   "1234567890",
                                   QByteArray("\0", 1)};
        for (int round = 0; round < 300; ++round) {
            QByteArray bytes;
            while (bytes.size() < 2'000) {
                bytes += random() % 4 == 0 ? QByteArray(1, static_cast<char>(random() % 256))
                                           : bits[random() % std::size(bits)];
            }
            const QString text = all_of(bytes);
            QCOMPARE(in_pieces(bytes, 1 + static_cast<qsizetype>(random() % 7)), text);
            QVERIFY(text.isValidUtf16());
            QVERIFY(longest_line(text) <= qsizetype(TerminalText::kLongestLine));
            const bool clean = std::ranges::none_of(text.toUcs4(), [](uint c) {
                return (c < 0x20 && c != '\n') || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
            });
            QVERIFY(clean);
        }
    }

    void cleared_text_begins_anew() {
        TerminalText text;
        static_cast<void>(text.take("half \x1b[3"));
        text.clear();
        QCOMPARE(text.take("1m\n"), QStringLiteral("1m\n"));
    }
};

QTEST_APPLESS_MAIN(TerminalTextTest)
#include "terminal_text_test.moc"
