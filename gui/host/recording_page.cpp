// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/recording_page.h"

#include <algorithm>

#include "gui/host/assessment_view.h"
#include "gui/model/command_line.h"
#include "gui/model/host_texts.h"

namespace apiary::gui {
namespace {

/// How sure it is what the machine can run: as sure as the verdict on its best engine.
QString sureness_sentence(const api::host::Assessment& assessment) {
    using api::host::Sureness;
    const auto& engines = assessment.engines;
    const auto first = std::ranges::find_if(engines, [](const auto& fit) { return fit.fit == api::host::Fit::Full; });
    const api::host::EngineFit* const fit = first != engines.end() ? &*first
                                            : engines.empty()      ? nullptr
                                                                   : &engines.front();
    if (fit == nullptr || fit->fit == api::host::Fit::Unknown) {
        return RecordingPage::tr("The text does not say enough to be sure.");
    }
    switch (fit->sureness) {
        case Sureness::Certain: return RecordingPage::tr("That is certain: the text says so itself.");
        case Sureness::Likely: return RecordingPage::tr("That is likely: it follows from what the text says.");
        case Sureness::Guess: break;
    }
    return RecordingPage::tr("That is a guess: the text only suggests it.");
}

}  // namespace

RecordingPage::RecordingPage(Helper& helper, QWidget* parent)
    : TextPage(helper,
               {.explanation =
                    tr("What another machine can run is told by the log of its kernel (FreeBSD: "
                       "/var/run/dmesg.boot; Linux: the output of dmesg), by its /proc/cpuinfo, or by the output of "
                       "cpuid -r. The text stays on this computer."),
                .placeholder = tr("Paste the text here, drop a file, or open one."),
                .name = tr("Recording of another machine"),
                .button = tr("Chec&k")},
               Keep::Beginning, parent),
      view_(new AssessmentView(this)) {
    view_->setObjectName(QStringLiteral("assessment"));
    setWindowTitle(tr("Another machine"));
    set_result(view_);
}

void RecordingPage::ask_about(const QString& text) {
    ask<api::host::CheckRecording>({.recording = text.toStdString()},
                                   [this](const api::host::CheckRecording::Reply& reply) { take(reply); });
}

void RecordingPage::take(const api::host::CheckRecording::Reply& reply) {
    const api::host::Assessment& assessment = reply.assessment;
    QStringList machine = {qt(assessment.processor), qt(assessment.system)};
    machine.removeAll(QString());
    view_->show_assessment(
        mark_of(assessment),
        {sentence(host_text(assessment.summary)), sureness_sentence(assessment), machine.join(QStringLiteral(", "))},
        assessment);
    show_result(true);
}

QString RecordingPage::command(const QString& file) const {
    return QStringLiteral("apiaryctl%1 check --dmesg %2")
        .arg(helper().command_line_option(), file.isEmpty() ? QStringLiteral("-") : shell_word(file));
}

}  // namespace apiary::gui
