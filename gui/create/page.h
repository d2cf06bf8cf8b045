// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QWidget>

#include "gui/model/new_guest.h"
#include "gui/widget/field_message.h"

class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace apiary::gui {

/// A step of the wizard: shows a part of the data, writes it back, and says what is wrong right where it is.
class Page : public QWidget {
    Q_OBJECT

public:
    /// `title`: of the step. `heading` and `intro`: at the top of the page.
    Page(const QString& title, const QString& heading, const QString& intro, QWidget* parent = nullptr);

    [[nodiscard]] const QString& title() const { return title_; }
    /// Shows `guest`, without a signal.
    void load(const NewGuest& guest);
    /// Writes what is typed here into `guest`.
    virtual void store(NewGuest& guest) const = 0;
    /// Follows what other pages have and what is around. It may change what this page has, without a signal.
    void adapt(const NewGuest& guest, const Surroundings& around);
    /// Whether the guest has to do with this page at all.
    [[nodiscard]] virtual bool applies_to(const NewGuest&) const { return true; }
    /// How much of the beginning of `field` one of this page's is; 0 for none.
    [[nodiscard]] qsizetype owns(const QString& field) const;
    /// Those that are this page's. `missing_too`: also what has not been filled in yet.
    void show_problems(const QList<FieldProblem>& problems, bool missing_too);
    /// Puts the keyboard there.
    void focus_field(const QString& field);
    /// Puts the keyboard where one begins.
    virtual void focus_first() = 0;

signals:
    void edited();
    /// Somebody asks why this computer lacks this capability (io.apiary.Host).
    void why_wanted(const QString& capability);

protected:
    virtual void show_guest(const NewGuest& guest) = 0;
    virtual void follow(const NewGuest& /*guest*/, const Surroundings& /*around*/) {}
    /// To be called for every change.
    void tell();
    /// Whether what changes now is not changed by the user.
    [[nodiscard]] bool is_loading() const { return loading_; }
    [[nodiscard]] QVBoxLayout* body() const { return body_; }
    [[nodiscard]] QLabel* heading() const { return heading_; }
    [[nodiscard]] QLabel* intro() const { return intro_; }

    /// `widget` with a place for messages about `field` under it, for a layout.
    [[nodiscard]] QWidget* with_message(const QString& field, QWidget* widget);
    /// The place alone. `focus`: the widget that is meant.
    [[nodiscard]] FieldMessage* message_for(const QString& field, QWidget* focus);
    /// The widgets of this field, or of those that begin so, are about to be deleted.
    void forget_fields(const QString& beginning);
    /// An offered value is taken.
    virtual void take_offer(const QString& /*field*/, const QString& /*value*/) {}
    /// A form whose fields take the width there is.
    [[nodiscard]] static QFormLayout* new_form();
    /// A row of `form` whose label leads to `field`, the first line of `row`.
    static QLabel* add_row(QFormLayout* form, const QString& label, QWidget* row, QWidget* field);
    /// A quiet line of explanation.
    [[nodiscard]] static QLabel* new_hint(const QString& text);
    /// A line that says what this computer keeps guests from, with a link that asks why; see show_obstacle().
    [[nodiscard]] QLabel* new_obstacle(const QString& capability);
    /// `obstacle`: a sentence; empty hides the line.
    static void show_obstacle(QLabel* line, const QString& obstacle);

private:
    struct Field {
        FieldMessage* message = nullptr;
        QWidget* focus = nullptr;
    };
    [[nodiscard]] QString nearest(const QString& field) const;

    QString title_;
    QLabel *heading_, *intro_;
    QVBoxLayout* body_;
    QHash<QString, Field> fields_;
    bool loading_ = false;
};

}  // namespace apiary::gui
