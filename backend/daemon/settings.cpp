// SPDX-License-Identifier: BSD-2-Clause
#include "backend/daemon/settings.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <format>
#include <functional>
#include <optional>
#include <span>
#include <toml++/toml.hpp>
#include <utility>
#include <vector>

#include "backend/base/atomic_file.h"
#include "backend/base/text.h"
#include "backend/base/unique_fd.h"
#include "backend/daemon/definition.h"
#include "backend/daemon/names.h"

namespace apiary::daemon {
namespace {

constexpr std::size_t kLargestFile = std::size_t{1} << 20;  ///< Bytes.

/// What a key of a table leads to.
struct Key {
    std::string_view name;
    std::function<Result<void>(const toml::node&)> take;
};

/// Reads values of one file; failures tell its name and the line.
class Reader {
public:
    explicit Reader(const std::string& file) : file_(file) {}

    [[nodiscard]] std::unexpected<Error> wrong(const toml::source_region& place, const std::string& cause,
                                               std::string remedy) const {
        return fail(std::format("{}, line {}: {}", file_, place.begin.line, cause), std::move(remedy));
    }

    [[nodiscard]] Result<void> take_table(const toml::node& node, std::span<const Key> keys) const {
        const toml::table* const table = node.as_table();
        if (table == nullptr) {
            return wrong(node.source(), "this should be a table",
                         "begin it with its name in brackets on a line of its own");
        }
        for (const auto& [name, value] : *table) {
            const auto key = std::ranges::find(keys, name.str(), &Key::name);
            if (key == keys.end()) {
                return wrong(name.source(), std::format("there is no setting \"{}\"", shown(name.str())),
                             "use one of: " + joined(keys));
            }
            if (auto taken = key->take(value); !taken) {
                return taken;
            }
        }
        return {};
    }

    template <class Number>
    [[nodiscard]] Key number(std::string_view name, std::int64_t least, std::int64_t most, Number& target) const {
        return {name, [this, name, least, most, &target](const toml::node& node) -> Result<void> {
                    const toml::value<std::int64_t>* const value = node.as_integer();
                    if (value == nullptr || value->get() < least || value->get() > most) {
                        return wrong(node.source(), std::format("{} should be a number", name),
                                     std::format("give one from {} to {}", least, most));
                    }
                    target = static_cast<Number>(value->get());
                    return {};
                }};
    }

    [[nodiscard]] Key account(std::string_view name, std::string& target) const {
        return {name, [this, name, &target](const toml::node& node) -> Result<void> {
                    const toml::value<std::string>* const value = node.as_string();
                    if (value == nullptr || !parse_subject("user:" + value->get())) {
                        return wrong(node.source(), std::format("{} should be a name", name),
                                     std::format("give one in quotes, such as {} = \"apiary\"", name));
                    }
                    target = value->get();
                    return {};
                }};
    }

    [[nodiscard]] Key level(std::string_view name, log::Level& target) const {
        return {name, [this, name, &target](const toml::node& node) -> Result<void> {
                    constexpr std::pair<std::string_view, log::Level> kLevels[] = {
                        {"debug", log::Level::Debug}, {"info", log::Level::Info}, {"warning", log::Level::Warning},
                        {"error", log::Level::Error}, {"off", log::Level::Off},
                    };
                    const std::string text = node.value_or(std::string());
                    for (const auto& [word, level] : kLevels) {
                        if (text == word) {
                            target = level;
                            return {};
                        }
                    }
                    return wrong(node.source(), std::format("{} is none there is", name),
                                 "use \"debug\", \"info\", \"warning\", \"error\" or \"off\"");
                }};
    }

    [[nodiscard]] Key subjects(std::string_view name, std::optional<std::vector<Subject>>& target) const {
        return {name, [this, name, &target](const toml::node& node) -> Result<void> {
                    const toml::array* const list = node.as_array();
                    if (list == nullptr) {
                        return wrong(node.source(), std::format("{} should be a list", name),
                                     std::format("write it in brackets, such as {} = [\"owner\"]", name));
                    }
                    target.emplace();
                    for (const toml::node& element : *list) {
                        auto subject = parse_subject(element.value_or(std::string()));
                        if (!subject) {
                            return wrong(element.source(), subject.error().cause, subject.error().remedy);
                        }
                        target->push_back(*std::move(subject));
                    }
                    return {};
                }};
    }

    [[nodiscard]] Key table(std::string_view name, std::span<const Key> keys) const {
        return {name, [this, keys](const toml::node& node) { return take_table(node, keys); }};
    }

private:
    static std::string joined(std::span<const Key> keys) {
        std::string text;
        for (const Key& key : keys) {
            text += (text.empty() ? "" : ", ") + std::string(key.name);
        }
        return text;
    }

    const std::string& file_;
};

Result<Settings> take_settings(const toml::table& table, const Reader& reader) {
    constexpr std::int64_t kMostRestarts = 1000, kLongestWithin = 86'400, kMostGuests = 100'000,
                           kLongestPatience = 3600;
    Settings settings;
    std::int64_t stop_grace = settings.stop_grace.count(), within = settings.crash_loop.within.count(),
                 patience = settings.monitor_patience.count();
    std::array<std::optional<std::vector<Subject>>, kVerbs> rules;
    std::vector<Key> verbs;
    for (std::size_t verb = 0; verb < kVerbs; ++verb) {
        verbs.push_back(reader.subjects(kVerbNames[verb], rules[verb]));
    }
    const Key crash_loop[] = {reader.number("limit", 0, kMostRestarts, settings.crash_loop.limit),
                              reader.number("within", 1, kLongestWithin, within)};
    const Key keys[] = {
        reader.account("monitor_user", settings.monitor_user),
        reader.account("group", settings.group),
        reader.level("log_level", settings.log_level),
        reader.number("stop_grace", 0, kLongestStopGrace, stop_grace),
        reader.number("monitor_patience", 1, kLongestPatience, patience),
        reader.number("most_guests_per_user", 0, kMostGuests, settings.most_guests_per_user),
        reader.table("crash_loop", crash_loop),
        reader.table("policy", verbs),
    };
    if (auto taken = reader.take_table(table, keys); !taken) {
        return std::unexpected(std::move(taken.error()));
    }
    settings.stop_grace = std::chrono::seconds(stop_grace);
    settings.monitor_patience = std::chrono::seconds(patience);
    settings.crash_loop.within = std::chrono::seconds(within);
    settings.policy = default_rules(settings.group);
    for (std::size_t verb = 0; verb < kVerbs; ++verb) {
        settings.policy[verb] = rules[verb].value_or(settings.policy[verb]);
    }
    return settings;
}

}  // namespace

Result<Settings> parse_settings(std::string_view text, const std::string& name) {
    const toml::parse_result parsed = toml::parse(text, std::string_view(name));
    const Reader reader(name);
    if (!parsed) {
        return reader.wrong(parsed.error().source(), shown(parsed.error().description()), "write it as TOML");
    }
    return take_settings(parsed.table(), reader);
}

Result<Settings> load_settings(const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::symlink_status(file, error).type() == std::filesystem::file_type::not_found) {
        return Settings();
    }
    // An administrator may have put a symbolic link there.
    const std::filesystem::path real = std::filesystem::canonical(file, error);
    FileSystem files;
    const auto text = error ? SystemResult<std::string>(std::unexpected(error.value()))
                            : read_file(files, AT_FDCWD, real.string(), kLargestFile);
    if (!text) {
        return std::unexpected(
            system_error(text.error(), std::format("the settings in {} cannot be read", file.string())));
    }
    return parse_settings(*text, file.string());
}

}  // namespace apiary::daemon
