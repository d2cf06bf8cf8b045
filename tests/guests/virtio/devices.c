// SPDX-License-Identifier: BSD-2-Clause
// Does with the devices of its machine what it is told to by letters on COM1, and answers each with a full stop:
//   r     reads eight sectors of the first disk, from sector 8 on, in one request, and says the first byte
//   w     writes them in one request
//   e     asks for what is beyond the disk's end
//   n     asks the user network who has 10.0.2.2, and says how long the answer is
//   x     sends a frame that is none
//   s     writes the file "from-guest" to the shared folder
//   t     touches TOUCHED bytes of memory that it has not used before
//   q     ends
#include "../lib/virtio.h"

enum { COM1 = 0x3f8, SECTOR = 512, SECTORS = 8, FIRST = 8, BLOCK_IN = 0, BLOCK_OUT = 1 };
enum { TOUCHED = 4 << 20, TOUCH_START = 16 << 20 };

static char read_char(void) {
    while ((inb(COM1 + 5) & 1) == 0) {
        __asm__ volatile("pause");
    }
    return (char)inb(COM1);
}

// ---- Disk ----

static struct ring disk;
static u8 sectors[SECTORS * SECTOR];

static u8 disk_request(u32 type, u64 sector) {
    struct {
        u32 type, reserved;
        u64 sector;
    } header = {type, 0, sector};
    u8 status = 0xff;
    const struct part parts[] = {
        {&header, sizeof(header), false}, {sectors, sizeof(sectors), type == BLOCK_IN}, {&status, 1, true}};
    virtio_request(&disk, parts, 3);
    return *(volatile u8*)&status;
}

static void write_disk(void) {
    for (unsigned i = 0; i < sizeof(sectors); ++i) {
        sectors[i] = (u8)(i * 7 + 1);
    }
    EQUAL(disk_request(BLOCK_OUT, FIRST), 0);
}

// ---- Network ----

static struct ring receive, transmit;
enum { NET_HEADER = 10, ARP_SIZE = 42 };
static u8 frame[NET_HEADER + ARP_SIZE], received[NET_HEADER + 1514];

static void send(u32 size) {
    const struct part part = {frame, NET_HEADER + size, false};
    virtio_request(&transmit, &part, 1);
}

static void ask_network(void) {
    // RFC 826: a request of 10.0.2.15, for 10.0.2.2.
    static const u8 arp[ARP_SIZE] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02, 0, 0, 0, 0, 1, 0x08, 0x06, 0, 1,
                                     0x08, 0,    6,    4,    0,    1,    0x02, 0, 0, 0, 0, 1, 10,   0,    2, 15,
                                     0,    0,    0,    0,    0,    0,    10,   0, 2, 2};
    memset(frame, 0, NET_HEADER);
    memcpy(frame + NET_HEADER, arp, sizeof(arp));
    const struct part room = {received, sizeof(received), true};
    virtio_offer(&receive, &room, 1);
    send(ARP_SIZE);
    print("%d", virtio_wait(&receive) - NET_HEADER);
}

// ---- Shared folder ----

static struct ring share;
static u8 message[4096], answer[4096];
static u32 length;

static void add(const void* bytes, u32 size) {
    memcpy(message + length, bytes, size);
    length += size;
}
static void add_number(u64 value, u32 size) { add(&value, size); }
static void add_text(const char* text) {
    u16 size = 0;
    while (text[size] != 0) {
        ++size;
    }
    add_number(size, 2);
    add(text, size);
}
static void begin(u8 type) {
    length = 4;
    add_number(type, 1);
    add_number(1, 2);
}
static void ask(void) {
    memcpy(message, &length, 4);
    const struct part parts[] = {{message, length, false}, {answer, sizeof(answer), true}};
    virtio_request(&share, parts, 2);
    EQUAL(answer[4], message[4] + 1);
}

static void write_file(void) {
    enum { VERSION = 100, ATTACH = 104, LCREATE = 14, WRITE = 118, CLUNK = 120, WRITE_ONLY = 1 };
    static const char text[] = "written by the guest";
    begin(VERSION);
    add_number(4096, 4);
    add_text("9P2000.L");
    ask();
    begin(ATTACH);
    add_number(0, 4);
    add_number(~0u, 4);
    add_text("");
    add_text("");
    add_number(0, 4);
    ask();
    begin(LCREATE);
    add_number(0, 4);
    add_text("from-guest");
    add_number(WRITE_ONLY, 4);
    add_number(0644, 4);
    add_number(0, 4);
    ask();
    begin(WRITE);
    add_number(0, 4);
    add_number(0, 8);
    add_number(sizeof(text) - 1, 4);
    add(text, sizeof(text) - 1);
    ask();
    begin(CLUNK);
    add_number(0, 4);
    ask();
}

static void set_up(void) {
    u16 port = virtio_find(VIRTIO_BLOCK, 0);
    if (port != 0) {
        virtio_reset(port);
        virtio_set_up(&disk, port, 0);
        virtio_start(port);
    }
    port = virtio_find(VIRTIO_NET, 0);
    if (port != 0) {
        virtio_reset(port);
        virtio_set_up(&receive, port, 0);
        virtio_set_up(&transmit, port, 1);
        virtio_start(port);
    }
    port = virtio_find(VIRTIO_9P, 0);
    if (port != 0) {
        virtio_reset(port);
        virtio_set_up(&share, port, 0);
        virtio_start(port);
    }
}

void guest_main(void) {
    static u8* touched = (u8*)TOUCH_START;
    set_up();
    for (;;) {
        switch (read_char()) {
            case 'r':
                EQUAL(disk_request(BLOCK_IN, FIRST), 0);
                print("%x", sectors[0]);
                break;
            case 'w': write_disk(); break;
            case 'e': EQUAL(disk_request(BLOCK_IN, 1ull << 40), 1); break;
            case 'n': ask_network(); break;
            case 'x': send(1); break;
            case 's': write_file(); break;
            case 't':
                for (u8* const end = touched + TOUCHED; touched != end; touched += 4096) {
                    *touched = 1;
                }
                break;
            case 'q': pass();
            default: continue;
        }
        put_char('.');
    }
}
