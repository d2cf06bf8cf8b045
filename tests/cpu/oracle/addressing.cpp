// SPDX-License-Identifier: BSD-2-Clause
#include "tests/cpu/oracle/addressing.h"

#include "backend/cpu/state.h"
#include "tests/cpu/oracle/case.h"

namespace apiary::cpu::oracle {

namespace {

constexpr std::uint8_t kNoBase = 5, kSib = 4, kNoIndex = 4;

bool fits32(std::uint64_t value) { return static_cast<std::uint64_t>(static_cast<std::int32_t>(value)) == value; }

class Chooser {
public:
    Chooser(Random& random, const KnownRegisters& known, bool code32, std::uint64_t target)
        : random_(random), known_(known), code32_(code32), target_(target) {}

    Address choose() {
        for (unsigned attempt = 0; attempt < 8; ++attempt) {
            if (const auto address = try_kind(static_cast<unsigned>(random_.below(8)))) {
                return *address;
            }
        }
        return code32_ ? absolute() : relative();
    }

    std::optional<Address> with_vector(unsigned vector) {
        for (unsigned attempt = 0; attempt < 8; ++attempt) {
            const unsigned base = any_register();
            if (known_[base] && reaches(target_ - *known_[base])) {
                Address address = with_base(base, target_ - *known_[base], true);
                set_index(address, vector, static_cast<unsigned>(random_.below(4)));
                return address;
            }
        }
        return std::nullopt;
    }

private:
    unsigned any_register() { return static_cast<unsigned>(random_.below(code32_ ? 8 : 16)); }
    bool reaches(std::uint64_t distance) const { return code32_ || fits32(distance); }

    std::optional<Address> try_kind(unsigned kind) {
        switch (kind) {
            case 0:
            case 1:
            case 2: return base_only();
            case 3:
            case 4: return base_and_index();
            case 5: return code32_ ? absolute() : relative();
            case 6: return code32_ ? index_only() : gs_based();
            default: return code32_ ? base_only() : gs_truncated();
        }
    }

    /// [base + disp]: `disp` has to fit.
    Address with_base(unsigned base, std::uint64_t disp, bool sib) {
        Address address;
        address.b = base >= 8;
        address.disp = static_cast<std::int32_t>(disp);
        const bool small = address.disp >= -128 && address.disp < 128;
        if (address.disp == 0 && (base & 7) != kNoBase && random_.percent(80)) {
            address.mod = 0;
        } else if (small && random_.percent(85)) {
            address.mod = 1;
            address.disp_size = 1;
        } else {
            address.mod = 2;
            address.disp_size = 4;
        }
        address.rm = static_cast<std::uint8_t>(base & 7);
        if (sib || address.rm == kSib || random_.percent(10)) {
            address.has_sib = true;
            address.sib = static_cast<std::uint8_t>((random_.below(4) << 6) | (kNoIndex << 3) | address.rm);
            address.rm = kSib;
        }
        return address;
    }

    void set_index(Address& address, unsigned index, unsigned scale) {
        address.x = index >= 8;
        address.sib = static_cast<std::uint8_t>((scale << 6) | ((index & 7) << 3) | (address.sib & 7));
    }

    std::optional<Address> base_only() {
        const unsigned base = any_register();
        if (!known_[base] || !reaches(target_ - *known_[base])) {
            return std::nullopt;
        }
        return with_base(base, target_ - *known_[base], false);
    }

    std::optional<Address> base_and_index() {
        const unsigned base = any_register(), index = any_register();
        const auto scale = static_cast<unsigned>(random_.below(4));
        if (index == Rsp || !known_[base] || !known_[index]) {
            return std::nullopt;
        }
        const std::uint64_t distance = target_ - *known_[base] - (*known_[index] << scale);
        if (!reaches(distance)) {
            return std::nullopt;
        }
        Address address = with_base(base, distance, true);
        set_index(address, index, scale);
        return address;
    }

    /// No base, no index; in 64-bit code that takes a SIB byte, as the short form is RIP-relative there.
    Address absolute_at(std::uint64_t disp) {
        Address address{.mod = 0, .rm = kNoBase, .disp_size = 4, .disp = static_cast<std::int32_t>(disp)};
        if (!code32_ || random_.percent(20)) {
            address.rm = kSib;
            address.has_sib = true;
            address.sib = static_cast<std::uint8_t>((random_.below(4) << 6) | (kNoIndex << 3) | kNoBase);
        }
        return address;
    }
    Address absolute() { return absolute_at(target_); }

    Address relative() {
        if (fits32(target_) && random_.percent(30)) {
            return absolute();
        }
        return {.mod = 0, .rm = kNoBase, .disp_size = 4, .rip = true};
    }

    std::optional<Address> index_only() {
        const unsigned index = any_register();
        const auto scale = static_cast<unsigned>(random_.below(4));
        if (index == Rsp || !known_[index]) {
            return std::nullopt;
        }
        Address address{.mod = 0, .rm = kSib, .has_sib = true, .sib = kNoBase, .disp_size = 4,
                        .disp = static_cast<std::int32_t>(target_ - (*known_[index] << scale))};
        set_index(address, index, scale);
        return address;
    }

    std::optional<Address> gs_based() {
        const std::uint64_t offset = target_ - layout(false).window;
        const unsigned base = any_register();
        Address address = absolute_at(offset);
        if (known_[base] && fits32(offset - *known_[base])) {
            address = with_base(base, offset - *known_[base], false);
        } else if (!fits32(offset)) {
            return std::nullopt;
        }
        address.gs = true;
        return address;
    }

    /// The offset is cut to 32 bits before the segment base is added.
    std::optional<Address> gs_truncated() {
        const unsigned base = any_register();
        const std::uint64_t offset = target_ - layout(false).window;
        if (!known_[base] || offset > 0xffff'ffff) {
            return std::nullopt;
        }
        Address address = with_base(base, offset - *known_[base], false);
        address.gs = true;
        address.addr32 = true;
        return address;
    }

    Random& random_;
    const KnownRegisters& known_;
    bool code32_;
    std::uint64_t target_;
};

}  // namespace

Address choose_address(Random& random, const KnownRegisters& known, bool code32, std::uint64_t target) {
    return Chooser(random, known, code32, target).choose();
}

std::optional<Address> choose_vector_address(Random& random, const KnownRegisters& known, bool code32,
                                             std::uint64_t target, unsigned vector) {
    return Chooser(random, known, code32, target).with_vector(vector);
}

}  // namespace apiary::cpu::oracle
