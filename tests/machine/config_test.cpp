// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/config.h"

#include <QtTest>

using namespace apiary;
using machine::MachineConfig;

namespace {

MachineConfig good() {
    MachineConfig config;
    config.kernel = "/boot/vmlinuz";
    return config;
}

}  // namespace

class ConfigTest : public QObject {
    Q_OBJECT
private slots:
    void validate_defaultsWithKernel_areGood() { QVERIFY(machine::validate(good()).has_value()); }

    void validate_noKernel_isRefused() { QVERIFY(!machine::validate(MachineConfig{}).has_value()); }

    void validate_cpuCount_data() {
        QTest::addColumn<unsigned>("cpus");
        QTest::addColumn<bool>("valid");
        QTest::newRow("none") << 0u << false;
        QTest::newRow("one") << 1u << true;
        QTest::newRow("most") << 64u << true;
        QTest::newRow("one more") << 65u << false;
    }
    void validate_cpuCount() {
        QFETCH(unsigned, cpus);
        MachineConfig config = good();
        config.cpus = cpus;
        const auto result = machine::validate(config);
        QTEST(result.has_value(), "valid");
        if (!result) {
            QVERIFY(result.error().remedy.find("1 to 64") != std::string::npos);
        }
    }

    void validate_serialPorts_are1To4() {
        MachineConfig config = good();
        for (const unsigned count : {0u, 5u}) {
            config.com_ports = count;
            QVERIFY(!machine::validate(config));
        }
        for (const unsigned count : {1u, 4u}) {
            config.com_ports = count;
            QVERIFY(machine::validate(config));
        }
    }

    void validate_kernelVariablesAndModules_areChecked() {
        MachineConfig config = good();
        config.kenv = {"a=b"};
        config.modules = {{"root.img", "mfs_root"}, {"thing.ko", ""}};
        QVERIFY(machine::validate(config));
        config.kenv = {"a=b", "nothing"};
        QVERIFY(!machine::validate(config));
        config.kenv = {};
        config.modules = {{"root.img", "no such type"}};
        QVERIFY(!machine::validate(config));
        config.modules = {{"", "mfs_root"}};
        QVERIFY(!machine::validate(config));
    }

    void validate_memory_data() {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<bool>("valid");
        QTest::newRow("nothing") << quint64{0} << false;
        QTest::newRow("one byte") << quint64{1} << false;
        QTest::newRow("just too little") << quint64{(16 << 20) - 4096} << false;
        QTest::newRow("least") << quint64{16 << 20} << true;
        QTest::newRow("no whole pages") << quint64{(16 << 20) + 1} << false;
        QTest::newRow("most") << quint64{MachineConfig::kMostMemory} << true;
        QTest::newRow("a page more") << quint64{MachineConfig::kMostMemory + 4096} << false;
        QTest::newRow("1 TiB") << quint64{1ull << 40} << false;
        QTest::newRow("all") << ~quint64{0} << false;
    }
    void validate_memory() {
        QFETCH(quint64, bytes);
        MachineConfig config = good();
        config.memory = bytes;
        const auto result = machine::validate(config);
        QTEST(result.has_value(), "valid");
        if (!result) {
            QVERIFY(!result.error().cause.empty());
            QVERIFY(!result.error().remedy.empty());
        }
    }

    void validate_disks_data() {
        QTest::addColumn<QStringList>("disks");  // path, ro or rw, serial
        QTest::addColumn<bool>("valid");
        QTest::newRow("one") << QStringList{"a|rw|"} << true;
        QTest::newRow("two") << QStringList{"a|rw|", "b|rw|"} << true;
        QTest::newRow("the same, read only") << QStringList{"a|ro|", "b|rw|", "a|ro|"} << true;
        QTest::newRow("the same, written once") << QStringList{"a|ro|", "b|rw|", "a|rw|"} << false;
        QTest::newRow("the same, written first") << QStringList{"a|rw|", "a|ro|"} << false;
        QTest::newRow("no file") << QStringList{"|rw|"} << false;
        QTest::newRow("longest serial") << QStringList{"a|rw|01234567890123456789"} << true;
        QTest::newRow("serial too long") << QStringList{"a|rw|012345678901234567890"} << false;
        QTest::newRow("serial with a control character") << QStringList{"a|rw|x\x7f"} << false;
    }
    void validate_disks() {
        QFETCH(QStringList, disks);
        MachineConfig config = good();
        for (const QString& disk : disks) {
            const QStringList parts = disk.split('|');
            config.disks.push_back({.path = parts[0].toStdString(),
                                    .read_only = parts[1] == "ro",
                                    .serial = parts[2].toStdString()});
        }
        const auto result = machine::validate(config);
        QTEST(result.has_value(), "valid");
        QVERIFY(result || !result.error().remedy.empty());
    }

    void validate_shares_data() {
        QTest::addColumn<QStringList>("shares");  // directory, tag
        QTest::addColumn<bool>("valid");
        QTest::newRow("one") << QStringList{"a|t"} << true;
        QTest::newRow("one folder by two tags") << QStringList{"a|t", "a|u"} << true;
        QTest::newRow("two folders by one tag") << QStringList{"a|t", "c|v", "b|t"} << false;
        QTest::newRow("no folder") << QStringList{"|t"} << false;
        QTest::newRow("no tag") << QStringList{"a|"} << false;
        QTest::newRow("longest tag") << QStringList{"a|" + QString(31, 't')} << true;
        QTest::newRow("tag too long") << QStringList{"a|" + QString(32, 't')} << false;
        QTest::newRow("tag with a control character") << QStringList{"a|t\x7f"} << false;
    }
    void validate_shares() {
        QFETCH(QStringList, shares);
        MachineConfig config = good();
        for (const QString& share : shares) {
            const QStringList parts = share.split('|');
            config.shares.push_back({.directory = parts[0].toStdString(), .tag = parts[1].toStdString()});
        }
        const auto result = machine::validate(config);
        QTEST(result.has_value(), "valid");
        QVERIFY(result || !result.error().remedy.empty());
    }

    void validate_unknownEngine_namesThoseThereAre() {
        MachineConfig config = good();
        config.engine = "hard";
        const auto result = machine::validate(config);
        QVERIFY(!result.has_value());
        QVERIFY(result.error().cause.find("hard") != std::string::npos);
        QVERIFY(result.error().remedy.find("soft") != std::string::npos);
    }

    void validate_knownEngines_areGood() {
        for (const char* name : {"auto", "soft", "vmm"}) {
            MachineConfig config = good();
            config.engine = name;
            QVERIFY(machine::validate(config).has_value());
        }
    }

    void validate_engineOfAnotherSystem_namesThatSystem() {
#ifdef __FreeBSD__
        constexpr const char *kEngine = "kvm", *kSystem = "Linux";
#else
        constexpr const char *kEngine = "bhyve", *kSystem = "FreeBSD";
#endif
        MachineConfig config = good();
        config.engine = kEngine;
        const auto result = machine::validate(config);
        QVERIFY(!result.has_value());
        QVERIFY(result.error().cause.contains(kSystem));
        QVERIFY(result.error().remedy.contains("auto"));
    }

    /// Where there is no bhyve, that comes first: to name it alone would not help.
    void validate_severalEnginesWithBhyve_areRefused() {
#ifdef __FreeBSD__
        constexpr const char* kWord = "cannot be moved";
#else
        constexpr const char* kWord = "FreeBSD";
#endif
        MachineConfig config = good();
        config.engine = "bhyve,soft";
        const auto result = machine::validate(config);
        QVERIFY(!result.has_value());
        QVERIFY(result.error().cause.contains(kWord));
    }

    void validate_severalEngines_areGoodOnceEach() {
        MachineConfig config = good();
        config.engine = "vmm,soft";
        QVERIFY(machine::validate(config).has_value());
        for (const auto& [engines, word] : {std::pair("soft,soft", "twice"), {"soft,auto", "auto"}, {"soft,", "\"\""}, {"soft,hard", "hard"}}) {
            config.engine = engines;
            const auto result = machine::validate(config);
            QVERIFY2(!result.has_value() && result.error().cause.contains(word) && !result.error().remedy.empty(), engines);
        }
    }

    void checkHost_moreThanItHas_isRefusedWithBothSizes() {
        MachineConfig config = good();
        config.memory = 8ull << 30;
        const auto result = machine::check_host(config, {.memory = 4ull << 30});
        QVERIFY(!result.has_value());
        QVERIFY(result.error().cause.find("8G") != std::string::npos);
        QVERIFY(result.error().detail.find("4G") != std::string::npos);
    }

    void checkHost_asMuchAsItHas_isGood() {
        MachineConfig config = good();
        config.memory = 4ull << 30;
        QVERIFY(machine::check_host(config, {.memory = 4ull << 30}).has_value());
    }

    void hostLimits_thisHost_hasMemory() { QVERIFY(machine::host_limits().memory >= 64ull << 20); }
};

QTEST_GUILESS_MAIN(ConfigTest)
#include "config_test.moc"
