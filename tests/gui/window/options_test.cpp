// SPDX-License-Identifier: BSD-2-Clause
#include <QtTest>

#include "gui/options.h"

using apiary::gui::Options;
using apiary::gui::parse_options;

class OptionsTest : public QObject {
    Q_OBJECT

    static Options parse(QStringList words) {
        words.prepend(QStringLiteral("apiary"));
        return parse_options(words, QStringLiteral("/folder"));
    }

private slots:
    void nothing_runsWithTheHelperThatIsThere() {
        const Options options = parse({});
        QCOMPARE(options.what, Options::What::Run);
        QVERIFY(!options.helper.session && !options.helper.system && !options.helper.socket);
        QVERIFY(options.target.isEmpty());
    }
    void socket_relative_isOfTheFolder() {
        QCOMPARE(parse({QStringLiteral("--socket"), QStringLiteral("a.sock")}).helper.socket.value_or(""),
                 std::string("/folder/a.sock"));
    }
    void target_withASlash_isAFile() {
        QCOMPARE(parse({QStringLiteral("images/a.img")}).target, QStringLiteral("/folder/images/a.img"));
        QCOMPARE(parse({QStringLiteral("web.example")}).target, QStringLiteral("web.example"));
    }
    void unknown_orContradictory_isWrong() {
        QCOMPARE(parse({QStringLiteral("--bogus")}).what, Options::What::Wrong);
        QCOMPARE(parse({QStringLiteral("--session"), QStringLiteral("--system")}).what, Options::What::Wrong);
        QCOMPARE(parse({QStringLiteral("a"), QStringLiteral("b")}).what, Options::What::Wrong);
        QVERIFY(parse({QStringLiteral("--bogus")}).text.contains(QStringLiteral("--help")));
    }
    void session_asQtMaySeeIt_isTheSame() {
        const Options options = parse({QString::fromLatin1(apiary::gui::kSessionAlias), QStringLiteral("mail")});
        QVERIFY(options.helper.session);
        QCOMPARE(options.target, QStringLiteral("mail"));
        QVERIFY(!parse({QStringLiteral("--help")}).text.contains(QString::fromLatin1(apiary::gui::kSessionAlias)));
    }
    void help_namesTheOptions() {
        const Options options = parse({QStringLiteral("--help")});
        QCOMPARE(options.what, Options::What::Help);
        QVERIFY(options.text.contains(QStringLiteral("--session")));
    }
};

QTEST_GUILESS_MAIN(OptionsTest)
#include "options_test.moc"
