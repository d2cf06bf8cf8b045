// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/soft/code_arena.h"

#include <cpuid.h>
#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "backend/base/unique_fd.h"

#ifndef MFD_EXEC
#define MFD_EXEC 0x0010U  // Linux 6.3, include/uapi/linux/memfd.h
#endif

namespace apiary::cpu::soft {

namespace {

constexpr std::size_t kAlignment = 16;
constexpr const char* kName = "apiary-code";
constexpr const char* kRemedy = "allow executable memory files (sysctl vm.memfd_noexec, security policy)";

UniqueFd make_file() {
    int fd = ::memfd_create(kName, MFD_CLOEXEC | MFD_EXEC);
    if (fd < 0 && errno == EINVAL) {
        fd = ::memfd_create(kName, MFD_CLOEXEC);  // A host that does not know MFD_EXEC yet.
    }
    return UniqueFd(fd);
}

/// Instructions fetched ahead are discarded (SDM vol. 3, §8.3: CPUID serializes).
void serialize() {
    unsigned a = 0, b = 0, c = 0, d = 0;
    __cpuid(0, a, b, c, d);
}

}  // namespace

Result<CodeArena> CodeArena::create(std::size_t hot_size, std::size_t cold_size) {
    const std::size_t size = hot_size + cold_size;
    const UniqueFd file = make_file();
    if (!file.valid() || ::ftruncate(file.get(), static_cast<off_t>(size)) != 0) {
        return fail_errno(errno, "no memory for generated code", kRemedy);
    }
    CodeArena arena;
    arena.size_ = size;
    arena.rooms_ = {Room{0, 0, hot_size}, Room{hot_size, hot_size, size}};
    void* data = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file.get(), 0);
    if (data == MAP_FAILED) {
        return fail_errno(errno, "cannot map memory for generated code", kRemedy);
    }
    arena.data_ = static_cast<std::byte*>(data);
    void* code = ::mmap(nullptr, size, PROT_READ | PROT_EXEC, MAP_SHARED, file.get(), 0);
    if (code == MAP_FAILED) {
        return fail_errno(errno, "cannot map generated code as executable", kRemedy);
    }
    arena.code_ = static_cast<const std::byte*>(code);
    return arena;
}

CodeArena::CodeArena(CodeArena&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      code_(std::exchange(other.code_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      rooms_(std::exchange(other.rooms_, {})) {}

CodeArena& CodeArena::operator=(CodeArena&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(code_, other.code_);
    std::swap(size_, other.size_);
    std::swap(rooms_, other.rooms_);
    return *this;
}

CodeArena::~CodeArena() {
    if (data_ != nullptr) {
        ::munmap(data_, size_);
    }
    if (code_ != nullptr) {
        ::munmap(const_cast<std::byte*>(code_), size_);
    }
}

std::optional<std::uint32_t> CodeArena::append(std::span<const std::uint8_t> code, Part part) {
    if (code.size() > available(part)) {
        return std::nullopt;
    }
    Room& room = rooms_[static_cast<std::size_t>(part)];
    const std::size_t at = room.next;
    std::memcpy(data_ + at, code.data(), code.size());
    room.next = std::min(room.end, (at + code.size() + kAlignment - 1) & ~(kAlignment - 1));
    return static_cast<std::uint32_t>(at);
}

void CodeArena::patch32(std::uint32_t at, std::uint32_t value) { std::memcpy(data_ + at, &value, sizeof value); }

void CodeArena::patch8(std::uint32_t at, std::uint8_t value) { std::memcpy(data_ + at, &value, sizeof value); }

void CodeArena::patch(std::uint32_t at, std::span<const std::byte> data) { std::memcpy(data_ + at, data.data(), data.size()); }

void CodeArena::clear() {
    for (Room& room : rooms_) {
        room.next = room.start;
    }
    serialize();
}

}  // namespace apiary::cpu::soft
