// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/serial/bvm_port.h"

#include <QTest>
#include <string>

using namespace apiary;
using device::BvmPort;

namespace {

struct Rig {
    std::shared_ptr<console::Stream> stream = std::make_shared<console::Stream>();
    console::Client client{stream, {}};
    BvmPort port{"bvm-console", BvmPort::kConsoleSignature, stream};

    Rig() { port.resume(); }
    void send(std::string_view text) {
        for (const char c : text) {
            port.write(0, 4, static_cast<unsigned char>(c));
        }
    }
    std::string output() {
        std::array<char, 256> buffer;
        return std::string(buffer.data(), client.read(buffer).size);
    }
};

}  // namespace

class BvmPortTest : public QObject {
    Q_OBJECT

private slots:
    void signatures_are_those_the_drivers_look_for() {
        Rig rig;
        QCOMPARE(rig.port.read(0, 2), std::uint64_t{0x6276});
        BvmPort debug("bvm-debug", BvmPort::kDebugSignature, rig.stream);
        QCOMPARE(debug.read(0, 2), std::uint64_t{0x4256});
        QCOMPARE(BvmPort::kConsolePort, std::uint64_t{0x220});
        QCOMPARE(BvmPort::kDebugPort, std::uint64_t{0x224});
    }
    void write_of_4_bytes_sends_the_lowest() {
        Rig rig;
        rig.send("hello");
        rig.port.write(0, 4, 0xFFFF'FF21);
        rig.port.write(0, 4, 0);
        rig.port.write(0, 4, 0xFF);
        QCOMPARE(rig.output(), std::string("hello!\0\xFF", 8));
    }
    void read_of_4_bytes_takes_input_until_there_is_none() {
        Rig rig;
        QCOMPARE(rig.port.read(0, 4), std::uint64_t{0xFFFF'FFFF});
        QCOMPARE(rig.stream->send_input(std::string_view("a\xFF", 2)), std::size_t{2});
        QCOMPARE(rig.port.read(0, 4), std::uint64_t{'a'});
        QCOMPARE(rig.port.read(0, 4), std::uint64_t{0xFF});
        QCOMPARE(rig.port.read(0, 4), std::uint64_t{0xFFFF'FFFF});
    }
    void signature_is_read_without_taking_input() {
        Rig rig;
        QCOMPARE(rig.stream->send_input("a"), std::size_t{1});
        QCOMPARE(rig.port.read(0, 2), std::uint64_t{0x6276});
        QCOMPARE(rig.port.read(0, 4), std::uint64_t{'a'});
    }
    void other_widths_and_places_are_nothing() {
        Rig rig;
        QCOMPARE(rig.stream->send_input("a"), std::size_t{1});
        QCOMPARE(rig.port.read(0, 1), std::uint64_t{0xFF});
        QCOMPARE(rig.port.read(0, 8), ~std::uint64_t{0});
        QCOMPARE(rig.port.read(1, 1), std::uint64_t{0xFF});
        QCOMPARE(rig.port.read(1, 2), std::uint64_t{0xFFFF});
        QCOMPARE(rig.port.read(2, 2), std::uint64_t{0xFFFF});
        for (const unsigned size : {1u, 2u, 8u}) {
            rig.port.write(0, size, 'x');
        }
        rig.port.write(1, 1, 'x');
        rig.port.write(2, 2, 'x');
        QCOMPARE(rig.output(), std::string());
        QCOMPARE(rig.port.read(0, 4), std::uint64_t{'a'});
    }
    void paused_port_takes_no_input_and_holds_16_bytes() {
        Rig rig;
        rig.port.pause();
        QCOMPARE(rig.stream->send_input("a"), std::size_t{1});
        QCOMPARE(rig.port.read(0, 4), std::uint64_t{0xFFFF'FFFF});
        QCOMPARE(rig.port.read(0, 2), std::uint64_t{0x6276});
        rig.send("0123456789abcdefXYZ");
        QCOMPARE(rig.output(), std::string());
        rig.port.resume();
        QCOMPARE(rig.output(), std::string("0123456789abcdef"));
        QCOMPARE(rig.port.read(0, 4), std::uint64_t{'a'});
        rig.port.pause();
        rig.port.resume();
        QCOMPARE(rig.output(), std::string());
    }
    void held_bytes_are_saved_and_restored() {
        Rig rig;
        rig.port.pause();
        rig.send("held");
        const device::SavedState saved = rig.port.save();
        rig.port.reset();
        rig.port.resume();
        QCOMPARE(rig.output(), std::string());
        rig.port.pause();
        QVERIFY(rig.port.restore(saved));
        rig.port.resume();
        QCOMPARE(rig.output(), std::string("held"));
    }
    void state_that_holds_too_much_is_refused() {
        Rig rig;
        rig.port.pause();
        device::SavedState saved = rig.port.save();
        saved["held_size"] = 17;
        QVERIFY(!rig.port.restore(saved));
    }
};

QTEST_GUILESS_MAIN(BvmPortTest)
#include "bvm_port_test.moc"
