// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "gui/host/query_page.h"
#include "gui/model/text_file.h"

class QLabel;
class QPushButton;
class QSplitter;

namespace apiary::gui {

class TextIntake;

/// A page that asks the helper about a text which is typed, pasted, dropped, or read from a file.
class TextPage : public QueryPage {
    Q_OBJECT

public:
    /// Asks about the text of a file.
    void open_file(const QString& path);
    /// Asks about this text.
    void set_text(const QString& text);
    [[nodiscard]] QString text() const;
    void focus_text();

protected:
    struct Words {
        QString explanation;  ///< Above the text.
        QString placeholder;  ///< Where the text is to be.
        QString name;         ///< Of the text, for assistive technology.
        QString button;       ///< That asks.
    };
    /// `keep`: what of a text is left that is too long.
    TextPage(Helper& helper, const Words& words, Keep keep, QWidget* parent);

    /// Below the text, once there is something to be shown.
    void set_result(QWidget* result);
    void show_result(bool shown);
    [[nodiscard]] bool shows_something() const override;
    /// `text` is not empty and fits into a call.
    virtual void ask_about(const QString& text) = 0;
    /// The line that asks the same. `file`: the text is from there, as it was; otherwise empty.
    [[nodiscard]] virtual QString command(const QString& file) const = 0;
    void show_state() override;

private:
    [[nodiscard]] QWidget* new_buttons(const Words& words);
    void browse();
    void begin();
    void take(const TextFile& file, const QString& path);
    void change();

    Keep keep_;
    TextIntake* text_;
    QSplitter* both_;
    QWidget* result_ = nullptr;
    QLabel* cut_;
    QPushButton *ask_, *open_, *clear_;
    QString button_text_, file_;
    int reading_ = 0;      ///< Which file it is that is read, as others may have been chosen before.
    bool is_set_ = false;  ///< The text is being replaced as a whole.
};

}  // namespace apiary::gui
