// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/console/accessible_terminal.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include "gui/console/terminal_view.h"

namespace apiary::gui {
namespace {

/// QTermWidget gives none of its own, so that the display would be a nameless area.
class AccessibleTerminal : public QAccessibleWidget {
public:
    AccessibleTerminal(QWidget* display, TerminalView* view)
        : QAccessibleWidget(display, QAccessible::Terminal), view_(view) {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        switch (kind) {
            case QAccessible::Value:
            case QAccessible::Description: return view_ ? view_->last_lines() : QString();
            default: return QAccessibleWidget::text(kind);
        }
    }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.focusable = true;
        state.multiLine = true;
        return state;
    }

private:
    QPointer<TerminalView> view_;
};

QAccessibleInterface* make_interface(const QString& class_name, QObject* object) {
    if (class_name != QLatin1String("Konsole::TerminalDisplay")) {
        return nullptr;
    }
    for (QObject* parent = object->parent(); parent != nullptr; parent = parent->parent()) {
        if (auto* view = qobject_cast<TerminalView*>(parent)) {
            return new AccessibleTerminal(static_cast<QWidget*>(object), view);
        }
    }
    return nullptr;
}

}  // namespace

void install_accessible_terminal() {
    static const bool kInstalled = [] {
        QAccessible::installFactory(make_interface);
        return true;
    }();
    static_cast<void>(kInstalled);
}

}  // namespace apiary::gui
