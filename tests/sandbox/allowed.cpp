// SPDX-License-Identifier: BSD-2-Clause
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <barrier>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <thread>
#include <vector>

#include "backend/base/log.h"
#include "backend/base/unique_fd.h"
#include "tests/sandbox/child.h"

namespace apiary::sandbox::test {
namespace {

/// kDone when `good`; else says what was not.
int expect(bool good, const char* what) {
    if (!good) {
        std::fprintf(stderr, "%s: %s\n", what, std::strerror(errno));
    }
    return good ? kDone : kFailed;
}

int open_it(const std::string& path, int flags = O_RDONLY) {
    return outcome(UniqueFd(::open(path.c_str(), flags)).get());
}

int threads(const std::string&) {
    constexpr int kThreads = 16;
    std::vector<std::thread> started;
    std::atomic<int> done = 0;
    std::barrier all_at_once(kThreads);  // Each with an arena of malloc's own.
    for (int i = 0; i < kThreads; ++i) {
        started.emplace_back([&] {
            std::vector<std::unique_ptr<char[]>> blocks;
            for (int block = 0; block < 100; ++block) {
                blocks.push_back(std::make_unique<char[]>(50'000));
            }
            all_at_once.arrive_and_wait();
            std::this_thread::yield();
            ++done;
        });
    }
    for (std::thread& thread : started) {
        thread.join();
    }
    return expect(done == kThreads, "threads run");
}

int memory(const std::string&) {
    std::vector<char> much(64 << 20, 'x');
    much.resize(much.size() * 2);  // Moved by the kernel, as it is large.
    return expect(much.back() == 0 && much.front() == 'x', "memory is to be had");
}

/// Until the parent ends the input; is stopped meanwhile, after which the kernel goes on with a call of its own.
int wait_for_end(const std::string&) {
    std::fprintf(stderr, "waiting\n");
    pollfd input = {.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    return expect(::poll(&input, 1, 600'000) == 1, "the wait goes on");
}

/// What a failing check and a guest that asks for too much end in: their signal, and no other.
int abort_it(const std::string&) {
    std::abort();
}

int exceptions(const std::string&) {
    try {
        throw std::bad_alloc();
    } catch (const std::bad_alloc&) {
        return kDone;
    }
}

int log_line(const std::string&) {
    log::info("a line from inside");
    return kDone;
}

/// Descriptor 100 is a file that the parent handed over.
int passed_file(const std::string&) {
    const char text[] = "kept";
    std::array<char, sizeof(text)> got = {};
    const iovec out = {const_cast<char*>(text), sizeof(text)};
    const iovec in = {got.data(), got.size()};
    const bool same = ::pwritev(100, &out, 1, 100) == sizeof(text) && ::fdatasync(100) == 0 &&
                      ::preadv(100, &in, 1, 100) == sizeof(text) && std::memcmp(text, got.data(), sizeof(text)) == 0;
    const bool punched =
        ::fallocate(100, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 4096) == 0 || errno == EOPNOTSUPP;
    return expect(same && punched, "a file that was handed over is read and written");
}

int read_passwd(const std::string&) {
    return open_it("/etc/passwd");
}
int read_name_servers(const std::string&) {
    struct stat status = {};
    std::FILE* const file = ::stat("/etc/resolv.conf", &status) == 0 ? std::fopen("/etc/resolv.conf", "r") : nullptr;
    if (file == nullptr) {
        return errno;
    }
    std::array<char, 64> line;
    const bool read = std::fgets(line.data(), line.size(), file) != nullptr || std::feof(file) != 0;
    std::fclose(file);
    return expect(read, "the file is read");
}
int read_overcommit(const std::string&) {
    return open_it("/proc/sys/vm/overcommit_memory", O_RDONLY | O_CLOEXEC);
}

// ---- Folders ----

int below(const std::string& directory, const char* name, int flags) {
    const UniqueFd folder(::open((directory + "/share").c_str(), O_PATH | O_DIRECTORY));
    const UniqueFd file(::openat(folder.get(), name, flags, 0644));
    return outcome(file.get());
}
int below_read(const std::string& directory) {
    return below(directory, "file", O_RDONLY);
}
int below_write(const std::string& directory) {
    return below(directory, "file", O_RDWR);
}
int below_make(const std::string& directory) {
    return below(directory, "new", O_RDWR | O_CREAT | O_EXCL);
}
int above(const std::string& directory) {
    return below(directory, "../file", O_RDONLY);
}
int above_make(const std::string& directory) {
    return below(directory, "../made", O_WRONLY | O_CREAT);
}
int through_link(const std::string& directory) {
    return below(directory, "link", O_RDONLY);
}
int beside(const std::string& directory) {
    return open_it(directory + "/file");
}
int by_absolute_path(const std::string& directory) {
    return open_it(directory + "/share/file");
}
/// As share::Tree has it: by an O_PATH descriptor and this process's own directory of descriptors.
int below_reopened(const std::string& directory) {
    const UniqueFd own(::open("/proc/self/fd", O_PATH | O_DIRECTORY));
    const UniqueFd file(::open((directory + "/share/file").c_str(), O_PATH));
    return outcome(UniqueFd(::openat(own.get(), std::to_string(file.get()).c_str(), O_RDONLY)).get());
}
int above_reopened(const std::string& directory) {
    const UniqueFd own(::open("/proc/self/fd", O_PATH | O_DIRECTORY));
    const UniqueFd file(::open((directory + "/file").c_str(), O_PATH));
    return outcome(UniqueFd(::openat(own.get(), std::to_string(file.get()).c_str(), O_RDONLY)).get());
}
int move_out(const std::string& directory) {
    return outcome(::renameat(AT_FDCWD, (directory + "/share/file").c_str(), AT_FDCWD, (directory + "/moved").c_str()));
}
int link_in(const std::string& directory) {
    return outcome(
        ::linkat(AT_FDCWD, (directory + "/file").c_str(), AT_FDCWD, (directory + "/share/linked").c_str(), 0));
}
int delete_beside(const std::string& directory) {
    return outcome(::unlinkat(AT_FDCWD, (directory + "/file").c_str(), 0));
}
int mode_in_folder(const std::string& directory) {
    return outcome(::fchmodat(AT_FDCWD, (directory + "/share/file").c_str(), 0600, 0));
}

// ---- Sockets ----

sockaddr_in loopback(in_port_t port) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = port;
    return address;
}

/// Of descriptor 102; asked for before the sandbox closes.
const sockaddr_in listener_address = [] {
    sockaddr_in address = {};
    socklen_t length = sizeof(address);
    (void)::getsockname(102, reinterpret_cast<sockaddr*>(&address), &length);
    return address;
}();

/// Descriptor 102 listens.
int tcp(const std::string&) {
    const UniqueFd client(::socket(AF_INET, SOCK_STREAM, 0));
    if (::connect(client.get(), reinterpret_cast<const sockaddr*>(&listener_address), sizeof(listener_address)) != 0) {
        return errno;
    }
    const UniqueFd server(::accept(102, nullptr, nullptr));
    std::array<char, 2> got = {};
    return expect(::send(client.get(), "hi", 2, 0) == 2 && ::recv(server.get(), got.data(), 2, 0) == 2 && got[1] == 'i',
                  "a connection carries data");
}
int tcp_connect(const std::string&) {
    const UniqueFd client(::socket(AF_INET, SOCK_STREAM, 0));
    const sockaddr_in address = loopback(htons(1));
    return outcome(::connect(client.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)));
}
template <int Family, int Type, int Protocol>
int socket_of(const std::string&) {
    return outcome(UniqueFd(::socket(Family, Type, Protocol)).get());
}
int abstract_connect(const std::string& directory) {
    const UniqueFd client(::socket(AF_UNIX, SOCK_STREAM, 0));
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path + 1, directory.c_str(), sizeof(address.sun_path) - 2);
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + directory.size());
    return outcome(::connect(client.get(), reinterpret_cast<const sockaddr*>(&address), length));
}

/// Descriptor 101 is a socket on which the parent sends a descriptor of a file that has "handed in".
int descriptor_handed_in(const std::string&) {
    std::array<char, 8> byte;
    iovec data = {byte.data(), byte.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control;
    msghdr message = {};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    if (::recvmsg(101, &message, MSG_CMSG_CLOEXEC) <= 0 || CMSG_FIRSTHDR(&message) == nullptr) {
        return expect(false, "a descriptor comes");
    }
    int fd = -1;
    std::memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof(fd));
    const UniqueFd file(fd);
    std::array<char, 9> text = {};
    return expect(::read(file.get(), text.data(), text.size()) == 9 && std::memcmp(text.data(), "handed in", 9) == 0,
                  "a descriptor that was handed in is read");
}

// ---- Between the steps ----

int run_program(const std::string&) {
    return outcome(::execl("/bin/true", "true", nullptr));
}
int signal_parent(const std::string&) {
    return outcome(::kill(::getppid(), 0));
}
bool has_no_capabilities() {
    __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = {};
    return ::syscall(SYS_capget, &header, data) == 0 && data[0].permitted == 0 && data[0].effective == 0 &&
           data[0].inheritable == 0 && data[1].permitted == 0;
}
int has_privileges(const std::string&) {
    return expect(::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 && ::prctl(PR_CAPBSET_READ, CAP_CHOWN, 0, 0, 0) == 0 &&
                      has_no_capabilities(),
                  "no privilege is left");
}

// ---- Several threads ----

/// Enters from one thread, and lets another do what is forbidden.
int other_thread(const std::string&) {
    std::atomic<bool> entered = false;
    std::thread other([&] {
        entered.wait(false);
        (void)::syscall(SYS_getppid);
    });
    const auto status = restrict_calls({});
    entered = true;
    entered.notify_all();
    other.join();
    return status ? kFailed : kNotEntered;
}
int too_late(const std::string&) {
    std::atomic<bool> end = false;
    std::thread other([&] { end.wait(false); });
    const auto status = restrict_files({});
    end = true;
    end.notify_all();
    other.join();
    return expect(!status, "files are restricted before there are threads");
}

// ---- Calls of other systems ----

int thirty_two_bits(const std::string&) {
    // getpid of 32-bit programs, in a process of 64 bits.
    long result = 20;
    asm volatile("int $0x80" : "+a"(result) : : "memory", "r8", "r9", "r10", "r11");
    return kDone;
}
int x32(const std::string&) {
    return outcome(::syscall(0x4000'0000L | SYS_getpid));
}

constexpr Action kActions[] = {
    {"threads", threads},
    {"memory", memory},
    {"wait", wait_for_end},
    {"abort", abort_it},
    {"exceptions", exceptions},
    {"log line", log_line},
    {"passed file", passed_file},
    {"read passwd", read_passwd},
    {"read name servers", read_name_servers},
    {"read overcommit", read_overcommit},
    {"below: read", below_read},
    {"below: write", below_write},
    {"below: make", below_make},
    {"below: reopen", below_reopened},
    {"below: absolute", by_absolute_path},
    {"below: mode", mode_in_folder},
    {"above: read", above},
    {"above: make", above_make},
    {"above: link", through_link},
    {"above: absolute", beside},
    {"above: reopen", above_reopened},
    {"above: move", move_out},
    {"above: link in", link_in},
    {"above: delete", delete_beside},
    {"tcp", tcp},
    {"tcp connect", tcp_connect},
    {"socket tcp6", socket_of<AF_INET6, SOCK_STREAM | SOCK_NONBLOCK, 0>},
    {"socket udp", socket_of<AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0>},
    {"socket unix", socket_of<AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0>},
    {"socket raw", socket_of<AF_INET, SOCK_RAW, IPPROTO_ICMP>},
    {"abstract socket", abstract_connect},
    {"descriptor", descriptor_handed_in},
    {"run a program", run_program},
    {"signal the parent", signal_parent},
    {"privileges", has_privileges},
    {"other thread", other_thread},
    {"too late", too_late},
    {"32 bits", thirty_two_bits},
    {"x32", x32},
};

}  // namespace

std::span<const Action> other_actions() {
    return kActions;
}

}  // namespace apiary::sandbox::test
