#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The functions are called by their names, and programs are written out in quotes.
# shellcheck disable=SC2016,SC2317
# shellcheck source-path=SCRIPTDIR source=harness.sh
. "$(dirname -- "$0")/harness.sh"
# shellcheck source-path=SCRIPTDIR source=pretended_debian.sh
. "$(dirname -- "$0")/pretended_debian.sh"

make_guest=$top/tools/guest/make-guest
export APIARY_ENVIRONMENT=test

test_make_guest_unknown_suite_is_usage() {
    run "$make_guest" sarge
    expect_status 2
    expect_output "unknown option or suite: sarge"
}

# pretend_debian: an apt that has a few packages of ours.
pretend_debian() {
    mkdir -p tree/boot
    kernel_image tree/boot/vmlinuz-9.9-cloud-amd64
    put lib/modules/9.9/kernel/big.ko
    put usr/lib/modules/9.9/kernel/drivers/acpi/button.ko
    xz tree/usr/lib/modules/9.9/kernel/drivers/acpi/button.ko
    put lib/modules/9.9/kernel/drivers/input/evdev.ko
    put lib/modules/9.9/kernel/drivers/virtio/virtio_balloon.ko
    package linux-image-9.9-cloud-amd64
    put bin/busybox
    package busybox-static
    put usr/bin/lscpu
    package util-linux
    put lib64/ld-linux-x86-64.so.2
    put lib/x86_64-linux-gnu/libc.so.6
    package libc6
    put usr/lib/x86_64-linux-gnu/libsmartcols.so.1.1.0
    package libsmartcols1
    pretend_apt <<'END'
printf 'linux-image-cloud-amd64\n  Depends: linux-image-9.9-cloud-amd64\n'
END
    guest=cache/apiary/guests/trixie
}

make_pretended_guest() {
    pretend_debian
    run "$make_guest" trixie
    expect_status 0
}

test_make_guest_missing_is_made_from_packages() {
    make_pretended_guest
    (cd "$guest" && sha256sum --quiet -c SHA256SUMS) || wrong "SHA256SUMS does not fit"
    expect_same "$(cat "$guest/vmlinux")" "the ELF file"
    gzip -dc "$guest/initrd.gz" | cpio --quiet -tvn >listing
    ! awk '$3 != 0 || $4 != 0' listing | grep . || wrong "not everything is root's"
    for file in init bin/busybox etc/inittab etc/rc etc/console etc/acpi/PWRF/00000080 lib/modules/evdev.ko usr/bin/lscpu lib64/ld-linux-x86-64.so.2 lib/x86_64-linux-gnu/libsmartcols.so.1; do
        grep -q " $file\( \|\$\)" listing || wrong "the initramfs lacks $file"
    done
    ! grep -q big.ko listing || wrong "the initramfs has a module it has no use for"
    gzip -dc "$guest/initrd.gz" | cpio --quiet -i --to-stdout lib/modules/button.ko >button
    expect_same "$(gzip -dc "$guest/initrd.gz" | cpio --quiet -i --to-stdout etc/modules)" "$(printf 'button\nevdev\nvirtio_balloon')"
    expect_same "$(cat button)" "the file usr/lib/modules/9.9/kernel/drivers/acpi/button.ko"
    expect_absent cache/apiary/guests/trixie.new
}

test_make_guest_kernel_without_modules_has_them_built_in() {
    pretend_debian
    mkdir -p tree/boot
    kernel_image tree/boot/vmlinuz-9.9-cloud-amd64
    package linux-image-9.9-cloud-amd64
    run "$make_guest" trixie
    expect_status 0
    gzip -dc "$guest/initrd.gz" | cpio --quiet -tn >listing
    ! grep "\.ko" listing || wrong "the initramfs has modules"
}

test_make_guest_same_packages_give_the_same_bytes() {
    make_pretended_guest
    first=$(cat "$guest/SHA256SUMS")
    rm -r "$guest"
    run "$make_guest"
    expect_same "$(cat "$guest/SHA256SUMS")" "$first"
}

test_make_guest_good_one_is_left_alone() {
    make_pretended_guest
    run "$make_guest" trixie
    expect_status 0
    expect_same "$(grep -c . calls)" 1
    [ ! -s output ] || wrong "nothing was to be done, yet something was said"
}

# damaged COMMAND…: after COMMAND on a good guest, --verify tells and the next run makes it again.
damaged() {
    make_pretended_guest
    before=$(cat "$guest/SHA256SUMS")
    run "$make_guest" --verify trixie
    expect_status 0
    "$@"
    run "$make_guest" --verify trixie
    expect_status 1
    run "$make_guest" trixie
    expect_status 0
    expect_same "$(cat "$guest/SHA256SUMS")" "$before"
    run "$make_guest" --verify trixie
    expect_status 0
}

change_a_byte() {
    printf X | dd of="$guest/$1" bs=1 seek=20 conv=notrunc 2>/dev/null
}

test_make_guest_changed_kernel_is_made_again() {
    damaged change_a_byte vmlinuz
}

test_make_guest_changed_initramfs_is_made_again() {
    damaged change_a_byte initrd.gz
}

test_make_guest_truncated_initramfs_is_made_again() {
    damaged truncate -s 100 cache/apiary/guests/trixie/initrd.gz
}

test_make_guest_lost_kernel_is_made_again() {
    damaged rm cache/apiary/guests/trixie/vmlinuz
}

test_make_guest_lost_checksums_are_made_again() {
    damaged rm cache/apiary/guests/trixie/SHA256SUMS
}

test_make_guest_emptied_checksums_are_made_again() {
    damaged truncate -s 0 cache/apiary/guests/trixie/SHA256SUMS
}

test_make_guest_no_network_is_explained() {
    make_pretended_guest
    rm "$guest/vmlinuz"
    run env PRETEND_UPDATE=100 "$make_guest" trixie
    expect_status 1
    expect_output "could not be downloaded"
    expect_output "remedy: check the network"
    expect_absent cache/apiary/guests/trixie.new
}

test_make_guest_killed_run_leaves_no_half() {
    pretend_debian
    mkdir -p cache/apiary/guests/trixie.new/debs
    echo half >cache/apiary/guests/trixie.new/debs/half.deb
    run "$make_guest" trixie
    expect_status 0
    expect_absent cache/apiary/guests/trixie.new
}

test_make_guest_unwritable_cache_is_explained() {
    : >cache
    run "$make_guest" trixie
    expect_status 1
    expect_output "cannot write to .*/cache/apiary/guests"
    expect_output "remedy: .*XDG_CACHE_HOME"
    expect_output "detail: "
}

test_make_guest_small_disk_is_explained() {
    needs_namespaces
    pretend_debian
    mkdir cache
    run unshare -rm sh -c 'mount -t tmpfs -o size=2m tmpfs cache && { "$0" trixie; code=$?; find cache -name "trixie*"; exit $code; }' "$make_guest"
    expect_status 1
    expect_output "not enough disk space for the trixie guest"
    expect_output "2 MB free"
    ! grep -q "^cache" output || wrong "something was left behind"
}

test_make_guest_disk_filling_up_leaves_nothing() {
    needs_namespaces
    pretend_debian
    # The space that df promises is not there when it is needed.
    stub df <<'END'
printf 'Filesystem 1024-blocks Used Available\nx 1 1 9999999\n'
END
    mkdir cache
    run unshare -rm sh -c 'mount -t tmpfs -o size=16k tmpfs cache && { "$0" trixie; code=$?; find cache -name "trixie*"; exit $code; }' "$make_guest"
    expect_status 1
    expect_output "apiary: error: "
    expect_output "remedy: "
    ! grep -q "^cache" output || wrong "something was left behind"
}

run_tests "$@"
