// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "backend/base/result.h"

/// What a process that runs a guest gives up for good, so that a fault of ours that the guest makes use of gains it
/// nothing but what its own devices have.
///
/// There are two steps, since the kernels apply some of it to one thread and its later ones, and some to all threads at
/// once:
/// 1. restrict_files() while the process has one thread. From then on it opens no file but those of Needs::places;
/// descriptors
///    that it has, or is handed, stay as they are.
/// 2. restrict_calls() when all is open and before the guest's first instruction, from any thread, for all threads.
/// From then on a
///    system call that no guest needs ends the process, after a line that names the call.
///
/// Linux: Landlock and seccomp. A request to io_uring is no system call, and only Landlock looks at it: whoever has a
/// ring may do with it what the ring's own restrictions allow. FreeBSD: Capsicum, all of it in the second step, and
/// limit_descriptor().
namespace apiary::sandbox {

/// What may be opened.
enum class Access {
    ReadFile,   ///< This file, to read. Until restrict_calls().
    WriteFile,  ///< This file, to read and write. Until restrict_calls().
    ReadTree,   ///< What is below this directory, to read.
    WriteTree,  ///< What is below this directory, to read, write, make and delete; of files, directories and symbolic
                ///< links.
};

/// A file or directory, by a descriptor, which may be an O_PATH one and is not kept.
struct Place {
    int fd = -1;
    Access access = Access::ReadFile;
};

/// What the guest's devices have to do with the host.
struct Needs {
    std::vector<Place> places;  ///< Shared folders, and what is opened by its path between the two steps.
    bool user_network =
        false;                 ///< Sockets such as libslirp makes, and /etc/resolv.conf, which it reads time and again.
    bool tap = false;          ///< Offloads of tap devices that are open.
    bool disks = false;        ///< Reads, writes, flushes and discards of disks that are open, by threads.
    bool io_uring = false;     ///< The same by rings that are open.
    bool connections = false;  ///< Clients on open Unix sockets, which may hand in descriptors.
    bool kvm = false;          ///< vCPUs of KVM that are open.
    bool vmm = false;          ///< A machine of Apiary's kernel module that is open.
    bool logs = false;         ///< Files that are open, for the console's output and the guest's end.
    std::uint64_t memory = 0;  ///< The guest's RAM, in bytes.
    int log = 2;               ///< Where the line about a forbidden call goes, for as long as the process lives.
};

/// What a step has done on this host. Each is a few words for people.
struct Status {
    std::vector<std::string> in_force;
    std::vector<std::string> missing;  ///< With the reason: "Landlock (the kernel has none)".
};

/// No file but those of `needs`, no new privileges, no capabilities; without a user network no TCP; no signal to, and
/// no abstract socket of, another process. Irreversible. Fails when the process has other threads, or a place is none.
[[nodiscard]] Result<Status> restrict_files(const Needs& needs);

/// No system call but those of `needs`, in all threads; no memory dump, no debugger, an end to what it may allocate.
/// Irreversible. Fails when the kernel has not what it takes.
[[nodiscard]] Result<Status> restrict_calls(const Needs& needs);

/// What a descriptor is for.
enum class Kind { Disk, ReadOnlyDisk, Tap, Share, ReadOnlyShare, Console, Control, Log };

/// Takes from a descriptor every right that its use does not take; also from what is opened below a directory. Before
/// restrict_calls(). Linux has no such thing, and does nothing.
[[nodiscard]] Result<void> limit_descriptor(int fd, Kind kind);

}  // namespace apiary::sandbox
