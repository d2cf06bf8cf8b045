// SPDX-License-Identifier: BSD-2-Clause
// Who has a vCPU. One call has it at a time; it changes from state to state by compare and exchange, so that no lock is held while
// a guest runs.
#ifndef APIARY_KMOD_VCPU_STATE_H
#define APIARY_KMOD_VCPU_STATE_H

#include "types.h"

enum avm_vcpu_state {
    AVM_VCPU_IDLE,     ///< Nobody.
    AVM_VCPU_HELD,     ///< A call that reads or changes its registers.
    AVM_VCPU_RUNNING,  ///< APIARY_VMM_RUN, outside of the guest.
    AVM_VCPU_GUEST,    ///< The same, inside: an interrupt is needed to get it out.
    AVM_VCPU_STATES,
};

/// True when the one may follow the other.
bool avm_vcpu_may_change(enum avm_vcpu_state from, enum avm_vcpu_state to);

/// Changes *state from `from` to `to`. False when it is another one, and nothing is changed.
bool avm_vcpu_change(uint32_t *state, enum avm_vcpu_state from, enum avm_vcpu_state to);

#endif
