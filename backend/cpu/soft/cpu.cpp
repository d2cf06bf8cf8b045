// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/cpu.h"

#include "backend/cpu/soft/block_cache.h"
#include "backend/cpu/soft/mmu.h"
#include "backend/cpu/soft/native.h"
#include "backend/cpu/soft/paging.h"
#include "backend/cpu/soft/translator/translator.h"

namespace apiary::cpu::soft {

Cpu::Cpu(unsigned number, memory::GuestMemory& guest_memory, const CpuidTable& table, const TscClock& tsc,
         unsigned translate_after)
    : ram(guest_memory.ram()),
      page_flags(guest_memory.tracker().flag_bytes()),
      id(number),
      memory(guest_memory),
      cpuid(table),
      clock(tsc),
      blocks(std::make_unique<BlockCache>()),
      native(std::make_unique<NativeUnit>(*this)) {
    decode_buffer.reserve(256);
    flags_of_host_pages = reinterpret_cast<std::uint64_t>(page_flags) - (reinterpret_cast<std::uint64_t>(ram) >> 12);
    if (translate_after != 0) {
        translator = std::make_unique<Translator>(*this, translate_after);
    }
    set_state(State{});
}

Cpu::~Cpu() = default;

State Cpu::state() const {
    State state;
    for (unsigned i = 0; i < 16; ++i) {
        state.gpr[i] = regs[i];
    }
    state.rip = rip;
    state.rflags = rflags();
    state.seg = seg;
    state.ldtr = ldtr;
    state.tr = tr;
    state.gdtr = gdtr;
    state.idtr = idtr;
    state.cr0 = cr0;
    state.cr2 = cr2;
    state.cr3 = cr3;
    state.cr4 = cr4;
    state.cr8 = cr8;
    state.efer = efer;
    state.dr = dr;
    state.dr6 = dr6;
    state.dr7 = dr7;
    state.xcr0 = xcr0;
    state.star = star;
    state.lstar = lstar;
    state.cstar = cstar;
    state.fmask = fmask;
    state.kernel_gs_base = kernel_gs_base;
    state.sysenter_cs = sysenter_cs;
    state.sysenter_esp = sysenter_esp;
    state.sysenter_eip = sysenter_eip;
    state.pat = pat;
    state.tsc_aux = tsc_aux;
    state.tsc_adjust = tsc_adjust;
    state.spec_ctrl = spec_ctrl;
    state.xsave = xsave;
    state.halted = halted;
    state.wait_for_sipi = wait_for_sipi;
    state.interrupt_shadow = (attention.load(std::memory_order_relaxed) & attention::Shadow) != 0;
    state.nmi_blocked = nmi_blocked;
    state.nmi_pending = nmi_pending;
    state.pending_interrupt = pending_interrupt;
    state.apic_enabled = apic_enabled;
    state.model_registers = model_registers;
    state.halted = state.stays_halted();  // Here it ends when what was accepted is delivered.
    return state;
}

void Cpu::set_state(const State& state) {
    for (unsigned i = 0; i < 16; ++i) {
        regs[i] = state.gpr[i];
    }
    rip = state.rip;
    seg = state.seg;
    ldtr = state.ldtr;
    tr = state.tr;
    gdtr = state.gdtr;
    idtr = state.idtr;
    cr0 = state.cr0;
    cr2 = state.cr2;
    cr3 = state.cr3;
    cr4 = state.cr4;
    cr8 = state.cr8;
    efer = state.efer;
    dr = state.dr;
    dr6 = state.dr6;
    dr7 = state.dr7;
    xcr0 = state.xcr0;
    star = state.star;
    lstar = state.lstar;
    cstar = state.cstar;
    fmask = state.fmask;
    kernel_gs_base = state.kernel_gs_base;
    sysenter_cs = state.sysenter_cs;
    sysenter_esp = state.sysenter_esp;
    sysenter_eip = state.sysenter_eip;
    pat = state.pat;
    tsc_aux = state.tsc_aux;
    tsc_adjust = state.tsc_adjust;
    spec_ctrl = state.spec_ctrl;
    xsave = state.xsave;
    halted = state.halted;
    wait_for_sipi = state.wait_for_sipi;
    nmi_blocked = state.nmi_blocked;
    nmi_pending = state.nmi_pending;
    pending_interrupt = state.pending_interrupt;
    apic_enabled = state.apic_enabled;
    model_registers = state.model_registers;
    pending_debug = 0;
    replay = {};
    cpl = (cr0 & cr0::PE) == 0 ? 0 : (state.rflags & rflags::VM) != 0 ? 3 : seg[Ss].dpl();
    // Another thread may just have told of changed code: its list is looked at in any case.
    attention.store(attention::Code | (state.interrupt_shadow ? attention::Shadow : 0) |
                        (nmi_pending || pending_interrupt ? attention::Inject : 0),
                    std::memory_order_relaxed);
    set_rflags(state.rflags);
    if (uses_pdptes(cr0, cr4, efer)) {
        pdpte = read_pdptes(*this, cr3).value_or(std::array<std::uint64_t, 4>{});
    }
    debug_inhibited = false;
    flags_reloaded = false;
    flush_tlb_all(*this);
    update_mode();
}

/// Translations go with the blocks, before the next one is decoded.
void Cpu::forget_code() {
    blocks->clear();
    block = nullptr;
    link = 0;
}

}  // namespace apiary::cpu::soft
