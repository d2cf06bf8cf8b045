// SPDX-License-Identifier: BSD-2-Clause
// How a guest is cloned: the store makes room for it, a process copies the disks, the store puts it in its place.
#include <algorithm>
#include <asio/post.hpp>
#include <format>
#include <utility>

#include "backend/daemon/disk_copier.h"
#include "backend/daemon/failures.h"
#include "backend/daemon/identity.h"
#include "backend/daemon/supervisor.h"

namespace apiary::daemon {
namespace {

namespace guests = api::guests;
using guests::State;

/// Of the guest `name`, or of what is to be called `new_name`.
ipc::MethodError clone_failure(const StoreError& error, const std::string& name, const std::string& new_name) {
    using Kind = StoreError::Kind;
    switch (error.kind) {
        case Kind::GuestExists:
        case Kind::InvalidName: return store_failure(error, new_name);
        case Kind::NoSuchDisk: return host_failure(error.error);
        default: return store_failure(error, name);
    }
}

}  // namespace

/// A clone under way. As long as this lives, the guest that is cloned stays as it is.
class Supervisor::CloneWork {
public:
    CloneWork(Supervisor& supervisor, GuestPointer guest, Cloning cloning, const std::string& user)
        : supervisor_(supervisor),
          guest_(std::move(guest)),
          cloning_(std::move(cloning)),
          what_(std::format("cloning {} to {}", guest_->name, new_name())),
          task_(supervisor.tasks_.begin(guests::Clone::kName, user, cloning_.guest.owner, guest_->name, what_,
                                        new_name())),
          copier_([this, id = task_->id()](int percent) { tell_progress(id, percent); }) {
        task_->on_cancel([this] {
            copier_.cancel();
            supervisor_.copy_ended_.notify();  // It may be waiting for its turn.
        });
        guest_->copies.push_back(task_->id());
        supervisor_.tell(*guest_);
    }
    ~CloneWork() {
        std::erase(guest_->copies, task_->id());
        supervisor_.tell(*guest_);
    }
    CloneWork(const CloneWork&) = delete;
    CloneWork& operator=(const CloneWork&) = delete;

    [[nodiscard]] const std::string& new_name() const { return cloning_.guest.name; }
    [[nodiscard]] const Cloning& cloning() const { return cloning_; }
    [[nodiscard]] RunningTask& task() { return *task_; }

    void tell_waiting() { task_->progress(std::format("waiting for other copies before {}", what_)); }
    void tell_begun() { task_->progress(what_, 0); }

    /// On a thread for copies.
    [[nodiscard]] Result<void> copy(const Launcher::Options& options) {
        std::vector<FilePair> pairs;
        std::ranges::transform(cloning_.disks, std::back_inserter(pairs), [](const Cloning::Disk& disk) {
            return FilePair{disk.source.get(), disk.target.get()};
        });
        const auto identity =
            options.monitor_identity ? std::optional(identity_of(cloning_.guest.owner)) : std::nullopt;
        return copier_.run(options.opener_program, identity, pairs);
    }

private:
    /// On a thread for copies. When the loop comes to it, the task may be over.
    void tell_progress(const std::string& id, int percent) {
        asio::post(supervisor_.loop_, [&tasks = supervisor_.tasks_, id, percent] {
            const TaskList::Entry* const entry = tasks.find(id);
            if (entry != nullptr && entry->running != nullptr) {
                entry->running->progress(percent);
            }
        });
    }

    Supervisor& supervisor_;
    const GuestPointer guest_;
    const Cloning cloning_;
    const std::string what_;
    const std::unique_ptr<RunningTask> task_;
    DiskCopier copier_;
};

Supervisor::Answer<std::shared_ptr<Supervisor::CloneWork>> Supervisor::begin_clone(GuestPointer guest,
                                                                                   std::string new_name, uid_t owner,
                                                                                   std::string user) {
    const AsyncMutex::Lock lock = co_await guest->mutex.lock();
    if (guest->removed) {
        co_return std::unexpected(no_such_guest(guest->name));
    }
    if (guest->state != State::Stopped) {
        co_return std::unexpected(wrong_state(guest->name, guest->state, "be cloned"));
    }
    auto begun = co_await worker_.run(
        [this, guest, new_name, owner] { return store_.begin_clone(guest->name, new_name, owner); });
    if (!begun) {
        co_return std::unexpected(clone_failure(begun.error(), guest->name, new_name));
    }
    co_return std::make_shared<CloneWork>(*this, guest, *std::move(begun), user);
}

asio::awaitable<Result<void>> Supervisor::copy_disks(std::shared_ptr<CloneWork> work) {
    if (work->cloning().disks.empty()) {
        co_return Result<void>();
    }
    if (copying_ >= kCopiesAtOnce) {
        work->tell_waiting();
    }
    while (copying_ >= kCopiesAtOnce && !work->task().cancelled()) {
        co_await copy_ended_.wait();
    }
    if (work->task().cancelled()) {
        co_return fail("the copying was stopped");
    }
    ++copying_;
    work->tell_begun();
    // A thread must not be the last that has it.
    auto copied = co_await copies_.run([this, borrowed = work.get()] { return borrowed->copy(options_.launcher); });
    --copying_;
    copy_ended_.notify();
    co_return copied;
}

Supervisor::Answer<Supervisor::GuestPointer> Supervisor::clone(GuestPointer guest, std::string new_name, uid_t owner,
                                                               std::string user) {
    auto begun = co_await begin_clone(guest, new_name, owner, std::move(user));
    if (!begun) {
        co_return std::unexpected(std::move(begun.error()));
    }
    const std::shared_ptr<CloneWork> work = *std::move(begun);
    const auto copied = co_await copy_disks(work);
    if (!copied || work->task().cancelled()) {
        co_await worker_.run([this, new_name] { store_.abandon_clone(new_name); });
        co_return std::unexpected(
            work->task().cancelled()
                ? ipc::method_error(guests::Cancelled{
                      .cause = std::format("the cloning of {} was cancelled", guest->name), .remedy = "", .detail = ""})
                : host_failure(copied.error()));
    }
    work->task().on_cancel({});  // It is too late.
    auto stored = co_await worker_.run([this, &cloning = work->cloning()] { return store_.finish_clone(cloning); });
    if (!stored) {
        co_return std::unexpected(clone_failure(stored.error(), guest->name, new_name));
    }
    const GuestPointer made = add(new_name);
    take_stored(*made, *std::move(stored));
    work->task().done();
    co_return made;
}

void Supervisor::cancel_clones() {
    for (const TaskList::Entry& entry : tasks_.list()) {
        if (entry.task.method == guests::Clone::kName) {
            static_cast<void>(tasks_.cancel(entry.task.id));
        }
    }
}

asio::awaitable<AsyncMutex::Lock> Supervisor::lock_uncloned(GuestPointer guest) {
    for (;;) {
        {
            AsyncMutex::Lock lock = co_await guest->mutex.lock();
            if (guest->copies.empty()) {
                co_return lock;
            }
        }
        co_await guest->changed.wait();
    }
}

}  // namespace apiary::daemon
