// SPDX-License-Identifier: BSD-2-Clause
// Hosts as they were found, and one that is only remembered.
#pragma once

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "backend/hostnet/networks.h"

namespace apiary::hostnet::test {

/// tests/hostnet/states/NAME.json
inline HostState recorded(const std::string& name) {
    std::ifstream file(std::string(STATES "/") + name + ".json");
    const auto state = ipc::decode<HostState>(ipc::Json::parse(file), ipc::UnknownFields::Refused);
    if (!state) {
        throw std::runtime_error(name + ": " + state.error().path + " " + state.error().reason);
    }
    return *state;
}

/// What ends the program in the midst of its work.
struct Crash {};

/// A host that is a HostState: what is done to it is what the steps say, the kernel's own doings left out.
class RecordedHost : public HostNetwork {
public:
    explicit RecordedHost(HostState state) : state_(std::move(state)) {}

    HostState state_;
    std::string boot_ = "first";
    std::vector<std::string> rules_, servers_;
    bool default_route_works_ = true;  ///< Whatever it leads through.
    std::string deaf_link_;            ///< Gateways behind it do not answer.
    /// Called before and after a step is done, and may fail or crash.
    std::function<Result<void>(const Step&)> before_ = [](const Step&) { return Result<void>(); };
    std::function<void(const Step&)> after_ = [](const Step&) {};
    std::function<Result<void>(const Step&)> before_revert_ = [](const Step&) { return Result<void>(); };
    std::vector<std::string> done_;

    Result<HostState> observe() override { return state_; }
    std::string boot() const override { return boot_; }
    bool gateway_answers(const Route& route, std::chrono::milliseconds, const std::stop_token&) override {
        return default_route_works_ && route.link != deaf_link_;
    }
    Result<void> apply(const Step& step) override {
        if (auto allowed = before_(step); !allowed) {
            return allowed;
        }
        done_.push_back(describe(step));
        std::visit(
            Overloaded{
                [&](const MakeBridge& s) { make({s.name, s.index, InterfaceKind::Bridge, s.mac, s.mtu}); },
                [&](const MakeVlan& s) { make({s.name, s.index, InterfaceKind::Vlan, "02:00:00:00:00:09"}); },
                [&](const MakeTap& s) { make({s.name, s.index, InterfaceKind::Tap, "02:00:00:00:00:08", s.mtu}); },
                [&](const TurnOn& s) { with(s.link, [](Link& link) { link.up = true; }); },
                [&](const Attach& s) { with(s.link, [&](Link& link) { link.master = s.bridge; }); },
                [&](const AddAddress& s) { add(s.address); },
                [&](const RemoveAddress& s) { remove(s.address); },
                [&](const MoveRoutes& s) { move(s, s.to); },
                [&](const Forward&) { state_.forwarding = true; },
                [&](const LoadRules& s) { rules_.push_back(s.network); },
                [&](const StartServer& s) { servers_.push_back(s.network); },
            },
            step);
        after_(step);
        return {};
    }
    Result<void> revert(const Step& step) override {
        if (auto allowed = before_revert_(step); !allowed) {
            return allowed;
        }
        std::visit(Overloaded{
                       [&](const MakeBridge& s) { destroy(s.name, s.index); },
                       [&](const MakeVlan& s) { destroy(s.name, s.index); },
                       [&](const MakeTap& s) { destroy(s.name, s.index); },
                       [&](const TurnOn& s) { with(s.link, [](Link& link) { link.up = false; }); },
                       [&](const Attach& s) {
                           with(s.link, [&](Link& link) {
                               if (link.master == s.bridge) {
                                   link.master.reset();
                               }
                           });
                       },
                       [&](const AddAddress& s) { remove(s.address); },
                       [&](const RemoveAddress& s) { add(s.address); },
                       [&](const MoveRoutes& s) { move(s, s.from); },
                       [&](const Forward&) { state_.forwarding = false; },
                       [&](const LoadRules& s) { std::erase(rules_, s.network); },
                       [&](const StartServer& s) { std::erase(servers_, s.network); },
                   },
                   step);
        return {};
    }
    /// The interfaces that have an address, and the default route, whatever else is under way.
    [[nodiscard]] bool is_reachable_at(const std::string& subnet) const {
        return std::ranges::contains(state_.addresses, subnet, &Address::subnet) && !state_.default_routes().empty();
    }
    /// In an order of their own.
    [[nodiscard]] HostState sorted() const {
        HostState sorted = state_;
        std::ranges::sort(sorted.addresses, {}, [](const Address& a) { return a.link + a.subnet; });
        std::ranges::sort(sorted.routes, {}, [](const Route& r) { return r.link + r.destination; });
        return sorted;
    }

private:
    void make(Link link) {
        if (state_.find(link.name) != nullptr) {
            throw std::logic_error("made twice: " + link.name);
        }
        state_.links.push_back(std::move(link));
    }
    void destroy(const std::string& name, std::int64_t index) {
        std::erase_if(state_.links, [&](const Link& link) { return link.name == name && link.index == index; });
        if (state_.find(name) == nullptr) {
            std::erase_if(state_.addresses, [&](const Address& address) { return address.link == name; });
            std::erase_if(state_.routes, [&](const Route& route) { return route.link == name; });
        }
    }
    void with(const std::string& name, const std::function<void(Link&)>& change) {
        for (Link& link : state_.links) {
            if (link.name == name) {
                change(link);
            }
        }
    }
    void add(const Address& address) {
        remove(address);
        state_.addresses.push_back(address);
    }
    void remove(const Address& address) {
        std::erase_if(state_.addresses,
                      [&](const Address& a) { return a.link == address.link && a.subnet == address.subnet; });
    }
    void move(const MoveRoutes& step, const std::string& to) {
        for (const Route& route : step.routes) {
            std::erase_if(state_.routes, [&](const Route& r) {
                return r.destination == route.destination && r.metric == route.metric && r.table == route.table &&
                       (r.link == step.from || r.link == step.to);
            });
            state_.routes.push_back(route);
            state_.routes.back().link = to;
        }
    }
};

/// In memory; each call may fail or crash.
class RememberedJournal : public JournalStore {
public:
    std::map<std::string, std::string> texts_;
    std::function<Result<void>()> before_save_ = [] { return Result<void>(); };

    Result<std::vector<std::string>> names() override {
        std::vector<std::string> names;
        std::ranges::transform(texts_, std::back_inserter(names), [](const auto& each) { return each.first; });
        return names;
    }
    Result<std::string> load(const std::string& name) override { return texts_.at(name); }
    Result<void> save(const std::string& name, const std::string& text) override {
        if (auto allowed = before_save_(); !allowed) {
            return allowed;
        }
        texts_[name] = text;
        return {};
    }
    Result<void> remove(const std::string& name) override {
        texts_.erase(name);
        return {};
    }
};

inline std::optional<uid_t> owner_of(const std::string& guest) {
    return guest == "web" || guest == "db" ? std::optional<uid_t>(1000) : std::nullopt;
}

inline SetUp bridged(const std::string& uplink) {
    SetUp wish;
    wish.kind = Kind::Bridged;
    wish.uplink = uplink;
    wish.taps = {{.guest = "web", .name = {}}};
    return wish;
}
inline SetUp of_kind(Kind kind) {
    SetUp wish;
    wish.kind = kind;
    wish.taps = {{.guest = "web", .name = {}}, {.guest = "db", .name = "db0"}};
    return wish;
}

}  // namespace apiary::hostnet::test
