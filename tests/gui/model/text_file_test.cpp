// SPDX-License-Identifier: BSD-2-Clause
// Texts of files, whatever is in them, and what of a long one goes into a call.
#include "gui/model/text_file.h"

#include <sys/stat.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "backend/ipc/codec.h"

using namespace apiary;
using namespace apiary::gui;

namespace {

constexpr qsizetype kLimit = 256 << 10;  // Of io.apiary.Host.

qsizetype in_json(const QString& text) {
    return static_cast<qsizetype>(ipc::Json(text.toStdString()).dump().size());
}

}  // namespace

class TextFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    QString write(const char* name, const QByteArray& content) {
        const QString path = folder_.filePath(QLatin1String(name));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    }

private slots:
    void text_isReadInItsEncoding_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("UTF-8") << QByteArray(
            "Gr\xc3\xbc\xc3\x9f"
            "e\n");
        QTest::newRow("UTF-8 with a mark") << QByteArray(
            "\xef\xbb\xbfGr\xc3\xbc\xc3\x9f"
            "e\n");
        const QString text = QString::fromUtf8(
            "Gr\xc3\xbc\xc3\x9f"
            "e\n");
        QByteArray wide("\xff\xfe");
        for (const QChar c : text) {
            wide.append(static_cast<char>(c.unicode() & 0xFF)).append(static_cast<char>(c.unicode() >> 8));
        }
        QTest::newRow("UTF-16") << wide;
    }
    void text_isReadInItsEncoding() {
        QFETCH(QByteArray, content);
        const TextFile read = read_text_file(write("text", content));
        QVERIFY2(read.failure.cause.isEmpty(), qPrintable(read.failure.cause));
        QCOMPARE(read.text, QString::fromUtf8("Gr\xc3\xbc\xc3\x9f"
                                              "e\n"));
    }

    void file_thatIsNoText_isRefusedInWords() {
        const QString pipe = folder_.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const QString packed = write("packed", QByteArray("\x1f\x8b\x08\x00\x00\x00", 6));
        const QStringList paths = {folder_.filePath(QStringLiteral("gone")), folder_.path(), pipe, packed,
                                   QStringLiteral("/dev/zero")};
        for (const QString& path : paths) {
            const TextFile read = read_text_file(path);
            QVERIFY2(read.text.isEmpty() && !read.failure.cause.isEmpty() && !read.failure.remedy.isEmpty(),
                     qPrintable(path));
            QVERIFY2(read.failure.cause.contains(path) && read.failure.cause.endsWith(u'.'),
                     qPrintable(read.failure.cause));
        }
    }

    void file_thatIsHuge_isRefused() {
        const QString path = write("huge", "text");
        QFile file(path);
        QVERIFY(file.resize(kLongestTextFile + 1));
        QVERIFY(read_text_file(path).failure.cause.contains(QStringLiteral("longer")));
    }

    void file_isReadBesideTheThread_unlessNobodyWaits() {
        const QString path = write("text", "words");
        QString read;
        read_text_file(path, this, [&](const TextFile& file) { read = file.text; });
        QVERIFY(read.isEmpty());
        QTRY_COMPARE(read, QStringLiteral("words"));
        auto* gone = new QObject;
        bool told = false;
        read_text_file(path, gone, [&](const TextFile&) { told = true; });
        delete gone;
        QString last;
        read_text_file(path, this, [&](const TextFile& file) { last = file.text; });
        QTRY_COMPARE(last, QStringLiteral("words"));
        QVERIFY(!told);
    }

    void text_thatFits_staysWhole() {
        const QString text(200'000, u'a');
        QCOMPARE(fitting_a_call(text, Keep::Beginning), text);
        QCOMPARE(fitting_a_call({}, Keep::End), QString());
    }

    void text_thatIsTooLong_losesWholeLines_data() {
        QTest::addColumn<QString>("unit");
        QTest::newRow("plain") << QStringLiteral("a line\n");
        QTest::newRow("quoted") << QStringLiteral("\"\\\"\\\"\n");
        QTest::newRow("controls") << QStringLiteral("\x01\x02\x1b[0m\n");
        QTest::newRow("far") << QString::fromUtf8("\xe6\xbc\xa2\xf0\x9f\x90\x9d\n");
        QTest::newRow("one line") << QStringLiteral("word ");
    }
    void text_thatIsTooLong_losesWholeLines() {
        QFETCH(QString, unit);
        const QString text = unit.repeated(500'000 / unit.size());
        for (const Keep keep : {Keep::Beginning, Keep::End}) {
            const QString part = fitting_a_call(text, keep);
            QVERIFY(in_json(part) <= kLimit - 1024);
            QVERIFY(in_json(part) > kLimit / 2);
            QVERIFY(keep == Keep::Beginning ? text.startsWith(part) : text.endsWith(part));
            QVERIFY(!unit.endsWith(u'\n') || (part.endsWith(u'\n') && part.startsWith(unit)));
        }
    }
};

QTEST_GUILESS_MAIN(TextFileTest)
#include "text_file_test.moc"
