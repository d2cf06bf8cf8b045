// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/codec.h"

#include <QTest>
#include <array>

using namespace apiary::ipc;

namespace {

enum class Colour { Red, DarkBlue };
constexpr std::array<std::string_view, 2> names_of(Colour) {
    return {"red", "dark_blue"};
}

struct Leaf {
    std::int64_t size = 0;
    std::optional<Colour> colour;
    static constexpr auto fields() { return std::tuple{Field{"size", &Leaf::size}, Field{"colour", &Leaf::colour}}; }
    bool operator==(const Leaf&) const = default;
};

struct Tree {
    std::string name;
    bool green = false;
    double height = 0;
    std::optional<std::vector<Leaf>> leaves;
    std::map<std::string, std::int64_t> counts;
    Json extra = Json::object();
    static constexpr auto fields() {
        return std::tuple{Field{"name", &Tree::name},     Field{"green", &Tree::green},
                          Field{"height", &Tree::height}, Field{"leaves", &Tree::leaves},
                          Field{"counts", &Tree::counts}, Field{"extra", &Tree::extra}};
    }
    bool operator==(const Tree&) const = default;
};

const char* const kWhole =
    R"({"name":"oak","green":true,"height":1.5,"leaves":[{"size":3,"colour":"dark_blue"},{"size":-4}],)"
    R"("counts":{"a":1},"extra":{"x":[null]}})";

}  // namespace

class CodecTest : public QObject {
    Q_OBJECT

private slots:
    void value_comes_back_as_it_was();
    void absent_and_null_are_the_same();
    void wrong_value_is_named_by_its_path_data();
    void wrong_value_is_named_by_its_path();
    void unknown_field_is_refused_or_ignored();
};

void CodecTest::value_comes_back_as_it_was() {
    const auto tree = decode<Tree>(Json::parse(kWhole), UnknownFields::Refused);
    QVERIFY(tree.has_value());
    QCOMPARE(tree->leaves->at(0).colour, Colour::DarkBlue);
    QCOMPARE(tree->leaves->at(1).size, -4);
    QVERIFY(encode(*tree) == Json::parse(kWhole));
}

void CodecTest::absent_and_null_are_the_same() {
    const auto leaf = decode<Leaf>(Json::parse(R"({"size":1,"colour":null})"), UnknownFields::Refused);
    QVERIFY(leaf.has_value() && !leaf->colour);
    QCOMPARE(encode(*leaf).dump(), R"({"size":1})");
}

void CodecTest::wrong_value_is_named_by_its_path_data() {
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("reason");
    QTest::newRow("not an object") << "" << "[]" << "" << "should be an object";
    QTest::newRow("text") << "/name" << "1" << "name" << "should be a text";
    QTest::newRow("bool") << "/green" << "0" << "green" << "should be true or false";
    QTest::newRow("number") << "/height" << "\"1\"" << "height" << "should be a number";
    QTest::newRow("list") << "/leaves" << "{}" << "leaves" << "should be a list";
    QTest::newRow("element") << "/leaves/1/size" << "\"x\"" << "leaves[1].size" << "should be a whole number";
    QTest::newRow("fraction") << "/leaves/0/size" << "1.5" << "leaves[0].size" << "should be a whole number";
    QTest::newRow("beyond 63 bits") << "/leaves/0/size" << "9223372036854775808" << "leaves[0].size"
                                    << "should be a whole number";
    QTest::newRow("enum") << "/leaves/0/colour" << "\"pink\"" << "leaves[0].colour"
                          << "should be one of: red, dark_blue";
    QTest::newRow("map") << "/counts/a" << "\"1\"" << "counts.a" << "should be a whole number";
    QTest::newRow("object") << "/extra" << "1" << "extra" << "should be an object";
}

void CodecTest::wrong_value_is_named_by_its_path() {
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QString, path);
    QFETCH(QString, reason);
    Json json = Json::parse(kWhole);
    json[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
    const auto tree = decode<Tree>(json, UnknownFields::Refused);
    QVERIFY(!tree.has_value());
    QCOMPARE(QString::fromStdString(tree.error().path), path);
    QCOMPARE(QString::fromStdString(tree.error().reason), reason);
}

void CodecTest::unknown_field_is_refused_or_ignored() {
    const Json json = Json::parse(R"({"size":1,"weight":2})");
    const auto refused = decode<Leaf>(json, UnknownFields::Refused);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().path, "weight");
    QVERIFY(decode<Leaf>(json, UnknownFields::Ignored).has_value());
    const auto missing = decode<Leaf>(Json::object(), UnknownFields::Ignored);
    QVERIFY(!missing.has_value());
    QCOMPARE(missing.error().path, "size");
    QCOMPARE(missing.error().reason, "is missing");
}

QTEST_GUILESS_MAIN(CodecTest)
#include "codec_test.moc"
