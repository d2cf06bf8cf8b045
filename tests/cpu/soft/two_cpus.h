// SPDX-License-Identifier: BSD-2-Clause
// The same bytes run as code on vCPUs, interpreted and translated, and compared to the bit.
#pragma once

#include <algorithm>
#include <cstring>
#include <format>
#include <span>
#include <string>

#include "tests/cpu/soft/predictable_features.h"
#include "tests/cpu/soft/system_fixture.h"

namespace apiary::cpu::soft::test {

class TwoCpus {
public:
    static constexpr std::size_t kMostCode = 512;

    /// How the user program is started.
    struct Start {
        bool compatibility = false;     ///< As 32-bit code.
        bool sse_exceptions = false;    ///< Of SSE arithmetic, unmasked; likewise of the x87 unit.
        bool x87_exceptions = false;
        bool alignment_checks = false;  ///< RFLAGS.AC with CR0.AM
    };

    TwoCpus() {
        for (SystemFixture* guest : {&interpreted_, &translated_, &traced_}) {
            for (std::uint64_t page = 0; page < kMapped; page += kPage) {
                const bool user = page >= kCode && page != kHandlers;
                guest->map(PagingMode::FourLevel, page, page, kP | kW | kA | kD | (user ? kU : 0));
            }
            guest->put_halting_handlers(PagingMode::FourLevel);
            guest->put<std::uint64_t>(kTss + 4, kStack + kStackSize);  // RSP0
            for (std::uint64_t at = 0; at < kUsed; at += 8) {
                guest->put<std::uint64_t>(kData + at, datum(at));
            }
        }
        const std::byte* ram = interpreted_.memory().ram();
        first_memory_.assign(ram, ram + kMapped);
    }

    /// Runs `code` as a user program until an exception; what differs, or nothing. Its registers point to memory that it may
    /// use. The time of day and random numbers are kept from it. Each run begins with the same memory.
    [[nodiscard]] std::string difference(std::span<const std::uint8_t> code, const Start& start) {
        if (!run(interpreted_, code, start) || !run(translated_, code, start)) {
            return {};  // One of them was stopped amid a loop: nobody knows where the other one was then.
        }
        if (const std::string difference = compare(translated_); !difference.empty()) {
            return difference;
        }
        // The second time it is known which blocks follow each other, and they are translated together.
        for (const char* time : {"the first time: ", "the second time: "}) {
            if (!run(traced_, code, start)) {
                break;
            }
            if (const std::string difference = compare(traced_); !difference.empty()) {
                return time + difference;
            }
        }
        return {};
    }

    /// Stops the run under way, from a signal handler or another thread.
    void stop() {
        stopped_ = true;
        interpreted_.cpu().call_attention(attention::Kick);
        translated_.cpu().call_attention(attention::Kick);
        traced_.cpu().call_attention(attention::Kick);
    }

    static constexpr std::uint64_t kMapped = 0x8'0000;  ///< The rest of the address space faults.

    /// Where things of ours are in this process, which no guest may reach.
    [[nodiscard]] std::vector<std::uint64_t> host_addresses() {
        const auto number = [](const void* address) { return reinterpret_cast<std::uint64_t>(address); };
        return {number(translated_.memory().ram()), number(&translated_.cpu()), number(translated_.cpu().fast_tlb),
                number(translated_.cpu().jumps), number(translated_.cpu().jumps->code), number(&translated_.cpu().landing),
                number(__builtin_frame_address(0))};
    }

private:
    static constexpr std::uint64_t kPage = 4096;
    static constexpr std::uint64_t kStackSize = 0x3000;
    static constexpr std::uint64_t kUsed = 0x8000;  ///< Bytes of data.

    /// Numbers of all kinds: pointers to data, doubles, whatever.
    [[nodiscard]] static std::uint64_t datum(std::uint64_t at) {
        const std::uint64_t mixed = (at + 1) * 0x9e37'79b9'7f4a'7c15;
        switch (at / 8 % 4) {
            case 0: return kData + (mixed >> 40) % kUsed;
            case 1: return 0x3ff0'0000'0000'0000 | mixed >> 20;
            case 2: return mixed >> (mixed & 63);
            default: return 0x5a5a'5a5a'5a5a'5a5a;
        }
    }

    /// Gives the guest the memory that all runs with this code begin with; what it has is left alone, with its translations.
    void set_memory(SystemFixture& guest, std::span<const std::uint8_t> code) {
        std::byte* first_code = first_memory_.data() + kCode;
        std::memset(first_code, 0xf4, kPage);  // HLT, which a user may not
        std::memcpy(first_code, code.data(), std::min(code.size(), kMostCode));
        std::byte* ram = guest.memory().ram();
        for (std::uint64_t page = 0; page < kMapped; page += kPage) {
            if (std::memcmp(ram + page, first_memory_.data() + page, kPage) != 0) {
                std::memcpy(ram + page, first_memory_.data() + page, kPage);
                guest.memory().tracker().written_range(page, kPage);
            }
        }
    }

    [[nodiscard]] static State first_state(const Start& start) {
        State state = SystemFixture::flat_state(PagingMode::FourLevel, 3);
        if (start.compatibility) {
            state.seg[Cs] = {kUserCode32, 0, 0xffff'ffff, 0xc0fb};
        }
        if (start.alignment_checks) {
            state.cr0 |= cr0::AM;
            state.rflags |= rflags::AC;
        }
        state.cr4 |= cr4::OSFXSR | cr4::OSXMMEXCPT | cr4::OSXSAVE | cr4::TSD;
        state.xcr0 = 7;
        state.xsave[0] = start.x87_exceptions ? std::byte{0x40} : std::byte{0x7f};
        state.xsave[1] = std::byte{0x03};
        if (start.sse_exceptions) {
            state.xsave[xsave_area::Mxcsr] = std::byte{0x80};  // 0x1f80 has them masked.
            state.xsave[xsave_area::Mxcsr + 1] = std::byte{0};
        }
        for (unsigned i = 0; i < 16; ++i) {
            state.gpr[i] = kData + 0x1000 + i * 0x210;
        }
        return state;
    }

    [[nodiscard]] bool run(SystemFixture& guest, std::span<const std::uint8_t> code, const Start& start) {
        stopped_ = false;
        set_memory(guest, code);
        guest.cpu().set_state(first_state(start));
        unsigned exits = 0;
        while (!stopped_ && ++exits < 64) {
            if (std::holds_alternative<Halt>(guest.cpu().run())) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::string compare(SystemFixture& guest) {
        const State one = interpreted_.cpu().state(), other = guest.cpu().state();
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
        for (std::size_t i = 0; i < one.xsave.size(); ++i) {
            if (one.xsave[i] != other.xsave[i]) {
                text += std::format("XSAVE image from byte {} on\n", i);
                break;
            }
        }
        const std::byte* first = interpreted_.memory().ram();
        const std::byte* second = guest.memory().ram();
        for (std::uint64_t page = kCode; page < kMapped; page += kPage) {
            if (std::memcmp(first + page, second + page, kPage) != 0) {
                const std::byte* differs = std::mismatch(first + page, first + page + kPage, second + page).first;
                text += std::format("memory at {:#x}\n", differs - first);
            }
        }
        return text;
    }

    SystemFixture interpreted_{predictable_features(), 0}, translated_{predictable_features(), 1}, traced_{predictable_features(), 2};
    std::vector<std::byte> first_memory_;
    std::atomic<bool> stopped_ = false;
};

}  // namespace apiary::cpu::soft::test
