# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
# Sourced by every script of the project: messages, the user's cache directory, free space, checks.

# However a script ends, finish runs: it takes back the progress line and calls on_exit, which a script may define for itself.
watcher=
on_exit() {
    :
}
finish() {
    trap '' INT TERM HUP # a second signal must not cut this short
    stop_watching
    on_exit
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# say TEXT: one line of progress, on stderr so that a command's own output stays clean.
say() {
    printf '%s\n' "apiary: $*" >&2
}

# fail CAUSE REMEDY [DETAIL]: the three things a person needs to know, then the end.
fail() {
    printf 'apiary: error: %s\n' "$1" >&2
    [ -z "${2-}" ] || printf '  remedy: %s\n' "$2" >&2
    [ -z "${3-}" ] || printf '  detail: %s\n' "$3" >&2
    exit 1
}

# usage_error TEXT: a wrong command line; the caller defines usage().
usage_error() {
    printf 'apiary: %s\n\n' "$1" >&2
    usage >&2
    exit 2
}

# cache_directory: where everything that can be made again is kept.
cache_directory() {
    base=${XDG_CACHE_HOME:-}
    case $base in
        /*) ;; # the XDG base directory specification: a relative value is to be ignored
        *)
            [ -n "${HOME-}" ] || fail "neither HOME nor XDG_CACHE_HOME is set" "set one of them to a directory you may write to"
            base=$HOME/.cache ;;
    esac
    printf '%s/apiary' "$base"
}

# make_directory DIR: mkdir -p with a message worth reading.
make_directory() {
    reason=$(mkdir -p "$1" 2>&1) && [ -d "$1" ] && [ -w "$1" ] && return 0
    fail "cannot write to $1" "make it writable, or set XDG_CACHE_HOME to a directory you may write to" "${reason:-permission denied}"
}

# need_space DIR MEGABYTES WHAT
need_space() {
    free=$(df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }')
    [ "${free:-0}" -ge "$2" ] ||
        fail "not enough disk space for $3" "free some space there, or set XDG_CACHE_HOME to a directory on a bigger disk" \
            "$1 has ${free:-0} MB free, $2 MB are needed"
}

# last_lines FILE: the end of a log, indented, for a failure's detail.
last_lines() {
    [ ! -s "$1" ] || tail -n "${2:-12}" "$1" | sed 's/^/    | /' >&2
}

# package_list FILE: the names in a list, without its comments.
package_list() {
    sed 's/#.*//' "$1" | tr -s ' \n' ' '
}

# debian_mirror: the address this system's own apt takes Debian itself from.
debian_mirror() {
    # shellcheck disable=SC2016
    apt-get indextargets --no-release-info --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 2>/dev/null |
        awk '$3 == "main" && $2 ~ /^(bookworm|trixie|forky|stable|testing|sid|unstable)$/ && $1 ~ /^https?:/ { print $1; exit }'
}

# with_progress TITLE LOG COMMAND…: runs COMMAND, its output in LOG. If it takes more than a moment, TITLE is said, and on a
# terminal the last line of the log is kept in view.
with_progress() {
    title=$1
    progress_log=$2
    shift 2
    watch_log "$title" "$progress_log" </dev/null &
    watcher=$!
    status=0
    "$@" >>"$progress_log" 2>&1 </dev/null || status=$?
    stop_watching
    return "$status"
}

stop_watching() {
    [ -n "$watcher" ] || return 0
    kill "$watcher" 2>/dev/null || true
    wait "$watcher" 2>/dev/null || true
    watcher=
    [ ! -t 2 ] || printf '\r\033[K' >&2
}

watch_log() {
    trap - EXIT INT TERM HUP
    exec 8>&- 9>&- # the locks of the script that started this are none of its business
    sleep 1 >/dev/null 2>&1
    say "$1"
    seconds=1
    # Ends with its parent, however that ended.
    while [ -t 2 ] && kill -0 $$ 2>/dev/null; do
        line=$(tail -c 400 "$2" 2>/dev/null | tr '\r' '\n' | tr -cd '[:print:]\n' | grep . | tail -n 1 | cut -c1-64)
        printf '\r\033[K  %3d s  %s' "$seconds" "$line" >&2
        sleep 1 >/dev/null 2>&1
        seconds=$((seconds + 1))
    done
}
