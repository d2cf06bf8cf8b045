// SPDX-License-Identifier: BSD-2-Clause
#include <QtTest>

#include "backend/firmware/memory_map.h"
#include "backend/loader/boot_state.h"
#include "tests/loader/made_up_kernels.h"

using namespace apiary;
using loader::load_kernel;
using test::FileBuilder;
using test::kMiB;
using test::make_elf_multiboot;
using test::make_flat_multiboot;
using test::source_of;

class MultibootTest : public QObject {
    Q_OBJECT

private slots:
    void init() { memory_ = test::make_memory(); }

    void flat_kernel_is_loaded_where_its_header_says() {
        QVERIFY(memory_->fill({kMiB}, 16384, std::byte{0xee}));
        const auto loaded = load_kernel(*memory_, source_of(make_flat_multiboot()), {});
        QVERIFY(loaded);
        QCOMPARE(loaded->state.rip, kMiB + 64);
        QCOMPARE(loaded->state.gpr[cpu::Rax], std::uint64_t{0x2badb002});
        QCOMPARE(loaded->state.gpr[cpu::Rbx], loader::kBootInfo.value);
        QCOMPARE(loaded->state.cr0, cpu::cr0::PE | cpu::cr0::ET);
        QCOMPARE(load<std::uint32_t>(kMiB + 16), 0x1badb002U);
        QCOMPARE(load<std::uint8_t>(kMiB + 255), std::uint8_t{0xf4});
        QCOMPARE(load<std::uint8_t>(kMiB + 256), std::uint8_t{0});
        QCOMPARE(load<std::uint8_t>(kMiB + 256 + 4095), std::uint8_t{0});
        QCOMPARE(load<std::uint8_t>(kMiB + 256 + 4096), std::uint8_t{0xee});
    }
    void flat_kernel_without_ends_is_loaded_whole() {
        FileBuilder file = make_flat_multiboot();
        file.set<std::uint32_t>(36, 0).set<std::uint32_t>(40, 0);
        QVERIFY(memory_->fill({kMiB}, 4096, std::byte{0xee}));
        QVERIFY(load_kernel(*memory_, source_of(file), {}));
        QCOMPARE(load<std::uint8_t>(kMiB + 255), std::uint8_t{0xf4});
        QCOMPARE(load<std::uint8_t>(kMiB + 256), std::uint8_t{0xee});
    }
    void flat_kernel_may_begin_after_the_start_of_its_file() {
        FileBuilder file = make_flat_multiboot();
        file.set<std::uint32_t>(28, kMiB + 4);  // so that the byte at 1 MiB is the file's 12th
        file.set<std::uint32_t>(36, kMiB + 244);
        QVERIFY(load_kernel(*memory_, source_of(file), {}));
        QCOMPARE(load<std::uint32_t>(kMiB + 4), 0x1badb002U);
    }
    void elf_kernel_is_loaded_by_its_segments() {
        const auto loaded = load_kernel(*memory_, source_of(make_elf_multiboot()), {});
        QVERIFY(loaded);
        QCOMPARE(loaded->state.rip, kMiB + 0x20);
        QCOMPARE(load<std::uint32_t>(kMiB), 0x1badb002U);
        QCOMPARE(loaded->description, std::string("multiboot kernel (ELF)"));
    }
    void information_describes_memory() {
        QVERIFY(load_kernel(*memory_, source_of(make_flat_multiboot()), {}));
        const std::uint64_t info = loader::kBootInfo.value;
        const auto flags = load<std::uint32_t>(info);
        QCOMPARE(flags & (1U | 1U << 6), 1U | 1U << 6);
        QCOMPARE(flags & 1U << 3, 0U);
        QCOMPARE(load<std::uint32_t>(info + 4), 639U);
        QCOMPARE(load<std::uint32_t>(info + 8), 63U * 1024);
        const auto map = firmware::memory_map(*memory_, {});
        QCOMPARE(std::size_t{load<std::uint32_t>(info + 44)}, map.size() * 24);
        for (std::size_t i = 0; i < map.size(); ++i) {
            const std::uint64_t entry = load<std::uint32_t>(info + 48) + 24 * i;
            QCOMPARE(load<std::uint32_t>(entry), 20U);
            QCOMPARE(load<std::uint64_t>(entry + 4), map[i].start);
            QCOMPARE(load<std::uint64_t>(entry + 12), map[i].size);
            QCOMPARE(load<std::uint32_t>(entry + 20), static_cast<std::uint32_t>(map[i].type));
        }
    }
    void information_names_kernel_and_loader() {
        auto source = source_of(make_flat_multiboot());
        source.kernel.name = "/some/where/test.elf";
        source.command_line = "one two";
        QVERIFY(load_kernel(*memory_, source, {}));
        const std::uint64_t info = loader::kBootInfo.value;
        QCOMPARE(load<std::uint32_t>(info) & (1U << 2 | 1U << 9), 1U << 2 | 1U << 9);
        QCOMPARE(test::text_at(*memory_, load<std::uint32_t>(info + 16)), std::string("test.elf one two"));
        QCOMPARE(test::text_at(*memory_, load<std::uint32_t>(info + 64)), std::string("Apiary"));
    }
    void initrd_is_a_module_after_the_kernel() {
        auto source = source_of(make_flat_multiboot());
        source.initrd = test::make_initrd(5000);
        QVERIFY(load_kernel(*memory_, source, {}));
        const std::uint64_t info = loader::kBootInfo.value;
        QCOMPARE(load<std::uint32_t>(info) & 1U << 3, 1U << 3);
        QCOMPARE(load<std::uint32_t>(info + 20), 1U);
        const std::uint64_t module = load<std::uint32_t>(info + 24);
        QCOMPARE(std::uint64_t{load<std::uint32_t>(module)}, kMiB + 8192);
        QCOMPARE(std::uint64_t{load<std::uint32_t>(module + 4)}, kMiB + 8192 + 5000);
        QCOMPARE(test::text_at(*memory_, load<std::uint32_t>(module + 8)), std::string());
        QCOMPARE(load<std::uint8_t>(kMiB + 8192 + 4999), std::uint8_t{0x5a});
    }
    void initrd_larger_than_the_guest_is_refused() {
        auto source = source_of(make_flat_multiboot());
        source.initrd = test::make_initrd(63 * kMiB);
        const auto loaded = load_kernel(*memory_, source, {});
        QVERIFY(!loaded);
        QVERIFY(loaded.error().cause.find("initrd") != std::string::npos);
    }
    void header_is_found_in_the_first_8_kib_only() {
        for (const std::size_t offset : {std::size_t{0}, std::size_t{4}, std::size_t{8192 - 32}, std::size_t{8192}}) {
            FileBuilder file(offset + 256);
            const std::uint32_t flags = 1 << 16;
            file.set<std::uint32_t>(offset, 0x1badb002).set(offset + 4, flags).set(offset + 8, 0U - 0x1badb002U - flags);
            file.set<std::uint32_t>(offset + 12, kMiB).set<std::uint32_t>(offset + 16, kMiB);
            file.set<std::uint32_t>(offset + 28, kMiB);
            QCOMPARE(load_kernel(*memory_, source_of(file), {}).has_value(), offset < 8192);
        }
    }

    void bad_image_is_refused_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("cause");
        const auto row = [](const char* name, const FileBuilder& file, const char* cause) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(file.bytes().data()),
                                              static_cast<qsizetype>(file.bytes().size()))
                                << QByteArray(cause);
        };
        const auto flags = [](FileBuilder file, std::size_t at, std::uint32_t value) {
            return file.set(at + 4, value).set(at + 8, 0U - 0x1badb002U - value);
        };
        row("wrong checksum", make_flat_multiboot().set<std::uint32_t>(24, 0), "no kernel");
        row("unaligned header", unaligned(), "no kernel");
        row("needs a video mode", flags(make_flat_multiboot(), 16, 1 << 16 | 1 << 2), "demands");
        row("unknown demand", flags(make_flat_multiboot(), 16, 1 << 16 | 1 << 15), "demands");
        row("no addresses and no ELF", flags(make_flat_multiboot(), 16, 0), "damaged");
        row("header before the load address", make_flat_multiboot().set<std::uint32_t>(28, kMiB - 4), "damaged");
        row("load address before the file", make_flat_multiboot().set<std::uint32_t>(28, kMiB + 20), "damaged");
        row("ends before it begins", make_flat_multiboot().set<std::uint32_t>(36, kMiB - 1), "damaged");
        row("ends after the file", make_flat_multiboot().set<std::uint32_t>(36, kMiB + 257), "damaged");
        row("ends at 4 GiB", make_flat_multiboot().set<std::uint32_t>(36, 0xffffffff), "damaged");
        row("zeros up to 4 GiB", make_flat_multiboot().set<std::uint32_t>(40, 0xffffffff), "cannot be loaded");
        row("zeros beyond memory", make_flat_multiboot().set<std::uint32_t>(40, 1 << 30), "does not fit");
        row("entry before it", make_flat_multiboot().set<std::uint32_t>(44, kMiB - 1), "damaged");
        row("entry after it", make_flat_multiboot().set<std::uint32_t>(44, kMiB + 4352), "damaged");
        row("loaded at 0", moved(0), "cannot be loaded");
        row("loaded over the tables", moved(0xf0000), "cannot be loaded");
        row("loaded beyond memory", moved(64 * kMiB), "does not fit");
        row("loaded at MMIO", moved(0xfee00000), "cannot be loaded");
        row("addresses wrap", moved(0xfffffff0), "damaged");
        row("ELF entry outside", make_elf_multiboot().set<std::uint32_t>(24, 0), "damaged");
        row("ELF for ARM", make_elf_multiboot().set<std::uint16_t>(18, 40), "another kind of machine");
        row("ELF segment outside", make_elf_multiboot().set<std::uint32_t>(52 + 16, 0x1000), "damaged");
        row("header cut off", cut_off(), "damaged");
    }
    void bad_image_is_refused() {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, cause);
        loader::KernelSource source;
        source.kernel.name = "/boot/kernel";
        const auto bytes = std::as_bytes(std::span(file.constData(), static_cast<std::size_t>(file.size())));
        source.kernel.bytes.assign(bytes.begin(), bytes.end());
        const auto loaded = load_kernel(*memory_, source, {});
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().cause.find(cause.toStdString()) != std::string::npos, loaded.error().cause.c_str());
        QVERIFY(!loaded.error().remedy.empty());
    }
    void truncated_image_is_refused_at_every_length() {
        for (const FileBuilder& whole : {make_flat_multiboot(), make_elf_multiboot()}) {
            auto source = source_of(whole);
            for (std::size_t length = 0; length < whole.bytes().size(); ++length) {
                source.kernel.bytes.assign(whole.bytes().begin(),
                                           whole.bytes().begin() + static_cast<std::ptrdiff_t>(length));
                QVERIFY2(!load_kernel(*memory_, source, {}), std::to_string(length).c_str());
            }
        }
    }

private:
    /// The flat kernel with all its addresses moved to `address`.
    static FileBuilder moved(std::uint32_t address) {
        FileBuilder file = make_flat_multiboot();
        file.set<std::uint32_t>(28, address + 16).set<std::uint32_t>(32, address).set<std::uint32_t>(36, 0);
        return file.set<std::uint32_t>(40, 0).set<std::uint32_t>(44, address);
    }
    static FileBuilder unaligned() {
        FileBuilder file(256);
        return file.set<std::uint32_t>(18, 0x1badb002).set<std::uint32_t>(22, 0).set(26, 0U - 0x1badb002U);
    }
    /// A valid magic, flags and checksum in the file's last 12 bytes.
    static FileBuilder cut_off() {
        FileBuilder file(16);
        const std::uint32_t flags = 1 << 16;
        return file.set<std::uint32_t>(4, 0x1badb002).set(8, flags).set(12, 0U - 0x1badb002U - flags);
    }

    template <class T>
    T load(std::uint64_t at) const {
        return memory_->load<T>({at}).value_or(T(~T{0}));
    }

    std::unique_ptr<memory::GuestMemory> memory_;
};

QTEST_GUILESS_MAIN(MultibootTest)
#include "multiboot_test.moc"
