// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostsetup/tree.h"

#include <fcntl.h>

#include <cerrno>
#include <deque>
#include <format>
#include <iterator>
#include <utility>

#include "backend/base/atomic_file.h"
#include "backend/base/text.h"

namespace apiary::hostsetup {
namespace {

constexpr unsigned kMostLinks = 40;  ///< As Linux has it, path_resolution(7).
constexpr std::size_t kDeepest = 64;

std::deque<std::string> parts_of(std::string_view path) {
    std::deque<std::string> parts;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, end);
        if (!part.empty() && part != ".") {
            parts.emplace_back(part);
        }
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return parts;
}

}  // namespace

std::string parent_of(std::string_view path) {
    const std::size_t slash = path.find_last_of('/');
    return slash == 0 || slash == std::string_view::npos ? "/" : std::string(path.substr(0, slash));
}

Result<Tree> Tree::open(const std::filesystem::path& root, FileSystem& files) {
    auto directory = files.open(AT_FDCWD, root.empty() ? "." : root.string() + "/.", O_RDONLY | O_DIRECTORY);
    if (!directory) {
        Error error =
            system_error(directory.error(), std::format("the directory {} cannot be used", shown(root.string())));
        if (error.remedy.empty()) {
            error.remedy = "name the directory that is the root of the system";
        }
        return std::unexpected(std::move(error));
    }
    return Tree(*std::move(directory), files);
}

SystemResult<UniqueFd> Tree::open_directory(std::string_view path) {
    std::vector<UniqueFd> way;  // Below the root.
    const auto here = [&] { return way.empty() ? root_.get() : way.back().get(); };
    unsigned links = 0;
    for (std::deque<std::string> left = parts_of(path); !left.empty();) {
        const std::string part = std::move(left.front());
        left.pop_front();
        if (part == "..") {
            if (!way.empty()) {
                way.pop_back();
            }
            continue;
        }
        auto next = files_->open_directory(here(), part);
        if (next) {
            way.push_back(*std::move(next));
        } else {
            const auto target = files_->read_symbolic_link(here(), part);
            if (!target) {
                return std::unexpected(next.error());
            }
            if (target->starts_with('/')) {
                way.clear();
            }
            auto further = parts_of(*target);
            left.insert(left.begin(), std::make_move_iterator(further.begin()), std::make_move_iterator(further.end()));
            ++links;
        }
        if (links > kMostLinks || way.size() > kDeepest) {
            return std::unexpected(ELOOP);
        }
    }
    return way.empty() ? files_->open_directory(root_.get(), ".") : SystemResult<UniqueFd>(std::move(way.back()));
}

SystemResult<Tree::Place> Tree::find(std::string_view path) {
    auto directory = open_directory(parent_of(path));
    if (!directory) {
        return std::unexpected(directory.error());
    }
    return Place{*std::move(directory), std::string(path.substr(path.find_last_of('/') + 1))};
}

SystemResult<std::string> Tree::read(std::string_view path) {
    const auto place = find(path);
    return place ? read_file(*files_, place->directory.get(), place->name, kLargestFile)
                 : std::unexpected(place.error());
}

std::vector<std::string> Tree::names(std::string_view path) {
    const auto directory = open_directory(path);
    return directory ? files_->names(directory->get()).value_or(std::vector<std::string>())
                     : std::vector<std::string>();
}

SystemResult<struct stat> Tree::status(std::string_view path) {
    const auto place = find(path);
    return place ? files_->status(place->directory.get(), place->name) : std::unexpected(place.error());
}

}  // namespace apiary::hostsetup
