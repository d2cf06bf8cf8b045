// SPDX-License-Identifier: BSD-2-Clause
// Random programming of all interrupt controllers, with lines, messages and time in between. Checks what must hold
// whatever a guest does.
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "backend/base/check.h"
#include "backend/base/log.h"
#include "backend/interrupt/router.h"

using namespace apiary;
using namespace apiary::interrupt;

namespace {

constexpr unsigned kCpus = 3;

/// Takes numbers from the input; zeros when it has come to its end.
class Input {
public:
    Input(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
    [[nodiscard]] bool empty() const { return at_ >= size_; }
    std::uint8_t byte() { return at_ < size_ ? data_[at_++] : 0; }
    std::uint32_t word() {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            value = value << 8 | byte();
        }
        return value;
    }

private:
    const std::uint8_t* data_;
    std::size_t size_;
    std::size_t at_ = 0;
};

class Machine {
public:
    Machine() {
        for (unsigned id = 0; id < kCpus; ++id) {
            router_.add_lapic({.id = id,
                               .bootstrap = id == 0,
                               .tsc = {.read = [this] { return static_cast<std::uint64_t>(clock_.now().count()) * 3; },
                                       .frequency = 3'000'000'000},
                               .wake = {}},
                              clock_);
        }
        check(router_.attach(io_, mmio_).has_value(), "the controllers fit on empty buses");
        lines_ = {router_.isa_irq(0), router_.isa_irq(4), router_.isa_irq(9), router_.isa_irq(9),
                  router_.gsi(16),    router_.gsi(16),    router_.gsi(31),    router_.nmi()};
    }

    void step(Input& in) {
        const std::uint8_t action = in.byte();
        LocalApic& apic = router_.lapic((action >> 4) % kCpus);
        switch (action & 15) {
            case 0: apic.write(in.byte() << 4, in.word()); break;
            case 1: (void)apic.read(in.byte() << 4); break;
            case 2: {
                const std::uint32_t index = 0x800 + in.byte();
                const std::uint64_t high = in.word();
                (void)apic.write_msr(index, high << 32 | in.word());
                break;
            }
            case 3: (void)apic.read_msr(0x800 + in.byte()); break;
            case 4: (void)apic.write_msr(lapic::kMsrApicBase, 0xfee00000 | in.word() % 0x1000); break;
            case 5: (void)apic.write_msr(lapic::kMsrTscDeadline, in.word()); break;
            case 6: io_write(in); break;
            case 7: (void)io_.read(port(in.byte()), 1u << in.byte() % 3); break;
            case 8:
                mmio_.write(IoApic::kBase, 4, in.byte());
                mmio_.write(IoApic::kBase + 0x10, 4, in.word());
                break;
            case 9: (void)mmio_.read(IoApic::kBase + in.byte(), 1u << in.byte() % 4); break;
            case 10: lines_[in.byte() % lines_.size()].set((in.byte() & 1) != 0); break;
            case 11: router_.send_msi(0xfee00000 | in.word() % 0x200000, in.word()); break;
            case 12: clock_.advance(Nanoseconds(in.word() % 1'000'000)); break;
            case 13: take(apic); break;
            case 14: apic.set_tpr(in.byte() & 15); break;
            default: lifecycle(in.byte()); break;
        }
    }

    void check_invariants() {
        for (unsigned i = 0; i < kCpus; ++i) {
            LocalApic& apic = router_.lapic(i);
            const auto pending = apic.highest_pending();
            const bool waiting = apic.waiting_for_startup();
            const bool interrupt = (apic.work() & LocalApic::kInterrupt) != 0;
            check(interrupt == (pending.has_value() && !waiting), "the work flag is what is pending");
            check(!pending || *pending >= 16, "no vector below 16 is requested");
            check(!pending || *pending >> 4 > apic.tpr(), "nothing below the task priority is delivered");
            const std::uint64_t mode = apic.apic_base() & (lapic::kBaseEnable | lapic::kBaseX2apic);
            check(mode != lapic::kBaseX2apic, "x2APIC mode is never on in a disabled APIC");
            check(mode != 0 || !pending, "a disabled APIC delivers no vector");
        }
        const nlohmann::json state = router_.save();
        check(router_.restore(state).has_value(), "what a guest brings about can be restored");
        check(router_.save() == state, "a restored state is the one that was saved");
    }

private:
    static std::uint16_t port(std::uint8_t choice) {
        constexpr std::array<std::uint16_t, 6> kPorts = {0x20, 0x21, 0xa0, 0xa1, 0x4d0, 0x4d1};
        return kPorts[choice % kPorts.size()];
    }
    void io_write(Input& in) {
        const std::uint16_t to = port(in.byte());
        const unsigned size = 1u << in.byte() % 3;
        io_.write(to, size, in.word());
    }
    static void take(LocalApic& apic) {
        if (apic.take_init()) {
            check((apic.work() & LocalApic::kInit) == 0, "an INIT that was taken is gone");
        }
        (void)apic.take_startup();
        (void)apic.take_nmi();
        const auto expected = apic.highest_pending();
        const bool external = (apic.work() & LocalApic::kExternal) != 0;
        const bool any = apic.has_interrupt();
        const auto vector = apic.acknowledge();
        check(vector.has_value() == any, "a vector is given exactly when one was announced");
        check(external || !any || vector == expected, "the vector is the one that was announced");
    }
    void lifecycle(std::uint8_t choice) {
        switch (choice % 4) {
            case 0: router_.pause(); break;
            case 1: router_.resume(); break;
            case 2: router_.reset(); break;
            default: router_.lapic(0).enter_virtual_wire_mode(); break;
        }
    }

    ManualClock clock_;
    memory::Bus io_;
    memory::Bus mmio_;
    Router router_;
    std::vector<Line> lines_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    log::set_level(log::Level::Off);
    Input in(data, size);
    Machine machine;
    for (unsigned steps = 1; !in.empty() && steps < 2000; ++steps) {
        machine.step(in);
        if (steps % 16 == 0) {
            machine.check_invariants();
        }
    }
    machine.check_invariants();
    return 0;
}
