// SPDX-License-Identifier: BSD-2-Clause
// sandboxed-share: the server of a shared folder, asked for everything it does, in the sandbox. With "read-only", by a
// guest that tries to write. Ends with 0, or with the number of requests that were not answered as they are to be.
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <string_view>

#include "backend/base/log.h"
#include "backend/sandbox/sandbox.h"
#include "backend/share/attributes.h"
#include "backend/share/open_flags.h"
#include "tests/share/rig.h"

using namespace apiary;
using namespace apiary::share;
using namespace apiary::share::test;

namespace {

constexpr std::uint32_t kFile = 10, kMade = 11, kDir = 12, kList = 13, kLink = 14;
int wrong = 0;
const std::uint32_t owner = ::geteuid(), group = ::getegid();  // Asked for before the sandbox closes.

void expect(std::uint32_t error, std::uint32_t expected, const char* what) {
    if (error != expected) {
        std::fprintf(stderr, "%s: error %u\n", what, error);
        ++wrong;
    }
}

Result<void> enter(const Rig& rig, bool read_only) {
    const UniqueFd folder(::open(rig.share.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    sandbox::Needs needs;
    needs.places.push_back({folder.get(), read_only ? sandbox::Access::ReadTree : sandbox::Access::WriteTree});
    if (auto files = sandbox::restrict_files(needs); !files) {
        return std::unexpected(files.error());
    }
    if (auto calls = sandbox::restrict_calls(needs); !calls) {
        return std::unexpected(calls.error());
    }
    return {};
}

void read_everything(Rig& rig) {
    expect(rig.go(kFile, {"hello.txt"}) ? 0 : 1, 0, "walk");
    expect(rig.error(ask::getattr(kFile)), 0, "getattr");
    expect(rig.error(ask::lopen(kFile, dotl::kReadOnly)), 0, "open to read");
    expect(rig.contents(kFile) == "hello, world" ? 0 : 1, 0, "read");
    expect(rig.error(ask::statfs(kFile)), 0, "statfs");
    expect(rig.go(kList, {}) ? 0 : 1, 0, "walk to the same place");
    expect(rig.error(ask::lopen(kList, dotl::kReadOnly | dotl::kDirectory)), 0, "open a directory");
    expect(entries_of(rig.rpc(ask::readdir(kList, 0, 4096))).size() > 5 ? 0 : 1, 0, "readdir");
    expect(entries_of(rig.rpc(ask::readdir(kList, 0, 100))).empty() ? 1 : 0, 0, "readdir from the start again");
    expect(rig.go(kLink, {"to-hello"}) ? 0 : 1, 0, "walk to a symbolic link");
    expect(rig.error(ask::readlink(kLink)), 0, "readlink");
    expect(rig.go(kLink + 1, {"to-secret", "x"}) ? 1 : 0, 0, "walk out of the folder");
    expect(rig.error(std::move(Message(Request::Lock).u32(kFile).u8(0).u32(0).u64(0).u64(0).u32(1).text("c"))), 0,
           "lock");
}

void change_everything(Rig& rig, std::uint32_t error) {
    using namespace setattr;
    const auto change = [&](Message&& message, const char* what) {
        expect(rig.error(std::move(message)), error, what);
    };
    expect(rig.go(kDir, {"dir"}) && rig.go(kMade, {}) ? 0 : 1, 0, "walk to directories");
    change(ask::lcreate(kMade, "made", dotl::kReadWrite), "create");
    if (error == 0) {
        change(ask::write(kMade, 0, "data"), "write");
        change(ask::fsync(kMade), "fsync");
        change(ask::fsync(kMade, 1), "fdatasync");
    }
    change(ask::mkdir(kDir, "sub"), "mkdir");
    change(ask::symlink(kDir, "sym", "target"), "symlink");
    expect(rig.go(kLink + 2, {"dir", "inner.txt"}) ? 0 : 1, 0, "walk to a file");
    change(ask::link(kDir, kLink + 2, "hard"), "link");
    change(ask::set_attributes(kLink + 2, {.valid = kMode, .mode = 0600}), "mode");
    change(ask::set_attributes(kLink + 2, {.valid = kOwner | kGroup, .owner = owner, .group = group}), "owner");
    change(ask::set_attributes(kLink + 2, {.valid = kSize, .size = 2}), "size");
    change(ask::set_attributes(kLink + 2, {.valid = kModifyTime | kModifyTimeGiven, .modify_seconds = 1}), "time");
    change(ask::renameat(Rig::kRoot, "hello.txt", kDir, "moved"), "rename to another directory");
    change(ask::unlinkat(kDir, "inner.txt"), "unlink");
    change(ask::unlinkat(kDir, "deep", 0x200), "rmdir");
    if (error == 0) {
        change(ask::remove(kMade), "remove");
    }
}

}  // namespace

int main(int argc, char** argv) {
    const bool read_only = argc > 1 && std::string_view(argv[1]) == "read-only";
    Rig rig({.read_only = read_only});
    if (auto entered = enter(rig, read_only); !entered) {
        std::fprintf(stderr, "%s\n", log::describe(entered.error()).c_str());
        ::_exit(100);
    }
    read_everything(rig);
    change_everything(rig, read_only ? number_of(EROFS) : 0);
    ::_exit(wrong);
}
