// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "backend/base/result.h"
#include "backend/network/network.h"

namespace apiary::network {

/// What the host's kernel says of an open tap device.
struct TapProperties {
    std::string name;
    std::size_t header_size = 0;  ///< Bytes of the virtio_net header before each frame: sizeof(FrameHeader) or none.
    std::uint16_t mtu = 0;        ///< 0 when it is not known.
    bool up = true;
};
/// Prepares the device for frames with a header, where it can have one.
[[nodiscard]] Result<TapProperties> prepare_tap(int fd);
/// Says what frames read from the device may ask for. Only with a header.
void set_tap_offloads(int fd, const Offloads& offloads);
/// How to turn it on.
[[nodiscard]] std::string tap_up_command(const std::string& name);

}  // namespace apiary::network
