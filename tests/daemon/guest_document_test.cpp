// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/guest_document.h"

#include <QTest>
#include <format>

#include "tests/daemon/store_rig.h"

using namespace apiary;
using namespace apiary::daemon;
using ipc::Json;
using test::large_definition;
using test::small_definition;

namespace {

const std::string kSmall = R"({"format": 1, "owner": 7, "kernel": "/k"})";

GuestDocument parsed(std::string_view text) {
    auto document = parse_guest_document(text);
    if (!document) {
        qFatal("%s", document.error().problem.cause.c_str());
    }
    return *std::move(document);
}

Json written(const GuestDocument& document) {
    return Json::parse(format_guest_document(document).value());
}

}  // namespace

class GuestDocumentTest : public QObject {
    Q_OBJECT

private slots:
    void document_isReadAsItWasWritten() {
        for (const auto& definition : {small_definition(), large_definition()}) {
            const GuestDocument document = {.owner = 1234, .definition = definition};
            const std::string text = format_guest_document(document).value();
            const GuestDocument again = parsed(text);
            QCOMPARE(again.owner, document.owner);
            QCOMPARE(again.definition, document.definition);
            QCOMPARE(format_guest_document(again).value(), text);
        }
    }

    void text_isForPeople() {
        QCOMPARE(format_guest_document({.owner = 7, .definition = small_definition()}).value(),
                 std::string("{\n    \"format\": 1,\n    \"kernel\": \"/boot/kernel\",\n    \"owner\": 7\n}\n"));
    }

    void unknown_keys_areKept() {
        GuestDocument document = parsed(R"({"format": 1, "owner": 7, "kernel": "/k", "colour": {"red": [1, null]},
            "disks": [{"path": "a", "cache": "none"}, {"path": "b", "x": 1}], "cpus": 2,
            "networks": [{"kind": "user", "mtu": 9000, "forwards":
                [{"protocol": "tcp", "host_port": 1, "guest_port": 2, "note": "n"}]}],
            "shares": [{"path": "/s", "tag": "t", "owner": "me"}]})");
        document.definition.cpus.reset();
        document.definition.memory = 1 << 30;
        const Json json = written(document);
        QCOMPARE(json["colour"], (Json{{"red", {1, nullptr}}}));
        QVERIFY(!json.contains("cpus"));
        QCOMPARE(json["memory"], Json(1 << 30));
        QCOMPARE(json["disks"][0]["cache"], Json("none"));
        QCOMPARE(json["disks"][1]["x"], Json(1));
        QCOMPARE(json["networks"][0]["mtu"], Json(9000));
        QCOMPARE(json["networks"][0]["forwards"][0]["note"], Json("n"));
        QCOMPARE(json["shares"][0]["owner"], Json("me"));
    }

    void unknown_keys_followTheirElement() {
        GuestDocument document = parsed(R"({"format": 1, "owner": 7, "kernel": "/k",
            "disks": [{"path": "a", "x": "of a"}, {"path": "b", "x": "of b"}]})");
        auto& disks = *document.definition.disks;
        disks.erase(disks.begin());
        disks.push_back({.path = "c"});
        disks.push_back({.path = "d"});
        const Json json = written(document);
        QCOMPARE(json["disks"], (Json{{{"path", "b"}, {"x", "of b"}}, {{"path", "c"}}, {{"path", "d"}}}));
        document.definition.disks.reset();
        QVERIFY(!written(document).contains("disks"));
    }

    void element_thatIsRenamed_keepsItsPlace() {
        GuestDocument document =
            parsed(R"({"format": 1, "owner": 7, "kernel": "/k", "disks": [{"path": "a", "x": 1}]})");
        document.definition.disks->at(0).path = "b";
        QCOMPARE(written(document)["disks"], (Json{{{"path", "b"}, {"x", 1}}}));
    }

    void null_isAsAbsent() {
        const GuestDocument document = parsed(R"({"format": 1, "owner": 7, "kernel": "/k", "cpus": null})");
        QVERIFY(!document.definition.cpus);
        QVERIFY(!written(document).contains("cpus"));
    }

    void wrong_text_isAProblem_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<bool>("owned");
        const auto row = [](const char* name, std::string_view text, const char* word, bool owned = false) {
            QTest::addRow("%s", name) << QByteArray(text.data(), static_cast<qsizetype>(text.size()))
                                      << QByteArray(word) << owned;
        };
        row("empty", "", "JSON");
        row("cut", kSmall.substr(0, 20), "JSON");
        row("more", kSmall + "}", "JSON");
        row("NUL", std::string_view("\0\0\0", 3), "JSON");
        row("not UTF-8", "{\"format\": 1, \"x\": \"\xFF\"}", "JSON");
        row("number out of range", R"({"format": 1, "owner": 7, "kernel": "/k", "x": 1e999})", "JSON");
        row("a list", "[]", "object");
        row("a number", "1", "object");
        row("no format", R"({"owner": 7, "kernel": "/k"})", "format", true);
        row("format that is a text", R"({"format": "1", "owner": 7, "kernel": "/k"})", "format", true);
        row("format 0", R"({"format": 0, "owner": 7, "kernel": "/k"})", "format", true);
        row("newer format", R"({"format": 2, "owner": 7, "kernel": 3})", "newer", true);
        row("no owner", R"({"format": 1, "kernel": "/k"})", "owner");
        row("negative owner", R"({"format": 1, "owner": -1, "kernel": "/k"})", "owner");
        row("owner that is nobody's number", R"({"format": 1, "owner": 4294967295, "kernel": "/k"})", "owner");
        row("owner modulo 2^32", R"({"format": 1, "owner": 4294967303, "kernel": "/k"})", "owner");
        row("wrong type", R"({"format": 1, "owner": 7, "kernel": 3})", "kernel should be a text", true);
        row("wrong type within", R"({"format": 1, "owner": 7, "kernel": "/k", "disks": [{"path": 1}]})",
            "disks[0].path", true);
        row("missing within", R"({"format": 1, "owner": 7, "kernel": "/k", "disks": [{}]})", "disks[0].path is missing",
            true);
        row("fraction", R"({"format": 1, "owner": 7, "kernel": "/k", "cpus": 1.5})", "cpus", true);
        row("too large a number", R"({"format": 1, "owner": 7, "kernel": "/k", "memory": 18446744073709551615})",
            "memory", true);
        row("no kernel", R"({"format": 1, "owner": 7})", "kernel", true);
        row("wrong value", R"({"format": 1, "owner": 7, "kernel": "/k", "cpus": 100})", "cpus", true);
        row("wrong name", R"({"format": 1, "owner": 7, "kernel": "/k", "restart": "maybe"})", "on_crash", true);
        row("very deep",
            kSmall.substr(0, kSmall.size() - 1) + ",\"x\":" + std::string(100'000, '[') + std::string(100'000, ']') +
                "}",
            "without end");
        row("very deep and cut", std::string(500'000, '['), "");
        row("too large", std::string(GuestDocument::kLargest + 1, ' '), "too large");
    }

    void wrong_text_isAProblem() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, word);
        QFETCH(bool, owned);
        const auto document = parse_guest_document({text.data(), static_cast<std::size_t>(text.size())});
        QVERIFY(!document.has_value());
        const auto& problem = document.error().problem;
        QVERIFY2(problem.cause.contains(word.toStdString()), problem.cause.c_str());
        QVERIFY(!problem.remedy.empty());
        QCOMPARE(document.error().owner, owned ? std::optional<uid_t>(7) : std::nullopt);
        QVERIFY(problem.cause.size() + problem.detail.size() < 1000);
    }

    void depth_thatIsAllowed_isKept() {
        const std::string deep =
            std::string(GuestDocument::kDeepest - 2, '[') + std::string(GuestDocument::kDeepest - 2, ']');
        const GuestDocument document = parsed(kSmall.substr(0, kSmall.size() - 1) + ",\"x\":" + deep + "}");
        QCOMPARE(written(document)["x"].dump(), deep);
    }

    void text_thatIsNotUtf8_isNotWritten() {
        GuestDocument document = {.definition = small_definition()};
        document.definition.description = "\xFF";
        QVERIFY(!format_guest_document(document).has_value());
    }

    void text_thatIsTooLarge_isNotWritten() {
        GuestDocument document = {.definition = small_definition()};
        document.definition.append = std::string(GuestDocument::kLargest, 'a');
        QVERIFY(!format_guest_document(document).has_value());
    }
};

QTEST_APPLESS_MAIN(GuestDocumentTest)
#include "guest_document_test.moc"
