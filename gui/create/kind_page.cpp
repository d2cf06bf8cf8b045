// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/create/kind_page.h"

#include <QCoreApplication>
#include <QDir>
#include <QIcon>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/create/tile.h"

namespace apiary::gui {
namespace {

using Kind = NewGuest::Kind;

/// <prefix>/share, wherever the program is installed.
QString data_directory() {
    return QDir::cleanPath(QCoreApplication::applicationDirPath() + QStringLiteral("/../share"));
}

}  // namespace

KindPage::KindPage(QWidget* parent) : Page(tr("What to run"), tr("What should the guest run?"), {}, parent) {
    body()->setSpacing(fontMetrics().height() / 2);
    Tile* const sample = add(Kind::Sample, "sample", tr("&Sample system"),
                             tr("A small Linux that is built in. It runs from memory and forgets everything when it "
                                "powers off."));
    add(Kind::Kernel, "kernel", tr("&Linux or other kernel"),
        tr("Started directly, with an initial RAM disk if it needs one. Linux bzImage, PVH or multiboot."));
    add(Kind::FreeBsd, "freebsd", tr("&FreeBSD kernel"),
        tr("Started directly, with modules and variables as its loader would give it."));
    add(Kind::DiskImage, "disk", tr("&Disk image"),
        tr("A system that is installed on a raw disk image. Its kernel has to be at hand as a file, as there is no "
           "firmware yet that could find it on the disk."));
    installer_ = add(Kind::None, "installer", tr("&Installer image (ISO)"), {});
    installer_->set_reason(tr("Installer images need firmware, which this version does not have."));
    firmware_obstacle_ = new_obstacle(QStringLiteral("unrestricted_guest"));
    firmware_obstacle_->setObjectName(QStringLiteral("firmware_obstacle"));
    body()->addWidget(firmware_obstacle_);
    body()->addWidget(message_for(QStringLiteral("kind"), tiles_.front().second));
    look_for_sample();
    if (!sample_) {
        sample->set_reason(
            tr("It is not on this computer. Run ./start in Apiary's source folder, which fetches it; or "
               "put vmlinuz and initrd.gz into one folder and name that in APIARY_SAMPLE."));
    }
}

Tile* KindPage::add(Kind kind, const char* icon, const QString& name, const QString& sentence) {
    auto* tile =
        new Tile(QIcon(QStringLiteral(":/icons/create-%1.svg").arg(QLatin1String(icon))), name, sentence, this);
    tile->setObjectName(QStringLiteral("tile%1").arg(tiles_.size()));
    tiles_.emplaceBack(kind, tile);
    body()->addWidget(tile);
    connect(tile, &Tile::toggled, this, [this](bool on) {
        if (on) {
            tell();
        }
    });
    connect(tile, &Tile::clicked, this, &KindPage::chosen);
    return tile;
}

void KindPage::look_for_sample() {
    sample_ = find_sample(process_environment(), data_directory());
    if (!sample_) {
        return;
    }
    sample_kernel_.path = sample_->kernel;
    sample_initrd_.path = sample_->initrd;
    inspect_files({sample_->kernel, sample_->initrd}, this, [this](const QHash<QString, FileFacts>& found) {
        sample_kernel_.facts = found.value(sample_->kernel);
        sample_initrd_.facts = found.value(sample_->initrd);
        emit edited();
    });
}

void KindPage::store(NewGuest& guest) const {
    const auto checked = std::ranges::find_if(tiles_, [](const auto& each) { return each.second->isChecked(); });
    guest.kind = checked == tiles_.end() ? Kind::None : checked->first;
    if (guest.kind == Kind::Sample) {
        guest.kernel = sample_kernel_;
        guest.initrd = sample_initrd_;
        guest.append = QStringLiteral("console=ttyS0 quiet");
    }
}

void KindPage::show_guest(const NewGuest& guest) {
    const auto tile = std::ranges::find(tiles_, guest.kind, &std::pair<Kind, Tile*>::first);
    if (guest.kind != Kind::None && tile != tiles_.end() && tile->second->isEnabled()) {
        tile->second->setChecked(true);
    }
}

void KindPage::follow(const NewGuest&, const Surroundings& around) {
    show_obstacle(firmware_obstacle_, firmware_obstacle(around));
}

void KindPage::focus_first() {
    const auto checked = std::ranges::find_if(tiles_, [](const auto& each) { return each.second->isChecked(); });
    const auto enabled = std::ranges::find_if(tiles_, [](const auto& each) { return each.second->isEnabled(); });
    (checked != tiles_.end() ? checked : enabled)->second->setFocus();
}

}  // namespace apiary::gui
