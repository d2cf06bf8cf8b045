#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The functions are called by their names, and programs are written out in quotes.
# shellcheck disable=SC2016,SC2317
# shellcheck source-path=SCRIPTDIR source=harness.sh
. "$(dirname -- "$0")/harness.sh"

make_system=$top/tools/guest/make-system
configure=$top/tools/guest/system/configure
PATH=$PATH:/usr/sbin:/sbin
export APIARY_ENVIRONMENT=test

test_make_system_unknown_suite_is_usage() {
    run "$make_system" bookworm
    expect_status 2
    expect_output "unknown option or suite: bookworm"
}

# pretend_debian: a Debian of one file, on a disk that is quickly read; the file system on it is a real one.
pretend_debian() {
    command -v mke2fs >/dev/null 2>&1 || { echo "SKIP: this system has no mke2fs"; exit 77; }
    PRETEND=$PWD MKE2FS=$(command -v mke2fs)
    export PRETEND MKE2FS
    mkdir -p tree/etc
    echo pretended >tree/etc/hostname
    stub apt-get <<'END'
[ "$1" = indextargets ] && echo "http://mirror.invalid/debian trixie main"
END
    stub apt-config <<'END'
END
    stub mmdebstrap <<'END'
echo "mmdebstrap" >>"$PRETEND/calls"
for word; do
    case $word in
        */system.tar) target=$word ;;
    esac
done
case ${PRETEND_MMDEBSTRAP-} in
    fail) echo "E: no route to the mirror"; exit 25 ;;
    interrupt) echo half >"$target"; kill -INT $PPID; kill -TERM $PPID; exit 130 ;;
esac
for suffix in "" -cloud; do
    echo kernel >"$APIARY_SYSTEM_RESULT/vmlinuz$suffix"
    echo initramfs >"$APIARY_SYSTEM_RESULT/initrd$suffix.img"
done
tar -cf "$target" --owner=0 --group=0 -C "$PRETEND/tree" .
END
    stub mke2fs <<'END'
for word; do
    shift
    [ "$word" != 1536M ] || word=16M
    set -- "$@" "$word"
done
exec "$MKE2FS" "$@"
END
    system=cache/apiary/systems/trixie
}

make_pretended_system() {
    pretend_debian
    run "$make_system" trixie
    expect_status 0
}

test_make_system_missing_is_made() {
    make_pretended_system
    (cd "$system" && sha256sum --quiet -c SHA256SUMS) || wrong "SHA256SUMS does not fit"
    for word in root=/dev/vda console=ttyS0; do
        grep -q "$word" "$system/append" || wrong "the command line lacks $word"
    done
    run e2fsck -fn "$system/disk.img"
    expect_status 0
    expect_same "$(debugfs -R "cat /etc/hostname" "$system/disk.img" 2>/dev/null)" pretended
    run debugfs -R "stat /etc/hostname" "$system/disk.img"
    expect_output "User: *0 *Group: *0 "
    expect_absent cache/apiary/systems/trixie.new
}

test_make_system_good_one_is_left_alone() {
    make_pretended_system
    run "$make_system"
    expect_status 0
    expect_same "$(grep -c . calls)" 1
    [ ! -s output ] || wrong "nothing was to be done, yet something was said"
}

# damaged COMMAND…: after COMMAND on a good system, --verify tells and the next run makes it again.
damaged() {
    make_pretended_system
    run "$make_system" --verify
    expect_status 0
    "$@"
    run "$make_system" --verify
    expect_status 1
    run "$make_system"
    expect_status 0
    expect_same "$(grep -c . calls)" 2
    run "$make_system" --verify trixie
    expect_status 0
}

change_a_byte() {
    printf X | dd of="$system/$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}

test_make_system_changed_disk_is_made_again() {
    damaged change_a_byte disk.img 5000000
}

test_make_system_truncated_disk_is_made_again() {
    damaged truncate -s 15M cache/apiary/systems/trixie/disk.img
}

test_make_system_changed_kernel_is_made_again() {
    damaged change_a_byte vmlinuz 2
}

test_make_system_lost_initramfs_is_made_again() {
    damaged rm cache/apiary/systems/trixie/initrd.img
}

test_make_system_changed_command_line_is_made_again() {
    damaged change_a_byte append 2
}

test_make_system_lost_checksum_is_made_again() {
    damaged sed -i /disk.img/d cache/apiary/systems/trixie/SHA256SUMS
}

test_make_system_other_recipe_is_made_again() {
    damaged truncate -s 0 cache/apiary/systems/trixie/recipe
}

test_make_system_verify_of_none_makes_none() {
    pretend_debian
    run "$make_system" --verify
    expect_status 1
    expect_absent calls cache/apiary
}

test_make_system_no_network_is_explained() {
    pretend_debian
    run env PRETEND_MMDEBSTRAP=fail "$make_system"
    expect_status 1
    expect_output "no route to the mirror"
    expect_output "could not be downloaded"
    expect_output "remedy: check the network"
    expect_absent "$system" "$system.new"
}

test_make_system_interrupted_leaves_no_half() {
    pretend_debian
    run env PRETEND_MMDEBSTRAP=interrupt "$make_system"
    expect_status 130
    expect_absent "$system" "$system.new"
}

test_make_system_failed_run_keeps_nothing_of_the_damaged() {
    make_pretended_system
    rm "$system/vmlinuz"
    run env PRETEND_MMDEBSTRAP=fail "$make_system"
    expect_status 1
    run "$make_system" --verify
    expect_status 1
}

test_make_system_killed_run_leaves_no_half() {
    pretend_debian
    mkdir -p "$system.new/guest"
    echo half >"$system.new/guest/disk.img"
    run "$make_system"
    expect_status 0
    expect_absent "$system.new"
}

test_make_system_unwritable_cache_is_explained() {
    : >cache
    run "$make_system"
    expect_status 1
    expect_output "cannot write to .*/cache/apiary/systems"
    expect_output "remedy: .*XDG_CACHE_HOME"
    expect_output "detail: "
}

# on_tmpfs SIZE: makes the system in a file system of that size, and lists what it left.
on_tmpfs() {
    mkdir cache
    run unshare -rm sh -c 'mount -t tmpfs -o size="$1" tmpfs cache && { "$0"; code=$?; find cache -name "trixie*"; exit $code; }' "$make_system" "$1"
}

test_make_system_small_disk_is_explained() {
    needs_namespaces
    pretend_debian
    on_tmpfs 2m
    expect_status 1
    expect_output "not enough disk space for the trixie system"
    expect_output "2 MB free"
    ! grep -q "^cache" output || wrong "something was left behind"
}

test_make_system_disk_filling_up_leaves_nothing() {
    needs_namespaces
    pretend_debian
    # The space that df promises is not there when it is needed.
    stub df <<'END'
printf 'Filesystem 1024-blocks Used Available\nx 1 1 9999999\n'
END
    on_tmpfs 64k
    expect_status 1
    expect_output "the disk of the trixie system could not be filled"
    expect_output "remedy: free some disk space"
    ! grep -q "^cache" output || wrong "something was left behind"
}

# configured: system/configure at work in ./root, where chroot only tells what modprobe would.
configured() {
    mkdir -p root/boot root/usr/share/initramfs-tools/hooks root/usr/share/initramfs-tools/scripts/init-top result
    for release in 9.9 9.9-cloud-amd64; do
        mkdir -p "root/usr/lib/modules/$release/kernel"
        for module in ext4 jbd2 floppy; do
            echo "$module" | xz >"root/usr/lib/modules/$release/kernel/$module.ko.xz"
        done
        echo "$release" | tee "root/boot/initrd.img-$release" >"root/boot/vmlinuz-$release"
    done
    for file in hooks/udev hooks/kmod scripts/init-top/udev; do
        touch "root/usr/share/initramfs-tools/$file"
    done
    stub chroot <<'END'
shift
echo "$*" >>chrooted
[ "$1" = modprobe ] || exit 0
printf 'insmod /lib/modules/%s/kernel/jbd2.ko.xz \ninsmod /lib/modules/%s/kernel/ext4.ko.xz a=1\n' "$3" "$3"
[ -n "${PRETEND_NO_DISK-}" ] || echo "builtin virtio_blk"
[ "$3" = 9.9 ] || { echo "modprobe: FATAL: Module 9p not found" >&2; exit 1; }
END
    (umask 077 && APIARY_SYSTEM_RESULT=result run "$configure" root && expect_status "${1-0}") || exit 1
}

test_configure_keeps_the_modules_that_are_needed() {
    configured
    expect_same "$(cat root/usr/lib/modules/9.9/kernel/ext4.ko)" ext4
    expect_same "$(cat root/usr/lib/modules/9.9/kernel/jbd2.ko)" jbd2
    expect_absent root/usr/lib/modules/*/kernel/*.xz
    expect_file root/usr/lib/modules/9.9-cloud-amd64/kernel/ext4.ko
    grep -q "^modprobe -S 9.9 -a --show-depends .*virtio_net" chrooted || wrong "virtio_net was not asked for"
    [ "$(grep -n '^depmod 9.9$' chrooted | cut -d: -f1)" -lt "$(grep -n '^update-initramfs .* 9.9$' chrooted | cut -d: -f1)" ] ||
        wrong "the initramfs came before the modules' list"
}

test_configure_hands_kernels_and_initramfs_over() {
    configured
    expect_same "$(cat result/vmlinuz result/initrd.img | uniq)" 9.9
    expect_same "$(cat result/vmlinuz-cloud result/initrd-cloud.img | uniq)" 9.9-cloud-amd64
    expect_absent root/boot/* root/usr/share/initramfs-tools/hooks/udev root/usr/share/initramfs-tools/scripts/init-top/udev
    expect_file root/usr/share/initramfs-tools/hooks/kmod
}

test_configure_kernel_without_its_disk_fails() {
    export PRETEND_NO_DISK=yes
    configured 1
    expect_absent result/vmlinuz-cloud
}

test_configure_files_are_readable_whatever_the_umask() {
    configured
    expect_same "$(stat -c %a root/etc/hosts)" 644
    expect_same "$(stat -c %a root/etc/initramfs-tools/scripts/init-bottom/dev)" 755
    expect_same "$(readlink root/etc/systemd/system/fstrim.timer)" /dev/null
}

run_tests "$@"
