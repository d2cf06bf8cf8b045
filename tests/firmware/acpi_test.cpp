// SPDX-License-Identifier: BSD-2-Clause
#include "backend/firmware/acpi.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <map>
#include <string>

#include "tests/firmware/little_endian.h"

using namespace apiary;
using firmware::Bytes;
using test::get;

namespace {

std::size_t offset_of(std::uint64_t address) {
    return address - firmware::kRsdp.value;
}

Bytes table_at(const Bytes& all, std::uint64_t address) {
    const std::size_t at = offset_of(address);
    const auto length = get<std::uint32_t>(all, at + 4);
    const auto part = std::span(all).subspan(at, length);
    return {part.begin(), part.end()};
}

/// Every table by its signature, found the way an operating system finds it.
std::map<std::string, Bytes> walk(const Bytes& all) {
    std::map<std::string, Bytes> found;
    const Bytes xsdt = table_at(all, get<std::uint64_t>(all, 24));
    found["XSDT"] = xsdt;
    found["RSDT"] = table_at(all, get<std::uint32_t>(all, 16));
    for (std::size_t at = 36; at < xsdt.size(); at += 8) {
        const Bytes table = table_at(all, get<std::uint64_t>(xsdt, at));
        found[test::text(table, 0, 4)] = table;
    }
    found["FACS"] = table_at(all, get<std::uint32_t>(found.at("FACP"), 36));
    found["DSDT"] = table_at(all, get<std::uint32_t>(found.at("FACP"), 40));
    return found;
}

firmware::Platform full_platform() {
    firmware::Platform platform;
    platform.cpus = 4;
    platform.com_ports = {{0x3f8, 4}, {0x2f8, 3}, {0x3e8, 4}, {0x2e8, 3}};
    platform.pci_pins = {{2, 22, 10}, {3, 23, 11}, {30, 18, 5}};
    return platform;
}

struct Run {
    int status = -1;
    QString output;
};

Run run(const QString& program, const QStringList& arguments, const QString& directory) {
    QProcess process;
    process.setWorkingDirectory(directory);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit) {
        return {-1, process.errorString()};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

QByteArray read_file(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class AcpiTest : public QObject {
    Q_OBJECT

private slots:
    void rsdp_is_sealed_for_both_revisions() {
        const Bytes all = firmware::make_acpi_tables({});
        QCOMPARE(test::text(all, 0, 8), std::string("RSD PTR "));
        QCOMPARE(test::sum(std::span(all).first(20)), 0U);
        QCOMPARE(test::sum(std::span(all).first(36)), 0U);
        QCOMPARE(int{get<std::uint8_t>(all, 15)}, 2);
    }
    void tables_sum_to_zero_and_name_one_maker() {
        for (const auto& [signature, table] : walk(firmware::make_acpi_tables(full_platform()))) {
            QCOMPARE(test::text(table, 0, 4), signature);
            if (signature == "FACS") {
                continue;  // it has no checksum
            }
            QCOMPARE(test::sum(table), 0U);
            QCOMPARE(test::text(table, 10, 14), std::string("APIARYAPIARYVM"));
        }
    }
    void rsdt_and_xsdt_list_the_same_tables() {
        const auto found = walk(firmware::make_acpi_tables({}));
        const Bytes& rsdt = found.at("RSDT");
        const Bytes& xsdt = found.at("XSDT");
        QCOMPARE((rsdt.size() - 36) / 4, (xsdt.size() - 36) / 8);
        for (std::size_t i = 0; i < (rsdt.size() - 36) / 4; ++i) {
            QCOMPARE(std::uint64_t{get<std::uint32_t>(rsdt, 36 + 4 * i)}, get<std::uint64_t>(xsdt, 36 + 8 * i));
        }
    }
    void fadt_addresses_agree_in_both_widths() {
        const Bytes fadt = walk(firmware::make_acpi_tables({})).at("FACP");
        QCOMPARE(fadt.size(), std::size_t{0x10c});
        QCOMPARE(std::uint64_t{get<std::uint32_t>(fadt, 40)}, get<std::uint64_t>(fadt, 140));
        QCOMPARE(get<std::uint64_t>(fadt, 132), std::uint64_t{0});  // a 32-bit FACS address and no 64-bit one
        // {32-bit address, its length, generic address}
        const std::size_t blocks[][3] = {{56, 88, 148}, {64, 89, 172}, {76, 91, 208}};
        for (const auto& block : blocks) {
            QCOMPARE(int{get<std::uint8_t>(fadt, block[2])}, 1);
            QCOMPARE(int{get<std::uint8_t>(fadt, block[2] + 1)}, 8 * get<std::uint8_t>(fadt, block[1]));
            QCOMPARE(get<std::uint64_t>(fadt, block[2] + 4), std::uint64_t{get<std::uint32_t>(fadt, block[0])});
        }
    }
    void fadt_names_the_fixed_hardware() {
        const Bytes fadt = walk(firmware::make_acpi_tables({})).at("FACP");
        QCOMPARE(int{get<std::uint16_t>(fadt, 46)}, 9);
        QCOMPARE(get<std::uint32_t>(fadt, 48), 0xb2U);
        QCOMPARE(int{get<std::uint8_t>(fadt, 52)}, 0xa0);
        QCOMPARE(int{get<std::uint8_t>(fadt, 53)}, 0xa1);
        QCOMPARE(get<std::uint32_t>(fadt, 56), 0x400U);
        QCOMPARE(get<std::uint32_t>(fadt, 64), 0x404U);
        QCOMPARE(get<std::uint32_t>(fadt, 76), 0x408U);
        QCOMPARE(int{get<std::uint8_t>(fadt, 108)}, 0x32);
        QCOMPARE(int{get<std::uint16_t>(fadt, 109)}, 0x5);  // legacy devices, no 8042, no VGA
        QCOMPARE(get<std::uint64_t>(fadt, 120), std::uint64_t{0xcf9});
        QCOMPARE(int{get<std::uint8_t>(fadt, 128)}, 6);
        const auto flags = get<std::uint32_t>(fadt, 112);
        QVERIFY((flags & 1U << 4) == 0);   // a fixed power button
        QVERIFY((flags & 1U << 10) != 0);  // the reset register
    }
    void fadt_asks_for_physical_destination_above_8_cpus() {
        firmware::Platform platform;
        platform.cpus = 8;
        const Bytes eight = walk(firmware::make_acpi_tables(platform)).at("FACP");
        platform.cpus = 9;
        const Bytes nine = walk(firmware::make_acpi_tables(platform)).at("FACP");
        QVERIFY((get<std::uint32_t>(eight, 112) & 1U << 19) == 0);
        QVERIFY((get<std::uint32_t>(nine, 112) & 1U << 19) != 0);
    }
    void madt_lists_every_cpu_and_the_overrides() {
        for (unsigned cpus : {1U, 2U, firmware::kMaxCpus}) {
            firmware::Platform platform;
            platform.cpus = cpus;
            const Bytes madt = walk(firmware::make_acpi_tables(platform)).at("APIC");
            const std::size_t rest = 44 + 8 * std::size_t{cpus};
            QCOMPARE(madt.size(), rest + 12 + 10 + 10 + 6);
            for (unsigned id = 0; id < cpus; ++id) {
                const std::uint64_t entry = 0x1'0000'0800ULL | std::uint64_t{id} << 16 | std::uint64_t{id} << 24;
                QCOMPARE(get<std::uint64_t>(madt, 44 + 8 * std::size_t{id}), entry);
            }
            const Bytes tail(madt.begin() + static_cast<std::ptrdiff_t>(rest), madt.end());
            QCOMPARE(tail, (Bytes{1, 12, 0, 0,    0, 0, 0xc0, 0xfe, 0, 0, 0, 0,  //
                                  2, 10, 0, 0,    2, 0, 0,    0,    5, 0,        //
                                  2, 10, 0, 9,    9, 0, 0,    0,    15, 0,       //
                                  4, 6,  0xff, 5, 0, 1}));
        }
    }
    void hpet_repeats_the_device_id() {
        firmware::Platform platform;
        platform.hpet_id = 0x8086a701;
        const Bytes hpet = walk(firmware::make_acpi_tables(platform)).at("HPET");
        QCOMPARE(hpet.size(), std::size_t{56});
        QCOMPARE(get<std::uint32_t>(hpet, 36), 0x8086a701U);
        QCOMPARE(get<std::uint64_t>(hpet, 44), std::uint64_t{0xfed00000});
    }
    void hpet_absent_is_in_no_table() {
        firmware::Platform platform;
        platform.has_hpet = false;
        const auto found = walk(firmware::make_acpi_tables(platform));
        QVERIFY(!found.contains("HPET"));
        const Bytes& dsdt = found.at("DSDT");
        QVERIFY(test::text(dsdt, 0, dsdt.size()).find("HPET") == std::string::npos);
    }
    void mcfg_names_bus_0_alone() {
        const Bytes mcfg = walk(firmware::make_acpi_tables({})).at("MCFG");
        QCOMPARE(mcfg.size(), std::size_t{60});
        QCOMPARE(get<std::uint64_t>(mcfg, 44), std::uint64_t{0xe0000000});
        QCOMPARE(get<std::uint32_t>(mcfg, 52), 0U);  // segment 0, buses 0 to 0
    }
    void facs_is_aligned() {
        const auto found = walk(firmware::make_acpi_tables({}));
        QCOMPARE(get<std::uint32_t>(found.at("FACP"), 36) % 64, 0U);
        QCOMPARE(found.at("FACS").size(), std::size_t{64});
    }
    void dsdt_names_the_configured_serial_ports() {
        for (unsigned count = 0; count <= 4; ++count) {
            firmware::Platform platform = full_platform();
            platform.com_ports.resize(count);
            const Bytes dsdt = walk(firmware::make_acpi_tables(platform)).at("DSDT");
            for (unsigned i = 1; i <= 4; ++i) {
                const bool there = test::text(dsdt, 0, dsdt.size()).find("COM" + std::to_string(i)) != std::string::npos;
                QCOMPARE(there, i <= count);
            }
        }
    }
    void tables_fit_below_1_mib() {
        firmware::Platform platform = full_platform();
        platform.cpus = firmware::kMaxCpus;
        QVERIFY(firmware::make_acpi_tables(platform).size() <= firmware::kHighMemory.value - firmware::kRsdp.value);
    }

    /// iasl, the compiler of the ACPI project, reads every table without a complaint and gives the same bytes back.
    void tables_survive_iasl() {
        const QString iasl = QStandardPaths::findExecutable("iasl");
        if (iasl.isEmpty()) {
            QSKIP("iasl (acpica-tools) is not installed");
        }
        const QTemporaryDir directory;
        QVERIFY(directory.isValid());
        for (const auto& [signature, table] : walk(firmware::make_acpi_tables(full_platform()))) {
            check_with_iasl(iasl, directory.path(), QString::fromStdString(signature), table);
        }
    }

private:
    static void check_with_iasl(const QString& iasl, const QString& directory, const QString& signature,
                                const Bytes& table) {
        const QByteArray bytes(reinterpret_cast<const char*>(table.data()), static_cast<qsizetype>(table.size()));
        QFile file(directory + "/" + signature + ".aml");
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
        const Run disassembled = run(iasl, {"-d", signature + ".aml"}, directory);
        QCOMPARE(disassembled.status, 0);
        static const QRegularExpression complaint("warning|error|invalid", QRegularExpression::CaseInsensitiveOption);
        QVERIFY2(!disassembled.output.contains(complaint), qPrintable(disassembled.output));
        const Run compiled = run(iasl, {"-p", "again-" + signature, signature + ".dsl"}, directory);
        QVERIFY2(compiled.status == 0 && compiled.output.contains("0 Errors, 0 Warnings, 0 Remarks"),
                 qPrintable(compiled.output));
        // The compiler puts in its own name and so another checksum.
        const QByteArray again = read_file(directory + "/again-" + signature + ".aml");
        QCOMPARE(again.size(), bytes.size());
        QCOMPARE(again.mid(36), bytes.mid(36));
    }
};

QTEST_GUILESS_MAIN(AcpiTest)
#include "acpi_test.moc"
