// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/overview_page.h"

#include <KMessageWidget>
#include <QDateTime>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/guest/crash_card.h"
#include "gui/model/words.h"
#include "gui/widget/graph.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {
namespace {

constexpr std::int64_t kDefaultMemory = std::int64_t{512} << 20;  ///< io.apiary.Guests.Definition.

QString percent(double part) {
    return OverviewPage::tr("%1 %", "percent").arg(QLocale().toString(part * 100, 'f', 0));
}

QString rate(double bytes) {
    return OverviewPage::tr("%1/s", "size a second").arg(size_text(static_cast<std::int64_t>(bytes)));
}

QString memory(double bytes) {
    return size_text(static_cast<std::int64_t>(bytes));
}

QList<double> series(const QList<Usage>& history, double Usage::* what) {
    QList<double> values;
    std::ranges::transform(history, std::back_inserter(values), what);
    return values;
}

QString disk_text(const api::guests::Disk& disk) {
    const QString size = disk.size ? QStringLiteral(" (%1)").arg(size_text(*disk.size)) : QString();
    return qt(disk.path) + size + (disk.read_only.value_or(false) ? OverviewPage::tr(", read-only") : QString());
}

QString network_text(const api::guests::Network& network) {
    if (network.kind == api::guests::NetworkKind::Tap) {
        return OverviewPage::tr("Bridged through %1").arg(qt(network.tap.value_or("tap")));
    }
    QStringList forwards;
    for (const auto& each : network.forwards.value_or(std::vector<api::guests::Forward>())) {
        forwards << OverviewPage::tr("host %1:%2 → guest %3")
                        .arg(qt(each.host.value_or("127.0.0.1")))
                        .arg(each.host_port)
                        .arg(each.guest_port);
    }
    return forwards.isEmpty() ? OverviewPage::tr("NAT")
                              : OverviewPage::tr("NAT, %1").arg(forwards.join(QStringLiteral(", ")));
}

template <class Part, class Text>
QString list_text(const std::optional<std::vector<Part>>& parts, Text text) {
    QStringList lines;
    if (parts) {
        std::ranges::transform(*parts, std::back_inserter(lines), text);
    }
    return lines.isEmpty() ? OverviewPage::tr("None") : lines.join(QLatin1Char('\n'));
}

}  // namespace

OverviewPage::OverviewPage(Helper& helper, GuestList& guests, StatisticsFeed& feed, QString guest, QWidget* parent)
    : QWidget(parent),
      helper_(helper),
      guests_(guests),
      feed_(feed),
      guest_(std::move(guest)),
      problem_(new KMessageWidget(this)),
      crash_(new CrashCard(this)),
      graphs_(new QWidget(this)),
      cpu_(new Graph(tr("Processor"), StatisticsFeed::kKept, percent, graphs_)),
      memory_(new Graph(tr("Memory"), StatisticsFeed::kKept, memory, graphs_)),
      disk_(new Graph(tr("Disks"), StatisticsFeed::kKept, rate, graphs_)),
      network_(new Graph(tr("Network"), StatisticsFeed::kKept, rate, graphs_)),
      facts_box_(new QWidget(this)),
      facts_(new QGridLayout(facts_box_)) {
    problem_->setCloseButtonVisible(false);
    problem_->setWordWrap(true);
    problem_->setMessageType(KMessageWidget::Error);
    connect(crash_, &CrashCard::start_wanted, this, &OverviewPage::start_wanted);

    auto* grid = new QGridLayout(graphs_);
    grid->setContentsMargins({});
    grid->addWidget(cpu_, 0, 0);
    grid->addWidget(memory_, 0, 1);
    grid->addWidget(disk_, 1, 0);
    grid->addWidget(network_, 1, 1);
    facts_->setContentsMargins({});
    facts_->setColumnStretch(1, 1);

    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    for (QWidget* each : {static_cast<QWidget*>(problem_), static_cast<QWidget*>(crash_), graphs_, facts_box_}) {
        column->addWidget(each);
    }
    column->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(scroll);

    const auto mine = [this](const QString& name, auto what) {
        if (name == guest_) {
            (this->*what)();
        }
    };
    connect(&guests_, &GuestList::guest_changed, this, [mine](const QString& name) { mine(name, &OverviewPage::refresh); });
    connect(&guests_, &GuestList::guest_added, this, [mine](const QString& name) { mine(name, &OverviewPage::refresh); });
    connect(&feed_, &StatisticsFeed::updated, this,
            [mine](const QString& name) { mine(name, &OverviewPage::refresh_graphs); });
    refresh();
    refresh_graphs();
}

void OverviewPage::refresh() {
    const auto* guest = guests_.find(guest_);
    if (guest == nullptr) {
        return;
    }
    refresh_problem(*guest);
    const bool fell = crashed(*guest);
    if (fell) {
        crash_->show_end(*guest, helper_.facts() ? qt(helper_.facts()->version) : QString());
    }
    crash_->setVisible(fell);
    graphs_->setVisible(is_up(*guest));
    facts_box_->setEnabled(!guests_.stale());
    graphs_->setEnabled(!guests_.stale());
    refresh_facts(*guest);
}

void OverviewPage::refresh_problem(const api::guests::Guest& guest) {
    problem_->setVisible(guest.problem.has_value());
    if (guest.problem) {
        const QStringList parts = {qt(guest.problem->cause), qt(guest.problem->remedy), qt(guest.problem->detail)};
        QStringList shown;
        std::ranges::copy_if(parts, std::back_inserter(shown), [](const QString& part) { return !part.isEmpty(); });
        std::ranges::transform(shown, shown.begin(), [](const QString& part) { return part.toHtmlEscaped(); });
        problem_->setText(shown.join(QStringLiteral("<br/>")));
    }
}

void OverviewPage::refresh_graphs() {
    const QList<Usage> history = feed_.history(guest_);
    const auto last = feed_.last(guest_);
    cpu_->show_series({{{}, series(history, &Usage::cpu)}}, 1);
    memory_->show_series({{{}, series(history, &Usage::memory)}},
                         last ? static_cast<double>(last->memory) : static_cast<double>(kDefaultMemory));
    disk_->show_series({{tr("read"), series(history, &Usage::disk_read)},
                        {tr("written"), series(history, &Usage::disk_write)}},
                       0);
    network_->show_series({{tr("received"), series(history, &Usage::received)},
                           {tr("sent"), series(history, &Usage::sent)}},
                          0);
}

void OverviewPage::add_fact(const QString& label, const QString& value) {
    auto* text = new QLabel(value, facts_box_);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    wrap_in_width(text);
    text->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    text->setAccessibleName(label);
    const int row = facts_->count() / 2;
    facts_->addWidget(new QLabel(label, facts_box_), row, 0, Qt::AlignTrailing | Qt::AlignTop);
    facts_->addWidget(text, row, 1);
}

void OverviewPage::refresh_facts(const api::guests::Guest& guest) {
    while (const QLayoutItem* item = facts_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (guest.state == api::guests::State::Running && guest.since) {
        add_fact(tr("Running since:"), time_text(*guest.since));
    } else if (guest.last_end && !crashed(guest)) {
        add_fact(tr("Last end:"), tr("%1 (%2)", "message (time)")
                                      .arg(qt(guest.last_end->message), time_text(guest.last_end->time)));
    }
    if (guest.restarts.value_or(0) > 0) {
        add_fact(tr("Restarted by itself:"), tr("%n time(s)", nullptr, static_cast<int>(*guest.restarts)));
    }
    if (const auto& definition = guest.definition) {
        if (definition->description) {
            add_fact(tr("Description:"), qt(*definition->description));
        }
        add_fact(tr("Processors:"), QLocale().toString(static_cast<qlonglong>(definition->cpus.value_or(1))));
        add_fact(tr("Memory:"), size_text(definition->memory.value_or(kDefaultMemory)));
        add_fact(tr("Kernel:"), qt(definition->kernel.value_or("")));
        add_fact(tr("Disks:"), list_text(definition->disks, disk_text));
        add_fact(tr("Network:"), list_text(definition->networks, network_text));
        if (definition->shares && !definition->shares->empty()) {
            add_fact(tr("Shared folders:"), list_text(definition->shares, [](const api::guests::Share& share) {
                         return tr("%1 as “%2”", "folder as tag").arg(qt(share.path), qt(share.tag));
                     }));
        }
        add_fact(tr("Starts with the helper:"), definition->autostart.value_or(false) ? tr("Yes") : tr("No"));
    }
    add_fact(tr("Owner:"), qt(guest.owner));
    if (guest.pid) {
        add_fact(tr("Process:"), QString::number(*guest.pid));
    }
}

}  // namespace apiary::gui
