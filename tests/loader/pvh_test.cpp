// SPDX-License-Identifier: BSD-2-Clause
#include <QtTest>

#include "backend/firmware/memory_map.h"
#include "backend/loader/boot_state.h"
#include "tests/loader/made_up_kernels.h"

using namespace apiary;
using loader::load_kernel;
using test::FileBuilder;
using test::kMiB;
using test::make_pvh_kernel;
using test::source_of;

namespace {

constexpr std::size_t kEntryNote = 0x314 + 24;

/// The program header `index` of make_pvh_kernel().
constexpr std::size_t header(unsigned index) {
    return 64 + 56 * std::size_t{index};
}

}  // namespace

class PvhTest : public QObject {
    Q_OBJECT

private slots:
    void init() { memory_ = test::make_memory(); }

    void kernel_is_entered_at_the_note_s_address() {
        const auto loaded = load_kernel(*memory_, source_of(make_pvh_kernel()), {});
        QVERIFY(loaded);
        QCOMPARE(loaded->state.rip, kMiB + 0x10);
        QCOMPARE(loaded->state.cr0, cpu::cr0::PE | cpu::cr0::ET);
        QCOMPARE(loaded->state.gpr[cpu::Rbx], loader::kBootInfo.value);
        QCOMPARE(loaded->description, std::string("ELF kernel for amd64 (PVH)"));
    }
    void entry_of_8_bytes_is_read() {
        FileBuilder file = make_pvh_kernel();
        file.set<std::uint32_t>(kEntryNote + 4, 8).set<std::uint64_t>(kEntryNote + 16, kMiB + 0x20);
        const auto loaded = load_kernel(*memory_, source_of(file), {});
        QVERIFY(loaded);
        QCOMPARE(loaded->state.rip, kMiB + 0x20);
    }
    void segments_are_loaded_and_the_rest_cleared() {
        QVERIFY(memory_->fill({kMiB}, 16384, std::byte{0xee}));
        QVERIFY(load_kernel(*memory_, source_of(make_pvh_kernel()), {}));
        QCOMPARE(load<std::uint8_t>(kMiB + 63), std::uint8_t{0xc3});
        QCOMPARE(load<std::uint8_t>(kMiB + 64), std::uint8_t{0});
        QCOMPARE(load<std::uint8_t>(kMiB + 8191), std::uint8_t{0});
        QCOMPARE(load<std::uint8_t>(kMiB + 8192), std::uint8_t{0xee});
    }
    void start_info_describes_the_boot() {
        auto source = source_of(make_pvh_kernel());
        source.command_line = "console=ttyS0";
        QVERIFY(load_kernel(*memory_, source, {}));
        const std::uint64_t info = loader::kBootInfo.value;
        QCOMPARE(load<std::uint32_t>(info), 0x336ec578U);
        QCOMPARE(load<std::uint32_t>(info + 4), 1U);
        QCOMPARE(load<std::uint32_t>(info + 12), 0U);
        QCOMPARE(test::text_at(*memory_, load<std::uint64_t>(info + 24)), source.command_line);
        QCOMPARE(load<std::uint64_t>(info + 32), std::uint64_t{0xf2400});
        const auto map = firmware::memory_map(*memory_, {});
        QCOMPARE(std::size_t{load<std::uint32_t>(info + 48)}, map.size());
        for (std::size_t i = 0; i < map.size(); ++i) {
            const std::uint64_t entry = load<std::uint64_t>(info + 40) + 24 * i;
            QCOMPARE(load<std::uint64_t>(entry), map[i].start);
            QCOMPARE(load<std::uint64_t>(entry + 8), map[i].size);
            QCOMPARE(load<std::uint32_t>(entry + 16), static_cast<std::uint32_t>(map[i].type));
        }
    }
    void initrd_is_the_first_module() {
        auto source = source_of(make_pvh_kernel());
        source.initrd = test::make_initrd(5000);
        QVERIFY(load_kernel(*memory_, source, {}));
        const std::uint64_t info = loader::kBootInfo.value;
        QCOMPARE(load<std::uint32_t>(info + 12), 1U);
        const auto module = load<std::uint64_t>(info + 16);
        QCOMPARE(load<std::uint64_t>(module), 64 * kMiB - 8192);
        QCOMPARE(load<std::uint64_t>(module + 8), std::uint64_t{5000});
        QCOMPARE(load<std::uint8_t>(64 * kMiB - 8192 + 4999), std::uint8_t{0x5a});
    }
    void initrd_that_would_hit_the_kernel_is_refused() {
        auto source = source_of(make_pvh_kernel());
        source.initrd = test::make_initrd(63 * kMiB - 8192 + 1);
        QVERIFY(!load_kernel(*memory_, source, {}));
        source.initrd = test::make_initrd(63 * kMiB - 8192);
        QVERIFY(load_kernel(*memory_, source, {}));
    }

    void bad_image_is_refused_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("cause");
        const auto row = [](const char* name, const FileBuilder& file, const char* cause) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(file.bytes().data()),
                                              static_cast<qsizetype>(file.bytes().size()))
                                << QByteArray(cause);
        };
        row("no PVH note", make_pvh_kernel().set<std::uint32_t>(kEntryNote + 8, 19), "not supported");
        row("no note segment", make_pvh_kernel().set<std::uint32_t>(header(1), 0), "not supported");
        row("entry below the kernel", make_pvh_kernel().set<std::uint32_t>(kEntryNote + 16, kMiB - 1), "damaged");
        row("entry after the kernel", make_pvh_kernel().set<std::uint32_t>(kEntryNote + 16, kMiB + 8192), "damaged");
        row("entry of no bytes", make_pvh_kernel().set<std::uint32_t>(kEntryNote + 4, 0), "damaged");
        row("entry of 3 bytes", make_pvh_kernel().set<std::uint32_t>(kEntryNote + 4, 3), "damaged");
        row("segment past the file", make_pvh_kernel().set<std::uint64_t>(header(0) + 32, 8192), "damaged");
        row("segment of 16 EiB", make_pvh_kernel().set<std::uint64_t>(header(0) + 40, ~0ULL), "cannot be loaded");
        row("segment of 1 GiB", make_pvh_kernel().set<std::uint64_t>(header(0) + 40, 1 << 30), "does not fit");
        row("nothing to load", make_pvh_kernel().set<std::uint32_t>(header(0), 0), "damaged");
        const auto moved = [](std::uint64_t address) {
            FileBuilder file = make_pvh_kernel();
            file.set<std::uint64_t>(header(0) + 24, address);
            return file.set<std::uint32_t>(kEntryNote + 16, static_cast<std::uint32_t>(address));
        };
        row("loaded at 0", moved(0), "cannot be loaded");
        row("loaded over the tables", moved(0xf0000), "cannot be loaded");
        row("loaded beyond memory", moved(64 * kMiB), "does not fit");
        row("loaded across the end", moved(64 * kMiB - 4096), "does not fit");
        row("loaded at MMIO", moved(0xfee00000), "cannot be loaded");
        row("overlapping segments", overlapping(kMiB + 4096), "overlap");
        row("the same segment twice", overlapping(kMiB), "overlap");
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
    void adjacent_segments_are_loaded() {
        QVERIFY(load_kernel(*memory_, source_of(overlapping(kMiB + 8192)), {}));
    }
    void truncated_image_is_refused_at_every_length() {
        const FileBuilder whole = make_pvh_kernel();
        auto source = source_of(whole);
        for (std::size_t length = 0; length < whole.bytes().size(); ++length) {
            source.kernel.bytes.assign(whole.bytes().begin(), whole.bytes().begin() + static_cast<std::ptrdiff_t>(length));
            QVERIFY2(!load_kernel(*memory_, source, {}), std::to_string(length).c_str());
        }
    }

private:
    /// A second segment of one page, at `address`.
    static FileBuilder overlapping(std::uint64_t address) {
        FileBuilder file = make_pvh_kernel();
        file.set<std::uint16_t>(56, 3);
        file.set<std::uint32_t>(header(2), 1).set<std::uint64_t>(header(2) + 24, address);
        return file.set<std::uint64_t>(header(2) + 40, 4096);
    }

    template <class T>
    T load(std::uint64_t at) const {
        return memory_->load<T>({at}).value_or(T(~T{0}));
    }

    std::unique_ptr<memory::GuestMemory> memory_;
};

QTEST_GUILESS_MAIN(PvhTest)
#include "pvh_test.moc"
