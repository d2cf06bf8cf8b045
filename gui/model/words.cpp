// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace apiary::gui {
namespace {

using api::guests::EndReason;
using api::guests::State;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString end_text(const api::guests::End& end, std::int64_t now) {
    const QString ago = duration_text(now - end.time);
    switch (end.reason) {
        case EndReason::PoweredOff: return Texts::tr("Powered off %1 ago").arg(ago);
        case EndReason::Reset: return Texts::tr("Ended by a reset %1 ago").arg(ago);
        case EndReason::Killed: return Texts::tr("Forced off %1 ago").arg(ago);
        case EndReason::TripleFault: return Texts::tr("Crashed %1 ago").arg(ago);
        case EndReason::DebugExit: return Texts::tr("Ended itself %1 ago").arg(ago);
        case EndReason::HostError: return Texts::tr("Ended by a fault of the host %1 ago").arg(ago);
        case EndReason::MonitorDied: return Texts::tr("Its process died %1 ago").arg(ago);
        case EndReason::Vanished: return Texts::tr("Its process vanished %1 ago").arg(ago);
        case EndReason::Hung: return Texts::tr("Hung and was ended %1 ago").arg(ago);
        case EndReason::NotStarted: return Texts::tr("Could not be started %1 ago").arg(ago);
    }
    return {};
}

/// A letter of Chinese or Japanese.
bool is_chinese(QChar c) {
    return c.script() == QChar::Script_Han || c.script() == QChar::Script_Hiragana ||
           c.script() == QChar::Script_Katakana;
}

/// Programs, files and devices keep their letters: "dmesg", "vmm.ko", "eth0", "if_bridge"; in Chinese and Japanese
/// every foreign word does.
bool begins_with_name(const QString& text) {
    static const QSet<QString> kNames = {
        QStringLiteral("apiaryctl"), QStringLiteral("apiaryd"),  QStringLiteral("bhyve"),
        QStringLiteral("bhyvectl"),  QStringLiteral("dmesg"),    QStringLiteral("dnsmasq"),
        QStringLiteral("fuser"),     QStringLiteral("ifconfig"), QStringLiteral("ip"),
        QStringLiteral("kldload"),   QStringLiteral("lo"),       QStringLiteral("ls"),
        QStringLiteral("modprobe"),  QStringLiteral("nft"),      QStringLiteral("pfctl"),
        QStringLiteral("pkg"),       QStringLiteral("qemu-img"), QStringLiteral("qemu-bridge-helper"),
        QStringLiteral("ss"),        QStringLiteral("sysctl"),   QStringLiteral("sysrc"),
        QStringLiteral("systemctl"), QStringLiteral("virsh")};
    static const QRegularExpression kName(QStringLiteral("^[a-z][a-z-]*(?:[0-9_]|\\.[a-z0-9])"));
    const QString first = text.section(u' ', 0, 0);
    const QString second = text.section(u' ', 1, 1);
    return kNames.contains(first) || kName.match(first).hasMatch() || (!second.isEmpty() && is_chinese(second.front()));
}

}  // namespace

QString without_mnemonic(QString text) {
    // Where the script has no letters, the key stands behind in brackets.
    static const QRegularExpression kBehind(QStringLiteral("\\s*\\(&[^)&]\\)"));
    return text.remove(kBehind).remove(QLatin1Char('&'));
}

QString sentence(const QString& text) {
    if (text.isEmpty()) {
        return {};
    }
    const QString whole = begins_with_name(text) ? text : text.front().toUpper() + text.mid(1);
    const QChar last = whole.back();
    if (last == u'.' || last == u'?' || last == u'。' || last == u'？') {
        return whole;
    }
    return whole + (is_chinese(last) ? u'。' : u'.');
}

QString size_text(std::int64_t bytes) {
    return QLocale().formattedDataSize(std::max<std::int64_t>(bytes, 0), bytes < 1024 ? 0 : 1,
                                       QLocale::DataSizeIecFormat)
        .replace(QLocale().decimalPoint() + QLocale().zeroDigit() + QLatin1Char(' '), QLatin1String(" "));
}

QString duration_text(std::int64_t seconds) {
    constexpr std::int64_t kMinute = 60, kHour = 3'600, kDay = 86'400;
    const std::int64_t time = std::max<std::int64_t>(seconds, 0);
    if (time < kMinute) {
        return Texts::tr("%1 s").arg(time);
    }
    if (time < kHour) {
        return Texts::tr("%1 min").arg(time / kMinute);
    }
    return time < kDay ? Texts::tr("%1 h").arg(time / kHour) : Texts::tr("%1 d").arg(time / kDay);
}

QString time_text(std::int64_t time) {
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(time), QLocale::ShortFormat);
}

QString state_text(State state) {
    switch (state) {
        case State::Broken: return Texts::tr("Broken");
        case State::Stopped: return Texts::tr("Stopped");
        case State::Starting: return Texts::tr("Starting");
        case State::Running: return Texts::tr("Running");
        case State::Paused: return Texts::tr("Paused");
        case State::Stopping: return Texts::tr("Stopping");
    }
    return {};
}

QString status_text(const api::guests::Guest& guest, std::int64_t now) {
    if (guest.busy) {
        return Texts::tr("Being cloned");
    }
    if (guest.problem) {
        return Texts::tr("%1: %2", "state: why").arg(state_text(guest.state), qt(guest.problem->cause));
    }
    if (guest.state == State::Running && guest.since) {
        return Texts::tr("Running for %1").arg(duration_text(now - *guest.since));
    }
    if (guest.state == State::Stopped && guest.last_end) {
        return end_text(*guest.last_end, now);
    }
    return state_text(guest.state);
}

Failure failure_of(const Error& error) {
    return {sentence(qt(error.cause)), sentence(qt(error.remedy)), qt(error.detail)};
}

}  // namespace apiary::gui
