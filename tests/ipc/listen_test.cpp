// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/listen.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cstdlib>
#include <string>

#include "backend/ipc/address.h"

using namespace apiary;
using namespace apiary::ipc;

namespace {

constexpr std::size_t kLongestPath = sizeof(sockaddr_un::sun_path) - 1;

mode_t mode_of(const std::string& path) {
    struct stat status = {};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

/// What inherited_listeners() gives a child that has `descriptor` as number 3 and the variables: the number of sockets,
/// or 100 for an error; 101 when it left a variable or a flag as it was.
int inherited_by_child(int descriptor, const char* pid, const char* count) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(descriptor, 3);
        ::setenv("LISTEN_PID", pid != nullptr ? pid : std::to_string(::getpid()).c_str(), 1);
        ::setenv("LISTEN_FDS", count, 1);
        ::setenv("LISTEN_FDNAMES", "varlink", 1);
        const Result<std::vector<UniqueFd>> sockets = inherited_listeners();
        bool is_clean = ::getenv("LISTEN_PID") == nullptr && ::getenv("LISTEN_FDS") == nullptr &&
                        ::getenv("LISTEN_FDNAMES") == nullptr;
        if (sockets && !sockets->empty()) {
            is_clean = is_clean && (::fcntl(3, F_GETFD) & FD_CLOEXEC) != 0 && (::fcntl(3, F_GETFL) & O_NONBLOCK) != 0;
        }
        ::_exit(!is_clean ? 101 : sockets ? static_cast<int>(sockets->size()) : 100);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

class ListenTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        directory_.emplace();
        path_ = directory_->filePath("socket").toStdString();
    }

    void mode_is_as_asked_whatever_the_umask() {
        for (const mode_t mask : {0000u, 0022u, 0077u}) {
            for (const mode_t mode : {0600u, 0660u, 0666u}) {
                const mode_t old = ::umask(mask);
                const Result<UniqueFd> socket = listen_on(path_, mode);
                ::umask(old);
                QVERIFY(socket.has_value());
                QCOMPARE(mode_of(path_), mode);
            }
        }
    }

    void socket_is_connected_to_and_has_its_flags() {
        const Result<UniqueFd> socket = listen_on(path_, 0600);
        QVERIFY(socket.has_value());
        QVERIFY((::fcntl(socket->get(), F_GETFD) & FD_CLOEXEC) != 0);
        QVERIFY((::fcntl(socket->get(), F_GETFL) & O_NONBLOCK) != 0);
        QVERIFY(connect_to(path_).has_value());
    }

    void socket_that_is_listened_on_is_not_taken() {
        const Result<UniqueFd> first = listen_on(path_, 0600);
        QVERIFY(first.has_value());
        const Result<UniqueFd> second = listen_on(path_, 0600);
        QVERIFY(!second);
        QVERIFY(second.error().cause.starts_with("Another process listens on"));
        QVERIFY(connect_to(path_).has_value());
    }

    void stale_socket_is_replaced() {
        QVERIFY(listen_on(path_, 0600).has_value());  // And closed at once.
        const Result<UniqueFd> socket = listen_on(path_, 0660);
        QVERIFY(socket.has_value());
        QVERIFY(connect_to(path_).has_value());
    }

    void other_file_is_left_alone() {
        QFile file(QString::fromStdString(path_));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(!listen_on(path_, 0600));
        QVERIFY(file.exists());
    }

    void symbolic_link_is_left_alone() {
        const std::string target = directory_->filePath("target").toStdString();
        QCOMPARE(::symlink(target.c_str(), path_.c_str()), 0);
        QVERIFY(!listen_on(path_, 0600));
        QVERIFY(!QFile::exists(QString::fromStdString(target)));
    }

    void path_that_cannot_be_is_refused() {
        const std::string directory = directory_->path().toStdString() + "/";
        QVERIFY(kLongestPath > directory.size());
        const std::string longest = directory + std::string(kLongestPath - directory.size(), 'x');
        QVERIFY(listen_on(longest, 0600).has_value());
        const Result<UniqueFd> too_long = listen_on(longest + "x", 0600);
        QVERIFY(!too_long);
        QVERIFY(too_long.error().remedy.contains(std::to_string(kLongestPath)));
        QVERIFY(!connect_to(longest + "x"));
        QVERIFY(!listen_on("", 0600));
        QVERIFY(!listen_on(std::string("\0abstract", 9), 0600));
        QVERIFY(!listen_on(directory + "none/socket", 0600));
    }

    void connection_that_fails_says_what_to_do() {
        const Result<UniqueFd> none = connect_to(path_);
        QVERIFY(!none);
        QVERIFY(none.error().cause.starts_with("apiaryd is not running: there is no socket"));
        QVERIFY(!none.error().remedy.empty());
        QVERIFY(listen_on(path_, 0600).has_value());
        const Result<UniqueFd> refused = connect_to(path_);
        QVERIFY(!refused);
        QVERIFY(refused.error().cause.starts_with("apiaryd is not running: nobody listens on"));
        QVERIFY(!refused.error().remedy.empty());
    }

    void connection_that_is_not_permitted_names_the_group() {
        if (::geteuid() != 0) {
            QSKIP("a socket that this user may not use is made by root only");
        }
        const Result<UniqueFd> socket = listen_on(path_, 0660);
        QVERIFY(socket.has_value());
        constexpr gid_t kTty = 5;
        QCOMPARE(::chown(path_.c_str(), 0, kTty), 0);
        QCOMPARE(::chmod(directory_->path().toLocal8Bit().constData(), 0755), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            if (::setresgid(65'534, 65'534, 65'534) != 0 || ::setresuid(65'534, 65'534, 65'534) != 0) {
                ::_exit(1);
            }
            const Result<UniqueFd> refused = connect_to(path_);
            ::_exit(!refused && refused.error().remedy.contains("group tty") ? 0 : 2);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
    }

    void sockets_of_the_service_manager_are_taken() {
        const Result<UniqueFd> socket = listen_on(path_, 0600);
        QVERIFY(socket.has_value());
        QCOMPARE(::fcntl(socket->get(), F_SETFL, 0), 0);
        QCOMPARE(inherited_by_child(socket->get(), nullptr, "1"), 1);
        QCOMPARE(inherited_by_child(socket->get(), "1", "1"), 0);
        QCOMPARE(inherited_by_child(socket->get(), "", "1"), 0);
        QCOMPARE(inherited_by_child(socket->get(), "x", "1"), 0);
        for (const char* count : {"0", "-1", "", "x", "1x", "17", "99999999999999999999"}) {
            QCOMPARE(inherited_by_child(socket->get(), nullptr, count), 100);
        }
    }

    void descriptor_that_is_no_listening_socket_is_refused() {
        int ends[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
        const UniqueFd connected(ends[0]);
        const UniqueFd other(ends[1]);
        QCOMPARE(inherited_by_child(connected.get(), nullptr, "1"), 100);
        const UniqueFd null(::open("/dev/null", O_RDONLY));
        QCOMPARE(inherited_by_child(null.get(), nullptr, "1"), 100);
        const UniqueFd internet(::socket(AF_INET, SOCK_STREAM, 0));
        QCOMPARE(::listen(internet.get(), 1), 0);
        QCOMPARE(inherited_by_child(internet.get(), nullptr, "1"), 100);
    }

private:
    std::optional<QTemporaryDir> directory_;
    std::string path_;
};

QTEST_GUILESS_MAIN(ListenTest)
#include "listen_test.moc"
