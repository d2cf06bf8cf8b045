// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QList>
#include <QScrollArea>

#include "gui/model/assessment_rows.h"

class QLabel;

namespace apiary::gui {

class CommandLineView;

/// All there is to know of one capability or engine: what it is for, what works, how to mend it, where that is from.
class RowDetails : public QScrollArea {
    Q_OBJECT

public:
    explicit RowDetails(QWidget* parent = nullptr);

    void show_row(const AssessmentRow& row);
    void show_nothing();

private:
    /// A heading and a text below it, which are there together or not at all.
    struct Section {
        QLabel *heading = nullptr, *text = nullptr;
        void show(const QString& words) const;
    };
    Section add_section(const char* name, const QString& heading);

    QWidget* inner_;
    QLabel *name_, *mark_, *verdict_;
    Section value_, meaning_, works_, remedy_, source_;
    CommandLineView* command_;
};

}  // namespace apiary::gui
