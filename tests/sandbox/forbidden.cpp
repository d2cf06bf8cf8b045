// SPDX-License-Identifier: BSD-2-Clause
#include <fcntl.h>
#include <linux/kvm.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "kmod/include/apiary_vmm.h"
#include "tests/sandbox/child.h"

namespace apiary::sandbox::test {
namespace {

/// Asked for before the sandbox closes.
const pid_t parent = ::getppid();

/// System call `Number` with arguments of zero: whatever it would do with them, it is not to be reached.
template <long Number>
int call(const std::string&) {
    return outcome(::syscall(Number, 0, 0, 0, 0, 0, 0));
}

void* plain_page() {
    return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

constexpr Action kActions[] = {
    // Other programs and processes.
    {"execve", [](const std::string&) { return outcome(::execl("/bin/true", "true", nullptr)); }},
    {"execveat", call<SYS_execveat>},
    {"clone", [](const std::string&) { return outcome(::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0)); }},
    {"fork", call<SYS_fork>},
    {"vfork", call<SYS_vfork>},
    {"kill", [](const std::string&) { return outcome(::kill(parent, SIGTERM)); }},
    {"tgkill", [](const std::string&) { return outcome(::syscall(SYS_tgkill, parent, parent, SIGTERM)); }},
    {"tkill", call<SYS_tkill>},
    {"rt_sigqueueinfo", call<SYS_rt_sigqueueinfo>},
    {"pidfd_open", call<SYS_pidfd_open>},
    {"pidfd_getfd", call<SYS_pidfd_getfd>},
    {"ptrace", [](const std::string&) { return outcome(::ptrace(PTRACE_ATTACH, parent, nullptr, nullptr)); }},
    {"process_vm_readv", call<SYS_process_vm_readv>},
    {"process_vm_writev", call<SYS_process_vm_writev>},
    {"kcmp", call<SYS_kcmp>},
    {"wait4", call<SYS_wait4>},
    {"setpgid", call<SYS_setpgid>},
    {"setsid", call<SYS_setsid>},
    // Files by their paths.
    {"open", [](const std::string&) { return outcome(::syscall(SYS_open, "/etc/passwd", O_RDONLY)); }},
    {"openat2", call<SYS_openat2>},
    {"creat", call<SYS_creat>},
    {"unlink", [](const std::string& d) { return outcome(::unlink((d + "/file").c_str())); }},
    {"unlinkat", call<SYS_unlinkat>},
    {"rename", call<SYS_rename>},
    {"renameat2", call<SYS_renameat2>},
    {"chmod", [](const std::string& d) { return outcome(::syscall(SYS_chmod, (d + "/file").c_str(), 0777)); }},
    {"fchmod", call<SYS_fchmod>},
    {"chown", call<SYS_chown>},
    {"truncate", call<SYS_truncate>},
    {"mknodat", call<SYS_mknodat>},
    {"mkdirat", call<SYS_mkdirat>},
    {"linkat", call<SYS_linkat>},
    {"symlinkat", call<SYS_symlinkat>},
    {"setxattr", call<SYS_setxattr>},
    {"chdir", call<SYS_chdir>},
    {"chroot", call<SYS_chroot>},
    {"open_by_handle_at", call<SYS_open_by_handle_at>},
    {"inotify_init1", call<SYS_inotify_init1>},
    {"fanotify_init", call<SYS_fanotify_init>},
    {"memfd_create", call<SYS_memfd_create>},
    // File systems and the host.
    {"mount", call<SYS_mount>},
    {"umount2", call<SYS_umount2>},
    {"move_mount", call<SYS_move_mount>},
    {"open_tree", call<SYS_open_tree>},
    {"fsopen", call<SYS_fsopen>},
    {"pivot_root", call<SYS_pivot_root>},
    {"unshare", call<SYS_unshare>},
    {"setns", call<SYS_setns>},
    {"bpf", call<SYS_bpf>},
    {"perf_event_open", call<SYS_perf_event_open>},
    {"userfaultfd", call<SYS_userfaultfd>},
    {"io_uring_setup", call<SYS_io_uring_setup>},
    {"io_uring_register", call<SYS_io_uring_register>},
    {"io_setup", call<SYS_io_setup>},
    {"add_key", call<SYS_add_key>},
    {"keyctl", call<SYS_keyctl>},
    {"init_module", call<SYS_init_module>},
    {"finit_module", call<SYS_finit_module>},
    {"kexec_load", call<SYS_kexec_load>},
    {"reboot", call<SYS_reboot>},
    {"syslog", call<SYS_syslog>},
    {"settimeofday", call<SYS_settimeofday>},
    {"clock_settime", call<SYS_clock_settime>},
    {"sethostname", call<SYS_sethostname>},
    {"iopl", call<SYS_iopl>},
    {"ioperm", call<SYS_ioperm>},
    {"modify_ldt", call<SYS_modify_ldt>},
    // Its own rights.
    {"setuid", call<SYS_setuid>},
    {"setgroups", call<SYS_setgroups>},
    {"capset", call<SYS_capset>},
    {"prlimit64", call<SYS_prlimit64>},
    {"personality", call<SYS_personality>},
    {"seccomp", call<SYS_seccomp>},
    {"prctl dumpable", [](const std::string&) { return outcome(::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)); }},
    {"prctl seccomp", [](const std::string&) { return outcome(::prctl(PR_GET_SECCOMP, 0, 0, 0, 0)); }},
    {"rt_sigaction", call<SYS_rt_sigaction>},
    {"sched_setaffinity", call<SYS_sched_setaffinity>},
    {"setpriority", call<SYS_setpriority>},
    // Executable memory.
    {"mprotect", [](const std::string&) { return outcome(::mprotect(plain_page(), 4096, PROT_READ | PROT_EXEC)); }},
    {"mmap",
     [](const std::string&) {
         void* const page = ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
         return page == MAP_FAILED ? errno : kDone;
     }},
    {"pkey_mprotect", call<SYS_pkey_mprotect>},
    {"remap_file_pages", call<SYS_remap_file_pages>},
    // Other hosts and programs.
    {"socket unix stream", [](const std::string&) { return outcome(::socket(AF_UNIX, SOCK_STREAM, 0)); }},
    {"socket netlink", [](const std::string&) { return outcome(::socket(AF_NETLINK, SOCK_RAW, 0)); }},
    {"socket packet", [](const std::string&) { return outcome(::socket(AF_PACKET, SOCK_RAW, 0)); }},
    {"socket vsock", [](const std::string&) { return outcome(::socket(AF_VSOCK, SOCK_STREAM, 0)); }},
    {"socketpair", call<SYS_socketpair>},
    {"shmget", call<SYS_shmget>},
    {"mq_open", call<SYS_mq_open>},
    // Descriptors that it has.
    {"ioctl", [](const std::string&) { return outcome(::ioctl(0, TIOCSTI, "x")); }},
    {"ioctl KVM_CREATE_VM", [](const std::string&) { return outcome(::ioctl(0, KVM_CREATE_VM, 0)); }},
    {"ioctl KVM_SET_USER_MEMORY_REGION", [](const std::string&) { return outcome(::ioctl(0, KVM_SET_USER_MEMORY_REGION, 0)); }},
    {"ioctl APIARY_VMM_CREATE", [](const std::string&) { return outcome(::ioctl(0, APIARY_VMM_CREATE, 0)); }},
    {"ioctl APIARY_VMM_MAP", [](const std::string&) { return outcome(::ioctl(0, APIARY_VMM_MAP, 0)); }},
    {"fcntl", [](const std::string&) { return outcome(::fcntl(0, F_SETOWN, parent)); }},
    {"dup2", call<SYS_dup2>},
    {"splice", call<SYS_splice>},
    {"vmsplice", call<SYS_vmsplice>},
};

}  // namespace

std::span<const Action> forbidden_actions() {
    return kActions;
}

}  // namespace apiary::sandbox::test
