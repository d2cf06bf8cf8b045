// SPDX-License-Identifier: BSD-2-Clause
// What a console shows is told to those who do not see it, as it comes.
#include "gui/console/spoken_text.h"

#include <QAccessible>
#include <QRandomGenerator>
#include <QtTest>

using namespace apiary::gui;

namespace {

/// The text as who only hears of changes has it, and what was heard.
QString mirror;
QStringList heard;
bool followed = true;  ///< Whether each removal was of what stood there.

void hear(QAccessibleEvent* event) {
    if (event->type() == QAccessible::TextInserted) {
        const auto* insert = static_cast<QAccessibleTextInsertEvent*>(event);
        followed = followed && insert->changePosition() <= mirror.size();
        mirror.insert(insert->changePosition(), insert->textInserted());
        heard << insert->textInserted();
    } else if (event->type() == QAccessible::TextRemoved) {
        const auto* removal = static_cast<QAccessibleTextRemoveEvent*>(event);
        const QString gone = removal->textRemoved();
        followed = followed && mirror.mid(removal->changePosition(), gone.size()) == gone;
        mirror.remove(removal->changePosition(), gone.size());
    }
}

}  // namespace

class SpokenTextTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QWidget> display_;
    SpokenText* spoken_ = nullptr;

private slots:
    void initTestCase() { QAccessible::installUpdateHandler(hear); }
    void cleanupTestCase() { QAccessible::installUpdateHandler(nullptr); }
    void init() {
        display_ = std::make_unique<QWidget>();
        spoken_ = new SpokenText(display_.get());
        QAccessible::setActive(true);
        mirror.clear();
        heard.clear();
        followed = true;
    }

    void line_thatComes_isToldWithoutItsColours() {
        spoken_->take("\x1b[31mred\x1b[0m\r\nlogin: ");
        QTRY_COMPARE(heard, QStringList{QStringLiteral("red\nlogin: ")});
        QCOMPARE(spoken_->text(), mirror);
    }

    void letter_thatIsEchoed_isToldAlone() {
        spoken_->take("login: ");
        QTRY_COMPARE(mirror, QStringLiteral("login: "));
        spoken_->take("r");
        QTRY_COMPARE(heard.last(), QStringLiteral("r"));
        spoken_->take("\b \b");
        QTRY_COMPARE(mirror, QStringLiteral("login:  "));
    }

    void line_thatIsWrittenOver_isToldFromWhereItDiffers() {
        spoken_->take("loading 10%");
        QTRY_COMPARE(mirror, QStringLiteral("loading 10%"));
        spoken_->take("\rloading 20%");
        QTRY_COMPARE(mirror, QStringLiteral("loading 20%"));
        QCOMPARE(heard.last(), QStringLiteral("20%"));
    }

    void anyBytes_inPieces_leaveWhatWasTold() {
        QRandomGenerator random(1);
        for (int round = 0; round < 40; ++round) {
            QByteArray bytes;
            for (quint32 left = random.bounded(3000U); left > 0; --left) {
                constexpr std::string_view kLikely = "abc \r\n\b\x1b[2K\xc3\xa4\t";
                bytes += random.bounded(2) != 0 ? kLikely[random.bounded(static_cast<quint32>(kLikely.size()))]
                                                : static_cast<char>(random.bounded(256));
            }
            spoken_->take(bytes);
            QTest::qWait(random.bounded(2) != 0 ? 0 : 60);
        }
        spoken_->take("\x18\r\nthe end\r\n");
        QTRY_VERIFY(mirror.endsWith(QStringLiteral("the end\n")));
        QVERIFY(followed);
        QCOMPARE(spoken_->text(), mirror);
        QVERIFY(mirror.size() <= SpokenText::kLongest);
    }

    void flood_isToldByItsEnd() {
        QByteArray flood;
        for (int line = 0; line < 100'000; ++line) {
            flood += "line " + QByteArray::number(line) + "\r\n";
        }
        spoken_->take(flood);
        QTRY_VERIFY(mirror.endsWith(QStringLiteral("line 99999\n")));
        QVERIFY(mirror.size() <= SpokenText::kLongest);
    }
};

QTEST_MAIN(SpokenTextTest)
#include "spoken_text_test.moc"
