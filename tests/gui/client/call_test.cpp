// SPDX-License-Identifier: BSD-2-Clause
// Calls, and answers that no apiaryd gives.
#include "gui/client/call.h"

#include <fcntl.h>

#include <QPointer>
#include <QTest>
#include <QTimer>
#include <optional>

#include "tests/gui/client/rogue_server.h"

using apiary::Result;
using apiary::gui::Call;
using apiary::tests::RogueServer;
using apiary::tests::send_message;
namespace ipc = apiary::ipc;

namespace {

/// What a call came to.
struct Outcome {
    int replies = 0;
    std::optional<apiary::Error> error;
    Call::Failure failure = Call::Failure::None;
};

}  // namespace

class CallTest : public QObject {
    Q_OBJECT

    static constexpr int kLongMs = 60'000;

    /// Calls, and waits until the call is over.
    static Outcome call(const std::string& socket, ipc::CallKind kind = ipc::CallKind::once,
                        std::chrono::milliseconds limit = std::chrono::milliseconds(kLongMs)) {
        Outcome outcome;
        QPointer<Call> made;
        made = new Call(
            socket, "io.apiary.Host.GetFacts", ipc::Json::object(), kind,
            [&](const Result<ipc::Reply>& reply) {
                outcome.replies += reply ? 1 : 0;
                if (!reply) {
                    outcome.error = reply.error();
                    outcome.failure = made ? made->failure() : Call::Failure::None;
                }
            },
            nullptr);
        made->limit(limit);
        if (!QTest::qWaitFor([&] { return made.isNull(); }, kLongMs * 2)) {
            QTest::qFail("the call does not end", __FILE__, __LINE__);
        }
        return outcome;
    }

private slots:
    void socket_thatIsNotThere_isNoConnection() {
        const Outcome outcome = call("/nowhere/apiaryd.sock");
        QCOMPARE(outcome.replies, 0);
        QCOMPARE(outcome.failure, Call::Failure::NotConnected);
    }

    void silence_endsAtTheLimit() {
        RogueServer server([](int) {});
        const Outcome outcome = call(server.path(), ipc::CallKind::once, std::chrono::milliseconds(100));
        QCOMPARE(outcome.failure, Call::Failure::NoAnswer);
        QVERIFY(!outcome.error->remedy.empty());
    }

    void answers_thatAreNone_areErrors_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no JSON") << QByteArray("hello\0", 6);
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n\0", 29);
        QTest::newRow("empty") << QByteArray("\0", 1);
        QTest::newRow("list") << QByteArray("[]\0", 3);
        QTest::newRow("no UTF-8") << QByteArray("{\"parameters\":{\"a\":\"\xff\"}}\0", 26);
        QTest::newRow("parameters of another kind") << QByteArray("{\"parameters\":3}\0", 17);
        QTest::newRow("a key twice") << QByteArray("{\"parameters\":{},\"parameters\":{}}\0", 34);
        QTest::newRow("two answers to one question") << QByteArray("{\"parameters\":{},\"continues\":true}\0", 35);
        QTest::newRow("deep") << QByteArray("{\"parameters\":") + QByteArray("{\"a\":").repeated(100) + QByteArray("1") +
                                     QByteArray("}").repeated(101) + QByteArray("\0", 1);
    }
    void answers_thatAreNone_areErrors() {
        QFETCH(QByteArray, bytes);
        RogueServer server([&](int socket) {
            static_cast<void>(!::send(socket, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL));
        });
        const Outcome outcome = call(server.path());
        QCOMPARE(outcome.failure, Call::Failure::WrongAnswer);
        QVERIFY(!outcome.error->cause.empty());
    }

    void answer_withoutEnd_isGivenUp() {
        // 64 KiB a go, for ever.
        QList<QTimer*> timers;
        QObject owner;
        RogueServer server([&](int socket) {
            ::fcntl(socket, F_SETFL, O_NONBLOCK);
            auto* timer = new QTimer(&owner);
            QObject::connect(timer, &QTimer::timeout, timer, [socket] {
                static const std::string kPiece(1 << 16, 'x');
                static_cast<void>(!::send(socket, kPiece.data(), kPiece.size(), MSG_NOSIGNAL));
            });
            timer->start(0);
        });
        QCOMPARE(call(server.path()).failure, Call::Failure::WrongAnswer);
    }

    void half_thenTheEnd_isAClosedConnection() {
        RogueServer* rogue = nullptr;
        RogueServer server([&](int socket) {
            static_cast<void>(!::send(socket, "{\"para", 6, MSG_NOSIGNAL));
            QTimer::singleShot(0, [&] { rogue->hang_up(); });
        });
        rogue = &server;
        QCOMPARE(call(server.path()).failure, Call::Failure::Closed);
    }

    void slowAnswer_isTakenWhole() {
        QObject owner;
        RogueServer server([&](int socket) {
            auto* timer = new QTimer(&owner);
            QObject::connect(timer, &QTimer::timeout, timer, [socket, at = std::size_t{0}]() mutable {
                static const std::string kAnswer = "{\"parameters\":{\"facts\":{}}}";
                if (at <= kAnswer.size()) {
                    static_cast<void>(!::send(socket, kAnswer.c_str() + at++, 1, MSG_NOSIGNAL));
                }
            });
            timer->start(1);
        });
        const Outcome outcome = call(server.path());
        QCOMPARE(outcome.replies, 1);
        QVERIFY(!outcome.error);
    }

    void more_takesAllUntilTheLast() {
        RogueServer server([](int socket) {
            send_message(socket, R"({"parameters":{},"continues":true})");
            send_message(socket, R"({"parameters":{},"continues":true})");
            send_message(socket, R"({"parameters":{}})");
            send_message(socket, R"({"parameters":{}})");
        });
        const Outcome outcome = call(server.path(), ipc::CallKind::more);
        QCOMPARE(outcome.replies, 3);
        QVERIFY(!outcome.error);
    }

    void handler_thatDeletesItsCall_isNotCalledAgain() {
        RogueServer server([](int socket) {
            for (int i = 0; i < 3; ++i) {
                send_message(socket, R"({"parameters":{},"continues":true})");
            }
        });
        QPointer<Call> made;
        int replies = 0;
        made = new Call(
            server.path(), "io.apiary.Guests.Watch", ipc::Json::object(), ipc::CallKind::more,
            [&](const Result<ipc::Reply>&) {
                ++replies;
                delete made;
            },
            nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(made.isNull(), kLongMs);
        QCoreApplication::processEvents();
        QCOMPARE(replies, 1);
    }
};

QTEST_GUILESS_MAIN(CallTest)
#include "call_test.moc"
