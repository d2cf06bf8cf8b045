// SPDX-License-Identifier: BSD-2-Clause
#include <QtTest>
#include <map>

#include "backend/firmware/memory_map.h"
#include "backend/loader/boot_state.h"
#include "backend/loader/freebsd_metadata.h"
#include "tests/loader/made_up_kernels.h"

using namespace apiary;
using loader::FreeBsdRecord;
using loader::load_kernel;
using test::FileBuilder;
using test::kFreeBsdBase;
using test::kMiB;
using test::make_freebsd_kernel;
using test::make_freebsd_module;
using test::source_of;

namespace {

/// The records of one file, as they lie in guest memory.
using Records = std::map<std::uint32_t, QByteArray>;

constexpr std::uint64_t kSections = test::kFreeBsdSections;

/// Offset of a field of the section header `index` of make_freebsd_kernel() or, with `from`, of another file.
constexpr std::size_t section(unsigned index, std::size_t field, std::size_t from = kSections) {
    return from + 64 * std::size_t{index} + field;
}
constexpr std::size_t kNameField = 0, kTypeField = 4, kFlagsField = 8, kOffsetField = 24, kSizeField = 32,
                      kLinkField = 40, kInfoField = 44, kAlignField = 48;
constexpr std::size_t kModuleSections = 0x200;

constexpr std::size_t header(unsigned index, std::size_t field) {
    return 64 + 56 * std::size_t{index} + field;
}

QByteArray bytes_of(const FileBuilder& file) {
    return {reinterpret_cast<const char*>(file.bytes().data()), static_cast<qsizetype>(file.bytes().size())};
}

std::vector<std::byte> to_vector(const QByteArray& bytes) {
    const auto span = std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    return {span.begin(), span.end()};
}

loader::KernelModule module_of(const FileBuilder& file, const std::string& path = "/home/somebody/thing.ko") {
    return {{path, file.bytes(), "module"}, {}};
}

loader::KernelModule image_of(std::size_t size, const std::string& type, const std::string& path = "/tmp/root.img") {
    return {{path, std::vector<std::byte>(size, std::byte{0x5a}), "module"}, type};
}

std::uint64_t u64(const QByteArray& bytes) {
    return bytes.size() == 8 ? qFromLittleEndian<quint64>(bytes.constData()) : ~0ULL;
}

}  // namespace

class FreeBsdTest : public QObject {
    Q_OBJECT

private slots:
    void init() { memory_ = test::make_memory(); }

    // ---- The kernel ----

    void segments_are_loaded_to_their_place_in_the_first_gib() {
        QVERIFY(memory_->fill({2 * kMiB}, 2 * kMiB, std::byte{0xee}));
        QVERIFY(load_kernel(*memory_, source_of(make_freebsd_kernel()), {}));
        QCOMPARE(load<std::uint32_t>(2 * kMiB), 0x464c457fU);
        QCOMPARE(load<std::uint8_t>(2 * kMiB + 0xfff), std::uint8_t{0xc3});
        QCOMPARE(load<std::uint8_t>(2 * kMiB + 0x1000), std::uint8_t{0xee});
        QCOMPARE(load<std::uint8_t>(3 * kMiB + 0xff), std::uint8_t{0xda});
        QCOMPARE(load<std::uint8_t>(3 * kMiB + 0x100), std::uint8_t{0});
        QCOMPARE(load<std::uint8_t>(3 * kMiB + 0x7ff), std::uint8_t{0});
    }
    void kernel_is_described_by_its_version() {
        auto source = source_of(make_freebsd_kernel());
        QCOMPARE(load_kernel(*memory_, source, {}).value().description,
                 std::string("FreeBSD 13.2-MADE-UP kernel for amd64"));
        source = source_of(make_freebsd_kernel().set<std::uint8_t>(0x300, 0));
        QCOMPARE(load_kernel(*memory_, source, {}).value().description, std::string("FreeBSD kernel for amd64"));
    }
    void kernel_whose_entry_lies_beyond_16_mib_is_loaded_where_it_is_linked() {
        FileBuilder file = make_freebsd_kernel();
        const std::uint64_t far = kFreeBsdBase + 20 * kMiB;
        file.set(header(0, 16), far).set<std::uint64_t>(24, far + 0x100);
        const auto loaded = load_kernel(*memory_, source_of(file), {});
        QCOMPARE(loaded.value().state.rip, far + 0x100);
        QCOMPARE(load<std::uint32_t>(20 * kMiB), 0x464c457fU);
        QCOMPARE(load<std::uint8_t>(3 * kMiB), std::uint8_t{0xda});
    }
    void kernel_s_records_tell_where_it_is() {
        QVERIFY(load_kernel(*memory_, source_of(make_freebsd_kernel()), {}));
        const Records kernel = files().at(0);
        QCOMPARE(kernel.at(1), QByteArray("/boot/kernel/kernel\0", 20));
        QCOMPARE(kernel.at(2), QByteArray("elf kernel\0", 11));
        QCOMPARE(u64(kernel.at(3)), 2 * kMiB);
        QCOMPARE(u64(kernel.at(4)), kMiB + 0x800 + 8 + 48 + 8 + 16);
        QVERIFY(!kernel.contains(6));
    }
    void command_line_is_kept_as_the_kernel_s_arguments() {
        auto source = source_of(make_freebsd_kernel());
        source.command_line = "-v a=b";
        QVERIFY(load_kernel(*memory_, source, {}));
        QCOMPARE(files().at(0).at(6), QByteArray("-v a=b\0", 7));
    }
    void headers_are_handed_over_as_they_are_in_the_file() {
        const FileBuilder file = make_freebsd_kernel();
        QVERIFY(load_kernel(*memory_, source_of(file), {}));
        const Records kernel = files().at(0);
        QCOMPARE(kernel.at(0x8002), bytes_of(file).first(64));
        QCOMPARE(kernel.at(0x8009), bytes_of(file).sliced(kSections, 6 * 64));
        QCOMPARE(u64(kernel.at(0x8005)), kFreeBsdBase + 3 * kMiB);
        QCOMPARE(u64(kernel.at(0x800a)), kFreeBsdBase + 3 * kMiB + 0x40);
        QCOMPARE(u64(kernel.at(0x800b)), std::uint64_t{16});
    }
    void symbols_follow_the_segments() {
        QVERIFY(load_kernel(*memory_, source_of(make_freebsd_kernel()), {}));
        const Records kernel = files().at(0);
        const std::uint64_t start = u64(kernel.at(0x8003));
        QCOMPARE(start, 3 * kMiB + 0x800);
        QCOMPARE(load<std::uint64_t>(start), std::uint64_t{48});
        QCOMPARE(read(start + 8, 48), QByteArray(48, '\x51'));
        QCOMPARE(load<std::uint64_t>(start + 56), std::uint64_t{11});
        QCOMPARE(read(start + 64, 16), QByteArray("\0kernel\0ab\0\0\0\0\0\0", 16));
        QCOMPARE(u64(kernel.at(0x8004)), start + 80);
    }
    void symbols_begin_on_a_word() {
        QVERIFY(load_kernel(*memory_, source_of(make_freebsd_kernel().set<std::uint64_t>(header(1, 40), 0x801)), {}));
        QCOMPARE(u64(files().at(0).at(0x8003)), 3 * kMiB + 0x808);
    }
    void kernel_without_symbols_is_loaded_without() {
        const auto none = [this](const FileBuilder& file) {
            QVERIFY(load_kernel(*memory_, source_of(file), {}));
            const Records kernel = files().at(0);
            QVERIFY(!kernel.contains(0x8003) && !kernel.contains(0x8004));
            QCOMPARE(u64(kernel.at(3)) + u64(kernel.at(4)), 3 * kMiB + 0x800);
        };
        none(make_freebsd_kernel().set<std::uint32_t>(section(2, kTypeField), 1));
        none(make_freebsd_kernel().set<std::uint64_t>(section(2, kSizeField), 0));
        none(make_freebsd_kernel().set<std::uint64_t>(section(2, kOffsetField), 0x1080));  // in the data segment
    }
    void kernel_without_sections_has_no_records_of_them() {
        QVERIFY(load_kernel(*memory_, source_of(make_freebsd_kernel().set<std::uint16_t>(60, 0)), {}));
        const Records kernel = files().at(0);
        QVERIFY(!kernel.contains(0x8009) && !kernel.contains(0x800a) && !kernel.contains(0x8003));
        QVERIFY(kernel.contains(0x8002));
    }
    void kernel_without_constructors_or_dynamic_section_has_no_records_of_them() {
        FileBuilder file = make_freebsd_kernel();
        file.set<std::uint32_t>(section(5, kNameField), 0).set<std::uint32_t>(header(2, 0), 0);
        QVERIFY(load_kernel(*memory_, source_of(file), {}));
        const Records kernel = files().at(0);
        QVERIFY(!kernel.contains(0x800a) && !kernel.contains(0x800b) && !kernel.contains(0x8005));
    }

    // ---- What comes after the files ----

    void environment_metadata_and_free_memory_follow_on_pages_of_their_own() {
        const auto loaded = load_kernel(*memory_, source_of(make_freebsd_kernel()), {});
        QVERIFY(loaded);
        const Records kernel = files().at(0);
        const std::uint64_t environment = u64(kernel.at(0x8006)), end = u64(kernel.at(0x8008));
        QCOMPARE(environment, 3 * kMiB + 0x1000);
        QCOMPARE(metadata_address(), std::uint64_t{3 * kMiB + 0x2000});
        QCOMPARE(end, 3 * kMiB + 0x3000);
        QCOMPARE(load<std::uint32_t>(loader::kFreeBsdStack.value), 0U);
        QCOMPARE(load<std::uint32_t>(loader::kFreeBsdStack.value + 8), end);
        QCOMPARE(loaded->state.gpr[cpu::Rsp], loader::kFreeBsdStack.value);
    }
    void environment_is_a_list_of_texts() {
        auto source = source_of(make_freebsd_kernel());
        source.environment = {"vfs.root.mountfrom=ufs:/dev/md0"};
        QVERIFY(load_kernel(*memory_, source, {}));
        const QByteArrayList variables = environment();
        QCOMPARE(variables.first(), QByteArray("kernelname=/boot/kernel/kernel"));
        QCOMPARE(variables.last(), QByteArray("vfs.root.mountfrom=ufs:/dev/md0"));
        QVERIFY(variables.contains("hint.uart.0.flags=0x10"));
    }
    void flags_are_told() {
        auto source = source_of(make_freebsd_kernel());
        source.command_line = "-s";
        source.environment = {"boot_verbose=YES"};
        QVERIFY(load_kernel(*memory_, source, {}));
        QCOMPARE(files().at(0).at(0x8007), QByteArray::fromHex("02180000"));
    }
    void memory_map_is_the_firmware_s() {
        QVERIFY(load_kernel(*memory_, source_of(make_freebsd_kernel()), {}));
        const QByteArray map = files().at(0).at(0x9001);
        const auto wanted = firmware::memory_map(*memory_, {});
        QCOMPARE(map.size(), static_cast<qsizetype>(20 * wanted.size()));
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const QByteArray entry = map.sliced(static_cast<qsizetype>(20 * i), 20);
            QCOMPARE(u64(entry.first(8)), wanted[i].start);
            QCOMPARE(u64(entry.sliced(8, 8)), wanted[i].size);
            QCOMPARE(qFromLittleEndian<quint32>(entry.constData() + 16), static_cast<quint32>(wanted[i].type));
        }
    }
    void loading_again_gives_the_same() {
        auto source = source_of(make_freebsd_kernel());
        source.modules = {module_of(make_freebsd_module()), image_of(5000, "mfs_root")};
        QVERIFY(load_kernel(*memory_, source, {}));
        const std::vector<Records> records = files();
        const QByteArrayList variables = environment();
        QVERIFY(memory_->fill({kMiB}, 7 * kMiB, std::byte{0xff}));  // as a guest that ran may leave it
        QVERIFY(load_kernel(*memory_, source, {}));
        QCOMPARE(files(), records);
        QCOMPARE(environment(), variables);
        QCOMPARE(read(u64(records[1].at(3)) + 0x60, 32), QByteArray(32, '\0'));  // the module's .bss
    }

    // ---- Modules ----

    void object_module_is_laid_out_section_by_section() {
        auto source = source_of(make_freebsd_kernel());
        source.modules = {module_of(make_freebsd_module())};
        QVERIFY(memory_->fill({3 * kMiB + 0x1000}, 0x1000, std::byte{0xee}));
        QVERIFY2(load_kernel(*memory_, source, {}), "");
        const Records module = files().at(1);
        QCOMPARE(module.at(1), QByteArray("/boot/kernel/thing.ko\0", 22));
        QCOMPARE(module.at(2), QByteArray("elf obj module\0", 15));
        const std::uint64_t at = u64(module.at(3));
        QCOMPARE(at, 3 * kMiB + 0x1000);
        // text, data on 64, .bss on 32, symbols, their names, sections' names, relocations of the text
        const std::uint64_t places[] = {0, 0, 0x108, 0x40, 0x60, 0, 0x80, 0xb0, 0xb5, 0};
        const QByteArray headers = module.at(0x8009);
        QCOMPARE(headers.size(), qsizetype{10 * 64});
        for (unsigned i = 0; i < std::size(places); ++i) {
            const std::uint64_t address = u64(headers.sliced(64 * i + 16, 8));
            const bool loaded = places[i] != 0 || i == 1;
            QCOMPARE(address, loaded ? at + (i == 2 ? 0xc0 : places[i]) : 0);
        }
        QCOMPARE(u64(module.at(4)), std::uint64_t{0xc0 + 24});
        QCOMPARE(read(at, 16), QByteArray(16, '\x90'));
        QCOMPARE(read(at + 0x40, 8), QByteArray(8, '\xda'));
        QCOMPARE(read(at + 0x60, 32), QByteArray(32, '\0'));
        QCOMPARE(read(at + 0x80, 48), QByteArray(48, '\x51'));
        QCOMPARE(read(at + 0xb0, 12), QByteArray("\0mod\0\0.text\0", 12));
        QCOMPARE(read(at + 0xc0, 24), QByteArray(24, '\x4e'));
        QCOMPARE(module.at(0x8002), bytes_of(make_freebsd_module()).first(64));
    }
    void shared_module_is_loaded_with_its_symbols() {
        FileBuilder file = make_freebsd_kernel();
        file.set<std::uint16_t>(16, 3).set<std::uint64_t>(24, 0);
        file.set<std::uint64_t>(header(0, 16), 0).set<std::uint64_t>(header(1, 16), 0x3000);
        file.set<std::uint64_t>(header(2, 16), 0x3000).set<std::uint32_t>(header(3, 0), 0);
        auto source = source_of(make_freebsd_kernel());
        source.modules = {module_of(file, "thing.so")};
        const auto loaded = load_kernel(*memory_, source, {});
        QVERIFY2(loaded, loaded ? "" : loaded.error().cause.c_str());
        const Records module = files().at(1);
        QCOMPARE(module.at(2), QByteArray("elf module\0", 11));
        const std::uint64_t at = u64(module.at(3));
        QCOMPARE(at, 3 * kMiB + 0x1000);
        QCOMPARE(read(at + 0x3000, 8), QByteArray(8, '\xda'));
        QCOMPARE(u64(module.at(0x8005)), std::uint64_t{0x3000});
        QCOMPARE(u64(module.at(0x8003)), at + 0x3800);
        QCOMPARE(u64(module.at(4)), std::uint64_t{0x3800 + 80});
    }
    void image_is_loaded_as_it_is() {
        auto source = source_of(make_freebsd_kernel());
        source.modules = {image_of(5000, "mfs_root"), image_of(100, "md_image", "second")};
        QVERIFY(load_kernel(*memory_, source, {}));
        const std::vector<Records> all = files();
        QCOMPARE(all.size(), std::size_t{3});
        QCOMPARE(all[1].at(1), QByteArray("/boot/root.img\0", 15));
        QCOMPARE(all[1].at(2), QByteArray("mfs_root\0", 9));
        QCOMPARE(all[1].size(), std::size_t{4});
        const std::uint64_t at = u64(all[1].at(3));
        QCOMPARE(at, 3 * kMiB + 0x1000);
        QCOMPARE(u64(all[1].at(4)), std::uint64_t{5000});
        QCOMPARE(read(at, 5000), QByteArray(5000, '\x5a'));
        QCOMPARE(all[2].at(1), QByteArray("/boot/second\0", 13));
        QCOMPARE(all[2].at(2), QByteArray("md_image\0", 9));
        QCOMPARE(u64(all[2].at(3)), at + 0x2000);
        QCOMPARE(u64(all[0].at(0x8006)), at + 0x3000);
    }
    void all_types_of_images_are_taken() {
        for (const std::string_view type : loader::module_types()) {
            auto source = source_of(make_freebsd_kernel());
            source.modules = {image_of(1, std::string(type))};
            QVERIFY(load_kernel(*memory_, source, {}));
        }
    }
    void modules_that_do_not_fit_are_refused() {
        auto source = source_of(make_freebsd_kernel());
        const std::size_t room = 64 * kMiB - 16 * kMiB - 3 * kMiB - 0x1000 - 0x2000;
        source.modules = {image_of(room, "mfs_root")};
        QVERIFY(load_kernel(*memory_, source, {}));
        source.modules = {image_of(room + 1, "mfs_root")};
        refuse(source, "leaves too little of the guest's memory");
        source.modules = {image_of(64 * kMiB, "mfs_root")};
        refuse(source, "the module '/tmp/root.img' does not fit");
        source.modules = {image_of(60 * kMiB, "mfs_root"), module_of(make_freebsd_module().set<std::uint64_t>(
                                                               section(4, kSizeField, kModuleSections), 8 * kMiB))};
        refuse(source, "the module '/home/somebody/thing.ko' does not fit");
    }
    void two_modules_of_one_name_are_refused() {
        auto source = source_of(make_freebsd_kernel());
        source.modules = {module_of(make_freebsd_module(), "a/x.ko"), module_of(make_freebsd_module(), "b/x.ko")};
        refuse(source, "two modules called '/boot/kernel/x.ko'");
    }
    void initrd_is_refused() {
        auto source = source_of(make_freebsd_kernel());
        source.initrd = test::make_initrd(100);
        refuse(source, "take no initrd");
    }

    void bad_module_is_refused_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("cause");
        const auto row = [](const char* name, const FileBuilder& file, const char* cause, const char* type = "") {
            QTest::newRow(name) << bytes_of(file) << QByteArray(type) << QByteArray(cause);
        };
        const auto changed = [](unsigned index, std::size_t field, auto value) {
            return make_freebsd_module().set(section(index, field, kModuleSections), value);
        };
        row("text", FileBuilder().text(0, "hello"), "is no kernel module");
        row("gzip", FileBuilder().text(0, "\x1f\x8b"), "is no kernel module but a gzip-compressed file");
        row("kernel", make_freebsd_kernel(), "is no kernel module but a FreeBSD kernel for amd64");
        row("module for i386", make_freebsd_module().set<std::uint16_t>(18, 3), "an object file for i386");
        row("module of 32 bits", test::make_elf32(0, {}).set<std::uint16_t>(16, 1), "an object file for i386");
        row("unknown type", make_freebsd_module(), "no modules of type \"floppy\"", "floppy");
        row("ELF magic alone",
            FileBuilder().text(0,
                               "\x7f"
                               "ELF"),
            "damaged");
        row("no symbols", changed(6, kTypeField, 1U), "is damaged");
        row("two symbol tables", changed(5, kTypeField, 2U), "is damaged");
        row("no names of symbols", changed(6, kLinkField, 10U), "is damaged");
        row("names of symbols of another kind", changed(6, kLinkField, 1U), "is damaged");
        row("no names of sections", make_freebsd_module().set<std::uint16_t>(62, 0), "is damaged");
        row("names of sections beyond the last", make_freebsd_module().set<std::uint16_t>(62, 10), "is damaged");
        row("alignment of 3", changed(1, kAlignField, std::uint64_t{3}), "is damaged");
        row("alignment of 2^63", changed(1, kAlignField, 1ULL << 63), "does not fit");
        row("relocates no section", changed(2, kInfoField, 10U), "is damaged");
        row("section past the end", changed(1, kSizeField, std::uint64_t{0x10000}), "damaged");
        row("section of 2^64 - 1", changed(1, kSizeField, ~0ULL), "damaged");
        row("section offset wraps", changed(1, kOffsetField, ~0ULL), "damaged");
        row("empty space of 2^64 - 1", changed(4, kSizeField, ~0ULL), "does not fit");
        row("empty space of 1 GiB", changed(4, kSizeField, 1ULL << 30), "does not fit");
        row("section headers past the end", make_freebsd_module().set<std::uint64_t>(40, 0x300), "damaged");
        row("section header size", make_freebsd_module().set<std::uint16_t>(58, 40), "damaged");
        row("no sections", make_freebsd_module().set<std::uint16_t>(60, 0), "is damaged");
        FileBuilder shared = make_freebsd_kernel().set<std::uint16_t>(16, 3);
        row("shared module below its place", shared, "asks for addresses");
    }
    void bad_module_is_refused() {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, cause);
        auto source = source_of(make_freebsd_kernel());
        source.modules = {{{"thing.ko", to_vector(file), "module"}, type.toStdString()}};
        refuse(source, cause.toStdString());
    }
    void truncated_module_is_refused_at_every_length() {
        const FileBuilder whole = make_freebsd_module();
        auto source = source_of(make_freebsd_kernel());
        source.modules = {module_of(whole)};
        for (std::size_t length = 0; length < whole.bytes().size(); ++length) {
            source.modules.front().file.bytes.assign(whole.bytes().begin(),
                                                     whole.bytes().begin() + static_cast<std::ptrdiff_t>(length));
            QVERIFY2(!load_kernel(*memory_, source, {}), std::to_string(length).c_str());
        }
    }

    // ---- Damaged kernels ----

    void bad_kernel_is_refused_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("cause");
        const auto row = [](const char* name, const FileBuilder& file, const char* cause) {
            QTest::newRow(name) << bytes_of(file) << QByteArray(cause);
        };
        const auto changed = [](std::size_t at, auto value) { return make_freebsd_kernel().set(at, value); };
        row("entry outside", changed(24, kFreeBsdBase + 4 * kMiB), "entry is outside");
        row("entry of 0", changed(24, std::uint64_t{0}), "no kernel but a FreeBSD program");
        row("nothing to load", changed(header(0, 0), 0U).set(header(1, 0), 0U), "entry is outside");
        row("segment past the end", changed(header(0, 32), std::uint64_t{0x10000}), "damaged");
        row("segment of 2^64 - 1", changed(header(1, 40), ~0ULL), "asks for addresses");
        row("segment of 1 GiB", changed(header(1, 40), 1ULL << 30), "asks for addresses");
        row("segment of 100 MiB", changed(header(1, 40), 100 * kMiB), "does not fit");
        row("segment below the kernel's GiB", changed(header(1, 16), kFreeBsdBase - 0x1000), "asks for addresses");
        row("segment at physical 0", changed(header(1, 16), kFreeBsdBase), "asks for addresses");
        row("segment over the firmware's tables", changed(header(1, 16), kFreeBsdBase + 0xf0000), "asks for addresses");
        row("segment in the next GiB", changed(header(1, 16), kFreeBsdBase + (1 << 30)), "asks for addresses");
        row("segment above memory", changed(header(1, 16), kFreeBsdBase + 64 * kMiB), "does not fit");
        row("segment across the end of memory", changed(header(1, 16), kFreeBsdBase + 64 * kMiB - 0x400),
            "does not fit");
        row("overlapping segments", changed(header(1, 16), kFreeBsdBase + 2 * kMiB + 0x800), "overlap");
        row("kernel that ends at the end of memory", changed(header(1, 40), 61 * kMiB - 0x1000), "leaves too little");
        row("no room for the symbols", changed(header(1, 40), 61 * kMiB), "does not fit");
        row("symbols past the end", changed(section(2, kOffsetField), std::uint64_t{0x5000}), "damaged");
        row("symbols of 2^64 - 1", changed(section(2, kSizeField), ~0ULL), "damaged");
        row("symbols' names past the end", changed(section(3, kSizeField), std::uint64_t{0x5000}), "damaged");
        row("symbols' names of another kind", changed(section(2, kLinkField), 1U), "damaged");
        row("symbols' names beyond the sections", changed(section(2, kLinkField), 6U), "damaged");
        row("one section too many", changed(60, std::uint16_t{7}), "damaged");
        row("section headers wrap", changed(40, ~0ULL - 10), "damaged");
        row("section header size", changed(58, std::uint16_t{63}), "damaged");
    }
    void bad_kernel_is_refused() {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, cause);
        loader::KernelSource source;
        source.kernel = {"/boot/kernel", to_vector(file)};
        refuse(source, cause.toStdString());
    }
    void truncated_kernel_is_refused_at_every_length() {
        const FileBuilder whole = make_freebsd_kernel();
        auto source = source_of(whole);
        for (std::size_t length = 0; length < whole.bytes().size(); ++length) {
            source.kernel.bytes.assign(whole.bytes().begin(),
                                       whole.bytes().begin() + static_cast<std::ptrdiff_t>(length));
            QVERIFY2(!load_kernel(*memory_, source, {}), std::to_string(length).c_str());
        }
    }
    void names_of_sections_that_are_missing_do_no_harm() {
        for (const std::uint16_t index :
             {std::uint16_t{0}, std::uint16_t{1}, std::uint16_t{6}, std::uint16_t{0xffff}}) {
            QVERIFY(load_kernel(*memory_, source_of(make_freebsd_kernel().set(62, index)), {}));
            QVERIFY(!files().at(0).contains(0x800a));
        }
        const auto far_name = make_freebsd_kernel().set<std::uint32_t>(section(5, kNameField), 0xffff'ffff);
        QVERIFY(load_kernel(*memory_, source_of(far_name), {}));
        QVERIFY(!files().at(0).contains(0x800a));
    }
    void guest_too_small_for_any_kernel_is_told_to_have_more_memory() {
        memory_ = test::make_memory(16 * kMiB);
        refuse(source_of(make_freebsd_kernel()), "leaves too little of the guest's memory");
    }
    void kernel_stays_below_1_gib_in_a_large_guest() {
        memory_ = test::make_memory(2048 * kMiB);
        auto source = source_of(make_freebsd_kernel().set(header(1, 16), kFreeBsdBase + 1000 * kMiB));
        source.modules = {image_of(7 * kMiB, "mfs_root")};
        QVERIFY(load_kernel(*memory_, source, {}));
        source.modules = {image_of(8 * kMiB, "mfs_root")};
        refuse(source, "leaves too little");
        source.modules = {image_of(24 * kMiB, "mfs_root")};
        refuse(source, "does not fit");
    }

private:
    void refuse(const loader::KernelSource& source, const std::string& cause) {
        const auto loaded = load_kernel(*memory_, source, {});
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().cause.find(cause) != std::string::npos, loaded.error().cause.c_str());
        QVERIFY(!loaded.error().remedy.empty());
    }

    std::uint64_t metadata_address() const { return load<std::uint32_t>(loader::kFreeBsdStack.value + 4); }

    /// The records of each file, the kernel's first.
    std::vector<Records> files() const {
        std::vector<Records> all;
        for (std::uint64_t at = metadata_address();;) {
            const auto type = load<std::uint32_t>(at), size = load<std::uint32_t>(at + 4);
            if (type == 0 || size > 1 << 20) {
                return all;
            }
            if (type == 1) {
                all.emplace_back();
            }
            all.back()[type] = read(at + 8, size);
            at += 8 + (size + 7) / 8 * 8;
        }
    }

    QByteArrayList environment() const {
        QByteArrayList variables;
        for (std::uint64_t at = u64(files().at(0).at(0x8006));;) {
            const std::string text = test::text_at(*memory_, at);
            if (text.empty()) {
                return variables;
            }
            variables.append(QByteArray::fromStdString(text));
            at += text.size() + 1;
        }
    }

    QByteArray read(std::uint64_t at, std::uint64_t size) const {
        QByteArray bytes(static_cast<qsizetype>(size), '\0');
        const auto span = std::as_writable_bytes(std::span(bytes.data(), size));
        return memory_->read({at}, span) ? bytes : QByteArray();
    }

    template <class T>
    T load(std::uint64_t at) const {
        return memory_->load<T>({at}).value_or(T(~T{0}));
    }

    std::unique_ptr<memory::GuestMemory> memory_;
};

QTEST_GUILESS_MAIN(FreeBsdTest)
#include "freebsd_test.moc"
