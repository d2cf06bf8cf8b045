// SPDX-License-Identifier: BSD-2-Clause
// A driver for virtio devices on PCI by their legacy registers (VIRTIO 1.2, sections 2.7.2 and 4.1.4.10), without interrupts.
#pragma once

#include "base.h"

enum { VIRTIO_NET = 1, VIRTIO_BLOCK = 2, VIRTIO_9P = 9 };

/// A ring. One request at a time is waited for.
struct ring {
    u16 port;  ///< Of the device's registers.
    u16 index, size;
    u8* memory;
    u16 added, taken;
};

/// A part of a request.
struct part {
    void* at;
    u32 size;
    bool written;  ///< By the device.
};

/// The first port of the registers of device number `nth` of `type`, or 0 when there is none.
u16 virtio_find(u16 type, unsigned nth);
/// Prepares a device without any feature.
void virtio_reset(u16 port);
/// Sets up ring `index`, in memory that is never given back.
void virtio_set_up(struct ring* ring, u16 port, u16 index);
void virtio_start(u16 port);

/// Gives a request to the device.
void virtio_offer(struct ring* ring, const struct part* parts, unsigned count);
/// Waits for a request's end, and gives the bytes that the device wrote.
u32 virtio_wait(struct ring* ring);
/// Both.
u32 virtio_request(struct ring* ring, const struct part* parts, unsigned count);
