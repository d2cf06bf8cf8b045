// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/text_page.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include "gui/host/text_intake.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/state_icon.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {

TextPage::TextPage(Helper& helper, const Words& words, Keep keep, QWidget* parent)
    : QueryPage(helper, parent),
      keep_(keep),
      text_(new TextIntake(this)),
      both_(new QSplitter(Qt::Vertical, this)),
      cut_(new QLabel(this)) {
    auto* explanation = new QLabel(words.explanation, this);
    wrap_in_width(explanation);
    wrap_in_width(cut_);
    cut_->setObjectName(QStringLiteral("cut"));
    cut_->hide();
    text_->setPlaceholderText(words.placeholder);
    text_->setAccessibleName(words.name);
    text_->setObjectName(QStringLiteral("text"));
    auto* upper = new QWidget(this);
    auto* column = new QVBoxLayout(upper);
    column->setContentsMargins({});
    column->addWidget(text_, 1);
    column->addWidget(cut_);
    column->addWidget(new_buttons(words));
    both_->setChildrenCollapsible(false);
    both_->addWidget(upper);
    body()->addWidget(explanation);
    body()->addWidget(both_, 1);
    setFocusProxy(text_);
    connect(text_, &QPlainTextEdit::textChanged, this, &TextPage::change);
    connect(text_, &TextIntake::file_given, this, &TextPage::open_file);
    connect(text_, &TextIntake::text_given, this, &TextPage::begin);
    connect(text_, &TextIntake::finished, this, &TextPage::begin);
}

QWidget* TextPage::new_buttons(const Words& words) {
    auto* all = new QWidget(this);
    button_text_ = words.button;
    ask_ = new QPushButton(button_text_, all);
    open_ = new QPushButton(theme_icon(QStringLiteral("document-open")), tr("&Open a file…"), all);
    clear_ = new QPushButton(theme_icon(QStringLiteral("edit-clear-all")), tr("C&lear"), all);
    auto* command = new QPushButton(theme_icon(QStringLiteral("utilities-terminal")), tr("Sho&w command"), all);
    ask_->setObjectName(QStringLiteral("ask"));
    ask_->setToolTip(tr("Ctrl+Enter in the text does the same"));
    open_->setObjectName(QStringLiteral("open"));
    clear_->setObjectName(QStringLiteral("clear"));
    command->setObjectName(QStringLiteral("show_command"));
    connect(ask_, &QPushButton::clicked, this, [this] { is_asking() ? cancel() : begin(); });
    connect(open_, &QPushButton::clicked, this, &TextPage::browse);
    connect(clear_, &QPushButton::clicked, this, [this] {
        text_->clear();
        text_->setFocus();
    });
    connect(command, &QPushButton::clicked, this, [this] { show_command(this, windowTitle(), this->command(file_)); });
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins({});
    for (QPushButton* button : {ask_, open_, clear_, command}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    return all;
}

void TextPage::set_result(QWidget* result) {
    result_ = result;
    both_->addWidget(result);
    both_->setStretchFactor(0, 1);
    both_->setStretchFactor(1, 3);
    result->hide();
    refresh();
}

void TextPage::show_result(bool shown) {
    if (result_ != nullptr && result_->isHidden() == shown) {
        result_->setVisible(shown);
        const int all = both_->height();
        both_->setSizes({all / 4, all - all / 4});
    }
}

bool TextPage::shows_something() const {
    return result_ != nullptr && !result_->isHidden();
}

QString TextPage::text() const {
    return text_->toPlainText();
}

void TextPage::focus_text() {
    text_->setFocus();
}

void TextPage::set_text(const QString& text) {
    {
        const QScopedValueRollback whole(is_set_, true);
        text_->setPlainText(text);
    }
    file_.clear();
    change();
    begin();
}

void TextPage::browse() {
    auto* dialog = new QFileDialog(this, without_mnemonic(open_->text()), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    if (!file_.isEmpty()) {
        dialog->setDirectory(QFileInfo(file_).path());
    }
    connect(dialog, &QFileDialog::fileSelected, this, &TextPage::open_file);
    dialog->open();
}

void TextPage::open_file(const QString& path) {
    const int this_one = ++reading_;
    read_text_file(path, this, [this, path, this_one](const TextFile& file) {
        if (this_one == reading_) {
            take(file, path);
        }
    });
}

void TextPage::take(const TextFile& file, const QString& path) {
    if (!file.failure.cause.isEmpty()) {
        tell(file.failure);
        return;
    }
    set_text(file.text);
    file_ = path;
}

/// What was found is of another text now.
void TextPage::change() {
    if (is_set_) {
        return;
    }
    ++reading_;
    file_.clear();
    cut_->hide();
    show_result(false);
    cancel();
    tell_nothing();
}

void TextPage::begin() {
    const QString whole = text();
    const QString part = fitting_a_call(whole, keep_);
    if (part.trimmed().isEmpty()) {
        tell({.cause = tr("There is no text yet."), .remedy = text_->placeholderText(), .detail = {}});
        text_->setFocus();
        return;
    }
    cut_->setText(keep_ == Keep::Beginning
                      ? tr("It is long: the first %1 were looked at.").arg(size_text(part.toUtf8().size()))
                      : tr("It is long: the last %1 were looked at.").arg(size_text(part.toUtf8().size())));
    cut_->setVisible(part.size() != whole.size());
    ask_about(part);
}

void TextPage::show_state() {
    ask_->setText(is_asking() ? tr("&Cancel") : button_text_);
    ask_->setEnabled(is_connected() || is_asking());
    clear_->setEnabled(!text_->document()->isEmpty());
}

}  // namespace apiary::gui
