#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Run when Apiary was installed, as a PBI (PBI_PROGDIRPATH) or a package: makes the accounts that the helper of the system takes, has it
# started at boot unless somebody has decided that already, and starts it. What was done is written down for pre-remove.sh, which undoes
# that and nothing else. DESTDIR: another root than /, where nothing is started.
set -u
root=${DESTDIR:-}
record=$root/var/db/apiary/pbi.done

if [ -n "$root" ]; then
    pw() { command pw -R "$root" "$@"; }
    sysrc() { command sysrc -R "$root" "$@"; }
fi

done_line() {
    grep -qx "$1" "$record" 2>/dev/null || echo "$1" >>"$record"
}

mkdir -p "$root/var/db/apiary" || exit 1

pw groupshow apiary >/dev/null 2>&1 || { pw groupadd apiary && done_line "group apiary"; } || exit 1
pw usershow apiary-guest >/dev/null 2>&1 ||
    { pw useradd apiary-guest -c "Apiary guest monitors" -d /nonexistent -s /usr/sbin/nologin && done_line "user apiary-guest"; } || exit 1

# FreeBSD 10's sysrc(8) writes behind a last line that has no end: into a comment, or into somebody's value.
end_last_line() {
    [ ! -s "$1" ] || [ -z "$(tail -c 1 "$1")" ] || echo >>"$1"
}

# Not set at all, neither to YES nor to NO.
if ! sysrc -n apiaryd_enable >/dev/null 2>&1; then
    end_last_line "$root/etc/rc.conf" &&
        sysrc -f /etc/rc.conf apiaryd_enable=YES >/dev/null && done_line "rc.conf apiaryd_enable=YES"
fi

[ -n "$root" ] || service apiaryd start || true
