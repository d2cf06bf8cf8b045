// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/crash_card.h"

#include <QClipboard>
#include <QDateTime>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimeZone>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/model/words.h"
#include "gui/widget/state_icon.h"

namespace apiary::gui {
namespace {

constexpr int kIconSize = 48;
constexpr int kLinesShown = 10;

QString joined(const std::vector<std::string>& lines, const char* between) {
    QStringList list;
    std::ranges::transform(lines, std::back_inserter(list), qt);
    return list.join(QLatin1String(between));
}

QPlainTextEdit* fixed_text(QWidget* parent, const QString& name, int lines) {
    auto* text = new QPlainTextEdit(parent);
    text->setReadOnly(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setAccessibleName(name);
    text->setTabChangesFocus(true);
    text->setFixedHeight(text->fontMetrics().lineSpacing() * (lines + 1) + text->frameWidth() * 2);
    return text;
}

}  // namespace

QString bug_report(const api::guests::Guest& guest, const QString& version) {
    // English, as those who read it are not the user.
    QStringList lines = {
        QStringLiteral("Guest %1 (Apiary %2)").arg(qt(guest.name), version),
    };
    if (const auto& end = guest.last_end) {
        lines << QStringLiteral("%1: %2").arg(
            QDateTime::fromSecsSinceEpoch(end->time, QTimeZone::UTC).toString(Qt::ISODate), qt(end->message));
        if (end->crash) {
            lines << qt(end->crash->summary);
            if (end->crash->probable_cause) {
                lines << QStringLiteral("Probable cause: ") + qt(*end->crash->probable_cause);
            }
            lines << QString() << QStringLiteral("Last on its console:") << joined(end->crash->console, "\n");
            if (end->crash->registers) {
                lines << QString() << QStringLiteral("Registers:") << joined(*end->crash->registers, "\n\n");
            }
        }
    }
    if (guest.definition) {
        lines << QString() << QStringLiteral("Definition:") << qt(ipc::encode(*guest.definition).dump(2));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

CrashCard::CrashCard(QWidget* parent)
    : QFrame(parent),
      title_(new QLabel(this)),
      when_(new QLabel(this)),
      cause_(new QLabel(this)),
      lines_(fixed_text(this, tr("Last lines on its console"), kLinesShown)),
      more_(new QToolButton(this)),
      registers_(fixed_text(this, tr("Registers"), kLinesShown)) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* icon = new QLabel(this);
    icon->setPixmap(state_icon(api::guests::State::Stopped, true).pixmap(kIconSize, kIconSize));
    icon->setAlignment(Qt::AlignTop);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    title_->setFont(bold);
    for (QLabel* label : {title_, when_, cause_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    more_->setText(tr("Registers"));
    more_->setCheckable(true);
    more_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    more_->setArrowType(Qt::RightArrow);
    more_->setAutoRaise(true);
    registers_->hide();
    connect(more_, &QToolButton::toggled, this, [this](bool open) {
        more_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        registers_->setVisible(open);
    });
    auto* copy = new QPushButton(theme_icon(QStringLiteral("edit-copy")), tr("&Copy for a bug report"), this);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(report_); });
    auto* start = new QPushButton(theme_icon(QStringLiteral("media-playback-start")), tr("Start &again"), this);
    connect(start, &QPushButton::clicked, this, &CrashCard::start_wanted);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(start);
    buttons->addWidget(copy);
    buttons->addStretch();
    auto* column = new QVBoxLayout;
    for (QWidget* each : {static_cast<QWidget*>(title_), static_cast<QWidget*>(when_), static_cast<QWidget*>(cause_),
                          static_cast<QWidget*>(lines_), static_cast<QWidget*>(more_),
                          static_cast<QWidget*>(registers_)}) {
        column->addWidget(each);
    }
    column->addLayout(buttons);
    auto* row = new QHBoxLayout(this);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(column, 1);
}

void CrashCard::show_end(const api::guests::Guest& guest, const QString& version) {
    const api::guests::End& end = *guest.last_end;
    report_ = bug_report(guest, version);
    title_->setText(sentence(qt(end.crash ? end.crash->summary : end.message)));
    when_->setText(time_text(end.time));
    const QString cause = end.crash ? qt(end.crash->probable_cause.value_or("")) : QString();
    cause_->setText(cause.isEmpty() ? QString() : tr("Probable cause: %1").arg(sentence(cause)));
    cause_->setVisible(!cause.isEmpty());
    lines_->setPlainText(end.crash ? joined(end.crash->console, "\n") : QString());
    lines_->setVisible(end.crash && !end.crash->console.empty());
    lines_->moveCursor(QTextCursor::End);
    const bool has_registers = end.crash && end.crash->registers;
    registers_->setPlainText(has_registers ? joined(*end.crash->registers, "\n\n") : QString());
    more_->setVisible(has_registers);
    registers_->setVisible(has_registers && more_->isChecked());
}

}  // namespace apiary::gui
