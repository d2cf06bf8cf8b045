// SPDX-License-Identifier: BSD-2-Clause
// What apiary-bench --compare runs in the guests: "bench WORK ROUNDS" does one kind of work so many times over, and prints what came
// out of it, so that nothing can be left out and a wrong result shows. A round is one to ten milliseconds of a fast CPU.
#define _GNU_SOURCE
#include <errno.h>
#include <immintrin.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

typedef uint64_t (*work_function)(uint64_t rounds);

static void fail(const char* what) {
    fprintf(stderr, "bench: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void* pages(size_t size, int protection) {
    void* memory = mmap(NULL, size, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        fail("mmap");
    }
    return memory;
}

// ---- Computing

static uint64_t integer(uint64_t rounds) {
    uint64_t a = 1, b = 2, c = 3, d = 4;
    for (uint64_t i = 0; i < rounds * 1000000; ++i) {
        a = a * 6364136223846793005u + 1442695040888963407u;
        b ^= a >> 33;
        c += b << 7 | b >> 57;
        d = (c & 1) != 0 ? d - a : d ^ c;
    }
    return a ^ b ^ c ^ d;
}

static const uint32_t sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t value, unsigned by) { return value >> by | value << (32 - by); }

static void sha256_block(uint32_t* state, const uint8_t* block) {
    uint32_t w[64], s[8];
    for (int i = 0; i < 16; ++i) {
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    }
    for (int i = 16; i < 64; ++i) {
        const uint32_t low = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
        const uint32_t high = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + low + w[i - 7] + high;
    }
    memcpy(s, state, sizeof s);
    for (int i = 0; i < 64; ++i) {
        const uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]), majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        const uint32_t one = s[7] + (rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25)) + choice + sha256_constants[i] + w[i];
        const uint32_t two = (rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22)) + majority;
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += one;
        s[0] = one + two;
    }
    for (int i = 0; i < 8; ++i) {
        state[i] += s[i];
    }
}

static uint64_t sha256(uint64_t rounds) {
    uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    uint8_t block[64];
    memset(block, 0x61, sizeof block);
    for (uint64_t i = 0; i < rounds * 4000; ++i) {
        block[0] = (uint8_t)i;
        sha256_block(state, block);
    }
    return state[0];
}

static uint64_t bits_of(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static uint64_t sse2(uint64_t rounds) {
    __m128d x = _mm_set_pd(1.25, 0.75), y = _mm_set_pd(0.5, 0.25);
    const __m128d a = _mm_set1_pd(0.999), b = _mm_set1_pd(0.001);
    for (uint64_t i = 0; i < rounds * 500000; ++i) {
        x = _mm_add_pd(_mm_mul_pd(x, a), b);
        y = _mm_sub_pd(_mm_div_pd(y, a), _mm_mul_pd(y, b));
    }
    return bits_of(_mm_cvtsd_f64(_mm_add_pd(x, y)));
}

__attribute__((target("avx2"))) static uint64_t avx2(uint64_t rounds) {
    __m256d x = _mm256_set1_pd(1.25);
    __m256i n = _mm256_set1_epi64x(77);
    const __m256d a = _mm256_set1_pd(0.999), b = _mm256_set1_pd(0.001);
    for (uint64_t i = 0; i < rounds * 500000; ++i) {
        x = _mm256_add_pd(_mm256_mul_pd(x, a), b);
        n = _mm256_add_epi64(_mm256_slli_epi64(n, 1), _mm256_srli_epi64(n, 7));
    }
    return bits_of(_mm256_cvtsd_f64(x)) ^ (uint64_t)_mm256_extract_epi64(n, 2);
}

static uint64_t x87(uint64_t rounds) {
    volatile long double start = 1.25L;
    long double x = start, y = 0.5L;
    for (uint64_t i = 0; i < rounds * 300000; ++i) {
        x = x * 0.999L + 0.001L;
        y = y / 1.001L + x;
    }
    return bits_of((double)(x + y));
}

// ---- Programs and memory

static uint64_t bytecode(uint64_t rounds) {
    // Counts down from a million in a program of a stack machine.
    enum { Push, Add, Dup, JumpIfNot, Jump, End };
    static const int program[] = {Push, -1, Add, Dup, JumpIfNot, 8, Jump, 0, End};
    int64_t stack[8] = {0}, sum = 0;
    for (uint64_t i = 0; i < rounds; ++i) {
        int64_t* top = stack;
        *top = 100000;
        for (const int* at = program;;) {
            sum += *at;
            switch (*at++) {
                case Push: *++top = *at++; continue;
                case Add: --top; *top += top[1]; continue;
                case Dup: top[1] = *top; ++top; continue;
                case JumpIfNot: at = *top-- == 0 ? program + *at : at + 1; continue;
                case Jump: at = program + *at; continue;
                default: break;
            }
            break;
        }
        sum += *top;
    }
    return (uint64_t)sum;
}

static uint64_t fibonacci(uint64_t n);
static uint64_t (*volatile call)(uint64_t) = fibonacci;
static uint64_t fibonacci(uint64_t n) { return n < 2 ? n : call(n - 1) + call(n - 2); }
static uint64_t calls(uint64_t rounds) {
    uint64_t sum = 0;
    for (uint64_t i = 0; i < rounds; ++i) {
        sum += fibonacci(22);
    }
    return sum;
}

static uint64_t sum_of(const uint8_t* memory, size_t size) {
    uint64_t sum = 0;
    for (size_t i = 0; i < size; i += 4093) {
        sum += memory[i];
    }
    return sum;
}

enum { Large = 32 << 20, Small = 16 << 10 };

static uint64_t copy_with(uint64_t rounds, size_t size, unsigned times, int string) {
    uint8_t* memory = pages(2 * size, PROT_READ | PROT_WRITE);
    memset(memory, 3, 2 * size);
    for (uint64_t i = 0; i < rounds * times; ++i) {
        memory[i % size] = (uint8_t)i;
        void *from = memory, *to = memory + size;
        size_t count = size;
        if (string) {
            asm volatile("rep movsb" : "+S"(from), "+D"(to), "+c"(count)::"memory");
        } else {
            // Vectors in a loop, as memcpy() does in the middle range.
            for (const __m128i *source = from, *end = source + size / 16; source != end; source += 4, to = (__m128i*)to + 4) {
                const __m128i a = _mm_loadu_si128(source), b = _mm_loadu_si128(source + 1), c = _mm_loadu_si128(source + 2),
                              d = _mm_loadu_si128(source + 3);
                _mm_storeu_si128(to, a);
                _mm_storeu_si128((__m128i*)to + 1, b);
                _mm_storeu_si128((__m128i*)to + 2, c);
                _mm_storeu_si128((__m128i*)to + 3, d);
            }
        }
    }
    const uint64_t sum = sum_of(memory + size, size);
    munmap(memory, 2 * size);
    return sum;
}
static uint64_t copy_large(uint64_t rounds) { return copy_with(rounds, Large, 1, 0); }
static uint64_t copy_small(uint64_t rounds) { return copy_with(rounds, Small, 1000, 0); }
static uint64_t copy_string(uint64_t rounds) { return copy_with(rounds, Small, 1000, 1); }

static uint64_t chase(uint64_t rounds) {
    enum { Nodes = 16384 };  // 1 MiB
    struct node { struct node* next; uint64_t pad[7]; }* nodes = pages(Nodes * sizeof *nodes, PROT_READ | PROT_WRITE);
    for (unsigned i = 0, at = 0; i < Nodes; ++i) {
        const unsigned next = (at * 4097 + 12345) % Nodes;
        nodes[at].next = &nodes[next];
        at = next;
    }
    struct node* at = nodes;
    for (uint64_t i = 0; i < rounds * 500000; ++i) {
        at = at->next;
    }
    const uint64_t result = (uint64_t)(at - nodes);
    munmap(nodes, Nodes * sizeof *nodes);
    return result;
}

static uint64_t patch(uint64_t rounds) {
    uint8_t* code = pages(4096, PROT_READ | PROT_WRITE | PROT_EXEC);
    memcpy(code, "\xb8\0\0\0\0\xc3", 6);  // mov eax, imm32; ret
    uint64_t sum = 0;
    for (uint32_t i = 0; i < rounds * 1000; ++i) {
        memcpy(code + 1, &i, 4);
        sum += ((uint32_t(*)(void))code)();
    }
    munmap(code, 4096);
    return sum;
}

// ---- The kernel

static uint64_t getppid_calls(uint64_t rounds) {
    uint64_t sum = 0;
    for (uint64_t i = 0; i < rounds * 1000; ++i) {
        sum += (uint64_t)syscall(SYS_getppid) != 0;
    }
    return sum;
}

static uint64_t pipes(uint64_t rounds) {
    int there[2], back[2];
    if (pipe(there) != 0 || pipe(back) != 0) {
        fail("pipe");
    }
    const uint64_t count = rounds * 100;
    const pid_t child = fork();
    char byte = 1;
    if (child == 0) {
        for (uint64_t i = 0; i < count && read(there[0], &byte, 1) == 1; ++i) {
            ++byte;
            if (write(back[1], &byte, 1) != 1) {
                break;
            }
        }
        _exit(0);
    }
    uint64_t done = 0;
    while (done < count && write(there[1], &byte, 1) == 1 && read(back[0], &byte, 1) == 1) {
        ++done;
    }
    for (int i = 0; i < 2; ++i) {
        close(there[i]);
        close(back[i]);
    }
    waitpid(child, NULL, 0);
    return done + (uint8_t)byte;
}

static uint64_t faults(uint64_t rounds) {
    uint64_t sum = 0;
    for (uint64_t i = 0; i < rounds; ++i) {
        uint8_t* memory = pages(256 * 4096, PROT_READ | PROT_WRITE);
        for (unsigned page = 0; page < 256; ++page) {
            sum += ++memory[page * 4096];
        }
        munmap(memory, 256 * 4096);
    }
    return sum;
}

static uint64_t children(uint64_t rounds, char* const* command) {
    uint64_t sum = 0;
    for (uint64_t i = 0; i < rounds * 4; ++i) {
        const pid_t child = fork();
        if (child == 0) {
            if (command != NULL) {
                execv(command[0], command);
            }
            _exit(command == NULL ? 7 : 127);
        }
        int status = 0;
        if (child < 0 || waitpid(child, &status, 0) != child) {
            fail("fork");
        }
        sum += (uint64_t)WEXITSTATUS(status);
    }
    return sum;
}
static uint64_t forks(uint64_t rounds) { return children(rounds, NULL); }
static uint64_t execs(uint64_t rounds) {
    char* const command[] = {"/proc/self/exe", "exit", "7", NULL};
    return children(rounds, command);
}

static volatile uint64_t caught;
static void catch_signal(int number) { caught += (uint64_t)number; }
static uint64_t signals(uint64_t rounds) {
    signal(SIGUSR1, catch_signal);
    for (uint64_t i = 0; i < rounds * 200; ++i) {
        raise(SIGUSR1);
    }
    return caught;
}

static uint64_t text(uint64_t rounds) {
    // Lines that compress as text does, to standard output.
    uint64_t state = 1;
    for (uint64_t i = 0; i < rounds * 1000; ++i) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        printf("%lu the quick brown %s jumps over %lx\n", i, state >> 63 != 0 ? "fox" : "dog", state >> 48);
    }
    return rounds;
}

static uint64_t leave(uint64_t status) { _exit((int)status); }

static const struct {
    const char* name;
    work_function run;
} works[] = {{"integer", integer}, {"sha256", sha256}, {"sse2", sse2}, {"avx2", avx2}, {"x87", x87}, {"bytecode", bytecode},
             {"calls", calls}, {"copy-large", copy_large}, {"copy-small", copy_small}, {"copy-string", copy_string},
             {"chase", chase}, {"patch", patch}, {"getppid", getppid_calls}, {"pipes", pipes}, {"faults", faults},
             {"forks", forks}, {"execs", execs}, {"signals", signals}, {"exit", leave}};

int main(int count, char** words) {
    if (count == 3 && strcmp(words[1], "text") == 0) {
        return text(strtoull(words[2], NULL, 10)) == 0;
    }
    for (unsigned i = 0; count == 3 && i < sizeof works / sizeof *works; ++i) {
        if (strcmp(words[1], works[i].name) == 0) {
            printf("%s %s %lx\n", words[1], words[2], works[i].run(strtoull(words[2], NULL, 10)));
            return 0;
        }
    }
    fputs("usage: bench WORK ROUNDS\n", stderr);
    return 2;
}
