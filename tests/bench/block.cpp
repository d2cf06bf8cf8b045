// SPDX-License-Identifier: BSD-2-Clause
#include "tests/bench/block.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <sstream>

namespace apiary::bench {

namespace {

struct Pattern {
    const char* name;
    std::uint64_t block;  ///< Bytes of one request of dd's.
    bool write;
    bool flushed;  ///< Each write is on the medium before dd hears of its end.
};
constexpr Pattern kPatterns[] = {{"read, 1 MiB each", 1 << 20, false, false},
                                 {"write, 1 MiB each", 1 << 20, true, false},
                                 {"read, 4 KiB each", 4096, false, false},
                                 {"write, 4 KiB each", 4096, true, false},
                                 {"write, 4 KiB each, flushed", 4096, true, true}};

/// dd over `count` blocks, from the start of the disk again when it is at its end.
std::string dd_command(const Pattern& pattern, std::uint64_t count) {
    const std::uint64_t most = TestImage::kSize / pattern.block;
    const std::string dd =
        std::format("dd {} bs={}",
                    pattern.write ? "if=/dev/zero of=/dev/vda oflag=direct" : "if=/dev/vda of=/dev/null iflag=direct",
                    pattern.block);
    std::string command = "rm -f /tmp/dd";
    if (count >= most) {
        command += std::format("; for i in $(seq {}); do {} count={} 2>>/tmp/dd; done", count / most, dd, most);
    }
    if (count % most != 0) {
        command += std::format("; {} count={} 2>>/tmp/dd", dd, count % most);
    }
    return command;
}

/// Whole blocks that dd says it has written out.
std::uint64_t records_out(const std::string& report) {
    std::uint64_t sum = 0;
    std::istringstream lines(report);
    for (std::string line; std::getline(lines, line);) {
        std::uint64_t records = 0;
        const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), records);
        if (error == std::errc() && std::string_view(end) == "+0 records out") {
            sum += records;
        }
    }
    return sum;
}

/// One pattern with one guest.
class Run {
public:
    Run(Session& session, const TestImage& image, const Pattern& pattern, std::uint64_t count)
        : session_(session), image_(image), pattern_(pattern), count_(count) {}

    Result<Taken> measure() {
        Session::Answer answer;
        const auto done = prepare()
                              .and_then([this] { return session_.ask(dd_command(pattern_, count_)); })
                              .and_then([&](const Session::Answer& given) {
                                  answer = given;
                                  return check_report();
                              })
                              .and_then([this] { return pattern_.write ? check_written() : check_read(); });
        if (!done) {
            return std::unexpected(done.error());
        }
        return Taken{.wall = answer.wall, .cpu = answer.cpu};
    }

private:
    [[nodiscard]] std::uint64_t length() const { return std::min(count_ * pattern_.block, TestImage::kSize); }

    Result<void> prepare() {
        // A driver that is told that the disk has no cache of its own leaves the flushing to the disk.
        const auto told =
            session_.ask(std::format("echo write {} >/sys/block/vda/cache_type; cat /sys/block/vda/cache_type",
                                     pattern_.flushed ? "through" : "back"));
        if (!told) {
            return std::unexpected(told.error());
        }
        if (told->output != std::format("write {}\n", pattern_.flushed ? "through" : "back")) {
            return fail("the guest has no disk that can be measured", "make it anew: tools/guest/make-guest",
                        told->output);
        }
        return pattern_.write ? image_.fill(std::min(length() + pattern_.block, TestImage::kSize), pattern_.flushed)
                              : Result<void>();
    }

    Result<void> check_report() {
        const auto report = session_.ask("cat /tmp/dd");
        if (!report) {
            return std::unexpected(report.error());
        }
        return records_out(report->output) == count_
                   ? Result<void>()
                   : fail("dd in the guest did not do what it was asked to", {}, report->output);
    }

    /// Zeroes where they were to be written, and not behind.
    Result<void> check_written() {
        const auto zeroes = image_.zeroes_at_start();
        if (!zeroes) {
            return std::unexpected(zeroes.error());
        }
        return *zeroes == length() ? Result<void>()
                                   : fail("the image does not hold what the guest wrote", {},
                                          std::format("{} bytes of {}", *zeroes, length()));
    }

    /// What the host wrote to one sector, another one each time, comes to the guest.
    Result<void> check_read() {
        const std::uint64_t sector = (length() / TestImage::kSector - 1) / 2;
        const std::string line = std::format("{} of {}", sector, count_);
        const auto read = image_.write_line(sector, line).and_then([&] {
            return session_.ask(
                std::format("dd if=/dev/vda iflag=direct bs=512 count=1 skip={} 2>/dev/null | head -n 1", sector));
        });
        if (!read) {
            return std::unexpected(read.error());
        }
        return read->output == line + "\n" ? Result<void>()
                                           : fail("the guest does not read what is in the image", {}, read->output);
    }

    Session& session_;
    const TestImage& image_;
    const Pattern& pattern_;
    const std::uint64_t count_;
};

}  // namespace

std::vector<Quantity> block_quantities(const std::vector<Contender>& contenders,
                                       const std::vector<std::unique_ptr<TestImage>>& images) {
    std::vector<Quantity> quantities;
    for (const Pattern& pattern : kPatterns) {
        quantities.push_back({pattern.name, pattern.block, [&](std::size_t index, std::uint64_t count) {
                                  return Run(*contenders[index].session, *images[index], pattern, count).measure();
                              }});
    }
    return quantities;
}

}  // namespace apiary::bench
