// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QSpinBox;

namespace apiary::gui {

class FontEdit;

/// A colour scheme of consoles that can be chosen.
struct ConsoleScheme {
    QString name;   ///< As it is kept.
    QString title;  ///< As people read it.
};

/// Font, colours and history of consoles, with a preview of the font.
class ConsoleSettingsPage : public QWidget {
    Q_OBJECT

public:
    explicit ConsoleSettingsPage(const QList<ConsoleScheme>& schemes, QWidget* parent = nullptr);

    /// The font that the preview shows.
    [[nodiscard]] QFont preview_font() const;

private:
    void show_preview();
    void show_memory();

    FontEdit* font_;
    QSpinBox* history_;
    QLabel *memory_, *preview_;
};

}  // namespace apiary::gui
