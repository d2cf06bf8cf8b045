#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Run before Apiary is removed: powers its guests off, takes back its networks and what `apiaryctl setup` did, stops its helper, and
# undoes what post-install.sh has done and nobody has changed since. Guests and their disks stay in /var/db/apiary. DESTDIR: another root
# than /, where nothing runs.
set -u
root=${DESTDIR:-}
record=$root/var/db/apiary/pbi.done

if [ -n "$root" ]; then
    pw() { command pw -R "$root" "$@"; }
    sysrc() { command sysrc -R "$root" "$@"; }
elif [ -S /var/run/apiary/apiaryd.sock ]; then
    apiaryctl --system stop --all --kill || true
    for network in $(apiaryctl --system network show --names); do
        apiaryctl --system network undo "$network" || true
    done
    [ ! -d /var/db/apiary/setup ] || apiaryctl --system setup undo || true
    service apiaryd onestop || true
fi
# Still there: no helper runs that could have undone it.
[ ! -d "$root/var/db/apiary/setup" ] || apiaryctl setup undo --root "${root:-/}" ||
    echo "Not all that was set up could be undone; $root/var/db/apiary/setup tells what is left." >&2

# Somebody's guests belong to the accounts.
has_guests() {
    find "$root/var/db/apiary/guests" "$root/var/db/apiary/trash" -mindepth 1 -maxdepth 1 2>/dev/null | grep -q .
}

undo() {
    case $1 in
        "rc.conf apiaryd_enable=YES")
            [ "$(sysrc -f /etc/rc.conf -n apiaryd_enable 2>/dev/null)" != YES ] || sysrc -f /etc/rc.conf -x apiaryd_enable ;;
        "user apiary-guest") has_guests || pw userdel apiary-guest ;;
        "group apiary") has_guests || pw groupdel apiary ;;
    esac
}

if [ -f "$record" ]; then
    # Accounts the other way round than they were made.
    for line in "rc.conf apiaryd_enable=YES" "user apiary-guest" "group apiary"; do
        ! grep -qx "$line" "$record" || undo "$line"
    done
    rm -f "$record"
fi
rmdir "$root/var/db/apiary" 2>/dev/null || true
