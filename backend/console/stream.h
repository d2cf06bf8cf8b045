// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

namespace apiary::console {

class Client;

/// How a client wants to be treated when it reads more slowly than the guest writes.
enum class Delivery {
    best_effort,  ///< The guest never waits for it; what the ring no longer holds is counted as lost.
    patient,      ///< The guest waits up to Stream::kPatience for room, then goes on as with best_effort.
};

/// The byte stream of one guest console, between a serial port (the guest side) and any number of clients.
///
/// Output goes into a ring of history. Every client has its own place in it, so a new client first gets the history
/// (replay), and none can hold back another. A client that falls behind by more than the ring loses the oldest bytes
/// and is told how many. A patient client that made the guest wait in vain once is not waited for again until it has
/// caught up: a stopped terminal costs the guest one pause of kPatience, not one for each byte.
/// Input is one queue towards the guest; nothing in it is ever dropped, a sender is told how much was taken.
/// Every member may be called from any thread, where nothing else is said. Locks, in order: the listener lock, the
/// serial port's own, the wake lock, the stream's own; nothing is called under the last.
class Stream {
public:
    static constexpr std::size_t kHistory = std::size_t{1} << 20;     ///< Bytes of output kept.
    static constexpr std::size_t kInputLimit = std::size_t{1} << 16;  ///< Bytes of input held for the guest.
    static constexpr std::chrono::milliseconds kPatience{500};

    /// `history`: bytes of output kept, at least 1; `patience`: see Delivery::patient.
    explicit Stream(std::size_t history = kHistory, std::chrono::milliseconds patience = kPatience);
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    // The guest side.

    /// Appends what the guest wrote and wakes clients that had nothing to read.
    void output(std::string_view bytes);
    /// Takes up to buffer.size() bytes of input; returns how many.
    [[nodiscard]] std::size_t take_input(std::span<char> buffer);
    /// Bytes of input waiting; takes no lock.
    [[nodiscard]] std::size_t input_size() const { return input_size_.load(std::memory_order_acquire); }
    /// `listener` is called after input has come; it may take_input(). Empty: nobody. On return no call of the former
    /// listener is under way. Not to be called from a listener or a wake function.
    void set_input_listener(std::function<void()> listener);

    // The host side.

    /// Queues bytes for the guest; returns how many were taken. When it is less than all, clients are woken as soon as
    /// there is room again. Not to be called from a listener or a wake function.
    [[nodiscard]] std::size_t send_input(std::string_view bytes);
    /// Bytes the guest has written since the start.
    [[nodiscard]] std::uint64_t output_size() const;

private:
    friend class Client;
    void attach(Client& client);
    void detach(Client& client);
    void wake_clients();
    void append(std::string_view bytes);
    void wait_for_patient(std::unique_lock<std::mutex>& lock, std::size_t bytes);
    [[nodiscard]] bool patient_client_full(std::size_t bytes) const;
    [[nodiscard]] std::size_t copy_out(std::uint64_t from, std::span<char> buffer) const;

    const std::chrono::milliseconds patience_;

    std::mutex listener_mutex_;  // Held while the listener runs.
    std::function<void()> input_listener_;
    std::mutex wake_mutex_;  // Held while a wake function runs, and with mutex_ when clients_ changes.

    mutable std::mutex mutex_;  // Guards all below.
    std::condition_variable room_;
    const std::size_t capacity_;    // Of the ring.
    std::unique_ptr<char[]> ring_;  // Its pages are touched as the guest writes.
    std::uint64_t written_ = 0;     // Bytes appended since the start; the ring holds the last of them.
    std::deque<char> input_;
    bool input_refused_ = false;
    std::atomic<std::size_t> input_size_ = 0;
    std::vector<Client*> clients_;
};

/// One reader of a stream's output. Attached as long as it lives; begins with the history.
class Client {
public:
    /// What read() gave: `size` bytes, before which `lost` bytes of the guest's output are missing.
    struct Chunk {
        std::size_t size = 0;
        std::uint64_t lost = 0;
    };

    /// `wake` is called after new output has come once read() has given 0 bytes, and when input that was refused may
    /// be sent again. It comes from any thread, must not block, and must neither make nor destroy clients of the
    /// stream; it may read().
    Client(std::shared_ptr<Stream> stream, std::function<void()> wake, Delivery delivery = Delivery::best_effort);
    /// Waits for a wake call under way.
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Takes the next bytes, as many as there are and fit. Does not block.
    [[nodiscard]] Chunk read(std::span<char> buffer);

private:
    friend class Stream;
    std::shared_ptr<Stream> stream_;
    std::function<void()> wake_;
    Delivery delivery_;
    // Guarded by the stream's mutex.
    std::uint64_t next_ = 0;  // Place in the guest's output.
    bool waiting_ = false;    // read() gave nothing: wake at the next output.
    bool lagging_ = false;    // Was waited for in vain and has not caught up since.
    bool wake_due_ = false;   // To be woken by the wake round under way.
};

}  // namespace apiary::console
