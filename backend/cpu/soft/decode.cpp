// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/decode.h"

#include <algorithm>

#include "backend/cpu/soft/address.h"
#include "backend/cpu/soft/block_cache.h"
#include "backend/cpu/soft/mmu.h"
#include "backend/cpu/soft/native.h"
#include "backend/cpu/soft/translator/translator.h"

namespace apiary::cpu::soft {

namespace {

constexpr unsigned kMostInstructions = 48;     ///< In a block.
constexpr unsigned kLongestInstruction = 15;   // SDM vol. 2, §2.3.11
constexpr std::size_t kPage = 4096;
constexpr std::size_t kMarkSpan = 256;         ///< Bytes of code that are declared to the page tracker at a time.

std::uint8_t slot_of(ZydisRegister reg) {
    switch (reg) {
        case ZYDIS_REGISTER_NONE:
            return kSlotZero;
        case ZYDIS_REGISTER_RIP:
        case ZYDIS_REGISTER_EIP:
            return kSlotRip;
        default:
            return static_cast<std::uint8_t>(ZydisRegisterGetId(reg));
    }
}

Seg segment_of(ZydisRegister reg) {
    switch (reg) {
        case ZYDIS_REGISTER_ES: return Es;
        case ZYDIS_REGISTER_CS: return Cs;
        case ZYDIS_REGISTER_SS: return Ss;
        case ZYDIS_REGISTER_FS: return Fs;
        case ZYDIS_REGISTER_GS: return Gs;
        default: return Ds;
    }
}

const Op* op_end_of_block(Cpu& cpu, const Op* op) {
    cpu.rip = cpu.instruction_rip(op);
    return next_block(cpu);
}

const Op* op_too_long(Cpu& cpu, const Op* op) {
    cpu.current = op;
    cpu.raise(Vector::GeneralProtection, 0);
}

/// The bytes from which one block is decoded: at most what is left of a page.
struct CodeWindow {
    const std::byte* host = nullptr;
    std::size_t size = 0;
};

/// Decodes one instruction from a private copy of at most 15 bytes. A failure is an op that raises.
class BlockBuilder {
public:
    BlockBuilder(Cpu& cpu, std::vector<Op>& ops) : cpu_(cpu), ops_(ops), writer_(ops) {}

    enum class Outcome { Decoded, Raises, NeedsMore };

    Outcome add(std::span<const std::uint8_t> bytes, std::uint16_t offset) {
        instruction_.bytes = bytes;
        instruction_.offset = offset;
        instruction_.mode = cpu_.mode;
        const ZyanStatus status = ZydisDecoderDecodeFull(&decoder_for(cpu_.mode & mode::CodeMask), bytes.data(),
                                                         bytes.size(), &instruction_.info, instruction_.operands);
        if (status == ZYDIS_STATUS_NO_MORE_DATA && bytes.size() < kLongestInstruction) {
            return Outcome::NeedsMore;
        }
        ++instructions_;
        if (!ZYAN_SUCCESS(status)) {
            instruction_.info = {};
            instruction_.info.length = 1;  // An op of no length would be the end of the block.
            writer_.begin(instruction_);
            writer_.push(status == ZYDIS_STATUS_INSTRUCTION_TOO_LONG || status == ZYDIS_STATUS_NO_MORE_DATA
                             ? op_too_long
                             : op_undefined);
            writer_.end_block();
            return Outcome::Raises;
        }
        instruction_.bytes = bytes.first(instruction_.info.length);
        writer_.begin(instruction_);
        if (!decode_integer(instruction_, writer_) && !decode_branch(instruction_, writer_) &&
            !decode_string(instruction_, writer_) && !decode_system(instruction_, writer_) &&
            !decode_native(instruction_, writer_, cpu_)) {
            writer_.push(op_undefined);
            writer_.end_block();
        }
        return Outcome::Decoded;
    }

    /// Appends the op that goes on behind the block, at `offset`.
    void finish(std::uint16_t offset) {
        Op end = writer_.make(op_end_of_block);
        end.offset = offset;
        end.length = 0;
        ops_.push_back(end);
    }

    [[nodiscard]] bool ended() const { return writer_.ended(); }
    [[nodiscard]] unsigned instructions() const { return instructions_; }
    [[nodiscard]] unsigned length() const { return instruction_.info.length; }

private:
    Cpu& cpu_;
    std::vector<Op>& ops_;
    OpWriter writer_;
    Instruction instruction_;
    unsigned instructions_ = 0;
};

std::size_t copy_code(std::uint8_t* into, const std::byte* host, std::size_t size) {
    // The guest may be writing to it; what was copied is what is decoded.
    for (std::size_t i = 0; i < size; ++i) {
        into[i] = __atomic_load_n(reinterpret_cast<const std::uint8_t*>(host) + i, __ATOMIC_RELAXED);
    }
    return size;
}

/// Translates a byte of code at `linear`; what is no RAM reads as all ones, which is no valid instruction.
const std::byte* fetch(Cpu& cpu, std::uint64_t linear) {
    const Translation code = translate(cpu, linear, AccessKind::Execute, cpu.cpl == 3);
    if (code.host == nullptr) {
        cpu.raise(Vector::InvalidOpcode);
    }
    return code.host;
}

std::uint64_t code_linear(const Cpu& cpu, std::uint64_t rip) {
    if ((cpu.mode & mode::CodeMask) == mode::Code64) {
        return rip;
    }
    return (cpu.seg[Cs].base + rip) & 0xffff'ffff;
}

/// Bytes that may be fetched from `rip` on before the end of the code segment.
std::uint64_t bytes_to_limit(const Cpu& cpu, std::uint64_t rip) {
    if ((cpu.mode & mode::CodeMask) == mode::Code64) {
        return ~std::uint64_t{0};
    }
    return rip > cpu.seg[Cs].limit ? 0 : cpu.seg[Cs].limit - rip + 1;
}

/// Decodes what starts in one page.
class BlockDecoder {
public:
    explicit BlockDecoder(Cpu& cpu) : cpu_(cpu), tracker_(cpu.memory.tracker()), builder_(cpu, ops_) {}

    Block* decode(const std::byte* host) {
        const auto ram_offset = static_cast<std::uint64_t>(host - cpu_.ram);
        const std::size_t page = ram_offset / kPage;
        block_.ram_offset = ram_offset;
        block_.second_page = ram_offset & kPageMask;
        block_.mode = cpu_.mode;
        block_.generation_source[0] = block_.generation_source[1] = &tracker_.code_generation(page);
        block_.generation[0] = block_.generation[1] = block_.generation_source[0]->load();

        const std::uint64_t limit = bytes_to_limit(cpu_, cpu_.rip);
        const std::size_t in_page = ram_offset % kPage;
        const std::size_t available = static_cast<std::size_t>(std::min<std::uint64_t>(kPage - in_page, limit));
        std::size_t at = 0;
        while (!builder_.ended() && builder_.instructions() < kMostInstructions && at < available) {
            std::uint8_t bytes[kLongestInstruction];
            const std::size_t size = std::min<std::size_t>(kLongestInstruction, available - at);
            mark(page, in_page + at, size);
            copy_code(bytes, host + at, size);
            const auto outcome = builder_.add({bytes, size}, static_cast<std::uint16_t>(at));
            if (outcome == BlockBuilder::Outcome::NeedsMore) {
                if (at == 0) {
                    return decode_crossing(host, size, limit);
                }
                break;
            }
            at += builder_.length();
        }
        return insert(at);
    }

private:
    /// One instruction whose bytes lie on two pages (or past the segment's limit).
    Block* decode_crossing(const std::byte* host, std::size_t first, std::uint64_t limit) {
        if (limit <= first) {
            cpu_.raise(Vector::GeneralProtection, 0);
        }
        const std::byte* next = fetch(cpu_, code_linear(cpu_, cpu_.rip + first));
        const std::size_t page = static_cast<std::uint64_t>(next - cpu_.ram) / kPage;
        block_.second_page = page * kPage;
        block_.generation_source[1] = &tracker_.code_generation(page);
        block_.generation[1] = block_.generation_source[1]->load();
        const std::size_t second =
            static_cast<std::size_t>(std::min<std::uint64_t>(kLongestInstruction - first, limit - first));
        tracker_.mark_code(page, 0, second);
        std::uint8_t bytes[kLongestInstruction];
        copy_code(bytes, host, first);
        copy_code(bytes + first, next, second);
        if (builder_.add({bytes, first + second}, 0) == BlockBuilder::Outcome::NeedsMore) {
            cpu_.raise(Vector::GeneralProtection, 0);  // The segment ends within the instruction.
        }
        return insert(builder_.length());
    }

    Block* insert(std::size_t length) {
        if (!builder_.ended()) {
            builder_.finish(static_cast<std::uint16_t>(length));
        }
        block_.instructions = static_cast<std::uint16_t>(builder_.instructions());
        return cpu_.blocks->insert(block_, ops_);
    }

    /// Declares the bytes as code, ahead by `kMarkSpan`.
    void mark(std::size_t page, std::size_t from, std::size_t size) {
        while (marked_ < from + size) {
            const std::size_t start = std::max(marked_, from & ~(kMarkSpan - 1));
            tracker_.mark_code(page, start, kMarkSpan);
            marked_ = start + kMarkSpan;
        }
    }

    Cpu& cpu_;
    memory::PageTracker& tracker_;
    std::vector<Op>& ops_ = cpu_.decode_buffer;
    BlockBuilder builder_;
    Block block_ = {};
    std::size_t marked_ = 0;  ///< Up to where in the page.
};

}  // namespace

const ZydisDecoder& decoder_for(std::uint32_t code_mode) {
    static const std::array<ZydisDecoder, 3> decoders = [] {
        std::array<ZydisDecoder, 3> made;
        ZydisDecoderInit(&made[mode::Code16], ZYDIS_MACHINE_MODE_LEGACY_16, ZYDIS_STACK_WIDTH_16);
        ZydisDecoderInit(&made[mode::Code32], ZYDIS_MACHINE_MODE_LEGACY_32, ZYDIS_STACK_WIDTH_32);
        ZydisDecoderInit(&made[mode::Code64], ZYDIS_MACHINE_MODE_LONG_64, ZYDIS_STACK_WIDTH_64);
        for (ZydisDecoder& decoder : made) {
            // The synthetic CPU follows AMD where vendors decode differently.
            ZydisDecoderEnableMode(&decoder, ZYDIS_DECODER_MODE_AMD_BRANCHES, ZYAN_TRUE);
            ZydisDecoderEnableMode(&decoder, ZYDIS_DECODER_MODE_MPX, ZYAN_FALSE);
            ZydisDecoderEnableMode(&decoder, ZYDIS_DECODER_MODE_CET, ZYAN_FALSE);
            ZydisDecoderEnableMode(&decoder, ZYDIS_DECODER_MODE_CLDEMOTE, ZYAN_FALSE);
            ZydisDecoderEnableMode(&decoder, ZYDIS_DECODER_MODE_UD0_COMPAT, ZYAN_FALSE);
        }
        return made;
    }();
    return decoders[code_mode];
}

const Op* op_undefined(Cpu& cpu, const Op* op) {
    cpu.current = op;
    cpu.raise(Vector::InvalidOpcode);
}

Block* find_block(Cpu& cpu) {
    // Faults of the fetch belong to the instruction at `rip`.
    static constexpr Op kFetch = {};
    cpu.current = &kFetch;
    cpu.regs[kSlotRip] = cpu.rip;

    const std::uint64_t linear = code_linear(cpu, cpu.rip);
    if (bytes_to_limit(cpu, cpu.rip) == 0) {
        cpu.raise(Vector::GeneralProtection, 0);
    }
    const std::byte* host = fetch(cpu, linear);
    const auto ram_offset = static_cast<std::uint64_t>(host - cpu.ram);
    // Another address space has mostly had the same code at the same place.
    Block* block = cpu.blocks->jump(cpu.rip).block;
    if (block == nullptr || block->ram_offset != ram_offset || block->mode != cpu.mode || !block->current()) {
        block = cpu.blocks->find(ram_offset, cpu.mode);
    }
    if (block != nullptr && block->second_page != (ram_offset & kPageMask)) {
        const std::byte* next = fetch(cpu, code_linear(cpu, (cpu.rip | ~kPageMask) + 1));
        if (static_cast<std::uint64_t>(next - cpu.ram) != block->second_page) {
            block = nullptr;
        }
    }
    if (block == nullptr) {
        if (cpu.native->full()) {
            cpu.blocks->clear();
            cpu.native->reset();
        } else if (cpu.translator != nullptr && cpu.translator->full()) {
            cpu.blocks->clear();
        }
        cpu.decode_buffer.clear();
        block = BlockDecoder(cpu).decode(host);
        if (cpu.translator != nullptr) {
            cpu.translator->follow(cpu, *cpu.blocks);
        }
    }
    cpu.blocks->jump(cpu.rip) = {cpu.rip, code_key(cpu, *block), block};
    return block;
}

std::uint64_t code_key(const Cpu& cpu, const Block& block) {
    return !block.crosses() && is_global_code(cpu, code_linear(cpu, cpu.rip)) ? cpu.global_key : cpu.block_key;
}

void poison_running_block(Cpu& cpu) {
    if (cpu.block == nullptr || cpu.isolated || cpu.current < cpu.block->ops ||
        cpu.current >= cpu.block->ops + cpu.block->op_count) {
        return;
    }
    for (Op* op = cpu.block->ops + (cpu.current - cpu.block->ops) + 1; op < cpu.block->ops + cpu.block->op_count; ++op) {
        if (op->offset != cpu.current->offset) {
            op->fn = op_end_of_block;
        }
    }
}

bool Instruction::has_memory() const {
    return std::any_of(operands, operands + info.operand_count_visible, [](const ZydisDecodedOperand& operand) {
        return operand.type == ZYDIS_OPERAND_TYPE_MEMORY && operand.mem.type == ZYDIS_MEMOP_TYPE_MEM;
    });
}

std::uint8_t register_offset(ZydisRegister reg) {
    if (reg >= ZYDIS_REGISTER_AH && reg <= ZYDIS_REGISTER_BH) {
        return static_cast<std::uint8_t>((reg - ZYDIS_REGISTER_AH) * 8 + 1);
    }
    if (reg >= ZYDIS_REGISTER_SPL && reg <= ZYDIS_REGISTER_DIL) {
        return static_cast<std::uint8_t>((Rsp + (reg - ZYDIS_REGISTER_SPL)) * 8);
    }
    if (reg >= ZYDIS_REGISTER_R8B && reg <= ZYDIS_REGISTER_R15B) {
        return static_cast<std::uint8_t>((R8 + (reg - ZYDIS_REGISTER_R8B)) * 8);
    }
    return static_cast<std::uint8_t>(ZydisRegisterGetId(reg) * 8);
}

void OpWriter::begin(const Instruction& instruction) {
    instruction_ = &instruction;
    common_ = {};
    common_.base = kSlotZero;
    common_.index = kSlotZero;
    common_.seg = Ds;
    common_.offset = instruction.offset;
    common_.length = instruction.info.length;
}

Op OpWriter::make(Handler fn) const {
    Op op = common_;
    op.fn = fn;
    return op;
}

void OpWriter::set_plain_address(Op& op, const ZydisDecodedOperand& memory) const {
    const ZydisDecodedOperandMem& mem = memory.mem;
    op.base = slot_of(mem.base);
    op.index = slot_of(mem.index);
    op.scale = mem.scale <= 1 ? 0 : mem.scale == 2 ? 1 : mem.scale == 4 ? 2 : 3;
    op.disp = mem.disp.value;
    op.seg = static_cast<std::uint8_t>(segment_of(mem.segment));
    if (op.base == kSlotRip) {
        op.disp += common_.offset + common_.length;
    }
}

void OpWriter::set_memory(Op& op, const ZydisDecodedOperand& memory, unsigned bytes, bool write,
                          std::uint8_t extra_index) {
    set_plain_address(op, memory);
    if (extra_index != kSlotZero) {
        op.index = extra_index;
        op.scale = 0;
    }
    const AddressForm form = {.code_mode = instruction_->mode, .width = instruction_->info.address_width,
                              .segment = static_cast<Seg>(op.seg), .bytes = bytes, .write = write};
    const Handler fn = address_op(form);
    if (fn == nullptr) {
        return;
    }
    Op address = op;
    address.fn = fn;
    address.aux = static_cast<std::uint8_t>((write ? 1 : 0) | (form.width == 16 ? 2 : 0) | (form.width == 32 ? 4 : 0));
    address.extra = static_cast<std::uint16_t>(bytes);
    push(address);
    op.base = kSlotEa;
    op.index = kSlotZero;
    op.scale = 0;
    op.disp = 0;
}

}  // namespace apiary::cpu::soft
