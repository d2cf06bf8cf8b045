// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include "tests/hosts/initrd.h"

namespace apiary::testing {

/// Which computer is emulated.
enum class Emulator {
    Qemu,   ///< AMD-V with nested paging, without NRIP save; slow as a PC of the nineties.
    Bochs,  ///< VT-x with EPT, VPID and unrestricted guest; some times slower than that.
};

/// How a host ended, and what was said on its serial line.
struct HostOutcome {
    bool ended = false;  ///< The script came to its end, and the host was switched off.
    QByteArray log;
    qint64 seconds = 0;

    struct Part {
        int status = -1;  ///< Of the command; -1 when it did not end.
        QByteArray output;
        qint64 seconds = 0;  ///< Of this machine's time.
    };
    /// What the script's `part NAME` did; of several the first.
    [[nodiscard]] Part part(const QByteArray& name) const;

    /// How much of the log was there at a moment: milliseconds from the start.
    struct Mark {
        qsizetype size;
        qint64 when;
    };
    QList<Mark> marks;
};

/// A Linux host in an emulator, from its start to its end.
class EmulatedHost {
public:
    explicit EmulatedHost(Emulator emulator) : emulator_(emulator) {}

    /// Why such a host cannot be had here; empty when it can.
    [[nodiscard]] QString missing() const;
    /// Mebibytes; 1024 if nothing is said.
    void set_memory(unsigned megabytes) { memory_ = megabytes; }
    void set_cpus(unsigned count) { cpus_ = count; }
    /// More of the kernel's command line.
    void set_parameters(const QString& parameters) { parameters_ = parameters; }
    /// Bochs's alone: one of the processors that `bochs --help cpu` names; corei7_skylake_x if nothing is said.
    void set_model(const QString& model) { model_ = model; }
    /// QEMU's alone: its clock goes on by the instructions that it executes, 1 ns each, and jumps while it idles. What happens there does
    /// not depend on how busy this machine is, and fewer timer ticks are taken. Its CPUs take turns then.
    void set_time_by_instructions() { time_by_instructions_ = true; }
    /// Milliseconds of CPU time that QEMU is given, for a host that hangs: what it needs does not depend on what else this machine does.
    void set_patience(qint64 milliseconds) { patience_ = milliseconds; }
    /// Boots the host, runs `script` there (see Initrd) and waits for its end, or for a panic of its kernel.
    [[nodiscard]] HostOutcome run(Initrd initrd, const QByteArray& script) const;

private:
    [[nodiscard]] QString command_line() const;
    [[nodiscard]] HostOutcome run_qemu(Initrd initrd, const QByteArray& script) const;
    [[nodiscard]] HostOutcome run_bochs(Initrd initrd, const QByteArray& script) const;

    Emulator emulator_;
    unsigned memory_ = 1024, cpus_ = 1;
    QString model_ = "corei7_skylake_x", parameters_;
    qint64 patience_ = 600'000;  ///< A host that makes any progress ends long before.
    bool time_by_instructions_ = false;
};

}  // namespace apiary::testing
