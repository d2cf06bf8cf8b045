// SPDX-License-Identifier: BSD-2-Clause
#include "backend/network/poll_set.h"

#ifdef __linux__
#include <sys/epoll.h>
#else
#include <sys/event.h>
#include <sys/types.h>
#endif

#include <array>
#include <cerrno>
#include <utility>

namespace apiary::network {
namespace {

constexpr std::size_t kMostAtOnce = 256;  ///< What is over is found the next time.

#ifdef __linux__

constexpr std::pair<unsigned, std::uint32_t> kEvents[] = {{PollSet::kIn, EPOLLIN},
                                                          {PollSet::kOut, EPOLLOUT},
                                                          {PollSet::kUrgent, EPOLLPRI},
                                                          {PollSet::kError, EPOLLERR},
                                                          {PollSet::kHangUp, EPOLLHUP}};

epoll_event to_kernel(int fd, unsigned events) {
    epoll_event event = {};
    event.data.fd = fd;
    for (const auto& [ours, theirs] : kEvents) {
        event.events |= (events & ours) != 0 ? theirs : 0;
    }
    return event;
}

unsigned from_kernel(std::uint32_t events) {
    unsigned result = 0;
    for (const auto& [ours, theirs] : kEvents) {
        result |= (events & theirs) != 0 ? ours : 0;
    }
    return result;
}

#endif

}  // namespace

Result<PollSet> PollSet::create() {
#ifdef __linux__
    UniqueFd fd(::epoll_create1(EPOLL_CLOEXEC));
#else
    UniqueFd fd(::kqueue());
#endif
    if (!fd.valid()) {
        return fail_errno(errno, "the user network cannot wait for its sockets",
                          "end other programs, or raise the limit of open files (ulimit -n)");
    }
    return PollSet(std::move(fd));
}

#ifdef __linux__

void PollSet::tell(int fd, unsigned before, unsigned now) {
    epoll_event event = to_kernel(fd, now);
    const int operation = now == 0 ? EPOLL_CTL_DEL : before == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    if (::epoll_ctl(fd_.get(), operation, fd, &event) == 0 || now == 0) {
        return;
    }
    // Its number may have come to mean another descriptor in between.
    if (errno == ENOENT) {
        (void)::epoll_ctl(fd_.get(), EPOLL_CTL_ADD, fd, &event);
    } else if (errno == EEXIST) {
        (void)::epoll_ctl(fd_.get(), EPOLL_CTL_MOD, fd, &event);
    }
}

void PollSet::collect() {
    ++collection_;
    std::array<epoll_event, kMostAtOnce> events;
    const int count = ::epoll_wait(fd_.get(), events.data(), static_cast<int>(events.size()), 0);
    for (int i = 0; i < count; ++i) {
        const epoll_event& event = events[static_cast<std::size_t>(i)];
        note(event.data.fd, from_kernel(event.events));
    }
}

#else

void PollSet::tell(int fd, unsigned before, unsigned now) {
    const auto change = [&](unsigned event, short filter) {
        if ((before & event) == (now & event)) {
            return;
        }
        struct kevent update;
        EV_SET(&update, static_cast<uintptr_t>(fd), filter, (now & event) != 0 ? EV_ADD : EV_DELETE, 0, 0, nullptr);
        (void)::kevent(fd_.get(), &update, 1, nullptr, 0, nullptr);
    };
    change(kIn, EVFILT_READ);
    change(kOut, EVFILT_WRITE);
}

void PollSet::collect() {
    ++collection_;
    std::array<struct kevent, kMostAtOnce> events;
    const timespec at_once = {};
    const int count = ::kevent(fd_.get(), nullptr, 0, events.data(), static_cast<int>(events.size()), &at_once);
    for (int i = 0; i < count; ++i) {
        const struct kevent& event = events[static_cast<std::size_t>(i)];
        const bool input = event.filter == EVFILT_READ;
        note(static_cast<int>(event.ident),
             (input ? kIn : kOut) | ((event.flags & EV_EOF) != 0 && input ? kHangUp : 0));
    }
}

#endif

void PollSet::want(int fd, unsigned events) {
    Watched& watched = watched_[fd];
    watched.round = round_;
    if (watched.events != events) {
        tell(fd, watched.events, events);
        watched.events = events;
    }
}

void PollSet::commit() {
    for (auto at = watched_.begin(); at != watched_.end();) {
        if (at->second.round == round_) {
            ++at;
            continue;
        }
        tell(at->first, at->second.events, 0);
        at = watched_.erase(at);
    }
}

void PollSet::forget(int fd) {
    if (const auto found = watched_.find(fd); found != watched_.end()) {
        tell(fd, found->second.events, 0);
        watched_.erase(found);
    }
}

void PollSet::note(int fd, unsigned events) {
    const auto found = watched_.find(fd);
    if (found == watched_.end()) {
        return;
    }
    Watched& watched = found->second;
    // The kernel tells of errors and hang-ups to those who did not ask, too.
    watched.happened = (watched.collected == collection_ ? watched.happened : 0) | (events & watched.events);
    watched.collected = collection_;
}

unsigned PollSet::events(int fd) const {
    const auto found = watched_.find(fd);
    return found != watched_.end() && found->second.collected == collection_ ? found->second.happened : 0;
}

}  // namespace apiary::network
