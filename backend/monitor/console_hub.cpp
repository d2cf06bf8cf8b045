// SPDX-License-Identifier: BSD-2-Clause
#include "backend/monitor/console_hub.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>

namespace apiary::monitor {
namespace {

constexpr std::chrono::seconds kStartTime{10};
constexpr std::chrono::seconds kFinishTime{3};

}  // namespace

ConsoleHub::ConsoleHub(asio::io_context& loop, std::shared_ptr<console::Stream> stream, std::function<void()> changed,
                       std::function<void(std::uint16_t columns, std::uint16_t rows)> resized)
    : loop_(loop),
      stream_(std::move(stream)),
      changed_(std::move(changed)),
      resized_(std::move(resized)),
      patience_(loop) {}

ConsoleHub::~ConsoleHub() {
    for (auto& [id, entry] : entries_) {
        entry.session->close();
    }
}

std::expected<ConsoleHub::Opened, ConsoleHub::Fault> ConsoleHub::open(const std::string& user,
                                                                      api::console::Access access, bool replay) {
    if (entries_.size() >= kMostSessions) {
        return std::unexpected(Fault::TooManySessions);
    }
    const std::string id = std::to_string(next_++);
    Entry entry = {.session = std::make_shared<ConsoleSession>(loop_, stream_, replay, [this, id] { gone(id); }),
                   .user = user,
                   .since = std::time(nullptr),
                   .deadline = std::make_unique<asio::steady_timer>(loop_, kStartTime)};
    entry.deadline->async_wait([this, id](const asio::error_code& cancelled) {
        if (!cancelled) {
            gone(id);
        }
    });
    const bool has_writer =
        std::ranges::any_of(entries_, [](const auto& each) { return each.second.session->writer(); });
    entries_.emplace(id, std::move(entry));
    if (access == api::console::Access::Take || (access == api::console::Access::Free && !has_writer)) {
        make_writer(id);
    }
    changed_();
    return Opened{id, entries_.at(id).session->writer()};
}

std::expected<void, ConsoleHub::Fault> ConsoleHub::start(const std::string& session, UniqueFd socket,
                                                         std::string early) {
    const auto found = entries_.find(session);
    if (found == entries_.end() || found->second.session->started()) {
        return std::unexpected(Fault::NoSuchSession);
    }
    found->second.deadline.reset();
    // What it calls back with may remove it from the list.
    const auto started = found->second.session;
    if (!started->start(std::move(socket), std::move(early))) {
        gone(session);
        return std::unexpected(Fault::NoSuchSession);
    }
    return {};
}

std::expected<void, ConsoleHub::Fault> ConsoleHub::take_control(const std::string& session) {
    if (!entries_.contains(session)) {
        return std::unexpected(Fault::NoSuchSession);
    }
    make_writer(session);
    changed_();
    return {};
}

std::expected<void, ConsoleHub::Fault> ConsoleHub::release_control(const std::string& session) {
    const auto found = entries_.find(session);
    if (found == entries_.end()) {
        return std::unexpected(Fault::NoSuchSession);
    }
    found->second.session->set_writer(false);
    changed_();
    return {};
}

std::expected<void, ConsoleHub::Fault> ConsoleHub::set_size(const std::string& session, std::uint16_t columns,
                                                            std::uint16_t rows) {
    const auto found = entries_.find(session);
    if (found == entries_.end()) {
        return std::unexpected(Fault::NoSuchSession);
    }
    if (found->second.session->writer()) {
        resized_(columns, rows);
    }
    return {};
}

std::vector<api::console::Session> ConsoleHub::sessions() const {
    std::vector<api::console::Session> list;
    for (const auto& [id, entry] : entries_) {
        list.push_back({.id = id, .user = entry.user, .since = entry.since, .writer = entry.session->writer()});
    }
    return list;
}

void ConsoleHub::finish(std::function<void()> done) {
    done_ = std::move(done);
    std::erase_if(entries_, [](const auto& each) { return !each.second.session->started(); });
    std::vector<std::shared_ptr<ConsoleSession>> all;
    for (const auto& [id, entry] : entries_) {
        all.push_back(entry.session);
    }
    for (const auto& session : all) {
        session->finish();
    }
    patience_.expires_after(kFinishTime);
    patience_.async_wait([this](const asio::error_code& cancelled) {
        if (!cancelled) {
            entries_.clear();
            tell_finished();
        }
    });
    tell_finished();
}

void ConsoleHub::gone(const std::string& session) {
    const auto found = entries_.find(session);
    if (found == entries_.end()) {
        return;
    }
    const Entry entry = std::move(found->second);  // Its calls may be the ones that brought us here.
    entries_.erase(found);
    entry.session->close();
    changed_();
    tell_finished();
}

void ConsoleHub::make_writer(const std::string& session) {
    for (auto& [id, entry] : entries_) {
        entry.session->set_writer(id == session);
    }
}

void ConsoleHub::tell_finished() {
    if (done_ && entries_.empty()) {
        patience_.cancel();
        std::exchange(done_, {})();
    }
}

}  // namespace apiary::monitor
