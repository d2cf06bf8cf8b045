// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/kvm/apics.h"

#include <linux/kvm.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace apiary::cpu::kvm {
namespace {

constexpr int kNeeded[] = {KVM_CAP_SPLIT_IRQCHIP, KVM_CAP_X2APIC_API, KVM_CAP_SIGNAL_MSI,        KVM_CAP_IRQ_ROUTING,
                           KVM_CAP_MP_STATE,      KVM_CAP_ENABLE_CAP_VM, KVM_CAP_TSC_DEADLINE_TIMER};

/// Of the table of routes, those whose ends KVM tells: two for each pin of an I/O APIC.
constexpr std::uint32_t kRoutes = 64;

/// As physical destinations in xAPIC and in x2APIC mode.
constexpr std::uint32_t kEveryone = 0xff, kEveryoneWide = 0xffff'ffff;

/// KVM_CAP_DISABLE_QUIRKS: after RESET LINT0 is masked, as the SDM has it.
constexpr std::uint64_t kLint0Reenabled = KVM_X86_QUIRK_LINT0_REENABLED;

// MSI address and data (SDM vol. 3, §11.11), with KVM's place for the rest of a wide destination.
constexpr std::uint32_t kMsiBase = 0xfee0'0000, kMsiLogical = 1 << 2, kMsiLevel = 1 << 15, kMsiAssert = 1 << 14;

struct Msi {
    std::uint32_t address_low, address_high, data;
};

Msi to_msi(const interrupt::Message& message) {
    return {.address_low = kMsiBase | (message.destination & 0xff) << 12 | (message.logical ? kMsiLogical : 0),
            .address_high = message.destination & 0xffff'ff00,
            .data = std::uint32_t{message.vector} | static_cast<std::uint32_t>(message.mode) << 8 |
                    (message.level ? kMsiLevel | kMsiAssert : 0)};
}

bool enable(int vm, std::uint32_t what, std::uint64_t value) {
    kvm_enable_cap capability = {};
    capability.cap = what;
    capability.args[0] = value;
    return ::ioctl(vm, KVM_ENABLE_CAP, &capability) == 0;
}

}  // namespace

bool Apics::enable(int device, int vm) {
    const bool has_all = std::ranges::all_of(kNeeded, [device](int each) { return ::ioctl(device, KVM_CHECK_EXTENSION, each) > 0; });
    // The last of these is what makes the difference.
    return has_all && kvm::enable(vm, KVM_CAP_X2APIC_API, KVM_X2APIC_API_USE_32BIT_IDS | KVM_X2APIC_API_DISABLE_BROADCAST_QUIRK) &&
           kvm::enable(vm, KVM_CAP_DISABLE_QUIRKS, kLint0Reenabled) && kvm::enable(vm, KVM_CAP_SPLIT_IRQCHIP, kRoutes);
}

bool Apics::send(const interrupt::Message& message) {
    const Msi msi = to_msi(message);
    kvm_msi signal = {};
    signal.address_lo = msi.address_low;
    signal.address_hi = msi.address_high;
    signal.data = msi.data;
    return ::ioctl(vm_, KVM_SIGNAL_MSI, &signal) > 0;
}

void Apics::watch(std::span<const interrupt::Message> messages) {
    std::vector<interrupt::Message> all(messages.begin(), messages.end());
    for (const interrupt::Message& message : messages) {
        if (!message.logical && message.destination == kEveryone) {
            all.push_back(message);
            all.back().destination = kEveryoneWide;
        }
    }
    all.resize(std::min<std::size_t>(all.size(), kRoutes));
    std::vector<std::byte> buffer(sizeof(kvm_irq_routing) + all.size() * sizeof(kvm_irq_routing_entry));
    auto* const table = reinterpret_cast<kvm_irq_routing*>(buffer.data());
    for (const interrupt::Message& message : all) {
        // KVM looks for the vectors of level-triggered routes, and tells the end of whatever has such a vector.
        const Msi msi = to_msi(message);
        kvm_irq_routing_entry& entry = table->entries[table->nr];
        entry.gsi = table->nr++;
        entry.type = KVM_IRQ_ROUTING_MSI;
        entry.u.msi.address_lo = msi.address_low;
        entry.u.msi.address_hi = msi.address_high;
        entry.u.msi.data = msi.data | kMsiLevel | kMsiAssert;
    }
    static_cast<void>(::ioctl(vm_, KVM_SET_GSI_ROUTING, table));  // There is no memory for it, or all is well.
}

}  // namespace apiary::cpu::kvm
