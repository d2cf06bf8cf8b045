// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/widget/field_message.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QStyle>

#include "backend/base/size.h"
#include "gui/widget/size_edit.h"

namespace apiary::gui {
namespace {

QIcon icon_of(FieldProblem::Level level, const QStyle* style) {
    switch (level) {
        case FieldProblem::Level::Note:
            return QIcon::fromTheme(QStringLiteral("dialog-information"),
                                    style->standardIcon(QStyle::SP_MessageBoxInformation));
        case FieldProblem::Level::Warning:
            return QIcon::fromTheme(QStringLiteral("dialog-warning"),
                                    style->standardIcon(QStyle::SP_MessageBoxWarning));
        case FieldProblem::Level::Missing:
        case FieldProblem::Level::Error: break;
    }
    return QIcon::fromTheme(QStringLiteral("dialog-error"), style->standardIcon(QStyle::SP_MessageBoxCritical));
}

/// Sizes are offered in the words of the helper, and shown in the user's.
QString shown_offer(const QString& offer) {
    const auto bytes = parse_size(offer.toStdString());
    return bytes ? exact_size_text(static_cast<std::int64_t>(*bytes)) : offer;
}

}  // namespace

FieldMessage::FieldMessage(QWidget* parent) : QWidget(parent), icon_(new QLabel(this)), text_(new QLabel(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(icon_, 0, Qt::AlignTop);
    layout->addWidget(text_, 1);
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::RichText);
    text_->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(text_, &QLabel::linkActivated, this, [this] {
        if (shown_) {
            emit offer_taken(shown_offer(shown_->offer));
        }
    });
    hide();
}

void FieldMessage::show_problem(const std::optional<FieldProblem>& problem) {
    if (problem == shown_) {
        return;
    }
    shown_ = problem;
    setVisible(problem.has_value());
    if (!problem) {
        text_->clear();
        return;
    }
    const int size = fontMetrics().height();
    icon_->setPixmap(icon_of(problem->level, style()).pixmap(QSize(size, size), devicePixelRatioF()));
    QString text = problem->text.toHtmlEscaped();
    if (!problem->offer.isEmpty()) {
        text += QStringLiteral(" <a href=\"take\">%1</a>")
                    .arg(tr("Use “%1”").arg(shown_offer(problem->offer)).toHtmlEscaped());
    }
    text_->setText(text);
    text_->setAccessibleName(problem->text);
}

QString FieldMessage::text() const {
    return shown_ ? shown_->text : QString();
}

}  // namespace apiary::gui
