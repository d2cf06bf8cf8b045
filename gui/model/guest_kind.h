// SPDX-License-Identifier: GPL-2.0-or-later
// What a file is, seen by its content alone: names lie, and so do sizes.
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <functional>
#include <optional>

#include "backend/base/environment.h"

class QObject;

namespace apiary::gui {

/// What a file is good for.
enum class FileKind {
    Unknown,          ///< Readable, and nothing that is known.
    LinuxKernel,      ///< A bzImage.
    FreeBsdKernel,    ///< For amd64.
    PvhKernel,        ///< ELF with the note that says where to enter it.
    MultibootKernel,  ///< Multiboot 1.
    Program,          ///< ELF that nothing boots: a program, a library, a kernel for another processor.
    KernelModule,     ///< A relocatable ELF file.
    InitialRamDisk,   ///< A cpio archive, not compressed.
    Compressed,       ///< gzip, xz, zstd, bzip2 or lz4: an initrd, perhaps.
    InstallerImage,   ///< ISO 9660.
    RawDisk,          ///< With a partition table or a file system that is known.
    ForeignDisk,      ///< An image of a format that is not read here: qcow2, VMDK, VDI, VHD, VHDX, QED.
    Folder,
    Empty,
    Device,      ///< A disk device of the host's.
    Special,     ///< A socket, a pipe, a terminal: never a file to boot.
    Missing,     ///< Nothing is there.
    Unreadable,  ///< It is there and may not be read.
};

struct FileFacts {
    FileKind kind = FileKind::Missing;
    QString what;           ///< "a qcow2 disk image": the end of "This is …".
    std::int64_t size = 0;  ///< Bytes; 0 for what has none.
    QString detail;         ///< Why it cannot be read.
    bool operator==(const FileFacts&) const = default;
};

/// Reads some hundred KiB of the file at most. It may take as long as the file system likes: not for the GUI thread.
[[nodiscard]] FileFacts inspect_file(const QString& path);
/// The same in a thread of its own; `done` is called from the event loop, unless `context` is deleted before.
void inspect_files(const QStringList& paths, QObject* context,
                   std::function<void(const QHash<QString, FileFacts>&)> done);

/// Whether a machine here can be started with it as its kernel.
[[nodiscard]] bool is_kernel(FileKind kind);

/// The built-in sample system: a kernel and its initrd in one folder.
struct Sample {
    QString kernel, initrd;
    bool operator==(const Sample&) const = default;
};
/// Looks in $APIARY_SAMPLE, then in `data_directory`/apiary/sample, then in the user's cache.
[[nodiscard]] std::optional<Sample> find_sample(const Environment& environment, const QString& data_directory);

}  // namespace apiary::gui
