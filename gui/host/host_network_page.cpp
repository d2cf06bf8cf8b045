// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/host/host_network_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "gui/host/hop_list.h"
#include "gui/host/refusal_note.h"
#include "gui/host/set_up_dialog.h"
#include "gui/host/step_list.h"
#include "gui/model/host_texts.h"
#include "gui/model/network_words.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/state_icon.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {
namespace {

namespace net = api::network;

enum Column { kName, kKind, kText, kColumns };
constexpr int kIdRole = Qt::UserRole;
/// Before the name of a network of Apiary's, which may be that of an interface too.
const QString kMade = QStringLiteral("made ");

QString start_command() {
#ifdef __FreeBSD__
    return QStringLiteral("sudo service apiaryd onestart");
#else
    return QStringLiteral("sudo systemctl start apiaryd");
#endif
}

QString failure_text(const std::string& text) {
    return sentence(host_text(text));
}

QString note_text(const net::Note& note) {
    return failure_text(note.text) + u' ' + failure_text(note.remedy);
}

QString problem_text(const net::Problem& problem) {
    return failure_text(problem.cause) + u' ' + failure_text(problem.remedy);
}

QString facts_of(const QList<std::pair<QString, QString>>& facts) {
    QStringList lines;
    for (const auto& [name, value] : facts) {
        if (!value.isEmpty()) {
            lines << HostNetworkPage::tr("%1: %2", "name, value").arg(name, value);
        }
    }
    return lines.join(u'\n');
}

QString addresses_of(const net::Interface& interface) {
    QStringList addresses;
    std::ranges::transform(interface.addresses, std::back_inserter(addresses), qt);
    return addresses.join(QStringLiteral(", "));
}

}  // namespace

HostNetworkPage::HostNetworkPage(Helper& helper, QWidget* parent)
    : QueryPage(helper, parent),
      refusal_(new RefusalNote(this)),
      all_(new QWidget(this)),
      busy_(new QLabel(tr("This computer’s network is being looked at…"), this)),
      rows_(new QTreeWidget(this)) {
    busy_->setAlignment(Qt::AlignCenter);
    rows_->setObjectName(QStringLiteral("rows"));
    rows_->setAccessibleName(tr("Networks and interfaces"));
    rows_->setColumnCount(kColumns);
    rows_->setHeaderLabels({tr("Name"), tr("Kind"), tr("State")});
    rows_->setRootIsDecorated(false);
    rows_->setItemsExpandable(false);
    rows_->setUniformRowHeights(true);
    rows_->setAllColumnsShowFocus(true);
    rows_->setIndentation(0);
    rows_->header()->setSectionResizeMode(kName, QHeaderView::ResizeToContents);
    rows_->header()->setSectionResizeMode(kKind, QHeaderView::ResizeToContents);
    rows_->header()->setStretchLastSection(true);
    auto* both = new QSplitter(all_);
    both->setChildrenCollapsible(false);
    both->addWidget(rows_);
    both->addWidget(new_details());
    const int unit = fontMetrics().averageCharWidth();
    both->setSizes({unit * 48, unit * 48});
    auto* column = new QVBoxLayout(all_);
    column->setContentsMargins({});
    column->addWidget(refusal_);
    column->addWidget(both, 1);
    body()->addWidget(all_, 1);
    body()->addWidget(busy_, 1);
    body()->addWidget(new_buttons());
    connect(rows_, &QTreeWidget::currentItemChanged, this, [this] {
        // The rows are made anew by each look, which does not end a test of the network that stays chosen.
        if (chosen() != tested_) {
            stop_testing();
            found_.clear();
            tested_.clear();
        }
        show_chosen();
    });
    follow_helper();
    refresh();
}

QWidget* HostNetworkPage::new_details() {
    auto* all = new QWidget(this);
    auto* column = new QVBoxLayout(all);
    const int gap = style()->pixelMetric(QStyle::PM_LayoutLeftMargin);
    column->setContentsMargins(gap, 0, gap, 0);
    title_ = new QLabel(all);
    facts_ = new QLabel(all);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    title_->setFont(bold);
    title_->setObjectName(QStringLiteral("title"));
    facts_->setObjectName(QStringLiteral("facts"));
    for (QLabel* label : {title_, facts_}) {
        wrap_in_width(label);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    steps_ = new StepList(all);
    hops_ = new HopList(all);
    steps_->setObjectName(QStringLiteral("steps"));
    hops_->setObjectName(QStringLiteral("hops"));
    tabs_ = new QTabWidget(all);
    tabs_->addTab(steps_, tr("What was &done"));
    tabs_->addTab(hops_, tr("Test, &hop by hop"));
    column->addWidget(title_);
    column->addWidget(facts_);
    column->addWidget(tabs_, 1);
    column->addStretch(0);
    all->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    return all;
}

QWidget* HostNetworkPage::new_buttons() {
    auto* all = new QWidget(this);
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins({});
    const auto add = [&](const char* name, const char* icon, const QString& text, auto what) {
        auto* button = new QPushButton(theme_icon(QLatin1String(icon)), text, all);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, what);
        row->addWidget(button);
        return button;
    };
    new_ = add("set_up", "list-add", tr("&Set up a network…"), [this] { set_up(); });
    test_ = add("test", "network-connect", tr("&Test"), [this] { testing_ ? stop_testing() : test(); });
    undo_ = add("undo", "edit-undo", tr("&Undo…"), [this] { ask_to_undo(); });
    again_ = add("again", "view-refresh", tr("&Look again"), [this] { is_asking() ? cancel() : look(); });
    add("show_command", "utilities-terminal", tr("Sho&w command"), [this] { show_command(); });
    row->addStretch(1);
    return all;
}

void HostNetworkPage::look() {
    ask<net::GetState>({}, [this](const net::GetState::Reply& reply) {
        state_ = reply.state;
        show_rows();
        if (dialog_) {
            dialog_->show_host(*state_);
        }
    });
}

void HostNetworkPage::choose(const QString& name) {
    wanted_ = name;
    for (QTreeWidgetItemIterator each(rows_); *each != nullptr; ++each) {
        const QString id = (*each)->data(kName, kIdRole).toString();
        if (!id.isEmpty() && (id == name || id == kMade + name)) {  // A heading has none.
            rows_->setCurrentItem(*each);
            wanted_.clear();
            return;
        }
    }
}

void HostNetworkPage::focus_rows() {
    rows_->setFocus();
}

void HostNetworkPage::add_row(QTreeWidgetItem* group, const QString& name, const QString& kind, const QString& text,
                              const QString& id) {
    auto* item = new QTreeWidgetItem(group, {name, kind, text});
    item->setData(kName, kIdRole, id);
    item->setToolTip(kText, text);
}

void HostNetworkPage::show_rows() {
    const QString before = wanted_.isEmpty() ? chosen() : wanted_;
    {
        const QSignalBlocker quiet(rows_);
        rows_->clear();
        const auto new_group = [this](const QString& text) {
            auto* group = new QTreeWidgetItem(rows_, {text});
            QFont bold = font();
            bold.setBold(true);
            group->setFont(kName, bold);
            group->setFirstColumnSpanned(true);
            group->setFlags(Qt::ItemIsEnabled);
            return group;
        };
        auto* made = new_group(state_->networks.empty() ? tr("Apiary has made no network")
                                                        : tr("Networks that Apiary has made"));
        for (const net::MadeNetwork& each : state_->networks) {
            add_row(made, qt(each.name), network_kind_text(each.set_up.kind),
                    each.problem ? problem_text(*each.problem) : phase_text(each.phase), kMade + qt(each.name));
            made->child(made->childCount() - 1)
                ->setIcon(kText, mark_icon(each.problem                        ? Mark::Bad
                                           : each.phase == net::Phase::Applied ? Mark::Good
                                                                               : Mark::Unknown));
        }
        auto* interfaces = new_group(tr("Interfaces of this computer"));
        for (const net::Interface& each : state_->interfaces) {
            add_row(interfaces, qt(each.name), interface_kind_text(each.kind), interface_state_text(each),
                    qt(each.name));
        }
        rows_->expandAll();
    }
    choose(before);
    if (chosen().isEmpty()) {
        QTreeWidgetItem* const first = rows_->topLevelItem(state_->networks.empty() ? 1 : 0);
        const auto uplink = std::ranges::find_if(state_->interfaces, &net::Interface::default_route);
        const bool leads_out = state_->networks.empty() && uplink != state_->interfaces.end();
        rows_->setCurrentItem(first->child(leads_out ? static_cast<int>(uplink - state_->interfaces.begin()) : 0));
    }
    show_chosen();
}

QString HostNetworkPage::chosen() const {
    const QTreeWidgetItem* const item = rows_->currentItem();
    return item == nullptr ? QString() : item->data(kName, kIdRole).toString();
}

const net::MadeNetwork* HostNetworkPage::chosen_network() const {
    const QString id = chosen();
    if (!state_ || !id.startsWith(kMade)) {
        return nullptr;
    }
    const auto found = std::ranges::find(state_->networks, id.mid(kMade.size()).toStdString(), &net::MadeNetwork::name);
    return found == state_->networks.end() ? nullptr : &*found;
}

void HostNetworkPage::show_chosen() {
    const net::MadeNetwork* const network = chosen_network();
    tabs_->setVisible(network != nullptr);
    if (network != nullptr) {
        show_network(*network);
    } else if (state_) {
        const auto found = std::ranges::find(state_->interfaces, chosen().toStdString(), &net::Interface::name);
        if (found != state_->interfaces.end()) {
            show_interface(*found);
        }
    }
    refresh();
}

void HostNetworkPage::show_network(const net::MadeNetwork& network) {
    title_->setText(qt(network.name));
    facts_->setText(facts_of({{tr("Network"), set_up_text(network.set_up)},
                              {tr("Taps"), taps_text(network.set_up)},
                              {tr("State"), phase_text(network.phase)},
                              {tr("Since"), time_text(network.since)},
                              {tr("Problem"), network.problem ? problem_text(*network.problem) : QString()}}));
    steps_->show_steps(network.steps);
    if (found_.empty() && !testing_) {
        hops_->show_hops({}, true);
    }
}

void HostNetworkPage::show_interface(const net::Interface& interface) {
    title_->setText(qt(interface.name));
    facts_->setText(facts_of({{tr("Kind"), interface_kind_text(interface.kind)},
                              {tr("State"), interface_state_text(interface)},
                              {tr("Addresses"), addresses_of(interface)},
                              {tr("Hardware address"), qt(interface.mac.value_or(""))},
                              {tr("Made by Apiary for"), qt(interface.network.value_or(""))},
                              {tr("For bridged networks"), interface.obstacle         ? note_text(*interface.obstacle)
                                                           : can_be_uplink(interface) ? tr("it can be used")
                                                                                      : QString()}}));
}

void HostNetworkPage::set_up() {
    if (!dialog_) {
        dialog_ = new SetUpDialog(helper(), *state_, this);
        dialog_->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog_, &SetUpDialog::made, this, [this](const QString& network) {
            wanted_ = network;
            look();
        });
        connect(dialog_, &QDialog::finished, this, &HostNetworkPage::look);
    }
    dialog_->open();
}

void HostNetworkPage::ask_to_undo() {
    const net::MadeNetwork* const network = chosen_network();
    if (network == nullptr) {
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Warning, tr("Undo a network"),
                                     tr("Undo the network %1?").arg(qt(network->name)), QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(
        tr("Its taps go away, and guests that use them lose their network. Everything else is as it was before."));
    const QPushButton* yes = question->addButton(tr("&Undo"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(yes, &QPushButton::clicked, this, [this, name = qt(network->name)] { undo(name); });
    question->open();
}

void HostNetworkPage::undo(const QString& network) {
    undoing_ = helper().call<net::Undo>(this, {.name = network.toStdString()},
                                        [this](const ipc::CallResult<net::Undo::Reply>& reply) {
                                            undoing_ = nullptr;
                                            look();
                                            if (!reply) {
                                                tell(failure_of(reply.error().error));
                                            }
                                        });
    refresh();
}

void HostNetworkPage::test() {
    const net::MadeNetwork* const network = chosen_network();
    if (network == nullptr) {
        return;
    }
    tell_nothing();
    found_.clear();
    tested_ = chosen();
    hops_->show_hops({}, false);
    tabs_->setCurrentWidget(hops_);
    testing_ = helper().watch<net::Test>(this, {.name = network->name, .guest = {}},
                                         [this](const ipc::CallResult<net::Test::Reply>& reply) {
                                             if (!reply) {
                                                 testing_ = nullptr;
                                                 hops_->show_hops(found_, true);
                                                 tell(failure_of(reply.error().error));
                                                 return;
                                             }
                                             found_.insert(found_.end(), reply->hops.begin(), reply->hops.end());
                                             const bool finished = reply->hops.empty();
                                             if (finished) {
                                                 testing_ = nullptr;
                                             }
                                             hops_->show_hops(found_, finished);
                                             refresh();
                                         });
    refresh();
}

void HostNetworkPage::stop_testing() {
    if (testing_) {
        delete testing_;
        hops_->show_hops(found_, true);
        refresh();
    }
}

void HostNetworkPage::show_command() {
    const QString verb = QStringLiteral("apiaryctl%1 network ").arg(helper().command_line_option());
    QList<NamedCommand> commands = {{tr("Show"), verb + QStringLiteral("show")}};
    if (const net::MadeNetwork* const network = chosen_network()) {
        commands << NamedCommand{tr("Set up"), set_up_command("apply", network->set_up, helper().command_line_option())}
                 << NamedCommand{tr("Test"), verb + QStringLiteral("test ") + qt(network->name)}
                 << NamedCommand{tr("Undo"), verb + QStringLiteral("undo ") + qt(network->name)};
    }
    show_commands_window(this, tr("Network"), commands);
}

void HostNetworkPage::follow_helper() {
    if (is_connected()) {
        look();
    }
}

void HostNetworkPage::show_state() {
    const bool shown = state_.has_value();
    const net::MadeNetwork* const network = chosen_network();
    const bool refused = shown && state_->refusal.has_value();
    all_->setVisible(shown);
    busy_->setVisible(!shown && (is_asking() || helper().state() == Helper::State::Searching));
    refusal_->setVisible(refused);
    if (refused) {
        const auto& facts = helper().facts();
        refusal_->show_refusal(failure_text(state_->refusal->cause), failure_text(state_->refusal->remedy),
                               facts && facts->session ? start_command() : QString());
    }
    new_->setEnabled(is_connected() && shown);
    undo_->setEnabled(is_connected() && network != nullptr && !refused && !undoing_);
    undo_->setText(undoing_ ? tr("Undoing…") : tr("&Undo…"));
    test_->setEnabled(is_connected() && network != nullptr);
    test_->setText(testing_ ? tr("&Stop testing") : tr("&Test"));
    again_->setText(is_asking() ? tr("&Cancel") : tr("&Look again"));
    again_->setEnabled(is_connected() || is_asking());
}

}  // namespace apiary::gui
