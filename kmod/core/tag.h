// SPDX-License-Identifier: BSD-2-Clause
// Tags of translations: ASIDs (APM vol. 2, 15.16) and VPIDs (SDM vol. 3, 29.1). Each CPU hands out its own, one after the other; when
// they are used up it forgets all translations and begins anew: a new generation, in which older tags are void.
#ifndef APIARY_KMOD_TAG_H
#define APIARY_KMOD_TAG_H

#include "types.h"

/// Of one CPU.
struct avm_tags {
    uint32_t last;        ///< The highest tag there is; 0: there are none.
    uint32_t next;
    uint64_t generation;  ///< From 1.
};

/// What a vCPU holds; all zero is none.
struct avm_tag {
    uint32_t value;
    uint32_t cpu;
    uint64_t generation;
};

enum avm_flush {
    AVM_FLUSH_NONE,  ///< Nothing is left from anybody else.
    AVM_FLUSH_TAG,   ///< What this tag has is to be forgotten.
    AVM_FLUSH_ALL,   ///< What every tag of this CPU has.
};

/// Tags 1 to `last`; 0 is the host's.
void avm_tags_init(struct avm_tags *tags, uint32_t last);

/// Makes `tag` valid on `cpu`, whose tags these are. `stale`: what the tag's translations were made from has changed.
/// `can_flush_one`: the CPU can forget one tag's. Gives what has to be flushed before the guest runs.
enum avm_flush avm_tag_use(struct avm_tags *tags, struct avm_tag *tag, uint32_t cpu, bool stale, bool can_flush_one);

#endif
