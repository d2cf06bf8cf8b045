// SPDX-License-Identifier: BSD-2-Clause
// io.apiary.Host's checks, asked of a helper.
#include <QFile>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "backend/api/host.h"
#include "tests/daemon/running_daemon.h"

using namespace apiary;
using namespace apiary::api::host;
using apiary::tests::RunningDaemon;

namespace {

std::string recording(const char* name) {
    QFile file(QStringLiteral(MACHINES "/%1.txt").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "";
}

const Capability* find(const Assessment& assessment, const char* id) {
    const auto found = std::ranges::find(assessment.capabilities, id, &Capability::id);
    return found == assessment.capabilities.end() ? nullptr : &*found;
}

}  // namespace

class HostCheckTest : public QObject {
    Q_OBJECT
    std::unique_ptr<RunningDaemon> daemon_;

private slots:
    void initTestCase() { daemon_ = std::make_unique<RunningDaemon>(); }
    void cleanupTestCase() { daemon_.reset(); }

    void check_judgesThisMachine() {
        const auto reply = daemon_->call<Check>();
        QVERIFY2(reply.has_value(), reply ? "" : reply.error().error.cause.c_str());
        const Assessment& machine = reply->assessment;
        QVERIFY(!machine.processor.empty() && !machine.system.empty() && !machine.summary.empty());
        const Capability* const long_mode = find(machine, "long_mode");
        QVERIFY(long_mode != nullptr && long_mode->verdict == Verdict::Present && long_mode->group == Group::Processor);
        const Capability* const engine = find(machine, "engine");
        QVERIFY(engine != nullptr && (engine->value == "soft" || engine->value == "kvm"));
        QCOMPARE(machine.engines.back().name, std::string("soft"));
        QVERIFY2(reply->msrs.empty(), "a session's helper reads no registers");
        QVERIFY(reply->report.starts_with("Apiary ") && reply->report.find("long_mode") != std::string::npos);
    }

    void recording_isJudged() {
        const auto reply = daemon_->call<CheckRecording>({.recording = recording("freebsd-intel-nehalem-e5530")});
        QVERIFY2(reply.has_value(), reply ? "" : reply.error().error.cause.c_str());
        const auto bhyve = std::ranges::find(reply->assessment.engines, "bhyve", &EngineFit::name);
        QVERIFY(bhyve != reply->assessment.engines.end());
        QVERIFY(bhyve->fit == Fit::Limited && bhyve->one_cpu && bhyve->no_firmware);
        const Capability* const ug = find(reply->assessment, "unrestricted_guest");
        QVERIFY(ug != nullptr && ug->verdict == Verdict::Missing && ug->sureness == Sureness::Certain && ug->works);
        QVERIFY(find(reply->assessment, "device") == nullptr);
        QVERIFY(reply->report.find("Xeon") != std::string::npos);
    }

    void recording_thatIsNone_isRefused() {
        for (const std::string& text : {std::string(), std::string("hello"), std::string(1000, 'x')}) {
            const auto reply = daemon_->call<CheckRecording>({.recording = text});
            QVERIFY(!reply);
            QCOMPARE(reply.error().name, std::string(NotARecording::kName));
            QVERIFY(!reply.error().error.cause.empty() && !reply.error().error.remedy.empty());
        }
    }

    void text_isExplained() {
        const auto reply =
            daemon_->call<Explain>({.text = "kldload: can't load vmm: Exec format error\nvm_create: File exists\n"});
        QVERIFY(reply.has_value());
        QCOMPARE(reply->explanations.size(), std::size_t{2});
        QCOMPARE(reply->explanations[0].id, std::string("vmm-kldload-exec-format"));
        QCOMPARE(reply->explanations[0].sureness, Sureness::Likely);
        QCOMPARE(reply->explanations[1].line, std::string("vm_create: File exists"));
        const auto nothing = daemon_->call<Explain>({.text = ""});
        QVERIFY(nothing && nothing->explanations.empty());
    }

    void manyChecksAtOnce_areAllAnswered() {
        std::vector<std::thread> threads;
        std::atomic<int> answered = 0;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] { answered += daemon_->call<Check>().has_value() ? 1 : 0; });
        }
        std::ranges::for_each(threads, &std::thread::join);
        QCOMPARE(answered.load(), 8);
    }
};

QTEST_GUILESS_MAIN(HostCheckTest)
#include "host_check_test.moc"
