// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/network.h"

namespace apiary::network {
namespace {

bool checksum_fits(const FrameHeader& header, std::size_t length) {
    constexpr std::size_t kChecksumSize = 2;
    return header.checksum_start >= kEthernetHeader && header.checksum_start <= length &&
           header.checksum_offset <= length - header.checksum_start &&
           length - header.checksum_start - header.checksum_offset >= kChecksumSize;
}

bool segments_fit(const FrameHeader& header, std::size_t length, const Offloads& allowed) {
    const bool ecn = (header.gso_type & FrameHeader::kEcn) != 0;
    const unsigned kind = header.gso_type & ~FrameHeader::kEcn;
    const bool known = (kind == FrameHeader::kTcp4 && allowed.tso4) || (kind == FrameHeader::kTcp6 && allowed.tso6);
    return known && (!ecn || allowed.ecn) && header.segment_size != 0 && header.header_length <= length;
}

}  // namespace

bool is_valid(const FrameHeader& header, std::size_t length, const Offloads& allowed) {
    if (length < kEthernetHeader || length > kMostFrame) {
        return false;
    }
    const bool partial = (header.flags & FrameHeader::kNeedsChecksum) != 0;
    if (partial && (!allowed.checksum || !checksum_fits(header, length))) {
        return false;
    }
    // Segments are cut by someone who makes their checksums (VIRTIO 1.2, section 5.1.6.2.1).
    return header.gso_type == FrameHeader::kWhole || (partial && segments_fit(header, length, allowed));
}

}  // namespace apiary::network
