// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/set_up_form.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QStandardItemModel>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/model/host_texts.h"
#include "gui/model/network_words.h"
#include "gui/model/words.h"
#include "gui/widget/field_message.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {
namespace {

using api::network::Interface;
using api::network::Kind;
using api::network::SetUp;
using api::network::State;
using api::network::Tool;

constexpr int kLastVlan = 4094;  // IEEE 802.1Q.
enum Dhcp { kWhereItCan, kYes, kNo };

QLabel* new_hint(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    wrap_in_width(label);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QString reason_of(const Interface& interface) {
    return interface.obstacle ? sentence(host_text(interface.obstacle->text)) : QString();
}

const Tool* find_tool(const State& state, const char* name) {
    const auto found = std::ranges::find(state.tools, name, &Tool::name);
    return found == state.tools.end() ? nullptr : &*found;
}

std::optional<std::string> typed(const QLineEdit* line) {
    const QString text = line->text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(text.toStdString());
}

}  // namespace

SetUpForm::SetUpForm(QWidget* parent)
    : QWidget(parent),
      form_(new QFormLayout),
      obstacle_(new_hint({}, this)),
      nat_obstacle_(new_hint({}, this)),
      dhcp_hint_(new_hint({}, this)),
      no_guests_(
          new_hint(tr("There are no guests yet. Taps can be added for them by setting the network up anew."), this)),
      uplink_(new QComboBox(this)),
      dhcp_(new QComboBox(this)),
      vlan_(new QLineEdit(this)),
      subnet_(new QLineEdit(this)),
      name_(new QLineEdit(this)),
      guests_(new QListWidget(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    for (const auto& [kind, name] : {std::pair(Kind::Bridged, "kind_bridged"), std::pair(Kind::Nat, "kind_nat"),
                                     std::pair(Kind::HostOnly, "kind_host_only")}) {
        kinds_[kind] = add_kind(kind, name, column);
        if (kind != Kind::HostOnly) {
            QLabel* const obstacle = kind == Kind::Bridged ? obstacle_ : nat_obstacle_;
            obstacle->hide();
            obstacle->setIndent(style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth));
            obstacle->setObjectName(kind == Kind::Bridged ? QStringLiteral("bridged_obstacle")
                                                          : QStringLiteral("nat_obstacle"));
            column->addWidget(obstacle);
        }
    }
    column->addSpacing(fontMetrics().height() / 2);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(form_);
    column->addStretch(1);

    bridged_rows_ << add_field("uplink", tr("&Interface:"), uplink_) << add_field("vlan", tr("&VLAN tag:"), vlan_);
    own_rows_ << add_field("subnet", tr("This computer’s a&ddress there:"), subnet_)
              << add_field("dhcp", tr("Addresses for &guests:"), dhcp_);
    add_field("name", tr("&Name:"), name_);
    QWidget* const guests = add_field("taps", tr("&Taps for:"), guests_);
    guests->layout()->addWidget(no_guests_);
    own_rows_.back()->layout()->addWidget(dhcp_hint_);
    vlan_->setPlaceholderText(tr("None; 1 to %1").arg(kLastVlan));
    subnet_->setPlaceholderText(tr("Chosen by Apiary; such as 10.87.0.1/24"));
    name_->setPlaceholderText(tr("Chosen by Apiary; such as apiary0"));
    dhcp_->addItems({tr("Given where dnsmasq is installed"), tr("Given (DHCP)"), tr("Not given")});
    guests_->setMaximumHeight(fontMetrics().height() * 7);
    connect(uplink_, &QComboBox::currentIndexChanged, this, &SetUpForm::tell);
    connect(dhcp_, &QComboBox::currentIndexChanged, this, &SetUpForm::tell);
    connect(guests_, &QListWidget::itemChanged, this, &SetUpForm::tell);
    for (QLineEdit* line : {vlan_, subnet_, name_}) {
        connect(line, &QLineEdit::textChanged, this, &SetUpForm::tell);
    }
    kinds_[Kind::Nat]->setChecked(true);
    show_guests({});
    show_kind();
}

QRadioButton* SetUpForm::add_kind(Kind kind, const char* name, QVBoxLayout* column) {
    auto* choice = new QRadioButton(network_kind_text(kind), this);
    choice->setObjectName(QLatin1String(name));
    choice->setAccessibleDescription(network_kind_explanation(kind));
    QLabel* const hint = new_hint(network_kind_explanation(kind), this);
    const int indent = style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, nullptr, choice) +
                       style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing, nullptr, choice);
    auto* beside = new QHBoxLayout;
    beside->addSpacing(indent);
    beside->addWidget(hint, 1);
    column->addWidget(choice);
    column->addLayout(beside);
    connect(choice, &QRadioButton::toggled, this, [this](bool on) {
        if (on) {
            show_kind();
            tell();
        }
    });
    return choice;
}

QWidget* SetUpForm::add_field(const char* field, const QString& label, QWidget* edit) {
    auto* both = new QWidget(this);
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins({});
    auto* message = new FieldMessage(both);
    message->setObjectName(QLatin1String(field) + QStringLiteral("_message"));
    messages_[QLatin1String(field)] = message;
    column->addWidget(edit);
    column->addWidget(message);
    edit->setObjectName(QLatin1String(field));
    edit->setAccessibleName(without_mnemonic(label).chopped(1));
    auto* text = new QLabel(label, this);
    text->setBuddy(edit);
    form_->addRow(text, both);
    return both;
}

void SetUpForm::show_kind() {
    for (const auto& [rows, shown] :
         {std::pair(&bridged_rows_, kind() == Kind::Bridged), std::pair(&own_rows_, kind() != Kind::Bridged)}) {
        std::ranges::for_each(*rows, [this, shown](QWidget* row) { form_->setRowVisible(row, shown); });
    }
}

Kind SetUpForm::kind() const {
    for (const auto& [kind, choice] : kinds_.asKeyValueRange()) {
        if (choice->isChecked()) {
            return kind;
        }
    }
    return Kind::Nat;
}

void SetUpForm::show_uplinks(const State& state) {
    const QString before = uplink_->currentData().toString();
    const QSignalBlocker quiet(uplink_);
    uplink_->clear();
    QStringList reasons;
    for (const Interface& each : state.interfaces) {
        const bool wifi = each.kind == api::network::InterfaceKind::Wifi;
        if (!can_be_uplink(each) && !wifi) {
            continue;
        }
        uplink_->addItem(tr("%1 (%2): %3", "interface, kind, state")
                             .arg(qt(each.name), interface_kind_text(each.kind), interface_state_text(each)),
                         qt(each.name));
        if (!can_be_uplink(each)) {
            auto* item = qobject_cast<QStandardItemModel*>(uplink_->model())->item(uplink_->count() - 1);
            item->setEnabled(false);
            item->setToolTip(reason_of(each));
            reasons << reason_of(each) + u' ' + sentence(host_text(each.obstacle ? each.obstacle->remedy : ""));
        }
    }
    // Where one begins: what was chosen, what leads out, or any.
    int best = -1;
    for (int i = 0; i < uplink_->count(); ++i) {
        const QString name = uplink_->itemData(i).toString();
        const auto found = std::ranges::find(state.interfaces, name.toStdString(), &Interface::name);
        if (can_be_uplink(*found) && (best < 0 || name == before || (found->default_route && before.isEmpty()))) {
            best = i;
        }
    }
    uplink_->setCurrentIndex(best);
    kinds_[Kind::Bridged]->setEnabled(best >= 0);
    if (best < 0 && reasons.isEmpty()) {
        reasons << tr("This computer has no interface that a network could be bridged with.");
    }
    obstacle_->setText(reasons.join(u'\n'));
    obstacle_->setVisible(!reasons.isEmpty());
    if (best < 0 && kind() == Kind::Bridged) {
        kinds_[Kind::Nat]->setChecked(true);
    }
}

void SetUpForm::show_host(const State& state) {
    show_uplinks(state);
    const Tool* const nft = find_tool(state, "nft");
    const bool no_nat = nft != nullptr && !nft->available;
    kinds_[Kind::Nat]->setEnabled(!no_nat);
    nat_obstacle_->setVisible(no_nat);
    if (no_nat) {
        nat_obstacle_->setText(tr("%1 is not installed. %2", "a program, how to get it")
                                   .arg(qt(nft->name), sentence(host_text(nft->remedy))));
        if (kind() == Kind::Nat) {
            kinds_[Kind::HostOnly]->setChecked(true);
        }
    }
    const Tool* const dnsmasq = find_tool(state, "dnsmasq");
    const bool no_dhcp = dnsmasq != nullptr && !dnsmasq->available;
    dhcp_hint_->setVisible(no_dhcp);
    if (no_dhcp) {
        dhcp_hint_->setText(tr("%1 is not installed. %2", "a program, how to get it")
                                .arg(qt(dnsmasq->name), sentence(host_text(dnsmasq->remedy))));
    }
    qobject_cast<QStandardItemModel*>(dhcp_->model())->item(kYes)->setEnabled(!no_dhcp);
    if (no_dhcp && dhcp_->currentIndex() == kYes) {
        dhcp_->setCurrentIndex(kWhereItCan);
    }
    show_kind();
}

void SetUpForm::show_guests(const QStringList& guests) {
    guests_->clear();
    for (const QString& guest : guests) {
        auto* item = new QListWidgetItem(guest, guests_);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(Qt::Unchecked);
    }
    guests_->setVisible(!guests.isEmpty());
    no_guests_->setVisible(guests.isEmpty());
    if (guests_->count() > 0) {
        guests_->setCurrentRow(0);
    }
}

SetUp SetUpForm::set_up() const {
    SetUp wish;
    wish.kind = kind();
    wish.name = typed(name_);
    if (wish.kind == Kind::Bridged) {
        wish.uplink = uplink_->currentData().toString().toStdString();
        if (!vlan_->text().trimmed().isEmpty()) {
            wish.vlan = vlan_->text().trimmed().toInt();
        }
    } else {
        wish.subnet = typed(subnet_);
        if (dhcp_->currentIndex() != kWhereItCan) {
            wish.dhcp = dhcp_->currentIndex() == kYes;
        }
    }
    wish.taps = std::vector<api::network::Tap>();
    for (int i = 0; i < guests_->count(); ++i) {
        if (guests_->item(i)->checkState() == Qt::Checked) {
            wish.taps->push_back({.guest = guests_->item(i)->text().toStdString(), .name = {}});
        }
    }
    return wish;
}

bool SetUpForm::check() {
    bool number = false;
    const QString tag = vlan_->text().trimmed();
    const int value = tag.toInt(&number);
    if (kind() == Kind::Bridged && !tag.isEmpty() && (!number || value < 1 || value > kLastVlan)) {
        show_fault(QStringLiteral("vlan"), tr("The tag of a VLAN is a number from 1 to %1.").arg(kLastVlan));
        return false;
    }
    return true;
}

bool SetUpForm::show_fault(const QString& field, const QString& text) {
    // As "taps[0].name": said where the list is.
    const QString name = field.left(field.indexOf(u'['));
    FieldMessage* const message = messages_.value(name);
    if (message == nullptr) {
        return false;
    }
    message->show_problem(FieldProblem{FieldProblem::Level::Error, name, text, {}});
    if (auto* edit = findChild<QWidget*>(name)) {
        edit->setFocus();
    }
    return true;
}

void SetUpForm::tell() {
    std::ranges::for_each(messages_, [](FieldMessage* message) { message->show_problem(std::nullopt); });
    emit changed();
}

void SetUpForm::focus_first() {
    kinds_[kind()]->setFocus();
}

}  // namespace apiary::gui
