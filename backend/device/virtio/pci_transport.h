// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "backend/base/event_loop.h"
#include "backend/base/log.h"
#include "backend/device/pci/endpoint.h"
#include "backend/device/virtio/virtio_device.h"

namespace apiary::device::virtio {

/// Which of the two register layouts a device has. A transitional one has both, for old and new drivers alike.
enum class Generation { Transitional, Legacy, Modern };

/// A virtio device on PCI (VIRTIO 1.2, section 4.1): the legacy registers in port BAR 0, MSI-X in BAR 1, and the modern
/// registers in memory BAR 4.
///
/// Locks: `control_` is held through a change of the device's status, which may wait for the I/O loop; `mutex_` guards
/// the registers and is the inner one. The loop's thread takes only the inner one. What only the loop's thread touches
/// has no lock.
class PciTransport final : public Device, private Transport {
public:
    struct Parts {
        memory::GuestMemory& memory;
        EventLoop& loop;
        pci::Wiring wiring;
        Generation generation = Generation::Transitional;
    };
    [[nodiscard]] static std::shared_ptr<PciTransport> create(std::unique_ptr<VirtioDevice> device, Parts parts);
    /// The loop has ended, or runs nothing for the device any more.
    ~PciTransport() override;

    [[nodiscard]] const std::shared_ptr<pci::Endpoint>& endpoint() const { return endpoint_; }
    [[nodiscard]] VirtioDevice& device() { return *device_; }

    // The three ways to the registers.

    [[nodiscard]] memory::BusTarget& legacy_registers() { return legacy_window_; }
    [[nodiscard]] memory::BusTarget& modern_registers() { return modern_window_; }

    [[nodiscard]] std::string name() const override { return device_->name(); }
    void pause() override;
    void resume() override;
    void reset() override;
    [[nodiscard]] SavedState save() const override;
    [[nodiscard]] Result<void> restore(const SavedState& state) override;

private:
    /// What the driver set up of one queue.
    struct QueueRegisters {
        std::uint16_t size = 0;
        std::uint16_t vector = 0xffff;
        bool enabled = false;
        std::uint64_t descriptors = 0, driver = 0, device = 0;
        [[nodiscard]] Queue::Layout layout() const { return {size, {descriptors}, {driver}, {device}}; }
    };
    struct Registers {
        std::uint8_t status = 0;
        std::uint8_t isr = 0;
        std::uint8_t generation = 0;
        std::uint32_t device_feature_select = 0, driver_feature_select = 0;
        std::uint64_t driver_features = 0;
        std::uint16_t config_vector = 0xffff;
        std::uint16_t queue_select = 0;
        std::vector<QueueRegisters> queues;
    };
    /// How a register is reached by its legacy, modern or configuration-space address.
    template <std::uint64_t (PciTransport::*Read)(std::uint64_t, unsigned),
              void (PciTransport::*Write)(std::uint64_t, unsigned, std::uint64_t)>
    class Window final : public memory::BusTarget {
    public:
        explicit Window(PciTransport& owner) : owner_(owner) {}
        [[nodiscard]] std::uint64_t read(std::uint64_t offset, unsigned size) override {
            return (owner_.*Read)(offset, size);
        }
        void write(std::uint64_t offset, unsigned size, std::uint64_t value) override {
            (owner_.*Write)(offset, size, value);
        }

    private:
        PciTransport& owner_;
    };

    PciTransport(std::unique_ptr<VirtioDevice> device, Parts parts);
    void add_ranges();
    void add_modern_capabilities();
    [[nodiscard]] std::uint64_t offered_features() const;
    [[nodiscard]] Registers registers_after_reset() const;

    // Registers.
    [[nodiscard]] std::uint64_t read_legacy(std::uint64_t offset, unsigned size);
    void write_legacy(std::uint64_t offset, unsigned size, std::uint64_t value);
    [[nodiscard]] std::uint64_t read_modern(std::uint64_t offset, unsigned size);
    void write_modern(std::uint64_t offset, unsigned size, std::uint64_t value);
    [[nodiscard]] std::uint64_t read_window(std::uint64_t offset, unsigned size);
    void write_window(std::uint64_t offset, unsigned size, std::uint64_t value);
    [[nodiscard]] std::uint64_t read_common(std::uint64_t offset, unsigned size);
    void write_common(std::uint64_t offset, unsigned size, std::uint64_t value);
    void write_queue_address(QueueRegisters& queue, std::uint64_t offset, unsigned size, std::uint64_t value);
    [[nodiscard]] std::uint64_t read_device_config(std::uint64_t offset, unsigned size);
    void write_device_config(std::uint64_t offset, unsigned size, std::uint64_t value);
    [[nodiscard]] std::uint8_t take_isr();
    [[nodiscard]] QueueRegisters* selected_queue();
    [[nodiscard]] std::uint16_t usable_vector(std::uint64_t vector) const;
    void set_driver_features(std::uint64_t features);
    void set_legacy_ring(std::uint32_t page);
    void enable_queue();
    void notify(std::uint64_t queue);
    void write_status(std::uint8_t status);
    [[nodiscard]] std::uint8_t accepted_status(std::uint8_t status) const;

    // On the loop's thread.
    void start_device();
    void begin_device(std::uint64_t features);
    void stop_device();
    void reset_device();
    void work(unsigned queue);

    // Transport.
    [[nodiscard]] memory::GuestMemory& memory() override { return parts_.memory; }
    [[nodiscard]] Queue& queue(unsigned index) override { return queues_[index]; }
    void signal(unsigned queue) override;
    void config_changed() override;
    void schedule(unsigned queue) override;
    void fail(const std::string& why) override;

    void raise(std::uint8_t isr, std::uint16_t vector);

    struct Snapshot;
    void continue_device(const Snapshot& snapshot);
    [[nodiscard]] Result<Snapshot> parse(const SavedState& state) const;
    [[nodiscard]] Result<void> apply(const Snapshot& snapshot);

    const std::unique_ptr<VirtioDevice> device_;
    const Parts parts_;
    std::shared_ptr<pci::Endpoint> endpoint_;
    Window<&PciTransport::read_legacy, &PciTransport::write_legacy> legacy_window_{*this};
    Window<&PciTransport::read_modern, &PciTransport::write_modern> modern_window_{*this};
    Window<&PciTransport::read_window, &PciTransport::write_window> config_window_{*this};
    unsigned window_capability_ = 0;
    RateLimitedLog log_;

    std::mutex control_;
    mutable std::mutex mutex_;
    Registers registers_;

    std::vector<std::atomic<bool>> scheduled_;  ///< One of each queue: work() is on its way.

    // The loop's thread only.
    std::vector<Queue> queues_;
    bool started_ = false;
    bool paused_ = true;
};

}  // namespace apiary::device::virtio
