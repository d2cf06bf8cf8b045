// SPDX-License-Identifier: BSD-2-Clause
// A helper and what is connected to it, for tests of pages that ask about machines; and helpers that answer oddly.
#pragma once

#include <sys/socket.h>

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QTest>
#include <QTreeWidget>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/client/helper.h"
#include "gui/model/words.h"
#include "tests/daemon/running_daemon.h"
#include "tests/gui/client/rogue_server.h"

namespace apiary::tests {

constexpr int kLongMs = 120'000;

/// Speaks as apiaryd does as far as a window needs to be connected; answers all else as it is told, or never.
class OddHelper {
public:
    /// `answers`: by the method's name, a whole varlink message.
    explicit OddHelper(const std::vector<std::pair<std::string_view, std::string>>& answers)
        : answers_(answers.begin(), answers.end()), server_([this](int socket) { answer(socket); }) {
        api::host::Facts facts;
        facts.version = "0.0.1";
        facts.engines = {{.name = "soft", .available = true, .reason = {}, .description = "the software CPU"}};
        answers_.emplace(api::host::GetFacts::kName,
                         reply(ipc::encode(api::host::GetFacts::Reply{.facts = std::move(facts)})));
        answers_.emplace(api::host::GetRights::kName,
                         reply(ipc::encode(api::host::GetRights::Reply{.user = "somebody", .rights = {}})));
        answers_.emplace(api::guests::Watch::kName, R"({"parameters":{"kind":"ready"},"continues":true})");
    }
    [[nodiscard]] std::string path() const { return server_.path(); }
    [[nodiscard]] static std::string reply(const ipc::Json& parameters) {
        return ipc::Json{{"parameters", parameters}}.dump();
    }
    [[nodiscard]] static std::string error(const std::string& name, const ipc::Json& parameters) {
        return ipc::Json{{"error", name}, {"parameters", parameters}}.dump();
    }

private:
    void answer(int socket) {
        std::array<char, 4096> call = {};
        const ssize_t got = ::recv(socket, call.data(), call.size(), 0);
        const auto json =
            ipc::Json::parse(std::string(call.data(), got > 0 ? static_cast<std::size_t>(got) - 1 : 0), nullptr, false);
        const auto found = answers_.find(json.is_object() ? json.value("method", "") : "");
        if (found != answers_.end()) {
            send_message(socket, found->second);
        }
    }

    std::map<std::string, std::string, std::less<>> answers_;
    RogueServer server_;
};

/// A window's connection to a helper.
struct Connection {
    explicit Connection(const std::string& socket)
        : helper(api::Helper{.system = false, .session = false, .socket = socket}) {
        helper.open();
        connected = QTest::qWaitFor([this] { return helper.state() == gui::Helper::State::Connected; }, kLongMs);
    }
    gui::Helper helper;
    bool connected = false;
};

template <class Widget>
Widget* child(const QWidget& parent, const char* name) {
    auto* found = parent.findChild<Widget*>(QLatin1String(name));
    if (found == nullptr) {
        qFatal("there is no %s", name);
    }
    return found;
}

/// What a label says; empty where it is not shown.
inline QString said(const QWidget& parent, const char* name) {
    const auto* label = child<QLabel>(parent, name);
    return label->isVisibleTo(&parent) ? label->text() : QString();
}

inline void click(const QWidget& parent, const char* button) {
    QTest::mouseClick(child<QAbstractButton>(parent, button), Qt::LeftButton);
}

/// The rows that are no headings.
inline QList<QTreeWidgetItem*> rows_of(const QWidget& parent) {
    QList<QTreeWidgetItem*> rows;
    for (QTreeWidgetItemIterator each(child<QTreeWidget>(parent, "rows")); *each != nullptr; ++each) {
        if ((*each)->parent() != nullptr) {
            rows << *each;
        }
    }
    return rows;
}

inline QString content_of(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

inline QString machine_file(const char* name) {
    return QLatin1String(MACHINES) + u'/' + QLatin1String(name);
}

}  // namespace apiary::tests
