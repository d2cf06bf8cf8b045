#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# freebsd_build_test.sh SOURCES SYS: compiles kmod/freebsd and kmod/core, below SOURCES, against the sources of a FreeBSD kernel (SYS, its
# sys directory), as that kernel's own build does, and looks up whatever the module needs of the kernel in these sources.
# Without SYS: those of this system, or none, which is told. Environment: CLANG, NM (clang, llvm-nm), LD (ld).
set -eu
sources=$1 sys=${2:-/usr/src/sys}
clang=${CLANG:-clang} nm=${NM:-llvm-nm} ld=${LD:-ld}

if [ ! -e "$sys/sys/param.h" ]; then
    echo "SKIPPED: kmod/freebsd is not compiled, as no FreeBSD sources are at $sys; configure with -DAPIARY_FREEBSD_SYS=/path/to/src/sys"
    exit 77
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$(sed -n 's/^#define[ \t]*__FreeBSD_version[ \t]*\([0-9]*\).*/\1/p' "$sys/sys/param.h")
echo "FreeBSD $version, $("$clang" --version | head -n 1)"

# What the kernel's build makes beside a module: the machine's headers by their common names, interfaces of devices, the options of GENERIC.
ln -s "$sys/amd64/include" "$work/machine"
ln -s "$sys/x86/include" "$work/x86"
for interface in bus device; do
    (cd "$work" && awk -f "$sys/tools/makeobjops.awk" "$sys/kern/${interface}_if.m" -h)
done
printf '#define SMP 1\n#define MAC 1\n#define VIMAGE 1\n' >"$work/opt_global.h"

# As sys/conf/kern.mk and kmod.mk have them for amd64. Once as GENERIC of a release is, once with all of its assertions.
flags="--target=x86_64-unknown-freebsd$((version / 100000)).0 -std=gnu11 -O2 -pipe -D_KERNEL -DKLD_MODULE -nostdinc -ffreestanding -fwrapv
    -fno-common -fno-strict-aliasing -fno-omit-frame-pointer -mno-omit-leaf-frame-pointer -mcmodel=kernel -mno-red-zone -mno-mmx -mno-sse
    -mno-avx -mno-aes -msoft-float -fno-asynchronous-unwind-tables -fstack-protector -Wall -Wextra -Wno-unused-parameter -Wmissing-prototypes
    -Wstrict-prototypes -Wundef -Wpointer-arith -Wno-format -Werror -I$work -isystem $sys -isystem $sys/contrib/ck/include
    -include $work/opt_global.h"

for options in '' '-DINVARIANTS -DINVARIANT_SUPPORT -DWITNESS'; do
    objects=
    for file in "$sources"/kmod/freebsd/*.c "$sources"/kmod/core/*.c "$sources"/kmod/core/*/*.c; do
        name=$(basename "$file" .c)
        # shellcheck disable=SC2086 # lists of words
        "$clang" $flags $options -c "$file" -o "$work/$name.o"
        objects="$objects $work/$name.o"
    done
    # shellcheck disable=SC2086
    "$ld" -r -o "$work/apiary_vmm.ko" $objects
    "$nm" --undefined-only --format=just-symbols "$work/apiary_vmm.ko" | sort -u >>"$work/needed"
done

# Every source of the module is in its Makefile.
for object in $objects; do
    name=$(basename "$object" .o)
    grep -qw "$name\\.c" "$sources/kmod/freebsd/Makefile" || { echo "kmod/freebsd/Makefile lacks $name.c"; exit 1; }
done

# Names of functions begin a line in FreeBSD's style; declarations of variables are not indented. Linker sets are the linker's.
grep -rhE --include='*.c' --include='*.S' '^[a-zA-Z_]' "$sys/kern" "$sys/vm" "$sys/libkern" "$sys/fs/devfs" "$sys/amd64/amd64" "$sys/x86/x86" \
    >"$work/definitions" 2>/dev/null || true
missing=0
sort -u "$work/needed" | grep -vE '^__(start|stop)_set_' >"$work/names"
while read -r name; do
    grep -qE "^$name\\(|^[A-Z]+\\($name\\)|^DEFINE_IFUNC\\(.*, $name, |^[a-z].*[^a-zA-Z0-9_]$name( *=|;|,|\\[|\\))" "$work/definitions" && continue
    if [ ! -d "$sys/fs/devfs" ] && [ "${name#devfs_}" != "$name" ]; then
        echo "not looked up, as there is no $sys/fs/devfs: $name"
        continue
    fi
    echo "the kernel has no $name"
    missing=1
done <"$work/names"
echo "$(wc -l <"$work/names") names of the kernel's"
exit "$missing"
