// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/command_line.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <array>

#include "backend/base/size.h"
#include "gui/model/words.h"

namespace apiary::gui {
namespace {

using namespace api::guests;

/// One command line in the making.
class Line {
public:
    void add(const char* option) { words_ << QLatin1String(option); }
    void add(const char* option, const QString& value) {
        // One that looks like an option is none only when it is joined.
        words_ << (value.startsWith(u'-') ? shell_word(QLatin1String(option) + u'=' + value)
                                          : QLatin1String(option) + u' ' + shell_word(value));
    }
    void add(const char* option, const std::optional<std::string>& value) {
        if (value && !value->empty()) {
            add(option, qt(*value));
        }
    }
    void add(const char* option, const std::optional<std::int64_t>& value) {
        if (value) {
            add(option, QString::number(*value));
        }
    }
    [[nodiscard]] QString text() const { return words_.join(u' '); }

private:
    QStringList words_;
};

template <class T>
const std::vector<T>& items(const std::optional<std::vector<T>>& list) {
    static const std::vector<T> none;
    return list ? *list : none;
}

QString size_word(std::int64_t bytes) {
    return qt(format_size(static_cast<std::uint64_t>(bytes)));
}

/// A part of a value between commas.
QString part(const std::string& text) {
    return qt(text).replace(u',', QLatin1String(",,"));
}

QString disk_value(const Disk& disk) {
    QString value = part(disk.path);
    if (disk.size) {
        value += QLatin1String(",size=") + size_word(*disk.size);
    } else if (!disk.path.starts_with('/')) {
        value += QLatin1String(",kept");
    }
    if (disk.read_only.value_or(false)) {
        value += QLatin1String(",ro");
    }
    return disk.serial ? value + QLatin1String(",serial=") + part(*disk.serial) : value;
}

QString share_value(const Share& share) {
    return part(share.path) + QLatin1String(",tag=") + part(share.tag) +
           (share.read_only.value_or(false) ? QLatin1String(",ro") : QLatin1String());
}

QString forward_value(const Forward& forward) {
    const QString host = qt(forward.host.value_or(""));
    return QStringLiteral(",forward=%1:%2:%3-%4")
        .arg(forward.protocol == Protocol::Udp ? QStringLiteral("udp") : QStringLiteral("tcp"),
             host.contains(u':') ? u'[' + host + u']' : host)
        .arg(forward.host_port)
        .arg(forward.guest_port);
}

QString network_value(const Network& network) {
    QString value = network.kind == NetworkKind::Tap ? QLatin1String("tap=") + qt(network.tap.value_or(""))
                                                     : QStringLiteral("user");
    std::ranges::for_each(items(network.forwards), [&](const Forward& each) { value += forward_value(each); });
    return network.mac ? value + QLatin1String(",mac=") + qt(*network.mac) : value;
}

void add_files(const Definition& definition, Line& line) {
    line.add("--kernel", definition.kernel);
    line.add("--initrd", definition.initrd);
    line.add("--append", definition.append);
    std::ranges::for_each(items(definition.kenv), [&](const std::string& each) { line.add("--kenv", qt(each)); });
    std::ranges::for_each(items(definition.modules), [&](const Module& each) {
        line.add("--module", qt(each.path) + (each.type ? QLatin1String(",type=") + qt(*each.type) : QString()));
    });
}

void add_machine(const Definition& definition, Line& line) {
    line.add("--engine", definition.engine);
    line.add("--cpus", definition.cpus);
    if (definition.memory) {
        line.add("--memory", size_word(*definition.memory));
    }
    if (definition.console == ConsoleDevice::Bvm) {
        line.add("--bvm-console");
    } else if (definition.console == ConsoleDevice::Virtio) {
        line.add("--virtio-console");
    }
    const std::int64_t ports = definition.serial_ports.value_or(1);
    for (std::size_t i = 0; static_cast<std::int64_t>(i) + 2 <= ports; ++i) {
        static constexpr std::array kOptions = {"--com2", "--com3", "--com4"};
        const auto& files = items(definition.serial_files);
        if (i < kOptions.size()) {
            line.add(kOptions[i], i < files.size() && !files[i].empty() ? qt(files[i]) : QStringLiteral("none"));
        }
    }
    if (definition.virtio) {
        static constexpr std::array kNames = {"transitional", "legacy", "modern"};
        line.add("--virtio", QLatin1String(kNames[static_cast<std::size_t>(*definition.virtio)]));
    }
}

void add_devices(const Definition& definition, Line& line) {
    std::ranges::for_each(items(definition.disks), [&](const Disk& each) { line.add("--disk", disk_value(each)); });
    std::ranges::for_each(items(definition.networks),
                          [&](const Network& each) { line.add("--net", network_value(each)); });
    std::ranges::for_each(items(definition.shares), [&](const Share& each) { line.add("--share", share_value(each)); });
    line.add("--debug-exit", definition.debug_exit);
    if (definition.reset_ends.value_or(false)) {
        line.add("--no-reboot");
    }
}

void add_life(const Definition& definition, Line& line) {
    line.add("--description", definition.description);
    std::ranges::for_each(items(definition.tags), [&](const std::string& each) { line.add("--tag", qt(each)); });
    if (definition.restart) {
        static constexpr std::array kNames = {"never", "on-crash", "always"};
        line.add("--restart", QLatin1String(kNames[static_cast<std::size_t>(*definition.restart)]));
    }
    if (definition.autostart) {
        line.add("--autostart", *definition.autostart ? QStringLiteral("yes") : QStringLiteral("no"));
    }
    line.add("--autostart-order", definition.autostart_order);
    line.add("--stop-grace", definition.stop_grace);
}

}  // namespace

QString shell_word(const QString& word) {
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=,+@%-]+$"));
    if (plain.match(word).hasMatch()) {
        return word;
    }
    QString quoted = word;
    return u'\'' + quoted.replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

QString create_command(const QString& name, const Definition& definition, bool start, const QString& helper) {
    Line line;
    add_files(definition, line);
    add_machine(definition, line);
    add_devices(definition, line);
    add_life(definition, line);
    if (start) {
        line.add("--start");
    }
    return QStringLiteral("apiaryctl%1 create %2 %3").arg(helper, shell_word(name), line.text());
}

QString clone_command(const QString& guest, const QString& name, const QString& helper) {
    return QStringLiteral("apiaryctl%1 clone %2 %3").arg(helper, shell_word(guest), shell_word(name));
}

}  // namespace apiary::gui
