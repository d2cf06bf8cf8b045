// SPDX-License-Identifier: BSD-2-Clause
#include "backend/api/socket_path.h"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <map>

using namespace apiary;
using api::Helper;
using api::socket_path;

namespace {

Environment environment(std::map<std::string, std::string> values) {
    return [values = std::move(values)](const char* name) {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
}

/// A runtime directory of a user, with or without a socket in it.
struct Runtime {
    explicit Runtime(bool served) {
        std::filesystem::create_directory(path() + "/apiary");
        if (served) {
            std::ofstream(path() + "/apiary/apiaryd.sock") << "";
        }
    }
    [[nodiscard]] std::string path() const { return directory.path().toStdString(); }
    [[nodiscard]] std::string socket() const { return path() + "/apiary/apiaryd.sock"; }
    QTemporaryDir directory;
};

const std::string kSystem = std::string(api::kSystemRuntimeDirectory) + "/apiaryd.sock";

}  // namespace

class SocketPathTest : public QObject {
    Q_OBJECT

private slots:
    void nothingGiven_isTheSessionWhereItIs() {
        const Runtime served(true), empty(false);
        QCOMPARE(socket_path({}, false, environment({{"XDG_RUNTIME_DIR", served.path()}})), served.socket());
        QCOMPARE(socket_path({}, false, environment({{"XDG_RUNTIME_DIR", empty.path()}})), kSystem);
        QCOMPARE(socket_path({}, false, environment({{"HOME", empty.path()}})), kSystem);
        QCOMPARE(socket_path({}, false, environment({{"HOME", empty.path()}, {"XDG_RUNTIME_DIR", "run"}})), kSystem);
    }
    void nothingGiven_ofBothRootHasTheSystems() {
        const Runtime served(true);
        const bool both = std::filesystem::exists(kSystem);  // On a host where one serves.
        QCOMPARE(socket_path({}, true, environment({{"XDG_RUNTIME_DIR", served.path()}})),
                 both ? kSystem : served.socket());
    }
    void variable_isTakenWhereNothingIsGiven() {
        const Runtime served(true);
        const auto set = environment({{"XDG_RUNTIME_DIR", served.path()}, {"APIARY_SOCKET", "/x"}});
        QCOMPARE(socket_path({}, false, set), "/x");
        QCOMPARE(socket_path({.system = true}, false, set), kSystem);
        QCOMPARE(socket_path({.session = true}, false, set), served.socket());
        QCOMPARE(socket_path({.socket = "/y"}, false, set), "/y");
        QCOMPARE(socket_path({}, true, environment({{"APIARY_SOCKET", ""}, {"HOME", "/nonexistent"}})), kSystem);
    }
    void session_isAskedForEvenWhereItIsNot() {
        const Runtime empty(false);
        QCOMPARE(socket_path({.session = true}, true, environment({{"XDG_RUNTIME_DIR", empty.path()}})),
                 empty.socket());
    }
    void session_withoutRuntimeDirectory_isInTheHomeDirectory() {
        QCOMPARE(socket_path({.session = true}, false, environment({{"HOME", "/h"}})),
                 "/h/.local/share/apiary/run/apiaryd.sock");
        QCOMPARE(socket_path({.session = true}, false, environment({{"HOME", "/h"}, {"XDG_DATA_HOME", "/d"}})),
                 "/d/apiary/run/apiaryd.sock");
    }
};

QTEST_GUILESS_MAIN(SocketPathTest)
#include "socket_path_test.moc"
