// SPDX-License-Identifier: BSD-2-Clause
#include "backend/interrupt/router.h"

#include <algorithm>
#include <utility>

#include "backend/base/check.h"
#include "backend/base/state_reader.h"

namespace apiary::interrupt {
namespace {

constexpr unsigned kStateVersion = 1;
constexpr unsigned kCascade = 2;
constexpr unsigned kPicPin = 0;  ///< Where INTR of the 8259 arrives at the I/O APIC.

/// Pin of the I/O APIC that an ISA interrupt is wired to.
constexpr unsigned isa_pin(unsigned irq) { return irq == 0 ? IoApic::kCountedPin : irq; }

constexpr std::uint32_t kEveryone = 0xff;  ///< As a physical destination of 8 bits.

// MSI address and data (SDM vol. 3, §11.11.1 and §11.11.2). The manual has the destination mode count only with the
// redirection hint, bit 3, set. Processors go by the mode alone, as Linux relies on: with up to 8 CPUs its messages have
// logical destinations without the hint.
constexpr std::uint64_t kMsiBase = 0xfee, kMsiLogical = 1 << 2;

}  // namespace

Router::Router()
    : pic_(std::make_shared<PicPair>([this](bool level) { pic_output(level); })),
      ioapic_(std::make_shared<IoApic>([this](const Message& message) { return send(message); },
                                       [this](const std::vector<Message>& messages) {
                                           if (KernelApics* const apics = kernel_apics_) {
                                               apics->watch(messages);
                                           }
                                       })) {}

Router::~Router() = default;

LocalApic& Router::add_lapic(LocalApic::Config config, Clock& clock) {
    for (const auto& other : lapics_) {
        check(other->id() != config.id, "APIC ids differ");
    }
    MessageBus& bus = *this;
    return *lapics_.emplace_back(std::make_unique<LocalApic>(std::move(config), bus, clock));
}

Result<void> Router::attach(memory::Bus& io, memory::Bus& mmio) {
    if (auto done = pic_->attach(io); !done) {
        return done;
    }
    return mmio.insert(IoApic::kBase, IoApic::kLength, ioapic_, "I/O APIC");
}

void Router::hand_over(ForeignControllers controllers) {
    foreign_ = std::move(controllers);
}

// ---- Lines ----

Line Router::isa_irq(unsigned irq) {
    check(irq < kIsaIrqs && irq != kCascade, "the ISA interrupt is a device's");
    return make_line(Wire::Isa, irq);
}

Line Router::gsi(unsigned gsi) {
    check(gsi >= kIsaIrqs && gsi < kGsis, "the I/O APIC has this pin and it is no ISA interrupt");
    return make_line(Wire::Gsi, gsi);
}

Line Router::nmi() { return make_line(Wire::Nmi, 0); }

Line Router::make_line(Wire wire, unsigned number) {
    std::lock_guard lock(wires_);
    const std::size_t index = lines_.size();
    lines_.push_back({wire, number});
    return Line([this, index](bool level) { set_line(index, level); });
}

void Router::set_line(std::size_t index, bool level) {
    std::lock_guard lock(wires_);
    LineState& line = lines_[index];
    if (line.level == level) {
        return;
    }
    line.level = level;
    if (foreign_) {
        tell_foreign(line);
        return;
    }
    const auto first_or_last = [level](unsigned& count) { return level ? count++ == 0 : --count == 0; };
    const auto set_pin = [this, level](unsigned pin) { level ? ioapic_->assert_pin(pin) : ioapic_->deassert_pin(pin); };
    switch (line.wire) {
        case Wire::Isa:
            if (first_or_last(isa_asserted_[line.number])) {
                pic_->set_pin(line.number, level);
            }
            set_pin(isa_pin(line.number));
            break;
        case Wire::Gsi:
            set_pin(line.number);
            break;
        case Wire::Nmi:
            if (first_or_last(nmi_asserted_)) {
                for (const auto& lapic : lapics_) {
                    lapic->set_lint(1, level);
                }
            }
            break;
    }
}

void Router::tell_foreign(const LineState& line) {
    switch (line.wire) {
        case Wire::Isa: foreign_->isa_line(line.number, isa_pin(line.number), line.level); break;
        case Wire::Gsi: foreign_->pin_line(line.number, line.level); break;
        case Wire::Nmi:
            nmi_asserted_ += line.level ? 1u : ~0u;
            if (line.level && nmi_asserted_ == 1) {
                foreign_->nmi();
            }
            break;
    }
}

void Router::pic_output(bool level) {
    for (const auto& lapic : lapics_) {
        lapic->set_lint(0, level);
    }
    level ? ioapic_->assert_pin(kPicPin) : ioapic_->deassert_pin(kPicPin);
}

void Router::on_interrupt_taken(std::function<void()> listener) { taken_ = std::move(listener); }

bool Router::isa_edge_waits(unsigned irq) const {
    if (pic_->edge_waits(irq)) {
        return true;
    }
    if (kernel_apics_ != nullptr) {
        return isa_pin(irq) == IoApic::kCountedPin && ioapic_->edge_under_way();
    }
    const std::optional<std::uint8_t> vector = ioapic_->edge_vector(isa_pin(irq));
    return vector && std::ranges::any_of(lapics_, [vector](const auto& lapic) { return lapic->requests(*vector); });
}

// ---- Messages ----

bool Router::addresses(const Message& message, const LocalApic& lapic) {
    // INIT and STARTUP never go to their sender (SDM vol. 3, table 11-4).
    const bool to_sender = message.mode != DeliveryMode::Init && message.mode != DeliveryMode::Startup;
    switch (message.shorthand) {
        case Shorthand::None: return lapic.matches(message);
        case Shorthand::Self: return lapic.id() == message.sender && to_sender;
        case Shorthand::All: return lapic.id() != message.sender || to_sender;
        case Shorthand::Others: return lapic.id() != message.sender;
    }
    return false;
}

bool Router::send(const Message& message) {
    if (KernelApics* const apics = kernel_apics_) {
        return send_to_kernel(*apics, message);
    }
    if (message.mode == DeliveryMode::LowestPriority) {
        return send_lowest_priority(message);
    }
    bool accepted = false;
    for (const auto& lapic : lapics_) {
        if (addresses(message, *lapic)) {
            accepted |= lapic->accept(message);
        }
    }
    return accepted;
}

bool Router::send_lowest_priority(const Message& message) {
    LocalApic* best = nullptr;
    unsigned best_priority = 0;
    const unsigned first = next_target_.fetch_add(1, std::memory_order_relaxed);
    for (std::size_t i = 0; i < lapics_.size(); ++i) {
        LocalApic& lapic = *lapics_[(first + i) % lapics_.size()];
        if (!addresses(message, lapic)) {
            continue;
        }
        const auto priority = lapic.arbitration_priority();
        if (priority && (best == nullptr || *priority < best_priority)) {
            best = &lapic;
            best_priority = *priority;
        }
    }
    return best != nullptr && best->accept(message);
}

bool Router::send_to_kernel(KernelApics& apics, const Message& message) {
    switch (message.mode) {
        case DeliveryMode::Fixed:
        case DeliveryMode::LowestPriority:
        case DeliveryMode::Nmi:
        case DeliveryMode::Init: break;
        case DeliveryMode::ExtInt: return send_external(message);
        default: return false;
    }
    if (message.logical || message.wide || message.destination != kEveryone || message.mode == DeliveryMode::LowestPriority) {
        return apics.send(message);
    }
    // In x2APIC mode the number is none that means everyone.
    bool accepted = false;
    for (const auto& lapic : lapics_) {
        Message to_one = message;
        to_one.destination = lapic->id();
        accepted |= apics.send(to_one);
    }
    return accepted;
}

/// The kernel's APICs take no ExtInt. Their logical names are not known here; kernels that use this mode name the first.
bool Router::send_external(const Message& message) {
    bool accepted = false;
    for (const auto& lapic : lapics_) {
        const bool named = message.logical ? lapic == lapics_.front() : message.destination == lapic->id();
        if (named || (!message.logical && message.destination == kEveryone)) {
            accepted |= lapic->accept(message);
        }
    }
    return accepted;
}

void Router::set_kernel_apics(KernelApics* apics) {
    kernel_apics_ = apics;
    ioapic_->forget_edge();
    if (apics != nullptr) {
        apics->watch(ioapic_->watched());
    }
}

void Router::end_of_interrupt(std::uint8_t vector) {
    ioapic_->end_of_interrupt(vector);
    if (kernel_apics_ != nullptr) {
        interrupt_taken();  // Which nobody here has seen.
    }
}

std::uint8_t Router::acknowledge_external() { return pic_->acknowledge(); }

void Router::interrupt_taken() {
    if (taken_) {
        taken_();
    }
}

void Router::send_msi(std::uint64_t address, std::uint32_t data) {
    const Message message{.destination = static_cast<std::uint8_t>(address >> 12),
                          .logical = (address & kMsiLogical) != 0,
                          .mode = DeliveryMode((data >> 8) & 7),
                          .vector = static_cast<std::uint8_t>(data)};
    const bool vectored = message.mode == DeliveryMode::Fixed || message.mode == DeliveryMode::LowestPriority;
    if (address >> 20 != kMsiBase || (vectored && message.vector < 16) || message.mode == DeliveryMode::Reserved ||
        message.mode == DeliveryMode::Startup) {
        log_.warn("MSI of {:#x} to {:#x} is not possible", data, address);
        return;
    }
    if (foreign_) {
        foreign_->message(address, data);
        return;
    }
    send(message);
}

void Router::start_vcpu(std::uint32_t id, std::uint8_t page) {
    for (const DeliveryMode mode : {DeliveryMode::Init, DeliveryMode::Startup}) {
        send({.destination = id, .wide = true, .mode = mode, .vector = page});
    }
}

// ---- Lifecycle ----

void Router::pause() {
    for (const auto& lapic : lapics_) {
        lapic->pause();
    }
}

void Router::resume() {
    for (const auto& lapic : lapics_) {
        lapic->resume();
    }
}

void Router::reset() {
    // The local APICs last: what the others send while they are reset is forgotten.
    pic_->reset();
    ioapic_->reset();
    for (const auto& lapic : lapics_) {
        lapic->reset();
    }
}

nlohmann::json Router::save() const {
    std::lock_guard lock(wires_);
    nlohmann::json levels = nlohmann::json::array();
    for (const LineState& line : lines_) {
        levels.push_back(line.level ? 1 : 0);
    }
    nlohmann::json lapics = nlohmann::json::array();
    for (const auto& lapic : lapics_) {
        lapics.push_back(lapic->save());
    }
    return {{"version", kStateVersion}, {"lines", levels}, {"pic", pic_->save()}, {"ioapic", ioapic_->save()},
            {"lapics", lapics}};
}

Result<void> Router::restore(const nlohmann::json& state) {
    const nlohmann::json before = save();
    std::lock_guard lock(wires_);
    auto done = restore_parts(state);
    if (!done) {
        check(restore_parts(before).has_value(), "a state of our own can be restored");
    }
    return done;
}

std::array<std::uint32_t, IoApic::kPins> Router::asserted_pins(bool pic_output) const {
    std::array<std::uint32_t, IoApic::kPins> asserted = {};
    for (const LineState& line : lines_) {
        if (line.level && line.wire != Wire::Nmi) {
            ++asserted[line.wire == Wire::Isa ? isa_pin(line.number) : line.number];
        }
    }
    asserted[kPicPin] += pic_output ? 1 : 0;
    return asserted;
}

Result<void> Router::restore_parts(const nlohmann::json& state) {
    StateReader reader(state, "the interrupt router", kStateVersion);
    const auto levels = reader.numbers("lines", lines_.size(), 1);
    const nlohmann::json& lapics = reader.part("lapics");
    reader.require(lapics.is_array() && lapics.size() == lapics_.size(), "the number of local APICs differs");
    const nlohmann::json& pic_state = reader.part("pic");
    const nlohmann::json& ioapic_state = reader.part("ioapic");
    if (auto good = reader.result(); !good) {
        return good;
    }
    isa_asserted_ = {};
    nmi_asserted_ = 0;
    std::uint16_t pic_levels = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        LineState& line = lines_[i];
        line.level = levels[i] != 0;
        if (line.level && line.wire == Wire::Isa) {
            ++isa_asserted_[line.number];
            pic_levels |= static_cast<std::uint16_t>(1u << line.number);
        }
        nmi_asserted_ += line.level && line.wire == Wire::Nmi ? 1 : 0;
    }
    if (auto done = pic_->restore(pic_state, pic_levels); !done) {
        return done;
    }
    const bool intr = pic_->output();
    if (auto done = ioapic_->restore(ioapic_state, asserted_pins(intr)); !done) {
        return done;
    }
    for (std::size_t i = 0; i < lapics_.size(); ++i) {
        if (auto done = lapics_[i]->restore(lapics[i], {intr, nmi_asserted_ != 0}); !done) {
            return done;
        }
    }
    return {};
}

}  // namespace apiary::interrupt
