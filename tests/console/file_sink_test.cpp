// SPDX-License-Identifier: BSD-2-Clause
#include "backend/console/file_sink.h"

#include <fcntl.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <array>

using namespace apiary;
using namespace apiary::console;

namespace {

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::array<UniqueFd, 2> make_pipe() {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        return {};
    }
    return {UniqueFd(ends[0]), UniqueFd(ends[1])};
}

}  // namespace

class FileSinkTest : public QObject {
    Q_OBJECT

private slots:
    void log_gets_history_and_what_follows() {
        QTemporaryDir directory;
        const QString path = directory.filePath("console.log");
        const auto stream = std::make_shared<Stream>();
        stream->output("before ");
        auto file = open_log_file(path.toStdString());
        QVERIFY(file.has_value());
        auto sink = FileSink::create(stream, *std::move(file), Delivery::best_effort);
        QVERIFY(sink.has_value());
        stream->output("after");
        sink->reset();
        QCOMPARE(contents(path), QByteArray("before after"));
    }

    void log_is_appended_to_and_private() {
        QTemporaryDir directory;
        const QString path = directory.filePath("console.log");
        for (const char* text : {"one ", "two"}) {
            const auto stream = std::make_shared<Stream>();
            auto file = open_log_file(path.toStdString());
            QVERIFY(file.has_value());
            auto sink = FileSink::create(stream, *std::move(file), Delivery::best_effort);
            QVERIFY(sink.has_value());
            stream->output(text);
        }
        QCOMPARE(contents(path), QByteArray("one two"));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void log_that_cannot_be_opened_is_an_error() {
        const auto file = open_log_file("/nonexistent/console.log");
        QVERIFY(!file.has_value());
        QVERIFY(!file.error().cause.empty());
        QVERIFY(!file.error().remedy.empty());
    }

    void large_output_arrives_whole() {
        QTemporaryDir directory;
        const QString path = directory.filePath("out");
        const auto stream = std::make_shared<Stream>(4096, std::chrono::seconds(60));
        UniqueFd fd(::open(path.toLocal8Bit().constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
        auto sink = FileSink::create(stream, std::move(fd));
        QVERIFY(sink.has_value());
        QByteArray expected;
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray line = QByteArray::number(i) + "\n";
            stream->output({line.constData(), static_cast<std::size_t>(line.size())});
            expected += line;
        }
        sink->reset();
        QCOMPARE(contents(path), expected);
    }

    void closed_pipe_is_reported_and_frees_the_guest() {
        const auto stream = std::make_shared<Stream>(16, std::chrono::seconds(600));
        auto pipe = make_pipe();
        auto sink = FileSink::create(stream, std::move(pipe[1]));
        QVERIFY(sink.has_value());
        pipe[0].reset();
        for (unsigned i = 0; i < 100; ++i) {
            stream->output("0123456789");
        }
        QTRY_VERIFY((*sink)->error().has_value());
        QCOMPARE(stream->output_size(), 1000u);
    }

    void lost_bytes_are_marked_in_the_text() {
        const auto stream = std::make_shared<Stream>(64, std::chrono::milliseconds(0));
        auto pipe = make_pipe();
        QVERIFY(::fcntl(pipe[1].get(), F_SETFL, O_NONBLOCK) == 0);
        auto sink = FileSink::create(stream, std::move(pipe[1]));
        QVERIFY(sink.has_value());
        const std::size_t total = 1 << 20;  // More than the pipe and the ring hold.
        for (std::size_t i = 0; i < total; i += 32) {
            stream->output(std::string(32, 'x'));
        }
        QByteArray got;
        std::array<char, 65536> buffer;
        while (!got.contains("bytes of console output lost]")) {
            const ssize_t size = ::read(pipe[0].get(), buffer.data(), buffer.size());
            QVERIFY(size > 0);
            got.append(buffer.data(), size);
        }
    }

    void reader_that_stands_still_does_not_keep_the_sink_alive() {
        const auto stream = std::make_shared<Stream>();
        auto pipe = make_pipe();
        auto sink = FileSink::create(stream, std::move(pipe[1]));
        QVERIFY(sink.has_value());
        stream->output(std::string(1 << 20, 'x'));
        const auto start = std::chrono::steady_clock::now();
        sink->reset();
        QVERIFY(std::chrono::steady_clock::now() - start < FileSink::kDrainTime + std::chrono::seconds(10));
    }
};

QTEST_GUILESS_MAIN(FileSinkTest)
#include "file_sink_test.moc"
