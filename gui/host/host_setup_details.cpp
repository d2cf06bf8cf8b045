// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/host_setup_details.h"

#include <QFontDatabase>
#include <QLabel>

#include "gui/model/host_texts.h"
#include "gui/model/setup_words.h"
#include "gui/model/words.h"

namespace apiary::gui {

HostSetupDetails::HostSetupDetails(QWidget* parent) : DetailsArea(parent) {
    setAccessibleName(tr("Details"));
    reason_ = add_section("reason", tr("Why"));
    obstacle_ = add_section("obstacle", tr("Why it cannot be set up from here"));
    file_ = add_section("file", tr("File"));
    before_ = add_section("before", tr("Now"));
    after_ = add_section("after", tr("Afterwards"));
    needs_ = add_section("needs", tr("When it counts"));
    add_command();
    finish();
}

void HostSetupDetails::show_step(const api::setup::Step& step) {
    using api::setup::StepState;
    show_title(step_text(step), mark_of(step), setup_state_text(step));
    const bool lacking = step.state == StepState::Lacking;
    const QFont words = font();
    for (const Section& value : {before_, after_}) {
        value.text->setFont(step.file ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : words);
    }
    reason_.show(sentence(host_text(step.reason)));
    obstacle_.show(step.obstacle
                       ? sentence(host_text(step.obstacle->cause)) + u' ' + sentence(host_text(step.obstacle->remedy))
                       : QString());
    file_.show(qt(step.file.value_or("")));
    before_.show(setup_value_text(step, step.before));
    after_.show(lacking && !step.obstacle ? setup_value_text(step, step.after) : QString());
    needs_.show(lacking && !step.obstacle ? needs_text(step.needs) : QString());
    show_command(lacking ? qt(step.command) : QString());
}

}  // namespace apiary::gui
