// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QPointer>
#include <optional>

#include "gui/client/helper.h"
#include "gui/create/creation.h"
#include "gui/model/guest_list.h"
#include "gui/model/new_guest.h"

class KMessageWidget;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace apiary::gui {

class KindPage;
class Page;
class SummaryPage;

/// Makes a guest, in steps that may be taken in any order, or at once with what is proposed.
///
/// It closes itself after created(). What fails is told in it, and nothing that was typed is lost.
class NewGuestWizard : public QDialog {
    Q_OBJECT

public:
    NewGuestWizard(Helper& helper, GuestList& guests, QWidget* parent = nullptr);
    ~NewGuestWizard() override;

    /// Fills in what a file that was dropped is good for, and says so where it is good for nothing.
    void fill_from(const QString& dropped_path);
    /// As it stands.
    [[nodiscard]] const NewGuest& guest() const { return guest_; }

    /// Asks first when something was typed. While a guest is made, that is cancelled.
    void reject() override;

signals:
    /// The guest is there; `start`: it was started, too.
    void created(const QString& name, bool start);
    /// Somebody asks why this computer lacks this capability (io.apiary.Host).
    void why_wanted(const QString& capability);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* new_buttons();
    void add_page(Page* page);
    void take_dropped(const QString& path, const FileFacts& facts);
    void look_at_host();
    void refresh();
    void show_steps();
    void show_buttons();
    void show_helper();
    [[nodiscard]] QString why_not_create() const;
    [[nodiscard]] Surroundings surroundings() const;

    [[nodiscard]] Page* page(int index) const;
    [[nodiscard]] int current() const;
    [[nodiscard]] int beside(int index, int direction) const;
    [[nodiscard]] int page_of(const QString& field) const;
    void go_to(int index);
    void next();
    void back();
    /// Shows what is missing on the page that has it; false when nothing is.
    bool point_out(int only_page = -1);
    void go_to_field(const QString& field);

    void create();
    void reload();
    void take_looked(const QHash<QString, FileFacts>& found);
    void show_stage();
    void fail(const Failure& failure, const QString& field, bool uncertain);
    void look_for_uncertain();
    void show_failure(const QString& cause, const QString& remedy, const QString& detail);

    Helper& helper_;
    GuestList& guests_;
    Creation creation_;
    NewGuest guest_;
    QList<FieldProblem> problems_;
    QList<Page*> pages_;
    QSet<int> tried_;  ///< Pages on which what is missing is pointed out.
    KindPage* kind_page_ = nullptr;
    SummaryPage* summary_page_ = nullptr;
    bool typed_ = false, refreshing_ = false, looking_ = false;
    QString uncertain_;  ///< A guest that may have been made before the helper was lost.
    api::guests::Definition sent_;
    std::optional<api::host::Assessment> check_;
    QPointer<Call> checking_;

    QListWidget* steps_;
    QStackedWidget* stack_;
    KMessageWidget *message_, *connection_;
    QProgressBar* busy_;
    QLabel* busy_text_;
    QPushButton *cancel_, *back_, *next_, *create_;
};

}  // namespace apiary::gui
