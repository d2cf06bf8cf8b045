// SPDX-License-Identifier: BSD-2-Clause
#include "backend/interrupt/pic.h"

#include <bit>
#include <utility>

#include "backend/base/check.h"

namespace apiary::interrupt {
namespace {

constexpr unsigned kStateVersion = 1;
constexpr std::uint16_t kFirst = 0x20, kSecond = 0xa0, kElcr = 0x4d0;
constexpr unsigned kCascade = 2;

// ICW1 and OCW3 (8259A datasheet, figures 7 and 8).
constexpr std::uint8_t kIcw1 = 0x10, kIcw1Single = 0x02, kIcw1NeedsIcw4 = 0x01;
constexpr std::uint8_t kOcw3 = 0x08, kOcw3Poll = 0x04, kOcw3ReadRegister = 0x02, kOcw3ReadIsr = 0x01,
                       kOcw3ChangeMask = 0x40, kOcw3SpecialMask = 0x20;
constexpr std::uint8_t kIcw4AutoEoi = 0x02, kIcw4SpecialNested = 0x10;
constexpr std::uint8_t kPollFound = 0x80;

std::uint8_t bit(unsigned pin) { return static_cast<std::uint8_t>(1u << pin); }

}  // namespace

int Pic::highest(std::uint8_t pins) const {
    if (pins == 0) {
        return -1;
    }
    const std::uint8_t ordered = std::rotr(pins, lowest_ + 1);
    return (std::countr_zero(ordered) + lowest_ + 1) & 7;
}

int Pic::request() const {
    if (next_icw_ != 0) {
        return -1;
    }
    const int requested = highest(irr_ & ~imr_);
    if (requested < 0) {
        return -1;
    }
    std::uint8_t in_service = isr_;
    if (special_mask_) {
        in_service &= ~imr_;
    }
    const int serving = highest(in_service);
    const auto rank = [this](int pin) { return (pin - lowest_ - 1) & 7; };
    const bool nested = fully_nested_special_ && requested == serving && (followers_ >> requested & 1) != 0;
    return serving < 0 || rank(requested) < rank(serving) || nested ? requested : -1;
}

void Pic::take_into_service(unsigned pin) {
    if (!auto_eoi_) {
        isr_ |= bit(pin);
    } else if (rotate_on_auto_eoi_) {
        lowest_ = static_cast<std::uint8_t>(pin);
    }
    if ((level_pins() & bit(pin)) == 0) {
        irr_ &= ~bit(pin);
    }
}

std::uint8_t Pic::acknowledge() {
    const int pin = request();
    if (pin >= 0) {
        take_into_service(static_cast<unsigned>(pin));
    }
    return static_cast<std::uint8_t>(base_ + (pin < 0 ? 7 : pin));
}

void Pic::set_pin(unsigned pin, bool level) {
    const std::uint8_t before = levels_;
    levels_ = level ? levels_ | bit(pin) : levels_ & ~bit(pin);
    if ((level_pins() & bit(pin)) != 0) {
        irr_ = (irr_ & ~bit(pin)) | (levels_ & bit(pin));
    } else {
        irr_ |= levels_ & ~before;  // Stays until it is acknowledged, so that a short pulse is not missed.
    }
}

void Pic::set_elcr(std::uint8_t value) {
    elcr_ = value & ~edge_only_;
    irr_ = (irr_ & ~elcr_) | (levels_ & elcr_);
}

std::uint8_t Pic::read_command() {
    if (poll_) {
        poll_ = false;
        const int pin = request();
        if (pin < 0) {
            return 0;
        }
        take_into_service(static_cast<unsigned>(pin));
        return static_cast<std::uint8_t>(kPollFound | pin);
    }
    return read_isr_ ? isr_ : irr_;
}

std::uint8_t Pic::read_data() { return poll_ ? read_command() : imr_; }

void Pic::begin_initialization(std::uint8_t icw1) {
    // A pin that is high has to go low before it gives an edge again.
    irr_ = levels_ & level_pins();
    isr_ = 0;
    imr_ = 0;
    lowest_ = 7;
    auto_eoi_ = rotate_on_auto_eoi_ = fully_nested_special_ = false;
    special_mask_ = read_isr_ = poll_ = false;
    single_ = (icw1 & kIcw1Single) != 0;
    needs_icw4_ = (icw1 & kIcw1NeedsIcw4) != 0;
    next_icw_ = 2;
}

void Pic::write_command(std::uint8_t value) {
    if ((value & kIcw1) != 0) {
        begin_initialization(value);
    } else if ((value & kOcw3) != 0) {
        poll_ = (value & kOcw3Poll) != 0;
        if ((value & kOcw3ReadRegister) != 0) {
            read_isr_ = (value & kOcw3ReadIsr) != 0;
        }
        if ((value & kOcw3ChangeMask) != 0) {
            special_mask_ = (value & kOcw3SpecialMask) != 0;
        }
    } else {
        operate(value);
    }
}

/// OCW2 (8259A datasheet, figure 8): bit 7 rotate, bit 6 specific, bit 5 end of interrupt.
void Pic::operate(std::uint8_t ocw2) {
    const bool rotate = (ocw2 & 0x80) != 0;
    const bool specific = (ocw2 & 0x40) != 0;
    const bool end = (ocw2 & 0x20) != 0;
    if (!specific && !end) {
        rotate_on_auto_eoi_ = rotate;
        return;
    }
    int pin = ocw2 & 7;
    if (!specific) {
        // With the special mask mode a masked interrupt is not ended by a general command.
        pin = highest(special_mask_ ? isr_ & ~imr_ : isr_);
    }
    if (pin < 0) {
        return;
    }
    if (end) {
        isr_ &= ~bit(static_cast<unsigned>(pin));
    }
    if (rotate) {
        lowest_ = static_cast<std::uint8_t>(pin);
    }
}

void Pic::write_data(std::uint8_t value) {
    switch (next_icw_) {
        case 0:
            imr_ = value;
            break;
        case 2:
            base_ = value & 0xf8;
            next_icw_ = !single_ ? 3 : needs_icw4_ ? 4 : 0;
            break;
        case 3:  // Who is on which pin is wired.
            next_icw_ = needs_icw4_ ? 4 : 0;
            break;
        default:
            auto_eoi_ = (value & kIcw4AutoEoi) != 0;
            fully_nested_special_ = (value & kIcw4SpecialNested) != 0;
            next_icw_ = 0;
            break;
    }
}

void Pic::reset() {
    elcr_ = 0;
    begin_initialization(0);
    next_icw_ = 0;
    base_ = 0;
    imr_ = 0xff;  // As firmware leaves it; the chip itself would want to be initialized first.
}

void Pic::restore_levels(std::uint8_t levels) {
    levels_ = levels;
    irr_ = (irr_ & ~level_pins()) | (levels_ & level_pins());
}

nlohmann::json Pic::save() const {
    return {{"version", kStateVersion},
            {"elcr", elcr_},
            {"irr", irr_},
            {"isr", isr_},
            {"imr", imr_},
            {"base", base_},
            {"lowest", lowest_},
            {"next_icw", next_icw_},
            {"single", single_},
            {"needs_icw4", needs_icw4_},
            {"auto_eoi", auto_eoi_},
            {"rotate_on_auto_eoi", rotate_on_auto_eoi_},
            {"special_fully_nested", fully_nested_special_},
            {"special_mask", special_mask_},
            {"read_isr", read_isr_},
            {"poll", poll_}};
}

void Pic::restore(StateReader& reader) {
    elcr_ = reader.number<std::uint8_t>("elcr");
    reader.require((elcr_ & edge_only_) == 0, "a pin of \"elcr\" is level-triggered that cannot be");
    irr_ = reader.number<std::uint8_t>("irr");
    isr_ = reader.number<std::uint8_t>("isr");
    imr_ = reader.number<std::uint8_t>("imr");
    base_ = static_cast<std::uint8_t>(reader.number("base", 0xf8));
    reader.require(base_ % 8 == 0, "\"base\" is no multiple of 8");
    lowest_ = static_cast<std::uint8_t>(reader.number("lowest", 7));
    next_icw_ = static_cast<std::uint8_t>(reader.number("next_icw", 4));
    reader.require(next_icw_ != 1, "\"next_icw\" is 1");
    single_ = reader.flag("single");
    needs_icw4_ = reader.flag("needs_icw4");
    auto_eoi_ = reader.flag("auto_eoi");
    rotate_on_auto_eoi_ = reader.flag("rotate_on_auto_eoi");
    fully_nested_special_ = reader.flag("special_fully_nested");
    special_mask_ = reader.flag("special_mask");
    read_isr_ = reader.flag("read_isr");
    poll_ = reader.flag("poll");
}

// ---- The pair ----

/// Two or more ports that are next to each other on the bus.
class PicPair::Ports : public memory::BusTarget {
public:
    Ports(std::shared_ptr<PicPair> pair, std::uint16_t first) : pair_(std::move(pair)), first_(first) {}

    [[nodiscard]] std::uint64_t read(std::uint64_t offset, unsigned size) override {
        std::uint64_t value = 0;
        for (unsigned i = 0; i < size; ++i) {
            value |= std::uint64_t{pair_->read_port(static_cast<std::uint16_t>(first_ + offset + i))} << (8 * i);
        }
        return value;
    }
    void write(std::uint64_t offset, unsigned size, std::uint64_t value) override {
        for (unsigned i = 0; i < size; ++i) {
            pair_->write_port(static_cast<std::uint16_t>(first_ + offset + i), static_cast<std::uint8_t>(value >> (8 * i)));
        }
    }

private:
    std::shared_ptr<PicPair> pair_;
    std::uint16_t first_;
};

PicPair::PicPair(std::function<void(bool)> output) : output_changed_(std::move(output)) {
    check(static_cast<bool>(output_changed_), "the PIC has an output");
    first_.reset();
    second_.reset();
}

Result<void> PicPair::attach(memory::Bus& io) {
    for (const std::uint16_t first : {kFirst, kSecond, kElcr}) {
        if (auto done = io.insert(first, 2, std::make_shared<Ports>(shared_from_this(), first), "8259"); !done) {
            return done;
        }
    }
    return {};
}

std::uint8_t PicPair::read_port(std::uint16_t port) {
    std::lock_guard lock(mutex_);
    std::uint8_t value = 0xff;
    switch (port) {
        case kFirst: value = first_.read_command(); break;
        case kFirst + 1: value = first_.read_data(); break;
        case kSecond: value = second_.read_command(); break;
        case kSecond + 1: value = second_.read_data(); break;
        case kElcr: value = first_.elcr(); break;
        case kElcr + 1: value = second_.elcr(); break;
        default: break;
    }
    update();  // A poll takes an interrupt into service.
    return value;
}

void PicPair::write_port(std::uint16_t port, std::uint8_t value) {
    std::lock_guard lock(mutex_);
    switch (port) {
        case kFirst: first_.write_command(value); break;
        case kFirst + 1: first_.write_data(value); break;
        case kSecond: second_.write_command(value); break;
        case kSecond + 1: second_.write_data(value); break;
        case kElcr: first_.set_elcr(value); break;
        case kElcr + 1: second_.set_elcr(value); break;
        default: break;
    }
    update();
}

void PicPair::set_pin(unsigned pin, bool level) {
    check(pin < kPins && pin != kCascade, "the pin is a device's");
    std::lock_guard lock(mutex_);
    (pin < 8 ? first_ : second_).set_pin(pin % 8, level);
    update();
}

bool PicPair::edge_waits(unsigned pin) const {
    check(pin < 8, "the pin is one of the first chip");
    std::lock_guard lock(mutex_);
    return first_.edge_waits(pin);
}

std::uint8_t PicPair::acknowledge() {
    std::lock_guard lock(mutex_);
    const bool cascaded = first_.request() == static_cast<int>(kCascade);
    std::uint8_t vector = first_.acknowledge();
    if (cascaded) {
        vector = second_.acknowledge();
    }
    // INTR goes low with the acknowledge cycle even if there is more, which then gives a new edge.
    set_output(false);
    update();
    return vector;
}

bool PicPair::output() const {
    std::lock_guard lock(mutex_);
    return output_;
}

void PicPair::update() {
    first_.set_pin(kCascade, second_.request() >= 0);
    set_output(first_.request() >= 0);
}

void PicPair::set_output(bool level) {
    if (std::exchange(output_, level) != level) {
        output_changed_(level);
    }
}

void PicPair::reset() {
    std::lock_guard lock(mutex_);
    first_.reset();
    second_.reset();
    update();
}

nlohmann::json PicPair::save() const {
    std::lock_guard lock(mutex_);
    return {{"version", kStateVersion}, {"first", first_.save()}, {"second", second_.save()}};
}

Result<void> PicPair::restore(const nlohmann::json& state, std::uint16_t levels) {
    std::lock_guard lock(mutex_);
    StateReader reader(state, "the 8259 pair", kStateVersion);
    Pic first = first_;
    Pic second = second_;
    StateReader first_reader(reader.part("first"), "the first 8259", kStateVersion);
    first.restore(first_reader);
    StateReader second_reader(reader.part("second"), "the second 8259", kStateVersion);
    second.restore(second_reader);
    for (const StateReader* each : {&reader, &first_reader, &second_reader}) {
        if (auto good = each->result(); !good) {
            return good;
        }
    }
    first_ = first;
    second_ = second;
    second_.restore_levels(static_cast<std::uint8_t>(levels >> 8));
    const std::uint8_t cascade = second_.request() >= 0 ? bit(kCascade) : 0;
    first_.restore_levels(static_cast<std::uint8_t>((levels & 0xff & ~bit(kCascade)) | cascade));
    output_ = first_.request() >= 0;
    return {};
}

}  // namespace apiary::interrupt
