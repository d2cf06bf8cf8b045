// SPDX-License-Identifier: BSD-2-Clause
// What ring 3 may not do, the I/O permission map, and IOPL.
#include "../lib/long.h"

#define USER(name, text) \
    __asm__(".text\n" name ": " text "\n int $0x80\n")
USER("user_hlt", "hlt");
USER("user_cli", "cli");
USER("user_sti", "sti");
USER("user_cr0", "mov %cr0, %rax");
USER("user_cr3", "mov %rax, %cr3");
USER("user_cr8", "mov %cr8, %rax");
USER("user_dr7", "mov %dr7, %rax");
USER("user_rdmsr", "mov $0xc0000080, %ecx\n user_rdmsr_at: rdmsr");
USER("user_lgdt", "lgdt (%rdi)");
USER("user_lidt", "lidt (%rdi)");
USER("user_ltr", "ltr %ax");
USER("user_invlpg", "invlpg (%rdi)");
USER("user_clts", "clts");
USER("user_lmsw", "lmsw %ax");
USER("user_wbinvd", "wbinvd");
USER("user_swapgs", "swapgs");
USER("user_in", "mov %edi, %edx\n in %dx, %al");
USER("user_out", "mov %edi, %edx\n out %eax, %dx");
USER("user_rdtsc", "rdtsc");
USER("user_popf", "pushfq\n orl $0x3200, (%rsp)\n popfq\n pushfq\n pop %rbx");
USER("user_sgdt", "sgdt -32(%rsp)");
USER("user_smsw", "smsw %eax");
USER("user_sysretq", "sysretq");
USER("user_load_ss0", "xor %eax, %eax\n user_load_ss0_at: mov %eax, %ss");
USER("user_load_kernel", "mov $0x10, %eax\n user_load_kernel_at: mov %eax, %ds");

extern const u8 user_hlt[], user_cli[], user_sti[], user_cr0[], user_cr3[], user_cr8[], user_dr7[], user_rdmsr[],
    user_rdmsr_at[], user_lgdt[], user_lidt[], user_ltr[], user_invlpg[], user_clts[], user_lmsw[], user_wbinvd[],
    user_swapgs[], user_in[], user_out[], user_rdtsc[], user_popf[], user_sgdt[], user_smsw[], user_sysretq[],
    user_load_ss0[], user_load_ss0_at[], user_load_kernel[], user_load_kernel_at[];

static void refused(const u8* code, const u8* at) {
    run_user(code, user_stack() - 64, 0);
    if (trap.vector != GP) {
        print("at 0x%lx: ", (u64)at);
    }
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, 0);
    EQUAL(trap.rip, USER_POINTER(at));
}

static void privileged(void) {
    const u8* const all[] = {user_hlt, user_cli, user_sti, user_cr0, user_cr3, user_cr8, user_dr7, user_lgdt, user_lidt,
                             user_ltr, user_invlpg, user_clts, user_lmsw, user_wbinvd, user_swapgs, user_sysretq};
    for (unsigned i = 0; i < sizeof all / sizeof all[0]; ++i) {
        if (all[i] != user_wbinvd || !under_qemu()) {  // where users may
            refused(all[i], all[i]);
        }
    }
    refused(user_rdmsr, user_rdmsr_at);
    refused(user_load_ss0, user_load_ss0_at);
    run_user(user_load_kernel, 0, 0);
    EQUAL(trap.vector, GP);
    EQUAL(trap.error, 0x10);
    EQUAL(trap.rip, USER_POINTER(user_load_kernel_at));
}

static void ports(void) {
    enum { PORT = 0x80 };
    run_user(user_in, PORT, 0);
    EQUAL(trap.vector, GP);  // no map at all
    tss.io_map = offsetof(struct task_state, bits);
    memset(tss.bits, 0xff, sizeof tss.bits);
    run_user(user_in, PORT, 0);
    EQUAL(trap.vector, GP);
    tss.bits[PORT / 8] &= (u8)~(1 << (PORT % 8));
    run_user(user_in, PORT, 0);
    EQUAL(trap.vector, 0x80);
    run_user(user_out, PORT, 0);  // four ports, one is allowed
    EQUAL(trap.vector, GP);
    tss.bits[PORT / 8] = 0xf0;
    run_user(user_out, PORT, 0);
    EQUAL(trap.vector, 0x80);
    run_user(user_out, PORT + 1, 0);
    EQUAL(trap.vector, GP);
    tss.bits[PORT / 8] = 0xff;
    // IOPL 3 needs no map, and makes CLI and STI free.
    struct user_frame frame = {USER_POINTER(user_in), UCODE, FLAG_IOPL | 2, user_stack(), UDATA, PORT, 0};
    run_frame(&frame);
    EQUAL(trap.vector, 0x80);
    frame.rip = USER_POINTER(user_cli);
    run_frame(&frame);
    EQUAL(trap.vector, 0x80);
    tss.io_map = sizeof tss;
}

void guest_main(void) {
    privileged();
    ports();
    // POPF in ring 3 changes neither IF nor IOPL.
    run_user(user_popf, 0, 0);
    EQUAL(trap.vector, 0x80);
    EQUAL(trap.rbx & (FLAG_IF | FLAG_IOPL), 0);
    run_user(user_rdtsc, 0, 0);
    EQUAL(trap.vector, 0x80);
    write_cr4(read_cr4() | CR4_TSD);
    refused(user_rdtsc, user_rdtsc);
    write_cr4(read_cr4() & ~(u64)CR4_TSD);
    run_user(user_sgdt, 0, 0);
    EQUAL(trap.vector, 0x80);
    if (has_bit(cpuid(7, 0).ecx, 2)) {
        write_cr4(read_cr4() | CR4_UMIP);
        refused(user_sgdt, user_sgdt);
        refused(user_smsw, user_smsw);
        write_cr4(read_cr4() & ~(u64)CR4_UMIP);
    }
    pass();
}
