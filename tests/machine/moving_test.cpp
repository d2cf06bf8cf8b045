// SPDX-License-Identifier: BSD-2-Clause
// A guest that is moved from one engine to another, at any moment and many times, does what it does when it is left alone.
#include <QTest>
#include <atomic>
#include <random>
#include <thread>

#ifdef __linux__
#include "backend/cpu/kvm/device.h"
#include "backend/cpu/kvm/engine.h"
#endif
#include "backend/machine/engines.h"
#include "tests/machine/device_guest.h"

using namespace apiary;
using machine::Machine;
using testing::DeviceGuest;

namespace {

constexpr const char* kGuest = GUESTS "/moving/rounds";

using Made = Result<std::unique_ptr<cpu::Engine>>;

/// The software CPU in both its modes, as two engines; and the others by their names.
Made make_engine(const std::string& name, memory::GuestMemory& memory, const cpu::TscClock& tsc) {
    const bool interpreter = name == "interpreter";
    if (interpreter || name == "translator") {
        return cpu::make_soft_engine(
            memory, tsc, {.mode = interpreter ? cpu::SoftMode::Interpreter : cpu::SoftMode::Translator, .translate_after = 2});
    }
    return machine::make_engine(name, memory, tsc);
}

/// What the guest has to know of this host's KVM.
std::string command_line([[maybe_unused]] const QString& engines) {
#ifdef __linux__
    return !engines.contains("kvm") ? "" : cpu::kvm_weakness() != nullptr ? "untimed weak" : "untimed";
#else
    return "";
#endif
}

Result<std::unique_ptr<DeviceGuest>> start(const std::string& engines, const std::string& command_line = "") {
    machine::MachineConfig config = DeviceGuest::config();
    config.kernel = kGuest;
    config.cpus = 2;
    config.engine = engines;
    config.append = command_line;
    machine::Host host = machine::make_host();
    host.make_engine = make_engine;
    return DeviceGuest::start(config, std::move(host));
}

/// Moves a machine at random moments, until it is told to stop.
class Mover {
public:
    Mover(Machine& machine, unsigned seed) : machine_(machine), random_(seed), thread_([this](const std::stop_token& stop) { work(stop); }) {}
    [[nodiscard]] unsigned moves() const { return moves_; }
    /// Why it could not go on; empty while it can.
    [[nodiscard]] std::string stop() {  // Once.
        thread_.request_stop();
        thread_.join();
        return trouble_;
    }

private:
    void work(const std::stop_token& stop) {
        const std::vector<std::string> names = machine_.engine_names();
        std::uniform_int_distribution<std::size_t> other(1, names.size() - 1);
        std::uniform_int_distribution<int> microseconds(0, 3000);
        for (std::size_t at = 0; !stop.stop_requested() && trouble_.empty(); ++moves_) {
            std::this_thread::sleep_for(std::chrono::microseconds(microseconds(random_)));
            at = (at + other(random_)) % names.size();
            if (auto moved = machine_.change_engine(names[at]); !moved) {
                trouble_ = moved.error().cause;
            } else if (machine_.engine_name() != names[at]) {
                trouble_ = "it is on " + machine_.engine_name();
            }
        }
    }

    Machine& machine_;
    std::mt19937 random_;
    std::string trouble_;
    std::atomic<unsigned> moves_ = 0;
    std::jthread thread_;
};

}  // namespace

class MachineMovingTest : public QObject {
    Q_OBJECT

private slots:
    void movedGuest_computesWhatAnUnmovedOneDoes_data() {
        QTest::addColumn<QString>("engines");
        QTest::addColumn<unsigned>("moves");
        QTest::newRow("software") << "interpreter,translator" << 300u;
        QTest::newRow("KVM") << "translator,kvm,interpreter" << 300u;
        QTest::newRow("KVM first") << "kvm,translator" << 100u;
    }

    void movedGuest_computesWhatAnUnmovedOneDoes() {
        QFETCH(const QString, engines);
        QFETCH(const unsigned, moves);
        if (engines.contains("kvm")) {
#ifdef __linux__
            if (const auto device = cpu::open_kvm_device(); !device) {
                QSKIP(qPrintable(QString::fromStdString("no KVM here: " + device.error().cause)));
            }
#else
            QSKIP("no KVM here");
#endif
        }
        auto moved = start(engines.toStdString(), command_line(engines));
        QVERIFY2(moved.has_value(), moved ? "" : moved.error().cause.c_str());
        auto unmoved = start("translator", command_line(engines));
        QVERIFY(unmoved.has_value());
        const auto first = (*moved)->tell("g");
        QVERIFY2(first.has_value(), (*moved)->text().constData());
        QCOMPARE(*first, (*unmoved)->tell("g").value_or("nothing"));
        Mover mover((*moved)->machine(), 1);
        unsigned batches = 0;
        for (; mover.moves() < moves; ++batches) {
            const auto sum = (*moved)->tell("g");
            QVERIFY2(sum.has_value(), (*moved)->text().constData());
            QCOMPARE(*sum, (*unmoved)->tell("g").value_or("nothing"));
        }
        QCOMPARE(mover.stop(), std::string());
        qInfo("%u moves in %u batches", mover.moves(), batches);
        QVERIFY((*moved)->finish());
        QVERIFY((*unmoved)->finish());
    }

    void pausedGuest_isMovedAndStaysPaused() {
        auto guest = start("interpreter,translator");
        QVERIFY(guest.has_value());
        QVERIFY((*guest)->tell("g").has_value());
        Machine& machine = (*guest)->machine();
        machine.pause();
        QVERIFY(machine.change_engine("translator").has_value());
        QCOMPARE(machine.engine_name(), std::string("translator"));
        QVERIFY(machine.paused());
        const std::vector<cpu::State> there = machine.registers();
        QVERIFY(machine.change_engine("interpreter").has_value());
        QVERIFY(machine.paused());
        QVERIFY(machine.registers() == there);
        machine.resume();
        QVERIFY((*guest)->tell("g").has_value());
        QVERIFY((*guest)->finish());
    }

    void resetGuest_startsOnTheEngineThatItWasMovedTo() {
        auto guest = start("interpreter,translator");
        QVERIFY(guest.has_value());
        QVERIFY((*guest)->tell("g").has_value());
        QVERIFY((*guest)->machine().change_engine("translator").has_value());
        (*guest)->machine().reset();
        QVERIFY((*guest)->tell("g").has_value());
        QCOMPARE((*guest)->machine().engine_name(), std::string("translator"));
        QVERIFY((*guest)->finish());
    }

    void engineThatTheGuestIsNotPreparedFor_isRefused() {
        auto guest = start("interpreter");
        QVERIFY(guest.has_value());
        const auto moved = (*guest)->machine().change_engine("translator");
        QVERIFY(!moved.has_value());
        QCOMPARE(moved.error().cause, std::string("this guest is not prepared for the engine translator"));
        QVERIFY(moved.error().remedy.contains("(interpreter)"));
        QCOMPARE((*guest)->machine().engine_name(), std::string("interpreter"));
        QVERIFY((*guest)->machine().change_engine("interpreter").has_value());
        QVERIFY((*guest)->finish());
    }
};

QTEST_GUILESS_MAIN(MachineMovingTest)
#include "moving_test.moc"
