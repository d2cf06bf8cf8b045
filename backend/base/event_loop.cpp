// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/event_loop.h"

#include <pthread.h>
#include <signal.h>

#include <asio/post.hpp>
#include <future>
#include <memory>
#include <mutex>
#include <utility>

namespace apiary {

EventLoop::EventLoop(const std::string& name) : guard_(asio::make_work_guard(context_)) {
    // Signals are the business of the threads that ask for them.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    thread_ = std::thread([this, name] {
#ifdef __linux__
        pthread_setname_np(pthread_self(), name.c_str());
#endif
        context_.run();
    });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

EventLoop::~EventLoop() {
    stop();
}

void EventLoop::post(std::function<void()> work) {
    asio::post(context_, in_turn(std::move(work)));
}

bool EventLoop::try_run(const std::function<void()>& work) {
    if (waiting_) {
        return false;
    }
    const std::unique_lock lock(turn_, std::try_to_lock);
    if (!lock.owns_lock()) {
        return false;
    }
    const Holder holder(*this);
    work();
    return true;
}

void EventLoop::run_and_wait(const std::function<void()>& work) {
    if (on_loop() || !thread_.joinable()) {
        work();
        return;
    }
    const auto done = std::make_shared<std::promise<void>>();
    const auto ended = done->get_future();
    post([&work, done] {
        work();
        done->set_value();
    });
    ended.wait();
}

void EventLoop::stop() {
    if (thread_.joinable()) {
        context_.stop();
        thread_.join();
    }
}

}  // namespace apiary
