// SPDX-License-Identifier: BSD-2-Clause
#include "vcpu_state.h"

bool avm_vcpu_may_change(enum avm_vcpu_state from, enum avm_vcpu_state to)
{
    static const uint8_t next[AVM_VCPU_STATES] = {
        [AVM_VCPU_IDLE] = 1 << AVM_VCPU_HELD | 1 << AVM_VCPU_RUNNING,
        [AVM_VCPU_HELD] = 1 << AVM_VCPU_IDLE,
        [AVM_VCPU_RUNNING] = 1 << AVM_VCPU_IDLE | 1 << AVM_VCPU_GUEST,
        [AVM_VCPU_GUEST] = 1 << AVM_VCPU_RUNNING,
    };

    return from < AVM_VCPU_STATES && to < AVM_VCPU_STATES && (next[from] >> to & 1) != 0;
}

bool avm_vcpu_change(uint32_t *state, enum avm_vcpu_state from, enum avm_vcpu_state to)
{
    uint32_t expected = from;

    return avm_vcpu_may_change(from, to) &&
           __atomic_compare_exchange_n(state, &expected, to, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}
