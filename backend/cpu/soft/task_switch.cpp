// SPDX-License-Identifier: BSD-2-Clause
// Hardware task switches, with 16-bit and 32-bit task-state segments (SDM vol. 3, §7.2 and 7.3).
#include <array>
#include <cstring>

#include "backend/cpu/soft/debug.h"
#include "backend/cpu/soft/exception.h"
#include "backend/cpu/soft/frame_stack.h"
#include "backend/cpu/soft/mmu.h"
#include "backend/cpu/soft/native.h"
#include "backend/cpu/soft/paging.h"
#include "backend/cpu/soft/segment.h"

namespace apiary::cpu::soft {

namespace {

/// Where a TSS keeps what is switched, by its width (SDM vol. 3, figures 7-2 and 7-10).
struct TssLayout {
    unsigned word;         ///< Bytes of a register.
    unsigned first;        ///< Of the part that is saved: EIP.
    unsigned registers;    ///< EAX; the others follow.
    unsigned segments;     ///< ES, CS, SS, DS, and FS, GS if there.
    unsigned segment_count;
    unsigned ldt;
    unsigned smallest_limit;
};
constexpr TssLayout kTss32 = {4, 0x20, 0x28, 0x48, 6, 0x60, 103};
constexpr TssLayout kTss16 = {2, 0x0e, 0x12, 0x22, 4, 0x2a, 43};
constexpr unsigned kLink = 0, kCr3 = 0x1c, kTrap = 0x64;
constexpr unsigned kLargest = 104;

using Image = std::array<std::byte, kLargest>;

std::uint32_t field(const Image& image, unsigned at, unsigned bytes) {
    std::uint32_t value = 0;
    std::memcpy(&value, image.data() + at, bytes);
    return value;
}

void set_field(Image& image, unsigned at, unsigned bytes, std::uint64_t value) {
    std::memcpy(image.data() + at, &value, bytes);
}

const TssLayout& layout_of(unsigned type) { return (type & 8) != 0 ? kTss32 : kTss16; }

/// Writes the running task's registers into its TSS.
void save_old_task(Cpu& cpu, std::uint64_t flags, std::uint64_t return_rip) {
    const TssLayout& layout = layout_of(cpu.tr.type());
    Image image;
    set_field(image, layout.first, layout.word, return_rip);
    set_field(image, layout.first + layout.word, layout.word, flags);
    for (unsigned i = 0; i < 8; ++i) {
        set_field(image, layout.registers + i * layout.word, layout.word, cpu.regs[i]);
    }
    for (unsigned i = 0; i < layout.segment_count; ++i) {
        set_field(image, layout.segments + i * layout.word, layout.word, cpu.seg[i].selector);
    }
    const unsigned end = layout.segments + layout.segment_count * layout.word;
    store_system(cpu, cpu.tr.base + layout.first, image.data() + layout.first, end - layout.first);
}

/// From here on faults belong to the new task, before its first instruction.
void place_faults_at(Cpu& cpu, std::uint64_t rip) {
    static constexpr Op kFirst = {};
    cpu.rip = rip;
    cpu.current = &kFirst;
    cpu.regs[kSlotRip] = rip;
    cpu.block = nullptr;
}

void load_page_tables(Cpu& cpu, std::uint32_t cr3) {
    if ((cpu.cr0 & cr0::PG) == 0) {
        return;
    }
    if (uses_pdptes(cpu.cr0, cpu.cr4, cpu.efer)) {
        const auto pdptes = read_pdptes(cpu, cr3);
        if (!pdptes) {
            cpu.raise(Vector::GeneralProtection, 0);
        }
        cpu.pdpte = *pdptes;
    }
    load_cr3(cpu, cr3);
}

void load_registers(Cpu& cpu, const Image& image, const TssLayout& layout, std::uint32_t flags) {
    for (unsigned i = 0; i < 8; ++i) {
        const std::uint32_t value = field(image, layout.registers + i * layout.word, layout.word);
        cpu.regs[i] = layout.word == 2 ? 0xffff'0000 | value : value;
    }
    cpu.set_rflags(flags);
    cpu.flags_reloaded = true;
    for (unsigned i = 0; i < 6; ++i) {
        const unsigned at = layout.segments + i * layout.word;
        const auto selector = static_cast<std::uint16_t>(i < layout.segment_count ? field(image, at, 2) : 0);
        // Not usable until the descriptor has been loaded.
        cpu.seg[i] = null_segment(selector);
    }
    cpu.ldtr = null_segment(static_cast<std::uint16_t>(field(image, layout.ldt, 2)));
    // The privilege with which faults of the loading are delivered, should CS or SS be refused.
    cpu.cpl = (cpu.system_flags & rflags::VM) != 0 ? 3 : rpl_of(cpu.seg[Cs].selector);
    cpu.update_mode();
}

void load_code_segment(Cpu& cpu) {
    const std::uint16_t selector = cpu.seg[Cs].selector;
    if (is_null_selector(selector)) {
        raise_for_selector(cpu, Vector::InvalidTss, selector);
    }
    Descriptor code = require_descriptor(cpu, selector, Vector::InvalidTss);
    const unsigned rpl = rpl_of(selector);
    if (!code.is_code() || (code.conforming() ? code.dpl() > rpl : code.dpl() != rpl)) {
        raise_for_selector(cpu, Vector::InvalidTss, selector);
    }
    if (!code.present()) {
        raise_for_selector(cpu, Vector::SegmentNotPresent, selector);
    }
    mark_accessed(cpu, selector, code);
    set_code_segment(cpu, selector, code, rpl);
}

void load_descriptors(Cpu& cpu) {
    load_ldtr(cpu, cpu.ldtr.selector, Vector::InvalidTss);
    if ((cpu.system_flags & rflags::VM) != 0) {
        for (Segment& segment : cpu.seg) {
            set_real_segment(cpu, segment, segment.selector);
        }
        return;
    }
    load_code_segment(cpu);
    cpu.seg[Ss] = check_stack_segment(cpu, cpu.seg[Ss].selector, cpu.cpl, Vector::InvalidTss);
    for (const Seg segment : {Es, Ds, Fs, Gs}) {
        cpu.seg[segment] = check_data_segment(cpu, cpu.seg[segment].selector, Vector::InvalidTss);
    }
}

}  // namespace

void switch_task(Cpu& cpu, std::uint16_t selector, TaskSwitch how, std::uint64_t return_rip,
                 std::optional<std::uint32_t> error) {
    const Descriptor descriptor = require_descriptor(cpu, selector, Vector::InvalidTss);
    const TssLayout& layout = layout_of(descriptor.type());
    if (descriptor.limit() < layout.smallest_limit) {
        raise_for_selector(cpu, Vector::InvalidTss, selector);
    }
    Image image;
    load_system(cpu, descriptor.base(), image.data(), layout.smallest_limit + 1);

    // The old task. What can fault has to come before the first change.
    std::uint64_t old_flags = cpu.rflags();
    if (how == TaskSwitch::Return) {
        old_flags &= ~rflags::NT;
    }
    save_old_task(cpu, old_flags, return_rip);
    if (how != TaskSwitch::Call) {
        mark_busy(cpu, cpu.tr.selector, false);
    } else {
        store_system(cpu, descriptor.base() + kLink, &cpu.tr.selector, 2);
    }
    if (how != TaskSwitch::Return) {
        mark_busy(cpu, selector, true);
    }

    // The new task.
    std::uint32_t flags = field(image, layout.first + layout.word, layout.word);
    if (how == TaskSwitch::Call) {
        flags |= rflags::NT;
    }
    cpu.tr = descriptor.segment(selector);
    cpu.tr.access |= system_type::BusyTss & 2;
    cpu.cr0 |= cr0::TS;
    cpu.native->update(cpu);
    place_faults_at(cpu, field(image, layout.first, layout.word));
    load_registers(cpu, image, layout, flags);
    cpu.dr7 &= ~std::uint64_t{0x155};  // The local breakpoint enables (SDM vol. 3, §17.2.4).
    if (layout.word == 4) {
        load_page_tables(cpu, field(image, kCr3, 4));
    }
    load_descriptors(cpu);
    cpu.update_mode();
    if (error) {
        FrameStack stack(cpu);
        stack.push(*error, layout.word);
        cpu.regs[Rsp] = stack.pointer();
    }
    if (cpu.rip > cpu.seg[Cs].limit) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    if (layout.word == 4 && (field(image, kTrap, 2) & 1) != 0) {
        cpu.fault = {.vector = Vector::Debug, .dr6 = dr6::TaskSwitch};
        cpu.leave(Leave::Fault);
    }
}

}  // namespace apiary::cpu::soft
