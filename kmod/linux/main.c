// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
// /dev/apiary-vmm on Linux: the device, and when virtualization is turned off.
#include <linux/cpuhotplug.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/reboot.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/suspend.h>
#include <linux/uaccess.h>
#include <linux/wait.h>
#include <linux/freezer.h>

#include "../core/host.h"
#include "../core/os.h"
#include "../core/vm.h"
#include "glue.h"

#define NAME "apiary-vmm"

/// Where guests' threads wait while the host sleeps.
static DECLARE_WAIT_QUEUE_HEAD(awake);

static bool isolate_deliveries;
module_param(isolate_deliveries, bool, 0444);
MODULE_PARM_DESC(isolate_deliveries, "For a processor that QEMU emulates with -icount, which delivers an interrupt twice now and then "
                                     "when the guest goes on after it: have the guest left after each delivery.");

// ---- The device ----

static int device_open(struct inode *inode, struct file *file)
{
    file->private_data = avm_open();
    return file->private_data != NULL ? 0 : -ENOMEM;
}

/// No call is under way: each holds the file.
static int device_release(struct inode *inode, struct file *file)
{
    avm_close(file->private_data);
    return 0;
}

/// The argument comes in once, is worked on, and goes out if the number says so.
static long call_with(struct file *file, unsigned int command, void __user *user, void *argument)
{
    const size_t size = _IOC_SIZE(command);
    int error;

    memset(argument, 0, size);
    if ((_IOC_DIR(command) & _IOC_WRITE) != 0 && copy_from_user(argument, user, size) != 0) {
        return -EFAULT;
    }
    error = avm_call(file->private_data, command, argument);
    if (error != 0) {
        return -error;
    }
    if ((_IOC_DIR(command) & _IOC_READ) != 0 && copy_to_user(user, argument, size) != 0) {
        return -EFAULT;
    }
    return 0;
}

static long device_ioctl(struct file *file, unsigned int command, unsigned long user)
{
    uint64_t small[16];
    const size_t size = _IOC_SIZE(command);
    void *argument = small;
    long result;

    if (_IOC_TYPE(command) != APIARY_VMM_GROUP || size > sizeof(struct apiary_vmm_state)) {
        return -ENOTTY;
    }
    if (size > sizeof small) {
        argument = kmalloc(size, GFP_KERNEL_ACCOUNT);
        if (argument == NULL) {
            return -ENOMEM;
        }
    }
    if (command == APIARY_VMM_RUN && wait_event_freezable(awake, !avm_host_refuses()) != 0) {
        return -EINTR;
    }
    result = call_with(file, command, (void __user *)user, argument);
    if (argument != small) {
        kfree(argument);
    }
    return result;
}

static const struct file_operations device_operations = {
    .owner = THIS_MODULE,
    .open = device_open,
    .release = device_release,
    .unlocked_ioctl = device_ioctl,
    .llseek = noop_llseek,
};

static struct miscdevice device = {
    .minor = MISC_DYNAMIC_MINOR,
    .name = NAME,
    .fops = &device_operations,
    .mode = 0660,
};

// ---- CPUs that go ----

static int cpu_goes(unsigned int cpu)
{
    unsigned long flags;

    local_irq_save(flags);
    avm_host_cpu_off();
    local_irq_restore(flags);
    return 0;
}

static void stop_here(void *context)
{
    avm_host_cpu_off();
}

static void stop_everywhere(void)
{
    avm_host_refuse(true);
    on_each_cpu(stop_here, NULL, 1);
}

/// A processor in VMX operation does not take INIT, and one that sleeps forgets.
static int host_sleeps(struct notifier_block *block, unsigned long action, void *data)
{
    switch (action) {
    case PM_HIBERNATION_PREPARE:
    case PM_SUSPEND_PREPARE:
        stop_everywhere();
        break;
    case PM_POST_HIBERNATION:
    case PM_POST_SUSPEND:
        avm_host_refuse(false);
        wake_up_all(&awake);
        break;
    }
    return NOTIFY_OK;
}

static struct notifier_block sleep_block = {
    .notifier_call = host_sleeps,
};

static int host_restarts(struct notifier_block *block, unsigned long action, void *data)
{
    stop_everywhere();
    return NOTIFY_OK;
}

static struct notifier_block restart_block = {
    .notifier_call = host_restarts,
};

// ---- Life ----

static const char *refusal_text(uint32_t refusal)
{
    switch (refusal) {
    case APIARY_VMM_READY: return "ready";
    case APIARY_VMM_IN_USE: return "another hypervisor has the hardware; unload kvm_amd or kvm_intel to use it here";
    case APIARY_VMM_DISABLED: return "the firmware has turned virtualization off; turn it on in its setup";
    case APIARY_VMM_NO_NESTED_PAGING: return "this CPU has no nested paging";
    case APIARY_VMM_NO_UNRESTRICTED: return "this CPU cannot run real mode in a guest (no unrestricted guest)";
    default: return "this CPU lacks something that is needed";
    }
}

static int hotplug_state;

static int __init apiary_vmm_start(void)
{
    int error;

    os_begin_interrupts();
    error = avm_host_start();
    if (error != 0) {
        pr_err(NAME ": %s\n", error == AVM_ENODEV ? "this CPU has neither VT-x nor AMD-V, or does not show it" : "out of memory");
        return -error;
    }
    avm_host.isolates_deliveries = isolate_deliveries;
    hotplug_state = cpuhp_setup_state_nocalls(CPUHP_AP_ONLINE_DYN, NAME, NULL, cpu_goes);
    if (hotplug_state < 0) {
        avm_host_stop();
        return hotplug_state;
    }
    error = misc_register(&device);
    if (error != 0) {
        cpuhp_remove_state_nocalls(hotplug_state);
        avm_host_stop();
        return error;
    }
    register_pm_notifier(&sleep_block);
    register_reboot_notifier(&restart_block);
    pr_info(NAME ": %s: %s\n", avm_host.info.vendor == APIARY_VMM_AMD ? "AMD-V" : "VT-x", refusal_text(avm_host_refusal()));
    return 0;
}

static void __exit apiary_vmm_end(void)
{
    misc_deregister(&device);
    unregister_reboot_notifier(&restart_block);
    unregister_pm_notifier(&sleep_block);
    cpuhp_remove_state_nocalls(hotplug_state);
    avm_host_stop();
    os_end_interrupts();
    os_check_nothing_held();
    WARN(avm_host.pinned != 0, NAME ": %llu pages are still pinned\n", avm_host.pinned);
}

module_init(apiary_vmm_start);
module_exit(apiary_vmm_end);
MODULE_LICENSE("Dual BSD/GPL");
MODULE_AUTHOR("The Apiary authors");
MODULE_DESCRIPTION("Virtual machines on VT-x and AMD-V, for Apiary");
