// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/service.h"

#include <QTest>
#include <string>

#include "tests/ipc/rig.h"

using namespace apiary;
using namespace apiary::ipc;
using namespace apiary::ipc::test;

class ServiceTest : public QObject {
    Q_OBJECT

private slots:
    void info_tells_identity_and_interfaces() {
        TestServer server;
        Client client = server.start().client();
        const Result<Reply> reply = client.call("org.varlink.service.GetInfo");
        QVERIFY(reply.has_value());
        const Json expected = {{"vendor", "Vendor"},
                               {"product", "Product"},
                               {"version", "1.2"},
                               {"url", "https://example.org"},
                               {"interfaces", {"io.apiary.Test", "org.varlink.service"}}};
        QVERIFY(reply->parameters == expected);
    }

    void description_is_told() {
        TestServer server;
        Client client = server.start().client();
        const Result<Reply> reply =
            client.call("org.varlink.service.GetInterfaceDescription", {{"interface", "io.apiary.Test"}});
        QVERIFY(reply.has_value());
        QVERIFY(reply->parameters == Json({{"description", kDescription}}));
    }

    void standard_error_says_what_is_missing_data() {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QByteArray>("parameters");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QByteArray>("details");
        const QString service = "org.varlink.service.";
        QTest::newRow("interface") << "io.apiary.None.Such" << QByteArray("{}") << service + "InterfaceNotFound"
                                   << QByteArray(R"({"interface":"io.apiary.None"})");
        QTest::newRow("no dot") << "Such" << QByteArray("{}") << service + "InterfaceNotFound"
                                << QByteArray(R"({"interface":"Such"})");
        QTest::newRow("empty") << "" << QByteArray("{}") << service + "InterfaceNotFound"
                               << QByteArray(R"({"interface":""})");
        QTest::newRow("dot only") << "." << QByteArray("{}") << service + "InterfaceNotFound"
                                  << QByteArray(R"({"interface":""})");
        QTest::newRow("method") << "io.apiary.Test.Such" << QByteArray("{}") << service + "MethodNotFound"
                                << QByteArray(R"({"method":"io.apiary.Test.Such"})");
        QTest::newRow("no method") << "io.apiary.Test." << QByteArray("{}") << service + "MethodNotFound"
                                   << QByteArray(R"({"method":"io.apiary.Test."})");
        QTest::newRow("part of a method") << "io.apiary.Test.Missin" << QByteArray("{}") << service + "MethodNotFound"
                                          << QByteArray(R"({"method":"io.apiary.Test.Missin"})");
        QTest::newRow("not implemented") << "io.apiary.Test.Missing" << QByteArray("{}")
                                         << service + "MethodNotImplemented"
                                         << QByteArray(R"({"method":"io.apiary.Test.Missing"})");
        QTest::newRow("parameter missing")
            << service + "GetInterfaceDescription" << QByteArray("{}") << service + "InvalidParameter"
            << QByteArray(R"({"parameter":"interface"})");
        QTest::newRow("parameter of another type")
            << service + "GetInterfaceDescription" << QByteArray(R"({"interface":1})") << service + "InvalidParameter"
            << QByteArray(R"({"parameter":"interface"})");
        QTest::newRow("description of nothing")
            << service + "GetInterfaceDescription" << QByteArray(R"({"interface":"io.apiary.None"})")
            << service + "InterfaceNotFound" << QByteArray(R"({"interface":"io.apiary.None"})");
    }
    void standard_error_says_what_is_missing() {
        QFETCH(QString, method);
        QFETCH(QByteArray, parameters);
        QFETCH(QString, error);
        QFETCH(QByteArray, details);
        TestServer server;
        Client client = server.start().client();
        const Result<Reply> reply = client.call(method.toStdString(), Json::parse(parameters.toStdString()));
        QVERIFY(reply.has_value());
        QCOMPARE(QString::fromStdString(reply->error), error);
        QVERIFY(reply->parameters == Json::parse(details.toStdString()));
    }
};

QTEST_GUILESS_MAIN(ServiceTest)
#include "service_test.moc"
