// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include "backend/base/check.h"
#include "tests/fuzz_input.h"
#include "tests/share/client.h"

namespace apiary::share::test {

using testing::FuzzInput;

/// A folder to share, made anew for each run, with links out of it to another one beside it that must stay as it is.
class FuzzTree {
public:
    FuzzTree() {
        // In memory where that can be: each run makes the folder anew.
        const std::filesystem::path memory = "/dev/shm";
        const bool in_memory = ::access(memory.c_str(), W_OK) == 0;
        std::string pattern =
            ((in_memory ? memory : std::filesystem::temp_directory_path()) / "apiary-fuzz-XXXXXX").string();
        check(::mkdtemp(pattern.data()) != nullptr, "a temporary folder is made");
        top_ = pattern;
        std::filesystem::create_directory(outside());
        put(outside() / "secret");
        std::filesystem::create_directory(share());
        before_ = look();
        limit_files();
    }
    ~FuzzTree() { std::filesystem::remove_all(top_); }
    FuzzTree(const FuzzTree&) = delete;
    FuzzTree& operator=(const FuzzTree&) = delete;

    [[nodiscard]] std::filesystem::path share() const { return top_ / "share"; }
    /// What the folder holds at the start of a run; the folder itself stays.
    void fill() const {
        std::filesystem::permissions(share(), std::filesystem::perms::owner_all);
        for (const auto& entry : std::filesystem::directory_iterator(share())) {
            std::filesystem::remove_all(entry.path());
        }
        std::filesystem::create_directories(share() / "dir" / "deep");
        put(share() / "hello.txt");
        put(share() / "dir" / "inner.txt");
        std::filesystem::create_symlink(outside(), share() / "absolute");
        std::filesystem::create_symlink("../outside", share() / "relative");
        std::filesystem::create_symlink("../outside/secret", share() / "to-secret");
        std::filesystem::create_symlink("../../outside/made", share() / "dir" / "dangling");
        std::filesystem::create_symlink("..", share() / "up");
        check(::mkfifo((share() / "fifo").c_str(), 0666) == 0, "a pipe is made");
    }
    void check_outside() const {
        const Seen now = look();
        check(now.names == before_.names && now.text == before_.text,
              "nothing appears or goes outside, nor is written");
        for (std::size_t i = 0; i < now.status.size(); ++i) {
            const struct stat& was = before_.status[i];
            const struct stat& is = now.status[i];
            // The time of change tells of every attribute, and of every link.
            check(was.st_ino == is.st_ino && was.st_nlink == is.st_nlink && was.st_ctim.tv_sec == is.st_ctim.tv_sec &&
                      was.st_ctim.tv_nsec == is.st_ctim.tv_nsec,
                  "nothing outside is changed");
        }
    }

private:
    struct Seen {
        std::string names, text;
        std::array<struct stat, 3> status = {};
    };
    [[nodiscard]] std::filesystem::path outside() const { return top_ / "outside"; }
    static void put(const std::filesystem::path& path) { std::ofstream(path) << "some text to be read"; }

    [[nodiscard]] Seen look() const {
        Seen seen;
        for (const std::filesystem::path& directory : {top_, outside()}) {
            for (const auto& entry : std::filesystem::directory_iterator(directory)) {
                seen.names += entry.path().filename().string() + "\n";
            }
        }
        std::getline(std::ifstream(outside() / "secret"), seen.text, '\0');
        std::size_t i = 0;
        for (const std::filesystem::path& path : {top_, outside(), outside() / "secret"}) {
            check(::lstat(path.c_str(), &seen.status[i++]) == 0, "what is outside is there");
        }
        return seen;
    }
    /// A file that grows without end is an error of the write.
    static void limit_files() {
        constexpr rlim_t kMost = 64 << 20;  // Room for guest memory, which is a file too.
        const rlimit limit = {kMost, kMost};
        check(::setrlimit(RLIMIT_FSIZE, &limit) == 0, "files are limited");
        (void)::signal(SIGXFSZ, SIG_IGN);
    }

    std::filesystem::path top_;
    Seen before_;
};

/// A name that is there, one that leads out, one that is none, or any other.
inline std::string name_of_choice(FuzzInput& input) {
    static const std::array<std::string, 20> kNames = {"hello.txt",
                                                       "dir",
                                                       "inner.txt",
                                                       "deep",
                                                       "a",
                                                       "b",
                                                       "absolute",
                                                       "relative",
                                                       "to-secret",
                                                       "dangling",
                                                       "up",
                                                       "fifo",
                                                       "..",
                                                       ".",
                                                       "",
                                                       "../outside/secret",
                                                       "/etc/passwd",
                                                       std::string("a\0b", 3),
                                                       std::string(255, 'n'),
                                                       std::string(256, 'n')};
    const auto choice = input.take<std::uint8_t>();
    return choice < 240 ? kNames[choice % kNames.size()] : std::string(input.text(choice - 240));
}

inline std::uint32_t fid_of_choice(FuzzInput& input) {
    const auto choice = input.take<std::uint8_t>();
    return choice < 250 ? choice % 8 : input.take<std::uint32_t>();
}

inline std::uint64_t offset_of_choice(FuzzInput& input) {
    const auto choice = input.take<std::uint8_t>();
    return choice < 200 ? choice : choice < 230 ? 1ull << (choice - 200 + 34) : input.take<std::uint64_t>();
}

inline std::uint32_t flags_of_choice(FuzzInput& input) {
    // Access modes, and O_EXCL, O_TRUNC, O_APPEND, O_DIRECTORY, O_NOFOLLOW, O_PATH of x86 Linux.
    static constexpr std::array<std::uint32_t, 7> kFlags = {0, 0200, 01000, 02000, 0200000, 0400000, 010000000};
    const auto choice = input.take<std::uint8_t>();
    return choice < 240 ? choice % 4 | kFlags[choice / 4 % kFlags.size()] : input.take<std::uint32_t>();
}

/// Starts a session in which most fids already are something that a client could do harm with.
template <class Send>
void begin(Send send) {
    send(ask::version(16384).take());
    send(ask::attach(0).take());
    std::uint32_t fid = 1;
    for (const std::string_view name : {"dir", "hello.txt", "absolute", "up", "fifo"}) {
        send(ask::walk(0, fid++, {name}).take());
    }
}

/// One of the types with fields that make sense, mostly.
inline Bytes sound_request(FuzzInput& input) {
    const auto type = input.take<std::uint8_t>() % 28;
    const std::uint32_t fid = fid_of_choice(input);
    switch (type) {
        case 0: return ask::version(input.take<std::uint8_t>() % 8 == 0 ? input.take<std::uint32_t>() : 8192).take();
        case 1: return ask::attach(fid).take();
        case 2:
        case 3:
        case 4: {
            Message walk(Request::Walk);
            const std::uint32_t new_fid = fid_of_choice(input);
            const auto count = static_cast<std::uint16_t>(input.take<std::uint8_t>() % 5);
            walk.u32(fid).u32(new_fid).u16(count);
            for (unsigned i = 0; i < count; ++i) {
                walk.text(name_of_choice(input));
            }
            return walk.take();
        }
        case 5:
        case 6: return ask::lopen(fid, flags_of_choice(input)).take();
        case 7: {
            const std::string name = name_of_choice(input);
            const std::uint32_t flags = flags_of_choice(input);
            return ask::lcreate(fid, name, flags, input.take<std::uint16_t>()).take();
        }
        case 8: {
            const std::uint64_t offset = offset_of_choice(input);
            return ask::read(fid, offset, input.take<std::uint16_t>()).take();
        }
        case 9: {
            const std::uint64_t offset = offset_of_choice(input);
            return ask::write(fid, offset, input.text(input.take<std::uint8_t>())).take();
        }
        case 10: return ask::clunk(fid).take();
        case 11: return ask::remove(fid).take();
        case 12: return ask::getattr(fid, input.take<std::uint16_t>()).take();
        case 13: {
            const auto valid = input.take<std::uint16_t>();
            const auto mode = input.take<std::uint16_t>();
            return ask::set_attributes(fid, {.valid = valid,
                                             .mode = mode,
                                             .owner = input.take<std::uint8_t>(),
                                             .group = input.take<std::uint8_t>(),
                                             .size = offset_of_choice(input),
                                             .access_seconds = input.take<std::uint32_t>(),
                                             .access_nanoseconds = input.take<std::uint32_t>(),
                                             .modify_seconds = input.take<std::uint32_t>(),
                                             .modify_nanoseconds = input.take<std::uint32_t>()})
                .take();
        }
        case 14: {
            const std::uint64_t offset = offset_of_choice(input);
            return ask::readdir(fid, offset, input.take<std::uint16_t>()).take();
        }
        case 15: return ask::mkdir(fid, name_of_choice(input), input.take<std::uint16_t>()).take();
        case 16: {
            const std::string name = name_of_choice(input);
            return ask::symlink(fid, name, name_of_choice(input)).take();
        }
        case 17: return ask::readlink(fid).take();
        case 18: {
            const std::uint32_t file = fid_of_choice(input);
            return ask::link(fid, file, name_of_choice(input)).take();
        }
        case 19: {
            const std::string name = name_of_choice(input);
            return ask::unlinkat(fid, name, input.take<std::uint8_t>() % 2 == 0 ? 0 : 0x200).take();
        }
        case 20: {
            const std::uint32_t directory = fid_of_choice(input);
            return ask::rename(fid, directory, name_of_choice(input)).take();
        }
        case 21: {
            const std::string old_name = name_of_choice(input);
            const std::uint32_t directory = fid_of_choice(input);
            return ask::renameat(fid, old_name, directory, name_of_choice(input)).take();
        }
        case 22: return ask::statfs(fid).take();
        case 23: return ask::fsync(fid, input.take<std::uint8_t>()).take();
        case 24: return Message(Request::Lock).u32(fid).u8(1).u32(0).u64(0).u64(0).u32(1).text("c").take();
        case 25: return Message(Request::Getlock).u32(fid).u8(1).u64(0).u64(0).u32(1).text("c").take();
        case 26: return Message(Request::Mknod).u32(fid).text(name_of_choice(input)).u32(0).u32(1).u32(3).u32(0).take();
        default: return Message(Request::Flush).u16(input.take<std::uint16_t>()).take();
    }
}

/// A sound request, one with a few bytes of it replaced, or one cut short; or bytes alone.
inline Bytes request_of_choice(FuzzInput& input) {
    const auto choice = input.take<std::uint8_t>();
    if (choice >= 240) {
        const auto bytes = input.bytes(choice);
        return {bytes.begin(), bytes.end()};
    }
    Bytes request = sound_request(input);
    if (choice >= 200) {
        for (unsigned i = choice % 4 + 1; i > 0; --i) {
            request[input.take<std::uint16_t>() % request.size()] = input.take<std::byte>();
        }
    }
    if (choice % 16 == 15) {
        request.resize(input.take<std::uint16_t>() % (request.size() + 1));
    }
    return request;
}

}  // namespace apiary::share::test
