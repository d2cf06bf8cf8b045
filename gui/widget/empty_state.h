// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QIcon>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace apiary::gui {

/// In place of a page that has nothing to show: a sentence, an explanation and one helpful action.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void set_icon(const QIcon& icon);
    void set_texts(const QString& title, const QString& explanation);
    /// Empty: no button.
    void set_action(const QString& text);
    /// A place below for more, as a line to copy.
    void add_widget(QWidget* widget);
    [[nodiscard]] QPushButton* button() const { return button_; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString explanation() const;

signals:
    void activated();

private:
    QLabel *icon_, *title_, *explanation_;
    QPushButton* button_;
    QVBoxLayout* column_;
};

}  // namespace apiary::gui
