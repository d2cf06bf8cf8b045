// SPDX-License-Identifier: BSD-2-Clause
#include "backend/device/virtio/rng.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "backend/base/state_reader.h"

namespace apiary::device::virtio {
namespace {

constexpr unsigned kVersion = 1;

}  // namespace

Result<std::unique_ptr<Rng>> Rng::create(std::string name) {
    // Once there is entropy there is always enough, and no later call waits.
    std::byte probe;
    if (::getrandom(&probe, sizeof probe, GRND_NONBLOCK) != sizeof probe) {
        return fail_errno(errno, "the host has no random numbers yet", "wait until it has started, and try again");
    }
    return std::unique_ptr<Rng>(new Rng(std::move(name)));
}

void Rng::start(Transport& transport, std::uint64_t) {
    transport_ = &transport;
}

bool Rng::process(unsigned index) {
    if (transport_ == nullptr || index != 0) {
        return false;
    }
    return drain(*transport_, index, [this](const Chain& chain) { return fill(chain); });
}

std::uint32_t Rng::fill(const Chain& chain) {
    const std::size_t wanted = std::min<std::uint64_t>(chain.writable_size, kMostBytes);
    std::array<std::byte, 4096> bytes;
    std::size_t done = 0;
    while (done < wanted) {
        const ssize_t got = ::getrandom(bytes.data(), std::min(bytes.size(), wanted - done), GRND_NONBLOCK);
        if (got <= 0) {
            break;
        }
        const auto size = static_cast<std::size_t>(got);
        const std::size_t written = chain.write(transport_->memory(), done, std::span(bytes).first(size));
        done += written;
        if (written < size) {
            break;
        }
    }
    return static_cast<std::uint32_t>(done);
}

SavedState Rng::save() const {
    return {{"version", kVersion}};
}

Result<void> Rng::restore(const SavedState& state) {
    return StateReader(state, name_, kVersion).result();
}

}  // namespace apiary::device::virtio
