// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/linux/packet_rules.h"

#include <chrono>
#include <format>
#include <nlohmann/json.hpp>
#include <utility>

#include "backend/base/command.h"
#include "backend/hostnet/subnet.h"

namespace apiary::hostnet {
namespace {

using Json = nlohmann::json;

constexpr const char* kFamily = "inet";
constexpr std::chrono::seconds kPatience{20};

Json script(Json commands) {
    return {{"nftables", std::move(commands)}};
}

Json table_command(const char* verb, const LoadRules& step) {
    return {{verb, {{"table", {{"family", kFamily}, {"name", table_of(step.network)}}}}}};
}

/// `left` `op` `right`
Json match(const char* op, Json left, Json right) {
    return {{"match", {{"op", op}, {"left", std::move(left)}, {"right", std::move(right)}}}};
}
Json meta(const char* key) {
    return {{"meta", {{"key", key}}}};
}
Json from_bridge(const LoadRules& step) {
    return match("==", meta("iifname"), step.bridge);
}
Json to_bridge(const LoadRules& step) {
    return match("==", meta("oifname"), step.bridge);
}
Json from_subnet(const LoadRules& step) {
    const Subnet network = Subnet::parse(step.subnet).value_or(Subnet()).network();
    const Json payload = {{"payload", {{"protocol", "ip"}, {"field", "saddr"}}}};
    return match("==", payload, {{"prefix", {{"addr", network.address.to_string()}, {"len", network.prefix}}}});
}
Json answers_only() {
    return match("in", {{"ct", {{"key", "state"}}}}, Json::array({"established", "related"}));
}
Json verdict(const char* what) {
    return {{what, nullptr}};
}

class Script {
public:
    explicit Script(const LoadRules& step) : step_(step) { commands_.push_back(table_command("add", step)); }

    void chain(const char* name, const char* type, const char* hook, int priority) {
        commands_.push_back({{"add",
                              {{"chain",
                                {{"family", kFamily},
                                 {"table", table_of(step_.network)},
                                 {"name", name},
                                 {"type", type},
                                 {"hook", hook},
                                 {"prio", priority},
                                 {"policy", "accept"}}}}}});
    }
    void rule(const char* chain, Json expressions) {
        commands_.push_back({{"add",
                              {{"rule",
                                {{"family", kFamily},
                                 {"table", table_of(step_.network)},
                                 {"chain", chain},
                                 {"expr", std::move(expressions)}}}}}});
    }
    [[nodiscard]] std::string text() const { return script(commands_).dump(); }

private:
    const LoadRules& step_;
    Json commands_ = Json::array();
};

Result<void> run_nft(const std::string& input, const std::string& cause) {
    const auto program = find_program("nft");
    if (!program) {
        return fail("the program nft is not installed", "install it (Debian: apt-get install nftables)");
    }
    const auto ended = run_command(*program, {"-j", "-f", "-"}, input, kPatience);
    if (!ended) {
        return std::unexpected(ended.error());
    }
    return ended->good() ? Result<void>()
                         : fail(cause, "see whether the kernel has nf_tables: sudo modprobe nf_tables", ended->said);
}

}  // namespace

std::string rules_script(const LoadRules& step) {
    constexpr int kFilter = 0, kSourceNat = 100;  // nft(8), "Standard priority names".
    Script script(step);
    script.chain("forward", "filter", "forward", kFilter);
    // Frames within the bridge come by here too, where the kernel filters bridges (br_netfilter).
    script.rule("forward", Json::array({from_bridge(step), to_bridge(step), verdict("accept")}));
    if (step.translate) {
        script.rule("forward", Json::array({from_bridge(step), from_subnet(step), verdict("accept")}));
        script.rule("forward", Json::array({to_bridge(step), answers_only(), verdict("accept")}));
    }
    script.rule("forward", Json::array({from_bridge(step), verdict("drop")}));
    script.rule("forward", Json::array({to_bridge(step), verdict("drop")}));
    if (step.translate) {
        script.chain("postrouting", "nat", "postrouting", kSourceNat);
        script.rule("postrouting",
                    Json::array({from_subnet(step), match("!=", meta("oifname"), step.bridge), verdict("masquerade")}));
    }
    return script.text();
}

Result<void> load_rules(const LoadRules& step) {
    return run_nft(rules_script(step), std::format("the packet filter takes no rules for {}", step.bridge));
}

Result<void> delete_rules(const LoadRules& step) {
    if (!find_program("nft")) {
        return {};  // So there are no rules of ours either.
    }
    // To add one that is there is nothing; so there is one to delete in any case.
    Json commands = Json::array({table_command("add", step), table_command("delete", step)});
    return run_nft(script(std::move(commands)).dump(),
                   std::format("the rules for {} cannot be taken from the packet filter", step.bridge));
}

}  // namespace apiary::hostnet
