// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/widget/size_edit.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QStyleOptionSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <bit>

#include "backend/base/size.h"

namespace apiary::gui {
namespace {

constexpr std::int64_t kMiB = 1 << 20, kGiB = 1 << 30;

/// Whether what stands behind the separator at `at` is a group of three digits of a whole number.
bool separates_groups(const QString& text, qsizetype at) {
    qsizetype digits = 0;
    while (at + 1 + digits < text.size() && text[at + 1 + digits].isDigit()) {
        ++digits;
    }
    return digits == 3 && at > 0 && text.left(at) != QLatin1String("0");
}

/// As parse_size() takes it: digits 0 to 9, a point, units in English.
QString plain_text(const QString& text, const QLocale& locale) {
    const QString written = text.simplified();
    const QString decimal = locale.decimalPoint(), group = locale.groupSeparator();
    QString plain;
    for (qsizetype i = 0; i < written.size(); ++i) {
        const QChar c = written[i];
        if (c.digitValue() >= 0) {
            plain += QChar(u'0' + c.digitValue());
        } else if (QString(c) == group && separates_groups(written, i)) {
            continue;
        } else if (QString(c) == decimal || c == QChar(0x066B)) {
            plain += u'.';
        } else if (c == QChar(0x00A0) || c == QChar(0x202F)) {
            plain += u' ';
        } else if (c == u'o' || c == u'O') {
            plain += u'B';  // French has octets: Go, Mio.
        } else {
            plain += c;
        }
    }
    return plain;
}

bool is_number(const QString& plain) {
    bool number = false;
    const double value = plain.toDouble(&number);
    return number && value > 0 && std::ranges::all_of(plain, [](QChar c) { return c.isDigit() || c == u'.'; });
}

}  // namespace

std::optional<std::int64_t> size_of_text(const QString& text, const QLocale& locale) {
    const auto bytes = parse_size(plain_text(text, locale).toStdString());
    return bytes && *bytes <= static_cast<std::uint64_t>(INT64_MAX) ? std::optional(static_cast<std::int64_t>(*bytes))
                                                                    : std::nullopt;
}

QString size_meant(const QString& text, const QLocale& locale) {
    const QString plain = plain_text(text, locale);
    if (!is_number(plain)) {
        return {};
    }
    // Nobody means 2048 GiB of memory, and nobody 8 MiB.
    const auto bytes = parse_size((plain + (plain.toDouble() < 64 ? u'G' : u'M')).toStdString());
    return bytes && *bytes <= static_cast<std::uint64_t>(INT64_MAX)
               ? exact_size_text(static_cast<std::int64_t>(*bytes), locale)
               : QString();
}

QString exact_size_text(std::int64_t bytes, const QLocale& locale) {
    const QString exact =
        QString::fromStdString(format_size(static_cast<std::uint64_t>(std::max<std::int64_t>(bytes, 0))));
    QString number = exact.chopped(1);
    const QChar unit = exact.back();
    number.replace(u'.', locale.decimalPoint());
    return unit == u'B' ? number + QLatin1String(" B") : number + u' ' + unit + QLatin1String("iB");
}

SizeSpinBox::SizeSpinBox(QWidget* parent)
    : QAbstractSpinBox(parent), least_(kMiB), most_(std::int64_t{64} << 40), step_(kGiB) {
    connect(lineEdit(), &QLineEdit::textChanged, this, &SizeSpinBox::edited);
}

void SizeSpinBox::set_range(std::int64_t least, std::int64_t most) {
    least_ = least;
    most_ = std::max(least, most);
}

void SizeSpinBox::set_size(std::int64_t bytes) {
    set_text(exact_size_text(bytes, locale()));
}

void SizeSpinBox::set_text(const QString& text) {
    lineEdit()->setText(text);
}

void SizeSpinBox::step_to(std::int64_t bytes) {
    set_size(std::clamp(bytes, least_, most_));
    selectAll();
}

void SizeSpinBox::stepBy(int steps) {
    const std::int64_t now = size().value_or(size_of_text(size_meant(text(), locale()), locale()).value_or(least_));
    // To the next power of two, so that odd values come back to round ones.
    const auto from = static_cast<std::uint64_t>(std::clamp(now, least_, most_));
    const auto floor = static_cast<std::int64_t>(std::bit_floor(from));
    if (steps > 0) {
        step_to(floor > most_ / 2 ? most_ : floor * 2);
    } else if (steps < 0) {
        step_to(floor == now ? floor / 2 : floor);
    }
}

QAbstractSpinBox::StepEnabled SizeSpinBox::stepEnabled() const {
    const std::int64_t now = size().value_or(least_ + 1);
    StepEnabled enabled = StepNone;
    enabled.setFlag(StepUpEnabled, now < most_ && !isReadOnly());
    enabled.setFlag(StepDownEnabled, now > least_ && !isReadOnly());
    return enabled;
}

void SizeSpinBox::keyPressEvent(QKeyEvent* event) {
    const bool up = event->key() == Qt::Key_PageUp;
    if ((up || event->key() == Qt::Key_PageDown) && !isReadOnly()) {
        const std::int64_t now = size().value_or(least_);
        step_to(up ? (now > most_ - step_ ? most_ : now + step_) : now - step_);
        return;
    }
    QAbstractSpinBox::keyPressEvent(event);
}

QSize SizeSpinBox::sizeHint() const {
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const QSize content(fontMetrics().horizontalAdvance(QStringLiteral("00000,00 MiB ")),
                        lineEdit()->sizeHint().height());
    return style()->sizeFromContents(QStyle::CT_SpinBox, &option, content, this);
}

SizeEdit::SizeEdit(QWidget* parent) : QWidget(parent), spin_(new SizeSpinBox(this)), offer_(new QLabel(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(spin_);
    layout->addWidget(offer_);
    offer_->setObjectName(QStringLiteral("offer"));
    offer_->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
    offer_->hide();
    setFocusProxy(spin_);
    connect(spin_, &SizeSpinBox::edited, this, [this] {
        look();
        emit changed();
    });
    connect(offer_, &QLabel::linkActivated, this, &SizeEdit::take_offer);
}

void SizeEdit::set_size(std::int64_t bytes) {
    if (size() != bytes) {
        spin_->set_size(bytes);
    }
}

void SizeEdit::set_text(const QString& text) {
    spin_->set_text(text);
}

void SizeEdit::set_name(const QString& name) {
    spin_->setAccessibleName(name);
}

void SizeEdit::look() {
    const QString meant = size_meant(spin_->text(), locale());
    offer_->setVisible(!meant.isEmpty());
    offer_->setText(meant.isEmpty()
                        ? QString()
                        : QStringLiteral("<a href=\"take\">%1</a>").arg(tr("%1?").arg(meant).toHtmlEscaped()));
    offer_->setAccessibleName(meant.isEmpty() ? QString() : tr("Did you mean %1?").arg(meant));
    offer_->setToolTip(meant.isEmpty() ? QString() : tr("Did you mean %1?").arg(meant));
}

void SizeEdit::take_offer() {
    const QString meant = size_meant(spin_->text(), locale());
    if (!meant.isEmpty()) {
        spin_->set_text(meant);
        spin_->setFocus();
    }
}

}  // namespace apiary::gui
