// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "gui/model/new_guest.h"

class QLabel;

namespace apiary::gui {

/// What is to be said about a field, right below it; invisible when there is nothing. The level shows by icon and
/// words, not by colour.
class FieldMessage : public QWidget {
    Q_OBJECT

public:
    explicit FieldMessage(QWidget* parent = nullptr);

    void show_problem(const std::optional<FieldProblem>& problem);
    [[nodiscard]] QString text() const;

signals:
    /// The value that was offered is to be taken.
    void offer_taken(const QString& value);

private:
    std::optional<FieldProblem> shown_;
    QLabel* icon_;
    QLabel* text_;
};

}  // namespace apiary::gui
