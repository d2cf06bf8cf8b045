// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/pci/msi.h"

#include <QTest>

#include "backend/device/pci/endpoint.h"

namespace apiary::device::pci {

namespace {

using Messages = std::vector<std::pair<std::uint64_t, std::uint32_t>>;


/// A function with MSI-X and MSI, seen from its driver.
struct Function {
    memory::Bus ports, mmio;
    Messages messages;
    bool pin = false;
    Endpoint endpoint{"function",
                      {.vendor = 0x1af4, .device = 0x1000},
                      {.ports = ports,
                       .mmio = mmio,
                       .send_msi = [this](std::uint64_t address,
                                          std::uint32_t data) { messages.emplace_back(address, data); },
                       .intx = interrupt::Line([this](bool level) { pin = level; })}};

    Function() {
        endpoint.add_msix(1, 2);
        endpoint.add_msi();
        endpoint.resume();
    }
    [[nodiscard]] unsigned capability(std::uint8_t id) const {
        unsigned at = endpoint.config_byte(0x34);
        while (at != 0 && endpoint.config_byte(at) != id) {
            at = endpoint.config_byte(at + 1);
        }
        return at;
    }
    void write(unsigned offset, unsigned size, std::uint32_t value) {
        endpoint.config_write(capability(Msi::kId) + offset, size, value);
    }
    std::uint32_t read(unsigned offset, unsigned size) {
        return endpoint.config_read(capability(Msi::kId) + offset, size);
    }
    void set_message(std::uint64_t address, std::uint16_t data) {
        write(Msi::kAddress, 4, static_cast<std::uint32_t>(address));
        write(Msi::kAddressHigh, 4, static_cast<std::uint32_t>(address >> 32));
        write(Msi::kData, 2, data);
    }
    void enable(bool enabled = true) { write(Msi::kControl, 2, enabled ? 1 : 0); }
    void enable_msix(bool enabled) { endpoint.config_write(capability(0x11) + 2, 2, enabled ? 0x8000 : 0); }
};

}  // namespace

class MsiTest : public QObject {
    Q_OBJECT

private slots:
    void capability_is_of_one_vector_with_a_64_bit_address() {
        Function function;
        QVERIFY(function.capability(Msi::kId) != 0);
        QCOMPARE(function.capability(Msi::kId) % 4, 0u);
        QCOMPARE(function.read(Msi::kControl, 2), 0x0080u);
    }

    void capability_takes_only_what_there_is() {
        Function function;
        function.write(Msi::kControl, 2, 0xffff);
        QCOMPARE(function.read(Msi::kControl, 2), 0x00f1u);
        function.set_message(~std::uint64_t{0}, 0xffff);
        QCOMPARE(function.read(Msi::kAddress, 4), 0xffff'fffcu);
        QCOMPARE(function.read(Msi::kAddressHigh, 4), 0xffff'ffffu);
        QCOMPARE(function.read(Msi::kData, 4), 0x0000'ffffu);
    }

    void interrupt_is_the_pin_until_messages_are_enabled() {
        Function function;
        function.set_message(0xfee0'1000, 0x31);
        function.endpoint.interrupt();
        QVERIFY(function.pin);
        QCOMPARE(function.messages, Messages());
        function.endpoint.settle_interrupt();
        QVERIFY(!function.pin);
    }

    void interrupt_is_a_message_each_while_they_are_enabled() {
        Function function;
        function.set_message(0x1'fee0'1000, 0x4031);
        function.enable();
        function.endpoint.interrupt();
        function.endpoint.interrupt();
        QCOMPARE(function.messages, (Messages{{0x1'fee0'1000, 0x4031}, {0x1'fee0'1000, 0x4031}}));
        QVERIFY(!function.pin);
    }

    void vectors_beyond_the_one_there_is_change_nothing_of_the_message() {
        Function function;
        function.set_message(0xfee0'1000, 0x31);
        function.write(Msi::kControl, 2, 0x51);  // 32 vectors, it says.
        function.endpoint.interrupt();
        QCOMPARE(function.messages, (Messages{{0xfee0'1000, 0x31}}));
    }

    void messages_enabled_while_the_pin_is_high_begin_with_one() {
        Function function;
        function.set_message(0xfee0'1000, 0x31);
        function.endpoint.interrupt();
        function.enable();
        QVERIFY(!function.pin);
        QCOMPARE(function.messages.size(), 1u);
        function.enable();  // Already.
        QCOMPARE(function.messages.size(), 1u);
    }

    void messages_disabled_before_an_answer_leave_the_pin_high() {
        Function function;
        function.enable();
        function.endpoint.interrupt();
        function.enable(false);
        QVERIFY(function.pin);
        function.endpoint.settle_interrupt();
        QVERIFY(!function.pin);
    }

    void MSIX_wins_while_both_are_enabled() {
        Function function;
        function.set_message(0xfee0'1000, 0x31);
        function.enable();
        function.enable_msix(true);
        function.endpoint.interrupt();
        QCOMPARE(function.messages, Messages());
        QVERIFY(!function.pin);
        function.enable_msix(false);
        QCOMPARE(function.messages, (Messages{{0xfee0'1000, 0x31}}));
    }

    void interrupt_of_a_paused_function_is_one_message_when_it_is_resumed() {
        Function function;
        function.set_message(0xfee0'1000, 0x31);
        function.enable();
        function.endpoint.pause();
        function.endpoint.interrupt();
        function.endpoint.interrupt();
        QCOMPARE(function.messages, Messages());
        function.endpoint.resume();
        QCOMPARE(function.messages, (Messages{{0xfee0'1000, 0x31}}));
    }

    void message_that_waits_is_saved_and_restored() {
        Function function;
        function.set_message(0xfee0'1000, 0x31);
        function.enable();
        function.endpoint.pause();
        function.endpoint.interrupt();
        const SavedState saved = function.endpoint.save();
        Function other;
        other.endpoint.pause();
        other.endpoint.apply(other.endpoint.parse(SavedState::parse(saved.dump())).value());
        QCOMPARE(other.endpoint.save().dump(), saved.dump());
        other.endpoint.resume();
        QCOMPARE(other.messages, (Messages{{0xfee0'1000, 0x31}}));
        QVERIFY(!other.pin);
    }

    void restored_function_sends_no_message_again() {
        Function function;
        function.enable();
        function.endpoint.interrupt();
        function.endpoint.pause();
        const SavedState saved = function.endpoint.save();
        Function other;
        other.endpoint.pause();
        other.endpoint.apply(other.endpoint.parse(saved).value());
        other.endpoint.resume();
        QCOMPARE(other.messages, Messages());
    }

    void state_with_a_message_that_cannot_wait_is_refused() {
        Function function;
        function.endpoint.pause();
        SavedState saved = function.endpoint.save();
        saved["msi_pending"] = true;
        QVERIFY(!function.endpoint.parse(saved).has_value());
        saved.erase("msi_pending");
        QVERIFY(!function.endpoint.parse(saved).has_value());
    }

    void reset_disables_messages_and_forgets_one_that_waits() {
        Function function;
        function.set_message(0xfee0'1000, 0x31);
        function.enable();
        function.endpoint.pause();
        function.endpoint.interrupt();
        function.endpoint.reset();
        function.endpoint.resume();
        QCOMPARE(function.messages, Messages());
        QVERIFY(!function.pin);
        QCOMPARE(function.read(Msi::kControl, 2), 0x0080u);
        QCOMPARE(function.read(Msi::kAddress, 4), 0u);
    }
};

}  // namespace apiary::device::pci

QTEST_GUILESS_MAIN(apiary::device::pci::MsiTest)
#include "msi_test.moc"
