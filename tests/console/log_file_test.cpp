// SPDX-License-Identifier: BSD-2-Clause
#include "backend/console/log_file.h"
#include "tests/file_size_limit.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <string>
#include <thread>

#ifdef __linux__
#include <sched.h>
#include <sys/mount.h>
#endif

using namespace apiary;
using namespace apiary::console;

namespace {

constexpr int kPatience = 60'000;  ///< Milliseconds.

/// A file, its log, and the guest's end of the stream.
struct Fixture {
    explicit Fixture(std::uint64_t keep_bytes = LogFile::kKeep, int flags = 0) : keep(keep_bytes) {
        file = UniqueFd(::open(path().constData(), O_RDWR | O_CREAT | O_CLOEXEC | flags, 0600));
        start();
    }
    Fixture(UniqueFd opened, std::uint64_t keep_bytes) : file(std::move(opened)), keep(keep_bytes) { start(); }

    void start() {
        stream = std::make_shared<Stream>();
        // A copy, as this end looks at the file too.
        log = LogFile::create(stream, UniqueFd(::fcntl(file.get(), F_DUPFD_CLOEXEC, 0)), keep).value();
    }
    [[nodiscard]] QByteArray path() const { return directory.filePath("console.log").toLocal8Bit(); }
    [[nodiscard]] qint64 size() const {
        struct stat status = {};
        return ::fstat(file.get(), &status) == 0 ? status.st_size : -1;
    }
    [[nodiscard]] QByteArray contents() const {
        QByteArray bytes(size(), '\0');
        return ::pread(file.get(), bytes.data(), static_cast<std::size_t>(bytes.size()), 0) == bytes.size()
                   ? bytes
                   : QByteArray("unreadable");
    }
    void output(const QByteArray& bytes) const {
        stream->output({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    }
    /// Ends the log, with all that was output in the file.
    QByteArray finish() {
        log.reset();
        return contents();
    }

    QTemporaryDir directory;
    UniqueFd file;
    std::uint64_t keep;
    std::shared_ptr<Stream> stream;
    std::unique_ptr<LogFile> log;
};

/// Lines that can be told from each other, `count` of them.
QByteArray lines(int count, int first = 0) {
    QByteArray text;
    for (int i = 0; i < count; ++i) {
        text += "line " + QByteArray::number(first + i) + "\r\n";
    }
    return text;
}

/// What the line at the start says; -1 when there is none.
qint64 dropped(const QByteArray& text) {
    const auto found = QRegularExpression("^\\[([0-9]+) bytes of older console output dropped\\]\r\n").match(text);
    return found.hasMatch() ? found.captured(1).toLongLong() : -1;
}
/// The text without that line.
QByteArray kept(const QByteArray& text) {
    return dropped(text) < 0 ? text : text.sliced(text.indexOf('\n') + 1);
}
/// How many bytes all marks together say that are missing.
qint64 lost(const QByteArray& text) {
    qint64 sum = 0;
    auto marks = QRegularExpression("\r\n\\[([0-9]+) bytes of console output lost\\]\r\n").globalMatch(text);
    while (marks.hasNext()) {
        sum += marks.next().captured(1).toLongLong();
    }
    return sum;
}
QByteArray without_marks(const QByteArray& text) {
    return QString(text).remove(QRegularExpression("\r\n\\[[0-9]+ bytes of console output lost\\]\r\n")).toUtf8();
}

#ifdef __linux__
/// Files `log` and `filler` of a file system of `size`, of which nobody else knows; invalid where that cannot be made.
std::pair<UniqueFd, UniqueFd> small_file_system(const char* size) {
    std::pair<UniqueFd, UniqueFd> files;
    const QTemporaryDir directory;
    const QByteArray place = directory.path().toLocal8Bit();
    // The mount is this thread's; the descriptors keep the file system.
    std::thread([&] {
        if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount("none", place.constData(), "tmpfs", 0, size) != 0) {
            return;
        }
        files.first = UniqueFd(::open((place + "/log").constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
        files.second = UniqueFd(::open((place + "/filler").constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    }).join();
    return files;
}
#endif

}  // namespace

class LogFileTest : public QObject {
    Q_OBJECT

private slots:
    void log_getsHistoryAndWhatFollows() {
        Fixture f;
        f.output("one ");
        f.log.reset();
        f.start();
        f.output("two ");
        f.log.reset();
        f.log = LogFile::create(f.stream, UniqueFd(::fcntl(f.file.get(), F_DUPFD_CLOEXEC, 0))).value();
        f.output("three");
        QCOMPARE(f.finish(), QByteArray("one two two three"));
    }

    void file_openedForAppending_isShortenedAllTheSame() {
        Fixture f(1000, O_APPEND);
        f.output(lines(1000));
        const QByteArray text = f.finish();
        QVERIFY(dropped(text) > 0);
        QVERIFY(text.size() <= 2000);
        QVERIFY(text.endsWith("line 999\r\n"));
    }

    void output_beyondTheBound_keepsTheLastLines_data() {
        QTest::addColumn<int>("keep");
        QTest::addColumn<int>("count");
        QTest::newRow("once") << 1000 << 250;
        QTest::newRow("often") << 1000 << 20'000;
        QTest::newRow("the least") << static_cast<int>(LogFile::kLeastKeep) << 5000;
        QTest::newRow("more than is moved at a time") << 200'000 << 100'000;
    }
    void output_beyondTheBound_keepsTheLastLines() {
        QFETCH(int, keep);
        QFETCH(int, count);
        Fixture f(static_cast<std::uint64_t>(keep));
        const QByteArray all = lines(count);
        for (qsizetype i = 0; i < all.size(); i += 777) {
            f.output(all.sliced(i, std::min<qsizetype>(777, all.size() - i)));
        }
        const QByteArray text = f.finish();
        QVERIFY2(f.size() <= 2 * keep, QByteArray::number(f.size()));
        QVERIFY2(text.size() > keep / 2, QByteArray::number(text.size()));
        QVERIFY(all.endsWith(kept(text)));
        QCOMPARE(dropped(text) + kept(text).size(), all.size());
        // Cut at the start of a line.
        QVERIFY2(kept(text).startsWith("line "), text.first(100));
    }

    void lineThatIsLong_isCutWithinIt() {
        Fixture f(1000);
        const QByteArray all(5000, 'x');
        f.output(all);
        const QByteArray text = f.finish();
        QVERIFY(text.size() <= 2000);
        QCOMPARE(dropped(text) + kept(text).size(), all.size());
        QVERIFY(all.endsWith(kept(text)));
    }

    void output_upToTheBound_isAllKept() {
        Fixture f(1000);
        const QByteArray all(2000, 'x');
        f.output(all);
        QCOMPARE(f.finish(), all);
        f.start();
        f.output("y");
        const QByteArray text = f.finish();
        QCOMPARE(dropped(text), qint64{1001});
        QCOMPARE(kept(text), QByteArray(999, 'x') + 'y');
    }

    void fileThatIsTooLargeAlready_isShortened() {
        Fixture f(1000);
        f.output("first\n");
        f.log.reset();
        QCOMPARE(::pwrite(f.file.get(), lines(10'000).constData(), 80'000, 0), ssize_t{80'000});
        f.start();
        const QByteArray text = f.finish();
        QVERIFY(text.size() <= 2000);
        QCOMPARE(dropped(text) + kept(text).size(), qint64{80'000});
    }

    void fileThatSomebodyEmpties_goesOnAtItsStart() {
        Fixture f(1000);
        f.output(lines(1000));
        QTRY_VERIFY_WITH_TIMEOUT(f.contents().endsWith("line 999\r\n"), kPatience);
        QCOMPARE(::ftruncate(f.file.get(), 0), 0);
        f.output("new");
        QCOMPARE(f.finish(), QByteArray("new"));
    }

    void fileAtItsLimit_losesOnlyWhatComesMeanwhile() {
        Fixture f;
        {
            const testing::FileSizeLimit limit(100);
            f.output(QByteArray(60, 'a'));
            QTRY_COMPARE_WITH_TIMEOUT(f.size(), qint64{60}, kPatience);
            f.output(QByteArray(60, 'b'));
            QTRY_COMPARE_WITH_TIMEOUT(f.size(), qint64{100}, kPatience);
            // The guest goes on, however much it writes.
            for (int i = 0; i < 1000; ++i) {
                f.output(QByteArray(4096, 'c'));
            }
            QCOMPARE(f.stream->output_size(), 120u + 4096'000u);
            QCOMPARE(f.size(), qint64{100});
        }
        f.output(QByteArray(60, 'd'));
        const QByteArray text = f.finish();
        QVERIFY2(text.startsWith(QByteArray(60, 'a') + QByteArray(40, 'b') + "\r\n["), text.first(200));
        QVERIFY(text.endsWith(QByteArray(60, 'd')));
        QCOMPARE(lost(text) + without_marks(text).size(), qint64{180 + 4096'000});
    }

    void fileAtItsLimitTillTheEnd_isMarkedWhereTheEndFindsRoom() {
        Fixture f;
        {
            const testing::FileSizeLimit limit(10);
            f.output("0123456789abc");
            QTRY_COMPARE_WITH_TIMEOUT(f.size(), qint64{10}, kPatience);
        }
        QCOMPARE(f.finish(), QByteArray("0123456789\r\n[3 bytes of console output lost]\r\n"));
    }

    void fullFileSystem_isWrittenToAgainWhenThereIsRoom() {
#ifdef __linux__
        constexpr qsizetype kPage = 4096;
        auto [file, filler] = small_file_system("size=64k");
        if (!filler.valid()) {
            QSKIP("a file system can be mounted by root only");
        }
        const std::string bytes(1 << 20, 'f');
        const ssize_t room = ::write(filler.get(), bytes.data(), bytes.size());
        QVERIFY(room > kPage);
        QCOMPARE(::ftruncate(filler.get(), room - kPage), 0);
        Fixture f(std::move(file), 20'000);
        // A page is left.
        f.output(QByteArray(kPage - 10, 'a'));
        QTRY_COMPARE_WITH_TIMEOUT(f.size(), qint64{kPage - 10}, kPatience);
        f.output(QByteArray(30, 'b'));
        QTRY_COMPARE_WITH_TIMEOUT(f.size(), qint64{kPage}, kPatience);
        f.output(lines(100));
        QCOMPARE(f.size(), qint64{kPage});
        QCOMPARE(::ftruncate(filler.get(), 0), 0);
        f.output(lines(100, 100));
        const QByteArray text = f.finish();
        QVERIFY(text.startsWith(QByteArray(kPage - 10, 'a') + QByteArray(10, 'b') + "\r\n["));
        QVERIFY(text.endsWith("line 199\r\n"));
        QVERIFY(lost(text) >= 20);
        QCOMPARE(lost(text) + without_marks(text).size(), kPage + 20 + lines(200).size());
#else
        QSKIP("this test knows only how Linux mounts");
#endif
    }

    void descriptor_thatCannotBeALog_isRefused_data() {
        QTest::addColumn<std::function<UniqueFd(const QByteArray&)>>("open");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* said, std::function<UniqueFd(const QByteArray&)> open) {
            QTest::newRow(name) << std::move(open) << said;
        };
        row("closed", "not open", [](const QByteArray&) { return UniqueFd(1'000'000); });
        row("none", "not open", [](const QByteArray&) { return UniqueFd(); });
        row("only for writing", "without the right",
            [](const QByteArray& path) { return UniqueFd(::open(path.constData(), O_WRONLY | O_CLOEXEC)); });
        row("only for reading", "without the right",
            [](const QByteArray& path) { return UniqueFd(::open(path.constData(), O_RDONLY | O_CLOEXEC)); });
#ifdef O_PATH
        row("only named", "without the right",
            [](const QByteArray& path) { return UniqueFd(::open(path.constData(), O_PATH | O_CLOEXEC)); });
#endif
        row("directory", "no regular file",
            [](const QByteArray&) { return UniqueFd(::open("/", O_RDONLY | O_CLOEXEC)); });
        row("device", "no regular file",
            [](const QByteArray&) { return UniqueFd(::open("/dev/null", O_RDWR | O_CLOEXEC)); });
    }
    void descriptor_thatCannotBeALog_isRefused() {
        QFETCH(std::function<UniqueFd(const QByteArray&)>, open);
        QFETCH(QString, said);
        const Fixture f;
        const auto log = LogFile::create(std::make_shared<Stream>(), open(f.path()));
        QVERIFY(!log.has_value());
        QVERIFY2(log.error().cause.contains(said.toStdString()), log.error().cause.c_str());
    }
};

QTEST_GUILESS_MAIN(LogFileTest)
#include "log_file_test.moc"
