// SPDX-License-Identifier: GPL-2.0-or-later
// What is typed about a guest that is to be made, what is wrong with it, and the definition that it comes to.
#pragma once

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>

#include "backend/api/guests.h"
#include "backend/api/host.h"
#include "gui/model/guest_kind.h"

namespace apiary::gui {

/// A file as it is typed, and what it was seen to be.
struct ChosenFile {
    QString path;
    std::optional<FileFacts> facts;  ///< Nothing while it is still looked at.
    bool operator==(const ChosenFile&) const = default;
};

/// The wizard's data, as plain values.
struct NewGuest {
    enum class Kind { None, Sample, Kernel, FreeBsd, DiskImage };
    enum class Network { Off, User, Tap };

    struct Module {
        ChosenFile file;
        QString type;  ///< Empty: a kernel module.
        bool operator==(const Module&) const = default;
    };
    struct Disk {
        bool existing = false;
        QString name;                      ///< Of a new one.
        std::optional<std::int64_t> size;  ///< Bytes, of a new one; nothing where no size can be read.
        ChosenFile file;                   ///< Of an existing one.
        bool read_only = false;
        bool operator==(const Disk&) const = default;
    };
    struct Forward {
        bool udp = false;
        QString host = QStringLiteral("127.0.0.1");
        QString host_port, guest_port;  ///< As they are typed.
        bool operator==(const Forward&) const = default;
    };
    struct Share {
        ChosenFile folder;
        QString tag;
        bool read_only = false;
        bool operator==(const Share&) const = default;
    };

    Kind kind = Kind::None;
    ChosenFile kernel, initrd;
    QString append;
    QStringList kenv;
    QList<Module> modules;
    ChosenFile image;  ///< Of the kind DiskImage: the first disk.
    bool image_read_only = false;

    QString name, description;
    std::optional<std::int64_t> memory;  ///< Bytes; nothing where no size can be read.
    int cpus = 1;
    QList<Disk> disks;
    Network network = Network::User;
    QList<Forward> forwards;
    QString tap;
    QList<Share> shares;
    bool start = true;

    bool operator==(const NewGuest&) const = default;
};

/// What a guest is judged against.
struct Surroundings {
    QSet<QString> names;  ///< Of the guests that are there.
    std::optional<api::host::Facts> host;
    std::optional<api::host::Assessment> check;  ///< Of this computer; nothing while that is not known.
};

/// Something to say about one field.
struct FieldProblem {
    enum class Level {
        Note,     ///< Worth knowing.
        Warning,  ///< It can be made, and may not work.
        Missing,  ///< It has to be filled in; no reproach to somebody who has not come to it yet.
        Error,
    };
    Level level = Level::Error;
    QString field;  ///< As in io.apiary.Guests.InvalidDefinition; "name" and "kind" besides.
    QString text;
    QString offer;  ///< A value for the field that would do; may be empty.
    bool operator==(const FieldProblem&) const = default;
};
[[nodiscard]] inline bool forbids(const FieldProblem& problem) {
    return problem.level >= FieldProblem::Level::Missing;
}

/// Everything there is to say about `guest`, in the order of the wizard's pages.
[[nodiscard]] QList<FieldProblem> check_new_guest(const NewGuest& guest, const Surroundings& around);
/// As it goes into a request. Of a guest that nothing forbids; what is as by default is left out.
[[nodiscard]] api::guests::Definition definition_of(const NewGuest& guest);
/// Every file that has to be there when the guest starts: its field and its path.
[[nodiscard]] QList<std::pair<QString, QString>> files_of(const NewGuest& guest);
/// The same guest, with what its files were seen to be.
[[nodiscard]] NewGuest with_facts(NewGuest guest, const QHash<QString, FileFacts>& found);

// What this computer keeps guests from, as it was judged: a sentence; empty where there is nothing, or nothing is
// known.
[[nodiscard]] QString cpus_obstacle(const Surroundings& around);      ///< To more than one CPU.
[[nodiscard]] QString firmware_obstacle(const Surroundings& around);  ///< To firmware, and what is started by it.
[[nodiscard]] QString tap_obstacle(const Surroundings& around);       ///< To tap devices.

/// What a name should be like, in one sentence, of a name that is not; empty where it is.
[[nodiscard]] QString name_fault(const QString& name);
/// What there is to say about the name of a guest that is to be made; `first` is offered in place of none.
[[nodiscard]] std::optional<FieldProblem> name_problem(const QString& name, const QString& first,
                                                       const QSet<QString>& taken);
/// A name that can be given, as like `wanted` as can be, which no guest in `taken` has.
[[nodiscard]] QString free_name(const QString& wanted, const QSet<QString>& taken);
/// The name that a guest of this kind gets at first.
[[nodiscard]] QString first_name(const NewGuest& guest, const QSet<QString>& taken);
/// The memory that a guest of this kind gets at first, bytes: not more than half of what the host has.
[[nodiscard]] std::int64_t first_memory(NewGuest::Kind kind, const std::optional<api::host::Facts>& host);
/// A name for one more new disk: "disk0.img", "disk1.img", …
[[nodiscard]] QString next_disk_name(const NewGuest& guest);
/// A tag for the folder `path` that none of `guest`'s shares has.
[[nodiscard]] QString free_tag(const QString& path, const NewGuest& guest);

}  // namespace apiary::gui
