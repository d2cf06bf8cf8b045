// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

namespace apiary::cpu::bhyve {

/// The device of one machine of vmm(4)'s, as far as an engine uses it. From any thread.
class Calls {
public:
    virtual ~Calls() = default;
    /// ioctl(2) with one of call::k…: 0, or an errno.
    [[nodiscard]] virtual int perform(std::uint32_t number, void* argument) = 0;
    /// For mmap(2): offsets are guest-physical addresses.
    [[nodiscard]] virtual int descriptor() const = 0;

    /// One whose argument only goes in.
    template <class Argument>
    [[nodiscard]] int call(std::uint32_t number, Argument argument) {
        return perform(number, &argument);
    }
};

}  // namespace apiary::cpu::bhyve
