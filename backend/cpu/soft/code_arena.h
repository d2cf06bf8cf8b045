// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
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
    /// What is seldom run is kept apart, so that the rest lies close together.
    enum class Part : std::uint8_t { Hot, Cold };

    /// An arena of `hot_size` and `cold_size` bytes, multiples of the page size. Fails when the host forbids executable shared memory.
    [[nodiscard]] static Result<CodeArena> create(std::size_t hot_size, std::size_t cold_size = 0);
    CodeArena(CodeArena&& other) noexcept;
    CodeArena& operator=(CodeArena&& other) noexcept;
    CodeArena(const CodeArena&) = delete;
    CodeArena& operator=(const CodeArena&) = delete;
    ~CodeArena();

    /// Where the code stands, in bytes from base(), 16-byte aligned; nothing when there is no room.
    [[nodiscard]] std::optional<std::uint32_t> append(std::span<const std::uint8_t> code, Part part = Part::Hot);
    /// Where the next code will stand.
    [[nodiscard]] std::uint32_t next(Part part = Part::Hot) const { return static_cast<std::uint32_t>(room(part).next); }
    /// Puts `value` over four bytes of code at `at`. This thread is the one that runs it.
    void patch32(std::uint32_t at, std::uint32_t value);
    /// The same with one byte, and with data that stands among the code.
    void patch8(std::uint32_t at, std::uint8_t value);
    void patch(std::uint32_t at, std::span<const std::byte> data);
    [[nodiscard]] const std::byte* base() const { return code_; }
    [[nodiscard]] std::size_t available(Part part = Part::Hot) const { return room(part).end - room(part).next; }
    /// Forgets all code. None of it may be running.
    void clear();

private:
    /// One part, in bytes from base().
    struct Room {
        std::size_t start = 0, next = 0, end = 0;
    };

    CodeArena() = default;
    [[nodiscard]] const Room& room(Part part) const { return rooms_[static_cast<std::size_t>(part)]; }

    std::byte* data_ = nullptr;        ///< The mapping that is written.
    const std::byte* code_ = nullptr;  ///< The mapping that is executed.
    std::size_t size_ = 0;
    std::array<Room, 2> rooms_;        ///< By Part.
};

}  // namespace apiary::cpu::soft
