// SPDX-License-Identifier: BSD-2-Clause
// The calls on FreeBSD's vmm(4), as FreeBSD 12.1 to 15 have them on amd64. What changed between releases has a name for each form, so that
// one program serves all kernels. installed.cpp holds it against the headers of the system that it is compiled on.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace apiary::cpu::bhyve {

// ---- What the structures hold (machine/vmm.h) ----

/// enum vm_reg_name.
enum class Reg : std::int32_t {
    Rax, Rbx, Rcx, Rdx, Rsi, Rdi, Rbp, R8, R9, R10, R11, R12, R13, R14, R15, Cr0, Cr3, Cr4, Dr7, Rsp, Rip, Rflags, Es, Cs, Ss, Ds, Fs, Gs,
    Ldtr, Tr, Idtr, Gdtr, Efer, Cr2, Pdpte0, Pdpte1, Pdpte2, Pdpte3, InterruptShadow, Dr0, Dr1, Dr2, Dr3, Dr6,
    EntryInstructionLength,                   ///< From 13 on.
    FsBase, GsBase, KernelGsBase, TaskPriority,  ///< From 15 on, and only to be looked at.
};

/// enum vm_exitcode.
enum class ExitCode : std::int32_t {
    Inout, Vmx, Bogus, ReadMsr, WriteMsr, Halt, MonitorTrap, Pause, Paging, InstructionEmulation, SpinUpAp, Deprecated1, Rendezvous,
    IoapicEoi, Suspended, InoutString, TaskSwitch, Monitor, Mwait, Svm, RequestIdle, Debug, VirtualizationInstruction,
    Breakpoint,      ///< From 13 on.
    InterProcessor,  ///< From 13.2 and 14 on.
    DebugException,  ///< From 14 on.
};

/// enum vm_suspend_how.
enum class SuspendHow : std::int32_t { None, Reset, PowerOff, Halt, TripleFault, Destroy };

/// enum vm_cap_type, of which are used:
enum class Capability : std::int32_t { HaltExit = 0, UnrestrictedGuest = 3 };

/// Of an interrupt that is an input of every local APIC's (APIC_LVT_LINT1).
inline constexpr std::int32_t kLint1 = 1;

/// struct vm_exit: `payload` is the union, which exit_of() reads.
struct RawExit {
    std::int32_t code = 0;
    std::int32_t instruction_length = 0;  ///< 0: unknown.
    std::uint64_t rip = 0;
    alignas(8) std::array<std::byte, 120> payload = {};
};
static_assert(sizeof(RawExit) == 136 && offsetof(RawExit, payload) == 16);

// ---- Arguments of the calls (machine/vmm_dev.h, dev/vmm/vmm_dev.h) ----

struct Run13 {  ///< 12.1 and 13.
    std::int32_t cpu;
    RawExit exit;
};
struct Run14 {  ///< From 14 on: by pointers.
    std::int32_t cpu;
    void* cpus;               ///< cpuset_t: whom an InterProcessor exit is for, which is not asked for here.
    std::uint64_t cpus_size;  ///< In bytes.
    RawExit* exit;
};
struct Segment12 {
    std::int32_t id;
    std::uint64_t length;
    std::array<char, 64> name;
};
struct Segment13 {  ///< 13 and 14.
    std::int32_t id;
    std::uint64_t length;
    std::array<char, 16> name;
};
struct Segment15 {
    std::int32_t id;
    std::uint64_t length;
    std::array<char, 16> name;
    void* domains;  ///< Of memory; null: the process's own.
    std::uint64_t domains_size;
    std::int32_t policy;
};
struct MemoryMap {
    std::uint64_t gpa;
    std::int32_t segment;
    std::int64_t offset;  ///< In the segment.
    std::uint64_t length;
    std::int32_t rights;  ///< PROT_*.
    std::int32_t flags;
};
struct RegisterValue {
    std::int32_t cpu;
    Reg reg;
    std::uint64_t value;
};
struct Descriptor {
    std::int32_t cpu;
    Reg reg;
    std::uint64_t base;
    std::uint32_t limit;   ///< In bytes.
    std::uint32_t access;  ///< As in a VMCS, and in cpu::Segment.
};
struct RegisterSet {
    std::int32_t cpu;
    std::uint32_t count;
    const Reg* regs;
    std::uint64_t* values;
};
struct CapabilityValue {
    std::int32_t cpu;
    Capability capability;
    std::int32_t value;
    std::int32_t all_cpus;
};
struct CpuNumber {
    std::int32_t cpu;
};
struct Exception {
    std::int32_t cpu, vector;
    std::uint32_t error;
    std::int32_t has_error, restarts;  ///< Booleans.
};
struct LocalInterrupt {
    std::int32_t cpu, input;  ///< A CPU of -1: all.
};
struct MessageInterrupt {
    std::uint64_t data, address;
};
struct IsaInterrupt {
    std::int32_t irq, ioapic_pin;  ///< A pin of -1: none.
};
struct IoapicPin {
    std::int32_t pin;
};
struct KernelDevice {  ///< From 13 on: a register of a device that vmm(4) has in memory.
    std::int32_t cpu;
    std::uint32_t width;  ///< 2 to this power, in bytes.
    std::uint64_t address, value;
};
struct HpetCapabilities {
    std::uint32_t low;  ///< Of the register.
};
struct RtcCell {
    std::int32_t offset;
    std::uint8_t value;
};
struct RtcTime {
    std::int64_t seconds;  ///< Since 1970, in the guest's time.
};
struct X2apic {
    std::int32_t cpu, enabled;
};
struct Topology {
    std::uint16_t sockets, cores, threads, most_cpus;
};
struct Control15 {  ///< Of /dev/vmmctl: make and end.
    std::array<char, 230> name;
    std::array<std::int32_t, 16> reserved;
};

// ---- Numbers of the calls (sys/ioccom.h) ----

namespace call {

constexpr std::uint32_t kNothing = 0x2000'0000, kOut = 0x4000'0000, kIn = 0x8000'0000;  // IOC_VOID, IOC_OUT, IOC_IN

constexpr std::uint32_t number(std::uint32_t direction, char group, std::uint32_t which, std::size_t size) {
    return direction | static_cast<std::uint32_t>(size) << 16 | static_cast<std::uint32_t>(group) << 8 | which;
}
template <class Argument>
constexpr std::uint32_t in(std::uint32_t which) { return number(kIn, 'v', which, sizeof(Argument)); }
template <class Argument>
constexpr std::uint32_t in_out(std::uint32_t which) { return number(kIn | kOut, 'v', which, sizeof(Argument)); }

inline constexpr std::uint32_t
    kRun13 = in_out<Run13>(1), kRun14 = in<Run14>(1),
    kSetCapability = in<CapabilityValue>(2), kGetCapability = in_out<CapabilityValue>(3),
    kSuspend = in<SuspendHow>(4), kReinit = number(kNothing, 'v', 5, 0),
    kAllocateSegment12 = in<Segment12>(14), kAllocateSegment13 = in<Segment13>(14), kAllocateSegment15 = in<Segment15>(14),
    kMapSegment = in<MemoryMap>(16),
    kSetRegister = in<RegisterValue>(20), kGetRegister = in_out<RegisterValue>(21),
    kSetDescriptor = in<Descriptor>(22), kGetDescriptor = in_out<Descriptor>(23),
    kSetRegisters = in<RegisterSet>(24), kGetRegisters = in_out<RegisterSet>(25),
    kReadDevice = in_out<KernelDevice>(26), kWriteDevice = in<KernelDevice>(27),
    kInjectException = in<Exception>(30), kInjectNmi = in<CpuNumber>(32),
    kAssertPin = in<IoapicPin>(33), kDeassertPin = in<IoapicPin>(34), kMessageInterrupt = in<MessageInterrupt>(36),
    kLocalInput = in<LocalInterrupt>(37),
    kSetX2apic = in<X2apic>(60), kHpetCapabilities = number(kOut, 'v', 62, sizeof(HpetCapabilities)), kSetTopology = in<Topology>(63),
    kAssertIsa = in<IsaInterrupt>(80), kDeassertIsa = in<IsaInterrupt>(81),
    kActivateCpu = in<CpuNumber>(90), kSuspendCpu = in<CpuNumber>(92), kResumeCpu = in<CpuNumber>(93),
    kWriteRtc = in<RtcCell>(101), kSetRtcTime = in<RtcTime>(102),
    kCreate15 = number(kIn | kOut, 'V', 0, sizeof(Control15)), kDestroy15 = number(kIn | kOut, 'V', 1, sizeof(Control15));

}  // namespace call

}  // namespace apiary::cpu::bhyve
