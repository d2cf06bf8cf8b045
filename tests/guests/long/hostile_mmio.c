// SPDX-License-Identifier: BSD-2-Clause
// Every kind of access to device memory and ports: wide, string, locked, x87, across the edge of a device.
#include "../lib/long.h"

static u8 buffer[8192] __attribute__((aligned(4096)));
#define HPET 0xfed00000ull
#define APIC 0xfee00000ull
#define NOWHERE 0xd0000000ull

#define TRY(name, text) \
    static void name(void* at) { __asm__ volatile(text : : "D"(at), "S"(buffer), "c"(64) : "rax", "rbx", "rdx", "memory", "cc"); }
TRY(read_1, "mov (%%rdi), %%al")
TRY(read_8, "mov (%%rdi), %%rax")
TRY(write_8, "mov %%rax, (%%rdi)")
TRY(rep_to, "mov %%rdi, %%rdi\n 1: lodsb\n mov %%al, (%%rdi)\n inc %%rdi\n loop 1b")
TRY(read_16, "movups (%%rdi), %%xmm0")
TRY(write_16, "movups %%xmm0, (%%rdi)")
TRY(lock_add, "lock addl $1, (%%rdi)")
TRY(lock_cmpxchg8b, "lock cmpxchg8b (%%rdi)")
TRY(lock_cmpxchg16b, "lock cmpxchg16b (%%rdi)")
TRY(exchange, "xchg %%rax, (%%rdi)")
TRY(x87_load, "fldt (%%rdi)")
TRY(x87_save, "fnsave (%%rdi)")
TRY(x87_environment, "fnstenv (%%rdi)")
TRY(fxsave, "fxsave (%%rdi)")
TRY(fxrstor, "fxrstor (%%rdi)")
TRY(bits, "btsl %%ecx, (%%rdi)")
TRY(execute, "call *%%rdi")
TRY(push, "mov %%rsp, %%rbx\n mov %%rdi, %%rsp\n push %%rax\n pop %%rax\n mov %%rbx, %%rsp")
TRY(mask_move, "maskmovq %%mm0, %%mm1")
TRY(enter_frame_there, "mov %%rsp, %%rbx\n mov %%rbp, %%rdx\n mov %%rdi, %%rsp\n enter $16, $3\n mov %%rbx, %%rsp\n mov %%rdx, %%rbp")

static void strings_at(void* at) {
    void* to = at;
    const void* from = buffer;
    u64 count = 64;
    __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(count) : : "memory");
    to = buffer;
    from = at;
    count = 64;
    __asm__ volatile("rep movsq" : "+D"(to), "+S"(from), "+c"(count) : : "memory");
    to = at;
    from = (u8*)at + 128;
    count = 16;
    __asm__ volatile("rep movsl" : "+D"(to), "+S"(from), "+c"(count) : : "memory");
    to = at;
    from = buffer;
    count = 64;
    __asm__ volatile("repe cmpsb" : "+D"(to), "+S"(from), "+c"(count) : : "memory", "cc");
    to = at;
    count = 64;
    __asm__ volatile("repne scasw" : "+D"(to), "+c"(count) : "a"(0x1234) : "memory", "cc");
    to = at;
    count = 64;
    __asm__ volatile("rep stosl" : "+D"(to), "+c"(count) : "a"(0) : "memory");
    to = at;
    count = 4;
    __asm__ volatile("rep insl" : "+D"(to), "+c"(count) : "d"(0x80) : "memory");
    from = at;
    count = 4;
    __asm__ volatile("rep outsb" : "+S"(from), "+c"(count) : "d"(0x80) : "memory");
}

static void strings_over_ports(void) {
    void* to = buffer;
    u64 count = 3000;
    __asm__ volatile("rep insb" : "+D"(to), "+c"(count) : "d"(0x71) : "memory");
    const void* from = buffer;
    count = 3000;
    __asm__ volatile("rep outsw" : "+S"(from), "+c"(count) : "d"(0x80) : "memory");
}

void guest_main(void) {
    if (under_qemu()) {
        skip("QEMU 10.0 dies of it");
    }
    void (*const all[])(void*) = {read_1, read_8, write_8, rep_to, read_16, write_16, lock_add, lock_cmpxchg8b,
                                  lock_cmpxchg16b, exchange, x87_load, x87_save, x87_environment, fxsave, fxrstor, bits,
                                  push, mask_move, enter_frame_there, strings_at, execute};
    // Inside HPET's reserved part, across its end, in nothing, across RAM and nothing by way of the page tables.
    const u64 edge = FREE_LINEAR;
    map_page(edge, physical(buffer), PTE_P | PTE_W);
    map_page(edge + 4096, NOWHERE, PTE_P | PTE_W);
    const u64 places[] = {HPET + 0x200, HPET + 0x3f8, HPET + 0x3fc, HPET + 0x3ff, NOWHERE, NOWHERE + 5, NOWHERE + 0xffd,
                          APIC + 0x3f0, edge + 4092, edge + 4088, edge + 4095};
    for (unsigned place = 0; place < sizeof places / sizeof places[0]; ++place) {
        for (unsigned kind = 0; kind < sizeof all / sizeof all[0]; ++kind) {
            __asm__ volatile("fninit");
            (void)protect(all[kind], (void*)places[place]);
        }
    }
    strings_over_ports();
    pass();
}
