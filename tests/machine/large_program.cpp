// SPDX-License-Identifier: BSD-2-Clause
#include "tests/machine/large_program.h"

#include <array>
#include <cstdint>
#include <format>
#include <string>

namespace apiary::testing {

namespace {

class Writer {
public:
    std::string write(int lines) {
        line("#include <stdint.h>");
        line("#include <stdio.h>");
        line("#include <string.h>");
        line("typedef uint64_t u64; typedef unsigned __int128 u128;");
        line("static inline u64 bits(double x) { u64 b; memcpy(&b, &x, 8); return b; }");
        constexpr int kTail = 12;
        while (lines_ < lines - kTail) {
            function();
        }
        main_function();
        return text_;
    }

private:
    void line(const std::string& words) {
        text_ += words + '\n';
        ++lines_;
    }
    std::uint32_t below(std::uint32_t limit) {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::uint32_t>((state_ >> 33) % limit);
    }
    std::string constant() { return std::format("{:#x}ul", state_ >> (20 + below(40))); }
    std::string real() { return std::format("{}.{:03}e{}", below(1000), below(1000), static_cast<int>(below(9)) - 4); }
    std::string variable() { return std::string(1, "abcd"[below(4)]); }

    std::string expression(unsigned depth) {
        constexpr std::array kOperators = {"+", "-", "*", "^", "|", "&"};
        if (depth == 0) {
            return below(3) == 0 ? constant() : variable();
        }
        const std::string left = expression(depth - 1);
        switch (below(5)) {
            case 0: return std::format("({} >> {})", left, below(63));
            case 1: return std::format("({} % ({} | 1))", left, expression(depth - 1));
            case 2: return std::format("({} < {} ? {} : {})", left, variable(), variable(), constant());
            default:
                return std::format("({} {} {})", left, kOperators[below(kOperators.size())], expression(depth - 1));
        }
    }

    void arithmetic() {
        for (int i = 0; i < 12; ++i) {
            line(std::format("    {} {}= {};", variable(), below(2) == 0 ? "+" : "^", expression(2)));
        }
    }
    void choice() {
        line(std::format("    for (unsigned i = 0; i < {}; ++i) {{", below(6) + 3));
        line(std::format("        switch ((a >> i) % {}) {{", below(9) + 8));
        for (unsigned i = 0; i < 14; ++i) {
            line(std::format("            case {}: {} = {}; {}", i, variable(), expression(1),
                             below(3) == 0 ? "/* on */" : "break;"));
        }
        line(std::format("            default: {} += i; break;", variable()));
        line("        }");
        line("    }");
    }
    void floating() {
        line(std::format("    double x = {} + (double)(a & 0xffff), y = __builtin_sqrt({}), z = __builtin_sin({});",
                         real(), real(), real()));
        line(std::format("    long double w = {}L;", real()));
        line(std::format("    for (unsigned i = 0; i < {}; ++i) {{", below(9) + 2));
        line(std::format("        x = x * {} + y / ({} + x * x);", real(), real()));
        line(std::format("        z = z > {} ? z - x : z + (double)(i + {});", real(), below(100)));
        line(std::format("        w = w * {}L + (long double)x;", real()));
        line("        y += (float)z * 0.5f;");
        line("    }");
        line("    b ^= bits(x) + bits(y); c += bits(z) ^ bits((double)w);");
    }
    void arrays() {
        const unsigned size = (below(7) + 2) * 8;
        line(std::format("    uint32_t p[{}], q[{}]; uint8_t s[{}];", size, size, size));
        line(std::format("    for (unsigned i = 0; i < {}; ++i) {{", size));
        line(
            std::format("        p[i] = (uint32_t)(a >> (i & 31)) * {}; q[i] = (uint32_t)b + i * i; s[i] = (uint8_t)(c "
                        ">> (i & 7));",
                        constant()));
        line("    }");
        line(std::format("    for (unsigned i = 0; i < {}; ++i) {{ p[i] = p[i] * q[i] + s[i]; }}", size));
        line(std::format("    for (unsigned i = 1; i < {}; ++i) {{", size));
        line("        const uint32_t one = p[i]; unsigned at = i;");
        line("        for (; at > 0 && p[at - 1] > one; --at) { p[at] = p[at - 1]; }");
        line("        p[at] = one;");
        line("    }");
        line(std::format("    for (unsigned i = 0; i < {}; ++i) {{ d = d * 31 + p[i] + (s[i] > q[i] % 251); }}", size));
    }
    void structures() {
        line(std::format("    struct {{ u64 u : {}; int64_t v : {}; uint16_t w; char text[24]; }} one;", below(30) + 20,
                         below(30) + 20));
        line("    memset(&one, 0, sizeof one);");
        line(std::format("    one.u = a; one.v = (int64_t)b; one.w = (uint16_t)({});", expression(1)));
        line(std::format("    for (unsigned i = 0; i < sizeof one.text; ++i) {{ one.text[i] = \"{:x}{:x}\"[i % 8]; }}",
                         below(1u << 30) + (1u << 30), below(1u << 30) + (1u << 30)));
        line(
            std::format("    if (memchr(one.text, '{:x}', sizeof one.text) != NULL) {{ c ^= (u64)one.u * 3; }} else {{ "
                        "c += one.w; }}",
                        below(16)));
        line("    d += (u64)one.v + (u64)(unsigned char)one.text[one.w % sizeof one.text];");
    }
    void wide() {
        line(std::format("    u128 e = (u128)a * b + {}; int carry;", constant()));
        line(std::format("    carry = __builtin_add_overflow(c, (u64)({}), &c);", expression(1)));
        line(std::format("    e = e / (d % {} + 3) ^ (e >> {});", below(100000) + 1, below(100) + 1));
        line("    a = (u64)(e >> 64) + (unsigned)carry; b ^= (u64)e;");
        line(std::format("    c += (u64)__builtin_popcountll(a) + (b == 0 ? 64 : (u64)__builtin_clzll(b)) * {};",
                         below(100)));
    }
    void calls() {
        for (int i = 0; i < 3 && functions_ > 8; ++i) {
            // Far back, so that no chain of calls gets long.
            line(std::format("    if (a % {} == {}) {{ {} += f{}(b, c - {}); }}", below(5) + 3, below(3), variable(),
                             below(functions_ / 2), below(100)));
        }
    }

    void function() {
        line(std::format("{} u64 f{}(u64 a, u64 b) {{", below(4) == 0 ? "__attribute__((noinline)) static" : "static",
                         functions_));
        line(std::format("    u64 c = {}, d = a - b;", constant()));
        switch (below(6)) {
            case 0: arithmetic(); break;
            case 1: choice(); break;
            case 2: floating(); break;
            case 3: arrays(); break;
            case 4: structures(); break;
            default: wide(); break;
        }
        calls();
        line(std::format("    return {} ^ a + b * 3 + (c ^ d);", constant()));
        line("}");
        ++functions_;
    }
    void main_function() {
        line("static u64 (*const all[])(u64, u64) = {");
        std::string names;
        for (unsigned i = 0; i < functions_; ++i) {
            names += std::format("f{}, ", i);
        }
        line(names);
        line("};");
        line("int main(void) {");
        line("    u64 sum = 1;");
        line("    for (unsigned i = 0; i < 100 * (sizeof all / sizeof *all); ++i) {");
        line("        sum = sum * 6364136223846793005u + all[i % (sizeof all / sizeof *all)](sum, i);");
        line("    }");
        line("    printf(\"%016lx\\n\", sum);");
        line("    return 0;");
        line("}");
    }

    std::uint64_t state_ = 20000;
    unsigned functions_ = 0;
    int lines_ = 0;
    std::string text_;
};

}  // namespace

QByteArray large_program(int lines) {
    return QByteArray::fromStdString(Writer().write(lines));
}

}  // namespace apiary::testing
