// SPDX-License-Identifier: BSD-2-Clause
// The members of the union in struct vm_exit; offsets are of its beginning (machine/vmm.h).
#include "backend/cpu/bhyve/exits.h"

#include <cstring>
#include <type_traits>

namespace apiary::cpu::bhyve {
namespace {

template <class Value>
Value at(const RawExit& raw, std::size_t offset) {
    Value value;
    static_assert(std::is_trivially_copyable_v<Value>);
    std::memcpy(&value, raw.payload.data() + offset, sizeof value);
    return value;
}

/// struct vm_inout: bits bytes 2:0, in 3, string 4, rep 5; then the port, and EAX.
struct Inout {
    explicit Inout(const RawExit& raw)
        : bits(at<std::uint16_t>(raw, 0)), port(at<std::uint16_t>(raw, 2)), eax(at<std::uint32_t>(raw, 4)) {}

    [[nodiscard]] std::uint8_t size() const { return bits & 7; }
    [[nodiscard]] bool read() const { return (bits >> 3 & 1) != 0; }
    [[nodiscard]] bool repeats() const { return (bits >> 5 & 1) != 0; }
    [[nodiscard]] bool makes_sense() const { return size() == 1 || size() == 2 || size() == 4; }

    std::uint16_t bits, port;
    std::uint32_t eax;
};

GuestExit port_access(const RawExit& raw) {
    const Inout inout(raw);
    if (!inout.makes_sense()) {
        return NoWay{"vmm(4) tells of a port access of no known size", inout.bits};
    }
    const std::uint32_t mask = inout.size() == 4 ? ~0u : (1u << 8 * inout.size()) - 1;
    return PortAccess{.port = inout.port, .size = inout.size(), .read = inout.read(), .value = inout.read() ? 0 : inout.eax & mask};
}

/// struct vm_inout_str: vm_inout, vm_guest_paging (24 bytes), RFLAGS 32, CR0 40, index 48, count 56, address size 64, segment 68.
GuestExit port_string(const RawExit& raw) {
    const Inout inout(raw);
    const auto address_size = at<std::int32_t>(raw, 64);
    const auto segment = at<std::int32_t>(raw, 68);
    const bool good_segment = segment >= static_cast<std::int32_t>(Reg::Es) && segment <= static_cast<std::int32_t>(Reg::Gs);
    if (!inout.makes_sense() || (address_size != 2 && address_size != 4 && address_size != 8) || !good_segment) {
        return NoWay{"vmm(4) tells of a string of ports that no processor has", inout.bits};
    }
    return PortString{.port = inout.port,
                      .size = inout.size(),
                      .read = inout.read(),
                      .repeats = inout.repeats(),
                      .index = at<std::uint64_t>(raw, 48),
                      .count = at<std::uint64_t>(raw, 56),
                      .address_size = static_cast<std::uint8_t>(address_size),
                      .segment = static_cast<Reg>(segment)};
}

/// inst_emul: address 0, linear address 8, code segment 16 and 24, vm_guest_paging 32; struct vie 56: 15 bytes, and how many of them are.
GuestExit memory_instruction(const RawExit& raw) {
    constexpr std::size_t kVie = 56;
    const auto count = at<std::uint8_t>(raw, kVie + 15);
    MemoryInstruction instruction = {
        .address = at<std::uint64_t>(raw, 0), .linear = at<std::uint64_t>(raw, 8), .bytes = {}, .count = count, .length = 0};
    const bool good_length = raw.instruction_length >= 0 && raw.instruction_length <= count;
    if (count > instruction.bytes.size() || !good_length) {
        return NoWay{"vmm(4) tells of an instruction that is too long", count};
    }
    std::memcpy(instruction.bytes.data(), raw.payload.data() + kVie, count);
    instruction.length = static_cast<std::uint8_t>(raw.instruction_length);
    return instruction;
}

/// spinup_ap: CPU 0, RIP 8.
GuestExit cpu_start(const RawExit& raw) {
    const auto rip = at<std::uint64_t>(raw, 8);
    const auto cpu = at<std::int32_t>(raw, 0);
    if (cpu < 0 || (rip & 0xfff) != 0 || rip >> 12 > 0xff) {
        return NoWay{"vmm(4) tells of a processor's start where none can start", rip};
    }
    return CpuStart{.cpu = cpu, .page = static_cast<std::uint8_t>(rip >> 12)};
}

GuestExit ended(const RawExit& raw, const Release& release) {
    const auto how = at<std::int32_t>(raw, 0);
    const auto last = release.has_control_device ? SuspendHow::Destroy : SuspendHow::TripleFault;
    if (how <= static_cast<std::int32_t>(SuspendHow::None) || how > static_cast<std::int32_t>(last)) {
        return NoWay{"vmm(4) stops the guest for a reason that is unknown here", static_cast<std::uint32_t>(how)};
    }
    return Ended{static_cast<SuspendHow>(how)};
}

}  // namespace

GuestExit exit_of(const RawExit& raw, const Release& release) {
    switch (static_cast<ExitCode>(raw.code)) {
        case ExitCode::Inout: return port_access(raw);
        case ExitCode::InoutString: return port_string(raw);
        case ExitCode::ReadMsr: return MsrReading{at<std::uint32_t>(raw, 0)};
        case ExitCode::WriteMsr: return MsrWriting{at<std::uint32_t>(raw, 0), at<std::uint64_t>(raw, 8)};
        case ExitCode::InstructionEmulation: return memory_instruction(raw);
        case ExitCode::SpinUpAp: return cpu_start(raw);
        case ExitCode::Suspended: return ended(raw, release);
        case ExitCode::Debug: return Paused{};
        case ExitCode::Bogus:
        case ExitCode::Halt:
        case ExitCode::Pause:
        case ExitCode::RequestIdle: return GoOn{};
        case ExitCode::TaskSwitch: return NoWay{"the guest switches tasks, which is not done with vmm(4)", 0};
        case ExitCode::Vmx: return NoWay{"VT-x cannot go on with the guest", at<std::uint32_t>(raw, 4)};
        case ExitCode::Svm: return NoWay{"AMD-V cannot go on with the guest", at<std::uint64_t>(raw, 0)};
        default: return NoWay{"vmm(4) came back from the guest for a reason that is unknown here", static_cast<std::uint32_t>(raw.code)};
    }
}

}  // namespace apiary::cpu::bhyve
