// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "backend/device/virtio/virtio_device.h"

namespace apiary::device::virtio {

/// The entropy device (VIRTIO 1.2, section 5.4): fills the driver's buffers with the host's random bytes, at once.
class Rng final : public VirtioDevice {
public:
    static constexpr std::uint16_t kQueueSize = 64;      ///< As bhyve's.
    static constexpr std::size_t kMostBytes = 16 << 10;  ///< For one chain; the rest of a larger one stays unwritten.

    /// An error when the host has not gathered entropy yet, early after its start.
    [[nodiscard]] static Result<std::unique_ptr<Rng>> create(std::string name);

    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] Type type() const override { return Type::Rng; }
    [[nodiscard]] std::uint32_t pci_class() const override {
        return 0x108000;
    }  // An encryption controller, as bhyve's.
    [[nodiscard]] std::uint64_t features() const override { return 0; }
    [[nodiscard]] std::vector<std::uint16_t> queue_sizes() const override { return {kQueueSize}; }
    [[nodiscard]] std::size_t config_size() const override { return 0; }
    void read_config(std::span<std::byte>) const override {}
    void write_config(std::size_t, std::span<const std::byte>) override {}

    void start(Transport& transport, std::uint64_t features) override;
    [[nodiscard]] bool process(unsigned index) override;
    void stop() override { transport_ = nullptr; }
    void pause() override {}
    void resume() override {}
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    explicit Rng(std::string name) : name_(std::move(name)) {}
    [[nodiscard]] std::uint32_t fill(const Chain& chain);

    std::string name_;
    Transport* transport_ = nullptr;
};

}  // namespace apiary::device::virtio
