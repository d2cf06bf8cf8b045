// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/guest_kind.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "backend/base/unique_fd.h"

namespace apiary::gui {
namespace {

using namespace std::string_view_literals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(apiary::gui::FileKind)
};

/// Up to and with the super block of UFS2, which is the farthest of what is looked for.
constexpr std::size_t kHead = 0x10000 + 0x600;
constexpr std::size_t kMostNotes = 64 << 10;

/// The beginning of a file, and pieces of it further on.
class Content {
public:
    explicit Content(int file) : file_(file), head_(read(0, kHead)) {}

    [[nodiscard]] std::string read(std::uint64_t offset, std::size_t size) const {
        std::string bytes(size, '\0');
        std::size_t have = 0;
        while (have < size) {
            const ssize_t got = ::pread(file_, bytes.data() + have, size - have, static_cast<off_t>(offset + have));
            if (got < 0 && errno == EINTR) {
                continue;
            }
            if (got <= 0) {
                break;
            }
            have += static_cast<std::size_t>(got);
        }
        bytes.resize(have);
        return bytes;
    }
    [[nodiscard]] std::string_view head() const { return head_; }
    [[nodiscard]] bool has(std::size_t offset, std::string_view bytes) const {
        return head_.size() >= offset + bytes.size() && std::string_view(head_).substr(offset, bytes.size()) == bytes;
    }
    template <class T>
    [[nodiscard]] T number(std::size_t offset) const {
        return number_in<T>(head_, offset);
    }
    /// Little-endian; 0 beyond the end.
    template <class T>
    [[nodiscard]] static T number_in(std::string_view bytes, std::size_t offset) {
        T value = 0;
        if (offset <= bytes.size() && bytes.size() - offset >= sizeof value) {
            std::memcpy(&value, bytes.data() + offset, sizeof value);
        }
        return value;
    }

private:
    int file_;
    std::string head_;
};

struct Magic {
    std::size_t offset;
    std::string_view bytes;
    FileKind kind;
    const char* what;
};

// The formats' own documents say these. A hybrid ISO image has a partition table too: it comes first.
constexpr std::array kMagics = {
    Magic{0x202, "HdrS"sv, FileKind::LinuxKernel, QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a Linux kernel")},
    Magic{0, "QFI\xfb"sv, FileKind::ForeignDisk, QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a qcow2 disk image")},
    Magic{0, "KDMV"sv, FileKind::ForeignDisk, QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a VMDK disk image")},
    Magic{0, "# Disk DescriptorFile"sv, FileKind::ForeignDisk,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a VMDK disk image")},
    Magic{0x40, "\x7f\x10\xda\xbe"sv, FileKind::ForeignDisk,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a VDI disk image")},
    Magic{0, "vhdxfile"sv, FileKind::ForeignDisk, QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a VHDX disk image")},
    Magic{0, "conectix"sv, FileKind::ForeignDisk, QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a VHD disk image")},
    Magic{0, "QED\0"sv, FileKind::ForeignDisk, QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a QED disk image")},
    Magic{0x8001, "CD001"sv, FileKind::InstallerImage,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "an installer image (ISO)")},
    Magic{0x200, "EFI PART"sv, FileKind::RawDisk,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a raw disk with a GPT partition table")},
    Magic{0x438, "\x53\xef"sv, FileKind::RawDisk,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a raw disk with an ext file system")},
    Magic{0x1055c, "\x19\x01\x54\x19"sv, FileKind::RawDisk,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a raw disk with a UFS file system")},
    Magic{0x255c, "\x54\x19\x01\x00"sv, FileKind::RawDisk,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a raw disk with a UFS file system")},
    Magic{0, "XFSB"sv, FileKind::RawDisk,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a raw disk with an XFS file system")},
    Magic{0x10040, "_BHRfS_M"sv, FileKind::RawDisk,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a raw disk with a Btrfs file system")},
    Magic{0, "hsqs"sv, FileKind::RawDisk,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a raw disk with a SquashFS file system")},
    Magic{0x1fe, "\x55\xaa"sv, FileKind::RawDisk,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a raw disk with a boot sector")},
    Magic{0, "070701"sv, FileKind::InitialRamDisk,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "an initial RAM disk (cpio)")},
    Magic{0, "070702"sv, FileKind::InitialRamDisk,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "an initial RAM disk (cpio)")},
    Magic{0, "\x1f\x8b"sv, FileKind::Compressed,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a file compressed with gzip")},
    Magic{0,
          "\xfd"
          "7zXZ"sv,
          FileKind::Compressed, QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a file compressed with xz")},
    Magic{0, "\x28\xb5\x2f\xfd"sv, FileKind::Compressed,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a file compressed with zstd")},
    Magic{0, "BZh"sv, FileKind::Compressed, QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a file compressed with bzip2")},
    Magic{0, "\x04\x22\x4d\x18"sv, FileKind::Compressed,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a file compressed with lz4")},
    Magic{0, "\x02\x21\x4c\x18"sv, FileKind::Compressed,
          QT_TRANSLATE_NOOP("apiary::gui::FileKind", "a file compressed with lz4")},
};

// System V ABI, "ELF header", and Xen docs/misc/pvh.pandoc.
constexpr std::uint16_t kRelocatable = 1, kExecutable = 2, kShared = 3, kI386 = 3, kAmd64 = 62;
constexpr std::uint32_t kInterpreter = 3, kNote = 4, kPvhEntry = 18;
constexpr char kFreeBsdAbi = 9;

struct Segment {
    std::uint32_t type = 0;
    std::uint64_t offset = 0, size = 0, alignment = 4;
};

std::vector<Segment> segments_of(const Content& content, bool wide) {
    constexpr unsigned kMost = 64;
    const std::uint64_t table = wide ? content.number<std::uint64_t>(0x20) : content.number<std::uint32_t>(0x1c);
    const std::size_t entry = wide ? 56 : 32;
    const unsigned count = std::min<unsigned>(content.number<std::uint16_t>(wide ? 0x38 : 0x2c), kMost);
    const std::string bytes = content.read(std::min<std::uint64_t>(table, INT64_MAX / 2), count * entry);
    std::vector<Segment> segments;
    for (std::size_t at = 0; at + entry <= bytes.size(); at += entry) {
        const auto narrow = [&](std::size_t offset) { return Content::number_in<std::uint32_t>(bytes, at + offset); };
        const auto whole = [&](std::size_t offset) { return Content::number_in<std::uint64_t>(bytes, at + offset); };
        Segment segment = wide ? Segment{narrow(0), whole(8), whole(32), whole(48)}
                               : Segment{narrow(0), narrow(4), narrow(16), narrow(28)};
        segment.offset = std::min<std::uint64_t>(segment.offset, INT64_MAX / 2);
        segments.push_back(segment);
    }
    return segments;
}

/// Whether notes that stand one behind the other have one of this owner and type.
bool has_note(std::string_view notes, std::uint64_t alignment, std::string_view owner, std::uint32_t type) {
    const std::uint64_t unit = alignment == 8 ? 8 : 4;
    const auto up = [unit](std::uint64_t size) { return (size + unit - 1) / unit * unit; };
    for (std::uint64_t at = 0; at + 12 <= notes.size();) {
        const auto name_size = Content::number_in<std::uint32_t>(notes, at);
        const auto value_size = Content::number_in<std::uint32_t>(notes, at + 4);
        const std::string_view name = notes.substr(at + 12, name_size);
        if (name.substr(0, name.find('\0')) == owner && Content::number_in<std::uint32_t>(notes, at + 8) == type) {
            return true;
        }
        at = up(up(at + 12 + name_size) + value_size);
    }
    return false;
}

/// Multiboot Specification 0.6.96, 3.1.1: in the first 8 KiB, on a multiple of four.
bool is_multiboot(const Content& content) {
    constexpr std::uint32_t kMagic = 0x1badb002;
    for (std::size_t at = 0; at + 12 <= std::min<std::size_t>(content.head().size(), 8192); at += 4) {
        const auto sum = content.number<std::uint32_t>(at) + content.number<std::uint32_t>(at + 4) +
                         content.number<std::uint32_t>(at + 8);
        if (content.number<std::uint32_t>(at) == kMagic && sum == 0) {
            return true;
        }
    }
    return false;
}

FileFacts facts(FileKind kind, const QString& what) {
    return {.kind = kind, .what = what, .size = 0, .detail = {}};
}

FileFacts inspect_elf(const Content& content) {
    const bool wide = content.head()[4] == 2;
    const auto type = content.number<std::uint16_t>(0x10);
    const auto machine = content.number<std::uint16_t>(0x12);
    const bool here = machine == kAmd64 || machine == kI386;
    const std::vector<Segment> segments = segments_of(content, wide);
    const auto interpreter = std::ranges::find(segments, kInterpreter, &Segment::type);
    const bool herring = interpreter != segments.end() && content.read(interpreter->offset, 12) == "/red/herring"sv;
    if (type == kExecutable && (herring || (content.head()[7] == kFreeBsdAbi && interpreter == segments.end()))) {
        return machine == kAmd64 && wide
                   ? facts(FileKind::FreeBsdKernel, Words::tr("a FreeBSD kernel"))
                   : facts(FileKind::Program, Words::tr("a FreeBSD kernel for another kind of processor"));
    }
    if (type == kRelocatable ||
        (type == kShared && content.head()[7] == kFreeBsdAbi && !segments.empty() && interpreter == segments.end())) {
        return facts(FileKind::KernelModule, Words::tr("a kernel module or object file"));
    }
    const bool pvh = std::ranges::any_of(segments, [&](const Segment& segment) {
        return segment.type == kNote &&
               has_note(content.read(segment.offset, std::min<std::uint64_t>(segment.size, kMostNotes)),
                        segment.alignment, "Xen", kPvhEntry);
    });
    if (here && pvh) {
        return facts(FileKind::PvhKernel, Words::tr("a kernel with a PVH entry"));
    }
    if (here && is_multiboot(content)) {
        return facts(FileKind::MultibootKernel, Words::tr("a multiboot kernel"));
    }
    return facts(FileKind::Program, here ? Words::tr("a program, or a kernel that cannot be started directly")
                                         : Words::tr("a program for another kind of processor"));
}

FileFacts inspect_content(const Content& content) {
    if (content.head().empty()) {
        return facts(FileKind::Empty, Words::tr("an empty file"));
    }
    if (content.has(0,
                    "\x7f"
                    "ELF"sv) &&
        content.head().size() >= 64) {
        return inspect_elf(content);
    }
    const auto magic =
        std::ranges::find_if(kMagics, [&](const Magic& each) { return content.has(each.offset, each.bytes); });
    if (magic != kMagics.end()) {
        return facts(magic->kind, Words::tr(magic->what));
    }
    if (is_multiboot(content)) {
        return facts(FileKind::MultibootKernel, Words::tr("a multiboot kernel"));
    }
    return facts(FileKind::Unknown, Words::tr("a file of a kind that is not known here"));
}

FileFacts unreadable(int number) {
    const bool missing = number == ENOENT || number == ENOTDIR;
    return {.kind = missing ? FileKind::Missing : FileKind::Unreadable,
            .what = {},
            .size = 0,
            .detail = QString::fromLocal8Bit(std::strerror(number))};
}

bool is_device(mode_t mode) {
#ifdef __FreeBSD__
    return S_ISCHR(mode) || S_ISBLK(mode);  // Disks are character devices there.
#else
    return S_ISBLK(mode);
#endif
}

bool is_there(const QString& path) {
    return QFileInfo(path).isFile();
}

std::optional<Sample> sample_in(const QString& folder) {
    const Sample sample = {folder + QStringLiteral("/vmlinuz"), folder + QStringLiteral("/initrd.gz")};
    return is_there(sample.kernel) && is_there(sample.initrd) ? std::optional(sample) : std::nullopt;
}

}  // namespace

FileFacts inspect_file(const QString& path) {
    struct stat status = {};
    const QByteArray name = QFile::encodeName(path);
    if (::stat(name.constData(), &status) != 0) {
        return unreadable(errno);
    }
    if (S_ISDIR(status.st_mode)) {
        return facts(FileKind::Folder, Words::tr("a folder"));
    }
    if (is_device(status.st_mode)) {
        return facts(FileKind::Device, Words::tr("a disk device of this computer"));
    }
    if (!S_ISREG(status.st_mode)) {
        return facts(FileKind::Special, Words::tr("no file that can be read from its beginning again"));
    }
    // O_NONBLOCK: it may have become a pipe in between.
    const UniqueFd file(::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (file.get() < 0) {
        return unreadable(errno);
    }
    FileFacts found = inspect_content(Content(file.get()));
    found.size = status.st_size;
    return found;
}

void inspect_files(const QStringList& paths, QObject* context,
                   std::function<void(const QHash<QString, FileFacts>&)> done) {
    using Found = QHash<QString, FileFacts>;
    auto promise = std::make_shared<QPromise<Found>>();
    auto* watcher = new QFutureWatcher<Found>(context);
    QObject::connect(watcher, &QFutureWatcher<Found>::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->result());
    });
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, paths] {
        Found found;
        std::ranges::for_each(paths, [&](const QString& path) { found.insert(path, inspect_file(path)); });
        promise->addResult(std::move(found));
        promise->finish();
    });
}

bool is_kernel(FileKind kind) {
    return kind == FileKind::LinuxKernel || kind == FileKind::FreeBsdKernel || kind == FileKind::PvhKernel ||
           kind == FileKind::MultibootKernel;
}

std::optional<Sample> find_sample(const Environment& environment, const QString& data_directory) {
    QStringList folders;
    if (const auto named = directory_in(environment, "APIARY_SAMPLE")) {
        folders << QString::fromStdString(named->string());
    }
    folders << data_directory + QStringLiteral("/apiary/sample");
    if (const auto cache = user_directory(environment, "XDG_CACHE_HOME", ".cache")) {
        folders << QString::fromStdString(cache->string()) + QStringLiteral("/guests/trixie");
    }
    for (const QString& folder : folders) {
        if (auto sample = sample_in(folder)) {
            return sample;
        }
    }
    return std::nullopt;
}

}  // namespace apiary::gui
