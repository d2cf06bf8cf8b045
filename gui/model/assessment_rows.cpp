// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/assessment_rows.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <array>

#include "gui/model/host_texts.h"
#include "gui/model/words.h"

namespace apiary::gui {
namespace {

using namespace api::host;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Assessment)
};

constexpr std::string_view kBareMetal = "bare_metal", kSoft = "soft";

QString said(const std::optional<std::string>& text) {
    return text ? sentence(host_text(*text)) : QString();
}

QString group_text(Group group) {
    switch (group) {
        case Group::Processor: return Texts::tr("Processor");
        case Group::Platform: return Texts::tr("Platform");
        case Group::Software: return Texts::tr("Software");
    }
    return {};
}

QString verdict_text(Verdict verdict) {
    switch (verdict) {
        case Verdict::Present: return Texts::tr("Present");
        case Verdict::SwitchedOff: return Texts::tr("Switched off in the firmware");
        case Verdict::Missing: return Texts::tr("Missing");
        case Verdict::Unknown: break;
    }
    return Texts::tr("Cannot tell");
}

Mark mark_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::Present: return Mark::Good;
        case Verdict::SwitchedOff: return Mark::Warning;
        case Verdict::Missing: return Mark::Bad;
        case Verdict::Unknown: break;
    }
    return Mark::Unknown;
}

QString fit_text(Fit fit) {
    switch (fit) {
        case Fit::Full: return Texts::tr("Every guest");
        case Fit::Limited: return Texts::tr("Some guests, or slowly");
        case Fit::Off: return Texts::tr("Switched off in the firmware");
        case Fit::No: return Texts::tr("No guest");
        case Fit::Unknown: break;
    }
    return Texts::tr("Cannot tell");
}

Mark mark_of(Fit fit) {
    switch (fit) {
        case Fit::Full: return Mark::Good;
        case Fit::Limited:
        case Fit::Off: return Mark::Warning;
        case Fit::No: return Mark::Bad;
        case Fit::Unknown: break;
    }
    return Mark::Unknown;
}

QString doubt(Sureness sureness, bool known) {
    return known && sureness != Sureness::Certain ? sureness_text(sureness) : QString();
}

AssessmentRow row_of(const Capability& each) {
    AssessmentRow row = {.id = qt(each.id),
                         .group = group_text(each.group),
                         .name = host_text(each.name),
                         .mark = mark_of(each.verdict),
                         .verdict = verdict_text(each.verdict),
                         .sureness = doubt(each.sureness, each.verdict != Verdict::Unknown),
                         .value = each.value ? host_text(*each.value) : QString(),
                         .meaning = said(each.meaning),
                         .works = said(each.works),
                         .remedy = said(each.remedy),
                         .source = each.source ? host_text(*each.source) : QString(),
                         .command = command_in(qt(each.remedy.value_or("")))};
    if (each.id == kBareMetal && each.verdict == Verdict::Missing) {  // Not that anything would be wrong with it.
        row.mark = Mark::Warning;
        row.verdict = Texts::tr("No: a virtual machine");
    }
    return row;
}

AssessmentRow row_of(const EngineFit& each) {
    QStringList limits;
    if (each.one_cpu) {
        limits << Texts::tr("Guests can have one CPU on it, and not more.");
    }
    if (each.no_firmware) {
        limits << Texts::tr("Guests cannot begin with UEFI or a BIOS on it: their kernel has to be loaded directly.");
    }
    return {.id = QStringLiteral("engine ") + qt(each.name),
            .group = Texts::tr("Engines"),
            .name = qt(each.name),
            .mark = mark_of(each.fit),
            .verdict = fit_text(each.fit),
            .sureness = doubt(each.sureness, each.fit != Fit::Unknown),
            .value = host_text(each.why),
            .meaning = Texts::tr("Runs guests’ code. The first one that can be used here is taken."),
            .works = limits.join(u' '),
            .remedy = {},
            .source = {},
            .command = {}};
}

}  // namespace

QString sureness_text(Sureness sureness) {
    switch (sureness) {
        case Sureness::Certain: return Texts::tr("Certain");
        case Sureness::Likely: return Texts::tr("Likely");
        case Sureness::Guess: return Texts::tr("A guess");
    }
    return {};
}

QList<AssessmentRow> assessment_rows(const Assessment& assessment) {
    QList<AssessmentRow> rows;
    for (const Group group : {Group::Processor, Group::Platform, Group::Software}) {
        for (const Capability& each : assessment.capabilities) {
            if (each.group == group) {
                rows << row_of(each);
            }
        }
    }
    for (const EngineFit& each : assessment.engines) {
        rows << row_of(each);
    }
    return rows;
}

const Engine* chosen_engine(const std::vector<Engine>& engines) {
    const auto found = std::ranges::find_if(engines, &Engine::available);
    return found == engines.end() ? nullptr : &*found;
}

const EngineFit* chosen_fit(const std::vector<Engine>& engines, const Assessment& assessment) {
    const Engine* const chosen = chosen_engine(engines);
    const auto found = std::ranges::find_if(
        assessment.engines, [&](const EngineFit& fit) { return chosen != nullptr && fit.name == chosen->name; });
    return found == assessment.engines.end() ? nullptr : &*found;
}

const Capability* find_capability(const Assessment& assessment, std::string_view id) {
    const auto found = std::ranges::find(assessment.capabilities, id, &Capability::id);
    return found == assessment.capabilities.end() ? nullptr : &*found;
}

QString engine_sentence(const std::vector<Engine>& engines) {
    if (engines.empty()) {
        return {};
    }
    QStringList passed_over;
    const Engine* const chosen = chosen_engine(engines);
    for (const Engine& each : engines) {
        if (&each == chosen) {
            break;
        }
        passed_over << Texts::tr("%1: %2", "engine: why not").arg(qt(each.name), host_text(each.reason.value_or("")));
    }
    const QString reasons = passed_over.join(QStringLiteral("; "));
    if (chosen == nullptr) {
        return Texts::tr("No guest can run here: no engine can be used (%1).").arg(reasons);
    }
    const QString runs =
        chosen->name == kSoft
            ? Texts::tr("Guests run on the built-in software CPU")
            : Texts::tr("Guests run on this computer’s processor, with the engine %1").arg(qt(chosen->name));
    if (!reasons.isEmpty()) {
        return Texts::tr("%1, as no better engine can be used (%2).", "what is used, why not others")
            .arg(runs, reasons);
    }
    return engines.size() == 1
               ? Texts::tr("%1: it is the only engine that this version of Apiary has.", "what is used").arg(runs)
               : Texts::tr("%1: it is the best engine that there is.", "what is used").arg(runs);
}

QString nesting_sentence(const Assessment& assessment) {
    const Capability* const found = find_capability(assessment, kBareMetal);
    if (found == nullptr || found->verdict == Verdict::Unknown) {
        return Texts::tr("Whether it is a virtual machine itself cannot be told.");
    }
    if (found->verdict == Verdict::Present) {
        return Texts::tr("It is no virtual machine itself: no other hypervisor takes part.");
    }
    const QString where = found->value ? host_text(*found->value) : QString();
    const QString is = where.isEmpty() ? Texts::tr("It is a virtual machine itself.")
                                       : Texts::tr("It is a virtual machine itself (%1).", "inside what").arg(where);
    const QString works = said(found->works);
    return works.isEmpty() ? is : Texts::tr("%1 What works in it: %2", "a sentence, a list").arg(is, works);
}

Mark mark_of(const Assessment& assessment) {
    // The software CPU is always there, and says nothing about the machine.
    Mark best = Mark::Bad;
    constexpr std::array kOrder = {Mark::Bad, Mark::Unknown, Mark::Warning, Mark::Good};
    const auto rank = [&](Mark mark) { return std::ranges::find(kOrder, mark) - kOrder.begin(); };
    for (const EngineFit& each : assessment.engines) {
        const Mark mark = mark_of(each.fit);
        const bool counts = each.name != kSoft || mark == Mark::Warning;
        best = counts && rank(mark) > rank(best) ? mark : best;
    }
    return best;
}

QString command_in(const QString& remedy) {
    // Up to where the sentence goes on: "ip link lists them", "modprobe kvm_intel (or kvm_amd)".
    static const QRegularExpression kCommand(QStringLiteral(
        "(?:^|: |then )((?:modprobe|kldload|usermod|pw groupmod|echo|apiaryctl|VBoxManage|Set-VMProcessor|sysctl|"
        "sysrc|ip|ifconfig|systemctl|service|sudo|brctl|nft) [^;]*?[^;,. ])"
        "(?=\\.?$|;|, | \\(| (?:and|brings|has|is|lists|or|says|shows|takes|tells)(?:[ ;]|$))"));
    return kCommand.match(remedy).captured(1);
}

}  // namespace apiary::gui
