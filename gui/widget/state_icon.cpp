// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/widget/state_icon.h"

// Resources of a static library are there once somebody asks for them; not in a namespace, as their names are not.
static void load_icons() {
    Q_INIT_RESOURCE(icons);
}

namespace apiary::gui {
namespace {

QString file_of(api::guests::State state, bool crashed) {
    using api::guests::State;
    switch (state) {
        case State::Broken: return QStringLiteral("guest-broken");
        case State::Stopped: return crashed ? QStringLiteral("guest-crashed") : QStringLiteral("guest-stopped");
        case State::Starting: return QStringLiteral("guest-starting");
        case State::Running: return QStringLiteral("guest-running");
        case State::Paused: return QStringLiteral("guest-paused");
        case State::Stopping: return QStringLiteral("guest-stopping");
    }
    return {};
}

QString file_of(Mark mark) {
    switch (mark) {
        case Mark::Good: return QStringLiteral("verdict-present");
        case Mark::Warning: return QStringLiteral("verdict-warning");
        case Mark::Bad: return QStringLiteral("verdict-missing");
        case Mark::Unknown: break;
    }
    return QStringLiteral("verdict-unknown");
}

}  // namespace

QIcon state_icon(api::guests::State state, bool crashed) {
    load_icons();
    return QIcon(QStringLiteral(":/icons/%1.svg").arg(file_of(state, crashed)));
}

QIcon mark_icon(Mark mark) {
    load_icons();
    return QIcon(QStringLiteral(":/icons/%1.svg").arg(file_of(mark)));
}

QIcon app_icon() {
    load_icons();
    return QIcon(QStringLiteral(":/icons/hicolor/scalable/apps/io.apiary.Apiary.svg"));
}

QIcon theme_icon(const QString& name) {
    return QIcon::fromTheme(name);
}

}  // namespace apiary::gui
