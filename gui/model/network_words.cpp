// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/network_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <array>
#include <iterator>

#include "gui/model/command_line.h"
#include "gui/model/words.h"

namespace apiary::gui {
namespace {

using namespace api::network;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Network)
};

const std::vector<Tap>& taps_of(const SetUp& set_up) {
    static const std::vector<Tap> kNone;
    return set_up.taps ? *set_up.taps : kNone;
}

}  // namespace

QString network_kind_text(Kind kind) {
    switch (kind) {
        case Kind::Bridged: return Texts::tr("Bridged");
        case Kind::HostOnly: return Texts::tr("Host-only");
        case Kind::Nat: return Texts::tr("NAT");
    }
    return {};
}

QString network_kind_explanation(Kind kind) {
    switch (kind) {
        case Kind::Bridged:
            return Texts::tr(
                "Guests are machines beside this computer, in the network that its cable leads to. Others reach "
                "them. Not by Wi-Fi.");
        case Kind::HostOnly:
            return Texts::tr("Guests reach this computer and each other, and nobody else. Nobody else reaches them.");
        case Kind::Nat:
            return Texts::tr(
                "Guests reach what this computer reaches, by its address; also by Wi-Fi. Others do not reach "
                "them.");
    }
    return {};
}

QString set_up_text(const SetUp& set_up) {
    if (set_up.kind == Kind::Bridged) {
        const QString uplink = qt(set_up.uplink.value_or(""));
        return set_up.vlan ? Texts::tr("Bridged with %1, VLAN %2").arg(uplink).arg(*set_up.vlan)
                           : Texts::tr("Bridged with %1").arg(uplink);
    }
    QStringList parts = {network_kind_text(set_up.kind), qt(set_up.subnet.value_or("")),
                         set_up.dhcp.value_or(false) ? Texts::tr("with DHCP") : QString()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString taps_text(const SetUp& set_up) {
    QStringList taps;
    std::ranges::transform(taps_of(set_up), std::back_inserter(taps), [](const Tap& tap) {
        return Texts::tr("%1 for %2", "tap, guest").arg(qt(tap.name.value_or("")), qt(tap.guest));
    });
    return taps.isEmpty() ? Texts::tr("None") : taps.join(QStringLiteral(", "));
}

QString phase_text(Phase phase) {
    switch (phase) {
        case Phase::Applying: return Texts::tr("Being set up");
        case Phase::Applied: return Texts::tr("Set up");
        case Phase::Undoing: return Texts::tr("Being undone");
    }
    return {};
}

QString interface_kind_text(InterfaceKind kind) {
    switch (kind) {
        case InterfaceKind::Ethernet: return Texts::tr("Ethernet");
        case InterfaceKind::Wifi: return Texts::tr("Wi-Fi");
        case InterfaceKind::Bridge: return Texts::tr("Bridge");
        case InterfaceKind::Vlan: return Texts::tr("VLAN");
        case InterfaceKind::Tap: return Texts::tr("Tap device");
        case InterfaceKind::Loopback: return Texts::tr("Loopback");
        case InterfaceKind::Other: break;
    }
    return Texts::tr("Other");
}

QString interface_state_text(const Interface& interface) {
    QStringList parts = {interface.up ? Texts::tr("Up") : Texts::tr("Down")};
    if (interface.up && !interface.carrier) {
        parts << Texts::tr("nobody at the other end");
    }
    if (interface.default_route) {
        parts << Texts::tr("leads to the default gateway");
    }
    if (interface.master) {
        parts << Texts::tr("port of %1").arg(qt(*interface.master));
    }
    return parts.join(QStringLiteral(", "));
}

bool can_be_uplink(const Interface& interface) {
    return !interface.obstacle && !interface.network && !interface.master &&
           interface.kind != InterfaceKind::Loopback && interface.kind != InterfaceKind::Tap;
}

QString hop_name(const std::string& name) {
    static const std::array<std::pair<const char*, QString>, 6> kNames = {{
        {"guest", Texts::tr("Guest")},
        {"tap", Texts::tr("Tap device")},
        {"bridge", Texts::tr("Bridge")},
        {"uplink", Texts::tr("Uplink")},
        {"gateway", Texts::tr("Gateway")},
        {"name server", Texts::tr("Name server")},
    }};
    const auto known = std::ranges::find_if(kNames, [&](const auto& each) { return name == each.first; });
    return known == kNames.end() ? qt(name) : known->second;
}

QString hop_verdict_text(Verdict verdict) {
    switch (verdict) {
        case Verdict::Passed: return Texts::tr("Works");
        case Verdict::Failed: return Texts::tr("Does not work");
        case Verdict::LeftOut: return Texts::tr("Not tried");
    }
    return {};
}

Mark mark_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::Passed: return Mark::Good;
        case Verdict::Failed: return Mark::Bad;
        case Verdict::LeftOut: break;
    }
    return Mark::Unknown;
}

QString set_up_command(const char* verb, const SetUp& set_up, const QString& helper) {
    QString line = QStringLiteral("apiaryctl%1 network %2").arg(helper, QLatin1String(verb));
    const auto add = [&](const char* option, const QString& value) {
        line += u' ' + QLatin1String(option) + (value.startsWith(u'-') ? u'=' : u' ') + shell_word(value);
    };
    switch (set_up.kind) {
        case Kind::Bridged: add("--bridge", qt(set_up.uplink.value_or(""))); break;
        case Kind::HostOnly: line += QLatin1String(" --host-only"); break;
        case Kind::Nat: line += QLatin1String(" --nat"); break;
    }
    if (set_up.vlan) {
        add("--vlan", QString::number(*set_up.vlan));
    }
    if (set_up.name) {
        add("--name", qt(*set_up.name));
    }
    if (set_up.subnet) {
        add("--subnet", qt(*set_up.subnet));
    }
    if (set_up.dhcp) {
        add("--dhcp", *set_up.dhcp ? QStringLiteral("yes") : QStringLiteral("no"));
    }
    for (const Tap& tap : taps_of(set_up)) {
        add("--tap", qt(tap.guest) + (tap.name ? QStringLiteral(",name=") + qt(*tap.name) : QString()));
    }
    return line;
}

}  // namespace apiary::gui
