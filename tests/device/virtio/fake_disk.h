// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <deque>
#include <vector>

#include "backend/base/check.h"
#include "backend/storage/disk.h"

namespace apiary::device::virtio::test {

/// A disk in memory, with a cache and a medium, that does its requests when and in the order it is told to. What it is
/// asked stands in `log`.
class FakeDisk final : public storage::Disk {
public:
    enum class Kind { Read, Write, Flush, Discard, Zeroes, ZeroesUnmap };
    struct Operation {
        Kind kind = Kind::Read;
        std::uint64_t offset = 0, length = 0;
        bool operator==(const Operation&) const = default;
    };

    explicit FakeDisk(std::uint64_t size, bool read_only = false) : cache(size), medium(size), read_only_(read_only) {}
    ~FakeDisk() override { drain(); }
    FakeDisk(const FakeDisk&) = delete;
    FakeDisk& operator=(const FakeDisk&) = delete;

    [[nodiscard]] std::uint64_t size() const override { return cache.size(); }
    [[nodiscard]] bool read_only() const override { return read_only_; }
    [[nodiscard]] storage::BlockSizes block_sizes() const override { return blocks; }
    [[nodiscard]] std::string engine() const override { return "fake"; }
    void read(std::uint64_t offset, std::span<const iovec> into, Completion done) override {
        add({{Kind::Read, offset, size_of(into)}, into, std::move(done)});
    }
    void write(std::uint64_t offset, std::span<const iovec> from, Completion done) override {
        add({{Kind::Write, offset, size_of(from)}, from, std::move(done)});
    }
    void flush(Completion done) override { add({{Kind::Flush, 0, 0}, {}, std::move(done)}); }
    void discard(std::uint64_t offset, std::uint64_t length, Completion done) override {
        add({{Kind::Discard, offset, length}, {}, std::move(done)});
    }
    void write_zeroes(std::uint64_t offset, std::uint64_t length, bool may_unmap, Completion done) override {
        add({{may_unmap ? Kind::ZeroesUnmap : Kind::Zeroes, offset, length}, {}, std::move(done)});
    }
    void submit() override {
        ++submits;
        for (Request& request : made_) {
            if (request.operation.kind == Kind::Flush) {
                request.flushed = cache;  // What a flush is for: all that had ended when it began.
                request.number = ++flushes_;
            }
            under_way_.push_back(std::move(request));
        }
        made_.clear();
        while (immediate && !ending_ && !under_way_.empty()) {
            complete_all();
        }
    }
    void drain() override {
        while (!made_.empty() || !under_way_.empty()) {
            submit();
            complete_all();
        }
    }

    [[nodiscard]] std::size_t under_way() const { return under_way_.size(); }
    /// Ends request `index` of those under way, in a batch of its own. With `error` nothing of it is done.
    void complete(std::size_t index, int error = 0) {
        ending_ = true;
        end(index, error);
        ending_ = false;
        batch_ended();
    }
    /// Ends all that is under way now, in one batch.
    void complete_all(int error = 0) {
        const std::size_t count = under_way_.size();
        ending_ = true;
        for (std::size_t i = 0; i < count; ++i) {
            end(0, error);
        }
        ending_ = false;
        if (count > 0) {
            batch_ended();
        }
    }

    std::vector<std::byte> cache;   ///< What reads find.
    std::vector<std::byte> medium;  ///< What is there after the host's power fails.
    storage::BlockSizes blocks = {512, 4096};
    std::vector<Operation> log;
    unsigned submits = 0;
    bool immediate = true;  ///< Requests end when they are submitted.

private:
    struct Request {
        Operation operation;
        std::span<const iovec> buffers;
        Completion done;
        std::vector<std::byte> flushed = {};
        unsigned number = 0;
    };

    static std::uint64_t size_of(std::span<const iovec> buffers) {
        std::uint64_t size = 0;
        for (const iovec& buffer : buffers) {
            size += buffer.iov_len;
        }
        return size;
    }
    void add(Request request) {
        const auto [kind, offset, length] = request.operation;
        check(length <= size() && offset <= size() - length, "a device asks for what is on the disk");
        check(!read_only_ || kind == Kind::Read || kind == Kind::Flush, "a device does not change a read-only disk");
        log.push_back(request.operation);
        made_.push_back(std::move(request));
    }
    void end(std::size_t index, int error) {
        Request request = std::move(under_way_[index]);
        under_way_.erase(under_way_.begin() + static_cast<std::ptrdiff_t>(index));
        if (error == 0) {
            perform(request);
        }
        request.done(error);
    }
    void perform(Request& request) {
        const auto [kind, offset, length] = request.operation;
        std::byte* at = cache.data() + offset;
        switch (kind) {
            case Kind::Read:
                for (const iovec& buffer : request.buffers) {
                    std::memcpy(buffer.iov_base, at, buffer.iov_len);
                    at += buffer.iov_len;
                }
                break;
            case Kind::Write:
                for (const iovec& buffer : request.buffers) {
                    std::memcpy(at, buffer.iov_base, buffer.iov_len);
                    at += buffer.iov_len;
                }
                break;
            case Kind::Flush:
                if (request.number > last_flush_) {  // A flush that began later covers what an earlier one does.
                    last_flush_ = request.number;
                    medium = std::move(request.flushed);
                }
                break;
            case Kind::Discard: std::fill_n(at, length, std::byte{0xDD}); break;
            case Kind::Zeroes:
            case Kind::ZeroesUnmap: std::fill_n(at, length, std::byte{0}); break;
        }
    }

    const bool read_only_;
    bool ending_ = false;  ///< What an end makes does not end within it.
    std::deque<Request> made_, under_way_;
    unsigned flushes_ = 0, last_flush_ = 0;
};

}  // namespace apiary::device::virtio::test
