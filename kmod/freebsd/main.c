// SPDX-License-Identifier: BSD-2-Clause
// /dev/apiary-vmm on FreeBSD: the device, and when virtualization is turned off.
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/conf.h>
#include <sys/eventhandler.h>
#include <sys/ioccom.h>
#include <sys/kernel.h>
#include <sys/lock.h>
#include <sys/module.h>
#include <sys/mutex.h>
#include <sys/proc.h>
#include <sys/smp.h>

#include <machine/cpu.h>
#include <machine/pcb.h>

#include "../core/host.h"
#include "../core/os.h"
#include "../core/vm.h"
#include "glue.h"

#define NAME "apiary-vmm"

static struct cdev *device;
static u_int descriptors;  ///< That are open; atomic.

/// Where guests' threads wait while the host sleeps.
static struct mtx awake;
MTX_SYSINIT(apiary_vmm_awake, &awake, "apiary-vmm awake", MTX_DEF);

// ---- The device ----

/// No call is under way: each holds the file.
static void descriptor_closed(void *machine)
{
    avm_close(machine);
    atomic_subtract_int(&descriptors, 1);
}

static int device_open(struct cdev *dev, int flags, int type, struct thread *thread)
{
    struct avm_vm *machine = avm_open();
    int error;

    (void)dev, (void)flags, (void)type, (void)thread;
    if (machine == NULL) {
        return ENOMEM;
    }
    atomic_add_int(&descriptors, 1);
    error = devfs_set_cdevpriv(machine, descriptor_closed);
    if (error != 0) {
        descriptor_closed(machine);
    }
    return error;
}

static int wait_until_awake(void)
{
    int error = 0;

    mtx_lock(&awake);
    while (error == 0 && avm_host_refuses()) {
        error = mtx_sleep(&awake, &awake, PCATCH, "apiary", 0);
    }
    mtx_unlock(&awake);
    return error == 0 ? 0 : EINTR;
}

/// The kernel has copied the argument in, by the size that the command says, and copies it out when this has gone well.
static int device_ioctl(struct cdev *dev, u_long command, caddr_t argument, int flags, struct thread *thread)
{
    void *machine;
    int error = devfs_get_cdevpriv(&machine);

    (void)dev, (void)flags;
    if (error != 0) {
        return error;
    }
    if (IOCGROUP(command) != APIARY_VMM_GROUP) {
        return ENOTTY;
    }
    if (command == APIARY_VMM_RUN) {
        error = wait_until_awake();
        if (error != 0) {
            return error;
        }
        // The thread goes back to user mode by the way on which all of its segment registers and their bases are loaded.
        set_pcb_flags(thread->td_pcb, PCB_FULL_IRET);
    }
    return avm_call(machine, (uint32_t)command, argument);
}

static struct cdevsw device_calls = {
    .d_version = D_VERSION,
    .d_name = NAME,
    .d_open = device_open,
    .d_ioctl = device_ioctl,
};

static int make_device(void)
{
    struct make_dev_args args;

    make_dev_args_init(&args);
    args.mda_devsw = &device_calls;
    args.mda_uid = UID_ROOT;
    args.mda_gid = GID_WHEEL;
    args.mda_mode = 0660;
    return make_dev_s(&args, &device, NAME);
}

// ---- When the host sleeps or ends ----

/// With interrupts off on each CPU.
static void stop_here(void *context)
{
    (void)context;
    avm_host_cpu_off();
}

static void stop_everywhere(void)
{
    avm_host_refuse(true);
    os_on_each_cpu(stop_here, NULL);
}

static void go_on(void)
{
    avm_host_refuse(false);
    mtx_lock(&awake);
    wakeup(&awake);
    mtx_unlock(&awake);
}

/// A processor in VMX operation does not take INIT, and one that sleeps forgets.
static void host_sleeps(void *context)
{
    (void)context;
    stop_everywhere();
}

static void host_wakes(void *context)
{
    (void)context;
    go_on();
}

static eventhandler_tag sleep_tag, wake_tag;

// ---- Life ----

static const char *refusal_text(uint32_t refusal)
{
    switch (refusal) {
    case APIARY_VMM_READY: return "ready";
    case APIARY_VMM_IN_USE: return "another hypervisor has the hardware; unload it to use it here";
    case APIARY_VMM_DISABLED: return "the firmware has turned virtualization off; turn it on in its setup";
    case APIARY_VMM_NO_NESTED_PAGING: return "this CPU has no nested paging";
    case APIARY_VMM_NO_UNRESTRICTED: return "this CPU cannot run real mode in a guest (no unrestricted guest)";
    default: return "this CPU lacks something that is needed";
    }
}

static int start(void)
{
    int error = avm_host_start();

    if (error != 0) {
        printf(NAME ": %s\n", error == AVM_ENODEV ? "this CPU has neither VT-x nor AMD-V, or does not show it" : "out of memory");
        return error;
    }
    os_begin_processes();
    error = make_device();
    if (error != 0) {
        os_end_processes();
        avm_host_stop();
        return error;
    }
    sleep_tag = EVENTHANDLER_REGISTER(power_suspend_early, host_sleeps, NULL, EVENTHANDLER_PRI_ANY);
    wake_tag = EVENTHANDLER_REGISTER(power_resume, host_wakes, NULL, EVENTHANDLER_PRI_ANY);
    printf(NAME ": %s: %s\n", avm_host.info.vendor == APIARY_VMM_AMD ? "AMD-V" : "VT-x", refusal_text(avm_host_refusal()));
    return 0;
}

/// Guests' threads leave first; a descriptor that is opened in between is closed by destroy_dev().
static int end(void)
{
    avm_host_refuse(true);
    if (atomic_load_int(&descriptors) != 0) {
        go_on();
        return EBUSY;
    }
    EVENTHANDLER_DEREGISTER(power_suspend_early, sleep_tag);
    EVENTHANDLER_DEREGISTER(power_resume, wake_tag);
    destroy_dev(device);
    os_end_processes();
    avm_host_stop();
    return 0;
}

static int module_event(module_t module, int event, void *context)
{
    (void)module, (void)context;
    switch (event) {
    case MOD_LOAD: return start();
    case MOD_QUIESCE: return atomic_load_int(&descriptors) != 0 ? EBUSY : 0;
    case MOD_UNLOAD: return end();
    case MOD_SHUTDOWN: stop_everywhere(); return 0;
    default: return EOPNOTSUPP;
    }
}

static moduledata_t apiary_vmm_module = {"apiary_vmm", module_event, NULL};
DECLARE_MODULE(apiary_vmm, apiary_vmm_module, SI_SUB_SMP + 1, SI_ORDER_ANY);
MODULE_VERSION(apiary_vmm, 1);

// vmm(4), FreeBSD's own, takes every CPU for itself when it is loaded, and when it is unloaded turns VT-x off without looking whose it is.
// The kernel has no two modules of one name: while one of the two is loaded it refuses the other, and its log says which has the name.
static int claim_event(module_t module, int event, void *context)
{
    (void)module, (void)context;
    return event == MOD_LOAD || event == MOD_UNLOAD || event == MOD_SHUTDOWN ? 0 : EOPNOTSUPP;
}

static moduledata_t claim_module = {"vmm", claim_event, NULL};
DECLARE_MODULE(apiary_vmm_claim, claim_module, SI_SUB_SMP, SI_ORDER_ANY);
