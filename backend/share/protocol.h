// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace apiary::share {

// 9P2000.L as Linux speaks it: include/net/9p/9p.h and net/9p/protocol.c there, Documentation/filesystems/9p.rst, and
// the protocol page of diod. All numbers are little-endian; a text is a 16-bit length and as many bytes.

/// Types of requests; the answer's is one more.
enum class Request : std::uint8_t {
    Lerror = 6,  ///< Never sent; its answer Rlerror is.
    Statfs = 8,
    Lopen = 12,
    Lcreate = 14,
    Symlink = 16,
    Mknod = 18,
    Rename = 20,
    Readlink = 22,
    Getattr = 24,
    Setattr = 26,
    Xattrwalk = 30,
    Xattrcreate = 32,
    Readdir = 40,
    Fsync = 50,
    Lock = 52,
    Getlock = 54,
    Link = 70,
    Mkdir = 72,
    Renameat = 74,
    Unlinkat = 76,
    Version = 100,
    Auth = 102,
    Attach = 104,
    Flush = 108,
    Walk = 110,
    Read = 116,
    Write = 118,
    Clunk = 120,
    Remove = 122,
};

inline constexpr std::size_t kHeaderSize = 7;       ///< size[4] type[1] tag[2]
inline constexpr std::size_t kDataHeaderSize = 11;  ///< The header and count[4], of Rread and Rreaddir.
inline constexpr std::size_t kErrorSize = 11;       ///< Rlerror: the header and ecode[4].
inline constexpr std::size_t kQidSize = 13;         ///< type[1] version[4] path[8]
inline constexpr std::uint16_t kMostNames = 16;     ///< MAXWELEM
inline constexpr std::uint16_t kNoTag = 0xFFFF;

/// What a file is to the protocol.
struct Qid {
    std::uint8_t type = 0;
    std::uint32_t version = 0;
    std::uint64_t path = 0;
};
inline constexpr std::uint8_t kQidDirectory = 0x80, kQidSymlink = 0x02, kQidFile = 0x00;

/// Reads the fields of a request, one after the other. What goes past its end is zero or empty, and good() is false
/// from there on.
class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : bytes_(bytes) {}

    template <std::unsigned_integral T>
    [[nodiscard]] T number() {
        T value = 0;
        const std::span<const std::byte> from = bytes(sizeof(T));
        if (!from.empty()) {
            std::memcpy(&value, from.data(), sizeof(T));
        }
        return value;
    }
    [[nodiscard]] std::span<const std::byte> bytes(std::size_t length) {
        if (length > bytes_.size()) {
            good_ = false;
            bytes_ = {};
            return {};
        }
        const std::span<const std::byte> taken = bytes_.first(length);
        bytes_ = bytes_.subspan(length);
        return taken;
    }
    /// Any bytes at all, in the request's memory.
    [[nodiscard]] std::string_view text() {
        const std::span<const std::byte> taken = bytes(number<std::uint16_t>());
        return {reinterpret_cast<const char*>(taken.data()), taken.size()};
    }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] std::size_t left() const { return bytes_.size(); }

private:
    std::span<const std::byte> bytes_;
    bool good_ = true;
};

/// Makes an answer, field by field.
class Writer {
public:
    explicit Writer(std::vector<std::byte>& into) : into_(into) {}

    template <std::unsigned_integral T>
    void number(T value) {
        bytes(std::as_bytes(std::span(&value, 1)));
    }
    void bytes(std::span<const std::byte> from) { into_.insert(into_.end(), from.begin(), from.end()); }
    /// At most 65535 bytes.
    void text(std::string_view text) {
        number(static_cast<std::uint16_t>(text.size()));
        bytes(std::as_bytes(std::span(text)));
    }
    void qid(const Qid& qid) {
        number(qid.type);
        number(qid.version);
        number(qid.path);
    }
    [[nodiscard]] std::size_t size() const { return into_.size(); }
    [[nodiscard]] std::vector<std::byte>& all() { return into_; }

private:
    std::vector<std::byte>& into_;
};

}  // namespace apiary::share
