// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/create/network_page.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/widget/remove_button.h"

namespace apiary::gui {
namespace {

using Network = NewGuest::Network;

enum Column { kProtocol, kHost, kHostPort, kGuestPort, kRemove, kColumns };

}  // namespace

NetworkPage::NetworkPage(QWidget* parent)
    : Page(tr("Network"), tr("What is it connected to?"), {}, parent),
      tap_(new QLineEdit(this)),
      tap_obstacle_(new_obstacle(QStringLiteral("tap"))),
      forwards_all_(new_forwards()),
      tap_all_(new_tap()),
      off_(new_choice("network_off", tr("&Nothing"), tr("The guest has no network card."), nullptr)),
      user_(
          new_choice("network_user", tr("&This computer’s network (NAT)"),
                     tr("The guest reaches what this computer reaches, and needs no rights for it. Nobody reaches the "
                        "guest, but through ports that are forwarded."),
                     forwards_all_)),
      device_(new_choice("network_tap", tr("A ta&p device"),
                         tr("The guest is a neighbour of this computer on a network of your own making."), tap_all_,
                         tap_obstacle_)) {
    tap_obstacle_->setObjectName(QStringLiteral("tap_obstacle"));
    user_->setChecked(true);
    show_forwards({});
}

QRadioButton* NetworkPage::new_choice(const char* object, const QString& text, const QString& explanation,
                                      QWidget* more, QLabel* obstacle) {
    auto* choice = new QRadioButton(text, this);
    choice->setObjectName(QLatin1String(object));
    choice->setAccessibleDescription(explanation);
    auto* inner = new QVBoxLayout;
    const int indent = style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, nullptr, choice) +
                       style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing, nullptr, choice);
    auto* beside = new QHBoxLayout;
    beside->addSpacing(indent);
    beside->addLayout(inner, 1);
    inner->addWidget(new_hint(explanation));
    if (obstacle != nullptr) {
        inner->addWidget(obstacle);
    }
    body()->addWidget(choice);
    body()->addLayout(beside);
    if (more != nullptr) {
        inner->addWidget(more);
        more->setVisible(false);
        connect(choice, &QRadioButton::toggled, more, &QWidget::setVisible);
    }
    connect(choice, &QRadioButton::toggled, this, [this](bool on) {
        if (on) {
            tell();
        }
    });
    body()->addSpacing(fontMetrics().height() / 2);
    return choice;
}

QWidget* NetworkPage::new_forwards() {
    auto* all = new QWidget(this);
    forwards_layout_ = new QVBoxLayout(all);
    forwards_layout_->setContentsMargins({});
    auto* add = new QPushButton(QIcon::fromTheme(QStringLiteral("list-add")), tr("&Add a port forward"), all);
    add->setObjectName(QStringLiteral("add_forward"));
    forwards_layout_->addWidget(add, 0, Qt::AlignLeading);
    connect(add, &QPushButton::clicked, this, [this] {
        change([](Forwards& forwards) { forwards.emplaceBack(); });
        rows_.back().host_port->setFocus();
    });
    return all;
}

QWidget* NetworkPage::new_tap() {
    auto* all = new QWidget(this);
    auto* form = new_form();
    form->setContentsMargins({});
    all->setLayout(form);
    tap_->setObjectName(QStringLiteral("tap"));
    tap_->setAccessibleName(tr("Name of the tap device"));
    tap_->setPlaceholderText(QStringLiteral("tap0"));
    QWidget* const row = with_message(QStringLiteral("networks[0].tap"), tap_);
#ifdef __FreeBSD__
    const QString command = QStringLiteral("ifconfig tap0 create");
#else
    const QString command = QStringLiteral("ip tuntap add tap0 mode tap user $USER");
#endif
    row->layout()->addWidget(
        new_hint(tr("An administrator makes it, for example with “%1”, lets you use it, and joins it "
                    "to a bridge or gives it an address.")
                     .arg(command)));
    add_row(form, tr("&Device:"), row, tap_);
    connect(tap_, &QLineEdit::textChanged, this, &NetworkPage::tell);
    return all;
}

void NetworkPage::change(const std::function<void(Forwards&)>& how) {
    Forwards now = forwards();
    how(now);
    show_forwards(now);
    tell();
}

void NetworkPage::show_forwards(const Forwards& forwards) {
    forget_fields(QStringLiteral("networks[0].forwards"));
    if (forwards_table_ != nullptr) {
        forwards_table_->hide();
        forwards_table_->deleteLater();
    }
    rows_.clear();
    forwards_table_ = new QWidget;
    auto* grid = new QGridLayout(forwards_table_);
    grid->setContentsMargins({});
    grid->setColumnStretch(kHost, 2);
    grid->setColumnStretch(kHostPort, 1);
    grid->setColumnStretch(kGuestPort, 1);
    if (!forwards.empty()) {
        grid->addWidget(new QLabel(tr("Protocol")), 0, kProtocol);
        grid->addWidget(new QLabel(tr("Address of this computer")), 0, kHost);
        grid->addWidget(new QLabel(tr("Its port")), 0, kHostPort);
        grid->addWidget(new QLabel(tr("Port of the guest")), 0, kGuestPort);
    }
    for (int i = 0; i < forwards.size(); ++i) {
        add_forward(i, forwards[i], grid);
    }
    forwards_layout_->insertWidget(0, forwards_table_);
    forwards_table_->setVisible(!forwards.empty());
}

void NetworkPage::add_forward(int index, const NewGuest::Forward& forward, QGridLayout* grid) {
    const int lines_of_one = 4, top = 1 + index * lines_of_one;
    Row row;
    row.protocol = new QComboBox;
    row.protocol->addItem(QStringLiteral("TCP"), false);
    row.protocol->addItem(QStringLiteral("UDP"), true);
    row.protocol->setCurrentIndex(forward.udp ? 1 : 0);
    row.protocol->setAccessibleName(tr("Protocol"));
    grid->addWidget(row.protocol, top, kProtocol);
    const QString field = QStringLiteral("networks[0].forwards[%1]").arg(index);
    const auto add = [&](Column column, const char* name, const QString& label, const QString& text) {
        auto* edit = new QLineEdit(text);
        edit->setObjectName(QLatin1String(name));
        edit->setAccessibleName(label);
        edit->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0000000")));
        grid->addWidget(edit, top, column);
        grid->addWidget(message_for(field + u'.' + QLatin1String(name), edit), top + column, kProtocol, 1, kColumns);
        connect(edit, &QLineEdit::textChanged, this, &NetworkPage::tell);
        return edit;
    };
    row.host = add(kHost, "host", tr("Address of this computer"), forward.host);
    row.host_port = add(kHostPort, "host_port", tr("Port of this computer"), forward.host_port);
    row.guest_port = add(kGuestPort, "guest_port", tr("Port of the guest"), forward.guest_port);
    row.host->setPlaceholderText(QStringLiteral("127.0.0.1"));
    row.host_port->setPlaceholderText(QStringLiteral("8080"));
    row.guest_port->setPlaceholderText(QStringLiteral("80"));
    grid->addWidget(new_remove_button(tr("Remove this port forward"), this,
                                      [this, index] {
                                          if (index < rows_.size()) {
                                              change([index](Forwards& forwards) { forwards.removeAt(index); });
                                          }
                                      }),
                    top, kRemove);
    connect(row.protocol, &QComboBox::currentIndexChanged, this, &NetworkPage::tell);
    rows_ << row;
}

NetworkPage::Forwards NetworkPage::forwards() const {
    Forwards list;
    for (const Row& row : rows_) {
        list << NewGuest::Forward{row.protocol->currentData().toBool(), row.host->text(), row.host_port->text(),
                                  row.guest_port->text()};
    }
    return list;
}

void NetworkPage::store(NewGuest& guest) const {
    guest.network = device_->isChecked() ? Network::Tap : user_->isChecked() ? Network::User : Network::Off;
    guest.forwards = forwards();
    guest.tap = tap_->text();
}

void NetworkPage::show_guest(const NewGuest& guest) {
    (guest.network == Network::Tap ? device_ : guest.network == Network::User ? user_ : off_)->setChecked(true);
    tap_->setText(guest.tap);
    show_forwards(guest.forwards);
}

void NetworkPage::follow(const NewGuest&, const Surroundings& around) {
    const QString obstacle = tap_obstacle(around);
    show_obstacle(tap_obstacle_, obstacle);
    // Once it was chosen it is told what is wrong with it, and not taken away.
    device_->setEnabled(obstacle.isEmpty() || device_->isChecked());
}

void NetworkPage::focus_first() {
    (device_->isChecked() ? device_ : user_->isChecked() ? user_ : off_)->setFocus();
}

}  // namespace apiary::gui
