// SPDX-License-Identifier: BSD-2-Clause
#include <sys/socket.h>
#include <sys/un.h>

#include <QProcess>
#include <QtTest>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <thread>

#include "tests/storage/disk_rig.h"

#ifdef __linux__
#include <sys/fsuid.h>
#endif

using namespace apiary;
using namespace apiary::storage;
using namespace apiary::storage::test;

namespace {

constexpr std::uint64_t kMiB = 1 << 20;

using DiskResult = Result<std::unique_ptr<Disk>>;

QString said_by(const DiskResult& disk) {
    return disk
               ? "it was opened"
               : QString::fromStdString(disk.error().cause + " | " + disk.error().remedy + " | " + disk.error().detail);
}

/// This program again, as another process that has a disk open until it is told to end.
class Holder {
public:
    Holder(const std::string& path, bool read_only)
        : Holder(QStringList{"--hold", QString::fromStdString(path), read_only ? "ro" : "rw"}) {}
    /// It is given the disk's descriptor, whose number stays the same there.
    explicit Holder(int descriptor) : Holder(QStringList{"--hold-given", QString::number(descriptor), "rw"}) {}
    explicit Holder(const QStringList& arguments) {
        process_.start(QCoreApplication::applicationFilePath(), arguments);
        check(process_.waitForStarted(), "another process can be started");
        while (!process_.canReadLine() && process_.waitForReadyRead()) {
        }
        check(process_.readLine() == "held\n", "the other process has the disk");
    }
    ~Holder() { end(); }
    Holder(const Holder&) = delete;
    Holder& operator=(const Holder&) = delete;

    [[nodiscard]] qint64 id() const { return process_.processId(); }
    void end() {
        process_.closeWriteChannel();
        process_.waitForFinished();
    }

private:
    QProcess process_;
};

/// The other process's main().
int hold(const char* path, bool read_only, UniqueFd descriptor = {}) {
    EventLoop loop("holder");
    const auto disk = open_disk({.path = path, .read_only = read_only, .descriptor = std::move(descriptor)}, loop);
    std::cout << (disk ? "held" : disk.error().cause) << std::endl;
    std::string line;
    std::getline(std::cin, line);
    return 0;
}

/// Runs `work` in a thread that has the rights of nobody on files.
void as_nobody(const std::function<void()>& work) {
    std::thread([&] {
#ifdef __linux__
        ::setfsgid(65534);
        ::setfsuid(65534);
#endif
        work();
    }).join();
}

}  // namespace

class OpenTest : public QObject {
    Q_OBJECT

private slots:
    void file_thatIsADisk_hasItsSizes() {
        DiskRig rig;
        const auto disk = open_disk({.path = rig.make_file("disk", 3 * 512)}, rig.loop);
        QVERIFY2(disk.has_value(), qPrintable(said_by(disk)));
        QCOMPARE((*disk)->size(), 1536u);
        QVERIFY(!(*disk)->read_only());
        QCOMPARE((*disk)->block_sizes().logical, 512u);
        QVERIFY((*disk)->block_sizes().physical >= 512 && (*disk)->block_sizes().physical <= 4096);
    }

    void link_toADisk_isFollowed() {
        DiskRig rig;
        const std::string file = rig.make_file("disk", kMiB);
        QCOMPARE(::symlink(file.c_str(), rig.path("link").c_str()), 0);
        QVERIFY(open_disk({.path = rig.path("link")}, rig.loop).has_value());
    }

    void size_thatIsNoWholeSectors_isRefusedWithTheRightOne_data() {
        QTest::addColumn<quint64>("size");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("nothing") << quint64{0} << "truncate -s 8G ";
        QTest::newRow("one byte") << quint64{1} << "truncate -s 512 ";
        QTest::newRow("a byte too little") << quint64{511} << "truncate -s 512 ";
        QTest::newRow("a byte too much") << quint64{kMiB + 1} << "truncate -s 1049088 ";
    }
    void size_thatIsNoWholeSectors_isRefusedWithTheRightOne() {
        QFETCH(quint64, size);
        QFETCH(QString, remedy);
        DiskRig rig;
        const std::string path = rig.make_file("a disk's", size);
        const auto disk = open_disk({.path = path}, rig.loop);
        QVERIFY2(said_by(disk).contains(remedy), qPrintable(said_by(disk)));
        // The command can be copied to a shell as it stands.
        const QString command = QString::fromStdString(disk.error().remedy).section(": ", 1);
        QCOMPARE(QProcess::execute("/bin/sh", {"-c", command}), 0);
        QVERIFY(open_disk({.path = path}, rig.loop).has_value());
    }

    void name_thatIsNoDisk_isRefusedAtOnce_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing there") << "missing" << "there is no disk";
        QTest::newRow("directory") << "." << "is a directory | give a file or a disk device";
        QTest::newRow("pipe") << "pipe" << "is a pipe | give a file or a disk device";
        QTest::newRow("socket") << "socket" << "is a socket | give a file or a disk device";
        QTest::newRow("terminal") << "/dev/tty" << "is a device that is no disk | give a file or a disk device";
        QTest::newRow("null device") << "/dev/null" << "is a device that is no disk | give a file or a disk device";
        QTest::newRow("below a file") << "file/disk" << "there is no disk";
        QTest::newRow("empty name") << "" << "there is no disk";
    }
    void name_thatIsNoDisk_isRefusedAtOnce() {
        QFETCH(QString, name);
        QFETCH(QString, said);
        DiskRig rig;
        (void)rig.make_file("file", 512);
        QCOMPARE(::mkfifo(rig.path("pipe").c_str(), 0600), 0);
        const UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM, 0));
        sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = {}};
        std::strncpy(address.sun_path, rig.path("socket").c_str(), sizeof(address.sun_path) - 1);
        QCOMPARE(::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
        for (const bool read_only : {false, true}) {
            const std::string path =
                name.isEmpty() || name.startsWith('/') ? name.toStdString() : rig.path(name.toUtf8().constData());
            const auto disk = open_disk({.path = path, .read_only = read_only}, rig.loop);
            QVERIFY2(said_by(disk).contains(said), qPrintable(said_by(disk)));
        }
    }

#ifdef __linux__
    void file_thatMayNotBeUsed_isRefusedWithARemedy() {
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        QCOMPARE(::chmod(rig.directory().path().toUtf8().constData(), 0711), 0);
        QCOMPARE(::chmod(path.c_str(), 0444), 0);
        as_nobody([&] {
            const auto disk = open_disk({.path = path}, rig.loop);
            QVERIFY2(said_by(disk).contains("cannot be written | open it read-only (,ro)"), qPrintable(said_by(disk)));
            QVERIFY(open_disk({.path = path, .read_only = true}, rig.loop).has_value());
        });
        QCOMPARE(::chmod(path.c_str(), 0), 0);
        as_nobody([&] {
            for (const bool read_only : {false, true}) {
                const auto disk = open_disk({.path = path, .read_only = read_only}, rig.loop);
                QVERIFY2(said_by(disk).contains("cannot be opened | get the right to read it"),
                         qPrintable(said_by(disk)));
            }
        });
    }
#endif

    void image_ofAnotherFormat_isRefused_data() {
        QTest::addColumn<int>("offset");
        QTest::addColumn<QByteArray>("magic");
        QTest::addColumn<QString>("said");
        QTest::newRow("qcow2") << 0 << QByteArray("QFI\xfb\0\0\0\3", 8) << "qemu-img convert -f qcow2 -O raw ";
        QTest::newRow("vmdk") << 0 << QByteArray("KDMV\1\0\0\0", 8) << "-f vmdk";
        QTest::newRow("vhdx") << 0 << QByteArray("vhdxfile") << "-f vhdx";
        QTest::newRow("vdi") << 0x40 << QByteArray("\x7f\x10\xda\xbe") << "-f vdi";
    }
    void image_ofAnotherFormat_isRefused() {
        QFETCH(int, offset);
        QFETCH(QByteArray, magic);
        QFETCH(QString, said);
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(offset) && file.write(magic) == magic.size());
        file.close();
        const auto disk = open_disk({.path = path}, rig.loop);
        QVERIFY2(said_by(disk).contains(said), qPrintable(said_by(disk)));
    }

    // ---- Locks ----

    void disk_thatAnotherProcessHas_isSharedForReadingOnly_data() {
        QTest::addColumn<bool>("theirs_reads");
        QTest::addColumn<bool>("ours_reads");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("both write") << false << false << false;
        QTest::newRow("they write, we read") << false << true << false;
        QTest::newRow("they read, we write") << true << false << false;
        QTest::newRow("both read") << true << true << true;
    }
    void disk_thatAnotherProcessHas_isSharedForReadingOnly() {
        QFETCH(bool, theirs_reads);
        QFETCH(bool, ours_reads);
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        Holder holder(path, theirs_reads);
        auto disk = open_disk({.path = path, .read_only = ours_reads}, rig.loop);
        QTEST(disk.has_value(), "allowed");
        if (!disk) {
            const QString said = said_by(disk);
#ifdef __linux__
            QVERIFY2(said.contains(QString("in use by storage_open_te (process %1)").arg(holder.id())),
                     qPrintable(said));
#endif
            QVERIFY2(said.contains("end that program first"), qPrintable(said));
            QCOMPARE(said.contains(",ro"), theirs_reads);
            QVERIFY2(said.contains(theirs_reads ? "locked for reading" : "locked for writing"), qPrintable(said));
        }
        holder.end();
        disk = open_disk({.path = path, .read_only = ours_reads}, rig.loop);
        QVERIFY2(disk.has_value(), qPrintable(said_by(disk)));
    }

    void disk_thatIsGivenTwice_isRefused() {
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        QCOMPARE(::link(path.c_str(), rig.path("other name").c_str()), 0);
        auto first = open_disk({.path = path}, rig.loop);
        QVERIFY(first.has_value());
        const auto second = open_disk({.path = rig.path("other name")}, rig.loop);
        QVERIFY2(said_by(second).contains("file of its own"), qPrintable(said_by(second)));
        first->reset();
        QVERIFY(open_disk({.path = path}, rig.loop).has_value());
    }

#ifdef __linux__
    void disk_thatAPartOfIsLocked_isRefused() {
        // QEMU locks single bytes of the images that it uses.
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        const UniqueFd other(::open(path.c_str(), O_RDWR | O_CLOEXEC));
        struct flock lock = {};
        lock.l_type = F_RDLCK;
        lock.l_start = 201;
        lock.l_len = 1;
        QCOMPARE(::fcntl(other.get(), F_OFD_SETLK, &lock), 0);
        QVERIFY(!open_disk({.path = path}, rig.loop).has_value());
        QVERIFY(open_disk({.path = path, .read_only = true}, rig.loop).has_value());
    }
#endif

    // ---- Descriptors from elsewhere ----

    void descriptor_givenAlready_isUsed() {
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        // Both flags would spoil I/O.
        UniqueFd descriptor(::open(path.c_str(), O_RDWR | O_APPEND | O_NONBLOCK | O_CLOEXEC));
        const int number = descriptor.get();
        const auto disk = open_disk({.path = "given", .descriptor = std::move(descriptor)}, rig.loop);
        QVERIFY2(disk.has_value(), qPrintable(said_by(disk)));
        QCOMPARE(::fcntl(number, F_GETFL) & (O_APPEND | O_NONBLOCK), 0);
        QCOMPARE(rig.write(**disk, 4096, pattern(512, 1)), 0);
        std::vector<std::byte> bytes(512);
        QCOMPARE(rig.read(**disk, 4096, bytes), 0);
        QVERIFY(bytes == pattern(512, 1));
        QCOMPARE(QFileInfo(QString::fromStdString(path)).size(), qint64{kMiB});
        QVERIFY(!open_disk({.path = path}, rig.loop).has_value());
    }

    void diskFile_givenToAnotherProcess_isLockedUntilItIsClosedThere() {
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        auto file = open_disk_file({.path = path});
        QVERIFY(file.has_value());
        QVERIFY(!open_disk({.path = path}, rig.loop).has_value());
        QCOMPARE(::fcntl(file->get(), F_SETFD, 0), 0);  // The other process inherits it.
        Holder other(file->get());
        file->reset();
        QVERIFY(!open_disk({.path = path}, rig.loop).has_value());
        other.end();
        QVERIFY(open_disk({.path = path}, rig.loop).has_value());
    }

    void diskFile_ofNoDisk_isRefusedAsTheDisk() {
        DiskRig rig;
        QCOMPARE(::mkfifo(rig.path("pipe").c_str(), 0600), 0);
        for (const std::string& path : {rig.path("pipe"), rig.path("missing"), rig.make_file("empty", 0)}) {
            const auto file = open_disk_file({.path = path});
            QVERIFY(!file.has_value());
            QVERIFY(file.error() == open_disk({.path = path}, rig.loop).error());
        }
    }

    void descriptor_thatIsClosed_isRefused() {
        DiskRig rig;
        const auto disk = open_disk({.path = "given", .descriptor = UniqueFd(1'000'000)}, rig.loop);
        QVERIFY2(said_by(disk).contains("a descriptor that is not open"), qPrintable(said_by(disk)));
    }

    void descriptor_withoutTheRights_isRefused_data() {
        QTest::addColumn<int>("flags");
        QTest::addColumn<bool>("read_only");
        QTest::addColumn<QString>("said");
        QTest::newRow("to read, for writing") << O_RDONLY << false << "without the right to write";
        QTest::newRow("to write, for writing") << O_WRONLY << false << "without the right to read";
        QTest::newRow("to write, for reading") << O_WRONLY << true << "without the right to read";
#ifdef __linux__
        QTest::newRow("to name") << O_PATH << true << "without the right to read";
#endif
        QTest::newRow("to read, for reading") << O_RDONLY << true << "it was opened";
        QTest::newRow("to write and read, for reading") << O_RDWR << true << "it was opened";
    }
    void descriptor_withoutTheRights_isRefused() {
        QFETCH(int, flags);
        QFETCH(bool, read_only);
        QFETCH(QString, said);
        DiskRig rig;
        const std::string path = rig.make_file("disk", kMiB);
        UniqueFd descriptor(::open(path.c_str(), flags | O_CLOEXEC));
        QVERIFY(descriptor.valid());
        const auto disk =
            open_disk({.path = "given", .read_only = read_only, .descriptor = std::move(descriptor)}, rig.loop);
        QVERIFY2(said_by(disk).contains(said), qPrintable(said_by(disk)));
    }

    void descriptor_ofSomethingElse_isRefused() {
        DiskRig rig;
        int ends[2];
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        const UniqueFd write_end(ends[1]);
        const auto disk = open_disk({.path = "given", .read_only = true, .descriptor = UniqueFd(ends[0])}, rig.loop);
        QVERIFY2(said_by(disk).contains("is a pipe"), qPrintable(said_by(disk)));
    }
};

int main(int argc, char** argv) {
    if (argc == 4 && std::strcmp(argv[1], "--hold") == 0) {
        return hold(argv[2], std::strcmp(argv[3], "ro") == 0);
    }
    if (argc == 4 && std::strcmp(argv[1], "--hold-given") == 0) {
        return hold("given", false, UniqueFd(std::atoi(argv[2])));
    }
    QCoreApplication application(argc, argv);
    OpenTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "open_test.moc"
