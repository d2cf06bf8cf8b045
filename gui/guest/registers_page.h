// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include "gui/client/helper.h"
#include "gui/guest/register_text.h"
#include "gui/model/guest_list.h"

class QAction;
class QLabel;
class QPlainTextEdit;
class QStackedLayout;
class QToolBar;

namespace apiary::gui {

class EmptyState;
class Notices;

/// The registers of a guest's CPUs: of one that is up as they are now, asked for once a second while they are looked
/// at; of one that crashed as they were then.
class RegistersPage : public QWidget {
    Q_OBJECT

public:
    RegistersPage(Helper& helper, GuestList& guests, QString guest, QWidget* parent = nullptr);

    [[nodiscard]] QPlainTextEdit& view() const { return *view_; }
    [[nodiscard]] QAction* live_action() const { return live_; }
    /// Names of the registers that are marked.
    [[nodiscard]] QStringList marks() const { return changed_names(shown_); }
    /// Whether it will ask, or has asked, for the values.
    [[nodiscard]] bool is_asking() const { return call_ != nullptr || again_.isActive(); }

public slots:
    void copy();
    void ask_where_to_save();
    void save(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void make_bar();
    void refresh();
    void stop();
    void ask();
    void take(const ipc::CallResult<api::guests::Registers::Reply>& reply);
    void show_registers(const QList<Registers>& registers);
    void show_crash(const api::guests::Guest& guest);
    void show_empty(const QString& title, const QString& explanation);
    void write_text();
    void show_status();

    Helper& helper_;
    GuestList& guests_;
    const QString guest_;
    QToolBar* bar_;
    Notices* notices_;
    QPlainTextEdit* view_;
    EmptyState* empty_;
    QStackedLayout* stack_;
    QAction *live_ = nullptr, *copy_ = nullptr, *save_ = nullptr;
    QLabel* status_ = nullptr;
    QPointer<Call> call_;
    QTimer again_;
    QList<Registers> shown_;
    std::optional<std::int64_t>
        run_;  ///< Since when the guest runs whose registers are shown; nothing where they are of a crash.
    std::optional<std::int64_t> crash_;  ///< When it crashed whose registers are shown.
};

}  // namespace apiary::gui
