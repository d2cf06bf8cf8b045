// SPDX-License-Identifier: BSD-2-Clause
#include "tests/cpu/oracle/generate.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>

#include "backend/cpu/state.h"
#include "tests/cpu/oracle/addressing.h"
#include "tests/cpu/oracle/random.h"
#include "tests/cpu/oracle/special.h"
#include "tests/cpu/oracle/start_state.h"
#include "tests/cpu/oracle/undefined_flags.h"

namespace apiary::cpu::oracle {

namespace {

constexpr std::size_t kMostInstructions = 12, kMostItems = 22;

Class choose_class(Random& random, std::uint32_t allowed) {
    static constexpr std::pair<Class, unsigned> kWeights[] = {
        {Class::Integer, 24}, {Class::Shift, 7}, {Class::MulDiv, 6}, {Class::Bits, 8}, {Class::String, 5},
        {Class::Branch, 7},   {Class::Stack, 5}, {Class::Atomic, 4}, {Class::X87, 11}, {Class::Mmx, 5},
        {Class::Sse, 17},     {Class::Crypto, 2}, {Class::Avx, 18},  {Class::Fault, 1}};
    unsigned total = 0;
    for (const auto& [kind, weight] : kWeights) {
        total += (allowed >> static_cast<unsigned>(kind) & 1) != 0 ? weight : 0;
    }
    auto drawn = static_cast<unsigned>(random.below(total));
    for (const auto& [kind, weight] : kWeights) {
        if ((allowed >> static_cast<unsigned>(kind) & 1) == 0) {
            continue;
        }
        if (drawn < weight) {
            return kind;
        }
        drawn -= weight;
    }
    return Class::Integer;
}

/// An instruction under construction, decoded.
struct Draft {
    Item item;
    ZydisDecodedInstruction info = {};
    ZydisDecodedOperand operands[ZYDIS_MAX_OPERAND_COUNT] = {};

    bool decode(const ZydisDecoder& decoder, unsigned available) {
        if (!ZYAN_SUCCESS(ZydisDecoderDecodeFull(&decoder, item.bytes.data(), std::min(available, 15U), &info, operands))) {
            return false;
        }
        item.length = info.length;
        return true;
    }
};

unsigned gpr_number(ZydisRegister reg) {
    const ZydisRegister whole = ZydisRegisterGetLargestEnclosing(ZYDIS_MACHINE_MODE_LONG_64, reg);
    return whole >= ZYDIS_REGISTER_RAX && whole <= ZYDIS_REGISTER_R15 ? static_cast<unsigned>(whole - ZYDIS_REGISTER_RAX)
                                                                      : 16;
}

bool is_write(const ZydisDecodedOperand& operand) {
    return (operand.actions & ZYDIS_OPERAND_ACTION_MASK_WRITE) != 0;
}

/// The register that `operand` changes, or 16.
unsigned written_gpr(const ZydisDecodedOperand& operand) {
    return operand.type == ZYDIS_OPERAND_TYPE_REGISTER && is_write(operand) ? gpr_number(operand.reg.value) : 16;
}

bool is_repeated(const ZydisDecodedInstruction& info) {
    return (info.attributes & (ZYDIS_ATTRIB_HAS_REP | ZYDIS_ATTRIB_HAS_REPE | ZYDIS_ATTRIB_HAS_REPNE)) != 0;
}

bool is_bit_test(ZydisMnemonic mnemonic) {
    return mnemonic == ZYDIS_MNEMONIC_BT || mnemonic == ZYDIS_MNEMONIC_BTS || mnemonic == ZYDIS_MNEMONIC_BTR ||
           mnemonic == ZYDIS_MNEMONIC_BTC;
}

class Generator {
public:
    Generator(std::uint64_t seed, const Forms& forms, std::uint32_t classes)
        : random_(seed), forms_(forms), classes_(classes), code32_(forms.code32()) {
        sequence_.seed = seed;
        sequence_.code32 = code32_;
    }

    Sequence run() {
        index_vector_known_ = random_.percent(30);
        choose_start(random_, sequence_, index_vector_known_);
        for (unsigned i = 0; i < (code32_ ? 8U : 16U); ++i) {
            known_[i] = sequence_.registers.gpr[i];
        }
        // Half of all sequences stand on the boundary of two pages.
        sequence_.code_offset = static_cast<std::uint16_t>(random_.percent(50) ? 4096 - random_.below(60)
                                                                               : random_.below(7000));
        const std::size_t count = 1 + random_.below(kMostInstructions);
        const Class theme = choose_class(random_, classes_);
        for (std::size_t i = 0; i < count && !finished_ && sequence_.items.size() < kMostItems; ++i) {
            add(random_.percent(60) ? theme : choose_class(random_, classes_));
        }
        for (Item& item : sequence_.items) {
            while (item.target < sequence_.items.size() && sequence_.items[item.target].continues) {
                ++item.target;
            }
            item.target = std::min(item.target, sequence_.items.size());
        }
        sequence_.undefined_at_end = undefined_;
        return std::move(sequence_);
    }

private:
    void push(Item item) {
        item.undefined_before = undefined_;
        sequence_.items.push_back(item);
    }

    /// mov reg, value
    void load(unsigned reg, std::uint64_t value) {
        Item item{.kind = Class::Integer};
        unsigned length = 0;
        const bool whole = !code32_ && value > 0xffff'ffff;
        if (!code32_ && (whole || reg >= 8)) {
            item.bytes[length++] = static_cast<std::uint8_t>(0x40 | (whole ? 8 : 0) | (reg >= 8 ? 1 : 0));
        }
        item.bytes[length++] = static_cast<std::uint8_t>(0xb8 | (reg & 7));
        std::memcpy(&item.bytes[length], &value, whole ? 8 : 4);
        item.length = static_cast<std::uint8_t>(length + (whole ? 8 : 4));
        push(item);
        known_[reg] = code32_ ? value & 0xffff'ffff : value;
    }

    std::uint64_t window() const { return layout(code32_).window; }
    bool in_window(unsigned reg) const {
        return known_[reg] && *known_[reg] >= window() + 64 && *known_[reg] < window() + kWindowSize - 64;
    }
    /// Sees to it that `reg` points into the window.
    void make_pointer(unsigned reg) {
        if (!in_window(reg) && random_.percent(95)) {
            load(reg, choose_target(8, true, false));
        }
    }

    std::uint64_t choose_target(std::uint64_t size, bool write, bool aligned) {
        std::uint64_t offset = 0;
        const std::uint64_t drawn = random_.below(100);
        if (drawn < 70) {
            offset = 4096 + random_.below(8192 - std::min<std::uint64_t>(size, 4096));
        } else if (drawn < 86) {
            offset = 8192 - random_.below(size + 1);
        } else if (drawn < 92) {
            offset = write && random_.percent(70) ? 4096 : random_.below(4096);
        } else if (drawn < 95) {
            offset = 4096 - random_.below(size + 1);
        } else if (drawn < 97) {
            offset = kWindowSize - random_.below(size + 1);
        } else if (drawn < 98) {
            offset = std::uint64_t{0} - random_.below(size + 1);
        } else {
            offset = 4096 + random_.below(7000);
        }
        if (aligned) {
            offset &= ~(size - 1);
        }
        return window() + offset;
    }

    void add(Class kind) {
        if (kind == Class::Branch) {
            add_special(branch_items(random_, code32_, sequence_.items.size()));
            return;
        }
        if (kind == Class::Fault) {
            if (random_.percent(60)) {
                finished_ = true;
            }
            add_special({fault_item(random_, code32_)});
            return;
        }
        const auto& groups = forms_.of(kind);
        for (unsigned attempt = 0; attempt < 30 && !groups.empty(); ++attempt) {
            const auto& group = groups[random_.below(groups.size())];
            if (try_add(group[random_.below(group.size())], kind)) {
                return;
            }
        }
    }

    void add_special(const std::vector<SpecialItem>& items) {
        for (const SpecialItem& special : items) {
            if ((special.tested & undefined_) != 0) {
                return;
            }
        }
        for (const SpecialItem& special : items) {
            push(special.item);
            branched_ = branched_ || special.item.fixup != Fixup::None;
            for (unsigned reg = 0; reg < 16; ++reg) {
                if ((special.changes >> reg & 1) != 0) {
                    known_[reg].reset();
                }
            }
        }
    }

    bool try_add(const Form& form, Class kind) {
        Draft draft;
        draft.item.kind = kind;
        registers_ = choose_registers(form);
        prefix_ = choose_prefix(form);
        if (!encode(form, nullptr, draft) || !acceptable(draft)) {
            return false;
        }
        if (form.has_modrm && form.memory && !form.touches_nothing) {
            const auto address = place_memory(form, draft);
            if (!address || !encode(form, &*address, draft)) {
                return false;
            }
        }
        fill_immediates(draft);
        if (!draft.decode(forms_.decoder(), 15)) {
            return false;
        }
        prepare_implicit(draft);
        finish(draft);
        return true;
    }

    /// The register fields of one use of a form.
    struct Fields {
        std::uint8_t reg = 0, rm = 0;
        Extensions extensions;
        bool force_vex3 = false;
    };

    Fields choose_registers(const Form& form) {
        Fields fields;
        const bool extended = !code32_;
        fields.reg = form.reg >= 0 ? static_cast<std::uint8_t>(form.reg) : static_cast<std::uint8_t>(random_.below(8));
        fields.rm = form.rm >= 0 ? static_cast<std::uint8_t>(form.rm) : static_cast<std::uint8_t>(random_.below(8));
        fields.extensions.r = extended && form.reg < 0 && random_.percent(40);
        fields.extensions.b = extended && form.rm < 0 && random_.percent(40);
        fields.extensions.x = extended && !form.memory && random_.percent(5);
        fields.extensions.rex = random_.percent(20);
        fields.extensions.vvvv = static_cast<std::uint8_t>(random_.percent(80) ? random_.below(code32_ ? 8 : 16) : 0);
        fields.force_vex3 = random_.percent(20);
        return fields;
    }

    /// A LOCK where it may stand; now and then a segment prefix, or an address size of 32 bits for string operations.
    std::uint8_t choose_prefix(const Form& form) {
        if (form.accepts_lock && form.memory && random_.percent(30)) {
            return 0xf0;
        }
        static constexpr std::uint8_t kIgnored[] = {0x2e, 0x3e, 0x26, 0x36, 0x64, 0x65};
        if (random_.percent(code32_ ? 4 : 2)) {
            return kIgnored[random_.below(code32_ ? 6 : 4)];
        }
        return 0;
    }

    /// Writes the bytes of `form`; without an address, one that only serves to look at the operands.
    bool encode(const Form& form, const Address* address, Draft& draft) {
        Item& item = draft.item;
        unsigned length = 0;
        if (prefix_ != 0) {
            item.bytes[length++] = prefix_;
        }
        Extensions extensions = registers_.extensions;
        if (address != nullptr) {
            extensions.x = address->x;
            extensions.b = address->b;
            if (address->gs) {
                if (prefix_ != 0 && prefix_ != 0xf0) {
                    return false;
                }
                item.bytes[length++] = 0x65;
            }
            if (address->addr32) {
                item.bytes[length++] = 0x67;
            }
        }
        length = write_opcode(form, extensions, code32_, registers_.force_vex3, item.bytes.data(), length);
        if (form.has_modrm) {
            length = write_modrm(form, address, item, length);
        }
        if (length > 15) {
            return false;
        }
        for (unsigned i = length; i < item.bytes.size(); ++i) {
            item.bytes[i] = static_cast<std::uint8_t>(random_.next());
        }
        return draft.decode(forms_.decoder(), 15);
    }

    unsigned write_modrm(const Form& form, const Address* address, Item& item, unsigned length) {
        if (!form.memory) {
            item.bytes[length++] = static_cast<std::uint8_t>(0xc0 | (registers_.reg << 3) | registers_.rm);
            return length;
        }
        if (form.touches_nothing) {
            item.bytes[length++] =
                static_cast<std::uint8_t>((random_.below(3) << 6) | (registers_.reg << 3) | random_.below(8));
            return length;
        }
        if (address == nullptr) {
            item.bytes[length++] = static_cast<std::uint8_t>((registers_.reg << 3) | 4);
            item.bytes[length++] = 0x08;  // [rax + rcx]
            return length;
        }
        item.bytes[length++] = static_cast<std::uint8_t>((address->mod << 6) | (registers_.reg << 3) | address->rm);
        if (address->has_sib) {
            item.bytes[length++] = address->sib;
        }
        if (address->rip) {
            item.fixup = Fixup::RipMemory;
            item.fixup_offset = static_cast<std::uint8_t>(length);
            item.fixup_size = 4;
            item.address = target_;
        }
        if (length + address->disp_size <= item.bytes.size()) {
            std::memcpy(&item.bytes[length], &address->disp, address->disp_size);
        }
        return length + address->disp_size;
    }

    /// Refuses what would read undefined flags or lose what the sequence stands on.
    bool acceptable(const Draft& draft) {
        const ZydisDecodedInstruction& info = draft.info;
        if (info.cpu_flags != nullptr && (info.cpu_flags->tested & undefined_) != 0) {
            return false;
        }
        for (unsigned i = 0; i < info.operand_count; ++i) {
            const unsigned reg = written_gpr(draft.operands[i]);
            if (reg == 16) {
                continue;
            }
            const bool hidden = draft.operands[i].visibility == ZYDIS_OPERAND_VISIBILITY_HIDDEN;
            if (reg == Rsp && !hidden && random_.percent(95)) {
                return false;
            }
            if (!hidden && in_window(reg) && random_.percent(40)) {
                return false;
            }
        }
        return true;
    }

    std::optional<Address> place_memory(const Form& form, Draft& draft) {
        const ZydisDecodedOperand* memory = nullptr;
        for (unsigned i = 0; i < draft.info.operand_count_visible; ++i) {
            if (draft.operands[i].type == ZYDIS_OPERAND_TYPE_MEMORY) {
                memory = &draft.operands[i];
            }
        }
        if (memory == nullptr) {
            return std::nullopt;
        }
        if (is_bit_test(draft.info.mnemonic) && draft.operands[1].type == ZYDIS_OPERAND_TYPE_REGISTER) {
            choose_bit_offset(draft);
        }
        if (form.vsib) {
            return place_vector_memory();
        }
        std::uint64_t size = std::max(memory->size / 8U, 1U);
        const bool strict = (!form.vex && size == 16) || size == 512;
        const bool aligned = (size & (size - 1)) == 0 && random_.percent(strict ? 88 : form.vex ? 40 : 20);
        target_ = choose_target(size, is_write(*memory), false);
        if (aligned) {
            target_ &= ~(std::min<std::uint64_t>(size, 64) - 1);
        }
        const bool locks = prefix_ == 0xf0 || draft.info.mnemonic == ZYDIS_MNEMONIC_XCHG ||
                           draft.info.mnemonic == ZYDIS_MNEMONIC_CMPXCHG8B ||
                           draft.info.mnemonic == ZYDIS_MNEMONIC_CMPXCHG16B;
        if (locks && random_.below(1000) != 0) {
            target_ &= ~(size - 1);  // Locks across cache lines are slow, and some hosts punish them on top.
        }
        return choose_address(random_, known_, code32_, target_);
    }

    std::optional<Address> place_vector_memory() {
        if (!index_vector_known_) {
            return std::nullopt;
        }
        target_ = window() + random_.below(kWindowSize - 2048);
        return choose_vector_address(random_, known_, code32_, target_, index_vector(code32_));
    }

    /// BT and its kind reach far from their operand: the offset register has to be a small number.
    void choose_bit_offset(const Draft& draft) {
        const std::uint64_t sign_bit = std::uint64_t{1} << (draft.operands[1].size - 1);
        for (unsigned attempt = 0; attempt < 16; ++attempt) {
            const auto reg = static_cast<unsigned>(random_.below(code32_ ? 8 : 16));
            const std::uint64_t mask = (sign_bit << 1) - 1;
            if (known_[reg] && ((*known_[reg] + 1024) & mask) < 4096) {
                set_reg_field(reg);
                return;
            }
        }
        set_reg_field(Rcx);
        load(Rcx, random_.below(600));
    }
    void set_reg_field(unsigned reg) {
        registers_.reg = static_cast<std::uint8_t>(reg & 7);
        registers_.extensions.r = reg >= 8;
    }

    void fill_immediates(Draft& draft) {
        for (const auto& immediate : draft.info.raw.imm) {
            if (immediate.size != 0) {
                const std::uint64_t value = random_.percent(60) ? random_.interesting() : random_.next();
                std::memcpy(&draft.item.bytes[immediate.offset], &value, immediate.size / 8);
            }
        }
        if (draft.info.mnemonic == ZYDIS_MNEMONIC_ENTER) {
            const auto size = static_cast<std::uint16_t>(random_.below(64));
            std::memcpy(&draft.item.bytes[draft.info.raw.imm[0].offset], &size, sizeof size);
            draft.item.bytes[draft.info.raw.imm[1].offset] &= random_.percent(90) ? 3 : 0xff;
        }
        const bool has_modrm = (draft.info.attributes & ZYDIS_ATTRIB_HAS_MODRM) != 0;
        if (!has_modrm && draft.info.raw.disp.size != 0) {  // MOV with an address in place of ModRM
            const std::uint64_t target = choose_target(8, true, false);
            std::memcpy(&draft.item.bytes[draft.info.raw.disp.offset], &target, draft.info.raw.disp.size / 8);
        }
    }

    /// Points the registers of implicit memory operands into the window, keeps repetitions short, makes divisions
    /// that do not always overflow.
    void prepare_implicit(const Draft& draft) {
        const ZydisDecodedInstruction& info = draft.info;
        for (unsigned i = 0; i < info.operand_count; ++i) {
            const ZydisDecodedOperand& operand = draft.operands[i];
            if (operand.type != ZYDIS_OPERAND_TYPE_MEMORY || operand.visibility == ZYDIS_OPERAND_VISIBILITY_EXPLICIT ||
                operand.mem.base == ZYDIS_REGISTER_NONE) {
                continue;
            }
            const unsigned base = gpr_number(operand.mem.base);
            if (base < 16 && base != Rsp) {
                make_pointer(base);
            }
        }
        if (info.mnemonic == ZYDIS_MNEMONIC_LEAVE || info.mnemonic == ZYDIS_MNEMONIC_ENTER) {
            make_pointer(Rbp);
        }
        if (is_repeated(info) && !(known_[Rcx] && *known_[Rcx] < 600) && random_.percent(90)) {
            load(Rcx, random_.below(random_.percent(80) ? 40 : 600));
        }
        if ((info.mnemonic == ZYDIS_MNEMONIC_DIV || info.mnemonic == ZYDIS_MNEMONIC_IDIV) && random_.percent(70)) {
            load(Rdx, random_.percent(70) ? 0 : random_.below(20));
        }
    }

    void finish(Draft& draft) {
        const ZydisDecodedInstruction& info = draft.info;
        const FlagEffect effect = flag_effect(info, draft.operands, count_register());
        note_model_specific(draft);
        note_ignored(draft);
        push(draft.item);
        undefined_ = (branched_ ? undefined_ : undefined_ & ~effect.defined) | effect.undefined;
        for (unsigned i = 0; i < info.operand_count; ++i) {
            const ZydisDecodedOperand& operand = draft.operands[i];
            const unsigned reg = written_gpr(operand);
            const bool stack_step = reg == Rsp && operand.visibility == ZYDIS_OPERAND_VISIBILITY_HIDDEN;
            if (reg < 16 && !stack_step) {
                known_[reg].reset();
            }
            if (operand.type == ZYDIS_OPERAND_TYPE_REGISTER && is_write(operand) &&
                ZydisRegisterGetId(operand.reg.value) == static_cast<ZyanI8>(index_vector(code32_))) {
                const ZydisRegisterClass kind = ZydisRegisterGetClass(operand.reg.value);
                index_vector_known_ = index_vector_known_ && kind != ZYDIS_REGCLASS_XMM && kind != ZYDIS_REGCLASS_YMM;
            }
        }
        if (info.meta.category == ZYDIS_CATEGORY_STRINGOP) {  // the decoder does not name all that comparisons move
            known_[Rcx].reset();
            known_[Rsi].reset();
            known_[Rdi].reset();
        }
        if (info.mnemonic == ZYDIS_MNEMONIC_FXRSTOR || info.mnemonic == ZYDIS_MNEMONIC_FXRSTOR64) {
            index_vector_known_ = false;
        }
    }
    /// Where the manuals leave more open than flags: in which order the parts of a large operand are accessed, whether
    /// an MMX instruction that ends in a fault has changed the x87 tags, which steps of a dot product that ends so have
    /// left their flags, and the like.
    static void note_model_specific(Draft& draft) {
        const std::string_view name = ZydisMnemonicGetString(draft.info.mnemonic);
        // SDM vol. 2, REP: the flags are those before the instruction, with Intel also when it is stepped through (seen);
        // processors of AMD leave those of the last step.
        const bool compares = draft.info.meta.category == ZYDIS_CATEGORY_STRINGOP && name.starts_with("cmps");
        draft.item.model_specific_flags = compares || name.starts_with("scas");
        draft.item.model_specific_order = compares;  // Which of its two operands comes first.
        draft.item.model_specific_tags = draft.item.kind == Class::Mmx;
        if (name.starts_with("vmaskmov") || name.starts_with("vpmaskmov") || name.starts_with("vgather") ||
            name.starts_with("vpgather")) {
            draft.item.model_specific_lanes = true;
        }
        switch (draft.info.mnemonic) {
            case ZYDIS_MNEMONIC_FNSTENV:
            case ZYDIS_MNEMONIC_FLDENV:
            case ZYDIS_MNEMONIC_FNSAVE:
            case ZYDIS_MNEMONIC_FRSTOR:
            case ZYDIS_MNEMONIC_FXSAVE:
            case ZYDIS_MNEMONIC_FXSAVE64:
            case ZYDIS_MNEMONIC_FXRSTOR:
            case ZYDIS_MNEMONIC_FXRSTOR64:
            case ZYDIS_MNEMONIC_BOUND:
            case ZYDIS_MNEMONIC_PUSHA:
            case ZYDIS_MNEMONIC_PUSHAD: draft.item.model_specific_order = true; break;
            case ZYDIS_MNEMONIC_POPA:
            case ZYDIS_MNEMONIC_POPAD:
            case ZYDIS_MNEMONIC_MASKMOVQ:
            case ZYDIS_MNEMONIC_MASKMOVDQU: draft.item.model_specific_lanes = true; break;
            case ZYDIS_MNEMONIC_CVTPS2PI:
            case ZYDIS_MNEMONIC_CVTTPS2PI:
            case ZYDIS_MNEMONIC_CVTPD2PI:
            case ZYDIS_MNEMONIC_CVTTPD2PI:
            case ZYDIS_MNEMONIC_CVTPI2PS: draft.item.model_specific_tags = true; break;
            case ZYDIS_MNEMONIC_PUSH:
                draft.item.model_specific_push = draft.info.operand_width == 32 &&
                                                 draft.operands[0].type == ZYDIS_OPERAND_TYPE_REGISTER &&
                                                 ZydisRegisterGetClass(draft.operands[0].reg.value) ==
                                                     ZYDIS_REGCLASS_SEGMENT;
                break;
            case ZYDIS_MNEMONIC_DPPS:
            case ZYDIS_MNEMONIC_DPPD:
            case ZYDIS_MNEMONIC_VDPPS:
            case ZYDIS_MNEMONIC_VDPPD: draft.item.model_specific_mxcsr = true; break;
            case ZYDIS_MNEMONIC_VCVTPS2PH:
                // Whether its page is looked at before or after it has converted.
                draft.item.model_specific_mxcsr = draft.item.model_specific_access = true;
                break;
            case ZYDIS_MNEMONIC_MOVSXD:
                // 16 bits of memory for a 16-bit register with Intel, 32 with AMD.
                draft.item.model_specific_access = draft.info.operand_width == 16;
                break;
            case ZYDIS_MNEMONIC_FST:
            case ZYDIS_MNEMONIC_FSTP:
            case ZYDIS_MNEMONIC_FIST:
            case ZYDIS_MNEMONIC_FISTP:
            case ZYDIS_MNEMONIC_FISTTP:
            case ZYDIS_MNEMONIC_FBSTP:
                // An unmasked exception keeps it from storing; whether the page is looked at all the same differs.
                draft.item.model_specific_access = true;
                // Of 80 bits the first 64 may be stored before the page of the others is found missing (seen with Intel).
                draft.item.model_specific_order = draft.operands[0].size == 80;
                break;
            default: break;
        }
    }
    std::optional<std::uint64_t> count_register() const { return branched_ ? std::nullopt : known_[Rcx]; }

    /// What an instruction stores of the x87 instruction and data pointers is not compared; it is the last one.
    void note_ignored(const Draft& draft) {
        const ZydisDecodedInstruction& info = draft.info;
        const std::uint64_t at = target_ - window();
        const bool on_stack = draft.operands[0].type == ZYDIS_OPERAND_TYPE_MEMORY &&
                              draft.operands[0].mem.base != ZYDIS_REGISTER_NONE &&
                              gpr_number(draft.operands[0].mem.base) == Rsp;
        // By pushes before it, or because instructions that its address hangs on may be skipped.
        const IgnoredRange moved = {0, on_stack || branched_ ? std::uint64_t{kWindowSize} : 0};
        switch (info.mnemonic) {
            case ZYDIS_MNEMONIC_PUSH:
                // A selector as 32 bits may be written as 16 (SDM vol. 2, PUSH). It is the last, so nothing reads it.
                finished_ = finished_ || draft.item.model_specific_push;
                return;
            case ZYDIS_MNEMONIC_FNSTENV:
            case ZYDIS_MNEMONIC_FNSAVE:
                sequence_.ignored.push_back(info.operand_width == 16 ? IgnoredRange{at + 6, 8}
                                                                     : IgnoredRange{at + 12, 16});
                break;
            case ZYDIS_MNEMONIC_FXSAVE:
            case ZYDIS_MNEMONIC_FXSAVE64:
                sequence_.ignored.push_back({at + 6, 18});
                sequence_.ignored.push_back({at + 28, 4});  // MXCSR_MASK is the model's
                break;
            default: return;
        }
        sequence_.ignored.push_back(moved);
        finished_ = true;
    }

    Random random_;
    const Forms& forms_;
    const std::uint32_t classes_;
    const bool code32_;
    Sequence sequence_;
    KnownRegisters known_;
    Fields registers_;            ///< Of the instruction under construction.
    std::uint8_t prefix_ = 0;     ///< Likewise.
    std::uint64_t target_ = 0;    ///< Likewise: where its memory operand lies.
    bool index_vector_known_ = false;
    std::uint64_t undefined_ = 0;
    bool branched_ = false;       ///< Some instructions may be skipped: nothing becomes more certain from here on.
    bool finished_ = false;
};

}  // namespace

Sequence generate(std::uint64_t seed, const Forms& forms, std::uint32_t classes) {
    return Generator(seed, forms, classes & kAllClasses).run();
}

}  // namespace apiary::cpu::oracle
