#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# freebsd_test.sh TREE: the scripts of FreeBSD's and PC-BSD's packages do to systems what they say and undo it, with the programs of the
# build tree TREE. What only FreeBSD has, sysrc(8), pw(8), daemon(8) and rc.subr(8), stands in here as far as the scripts use it, each
# with what was found to be odd about FreeBSD's own; docs/install.md tells how those were tried.
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
port=$top/packaging/freebsd/sysutils/apiary
scripts=$top/packaging/pcbsd/modules10/sysutils/apiary/scripts
trees=$top/tests/hostsetup/trees
tree=$1
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

wrong() {
    echo "FAIL: $*"
    sed 's/^/  > /' "$work/log" 2>/dev/null || true
    failed=1
}

# run COMMAND…: what it says is shown only when something is wrong.
run() {
    "$@" >"$work/log" 2>&1 || wrong "exit status $?: $*"
}

cmake --install "$tree" --prefix "$work/local" >"$work/log" 2>&1 || { wrong "cmake --install failed"; exit 1; }
mkdir "$work/bin"
PATH=$work/bin:$work/local/bin:$PATH

# sysrc [-R ROOT] [-f FILE] [-n NAME | -x NAME | NAME=VALUE]: FreeBSD 10's looks at nothing before it writes behind the last line.
cat >"$work/bin/sysrc" <<'END'
#!/bin/sh
file=/etc/rc.conf
root=
while [ $# -gt 0 ]; do
    case $1 in
        -R) root=$2; shift 2 ;;
        -f) file=$2; shift 2 ;;
        -n) sed -n "s/^$2=\"\{0,1\}\([^\"]*\)\"\{0,1\}\$/\1/p" "$root$file" | grep .; exit ;;
        -x) sed -i "/^$2=/d" "$root$file"; exit ;;
        *) echo "${1%%=*}=\"${1#*=}\"" >>"$root$file"; exit ;;
    esac
done
END
# pw -R ROOT VERB NAME…
cat >"$work/bin/pw" <<'END'
#!/bin/sh
root=$2
case $3 in
    groupshow) grep "^$4:" "$root/etc/group" ;;
    usershow) grep "^$4:" "$root/etc/passwd" ;;
    groupadd) echo "$4:*:950:" >>"$root/etc/group" ;;
    useradd) echo "$4:*:951:951::/nonexistent:/usr/sbin/nologin" >>"$root/etc/passwd" ;;
    groupdel) sed -i "/^$4:/d" "$root/etc/group" ;;
    userdel) sed -i "/^$4:/d" "$root/etc/passwd" ;;
    *) exit 64 ;;
esac
END
chmod +x "$work/bin/sysrc" "$work/bin/pw"

# ---- The PBI's scripts ----

# fresh: makes a system at $host without Apiary's accounts, whose rc.conf is the standard input; $host.before is a copy.
host=$work/host
fresh() {
    rm -rf "$host" "$host.before"
    cp -R "$trees/pcbsd10" "$host"
    mkdir -p "$host/var/db"  # As every system has it.
    cat >"$host/etc/rc.conf"
    sed -i '/^apiary/d' "$host/etc/group"
    echo 'root:*:0:0::/root:/bin/csh' >"$host/etc/passwd"
    cp -R "$host" "$host.before"
}

pbi() {
    run env DESTDIR="$host" sh "$scripts/$1.sh"
}

expect_rc_conf() {
    printf '%b' "$1" | diff - "$host/etc/rc.conf" || wrong "rc.conf is another one"
}

expect_as_before() {
    diff -r "$host.before" "$host" || wrong "$1: the system is not as it was"
}

printf 'sshd_enable="YES" # mine\n' | fresh
pbi post-install
expect_rc_conf 'sshd_enable="YES" # mine\napiaryd_enable="YES"\n'
pbi post-install
expect_rc_conf 'sshd_enable="YES" # mine\napiaryd_enable="YES"\n'
pbi pre-remove
expect_as_before "installed twice and removed"

printf 'sshd_enable="YES" # mine' | fresh
pbi post-install
expect_rc_conf 'sshd_enable="YES" # mine\napiaryd_enable="YES"\n'
pbi pre-remove
expect_rc_conf 'sshd_enable="YES" # mine\n'

printf 'apiaryd_enable="NO"\n' | fresh
pbi post-install
expect_rc_conf 'apiaryd_enable="NO"\n'
pbi pre-remove
expect_as_before "somebody had decided against the service"

fresh </dev/null
pbi post-install
echo 'apiaryd_enable="NO"' >"$host/etc/rc.conf"
pbi pre-remove
expect_rc_conf 'apiaryd_enable="NO"\n'

fresh </dev/null
pbi post-install
mkdir -p "$host/var/db/apiary/guests/web"
pbi pre-remove
for account in group:apiary passwd:apiary-guest; do
    grep -q "^${account#*:}:" "$host/etc/${account%:*}" || wrong "guests are kept without $account"
done
[ -d "$host/var/db/apiary/guests/web" ] || wrong "a guest is gone with the PBI"

# ---- What was set up is taken back when the PBI is removed, or the package deleted ----

# set_up NAME: a copy of a recorded system, with all that guests need.
set_up() {
    host=$work/set-up
    rm -rf "$host"
    cp -R "$trees/$1" "$host"
    run apiaryctl setup apply --root "$host" --user olga --yes
    ! diff -r "$trees/$1" "$host" >/dev/null || wrong "setting up $1 changed nothing"
}

# pkg SCRIPT-ARGUMENT [NAME=VALUE…]: as pkg-script(5) has it, below another root.
pkg() {
    argument=$1
    shift
    run env "$@" PKG_ROOTDIR="$host" PKG_PREFIX="$work/local" sh -c "set -- apiary-0 $argument
$(cat "$port/pkg-deinstall")"
}

set_up pcbsd10
pbi pre-remove
diff -r "$trees/pcbsd10" "$host" || wrong "what was set up stays when the PBI is removed"

set_up freebsd14
cp -R "$host" "$work/set-up.before"
pkg DEINSTALL PKG_UPGRADE=true
pkg POST-DEINSTALL
diff -r "$work/set-up.before" "$host" || wrong "an upgrade takes back what was set up"
pkg DEINSTALL
diff -r "$trees/freebsd14" "$host" || wrong "what was set up stays when the package is deleted"
pkg DEINSTALL
diff -r "$trees/freebsd14" "$host" || wrong "deleting what set nothing up changes something"

# ---- The rc.d script ----

# FreeBSD's daemon(8) reads what the service says, and ends no sooner than nobody can say anything more. With -S and -T it takes FreeBSD 12.
cat >"$work/bin/daemon" <<'END'
#!/bin/sh
while getopts cfp:P:ru: option; do
    case $option in
        [cfpPru]) ;;
        *) exit 64 ;;
    esac
done
shift $((OPTIND - 1))
"$@" 2>&1 | cat
END
# rc.subr(8): run_rc_command evaluates what is to be started.
cat >"$work/rc.subr" <<'END'
load_rc_config() { :; }
checkyesno() { eval "[ \"\$$1\" = YES ]"; }
run_rc_command() {
    case $1 in
        start) $start_precmd && eval "daemon $command_args" ;;
        faststop) rc_fast=yes; $stop_precmd ;;
    esac
}
END
# A helper under which a guest goes on: it says so, and goes on until the pipe is written to.
mkdir -p "$work/rc/sbin" "$work/rc/bin"
cat >"$work/rc/sbin/apiaryd" <<'END'
#!/bin/sh
echo "helper $*"
(cat <"$PIPE" >/dev/null) &
END
# A guest that cannot be powered off keeps the helper from nothing.
cat >"$work/rc/bin/apiaryctl" <<'END'
#!/bin/sh
echo "$*" >>"$LOG"
exit 1
END
chmod +x "$work/bin/daemon" "$work/rc/sbin/apiaryd" "$work/rc/bin/apiaryctl"
mkfifo "$work/pipe"
sed "s,%%PREFIX%%,$work/rc,g; s,^\. /etc/rc.subr\$,. $work/rc.subr,; s,^logfile=.*,logfile=$work/helper.log," \
    "$port/files/apiaryd.in" >"$work/rc/apiaryd"
run timeout 60 env PIPE="$work/pipe" LOG="$work/helper.log" sh "$work/rc/apiaryd" start
timeout 60 sh -c ": >$work/pipe" || wrong "no guest went on"  # It ends now.
grep -qx "helper --system --config $work/rc/etc/apiary/apiaryd.conf" "$work/helper.log" || wrong "the helper was started otherwise"
run env LOG="$work/helper.log" sh "$work/rc/apiaryd" faststop
grep -qx -e '--system stop --all --kill' "$work/helper.log" || wrong "guests are not powered off with the system"

[ $failed -ne 0 ] || echo PASS
exit $failed
