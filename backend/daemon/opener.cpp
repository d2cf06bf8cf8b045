// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/opener.h"

#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <format>
#include <utility>

#include "backend/daemon/child.h"
#include "backend/ipc/codec.h"
#include "backend/ipc/message.h"
#include "backend/ipc/transfer.h"
#include "backend/machine/definition.h"

namespace apiary::daemon {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr int kSocket = 3;
constexpr std::chrono::seconds kPatience{30};
constexpr std::size_t kLongestMessage = std::size_t{1} << 21;  ///< A definition is a quarter of it at most.

/// What the two processes tell each other.
struct Answer {
    std::vector<api::monitor::File> files;
    std::optional<api::guests::Problem> problem;
    static constexpr auto fields() {
        return std::tuple{ipc::Field{"files", &Answer::files}, ipc::Field{"problem", &Answer::problem}};
    }
};

bool is_kept(const api::guests::Disk& disk) {
    return !disk.path.contains('/');
}

bool send_all(int socket, std::string_view bytes, std::span<const int> descriptors) {
    while (!bytes.empty()) {
        const ssize_t sent = ipc::send(socket, bytes, descriptors);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
        descriptors = {};
    }
    return true;
}

/// One message, until `deadline`; nothing when none came.
std::optional<std::string> receive_message(int socket, std::vector<UniqueFd>* descriptors,
                                           SteadyClock::time_point deadline) {
    ipc::MessageReader reader(kLongestMessage);
    std::array<char, 65536> buffer = {};
    for (;;) {
        if (auto message = reader.next()) {
            return message;
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - SteadyClock::now());
        pollfd readable = {.fd = socket, .events = POLLIN, .revents = 0};
        const int ready = ::poll(&readable, 1, static_cast<int>(std::max(left, std::chrono::milliseconds(0)).count()));
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        const ssize_t got = ready > 0 ? ipc::receive(socket, buffer, descriptors) : 0;
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0 || !reader.feed(std::string_view(buffer.data(), static_cast<std::size_t>(got)))) {
            return std::nullopt;
        }
    }
}

// ---- In the process that opens ----

/// The files of the definition but for kept disks and vmm(4)'s machine, whose places stay empty.
Result<machine::PassedFiles> open_all(const api::guests::Definition& definition) {
    api::guests::Definition named = definition;
    std::vector<std::size_t> places;
    if (named.disks) {
        for (std::size_t i = 0; i < named.disks->size(); ++i) {
            if (!is_kept((*named.disks)[i])) {
                places.push_back(i);
            }
        }
        std::erase_if(*named.disks, is_kept);
    }
    if (named.engine == "bhyve") {
        named.engine = "soft";  // Its machine is the helper's to make; of this one there is nothing to open.
    }
    const auto config = machine::config_of(named);
    if (!config) {
        return std::unexpected(config.error().error);
    }
    auto opened = machine::open_files(*config);
    if (!opened) {
        return std::unexpected(std::move(opened.error()));
    }
    auto taps = machine::open_tap_devices(*config);
    if (!taps) {
        return std::unexpected(std::move(taps.error()));
    }
    opened->networks = *std::move(taps);
    machine::PassedFiles passed = machine::pack(*std::move(opened));
    for (api::monitor::File& file : passed.files) {
        if (file.role == api::monitor::Role::Disk) {
            file.index = static_cast<std::int64_t>(places.at(static_cast<std::size_t>(file.index)));
        }
    }
    if (passed.descriptors.size() > ipc::kMaxDescriptors) {
        return fail(std::format("the guest has {} files", passed.descriptors.size()),
                    std::format("give it at most {}", ipc::kMaxDescriptors));
    }
    return passed;
}

// ---- In the helper ----

Result<machine::PassedFiles> take_answer(const std::string& message, std::vector<UniqueFd> descriptors) {
    const auto json = ipc::parse_message(message);
    if (!json) {
        return std::unexpected(json.error());
    }
    auto answer = ipc::decode<Answer>(*json, ipc::UnknownFields::Refused);
    if (!answer) {
        return fail("the process that opens files gave no sense", "",
                    answer.error().path + " " + answer.error().reason);
    }
    if (answer->problem) {
        return fail(answer->problem->cause, answer->problem->remedy, answer->problem->detail);
    }
    return machine::PassedFiles{std::move(answer->files), std::move(descriptors)};
}

}  // namespace

Result<machine::PassedFiles> open_as(const std::filesystem::path& program, const std::optional<Identity>& identity,
                                     const api::guests::Definition& definition) {
    std::array<int, 2> ends = {};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return fail_errno(errno, "the helper has no socket left", "raise its limit of open files");
    }
    const UniqueFd ours(ends[0]);
    UniqueFd theirs(ends[1]);
    const auto pid = start_program(
        {.path = program, .arguments = {kOpenerOption}, .descriptors = {theirs.get()}, .identity = identity});
    if (!pid) {
        return std::unexpected(pid.error());
    }
    theirs.reset();
    const Child child(*pid);
    std::vector<UniqueFd> descriptors;
    std::optional<std::string> message;
    if (send_all(ours.get(), ipc::to_message(ipc::encode(definition)), {})) {
        message = receive_message(ours.get(), &descriptors, SteadyClock::now() + kPatience);
    }
    if (!message) {
        return fail("the guest's files could not be opened in half a minute",
                    "see whether a network's file system hangs");
    }
    return take_answer(*message, std::move(descriptors));
}

int run_opener() {
    const auto message = receive_message(kSocket, nullptr, SteadyClock::now() + kPatience);
    const auto json = message ? ipc::parse_message(*message) : fail("nothing was asked");
    const auto definition = json ? ipc::decode<api::guests::Definition>(*json, ipc::UnknownFields::Ignored)
                                 : std::unexpected(ipc::Mismatch{});
    if (!definition) {
        return 1;
    }
    auto opened = open_all(*definition);
    Answer answer;
    std::vector<int> descriptors;
    if (opened) {
        answer.files = opened->files;
        for (const UniqueFd& descriptor : opened->descriptors) {
            descriptors.push_back(descriptor.get());
        }
    } else {
        const Error& error = opened.error();
        answer.problem = api::guests::Problem{.cause = error.cause, .remedy = error.remedy, .detail = error.detail};
    }
    return send_all(kSocket, ipc::to_message(ipc::encode(answer)), descriptors) ? 0 : 1;
}

}  // namespace apiary::daemon
