# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
# Sourced, after common.sh, by what is made of Debian's own packages without installing them. The caller sets: log, the file that
# programs' output goes to; suite; modules of its kernel; work, a directory to work in; what ("the trixie guest") for messages.

# shellcheck disable=SC2154

# broken CAUSE REMEDY: the end of a run, with the end of its log.
broken() {
    say "making $what failed; the end of $log:"
    last_lines "$log"
    fail "$1" "$2" "the whole log is in $log"
}

# An apt of its own, so that the system's lists stay as they are and no privilege is needed.
write_apt_configuration() {
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || fail "this system's apt has no Debian mirror among its sources" \
        "add Debian's own entry to /etc/apt/sources.list.d" "apt-get indextargets shows none with component main"
    mkdir -p "$work/apt/lists/partial" "$work/apt/archives/partial" "$work/apt/parts"
    cat >"$work/apt/sources.sources" <<END
Types: deb
URIs: $mirror
Suites: $suite
Components: main
Architectures: amd64
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
    : >"$work/apt/status"
    cat >"$work/apt/apt.conf" <<END
Dir::State "$work/apt";
Dir::State::Lists "$work/apt/lists";
Dir::State::status "$work/apt/status";
Dir::Cache "$work/apt";
Dir::Etc::SourceList "$work/apt/sources.sources";
Dir::Etc::SourceParts "$work/apt/parts";
APT::Architecture "amd64";
APT::Architectures { "amd64"; };
APT::Sandbox::User "";
Acquire::Languages "none";
Acquire::Retries "3";
END
    export APT_CONFIG="$work/apt/apt.conf"
}

# update_lists: gets the suite's list of packages.
update_lists() {
    write_apt_configuration
    apt-get -q --error-on=any update >>"$log" 2>&1 ||
        broken "Debian's package list could not be downloaded" "check the network connection and run the command again"
}

# dependency PACKAGE KIND: the first linux-KIND-VERSION that it depends on; a metapackage names its current one like this.
dependency() {
    apt-cache depends "$1" 2>>"$log" | sed -n "s/^ *Depends: \\(linux-$2-[0-9][^ ]*\\)\$/\\1/p" | head -n 1
}

# download PACKAGE…: into $work/debs.
download() {
    mkdir -p "$work/debs"
    (cd "$work/debs" && apt-get -q download "$@") >>"$log" 2>&1 ||
        broken "Debian's packages for $what could not be downloaded" "check the network connection and run the command again"
}

# unpack DEB DIRECTORY [TAR-OPTION…]
unpack() {
    deb=$1
    target=$2
    shift 2
    mkdir -p "$target"
    { dpkg-deb --fsys-tarfile "$deb" >"$work/package.tar" && tar -x -f "$work/package.tar" -C "$target" --no-same-owner "$@"; } 2>>"$log" ||
        broken "$(basename "$deb") could not be unpacked" "free some disk space"
}

# unpack_kernel DEB DIRECTORY: the package without its modules, and into $work/modules those of the list $modules that the kernel does
# not have built in, uncompressed; the file order there has their names, in the same order.
unpack_kernel() {
    unpack "$1" "$2" --exclude=./lib/modules --exclude=./usr/lib/modules --exclude=./usr/share
    mkdir -p "$work/modules"
    tar -t -f "$work/package.tar" >"$work/contents" 2>>"$log" || broken "the kernel's modules could not be listed" "free some disk space"
    for module in $modules; do
        grep -m 1 "/$module\.ko" "$work/contents" || true
    done >"$work/members"
    : >"$work/modules/order"
    [ -s "$work/members" ] || return 0
    tar -x -f "$work/package.tar" -C "$work" --no-same-owner --files-from "$work/members" 2>>"$log" ||
        broken "the kernel's modules could not be unpacked" "free some disk space"
    while read -r member; do
        module=${member##*/}
        module=${module%%.ko*}
        case $member in
            *.xz) xz -d -c "$work/$member" ;;
            *.zst) zstd -q -d -c "$work/$member" ;;
            *) cat "$work/$member" ;;
        esac >"$work/modules/$module.ko" 2>>"$log" || broken "the kernel's module $module could not be unpacked" "free some disk space"
        echo "$module" >>"$work/modules/order"
    done <"$work/members"
}

# bytes_at FILE OFFSET COUNT: a little-endian number (the x86 hosts this runs on are little-endian too).
bytes_at() {
    od -An -v -j "$2" -N "$3" -t "u$3" "$1" | tr -d ' '
}

# extract_vmlinux BZIMAGE FILE: the ELF file inside (Linux Documentation/arch/x86/boot.rst: setup_sects 0x1f1, payload_offset 0x248,
# payload_length 0x24c; the payload's last four bytes are its unpacked size).
extract_vmlinux() {
    offset=$((($(bytes_at "$1" 497 1) + 1) * 512 + $(bytes_at "$1" 584 4)))
    length=$(($(bytes_at "$1" 588 4) - 4))
    tail -c +$((offset + 1)) "$1" | head -c "$length" >"$work/payload"
    case $(od -An -N 4 -t x1 "$work/payload" | tr -d ' ') in
        28b52ffd) zstd -q -d -c "$work/payload" >"$2" ;;
        fd377a58) xz -d -c "$work/payload" >"$2" ;;
        02214c18) lz4 -q -d -c "$work/payload" >"$2" ;;
        1f8b*) gzip -d -c "$work/payload" >"$2" ;;
        *) return 1 ;;
    esac
}
