// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "backend/base/clock.h"
#include "backend/base/log.h"
#include "backend/base/result.h"
#include "backend/interrupt/ioapic.h"
#include "backend/interrupt/kernel_apics.h"
#include "backend/interrupt/lapic.h"
#include "backend/interrupt/line.h"
#include "backend/interrupt/message.h"
#include "backend/interrupt/pic.h"
#include "backend/memory/bus.h"

namespace apiary::interrupt {

/// Interrupt controllers that are not the router's but the host kernel's. All of it is called with the router's lock of lines held or none.
struct ForeignControllers {
    std::function<void(unsigned irq, unsigned pin, bool level)> isa_line;  ///< One line of ISA interrupt `irq` changes.
    std::function<void(unsigned pin, bool level)> pin_line;                ///< One line of this pin of the I/O APIC alone.
    std::function<void()> nmi;                                             ///< An edge at LINT1 of every local APIC.
    std::function<void(std::uint64_t address, std::uint32_t data)> message;
};

/// All interrupt controllers of a machine and the wires between them: devices → 8259 pair and I/O APIC → local APICs.
///
/// INTR of the 8259 goes to LINT0 of every local APIC and to pin 0 of the I/O APIC; ISA IRQ 0 to pin 2 of the I/O APIC
/// (the MADT tells by an override), every other ISA IRQ n to pin n. Level semantics: a pin is high while any of its
/// lines is. Lock order: see LocalApic. The buses it is attached to and the devices that hold its lines must not be
/// used any more once it is destroyed.
class Router : private MessageBus {
public:
    static constexpr unsigned kIsaIrqs = 16;
    static constexpr unsigned kGsis = IoApic::kPins;

    Router();
    ~Router() override;
    Router(const Router&) = delete;
    Router& operator=(const Router&) = delete;

    // Set-up, before any vCPU runs.

    /// The local APIC of one more vCPU, which lives as long as the router. Ids must differ. `clock` outlives it.
    LocalApic& add_lapic(LocalApic::Config config, Clock& clock);
    /// Puts the 8259 pair on the ports and the I/O APIC on the MMIO bus.
    [[nodiscard]] Result<void> attach(memory::Bus& io, memory::Bus& mmio);

    /// Instead of attach(): what lines and messages bring about is up to `controllers`, and what is here stands idle, but for local APICs that
    /// wait for start_vcpu(). Lines are counted there: each change of one is told.
    void hand_over(ForeignControllers controllers);

    /// One more line to ISA interrupt `irq` (below 16, not 2, which is the cascade's).
    [[nodiscard]] Line isa_irq(unsigned irq);
    /// One more line to pin `gsi` (16 to 31) of the I/O APIC.
    [[nodiscard]] Line gsi(unsigned gsi);
    /// One more line to LINT1 of every local APIC: an NMI by default of firmware and kernels.
    [[nodiscard]] Line nmi();
    /// `listener` is told whenever a vCPU took an interrupt, on that vCPU's thread, without a lock held.
    void on_interrupt_taken(std::function<void()> listener);

    // While it runs, from any thread.

    [[nodiscard]] LocalApic& lapic(std::size_t index) const { return *lapics_[index]; }
    [[nodiscard]] std::size_t lapic_count() const { return lapics_.size(); }
    /// Whether an edge of ISA interrupt `irq` (below 8) that no vCPU has taken yet is on its way to one: the next would be lost.
    [[nodiscard]] bool isa_edge_waits(unsigned irq) const;
    /// A message-signalled interrupt: a write of `data` to `address` by a device (SDM vol. 3, §11.11). Always an edge.
    /// One that no APIC would understand is dropped and logged.
    void send_msi(std::uint64_t address, std::uint32_t data);
    /// INIT and STARTUP for the APIC `id`, by controllers that are foreign: execution begins at the 4 KiB page `page`.
    void start_vcpu(std::uint32_t id, std::uint8_t page);

    /// From now on messages go to `apics`, whose keeper has the registers of all local APICs (LocalApic::hand_over()); to those here
    /// again when it is null. While all vCPUs and devices stand.
    void set_kernel_apics(KernelApics* apics);

    // Lifecycle, while all vCPUs stand. Lines keep their levels over a reset and over a restore: a device that is
    // restored finds its lines at the level it saved.

    void pause();
    void resume();
    void reset();
    [[nodiscard]] nlohmann::json save() const;
    /// Needs the same lines, made in the same order, and the same number of APICs. A refused state changes nothing.
    [[nodiscard]] Result<void> restore(const nlohmann::json& state);

private:
    enum class Wire : std::uint8_t { Isa, Gsi, Nmi };
    struct LineState {
        Wire wire;
        unsigned number;
        bool level = false;
    };

    bool send(const Message& message) override;
    void end_of_interrupt(std::uint8_t vector) override;
    std::uint8_t acknowledge_external() override;
    void interrupt_taken() override;

    [[nodiscard]] Line make_line(Wire wire, unsigned number);
    void set_line(std::size_t index, bool level);
    void tell_foreign(const LineState& line);
    void pic_output(bool level);
    bool send_lowest_priority(const Message& message);
    bool send_external(const Message& message);
    bool send_to_kernel(KernelApics& apics, const Message& message);
    [[nodiscard]] static bool addresses(const Message& message, const LocalApic& lapic);
    [[nodiscard]] Result<void> restore_parts(const nlohmann::json& state);
    [[nodiscard]] std::array<std::uint32_t, IoApic::kPins> asserted_pins(bool pic_output) const;

    RateLimitedLog log_{"interrupt router"};
    std::shared_ptr<PicPair> pic_;
    std::shared_ptr<IoApic> ioapic_;
    std::vector<std::unique_ptr<LocalApic>> lapics_;
    std::function<void()> taken_;
    std::atomic<KernelApics*> kernel_apics_ = nullptr;
    std::optional<ForeignControllers> foreign_;  ///< Set before anything runs.
    std::atomic<unsigned> next_target_ = 0;  ///< Where the search for the lowest priority begins, for fairness.

    mutable std::mutex wires_;
    std::vector<LineState> lines_;
    std::array<unsigned, kIsaIrqs> isa_asserted_ = {};
    unsigned nmi_asserted_ = 0;
};

}  // namespace apiary::interrupt
