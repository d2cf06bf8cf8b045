// SPDX-License-Identifier: BSD-2-Clause
#include "backend/share/names.h"

#include <QTest>
#include <cerrno>

using namespace apiary::share;

class NamesTest : public QObject {
    Q_OBJECT

private slots:
    void component_is_one_name_of_a_file() {
        for (const std::string_view name : {"a", "...", ".hidden", "a b", "\xFF\xFE", "..a"}) {
            QVERIFY2(is_component(name), name.data());
        }
        for (const std::string_view name : {"", ".", "..", "/", "a/b", "/a", "a/"}) {
            QVERIFY2(!is_component(name), name.data());
        }
        QVERIFY(!is_component(std::string_view("a\0b", 3)));
        QCOMPARE(check_component(std::string(255, 'n'), EINVAL), 0);
        QCOMPARE(check_component(std::string(256, 'n'), EINVAL), ENAMETOOLONG);
        QCOMPARE(check_component("..", ENOENT), ENOENT);
    }

    void path_is_components_and_nothing_else() {
        for (const std::string_view path : {"", "a", "a/b", "a/b/c"}) {
            QVERIFY2(is_path(path), path.data());
        }
        for (const std::string_view path : {"/", "/a", "a/", "a//b", "a/../b", "..", "./a", "a/."}) {
            QVERIFY2(!is_path(path), path.data());
        }
        QVERIFY(!is_path(std::string(256, 'n')));
        std::string deep = "d";
        while (deep.size() + 2 <= kMostPath) {
            deep += "/d";
        }
        QVERIFY(is_path(deep));
        QVERIFY(!is_path(deep + "/d"));
    }

    void paths_are_joined_and_taken_apart() {
        QCOMPARE(join("", "a"), std::string("a"));
        QCOMPARE(join("a/b", "c"), std::string("a/b/c"));
        QVERIFY(!join(std::string(kMostPath - 1, 'd'), "c"));
        QCOMPARE(parent_of("a/b/c"), "a/b");
        QCOMPARE(parent_of("a"), "");
        QCOMPARE(parent_of(""), "");
        QCOMPARE(name_of("a/b/c"), "c");
        QCOMPARE(name_of("a"), "a");
        QVERIFY(is_within("a/b", "a"));
        QVERIFY(is_within("a", "a"));
        QVERIFY(is_within("a", ""));
        QVERIFY(!is_within("ab", "a"));
        QVERIFY(!is_within("a", "a/b"));
    }

    void quoted_path_is_printable_and_comes_back() {
        const std::string path = "a b/%41/\n\xC3\xA4\x7F";
        QCOMPARE(quote(path), std::string("a%20b/%2541/%0A%C3%A4%7F"));
        QCOMPARE(unquote(quote(path)), path);
    }

    void text_that_quote_does_not_make_is_no_path() {
        for (const std::string_view text : {"%", "%4", "%zz", "a b", "%41", "%2g", "%0a", "\xC3", "%+1", "%-1"}) {
            QVERIFY2(!unquote(text), text.data());
        }
    }
};

QTEST_GUILESS_MAIN(NamesTest)
#include "names_test.moc"
