// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/command.h"

#include <signal.h>

#include <QTest>

using namespace apiary;
using namespace std::chrono_literals;

class CommandTest : public QObject {
    Q_OBJECT

private slots:
    void program_isGivenItsInputAndHeard() {
        const std::string much(300'000, 'x');
        const auto end = run_command("/bin/sh", {"-c", "wc -c; echo also >&2; exit 3"}, much, 20s);
        QVERIFY(end.has_value());
        QVERIFY(!end->good());
        QVERIFY2(end->said.contains("300000") && end->said.contains("also"), end->said.c_str());
    }

    void initTestCase() { ::signal(SIGPIPE, SIG_IGN); }

    void program_thatReadsNothing_isHeardAllTheSame() {
        const auto end = run_command("/bin/sh", {"-c", "exec <&-; echo no"}, std::string(300'000, 'x'), 20s);
        QVERIFY(end.has_value() && end->said == "no\n");
    }

    void program_hasACleanEnvironmentAndNoDescriptors() {
        const int leaked = ::dup(STDERR_FILENO);  // Not closed on exec.
        const auto end = run_command("/bin/sh", {"-c", "env; ls /dev/fd/" + std::to_string(leaked)}, "", 20s);
        ::close(leaked);
        QVERIFY2(end->said.contains("LC_ALL=C") && !end->said.contains("HOME="), end->said.c_str());
        QVERIFY2(end->said.contains("No such file"), end->said.c_str());
    }

    void programThatSaysMuch_isCutShort() {
        const auto end = run_command("/bin/sh", {"-c", "yes | head -c 1000000"}, "", 20s);
        QVERIFY(end->good());
        QCOMPARE(end->said.size(), std::size_t{65536});
    }

    void programThatDoesNotEnd_isEnded() {
        const auto end = run_command("/bin/sh", {"-c", "exec sleep 1000"}, "", 100ms);
        QVERIFY(!end && end.error().cause.contains("did not end in time"));
    }

    void programThatIsNotThere_isAnError() {
        QVERIFY(!run_command("/no/such/program", {}, "", 1s));
        QVERIFY(!find_program("no-such-program-here"));
        QVERIFY(find_program("sh").has_value());
    }
};

QTEST_GUILESS_MAIN(CommandTest)
#include "command_test.moc"
