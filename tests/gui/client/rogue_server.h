// SPDX-License-Identifier: BSD-2-Clause
// Somebody who listens where apiaryd should, and is not it.
#pragma once

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QtGlobal>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "backend/base/unique_fd.h"

namespace apiary::tests {

class RogueServer {
public:
    /// `answer` is called once a connection, when something has come, with its socket.
    explicit RogueServer(std::function<void(int)> answer)
        : answer_(std::move(answer)), listener_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        const std::string place = path();
        std::memcpy(address.sun_path, place.c_str(), place.size() + 1);
        if (::bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
            ::listen(listener_.get(), 16) != 0) {
            qFatal("the test cannot listen at %s", place.c_str());
        }
        waiting_ = std::make_unique<QSocketNotifier>(listener_.get(), QSocketNotifier::Read);
        QObject::connect(waiting_.get(), &QSocketNotifier::activated, waiting_.get(), [this] { accept(); });
    }
    RogueServer(const RogueServer&) = delete;
    RogueServer& operator=(const RogueServer&) = delete;

    [[nodiscard]] std::string path() const { return folder_.filePath(QStringLiteral("sock")).toStdString(); }
    /// Connections so far.
    [[nodiscard]] std::size_t count() const { return connections_.size(); }
    void hang_up() {
        for (Connection& each : connections_) {
            each.readable.reset();
            each.socket.reset();
        }
    }

private:
    struct Connection {
        UniqueFd socket;
        std::unique_ptr<QSocketNotifier> readable;
    };

    void accept() {
        Connection made = {.socket = UniqueFd(::accept(listener_.get(), nullptr, nullptr)), .readable = nullptr};
        made.readable = std::make_unique<QSocketNotifier>(made.socket.get(), QSocketNotifier::Read);
        QSocketNotifier* readable = made.readable.get();
        QObject::connect(readable, &QSocketNotifier::activated, readable, [this, readable, fd = made.socket.get()] {
            readable->setEnabled(false);
            answer_(fd);
        });
        connections_.push_back(std::move(made));
    }

    QTemporaryDir folder_;
    std::function<void(int)> answer_;
    UniqueFd listener_;
    std::unique_ptr<QSocketNotifier> waiting_;
    std::vector<Connection> connections_;
};

/// A whole message, its NUL included.
inline void send_message(int socket, const std::string& text) {
    static_cast<void>(!::send(socket, text.c_str(), text.size() + 1, MSG_NOSIGNAL));
}

}  // namespace apiary::tests
