// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/load_kernel.h"

#include <QtTest>

#include "tests/loader/made_up_kernels.h"

using namespace apiary;
using test::FileBuilder;

/// Which format a file is taken for, and what is said about files of none.
class LoadKernelTest : public QObject {
    Q_OBJECT

private slots:
    void init() { memory_ = test::make_memory(); }

    void format_is_recognised_by_contents_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("description");
        QTest::newRow("bzImage") << bytes_of(test::make_bzimage()) << QByteArray("Linux");
        QTest::newRow("PVH") << bytes_of(test::make_pvh_kernel()) << QByteArray("ELF kernel");
        QTest::newRow("FreeBSD") << bytes_of(test::make_freebsd_kernel()) << QByteArray("FreeBSD 13.2-MADE-UP kernel");
        QTest::newRow("FreeBSD by interpreter alone")
            << bytes_of(test::make_freebsd_kernel().set<std::uint8_t>(7, 0)) << QByteArray("FreeBSD");
        QTest::newRow("FreeBSD by ABI alone")
            << bytes_of(test::make_freebsd_kernel().set<std::uint8_t>(0x200, 0)) << QByteArray("FreeBSD");
        QTest::newRow("flat multiboot") << bytes_of(test::make_flat_multiboot()) << QByteArray("multiboot");
        QTest::newRow("ELF multiboot") << bytes_of(test::make_elf_multiboot()) << QByteArray("multiboot");
    }
    void format_is_recognised_by_contents() {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, description);
        const auto loaded = loader::load_kernel(*memory_, source(file), {});
        QVERIFY2(loaded, loaded ? "" : loaded.error().cause.c_str());
        QVERIFY2(loaded->description.starts_with(description.toStdString()), loaded->description.c_str());
    }

    void other_file_is_named_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("cause");
        const auto row = [](const char* name, const QByteArray& file, const char* cause) {
            QTest::newRow(name) << file << QByteArray(cause);
        };
        const std::vector<test::Segment> load = {{1, 0, 0x200000, 0x200000, 64, 64}};
        row("nothing", {}, "'/boot/kernel' is no kernel");
        row("one byte", "x", "'/boot/kernel' is no kernel");
        row("text", "hello, world\n", "'/boot/kernel' is no kernel");
        row("zeros", QByteArray(10'000, '\0'), "'/boot/kernel' is no kernel");
        row("gzip", QByteArray::fromHex("1f8b0800"), "a gzip-compressed file");
        row("xz", QByteArray::fromHex("fd377a585a00"), "an xz-compressed file");
        row("zstd", QByteArray::fromHex("28b52ffd00"), "a zstd-compressed file");
        row("cpio", "070701000000", "perhaps an initrd");
        row("qcow2", QByteArray("QFI\xfb\0\0\0\3", 8), "a qcow2 disk image");
        row("Debian package", "!<arch>\ndebian-binary", "an archive or a Debian package");
        row("script", "#!/bin/sh\n", "a script");
        row("EFI program", "MZ" + QByteArray(1000, '\0'), "an EFI or DOS program");
        row("boot sector", QByteArray(510, '\0') + QByteArray::fromHex("55aa"), "a boot sector or a disk image");
        row("HdrS without a boot flag", bytes_of(test::make_bzimage().set<std::uint16_t>(0x1fe, 0)), "no kernel");
        row("FreeBSD program", bytes_of(test::make_elf64(0, load).set<std::uint8_t>(7, 9)), "no kernel but a FreeBSD");
        row("FreeBSD kernel by ABI for i386", bytes_of(test::make_elf32(0xc0400000, load).set<std::uint8_t>(7, 9)),
            "a FreeBSD kernel for i386, which cannot be started");
        row("FreeBSD kernel by interpreter for ARM64",
            bytes_of(test::make_freebsd_kernel().set<std::uint16_t>(18, 183)), "a FreeBSD kernel for ARM64");
        row("NetBSD", bytes_of(with_note("NetBSD")), "a NetBSD kernel");
        row("OpenBSD", bytes_of(with_note("OpenBSD")), "an OpenBSD kernel");
        row("program", bytes_of(test::make_elf64(0, load)), "an ELF executable for amd64");
        row("32-bit program", bytes_of(test::make_elf32(0, {})), "an ELF executable for i386");
        row("shared library", bytes_of(test::make_elf64(0, load).set<std::uint16_t>(16, 3)), "a shared library");
        row("object file", bytes_of(test::make_elf64(0, {}).set<std::uint16_t>(16, 1)), "an object file for amd64");
        row("core dump", bytes_of(test::make_elf64(0, {}).set<std::uint16_t>(16, 4)), "a core dump");
        row("ARM64", bytes_of(test::make_elf64(0, load).set<std::uint16_t>(18, 183)), "an ELF executable for ARM64");
        row("unknown machine", bytes_of(test::make_elf64(0, load).set<std::uint16_t>(18, 9999)), "for machine 9999");
        row("big-endian ELF", bytes_of(test::make_elf64(0, load).set<std::uint8_t>(5, 2)), "big-endian");
        row("ELF magic alone", "\x7f" "ELF", "a damaged ELF file");
    }
    void other_file_is_named() {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, cause);
        const auto loaded = loader::load_kernel(*memory_, source(file), {});
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().cause.find(cause.toStdString()) != std::string::npos, loaded.error().cause.c_str());
        QVERIFY(loaded.error().cause.find("/boot/kernel") != std::string::npos);
        QVERIFY(!loaded.error().remedy.empty());
    }

    void what_is_for_freebsd_alone_is_refused_for_others_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("Linux") << bytes_of(test::make_bzimage());
        QTest::newRow("PVH") << bytes_of(test::make_pvh_kernel());
        QTest::newRow("multiboot") << bytes_of(test::make_elf_multiboot());
    }
    void what_is_for_freebsd_alone_is_refused_for_others() {
        QFETCH(QByteArray, file);
        auto with_environment = source(file);
        with_environment.environment = {"a=b"};
        refuse(with_environment, "takes no kernel variables");
        auto with_module = source(file);
        with_module.modules = {{test::make_initrd(100), "mfs_root"}};
        refuse(with_module, "takes no modules");
    }
    void linux_has_no_bvm_console() {
        auto with_console = source(bytes_of(test::make_bzimage()));
        with_console.bvm_console = true;
        refuse(with_console, "takes no BVM console");
        with_console.kernel = test::image(test::make_pvh_kernel());
        QVERIFY(loader::load_kernel(*memory_, with_console, {}));
    }
    void freebsd_has_no_virtio_console() {
        auto with_console = source(bytes_of(test::make_freebsd_kernel()));
        with_console.virtio_console = true;
        refuse(with_console, "console on COM1");
        with_console.kernel = test::image(test::make_bzimage());
        QVERIFY(loader::load_kernel(*memory_, with_console, {}));
    }

private:
    void refuse(const loader::KernelSource& source, const std::string& cause) {
        const auto loaded = loader::load_kernel(*memory_, source, {});
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().cause.find(cause) != std::string::npos, loaded.error().cause.c_str());
        QVERIFY(!loaded.error().remedy.empty());
    }
    static QByteArray bytes_of(const FileBuilder& file) {
        return {reinterpret_cast<const char*>(file.bytes().data()), static_cast<qsizetype>(file.bytes().size())};
    }
    static loader::KernelSource source(const QByteArray& file) {
        loader::KernelSource source;
        source.kernel.name = "/boot/kernel";
        const auto bytes = std::as_bytes(std::span(file.constData(), static_cast<std::size_t>(file.size())));
        source.kernel.bytes.assign(bytes.begin(), bytes.end());
        return source;
    }
    static FileBuilder with_note(const std::string& owner) {
        FileBuilder file = test::make_elf64(0, {{4, 0x200, 0, 0, 24, 24, 4}});
        test::add_note(file, 0x200, owner, 1, 4);
        return file.fill(0x214, 4, 1);
    }

    std::unique_ptr<memory::GuestMemory> memory_;
};

QTEST_GUILESS_MAIN(LoadKernelTest)
#include "load_kernel_test.moc"
