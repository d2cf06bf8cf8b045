// SPDX-License-Identifier: GPL-2.0-or-later
#include "gui/model/host_texts.h"

#include <QCoreApplication>
#include <QList>
#include <QRegularExpression>
#include <algorithm>
#include <iterator>

#include "gui/model/explanation_texts.h"

namespace apiary::gui {
namespace {

constexpr const char* kContext = "HostTexts";

/// What the helper says of machines (backend/host), with "%1" and "%2" where it has names, numbers, or another of
/// these. What is more particular stands first.
constexpr const char* kTexts[] = {
    // Names.
    QT_TRANSLATE_NOOP("HostTexts", "Long mode"),
    QT_TRANSLATE_NOOP("HostTexts", "Unrestricted guest"),
    QT_TRANSLATE_NOOP("HostTexts", "Posted interrupts"),
    QT_TRANSLATE_NOOP("HostTexts", "Nested paging (RVI)"),
    QT_TRANSLATE_NOOP("HostTexts", "Real hardware"),
    QT_TRANSLATE_NOOP("HostTexts", "Engine"),
    QT_TRANSLATE_NOOP("HostTexts", "Memory"),
    QT_TRANSLATE_NOOP("HostTexts", "Huge pages"),
    QT_TRANSLATE_NOOP("HostTexts", "Tap devices"),
    QT_TRANSLATE_NOOP("HostTexts", "Bridges"),
    QT_TRANSLATE_NOOP("HostTexts", "32-bit programs"),
    // Where an answer came from.
    QT_TRANSLATE_NOOP("HostTexts", "the kernel's log: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor's number: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "POPCNT, which came together with EPT"),
    QT_TRANSLATE_NOOP("HostTexts", "there is none without %1"),
    QT_TRANSLATE_NOOP("HostTexts", "there are none without %1"),
    // Of processors: what it is for, what works with it and without.
    QT_TRANSLATE_NOOP("HostTexts", "64-bit code, which all of Apiary is"),
    QT_TRANSLATE_NOOP("HostTexts", "64-bit and 32-bit guests"),
    QT_TRANSLATE_NOOP("HostTexts", "nothing: Apiary is a 64-bit program"),
    QT_TRANSLATE_NOOP("HostTexts", "Intel's hardware virtualization: guests' code runs on the processor itself"),
    QT_TRANSLATE_NOOP("HostTexts", "AMD's hardware virtualization: guests' code runs on the processor itself"),
    QT_TRANSLATE_NOOP("HostTexts", "engines that use the processor"),
    QT_TRANSLATE_NOOP("HostTexts", "guests on the software CPU, slowly"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor itself walks a guest's page tables and the host's below them"),
    QT_TRANSLATE_NOOP("HostTexts", "KVM and bhyve at full speed"),
    QT_TRANSLATE_NOOP("HostTexts", "KVM with shadow page tables, more slowly; bhyve does not start"),
    QT_TRANSLATE_NOOP("HostTexts", "guests may run in real mode, which firmware and further CPUs begin in"),
    QT_TRANSLATE_NOOP("HostTexts", "guests with several vCPUs, with UEFI or a BIOS"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "on bhyve guests with one vCPU whose kernel is loaded directly, and no UEFI or BIOS; KVM emulates what "
        "is missing"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "address translations of several guests are kept apart, and need not be thrown away"),
    QT_TRANSLATE_NOOP("HostTexts", "quick changes between guest and host"),
    QT_TRANSLATE_NOOP("HostTexts", "everything, a little slower"),
    QT_TRANSLATE_NOOP("HostTexts", "interrupts reach a running guest without stopping it"),
    QT_TRANSLATE_NOOP("HostTexts", "less delay for disks and networks"),
    QT_TRANSLATE_NOOP("HostTexts", "everything, with one exit more for an interrupt"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor tells where an intercepted instruction ends"),
    QT_TRANSLATE_NOOP("HostTexts", "bhyve, and KVM without decoding instructions"),
    QT_TRANSLATE_NOOP("HostTexts", "KVM; bhyve does not start"),
    QT_TRANSLATE_NOOP("HostTexts", "interrupts to more than 255 CPUs, and with fewer exits"),
    QT_TRANSLATE_NOOP("HostTexts", "guests and hosts with many CPUs"),
    QT_TRANSLATE_NOOP("HostTexts", "everything up to 255 CPUs"),
    QT_TRANSLATE_NOOP("HostTexts", "an instruction that counts bits; of old processors it suggests EPT, and no more"),
    QT_TRANSLATE_NOOP("HostTexts", "systems that are built for x86-64-v2"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "older systems; those built for x86-64-v2 do not start on engines that use the processor"),
    QT_TRANSLATE_NOOP("HostTexts", "registers beyond SSE's are saved and switched"),
    QT_TRANSLATE_NOOP("HostTexts", "guests with AVX and newer registers"),
    QT_TRANSLATE_NOOP("HostTexts", "guests with SSE"),
    QT_TRANSLATE_NOOP("HostTexts", "vector instructions of 256 bits"),
    QT_TRANSLATE_NOOP("HostTexts", "guests that use them"),
    // Of processors: remedies.
    QT_TRANSLATE_NOOP("HostTexts", "none: it takes another processor"),
    QT_TRANSLATE_NOOP("HostTexts", "ask a helper that runs as root: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "add the output of cpuid -r, or of dmesg from FreeBSD"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "in the firmware's set-up switch on %1, save, and switch the power off once; then %2"),
    QT_TRANSLATE_NOOP("HostTexts", "in the firmware's set-up switch on %1, save, and switch the power off once"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "look in the firmware's set-up for %1: when it is off there, Linux hides VT-x; if there is no such "
        "option, the processor has none"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "look in the firmware's set-up for %1: when it is off there, Linux 6.7 and later hides AMD-V; if there "
        "is no such option, the processor has none"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "on the outer host: load kvm_intel or kvm_amd with nested=1, and give this machine the processor %1"),
    QT_TRANSLATE_NOOP("HostTexts", "on the outer host: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "-cpu max, which has AMD-V"),
    QT_TRANSLATE_NOOP("HostTexts", "none, unless the hypervisor around this machine can pass it on"),
    QT_TRANSLATE_NOOP("HostTexts", "in this machine's settings switch on %1"),
    QT_TRANSLATE_NOOP("HostTexts", "in this machine's configuration: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "none: bhyve passes on neither VT-x nor AMD-V"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "switch on nested virtualization for this machine, where the hypervisor around it can do that"),
    // The platform.
    QT_TRANSLATE_NOOP("HostTexts", "keeps a device that is handed to a guest within that guest's memory"),
    QT_TRANSLATE_NOOP("HostTexts", "everything but handing devices of the host to guests"),
    QT_TRANSLATE_NOOP("HostTexts", "handing devices of the host to guests"),
    QT_TRANSLATE_NOOP("HostTexts", "not in use"),
    QT_TRANSLATE_NOOP("HostTexts", "boot with %1"),
    QT_TRANSLATE_NOOP("HostTexts", "none that matters: a virtual machine has no devices to hand on"),
    QT_TRANSLATE_NOOP("HostTexts", "in the firmware's set-up switch on %1; without that option the board has none"),
    QT_TRANSLATE_NOOP("HostTexts", "whether there is no other virtual machine around this one"),
    QT_TRANSLATE_NOOP("HostTexts", "inside a virtual machine"),
    QT_TRANSLATE_NOOP("HostTexts", "inside %1"),
    QT_TRANSLATE_NOOP(
        "HostTexts", "guests within this machine (nested), more slowly, and as far as the outer hypervisor carries it"),
    QT_TRANSLATE_NOOP("HostTexts", "guests on the software CPU: the outer hypervisor passes on neither VT-x nor AMD-V"),
    // Software.
    QT_TRANSLATE_NOOP("HostTexts", "the kernel's part of an engine that uses the processor"),
    QT_TRANSLATE_NOOP("HostTexts", "%1 is installed and not loaded"),
    QT_TRANSLATE_NOOP("HostTexts", "%1 is not installed"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "install the module %1 for the kernel that runs (%2), or start the kernel whose modules are installed"),
    QT_TRANSLATE_NOOP("HostTexts", "as root: %1; it is loaded by itself when a bridge is made"),
    QT_TRANSLATE_NOOP("HostTexts", "as root: %1; then log in again"),
    QT_TRANSLATE_NOOP("HostTexts", "as root: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "a pagetable VM (%1)"),
    QT_TRANSLATE_NOOP("HostTexts", "small programs; it interprets what a kernel does, and no stock kernel boots on it"),
    QT_TRANSLATE_NOOP("HostTexts", "use the software CPU here"),
    QT_TRANSLATE_NOOP("HostTexts", "%1, interface %2"),
    QT_TRANSLATE_NOOP("HostTexts", "start a kernel of Linux 2.6.22 or later"),
    QT_TRANSLATE_NOOP("HostTexts", "see %1 first: the module does not load without it"),
    QT_TRANSLATE_NOOP("HostTexts", "of FreeBSD %1"),
    QT_TRANSLATE_NOOP("HostTexts", "loaded and not initialised"),
    QT_TRANSLATE_NOOP("HostTexts", "dmesg | grep vmx_init tells why; give that to apiaryctl explain"),
    QT_TRANSLATE_NOOP("HostTexts", "the helper may not open it"),
    QT_TRANSLATE_NOOP("HostTexts", "you may not open it"),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "have an administrator give a group of yours %1 (mode 0660), or use the helper of the system, which "
        "runs as root"),
    QT_TRANSLATE_NOOP("HostTexts", "opening it fails: error %1"),
    QT_TRANSLATE_NOOP("HostTexts", "another hypervisor has the processor's virtualization; end that first"),
    QT_TRANSLATE_NOOP("HostTexts", "see the kernel's log"),
    QT_TRANSLATE_NOOP("HostTexts", "what an engine reaches the kernel's part through"),
    QT_TRANSLATE_NOOP("HostTexts", "see the row before"),
    QT_TRANSLATE_NOOP("HostTexts", "this release has only sysctl %1"),
    QT_TRANSLATE_NOOP("HostTexts", "use the helper of the system, which runs as root"),
    QT_TRANSLATE_NOOP("HostTexts", "the helper can use it"),
    QT_TRANSLATE_NOOP("HostTexts", "you can use it"),
    QT_TRANSLATE_NOOP("HostTexts", "what runs guests' code when nothing else is asked for"),
    QT_TRANSLATE_NOOP("HostTexts", "Apiary's own list of engines"),
    QT_TRANSLATE_NOOP("HostTexts", "it is the only one that this version of Apiary has"),
    QT_TRANSLATE_NOOP("HostTexts", "it is the best one that there is"),
    QT_TRANSLATE_NOOP("HostTexts", "guests' RAM comes out of it"),
    QT_TRANSLATE_NOOP("HostTexts", "%1, %2 available"),
    QT_TRANSLATE_NOOP("HostTexts", "guests with up to about %1 in all"),
    QT_TRANSLATE_NOOP("HostTexts", "fewer TLB misses for guests' RAM"),
    QT_TRANSLATE_NOOP("HostTexts", "superpages are used by themselves"),
    QT_TRANSLATE_NOOP("HostTexts", "in /boot/loader.conf: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "none reserved; transparent: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "none reserved"),
    QT_TRANSLATE_NOOP("HostTexts", "%1 reserved; transparent: %2"),
    QT_TRANSLATE_NOOP("HostTexts", "%1 (%2 free)"),
    QT_TRANSLATE_NOOP("HostTexts", "network cards of guests that appear on the host"),
    QT_TRANSLATE_NOOP("HostTexts", "tap networks; making a tap takes root, or the helper of the system"),
    QT_TRANSLATE_NOOP("HostTexts", "user networks (--net user), which need none"),
    QT_TRANSLATE_NOOP("HostTexts", "guests in the same network as the host"),
    QT_TRANSLATE_NOOP("HostTexts", "bridged networks"),
    QT_TRANSLATE_NOOP("HostTexts", "the host's own; what a guest runs is no matter of this"),
    QT_TRANSLATE_NOOP("HostTexts", "tried"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "everything but 32-bit programs of the host; its processor, or the hypervisor around it, refuses "
                      "32-bit code segments"),
    // What it lacks for guests (io.apiary.Setup).
    QT_TRANSLATE_NOOP("HostTexts", "install the package %1"),
    QT_TRANSLATE_NOOP("HostTexts", "start the helper apiaryd with this computer"),
    QT_TRANSLATE_NOOP("HostTexts", "make %1 a member of the group %2"),
    QT_TRANSLATE_NOOP("HostTexts", "load the kernel module %1 now"),
    QT_TRANSLATE_NOOP("HostTexts", "load the kernel module %1 at every start"),
    QT_TRANSLATE_NOOP("HostTexts", "without it nobody keeps guests, and none starts with this computer"),
    QT_TRANSLATE_NOOP("HostTexts", "members of this group may use the helper of the system"),
    QT_TRANSLATE_NOOP("HostTexts", "members of this group may use the processor's virtualization without the helper"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "engines that use the processor's virtualization need it; the software CPU does without"),
    QT_TRANSLATE_NOOP("HostTexts", "network cards of guests appear on this computer as tap devices"),
    QT_TRANSLATE_NOOP("HostTexts", "bridges put guests into the same network as this computer"),
    QT_TRANSLATE_NOOP("HostTexts", "guests of bhyve have their consoles on null modems"),
    QT_TRANSLATE_NOOP("HostTexts", "for NAT, which translates the addresses of guests"),
    QT_TRANSLATE_NOOP("HostTexts", "guests of NAT and host-only networks get addresses and a name server from it"),
    QT_TRANSLATE_NOOP("HostTexts", "guests that start with UEFI need a firmware"),
    QT_TRANSLATE_NOOP("HostTexts", "not enabled"),
    QT_TRANSLATE_NOOP("HostTexts", "enabled"),
    QT_TRANSLATE_NOOP("HostTexts", "not loaded"),
    QT_TRANSLATE_NOOP("HostTexts", "loaded"),
    QT_TRANSLATE_NOOP("HostTexts", "not installed"),
    QT_TRANSLATE_NOOP("HostTexts", "installed"),
    QT_TRANSLATE_NOOP("HostTexts", "the kernel that runs has no module %1"),
    QT_TRANSLATE_NOOP("HostTexts", "install it, or start the kernel whose modules are installed"),
    QT_TRANSLATE_NOOP("HostTexts", "apiaryd is not installed as a service"),
    QT_TRANSLATE_NOOP("HostTexts", "install Apiary's package"),
    QT_TRANSLATE_NOOP("HostTexts", "this system does not use systemd"),
    QT_TRANSLATE_NOOP("HostTexts", "have its own service manager start the program: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "the service apiaryd is masked"),
    QT_TRANSLATE_NOOP("HostTexts", "no package manager that Apiary knows is here"),
    QT_TRANSLATE_NOOP("HostTexts", "install it by other means"),
    QT_TRANSLATE_NOOP("HostTexts", "the file %1 cannot be changed"),
    QT_TRANSLATE_NOOP("HostTexts", "there is no group %1 here"),
    QT_TRANSLATE_NOOP("HostTexts", "install the package that makes it, or make it"),
    QT_TRANSLATE_NOOP("HostTexts", "the package %1 stays, as other programs may use it by now"),
    QT_TRANSLATE_NOOP("HostTexts", "remove it with: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "unmask it with: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "who is logged in keeps the groups that are taken away"),
    QT_TRANSLATE_NOOP("HostTexts", "log out"),
    QT_TRANSLATE_NOOP("HostTexts", "this processor offers no virtualization to this system"),
    QT_TRANSLATE_NOOP("HostTexts", "guests run on the software CPU; apiaryctl check tells why"),
    QT_TRANSLATE_NOOP("HostTexts", "look at that file"),
    QT_TRANSLATE_NOOP("HostTexts", "see why it has zero bytes in it"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the file ends amid a quotation or a line that goes on, so that nothing can be added to it"),
    QT_TRANSLATE_NOOP("HostTexts", "mend its last lines"),
    QT_TRANSLATE_NOOP("HostTexts", "the helper of a session takes no privilege, and so cannot set this host up"),
    QT_TRANSLATE_NOOP("HostTexts", "ask the helper of the system: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "%1 may not set this host up"),
    QT_TRANSLATE_NOOP("HostTexts", "ask an administrator"),
    QT_TRANSLATE_NOOP("HostTexts", "setting this computer up"),
    QT_TRANSLATE_NOOP("HostTexts", "taking back what was set up"),
    QT_TRANSLATE_NOOP("HostTexts", "installing packages"),
    QT_TRANSLATE_NOOP("HostTexts", "changing %1"),
    QT_TRANSLATE_NOOP("HostTexts", "making the link %1"),
    QT_TRANSLATE_NOOP("HostTexts", "loading the kernel module %1"),
    QT_TRANSLATE_NOOP("HostTexts", "undoing: %1"),
    // Machines as a whole.
    QT_TRANSLATE_NOOP("HostTexts", "Probably: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "Perhaps, as far as can be told from here: %1"),
    QT_TRANSLATE_NOOP("HostTexts", "This machine cannot run Apiary: %1."),
    QT_TRANSLATE_NOOP("HostTexts", "This machine can run guests on its processor: %1."),
    QT_TRANSLATE_NOOP("HostTexts", "This virtual machine can run guests on its processor: %1."),
    QT_TRANSLATE_NOOP("HostTexts", "This machine can run some guests on its processor: %1."),
    QT_TRANSLATE_NOOP("HostTexts", "This virtual machine can run some guests on its processor: %1."),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "This machine could run guests on its processor, but %1. Until that is mended they run on the software CPU."),
    QT_TRANSLATE_NOOP(
        "HostTexts",
        "This virtual machine could run guests on its processor, but %1. Until that is mended they run on the "
        "software CPU."),
    QT_TRANSLATE_NOOP("HostTexts", "This machine may be able to run guests on its processor: %1."),
    QT_TRANSLATE_NOOP("HostTexts", "This virtual machine may be able to run guests on its processor: %1."),
    QT_TRANSLATE_NOOP("HostTexts", "This machine runs guests on the software CPU alone: %1."),
    QT_TRANSLATE_NOOP("HostTexts", "This virtual machine runs guests on the software CPU alone: %1."),
    // Engines.
    QT_TRANSLATE_NOOP("HostTexts", "the firmware has switched %1 off"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor has neither VT-x nor AMD-V"),
    QT_TRANSLATE_NOOP("HostTexts", "whether the processor has %1 cannot be told"),
    QT_TRANSLATE_NOOP("HostTexts", "its KVM is a pagetable VM, on which no stock kernel boots"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor has %1 without %2: KVM makes shadow page tables, and is slower"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor has %1, but no %2, without which bhyve does not start"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor has %1, and whether it has %2 cannot be told"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor has VT-x, EPT and unrestricted guest"),
    QT_TRANSLATE_NOOP("HostTexts",
                      "the processor has VT-x and EPT, but not unrestricted guest: one vCPU, and no UEFI or BIOS"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor has VT-x and EPT; whether it has unrestricted guest cannot be told"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor has AMD-V, nested paging and NRIP save"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor has no %1"),
    QT_TRANSLATE_NOOP("HostTexts", "the processor has %1"),
    QT_TRANSLATE_NOOP("HostTexts", "Apiary is a 64-bit program, and the processor has no long mode"),
    QT_TRANSLATE_NOOP("HostTexts", "the software CPU runs every guest on every 64-bit machine, slowly"),
    QT_TRANSLATE_NOOP("HostTexts", "see %1"),
};

QString translated(const char* text) {
    return QCoreApplication::translate(kContext, text);
}

/// A text with names in it.
struct Pattern {
    const char* text;
    QRegularExpression matcher;
};

QList<Pattern> new_patterns() {
    QList<Pattern> patterns;
    for (const char* const text : kTexts) {
        QString pattern = QRegularExpression::escape(QString::fromLatin1(text));
        if (pattern.contains(QLatin1String("\\%1"))) {
            pattern.replace(QLatin1String("\\%1"), QLatin1String("(.+?)"))
                .replace(QLatin1String("\\%2"), QLatin1String("(.+?)"));
            patterns.emplaceBack(text, QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                                          QRegularExpression::CaseInsensitiveOption));
        }
    }
    return patterns;
}

QString host_text(const QString& english, int depth) {
    constexpr int kDeepest = 4;
    const QByteArray key = english.toUtf8();
    const QString whole = translated(key.constData());
    if (whole != english || depth == kDeepest || english.size() > 1000) {
        return whole;
    }
    static const QList<Pattern> kPatterns = new_patterns();
    for (const Pattern& each : kPatterns) {
        const QRegularExpressionMatch match = each.matcher.match(english);
        if (!match.hasMatch()) {
            continue;
        }
        const QString text = translated(each.text);
        if (text == QLatin1String(each.text)) {
            return english;  // There is no translation.
        }
        QString one = host_text(match.captured(1), depth + 1);
        return match.lastCapturedIndex() < 2 ? QString(text).replace(QLatin1String("%1"), one)
                                             : text.arg(one, host_text(match.captured(2), depth + 1));
    }
    return english;
}

}  // namespace

QString host_text(const std::string& english) {
    return english.empty() ? QString() : host_text(QString::fromStdString(english), 0);
}

QStringList known_host_texts() {
    QStringList texts;
    const auto add = [&](std::span<const char* const> some) {
        std::ranges::transform(some, std::back_inserter(texts),
                               [](const char* text) { return QString::fromLatin1(text); });
    };
    add(kTexts);
    add(explanation_texts());
    return texts;
}

}  // namespace apiary::gui
