// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/message_page.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include "gui/host/explanation_card.h"
#include "gui/model/command_line.h"

namespace apiary::gui {

MessagePage::MessagePage(Helper& helper, QWidget* parent)
    : TextPage(helper,
               {.explanation = tr("Messages of bhyve, vmm.ko, KVM, QEMU, taps and bridges, and of Apiary itself are "
                                  "explained: one line, or a whole log with some of them in it. The text stays on this "
                                  "computer."),
                .placeholder = tr("Paste or type the message here, drop a log, or open one."),
                .name = tr("Message or log"),
                .button = tr("E&xplain")},
               Keep::End, parent),
      cards_(new QScrollArea(this)) {
    cards_->setObjectName(QStringLiteral("cards"));
    cards_->setAccessibleName(tr("What was recognised"));
    cards_->setWidgetResizable(true);
    cards_->setFrameShape(QFrame::NoFrame);
    cards_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    cards_->setBackgroundRole(QPalette::Window);
    setWindowTitle(tr("What does this error mean?"));
    set_result(cards_);
}

void MessagePage::ask_about(const QString& text) {
    ask<api::host::Explain>({.text = text.toStdString()},
                            [this](const api::host::Explain::Reply& reply) { take(reply.explanations); });
}

void MessagePage::take(const std::vector<api::host::Explanation>& explanations) {
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins({});
    for (const api::host::Explanation& each : explanations) {
        column->addWidget(new ExplanationCard(each, all));
    }
    column->addStretch(1);
    cards_->setWidget(all);
    show_result(!explanations.empty());
    if (explanations.empty()) {
        tell({.cause = tr("No message that Apiary knows is in this text."),
              .remedy =
                  tr("Give the line as the program printed it, or the whole log. If it is there and not explained, "
                     "report it with what you did: then the next version knows it."),
              .detail = {}});
    }
}

QString MessagePage::command(const QString& file) const {
    const QString verb = QStringLiteral("apiaryctl%1 explain ").arg(helper().command_line_option());
    if (!file.isEmpty()) {
        return verb + QStringLiteral("- <") + shell_word(file);
    }
    const QString message = text().trimmed();
    constexpr qsizetype kLongest = 500;
    const bool one_line = !message.isEmpty() && !message.contains(u'\n') && message.size() <= kLongest;
    if (!one_line) {
        return verb + u'-';
    }
    return verb + (message.startsWith(u'-') ? QStringLiteral("-- ") : QString()) + shell_word(message);
}

}  // namespace apiary::gui
