// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/widget/notices.h"

#include <KMessageWidget>
#include <QAction>
#include <QTimer>
#include <QVBoxLayout>

#include "gui/widget/state_icon.h"

namespace apiary::gui {
namespace {

KMessageWidget::MessageType type_of(Notices::Kind kind) {
    switch (kind) {
        case Notices::Kind::Information: return KMessageWidget::Information;
        case Notices::Kind::Success: return KMessageWidget::Positive;
        case Notices::Kind::Warning: return KMessageWidget::Warning;
        case Notices::Kind::Error: return KMessageWidget::Error;
    }
    return KMessageWidget::Information;
}

/// What comes from elsewhere is text, never markup.
QString rich(const Failure& text) {
    QString html = QStringLiteral("<b>%1</b>").arg(text.cause.toHtmlEscaped());
    if (!text.remedy.isEmpty()) {
        html += QStringLiteral("<br/>%1").arg(text.remedy.toHtmlEscaped());
    }
    if (!text.detail.isEmpty()) {
        html += QStringLiteral("<br/><small>%1</small>").arg(text.detail.toHtmlEscaped());
    }
    return html;
}

}  // namespace

Notices::Notices(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins({});
    column_->setSpacing(0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
}

void Notices::show_notice(Notice notice) {
    if (!notice.key.isEmpty()) {
        remove(notice.key);
    }
    while (count() >= kMost) {
        drop(qobject_cast<KMessageWidget*>(column_->itemAt(0)->widget()));
    }
    auto* widget = new KMessageWidget(this);
    widget->setObjectName(notice.key);
    widget->setPosition(KMessageWidget::Header);
    widget->setWordWrap(true);
    widget->setMessageType(type_of(notice.kind));
    widget->setText(rich(notice.text));
    widget->setAccessibleName(notice.text.cause);
    widget->setProperty("plain", QStringList{notice.text.cause, notice.text.remedy, notice.text.detail}.join(QLatin1Char('\n')));
    for (Action& action : notice.actions) {
        auto* button = new QAction(action.text, widget);
        connect(button, &QAction::triggered, this, [this, widget, run = std::move(action.run)] {
            drop(widget);
            run();
        });
        widget->addAction(button);
    }
    connect(widget, &KMessageWidget::hideAnimationFinished, this, [this, widget] { drop(widget); });
    column_->addWidget(widget);
    widget->animatedShow();
    if (notice.seconds > 0) {
        QTimer::singleShot(std::chrono::seconds(notice.seconds), widget, [this, widget] { drop(widget); });
    }
}

void Notices::drop(KMessageWidget* widget) {
    column_->removeWidget(widget);
    widget->hide();
    widget->deleteLater();
}

void Notices::remove(const QString& key) {
    for (int i = column_->count() - 1; i >= 0; --i) {
        auto* widget = qobject_cast<KMessageWidget*>(column_->itemAt(i)->widget());
        if (widget != nullptr && widget->objectName() == key) {
            drop(widget);
        }
    }
}

qsizetype Notices::count() const {
    return column_->count();
}

QStringList Notices::texts() const {
    QStringList texts;
    for (int i = 0; i < column_->count(); ++i) {
        texts << column_->itemAt(i)->widget()->property("plain").toString();
    }
    return texts;
}

}  // namespace apiary::gui
