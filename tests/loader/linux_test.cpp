// SPDX-License-Identifier: BSD-2-Clause
#include <QtTest>

#include "backend/firmware/memory_map.h"
#include "backend/loader/boot_state.h"
#include "tests/loader/made_up_kernels.h"

using namespace apiary;
using loader::load_kernel;
using test::FileBuilder;
using test::kMiB;
using test::make_bzimage;
using test::source_of;

namespace {

constexpr std::uint64_t kZeroPage = loader::kZeroPage.value;
constexpr std::uint64_t kKernel = 16 * kMiB;

}  // namespace

class LinuxTest : public QObject {
    Q_OBJECT

private slots:
    void init() { memory_ = test::make_memory(); }

    void kernel_is_entered_at_its_64_bit_entry() {
        const auto loaded = load_kernel(*memory_, source_of(make_bzimage()), {});
        QVERIFY(loaded);
        QCOMPARE(loaded->state.rip, kKernel + 0x200);
        QCOMPARE(loaded->state.gpr[cpu::Rsi], kZeroPage);
        QCOMPARE(loaded->state.efer, cpu::efer::LME | cpu::efer::LMA);
        QCOMPARE(loaded->description, std::string("Linux 6.1.0-made-up (bzImage, boot protocol 2.15)"));
    }
    void kernel_without_its_setup_code_is_at_its_address() {
        QVERIFY(load_kernel(*memory_, source_of(make_bzimage()), {}));
        QCOMPARE(load<std::uint8_t>(kKernel), std::uint8_t{0xc3});
        QCOMPARE(load<std::uint8_t>(kKernel + 8191), std::uint8_t{0xc3});
        QCOMPARE(load<std::uint8_t>(kKernel + 8192), std::uint8_t{0});
    }
    void setup_sectors_of_0_mean_4() {
        const auto loaded = load_kernel(*memory_, source_of(make_bzimage().set<std::uint8_t>(0x1f1, 0)), {});
        QVERIFY(loaded);
        QCOMPARE(load<std::uint8_t>(kKernel + 8191), std::uint8_t{0xc3});
    }
    void zero_page_repeats_the_header_and_nothing_before_it() {
        FileBuilder file = make_bzimage();
        file.fill(0, 0x1f1, 0x99).fill(0x26c, 0x100 - 0x6c, 0x99).text(0x300, "v");
        QVERIFY(load_kernel(*memory_, source_of(file), {}));
        QCOMPARE(load<std::uint32_t>(kZeroPage + 0x202), 0x53726448U);
        QCOMPARE(load<std::uint16_t>(kZeroPage + 0x206), std::uint16_t{0x20f});
        QCOMPARE(load<std::uint32_t>(kZeroPage + 0x260), std::uint32_t{kMiB});
        QCOMPARE(load<std::uint8_t>(kZeroPage + 0x1f0), std::uint8_t{0});
        QCOMPARE(load<std::uint8_t>(kZeroPage + 0x26c), std::uint8_t{0});  // the header ends at 0x202 + 0x6a
        QCOMPARE(load<std::uint8_t>(kZeroPage + 0x210), std::uint8_t{0xff});
        QCOMPARE(load<std::uint64_t>(kZeroPage + 0x070), std::uint64_t{0xf2400});
    }
    void zero_page_holds_the_memory_map() {
        QVERIFY(load_kernel(*memory_, source_of(make_bzimage()), {}));
        const auto map = firmware::memory_map(*memory_, {});
        QCOMPARE(std::size_t{load<std::uint8_t>(kZeroPage + 0x1e8)}, map.size());
        for (std::size_t i = 0; i < map.size(); ++i) {
            const std::uint64_t entry = kZeroPage + 0x2d0 + 20 * i;
            QCOMPARE(load<std::uint64_t>(entry), map[i].start);
            QCOMPARE(load<std::uint64_t>(entry + 8), map[i].size);
            QCOMPARE(load<std::uint32_t>(entry + 16), static_cast<std::uint32_t>(map[i].type));
        }
    }
    void command_line_is_passed() {
        auto source = source_of(make_bzimage());
        source.command_line = "console=ttyS0 panic=-1";
        QVERIFY(load_kernel(*memory_, source, {}));
        QCOMPARE(test::text_at(*memory_, load<std::uint32_t>(kZeroPage + 0x228)), source.command_line);
    }
    void command_line_of_the_limit_is_taken_and_one_more_is_not() {
        auto source = source_of(make_bzimage());
        source.command_line = std::string(2047, 'x');
        QVERIFY(load_kernel(*memory_, source, {}));
        source.command_line += 'x';
        expect_error(source, "command line is too long", "2047");
    }
    void command_line_larger_than_our_room_is_refused() {
        auto source = source_of(make_bzimage().set<std::uint32_t>(0x238, 0xffffffff));
        source.command_line = std::string(loader::kCommandLineRoom, 'x');
        expect_error(source, "command line is too long");
    }
    void command_line_with_nul_is_refused() {
        auto source = source_of(make_bzimage());
        source.command_line = std::string("a\0b", 3);
        expect_error(source, "NUL");
    }

    void initrd_is_placed_at_the_end_of_memory() {
        auto source = source_of(make_bzimage());
        source.initrd = test::make_initrd(10'000);
        QVERIFY(load_kernel(*memory_, source, {}));
        const std::uint64_t at = load<std::uint32_t>(kZeroPage + 0x218);
        QCOMPARE(at, 64 * kMiB - 3 * 4096);
        QCOMPARE(load<std::uint32_t>(kZeroPage + 0x21c), 10'000U);
        QCOMPARE(load<std::uint8_t>(at), std::uint8_t{0x5a});
        QCOMPARE(load<std::uint8_t>(at + 9'999), std::uint8_t{0x5a});
    }
    void initrd_stays_below_the_kernels_limit() {
        auto source = source_of(make_bzimage().set<std::uint32_t>(0x22c, 32 * kMiB - 1));
        source.initrd = test::make_initrd(4096);
        QVERIFY(load_kernel(*memory_, source, {}));
        QCOMPARE(std::uint64_t{load<std::uint32_t>(kZeroPage + 0x218)}, 32 * kMiB - 4096);
    }
    void initrd_fills_all_room_above_the_kernel_but_no_more() {
        auto source = source_of(make_bzimage());
        source.initrd = test::make_initrd(47 * kMiB);
        QVERIFY(load_kernel(*memory_, source, {}));
        QCOMPARE(std::uint64_t{load<std::uint32_t>(kZeroPage + 0x218)}, 17 * kMiB);
        source.initrd = test::make_initrd(47 * kMiB + 1);
        expect_error(source, "initrd", "more memory");
    }
    void initrd_larger_than_the_guest_is_refused() {
        auto source = source_of(make_bzimage());
        source.initrd = test::make_initrd(65 * kMiB);
        expect_error(source, "initrd", "more memory");
    }
    void initrd_limit_below_the_kernel_is_refused() {
        auto source = source_of(make_bzimage().set<std::uint32_t>(0x22c, 0));
        source.initrd = test::make_initrd(1);
        expect_error(source, "initrd");
    }
    void initrd_absent_leaves_no_trace_of_an_old_one() {
        FileBuilder file = make_bzimage();
        file.set<std::uint32_t>(0x218, 0x1234).set<std::uint32_t>(0x21c, 0x5678).set<std::uint64_t>(0x250, 0x9999);
        QVERIFY(load_kernel(*memory_, source_of(file), {}));
        QCOMPARE(load<std::uint64_t>(kZeroPage + 0x218), std::uint64_t{0});
        QCOMPARE(load<std::uint64_t>(kZeroPage + 0x250), std::uint64_t{0});
    }

    void random_seed_is_passed_as_setup_data() {
        auto source = source_of(make_bzimage());
        source.random_seed.emplace();
        source.random_seed->fill(std::byte{0x77});
        QVERIFY(load_kernel(*memory_, source, {}));
        const auto at = load<std::uint64_t>(kZeroPage + 0x250);
        QVERIFY(at != 0);
        QCOMPARE(load<std::uint64_t>(at), std::uint64_t{0});
        QCOMPARE(load<std::uint32_t>(at + 8), 9U);
        QCOMPARE(load<std::uint32_t>(at + 12), 32U);
        QCOMPARE(load<std::uint64_t>(at + 16 + 24), std::uint64_t{0x7777777777777777});
    }

    void guest_too_small_is_told_how_much_it_needs() {
        memory_ = test::make_memory(16 * kMiB);
        expect_error(source_of(make_bzimage()), "does not fit", "17 MiB");
        memory_ = test::make_memory(17 * kMiB);
        QVERIFY(load_kernel(*memory_, source_of(make_bzimage()), {}));
    }
    void loading_twice_gives_the_same() {
        auto source = source_of(make_bzimage());
        source.initrd = test::make_initrd(5000);
        QVERIFY(load_kernel(*memory_, source, {}));
        std::vector<std::byte> first(4096), second(4096);
        QVERIFY(memory_->read(loader::kZeroPage, first));
        QVERIFY(memory_->fill({0}, 0x9fc00, std::byte{0xff}));
        QVERIFY(load_kernel(*memory_, source, {}));
        QVERIFY(memory_->read(loader::kZeroPage, second));
        QVERIFY(first == second);
    }

    void bad_image_is_refused_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("cause");
        const auto row = [](const char* name, const FileBuilder& file, const char* cause) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(file.bytes().data()),
                                              static_cast<qsizetype>(file.bytes().size()))
                                << QByteArray(cause);
        };
        row("protocol 2.11", make_bzimage().set<std::uint16_t>(0x206, 0x20b), "too old");
        row("protocol 0", make_bzimage().set<std::uint16_t>(0x206, 0), "too old");
        row("32-bit kernel", make_bzimage().set<std::uint16_t>(0x236, 0x7e), "no 64-bit entry");
        row("header too short", make_bzimage().set<std::uint8_t>(0x201, 0x61), "damaged");
        row("set-up code beyond the file", make_bzimage().set<std::uint8_t>(0x1f1, 255), "truncated");
        row("kernel beyond the file", make_bzimage().set<std::uint32_t>(0x1f4, 513), "truncated");
        row("kernel size of 64 GiB", make_bzimage().set<std::uint32_t>(0x1f4, 0xffffffff), "truncated");
        row("payload beyond the file", make_bzimage().set<std::uint32_t>(0x24c, 7169), "truncated");
        row("payload offset wraps", make_bzimage().set<std::uint32_t>(0x248, 0xffffffff), "truncated");
        row("init size of 4 GiB", make_bzimage().set<std::uint32_t>(0x260, 0xffffffff), "cannot be loaded");
        row("init size of 1 GiB", make_bzimage().set<std::uint32_t>(0x260, 1 << 30), "does not fit");
        row("address 0", make_bzimage().set<std::uint64_t>(0x258, 0), "cannot be loaded");
        row("address in the tables", make_bzimage().set<std::uint64_t>(0x258, 0xf0000), "cannot be loaded");
        row("address below 1 MiB by one", make_bzimage().set<std::uint64_t>(0x258, kMiB - 1), "cannot be loaded");
        row("address beyond memory", make_bzimage().set<std::uint64_t>(0x258, 64 * kMiB), "does not fit");
        row("address above 4 GiB", make_bzimage().set<std::uint64_t>(0x258, 1ULL << 32), "cannot be loaded");
        row("address wraps", make_bzimage().set<std::uint64_t>(0x258, ~0ULL - 0xfff), "cannot be loaded");
    }
    void bad_image_is_refused() {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, cause);
        loader::KernelSource source;
        source.kernel.name = "/boot/kernel";
        const auto bytes = std::as_bytes(std::span(file.constData(), static_cast<std::size_t>(file.size())));
        source.kernel.bytes.assign(bytes.begin(), bytes.end());
        expect_error(source, cause.toStdString());
    }
    void truncated_image_is_refused_at_every_length() {
        const FileBuilder whole = make_bzimage();
        auto source = source_of(whole);
        // A kernel may be padded to its last paragraph, so up to 15 bytes may be missing.
        for (std::size_t length = whole.bytes().size() - 16; length > 0; length -= length > 0x400 ? 64 : 1) {
            source.kernel.bytes.resize(length);
            const auto loaded = load_kernel(*memory_, source, {});
            QVERIFY2(!loaded, std::to_string(length).c_str());
            QVERIFY(!loaded.error().cause.empty() && !loaded.error().remedy.empty());
            if (length >= 0x208) {
                QVERIFY2(loaded.error().cause.ends_with("is truncated"), loaded.error().cause.c_str());
            }
        }
    }
    void kernel_version_pointer_out_of_the_file_gives_no_version() {
        const auto loaded = load_kernel(*memory_, source_of(make_bzimage().set<std::uint16_t>(0x20e, 0xffff)), {});
        QVERIFY(loaded);
        QCOMPARE(loaded->description, std::string("Linux (bzImage, boot protocol 2.15)"));
    }

private:
    template <class T>
    T load(std::uint64_t at) const {
        return memory_->load<T>({at}).value_or(T(~T{0}));
    }

    void expect_error(const loader::KernelSource& source, const std::string& cause, const std::string& remedy = "") {
        const auto loaded = load_kernel(*memory_, source, {});
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().cause.find(cause) != std::string::npos, loaded.error().cause.c_str());
        QVERIFY(!loaded.error().remedy.empty());
        QVERIFY2(loaded.error().remedy.find(remedy) != std::string::npos, loaded.error().remedy.c_str());
    }

    std::unique_ptr<memory::GuestMemory> memory_;
};

QTEST_GUILESS_MAIN(LinuxTest)
#include "linux_test.moc"
