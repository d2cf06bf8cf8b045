// SPDX-License-Identifier: BSD-2-Clause
// What local APICs do is the same whoever keeps them: the machine, or the host's kernel (KVM's split irqchip); and it goes on where it was
// when the guest is paused, or moved from one to the other, amid it.
#include <QTest>
#include <algorithm>

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

constexpr const char* kGuest = GUESTS "/moving/interrupts";
constexpr const char* kFallback = "kvm without";  ///< On a KVM that keeps no local APICs.

/// Which KVM does not do as it should when it interprets what kernels do (kvm_weakness()).
enum class Holes {
    None,
    Apic,     ///< One that keeps local APICs: it ends an interrupt when it delivers it.
    Tsc,      ///< Its guests may see another TSC than others compare a deadline with: those who keep the local APIC in its place,
    TscLater, ///< or who have it when the deadline comes.
};
struct Step {
    char letter;
    const char* answer;
    Holes holes = Holes::None;
};
/// tests/guests/moving/interrupts.c says what each is.
constexpr Step kSteps[] = {
    {'a', "1"}, {'t', "1"},                {'d', "1", Holes::Tsc},   {'s', "1"},                {'i', "1"},
    {'n', "1"}, {'r', "1"},                {'i', "1"},               {'l', "2", Holes::Apic},   {'e', "1"},
    {'m', "10"}, {'c', "500"},             {'M', "1"},               {'s', "1"},                {'T', "1"},
    {'w', "1"}, {'D', "1", Holes::TscLater}, {'w', "1", Holes::TscLater}, {'e', "1"},           {'h', "1", Holes::Apic},
    {'.', "10", Holes::Apic},              {'l', "2", Holes::Apic},  {'s', "1"},                {'x', "0"},
    {'y', "1"}, {'z', "1"},                {'y', "1"}};

using Made = Result<std::unique_ptr<cpu::Engine>>;

/// What is done between two steps.
enum class Between { Nothing, Pause, Move };

#ifdef __linux__
Made make_engine(const std::string& name, memory::GuestMemory& memory, const cpu::TscClock& tsc) {
    if (name == kFallback) {
        return cpu::open_kvm_device().and_then(
            [&](UniqueFd device) { return cpu::make_kvm_engine(memory, tsc, std::move(device), cpu::KvmApics::Machine); });
    }
    return machine::make_engine(name, memory, tsc);
}
#else
Made make_engine(const std::string& name, memory::GuestMemory& memory, const cpu::TscClock& tsc) {
    return machine::make_engine(name, memory, tsc);
}
#endif

}  // namespace

class MachineInterruptsTest : public QObject {
    Q_OBJECT

private slots:
    void localApics_doTheSameWhoeverKeepsThem_data() {
        QTest::addColumn<QString>("engines");
        QTest::addColumn<int>("between");
        QTest::newRow("software") << "soft" << static_cast<int>(Between::Pause);
#ifdef __linux__
        QTest::newRow("kernel") << "kvm" << static_cast<int>(Between::Nothing);
        QTest::newRow("kernel, paused") << "kvm" << static_cast<int>(Between::Pause);
        QTest::newRow("KVM without") << kFallback << static_cast<int>(Between::Pause);
        QTest::newRow("kernel and software") << "kvm,soft" << static_cast<int>(Between::Move);
        QTest::newRow("software and kernel") << "soft,kvm" << static_cast<int>(Between::Move);
        QTest::newRow("kernel and KVM without") << QString("kvm,") + kFallback << static_cast<int>(Between::Move);
#endif
    }

    void localApics_doTheSameWhoeverKeepsThem() {
        QFETCH(const QString, engines);
        QFETCH(const int, between);
        auto guest = start(engines);
        if (guest == nullptr) {
            return;
        }
        for (const Step& step : kSteps) {
            if (is_beyond(step, engines)) {
                continue;
            }
            const auto answer = guest->tell({&step.letter, 1});
            QVERIFY2(answer.has_value(), (step.letter + (" after " + guest->text())).constData());
            QVERIFY2(*answer == step.answer, (step.letter + (" gives " + *answer)).constData());
            come_between(guest->machine(), static_cast<Between>(between));
        }
        QVERIFY(guest->finish());
    }

    /// Registers can be looked at, and the guest can be reset and ended, at any moment.
    void haltedGuest_answersAtOnce() {
#ifdef __linux__
        auto guest = start("kvm");
        if (guest == nullptr) {
            return;
        }
        QVERIFY(guest->tell("t").has_value());
        const auto all_halted = [&] {
            return std::ranges::all_of(guest->machine().registers(), [](const cpu::State& each) { return each.halted && !each.wait_for_sipi; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(all_halted(), 60000);
        QCOMPARE(guest->tell("i").value_or("nothing"), QByteArray("1"));
        guest->machine().reset();
        QCOMPARE(guest->tell("i").value_or("nothing"), QByteArray("1"));
        QVERIFY(guest->finish());
#endif
    }

private:
    static std::unique_ptr<DeviceGuest> start(const QString& engines) {
        std::unique_ptr<DeviceGuest> guest;
        start(engines, guest);
        return guest;
    }
    static void start(const QString& engines, std::unique_ptr<DeviceGuest>& guest) {
#ifdef __linux__
        if (const auto device = cpu::open_kvm_device(); engines.contains("kvm") && !device) {
            QSKIP(qPrintable(QString::fromStdString("no KVM here: " + device.error().cause)));
        }
#endif
        machine::MachineConfig config = DeviceGuest::config();
        config.kernel = kGuest;
        config.cpus = 2;
        config.engine = engines.toStdString();
        machine::Host host = machine::make_host();
        host.make_engine = make_engine;
        auto started = DeviceGuest::start(config, std::move(host));
        QVERIFY2(started.has_value(), started ? "" : started.error().cause.c_str());
        guest = *std::move(started);
    }

    /// This host's KVM does not do it.
    static bool is_beyond([[maybe_unused]] const Step& step, [[maybe_unused]] const QString& engines) {
#ifdef __linux__
        if (cpu::kvm_weakness() == nullptr || !engines.contains("kvm")) {
            return false;
        }
        switch (step.holes) {
            case Holes::None: return false;
            case Holes::Apic: return engines.split(',').contains("kvm");
            case Holes::Tsc: return engines.contains(kFallback);
            case Holes::TscLater: return engines != "kvm";
        }
        return false;
#else
        return false;
#endif
    }

    static void come_between(Machine& machine, Between between) {
        if (between == Between::Pause) {
            machine.pause();
            machine.resume();
        } else if (between == Between::Move) {
            const std::vector<std::string> names = machine.engine_names();
            const auto moved = machine.change_engine(names[machine.engine_name() == names[0] ? 1 : 0]);
            QVERIFY2(moved.has_value(), moved ? "" : moved.error().cause.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(MachineInterruptsTest)
#include "interrupts_test.moc"
