// SPDX-License-Identifier: BSD-2-Clause
// For tests that move a guest from one engine to another while it runs. For each "g" that is typed it does some rounds of work, whose sum it
// says, and a period: the same whoever runs it. In each round there is something of all that an engine keeps of a guest: registers of every
// kind, code that changes, page tables that change, ports and device memory, user mode, time. A tick of the timer and an interrupt of the
// other CPU are waited for in between. "q" ends it.
// With "weak" on the command line it is on a KVM that interprets what kernels do, and at times what users do, with holes: then it has no user
// mode. With "untimed" nothing is said of its time: where the host's TSC is not stable, KVM's stands still while another engine has the guest.
#include "../lib/apic.h"
#include "../lib/long.h"
#include "../lib/processors.h"

enum { COM1 = 0x3f8, TIMER_VECTOR = 0x42, CALL_VECTOR = 0x43, ROUNDS = 24, WORDS = 64 };
enum { MSR_LAST_RANGE = 0x20e };

static bool weak, untimed;
static volatile u64 ticks, calls;
static u64 sum, words[WORDS], last_time;
static u8 code[4096] __attribute__((aligned(4096))), frames[2][4096] __attribute__((aligned(4096)));

static bool tick(struct registers* frame) {
    (void)frame;
    ++ticks;
    apic_eoi();
    return true;
}
static bool called(struct registers* frame) {
    (void)frame;
    ++calls;
    apic_eoi();
    return true;
}
static void take_calls(void* unused) {
    (void)unused;
    for (;;) {
        __asm__ volatile("sti; hlt" : : : "memory");
    }
}

static void mix(u64 value) { sum = ((sum ^ value) << 13 | (sum ^ value) >> 51) * 0x9e3779b97f4a7c15ull + 1; }

static u64 read_cr8(void) {
    u64 value;
    __asm__ volatile("mov %%cr8, %0" : "=r"(value));
    return value;
}
static u64 read_dr0(void) {
    u64 value;
    __asm__ volatile("mov %%dr0, %0" : "=r"(value));
    return value;
}

/// What the round before has set is still so.
static void look_at_registers(u32 round) {
    if (round != 0) {
        EQUAL(read_cr8(), (round - 1) & 3);
        EQUAL(read_dr0(), round - 1);
        EQUAL(rdmsr(MSR_KERNEL_GS_BASE), round - 1);
        EQUAL(rdmsr(MSR_LSTAR), round + 7);
        EQUAL(rdmsr(MSR_LAST_RANGE), (u64)round << 12 | 6);
    }
    __asm__ volatile("mov %0, %%cr8" : : "r"((u64)(round & 3)));
    __asm__ volatile("mov %0, %%dr0" : : "r"((u64)round));
    wrmsr(MSR_KERNEL_GS_BASE, round);
    wrmsr(MSR_LSTAR, round + 8);
    wrmsr(MSR_LAST_RANGE, ((u64)round + 1) << 12 | 6);
    const u64 now = rdtsc();
    CHECK(untimed || now >= last_time);
    last_time = now;
}

static void change_code(u32 round) {
    code[0] = 0xb8;  // mov eax, round; ret
    *(volatile u32*)(code + 1) = round;
    code[5] = 0xc3;
    for (unsigned i = 0; i < 8; ++i) {
        const u32 result = ((u32(*)(void))(uptr)code)();
        EQUAL(result, round + i);
        mix(result);
        *(volatile u32*)(code + 1) = round + i + 1;
    }
}

static void change_page_tables(u32 round) {
    map_page(FREE_LINEAR, physical(frames[round & 1]), PTE_P | PTE_W);
    write64(FREE_LINEAR, read64(FREE_LINEAR) + round);
    mix(read64(FREE_LINEAR));
}

static void ask_devices(void) {
    outl(0xcf8, 0x80000000);
    mix(inl(0xcfc));
    mix(ioapic_read(1));
    outb(COM1 + 7, (u8)sum);
    EQUAL(inb(COM1 + 7), (u8)sum);
}

/// Rounds of a sum in general, SSE and x87 registers; INT 80h ends it with the sum in RAX.
extern const u8 user_code[];
__asm__(".text\n user_code:\n"
        "mov %rdi, %rax\n movq %rdi, %xmm3\n movq %rsi, %xmm4\n fld1\n mov $3000, %ecx\n"
        "1: imul $0x1e3779b1, %rax, %rax\n add %rcx, %rax\n paddq %xmm4, %xmm3\n pshufd $0x4e, %xmm3, %xmm5\n pxor %xmm5, %xmm3\n"
        "fld1\n faddp\n dec %ecx\n jnz 1b\n"
        "movq %xmm3, %rdx\n xor %rdx, %rax\n sub $16, %rsp\n fistpll (%rsp)\n add (%rsp), %rax\n int $0x80\n");

static void work_as_user(void) {
    const struct user_frame frame = {USER_POINTER(user_code), UCODE, 2 | FLAG_IF, user_stack(), UDATA, sum, words[0]};
    run_frame(&frame);
    EQUAL(trap.vector, 0x80);
    mix(trap.rax);
}

static void do_rounds(void) {
    static u32 round;
    for (unsigned i = 0; i < ROUNDS; ++i, ++round) {
        look_at_registers(round);
        sti();
        for (unsigned j = 0; j < WORDS; ++j) {
            mix(words[j]);
            words[j] += sum;
        }
        cli();
        change_code(round);
        change_page_tables(round);
        ask_devices();
        if (!weak) {
            work_as_user();
        }
        let_interrupts_in();
    }
}

static void wait_for_others(void) {
    const u64 seen = ticks, before = calls;
    while (ticks == seen) {
        __asm__ volatile("sti; hlt; cli" : : : "memory");
    }
    apic_send(1, ICR_FIXED | ICR_ASSERT | CALL_VECTOR);
    while (calls != before + 1) {
        __asm__ volatile("pause");
    }
}

static char read_letter(void) {
    while ((inb(COM1 + 5) & 1) == 0) {
        __asm__ volatile("pause");
    }
    return (char)inb(COM1);
}

static bool is_told(const char* word) {
    for (const char* text = command_line(); *text != 0; ++text) {
        unsigned same = 0;
        while (word[same] != 0 && text[same] == word[same]) {
            ++same;
        }
        if (word[same] == 0) {
            return true;
        }
    }
    return false;
}

void guest_main(void) {
    weak = is_told("weak");
    untimed = is_told("untimed");
    apic_enable();
    hooks[TIMER_VECTOR] = tick;
    hooks[CALL_VECTOR] = called;
    CHECK(start_processors() == 2);
    run_on(1, take_calls, 0);
    apic_write(APIC_DIVIDE, 0xb);
    apic_write(APIC_TIMER, TIMER_VECTOR | TIMER_PERIODIC);
    apic_write(APIC_INITIAL, 100000);
    for (;;) {
        const char letter = read_letter();
        if (letter == 'q') {
            pass();
        }
        do_rounds();
        wait_for_others();
        print("%lx.", sum);
    }
}
