// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QtEndian>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace apiary::testing {

/// A guest of a few instructions, as a multiboot 1 file that says itself where it is loaded (Multiboot Specification
/// 0.6.96, section 3.1.3). It starts in 32-bit protected mode with interrupts off.
class TinyKernel {
public:
    static constexpr std::uint32_t kAddress = 0x100000;

    /// mov dx, port; mov al, value; out dx, al
    TinyKernel& out_byte(std::uint16_t port, std::uint8_t value) {
        return set_dx(port).bytes({0xb0, value, 0xee});
    }
    /// mov dx, port; mov ax, value; out dx, ax
    TinyKernel& out_word(std::uint16_t port, std::uint16_t value) {
        return set_dx(port).bytes({0x66, 0xb8, low(value), high(value), 0x66, 0xef});
    }
    TinyKernel& power_off() { return out_word(0x404, 5 << 10 | 1 << 13); }  // SLP_TYP 5, SLP_EN
    TinyKernel& reset() { return out_byte(0xcf9, 6); }
    TinyKernel& print(std::string_view text) {
        for (const char c : text) {
            out_byte(0x3f8, static_cast<std::uint8_t>(c));
        }
        return *this;
    }
    /// ud2, with nothing in the IDT
    TinyKernel& crash() { return bytes({0x0f, 0x0b}); }
    /// jmp to itself
    TinyKernel& spin() { return bytes({0xeb, 0xfe}); }
    /// hlt, again and again
    TinyKernel& halt() { return bytes({0xf4, 0xeb, 0xfd}); }
    /// Sends back what comes from the serial port until `last` has come (and been sent back).
    TinyKernel& echo_until(char last) {
        return bytes({0x66, 0xba, 0xfd, 0x03,              // 0: mov dx, 3fdh
                      0xec, 0xa8, 0x01, 0x74, 0xf7,        // 4: in al, dx; test al, 1; jz 0
                      0x66, 0xba, 0xf8, 0x03, 0xec, 0xee,  // 9: mov dx, 3f8h; in al, dx; out dx, al
                      0x3c, static_cast<std::uint8_t>(last), 0x75, 0xed});  // 15: cmp al, last; jne 0
    }
    /// Instructions as they are.
    TinyKernel& raw(const QByteArray& code) {
        code_ += code;
        return *this;
    }
    /// Address of the instruction that comes next.
    [[nodiscard]] std::uint32_t here() const { return kAddress + 32 + static_cast<std::uint32_t>(code_.size()); }
    /// mov dword [address], value
    TinyKernel& store(std::uint32_t address, std::uint32_t value) {
        return bytes({0xc7, 0x05}).word(address).word(value);
    }
    /// An unconditional jump.
    TinyKernel& jump(std::uint32_t address) { return bytes({0xb8}).word(address).bytes({0xff, 0xe0}); }  // mov eax; jmp eax
    /// mov eax, [address]; add eax, 1; mov [address], eax: counts its runs in memory that a reset keeps.
    TinyKernel& count_at(std::uint32_t address) {
        return bytes({0xa1}).word(address).bytes({0x83, 0xc0, 0x01, 0xa3}).word(address);
    }
    /// cmp eax, value; jb to what follows the next instruction block of `skipped` bytes
    TinyKernel& skip_if_below(std::uint8_t value, std::uint8_t skipped) {
        return bytes({0x83, 0xf8, value, 0x72, skipped});
    }

    [[nodiscard]] QByteArray file() const {
        constexpr std::uint32_t kMagic = 0x1badb002;
        constexpr std::uint32_t kFlags = 1 << 16;
        constexpr std::uint32_t kHeaderSize = 32;
        QByteArray data;
        for (const std::uint32_t word : {kMagic, kFlags, 0u - (kMagic + kFlags), kAddress, kAddress, 0u, 0u,
                                         kAddress + kHeaderSize}) {
            const quint32 little = qToLittleEndian<quint32>(word);
            data.append(reinterpret_cast<const char*>(&little), 4);
        }
        return data + code_;
    }
    [[nodiscard]] const QByteArray& code() const { return code_; }
    [[nodiscard]] bool write(const QString& path) const {
        QFile out(path);
        return out.open(QIODevice::WriteOnly) && out.write(file()) == file().size();
    }
    [[nodiscard]] std::uint8_t size() const { return static_cast<std::uint8_t>(code_.size()); }

private:
    static std::uint8_t low(std::uint16_t value) { return static_cast<std::uint8_t>(value); }
    static std::uint8_t high(std::uint16_t value) { return static_cast<std::uint8_t>(value >> 8); }
    TinyKernel& set_dx(std::uint16_t port) { return bytes({0x66, 0xba, low(port), high(port)}); }
    TinyKernel& word(std::uint32_t value) {
        return bytes({low(static_cast<std::uint16_t>(value)), high(static_cast<std::uint16_t>(value)),
                      low(static_cast<std::uint16_t>(value >> 16)), high(static_cast<std::uint16_t>(value >> 16))});
    }
    TinyKernel& bytes(std::initializer_list<std::uint8_t> code) {
        for (const std::uint8_t byte : code) {
            code_.append(static_cast<char>(byte));
        }
        return *this;
    }

    QByteArray code_;
};

}  // namespace apiary::testing
