#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The functions are called by their names, and programs are written out in quotes.
# shellcheck disable=SC2016,SC2317
# shellcheck source-path=SCRIPTDIR source=harness.sh
. "$(dirname -- "$0")/harness.sh"

unset APIARY_ENVIRONMENT

test_env_no_command_is_usage() {
    run "$top/tools/env"
    expect_status 2
    expect_output "no command given"
}

test_env_unknown_option_is_usage() {
    run "$top/tools/env" --fast true
    expect_status 2
    expect_output "unknown option: --fast"
}

test_env_inside_runs_the_command_directly() {
    run env APIARY_ENVIRONMENT=test "$top/tools/env" sh -c 'echo "$#"; exit 9' sh "a b" ''
    expect_status 9
    expect_last_line 2
}

test_env_other_system_is_refused() {
    stub uname <<'END'
[ "$1" != -m ] || { echo x86_64; exit; }
echo Plan9
END
    run "$top/tools/env" true
    expect_status 1
    expect_output "unsupported system: Plan9"
    expect_output "remedy: "
}

test_env_other_processor_is_refused() {
    stub uname <<'END'
[ "$1" != -m ] || { echo riscv64; exit; }
echo Linux
END
    run "$top/tools/env" true
    expect_status 1
    expect_output "not an amd64 one (riscv64)"
}

test_env_no_home_is_explained() {
    run env -u HOME -u XDG_CACHE_HOME "$top/tools/env" true
    expect_status 1
    expect_output "neither HOME nor XDG_CACHE_HOME"
}

# pretend_old_host: in the namespace made here, /etc/os-release is Debian 12's, mmdebstrap makes a tiny root, and bwrap tells how it was
# called. The lines on stdin run there, in the scratch directory.
pretend_old_host() {
    needs_namespaces
    printf 'ID=debian\nVERSION_ID="12"\n' >os-release
    stub newuidmap </dev/null
    stub apt-get </dev/null
    stub df <<'END'
printf 'Filesystem 1024-blocks Used Available\nx 1 1 %s\n' "${PRETEND_FREE:-9999999}"
END
    stub mmdebstrap <<'END'
echo "mmdebstrap $*" >>"$PRETEND/calls"
for target; do
    case $target in
        "$XDG_CACHE_HOME"/*.new) break ;;
    esac
done
mkdir -p "$target/usr/bin" "$target/etc"
echo half >"$target/etc/half"
sleep "${PRETEND_SLEEP:-0}"
echo "pretended trouble" >&2
exit "${PRETEND_MMDEBSTRAP:-0}"
END
    stub bwrap <<'END'
while [ "$1" != -- ]; do shift; done
shift 4 # setpriv and its options
printf 'entered: %s\n' "$*"
END
    cp -r "$top/tools" tools
    PRETEND=$PWD
    export PRETEND
    cat >steps
    run unshare -rm sh -ec 'mount --bind os-release "$(readlink -f /etc/os-release)"; . ./steps'
}

test_env_old_debian_makes_the_root_once() {
    pretend_old_host <<'END'
tools/env echo one
tools/env echo "two  words"
END
    expect_status 0
    expect_output "entered: echo one"
    expect_output "entered: echo two  words"
    expect_same "$(grep -c . calls)" 1
    expect_absent cache/apiary/environment/*.new
}

test_env_two_at_once_make_one_root() {
    pretend_old_host <<'END'
PRETEND_SLEEP=1 tools/env echo one &
PRETEND_SLEEP=1 tools/env echo two
wait
END
    expect_status 0
    expect_output "entered: echo one"
    expect_output "entered: echo two"
    expect_same "$(grep -c . calls)" 1
}

test_env_longer_list_makes_the_root_anew() {
    pretend_old_host <<'END'
tools/env echo one
echo another-package >>tools/packages-debian.txt
tools/env echo two
END
    expect_status 0
    expect_same "$(grep -c . calls)" 2
    expect_output "entered: echo two"
    expect_same "$(find cache/apiary/environment -maxdepth 1 -type d -name 'trixie-*' | grep -c .)" 1
}

test_env_failed_root_leaves_nothing() {
    pretend_old_host <<'END'
PRETEND_MMDEBSTRAP=1 tools/env echo one
END
    expect_status 1
    expect_output "root could not be made"
    expect_output "pretended trouble"
    expect_output "remedy: "
    expect_same "$(find cache -name 'trixie-*')" ""
}

test_env_interrupted_root_leaves_nothing() {
    pretend_old_host <<'END'
PRETEND_SLEEP=20 timeout -s INT 2 tools/env echo one || code=$?
[ -s calls ]
echo "code $code"
END
    expect_last_line "code 124"
    expect_same "$(find cache -name 'trixie-*')" ""
}

test_env_half_root_of_a_killed_run_is_not_used() {
    pretend_old_host <<'END'
PRETEND_SLEEP=20 timeout -s KILL 1 tools/env echo one || true
tools/env echo two
END
    expect_status 0
    expect_output "entered: echo two"
    expect_same "$(grep -c . calls)" 2
    expect_absent cache/apiary/environment/*.new
}

test_env_little_space_is_explained() {
    pretend_old_host <<'END'
PRETEND_FREE=102400 tools/env echo one
END
    expect_status 1
    expect_output "not enough disk space"
    expect_output "100 MB free"
    expect_absent calls
}

test_env_unwritable_cache_is_explained() {
    : >cache
    pretend_old_host <<'END'
tools/env echo one
END
    expect_status 1
    expect_output "cannot write to .*/cache/apiary/environment"
    expect_output "remedy: .*XDG_CACHE_HOME"
    expect_output "detail: "
}

run_tests "$@"
