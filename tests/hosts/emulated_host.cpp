// SPDX-License-Identifier: BSD-2-Clause
#include "tests/hosts/emulated_host.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <algorithm>
#include <utility>

namespace apiary::testing {
namespace {

// Milliseconds, for a host that hangs.
constexpr int kBochsPatience = 3'600'000;
/// Instructions that make a second of Bochs's clock. The fewer, the more of them are the host's timer ticks.
constexpr int kBochsSpeed = 100'000'000;
constexpr int kLook = 1000;  ///< How often a log that is a file, and the CPU time, are looked at.

// On a busy host the kernel sees time pass and too few ticks in an emulator, and would give up on its timer.
constexpr char kCommandLine[] = "console=ttyS0 panic=-1 quiet no_timer_check";
constexpr char kPanic[] = "Kernel panic - not syncing";

/// Without fast strings of bytes, which QEMU does byte by byte: kernels copy by words then, and all takes half the time.
constexpr char kProcessor[] = "max,+svm,+npt,-erms,-fsrm,-fzrm,-fsrs";

constexpr char kIsolinux[] = "/usr/lib/ISOLINUX/isolinux.bin";
constexpr char kLdlinux[] = "/usr/lib/syslinux/modules/bios/ldlinux.c32";
constexpr char kBios[] = "/usr/share/seabios/bios.bin";
constexpr char kVideoBios[] = "/usr/share/seabios/vgabios-stdvga.bin";

/// Of the remote frame buffer that Bochs's Debian build insists on nobody outside is to hear: it gets a network of its own.
const QStringList kAlone = {"-r", "-n"};

bool write(const QString& path, const QByteArray& contents) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size() && file.flush();
}

/// Takes what was said since the last time.
void hear(HostOutcome& outcome, QByteArray more, const QElapsedTimer& timer) {
    if (!more.isEmpty()) {
        outcome.log += more.replace("\r", "");
        outcome.marks.append({outcome.log.size(), timer.elapsed()});
    }
}

/// Milliseconds of CPU time that a process has used (proc_pid_stat(5), fields 14 and 15); 0 when it is gone.
qint64 cpu_time(qint64 process) {
    QFile file(QString("/proc/%1/stat").arg(process));
    const QByteArray stat = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 1).simplified().split(' ');
    return fields.size() < 13 ? 0 : (fields[11].toLongLong() + fields[12].toLongLong()) * 1000 / ::sysconf(_SC_CLK_TCK);
}

/// What QEMU's monitor, a socket at `path`, says of the CPU's registers, a few times over: where a host that hangs goes round.
QByteArray registers(const QString& path) {
    QByteArray said;
    sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = {}};
    const QByteArray name = path.toLocal8Bit();
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval quiet = {.tv_sec = 1, .tv_usec = 0};
    if (socket >= 0 && name.size() < static_cast<qsizetype>(sizeof address.sun_path) &&
        ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &quiet, sizeof quiet) == 0) {
        std::ranges::copy(name, address.sun_path);
        if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
            for (int times = 0; times < 3 && ::send(socket, "info registers\n", 15, MSG_NOSIGNAL) == 15; ++times) {
                char part[4096];
                for (ssize_t size = 0; (size = ::recv(socket, part, sizeof part, 0)) > 0;) {
                    said.append(part, size);
                }
            }
        }
    }
    ::close(socket);
    return said;
}

HostOutcome conclude(HostOutcome outcome, const QElapsedTimer& timer) {
    outcome.ended = outcome.log.contains("===END\n");
    outcome.seconds = timer.elapsed() / 1000;
    if (!outcome.ended) {
        qWarning("the emulated host did not come to its end; its last words: %s", outcome.log.right(3000).constData());
    }
    return outcome;
}

/// Files of a bootable CD below `directory`; false when something cannot be written.
bool lay_out_cd(const QDir& directory, const QByteArray& initrd, const QString& command_line) {
    return directory.mkpath("isolinux") && QFile::copy(kIsolinux, directory.filePath("isolinux/isolinux.bin")) &&
           QFile::copy(kLdlinux, directory.filePath("isolinux/ldlinux.c32")) &&
           QFile::copy(host_file("vmlinuz"), directory.filePath("vmlinuz")) && write(directory.filePath("initrd"), initrd) &&
           write(directory.filePath("isolinux/isolinux.cfg"),
                 "DEFAULT host\nPROMPT 0\nLABEL host\nKERNEL /vmlinuz\nINITRD /initrd\nAPPEND " + command_line.toUtf8() + '\n');
}

bool make_cd(const QString& image, const QString& directory) {
    return QProcess::execute("genisoimage", {"-quiet", "-o", image, "-b", "isolinux/isolinux.bin", "-c", "isolinux/boot.cat",
                                             "-no-emul-boot", "-boot-load-size", "4", "-boot-info-table", directory}) == 0;
}

}  // namespace

HostOutcome::Part HostOutcome::part(const QByteArray& name) const {
    const QByteArray start = "<<<" + name + '\n', end = ">>>" + name + ' ';
    const qsizetype begin = log.indexOf(start);
    const qsizetype stop = log.indexOf(end, begin);
    if (begin < 0 || stop < 0) {
        return {};
    }
    const auto when = [this](qsizetype at) {
        const auto mark = std::ranges::find_if(marks, [at](const Mark& each) { return each.size > at; });
        return mark == marks.end() ? 0 : mark->when;
    };
    const qsizetype from = begin + start.size(), status = stop + end.size();
    return {log.mid(status, log.indexOf('\n', status) - status).toInt(), log.mid(from, stop - from), (when(stop) - when(begin)) / 1000};
}

QString EmulatedHost::missing() const {
    const auto has = [](const char* program) { return !QStandardPaths::findExecutable(program).isEmpty(); };
    if (!QFile::exists(host_file("SHA256SUMS"))) {
        return "no emulated host: tools/guest/make-host makes what it runs";
    }
    if (emulator_ == Emulator::Qemu) {
        return has("qemu-system-x86_64") ? "" : "no emulated host: there is no QEMU here";
    }
    for (const char* program : {"bochs", "genisoimage", "unshare"}) {
        if (!has(program)) {
            return QString("no emulated host: there is no %1 here").arg(program);
        }
    }
    for (const char* file : {kIsolinux, kLdlinux, kBios, kVideoBios}) {
        if (!QFile::exists(file)) {
            return QString("no emulated host: there is no %1 here").arg(file);
        }
    }
    return QProcess::execute("unshare", kAlone + QStringList{"true"}) == 0
               ? ""
               : "no emulated host: this system lets no user make a network namespace, which Bochs is run in";
}

HostOutcome EmulatedHost::run(Initrd initrd, const QByteArray& script) const {
    return emulator_ == Emulator::Qemu ? run_qemu(std::move(initrd), script) : run_bochs(std::move(initrd), script);
}

QString EmulatedHost::command_line() const {
    return QString(kCommandLine) + ' ' + parameters_;
}

HostOutcome EmulatedHost::run_qemu(Initrd initrd, const QByteArray& script) const {
    const QTemporaryDir directory;
    const QString image = directory.filePath("initrd");
    if (time_by_instructions_) {
        initrd.add("/icount", "");
    }
    if (!write(image, initrd.archive(script))) {
        return {};
    }
    QElapsedTimer timer;
    timer.start();
    QProcess qemu;
    qemu.setProcessChannelMode(QProcess::MergedChannels);
    qemu.setStandardInputFile(QProcess::nullDevice());
    const QString monitor = directory.filePath("monitor");
    QStringList arguments = {"-accel", "tcg", "-cpu", kProcessor, "-M", "pc", "-m", QString::number(memory_), "-smp", QString::number(cpus_),
                             "-display", "none", "-nodefaults", "-vga", "none", "-serial", "stdio", "-no-reboot", "-kernel",
                             host_file("vmlinux"), "-initrd", image, "-append", command_line(), "-monitor",
                             "unix:" + monitor + ",server=on,wait=off"};
    if (time_by_instructions_) {
        arguments << "-icount" << "shift=0,sleep=off";
    }
    qemu.start("qemu-system-x86_64", arguments);
    HostOutcome outcome;
    while (qemu.state() != QProcess::NotRunning) {
        (void)qemu.waitForReadyRead(kLook);
        hear(outcome, qemu.readAll(), timer);
        if (cpu_time(qemu.processId()) > patience_) {
            outcome.log += "\nthe emulator was ended after " + QByteArray::number(patience_ / 1000) + " s of CPU time, at\n" + registers(monitor);
            qemu.kill();
            qemu.waitForFinished();
        }
    }
    hear(outcome, qemu.readAll(), timer);
    return conclude(std::move(outcome), timer);
}

HostOutcome EmulatedHost::run_bochs(Initrd initrd, const QByteArray& script) const {
    const QTemporaryDir directory;
    const QString log = directory.filePath("log");
    initrd.add("/bochs", "");
    const QByteArray settings = QString("megs: %1\n"
                                        "cpu: model=%8, count=%2, ips=%9, reset_on_triple_fault=0, ignore_bad_msrs=1\n"
                                        "clock: sync=none\n"
                                        "romimage: file=%3\nvgaromimage: file=%4\n"
                                        "ata0-master: type=cdrom, path=%5, status=inserted\nboot: cdrom\n"
                                        "com1: enabled=1, mode=file, dev=%6\n"
                                        "display_library: rfb, options=\"timeout=0\"\nlog: %7\n")
                                    .arg(memory_)
                                    .arg(cpus_)
                                    .arg(kBios, kVideoBios, directory.filePath("host.iso"), log, directory.filePath("bochs.log"), model_)
                                    .arg(kBochsSpeed)
                                    .toUtf8();
    if (!lay_out_cd(QDir(directory.filePath("cd")), initrd.archive(script), command_line()) ||
        !make_cd(directory.filePath("host.iso"), directory.filePath("cd")) || !write(directory.filePath("settings"), settings) ||
        !write(directory.filePath("commands"), "c\n")) {  // Its debugger's: go on.
        return {};
    }
    QElapsedTimer timer;
    timer.start();
    QProcess bochs;
    bochs.setStandardInputFile(QProcess::nullDevice());
    bochs.setStandardOutputFile(QProcess::nullDevice());
    bochs.setStandardErrorFile(QProcess::nullDevice());
    bochs.start("unshare", kAlone + QStringList{"bochs", "-q", "-f", directory.filePath("settings"), "-rc", directory.filePath("commands")});
    HostOutcome outcome;
    QFile said(log);
    const auto look = [&] {
        if (said.isOpen() || said.open(QIODevice::ReadOnly)) {
            hear(outcome, said.readAll(), timer);
        }
    };
    while (!bochs.waitForFinished(kLook) && bochs.state() != QProcess::NotRunning) {
        look();
        if (timer.elapsed() > kBochsPatience || outcome.log.contains(kPanic)) {
            bochs.kill();
        }
    }
    look();
    return conclude(std::move(outcome), timer);
}

}  // namespace apiary::testing
