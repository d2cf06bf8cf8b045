// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>

#include "backend/base/result.h"
#include "backend/base/unique_fd.h"
#include "kmod/include/apiary_vmm.h"

namespace apiary::cpu::vmm {

/// A descriptor of /dev/apiary-vmm: one machine. Calls give 0 or an errno; EINTR is not given.
class Device {
public:
    /// Opened, of the version that this program knows, and ready to make a machine.
    [[nodiscard]] static Result<Device> open(const std::string& path);

    [[nodiscard]] const apiary_vmm_info& info() const { return info_; }
    template <class Argument>
    [[nodiscard]] int call(unsigned long command, Argument* argument) const {
        return perform(command, argument);
    }

private:
    Device() = default;
    [[nodiscard]] int perform(unsigned long command, void* argument) const;

    UniqueFd fd_;
    apiary_vmm_info info_ = {};
};

}  // namespace apiary::cpu::vmm
