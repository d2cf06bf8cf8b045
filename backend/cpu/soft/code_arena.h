// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "backend/base/result.h"

namespace apiary::cpu::soft {

/// Memory for generated host code. One memory file is mapped twice, once to be written and once to be executed, so no
/// page is ever both. Code is only appended; clear() forgets all of it. For one thread.
class CodeArena {
public:
    /// An arena of `size` bytes, a multiple of the page size. Fails when the host forbids executable shared memory.
    [[nodiscard]] static Result<CodeArena> create(std::size_t size);
    CodeArena(CodeArena&& other) noexcept;
    CodeArena& operator=(CodeArena&& other) noexcept;
    CodeArena(const CodeArena&) = delete;
    CodeArena& operator=(const CodeArena&) = delete;
    ~CodeArena();

    /// Where the code stands, in bytes from base(), 16-byte aligned; nothing when there is no room.
    [[nodiscard]] std::optional<std::uint32_t> append(std::span<const std::uint8_t> code);
    /// Where the next code will stand.
    [[nodiscard]] std::uint32_t next() const { return static_cast<std::uint32_t>(used_); }
    /// Puts `value` over four bytes of code at `at`. This thread is the one that runs it.
    void patch32(std::uint32_t at, std::uint32_t value);
    /// The same with one byte, and with data that stands among the code.
    void patch8(std::uint32_t at, std::uint8_t value);
    void patch(std::uint32_t at, std::span<const std::byte> data);
    [[nodiscard]] const std::byte* base() const { return code_; }
    [[nodiscard]] std::size_t available() const { return size_ - used_; }
    /// Forgets all code. None of it may be running.
    void clear();

private:
    CodeArena() = default;

    std::byte* data_ = nullptr;        ///< The mapping that is written.
    const std::byte* code_ = nullptr;  ///< The mapping that is executed.
    std::size_t size_ = 0;
    std::size_t used_ = 0;
};

}  // namespace apiary::cpu::soft
