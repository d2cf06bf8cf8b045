// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/create/summary_page.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/model/command_line.h"
#include "gui/model/words.h"
#include "gui/widget/command_line_view.h"
#include "gui/widget/wrapped_label.h"

namespace apiary::gui {
namespace {

using Kind = NewGuest::Kind;
using Lines = QList<std::pair<QString, QString>>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(apiary::gui::SummaryPage)
};

QString kind_text(Kind kind) {
    switch (kind) {
        case Kind::Sample: return Words::tr("Sample system");
        case Kind::Kernel: return Words::tr("Linux or other kernel");
        case Kind::FreeBsd: return Words::tr("FreeBSD kernel");
        case Kind::DiskImage: return Words::tr("Disk image");
        case Kind::None: break;
    }
    return Words::tr("Not chosen yet");
}

QString with_read_only(const QString& text, bool read_only) {
    return read_only ? Words::tr("%1 (read-only)").arg(text) : text;
}

QString disk_text(const NewGuest::Disk& disk) {
    return disk.existing ? with_read_only(disk.file.path, disk.read_only)
                         : Words::tr("%1, new, %2").arg(disk.name, disk.size ? size_text(*disk.size) : QString());
}

QString forward_text(const NewGuest::Forward& forward) {
    return Words::tr("%1 port %2 of %3 leads to port %4")
        .arg(forward.udp ? QStringLiteral("UDP") : QStringLiteral("TCP"), forward.host_port,
             forward.host.isEmpty() ? QStringLiteral("127.0.0.1") : forward.host, forward.guest_port);
}

QString network_text(const NewGuest& guest) {
    switch (guest.network) {
        case NewGuest::Network::Off: return Words::tr("None");
        case NewGuest::Network::Tap: return Words::tr("Tap device %1").arg(guest.tap);
        case NewGuest::Network::User: break;
    }
    QStringList lines = {Words::tr("This computer’s network (NAT)")};
    std::ranges::transform(guest.forwards, std::back_inserter(lines), forward_text);
    return lines.join(u'\n');
}

template <class List, class Text>
QString list_text(const List& list, Text text) {
    QStringList lines;
    std::ranges::transform(list, std::back_inserter(lines), text);
    return lines.isEmpty() ? Words::tr("None") : lines.join(u'\n');
}

void add_boot_lines(const NewGuest& guest, Lines& lines) {
    if (guest.kind == Kind::None || guest.kind == Kind::Sample) {
        return;
    }
    if (guest.kind == Kind::DiskImage) {
        lines.emplaceBack(Words::tr("Disk image:"), with_read_only(guest.image.path, guest.image_read_only));
    }
    lines.emplaceBack(Words::tr("Kernel:"), guest.kernel.path);
    if (guest.kind != Kind::FreeBsd && !guest.initrd.path.isEmpty()) {
        lines.emplaceBack(Words::tr("Initial RAM disk:"), guest.initrd.path);
    }
    if (!guest.append.isEmpty()) {
        lines.emplaceBack(guest.kind == Kind::FreeBsd ? Words::tr("Boot flags:") : Words::tr("Command line:"),
                          guest.append);
    }
    if (guest.kind == Kind::FreeBsd && !guest.modules.isEmpty()) {
        lines.emplaceBack(Words::tr("Modules:"),
                          list_text(guest.modules, [](const auto& module) { return module.file.path; }));
    }
    if (guest.kind == Kind::FreeBsd && !guest.kenv.isEmpty()) {
        lines.emplaceBack(Words::tr("Variables:"), guest.kenv.join(u'\n'));
    }
}

Lines lines_of(const NewGuest& guest) {
    Lines lines = {{Words::tr("Name:"), guest.name}};
    if (!guest.description.isEmpty()) {
        lines.emplaceBack(Words::tr("Description:"), guest.description);
    }
    lines.emplaceBack(Words::tr("Runs:"), kind_text(guest.kind));
    add_boot_lines(guest, lines);
    lines.emplaceBack(Words::tr("Memory:"), guest.memory ? size_text(*guest.memory) : QString());
    lines.emplaceBack(Words::tr("CPUs:"), QLocale().toString(guest.cpus));
    lines.emplaceBack(guest.kind == Kind::DiskImage ? Words::tr("Other disks:") : Words::tr("Disks:"),
                      list_text(guest.disks, disk_text));
    lines.emplaceBack(Words::tr("Network:"), network_text(guest));
    lines.emplaceBack(Words::tr("Shared folders:"), list_text(guest.shares, [](const NewGuest::Share& share) {
                          return with_read_only(Words::tr("%1 as “%2”").arg(share.folder.path, share.tag),
                                                share.read_only);
                      }));
    return lines;
}

}  // namespace

SummaryPage::SummaryPage(QWidget* parent)
    : Page(tr("Summary"), tr("This is what will be made"), {}, parent),
      lines_(new_form()),
      start_(new QCheckBox(tr("&Start it when it is created"), this)),
      toggle_(new QToolButton(this)),
      command_(new CommandLineView(this)) {
    body()->addLayout(lines_);
    body()->addSpacing(fontMetrics().height() / 2);
    body()->addWidget(start_);
    body()->addWidget(toggle_, 0, Qt::AlignLeading);
    body()->addWidget(command_);
    start_->setChecked(true);
    start_->setObjectName(QStringLiteral("start"));
    toggle_->setObjectName(QStringLiteral("show_command"));
    toggle_->setText(tr("Sho&w command"));
    toggle_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle_->setArrowType(layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow);
    toggle_->setCheckable(true);
    toggle_->setAutoRaise(true);
    toggle_->setFocusPolicy(Qt::StrongFocus);
    command_->setObjectName(QStringLiteral("command"));
    command_->hide();
    connect(start_, &QCheckBox::toggled, this, &SummaryPage::tell);
    connect(toggle_, &QToolButton::toggled, this, [this](bool on) {
        command_->setVisible(on);
        toggle_->setArrowType(on                                     ? Qt::DownArrow
                              : layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow
                                                                     : Qt::RightArrow);
    });
}

void SummaryPage::store(NewGuest& guest) const {
    guest.start = start_->isChecked();
}

void SummaryPage::show_guest(const NewGuest& guest) {
    start_->setChecked(guest.start);
}

void SummaryPage::follow(const NewGuest& guest, const Surroundings&) {
    show_lines(guest);
    const QString line = create_command(guest.name, definition_of(guest), guest.start, helper_option_);
    if (command_->command() != line) {
        command_->set_command(line);
    }
}

void SummaryPage::show_lines(const NewGuest& guest) {
    const Lines lines = lines_of(guest);
    if (lines == shown_) {
        return;
    }
    shown_ = lines;
    while (lines_->rowCount() > 0) {
        lines_->removeRow(0);
    }
    for (const auto& [label, text] : lines) {
        auto* value = new QLabel(text);
        wrap_in_width(value);
        value->setTextFormat(Qt::PlainText);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAccessibleName(label + u' ' + text);
        lines_->addRow(label, value);
    }
}

void SummaryPage::focus_first() {
    start_->setFocus();
}

}  // namespace apiary::gui
