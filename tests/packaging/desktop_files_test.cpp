// SPDX-License-Identifier: BSD-2-Clause
// What desktops read of the app: its entry in the menu, its page in software centres, and its icons.
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QtTest>
#include <algorithm>
#include <cmath>

namespace {

const QString kEntry = RESOURCES "/desktop/io.apiary.Apiary.desktop";
const QString kMetainfo = RESOURCES "/desktop/io.apiary.Apiary.metainfo.xml";
const QString kIcons = RESOURCES "/icons/";
constexpr int kSmall = 16;

QString contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Nothing where the program accepts the file, or what it says against it.
QByteArray objection(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForStarted()) {
        return "cannot be run";
    }
    const bool accepted =
        process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return accepted ? QByteArray() : "it says: " + process.readAll();
}

/// The icon as small as it is ever shown, on nothing.
QImage drawn(const QString& path) {
    QImage image(kSmall, kSmall, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(path);
    QPainter painter(&image);
    renderer.render(&painter, QRectF(0, 0, kSmall, kSmall));
    return image;
}

/// How many pixels are covered by one and not by the other, whatever their colours.
int difference_of_shape(const QImage& a, const QImage& b) {
    int different = 0;
    for (int y = 0; y < kSmall; ++y) {
        for (int x = 0; x < kSmall; ++x) {
            different += std::abs(qAlpha(a.pixel(x, y)) - qAlpha(b.pixel(x, y))) > 85 ? 1 : 0;
        }
    }
    return different;
}

/// Contrast of two colours as WCAG 2 has it: 1 to 21.
double contrast(QColor a, QColor b) {
    const auto luminance = [](QColor color) {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

}  // namespace

class DesktopFilesTest : public QObject {
    Q_OBJECT

    QStringList states_;

private slots:
    void initTestCase() {
        states_ = QDir(kIcons).entryList({"guest-*.svg"});
        QCOMPARE(states_.size(), 8);
    }

    void entry_isAccepted() {
        const QByteArray said = objection("desktop-file-validate", {"--warn-kde", kEntry});
        QVERIFY2(said.isEmpty(), said);
    }

    void metainfo_isAccepted() {
        // The project has no public address yet.
        const QByteArray said =
            objection("appstreamcli", {"validate", "--no-net", "--override=url-homepage-missing=info", kMetainfo});
        QVERIFY2(said.isEmpty(), said);
    }

    void texts_areInEveryLanguage() {
        const QString entry = contents(kEntry), metainfo = contents(kMetainfo);
        const auto untranslated = metainfo.count(QRegularExpression("<(summary|p|li)>"));
        QVERIFY(untranslated > 0);
        for (const QString language : {"de", "es", "fr", "ja", "zh_CN"}) {
            for (const QString key : {"GenericName", "Comment", "Keywords"}) {
                QVERIFY2(entry.contains(QString("\n%1[%2]=").arg(key, language)), qPrintable(key + language));
            }
            QCOMPARE(metainfo.count(QString("xml:lang=\"%1\">").arg(QString(language).replace('_', '-'))),
                     untranslated);
        }
    }

    void resourceFile_namesEveryIcon() {
        const QString listed = contents(kIcons + "icons.qrc");
        int seen = 0;
        QDirIterator icons(kIcons, {"*.svg"}, QDir::Files, QDirIterator::Subdirectories);
        while (icons.hasNext()) {
            const QString name = QDir(kIcons).relativeFilePath(icons.next());
            QVERIFY2(listed.contains("<file>" + name + "</file>"), qPrintable(name));
            QVERIFY2(QSvgRenderer(kIcons + name).isValid(), qPrintable(name));
            ++seen;
        }
        QCOMPARE(listed.count("<file>"), seen);
    }

    void stateIcons_differByShapeAlone() {
        for (const QString& one : states_) {
            for (const QString& other : states_) {
                if (one < other) {
                    const int pixels = difference_of_shape(drawn(kIcons + one), drawn(kIcons + other));
                    QVERIFY2(pixels >= 16, qPrintable(QString("%1 %2: %3").arg(one, other).arg(pixels)));
                }
            }
        }
    }

    void stateIcons_standOutOnLightAndDark() {
        static const QRegularExpression colour("#[0-9a-f]{6}");
        for (const QString& name : states_) {
            const auto found = colour.match(contents(kIcons + name));
            QVERIFY2(found.hasMatch(), qPrintable(name));
            for (const char* background : {"#ffffff", "#232629"}) {
                QVERIFY2(contrast(QColor(found.captured()), QColor(background)) >= 3, qPrintable(name + background));
            }
        }
    }
};

QTEST_GUILESS_MAIN(DesktopFilesTest)
#include "desktop_files_test.moc"
