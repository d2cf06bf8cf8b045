// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/interface.h"

#include <QTest>

using namespace apiary::ipc;

class InterfaceTest : public QObject {
    Q_OBJECT

private slots:
    void members_are_read_with_types_and_comments();
    void comment_before_an_empty_line_belongs_to_nothing();
    void fault_is_told_with_its_line_data();
    void fault_is_told_with_its_line();
    void types_within_types_are_bounded();
};

void InterfaceTest::members_are_read_with_types_and_comments() {
    const auto interface = parse_interface(
        "# Of bees.\n"
        "interface org.example.hive\n"
        "# One of them.\n# Or none.\n"
        "type Bee (name: string, # its age\n age: ?int, kin: [](who: string), tags: [string]bool)\n"
        "type Kind (queen, worker)\n"
        "method Count(of: ?Kind) -> (bees: []Bee, rest: object, share: float)\n"
        "error Empty ()\n");
    QVERIFY2(interface.has_value(), interface ? "" : interface.error().cause.c_str());
    QCOMPARE(interface->name, "org.example.hive");
    QCOMPARE(interface->comment, "Of bees.");
    QCOMPARE(interface->members.size(), 4u);
    const InterfaceMember& bee = interface->members[0];
    QCOMPARE(bee.comment, "One of them.\nOr none.");
    QCOMPARE(bee.type.fields.size(), 4u);
    QCOMPARE(bee.type.fields[1].comment, "its age");
    using Kind = InterfaceType::Kind;
    QVERIFY(bee.type.fields[1].type.kind == Kind::Optional && bee.type.fields[1].type.element->kind == Kind::Int);
    QVERIFY(bee.type.fields[2].type.kind == Kind::Array && bee.type.fields[2].type.element->kind == Kind::Struct);
    QVERIFY(bee.type.fields[3].type.kind == Kind::Map && bee.type.fields[3].type.element->kind == Kind::Bool);
    QCOMPARE(interface->members[1].type.values, (std::vector<std::string>{"queen", "worker"}));
    const InterfaceMember* count = interface->find(InterfaceMember::Kind::Method, "Count");
    QVERIFY(count != nullptr && interface->find(InterfaceMember::Kind::Error, "Count") == nullptr);
    QCOMPARE(count->type.fields[0].type.element->name, "Kind");
    QVERIFY(count->reply.fields[1].type.kind == Kind::Object && count->reply.fields[2].type.kind == Kind::Float);
}

void InterfaceTest::comment_before_an_empty_line_belongs_to_nothing() {
    const auto interface = parse_interface("# A licence.\n\n# A hive.\ninterface a.b\n# Nothing.\n\ntype T (x: int)\n");
    QVERIFY(interface.has_value());
    QCOMPARE(interface->comment, "A hive.");
    QCOMPARE(interface->members[0].comment, "");
}

void InterfaceTest::fault_is_told_with_its_line_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char* name, const char* text, const char* cause) {
        QTest::newRow(name) << text << cause;
    };
    row("empty", "", "line 1: \"interface\" and its name should be here, not the end");
    row("name without dot", "interface hive", "line 1: \"hive\" is no name of an interface");
    row("unknown word", "interface a.b\nthing T (x: int)",
        "line 2: \"type\", \"method\" or \"error\" should be here, not \"thing\"");
    row("small name", "interface a.b\ntype t (x: int)",
        "line 2: a name that begins with a capital letter should be here, not \"t\"");
    row("no type", "interface a.b\ntype T (x: )", "line 2: a type should be here, not \")\"");
    row("value after field", "interface a.b\ntype T (x: int, y)", "line 2: \":\" and a type should be here, not \")\"");
    row("field after value", "interface a.b\ntype T (x, y: int)", "line 2: \",\" or \")\" should be here, not \":\"");
    row("optional twice", "interface a.b\ntype T (x: ??int)",
        "line 2: a type that is not optional once more should be here, not \"?\"");
    row("map of numbers", "interface a.b\ntype T (x: [int]int)", "line 2: \"string]\" should be here, not \"int\"");
    row("no answer", "interface a.b\nmethod M()\n",
        "line 3: \"->\" and what the method answers should be here, not the end");
    row("error of values", "interface a.b\nerror E (x, y)", "line 2: E has values where it should have fields");
    row("open", "interface a.b\ntype T (x: int", "line 2: \",\" or \")\" should be here, not the end");
    row("member twice", "interface a.b\ntype T (x: int)\nerror T ()", "line 3: T is declared twice");
    row("field twice", "interface a.b\ntype T (x: int, x: int)", "line 2: x is there twice");
    row("value twice", "interface a.b\ntype T (x, x)", "line 2: x is there twice");
    row("unknown type", "interface a.b\ntype T (x: U)", "the type U is used and not declared");
    row("unknown sign", "interface a.b\n$", "line 2: \"type\", \"method\" or \"error\" should be here, not \"$\"");
}

void InterfaceTest::fault_is_told_with_its_line() {
    QFETCH(QString, text);
    QFETCH(QString, cause);
    const auto interface = parse_interface(text.toStdString());
    QVERIFY(!interface.has_value());
    QCOMPARE(QString::fromStdString(interface.error().cause), cause);
}

void InterfaceTest::types_within_types_are_bounded() {
    std::string text = "interface a.b\ntype T (x: ";
    for (int i = 0; i < 100'000; ++i) {
        text += "[]";
    }
    const auto interface = parse_interface(text + "int)");
    QVERIFY(!interface.has_value());
    QCOMPARE(interface.error().cause, "line 2: too many types within types");
}

QTEST_GUILESS_MAIN(InterfaceTest)
#include "interface_test.moc"
