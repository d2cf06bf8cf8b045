// SPDX-License-Identifier: BSD-2-Clause
#include <pthread.h>
#include <signal.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "backend/storage/engine.h"

namespace apiary::storage {
namespace {

class ThreadEngine final : public Engine {
public:
    ThreadEngine(const Image& image, const Wake& wake, unsigned threads)
        : image_(image), wake_(wake), most_threads_(threads) {}
    ~ThreadEngine() override;
    ThreadEngine(const ThreadEngine&) = delete;
    ThreadEngine& operator=(const ThreadEngine&) = delete;

    [[nodiscard]] std::string name() const override { return "threads"; }
    void add(Request& request) override { added_.push_back(&request); }
    void submit() override;
    void collect(std::vector<Request*>& ended, bool wait) override;
    void wait_briefly(std::chrono::nanoseconds most) override;
    void ask_for_wake() override {}  // It is called in any case.

private:
    void start_threads();
    void work();
    void finish(Request& request);

    const Image& image_;
    const Wake& wake_;
    const unsigned most_threads_;
    std::vector<std::thread> threads_;
    std::vector<Request*> added_;
    std::size_t under_way_ = 0;  ///< Submitted, and not collected.

    std::mutex mutex_;  ///< Of what follows.
    std::condition_variable work_came_, work_ended_;
    std::deque<Request*> waiting_;
    std::vector<Request*> ended_;
    bool stopping_ = false;
};

ThreadEngine::~ThreadEngine() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    work_came_.notify_all();
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

void ThreadEngine::submit() {
    if (added_.empty()) {
        return;
    }
    under_way_ += added_.size();
    start_threads();
    {
        const std::lock_guard lock(mutex_);
        waiting_.insert(waiting_.end(), added_.begin(), added_.end());
    }
    if (added_.size() == 1) {
        work_came_.notify_one();
    } else {
        work_came_.notify_all();
    }
    added_.clear();
}

/// As many threads as there are requests to perform, up to the most.
void ThreadEngine::start_threads() {
    // Signals are the business of the threads that ask for them; also SIGXFSZ, which a write may raise.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (threads_.size() < most_threads_ && threads_.size() < under_way_) {
        threads_.emplace_back([this] { work(); });
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void ThreadEngine::work() {
#ifdef __linux__
    pthread_setname_np(pthread_self(), "disk");
#endif
    std::unique_lock lock(mutex_);
    while (true) {
        work_came_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
        if (stopping_) {
            return;
        }
        Request& request = *waiting_.front();
        waiting_.pop_front();
        lock.unlock();
        request.error = image_.perform(request);
        lock.lock();
        finish(request);
    }
}

/// With the lock held. The loop is woken once for all that ends until it comes to look.
void ThreadEngine::finish(Request& request) {
    ended_.push_back(&request);
    if (ended_.size() == 1) {
        work_ended_.notify_one();
        wake_.post();
    }
}

void ThreadEngine::collect(std::vector<Request*>& ended, bool wait) {
    if (under_way_ == 0) {
        return;
    }
    std::unique_lock lock(mutex_);
    if (wait) {
        work_ended_.wait(lock, [&] { return !ended_.empty(); });
    }
    under_way_ -= ended_.size();
    ended.insert(ended.end(), ended_.begin(), ended_.end());
    ended_.clear();
}

void ThreadEngine::wait_briefly(std::chrono::nanoseconds most) {
    std::unique_lock lock(mutex_);
    work_ended_.wait_for(lock, most, [&] { return !ended_.empty(); });
}

}  // namespace

std::unique_ptr<Engine> make_thread_engine(const Image& image, const Wake& wake, unsigned threads) {
    return std::make_unique<ThreadEngine>(image, wake, threads);
}

}  // namespace apiary::storage
