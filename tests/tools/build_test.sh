#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The functions are called by their names, and programs are written out in quotes.
# shellcheck disable=SC2016,SC2317
# shellcheck source-path=SCRIPTDIR source=harness.sh
. "$(dirname -- "$0")/harness.sh"

build=$top/tools/build

test_build_unknown_preset_is_usage() {
    run env APIARY_ENVIRONMENT=test "$build" fast
    expect_status 2
    expect_output "unknown preset: fast"
    run env APIARY_ENVIRONMENT=test "$build"
    expect_status 2
}

pretend_checkout() {
    mkdir -p checkout/tools
    cp "$build" "$top/tools/common.sh" checkout/tools/
    cp "$top/CMakePresets.json" checkout/
    stub cmake <<'END'
echo "cmake $*" >>"$PRETEND_CALLS"
mkdir -p build/dev
: >build/dev/build.ninja
END
    stub ninja <<'END'
echo "ninja $*" >>"$PRETEND_CALLS"
echo "x.cpp:7: error: the compiler is not pleased"
exit "${PRETEND_NINJA:-0}"
END
    PRETEND_CALLS=$PWD/calls
    export PRETEND_CALLS APIARY_ENVIRONMENT=test
}

calls() {
    grep -c "^$1" calls
}

test_build_second_run_does_not_configure_again() {
    pretend_checkout
    run checkout/tools/build dev
    expect_status 0
    run checkout/tools/build dev some_target
    expect_status 0
    expect_same "$(calls cmake)" 1
    expect_same "$(tail -n 1 calls)" "ninja -C build/dev some_target"
}

test_build_changed_presets_configure_again() {
    pretend_checkout
    run checkout/tools/build dev
    echo >>checkout/CMakePresets.json
    run checkout/tools/build dev
    expect_same "$(calls cmake)" 2
}

test_build_moved_checkout_configures_again() {
    pretend_checkout
    run checkout/tools/build dev
    mv checkout elsewhere
    run elsewhere/tools/build dev
    expect_status 0
    expect_same "$(calls cmake)" 2
}

test_build_failure_shows_the_end_of_the_log() {
    pretend_checkout
    run env PRETEND_NINJA=1 checkout/tools/build dev
    expect_status 1
    expect_output "building dev failed"
    expect_output "the compiler is not pleased"
}

test_build_success_is_quiet() {
    pretend_checkout
    run checkout/tools/build dev
    run checkout/tools/build dev
    [ ! -s output ] || wrong "a build with nothing to say said something"
}

run_tests "$@"
