// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/new_guest.h"

#include <arpa/inet.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <functional>

#include "backend/base/size.h"
#include "gui/model/assessment_rows.h"
#include "gui/model/host_texts.h"
#include "gui/model/words.h"

namespace apiary::gui {
namespace {

using Level = FieldProblem::Level;
using Kind = NewGuest::Kind;
using Problems = QList<FieldProblem>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(apiary::gui::NewGuest)
};

// As io.apiary.Guests and the machine have them.
constexpr qsizetype kLongestName = 48, kLongestDiskName = 64, kLongestTap = 15, kLongestTag = 31, kMostDisks = 16,
                    kMostShares = 8, kLongestDescription = 4096;
constexpr std::int64_t kMiB = 1 << 20, kGiB = 1 << 30, kSector = 512, kPage = 4096;
constexpr std::int64_t kLeastMemory = 16 * kMiB, kMostMemory = 0xD0'0000'0000 - kGiB, kUsualMemory = 512 * kMiB;
constexpr std::int64_t kLargestDisk = std::int64_t{64} << 40;
constexpr int kMostCpus = 64, kLastPort = 65'535, kFirstFreePort = 1024;

bool is_ascii_alphanumeric(QChar c) {
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

bool is_name_character(QChar c) {
    return is_ascii_alphanumeric(c) || c == u'.' || c == u'-' || c == u'_';
}

bool has_control(const QString& text) {
    return std::ranges::any_of(text, [](QChar c) { return c < u' ' || c == QChar(0x7F); });
}

FieldProblem error(const QString& field, const QString& text, const QString& offer = {}) {
    return {Level::Error, field, text, offer};
}

FieldProblem missing(const QString& field, const QString& text) {
    return {Level::Missing, field, text, {}};
}

FieldProblem warning(const QString& field, const QString& text) {
    return {Level::Warning, field, text, {}};
}

FieldProblem note(const QString& field, const QString& text) {
    return {Level::Note, field, text, {}};
}

QString exact_size(std::int64_t bytes) {
    return qt(format_size(static_cast<std::uint64_t>(bytes)));
}

// ---- Files ----

/// Nothing is said against a file that is still looked at: it is looked at again before the guest is made.
FileKind kind_of(const ChosenFile& file) {
    return file.facts ? file.facts->kind : FileKind::Unknown;
}

/// What is wrong with any file, whatever it is for; nothing where it can be read.
std::optional<FieldProblem> check_readable(const QString& field, const ChosenFile& file) {
    if (!file.path.startsWith(u'/')) {
        return error(field, Words::tr("Give the whole path, from / on."));
    }
    if (has_control(file.path)) {
        return error(field, Words::tr("A path with control characters cannot be used. Rename the file."));
    }
    switch (kind_of(file)) {
        case FileKind::Missing: return error(field, Words::tr("There is no such file."));
        case FileKind::Unreadable:
            return error(field, Words::tr("You may not read this file (%1).").arg(file.facts->detail));
        case FileKind::Special: return error(field, Words::tr("This is no file that a guest can be given."));
        case FileKind::Empty: return error(field, Words::tr("This file is empty."));
        default: return std::nullopt;
    }
}

QString this_is(const ChosenFile& file) {
    return Words::tr("This is %1").arg(file.facts->what);
}

void check_kernel(const NewGuest& guest, Problems& problems) {
    const QString field = QStringLiteral("kernel");
    if (guest.kernel.path.isEmpty()) {
        problems << missing(field, Words::tr("Choose the kernel that the guest boots."));
        return;
    }
    if (auto wrong = check_readable(field, guest.kernel)) {
        problems << *wrong;
        return;
    }
    if (!guest.kernel.facts) {
        return;
    }
    const FileKind kind = guest.kernel.facts->kind;
    if (kind == FileKind::InstallerImage) {
        problems << error(field, Words::tr("%1. It needs firmware, which this version does not have: give the kernel "
                                           "that is on it.")
                                     .arg(this_is(guest.kernel)));
    } else if (kind == FileKind::Compressed) {
        problems << error(field, Words::tr("%1, which may hold a kernel. Unpack it first.").arg(this_is(guest.kernel)));
    } else if (kind == FileKind::RawDisk || kind == FileKind::ForeignDisk || kind == FileKind::Device) {
        problems << error(field, Words::tr("%1, no kernel. Use it as a disk.").arg(this_is(guest.kernel)));
    } else if (!is_kernel(kind)) {
        problems << error(field, Words::tr("%1. A Linux bzImage, a FreeBSD kernel, or a PVH or multiboot kernel can be "
                                           "started.")
                                     .arg(this_is(guest.kernel)));
    } else if (guest.kind == Kind::FreeBsd && kind != FileKind::FreeBsdKernel) {
        problems << error(
            field,
            Words::tr("%1, no FreeBSD kernel. Choose “Linux or other kernel” for it.").arg(this_is(guest.kernel)));
    }
}

void check_initrd(const NewGuest& guest, Problems& problems) {
    const QString field = QStringLiteral("initrd");
    if (guest.initrd.path.isEmpty()) {
        return;
    }
    if (auto wrong = check_readable(field, guest.initrd)) {
        problems << *wrong;
    } else if (kind_of(guest.initrd) == FileKind::Folder) {
        problems << error(field, Words::tr("This is a folder. Choose a file."));
    } else if (is_kernel(kind_of(guest.initrd))) {
        problems << warning(field, Words::tr("%1, and hardly an initial RAM disk.").arg(this_is(guest.initrd)));
    }
}

/// A disk that is there: a raw image or a device.
void check_image(const QString& field, const ChosenFile& file, Problems& problems) {
    if (file.path.isEmpty()) {
        problems << missing(field, Words::tr("Choose the disk image."));
        return;
    }
    if (auto wrong = check_readable(field, file)) {
        problems << *wrong;
        return;
    }
    if (!file.facts) {
        return;
    }
    switch (file.facts->kind) {
        case FileKind::ForeignDisk:
            problems << error(field, Words::tr("%1. Raw images can be used: convert it with "
                                               "“qemu-img convert -O raw FROM TO”.")
                                         .arg(this_is(file)));
            return;
        case FileKind::Folder: problems << error(field, Words::tr("This is a folder. Choose a file.")); return;
        case FileKind::Compressed:
            problems << error(field, Words::tr("%1. Unpack it first.").arg(this_is(file)));
            return;
        case FileKind::RawDisk:
        case FileKind::Device:
        case FileKind::InstallerImage: break;
        case FileKind::Unknown:
            problems << note(field, Words::tr("It has no partition table or file system that is known: the guest sees "
                                              "a disk with whatever is in it."));
            break;
        default: problems << warning(field, Words::tr("%1, and hardly a disk.").arg(this_is(file)));
    }
    if (file.facts->size % kSector != 0) {
        problems << error(field, Words::tr("Its size is no multiple of 512 bytes, as that of a disk is. It may be "
                                           "incomplete: get it again."));
    }
}

void check_freebsd(const NewGuest& guest, Problems& problems) {
    for (qsizetype i = 0; i < guest.kenv.size(); ++i) {
        const QString& variable = guest.kenv[i];
        if (variable.indexOf(u'=') < 1 || has_control(variable)) {
            problems << error(QStringLiteral("kenv[%1]").arg(i),
                              Words::tr("“%1” is no variable. Write NAME=VALUE, one on each line.").arg(variable));
        }
    }
    for (qsizetype i = 0; i < guest.modules.size(); ++i) {
        const QString field = QStringLiteral("modules[%1].path").arg(i);
        const ChosenFile& file = guest.modules[i].file;
        if (file.path.isEmpty()) {
            problems << missing(field, Words::tr("Choose the module, or remove this line."));
        } else if (auto wrong = check_readable(field, file)) {
            problems << *wrong;
        } else if (guest.modules[i].type.isEmpty() && file.facts && file.facts->kind != FileKind::KernelModule) {
            problems << error(field,
                              Words::tr("%1, no kernel module. Say what else it is beside it.").arg(this_is(file)));
        }
    }
}

void check_files(const NewGuest& guest, Problems& problems) {
    if (guest.kind == Kind::None) {
        problems << missing(QStringLiteral("kind"), Words::tr("Choose what the guest runs."));
        return;
    }
    if (guest.kind == Kind::DiskImage) {
        check_image(QStringLiteral("disks[0].path"), guest.image, problems);
    }
    check_kernel(guest, problems);
    if (guest.kind == Kind::FreeBsd) {
        check_freebsd(guest, problems);
    } else {
        check_initrd(guest, problems);
    }
    if (has_control(guest.append)) {
        problems << error(QStringLiteral("append"), Words::tr("Leave out line breaks and control characters."));
    }
    if (guest.kind == Kind::DiskImage && !guest.append.contains(QLatin1String("root=")) &&
        guest.initrd.path.isEmpty()) {
        problems << warning(QStringLiteral("append"),
                            Words::tr("Without “root=…” the kernel will not find its system on the disk."));
    }
}

// ---- Name, memory, CPUs ----

/// How well the engine that the guest gets fits this computer; null where that is not known.
const api::host::EngineFit* fit_of(const Surroundings& around) {
    return around.host && around.check ? chosen_fit(around.host->engines, *around.check) : nullptr;
}

void check_name(const NewGuest& guest, const Surroundings& around, Problems& problems) {
    if (const auto problem = name_problem(guest.name, first_name(guest, around.names), around.names)) {
        problems << *problem;
    }
    QString flat = guest.description;
    flat.replace(u'\n', u' ').replace(u'\t', u' ');
    if (flat.toUtf8().size() > kLongestDescription) {
        problems << error(
            QStringLiteral("description"),
            Words::tr("The description is too long. Use at most %1 characters.").arg(kLongestDescription));
    } else if (has_control(flat)) {
        problems << error(QStringLiteral("description"), Words::tr("Leave out control characters."));
    }
}

void check_memory(const NewGuest& guest, const Surroundings& around, Problems& problems) {
    const QString field = QStringLiteral("memory");
    if (!guest.memory) {
        problems << error(field, Words::tr("Give a size with its unit, such as 512 MiB or 1.5 GiB."));
    } else if (*guest.memory < kLeastMemory) {
        problems << error(field, Words::tr("A guest needs at least %1.").arg(size_text(kLeastMemory)),
                          exact_size(kLeastMemory));
    } else if (around.host && *guest.memory > around.host->memory) {
        problems << error(
            field, Words::tr("This is more than the %1 that this computer has.").arg(size_text(around.host->memory)),
            exact_size(first_memory(guest.kind, around.host)));
    } else if (*guest.memory > kMostMemory) {
        problems << error(field, Words::tr("A guest can have at most %1.").arg(size_text(kMostMemory)));
    } else if (*guest.memory % kPage != 0) {
        problems << error(field, Words::tr("Memory comes in pieces of 4 KiB."),
                          exact_size(std::max(*guest.memory / kPage * kPage, kLeastMemory)));
    } else if (around.host && around.host->memory_available && *guest.memory > *around.host->memory_available) {
        problems << warning(field, Words::tr("Only %1 are free now. The guest may be slow, and so may this computer.")
                                       .arg(size_text(*around.host->memory_available)));
    }
}

void check_cpus(const NewGuest& guest, const Surroundings& around, Problems& problems) {
    const QString field = QStringLiteral("cpus");
    const QString obstacle = cpus_obstacle(around);
    if (guest.cpus < 1 || guest.cpus > kMostCpus) {
        problems << error(field, Words::tr("A guest can have 1 to %1 CPUs.").arg(kMostCpus));
    } else if (guest.cpus > 1 && !obstacle.isEmpty()) {
        problems << error(field, obstacle, QStringLiteral("1"));
    } else if (around.host && guest.cpus > around.host->cpus) {
        problems << warning(field,
                            Words::tr("These are more than this computer has (%1), and do not make the guest faster.")
                                .arg(around.host->cpus));
    }
}

// ---- Disks ----

QString disk_name_fault(const QString& name) {
    const bool plain = !name.isEmpty() && name.size() <= kLongestDiskName && is_ascii_alphanumeric(name.front()) &&
                       std::ranges::all_of(name, is_name_character);
    return plain ? QString()
                 : Words::tr(
                       "Use 1 to %1 letters a–z, digits, dots, dashes and underscores, the first a letter or "
                       "digit.")
                       .arg(kLongestDiskName);
}

void check_new_disk(const NewGuest& guest, qsizetype at, const QString& field, const Surroundings& around,
                    Problems& problems) {
    const NewGuest::Disk& disk = guest.disks[at];
    if (const QString fault = disk_name_fault(disk.name); !fault.isEmpty()) {
        problems << error(field + QStringLiteral(".path"), fault);
    } else if (std::ranges::any_of(guest.disks.first(at), [&](const NewGuest::Disk& other) {
                   return !other.existing && other.name == disk.name;
               })) {
        problems << error(field + QStringLiteral(".path"), Words::tr("Another disk has this name."));
    }
    const QString size = field + QStringLiteral(".size");
    if (!disk.size) {
        problems << error(size, Words::tr("Give a size with its unit, such as 8 GiB."));
    } else if (*disk.size <= 0 || *disk.size > kLargestDisk) {
        problems << error(size, Words::tr("A disk can have up to %1.").arg(size_text(kLargestDisk)));
    } else if (*disk.size % kSector != 0) {
        problems << error(size, Words::tr("A disk is a multiple of 512 bytes."),
                          exact_size(std::max(*disk.size / kSector, std::int64_t{1}) * kSector));
    } else if (around.host && *disk.size > around.host->directory_free) {
        problems << warning(size, Words::tr("Only %1 are free where guests are kept. The disk takes up room as it is "
                                            "written to, and will not fill.")
                                      .arg(size_text(around.host->directory_free)));
    }
}

void check_disks(const NewGuest& guest, const Surroundings& around, Problems& problems) {
    const qsizetype before = guest.kind == Kind::DiskImage ? 1 : 0;
    for (qsizetype i = 0; i < guest.disks.size(); ++i) {
        const QString field = QStringLiteral("disks[%1]").arg(i + before);
        if (guest.disks[i].existing) {
            check_image(field + QStringLiteral(".path"), guest.disks[i].file, problems);
        } else {
            check_new_disk(guest, i, field, around, problems);
        }
    }
    if (guest.disks.size() + before > kMostDisks) {
        problems << error(QStringLiteral("disks"), Words::tr("A guest can have at most %1 disks.").arg(kMostDisks));
    }
}

// ---- Network ----

std::optional<int> port_of(const QString& text) {
    bool whole = false;
    const int port = text.trimmed().toInt(&whole);
    return whole && port >= 1 && port <= kLastPort ? std::optional(port) : std::nullopt;
}

bool is_address(const QString& text) {
    in6_addr any = {};
    const QByteArray plain = text.toLatin1();
    return ::inet_pton(AF_INET, plain.constData(), &any) == 1 || ::inet_pton(AF_INET6, plain.constData(), &any) == 1;
}

QString host_of(const NewGuest::Forward& forward) {
    const QString host = forward.host.trimmed();
    return host.isEmpty() ? QStringLiteral("127.0.0.1") : host;
}

bool same_port(const NewGuest::Forward& one, const NewGuest::Forward& other) {
    return one.udp == other.udp && host_of(one) == host_of(other) && port_of(one.host_port) &&
           port_of(one.host_port) == port_of(other.host_port);
}

void check_port(const QString& field, const QString& text, Problems& problems) {
    if (text.trimmed().isEmpty()) {
        problems << missing(field, Words::tr("Give a port, 1 to %1.").arg(kLastPort));
    } else if (!port_of(text)) {
        problems << error(field, Words::tr("“%1” is no port. Give a number from 1 to %2.").arg(text).arg(kLastPort));
    }
}

void check_forward(const NewGuest& guest, qsizetype at, Problems& problems) {
    const NewGuest::Forward& forward = guest.forwards[at];
    const QString field = QStringLiteral("networks[0].forwards[%1]").arg(at);
    if (!is_address(host_of(forward))) {
        problems << error(field + QStringLiteral(".host"),
                          Words::tr("“%1” is no address. Give one of this computer, such as 127.0.0.1 for itself alone "
                                    "or 0.0.0.0 for all its networks.")
                              .arg(forward.host));
    }
    check_port(field + QStringLiteral(".host_port"), forward.host_port, problems);
    check_port(field + QStringLiteral(".guest_port"), forward.guest_port, problems);
    const auto earlier = guest.forwards.first(at);
    if (std::ranges::any_of(earlier, [&](const auto& other) { return same_port(forward, other); })) {
        problems << error(field + QStringLiteral(".host_port"),
                          Words::tr("Port %1 of this computer is forwarded twice.").arg(forward.host_port.trimmed()));
    } else if (port_of(forward.host_port).value_or(kFirstFreePort) < kFirstFreePort) {
        problems << note(field + QStringLiteral(".host_port"),
                         Words::tr("Ports below %1 are usually reserved for the system: the guest may not be able to "
                                   "start.")
                             .arg(kFirstFreePort));
    }
}

void check_network(const NewGuest& guest, const Surroundings& around, Problems& problems) {
    if (guest.network == NewGuest::Network::User) {
        for (qsizetype i = 0; i < guest.forwards.size(); ++i) {
            check_forward(guest, i, problems);
        }
    }
    if (guest.network != NewGuest::Network::Tap) {
        return;
    }
    const QString field = QStringLiteral("networks[0].tap");
    const bool plain = std::ranges::all_of(guest.tap, is_name_character);
    if (guest.tap.isEmpty()) {
        problems << missing(field, Words::tr("Give the name of the tap device, such as tap0."));
    } else if (!plain || guest.tap.size() > kLongestTap) {
        problems << error(field, Words::tr("“%1” is no name of a tap device. It has at most %2 letters, digits, dots, "
                                           "dashes and underscores.")
                                     .arg(guest.tap)
                                     .arg(kLongestTap));
    } else if (const QString obstacle = tap_obstacle(around); !obstacle.isEmpty()) {
        problems << error(field, obstacle);
    }
}

// ---- Shared folders ----

void check_share(const NewGuest& guest, qsizetype at, Problems& problems) {
    const NewGuest::Share& share = guest.shares[at];
    const QString field = QStringLiteral("shares[%1]").arg(at);
    const QString path = field + QStringLiteral(".path"), tag = field + QStringLiteral(".tag");
    if (share.folder.path.isEmpty()) {
        problems << missing(path, Words::tr("Choose the folder, or remove it."));
    } else if (kind_of(share.folder) == FileKind::Missing) {
        problems << error(path, Words::tr("There is no such folder."));
    } else if (auto wrong = check_readable(path, share.folder)) {
        problems << *wrong;
    } else if (share.folder.facts && share.folder.facts->kind != FileKind::Folder) {
        problems << error(path, Words::tr("This is no folder."));
    }
    const bool printable = std::ranges::all_of(share.tag, [](QChar c) { return c > u' ' && c < QChar(0x7F); });
    if (share.tag.isEmpty()) {
        problems << missing(tag, Words::tr("Give a tag: the guest finds the folder by it."));
    } else if (!printable || share.tag.size() > kLongestTag) {
        problems << error(tag, Words::tr("Use at most %1 letters, digits and signs, no spaces.").arg(kLongestTag));
    } else if (std::ranges::contains(guest.shares.first(at), share.tag, &NewGuest::Share::tag)) {
        problems << error(tag, Words::tr("Another folder has this tag."));
    }
}

void check_shares(const NewGuest& guest, Problems& problems) {
    for (qsizetype i = 0; i < guest.shares.size(); ++i) {
        check_share(guest, i, problems);
    }
    if (guest.shares.size() > kMostShares) {
        problems << error(QStringLiteral("shares"),
                          Words::tr("A guest can have at most %1 shared folders.").arg(kMostShares));
    }
}

// ---- The definition ----

template <class T>
void append_to(std::optional<std::vector<T>>& list, T value) {
    list = std::move(list).value_or(std::vector<T>());
    list->push_back(std::move(value));
}

std::optional<std::string> unless_empty(const QString& text) {
    return text.isEmpty() ? std::nullopt : std::optional(text.toStdString());
}

std::optional<bool> if_set(bool value) {
    return value ? std::optional(true) : std::nullopt;
}

api::guests::Disk to_disk(const NewGuest::Disk& disk) {
    return {.path = (disk.existing ? disk.file.path : disk.name).toStdString(),
            .size = disk.existing ? std::nullopt : disk.size,
            .read_only = if_set(disk.existing && disk.read_only),
            .serial = {}};
}

api::guests::Forward to_forward(const NewGuest::Forward& forward) {
    const QString host = host_of(forward);
    return {.protocol = forward.udp ? api::guests::Protocol::Udp : api::guests::Protocol::Tcp,
            .host = host == QLatin1String("127.0.0.1") ? std::nullopt : std::optional(host.toStdString()),
            .host_port = port_of(forward.host_port).value_or(0),
            .guest_port = port_of(forward.guest_port).value_or(0)};
}

void add_network(const NewGuest& guest, api::guests::Definition& definition) {
    api::guests::Network card = {};
    if (guest.network == NewGuest::Network::Off) {
        return;
    }
    if (guest.network == NewGuest::Network::Tap) {
        card.kind = api::guests::NetworkKind::Tap;
        card.tap = guest.tap.toStdString();
    } else {
        card.kind = api::guests::NetworkKind::User;
        std::ranges::for_each(guest.forwards, [&](const auto& each) { append_to(card.forwards, to_forward(each)); });
    }
    append_to(definition.networks, std::move(card));
}

void add_freebsd(const NewGuest& guest, api::guests::Definition& definition) {
    std::ranges::for_each(guest.kenv, [&](const QString& each) { append_to(definition.kenv, each.toStdString()); });
    std::ranges::for_each(guest.modules, [&](const NewGuest::Module& each) {
        append_to(definition.modules,
                  api::guests::Module{.path = each.file.path.toStdString(), .type = unless_empty(each.type)});
    });
}

QString without_accents(const QString& text) {
    QString plain = text.normalized(QString::NormalizationForm_KD);
    plain.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return plain;
}

/// Only what a name may have; empty where nothing remains.
QString as_name(const QString& wanted) {
    QString name;
    for (const QChar c : without_accents(wanted.trimmed())) {
        if (is_name_character(c)) {
            name += c;
        } else if ((c.isSpace() || c == u'/') && !name.endsWith(u'-')) {
            name += u'-';
        }
    }
    while (!name.isEmpty() && !is_ascii_alphanumeric(name.front())) {
        name.removeFirst();
    }
    while (name.endsWith(u'-')) {
        name.chop(1);
    }
    return name;
}

}  // namespace

QString name_fault(const QString& name) {
    if (name.size() > kLongestName) {
        return Words::tr("The name has %1 characters. It can have at most %2.").arg(name.size()).arg(kLongestName);
    }
    const auto wrong = std::ranges::find_if_not(name, is_name_character);
    if (wrong != name.end() && wrong->isSpace()) {
        return Words::tr("A name cannot have spaces.");
    }
    if (wrong != name.end() && wrong->isPrint() && !wrong->isSurrogate()) {
        return Words::tr("A name cannot have “%1”. Use letters a–z, digits, dots, dashes and underscores.").arg(*wrong);
    }
    if (wrong != name.end()) {
        return Words::tr("Use letters a–z, digits, dots, dashes and underscores only.");
    }
    return name.isEmpty() || is_ascii_alphanumeric(name.front()) ? QString()
                                                                 : Words::tr("A name begins with a letter or a digit.");
}

std::optional<FieldProblem> name_problem(const QString& name, const QString& first, const QSet<QString>& taken) {
    const QString field = QStringLiteral("name");
    if (name.isEmpty()) {
        return FieldProblem{Level::Missing, field, Words::tr("A guest needs a name."), first};
    }
    if (const QString fault = name_fault(name); !fault.isEmpty()) {
        return error(field, fault, free_name(name, taken));
    }
    if (taken.contains(name)) {
        return error(field, Words::tr("There is a guest “%1” already.").arg(name), free_name(name, taken));
    }
    return std::nullopt;
}

QString free_name(const QString& wanted, const QSet<QString>& taken) {
    const QString plain = as_name(wanted).left(kLongestName);
    const QString base = plain.isEmpty() ? QStringLiteral("guest") : plain;
    QString name = base;
    for (int number = 2; taken.contains(name); ++number) {
        const QString end = QStringLiteral("-%1").arg(number);
        name = base.left(kLongestName - end.size()) + end;
    }
    return name;
}

QString first_name(const NewGuest& guest, const QSet<QString>& taken) {
    switch (guest.kind) {
        case Kind::Sample: return free_name(QStringLiteral("sample"), taken);
        case Kind::FreeBsd: return free_name(QStringLiteral("freebsd"), taken);
        case Kind::DiskImage:
            return free_name(
                guest.image.path.isEmpty() ? QStringLiteral("disk") : QFileInfo(guest.image.path).completeBaseName(),
                taken);
        case Kind::Kernel:
        case Kind::None: break;
    }
    return free_name(guest.kernel.path.isEmpty() ? QStringLiteral("guest") : QFileInfo(guest.kernel.path).fileName(),
                     taken);
}

std::int64_t first_memory(NewGuest::Kind kind, const std::optional<api::host::Facts>& host) {
    const std::int64_t wanted = kind == Kind::Sample || kind == Kind::None ? kUsualMemory : kGiB;
    const std::int64_t half = host ? std::max(host->memory / 2 / kMiB * kMiB, kLeastMemory) : wanted;
    return std::min(wanted, half);
}

QString next_disk_name(const NewGuest& guest) {
    int number = 0;
    const auto name = [&number] { return QStringLiteral("disk%1.img").arg(number); };
    while (std::ranges::contains(guest.disks, name(), &NewGuest::Disk::name)) {
        ++number;
    }
    return name();
}

QString free_tag(const QString& path, const NewGuest& guest) {
    const QString base = as_name(QFileInfo(path).fileName()).left(kLongestTag - 3);
    QString tag = base.isEmpty() ? QStringLiteral("shared") : base;
    for (int number = 2; std::ranges::contains(guest.shares, tag, &NewGuest::Share::tag); ++number) {
        tag = QStringLiteral("%1-%2").arg(base.isEmpty() ? QStringLiteral("shared") : base).arg(number);
    }
    return tag;
}

QString cpus_obstacle(const Surroundings& around) {
    const auto* const fit = fit_of(around);
    return fit != nullptr && fit->one_cpu
               ? Words::tr(
                     "On this computer guests have one CPU: its processor cannot start others (no unrestricted guest).")
               : QString();
}

QString firmware_obstacle(const Surroundings& around) {
    const auto* const fit = fit_of(around);
    return fit != nullptr && fit->no_firmware
               ? Words::tr("This computer cannot run firmware: its processor has no unrestricted guest.")
               : QString();
}

QString tap_obstacle(const Surroundings& around) {
    const auto* const tap = around.check ? find_capability(*around.check, "tap") : nullptr;
    if (tap == nullptr || tap->verdict != api::host::Verdict::Missing) {
        return {};
    }
    return tap->value ? Words::tr("Tap devices cannot be used here: %1.").arg(host_text(*tap->value))
                      : Words::tr("Tap devices cannot be used here.");
}

QList<FieldProblem> check_new_guest(const NewGuest& guest, const Surroundings& around) {
    Problems problems;
    check_files(guest, problems);
    check_name(guest, around, problems);
    check_memory(guest, around, problems);
    check_cpus(guest, around, problems);
    check_disks(guest, around, problems);
    check_network(guest, around, problems);
    check_shares(guest, problems);
    return problems;
}

api::guests::Definition definition_of(const NewGuest& guest) {
    api::guests::Definition definition;
    definition.description = unless_empty(guest.description);
    definition.kernel = guest.kernel.path.toStdString();
    if (guest.kind == Kind::FreeBsd) {
        add_freebsd(guest, definition);
    } else {
        definition.initrd = unless_empty(guest.initrd.path);
    }
    definition.append = unless_empty(guest.append);
    if (guest.cpus != 1) {
        definition.cpus = guest.cpus;
    }
    if (guest.memory != kUsualMemory) {
        definition.memory = guest.memory;
    }
    if (guest.kind == Kind::DiskImage) {
        append_to(definition.disks, api::guests::Disk{.path = guest.image.path.toStdString(),
                                                      .size = {},
                                                      .read_only = if_set(guest.image_read_only),
                                                      .serial = {}});
    }
    std::ranges::for_each(guest.disks, [&](const auto& disk) { append_to(definition.disks, to_disk(disk)); });
    add_network(guest, definition);
    std::ranges::for_each(guest.shares, [&](const NewGuest::Share& share) {
        append_to(definition.shares, api::guests::Share{.path = share.folder.path.toStdString(),
                                                        .tag = share.tag.toStdString(),
                                                        .read_only = if_set(share.read_only)});
    });
    return definition;
}

NewGuest with_facts(NewGuest guest, const QHash<QString, FileFacts>& found) {
    const auto fill = [&](ChosenFile& file) {
        if (found.contains(file.path)) {
            file.facts = found.value(file.path);
        }
    };
    fill(guest.kernel);
    fill(guest.initrd);
    fill(guest.image);
    std::ranges::for_each(guest.modules, fill, &NewGuest::Module::file);
    std::ranges::for_each(guest.disks, fill, &NewGuest::Disk::file);
    std::ranges::for_each(guest.shares, fill, &NewGuest::Share::folder);
    return guest;
}

QList<std::pair<QString, QString>> files_of(const NewGuest& guest) {
    QList<std::pair<QString, QString>> files = {{QStringLiteral("kernel"), guest.kernel.path}};
    const bool freebsd = guest.kind == Kind::FreeBsd;
    if (!freebsd && !guest.initrd.path.isEmpty()) {
        files.emplaceBack(QStringLiteral("initrd"), guest.initrd.path);
    }
    for (qsizetype i = 0; freebsd && i < guest.modules.size(); ++i) {
        files.emplaceBack(QStringLiteral("modules[%1].path").arg(i), guest.modules[i].file.path);
    }
    const qsizetype before = guest.kind == Kind::DiskImage ? 1 : 0;
    if (before > 0) {
        files.emplaceBack(QStringLiteral("disks[0].path"), guest.image.path);
    }
    for (qsizetype i = 0; i < guest.disks.size(); ++i) {
        if (guest.disks[i].existing) {
            files.emplaceBack(QStringLiteral("disks[%1].path").arg(i + before), guest.disks[i].file.path);
        }
    }
    for (qsizetype i = 0; i < guest.shares.size(); ++i) {
        files.emplaceBack(QStringLiteral("shares[%1].path").arg(i), guest.shares[i].folder.path);
    }
    return files;
}

}  // namespace apiary::gui
