// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <QByteArray>
#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <semaphore>
#include <utility>

#include "backend/machine/machine.h"

namespace apiary::testing {

/// Where the guest is, tests/guests/virtio/devices.c.
inline const char* const kDeviceGuest = GUESTS "/virtio/devices";

/// A machine with the guest that does with its devices what it is told to.
class DeviceGuest {
public:
    static constexpr std::uint16_t kDebugExit = 0xf4;
    static constexpr std::uint8_t kPass = 0x10;

    /// A configuration for it, without devices.
    [[nodiscard]] static machine::MachineConfig config() {
        machine::MachineConfig config;
        config.kernel = kDeviceGuest;
        config.engine = "soft";
        config.memory = 64 << 20;
        config.debug_exit = kDebugExit;
        return config;
    }

    /// Lets it run.
    [[nodiscard]] static Result<std::unique_ptr<DeviceGuest>> start(const machine::MachineConfig& config,
                                                                    machine::OpenedFiles files = {}) {
        machine::Host host = machine::make_host();
        host.files = std::move(files);
        return start(config, std::move(host));
    }
    [[nodiscard]] static Result<std::unique_ptr<DeviceGuest>> start(const machine::MachineConfig& config, machine::Host host) {
        std::unique_ptr<DeviceGuest> guest(new DeviceGuest);
        auto created = machine::Machine::create(config, [&event = guest->event_] { event.release(); }, std::move(host));
        if (!created) {
            return std::unexpected(created.error());
        }
        guest->machine_ = *std::move(created);
        guest->client_.emplace(guest->machine_->console(), [&event = guest->event_] { event.release(); });
        guest->machine_->resume();
        return guest;
    }

    /// Has it do what the letters say, and gives what it says of the last; nothing when it does not.
    [[nodiscard]] std::optional<QByteArray> tell(std::string_view letters) {
        std::optional<QByteArray> answer;
        for (const char letter : letters) {
            if (machine_->console()->send_input({&letter, 1}) != 1) {
                return std::nullopt;
            }
            answer = read_answer();
            if (!answer) {
                return std::nullopt;
            }
        }
        return answer;
    }
    /// Has it end; whether it did so by itself.
    [[nodiscard]] bool finish() {
        (void)machine_->console()->send_input("q");
        while (!machine_->end()) {
            if (!event_.try_acquire_for(kPatience)) {
                return false;
            }
        }
        return machine_->end()->reason == machine::End::Reason::DebugExit && machine_->end()->value == kPass;
    }

    [[nodiscard]] machine::Machine& machine() { return *machine_; }
    /// All that it has said.
    [[nodiscard]] const QByteArray& text() const { return text_; }

private:
    static constexpr std::chrono::seconds kPatience{100};

    DeviceGuest() = default;
    std::optional<QByteArray> read_answer() {
        const qsizetype start = text_.size();
        while (text_.size() == start || !text_.endsWith('.')) {
            std::array<char, 256> buffer;
            const std::size_t size = client_->read(buffer).size;
            text_.append(buffer.data(), static_cast<qsizetype>(size));
            if (size == 0 && (machine_->end() || !event_.try_acquire_for(kPatience))) {
                return std::nullopt;
            }
        }
        return text_.sliced(start).chopped(1);
    }

    std::counting_semaphore<> event_{0};
    std::unique_ptr<machine::Machine> machine_;
    std::optional<console::Client> client_;
    QByteArray text_;
};

}  // namespace apiary::testing
