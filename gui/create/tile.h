// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QAbstractButton>

class QLabel;

namespace apiary::gui {

/// A large choice: an icon, a name and one sentence about what follows from it.
class Tile : public QAbstractButton {
    Q_OBJECT

public:
    Tile(const QIcon& icon, const QString& name, const QString& sentence, QWidget* parent = nullptr);

    /// It can be chosen, or cannot, and then `reason` stands in place of the sentence.
    void set_reason(const QString& reason);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void show_icon();

    QString sentence_text_;
    QIcon picture_;
    QLabel *icon_label_, *name_label_, *sentence_label_;
};

}  // namespace apiary::gui
