#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# files_test.sh TREE: the files that packages are made of say what cmake/Project.cmake says, name what `cmake --install` puts there from
# the build tree TREE, and ShellCheck has nothing against any script of the project.
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
tree=$1
cd "$top"
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

wrong() {
    echo "FAIL: $*"
    failed=1
}

# project NAME: what Project.cmake says.
project() {
    sed -n "s/^set(APIARY_$1 \"\{0,1\}\([^\"]*\)\"\{0,1\})\$/\1/p" cmake/Project.cmake
}

# expect FILE LINE: the file has exactly this line.
expect() {
    grep -qxF -e "$2" "$1" || wrong "$1 lacks the line: $2"
}

# one_line FILE: its text without line breaks.
one_line() {
    tr -s ' \n' ' ' <"$1"
}

expect_text() {
    case $(one_line "$1") in
        *"$2"*) ;;
        *) wrong "$1 lacks: $2" ;;
    esac
}

version=$(project VERSION)
name=$(project NAME)
summary=$(project SUMMARY)
description=$(project DESCRIPTION)
id=$(project ID)
authors=$(project AUTHORS)
contact=$(project CONTACT)
license=$(project LICENSE)
for each in "$version" "$name" "$summary" "$description" "$id" "$authors" "$contact" "$license"; do
    [ -n "$each" ] || wrong "cmake/Project.cmake cannot be read"
done
lower=$(echo "$summary" | sed 's/^R/r/')

debian=packaging/debian
[ "$(head -n 1 $debian/changelog)" = "apiary ($version) unstable; urgency=medium" ] || wrong "$debian/changelog has another version than $version"
grep -q "^ -- $authors <$contact>  " $debian/changelog || wrong "$debian/changelog is by somebody else"
expect $debian/control "Maintainer: $authors <$contact>"
expect $debian/control "Description: $lower"
expect_text $debian/control "$description"
! grep -q '^Homepage:' $debian/control || [ -n "$(project HOMEPAGE)" ] || wrong "$debian/control names a home page that there is not"

# Where there is no address yet, Debian's files have one of the host that is set aside for examples, and the port is nobody's own.
case $contact in
    *@example.org) maintainer=ports@FreeBSD.org ;;
    *) maintainer=$contact ;;
esac
expect packaging/freebsd/sysutils/apiary/Makefile "MAINTAINER=	$maintainer"
grep -rIhoE '[[:alnum:]._-]+@[[:alnum:]-]+\.[[:alpha:].]+' packaging resources/desktop | grep -vxF -e "$contact" -e "$maintainer" >"$work/addresses" || true
[ ! -s "$work/addresses" ] || wrong "these addresses are nobody's: $(cat "$work/addresses")"

metainfo=resources/desktop/$id.metainfo.xml
for each in "<id>$id</id>" "<name>$name</name>" "<summary>$summary</summary>" "<p>$description</p>" "<release version=\"$version\"" \
    "<project_license>$license</project_license>" ">$authors</name>"; do
    expect_text "$metainfo" "$each"
done
entry=resources/desktop/$id.desktop
expect "$entry" "Name=$name"
expect "$entry" "Comment=$summary"
expect "$entry" "Icon=$id"
grep -q "^Categories=.*$(project CATEGORIES);" "$entry" || wrong "$entry has other categories"
[ -f "$(project ICON)" ] || wrong "there is no $(project ICON)"
expect docs/man/apiary.1 ".Nd $lower"

port=packaging/freebsd/sysutils/apiary
expect $port/Makefile "DISTVERSION=	$version"
expect $port/Makefile "COMMENT=	$summary"
expect_text $port/pkg-descr "$description"

pbi=packaging/pcbsd/modules10/sysutils/apiary
pbing=packaging/pcbsd/pbing/sysutils/apiary
for module in $pbi $pbing; do
    expect "$module/pbi.conf" "PBI_PROGNAME=\"$name\""
    expect "$module/pbi.conf" "PBI_PROGAUTHOR=\"$authors\""
    expect "$module/pbi.conf" "PBI_LICENSE=\"$license\""
    expect "$module/pbi.conf" "PBI_PROGWEB=\"$(project HOMEPAGE)\""
    sh -n "$module/pbi.conf" || wrong "$module/pbi.conf is no script"
    # Everything that is set is exported, and the other way round.
    set=$(sed -n 's/^\(PBI_[A-Z_]*\)=.*/\1/p' "$module/pbi.conf" | sort)
    exported=$(sed -n 's/^export //p' "$module/pbi.conf" | tr ' ' '\n' | sort)
    [ "$set" = "$exported" ] || wrong "$module/pbi.conf exports something else than it sets"
done
expect $pbing/pbi.conf "PBI_SHORTDESC=\"$summary\""
expect $pbing/pbi.conf "PBI_DESC=\"$description\""
for kind in menu desktop; do
    expect $pbi/xdg-$kind/apiary.desktop "Name=$name"
    expect $pbi/xdg-$kind/apiary.desktop "Comment=$summary"
done
for icon in $pbi/resources/icon.png $pbing/icon.png; do
    [ "$(head -c 8 "$icon" | od -An -tx1 | tr -d ' ')" = 89504e470d0a1a0a ] || wrong "$icon is no PNG file"
done

# What is installed is what the packages have: FreeBSD's list to the letter, and each file of Linux' in one Debian package.
packaging/freebsd/make-plist "$tree" >"$work/plist"
diff $port/pkg-plist "$work/plist" || wrong "$port/pkg-plist is not what packaging/freebsd/make-plist prints"
# What a PBI shows outside of itself is in the port.
sed '/^#/d' $pbi/external-links | while read -r target link action; do
    [ "$target" = "$link" ] && [ -n "$action" ] || echo "$target is linked as $link"
    [ "$target" = etc/rc.d/apiaryd ] || grep -qxF "$target" $port/pkg-plist || echo "$target is not in the port"
done >"$work/links"
[ ! -s "$work/links" ] || wrong "$pbi/external-links: $(cat "$work/links")"

DESTDIR=$work/linux cmake --install "$tree" --prefix /usr >"$work/log" 2>&1 || { cat "$work/log"; wrong "cmake --install failed"; }
# Its settings are in the directory that the tree was configured for, which with dpkg-buildpackage is /etc.
(cd "$work/linux" && find . ! -type d | sed 's,^\./,,; s,^usr/etc/,etc/,') | sort >"$work/files"
[ -s "$work/files" ] || wrong "nothing was installed"
for list in "$debian"/*.install; do
    while read -r pattern; do
        sed -n "\\,^$pattern\\(/\\|\$\\),p" "$work/files" >"$work/found"
        [ -s "$work/found" ] || wrong "$list: nothing is installed as $pattern"
        cat "$work/found"
    done <"$list" >>"$work/packaged"
done
sort "$work/packaged" | diff "$work/files" - || wrong "not each installed file is in exactly one Debian package"
# Files name what was installed, and nobody's build.
if grep -rlIF -e "$top" -e "$tree" "$work/linux"; then
    wrong "these installed files name the source or build tree"
fi
for program in usr/bin/apiary usr/bin/apiaryctl usr/sbin/apiaryd usr/libexec/apiary-guest; do
    strip -o "$work/stripped" "$work/linux/$program"
    ! grep -qaF -e "$top/" -e "$tree/" "$work/stripped" || wrong "$program names the source or build tree"
done
grep -qx 'ExecStart=/usr/sbin/apiaryd --system' "$work/linux/usr/lib/systemd/system/apiaryd.service" ||
    wrong "apiaryd.service does not start /usr/sbin/apiaryd"

# Settings that somebody has changed stay.
conf=$(find "$work/linux" -name apiaryd.conf)
echo changed >"$conf"
DESTDIR=$work/linux cmake --install "$tree" --prefix /usr >"$work/log" 2>&1
[ "$(cat "$conf")" = changed ] || wrong "a second installation overwrites $conf"

if command -v shellcheck >/dev/null 2>&1; then
    # Those that git has, or all that are not built.
    { git ls-files --cached --others --exclude-standard 2>/dev/null || find . -path ./build -prune -o -type f -print; } >"$work/all"
    while read -r file; do
        # The modules' scripts are links to the same ones.
        [ -f "$file" ] && [ ! -L "$file" ] && head -n 1 "$file" | grep -q '^#!/bin/\(ba\)\{0,1\}sh' && echo "$file"
    done <"$work/all" | tr '\n' '\0' | xargs -0 shellcheck -x || wrong "ShellCheck found faults"
    sh -n $port/files/apiaryd.in || wrong "$port/files/apiaryd.in is no script"
else
    echo "SKIP: SHELL SCRIPTS ARE NOT CHECKED: shellcheck is not installed (packages-debian.txt has it)"
fi
[ $failed -ne 0 ] || echo PASS
exit $failed
