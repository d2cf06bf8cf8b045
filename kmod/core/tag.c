// SPDX-License-Identifier: BSD-2-Clause
#include "tag.h"

void avm_tags_init(struct avm_tags *tags, uint32_t last)
{
    *tags = (struct avm_tags){.last = last, .next = 1, .generation = 1};
}

static enum avm_flush take_new(struct avm_tags *tags, struct avm_tag *tag, uint32_t cpu)
{
    enum avm_flush flush = AVM_FLUSH_NONE;

    if (tags->next > tags->last) {
        tags->next = 1;
        ++tags->generation;
        flush = AVM_FLUSH_ALL;
    }
    *tag = (struct avm_tag){.value = tags->next++, .cpu = cpu, .generation = tags->generation};
    return flush;
}

enum avm_flush avm_tag_use(struct avm_tags *tags, struct avm_tag *tag, uint32_t cpu, bool stale, bool can_flush_one)
{
    if (tags->last == 0) {
        *tag = (struct avm_tag){0};
        return AVM_FLUSH_ALL;
    }
    if (tag->value == 0 || tag->cpu != cpu || tag->generation != tags->generation) {
        return take_new(tags, tag, cpu);
    }
    if (!stale) {
        return AVM_FLUSH_NONE;
    }
    return can_flush_one ? AVM_FLUSH_TAG : take_new(tags, tag, cpu);
}
