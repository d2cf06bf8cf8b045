// SPDX-License-Identifier: BSD-2-Clause
#include "backend/memory/process_barrier.h"

#include <sys/mman.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/membarrier.h>
#include <sys/syscall.h>
#endif

#include <atomic>
#include <mutex>

#include "backend/base/check.h"

namespace apiary::memory {
namespace {

#ifdef __linux__
long membarrier(int command) { return ::syscall(SYS_membarrier, command, 0U, 0); }
bool register_membarrier() { return membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED) == 0; }
bool run_membarrier() { return membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED) == 0; }
#else
bool register_membarrier() { return false; }
bool run_membarrier() { return false; }
#endif

/// Taking a right away from a page that is in use needs a TLB shoot-down, and with it an interrupt, which is a barrier,
/// on every CPU that runs a thread of the process.
void shoot_down() {
    static std::mutex mutex;
    static const std::size_t size = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    static void* const page = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
    check(page != MAP_FAILED, "a page for memory barriers can be mapped");
    std::lock_guard lock(mutex);
    check(::mprotect(page, size, PROT_READ | PROT_WRITE) == 0, "a page can be made writable");
    std::atomic_ref(*static_cast<int*>(page)).fetch_add(1);  // Brings it into the TLB; a barrier of our own, too.
    check(::mprotect(page, size, PROT_READ) == 0, "a page can be made read-only");
}

}  // namespace

void process_barrier() {
    static const bool have_membarrier = register_membarrier();
    if (!have_membarrier || !run_membarrier()) {
        shoot_down();
    }
}

}  // namespace apiary::memory
