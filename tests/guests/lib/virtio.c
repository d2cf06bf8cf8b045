// SPDX-License-Identifier: BSD-2-Clause
#include "virtio.h"

enum { PCI_ADDRESS = 0xcf8, PCI_DATA = 0xcfc, PCI_SLOTS = 32, PCI_VENDOR = 0x1af4 };
enum { REG_FEATURES = 4, REG_PAGE = 8, REG_SIZE = 0xc, REG_SELECT = 0xe, REG_NOTIFY = 0x10, REG_STATUS = 0x12 };
enum { STATUS_SEEN = 1 | 2, STATUS_READY = 4 };
enum { PAGE = 4096, PAGES = 128, NEXT = 1, WRITE = 2 };

struct descriptor {
    u64 address;
    u32 length;
    u16 flags, next;
};

static u8 pool[PAGES * PAGE] __attribute__((aligned(4096)));
static u32 pool_used;

static u32 pci_read(unsigned slot, unsigned offset) {
    outl(PCI_ADDRESS, 0x80000000u | slot << 11 | offset);
    return inl(PCI_DATA);
}
static void pci_write(unsigned slot, unsigned offset, u32 value) {
    outl(PCI_ADDRESS, 0x80000000u | slot << 11 | offset);
    outl(PCI_DATA, value);
}

u16 virtio_find(u16 type, unsigned nth) {
    for (unsigned slot = 0; slot < PCI_SLOTS; ++slot) {
        // The subsystem is the type of a device that has legacy registers.
        if ((u16)pci_read(slot, 0) != PCI_VENDOR || pci_read(slot, 0x2c) >> 16 != type || nth-- != 0) {
            continue;
        }
        pci_write(slot, 4, (pci_read(slot, 4) & 0xffff) | 5);  // Ports and DMA on.
        return (u16)(pci_read(slot, 0x10) & ~3u);
    }
    return 0;
}

void virtio_reset(u16 port) {
    outb(port + REG_STATUS, 0);
    outb(port + REG_STATUS, STATUS_SEEN);
    outl(port + REG_FEATURES, 0);
}

static volatile struct descriptor* descriptors(const struct ring* ring) { return (void*)ring->memory; }
static volatile u16* available(const struct ring* ring) { return (void*)(ring->memory + 16u * ring->size); }
static volatile u8* used(const struct ring* ring) {
    const u32 end = 16u * ring->size + 6 + 2u * ring->size;
    return ring->memory + ((end + PAGE - 1) & ~(u32)(PAGE - 1));
}

void virtio_set_up(struct ring* ring, u16 port, u16 index) {
    outw(port + REG_SELECT, index);
    *ring = (struct ring){.port = port, .index = index, .size = inw(port + REG_SIZE), .memory = pool + pool_used};
    CHECK(ring->size != 0);
    pool_used = (u32)(used(ring) - pool) + ((6 + 8u * ring->size + PAGE - 1) & ~(u32)(PAGE - 1));
    CHECK(pool_used <= sizeof(pool));
    outl(port + REG_PAGE, (u32)((uptr)ring->memory / PAGE));
}

void virtio_start(u16 port) { outb(port + REG_STATUS, STATUS_SEEN | STATUS_READY); }

void virtio_offer(struct ring* ring, const struct part* parts, unsigned count) {
    volatile struct descriptor* const list = descriptors(ring);
    for (u16 i = 0; i < count; ++i) {
        list[i].address = (uptr)parts[i].at;
        list[i].length = parts[i].size;
        list[i].flags = (u16)((parts[i].written ? WRITE : 0) | (i + 1u < count ? NEXT : 0));
        list[i].next = (u16)(i + 1);
    }
    available(ring)[2 + ring->added % ring->size] = 0;
    __asm__ volatile("" : : : "memory");
    available(ring)[1] = ++ring->added;
    outw(ring->port + REG_NOTIFY, ring->index);
}

u32 virtio_wait(struct ring* ring) {
    volatile u8* const entries = used(ring);
    WAIT_FOR(*(volatile u16*)(entries + 2) != ring->taken);
    return *(volatile u32*)(entries + 4 + 8u * (ring->taken++ % ring->size) + 4);
}

u32 virtio_request(struct ring* ring, const struct part* parts, unsigned count) {
    virtio_offer(ring, parts, count);
    return virtio_wait(ring);
}
