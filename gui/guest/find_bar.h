// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QTextDocument>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace apiary::gui {

/// Looks for words in a text. It goes away with Escape.
class FindBar : public QWidget {
    Q_OBJECT

public:
    /// `text` outlives this.
    explicit FindBar(QPlainTextEdit& text, QWidget* parent = nullptr);

    void open();
    void find_next() { find({}, false); }
    void find_previous() { find(QTextDocument::FindBackward, false); }
    /// What the search came to, in words; empty where it found something.
    [[nodiscard]] QString result() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// `here`: what is selected may be it.
    void find(QTextDocument::FindFlags direction, bool here);

    QPlainTextEdit& text_;
    QLineEdit* words_;
    QCheckBox* case_;
    QLabel* result_;
};

}  // namespace apiary::gui
