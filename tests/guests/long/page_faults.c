// SPDX-License-Identifier: BSD-2-Clause
// The error code of every kind of page fault, CR2, and what WP, NX, SMEP and SMAP forbid.
#include "../lib/long.h"

static u8 data[4096] __attribute__((aligned(4096)));
enum { AT_OFFSET = 0x123 };
static const u64 page = FREE_LINEAR;

static void do_read(void* at) { __asm__ volatile(MARK "mov (%0), %%al" : : "r"(at) : "rax", "r11"); }
static void do_write(void* at) { __asm__ volatile(MARK "movb $1, (%0)" : : "r"(at) : "r11", "memory"); }
static void do_modify(void* at) { __asm__ volatile(MARK "incb (%0)" : : "r"(at) : "r11", "memory", "cc"); }
static void do_fetch(void* at) { __asm__ volatile("mov %0, marked; jmp *%0" : : "r"(at) : "memory"); }

static void expect(void (*access)(void*), u64 at, u64 error) {
    if (under_qemu() && (error & PF_RSVD) != 0) {
        error &= ~(u64)PF_P;  // which leaves it out with RSVD
    }
    TRAPS(access, at, PF, error);
    EQUAL(trap_cr2, at);
}
static void allowed(void (*access)(void*), u64 at) { CHECK(!protect(access, (void*)at)); }

static void supervisor(void) {
    const u64 at = page + AT_OFFSET;
    map_page(page, 0, 0);
    expect(do_read, at, 0);
    expect(do_write, at, PF_W);
    if (!under_qemu()) {  // which reads first
        expect(do_modify, at, PF_W);
    }
    expect(do_fetch, at, PF_I);
    map_page(page, physical(data), PTE_P);
    allowed(do_read, at);
    expect(do_write, at, PF_P | PF_W);
    write_cr0(read_cr0() & ~(u64)CR0_WP);
    allowed(do_write, at);
    write_cr0(read_cr0() | CR0_WP);
    expect(do_write, at, PF_P | PF_W);
    map_page(page, physical(data), PTE_P | PTE_W | PTE_NX);
    allowed(do_write, at);
    expect(do_fetch, at, PF_P | PF_I);
}

static void upper_levels(void) {
    const u64 at = page + AT_OFFSET;
    map_page(page, physical(data), PTE_P | PTE_W);
    u64* directory = table_entry(page, 1);
    *directory &= ~(u64)PTE_W;
    invlpg(page);
    expect(do_write, at, PF_P | PF_W);
    *directory = (*directory | PTE_W) & ~(u64)PTE_P;
    invlpg(page);
    expect(do_read, at, 0);
    *directory |= PTE_P | PTE_NX;
    invlpg(page);
    expect(do_fetch, at, PF_P | PF_I);
    *directory &= ~PTE_NX;
    invlpg(page);
}

static void reserved_bits(void) {
    const u64 at = page + AT_OFFSET;
    map_page(page, physical(data) | (1ull << 51), PTE_P | PTE_W);
    expect(do_read, at, PF_P | PF_RSVD);
    expect(do_write, at, PF_P | PF_RSVD | PF_W);
    expect(do_fetch, at, PF_P | PF_RSVD | PF_I);
    map_page(page, physical(data), PTE_P | PTE_W);
    u64* root = table_entry(page, 3);
    *root |= PTE_PS;  // reserved in a PML4 entry
    invlpg(page);
    expect(do_read, at, PF_P | PF_RSVD);
    *root &= ~(u64)PTE_PS;
    invlpg(page);
    wrmsr(MSR_EFER, rdmsr(MSR_EFER) & ~(u64)EFER_NXE);
    map_page(page, physical(data), PTE_P | PTE_W | PTE_NX);  // reserved without NXE
    write_cr3(read_cr3());
    expect(do_read, at, PF_P | PF_RSVD);
    map_page(page, 0, 0);
    expect(do_fetch, at, 0);  // and the fetch bit is not reported
    wrmsr(MSR_EFER, rdmsr(MSR_EFER) | EFER_NXE);
    u64* large = table_entry(page + (2ull << 21), 1);
    *large = 0x202000 | PTE_P | PTE_W | PTE_PS;  // not aligned to 2 MiB
    expect(do_read, page + (2ull << 21), PF_P | PF_RSVD);
    *large = 0;
}

__asm__(".text\n"
        "user_read: mov (%rdi), %al\n int $0x80\n"
        "user_write: movb $1, (%rdi)\n int $0x80\n"
        "user_jump: jmp *%rdi\n");
extern const u8 user_read[], user_write[], user_jump[];

static void user(void) {
    const u64 at = page + AT_OFFSET;
    map_page(page, 0, 0);
    run_user(user_read, at, 0);
    EQUAL(trap.vector, PF);
    EQUAL(trap.error, PF_U);
    EQUAL(trap.rip, USER_POINTER(user_read));
    EQUAL(trap.cs, UCODE);
    EQUAL(trap_cr2, at);
    run_user(user_write, at, 0);
    EQUAL(trap.error, PF_U | PF_W);
    run_user(user_jump, at, 0);
    EQUAL(trap.error, PF_U | PF_I);
    EQUAL(trap.rip, at);
    map_page(page, physical(data), PTE_P | PTE_W);  // the supervisor's
    run_user(user_read, at, 0);
    EQUAL(trap.error, PF_U | PF_P);
    run_user(user_write, at, 0);
    EQUAL(trap.error, PF_U | PF_P | PF_W);
    run_user(user_jump, at, 0);
    EQUAL(trap.error, PF_U | PF_P | PF_I);
    map_page(page, physical(data), PTE_P | PTE_U);
    run_user(user_read, at, 0);
    EQUAL(trap.vector, 0x80);
    run_user(user_write, at, 0);
    EQUAL(trap.error, PF_U | PF_P | PF_W);
    write_cr0(read_cr0() & ~(u64)CR0_WP);  // WP is nothing to users
    run_user(user_write, at, 0);
    EQUAL(trap.error, PF_U | PF_P | PF_W);
    write_cr0(read_cr0() | CR0_WP);
    map_page(page, physical(data) | (1ull << 51), PTE_P | PTE_U);
    run_user(user_read, at, 0);
    EQUAL(trap.error | PF_P, PF_U | PF_P | PF_RSVD);
}

static void smep(void) {
    if (!has_bit(cpuid(7, 0).ebx, 7)) {
        print("no SMEP\n");
        return;
    }
    const u64 at = page + AT_OFFSET;
    data[AT_OFFSET] = 0xc3;  // ret
    map_page(page, physical(data), PTE_P | PTE_W | PTE_U);
    CHECK(!protect((void (*)(void*))at, 0));
    write_cr4(read_cr4() | CR4_SMEP);
    CHECK(protect((void (*)(void*))at, 0));
    EQUAL(trap.vector, PF);
    EQUAL(trap.error, PF_P | PF_I);
    EQUAL(trap.rip, at);
    EQUAL(trap_cr2, at);
    run_user(user_read, at, 0);  // users still run
    EQUAL(trap.vector, 0x80);
    write_cr4(read_cr4() & ~(u64)CR4_SMEP);
}

static void read_with_ac(void* at) {
    __asm__ volatile(".byte 0x0f, 0x01, 0xcb\n mov (%0), %%al\n .byte 0x0f, 0x01, 0xca" : : "r"(at) : "rax");  // stac … clac
}

static void smap(void) {
    if (!has_bit(cpuid(7, 0).ebx, 20)) {
        print("no SMAP\n");
        return;
    }
    const u64 at = page + AT_OFFSET;
    map_page(page, physical(data), PTE_P | PTE_W | PTE_U);
    allowed(do_read, at);
    write_cr4(read_cr4() | CR4_SMAP);
    expect(do_read, at, PF_P);
    expect(do_write, at, PF_P | PF_W);
    allowed(read_with_ac, at);
    expect(do_read, at, PF_P);
    run_user(user_read, at, 0);
    EQUAL(trap.vector, 0x80);
    write_cr4(read_cr4() & ~(u64)CR4_SMAP);
}

static void across_pages(void) {
    // CR2 is the first byte that could not be accessed.
    map_page(page, physical(data), PTE_P | PTE_W);
    map_page(page + 4096, 0, 0);
    CHECK(protect(touch64, (void*)(page + 4092)));
    EQUAL(trap.vector, PF);
    EQUAL(trap.error, 0);
    EQUAL(trap_cr2, page + 4096);
    map_page(page, 0, 0);
    map_page(page + 4096, physical(data), PTE_P | PTE_W);
    CHECK(protect(touch64, (void*)(page + 4092)));
    EQUAL(trap_cr2, page + 4092);
}

void guest_main(void) {
    supervisor();
    upper_levels();
    reserved_bits();
    user();
    smep();
    smap();
    across_pages();
    pass();
}
