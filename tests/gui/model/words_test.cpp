// SPDX-License-Identifier: BSD-2-Clause
// Values as people read them.
#include "gui/model/words.h"

#include <QLocale>
#include <QTest>

using namespace apiary::gui;

class WordsTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void withoutMnemonic_leavesTheWords_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("letter") << "Show &commands…" << "Show commands…";
        QTest::newRow("none") << "Console" << "Console";
        QTest::newRow("behind") << QStringLiteral("開始(&S)") << QStringLiteral("開始");
        QTest::newRow("behind, with more") << QStringLiteral("新規ゲスト (&N)…") << QStringLiteral("新規ゲスト…");
        QTest::newRow("brackets of the text") << "Image (ISO) &file" << "Image (ISO) file";
    }
    void withoutMnemonic_leavesTheWords() {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QCOMPARE(without_mnemonic(text), words);
    }

    void sentence_thatBeginsWithAName_leavesIt() {
        for (const char* text : {"dmesg tells.", "lo leads nowhere.", "eth0 is in use.", "if_bridge.ko is missing.", "wlp2s0 is Wi-Fi."}) {
            QCOMPARE(sentence(QLatin1String(text)), QLatin1String(text));
        }
        QCOMPARE(sentence(QStringLiteral("ss -ltnup shows which")), QStringLiteral("ss -ltnup shows which."));
        QCOMPARE(sentence(QStringLiteral("local addresses.")), QStringLiteral("Local addresses."));
        QCOMPARE(sentence(QStringLiteral("see AMD-V")), QStringLiteral("See AMD-V."));
        QCOMPARE(sentence(QStringLiteral("x, y")), QStringLiteral("X, y."));
        QCOMPARE(sentence(QStringLiteral("host-only is left")), QStringLiteral("Host-only is left."));
        QCOMPARE(sentence(QStringLiteral("root で実行してください")), QStringLiteral("root で実行してください。"));
    }

    void sentence_endsAsItsScriptDoes() {
        QCOMPARE(sentence(QStringLiteral("ask an administrator")), QStringLiteral("Ask an administrator."));
        QCOMPARE(sentence(QStringLiteral("is it there?")), QStringLiteral("Is it there?"));
        QCOMPARE(sentence(QStringLiteral("別のプロセッサーが必要です")), QStringLiteral("別のプロセッサーが必要です。"));
        QCOMPARE(sentence(QStringLiteral("使用软件 CPU。")), QStringLiteral("使用软件 CPU。"));
        QCOMPARE(sentence(QStringLiteral("vm.ko を kldload vmm")), QStringLiteral("vm.ko を kldload vmm."));
        QCOMPARE(sentence({}), QString());
    }

    void sizeText_wholeUnits_haveNoDecimals_data() {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("bytes") << QLocale::c() << qint64{12} << "12 bytes";
        QTest::newRow("whole") << QLocale::c() << (qint64{512} << 20) << "512 MiB";
        QTest::newRow("part") << QLocale::c() << (qint64{1536} << 20) << "1.5 GiB";
        QTest::newRow("negative") << QLocale::c() << qint64{-1} << "0 bytes";
        QTest::newRow("German") << QLocale(QLocale::German) << (qint64{1536} << 20) << "1,5 GiB";
        QTest::newRow("German, whole") << QLocale(QLocale::German) << (qint64{1} << 30) << "1 GiB";
    }
    void sizeText_wholeUnits_haveNoDecimals() {
        QFETCH(QLocale, locale);
        QFETCH(qint64, bytes);
        QLocale::setDefault(locale);
        QTEST(size_text(bytes), "text");
    }

    void sizeText_otherDigits_haveNoDecimalsEither() {
        const QLocale arabic(QLocale::Arabic, QLocale::Egypt);
        QLocale::setDefault(arabic);
        QVERIFY(size_text(qint64{512} << 20).startsWith(arabic.toString(512)));
        QVERIFY(!size_text(qint64{512} << 20).contains(arabic.decimalPoint()));
    }

    void durationText_isOfTheLargestUnit() {
        QCOMPARE(duration_text(-5), QStringLiteral("0 s"));
        QCOMPARE(duration_text(59), QStringLiteral("59 s"));
        QCOMPARE(duration_text(3'599), QStringLiteral("59 min"));
        QCOMPARE(duration_text(86'399), QStringLiteral("23 h"));
        QCOMPARE(duration_text(86'400), QStringLiteral("1 d"));
    }
};

QTEST_MAIN(WordsTest)
#include "words_test.moc"
