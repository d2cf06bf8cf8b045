// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>
#include <functional>
#include <optional>
#include <string>

#include "gui/client/helper.h"
#include "gui/guest/field_notes.h"
#include "gui/guest/started_with.h"
#include "gui/model/definition_change.h"
#include "gui/model/guest_list.h"
#include "gui/model/words.h"

class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace apiary::gui {

class ChangeList;
class EmptyState;
class FittedMessage;
class Notices;

/// A form for fields of a guest's definition. What is typed is collected, and asked for when it is applied; what others
/// change meanwhile comes into the fields that nobody touched here.
class DefinitionEdit : public QWidget {
    Q_OBJECT

public:
    DefinitionEdit(Helper& helper, GuestList& guests, QString guest, QWidget* parent = nullptr);
    ~DefinitionEdit() override;

    /// Whether something here is other than the guest has it.
    [[nodiscard]] bool modified() const;
    [[nodiscard]] Notices& notices() const { return *notices_; }

public slots:
    void apply();
    void discard();
    /// Shuts the guest down, and starts it when it has.
    void restart();

protected:
    /// One field of the definition.
    struct Editor {
        std::string field;
        std::function<void(const api::guests::Definition&)> show;  ///< Without a call of edited().
        std::function<void(api::guests::Definition&)> store;       ///< Into a definition that has what the guest has.
    };
    void add_editor(Editor editor);
    /// To be called for every change that somebody makes.
    void edited();
    /// What is wrong with what is typed. What forbids something has to come from the user's typing alone.
    [[nodiscard]] virtual QList<FieldProblem> check() const = 0;
    /// What else there is to know about the guest.
    virtual void follow(const api::guests::Guest& /*guest*/) {}

    /// The widget for the form.
    [[nodiscard]] QWidget* body() const { return body_; }
    [[nodiscard]] FieldNotes& notes() { return notes_; }
    /// As the guest has it.
    [[nodiscard]] const api::guests::Definition& definition() const { return base_; }
    [[nodiscard]] Surroundings surroundings() const;
    [[nodiscard]] Helper& helper() const { return helper_; }
    [[nodiscard]] GuestList& guests() const { return guests_; }
    [[nodiscard]] const QString& guest() const { return guest_; }
    void refresh();

    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QWidget* new_bar();
    void take(const api::guests::Definition& theirs);
    void show_field(const Editor& editor, const api::guests::Definition& definition);
    void show_broken(const api::guests::Guest& guest);
    void show_rights();
    void show_pending(const api::guests::Guest& guest);
    void show_typed();
    void show_bar();
    [[nodiscard]] QString why_read_only() const;
    [[nodiscard]] QString why_no_restart(const api::guests::Guest& guest) const;
    [[nodiscard]] api::guests::Definition typed() const;
    [[nodiscard]] bool touched(const Editor& editor, const QList<FieldProblem>& problems) const;
    [[nodiscard]] std::vector<FieldProblem> obstacles() const;
    void ask(const DefinitionChange& change, const api::guests::Definition& before, bool is_undo);
    void take_changed(const api::guests::Definition& sent, const api::guests::Definition& before,
                      const DefinitionChange& change, const api::guests::Definition& now, bool is_undo);
    void take_refusal(const ipc::CallFailure& failure, bool is_undo);
    void begin_restart();
    void end_restart(const std::optional<Failure>& failure);

    Helper& helper_;
    GuestList& guests_;
    const QString guest_;
    StartedWith started_with_;
    Notices* notices_;
    FittedMessage* reason_;
    ChangeList* changes_;
    EmptyState* broken_;
    QScrollArea* area_;
    QWidget* body_;
    QStackedLayout* stack_;
    QPushButton *command_, *discard_, *apply_;
    QWidget* bar_;
    FieldNotes notes_;
    std::vector<Editor> editors_;
    api::guests::Definition base_;
    std::optional<FieldProblem> refusal_;  ///< The helper's, of a field.
    bool loaded_ = false, loading_ = false, show_missing_ = false, applying_ = false;
};

}  // namespace apiary::gui
