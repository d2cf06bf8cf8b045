// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/table_writer.h"

#include <algorithm>
#include <numeric>

#include "backend/base/check.h"

namespace apiary::firmware {

std::uint8_t checksum(std::span<const std::uint8_t> bytes) {
    const unsigned sum = std::accumulate(bytes.begin(), bytes.end(), 0U);
    return static_cast<std::uint8_t>(0U - sum);
}

TableWriter& TableWriter::bytes(std::span<const std::uint8_t> from) {
    bytes_.insert(bytes_.end(), from.begin(), from.end());
    return *this;
}

TableWriter& TableWriter::text(std::string_view value, std::size_t width, char pad) {
    const std::string_view kept = value.substr(0, width);
    bytes_.insert(bytes_.end(), kept.begin(), kept.end());
    bytes_.insert(bytes_.end(), width - kept.size(), static_cast<std::uint8_t>(pad));
    return *this;
}

TableWriter& TableWriter::zeros(std::size_t count) {
    bytes_.insert(bytes_.end(), count, std::uint8_t{0});
    return *this;
}

void TableWriter::seal(std::size_t at, std::size_t from, std::size_t length) {
    check(from <= bytes_.size() && length <= bytes_.size() - from, "checksum range within the table");
    check(at >= from && at - from < length && bytes_[at] == 0, "checksum byte within its range");
    bytes_[at] = checksum(std::span(bytes_).subspan(from, length));
}

TableWriter& TableWriter::number(std::uint64_t value, unsigned width) {
    bytes_.insert(bytes_.end(), width, std::uint8_t{0});
    patch(bytes_.size() - width, value, width);
    return *this;
}

void TableWriter::patch(std::size_t at, std::uint64_t value, unsigned width) {
    check(at <= bytes_.size() && width <= bytes_.size() - at, "patch within the table");
    for (unsigned i = 0; i < width; ++i) {
        bytes_[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
    }
}

}  // namespace apiary::firmware
