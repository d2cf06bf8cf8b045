// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <mutex>
#include <string>
#include <vector>

#include "backend/device/saved_fields.h"
#include "backend/device/virtio/virtio_device.h"

namespace apiary::device::virtio::test {

/// The smallest device that there can be: copies what it reads of a chain into what it may write, on two queues; its
/// configuration space holds 8 bytes that the driver can write.
class EchoDevice final : public VirtioDevice {
public:
    static constexpr std::uint64_t kFeature = 1 << 3;

    [[nodiscard]] std::string name() const override { return "virtio-echo"; }
    [[nodiscard]] Type type() const override { return Type::Rng; }
    [[nodiscard]] std::uint32_t pci_class() const override { return 0x10'00'00; }
    [[nodiscard]] std::uint64_t features() const override { return kFeature; }
    [[nodiscard]] std::vector<std::uint16_t> queue_sizes() const override { return {64, 16}; }
    [[nodiscard]] std::size_t config_size() const override { return sizeof config_; }
    void read_config(std::span<std::byte> into) const override {
        const std::lock_guard lock(mutex_);
        std::ranges::copy(std::as_bytes(std::span(config_)), into.begin());
    }
    void write_config(std::size_t offset, std::span<const std::byte> from) override {
        const std::lock_guard lock(mutex_);
        std::ranges::copy(from, std::as_writable_bytes(std::span(config_)).begin() + static_cast<std::ptrdiff_t>(offset));
    }
    void start(Transport& transport, std::uint64_t features) override {
        transport_ = &transport;
        chosen = features;
        ++starts;
    }
    [[nodiscard]] bool process(unsigned index) override {
        return drain(*transport_, index, [this](const Chain& chain) {
            std::vector<std::byte> bytes(std::min<std::uint64_t>(chain.readable_size, 65536));
            bytes.resize(chain.read(transport_->memory(), 0, bytes));
            return static_cast<std::uint32_t>(chain.write(transport_->memory(), 0, bytes));
        });
    }
    void stop() override { ++stops; }
    void reset() override {
        const std::lock_guard lock(mutex_);
        config_ = {};
    }
    void pause() override { paused = true; }
    void resume() override { paused = false; }
    [[nodiscard]] SavedState save() const override {
        const std::lock_guard lock(mutex_);
        FieldWriter writer(1);
        auto config = config_;
        writer.bytes("config", config);
        return writer.take();
    }
    [[nodiscard]] Result<void> restore(const SavedState& state) override {
        std::array<std::uint8_t, 8> config = {};
        FieldReader reader(state, name(), 1);
        reader.bytes("config", config);
        if (auto result = reader.result(); !result) {
            return result;
        }
        const std::lock_guard lock(mutex_);
        config_ = config;
        return {};
    }
    /// What the device does when something of its own changes.
    void change_config(std::uint8_t value) {
        {
            const std::lock_guard lock(mutex_);
            config_[0] = value;
        }
        transport_->config_changed();
    }

    std::uint64_t chosen = 0;
    unsigned starts = 0, stops = 0;
    bool paused = true;

private:
    mutable std::mutex mutex_;
    std::array<std::uint8_t, 8> config_ = {};
    Transport* transport_ = nullptr;
};

}  // namespace apiary::device::virtio::test
