// SPDX-License-Identifier: BSD-2-Clause
// The calls that a guest's process makes once it runs, each with who makes it. Seen with strace in what tests/sandbox
// does, or read in the sources of glibc 2.41, libstdc++ 14, Asio, liburing and libslirp 4.8 where a test cannot bring
// it about.
#include "backend/sandbox/rules_linux.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <linux/if_tun.h>
#include <linux/kvm.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "kmod/include/apiary_vmm.h"

namespace apiary::sandbox {
namespace {

using Conditions = std::vector<scmp_arg_cmp>;

/// Of an `int` argument the kernel looks at 32 bits only.
constexpr std::uint64_t kInt = 0xFFFF'FFFF;

scmp_arg_cmp masked(unsigned argument, std::uint64_t mask, std::uint64_t value) {
    return {.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = value & mask};
}
/// The argument is this int.
template <class Value>
scmp_arg_cmp is(unsigned argument, Value value) {
    return masked(argument, kInt, static_cast<std::uint64_t>(value));
}
/// The int has none of these bits.
scmp_arg_cmp without(unsigned argument, std::uint64_t bits) {
    return masked(argument, bits, 0);
}
/// The int has these bits at most.
scmp_arg_cmp only(unsigned argument, std::uint64_t bits) {
    return masked(argument, kInt & ~bits, 0);
}

/// What pthread_create() asks for in glibc.
constexpr std::uint64_t kThread = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SYSVSEM | CLONE_SIGHAND | CLONE_THREAD |
                                  CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;

class Table {
public:
    void allow(int call, const char* reason, Conditions conditions = {}) {
        rules_.push_back({call, reason, std::move(conditions)});
    }
    /// The call is not made, and fails with `error`: for what a library tries and does without.
    void refuse(int call, int error, const char* reason, Conditions conditions = {}) {
        rules_.push_back({call, reason, std::move(conditions), SCMP_ACT_ERRNO(static_cast<std::uint32_t>(error))});
    }
    [[nodiscard]] std::vector<Rule> take() { return std::move(rules_); }

private:
    std::vector<Rule> rules_;
};

void add_memory(Table& table) {
    table.allow(SCMP_SYS(brk), "malloc");
    table.allow(SCMP_SYS(mmap), "malloc, stacks of threads; code is generated into memory that is mapped before",
                {without(2, PROT_EXEC)});
    table.allow(SCMP_SYS(mprotect), "malloc's arenas, guards of stacks", {without(2, PROT_EXEC)});
    table.allow(SCMP_SYS(munmap), "malloc, stacks of threads");
    table.allow(SCMP_SYS(mremap), "realloc of large blocks");
    table.allow(SCMP_SYS(madvise), "malloc, stacks of ended threads and the balloon give memory back", {is(2, MADV_DONTNEED)});
    table.allow(SCMP_SYS(mincore), "how much of its RAM the guest has touched");
}

void add_threads(Table& table, pid_t self) {
    table.refuse(SCMP_SYS(clone3), ENOSYS, "pthread_create; its flags are out of the filter's sight, so it uses clone");
    table.allow(SCMP_SYS(clone), "pthread_create", {is(0, kThread)});
    table.allow(SCMP_SYS(set_robust_list), "a thread's start");
    table.allow(SCMP_SYS(rseq), "a thread's start");
    table.allow(SCMP_SYS(prctl), "a thread's name: it may have been started just before", {is(0, PR_SET_NAME)});
    table.allow(SCMP_SYS(prctl), "the clock's thread wants exact alarms: the same", {is(0, PR_SET_TIMERSLACK)});
    table.allow(SCMP_SYS(sched_getaffinity), "malloc counts CPUs before it makes an arena");
    table.allow(SCMP_SYS(futex), "mutexes, condition variables, joins");
    table.allow(SCMP_SYS(sched_yield), "a vCPU's PAUSE");
    table.allow(SCMP_SYS(membarrier), "vCPUs agree on code that is written to");
    table.allow(SCMP_SYS(gettid), "abort, raise");
    table.allow(SCMP_SYS(getpid), "abort, raise; locks of disks");
    table.allow(SCMP_SYS(tgkill), "abort, raise: to this process", {is(0, self)});
    table.allow(SCMP_SYS(rt_sigprocmask), "a thread's start, abort");
    table.allow(SCMP_SYS(rt_sigreturn), "the end of a signal handler");
    table.allow(SCMP_SYS(restart_syscall), "the kernel's, when a stopped process goes on");
    table.allow(SCMP_SYS(exit), "a thread's end");
    table.allow(SCMP_SYS(exit_group), "the end");
}

void add_time(Table& table) {
    table.allow(SCMP_SYS(clock_gettime), "clocks, on hosts whose vDSO cannot read them");
    table.allow(SCMP_SYS(getrandom), "virtio-rng, seeds at a reset, malloc");
}

/// Descriptors of every kind: console, control, wake-ups, log.
void add_descriptors(Table& table) {
    table.allow(SCMP_SYS(read), "consoles, wake-ups, timers");
    table.allow(SCMP_SYS(write), "consoles, wake-ups, log");
    table.allow(SCMP_SYS(close), "whatever ends");
    table.allow(SCMP_SYS(epoll_wait), "event loops");
    table.allow(SCMP_SYS(epoll_ctl), "event loops");
    table.allow(SCMP_SYS(timerfd_settime), "timers of event loops");
    table.allow(SCMP_SYS(poll), "consoles; ends of disk requests");
    table.allow(SCMP_SYS(ppoll), "ends of disk requests, waited for briefly");
    table.allow(SCMP_SYS(fcntl), "Asio and libslirp look before they set O_NONBLOCK", {is(1, F_GETFL)});
    table.allow(SCMP_SYS(fcntl), "the same", {is(1, F_SETFL)});
    table.allow(SCMP_SYS(ioctl), "Asio's way to O_NONBLOCK", {is(1, FIONBIO)});
    table.allow(SCMP_SYS(fstat), "stdio; the size of the kernel's files, at resets");
    table.allow(SCMP_SYS(pread64), "the kernel's files, at resets");
}

/// Where nothing is to be opened.
void add_no_files(Table& table) {
    table.refuse(SCMP_SYS(openat), EACCES,
                 "malloc asks /proc/sys/vm/overcommit_memory whether an arena should shrink, and does without",
                 {is(0, AT_FDCWD), only(2, O_CLOEXEC)});
}

void add_user_network(Table& table) {
    constexpr std::uint64_t kFlags = SOCK_CLOEXEC | SOCK_NONBLOCK;
    for (const int family : {AF_INET, AF_INET6}) {
        for (const int type : {SOCK_STREAM, SOCK_DGRAM}) {
            table.allow(SCMP_SYS(socket), "libslirp: a connection of the guest's",
                        {is(0, family), masked(1, kInt & ~kFlags, static_cast<std::uint64_t>(type)), is(2, 0)});
        }
        table.allow(SCMP_SYS(socket), "libslirp: the guest's ping",
                    {is(0, family), masked(1, kInt & ~kFlags, SOCK_DGRAM),
                     is(2, family == AF_INET ? static_cast<int>(IPPROTO_ICMP) : static_cast<int>(IPPROTO_ICMPV6))});
        table.refuse(SCMP_SYS(socket), EPERM, "libslirp: the guest's ping, where the host does not let users ping",
                     {is(0, family), masked(1, kInt & ~kFlags, SOCK_RAW)});
    }
    table.refuse(SCMP_SYS(socket), EACCES, "libslirp: the scope of a name server's link-local address (if_nametoindex)",
                 {is(0, AF_UNIX), masked(1, kInt & ~kFlags, SOCK_DGRAM), is(2, 0)});
    table.allow(SCMP_SYS(connect), "libslirp: TCP connections, pings");
    table.allow(SCMP_SYS(accept), "libslirp: forwarded connections");
    table.allow(SCMP_SYS(getpeername), "libslirp: whether a connection came about");
    table.allow(SCMP_SYS(getsockopt), "libslirp: why it did not", {is(1, SOL_SOCKET), is(2, SO_ERROR)});
    for (const auto& [level, option] :
         {std::pair{SOL_SOCKET, SO_REUSEADDR}, std::pair{SOL_SOCKET, SO_OOBINLINE},
          std::pair{int{IPPROTO_TCP}, TCP_NODELAY}, std::pair{int{IPPROTO_IP}, IP_TTL},
          std::pair{int{IPPROTO_IP}, IP_RECVERR}, std::pair{int{IPPROTO_IPV6}, IPV6_UNICAST_HOPS},
          std::pair{int{IPPROTO_IPV6}, IPV6_RECVERR}}) {
        table.allow(SCMP_SYS(setsockopt), "libslirp: urgent data, no delay, time to live, errors of datagrams",
                    {is(1, level), is(2, option)});
    }
    table.allow(SCMP_SYS(shutdown), "libslirp: half-closed connections");
    table.allow(SCMP_SYS(sendto), "libslirp: data");
    table.allow(SCMP_SYS(recvfrom), "libslirp: data");
    table.allow(SCMP_SYS(recvmsg), "libslirp: errors of datagrams");
    table.allow(SCMP_SYS(ioctl), "libslirp: how much there is to read", {is(1, FIONREAD)});
    table.allow(SCMP_SYS(newfstatat), "libslirp: whether /etc/resolv.conf has changed");
    table.allow(SCMP_SYS(openat), "libslirp: /etc/resolv.conf", {is(0, AT_FDCWD), only(2, O_CLOEXEC)});
    table.allow(SCMP_SYS(lseek), "stdio: /etc/resolv.conf is not read to its end");
}

void add_tap(Table& table) {
    table.allow(SCMP_SYS(readv), "frames");
    table.allow(SCMP_SYS(writev), "frames");
    table.allow(SCMP_SYS(ioctl), "the offloads that the guest's driver agrees to", {is(1, TUNSETOFFLOAD)});
}

void add_disks(Table& table) {
    table.allow(SCMP_SYS(preadv), "disks");
    table.allow(SCMP_SYS(preadv2), "disks: what is in memory already");
    table.allow(SCMP_SYS(pwritev), "disks");
    table.allow(SCMP_SYS(fdatasync), "disks: flush");
    table.allow(SCMP_SYS(fallocate), "disks: discard, zeroes");
    table.allow(SCMP_SYS(ioctl), "disks: discard of a device", {is(1, BLKDISCARD)});
    table.allow(SCMP_SYS(ioctl), "disks: zeroes on a device", {is(1, BLKZEROOUT)});
}

void add_io_uring(Table& table) {
    table.allow(SCMP_SYS(io_uring_enter), "disks: requests to a ring");
}

void add_folders(Table& table) {
    table.allow(SCMP_SYS(openat2), "shared folders: a step below the folder");
    table.allow(SCMP_SYS(fcntl), "shared folders: another fid of a file", {is(1, F_DUPFD_CLOEXEC)});
    table.allow(SCMP_SYS(newfstatat), "shared folders: attributes");
    table.allow(SCMP_SYS(fstatfs), "shared folders: space");
    table.allow(SCMP_SYS(getdents64), "shared folders: names in a directory");
    table.allow(SCMP_SYS(lseek), "shared folders: places in a directory");
    table.allow(SCMP_SYS(readlinkat), "shared folders: symbolic links");
    table.allow(SCMP_SYS(preadv), "shared folders: reads");
    table.allow(SCMP_SYS(fsync), "shared folders: sync");
    table.allow(SCMP_SYS(fdatasync), "shared folders: sync of data");
}

void add_read_only_folders(Table& table) {
    constexpr std::uint64_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
    table.allow(SCMP_SYS(openat), "shared folders: files to read", {without(2, kWriting)});
}

void add_writable_folders(Table& table) {
    table.allow(SCMP_SYS(openat), "shared folders: files");
    table.allow(SCMP_SYS(pwrite64), "shared folders: writes");
    table.allow(SCMP_SYS(ftruncate), "shared folders: a new size");
    table.allow(SCMP_SYS(mkdirat), "shared folders");
    table.allow(SCMP_SYS(symlinkat), "shared folders");
    table.allow(SCMP_SYS(linkat), "shared folders");
    table.allow(SCMP_SYS(unlinkat), "shared folders");
    table.allow(SCMP_SYS(renameat), "shared folders");
    table.allow(SCMP_SYS(fchmodat), "shared folders: a new mode");
    table.allow(SCMP_SYS(fchownat), "shared folders: a new owner");
    table.allow(SCMP_SYS(utimensat), "shared folders: new times");
}

void add_connections(Table& table) {
    table.allow(SCMP_SYS(accept4), "control: connections of the helper's");
    table.allow(SCMP_SYS(getsockopt), "control: who connects", {is(1, SOL_SOCKET), is(2, SO_PEERCRED)});
    table.allow(SCMP_SYS(ioctl), "control: a console's client does not block", {is(1, FIONBIO)});
    table.allow(SCMP_SYS(recvmsg), "control: requests, and descriptors that clients hand in");
    table.allow(SCMP_SYS(sendmsg), "control: answers");
    table.allow(SCMP_SYS(recvfrom), "control: requests");
    table.allow(SCMP_SYS(sendto), "control: answers");
    table.allow(SCMP_SYS(shutdown), "control: the end of a connection");
}

/// vCPUs are made by then, and a kick is a signal to a thread of this process.
void add_kvm(Table& table) {
    table.allow(SCMP_SYS(ioctl), "KVM: the guest runs", {is(1, KVM_RUN)});
    table.allow(SCMP_SYS(ioctl), "KVM: an interrupt for the guest", {is(1, KVM_INTERRUPT)});
    table.allow(SCMP_SYS(ioctl), "KVM: an NMI for the guest", {is(1, KVM_NMI)});
    for (const unsigned long call : {KVM_GET_REGS, KVM_GET_SREGS, KVM_GET_XSAVE, KVM_GET_XCRS, KVM_GET_DEBUGREGS,
                                     KVM_GET_VCPU_EVENTS, KVM_GET_MSRS}) {
        table.allow(SCMP_SYS(ioctl), "KVM: registers, looked at", {is(1, call)});
    }
    for (const unsigned long call : {KVM_SET_REGS, KVM_SET_SREGS, KVM_SET_XSAVE, KVM_SET_XCRS, KVM_SET_DEBUGREGS,
                                     KVM_SET_VCPU_EVENTS, KVM_SET_MSRS, KVM_SET_DEVICE_ATTR}) {
        table.allow(SCMP_SYS(ioctl), "KVM: registers and clock, at resets", {is(1, call)});
    }
}

/// vCPUs are made by then, and the memory is mapped.
void add_vmm(Table& table) {
    table.allow(SCMP_SYS(ioctl), "Apiary's kernel module: the guest runs", {is(1, APIARY_VMM_RUN)});
    table.allow(SCMP_SYS(ioctl), "Apiary's kernel module: a vCPU is called out of the guest", {is(1, APIARY_VMM_KICK)});
    table.allow(SCMP_SYS(ioctl), "Apiary's kernel module: registers, looked at", {is(1, APIARY_VMM_GET_STATE)});
    table.allow(SCMP_SYS(ioctl), "Apiary's kernel module: what the processor's record of a vCPU has beside them", {is(1, APIARY_VMM_FIELDS)});
    table.allow(SCMP_SYS(ioctl), "Apiary's kernel module: registers, at resets", {is(1, APIARY_VMM_SET_STATE)});
    table.allow(SCMP_SYS(ioctl), "Apiary's kernel module: the balloon gives the guest's memory back", {is(1, APIARY_VMM_DISCARD)});
}

void add_logs(Table& table) {
    table.allow(SCMP_SYS(pwrite64), "logs: what is written");
    table.allow(SCMP_SYS(pread64), "logs: the part that is kept");
    table.allow(SCMP_SYS(ftruncate), "logs: the part that is dropped");
}

/// What GCC's and clang's sanitizers do beside the program.
void add_sanitizers([[maybe_unused]] Table& table) {
#ifdef APIARY_SANITIZED
    table.allow(SCMP_SYS(sigaltstack), "sanitizers: a thread's start and end");
    table.allow(SCMP_SYS(madvise), "sanitizers: shadow memory");
    table.allow(SCMP_SYS(gettimeofday), "sanitizers: the thread sanitizer's own thread");
    table.allow(SCMP_SYS(nanosleep), "sanitizers: the same");
    table.allow(SCMP_SYS(pipe2), "sanitizers: whether memory is there to be read");
#endif
}

bool has(const Needs& needs, Access access) {
    return std::ranges::any_of(needs.places, [&](const Place& place) { return place.access == access; });
}

}  // namespace

std::vector<Rule> rules_for(const Needs& needs, pid_t self) {
    Table table;
    add_memory(table);
    add_threads(table, self);
    add_time(table);
    const bool writable = has(needs, Access::WriteTree);
    const bool folders = writable || has(needs, Access::ReadTree);
    add_descriptors(table);
    if (folders) {
        add_folders(table);
        writable ? add_writable_folders(table) : add_read_only_folders(table);
    }
    if (needs.user_network) {
        add_user_network(table);
    }
    if (!folders && !needs.user_network) {
        add_no_files(table);
    }
    if (needs.tap) {
        add_tap(table);
    }
    if (needs.disks) {
        add_disks(table);
    }
    if (needs.io_uring) {
        add_io_uring(table);
    }
    if (needs.connections) {
        add_connections(table);
    }
    if (needs.kvm) {
        add_kvm(table);
    }
    if (needs.vmm) {
        add_vmm(table);
    }
    if (needs.logs) {
        add_logs(table);
    }
    add_sanitizers(table);
    return table.take();
}

}  // namespace apiary::sandbox
