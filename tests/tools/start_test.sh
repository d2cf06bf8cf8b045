#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The functions are called by their names, and programs are written out in quotes.
# shellcheck disable=SC2016,SC2317
# shellcheck source-path=SCRIPTDIR source=harness.sh
. "$(dirname -- "$0")/harness.sh"

start=$top/start

test_start_unknown_option_is_usage() {
    run "$start" --bogus
    expect_status 2
    expect_output "unknown option: --bogus"
    expect_output "usage: ./start"
}

test_start_argument_without_dashes_is_usage() {
    run "$start" run
    expect_status 2
    expect_output "go after --"
}

test_start_console_with_argument_is_usage() {
    run "$start" --console more
    expect_status 2
    expect_output "unexpected argument: more"
}

test_start_help_explains() {
    run "$start" --help
    expect_status 0
    expect_output "--console"
}

# A checkout whose building and guest are pretended.
pretend_checkout() {
    mkdir -p "my checkout/tools/guest" "my checkout/build/release/bin"
    cp "$start" "my checkout/start"
    cp "$top/tools/common.sh" "my checkout/tools/"
    printf '#!/bin/sh\nexit 0\n' >"my checkout/tools/build"
    printf '#!/bin/sh\necho "guest $*" >&2\n' >"my checkout/tools/guest/make-guest"
    printf '#!/bin/sh\nprintf "[%%s]" "$@"\nexit 5\n' >"my checkout/build/release/bin/apiaryctl"
    chmod +x "my checkout/tools/build" "my checkout/tools/guest/make-guest" "my checkout/build/release/bin/apiaryctl"
}

test_start_arguments_reach_the_program_unchanged() {
    pretend_checkout
    run env APIARY_ENVIRONMENT=test "my checkout/start" -- "two words" '' "\$dollar" --help
    expect_status 5
    expect_last_line "[two words][][\$dollar][--help]"
}

test_start_plain_boots_the_sample_guest() {
    pretend_checkout
    run env -u DISPLAY -u WAYLAND_DISPLAY APIARY_ENVIRONMENT=test "my checkout/start"
    expect_status 5
    expect_output "guest trixie"
    expect_output "\[run\]\[--kernel\]\[$XDG_CACHE_HOME/apiary/guests/trixie/vmlinuz\]"
}

test_start_display_opens_the_window() {
    pretend_checkout
    # A helper that is there, with a sample guest.
    printf '#!/bin/sh\nexit 0\n' >"my checkout/build/release/bin/apiaryctl"
    printf '#!/bin/sh\nprintf "[%%s]" "$APIARY_SAMPLE" "$@"\nexit 6\n' >"my checkout/build/release/bin/apiary"
    chmod +x "my checkout/build/release/bin/apiary"
    run env DISPLAY=:99 APIARY_ENVIRONMENT=test "my checkout/start"
    expect_status 6
    expect_output "guest trixie"
    expect_last_line "[$XDG_CACHE_HOME/apiary/guests/trixie][--session]"
}

test_start_build_fails_stops() {
    pretend_checkout
    printf '#!/bin/sh\nexit 1\n' >"my checkout/tools/build"
    run env APIARY_ENVIRONMENT=test "my checkout/start"
    expect_status 1
    ! grep -q "run" output || wrong "an old program was started"
}

run_tests "$@"
