// SPDX-License-Identifier: BSD-2-Clause
#include "backend/share/names.h"

#include <cerrno>
#include <charconv>
#include <format>

namespace apiary::share {

bool is_component(std::string_view name) {
    using namespace std::string_view_literals;
    return !name.empty() && name != "." && name != ".." && name.find_first_of("/\0"sv) == std::string_view::npos;
}

int check_component(std::string_view name, int otherwise) {
    if (!is_component(name)) {
        return otherwise;
    }
    return name.size() > kMostName ? ENAMETOOLONG : 0;
}

bool is_path(std::string_view path) {
    if (path.size() > kMostPath) {
        return false;
    }
    while (!path.empty()) {
        const std::size_t end = path.find('/');
        if (check_component(path.substr(0, end), EINVAL) != 0) {
            return false;
        }
        if (end == std::string_view::npos) {
            return true;
        }
        path.remove_prefix(end + 1);
        if (path.empty()) {
            return false;
        }
    }
    return true;
}

std::optional<std::string> join(std::string_view directory, std::string_view name) {
    std::string path(directory);
    path += path.empty() ? "" : "/";
    path += name;
    return path.size() <= kMostPath ? std::optional(std::move(path)) : std::nullopt;
}

std::string_view parent_of(std::string_view path) {
    const std::size_t last = path.rfind('/');
    return last == std::string_view::npos ? std::string_view() : path.substr(0, last);
}

std::string_view name_of(std::string_view path) {
    const std::size_t last = path.rfind('/');
    return last == std::string_view::npos ? path : path.substr(last + 1);
}

bool is_within(std::string_view path, std::string_view directory) {
    return directory.empty() ||
           (path.starts_with(directory) && (path.size() == directory.size() || path[directory.size()] == '/'));
}

std::string quote(std::string_view path) {
    std::string text;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        text += byte > 0x20 && byte < 0x7F && c != '%' ? std::string(1, c) : std::format("%{:02X}", byte);
    }
    return text;
}

std::optional<std::string> unquote(std::string_view text) {
    std::string path;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            path += text[i];
            continue;
        }
        unsigned byte = 0;
        const std::string_view digits = text.substr(i + 1, 2);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        if (digits.size() != 2 || error != std::errc{} || end != digits.data() + 2) {
            return std::nullopt;
        }
        path += static_cast<char>(byte);
        i += 2;
    }
    return quote(path) == text ? std::optional(std::move(path)) : std::nullopt;
}

}  // namespace apiary::share
