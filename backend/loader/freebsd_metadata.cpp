// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/freebsd_metadata.h"

namespace apiary::loader {
namespace {

constexpr std::size_t kAlignment = 8;

void append(std::vector<std::byte>& out, std::span<const std::byte> bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

}  // namespace

FreeBsdFile::FreeBsdFile(std::string_view name, std::string_view type) : name_(name) {
    text(FreeBsdRecord::Name, name);
    text(FreeBsdRecord::Type, type);
}

FreeBsdFile& FreeBsdFile::text(FreeBsdRecord type, std::string_view value) {
    const std::string terminated(value);
    return bytes(type, std::as_bytes(std::span(terminated.c_str(), terminated.size() + 1)));
}

FreeBsdFile& FreeBsdFile::number32(FreeBsdRecord type, std::uint32_t value) {
    return bytes(type, std::as_bytes(std::span(&value, 1)));
}

FreeBsdFile& FreeBsdFile::number64(FreeBsdRecord type, std::uint64_t value) {
    return bytes(type, std::as_bytes(std::span(&value, 1)));
}

FreeBsdFile& FreeBsdFile::bytes(FreeBsdRecord type, std::span<const std::byte> value) {
    const std::uint32_t head[] = {static_cast<std::uint32_t>(type), static_cast<std::uint32_t>(value.size())};
    append(records_, std::as_bytes(std::span(head)));
    append(records_, value);
    records_.resize((records_.size() + kAlignment - 1) / kAlignment * kAlignment);
    return *this;
}

FreeBsdFile& FreeBsdFile::place(std::uint64_t address, std::uint64_t size) {
    end_ = address + size;
    return number64(FreeBsdRecord::Address, address).number64(FreeBsdRecord::Size, size);
}

std::vector<std::byte> freebsd_metadata(std::span<const FreeBsdFile> files) {
    std::vector<std::byte> all;
    for (const FreeBsdFile& file : files) {
        append(all, file.records());
    }
    all.resize(all.size() + kAlignment);  // End is a record of zeros.
    return all;
}

}  // namespace apiary::loader
