// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/atomic_file.h"

#include <QTest>
#include <cerrno>

#include "tests/base/file_rig.h"

using namespace apiary;
using testing::read_text;
using testing::snapshot;
using testing::TemporaryDirectory;
using testing::WatchedFileSystem;
using testing::write_text;

namespace {

/// A directory, and what it is reached through.
struct Rig {
    TemporaryDirectory directory;
    WatchedFileSystem files;
    UniqueFd fd{::open(directory.path().c_str(), O_RDONLY | O_DIRECTORY)};

    [[nodiscard]] std::filesystem::path at(const char* name) const { return directory.path() / name; }
};

}  // namespace

class AtomicFileTest : public QObject {
    Q_OBJECT

private slots:
    void replace_makesAndReplaces() {
        Rig rig;
        for (const std::string& text : {std::string("one"), std::string(), std::string(100'000, 'x')}) {
            QVERIFY(replace_file(rig.files, rig.fd.get(), "file", text).has_value());
            QCOMPARE(snapshot(rig.directory.path()).size(), std::size_t{1});
            QCOMPARE(read_file(rig.files, rig.fd.get(), "file", 100'000).value(), text);
            struct stat status = {};
            QCOMPARE(::stat(rig.at("file").c_str(), &status), 0);
            QCOMPARE(status.st_mode & 07777, 0600u);
        }
    }

    /// A loss of power cannot be had here; but what protects from it is an order of calls.
    void replace_syncsTheFileBeforeItHasItsNameAndTheDirectoryAfterwards() {
        Rig rig;
        write_text(rig.at("file"), "old");
        rig.files.start({});
        QVERIFY(replace_file(rig.files, rig.fd.get(), "file", "new").has_value());
        QCOMPARE(rig.files.names,
                 (std::vector<std::string>{"open", "write", "fsync", "link", "rename", "fsync", "unlink"}));
    }

    void replace_amidLeftOvers_removesThem() {
        Rig rig;
        write_text(rig.at("file"), "old");
        write_text(rig.at(".new-file"), "half");
        write_text(rig.at(".old-file"), "older");
        QVERIFY(replace_file(rig.files, rig.fd.get(), "file", "new").has_value());
        QCOMPARE(snapshot(rig.directory.path()).size(), std::size_t{1});
        QCOMPARE(read_text(rig.at("file")), std::string("new"));
    }

    void replace_withAnyCallFailing_keepsTheFormer_data() {
        QTest::addColumn<bool>("there");
        QTest::newRow("of a file") << true;
        QTest::newRow("of none") << false;
    }

    void replace_withAnyCallFailing_keepsTheFormer() {
        QFETCH(bool, there);
        unsigned failures = 0;
        for (unsigned call = 1;; ++call) {
            Rig rig;
            if (there) {
                write_text(rig.at("file"), "old");
            }
            const auto before = snapshot(rig.directory.path());
            rig.files.start([&](unsigned number) { return number == call ? ENOSPC : 0; });
            const auto replaced = replace_file(rig.files, rig.fd.get(), "file", "new");
            if (rig.files.calls < call) {
                QVERIFY(replaced.has_value());
                break;
            }
            if (replaced) {  // Only to remove the former file's other name may fail.
                QCOMPARE(rig.files.names.back(), std::string("unlink"));
                tidy_file(rig.files, rig.fd.get(), "file");
                QCOMPARE(snapshot(rig.directory.path()).size(), std::size_t{1});
                continue;
            }
            ++failures;
            QCOMPARE(replaced.error(), ENOSPC);
            QCOMPARE(snapshot(rig.directory.path()), before);
        }
        QVERIFY(failures >= 5);
    }

    void write_ofAFileThatIsThere_isRefused() {
        Rig rig;
        write_text(rig.at("file"), "old");
        QCOMPARE(write_new_file(rig.files, rig.fd.get(), "file", "new").error(), EEXIST);
        QCOMPARE(read_text(rig.at("file")), std::string("old"));
    }

    void read_ofAnythingElse_isRefused() {
        Rig rig;
        write_text(rig.at("target"), "secret");
        std::filesystem::create_symlink("target", rig.at("link"));
        std::filesystem::create_directory(rig.at("directory"));
        QCOMPARE(::mkfifo(rig.at("pipe").c_str(), 0600), 0);
        for (const char* name : {"link", "directory", "pipe", "none"}) {
            const auto text = read_file(rig.files, rig.fd.get(), name, 100);
            QVERIFY2(!text, name);
            QVERIFY(!system_error(text.error(), "it cannot be read").detail.empty());
        }
        QCOMPARE(read_file(rig.files, rig.fd.get(), "target", 6).value(), std::string("secret"));
        QCOMPARE(read_file(rig.files, rig.fd.get(), "target", 5).error(), EFBIG);
    }

    void remove_ofATree_followsNoLink() {
        Rig rig;
        const TemporaryDirectory other;
        write_text(other.path() / "precious", "");
        std::filesystem::create_directories(rig.at("tree") / "a" / "b");
        write_text(rig.at("tree") / "a" / "file", "");
        std::filesystem::create_symlink(other.path(), rig.at("tree") / "a" / "link");
        std::filesystem::create_symlink(other.path() / "precious", rig.at("tree") / "file");
        QVERIFY(remove_tree(rig.files, rig.fd.get(), "tree").has_value());
        QVERIFY(!std::filesystem::exists(rig.at("tree")));
        QVERIFY(std::filesystem::exists(other.path() / "precious"));

        std::filesystem::create_symlink(other.path(), rig.at("tree"));
        QVERIFY(remove_tree(rig.files, rig.fd.get(), "tree").has_value());
        QVERIFY(std::filesystem::exists(other.path() / "precious"));
    }

    void remove_ofAVeryDeepTree_isRefused() {
        Rig rig;
        std::filesystem::path path = rig.at("tree");
        for (int i = 0; i < 30; ++i) {
            path /= "d";
        }
        std::filesystem::create_directories(path);
        const unsigned before = rig.files.calls;
        QVERIFY(!remove_tree(rig.files, rig.fd.get(), "tree").has_value());
        QVERIFY(rig.files.calls - before < 200);
        QCOMPARE(remove_tree(rig.files, rig.fd.get(), "none").error(), ENOENT);
    }
};

QTEST_APPLESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
