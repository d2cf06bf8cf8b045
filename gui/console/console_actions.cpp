// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/console/console_actions.h"

#include <QActionGroup>
#include <QIcon>
#include <QWidget>
#include <algorithm>

#include "gui/console/console_style.h"
#include "gui/model/words.h"

namespace apiary::gui {
namespace {

constexpr auto kCtrlShift = Qt::ControlModifier | Qt::ShiftModifier;

}  // namespace

ConsoleActions::ConsoleActions(QWidget* page)
    : QObject(page),
      page_(page),
      schemes_(new QMenu(tr("Colour &Scheme"), page)),
      scheme_group_(new QActionGroup(this)) {
    take_control = make(tr("Take &Control"), QStringLiteral("input-keyboard"));
    take_control->setToolTip(tr("What you type reaches the guest, and what others type does not any more"));
    release_control = make(tr("Let Others &Type"), {});
    release_control->setToolTip(tr("What you type does not reach the guest until you take control again"));
    search = make(tr("&Search"), QStringLiteral("edit-find"), {kCtrlShift | Qt::Key_F});
    copy = make(tr("&Copy"), QStringLiteral("edit-copy"), {kCtrlShift | Qt::Key_C});
    copy->setEnabled(false);
    paste = make(tr("&Paste"), QStringLiteral("edit-paste"), {kCtrlShift | Qt::Key_V});
    select_all = make(tr("Select &All"), QStringLiteral("edit-select-all"), {kCtrlShift | Qt::Key_A});
    zoom_in = make(tr("Zoom &In"), QStringLiteral("zoom-in"), {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    zoom_out = make(tr("Zoom &Out"), QStringLiteral("zoom-out"), {Qt::CTRL | Qt::Key_Minus});
    reset_zoom = make(tr("Normal Si&ze"), QStringLiteral("zoom-original"), {Qt::CTRL | Qt::Key_0});
    save = make(tr("Save to &File…"), QStringLiteral("document-save"), {kCtrlShift | Qt::Key_S});
    own_window = make(tr("Open in a &Window of Its Own"), QStringLiteral("window-new"));
    grab = make(tr("&Give the Keyboard to the Guest"), QStringLiteral("input-keyboard"), {kCtrlShift | Qt::Key_G});
    grab->setCheckable(true);
    grab->setToolTip(tr("All keys reach the guest, those of this window too, until you press the right Ctrl key"));
    leave = make(tr("&Leave the Console"), {}, {kCtrlShift | Qt::Key_L});
    leave->setToolTip(tr("Move the keyboard focus to the tool bar"));
    schemes_->setIcon(QIcon::fromTheme(QStringLiteral("preferences-desktop-color")));
    fill_schemes();
}

QAction* ConsoleActions::make(const QString& text, const QString& icon, const QList<QKeySequence>& shortcuts) {
    auto* action = new QAction(QIcon::fromTheme(icon), text, page_);
    action->setShortcuts(shortcuts);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!shortcuts.isEmpty()) {
        action->setToolTip(
            tr("%1 (%2)", "what a button does, its keys")
                .arg(without_mnemonic(text), shortcuts.first().toString(QKeySequence::NativeText)));
    }
    page_->addAction(action);
    return action;
}

void ConsoleActions::fill_schemes() {
    const auto add = [this](const QString& scheme, const QString& title) {
        QAction* action = schemes_->addAction(title);
        action->setCheckable(true);
        action->setData(scheme);
        scheme_group_->addAction(action);
        connect(action, &QAction::triggered, this, [this, scheme] { emit scheme_chosen(scheme); });
    };
    add({}, tr("As the &Desktop"));
    schemes_->addSeparator();
    std::ranges::for_each(console_schemes(), [&](const QString& scheme) { add(scheme, scheme_title(scheme)); });
    check_scheme({});
}

void ConsoleActions::check_scheme(const QString& scheme) {
    const auto all = scheme_group_->actions();
    const auto found = std::ranges::find(all, QVariant(scheme), &QAction::data);
    (found == all.end() ? all.first() : *found)->setChecked(true);
}

QList<QKeySequence> ConsoleActions::shortcuts() const {
    QList<QKeySequence> all;
    std::ranges::for_each(page_->actions(), [&](const QAction* action) { all += action->shortcuts(); });
    return all;
}

}  // namespace apiary::gui
