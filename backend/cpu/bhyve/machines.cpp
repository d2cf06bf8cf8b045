// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cpu/bhyve/machines.h"

#include <charconv>
#include <format>

namespace apiary::cpu::bhyve {
namespace {

constexpr std::string_view kForGuests = "apiary-", kForProcesses = "apiaryctl-";

std::optional<std::string_view> behind(std::string_view name, std::string_view beginning) {
    return name.starts_with(beginning) && name.size() > beginning.size() ? std::optional(name.substr(beginning.size())) : std::nullopt;
}

}  // namespace

std::string name_for_guest(std::string_view guest) {
    return std::format("{}{}", kForGuests, guest);
}

std::string name_for_process(pid_t process) {
    return std::format("{}{}", kForProcesses, process);
}

std::optional<std::string> guest_of(std::string_view name) {
    const auto guest = behind(name, kForGuests);
    return guest ? std::optional(std::string(*guest)) : std::nullopt;
}

std::optional<pid_t> process_of(std::string_view name) {
    const auto number = behind(name, kForProcesses);
    pid_t process = 0;
    if (!number) {
        return std::nullopt;
    }
    const auto [end, error] = std::from_chars(number->data(), number->data() + number->size(), process);
    return error == std::errc() && end == number->data() + number->size() && process > 0 ? std::optional(process) : std::nullopt;
}

}  // namespace apiary::cpu::bhyve
