// SPDX-License-Identifier: BSD-2-Clause
#include "backend/loader/boot_image.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>

#include "backend/base/unique_fd.h"

using namespace apiary;
using loader::ImageView;
using loader::read_boot_image;

namespace {

Result<loader::BootImage> read_boot_image(const std::string& path, std::uint64_t limit, const std::string& kind) {
    const auto fd = loader::open_boot_image(path, limit, kind);
    return fd ? loader::read_boot_image(fd->get(), path, limit, kind) : std::unexpected(fd.error());
}

}  // namespace

class BootImageTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        directory_ = std::make_unique<QTemporaryDir>();
        QVERIFY(directory_->isValid());
    }

    void regular_file_is_read_whole() {
        const std::string path = write("kernel", QByteArray(100'000, 'x') + "end");
        const auto image = read_boot_image(path, 1 << 20, "kernel");
        QVERIFY(image);
        QCOMPARE(image->name, path);
        QCOMPARE(image->bytes.size(), std::size_t{100'003});
        QVERIFY(image->bytes.back() == std::byte{'d'});
    }
    void open_descriptor_is_read_from_its_start() {
        const std::string path = write("kernel", "0123456789");
        const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        QVERIFY(::lseek(fd.get(), 5, SEEK_SET) == 5);
        const auto image = read_boot_image(fd.get(), "k", 100, "kernel");
        QVERIFY(image);
        QCOMPARE(image->bytes.size(), std::size_t{10});
        QVERIFY(image->bytes.front() == std::byte{'0'});
    }
    void file_of_the_limit_is_read() { QVERIFY(read_boot_image(write("f", QByteArray(64, 'x')), 64, "kernel")); }
    void file_above_the_limit_is_refused() {
        expect_refusal(write("f", QByteArray(65, 'x')), 64, "is too large");
    }
    void sparse_file_of_a_tebibyte_is_refused_unread() {
        const std::string path = write("f", "x");
        QVERIFY(::truncate(path.c_str(), off_t{1} << 40) == 0);
        expect_refusal(path, loader::kMaxKernelSize, "is too large");
    }
    void empty_file_is_refused() { expect_refusal(write("f", ""), 64, "is empty"); }
    void missing_file_is_refused() { expect_refusal(path_of("missing"), 64, "cannot be opened"); }
    void empty_path_is_refused() { expect_refusal("", 64, "cannot be opened"); }
    void directory_is_refused() { expect_refusal(path_of("."), 64, "is a directory"); }
    void fifo_is_refused_without_waiting() {
        QVERIFY(::mkfifo(path_of("fifo").c_str(), 0600) == 0);
        expect_refusal(path_of("fifo"), 64, "is a FIFO");
    }
    void character_device_is_refused() { expect_refusal("/dev/zero", 64, "is a character device"); }
    void unreadable_file_is_refused() {
        const std::string path = write("f", "x");
        QVERIFY(::chmod(path.c_str(), 0) == 0);
        // Root may read every file: be another account for a moment.
        const uid_t account = ::geteuid();
        if (account == 0 && ::seteuid(65534) != 0) {
            QSKIP("root that cannot be another account may read every file");
        }
        expect_refusal(path, 64, "cannot be opened");
        QVERIFY(::seteuid(account) == 0);
    }

    void view_gives_values_within_the_file_only() {
        const std::vector<std::byte> bytes = {std::byte{1}, std::byte{2}, std::byte{3}, std::byte{4}, std::byte{5}};
        const ImageView view(bytes);
        QCOMPARE(view.get<std::uint32_t>(0).value(), 0x04030201U);
        QCOMPARE(view.get<std::uint32_t>(1).value(), 0x05040302U);
        QVERIFY(!view.get<std::uint32_t>(2));
        QVERIFY(!view.get<std::uint8_t>(5));
        QVERIFY(!view.get<std::uint32_t>(~std::uint64_t{0}));
        QVERIFY(!view.get<std::uint32_t>(~std::uint64_t{0} - 3));
    }
    void view_ranges_do_not_wrap() {
        const std::vector<std::byte> bytes(16);
        const ImageView view(bytes);
        QVERIFY(view.contains(0, 16));
        QVERIFY(view.contains(16, 0));
        QVERIFY(!view.contains(17, 0));
        QVERIFY(!view.contains(1, 16));
        QVERIFY(!view.contains(8, ~std::uint64_t{0} - 4));
        QVERIFY(!view.contains(~std::uint64_t{0}, 2));
    }
    void view_text_stops_at_nul_limit_and_end() {
        const std::string text("ab\x01\0cd", 6);
        const ImageView view(std::as_bytes(std::span(text)));
        QCOMPARE(view.text(0, 10), std::string("ab?"));
        QCOMPARE(view.text(0, 1), std::string("a"));
        QCOMPARE(view.text(4, 10), std::string("cd"));
        QCOMPARE(view.text(99, 10), std::string());
    }

private:
    std::string path_of(const QString& name) const { return directory_->filePath(name).toStdString(); }

    std::string write(const QString& name, const QByteArray& contents) const {
        QFile file(directory_->filePath(name));
        const bool written = file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size();
        return written ? path_of(name) : std::string();
    }

    static void expect_refusal(const std::string& path, std::uint64_t limit, const std::string& why) {
        const auto image = read_boot_image(path, limit, "kernel");
        QVERIFY(!image);
        QVERIFY2(image.error().cause.starts_with("the kernel '" + path + "'"), image.error().cause.c_str());
        QVERIFY2(image.error().cause.find(why) != std::string::npos, image.error().cause.c_str());
        QVERIFY(!image.error().remedy.empty());
    }

    std::unique_ptr<QTemporaryDir> directory_;
};

QTEST_GUILESS_MAIN(BootImageTest)
#include "boot_image_test.moc"
