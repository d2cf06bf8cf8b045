# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh disable=SC2013
# Sourced by the tests of the project's scripts. A test is a function named test_SUBJECT_CONDITION_EXPECTATION; run_tests runs each
# in a shell and a scratch directory of its own. Exit status: 0 all passed, 1 something failed, 77 cannot run here (with a SKIP line).
set -u
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
script=$top/tests/tools/$(basename -- "$0")

# run COMMAND…: its output (both streams) goes to the file output, its exit status to $status.
run() {
    status=0
    "$@" >output 2>&1 </dev/null || status=$?
}

wrong() {
    echo "  $*"
    sed 's/^/    > /' output 2>/dev/null
    exit 1
}

expect_status() {
    [ "$status" -eq "$1" ] || wrong "exit status $status instead of $1"
}

expect_output() {
    grep -qe "$1" output || wrong "the output lacks: $1"
}

expect_last_line() {
    [ "$(tail -n 1 output)" = "$1" ] || wrong "the last line is not: $1"
}

expect_same() {
    [ "$1" = "$2" ] || wrong "\"$1\" instead of \"$2\""
}

expect_absent() {
    for path; do
        [ ! -e "$path" ] || wrong "$path was left behind"
    done
}

expect_file() {
    [ -f "$1" ] || wrong "no file $1"
}

# stub NAME: a program in ./bin, which comes first in PATH; its text is read from stdin.
stub() {
    mkdir -p bin
    { echo '#!/bin/sh'; cat; } >"bin/$1"
    chmod +x "bin/$1"
}

# needs_namespaces: for tests that mount something of their own.
needs_namespaces() {
    unshare -rm true 2>/dev/null && return 0
    echo "SKIP: this system does not let a user make a mount namespace"
    exit 77
}

run_tests() {
    if [ $# -eq 2 ] && [ "$1" = --one ]; then
        PATH=$PWD/bin:$PATH
        "$2"
        exit 0
    fi
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    result=0
    for name in $(sed -n 's/^\(test_[a-z0-9_]*\)() {$/\1/p' "$script"); do
        mkdir "$scratch/$name"
        code=0
        (cd "$scratch/$name" && XDG_CACHE_HOME="$scratch/$name/cache" HOME="$scratch/$name/home" sh "$script" --one "$name") || code=$?
        case $code in
            0) echo "PASS: $name" ;;
            77) [ $result -ne 0 ] || result=77 ;;
            *) echo "FAIL: $name"; result=1 ;;
        esac
    done
    exit $result
}
