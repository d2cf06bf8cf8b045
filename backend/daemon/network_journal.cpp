// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/network_journal.h"

#include <fcntl.h>

#include <cerrno>
#include <format>
#include <utility>

#include "backend/daemon/atomic_file.h"
#include "backend/hostnet/plan.h"

namespace apiary::daemon {
namespace {

constexpr const char* kDirectory = "networks";
constexpr std::string_view kSuffix = ".json";
constexpr std::size_t kLongest = std::size_t{1} << 20;

std::string file_of(const std::string& name) {
    return name + std::string(kSuffix);
}

std::unexpected<Error> failed(int error_number, std::string_view what, const std::string& name) {
    return std::unexpected(
        system_error(error_number, std::format("what is kept of the network {} cannot be {}", name, what)));
}

}  // namespace

NetworkJournal::NetworkJournal(std::filesystem::path state, std::unique_ptr<FileSystem> files)
    : state_(std::move(state)), files_(files ? std::move(files) : std::make_unique<FileSystem>()) {}

SystemResult<UniqueFd> NetworkJournal::directory() {
    const auto state = files_->open_directory(AT_FDCWD, state_.string());
    return state ? files_->open_directory(state->get(), kDirectory) : std::unexpected(state.error());
}

SystemResult<UniqueFd> NetworkJournal::made_directory() {
    const auto state = files_->open_directory(AT_FDCWD, state_.string());
    if (!state) {
        return std::unexpected(state.error());
    }
    const auto made = files_->make_directory(state->get(), kDirectory, 0700);
    if (!made && made.error() != EEXIST) {
        return std::unexpected(made.error());
    }
    if (made) {
        if (const auto synced = files_->sync(state->get()); !synced) {
            return std::unexpected(synced.error());
        }
    }
    return files_->open_directory(state->get(), kDirectory);
}

Result<std::vector<std::string>> NetworkJournal::names() {
    const auto place = directory();
    const auto files = place ? files_->names(place->get()) : std::unexpected(place.error());
    if (!files && files.error() == ENOENT) {
        return std::vector<std::string>();
    }
    if (!files) {
        return std::unexpected(system_error(files.error(), "what is kept of networks cannot be read"));
    }
    std::vector<std::string> names;
    for (const std::string& file : *files) {
        // Others are what a write that was cut off has left.
        const std::string name = file.ends_with(kSuffix) ? file.substr(0, file.size() - kSuffix.size()) : "";
        if (hostnet::is_interface_name(name)) {
            names.push_back(name);
        }
    }
    return names;
}

Result<std::string> NetworkJournal::load(const std::string& name) {
    const auto place = directory();
    auto text = place ? read_file(*files_, place->get(), file_of(name), kLongest) : std::unexpected(place.error());
    return text ? Result<std::string>(*std::move(text)) : failed(text.error(), "read", name);
}

Result<void> NetworkJournal::save(const std::string& name, const std::string& text) {
    const auto place = made_directory();
    const auto done = place ? replace_file(*files_, place->get(), file_of(name), text) : std::unexpected(place.error());
    return done ? Result<void>() : failed(done.error(), "written", name);
}

Result<void> NetworkJournal::remove(const std::string& name) {
    const auto place = directory();
    auto done = place ? files_->remove(place->get(), file_of(name)) : std::unexpected(place.error());
    if (done) {
        done = files_->sync(place->get());
    }
    if (place) {
        tidy_file(*files_, place->get(), file_of(name));
    }
    return done || done.error() == ENOENT ? Result<void>() : failed(done.error(), "deleted", name);
}

void NetworkJournal::tidy() {
    const auto place = directory();
    const auto files = place ? files_->names(place->get()) : std::unexpected(place.error());
    for (const std::string& file : files.value_or(std::vector<std::string>())) {
        if (file.starts_with(kNewPrefix) || file.starts_with(kOldPrefix)) {
            (void)files_->remove(place->get(), file);
        }
    }
}

}  // namespace apiary::daemon
