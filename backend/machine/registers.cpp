// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/registers.h"

#include <array>
#include <format>
#include <utility>

namespace apiary::machine {
namespace {

using cpu::State;

class Dump {
public:
    explicit Dump(unsigned vcpu) : vcpu_(vcpu) {}

    void value(const char* name, std::uint64_t value) {
        text_ += std::format("{}[{}]\t\t0x{:016x}\n", name, vcpu_, value);
    }
    void descriptor(const char* name, const cpu::Segment& segment) {
        text_ += std::format("{} desc[{}]\t0x{:016x}/0x{:08x}/0x{:08x}\n", name, vcpu_, segment.base, segment.limit,
                             segment.access);
    }
    void table(const char* name, const cpu::DescriptorTable& table) {
        text_ += std::format("{}[{}]\t\t0x{:016x}/0x{:08x}\n", name, vcpu_, table.base, table.limit);
    }
    void selector(const char* name, const cpu::Segment& segment) {
        text_ += std::format("{}[{}]\t\t0x{:04x}\n", name, vcpu_, segment.selector);
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    unsigned vcpu_;
    std::string text_;
};

void dump_registers(Dump& dump, const State& state) {
    const std::array<std::pair<const char*, std::uint64_t>, 29> values = {{
        {"efer", state.efer},          {"cr0", state.cr0},            {"cr2", state.cr2},
        {"cr3", state.cr3},            {"cr4", state.cr4},            {"dr0", state.dr[0]},
        {"dr1", state.dr[1]},          {"dr2", state.dr[2]},          {"dr3", state.dr[3]},
        {"dr6", state.dr6},            {"dr7", state.dr7},            {"rsp", state.gpr[cpu::Rsp]},
        {"rip", state.rip},            {"rax", state.gpr[cpu::Rax]},  {"rbx", state.gpr[cpu::Rbx]},
        {"rcx", state.gpr[cpu::Rcx]},  {"rdx", state.gpr[cpu::Rdx]},  {"rsi", state.gpr[cpu::Rsi]},
        {"rdi", state.gpr[cpu::Rdi]},  {"rbp", state.gpr[cpu::Rbp]},  {"r8", state.gpr[cpu::R8]},
        {"r9", state.gpr[cpu::R9]},    {"r10", state.gpr[cpu::R10]},  {"r11", state.gpr[cpu::R11]},
        {"r12", state.gpr[cpu::R12]},  {"r13", state.gpr[cpu::R13]},  {"r14", state.gpr[cpu::R14]},
        {"r15", state.gpr[cpu::R15]},  {"rflags", state.rflags},
    }};
    for (const auto& [name, value] : values) {
        dump.value(name, value);
    }
}

void dump_segments(Dump& dump, const State& state) {
    const auto& seg = state.seg;
    dump.descriptor("ds", seg[cpu::Ds]);
    dump.descriptor("es", seg[cpu::Es]);
    dump.descriptor("fs", seg[cpu::Fs]);
    dump.descriptor("gs", seg[cpu::Gs]);
    dump.descriptor("ss", seg[cpu::Ss]);
    dump.descriptor("cs", seg[cpu::Cs]);
    dump.descriptor("tr", state.tr);
    dump.descriptor("ldtr", state.ldtr);
    dump.table("gdtr", state.gdtr);
    dump.table("idtr", state.idtr);
    dump.selector("cs", seg[cpu::Cs]);
    dump.selector("ds", seg[cpu::Ds]);
    dump.selector("es", seg[cpu::Es]);
    dump.selector("fs", seg[cpu::Fs]);
    dump.selector("gs", seg[cpu::Gs]);
    dump.selector("ss", seg[cpu::Ss]);
    dump.selector("tr", state.tr);
    dump.selector("ldtr", state.ldtr);
}

}  // namespace

std::string format_fields(unsigned vcpu, const std::vector<cpu::HardwareField>& fields) {
    Dump dump(vcpu);
    for (const cpu::HardwareField& field : fields) {
        dump.value(field.name.c_str(), field.value);
    }
    return dump.take();
}

std::string format_registers(unsigned vcpu, const State& state) {
    Dump dump(vcpu);
    dump_registers(dump, state);
    dump_segments(dump, state);
    return dump.take();
}

}  // namespace apiary::machine
