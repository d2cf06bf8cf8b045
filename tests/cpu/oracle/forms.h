// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <Zydis/Zydis.h>

#include <array>
#include <cstdint>
#include <vector>

namespace apiary::cpu::oracle {

/// What sequences are counted by.
enum class Class : std::uint8_t { Integer, Shift, MulDiv, Bits, String, Branch, Stack, Atomic, X87, Mmx, Sse, Crypto,
                                  Avx, Fault, Count };
[[nodiscard]] const char* class_name(Class value);

/// One way to write an instruction, with registers, addresses and immediates left open.
struct Form {
    ZydisMnemonic mnemonic;
    bool vex;
    std::uint8_t map;      ///< 0 one byte, 1 0F, 2 0F38, 3 0F3A.
    std::uint8_t prefix;   ///< 0, 0x66, 0xf3 or 0xf2.
    std::uint8_t opcode;
    std::uint8_t wide;     ///< REX.W or VEX.W.
    std::uint8_t vector;   ///< VEX.L.
    bool has_modrm;
    bool memory;           ///< ModRM names memory.
    std::int8_t reg;       ///< ModRM.reg, or -1 for any.
    std::int8_t rm;        ///< ModRM.rm, or -1 for any.
    bool touches_nothing;  ///< The memory operand is not accessed (LEA, NOP, prefetch): any address will do.
    bool vsib;
    bool accepts_lock;
};

/// All forms of instructions that host and guest have in common, that give the same result each time, and that a user
/// program may execute.
class Forms {
public:
    explicit Forms(bool code32);

    [[nodiscard]] bool code32() const { return code32_; }
    [[nodiscard]] const ZydisDecoder& decoder() const { return decoder_; }
    /// The forms of a class, grouped by mnemonic.
    [[nodiscard]] const std::vector<std::vector<Form>>& of(Class wanted) const {
        return groups_[static_cast<std::size_t>(wanted)];
    }

private:
    void add_legacy();
    void add_vex();
    void add_opcode(Form form);
    bool try_form(Form& form, std::uint8_t reg, std::uint8_t rm) const;
    void keep(const Form& form, const ZydisDecodedInstruction& info);

    bool code32_;
    ZydisDecoder decoder_;
    std::array<std::vector<std::vector<Form>>, static_cast<std::size_t>(Class::Count)> groups_;
};

/// The bytes of a form before ModRM, REX or VEX with the given register extension bits.
struct Extensions {
    bool r = false, x = false, b = false;
    std::uint8_t vvvv = 0;
    bool rex = false;  ///< A REX prefix even when none is needed.
};
/// Appends prefixes, escapes and opcode to `bytes` and returns the new length. `force_vex3`: the long form always.
[[nodiscard]] unsigned write_opcode(const Form& form, const Extensions& extensions, bool code32, bool force_vex3,
                                    std::uint8_t* bytes, unsigned length);

}  // namespace apiary::cpu::oracle
