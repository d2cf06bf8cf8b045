// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFont>
#include <QWidget>

class QFontComboBox;
class QSpinBox;

namespace apiary::gui {

/// A font of fixed width and its size in points.
class FontEdit : public QWidget {
    Q_OBJECT
    // Not "font": that is the one in which the widget itself is drawn.
    Q_PROPERTY(QFont chosen READ chosen WRITE set_chosen NOTIFY chosen_changed USER true)

public:
    explicit FontEdit(QWidget* parent = nullptr);

    [[nodiscard]] QFont chosen() const { return chosen_; }
    void set_chosen(const QFont& font);

signals:
    void chosen_changed();

private:
    void take();

    QFontComboBox* family_;
    QSpinBox* size_;
    QFont chosen_;
};

}  // namespace apiary::gui
