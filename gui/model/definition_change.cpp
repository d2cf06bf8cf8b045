// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/definition_change.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string_view>
#include <tuple>

#include "gui/model/command_line.h"
#include "gui/model/words.h"

namespace apiary::gui {
namespace {

using namespace api::guests;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(apiary::gui::DefinitionChange)
};

constexpr std::int64_t kUsualMemory = 512 << 20, kUsualGrace = 60;

/// Calls `visit` with each field of the definition.
template <class Visit>
void each_field(Visit visit) {
    std::apply([&](const auto&... field) { (visit(field), ...); }, Definition::fields());
}

QString none() {
    return Words::tr("none");
}

QString text_of(const std::optional<std::string>& text) {
    return text && !text->empty() ? qt(*text) : none();
}

template <class T, class Text>
QString list_of(const std::optional<std::vector<T>>& list, Text text) {
    QStringList parts;
    if (list) {
        std::ranges::transform(*list, std::back_inserter(parts), text);
    }
    return parts.isEmpty() ? none() : parts.join(Words::tr(", ", "between parts of a list"));
}

QString number_of(const std::optional<std::int64_t>& number, std::int64_t usual) {
    return QLocale().toString(static_cast<qlonglong>(number.value_or(usual)));
}

QString yes_or_no(const std::optional<bool>& value) {
    return value.value_or(false) ? Words::tr("yes") : Words::tr("no");
}

/// Never rounded: two sizes that differ read differently.
QString exact_text(std::int64_t bytes) {
    constexpr std::array kUnits = {"TiB", "GiB", "MiB", "KiB"};
    std::int64_t unit = std::int64_t{1} << 40;
    for (const char* name : kUnits) {
        if (bytes >= unit && bytes * 10 % unit == 0) {
            return size_text(bytes);
        }
        if (bytes >= unit && bytes % (unit >> 10) == 0 && unit > 1024) {
            const auto index = static_cast<std::size_t>(std::ranges::find(kUnits, name) - kUnits.begin()) + 1;
            return QLocale().toString(static_cast<qlonglong>(bytes / (unit >> 10))) + u' ' +
                   QLatin1String(kUnits[index]);
        }
        unit >>= 10;
    }
    return QLocale().toString(static_cast<qlonglong>(bytes)) + u' ' + Words::tr("bytes");
}

QString disk_of(const Disk& disk) {
    QString text = qt(disk.path);
    if (disk.size) {
        text += QStringLiteral(" (%1)").arg(exact_text(*disk.size));
    }
    return disk.read_only.value_or(false) ? Words::tr("%1, read-only").arg(text) : text;
}

QString forward_of(const Forward& forward) {
    const QString protocol = forward.protocol == Protocol::Udp ? QStringLiteral("UDP") : QStringLiteral("TCP");
    return Words::tr("%1 %2:%3 to %4", "protocol, address and port of this computer, port of the guest")
        .arg(protocol, qt(forward.host.value_or("127.0.0.1")))
        .arg(forward.host_port)
        .arg(forward.guest_port);
}

QString network_of(const Network& card) {
    if (card.kind == NetworkKind::Tap) {
        return Words::tr("tap device %1").arg(qt(card.tap.value_or("")));
    }
    return card.forwards && !card.forwards->empty() ? Words::tr("NAT with %1").arg(list_of(card.forwards, forward_of))
                                                    : Words::tr("NAT");
}

QString share_of(const Share& share) {
    const QString text = Words::tr("%1 as “%2”", "folder, tag").arg(qt(share.path), qt(share.tag));
    return share.read_only.value_or(false) ? Words::tr("%1, read-only").arg(text) : text;
}

QString module_of(const Module& module) {
    return module.type ? Words::tr("%1 (%2)", "file, type").arg(qt(module.path), qt(*module.type)) : qt(module.path);
}

QString console_of(const std::optional<ConsoleDevice>& console) {
    switch (console.value_or(ConsoleDevice::Com1)) {
        case ConsoleDevice::Com1: break;
        case ConsoleDevice::Bvm: return Words::tr("BVM console");
        case ConsoleDevice::Virtio: return Words::tr("virtio console");
    }
    return Words::tr("first serial port");
}

QString virtio_of(const std::optional<VirtioGeneration>& generation) {
    switch (generation.value_or(VirtioGeneration::Transitional)) {
        case VirtioGeneration::Transitional: break;
        case VirtioGeneration::Legacy: return Words::tr("legacy");
        case VirtioGeneration::Modern: return Words::tr("modern");
    }
    return Words::tr("transitional");
}

QString restart_of(const std::optional<RestartPolicy>& policy) {
    switch (policy.value_or(RestartPolicy::Never)) {
        case RestartPolicy::Never: break;
        case RestartPolicy::OnCrash: return Words::tr("after a crash");
        case RestartPolicy::Always: return Words::tr("always");
    }
    return Words::tr("never");
}

struct FieldWords {
    std::function<QString()> name;
    std::function<QString(const Definition&)> value;
};

const std::map<std::string, FieldWords>& words() {
    using D = const Definition&;
    static const std::map<std::string, FieldWords> all = {
        {"description", {[] { return Words::tr("Description"); }, [](D d) { return text_of(d.description); }}},
        {"tags", {[] { return Words::tr("Tags"); }, [](D d) { return list_of(d.tags, qt); }}},
        {"kernel", {[] { return Words::tr("Kernel"); }, [](D d) { return text_of(d.kernel); }}},
        {"initrd", {[] { return Words::tr("Initial RAM disk"); }, [](D d) { return text_of(d.initrd); }}},
        {"append", {[] { return Words::tr("Command line"); }, [](D d) { return text_of(d.append); }}},
        {"kenv", {[] { return Words::tr("Kernel variables"); }, [](D d) { return list_of(d.kenv, qt); }}},
        {"modules", {[] { return Words::tr("Modules"); }, [](D d) { return list_of(d.modules, module_of); }}},
        {"engine", {[] { return Words::tr("Engine"); }, [](D d) { return qt(d.engine.value_or("auto")); }}},
        {"cpus", {[] { return Words::tr("CPUs"); }, [](D d) { return number_of(d.cpus, 1); }}},
        {"memory",
         {[] { return Words::tr("Memory"); }, [](D d) { return exact_text(d.memory.value_or(kUsualMemory)); }}},
        {"console", {[] { return Words::tr("Console"); }, [](D d) { return console_of(d.console); }}},
        {"serial_ports", {[] { return Words::tr("Serial ports"); }, [](D d) { return number_of(d.serial_ports, 1); }}},
        {"serial_files",
         {[] { return Words::tr("Files of the serial ports"); }, [](D d) { return list_of(d.serial_files, qt); }}},
        {"virtio", {[] { return Words::tr("Virtio devices"); }, [](D d) { return virtio_of(d.virtio); }}},
        {"disks", {[] { return Words::tr("Disks"); }, [](D d) { return list_of(d.disks, disk_of); }}},
        {"networks", {[] { return Words::tr("Network"); }, [](D d) { return list_of(d.networks, network_of); }}},
        {"shares", {[] { return Words::tr("Shared folders"); }, [](D d) { return list_of(d.shares, share_of); }}},
        {"debug_exit",
         {[] { return Words::tr("Debug-exit port"); },
          [](D d) { return d.debug_exit ? number_of(d.debug_exit, 0) : none(); }}},
        {"reset_ends",
         {[] { return Words::tr("Ends when it is reset"); }, [](D d) { return yes_or_no(d.reset_ends); }}},
        {"restart", {[] { return Words::tr("Started again"); }, [](D d) { return restart_of(d.restart); }}},
        {"autostart",
         {[] { return Words::tr("Started with the helper"); }, [](D d) { return yes_or_no(d.autostart); }}},
        {"autostart_order",
         {[] { return Words::tr("Place in the order"); }, [](D d) { return number_of(d.autostart_order, 0); }}},
        {"stop_grace",
         {[] { return Words::tr("Time to shut down"); },
          [](D d) { return Words::tr("%1 s").arg(number_of(d.stop_grace, kUsualGrace)); }}},
    };
    return all;
}

QString shortened(const QString& text) {
    constexpr qsizetype kMost = 60, kStart = 40;
    return text.size() <= kMost ? text : text.first(kStart) + u'…' + text.last(kMost - kStart);
}

}  // namespace

DefinitionChange change_between(const Definition& before, const Definition& after) {
    DefinitionChange change;
    each_field([&](const auto& field) {
        const auto& now = after.*field.member;
        if (before.*field.member == now) {
            return;
        }
        if (now) {
            change.set.*field.member = now;
        } else {
            change.unset.emplace_back(field.name);
        }
    });
    return change;
}

Definition changed(const Definition& definition, const DefinitionChange& change) {
    Definition result = definition;
    each_field([&](const auto& field) {
        if (change.set.*field.member) {
            result.*field.member = change.set.*field.member;
        } else if (std::ranges::contains(change.unset, field.name)) {
            (result.*field.member).reset();
        }
    });
    return result;
}

DefinitionChange reversed(const DefinitionChange& change, const Definition& before) {
    DefinitionChange back;
    each_field([&](const auto& field) {
        if (!(change.set.*field.member) && !std::ranges::contains(change.unset, field.name)) {
            return;
        }
        if (before.*field.member) {
            back.set.*field.member = before.*field.member;
        } else {
            back.unset.emplace_back(field.name);
        }
    });
    return back;
}

std::vector<std::string> differing_fields(const Definition& one, const Definition& other) {
    std::vector<std::string> names;
    each_field([&](const auto& field) {
        if (one.*field.member != other.*field.member) {
            names.emplace_back(field.name);
        }
    });
    return names;
}

void copy_field(const std::string& name, const Definition& from, Definition& to) {
    each_field([&](const auto& field) {
        if (field.name == name) {
            to.*field.member = from.*field.member;
        }
    });
}

bool counts_at_once(const std::string& field) {
    static constexpr std::array<std::string_view, 6> kAtOnce = {"description",     "tags",      "restart", "autostart",
                                                                "autostart_order", "stop_grace"};
    return std::ranges::contains(kAtOnce, field);
}

QString field_text(const std::string& field) {
    const auto found = words().find(field);
    return found == words().end() ? qt(field) : found->second.name();
}

QString value_text(const std::string& field, const Definition& definition) {
    const auto found = words().find(field);
    return found == words().end() ? QString() : found->second.value(definition);
}

QString change_text(const Definition& before, const Definition& after) {
    QStringList parts;
    std::ranges::transform(differing_fields(before, after), std::back_inserter(parts), [&](const std::string& field) {
        return Words::tr("%1 %2 → %3", "what is changed, old, new")
            .arg(field_text(field), shortened(value_text(field, before)), shortened(value_text(field, after)));
    });
    return parts.join(Words::tr(", ", "between parts of a list"));
}

QString set_command(const QString& guest, const DefinitionChange& change, const QString& helper) {
    // What is set has the options of `create`.
    const QString create = QStringLiteral("apiaryctl%1 create %2 ").arg(helper, shell_word(guest));
    QStringList parts = {QStringLiteral("apiaryctl%1 set %2").arg(helper, shell_word(guest))};
    if (change.set != Definition()) {
        parts << create_command(guest, change.set, false, helper).sliced(create.size());
    }
    std::ranges::transform(change.unset, std::back_inserter(parts), [](const std::string& field) {
        return QStringLiteral("--unset ") + qt(field).replace(u'_', u'-');
    });
    return parts.join(u' ');
}

}  // namespace apiary::gui
