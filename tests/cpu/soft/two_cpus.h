// SPDX-License-Identifier: BSD-2-Clause
// The same bytes run as code on two vCPUs, interpreted and translated, and compared to the bit.
#pragma once

#include <cstring>
#include <format>
#include <span>
#include <string>

#include "tests/cpu/soft/system_fixture.h"

namespace apiary::cpu::soft::test {

class TwoCpus {
public:
    static constexpr std::size_t kMostCode = 512;

    TwoCpus() {
        for (SystemFixture* guest : {&interpreted_, &translated_}) {
            guest->map_low_memory(PagingMode::FourLevel, kP | kW | kU | kA | kD);
            guest->put_halting_handlers(PagingMode::FourLevel);
            guest->put<std::uint64_t>(kTss + 4, kStack + kStackSize);  // RSP0
        }
    }

    /// Runs `code` as a user program until an exception or `most` retired instructions; what differs, or nothing.
    /// Its registers point to memory that it may use. The time of day is kept from it.
    [[nodiscard]] std::string difference(std::span<const std::uint8_t> code) {
        if (!run(interpreted_, code) || !run(translated_, code)) {
            return {};  // One of them was stopped amid a loop: nobody knows where the other one was then.
        }
        return compare();
    }

    /// Stops the run under way, from a signal handler or another thread.
    void stop() {
        stopped_ = true;
        interpreted_.cpu().call_attention(attention::Kick);
        translated_.cpu().call_attention(attention::Kick);
    }

private:
    static constexpr std::uint64_t kStackSize = 0x3000;
    static constexpr std::uint64_t kUsed = 0x8000;  ///< Bytes from kData on that are compared.

    [[nodiscard]] bool run(SystemFixture& guest, std::span<const std::uint8_t> code) {
        stopped_ = false;
        std::byte* ram = guest.memory().ram();
        std::memset(ram + kData, 0x5a, kUsed);
        guest.memory().tracker().written_range(kData, kUsed);
        std::memset(ram + kStack, 0, kStackSize);
        std::memset(ram + kCode, 0xf4, 4096);  // HLT, which a user may not
        std::memcpy(ram + kCode, code.data(), std::min(code.size(), kMostCode));
        guest.memory().tracker().written_range(kCode, 4096);
        State state = SystemFixture::flat_state(PagingMode::FourLevel, 3);
        state.cr4 |= cr4::OSFXSR | cr4::OSXMMEXCPT | cr4::OSXSAVE | cr4::TSD;
        state.xcr0 = 7;
        state.xsave[0] = std::byte{0x7f};
        state.xsave[1] = std::byte{0x03};
        for (unsigned i = 0; i < 16; ++i) {
            state.gpr[i] = kData + 0x1000 + i * 0x210;
        }
        guest.cpu().set_state(state);
        unsigned exits = 0;
        while (!stopped_ && ++exits < 64) {
            if (std::holds_alternative<Halt>(guest.cpu().run())) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::string compare() {
        const State one = interpreted_.cpu().state(), other = translated_.cpu().state();
        std::string text;
        for (unsigned i = 0; i < 16; ++i) {
            if (one.gpr[i] != other.gpr[i]) {
                text += std::format("register {}: {:#x} interpreted, {:#x} translated\n", i, one.gpr[i], other.gpr[i]);
            }
        }
        if (one.rip != other.rip || one.rflags != other.rflags || one.cr2 != other.cr2) {
            text += std::format("RIP {:#x} {:#x}, RFLAGS {:#x} {:#x}, CR2 {:#x} {:#x}\n", one.rip, other.rip, one.rflags,
                                other.rflags, one.cr2, other.cr2);
        }
        if (one.xsave != other.xsave) {
            text += "vector or x87 registers\n";
        }
        const std::byte* first = interpreted_.memory().ram();
        const std::byte* second = translated_.memory().ram();
        for (const auto& [start, size] : {std::pair{kData, kUsed}, {kStack, kStackSize}}) {
            if (std::memcmp(first + start, second + start, size) != 0) {
                text += std::format("memory from {:#x} on\n", start);
            }
        }
        return text;
    }

    SystemFixture interpreted_{supported_features(), 0}, translated_{supported_features(), 1};
    std::atomic<bool> stopped_ = false;
};

}  // namespace apiary::cpu::soft::test
