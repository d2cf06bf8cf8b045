// SPDX-License-Identifier: BSD-2-Clause
#include "tests/hosts/initrd.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryFile>

namespace apiary::testing {
namespace {

constexpr unsigned kDirectory = 0040000, kRegular = 0100000;

// What kernel and programs say goes to one serial line. Only emergencies of the kernel may come between a part's lines.
constexpr char kInit[] = R"(#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /dev /tmp /run
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sysfs /sys
/bin/busybox mount -t devtmpfs devtmpfs /dev
/bin/busybox mount -t tmpfs tmpfs /tmp
/bin/busybox mount -t tmpfs tmpfs /run
/bin/busybox --install -s /bin
export PATH=/bin HOME=/tmp
mkdir -p /dev/pts && mount -t devpts devpts /dev/pts
ip link set lo up
dmesg -n 1
load() {
    for module; do
        parameters=
        case $module in
            apiary-vmm) [ ! -e /icount ] || parameters=isolate_deliveries=1 ;;  # Or QEMU delivers an interrupt twice at times.
            kvm-intel) [ ! -e /bochs ] || parameters=enable_apicv=0 ;;          # Which Bochs does not do right.
        esac
        insmod "/modules/$module.ko" $parameters || return
    done
}
part() {
    name=$1
    shift
    echo "<<<$name"
    "$@"
    echo ">>>$name $?"
}
. /script
echo "===END"
# Bochs writes its serial line's last words only some time after they were sent.
[ ! -e /bochs ] || { stty echo </dev/console; sleep 2; }  # The setting waits for what the kernel has not sent yet.
poweroff -f
)";

QByteArray contents_of(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

bool succeeds(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    const bool done = process.waitForFinished(-1) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (!done) {
        qWarning("%s failed: %s", qPrintable(program), process.readAllStandardError().constData());
    }
    return done;
}

QByteArray without_debug_information(const QString& program) {
    QTemporaryFile stripped;
    if (!stripped.open() || !succeeds("objcopy", {"--strip-debug", program, stripped.fileName()})) {
        return {};
    }
    return contents_of(stripped.fileName());
}

QString host_file(const QString& name) {
    const QString given = qEnvironmentVariable("APIARY_HOSTS");
    const QString cache = qEnvironmentVariable("XDG_CACHE_HOME", QDir::homePath() + "/.cache");
    return (given.isEmpty() ? cache + "/apiary/hosts" : given) + "/trixie/" + name;
}

Initrd::Initrd() {
    add("/init", kInit, 0755);
    add("/bin/busybox", contents_of(host_file("busybox")), 0755);
}

/// A member in the format "newc" (cpio(5)): 14 numbers of 8 hexadecimal digits, name and contents padded to 4 bytes.
void Initrd::append(const QByteArray& name, unsigned mode, const QByteArray& contents) {
    const auto pad = [this] { archive_.append((4 - archive_.size() % 4) % 4, '\0'); };
    archive_ += "070701";
    const qsizetype fields[] = {0, static_cast<qsizetype>(mode), 0, 0, 1, 0, contents.size(), 0, 0, 0, 0, name.size() + 1, 0};
    for (const qsizetype field : fields) {
        archive_ += QByteArray::number(field, 16).rightJustified(8, '0');
    }
    archive_ += name + '\0';
    pad();
    archive_ += contents;
    pad();
}

void Initrd::add_directories(const QString& path) {
    const QString parent = path.left(path.lastIndexOf('/'));
    if (!parent.isEmpty() && !directories_.contains(parent)) {
        add_directories(parent);
        directories_.insert(parent);
        append(parent.mid(1).toUtf8(), kDirectory | 0755, {});
    }
}

void Initrd::add(const QString& path, const QByteArray& contents, unsigned mode) {
    add_directories(path);
    append(path.mid(1).toUtf8(), kRegular | mode, contents);
}

bool Initrd::add_file(const QString& from, const QString& path, unsigned mode) {
    const QByteArray contents = contents_of(from);
    add(path, contents, mode);
    return !contents.isEmpty();
}

bool Initrd::add_program(const QString& from) {
    const QByteArray program = without_debug_information(from);
    add("/bin/" + QFileInfo(from).fileName(), program, 0755);
    bool whole = !program.isEmpty();
    // "libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x…)", and the loader without a name before it. A static program has none.
    static const QRegularExpression library(R"((/\S+) \(0x)");
    QProcess ldd;
    ldd.start("ldd", {from});
    whole = ldd.waitForFinished(-1) && whole;
    auto matches = library.globalMatch(QString::fromUtf8(ldd.readAllStandardOutput()));
    while (matches.hasNext()) {
        const QString path = matches.next().captured(1);
        if (!libraries_.contains(path)) {
            libraries_.insert(path);
            whole = add_file(path, path, 0755) && whole;
        }
    }
    return whole;
}

bool Initrd::add_modules(const QStringList& names) {
    bool whole = true;
    for (const QString& name : names) {
        whole = add_file(host_file("modules/" + name + ".ko"), "/modules/" + name + ".ko") && whole;
    }
    return whole;
}

QByteArray Initrd::archive(const QByteArray& script) const {
    Initrd all = *this;
    all.add("/script", script);
    all.append("TRAILER!!!", 0, {});
    return all.archive_;
}

}  // namespace apiary::testing
