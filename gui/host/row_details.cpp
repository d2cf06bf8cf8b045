// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/row_details.h"

namespace apiary::gui {

RowDetails::RowDetails(QWidget* parent) : DetailsArea(parent) {
    setAccessibleName(tr("Details"));
    value_ = add_section("value", tr("What there is"));
    meaning_ = add_section("meaning", tr("What it is for"));
    works_ = add_section("works", tr("What works as it is"));
    remedy_ = add_section("remedy", tr("How to mend it"));
    add_command();
    source_ = add_section("source", tr("Where this is from"));
    finish();
}

void RowDetails::show_row(const AssessmentRow& row) {
    show_title(row.name, row.mark,
               row.sureness.isEmpty()
                   ? row.verdict
                   : tr("%1 (%2)", "verdict, how sure that is").arg(row.verdict, row.sureness.toLower()));
    value_.show(row.value);
    meaning_.show(row.meaning);
    works_.show(row.works);
    remedy_.show(row.remedy);
    show_command(row.command);
    source_.show(row.source);
}

}  // namespace apiary::gui
