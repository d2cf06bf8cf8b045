// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/vmm/fields.h"

#include <algorithm>
#include <format>
#include <span>

#include "kmod/include/apiary_vmm.h"

namespace apiary::cpu::vmm {
namespace {

struct Name {
    std::uint32_t id;
    const char* text;
};

/// Offsets of a VMCB: APM vol. 2, tables B-1 and B-2.
constexpr Name kVmcb[] = {
    {0x000, "intercept_cr"},   {0x004, "intercept_dr"},    {0x008, "intercept_exception"}, {0x00c, "intercept_1"},
    {0x010, "intercept_2"},    {0x014, "intercept_3"},     {0x050, "tsc_offset"},          {0x058, "asid"},
    {0x05c, "tlb_control"},    {0x060, "virtual_interrupt"}, {0x068, "interrupt_shadow"},  {0x070, "exit_code"},
    {0x078, "exit_info_1"},    {0x080, "exit_info_2"},     {0x088, "exit_interrupt_info"}, {0x090, "nested_paging"},
    {0x0a8, "event_injection"}, {0x0c8, "next_rip"},       {0x4cb, "cpl"},                 {0x4d0, "efer"},
    {0x548, "cr4"},            {0x550, "cr3"},             {0x558, "cr0"},                 {0x560, "dr7"},
    {0x568, "dr6"},            {0x570, "rflags"},          {0x578, "rip"},                 {0x5d8, "rsp"},
    {0x5f8, "rax"},            {0x640, "cr2"},             {0x668, "pat"},                 {0x670, "debug_control"},
};

/// Encodings of a VMCS's fields: SDM vol. 3, appendix B.
constexpr Name kVmcs[] = {
    {0x0000, "vpid"},               {0x2010, "tsc_offset"},        {0x2400, "guest_physical_address"},
    {0x2804, "guest_pat"},          {0x2806, "guest_efer"},        {0x4000, "pin_based_controls"},
    {0x4002, "primary_controls"},   {0x4004, "exception_bitmap"},  {0x400c, "exit_controls"},
    {0x4012, "entry_controls"},     {0x4016, "entry_event"},       {0x401e, "secondary_controls"},
    {0x4400, "instruction_error"},  {0x4402, "exit_reason"},       {0x4404, "exit_event"},
    {0x4406, "exit_event_error"},   {0x4408, "vectoring"},         {0x440a, "vectoring_error"},
    {0x440c, "instruction_length"}, {0x4824, "guest_interruptibility"}, {0x4826, "guest_activity"},
    {0x6000, "cr0_mask"},           {0x6002, "cr4_mask"},          {0x6004, "cr0_shadow"},
    {0x6006, "cr4_shadow"},         {0x6400, "exit_qualification"}, {0x640a, "guest_linear_address"},
    {0x6800, "guest_cr0"},          {0x6802, "guest_cr3"},         {0x6804, "guest_cr4"},
    {0x681a, "guest_dr7"},          {0x681c, "guest_rsp"},         {0x681e, "guest_rip"},
    {0x6820, "guest_rflags"},       {0x6822, "guest_pending_debug"},
};

}  // namespace

std::string field_name(std::uint32_t vendor, std::uint32_t id) {
    const bool amd = vendor == APIARY_VMM_AMD;
    const std::span<const Name> names = amd ? std::span<const Name>(kVmcb) : std::span<const Name>(kVmcs);
    const auto name = std::ranges::find(names, id, &Name::id);
    return std::format("{}.{}", amd ? "vmcb" : "vmcs", name == names.end() ? std::format("0x{:x}", id) : name->text);
}

}  // namespace apiary::cpu::vmm
