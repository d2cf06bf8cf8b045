// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/escape.h"

#include <QtTest>

using namespace apiary::cli;

namespace {

/// What comes of typing `text`, as one line: bytes for the guest as they are, actions as <number>.
QString typed(EscapeFilter& filter, const QByteArray& text) {
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    QString result;
    for (const EscapeFilter::Item& item : filter.feed(bytes)) {
        result += QString::fromLatin1(reinterpret_cast<const char*>(item.bytes.data()),
                                      static_cast<qsizetype>(item.bytes.size()));
        if (item.action) {
            switch (*item.action) {
                case MenuAction::Open: result += "<open>"; break;
                case MenuAction::Quit: result += "<quit>"; break;
                case MenuAction::PowerButton: result += "<power>"; break;
                case MenuAction::TakeControl: result += "<take>"; break;
                case MenuAction::Kill: result += "<kill>"; break;
                case MenuAction::Reset: result += "<reset>"; break;
                case MenuAction::Registers: result += "<registers>"; break;
                case MenuAction::Help: result += "<help>"; break;
                case MenuAction::Continue: result += "<continue>"; break;
                case MenuAction::Unknown: result += "<unknown>"; break;
            }
        }
    }
    return result;
}

}  // namespace

class EscapeTest : public QObject {
    Q_OBJECT
private slots:
    void feed_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("result");
        QTest::newRow("plain text") << QByteArray("ls\r") << "ls\r";
        QTest::newRow("control keys") << QByteArray("\x03\x1a\x1c") << "\x03\x1a\x1c";
        QTest::newRow("quit") << QByteArray("a\x1dqb") << "a<open><quit>b";
        QTest::newRow("power button") << QByteArray("\x1dpp\x1dP") << "<open><power>p<open><power>";
        QTest::newRow("reset") << QByteArray("\x1dr") << "<open><reset>";
        QTest::newRow("registers") << QByteArray(
                                          "\x1d"
                                          "D")
                                   << "<open><registers>";
        QTest::newRow("help keeps the menu open") << QByteArray("\x1dhc") << "<open><help><continue>";
        QTest::newRow("unknown keeps the menu open") << QByteArray("\x1dxq") << "<open><unknown><quit>";
        QTest::newRow("continue by enter") << QByteArray("\x1d\rx") << "<open><continue>x";
        QTest::newRow("twice types the key itself") << QByteArray("\x1d\x1dx") << "<open>\x1d<continue>x";
    }
    void feed() {
        QFETCH(QByteArray, text);
        EscapeFilter filter(kDefaultEscape, run_menu());
        QTEST(typed(filter, text), "result");
    }

    void feed_byteByByte_isTheSame() {
        EscapeFilter filter(kDefaultEscape, run_menu());
        QString result;
        for (const char c : QByteArray("a\x1dhqb")) {
            result += typed(filter, QByteArray(1, c));
        }
        QCOMPARE(result, QString("a<open><help><quit>b"));
        QVERIFY(!filter.menu_open());
    }

    void feed_withoutKey_passesEverything() {
        EscapeFilter filter({}, run_menu());
        QCOMPARE(typed(filter, "\x1dq"), QString("\x1dq"));
    }

    void feed_allBytes_arriveUnchanged() {
        EscapeFilter filter(kDefaultEscape, run_menu());
        std::vector<std::uint8_t> bytes;
        for (unsigned i = 0; i < 256; ++i) {
            if (i != kDefaultEscape) {
                bytes.push_back(static_cast<std::uint8_t>(i));
            }
        }
        const auto items = filter.feed(bytes);
        QCOMPARE(items.size(), 1u);
        QVERIFY(items[0].bytes == bytes);
    }

    void parse_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("key");  // -1: refused, 0x100: none
        QTest::newRow("caret") << "^]" << 0x1d;
        QTest::newRow("word") << "Ctrl-]" << 0x1d;
        QTest::newRow("letter") << "ctrl+a" << 1;
        QTest::newRow("short") << "C-b" << 2;
        QTest::newRow("underscore") << "^_" << 0x1f;
        QTest::newRow("none") << "NONE" << 0x100;
        QTest::newRow("nothing") << "" << -1;
        QTest::newRow("letter alone") << "a" << -1;
        QTest::newRow("digit") << "^3" << -1;
        QTest::newRow("null") << "^@" << -1;
        QTest::newRow("too long") << "^ab" << -1;
        QTest::newRow("prefix alone") << "ctrl-" << -1;
    }
    void parse() {
        QFETCH(QString, text);
        const auto key = parse_escape(text.toStdString());
        QTEST(!key ? -1 : !*key ? 0x100 : int{**key}, "key");
    }

    void name_ofKey_isReadable() { QCOMPARE(escape_name(0x1d), std::string("Ctrl-]")); }

    void help_namesEveryKeyOfThePrompt() {
        for (const auto& [menu, keys] : {std::pair(run_menu(), "qprdc"), {console_menu(), "qtprkdc"}}) {
            const QString prompt = QString::fromStdString(menu_prompt(menu));
            const QString help = QString::fromStdString(menu_help(menu, kDefaultEscape));
            for (const QChar key : QString(keys)) {
                QVERIFY(prompt.contains(QString("[%1]").arg(key)));
                QVERIFY(
                    help.contains(QRegularExpression(QString("^  %1 ").arg(key), QRegularExpression::MultilineOption)));
            }
            QVERIFY2(prompt.size() < 80, qPrintable(prompt));
        }
    }

    void feed_keysOfTheConsoleMenu_areItsOwn() {
        EscapeFilter console(kDefaultEscape, console_menu());
        QCOMPARE(typed(console, "\x1dt\x1dK"), QString("<open><take><open><kill>"));
        EscapeFilter run(kDefaultEscape, run_menu());
        QCOMPARE(typed(run, "\x1dtkq"), QString("<open><unknown><unknown><quit>"));
    }

    void help_namesTheKey() { QVERIFY(menu_help(run_menu(), 1).find("Ctrl-A") != std::string::npos); }
};

QTEST_GUILESS_MAIN(EscapeTest)
#include "escape_test.moc"
