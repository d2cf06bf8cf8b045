// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QScrollArea>

#include "gui/model/assessment_rows.h"

class QLabel;
class QVBoxLayout;

namespace apiary::gui {

class CommandLineView;

/// What there is to know of one row of a list: its name and verdict, and texts under headings.
class DetailsArea : public QScrollArea {
    Q_OBJECT

public:
    explicit DetailsArea(QWidget* parent = nullptr);

    void show_nothing();

protected:
    /// A heading and a text below it, which are there together or not at all.
    struct Section {
        QLabel *heading = nullptr, *text = nullptr;
        void show(const QString& words) const;
    };
    /// The next one from above.
    Section add_section(const char* name, const QString& heading);
    void add_command();
    /// After the last section.
    void finish();
    void show_title(const QString& name, Mark mark, const QString& verdict);
    void show_command(const QString& command);

private:
    QWidget* inner_;
    QVBoxLayout* column_;
    QLabel *name_, *mark_, *verdict_;
    CommandLineView* command_;
};

}  // namespace apiary::gui
