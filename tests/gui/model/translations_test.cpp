// SPDX-License-Identifier: BSD-2-Clause
// Translations as their languages are written.
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

namespace {

/// All translations in a file (.ts), each form of a plural on its own.
QStringList translations_in(const QString& path) {
    QStringList found;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return found;
    }
    for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
        const bool plural = xml.isStartElement() && xml.name() == QLatin1String("translation") &&
                            xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
        if (xml.isStartElement() && !plural &&
            (xml.name() == QLatin1String("translation") || xml.name() == QLatin1String("numerusform"))) {
            found << xml.readElementText();
        }
    }
    return found;
}

/// The texts that an app's file (.desktop) or page in software centres (.xml) has in French.
QStringList french_lines_in(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly)
               ? QString::fromUtf8(file.readAll()).split(u'\n').filter(QRegularExpression("xml:lang=\"fr\"|\\[fr\\]="))
               : QStringList();
}

/// U+202F, NARROW NO-BREAK SPACE, stands before signs of two parts and within guillemets; a common space would let a
/// line break there. Signs in commands and times have nothing before them.
QStringList with_wrong_space(const QStringList& texts) {
    static const QRegularExpression wrong(QStringLiteral("[ \u00A0\u2009][:;!?»](?![\\w/])|«(?!\u202F)|(?<!\u202F)»"));
    return texts.filter(wrong);
}

}  // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

private slots:
    void wrongSpaces_areFound() {
        const QStringList wrong = {"Cause :", "Que faire ?", "quoi\u00A0!", "« KVM\u202F»", "«\u202FKVM»"};
        QCOMPARE(with_wrong_space(wrong), wrong);
        QCOMPARE(with_wrong_space({"Cause\u202F:", "«\u202FKVM\u202F»", "ls :/", "12:30", "a; b"}), QStringList());
    }

    void french_hasNarrowNoBreakSpaces() {
        const QStringList texts = translations_in(QStringLiteral(TRANSLATIONS "/apiary_fr.ts"));
        QVERIFY(texts.size() > 500);
        QCOMPARE(with_wrong_space(texts).join(u'\n'), QString());
        for (const char* file : {"metainfo.xml", "desktop"}) {
            const QStringList lines =
                french_lines_in(QStringLiteral(RESOURCES "/desktop/io.apiary.Apiary.%1").arg(QLatin1String(file)));
            QVERIFY2(!lines.isEmpty(), file);
            QCOMPARE(with_wrong_space(lines).join(u'\n'), QString());
        }
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
