// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <concepts>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/share/protocol.h"

namespace apiary::share::test {

using Bytes = std::vector<std::byte>;

/// Makes a request, field by field; its size is filled in by take().
class Message {
public:
    explicit Message(Request type, std::uint16_t tag = 1) : Message(std::to_underlying(type), tag) {}
    Message(std::uint8_t type, std::uint16_t tag) {
        number(std::uint32_t{0});
        number(type);
        number(tag);
    }
    template <std::unsigned_integral T>
    Message& number(T value) {
        Writer(bytes_).number(value);
        return *this;
    }
    Message& u8(std::uint8_t value) { return number(value); }
    Message& u16(std::uint16_t value) { return number(value); }
    Message& u32(std::uint32_t value) { return number(value); }
    Message& u64(std::uint64_t value) { return number(value); }
    Message& text(std::string_view value) {
        Writer(bytes_).text(value);
        return *this;
    }
    Message& raw(std::string_view value) {
        Writer(bytes_).bytes(std::as_bytes(std::span(value)));
        return *this;
    }
    [[nodiscard]] Bytes take() {
        const auto size = static_cast<std::uint32_t>(bytes_.size());
        std::memcpy(bytes_.data(), &size, sizeof size);
        return std::move(bytes_);
    }

private:
    Bytes bytes_;
};

/// Requests. In a namespace of their own, as the system's functions have the same names.
namespace ask {

inline Message version(std::uint32_t size = 65536, std::string_view protocol = "9P2000.L") {
    return std::move(Message(Request::Version, kNoTag).u32(size).text(protocol));
}
inline Message attach(std::uint32_t fid) {
    return std::move(Message(Request::Attach).u32(fid).u32(~0u).text("root").text("").u32(0));
}
inline Message walk(std::uint32_t fid, std::uint32_t new_fid, std::initializer_list<std::string_view> names) {
    Message message(Request::Walk);
    message.u32(fid).u32(new_fid).u16(static_cast<std::uint16_t>(names.size()));
    for (const std::string_view name : names) {
        message.text(name);
    }
    return message;
}
inline Message lopen(std::uint32_t fid, std::uint32_t flags) {
    return std::move(Message(Request::Lopen).u32(fid).u32(flags));
}
inline Message lcreate(std::uint32_t fid, std::string_view name, std::uint32_t flags, std::uint32_t mode = 0644) {
    return std::move(Message(Request::Lcreate).u32(fid).text(name).u32(flags).u32(mode).u32(0));
}
inline Message read(std::uint32_t fid, std::uint64_t offset, std::uint32_t count) {
    return std::move(Message(Request::Read).u32(fid).u64(offset).u32(count));
}
inline Message write(std::uint32_t fid, std::uint64_t offset, std::string_view data) {
    return std::move(
        Message(Request::Write).u32(fid).u64(offset).u32(static_cast<std::uint32_t>(data.size())).raw(data));
}
inline Message clunk(std::uint32_t fid) {
    return std::move(Message(Request::Clunk).u32(fid));
}
inline Message remove(std::uint32_t fid) {
    return std::move(Message(Request::Remove).u32(fid));
}
inline Message getattr(std::uint32_t fid, std::uint64_t mask = ~0ull) {
    return std::move(Message(Request::Getattr).u32(fid).u64(mask));
}
inline Message readdir(std::uint32_t fid, std::uint64_t offset, std::uint32_t count) {
    return std::move(Message(Request::Readdir).u32(fid).u64(offset).u32(count));
}
inline Message mkdir(std::uint32_t fid, std::string_view name, std::uint32_t mode = 0755) {
    return std::move(Message(Request::Mkdir).u32(fid).text(name).u32(mode).u32(0));
}
inline Message symlink(std::uint32_t fid, std::string_view name, std::string_view target) {
    return std::move(Message(Request::Symlink).u32(fid).text(name).text(target).u32(0));
}
inline Message readlink(std::uint32_t fid) {
    return std::move(Message(Request::Readlink).u32(fid));
}
inline Message link(std::uint32_t directory, std::uint32_t fid, std::string_view name) {
    return std::move(Message(Request::Link).u32(directory).u32(fid).text(name));
}
inline Message unlinkat(std::uint32_t fid, std::string_view name, std::uint32_t flags = 0) {
    return std::move(Message(Request::Unlinkat).u32(fid).text(name).u32(flags));
}
inline Message rename(std::uint32_t fid, std::uint32_t directory, std::string_view name) {
    return std::move(Message(Request::Rename).u32(fid).u32(directory).text(name));
}
inline Message renameat(std::uint32_t from, std::string_view old_name, std::uint32_t to, std::string_view new_name) {
    return std::move(Message(Request::Renameat).u32(from).text(old_name).u32(to).text(new_name));
}
inline Message statfs(std::uint32_t fid) {
    return std::move(Message(Request::Statfs).u32(fid));
}
inline Message fsync(std::uint32_t fid, std::uint32_t data_only = 0) {
    return std::move(Message(Request::Fsync).u32(fid).u32(data_only));
}

struct SetAttributes {
    std::uint32_t valid = 0, mode = 0, owner = 0, group = 0;
    std::uint64_t size = 0, access_seconds = 0, access_nanoseconds = 0, modify_seconds = 0, modify_nanoseconds = 0;
};
inline Message set_attributes(std::uint32_t fid, const SetAttributes& to) {
    Message message(Request::Setattr);
    message.u32(fid).u32(to.valid).u32(to.mode).u32(to.owner).u32(to.group).u64(to.size);
    message.u64(to.access_seconds).u64(to.access_nanoseconds).u64(to.modify_seconds).u64(to.modify_nanoseconds);
    return message;
}

}  // namespace ask

/// An answer, taken apart as far as all have it in common.
struct Answer {
    std::uint32_t size = 0;
    std::uint8_t type = 0;
    std::uint16_t tag = 0;
    std::uint32_t error = 0;  ///< Of Rlerror; 0 for any other answer.
    Bytes fields;

    explicit Answer(const Bytes& bytes) {
        Reader in(bytes);
        size = in.number<std::uint32_t>();
        type = in.number<std::uint8_t>();
        tag = in.number<std::uint16_t>();
        const auto rest = in.bytes(in.left());
        fields.assign(rest.begin(), rest.end());
        if (type == std::to_underlying(Request::Lerror) + 1) {
            error = Reader(fields).number<std::uint32_t>();
        }
    }
    [[nodiscard]] Reader reader() const { return Reader(fields); }
};

inline Qid take_qid(Reader& in) {
    Qid qid;
    qid.type = in.number<std::uint8_t>();
    qid.version = in.number<std::uint32_t>();
    qid.path = in.number<std::uint64_t>();
    return qid;
}

/// Rgetattr's fields.
struct Attributes {
    std::uint64_t valid = 0;
    Qid qid;
    std::uint32_t mode = 0, owner = 0, group = 0;
    std::uint64_t links = 0, device = 0, size = 0, block_size = 0, blocks = 0;
    std::uint64_t access_seconds = 0, access_nanoseconds = 0, modify_seconds = 0, modify_nanoseconds = 0;

    explicit Attributes(const Answer& answer) {
        Reader in = answer.reader();
        valid = in.number<std::uint64_t>();
        qid = take_qid(in);
        for (std::uint32_t* field : {&mode, &owner, &group}) {
            *field = in.number<std::uint32_t>();
        }
        for (std::uint64_t* field : {&links, &device, &size, &block_size, &blocks, &access_seconds, &access_nanoseconds,
                                     &modify_seconds, &modify_nanoseconds}) {
            *field = in.number<std::uint64_t>();
        }
    }
};

struct DirectoryEntry {
    Qid qid;
    std::uint64_t offset = 0;
    std::uint8_t type = 0;
    std::string name;
};
inline std::vector<DirectoryEntry> entries_of(const Answer& answer) {
    Reader in = answer.reader();
    const auto count = in.number<std::uint32_t>();
    Reader each(in.bytes(count));
    std::vector<DirectoryEntry> entries;
    while (each.left() > 0) {
        DirectoryEntry entry;
        entry.qid = take_qid(each);
        entry.offset = each.number<std::uint64_t>();
        entry.type = each.number<std::uint8_t>();
        entry.name = each.text();
        entries.push_back(std::move(entry));
    }
    return entries;
}
/// What Rread carries.
inline std::string data_of(const Answer& answer) {
    Reader in = answer.reader();
    const auto data = in.bytes(in.number<std::uint32_t>());
    return {reinterpret_cast<const char*>(data.data()), data.size()};
}

}  // namespace apiary::share::test
