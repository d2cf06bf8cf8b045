// SPDX-License-Identifier: BSD-2-Clause
// The saved form of the local APIC.
#include "backend/base/check.h"
#include "backend/base/state_reader.h"
#include "backend/interrupt/lapic.h"

namespace apiary::interrupt {

using namespace lapic;

namespace {

constexpr unsigned kStateVersion = 1;

nlohmann::json words_of(const VectorSet& set) {
    nlohmann::json words = nlohmann::json::array();
    for (unsigned i = 0; i < 8; ++i) {
        words.push_back(set.word(i));
    }
    return words;
}

VectorSet read_set(StateReader& reader, std::string_view key) {
    VectorSet set;
    const auto words = reader.numbers(key, 8, UINT32_MAX);
    for (unsigned i = 0; i < 8; ++i) {
        set.set_word(i, static_cast<std::uint32_t>(words[i]));
    }
    reader.require((set.word(0) & 0xffff) == 0, "a vector below 16 is set");
    return set;
}

}  // namespace

struct LocalApic::Snapshot {
    Registers regs;
    std::uint64_t apic_base = 0;
    std::uint32_t ldr = 0, dfr = 0;
    ApicTimer::Saved timer;
};

nlohmann::json LocalApic::save() const {
    std::lock_guard lock(mutex_);
    check(!elsewhere_, "the registers that are saved are here");
    nlohmann::json state = {{"version", kStateVersion},
                            {"id", config_.id},
                            {"apic_base", apic_base()},
                            {"ldr", ldr_.load()},
                            {"dfr", dfr_.load()},
                            {"tpr", regs_.tpr},
                            {"svr", regs_.svr},
                            {"isr", words_of(regs_.isr)},
                            {"tmr", words_of(regs_.tmr)},
                            {"irr", words_of(regs_.irr)},
                            {"error", regs_.error},
                            {"pending_error", regs_.pending_error},
                            {"icr_low", regs_.icr_low},
                            {"icr_high", regs_.icr_high},
                            {"lvt", regs_.lvt},
                            {"nmi", regs_.nmi},
                            {"init", regs_.init},
                            {"external", regs_.external},
                            {"waiting", regs_.waiting},
                            {"startup", nullptr},
                            {"timer", timer_.save()}};
    if (regs_.startup) {
        state["startup"] = *regs_.startup;
    }
    return state;
}

Result<LocalApic::Snapshot> LocalApic::parse(const nlohmann::json& state) const {
    StateReader reader(state, "a local APIC", kStateVersion);
    Snapshot to;
    reader.require(reader.number<std::uint32_t>("id") == config_.id, "it is that of another vCPU");
    to.apic_base = reader.number<std::uint64_t>("apic_base");
    constexpr std::uint64_t kMode = kBaseEnable | kBaseX2apic;
    const std::uint64_t address_bits = ((std::uint64_t{1} << config_.physical_bits) - 1) & ~std::uint64_t{0xfff};
    reader.require((to.apic_base & ~(address_bits | kBaseBsp | kMode)) == 0 && (to.apic_base & kMode) != kBaseX2apic &&
                       (config_.x2apic || (to.apic_base & kBaseX2apic) == 0),
                   "\"apic_base\" is impossible");
    to.ldr = reader.number<std::uint32_t>("ldr");
    to.dfr = reader.number<std::uint32_t>("dfr");
    reader.require((to.dfr & 0x0fff'ffff) == 0x0fff'ffff, "reserved bits of \"dfr\" are clear");
    to.regs.tpr = reader.number<std::uint8_t>("tpr");
    to.regs.svr = static_cast<std::uint32_t>(reader.number("svr", kSvrWritable | kSvrSuppressEoi));
    reader.require((to.regs.svr & ~(kSvrWritable | kSvrSuppressEoi)) == 0, "reserved bits of \"svr\" are set");
    to.regs.isr = read_set(reader, "isr");
    to.regs.tmr = read_set(reader, "tmr");
    to.regs.irr = read_set(reader, "irr");
    to.regs.error = static_cast<std::uint32_t>(reader.number("error", 0xff));
    to.regs.pending_error = static_cast<std::uint32_t>(reader.number("pending_error", 0xff));
    to.regs.icr_low = reader.number<std::uint32_t>("icr_low");
    reader.require((to.regs.icr_low & ~kIcrWritable) == 0, "reserved bits of \"icr_low\" are set");
    to.regs.icr_high = reader.number<std::uint32_t>("icr_high");
    const auto lvt = reader.numbers("lvt", kLvtCount, UINT32_MAX);
    for (unsigned i = 0; i < kLvtCount; ++i) {
        to.regs.lvt[i] = static_cast<std::uint32_t>(lvt[i]);
        const std::uint32_t remote_irr = i == kLint0 || i == kLint1 ? kLvtRemoteIrr : 0;
        reader.require((lvt[i] & ~std::uint64_t{kLvtEntries[i].writable | remote_irr}) == 0,
                       "reserved bits of \"lvt\" are set");
        reader.require((to.regs.svr & kSvrEnable) != 0 || (lvt[i] & kLvtMasked) != 0,
                       "an entry of \"lvt\" is not masked in a disabled APIC");
    }
    to.regs.nmi = reader.flag("nmi");
    to.regs.init = reader.flag("init");
    to.regs.external = reader.flag("external");
    to.regs.waiting = reader.flag("waiting");
    if (const auto startup = reader.optional_number("startup", 0xff)) {
        to.regs.startup = static_cast<std::uint8_t>(*startup);
    }
    const nlohmann::json& timer_state = reader.part("timer");
    if (auto good = reader.result(); !good) {
        return std::unexpected(good.error());
    }
    auto timer = ApicTimer::parse(timer_state);
    if (!timer) {
        return std::unexpected(timer.error());
    }
    to.timer = *timer;
    return to;
}

Result<void> LocalApic::restore(const nlohmann::json& state, std::array<bool, 2> lint) {
    auto snapshot = parse(state);
    if (!snapshot) {
        return std::unexpected(snapshot.error());
    }
    std::lock_guard lock(mutex_);
    check(!elsewhere_, "the registers that are restored are here");
    regs_ = snapshot->regs;
    lint_ = lint;
    apic_base_ = snapshot->apic_base;
    ldr_ = snapshot->ldr;
    dfr_ = snapshot->dfr;
    timer_.apply(snapshot->timer, timer_mode(), timer_masked());
    update_work();
    return {};
}

}  // namespace apiary::interrupt
