#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The functions are called by their names, and programs are written out in quotes.
# shellcheck disable=SC2016,SC2317
# shellcheck source-path=SCRIPTDIR source=harness.sh
. "$(dirname -- "$0")/harness.sh"
# shellcheck source-path=SCRIPTDIR source=pretended_debian.sh
. "$(dirname -- "$0")/pretended_debian.sh"

make_toolchain=$top/tools/guest/make-toolchain
export APIARY_ENVIRONMENT=test
PATH=$PATH:/usr/sbin:/sbin # debugfs

test_make_toolchain_unknown_suite_is_usage() {
    run "$make_toolchain" sarge
    expect_status 2
    expect_output "unknown option or suite: sarge"
}

# pretend_debian: an apt that has Python 3.99 with its tests, and files by way of the directory links of base-files.
pretend_debian() {
    mkdir -p tree/usr/bin tree/etc
    ln -s usr/bin tree/bin
    package base-files
    put usr/share/base-passwd/passwd.master
    put usr/share/base-passwd/group.master
    package base-passwd
    put bin/tool
    put usr/share/man/man1/tool.1
    put usr/share/doc/tool/copyright
    put usr/share/doc/tool/changelog.gz
    package a-tool
    put usr/lib/python3.99/test/test_float.py
    package libpython3.99-testsuite
    stub apt-cache <<'END'
printf '  Depends: python3.99\n  Depends: libpython3-stdlib\n'
END
    stub apt-get <<'END'
for word; do
    case $word in
        indextargets) echo "http://mirror.invalid/debian trixie main"; exit 0 ;;
        update) exit "${PRETEND_UPDATE:-0}" ;;
        install) action=install; echo install >>"$PRETEND/calls" ;;
        libpython3.99-testsuite)
            [ "${action-}" = install ] || exit 100
            archives=$(sed -n 's/^Dir::Cache "\(.*\)";/\1/p' "$APT_CONFIG")/archives
            for deb in "$PRETEND"/packages/*.deb; do
                cp "$deb" "$archives/$(basename "$deb" .deb)_1_amd64.deb"
            done ;;
    esac
done
END
    PRETEND=$PWD
    export PRETEND
    disk=cache/apiary/systems/trixie-toolchain/disk.img
}

make_pretended_toolchain() {
    pretend_debian
    run "$make_toolchain" trixie
    expect_status 0
}

# on_disk FILE: its bytes.
on_disk() {
    debugfs -R "cat $1" "$disk" 2>/dev/null
}

test_make_toolchain_missing_is_made_from_packages() {
    make_pretended_toolchain
    (cd cache/apiary/systems/trixie-toolchain && sha256sum --quiet -c SHA256SUMS) || wrong "SHA256SUMS does not fit"
    expect_same "$(on_disk /usr/bin/tool)" "the file bin/tool"
    expect_same "$(on_disk /usr/lib/python3.99/test/test_float.py)" "the file usr/lib/python3.99/test/test_float.py"
    expect_same "$(on_disk /etc/passwd)" "the file usr/share/base-passwd/passwd.master"
    expect_same "$(on_disk /usr/share/doc/tool/copyright)" "the file usr/share/doc/tool/copyright"
    expect_same "$(on_disk /usr/share/doc/tool/changelog.gz)$(on_disk /usr/share/man/man1/tool.1)" ""
    expect_same "$(debugfs -R 'stat /usr/bin/tool' "$disk" 2>/dev/null | sed -n 's/^User: *\([0-9]*\) *Group: *\([0-9]*\) .*/\1 \2/p')" "0 0"
    expect_absent cache/apiary/systems/trixie-toolchain.new
}

test_make_toolchain_good_one_is_left_alone() {
    make_pretended_toolchain
    run "$make_toolchain"
    expect_status 0
    expect_same "$(grep -c . calls)" 1
    [ ! -s output ] || wrong "nothing was to be done, yet something was said"
}

# damaged COMMAND…: after COMMAND on a good disk, --verify tells and the next run makes it again.
damaged() {
    make_pretended_toolchain
    run "$make_toolchain" --verify
    expect_status 0
    "$@"
    run "$make_toolchain" --verify
    expect_status 1
    run "$make_toolchain"
    expect_status 0
    expect_same "$(grep -c . calls)" 2
}

change_a_byte() {
    printf X | dd of="$1" bs=1 seek=5000 conv=notrunc 2>/dev/null
}

test_make_toolchain_changed_disk_is_made_again() {
    damaged change_a_byte cache/apiary/systems/trixie-toolchain/disk.img
}

test_make_toolchain_emptied_checksums_are_made_again() {
    damaged truncate -s 0 cache/apiary/systems/trixie-toolchain/SHA256SUMS
}

test_make_toolchain_other_recipe_is_made_again() {
    damaged truncate -s 0 cache/apiary/systems/trixie-toolchain/recipe
}

test_make_toolchain_verify_of_none_makes_none() {
    pretend_debian
    run "$make_toolchain" --verify
    expect_status 1
    expect_absent calls cache/apiary
}

test_make_toolchain_no_network_is_explained() {
    pretend_debian
    run env PRETEND_UPDATE=100 "$make_toolchain"
    expect_status 1
    expect_output "could not be downloaded"
    expect_output "remedy: check the network"
    expect_absent "$(dirname "$disk")" "$(dirname "$disk").new"
}

test_make_toolchain_killed_run_leaves_no_half() {
    pretend_debian
    mkdir -p cache/apiary/systems/trixie-toolchain.new/files
    echo half >cache/apiary/systems/trixie-toolchain.new/files/half
    run "$make_toolchain"
    expect_status 0
    expect_same "$(on_disk /half)" ""
}

test_make_toolchain_unwritable_cache_is_explained() {
    : >cache
    run "$make_toolchain"
    expect_status 1
    expect_output "cannot write to .*/cache/apiary/systems"
    expect_output "remedy: .*XDG_CACHE_HOME"
}

run_tests "$@"
