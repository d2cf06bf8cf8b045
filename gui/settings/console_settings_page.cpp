// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/settings/console_settings_page.h"

#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>

#include "gui/model/words.h"
#include "gui/settings/choice_box.h"
#include "gui/settings/font_edit.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {
namespace {

/// What a line of 80 characters takes in QTermWidget, with all that belongs to it.
constexpr std::int64_t kBytesOfLine = 1'024;

/// What a guest says, not words of ours: letters and digits that fonts confuse, and lines that must join.
QString sample() {
    return QStringLiteral(
        "guest login: root\n"
        "# uname -sr; ls -l /dev/vda\n"
        "Linux 6.12.0\n"
        "brw-rw---- 1 root disk 254, 0 /dev/vda\n"
        "0O 1lI| {}[]() ~-_ ├─┤ ░▒▓█\n"
        "# ");
}

}  // namespace

ConsoleSettingsPage::ConsoleSettingsPage(const QList<ConsoleScheme>& schemes, QWidget* parent)
    : QWidget(parent),
      font_(new FontEdit(this)),
      history_(new QSpinBox(this)),
      memory_(new QLabel(this)),
      preview_(new QLabel(sample(), this)) {
    auto* form = new QFormLayout(this);
    font_->setObjectName(QStringLiteral("kcfg_ConsoleFont"));
    form->addRow(tr("&Font:"), font_);

    preview_->setObjectName(QStringLiteral("preview"));
    preview_->setAccessibleName(tr("Preview of the console font"));
    preview_->setFrameStyle(QFrame::StyledPanel | QFrame::Sunken);
    preview_->setBackgroundRole(QPalette::Base);
    preview_->setForegroundRole(QPalette::Text);
    preview_->setAutoFillBackground(true);
    preview_->setMargin(6);
    preview_->setTextFormat(Qt::PlainText);
    // What a console shows runs from left to right in all languages.
    preview_->setLayoutDirection(Qt::LeftToRight);
    preview_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    // A large font is cut off; it would push the window apart.
    preview_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    preview_->setMinimumSize(1, fontMetrics().lineSpacing() * 8);
    form->addRow(QString(), preview_);

    auto* scheme = new ChoiceBox(this);
    scheme->setObjectName(QStringLiteral("kcfg_ConsoleScheme"));
    scheme->setAccessibleName(tr("Colours of consoles"));
    scheme->setToolTip(tr("Colours of all consoles; a console can be given others for a while in its own menu"));
    scheme->add({}, tr("Light or dark, as the desktop"));
    for (const ConsoleScheme& each : schemes) {
        scheme->add(each.name, each.title);
    }
    form->addRow(tr("&Colours:"), scheme);

    history_->setObjectName(QStringLiteral("kcfg_ConsoleHistory"));
    history_->setAccessibleName(tr("History of consoles, lines"));
    history_->setToolTip(tr("How far a console can be scrolled back. Lines beyond are only in the guest's log."));
    history_->setGroupSeparatorShown(true);
    history_->setSingleStep(1'000);
    history_->setSuffix(tr(" lines"));
    form->addRow(tr("&History:"), history_);
    wrap_in_width(memory_);
    form->addRow(QString(), memory_);

    connect(font_, &FontEdit::chosen_changed, this, &ConsoleSettingsPage::show_preview);
    connect(history_, &QSpinBox::valueChanged, this, &ConsoleSettingsPage::show_memory);
    show_preview();
    show_memory();
}

QFont ConsoleSettingsPage::preview_font() const {
    return preview_->font();
}

void ConsoleSettingsPage::show_preview() {
    preview_->setFont(font_->chosen());
}

void ConsoleSettingsPage::show_memory() {
    memory_->setText(
        tr("Up to about %1 of memory for each open console").arg(size_text(history_->value() * kBytesOfLine)));
}

}  // namespace apiary::gui
