// SPDX-License-Identifier: BSD-2-Clause
// Debian's kernel translated and interpreted at the same time, and compared all the way.
#include <QtTest>
#include <semaphore>

#include "backend/machine/machine.h"
#include "tests/bench/overlay.h"
#include "tests/cpu/soft/lockstep.h"
#include "tests/machine/guest_session.h"

using namespace apiary;
using cpu::soft::test::LockstepEngine;
using cpu::soft::test::LockstepReport;
using cpu::soft::test::LockstepVcpu;
using testing::GuestSession;

namespace {

/// The sample guest with the benchmarks' program.
class Guest {
public:
    /// With `words` on its kernel's command line.
    [[nodiscard]] static Result<std::unique_ptr<Guest>> start(const std::string& words) {
        const std::string directory = (testing::guest_directory() + "/trixie").toStdString();
        std::unique_ptr<Guest> guest(new Guest);
        auto overlay = bench::Overlay::create(directory + "/initrd.gz", BENCH_GUEST);
        if (!overlay) {
            return std::unexpected(overlay.error());
        }
        guest->initrd_ = *std::move(overlay);
        machine::MachineConfig config;
        config.kernel = directory + "/vmlinuz";
        config.initrd = guest->initrd_->path();
        // Without PCI no device writes to memory.
        config.append = "console=ttyS0 nokaslr pci=off " + words;
        config.engine = "soft";
        config.memory = 96 << 20;
        auto clock = std::make_unique<ManualClock>();
        machine::Host host = {.clock = nullptr, .tsc = LockstepVcpu::kTsc, .make_engine = {}, .files = {}};
        host.make_engine = [&report = guest->report_, &time = *clock](
                               const std::string&, memory::GuestMemory& memory,
                               const cpu::TscClock&) -> Result<std::unique_ptr<cpu::Engine>> {
            return std::make_unique<LockstepEngine>(memory, time, report);
        };
        host.clock = std::move(clock);
        auto created = machine::Machine::create(config, [&event = guest->event_] { event.release(); }, std::move(host));
        if (!created) {
            return std::unexpected(created.error());
        }
        guest->machine_ = *std::move(created);
        guest->client_.emplace(guest->machine_->console(), [&event = guest->event_] { event.release(); });
        guest->machine_->resume();
        return guest;
    }

    /// What the guest wrote before `text`; nothing if it ends before.
    [[nodiscard]] std::optional<QString> wait_for(const QByteArray& text) {
        for (;;) {
            if (const qsizetype at = text_.indexOf(text); at >= 0) {
                const QByteArray before = text_.first(at);
                text_.remove(0, at + text.size());
                return QString::fromUtf8(before).remove('\r');
            }
            std::array<char, 4096> buffer;
            const std::size_t size = client_->read(buffer).size;
            text_.append(buffer.data(), static_cast<qsizetype>(size));
            if (size == 0) {
                if (machine_->end()) {
                    return std::nullopt;
                }
                event_.acquire();
            }
        }
    }
    /// The output of a command in its shell, which has prompted.
    [[nodiscard]] std::optional<QString> ask(const QByteArray& command) {
        type(command + "; echo EN''D");
        static_cast<void>(wait_for("\n"));
        auto output = wait_for("END");
        return output && wait_for(GuestSession::kPrompt) ? output : std::nullopt;
    }
    void type(const QByteArray& line) {
        static_cast<void>(machine_->console()->send_input((line + '\n').toStdString()));
    }
    [[nodiscard]] machine::End wait_for_end() {
        while (!machine_->end()) {
            event_.acquire();
        }
        return *machine_->end();
    }
    [[nodiscard]] const LockstepReport& report() const { return report_; }
    /// With what the guest wrote last.
    [[nodiscard]] std::string what_differs() const { return report_.difference() + text_.toStdString(); }

private:
    Guest() = default;

    std::counting_semaphore<> event_{0};
    LockstepReport report_;
    std::unique_ptr<bench::Overlay> initrd_;
    std::unique_ptr<machine::Machine> machine_;
    std::optional<console::Client> client_;
    QByteArray text_;
};

}  // namespace

class LockstepTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        if (!GuestSession::has("trixie")) {
            QSKIP("this guest is not there; tools/guest/make-guest makes it");
        }
    }

    /// From its first instruction on: modes, page tables, decompression, interrupts, and what it patches of its own code.
    void kernel_untilItHasPatchedItself_isTheSame() {
        auto started = Guest::start("earlyprintk=serial,ttyS0,115200");
        QVERIFY2(started.has_value(), started ? "" : log::describe(started.error()).c_str());
        Guest& guest = **started;
        QVERIFY2(guest.wait_for("Freeing SMP alternatives memory"), guest.what_differs().c_str());
        tell_of(guest.report());
    }

    /// From the first instruction to the last, with the benchmarks' work in between.
    void system_translatedAndInterpreted_isTheSame() {
        auto started = Guest::start("quiet");
        QVERIFY2(started.has_value(), started ? "" : log::describe(started.error()).c_str());
        Guest& guest = **started;
        QVERIFY2(guest.wait_for(GuestSession::kPrompt), guest.what_differs().c_str());
        for (const char* work : {"integer", "sha256", "sse2", "avx2", "x87", "bytecode", "calls", "chase", "copy-small", "copy-string",
                                 "patch", "getppid", "pipes", "faults", "forks", "execs", "signals"}) {
            const auto output = guest.ask(QByteArray("/bench ") + work + " 1");
            QVERIFY2(output && output->startsWith(QString(work) + " 1 "), (work + guest.what_differs()).c_str());
        }
        const auto packed = guest.ask("/bench text 1 | gzip | gunzip | wc -l");
        QVERIFY2(packed && *packed == "1000\n", guest.what_differs().c_str());
        const auto sum = guest.ask("seq 1000 | awk '{ s += $1 } END { print s }'");
        QVERIFY2(sum && *sum == "500500\n", guest.what_differs().c_str());
        guest.type("poweroff -f");
        QVERIFY2(guest.wait_for_end().reason == machine::End::Reason::PowerOff, guest.what_differs().c_str());
        tell_of(guest.report());
    }

private:
    static void tell_of(const LockstepReport& report) {
        QCOMPARE(report.difference(), std::string());
        QVERIFY(report.memories > 1 && report.arrivals > 1);
        qInfo("%lu exits, %lu stops followed, memory compared %lu times", report.exits.load(), report.arrivals.load(),
              report.memories.load());
    }
};

QTEST_GUILESS_MAIN(LockstepTest)
#include "lockstep_test.moc"
