// SPDX-License-Identifier: BSD-2-Clause
#include "backend/monitor/console_session.h"

#include <poll.h>

#include <algorithm>
#include <asio/buffer.hpp>
#include <asio/post.hpp>
#include <asio/write.hpp>
#include <format>
#include <utility>

namespace apiary::monitor {

ConsoleSession::ConsoleSession(asio::io_context& loop, std::shared_ptr<console::Stream> stream, bool replay,
                               std::function<void()> gone)
    : loop_(loop),
      stream_(std::move(stream)),
      gone_(std::move(gone)),
      socket_(loop),
      skip_(replay ? 0 : stream_->output_size()) {}

Result<void> ConsoleSession::start(UniqueFd socket, std::string early) {
    asio::error_code error;
    socket_.assign(asio::local::stream_protocol(), socket.get(), error);
    if (error) {
        return fail("the client of the console brought no socket", "", error.message());
    }
    static_cast<void>(socket.release());
    socket_.non_blocking(true, error);
    input_ = writer_ ? std::move(early) : "";
    client_ = std::make_unique<console::Client>(stream_, make_wake());
    skip_history();
    send_output();
    pass_input();
    return {};
}

std::function<void()> ConsoleSession::make_wake() {
    return [weak = weak_from_this(), &loop = loop_] {
        asio::post(loop, [weak] {
            if (const auto session = weak.lock()) {
                session->send_output();
                session->pass_input();
            }
        });
    };
}

void ConsoleSession::skip_history() {
    for (std::uint64_t left = skip_; left > 0;) {
        const auto chunk = client_->read(std::span(received_).first(std::min<std::uint64_t>(left, received_.size())));
        left -= std::min<std::uint64_t>(left, chunk.size + chunk.lost);
        if (chunk.size == 0) {
            break;
        }
    }
}

void ConsoleSession::send_output() {
    if (sending_ || deaf_ || !socket_.is_open()) {
        return;
    }
    output_.resize(kBuffer);
    const auto chunk = client_->read(output_);
    output_.resize(chunk.size);
    if (chunk.lost > 0) {
        output_.insert(
            0, std::format("\r\n[{} bytes of the console are missing here: they came too fast]\r\n", chunk.lost));
    }
    if (output_.empty()) {
        if (finishing_) {
            end();
        }
        return;
    }
    sending_ = true;
    asio::async_write(socket_, asio::buffer(output_),
                      [self = shared_from_this()](const asio::error_code& error, std::size_t) {
                          self->sending_ = false;
                          self->deaf_ = static_cast<bool>(error);
                          if (self->deaf_ && self->finishing_) {
                              self->end();
                          } else {
                              self->send_output();
                          }
                      });
}

void ConsoleSession::receive_input() {
    if (receiving_ || !socket_.is_open()) {
        return;
    }
    receiving_ = true;
    socket_.async_read_some(asio::buffer(received_),
                            [self = shared_from_this()](const asio::error_code& error, std::size_t size) {
                                self->receiving_ = false;
                                if (error) {
                                    self->input_ended(error);
                                    return;
                                }
                                if (self->writer_) {
                                    self->input_.assign(self->received_.data(), size);
                                }
                                self->pass_input();
                            });
}

/// A client that has shut down its side alone sends nothing more, and may see what comes until it hangs up altogether.
void ConsoleSession::input_ended(const asio::error_code& error) {
    pollfd peer = {.fd = socket_.native_handle(), .events = 0, .revents = 0};
    const bool hung_up = ::poll(&peer, 1, 0) != 0;
    if (error != asio::error::eof || hung_up) {
        end();
        return;
    }
    receiving_ = true;  // There is nothing to be read for ever.
    socket_.async_wait(asio::local::stream_protocol::socket::wait_error,
                       [self = shared_from_this()](const asio::error_code&) { self->end(); });
}

/// A guest that reads slowly holds up its writer, as nothing is dropped.
void ConsoleSession::pass_input() {
    if (receiving_ || !socket_.is_open()) {
        return;
    }
    input_.erase(0, writer_ ? stream_->send_input(input_) : input_.size());
    if (input_.empty()) {
        receive_input();
    }
}

void ConsoleSession::finish() {
    finishing_ = true;
    if (deaf_) {
        end();
    } else {
        send_output();
    }
}

void ConsoleSession::close() {
    asio::error_code ignored;
    socket_.close(ignored);
}

void ConsoleSession::end() {
    if (socket_.is_open()) {
        close();
        gone_();
    }
}

}  // namespace apiary::monitor
