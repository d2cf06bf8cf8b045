// SPDX-License-Identifier: BSD-2-Clause
// Messages of Apiary itself that ask for more than they say.
#include "backend/host/explain.h"

namespace apiary::host {
namespace {

using enum Sureness;

constexpr Message kMessages[] = {
    {.id = "apiary-no-socket",
     .pattern = "apiaryd is not running: there is no socket",
     .cause = "no helper has been started, or it is one of another user, or its socket is elsewhere",
     .remedy =
         "start one: apiaryd --session for yourself, or the system's (systemctl start apiaryd, service apiaryd start); "
         "--socket or APIARY_SOCKET names another place",
     .sureness = Certain,
     .source = "apiaryctl(1), Which helper"},
    {.id = "apiary-nobody-listens",
     .pattern = "apiaryd is not running: nobody listens on",
     .cause = "the helper has ended and left its socket behind",
     .remedy = "start it again; guests that run are found again",
     .sureness = Certain,
     .source = "apiaryd(8)"},
    {.id = "apiary-no-answer",
     .pattern = "apiaryd does not answer on",
     .cause = "the helper is stopped, very busy, or waits for a slow disk",
     .remedy = "see its log (journalctl -u apiaryd); kill and start it again, guests run on",
     .sureness = Likely,
     .source = "apiaryd(8)"},
    {.id = "apiary-not-in-group",
     .pattern = "as it is no member of the group",
     .cause = "the system's helper serves members of its group alone",
     .remedy = "as root: usermod -aG apiary USER (FreeBSD: pw groupmod apiary -m USER); then log in again; or use a "
               "helper of "
               "your own: apiaryd --session",
     .sureness = Certain,
     .source = "apiaryd(8), The policy"},
    {.id = "apiary-other-helper",
     .pattern = "keeps the guests in",
     .cause = "another apiaryd uses the same directory, so this one does not start",
     .remedy = "use that one, or end it first",
     .sureness = Certain,
     .source = "apiaryd(8)"},
    {.id = "apiary-guest-missing",
     .pattern = "the program apiary-guest is not there",
     .cause = "apiaryd finds the program that runs a guest neither beside itself nor in libexec",
     .remedy = "install Apiary again, all of it",
     .sureness = Certain,
     .source = "apiaryd(8)"},
    {.id = "apiary-no-engine",
     .pattern = "there is no engine",
     .cause = "this version of Apiary does not have that engine, or not on this system",
     .remedy = "use --engine auto; apiaryctl check tells which there are and why not more",
     .sureness = Certain,
     .source = "apiaryctl(1), --engine"},
    {.id = "apiary-too-much-memory",
     .pattern = "of memory is more than this host has",
     .cause = "a guest's memory comes out of the host's",
     .remedy = "give less (--memory); apiaryctl check tells how much is available",
     .sureness = Certain,
     .source = "apiaryctl(1), --memory"},
    {.id = "apiary-no-tap",
     .pattern = "there is no tap device",
     .cause = "the tap that the guest is to use was not made",
     .remedy =
         "as root: ip tuntap add dev NAME mode tap user USER vnet_hdr (FreeBSD: ifconfig tap0 create); or --net user, "
         "which needs none",
     .sureness = Certain,
     .source = "apiaryctl(1), --net tap="},
    {.id = "apiary-no-taps",
     .pattern = "this host's kernel has no tap devices",
     .cause = "there is no /dev/net/tun: the module tun is not loaded",
     .remedy = "as root: modprobe tun; or --net user, which needs none",
     .sureness = Certain,
     .source = "apiaryctl(1), --net tap="},
    {.id = "apiary-tap-used",
     .pattern = "another program uses the tap device",
     .cause = "a tap is for one guest",
     .remedy = "give each guest a tap of its own, or end who uses this one",
     .sureness = Certain,
     .source = "Linux drivers/net/tun.c: EBUSY"},
    {.id = "apiary-tap-owner",
     .pattern = "the tap device * belongs to another user",
     .cause = "a tap that has an owner can be opened by that user alone",
     .remedy = "as root make it anew for you: ip tuntap add dev NAME mode tap user USER vnet_hdr",
     .sureness = Certain,
     .source = "Linux drivers/net/tun.c: EPERM"},
    {.id = "apiary-tap-refused",
     .pattern = "this user may not open the tap device",
     .cause = "the device's mode lets other users open it, but not this one",
     .remedy =
         "FreeBSD: add path 'tap*' mode 0660 group GROUP to /etc/devfs.rules, and sysctl net.link.tap.user_open=1",
     .sureness = Certain,
     .source = "FreeBSD tap(4), devfs.rules(5)"},
    {.id = "apiary-privileged-port",
     .pattern = "this user may not use ports below 1024",
     .cause = "ports below 1024 are root's",
     .remedy = "forward a port above 1023; Linux: sysctl net.ipv4.ip_unprivileged_port_start",
     .sureness = Certain,
     .source = "ip(7)"},
    {.id = "apiary-port-used",
     .pattern = "cannot be forwarded: another program uses it",
     .cause = "another program listens on that port of the host, perhaps another guest's",
     .remedy = "ss -ltnup (FreeBSD: sockstat -l) shows which; take another port",
     .sureness = Certain,
     .source = "apiaryctl(1), --net user,forward="},
    {.id = "apiary-disk-used",
     .pattern = "the disk * is in use by",
     .cause = "the image or device is locked by a program that writes to it, or mounted",
     .remedy = "end that program or unmount it; several guests may share a disk that all have read-only (,ro)",
     .sureness = Certain,
     .source = "apiaryctl(1), --disk"},
    {.id = "apiary-disk-format",
     .pattern = "image, not a raw one",
     .cause = "Apiary takes raw images; qcow2, vmdk and the like are containers of other programs",
     .remedy = "qemu-img convert -O raw IMAGE disk.img",
     .sureness = Certain,
     .source = "apiaryctl(1), --disk"},
    {.id = "apiary-triple-fault",
     .pattern = "the guest crashed: triple fault on CPU",
     .cause = "the guest's kernel could not handle an exception: a bug of its, a kernel for another machine, or, right "
              "at the "
              "start, too little memory",
     .remedy = "apiaryctl show NAME has the registers and the last lines of the console; try more memory, and the "
               "kernel with "
               "its messages on (earlyprintk=ttyS0)",
     .sureness = Guess,
     .source = "apiaryctl(1), Exit status"},
};

}  // namespace

std::span<const Message> apiary_messages() {
    return kMessages;
}

}  // namespace apiary::host
