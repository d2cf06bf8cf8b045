// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backend/storage/at_once.h"
#include "backend/storage/engine.h"

namespace apiary::storage {

/// The disk of an image: checks requests, keeps them, and has an engine perform them.
class FileDisk final : public Disk {
public:
    [[nodiscard]] static Result<std::unique_ptr<Disk>> create(Image image, const DiskOptions& options, EventLoop& loop);
    ~FileDisk() override;
    FileDisk(const FileDisk&) = delete;
    FileDisk& operator=(const FileDisk&) = delete;

    [[nodiscard]] std::uint64_t size() const override { return image_.size(); }
    [[nodiscard]] bool read_only() const override { return image_.read_only(); }
    [[nodiscard]] BlockSizes block_sizes() const override { return image_.block_sizes(); }
    [[nodiscard]] std::string engine() const override { return engine_->name(); }

    void read(std::uint64_t offset, std::span<const iovec> into, Completion done) override;
    void write(std::uint64_t offset, std::span<const iovec> from, Completion done) override;
    void flush(Completion done) override;
    void discard(std::uint64_t offset, std::uint64_t length, Completion done) override;
    void write_zeroes(std::uint64_t offset, std::uint64_t length, bool may_unmap, Completion done) override;
    void submit() override;
    void drain() override;

private:
    /// For what is with the engine: about what it costs a guest to go to sleep and be woken.
    static constexpr std::chrono::microseconds kPatience{150};
    static constexpr int kRest = 10;  ///< After one that was in vain.

    FileDisk(Image image, EventLoop& loop, unsigned depth)
        : image_(std::move(image)),
          loop_(loop),
          depth_(depth),
          waits_(kPatience, kRest),
          wake_(std::in_place, loop, [this] { collect(false); }) {}
    [[nodiscard]] Result<void> make_engine(EngineChoice choice);
    void transfer(Operation operation, std::uint64_t offset, std::span<const iovec> buffers, Completion done);
    void make(Request request);
    [[nodiscard]] int refusal(const Request& request) const;
    void give_to_engine();
    void wait_briefly();
    void collect(bool wait);
    void end(Request& request);

    const Image image_;
    EventLoop& loop_;
    const unsigned depth_;
    std::optional<AtOnce> at_once_;
    Attempt waits_;
    std::optional<Wake> wake_;
    std::unique_ptr<Engine> engine_;

    std::deque<Request> slots_;  ///< As many as there ever were at a time; they stay in place.
    std::vector<Request*> free_;
    std::deque<Request*> waiting_;   ///< Made, and not the engine's yet.
    std::vector<Request*> settled_;  ///< Refused or done: to end at the next occasion.
    std::vector<Request*> ended_;
    unsigned with_engine_ = 0;
    int flush_error_ = 0;  ///< Of the first flush that failed.
    bool collecting_ = false;
};

}  // namespace apiary::storage
