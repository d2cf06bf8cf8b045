# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
# Sourced, after harness.sh, by the tests of what is made of Debian's packages: packages of the test's own, and an apt that has them.

# package NAME: puts the tree ./tree into NAME.deb.
package() {
    mkdir -p tree/DEBIAN packages
    printf 'Package: %s\nVersion: 1\nArchitecture: amd64\nMaintainer: nobody <nobody@localhost>\nDescription: test\n' "$1" >tree/DEBIAN/control
    chmod -R u=rwX,go=rX tree
    dpkg-deb --root-owner-group -Znone -b tree "packages/$1.deb" >/dev/null
    rm -rf tree
}

put() {
    mkdir -p "tree/$(dirname "$1")"
    echo "the file $1" >"tree/$1"
}

# A bzImage as far as tools/guest/packages.sh looks: two sectors of set-up, a gzip payload 0x20 bytes behind it.
kernel_image() {
    printf 'the ELF file' | gzip -n >payload
    length=$(($(wc -c <payload) + 4))
    {
        head -c 497 /dev/zero
        printf '\001'
        head -c $((584 - 498)) /dev/zero
        printf '\040\000\000\000'
        # shellcheck disable=SC2059
        printf "\\$(printf %03o "$length")\\000\\000\\000"
        head -c $((1024 + 32 - 592)) /dev/zero
        cat payload
        printf '\014\000\000\000'
    } >"$1"
}

# pretend_apt: apt-get that has the files in ./packages; the text of apt-cache is read from stdin.
pretend_apt() {
    stub apt-cache
    stub apt-get <<'END'
for word; do
    case $word in
        indextargets) echo "http://mirror.invalid/debian trixie main"; exit 0 ;;
        update) exit "${PRETEND_UPDATE:-0}" ;;
        download) action=download; echo "download" >>"$PRETEND/calls" ;;
        -*) ;;
        *) [ "${action-}" = download ] && cp "$PRETEND/packages/$word.deb" . ;;
    esac
done
END
    PRETEND=$PWD
    export PRETEND
}
