// SPDX-License-Identifier: BSD-2-Clause
#include "../os.h"
#include "../vcpu.h"

static bool vmx_probe(struct apiary_vmm_info *info)
{
    (void)info;
    return false;
}

const struct avm_backend avm_vmx = {.probe = vmx_probe};
