// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/disk_copier.h"

#include <signal.h>
#include <sys/socket.h>
#ifdef __linux__
#include <sys/prctl.h>
#else
#include <sys/procctl.h>
#endif

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <vector>

#include "backend/api/guests.h"
#include "backend/daemon/child.h"
#include "backend/ipc/codec.h"
#include "backend/ipc/message.h"
#include "backend/ipc/transfer.h"
#include "backend/machine/config.h"

namespace apiary::daemon {
namespace {

constexpr int kSocket = 3, kFirstFile = 4;
constexpr std::size_t kLongestMessage = 65536;
constexpr std::chrono::milliseconds kBetweenReports{200};

/// What the process tells.
struct Report {
    std::int64_t percent = 0;
    bool done = false;  ///< It is the last one; without a problem all is copied.
    std::optional<api::guests::Problem> problem;
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"percent", &Report::percent}, ipc::Field{"done", &Report::done},
                          ipc::Field{"problem", &Report::problem}};
    }
};

bool tell(const Report& report) {
    const std::string message = ipc::to_message(ipc::encode(report));
    for (std::size_t sent = 0; sent < message.size();) {
        const ssize_t count = ipc::send(kSocket, std::string_view(message).substr(sent), {});
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        sent += static_cast<std::size_t>(count);
    }
    return true;
}

std::unexpected<Error> no_sense() {
    return fail("the process that copies disks gave no sense");
}

/// Tells at once at first, so that whoever is not listened to any more soon knows; then not too often.
class Reporter {
public:
    bool operator()(std::int64_t copied, std::int64_t total) {
        const auto now = std::chrono::steady_clock::now();
        if (now < next_) {
            return true;
        }
        next_ = now + kBetweenReports;
        constexpr std::int64_t kAll = 100;
        return tell(
            {.percent = total > 0 ? std::min(copied * kAll / total, kAll) : kAll, .done = false, .problem = {}});
    }

private:
    std::chrono::steady_clock::time_point next_ = {};
};

/// So that no disk stays locked for a helper that is not there any more.
void end_with_parent() {
#ifdef __linux__
    ::prctl(PR_SET_PDEATHSIG, static_cast<unsigned long>(SIGKILL));
#else
    int signal = SIGKILL;
    ::procctl(P_PID, 0, PROC_PDEATHSIG_CTL, &signal);
#endif
}

}  // namespace

int DiskCopier::listen_to(UniqueFd socket) {
    const std::lock_guard lock(mutex_);
    if (cancelled_) {
        return -1;
    }
    socket_ = std::move(socket);
    return socket_.get();
}

void DiskCopier::cancel() {
    const std::lock_guard lock(mutex_);
    cancelled_ = true;
    if (socket_.valid()) {
        ::shutdown(socket_.get(), SHUT_RDWR);
    }
}

Result<void> DiskCopier::run(const std::filesystem::path& program, const std::optional<Identity>& identity,
                             std::span<const FilePair> pairs) {
    std::array<int, 2> ends = {};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return fail_errno(errno, "the helper has no socket left", "raise its limit of open files");
    }
    UniqueFd theirs(ends[1]);
    const int ours = listen_to(UniqueFd(ends[0]));
    if (ours < 0) {
        return fail("the copying was stopped");
    }
    std::vector<int> descriptors = {theirs.get()};
    for (const FilePair& pair : pairs) {
        descriptors.push_back(pair.source);
        descriptors.push_back(pair.target);
    }
    const auto pid = start_program({.path = program,
                                    .arguments = {kCopierOption, std::to_string(pairs.size())},
                                    .descriptors = descriptors,
                                    .identity = identity});
    if (!pid) {
        return std::unexpected(pid.error());
    }
    theirs.reset();
    const Child child(*pid);
    return follow(ours);
}

Result<void> DiskCopier::follow(int socket) {
    ipc::MessageReader reader(kLongestMessage);
    std::array<char, 4096> buffer = {};
    for (;;) {
        while (const auto message = reader.next()) {
            const auto json = ipc::parse_message(*message);
            const auto report =
                json ? ipc::decode<Report>(*json, ipc::UnknownFields::Refused) : std::unexpected(ipc::Mismatch{});
            if (!report) {
                return no_sense();
            }
            if (report->problem) {
                return fail(report->problem->cause, report->problem->remedy, report->problem->detail);
            }
            if (report->done) {
                return {};
            }
            progress_(static_cast<int>(std::clamp<std::int64_t>(report->percent, 0, 100)));
        }
        const ssize_t got = ipc::receive(socket, buffer, nullptr);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return fail("the process that copies disks has ended before it was done", "try again");
        }
        if (!reader.feed(std::string_view(buffer.data(), static_cast<std::size_t>(got)))) {
            return no_sense();
        }
    }
}

int run_disk_copier(const std::string& count) {
    std::size_t pairs = 0;
    const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), pairs);
    if (error != std::errc() || end != count.data() + count.size() || pairs > machine::MachineConfig::kMostDisks) {
        return 1;
    }
    end_with_parent();
    std::vector<FilePair> files;
    for (int file = kFirstFile; files.size() < pairs; file += 2) {
        files.push_back({file, file + 1});
    }
    FileSystem file_system;
    Reporter reporter;
    const auto copied =
        copy_sparsely(file_system, files, [&](std::int64_t done, std::int64_t total) { return reporter(done, total); });
    Report last = {.percent = 100, .done = true, .problem = {}};
    if (!copied) {
        const Error& why = copied.error();
        last.problem = api::guests::Problem{.cause = why.cause, .remedy = why.remedy, .detail = why.detail};
    }
    return tell(last) && copied ? 0 : 1;
}

}  // namespace apiary::daemon
