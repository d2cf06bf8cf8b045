#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The functions are called by their names, and programs are written out in quotes.
# shellcheck disable=SC2016,SC2317
# shellcheck source-path=SCRIPTDIR source=harness.sh
. "$(dirname -- "$0")/harness.sh"
# shellcheck source-path=SCRIPTDIR source=pretended_debian.sh
. "$(dirname -- "$0")/pretended_debian.sh"

make_host=$top/tools/guest/make-host
export APIARY_ENVIRONMENT=test

test_make_host_unknown_suite_is_usage() {
    run "$make_host" sarge
    expect_status 2
    expect_output "unknown option or suite: sarge"
}

# pretend_debian: an apt that has a kernel, its headers and busybox.
pretend_debian() {
    mkdir -p tree/boot
    kernel_image tree/boot/vmlinuz-9.9-amd64
    put usr/lib/modules/9.9-amd64/kernel/arch/x86/kvm/kvm-amd.ko
    put usr/lib/modules/9.9-amd64/kernel/arch/x86/kvm/kvm.ko
    put usr/lib/modules/9.9-amd64/kernel/drivers/big.ko
    xz tree/usr/lib/modules/9.9-amd64/kernel/arch/x86/kvm/*.ko
    package linux-image-9.9-amd64
    mkdir -p tree/usr/src/linux-headers-9.9-amd64
    echo 'include /usr/src/linux-headers-9.9-common/Makefile' >tree/usr/src/linux-headers-9.9-amd64/Makefile
    put usr/src/linux-headers-9.9-amd64/vmlinux
    ln -s ../../lib/linux-kbuild-9.9/scripts tree/usr/src/linux-headers-9.9-amd64/scripts
    package linux-headers-9.9-amd64
    mkdir -p tree/usr/src/linux-headers-9.9-common
    printf 'modules:\n\techo "made in $(CURDIR) with `cat scripts/tool`"\n' >tree/usr/src/linux-headers-9.9-common/Makefile
    put usr/src/linux-headers-9.9-common/arch/x86/Makefile
    put usr/src/linux-headers-9.9-common/arch/m68k/Makefile
    package linux-headers-9.9-common
    put usr/lib/linux-kbuild-9.9/scripts/tool
    package linux-kbuild-9.9
    put usr/bin/busybox
    package busybox-static
    pretend_apt <<'END'
case $2 in
    linux-image-amd64) echo "  Depends: linux-image-9.9-amd64" ;;
    linux-headers-*) printf '  Depends: linux-headers-9.9-common\n |Depends: linux-image-9.9-amd64\n  Depends: linux-kbuild-9.9\n  Depends: gcc-14\n' ;;
esac
END
    host=cache/apiary/hosts/trixie
}

make_pretended_host() {
    pretend_debian
    run "$make_host" trixie
    expect_status 0
}

test_make_host_missing_is_made_from_packages() {
    make_pretended_host
    (cd "$host" && sha256sum --quiet -c SHA256SUMS) || wrong "SHA256SUMS does not fit"
    expect_same "$(cat "$host/vmlinux")" "the ELF file"
    expect_same "$(cat "$host/release")" 9.9-amd64
    expect_same "$(cat "$host/modules/order")" "$(printf 'kvm\nkvm-amd')"
    expect_same "$(cat "$host/modules/kvm.ko")" "the file usr/lib/modules/9.9-amd64/kernel/arch/x86/kvm/kvm.ko"
    expect_file "$host/busybox"
    expect_absent "$host/modules/big.ko" "$host/headers/vmlinux" "$host"/usr/src/*-common/arch/m68k cache/apiary/hosts/trixie.new
    expect_file "$host/usr/src/linux-headers-9.9-common/arch/x86/Makefile"
}

test_make_host_headers_build_where_they_are() {
    make_pretended_host
    mv "$host" elsewhere
    run make -s -C elsewhere/headers modules
    expect_status 0
    expect_output "made in .*/elsewhere/usr/src/linux-headers-9.9-amd64 with the file usr/lib/linux-kbuild-9.9/scripts/tool"
}

test_make_host_good_one_is_left_alone() {
    make_pretended_host
    run "$make_host"
    expect_status 0
    expect_same "$(grep -c . calls)" 1
    [ ! -s output ] || wrong "nothing was to be done, yet something was said"
}

# damaged COMMAND…: after COMMAND on a good host, --verify tells and the next run makes it again.
damaged() {
    make_pretended_host
    run "$make_host" --verify
    expect_status 0
    "$@"
    run "$make_host" --verify
    expect_status 1
    run "$make_host"
    expect_status 0
    expect_same "$(grep -c . calls)" 2
    run "$make_host" --verify trixie
    expect_status 0
}

change_a_byte() {
    printf X | dd of="$host/$1" bs=1 seek=5 conv=notrunc 2>/dev/null
}

test_make_host_changed_kernel_is_made_again() {
    damaged change_a_byte vmlinux
}

test_make_host_changed_module_is_made_again() {
    damaged change_a_byte modules/kvm.ko
}

test_make_host_lost_header_is_made_again() {
    damaged rm "cache/apiary/hosts/trixie/usr/src/linux-headers-9.9-common/Makefile"
}

test_make_host_emptied_checksums_are_made_again() {
    damaged truncate -s 0 cache/apiary/hosts/trixie/SHA256SUMS
}

test_make_host_other_recipe_is_made_again() {
    damaged truncate -s 0 cache/apiary/hosts/trixie/recipe
}

test_make_host_verify_of_none_makes_none() {
    pretend_debian
    run "$make_host" --verify
    expect_status 1
    expect_absent calls cache/apiary
}

test_make_host_no_network_is_explained() {
    pretend_debian
    run env PRETEND_UPDATE=100 "$make_host"
    expect_status 1
    expect_output "could not be downloaded"
    expect_output "remedy: check the network"
    expect_absent "$host" "$host.new"
}

test_make_host_no_headers_is_explained() {
    pretend_debian
    stub apt-cache <<'END'
[ "$2" != linux-image-amd64 ] || echo "  Depends: linux-image-9.9-amd64"
END
    run "$make_host"
    expect_status 1
    expect_output "Debian trixie has no headers of its kernel 9.9-amd64"
    expect_absent "$host" "$host.new"
}

test_make_host_killed_run_leaves_no_half() {
    pretend_debian
    mkdir -p "$host.new/debs"
    echo half >"$host.new/debs/half.deb"
    run "$make_host"
    expect_status 0
    expect_absent "$host.new"
}

test_make_host_unwritable_cache_is_explained() {
    : >cache
    run "$make_host"
    expect_status 1
    expect_output "cannot write to .*/cache/apiary/hosts"
    expect_output "remedy: .*XDG_CACHE_HOME"
    expect_output "detail: "
}

test_make_host_small_disk_is_explained() {
    needs_namespaces
    pretend_debian
    mkdir cache
    run unshare -rm sh -c 'mount -t tmpfs -o size=2m tmpfs cache && { "$0"; code=$?; find cache -name "trixie*"; exit $code; }' "$make_host"
    expect_status 1
    expect_output "not enough disk space for the trixie host"
    expect_output "2 MB free"
    ! grep -q "^cache" output || wrong "something was left behind"
}

run_tests "$@"
