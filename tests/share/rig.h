// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "backend/base/check.h"
#include "backend/share/linux_error.h"
#include "backend/share/server.h"
#include "tests/share/client.h"

namespace apiary::share::test {

inline void put_file(const std::filesystem::path& path, std::string_view text) {
    std::ofstream(path, std::ios::binary) << text;
}
inline std::string file_text(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
/// A pipe end, a socket: what is no file.
inline void put_socket(const std::filesystem::path& path) {
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const std::string text = path.string();
    check(text.size() < sizeof address.sun_path, "the name of a socket is short");
    std::memcpy(address.sun_path, text.c_str(), text.size());
    const UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM, 0));
    check(::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "a socket is made");
}

/// A folder to share, beside another one that is none of the guest's business; and a session with fid 0 at its root.
struct Rig {
    static constexpr std::uint32_t kRoot = 0;

    explicit Rig(Server::Options options = {}) : share(path("share")), outside(path("outside")), options_(options) {
        std::filesystem::create_directories(share / "dir" / "deep");
        std::filesystem::create_directory(outside);
        put_file(share / "hello.txt", "hello, world");
        put_file(share / "dir" / "inner.txt", "inner");
        put_file(outside / "secret", "secret");
        std::filesystem::create_symlink(outside, share / "absolute");
        std::filesystem::create_symlink("../outside", share / "relative");
        std::filesystem::create_symlink("../outside/secret", share / "to-secret");
        std::filesystem::create_symlink("../outside/made", share / "dangling");
        std::filesystem::create_symlink("hello.txt", share / "to-hello");
        check(::mkfifo((share / "fifo").c_str(), 0666) == 0, "a pipe is made");
        put_socket(share / "socket");
        server = make_server();
        start();
    }
    ~Rig() { std::filesystem::remove_all(share); }  // Whatever the length of its paths.
    [[nodiscard]] std::unique_ptr<Server> make_server() const {
        return std::move(Server::create(share.string(), options_)).value();
    }
    void start() {
        (void)rpc(ask::version());
        (void)rpc(ask::attach(kRoot));
    }

    Answer rpc(Message&& message, std::size_t limit = 1 << 20) {
        return Answer(server->handle(message.take(), limit).message);
    }
    /// The errno value that a request is answered with; 0 when it is not refused.
    std::uint32_t error(Message&& message) { return rpc(std::move(message)).error; }
    /// `new_fid` becomes what the names lead to from the root.
    bool go(std::uint32_t new_fid, std::initializer_list<std::string_view> names) {
        const Answer answer = rpc(ask::walk(kRoot, new_fid, names));
        return answer.error == 0 && answer.reader().number<std::uint16_t>() == names.size();
    }
    std::string contents(std::uint32_t fid) { return data_of(rpc(ask::read(fid, 0, 4096))); }
    Attributes attributes(std::uint32_t fid) { return Attributes(rpc(ask::getattr(fid))); }

    /// True when nothing in the folder beside is as it was not at the start.
    [[nodiscard]] bool outside_is_untouched() const {
        return std::distance(std::filesystem::directory_iterator(outside), {}) == 1 &&
               file_text(outside / "secret") == "secret";
    }

private:
    [[nodiscard]] std::filesystem::path path(const char* name) const {
        return std::filesystem::path(directory_.path().toStdString()) / name;
    }
    QTemporaryDir directory_;

public:
    const std::filesystem::path share, outside;
    std::unique_ptr<Server> server;

private:
    Server::Options options_;
};

/// Linux's number of this host's errno value.
inline std::uint32_t number_of(int error) {
    return linux_error(error);
}

}  // namespace apiary::share::test
