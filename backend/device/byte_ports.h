// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "backend/memory/bus.h"

namespace apiary::device {

/// A range of 8-bit registers. Wider accesses become one access a byte, lowest address first, as on an ISA bus.
class BytePorts : public memory::BusTarget {
public:
    [[nodiscard]] std::uint64_t read(std::uint64_t offset, unsigned size) final {
        std::uint64_t value = 0;
        for (unsigned i = 0; i < size; ++i) {
            value |= std::uint64_t{read_byte(offset + i)} << (8 * i);
        }
        return value;
    }
    void write(std::uint64_t offset, unsigned size, std::uint64_t value) final {
        for (unsigned i = 0; i < size; ++i) {
            write_byte(offset + i, static_cast<std::uint8_t>(value >> (8 * i)));
        }
    }

protected:
    [[nodiscard]] virtual std::uint8_t read_byte(std::uint64_t offset) = 0;
    virtual void write_byte(std::uint64_t offset, std::uint8_t value) = 0;
};

/// One of several port ranges of a device: hands each byte to two members of the device.
template <class Owner>
class PortWindow final : public BytePorts {
public:
    using Read = std::uint8_t (Owner::*)(std::uint64_t offset);
    using Write = void (Owner::*)(std::uint64_t offset, std::uint8_t value);
    PortWindow(Owner& owner, Read on_read, Write on_write) : owner_(owner), read_(on_read), write_(on_write) {}

protected:
    [[nodiscard]] std::uint8_t read_byte(std::uint64_t offset) override { return (owner_.*read_)(offset); }
    void write_byte(std::uint64_t offset, std::uint8_t value) override { (owner_.*write_)(offset, value); }

private:
    Owner& owner_;
    Read read_;
    Write write_;
};

}  // namespace apiary::device
