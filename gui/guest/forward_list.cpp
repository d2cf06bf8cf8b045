// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/guest/forward_list.h"

#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSysInfo>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/guest/rows.h"
#include "gui/model/definition_change.h"
#include "gui/model/words.h"
#include "gui/widget/remove_button.h"

namespace apiary::gui {
namespace {

using api::guests::Forward;
using api::guests::Protocol;

constexpr std::int64_t kSsh = 22, kHttp = 80, kHttps = 443, kOtherHttp = 8080;

QString local() {
    return QStringLiteral("127.0.0.1");
}

bool is_everywhere(const QString& host) {
    return host == QLatin1String("0.0.0.0") || host == QLatin1String("::");
}

bool is_here(const QString& host) {
    return host.isEmpty() || host.startsWith(QLatin1String("127.")) || host == QLatin1String("::1");
}

/// The address of the host as one types it to get there.
QString name_of(const QString& host) {
    return is_here(host) ? QStringLiteral("localhost") : is_everywhere(host) ? QSysInfo::machineHostName() : host;
}

}  // namespace

QString way_to_reach(const Forward& forward) {
    const QString host = name_of(qt(forward.host.value_or("")));
    const QString bracketed = host.contains(u':') ? u'[' + host + u']' : host;
    if (forward.protocol == Protocol::Tcp && forward.guest_port == kSsh) {
        return QStringLiteral("ssh -p %1 %2").arg(QString::number(forward.host_port), host);
    }
    const QString place = QStringLiteral("%1:%2").arg(bracketed, QString::number(forward.host_port));
    if (forward.protocol == Protocol::Tcp && (forward.guest_port == kHttp || forward.guest_port == kOtherHttp)) {
        return QStringLiteral("http://%1/").arg(place);
    }
    return forward.protocol == Protocol::Tcp && forward.guest_port == kHttps ? QStringLiteral("https://%1/").arg(place)
                                                                             : place;
}

QString who_reaches(const QString& host) {
    if (is_here(host)) {
        return ForwardList::tr("Only this computer reaches it:");
    }
    return is_everywhere(host) ? ForwardList::tr("Everybody who reaches this computer reaches it:")
                               : ForwardList::tr("Those who reach this address reach it:");
}

ForwardList::ForwardList(FieldNotes& notes, QWidget* parent)
    : QWidget(parent),
      notes_(notes),
      list_(new QVBoxLayout),
      heading_(new QLabel(this)),
      add_(new QPushButton(QIcon::fromTheme(QStringLiteral("list-add")), tr("Add &Port Forward"), this)) {
    add_->setObjectName(QStringLiteral("add_forward"));
    heading_->setForegroundRole(QPalette::PlaceholderText);
    heading_->setWordWrap(true);
    connect(add_, &QPushButton::clicked, this, [this] {
        add({}, true);
        rows_.back().host_port->setFocus();
        emit edited();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(heading_);
    column->addLayout(list_);
    column->addWidget(add_, 0, Qt::AlignLeading);
    connect(this, &ForwardList::edited, this, &ForwardList::show_ways);
}

void ForwardList::set_field(const QString& field) {
    field_ = field;
    number();
}

void ForwardList::show_forwards(const std::vector<Forward>& forwards) {
    clear_rows(rows_);
    std::ranges::for_each(forwards, [this](const Forward& forward) { add(forward, false); });
    number();
    show_ways();
}

QLineEdit* ForwardList::new_port_edit(const char* object, const QString& name, const QString& example,
                                      std::int64_t port, QWidget* parent) {
    auto* edit = new QLineEdit(port == 0 ? QString() : QString::number(port), parent);
    edit->setObjectName(QLatin1String(object));
    edit->setAccessibleName(name);
    edit->setToolTip(name);
    edit->setPlaceholderText(example);
    edit->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("0000000000")));
    connect(edit, &QLineEdit::textChanged, this, &ForwardList::edited);
    return edit;
}

void ForwardList::add(const Forward& forward, bool is_new) {
    Row row = {.forward = forward, .all = new QWidget(this)};
    row.protocol = new QComboBox(row.all);
    row.protocol->setObjectName(QStringLiteral("protocol"));
    row.protocol->addItem(QStringLiteral("TCP"), static_cast<int>(Protocol::Tcp));
    row.protocol->addItem(QStringLiteral("UDP"), static_cast<int>(Protocol::Udp));
    row.protocol->setCurrentIndex(row.protocol->findData(static_cast<int>(forward.protocol)));
    row.protocol->setAccessibleName(tr("Protocol"));
    row.host = new QComboBox(row.all);
    row.host->setObjectName(QStringLiteral("host"));
    row.host->setEditable(true);
    row.host->setInsertPolicy(QComboBox::NoInsert);
    row.host->addItems({local(), QStringLiteral("0.0.0.0")});
    row.host->setItemData(0, tr("This computer only"), Qt::ToolTipRole);
    row.host->setItemData(1, tr("Everybody who reaches this computer"), Qt::ToolTipRole);
    row.host->setCurrentText(qt(forward.host.value_or(local().toStdString())));
    row.host->setAccessibleName(tr("Address of this computer"));
    row.host->setToolTip(row.host->accessibleName());
    row.host_port = new_port_edit("host_port", tr("Port of this computer"), QStringLiteral("2222"),
                                  is_new ? 0 : forward.host_port, row.all);
    row.guest_port = new_port_edit("guest_port", tr("Port of the guest"), QStringLiteral("22"),
                                   is_new ? 0 : forward.guest_port, row.all);
    connect(row.protocol, &QComboBox::currentIndexChanged, this, &ForwardList::edited);
    connect(row.host, &QComboBox::currentTextChanged, this, &ForwardList::edited);
    auto* line = new QHBoxLayout;
    line->addWidget(row.protocol);
    line->addWidget(row.host, 1);
    line->addWidget(new QLabel(QStringLiteral(":"), row.all));
    line->addWidget(row.host_port);
    line->addWidget(new QLabel(isRightToLeft() ? QStringLiteral("←") : QStringLiteral("→"), row.all));
    line->addWidget(row.guest_port);
    line->addWidget(new_remove_button(tr("Forward this port no more"), row.all,
                                           [this, all = row.all] { remove(all); }));
    auto* column = new QVBoxLayout(row.all);
    column->setContentsMargins({});
    column->addLayout(line);
    for (FieldMessage** note : {&row.host_note, &row.host_port_note, &row.guest_port_note}) {
        *note = new FieldMessage(row.all);
        column->addWidget(*note);
    }
    add_way(row);
    list_->addWidget(row.all);
    row.all->show();
    rows_ << row;
    number();
}

void ForwardList::add_way(Row& row) {
    row.who = new QLabel(row.all);
    row.who->setForegroundRole(QPalette::PlaceholderText);
    row.way = new QLineEdit(row.all);
    row.way->setObjectName(QStringLiteral("way"));
    row.way->setReadOnly(true);
    row.way->setFrame(false);
    row.way->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    row.way->setAccessibleName(tr("How to reach this port"));
    QPalette palette = row.way->palette();
    palette.setBrush(QPalette::Base, Qt::transparent);
    row.way->setPalette(palette);
    row.copy = new QToolButton(row.all);
    row.copy->setObjectName(QStringLiteral("copy_way"));
    row.copy->setIcon(QIcon::fromTheme(QStringLiteral("edit-copy")));
    row.copy->setText(tr("Copy"));
    row.copy->setAutoRaise(true);
    row.copy->setFocusPolicy(Qt::StrongFocus);
    row.copy->setToolTip(tr("Copy"));
    row.copy->setAccessibleName(tr("Copy how to reach this port"));
    connect(row.copy, &QToolButton::clicked, row.way,
            [way = row.way] { QGuiApplication::clipboard()->setText(way->text()); });
    auto* line = new QHBoxLayout;
    line->addWidget(row.who);
    line->addWidget(row.way, 1);
    line->addWidget(row.copy);
    static_cast<QVBoxLayout*>(row.all->layout())->addLayout(line);
}

void ForwardList::remove(const QWidget* all) {
    if (take_row_away(rows_, all)) {
        number();
        add_->setFocus();
        emit edited();
    }
}

void ForwardList::number() {
    heading_->setText(rows_.isEmpty()
                          ? tr("No ports are forwarded: nobody reaches the guest from outside.")
                          : tr("Address and port of this computer, and the port of the guest that they lead to:"));
    if (field_.isEmpty()) {
        return;
    }
    notes_.forget_parts(field_);
    for (qsizetype i = 0; i < rows_.size(); ++i) {
        const QString field = QStringLiteral("%1[%2]").arg(field_).arg(i);
        notes_.put(field + QStringLiteral(".host"), rows_[i].host_note, rows_[i].host);
        notes_.put(field, rows_[i].host_port_note, rows_[i].host_port);
        notes_.put(field + QStringLiteral(".guest_port"), rows_[i].guest_port_note, rows_[i].guest_port);
    }
}

Forward ForwardList::forward_of(const Row& row) const {
    const QString host = row.host->currentText().trimmed();
    return {.protocol = static_cast<Protocol>(row.protocol->currentData().toInt()),
            .host = kept(row.forward.host, (host.isEmpty() ? local() : host).toStdString(), local().toStdString()),
            .host_port = row.host_port->text().trimmed().toLongLong(),
            .guest_port = row.guest_port->text().trimmed().toLongLong()};
}

std::vector<Forward> ForwardList::forwards() const {
    std::vector<Forward> forwards;
    std::ranges::transform(rows_, std::back_inserter(forwards), [this](const Row& row) { return forward_of(row); });
    return forwards;
}

NewGuest ForwardList::as_new() const {
    NewGuest guest;
    guest.kind = NewGuest::Kind::Kernel;
    guest.network = NewGuest::Network::User;
    std::ranges::transform(rows_, std::back_inserter(guest.forwards), [](const Row& row) {
        return NewGuest::Forward{row.protocol->currentData().toInt() == static_cast<int>(Protocol::Udp),
                                 row.host->currentText(), row.host_port->text(), row.guest_port->text()};
    });
    return guest;
}

QList<FieldProblem> ForwardList::check() const {
    const QString theirs = QStringLiteral("networks[0].forwards");
    QList<FieldProblem> found;
    for (FieldProblem problem : check_new_guest(as_new(), {})) {
        if (is_part_of(problem.field, theirs)) {
            problem.field = field_ + problem.field.sliced(theirs.size());
            found << problem;
        }
    }
    return found;
}

void ForwardList::show_ways() {
    const QList<FieldProblem> problems = check();
    for (qsizetype i = 0; i < rows_.size(); ++i) {
        const Row& row = rows_[i];
        const bool wrong = std::ranges::any_of(problems, [&](const FieldProblem& problem) {
            return forbids(problem) && is_part_of(problem.field, QStringLiteral("%1[%2]").arg(field_).arg(i));
        });
        row.who->setText(who_reaches(row.host->currentText().trimmed()));
        row.way->setText(wrong ? QString() : way_to_reach(forward_of(row)));
        for (QWidget* each :
             {static_cast<QWidget*>(row.who), static_cast<QWidget*>(row.way), static_cast<QWidget*>(row.copy)}) {
            each->setVisible(!wrong);
        }
    }
}

}  // namespace apiary::gui
