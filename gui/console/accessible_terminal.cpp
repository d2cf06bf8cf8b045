// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/console/accessible_terminal.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include "gui/console/spoken_text.h"
#include "gui/console/terminal_view.h"

namespace apiary::gui {
namespace {

/// QTermWidget gives none of its own, so that the display would be a nameless area.
class AccessibleTerminal : public QAccessibleWidget, public QAccessibleTextInterface {
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
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface*>(this)
                                                  : QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.focusable = true;
        state.multiLine = true;
        return state;
    }

    // The text is what has been told of as new; nothing is known of where on the screen it stands.
    [[nodiscard]] int characterCount() const override { return static_cast<int>(spoken().size()); }
    [[nodiscard]] QString text(int from, int to) const override { return spoken().mid(from, to - from); }
    [[nodiscard]] int cursorPosition() const override { return characterCount(); }
    void setCursorPosition(int) override {}
    void selection(int, int* from, int* to) const override { *from = *to = 0; }
    [[nodiscard]] int selectionCount() const override { return 0; }
    void addSelection(int, int) override {}
    void removeSelection(int) override {}
    void setSelection(int, int, int) override {}
    [[nodiscard]] QRect characterRect(int) const override { return {}; }
    [[nodiscard]] int offsetAtPoint(const QPoint&) const override { return -1; }
    void scrollToSubstring(int, int) override {}
    QString attributes(int offset, int* from, int* to) const override {
        *from = *to = offset;
        return {};
    }

private:
    [[nodiscard]] QString spoken() const { return view_ ? view_->spoken().text() : QString(); }

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
