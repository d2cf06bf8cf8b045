// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/names.h"

#include <QTest>
#include <string>

using namespace apiary::daemon;

namespace {

QString text(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

}  // namespace

class NamesTest : public QObject {
    Q_OBJECT

private slots:
    void guest_name_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        const std::string longest(kLongestName, 'a');
        for (const std::string& name : {std::string("a"), std::string("0"), std::string("web-1"),
                                        std::string("Debian_13.2"), std::string("a..b"), std::string("a-"), longest}) {
            QTest::addRow("good %s", name.c_str()) << text(name) << true;
        }
        using namespace std::string_literals;
        for (const std::string& name : {""s, "."s, ".."s, ".hidden"s, "-option"s, "_a"s, "a b"s, "a/b"s, "../a"s,
                                        "a\n"s, "a\0"s, "ä"s, "a:b"s, "a*"s, "a\\b"s, "~"s, longest + "a"}) {
            QTest::addRow("bad %s", name.c_str()) << text(name) << false;
        }
    }

    void guest_name() {
        QFETCH(QString, name);
        QFETCH(bool, good);
        const std::string bytes = name.toStdString();
        QCOMPARE(is_guest_name(bytes), good);
        const auto checked = check_guest_name(bytes);
        QCOMPARE(checked.has_value(), good);
        QVERIFY(good || (!checked.error().cause.empty() && !checked.error().remedy.empty()));
    }

    void disk_name_isNoPath() {
        QVERIFY(is_disk_name("root.img"));
        QVERIFY(is_disk_name(std::string(kLongestDiskName, 'd')));
        for (const char* name : {"", ".", "..", "/root.img", "a/b", ".new-root.img", ".old-x", "-x"}) {
            QVERIFY2(!is_disk_name(name), name);
        }
        QVERIFY(!is_disk_name(std::string(kLongestDiskName + 1, 'd')));
    }

    void trash_id_ofTheLongestName_isOne() {
        const std::string id = "2026-11-26T21-40-12-" + std::string(kLongestName, 'a');
        QVERIFY(is_trash_id(id));
        QVERIFY(is_trash_id(id + "-1000"));
        for (const char* bad : {"", "..", ".purge-2026-11-26T21-40-12-a", "../guests/a", "a/b"}) {
            QVERIFY2(!is_trash_id(bad), bad);
        }
    }
};

QTEST_APPLESS_MAIN(NamesTest)
#include "names_test.moc"
