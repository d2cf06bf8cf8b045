// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "gui/model/assessment_rows.h"

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace apiary::gui {

class RowDetails;

/// A machine that was judged: what it can run in a few sentences, a row for each capability and engine, and beside them
/// all there is to know of the one that is chosen.
class AssessmentView : public QWidget {
    Q_OBJECT

public:
    explicit AssessmentView(QWidget* parent = nullptr);

    /// `sentences`: the first one in bold, beside the mark. What was chosen stays so where it is there again.
    void show_assessment(Mark mark, const QStringList& sentences, const api::host::Assessment& assessment);
    /// Chooses the row of this id, and shows it; does nothing where there is none.
    void choose(const QString& id);
    [[nodiscard]] QString chosen() const;
    void focus_rows();
    /// Whether what is chosen is something that is amiss.
    [[nodiscard]] bool amiss() const;

signals:
    void chosen_changed();

private:
    void show_sentences(Mark mark, const QStringList& sentences);
    void add_row(const AssessmentRow& row);
    [[nodiscard]] QTreeWidgetItem* group_of(const AssessmentRow& row);
    void show_chosen();

    QLabel *mark_, *first_, *rest_;
    QTreeWidget* rows_;
    RowDetails* details_;
    QList<AssessmentRow> shown_;
};

}  // namespace apiary::gui
