// SPDX-License-Identifier: BSD-2-Clause
#include "backend/machine/opened_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/machine/device_guest.h"

using namespace apiary;
using machine::MachineConfig;
using machine::OpenedFiles;
using testing::DeviceGuest;

namespace {

constexpr qsizetype kDiskSize = 1 << 20, kTouched = 4096, kTouchedFrom = 4096;

UniqueFd opened(const QString& path, int flags) {
    return UniqueFd(::open(path.toLocal8Bit().constData(), flags | O_CLOEXEC));
}
/// A number of which no descriptor is open.
UniqueFd closed() {
    return UniqueFd(1'000'000);
}
UniqueFd pipe_end() {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        return {};
    }
    const UniqueFd other(ends[1]);
    return UniqueFd(ends[0]);
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString text_of(const Error& error) {
    return QString::fromStdString(error.cause + " | " + error.remedy + " | " + error.detail);
}

/// Files for a guest, and a configuration with names under which there is nothing.
struct Fixture {
    Fixture() {
        put("disk", QByteArray(kDiskSize, 'd'));
        put("other-disk", QByteArray(kDiskSize, 'o'));
        put("initrd", "of no use to this guest");
        put("empty", "");
        put("serial", "");
        QDir(directory.path()).mkdir("share");
        config = DeviceGuest::config();
        config.kernel = "/nonexistent/kernel";
        config.initrd = "/nonexistent/initrd";
        config.disks = {{.path = "/nonexistent/disk"}, {.path = "/nonexistent/other-disk", .read_only = true}};
        config.shares = {{.directory = "/nonexistent/share", .tag = "share"}};
        config.com_ports = 2;
        config.serial_files = {"/nonexistent/serial"};
        config.networks = {{.kind = network::NetworkConfig::User{}}};
    }
    void put(const char* name, const QByteArray& bytes) const {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    [[nodiscard]] QString path(const char* name) const { return directory.filePath(name); }
    [[nodiscard]] OpenedFiles files() const {
        OpenedFiles files;
        files.kernel = opened(testing::kDeviceGuest, O_RDONLY);
        files.initrd = opened(path("initrd"), O_RDONLY);
        files.disks.push_back(opened(path("disk"), O_RDWR));
        files.disks.push_back(opened(path("other-disk"), O_RDONLY));
        files.shares.push_back(opened(path("share"), O_PATH | O_DIRECTORY));
        files.serial_files.push_back(opened(path("serial"), O_WRONLY));
        return files;
    }
    /// The same configuration with names of what is there.
    [[nodiscard]] MachineConfig named() const {
        MachineConfig named = config;
        named.kernel = testing::kDeviceGuest;
        named.initrd = path("initrd").toStdString();
        named.disks[0].path = path("disk").toStdString();
        named.disks[1].path = path("other-disk").toStdString();
        named.shares[0].directory = path("share").toStdString();
        named.serial_files[0] = path("serial").toStdString();
        return named;
    }
    /// Has a guest use all that it has.
    void use(OpenedFiles files) const {
        auto guest = DeviceGuest::start(config, std::move(files));
        QVERIFY2(guest.has_value(), guest ? "" : qPrintable(text_of(guest.error())));
        QCOMPARE((*guest)->tell("r").value_or("nothing"), QByteArray("64"));  // 'd'
        QVERIFY2((*guest)->tell("wsn").has_value(), (*guest)->text().constData());
        QVERIFY((*guest)->finish());
        guest->reset();
        const QByteArray disk = contents(path("disk"));
        QCOMPARE(disk.size(), kDiskSize);
        QCOMPARE(disk[kTouchedFrom], '\x01');
        QCOMPARE(disk[kTouchedFrom + 1], '\x08');
        QCOMPARE(disk.count('d'), kDiskSize - kTouched + kTouched / 256);  // One byte of the pattern is a 'd' too.
        QCOMPARE(contents(path("other-disk")), QByteArray(kDiskSize, 'o'));
        QCOMPARE(contents(path("share/from-guest")), QByteArray("written by the guest"));
    }

    QTemporaryDir directory;
    MachineConfig config;
};

}  // namespace

class OpenedFilesTest : public QObject {
    Q_OBJECT

private slots:
    void machine_ofDescriptors_needsNoPath() {
        const Fixture f;
        f.use(f.files());
    }

    void machine_ofWhatOpenFilesGives_needsNoPath() {
        const Fixture f;
        auto files = machine::open_files(f.named());
        QVERIFY2(files.has_value(), files ? "" : qPrintable(text_of(files.error())));
        QVERIFY(files->networks.empty());
        // They are locked already, so that nobody else has the disk until the guest ends.
        const auto again = machine::open_files(f.named());
        QVERIFY(!again.has_value());
        QVERIFY2(again.error().cause.contains("in use"), again.error().cause.c_str());
        f.use(*std::move(files));
        QVERIFY(machine::open_files(f.named()).has_value());
    }

    void machine_whereSomeFilesAreMissing_opensThoseByPath() {
        const Fixture f;
        OpenedFiles files = f.files();
        files.initrd.reset();
        files.disks.pop_back();
        files.shares.clear();
        MachineConfig config = f.named();
        config.kernel = f.config.kernel;
        config.disks[0].path = f.config.disks[0].path;
        QVERIFY(DeviceGuest::start(config, std::move(files)).has_value());
        const auto refused =
            DeviceGuest::start(f.config, OpenedFiles{.kernel = opened(testing::kDeviceGuest, O_RDONLY)});
        QVERIFY(!refused.has_value());
        QVERIFY2(refused.error().cause.contains("/nonexistent/initrd"), refused.error().cause.c_str());
    }

    void kernel_readByDescriptor_leavesItsOffset() {
        const Fixture f;
        OpenedFiles files = f.files();
        const UniqueFd same(::fcntl(files.kernel.get(), F_DUPFD_CLOEXEC, 0));
        QCOMPARE(::lseek(same.get(), 5, SEEK_SET), off_t{5});
        QVERIFY(DeviceGuest::start(f.config, std::move(files)).has_value());
        QCOMPARE(::lseek(same.get(), 0, SEEK_CUR), off_t{5});
    }

    void descriptor_thatIsNotRight_isRefused_data() {
        QTest::addColumn<std::function<void(const Fixture&, OpenedFiles&)>>("spoil");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* said,
                            std::function<void(const Fixture&, OpenedFiles&)> spoil) {
            QTest::newRow(name) << std::move(spoil) << said;
        };
        row("kernel closed", "the kernel '/nonexistent/kernel' was given as a descriptor that is not open",
            [](const Fixture&, OpenedFiles& files) { files.kernel = closed(); });
        row("kernel a directory", "the kernel '/nonexistent/kernel' is a directory",
            [](const Fixture& f, OpenedFiles& files) { files.kernel = opened(f.directory.path(), O_RDONLY); });
        row("kernel a pipe", "is a FIFO", [](const Fixture&, OpenedFiles& files) { files.kernel = pipe_end(); });
        row("kernel not for reading", "without the right to read",
            [](const Fixture& f, OpenedFiles& files) { files.kernel = opened(f.path("initrd"), O_WRONLY); });
#ifdef __linux__
        row("kernel only named", "without the right to read",
            [](const Fixture&, OpenedFiles& files) { files.kernel = opened(testing::kDeviceGuest, O_PATH); });
#endif
        row("initrd empty", "the initrd '/nonexistent/initrd' is empty",
            [](const Fixture& f, OpenedFiles& files) { files.initrd = opened(f.path("empty"), O_RDONLY); });
        row("disk closed", "the disk /nonexistent/disk was given as a descriptor that is not open",
            [](const Fixture&, OpenedFiles& files) { files.disks[0] = closed(); });
        row("disk only for reading", "the disk /nonexistent/disk was opened without the right to write",
            [](const Fixture& f, OpenedFiles& files) { files.disks[0] = opened(f.path("disk"), O_RDONLY); });
        row("disk a pipe", "is a pipe", [](const Fixture&, OpenedFiles& files) { files.disks[0] = pipe_end(); });
        row("disk given twice", "the disk /nonexistent/other-disk is in use",
            [](const Fixture& f, OpenedFiles& files) { files.disks[1] = opened(f.path("disk"), O_RDWR); });
        row("too many disks", "more disks were opened than the guest has",
            [](const Fixture& f, OpenedFiles& files) { files.disks.push_back(opened(f.path("initrd"), O_RDONLY)); });
        row("module that nobody asked for", "more modules were opened than the guest has",
            [](const Fixture& f, OpenedFiles& files) { files.modules.push_back(opened(f.path("initrd"), O_RDONLY)); });
        row("share closed", "the folder /nonexistent/share cannot be shared",
            [](const Fixture&, OpenedFiles& files) { files.shares[0] = closed(); });
        row("share a file", "Not a directory",
            [](const Fixture& f, OpenedFiles& files) { files.shares[0] = opened(f.path("disk"), O_RDONLY); });
#ifdef __linux__
        row("share of processes", "memory of this process",
            [](const Fixture&, OpenedFiles& files) { files.shares[0] = opened("/proc/self", O_PATH); });
#endif
        row("device for a user network", "a user network was given a device",
            [](const Fixture&, OpenedFiles& files) { files.networks.push_back(pipe_end()); });
    }
    void descriptor_thatIsNotRight_isRefused() {
        using Spoil = std::function<void(const Fixture&, OpenedFiles&)>;
        QFETCH(Spoil, spoil);
        QFETCH(QString, said);
        const Fixture f;
        OpenedFiles files = f.files();
        spoil(f, files);
        const auto guest = DeviceGuest::start(f.config, std::move(files));
        QVERIFY(!guest.has_value());
        QVERIFY2(text_of(guest.error()).contains(said), qPrintable(text_of(guest.error())));
    }

    void descriptor_thatIsNoTapDevice_isRefused() {
        Fixture f;
        f.config.networks = {{.kind = network::NetworkConfig::Tap{"apiary-none"}}};
        for (const bool open : {false, true}) {
            OpenedFiles files = f.files();
            files.networks.push_back(open ? pipe_end() : closed());
            const auto guest = DeviceGuest::start(f.config, std::move(files));
            QVERIFY(!guest.has_value());
            QVERIFY2(text_of(guest.error()).contains("is no tap device"), qPrintable(text_of(guest.error())));
        }
    }

    void initrd_thatNobodyAskedFor_isRefused() {
        Fixture f;
        f.config.initrd.reset();
        const auto guest = DeviceGuest::start(f.config, f.files());
        QVERIFY(!guest.has_value());
        QVERIFY2(text_of(guest.error()).contains("an initrd was opened"), qPrintable(text_of(guest.error())));
    }

    // Who opens says what the machine itself would.
    void openFiles_ofWhatCannotBeUsed_saysWhatTheMachineSays_data() {
        QTest::addColumn<std::function<void(const Fixture&, MachineConfig&)>>("spoil");
        const auto row = [](const char* name, std::function<void(const Fixture&, MachineConfig&)> spoil) {
            QTest::newRow(name) << std::move(spoil);
        };
        row("no kernel", [](const Fixture&, MachineConfig& config) { config.kernel = "/nonexistent/kernel"; });
        row("kernel a pipe",
            [](const Fixture& f, MachineConfig& config) { config.kernel = f.path("pipe").toStdString(); });
        row("kernel a device", [](const Fixture&, MachineConfig& config) { config.kernel = "/dev/zero"; });
        row("initrd empty",
            [](const Fixture& f, MachineConfig& config) { config.initrd = f.path("empty").toStdString(); });
        row("no module", [](const Fixture&, MachineConfig& config) { config.modules = {{.file = "/nonexistent/m"}}; });
        row("no disk", [](const Fixture&, MachineConfig& config) { config.disks[0].path = "/nonexistent/disk"; });
        row("disk a pipe",
            [](const Fixture& f, MachineConfig& config) { config.disks[0].path = f.path("pipe").toStdString(); });
        row("disk a directory",
            [](const Fixture& f, MachineConfig& config) { config.disks[0].path = f.path("share").toStdString(); });
        row("disk empty",
            [](const Fixture& f, MachineConfig& config) { config.disks[1].path = f.path("empty").toStdString(); });
        row("no share",
            [](const Fixture&, MachineConfig& config) { config.shares[0].directory = "/nonexistent/share"; });
        row("share a pipe",
            [](const Fixture& f, MachineConfig& config) { config.shares[0].directory = f.path("pipe").toStdString(); });
        row("no place for a serial file",
            [](const Fixture&, MachineConfig& config) { config.serial_files[0] = "/nonexistent/serial"; });
        row("serial file a pipe that nobody reads", [](const Fixture& f, MachineConfig& config) {
            config.serial_files[0] = f.path("pipe").toStdString();
        });
#ifdef __linux__
        row("share of processes", [](const Fixture&, MachineConfig& config) { config.shares[0].directory = "/proc"; });
#endif
    }
    void openFiles_ofWhatCannotBeUsed_saysWhatTheMachineSays() {
        using Spoil = std::function<void(const Fixture&, MachineConfig&)>;
        QFETCH(Spoil, spoil);
        const Fixture f;
        QCOMPARE(::mkfifo(f.path("pipe").toLocal8Bit().constData(), 0600), 0);
        MachineConfig config = f.named();
        spoil(f, config);
        const auto files = machine::open_files(config);
        QVERIFY(!files.has_value());
        const auto guest = DeviceGuest::start(config);
        QVERIFY(!guest.has_value());
        QCOMPARE(text_of(files.error()), text_of(guest.error()));
    }

    void openTapDevices_ofUserNetworks_givesNothingForEach() {
        Fixture f;
        f.config.networks = {{.kind = network::NetworkConfig::User{}}, {.kind = network::NetworkConfig::User{}}};
        const auto devices = machine::open_tap_devices(f.config);
        QVERIFY(devices.has_value());
        QCOMPARE(devices->size(), 2u);
        QVERIFY(!(*devices)[0].valid() && !(*devices)[1].valid());
    }

    void openTapDevices_ofANameThatIsNotThere_fails() {
        Fixture f;
        f.config.networks.push_back({.kind = network::NetworkConfig::Tap{"apiary-none"}});
        const auto devices = machine::open_tap_devices(f.config);
        QVERIFY(!devices.has_value());
        QVERIFY2(devices.error().cause.contains("apiary-none"), devices.error().cause.c_str());
    }
};

QTEST_GUILESS_MAIN(OpenedFilesTest)
#include "opened_files_test.moc"
