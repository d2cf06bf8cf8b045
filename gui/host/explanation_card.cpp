// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/explanation_card.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "gui/model/assessment_rows.h"
#include "gui/model/host_texts.h"
#include "gui/model/words.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {
namespace {

constexpr auto kSelectable = Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;

}  // namespace

ExplanationCard::ExplanationCard(const api::host::Explanation& explanation, QWidget* parent) : QFrame(parent) {
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setObjectName(QStringLiteral("card"));
    const auto new_text = [this](const QString& text, const char* name) {
        auto* label = new QLabel(text, this);
        wrap_in_width(label);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(kSelectable);
        label->setObjectName(QLatin1String(name));
        return label;
    };
    QLabel* const line = new_text(qt(explanation.line), "line");
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setBold(true);
    line->setFont(fixed);
    line->setAccessibleName(tr("Message: %1").arg(line->text()));
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignTrailing | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [&](const QString& label, const QString& text, const char* name) {
        QLabel* const value = new_text(text, name);
        value->setAccessibleName(label + u' ' + text);
        form->addRow(label, value);
    };
    add(tr("Cause:"), sentence(host_text(explanation.cause)), "cause");
    add(tr("Remedy:"), sentence(host_text(explanation.remedy)), "remedy");
    if (const QString command = command_in(qt(explanation.remedy)); !command.isEmpty()) {
        auto* view = new CommandLineView(this);
        view->set_command(command);
        view->setObjectName(QStringLiteral("remedy_command"));
        form->addRow(QString(), view);
    }
    add(tr("How sure:"), sureness_text(explanation.sureness), "sureness");
    add(tr("Source:"), qt(explanation.source), "source");
    auto* column = new QVBoxLayout(this);
    column->addWidget(line);
    column->addLayout(form);
    setAccessibleName(line->text());
}

}  // namespace apiary::gui
