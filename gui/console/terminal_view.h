// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QKeySequence>
#include <QList>
#include <QWidget>

#include "gui/console/console_style.h"

class QIODevice;
class QKeyEvent;
class QSocketNotifier;
class QTermWidget;

namespace apiary::gui {

class SpokenText;

/// A terminal that shows bytes and tells which are typed; it knows nothing of where they come from and go to.
class TerminalView : public QWidget {
    Q_OBJECT

public:
    /// Whether requests in what is shown (as for the place of the cursor) are answered. Those of former times are not:
    /// who asked would take the answer for something typed.
    enum class Answers { Given, Withheld };

    explicit TerminalView(QWidget* parent = nullptr);
    ~TerminalView() override;

    void set_console_style(const ConsoleStyle& style);
    [[nodiscard]] const ConsoleStyle& console_style() const { return style_; }

    /// Bytes that may be written now, so that memory stays bounded; drained() tells when there are some again.
    [[nodiscard]] qsizetype room() const;
    /// Shows bytes; all of them are taken, whatever the room is.
    void write(const QByteArray& bytes, Answers answers = Answers::Given);
    /// Bytes that the terminal has worked through.
    [[nodiscard]] qint64 shown() const { return shown_; }
    /// History and screen. Takes a while for a long one.
    [[nodiscard]] QString text() const;
    /// The last of it, without colours and the like; cheap, and for those who do not see the screen.
    [[nodiscard]] QString last_lines() const;
    /// What they have been told as it came; empty as long as no tool of theirs runs.
    [[nodiscard]] const SpokenText& spoken() const { return *spoken_; }
    /// Writes history and screen as UTF-8.
    void save_history(QIODevice& device) const;

    /// Shortcuts that are not the guest's. All others go to it, whatever they do elsewhere in the window, but for letters
    /// with Ctrl and Shift.
    void set_own_shortcuts(const QList<QKeySequence>& shortcuts) { own_shortcuts_ = shortcuts; }
    void add_own_shortcut(const QKeySequence& shortcut) { own_shortcuts_ << shortcut; }
    /// Gives all keys to the guest, those of the window and as far as possible of the desktop too, until the right Ctrl
    /// key is pressed and released alone, or the terminal loses the focus.
    void set_keyboard_grabbed(bool grabbed);
    [[nodiscard]] bool keyboard_grabbed() const { return grabbed_; }

    [[nodiscard]] int columns() const { return columns_; }
    [[nodiscard]] int rows() const { return rows_; }
    [[nodiscard]] bool has_selection() const { return has_selection_; }
    /// What keys are sent to and what paints; for tests.
    [[nodiscard]] QWidget* display() const { return display_; }

public slots:
    void copy();
    void paste();
    void select_all();
    void zoom_in();
    void zoom_out();
    void reset_zoom();
    void show_search();

signals:
    /// By the user: keys, pasted text, the mouse where the guest asked for it.
    void typed(const QByteArray& bytes);
    /// By the terminal itself, to a request of the guest's.
    void answered(const QByteArray& bytes);
    void size_changed(int columns, int rows);
    void drained();
    void selection_changed(bool there);
    void keyboard_grab_changed(bool grabbed);
    void menu_wanted(const QPoint& global);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void prepare_terminal();
    void prepare_search_bar();
    void open_pty();
    void pump();
    void take_sent(const char* from, int size);
    void take_shown(const QString& text);
    void fit_display();
    void check_size();
    void apply_font();
    void apply_scheme();
    bool take_key(QKeyEvent* event);
    void note_right_control(QKeyEvent* event);
    [[nodiscard]] bool is_own(QKeyEvent* event) const;
    void mark_user();

    QTermWidget* terminal_;
    QWidget* display_ = nullptr;  ///< The part of it that has the focus.
    SpokenText* spoken_ = nullptr;
    QObject* emulation_ = nullptr;  ///< The part that decides when to paint; none where QTermWidget has another.
    QSocketNotifier* writable_ = nullptr;
    int pty_ = -1;      ///< The terminal's.
    QByteArray queue_;  ///< On its way into the pty.
    qint64 written_ = 0, shown_ = 0, withheld_until_ = 0;
    QByteArray tail_;  ///< The last bytes shown.
    ConsoleStyle style_;
    QString scheme_;  ///< In use.
    int zoom_ = 0;    ///< Points more than the style's font has.
    int columns_ = 0, rows_ = 0;
    QList<QKeySequence> own_shortcuts_;
    bool full_ = false;
    bool by_user_ = false;  ///< What is sent now comes from an event of the user's.
    bool has_selection_ = false;
    bool grabbed_ = false;
    bool right_control_ = false;  ///< Pressed, and nothing else since.
};

}  // namespace apiary::gui
