// SPDX-License-Identifier: BSD-2-Clause
// The networks of a machine that is a namespace, and what can be seen of it.
#pragma once

#include <QTest>
#include <QtGlobal>
#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include "backend/base/command.h"
#include "backend/daemon/network_journal.h"
#include "backend/hostnet/linux/linux_network.h"
#include "backend/hostnet/networks.h"
#include "tests/hostnet/linux/machine.h"
#include "tests/hostnet/temporary_directory.h"

namespace apiary::hostnet::test {

/// Everything about the network that this thread is in.
inline std::string snapshot() {
    // The kernel makes sure of an address for a second or two, and marks it until then.
    std::string text = said(
        "for each in $(seq 100); do [ -n \"$(ip -6 address show tentative)\" ] || break; sleep 0.1; done; "
        "ip -j -d link; ip -j address; ip -j route show table all; ip -j -6 route show table all; ip -j rule; ip -j -6 "
        "rule; "
        "cat /proc/sys/net/ipv4/ip_forward");
    if (const auto nft = find_program("nft")) {
        text += said(nft->string() + " list ruleset");
    }
    return text;
}

/// Where two snapshots begin to differ.
inline std::string difference(const std::string& before, const std::string& after) {
    const auto [a, b] = std::ranges::mismatch(before, after);
    const auto around = [](const std::string& text, std::size_t at) {
        return text.substr(at < 150 ? 0 : at - 150, 300);
    };
    return a == before.end() && b == after.end()
               ? ""
               : "before: " + around(before, static_cast<std::size_t>(a - before.begin())) +
                     "\nafter: " + around(after, static_cast<std::size_t>(b - after.begin()));
}

/// A helper's part in this, on the host.
struct Helper {
    explicit Helper(const std::filesystem::path& directory)
        : host(directory / "servers"), journal(directory), networks(host, journal, owner_of, kPatience) {}

    /// Short, as nothing here is far away.
    static constexpr Networks::Patience kPatience = {.before = milliseconds(2'000), .after = milliseconds(3'000)};
    static std::optional<uid_t> owner_of(const std::string& guest) {
        return guest.starts_with("guest") ? std::optional<uid_t>(0) : std::nullopt;
    }

    LinuxNetwork host;
    daemon::NetworkJournal journal;
    Networks networks;
};

inline std::string told(const Failure& failure) {
    return failure.error.cause + " | " + failure.error.remedy + " | " + failure.error.detail;
}

inline SetUp wish(Kind kind, unsigned guests = 2) {
    SetUp set_up;
    set_up.kind = kind;
    set_up.name = "net0";
    if (kind == Kind::Bridged) {
        set_up.uplink = "eth0";
    } else {
        set_up.subnet = "10.87.0.1/24";
    }
    set_up.taps.emplace();
    for (unsigned i = 0; i < guests; ++i) {
        set_up.taps->push_back({.guest = "guest" + std::to_string(i), .name = "tap" + std::to_string(i)});
    }
    return set_up;
}

/// Says loudly why nothing of this can be tested here.
#define SKIP_WITHOUT(why, what)                                  \
    do {                                                         \
        if (const std::string reason = (why); !reason.empty()) { \
            qWarning("SKIPPED, %s: %s", what, reason.c_str());   \
            QSKIP(what);                                         \
        }                                                        \
    } while (false)

inline std::string without_program(const char* name) {
    return find_program(name) ? "" : std::string("the program ") + name + " is not installed";
}

}  // namespace apiary::hostnet::test
