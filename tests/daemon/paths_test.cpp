// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/paths.h"

#include <sys/stat.h>

#include <QTest>
#include <map>

#include "tests/daemon/store_rig.h"

using namespace apiary;
using namespace apiary::daemon;
using test::TemporaryDirectory;

namespace {

Environment environment(std::map<std::string, std::string> values) {
    return [values = std::move(values)](const char* name) -> std::optional<std::string> {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
}

struct stat status_of(const std::filesystem::path& path) {
    struct stat status = {};
    ::lstat(path.c_str(), &status);
    return status;
}

}  // namespace

class PathsTest : public QObject {
    Q_OBJECT

private slots:
    void system_withoutOptions_isTheSystems() {
        const auto paths = system_paths();
        QVERIFY(paths.has_value());
#ifdef __linux__
        QCOMPARE(paths->state.string(), std::string("/var/lib/apiary"));
        QCOMPARE(paths->socket().string(), std::string("/run/apiary/apiaryd.sock"));
        QCOMPARE(paths->monitors().string(), std::string("/run/apiary/monitors"));
        QCOMPARE(paths->settings.string(), std::string("/etc/apiary/apiaryd.conf"));
#endif
    }

    void system_options_areUsed() {
        const auto paths = system_paths({.state = "/a/", .runtime = "/b/../c", .settings = "d.conf"});
        QVERIFY(paths.has_value());
        QCOMPARE(paths->state.string(), std::string("/a"));
        QCOMPARE(paths->runtime.string(), std::string("/c"));
        QCOMPARE(paths->settings, std::filesystem::current_path() / "d.conf");
    }

    void session_variables_areUsed() {
        const auto paths = session_paths({}, environment({{"HOME", "/home/u"},
                                                          {"XDG_DATA_HOME", "/data"},
                                                          {"XDG_RUNTIME_DIR", "/run/user/1"},
                                                          {"XDG_CONFIG_HOME", "/config"}}));
        QVERIFY(paths.has_value());
        QCOMPARE(*paths, (Paths{"/data/apiary", "/run/user/1/apiary", "/config/apiary/apiaryd.conf"}));
    }

    void session_withoutVariables_isInTheHomeDirectory() {
        // What is no absolute path does not count.
        const auto paths =
            session_paths({}, environment({{"HOME", "/home/u"}, {"XDG_DATA_HOME", "data"}, {"XDG_RUNTIME_DIR", "/r"}}));
        QVERIFY(paths.has_value());
        QCOMPARE(*paths, (Paths{"/home/u/.local/share/apiary", "/r/apiary", "/home/u/.config/apiary/apiaryd.conf"}));
    }

    void session_withoutARuntimeDirectory_isBesideTheGuests() {
        for (const auto& variables : {std::map<std::string, std::string>{{"HOME", "/h"}},
                                      {{"HOME", "/h"}, {"XDG_RUNTIME_DIR", ""}},
                                      {{"HOME", "/h"}, {"XDG_RUNTIME_DIR", "run"}}}) {
            const auto paths = session_paths({}, environment(variables));
            QVERIFY(paths.has_value());
            QCOMPARE(paths->runtime, "/h/.local/share/apiary/run");
            QCOMPARE(session_paths({.runtime = "/r"}, environment(variables))->runtime, "/r");
        }
    }

    void socket_thatIsTooLong_isRefused() {
        const auto paths = system_paths({.runtime = "/" + std::string(100, 'x')});
        QVERIFY(!paths.has_value());
        QVERIFY(paths.error().remedy.contains("--runtime-directory"));
    }

    void empty_option_isRefused() { QVERIFY(!system_paths({.state = ""}).has_value()); }

    void runtime_directory_ofAGroup_isForItToEnter() {
        const TemporaryDirectory directory;
        const Paths paths = {.runtime = directory.path() / "run"};
        const gid_t group = ::getegid();
        QVERIFY(make_runtime_directory(paths, group).has_value());
        QCOMPARE(status_of(paths.runtime).st_mode & 07777, 0750u);
        QCOMPARE(status_of(paths.runtime).st_gid, group);
        QCOMPARE(status_of(paths.monitors()).st_mode & 07777, 0700u);
    }

    void runtime_directory_thatIsThere_getsTheRightsItShouldHave() {
        const TemporaryDirectory directory;
        const Paths paths = {.runtime = directory.path() / "run"};
        for (const auto& path : {paths.runtime, paths.monitors()}) {
            std::filesystem::create_directory(path);
            QCOMPARE(::chmod(path.c_str(), 0777), 0);
        }
        QVERIFY(make_runtime_directory(paths, std::nullopt).has_value());
        QCOMPARE(status_of(paths.runtime).st_mode & 07777, 0700u);
        QCOMPARE(status_of(paths.monitors()).st_mode & 07777, 0700u);
    }

    void runtime_directory_thatIsSomethingElse_isRefused() {
        const TemporaryDirectory directory;
        const Paths paths = {.runtime = directory.path() / "run"};
        std::filesystem::create_directory(directory.path() / "other");
        std::filesystem::create_symlink(directory.path() / "other", paths.runtime);
        QVERIFY(!make_runtime_directory(paths, std::nullopt).has_value());
        std::filesystem::remove(paths.runtime);
        test::write_text(paths.runtime, "");
        QVERIFY(!make_runtime_directory(paths, std::nullopt).has_value());
    }

    void runtime_directory_ofAnotherUser_isRefused() {
        if (::geteuid() != 0) {
            QSKIP("only root can give a directory to another user");
        }
        const TemporaryDirectory directory;
        const Paths paths = {.runtime = directory.path() / "run"};
        std::filesystem::create_directory(paths.runtime);
        QCOMPARE(::chown(paths.runtime.c_str(), 1, 1), 0);
        const auto made = make_runtime_directory(paths, 0);
        QVERIFY(!made.has_value());
        QVERIFY(made.error().cause.contains("another user"));
    }
};

QTEST_APPLESS_MAIN(PathsTest)
#include "paths_test.moc"
