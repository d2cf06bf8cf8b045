// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/message.h"

#include <QTest>
#include <string>
#include <vector>

using namespace apiary;
using namespace apiary::ipc;

namespace {

std::vector<std::string> all_of(MessageReader& reader) {
    std::vector<std::string> messages;
    while (std::optional<std::string> message = reader.next()) {
        messages.push_back(std::move(*message));
    }
    return messages;
}

std::string nested(std::size_t depth) {
    return R"({"a":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
}

std::string detail_of(const auto& result) {
    return result ? "no error" : result.error().detail;
}

}  // namespace

class MessageTest : public QObject {
    Q_OBJECT

private slots:
    void messages_split_anywhere_are_the_same() {
        const std::string stream("one\0\0three\0rest", 15);
        const std::vector<std::string> expected = {"one", "", "three"};
        for (std::size_t first = 0; first <= stream.size(); ++first) {
            for (std::size_t second = first; second <= stream.size(); ++second) {
                MessageReader reader(5);
                std::vector<std::string> messages;
                for (const std::string& piece :
                     {stream.substr(0, first), stream.substr(first, second - first), stream.substr(second)}) {
                    QVERIFY(reader.feed(piece));
                    std::ranges::move(all_of(reader), std::back_inserter(messages));
                }
                QCOMPARE(messages, expected);
                QVERIFY(reader.has_partial());
                QCOMPARE(reader.take_rest(), std::string("rest"));
                QVERIFY(!reader.has_partial());
            }
        }
    }

    void messages_not_taken_are_kept_in_order() {
        MessageReader reader(10);
        QVERIFY(reader.feed({"a\0b\0c", 5}));
        QCOMPARE(reader.next(), std::optional<std::string>("a"));
        QVERIFY(reader.feed({"d\0", 2}));
        QCOMPARE(reader.size(), std::size_t{5});
        QCOMPARE(all_of(reader), (std::vector<std::string>{"b", "cd"}));
        QCOMPARE(reader.size(), std::size_t{0});
    }

    void rest_has_whole_messages_too() {
        MessageReader reader(10);
        QVERIFY(reader.feed({"a\0b\0c", 5}));
        QCOMPARE(reader.next(), std::optional<std::string>("a"));
        QCOMPARE(reader.take_rest(), std::string("b\0c", 3));
        QVERIFY(!reader.has_message());
    }

    void message_at_the_limit_is_taken_and_a_longer_one_not_kept() {
        for (std::size_t piece = 1; piece <= 12; ++piece) {
            MessageReader reader(10);
            const std::string stream(
                "0123456789\0"
                "0123456789a",
                22);
            bool is_fed = true;
            for (std::size_t at = 0; at < stream.size() && is_fed; at += piece) {
                is_fed = reader.feed(std::string_view(stream).substr(at, piece));
            }
            QVERIFY(!is_fed);
            QCOMPARE(all_of(reader), (std::vector<std::string>{"0123456789"}));
            QVERIFY(reader.size() <= 10);
            QVERIFY(!reader.feed({"\0", 1}));
            QVERIFY(!reader.has_message());
        }
    }

    void garbage_is_refused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("white space") << QByteArray(" \n");
        QTest::newRow("word") << QByteArray("hello");
        QTest::newRow("number") << QByteArray("1");
        QTest::newRow("string") << QByteArray("\"a\"");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("array") << QByteArray("[{}]");
        QTest::newRow("cut off") << QByteArray("{\"a\":");
        QTest::newRow("more behind") << QByteArray("{}{}");
        QTest::newRow("comma at the end") << QByteArray("{\"a\":1,}");
        QTest::newRow("comment") << QByteArray("{}//");
        QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}");
        QTest::newRow("overlong UTF-8") << QByteArray("{\"a\":\"\xc0\xaf\"}");
        QTest::newRow("surrogate") << QByteArray("{\"a\":\"\xed\xa0\x80\"}");
        QTest::newRow("half a surrogate pair") << QByteArray(R"({"a":"\ud800"})");
        QTest::newRow("control character") << QByteArray("{\"a\":\"\n\"}");
        QTest::newRow("number without end") << QByteArray("{\"a\":1e999}");
        QTest::newRow("not a number") << QByteArray("{\"a\":NaN}");
        QTest::newRow("key twice") << QByteArray(R"({"a":1,"a":1})");
        QTest::newRow("key twice, within") << QByteArray(R"({"b":[{"a":1,"\u0061":2}]})");
        QTest::newRow("NUL behind") << QByteArray("{}\0", 3);
        QTest::newRow("NUL within") << QByteArray("{\"a\"\0:1}", 8);
    }
    void garbage_is_refused() {
        QFETCH(QByteArray, text);
        const Result<Json> message = parse_message(text.toStdString());
        QVERIFY(!message);
        QVERIFY(!message.error().detail.empty());
    }

    void message_of_every_kind_of_value_is_itself() {
        const Json message = {{"null", nullptr},
                              {"no", false},
                              {"negative", -1},
                              {"large", 18'446'744'073'709'551'615u},
                              {"fraction", 0.5},
                              {"text", "\u00fc \U0001f41d \" \\ \n"},
                              {"array", {1, {}, {{"x", Json::array({1, 2})}}}},
                              {"object", Json::object()}};
        const std::string text = to_message(message);
        QCOMPARE(text.find('\0'), text.size() - 1);
        const Result<Json> parsed = parse_message(std::string_view(text).substr(0, text.size() - 1));
        QVERIFY(parsed.has_value());
        QVERIFY(*parsed == message);
    }

    void nesting_is_limited() {
        QVERIFY(parse_message(nested(kMaxDepth - 1)).has_value());
        QCOMPARE(detail_of(parse_message(nested(kMaxDepth))), std::string("it is nested too deeply"));
        QCOMPARE(detail_of(parse_message(nested(100'000))), std::string("it is nested too deeply"));
        std::string objects;
        for (int i = 0; i < 100'000; ++i) {
            objects += R"({"a":)";
        }
        QCOMPARE(detail_of(parse_message(objects)), std::string("it is nested too deeply"));
    }

    void values_are_limited() {
        const std::string text = R"({"a":[1,2,{"b":3}]})";  // Two containers more than numbers, and the message.
        QVERIFY(parse_message(text, 6).has_value());
        QCOMPARE(detail_of(parse_message(text, 5)), std::string("it has too many values"));
    }

    void text_that_is_not_utf8_is_sent_with_replacements() {
        QCOMPARE(to_message({{"a", "\xff!"}}), std::string("{\"a\":\"\ufffd!\"}\0", 13));
    }

    void call_is_read() {
        const Result<CallMessage> call =
            parse_call(R"({"method":"a.B","parameters":{"x":1},"more":true,"oneway":false,"else":1})");
        QVERIFY(call.has_value());
        QCOMPARE(call->method, std::string("a.B"));
        QVERIFY(call->parameters == Json({{"x", 1}}));
        QVERIFY(call->kind == CallKind::more);
    }

    void call_without_parameters_has_none() {
        for (const char* text : {R"({"method":"a.B"})", R"({"method":"a.B","parameters":null})"}) {
            const Result<CallMessage> call = parse_call(text);
            QVERIFY(call.has_value());
            QVERIFY(call->parameters == Json::object());
            QVERIFY(call->kind == CallKind::once);
        }
    }

    void call_is_itself_over_the_wire() {
        for (const CallKind kind : {CallKind::once, CallKind::more, CallKind::oneway, CallKind::upgrade}) {
            const std::string text = call_message("a.B", {{"x", "y"}}, kind);
            const Result<CallMessage> call = parse_call(std::string_view(text).substr(0, text.size() - 1));
            QVERIFY(call.has_value());
            QVERIFY(call->kind == kind);
            QVERIFY(call->parameters == Json({{"x", "y"}}));
        }
    }

    void call_that_breaks_the_protocol_is_refused_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "{}";
        QTest::newRow("method is a number") << R"({"method":1})";
        QTest::newRow("method is null") << R"({"method":null})";
        QTest::newRow("parameters are a string") << R"({"method":"a.B","parameters":"x"})";
        QTest::newRow("parameters are an array") << R"({"method":"a.B","parameters":[]})";
        QTest::newRow("more is a number") << R"({"method":"a.B","more":1})";
        QTest::newRow("more is null") << R"({"method":"a.B","more":null})";
        QTest::newRow("oneway is a string") << R"({"method":"a.B","oneway":"true"})";
        QTest::newRow("upgrade is an object") << R"({"method":"a.B","upgrade":{}})";
        QTest::newRow("more and oneway") << R"({"method":"a.B","more":true,"oneway":true})";
        QTest::newRow("more and upgrade") << R"({"method":"a.B","more":true,"upgrade":true})";
        QTest::newRow("oneway and upgrade") << R"({"method":"a.B","oneway":true,"upgrade":true})";
    }
    void call_that_breaks_the_protocol_is_refused() {
        QFETCH(QString, text);
        QVERIFY(!parse_call(text.toStdString()));
    }

    void call_of_too_many_values_is_refused() {
        std::string text = R"({"method":"a.B","parameters":{"x":[0)";
        for (std::size_t i = 0; i < kMaxCallValues; ++i) {
            text += ",0";
        }
        QCOMPARE(detail_of(parse_call(text + "]}}")), std::string("it has too many values"));
    }

    void reply_is_itself_over_the_wire() {
        for (const bool continues : {false, true}) {
            const std::string text = reply_message({{"x", 1}}, continues);
            const Result<Reply> reply = parse_reply(std::string_view(text).substr(0, text.size() - 1));
            QVERIFY(reply.has_value());
            QVERIFY(!reply->failed());
            QCOMPARE(reply->continues, continues);
            QVERIFY(reply->parameters == Json({{"x", 1}}));
        }
        const std::string text = error_message("a.Bad", {{"why", "so"}});
        const Result<Reply> reply = parse_reply(std::string_view(text).substr(0, text.size() - 1));
        QVERIFY(reply.has_value());
        QCOMPARE(reply->error, std::string("a.Bad"));
        QVERIFY(reply->parameters == Json({{"why", "so"}}));
    }

    void reply_that_breaks_the_protocol_is_refused_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("error is a number") << R"({"error":1})";
        QTest::newRow("error is empty") << R"({"error":""})";
        QTest::newRow("error continues") << R"({"error":"a.Bad","continues":true})";
        QTest::newRow("continues is a number") << R"({"continues":1})";
        QTest::newRow("parameters are a number") << R"({"parameters":1})";
        QTest::newRow("no JSON") << "{";
    }
    void reply_that_breaks_the_protocol_is_refused() {
        QFETCH(QString, text);
        QVERIFY(!parse_reply(text.toStdString()));
    }
};

QTEST_GUILESS_MAIN(MessageTest)
#include "message_test.moc"
