// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/create/tile.h"

#include <QEvent>
#include <QGridLayout>
#include <QIcon>
#include <QLabel>
#include <QPainter>
#include <QStyle>

#include "gui/model/words.h"

namespace apiary::gui {
namespace {

constexpr qreal kRadius = 5;

QColor mixed(const QColor& one, const QColor& other, qreal share) {
    return QColor::fromRgbF(static_cast<float>(one.redF() * (1 - share) + other.redF() * share),
                            static_cast<float>(one.greenF() * (1 - share) + other.greenF() * share),
                            static_cast<float>(one.blueF() * (1 - share) + other.blueF() * share));
}

}  // namespace

Tile::Tile(const QIcon& icon, const QString& name, const QString& sentence, QWidget* parent)
    : QAbstractButton(parent),
      sentence_text_(sentence),
      picture_(icon),
      icon_label_(new QLabel(this)),
      name_label_(new QLabel(this)),
      sentence_label_(new QLabel(sentence, this)) {
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setText(name);  // For the mnemonic and assistive technology; the label shows it without its mark.
    QFont bold = font();
    bold.setBold(true);
    name_label_->setFont(bold);
    name_label_->setText(name);
    name_label_->setBuddy(this);
    sentence_label_->setWordWrap(true);
    auto* layout = new QGridLayout(this);
    const int margin = fontMetrics().height() * 2 / 3;
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setHorizontalSpacing(margin);
    layout->setVerticalSpacing(fontMetrics().height() / 5);
    layout->addWidget(icon_label_, 0, 0, 2, 1, Qt::AlignTop);
    layout->addWidget(name_label_, 0, 1);
    layout->addWidget(sentence_label_, 1, 1, Qt::AlignTop);
    layout->setColumnStretch(1, 1);
    layout->setRowStretch(1, 1);
    for (QLabel* label : {icon_label_, name_label_, sentence_label_}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setAccessibleName(without_mnemonic(name));
    setAccessibleDescription(sentence);
    show_icon();
}

void Tile::set_reason(const QString& reason) {
    setEnabled(reason.isEmpty());
    sentence_label_->setText(reason.isEmpty() ? sentence_text_ : reason);
    setToolTip(reason);
    setAccessibleDescription(sentence_label_->text());
}

QSize Tile::sizeHint() const {
    return layout()->sizeHint();
}

QSize Tile::minimumSizeHint() const {
    return layout()->minimumSize();
}

void Tile::show_icon() {
    const int size = style()->pixelMetric(QStyle::PM_LargeIconSize, nullptr, this);
    icon_label_->setPixmap(
        picture_.pixmap(QSize(size, size), devicePixelRatioF(), isEnabled() ? QIcon::Normal : QIcon::Disabled));
}

void Tile::changeEvent(QEvent* event) {
    if (event->type() == QEvent::EnabledChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::PaletteChange) {
        show_icon();
    }
    QAbstractButton::changeEvent(event);
}

void Tile::enterEvent(QEnterEvent* event) {
    update();
    QAbstractButton::enterEvent(event);
}

void Tile::leaveEvent(QEvent* event) {
    update();
    QAbstractButton::leaveEvent(event);
}

void Tile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette& colors = palette();
    const QColor text = colors.color(QPalette::WindowText), accent = colors.color(QPalette::Highlight);
    QColor fill = colors.color(QPalette::Base);
    QColor frame = mixed(colors.color(QPalette::Window), text, 0.25);
    if (isChecked()) {
        fill = mixed(fill, accent, 0.18);
        frame = accent;
    } else if (isEnabled() && (underMouse() || isDown())) {
        fill = mixed(fill, accent, 0.08);
        frame = mixed(frame, accent, 0.6);
    } else if (!isEnabled()) {
        fill = colors.color(QPalette::Window);
    }
    const qreal width = isChecked() || hasFocus() ? 2 : 1;
    const QRectF edge = QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter.setPen(QPen(hasFocus() ? accent : frame, width));
    painter.setBrush(fill);
    painter.drawRoundedRect(edge, kRadius, kRadius);
    if (hasFocus()) {
        QPen dots(text, 1, Qt::DotLine);
        painter.setPen(dots);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(edge.adjusted(3, 3, -3, -3), kRadius - 2, kRadius - 2);
    }
}

}  // namespace apiary::gui
