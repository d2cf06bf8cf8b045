// SPDX-License-Identifier: BSD-2-Clause
#include "backend/base/record_directory.h"

#include <cerrno>
#include <format>
#include <string_view>
#include <utility>

#include "backend/base/atomic_file.h"

namespace apiary {
namespace {

constexpr std::string_view kSuffix = ".json";
constexpr std::size_t kLongest = std::size_t{1} << 20;

std::string file_of(const std::string& name) {
    return name + std::string(kSuffix);
}

}  // namespace

std::unexpected<Error> RecordDirectory::failed(int error_number, std::string_view done, const std::string& name) const {
    return std::unexpected(
        system_error(error_number, std::format("what is kept of {} {} cannot be {}", kind_.what, name, done)));
}

SystemResult<UniqueFd> RecordDirectory::directory() {
    const auto parent = kind_.open_parent(files_);
    return parent ? files_.open_directory(parent->get(), kind_.directory) : std::unexpected(parent.error());
}

SystemResult<UniqueFd> RecordDirectory::made_directory() {
    const auto parent = kind_.open_parent(files_);
    if (!parent) {
        return std::unexpected(parent.error());
    }
    const auto made = files_.make_directory(parent->get(), kind_.directory, 0700);
    if (!made && made.error() != EEXIST) {
        return std::unexpected(made.error());
    }
    if (made) {
        if (const auto synced = files_.sync(parent->get()); !synced) {
            return std::unexpected(synced.error());
        }
    }
    return files_.open_directory(parent->get(), kind_.directory);
}

Result<std::vector<std::string>> RecordDirectory::names() {
    const auto place = directory();
    const auto files = place ? files_.names(place->get()) : std::unexpected(place.error());
    if (!files && files.error() == ENOENT) {
        return std::vector<std::string>();
    }
    if (!files) {
        return std::unexpected(system_error(
            files.error(), std::format("what is kept in the directory {} cannot be read", kind_.directory)));
    }
    std::vector<std::string> names;
    for (const std::string& file : *files) {
        // Others are what a write that was cut off has left.
        const std::string name = file.ends_with(kSuffix) ? file.substr(0, file.size() - kSuffix.size()) : "";
        if (kind_.is_name(name)) {
            names.push_back(name);
        }
    }
    return names;
}

Result<std::string> RecordDirectory::load(const std::string& name) {
    const auto place = directory();
    auto text = place ? read_file(files_, place->get(), file_of(name), kLongest) : std::unexpected(place.error());
    return text ? Result<std::string>(*std::move(text)) : failed(text.error(), "read", name);
}

Result<void> RecordDirectory::save(const std::string& name, const std::string& text) {
    const auto place = made_directory();
    const auto done = place ? replace_file(files_, place->get(), file_of(name), text) : std::unexpected(place.error());
    return done ? Result<void>() : failed(done.error(), "written", name);
}

Result<void> RecordDirectory::remove(const std::string& name) {
    const auto place = directory();
    auto done = place ? files_.remove(place->get(), file_of(name)) : std::unexpected(place.error());
    if (done) {
        done = files_.sync(place->get());
    }
    if (place) {
        tidy_file(files_, place->get(), file_of(name));
    }
    return done || done.error() == ENOENT ? Result<void>() : failed(done.error(), "deleted", name);
}

void RecordDirectory::tidy() {
    const auto place = directory();
    const auto files = place ? files_.names(place->get()) : std::unexpected(place.error());
    for (const std::string& file : files.value_or(std::vector<std::string>())) {
        if (file.starts_with(kNewPrefix) || file.starts_with(kOldPrefix)) {
            (void)files_.remove(place->get(), file);
        }
    }
}

}  // namespace apiary
