// SPDX-License-Identifier: BSD-2-Clause
#include "backend/cli/guest_options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <format>
#include <optional>

#include "backend/cli/values.h"

namespace apiary::cli {
namespace {

using api::guests::RestartPolicy;

Result<RestartPolicy> parse_restart(const std::string& text) {
    if (text == "never") {
        return RestartPolicy::Never;
    }
    if (text == "on-crash") {
        return RestartPolicy::OnCrash;
    }
    if (text == "always") {
        return RestartPolicy::Always;
    }
    return fail(std::format("there is no restart policy \"{}\"", text), "use never, on-crash or always");
}

Result<std::int64_t> parse_order(const std::string& text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return fail(std::format("\"{}\" is no place in the order", text), "give a whole number; lower ones come first");
    }
    return value;
}

}  // namespace

GuestOptions::GuestOptions(CLI::App& app) {
    described_ = app.add_option("--description", description_, "For people")->type_name("TEXT");
    app.add_option("--tag", tags_, "To find the guest by; may be given again")
        ->type_name("TEXT")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
    app.add_option("--restart", restart_,
                   "When the guest is started again after it ended by itself: never, on-crash or "
                   "always")
        ->type_name("WHEN");
    app.add_option("--autostart", autostart_, "Whether the helper starts the guest when it starts itself: yes or no")
        ->type_name("YES|NO");
    app.add_option("--autostart-order", autostart_order_, "Guests with lower numbers are started first")
        ->type_name("N");
    app.add_option("--stop-grace", stop_grace_, "Time that the guest has to power off when it is stopped")
        ->type_name("SECONDS");
}

Result<void> GuestOptions::apply(api::guests::Definition& definition) const {
    constexpr std::uint64_t kMostSeconds = 1'000'000'000;
    std::optional<Error> failure;
    if (described_->count() > 0) {
        definition.description = description_;
    }
    if (!tags_.empty()) {
        definition.tags = tags_;
    }
    if (!restart_.empty()) {
        take(parse_restart(restart_), definition.restart, failure);
    }
    if (!autostart_.empty()) {
        take(parse_yes(autostart_), definition.autostart, failure);
    }
    if (!autostart_order_.empty()) {
        take(parse_order(autostart_order_), definition.autostart_order, failure);
    }
    if (!stop_grace_.empty()) {
        take(parse_number(stop_grace_, kMostSeconds, "time to power off", "give whole seconds, such as 60"),
             definition.stop_grace, failure);
    }
    return failure ? Result<void>(std::unexpected(*std::move(failure))) : Result<void>();
}

}  // namespace apiary::cli
