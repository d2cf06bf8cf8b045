#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The functions are called by their names, and programs are written out in quotes.
# shellcheck disable=SC2016,SC2317
# shellcheck source-path=SCRIPTDIR source=harness.sh
. "$(dirname -- "$0")/harness.sh"

check=$top/check

test_check_unknown_option_is_usage() {
    run "$check" --fast
    expect_status 2
    expect_output "unknown option: --fast"
}

test_check_unknown_preset_is_usage() {
    run "$check" --preset debug
    expect_status 2
    expect_output "not: debug"
    run "$check" --preset
    expect_status 2
    expect_output "not: nothing"
}

test_check_within_no_number_is_usage() {
    run "$check" --within soon
    expect_status 2
    expect_output "takes a number of minutes, not: soon"
}

test_check_regex_missing_is_usage() {
    run "$check" -R
    expect_status 2
    expect_output "regular expression"
}

# pretend_checkout: building, guests and CTest are pretended; CTest's report is the file report.xml.
pretend_checkout() {
    mkdir -p checkout/tools/guest checkout/build/dev
    cp "$check" checkout/check
    cp "$top/tools/common.sh" checkout/tools/
    printf '#!/bin/sh\nexit "${PRETEND_BUILD:-0}"\n' >checkout/tools/build
    printf '#!/bin/sh\nexit "${PRETEND_GUESTS:-0}"\n' >checkout/tools/guest/make-guest
    printf '#!/bin/sh\nexit "${PRETEND_SYSTEM:-0}"\n' >checkout/tools/guest/make-system
    printf '#!/bin/sh\nexit "${PRETEND_HOST:-0}"\n' >checkout/tools/guest/make-host
    printf '#!/bin/sh\necho made the toolchain\nexit "${PRETEND_TOOLCHAIN:-0}"\n' >checkout/tools/guest/make-toolchain
    chmod +x checkout/tools/build checkout/tools/guest/make-*
    stub ctest <<'END'
echo "ctest $*"
while [ $# -gt 0 ]; do
    [ "$1" != --output-junit ] || cp "$PRETEND_REPORT" "$2"
    shift
done
exit 8
END
    PRETEND_REPORT=$PWD/report.xml
    export PRETEND_REPORT APIARY_ENVIRONMENT=test
}

testcase() {
    printf '\t<testcase name="%s" classname="%s" time="0.1" status="%s">\n%s\n\t</testcase>\n' "$1" "$1" "$2" "${3-}"
}

test_check_mixed_results_are_counted() {
    pretend_checkout
    {
        testcase good run
        testcase better run
        testcase bad fail '<failure message="Failed"/>'
        testcase gone notrun '<skipped message="Unable to find executable"/>'
        testcase elsewhere notrun '<skipped message="SKIP_RETURN_CODE=77"/>'
        testcase off disabled
    } >report.xml
    run checkout/check --preset dev
    expect_status 1
    expect_last_line "2 passed, 2 failed, 2 skipped"
    expect_output "^  bad (dev)"
    expect_output "^  gone (dev)"
    expect_output "skipped: elsewhere (dev)"
}

test_check_all_good_is_success() {
    pretend_checkout
    { testcase good run; testcase better run; } >report.xml
    run checkout/check --preset dev
    expect_status 0
    expect_last_line "2 passed, 0 failed"
}

test_check_failed_build_is_a_failure() {
    pretend_checkout
    run env PRETEND_BUILD=1 checkout/check --preset dev
    expect_status 1
    expect_last_line "0 passed, 1 failed"
}

test_check_no_guests_is_a_failure_and_the_rest_runs() {
    pretend_checkout
    testcase good run >report.xml
    run env PRETEND_GUESTS=1 checkout/check --preset dev
    expect_status 1
    expect_output "LE ^(guest|slow)"
    expect_last_line "1 passed, 1 failed"
}

test_check_no_system_is_a_failure_and_the_rest_runs() {
    pretend_checkout
    testcase good run >report.xml
    run env PRETEND_SYSTEM=1 checkout/check --preset dev
    expect_status 1
    expect_output "LE ^(guest|slow)"
    expect_last_line "1 passed, 1 failed"
}

test_check_no_host_is_a_failure_and_the_rest_runs() {
    pretend_checkout
    testcase good run >report.xml
    run env PRETEND_HOST=1 checkout/check --preset dev
    expect_status 1
    expect_output "LE ^(guest|slow)"
    expect_last_line "1 passed, 1 failed"
}

test_check_toolchain_is_made_for_slow_tests_alone() {
    pretend_checkout
    testcase good run >report.xml
    run env PRETEND_TOOLCHAIN=1 checkout/check --preset dev
    expect_status 0
    ! grep -q "made the toolchain" output || wrong "the toolchain was made"
    run env PRETEND_TOOLCHAIN=1 checkout/check --preset dev --slow
    expect_status 1
    expect_output "made the toolchain"
    expect_output "LE ^(guest)"
    expect_last_line "1 passed, 1 failed"
}

test_check_slow_fuzzes_longer() {
    pretend_checkout
    testcase good run >report.xml
    run checkout/check --preset fuzz
    expect_output "L ^fuzz\\$"
    run checkout/check --slow --preset fuzz
    expect_output "L ^fuzz_long\\$"
}

test_check_nothing_run_is_a_failure() {
    pretend_checkout
    echo '<testsuite tests="0"/>' >report.xml
    run checkout/check -R nothing-is-called-this
    expect_status 1
    expect_last_line "0 passed, 1 failed"
}

test_check_slow_leaves_nothing_out() {
    pretend_checkout
    testcase good run >report.xml
    run checkout/check --preset dev
    expect_output "LE ^(slow)"
    run checkout/check --preset dev --slow
    ! grep -q "LE ^(slow" output || wrong "the slow tests are left out"
}

run_tests "$@"
