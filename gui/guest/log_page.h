// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <optional>
#include <utility>

#include "backend/api/console.h"
#include "gui/client/helper.h"
#include "gui/guest/log_saver.h"
#include "gui/model/guest_list.h"
#include "gui/model/terminal_text.h"

class QAction;
class QPlainTextEdit;
class QStackedLayout;
class QToolBar;

namespace apiary::gui {

class EmptyState;
class FindBar;
class FittedMessage;
class Notices;

/// What a guest wrote to its console, now and before, as text. While it is shown it follows a guest that runs.
class LogPage : public QWidget {
    Q_OBJECT

public:
    /// Bytes of the log that are shown: the last ones.
    static constexpr qsizetype kMost = qsizetype{8} << 20;

    LogPage(Helper& helper, GuestList& guests, QString guest, QWidget* parent = nullptr);

    /// In place of kMost.
    void set_most(qsizetype bytes) { most_ = bytes; }
    [[nodiscard]] QPlainTextEdit& view() const { return *view_; }
    [[nodiscard]] FindBar& find_bar() const { return *find_bar_; }
    [[nodiscard]] Notices& notices() const { return *notices_; }
    [[nodiscard]] QAction* follow_action() const { return follow_; }
    [[nodiscard]] QAction* wrap_action() const { return wrap_; }
    /// Whether a stream is open.
    [[nodiscard]] bool is_reading() const { return call_ != nullptr; }

public slots:
    void copy();
    void ask_where_to_save();
    /// All of it, whatever is shown.
    void save(const QString& path, apiary::gui::LogSaver::Form form);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// Of the guest: since when it runs, and as which process.
    using Run = std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>;

    void make_bar();
    QAction* add_action(const char* icon, const QString& text, const QKeySequence& keys);
    void refresh();
    void begin();
    void take_size(const ipc::CallResult<api::console::ReadLog::Reply>& reply);
    void open();
    void begin_anew();
    void take(const ipc::CallResult<api::console::ReadLog::Reply>& reply);
    void read_on();
    void append(const QString& lines);
    void trim();
    void stay_at_end();
    void show_state();

    Helper& helper_;
    GuestList& guests_;
    const QString guest_;
    qsizetype most_ = kMost;
    QToolBar* bar_;
    Notices* notices_;
    FittedMessage* left_out_;
    EmptyState* empty_;
    QPlainTextEdit* view_;
    FindBar* find_bar_;
    QStackedLayout* stack_;
    QAction *follow_ = nullptr, *wrap_ = nullptr, *copy_ = nullptr, *save_ = nullptr, *find_ = nullptr;
    QPointer<Call> call_;
    std::optional<Run> run_;                ///< That the stream was opened for.
    std::optional<std::int64_t> position_;  ///< Of what comes next in the log.
    QByteArray unread_;
    QTimer step_;  ///< Long logs are read in steps, between which the window lives.
    TerminalText text_;
    bool is_cut_ = false;        ///< The log's start is not shown.
    bool is_scrolling_ = false;  ///< By us.
};

}  // namespace apiary::gui
