#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# debian_test.sh TREE: the Debian packages of what the build tree TREE has, in a clean Debian 13: found faultless by lintian, installed (the
# kernel module built by DKMS for Debian's kernel), used by a user in the group and by one who is not, upgraded under a running guest,
# removed and purged without a trace. No systemd runs there: the packages' calls of systemctl are written down and looked at, and what it
# would do is done by hand (activate.py).
# Exit status 77: it cannot run here.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
top=$(CDPATH='' cd -- "$here/../.." && pwd)
# shellcheck source-path=SCRIPTDIR source=../../tools/common.sh
. "$top/tools/common.sh"
tree=$1
kernel=$tree/tests/guests/kernels/daemon/serial

skip() {
    echo "SKIP: $*"
    exit 77
}

wrong() {
    echo "FAIL: $*"
    sed 's/^/  > /' "$work/output" 2>/dev/null || true
    sed 's/^/  helper: /' "$work/helper.log" 2>/dev/null || true
    exit 1
}

[ "$(id -u)" -eq 0 ] || skip "only root can make a Debian system of its own, with users, to install the packages in"
for program in dpkg-buildpackage lintian mmdebstrap unshare; do
    command -v $program >/dev/null || skip "this system has no $program"
done

# In namespaces of its own: what is started ends with the test, and no network is reached.
if [ "${2-}" != --inside ]; then
    unshare --mount --pid --net --fork true 2>/dev/null || skip "this system does not let root make namespaces"
    # The packages and the system that they are installed in are made outside, where the network is.
    "$top/packaging/debian/build" --from "$tree" >/dev/null || { echo "FAIL: the packages could not be built"; exit 1; }
fi
packages=$tree/debian
backend=$(echo "$packages"/apiary-backend_*_amd64.deb)

window=$(echo "$packages"/apiary_*_amd64.deb)
module=$(echo "$packages"/apiary-dkms_*_all.deb)

# What the packages need, as the names of packages: of alternatives the first. And what DKMS builds modules for.
depends=$(for package in "$backend" "$window" "$module"; do dpkg-deb -f "$package" Depends | tr ',' '\n'; echo; done |
    sed 's/|.*//; s/(.*//; s/ //g; /^apiary-backend$/d; /^$/d' | sort -u | tr '\n' ',' | sed 's/,$//')
depends=$depends,linux-headers-cloud-amd64
base=$(cache_directory)/systems/packaging-$(echo "2 $depends" | sha256sum | cut -c1-12).tar

make_base() {
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || skip "this system's apt has no Debian mirror, which the clean Debian system is made from"
    make_directory "$(dirname "$base")"
    proxy=
    eval "$(apt-config shell proxy Acquire::http::Proxy 2>/dev/null)"
    mmdebstrap --mode=unshare --variant=essential --format=tar --aptopt='Apt::Install-Recommends "false"' \
        --aptopt='Acquire::Retries "3"' ${proxy:+--aptopt="Acquire::http::Proxy \"$proxy\""} --dpkgopt='path-exclude=/usr/share/locale/*' \
        --include="$depends,passwd" trixie "$base.new" \
        "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$base.log" 2>&1 ||
        { tail -n 20 "$base.log"; rm -f "$base.new"; skip "the clean Debian system could not be made from Debian's packages"; }
    mv "$base.new" "$base"
}

if [ "${2-}" != --inside ]; then
    [ -f "$base" ] || make_base
    exec unshare --mount --pid --net --fork --kill-child --mount-proc sh "$0" "$tree" --inside
fi

work=$(mktemp -d)
root=$work/root
on_exit() {
    umount -R "$root/proc" "$root/dev" 2>/dev/null || true
    rm -rf --one-file-system "$work"
}

enter() {
    chroot "$root" "$@"
}


expect_success() {
    [ "$status" -eq 0 ] || wrong "exit status $status: $*"
}

expect_output() {
    grep -q -e "$1" "$work/output" || wrong "the output lacks: $1"
}

dpkg_in() {
    enter env DEBIAN_FRONTEND=noninteractive dpkg "$@" >"$work/output" 2>&1 || wrong "dpkg $*"
}

# snapshot FILE: all that is in the root, but for logs, the package manager's own state, and backups of the account files.
snapshot() {
    (
        cd "$root"
        find . \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./var/log -o -path ./var/lib/dpkg -o -path ./var/cache/ldconfig \) -prune \
            -o ! -path './etc/*-' -printf '%p %y %m %U:%G %l\n' | sort
        find . \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./var/log -o -path ./var/lib/dpkg -o -path ./var/cache/ldconfig \) -prune \
            -o -type f ! -path './etc/*-' -print0 | sort -z | xargs -0 sha256sum
        # shellcheck disable=SC2016
        chroot . dpkg-query -W -f '${Package} ${db:Status-Abbrev}\n'
    ) >"$1"
}

expect_no_trace() {
    snapshot "$work/after"
    diff "$work/before" "$work/after" >"$work/output" || wrong "the tree after $1 is not the one before"
}

# asked_systemd WORDS: the packages have called systemctl so, since the last look.
asked_systemd() {
    grep -q -e "$1" "$root/tmp/systemctl.log" || { cp "$root/tmp/systemctl.log" "$work/output"; wrong "systemctl was not called: $1"; }
}

# set_up NAME: NAME gets access by the helper, which runs; modules are named in files, of which it need not know.
set_up() {
    enter apiaryctl --system setup apply --for access --user "$1" --yes >"$work/output" 2>&1 </dev/null || wrong "setup apply"
    enter apiaryctl setup apply --root / --for network --yes >"$work/output" 2>&1 </dev/null || wrong "setup apply --root /"
    enter id -nG "$1" | grep -qw apiary || wrong "$1 is not in the group"
    grep -qx tun "$root/etc/modules-load.d/apiary.conf" || wrong "tun is not loaded at boot"
}

expect_not_set_up() {
    ! enter id -nG "$1" | grep -qw apiary || wrong "$1 is still in the group"
    [ ! -e "$root/etc/modules-load.d/apiary.conf" ] || wrong "tun is still loaded at boot"
    [ ! -e "$root/var/lib/apiary/setup" ] || wrong "something is still set up"
}

start_helper() {
    helper=$(python3 "$here/activate.py" "$root" "$work/helper.log") || wrong "the helper could not be started"
}

wait_for_end() {
    tries=600
    while [ -e "/proc/$1" ] && ! grep -q '^State:.Z' "/proc/$1/status" 2>/dev/null; do
        [ $((tries -= 1)) -gt 0 ] || wrong "process $1 does not end"
        sleep 0.1
    done
}

stop_helper() {
    kill -TERM "$helper"
    wait_for_end "$helper"
    rm -f "$root/run/apiary/apiaryd.sock"
}

# The guest's monitor: there is one, and it is not apiaryd.
monitor() {
    for process in /proc/[0-9]*; do
        [ "$(readlink "$process/exe" | sed 's/ (deleted)$//; s,.*/,,')" != apiary-guest ] || echo "${process#/proc/}"
    done
}

step() {
    echo "-- $*"
}

# The kernel that the clean system has the headers of.
release() {
    basename "$(dirname "$(echo "$root"/lib/modules/*/build)")"
}

prepare_root() {
    mkdir "$root"
    tar -x -C "$root" -f "$base" --exclude='./dev/*'
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mkdir -p "$root/tmp/guest" "$root/run/systemd/system"
    cp "$kernel" "$root/tmp/guest/kernel"
    chmod -R a+rX "$root/tmp/guest"
    cp "$backend" "$root/tmp/apiary-backend.deb"
    cp "$window" "$root/tmp/apiary.deb"
    cp "$module" "$root/tmp/apiary-dkms.deb"
    enter useradd -M -N -g users alice
    enter useradd -M -N -g users mallory
    # The packages ask for what the service manager has to do; it is written down. What is done to files is systemd's own business.
    mv "$root/usr/bin/systemctl" "$root/usr/bin/systemctl.own"
    cat >"$root/usr/bin/systemctl" <<'END'
#!/bin/sh
echo "$*" >>/tmp/systemctl.log
case " $* " in
    *" start "* | *" stop "* | *" restart "* | *" is-active "* | *" daemon-reload "*) ;;
    *) exec /usr/bin/systemctl.own "$@" ;;
esac
END
    chmod +x "$root/usr/bin/systemctl"
    : >"$root/tmp/systemctl.log"
    enter depmod "$(release)"  # As it is after whatever module.
    snapshot "$work/before"
}

as_alice() {
    status=0
    enter setpriv --reuid alice --regid users --init-groups --reset-env "$@" >"$work/output" 2>&1 </dev/null || status=$?
}

as_mallory() {
    status=0
    enter setpriv --reuid mallory --regid users --init-groups --reset-env "$@" >"$work/output" 2>&1 </dev/null || status=$?
}

install_it() {
    : >"$root/tmp/systemctl.log"
    dpkg_in -i "/tmp/apiary-backend.deb"
    asked_systemd 'start .*apiaryd.service apiaryd.socket'
    [ "$(enter stat -c '%a %U:%G' /run/apiary)" = "750 root:apiary" ] || wrong "the rights of /run/apiary are others"
    [ -n "$(enter getent passwd apiary-guest)" ] || wrong "there is no user apiary-guest"
    [ -L "$root/etc/systemd/system/sockets.target.wants/apiaryd.socket" ] || wrong "apiaryd.socket is not enabled"
    enter gpasswd -a alice apiary >/dev/null
    start_helper
}

step "lintian"
lintian --fail-on error,warning --allow-root "$packages"/*.deb || wrong "lintian found faults"

step "a clean Debian 13"
prepare_root

step "the module, built by DKMS for Debian's kernel"
dpkg_in -i /tmp/apiary-dkms.deb
enter modinfo -k "$(release)" -F vermagic apiary-vmm >"$work/output" 2>&1 || wrong "no module came out"
expect_output "^$(release) "
dpkg_in --purge apiary-dkms
expect_no_trace "installing and purging apiary-dkms"

step "the window"
install_it
dpkg_in -i /tmp/apiary.deb
as_alice env QT_QPA_PLATFORM=offscreen apiary --version
expect_success "apiary --version"
expect_output "^apiary $(dpkg-deb -f "$window" Version)"
dpkg_in --purge apiary

step "used by a member of the group"
as_alice apiaryctl --system create web --kernel /tmp/guest/kernel --memory 16M --stop-grace 1 --start
expect_success "a member of the group makes a guest"
as_alice apiaryctl --system list web
expect_output running
guest=$(monitor)
[ -n "$guest" ] || wrong "no monitor runs"
[ "$(stat -c %u "/proc/$guest")" = "$(enter id -u apiary-guest)" ] || wrong "the monitor is not run by apiary-guest"

step "refused to who is not a member"
as_mallory apiaryctl --system list
[ "$status" -eq 1 ] || wrong "exit status $status for one who is not in the group"
expect_output 'group apiary'
as_mallory apiaryctl --system stop web --kill
[ "$status" -eq 1 ] || wrong "one who is not in the group stops a guest"

step "upgraded while the guest runs"
mkdir "$work/upgrade"
dpkg-deb -R "$backend" "$work/upgrade/tree"
sed -i 's/^Version: .*/&+upgrade/' "$work/upgrade/tree/DEBIAN/control"
dpkg-deb -Znone -b "$work/upgrade/tree" "$root/tmp/upgrade.deb" >/dev/null
: >"$root/tmp/systemctl.log"
dpkg_in -i /tmp/upgrade.deb
asked_systemd 'restart .*apiaryd.service apiaryd.socket'
! grep -E ' stop | restart .*apiary-guests' "$root/tmp/systemctl.log" >"$work/output" || wrong "the upgrade stops guests"
stop_helper
start_helper
[ "$(monitor)" = "$guest" ] || wrong "the guest's monitor is another one"
as_alice apiaryctl --system list web
expect_output running

step "refused to who is not root: setting the host up"
as_alice apiaryctl --system setup apply --for access --user mallory --yes
[ "$status" -eq 1 ] || wrong "exit status $status for one who sets the host up"
expect_output 'may not set this host up'

step "removed and purged when nothing is left"
set_up mallory
as_mallory apiaryctl --system list
expect_success "one who was given access"
as_alice apiaryctl --system stop web --kill
expect_success "stop"
as_alice apiaryctl --system delete web
expect_success "delete"
as_alice apiaryctl --system purge --all --yes
expect_success "purge"
: >"$root/tmp/systemctl.log"
dpkg_in -r apiary-backend
expect_not_set_up mallory
asked_systemd 'stop apiary-guests.service'
asked_systemd 'stop apiaryd.service apiaryd.socket'
[ -f "$root/etc/apiary/apiaryd.conf" ] || wrong "removing took the settings away"
stop_helper
dpkg_in --purge apiary-backend
expect_no_trace "install, upgrade, remove and purge"

step "removed where something is set up and no helper runs"
install_it
set_up mallory
stop_helper
dpkg_in -r apiary-backend
expect_not_set_up mallory
dpkg_in --purge apiary-backend
expect_no_trace "removing without a helper"

step "removed while a guest runs, which is kept"
install_it
as_alice apiaryctl --system create web --kernel /tmp/guest/kernel --memory 16M --stop-grace 1 --start
expect_success "create"
guest=$(monitor)
dpkg_in -r apiary-backend
wait_for_end "$guest"
stop_helper
dpkg_in --purge apiary-backend
expect_output '/var/lib/apiary/guests/web'
[ -f "$root/var/lib/apiary/guests/web/guest.json" ] || wrong "the guest was deleted with the package"
# As the message says.
enter sh -c 'rm -r /var/lib/apiary && userdel apiary-guest && groupdel apiary'
expect_no_trace "deleting the guest by hand"
echo "PASS"
