// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/state_reader.h"

#include <QtTest>

using apiary::StateReader;
using nlohmann::json;

class StateReaderTest : public QObject {
    Q_OBJECT

private slots:
    void reader_of_a_good_state_gives_its_values() {
        const json state = {{"version", 3}, {"n", 7}, {"on", true}, {"list", {1, 2}}, {"none", nullptr}, {"some", 5}};
        StateReader reader(state, "a thing", 3);
        QCOMPARE(reader.number<std::uint8_t>("n"), std::uint8_t(7));
        QVERIFY(reader.flag("on"));
        QCOMPARE(reader.numbers("list", 2, 9), (std::vector<std::uint64_t>{1, 2}));
        QVERIFY(!reader.optional_number("none", 9));
        QCOMPARE(reader.optional_number("some", 9), std::optional<std::uint64_t>(5));
        QVERIFY(reader.result().has_value());
    }

    void reader_of_a_bad_state_refuses_it_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"7", "[]", "{}", R"({"version":2,"n":1,"on":true,"list":[1]})", R"({"version":"1","n":1,"on":true,"list":[1]})",
              R"({"version":1,"on":true,"list":[1]})", R"({"version":1,"n":256,"on":true,"list":[1]})",
              R"({"version":1,"n":-1,"on":true,"list":[1]})", R"({"version":1,"n":1.5,"on":true,"list":[1]})",
              R"({"version":1,"n":"1","on":true,"list":[1]})", R"({"version":1,"n":1,"on":1,"list":[1]})",
              R"({"version":1,"n":1,"on":true,"list":[]})", R"({"version":1,"n":1,"on":true,"list":[1,1]})",
              R"({"version":1,"n":1,"on":true,"list":[10]})", R"({"version":1,"n":1,"on":true,"list":7})",
              R"({"version":1,"n":1,"on":true,"list":[null]})"}) {
            QTest::newRow(text) << text;
        }
    }
    void reader_of_a_bad_state_refuses_it() {
        QFETCH(QString, text);
        const json state = json::parse(text.toStdString());
        StateReader reader(state, "a thing", 1);
        (void)reader.number<std::uint8_t>("n");
        (void)reader.flag("on");
        QCOMPARE(reader.numbers("list", 1, 9).size(), std::size_t(1));
        const auto result = reader.result();
        QVERIFY(!result.has_value());
        QVERIFY(!result.error().detail.empty());
    }

    void require_that_fails_is_remembered_once() {
        const json state = {{"version", 1}};
        StateReader reader(state, "a thing", 1);
        reader.require(true, "unseen");
        QVERIFY(reader.good());
        reader.require(false, "first");
        reader.require(false, "second");
        QCOMPARE(reader.result().error().detail, std::string("first"));
    }
};

QTEST_GUILESS_MAIN(StateReaderTest)
#include "state_reader_test.moc"
