// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/change_feed.h"

#include <asio/as_tuple.hpp>
#include <asio/use_awaitable.hpp>
#include <utility>

namespace apiary::daemon {

ChangeFeed::Watch::Watch(ChangeFeed& feed) : feed_(&feed), wake_(feed.loop_, asio::steady_timer::time_point::max()) {
    feed_->watches_.insert(this);
}

ChangeFeed::Watch::~Watch() {
    feed_->watches_.erase(this);
}

asio::awaitable<std::vector<std::string>> ChangeFeed::Watch::next() {
    while (waiting_.empty() && !interrupted_) {
        static_cast<void>(co_await wake_.async_wait(asio::as_tuple(asio::use_awaitable)));
    }
    const std::set<std::string> names = std::exchange(waiting_, {});
    co_return std::vector<std::string>(names.begin(), names.end());
}

void ChangeFeed::Watch::interrupt() {
    interrupted_ = true;
    wake_.cancel();
}

void ChangeFeed::Watch::add(const std::string& name) {
    waiting_.insert(name);
    wake_.cancel();
}

void ChangeFeed::changed(const std::string& name) {
    for (Watch* watch : watches_) {
        watch->add(name);
    }
}

}  // namespace apiary::daemon
