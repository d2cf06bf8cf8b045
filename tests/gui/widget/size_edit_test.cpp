// SPDX-License-Identifier: BSD-2-Clause
#include "gui/widget/size_edit.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace apiary::gui;

namespace {

constexpr std::int64_t kMiB = 1 << 20, kGiB = 1 << 30;

QString s(const char* text) {
    return QString::fromUtf8(text);
}

}  // namespace

class SizeEditTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale::c()); }

    void text_isASizeInItsLocale_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("locale");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("short") << s("1.5G") << s("en_US") << qint64{1536 * kMiB};
        QTest::newRow("long") << s("512 MiB") << s("en_US") << qint64{512 * kMiB};
        QTest::newRow("German") << s("1,5 GB") << s("de_DE") << qint64{1536 * kMiB};
        QTest::newRow("German with a point") << s("1.5G") << s("de_DE") << qint64{1536 * kMiB};
        QTest::newRow("German thousands") << s("1.024 MiB") << s("de_DE") << qint64{kGiB};
        QTest::newRow("English thousands") << s("1,024 MiB") << s("en_US") << qint64{kGiB};
        QTest::newRow("English comma") << s("1,5 GB") << s("en_US") << qint64{-1};
        QTest::newRow("French") << s("2 Gio") << s("fr_FR") << qint64{2 * kGiB};
        QTest::newRow("Arabic digits") << s("٢ GiB") << s("ar_EG") << qint64{2 * kGiB};
        QTest::newRow("spaces") << s("  2   GiB ") << s("en_US") << qint64{2 * kGiB};
        QTest::newRow("no unit") << s("8") << s("en_US") << qint64{-1};
        QTest::newRow("negative") << s("-8G") << s("en_US") << qint64{-1};
        QTest::newRow("word") << s("much") << s("en_US") << qint64{-1};
        QTest::newRow("huge") << s("99999999999T") << s("en_US") << qint64{-1};
        QTest::newRow("empty") << s("") << s("en_US") << qint64{-1};
    }

    void text_isASizeInItsLocale() {
        QFETCH(QString, text);
        QFETCH(QString, locale);
        QFETCH(qint64, bytes);
        QCOMPARE(size_of_text(text, QLocale(locale)).value_or(-1), bytes);
    }

    void exactText_readsBack() {
        for (const char* name : {"C", "de_DE", "ar_EG", "fr_FR"}) {
            const QLocale locale{s(name)};
            for (const std::int64_t bytes : {std::int64_t{1}, 512 * kMiB, 1536 * kMiB, 1000 * kMiB, 3 * kGiB + 4096}) {
                QCOMPARE(size_of_text(exact_size_text(bytes, locale), locale), std::optional(bytes));
            }
        }
    }

    void bareNumber_isAskedAbout() {
        QCOMPARE(size_meant(s("8"), QLocale::c()), s("8 GiB"));
        QCOMPARE(size_meant(s("512"), QLocale::c()), s("512 MiB"));
        QCOMPARE(size_meant(s("1,5"), QLocale(s("de_DE"))), s("1,5 GiB"));
        QCOMPARE(size_meant(s("8G"), QLocale::c()), QString());
        QCOMPARE(size_meant(s("eight"), QLocale::c()), QString());
    }

    void offer_clicked_isTaken() {
        SizeEdit edit;
        edit.show();
        edit.set_text(s("8"));
        auto* offer = edit.findChild<QLabel*>(s("offer"));
        QVERIFY(offer->isVisible());
        QVERIFY(offer->text().contains(s("8 GiB?")));
        QVERIFY(!edit.size());
        QSignalSpy changed(&edit, &SizeEdit::changed);
        emit offer->linkActivated(s("take"));
        QCOMPARE(edit.size(), std::optional(8 * kGiB));
        QCOMPARE(changed.count(), 1);
        QVERIFY(!offer->isVisible());
    }

    void keys_doubleHalveAndStep() {
        SizeEdit edit;
        edit.set_range(256 * kMiB, 4 * kGiB);
        edit.set_step(256 * kMiB);
        edit.set_size(kGiB);
        edit.show();
        auto* spin = edit.findChild<SizeSpinBox*>();
        QTest::keyClick(spin, Qt::Key_Up);
        QCOMPARE(edit.size(), std::optional(2 * kGiB));
        QTest::keyClick(spin, Qt::Key_PageUp);
        QCOMPARE(edit.size(), std::optional(2 * kGiB + 256 * kMiB));
        QTest::keyClick(spin, Qt::Key_Up);
        QTest::keyClick(spin, Qt::Key_Up);
        QCOMPARE(edit.size(), std::optional(4 * kGiB));
        edit.set_size(300 * kMiB);
        QTest::keyClick(spin, Qt::Key_Down);
        QTest::keyClick(spin, Qt::Key_Down);
        QCOMPARE(edit.size(), std::optional(256 * kMiB));
    }

    void typing_isFree() {
        SizeEdit edit;
        edit.show();
        auto* line = edit.findChild<QLineEdit*>();
        line->clear();
        QTest::keyClicks(line, s("1.5 GiB"));
        QCOMPARE(edit.size(), std::optional(1536 * kMiB));
    }
};

QTEST_MAIN(SizeEditTest)
#include "size_edit_test.moc"
