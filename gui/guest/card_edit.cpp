// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/card_edit.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/guest/forward_list.h"
#include "gui/model/definition_change.h"
#include "gui/model/words.h"

namespace apiary::gui {
namespace {

using api::guests::Network;
using api::guests::NetworkKind;

constexpr int kOff = -1;
constexpr int kUser = static_cast<int>(NetworkKind::User), kTap = static_cast<int>(NetworkKind::Tap);

/// As the helper has it: six bytes, the first an even number, as others are addresses of many.
bool is_mac(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^[0-9a-f][02468ace](:[0-9a-f]{2}){5}$"),
                                         QRegularExpression::CaseInsensitiveOption);
    return form.match(text).hasMatch();
}

std::optional<std::string> unless_empty(const QString& text) {
    return text.isEmpty() ? std::nullopt : std::optional(text.toStdString());
}

}  // namespace

CardEdit::CardEdit(FieldNotes& notes, QWidget* parent)
    : QGroupBox(parent),
      notes_(notes),
      form_(new QFormLayout(this)),
      kind_(new QComboBox(this)),
      hint_(new QLabel(this)),
      counters_(new QLabel(this)),
      tap_(new QLineEdit(this)),
      mac_(new QLineEdit(this)),
      forwards_(new ForwardList(notes, this)),
      note_(new FieldMessage(this)),
      tap_note_(new FieldMessage(this)),
      mac_note_(new FieldMessage(this)) {
    kind_->setObjectName(QStringLiteral("kind"));
    kind_->setAccessibleName(tr("What the card is connected to"));
    kind_->addItem(tr("Nothing: the card is not there"), kOff);
    kind_->addItem(tr("This computer’s network (NAT)"), kUser);
    kind_->addItem(tr("A tap device"), kTap);
    kind_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    hint_->setWordWrap(true);
    hint_->setForegroundRole(QPalette::PlaceholderText);
    tap_->setObjectName(QStringLiteral("tap"));
    tap_->setAccessibleName(tr("Name of the tap device"));
    tap_->setPlaceholderText(QStringLiteral("tap0"));
    mac_->setObjectName(QStringLiteral("mac"));
    mac_->setAccessibleName(tr("MAC address"));
    mac_->setPlaceholderText(tr("Chosen when the change is applied"));
    counters_->setObjectName(QStringLiteral("counters"));
    counters_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    static_cast<QVBoxLayout*>(add_row(tr("&Connected to:"), kind_, note_)->layout())->insertWidget(1, hint_);
    add_row(tr("&Device:"), tap_, tap_note_);
    form_->addRow(tr("Port forwards:"), forwards_);
    add_row(tr("&MAC address:"), mac_, mac_note_);
    form_->addRow(tr("Traffic:"), counters_);
    connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
        show_kind();
        emit edited();
    });
    connect(tap_, &QLineEdit::textChanged, this, &CardEdit::edited);
    connect(mac_, &QLineEdit::textChanged, this, &CardEdit::edited);
    connect(forwards_, &ForwardList::edited, this, &CardEdit::edited);
    show_kind();
    show_counters({});
}

QWidget* CardEdit::add_row(const QString& label, QWidget* field, FieldMessage* note) {
    auto* all = new QWidget(this);
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins({});
    const bool narrow = field->sizePolicy().horizontalPolicy() == QSizePolicy::Maximum;
    column->addWidget(field, 0, narrow ? Qt::AlignLeading : Qt::Alignment());
    column->addWidget(note);
    auto* words = new QLabel(label, this);
    words->setBuddy(field);
    form_->addRow(words, all);
    return all;
}

void CardEdit::set_place(std::size_t place) {
    field_ = QStringLiteral("networks[%1]").arg(place);
    notes_.put(field_, note_, kind_);
    notes_.put(field_ + QStringLiteral(".tap"), tap_note_, tap_);
    notes_.put(field_ + QStringLiteral(".mac"), mac_note_, mac_);
    forwards_->set_field(field_ + QStringLiteral(".forwards"));
}

void CardEdit::show_card(const std::optional<Network>& card) {
    shown_ = card;
    const Network known = card.value_or(Network());
    kind_->setCurrentIndex(kind_->findData(card ? static_cast<int>(card->kind) : kOff));
    tap_->setText(qt(known.tap.value_or("")));
    mac_->setText(qt(known.mac.value_or("")));
    forwards_->show_forwards(known.forwards.value_or(std::vector<api::guests::Forward>()));
    show_kind();
}

void CardEdit::choose(NetworkKind kind) {
    kind_->setCurrentIndex(kind_->findData(static_cast<int>(kind)));
}

bool CardEdit::is_off() const {
    return kind_->currentData().toInt() == kOff;
}

std::optional<Network> CardEdit::card() const {
    if (is_off()) {
        return std::nullopt;
    }
    Network card = shown_.value_or(Network());
    card.kind = static_cast<NetworkKind>(kind_->currentData().toInt());
    card.mac = unless_empty(mac_->text().trimmed());
    if (card.kind == NetworkKind::User) {
        card.tap.reset();
        card.forwards = kept(card.forwards, forwards_->forwards(), {});
    } else {
        card.tap = tap_->text().toStdString();
        card.forwards.reset();
    }
    return card;
}

void CardEdit::show_kind() {
    const int kind = kind_->currentData().toInt();
    hint_->setText(
        kind == kUser
            ? tr("The guest reaches what this computer reaches. Nobody reaches the guest, but through forwarded ports.")
        : kind == kTap ? tr("The guest is a neighbour of this computer on a network of your own making. An "
                            "administrator makes the device.")
                       : tr("The guest has no network by this card."));
    form_->setRowVisible(tap_->parentWidget(), kind == kTap);
    form_->setRowVisible(forwards_, kind == kUser);
    form_->setRowVisible(mac_->parentWidget(), kind != kOff);
}

QList<FieldProblem> CardEdit::check() const {
    QList<FieldProblem> problems;
    const int kind = kind_->currentData().toInt();
    if (kind == kUser) {
        problems << forwards_->check();
    } else if (kind == kTap) {
        NewGuest guest;
        guest.network = NewGuest::Network::Tap;
        guest.tap = tap_->text();
        for (FieldProblem problem : check_new_guest(guest, {})) {
            if (problem.field == QLatin1String("networks[0].tap")) {
                problem.field = field_ + QStringLiteral(".tap");
                // The helper may have taken a name that is no usual one.
                if (shown_ && shown_->tap && tap_->text() == qt(*shown_->tap)) {
                    problem.level = std::min(problem.level, FieldProblem::Level::Warning);
                }
                problems << problem;
            }
        }
    }
    const QString mac = mac_->text().trimmed();
    if (kind != kOff && !mac.isEmpty() && !is_mac(mac)) {
        problems << FieldProblem{
            FieldProblem::Level::Error,
            field_ + QStringLiteral(".mac"),
            tr("“%1” is no address of a network card. Give six bytes in hexadecimal, the first an even number, such "
               "as 02:00:00:12:34:56, or nothing to have one chosen.")
                .arg(mac),
            {}};
    }
    return problems;
}

void CardEdit::show_counters(const std::optional<api::guests::NetworkStatistics>& counters) {
    form_->setRowVisible(counters_, counters.has_value());
    if (counters) {
        QString text =
            tr("%1 received, %2 sent").arg(size_text(counters->received_bytes), size_text(counters->sent_bytes));
        if (counters->dropped_frames > 0) {
            text +=
                QStringLiteral("; ") + tr("%n packet(s) dropped", nullptr,
                                          static_cast<int>(std::min<std::int64_t>(counters->dropped_frames, INT_MAX)));
        }
        counters_->setText(text);
        counters_->setAccessibleName(text);
    }
}

}  // namespace apiary::gui
