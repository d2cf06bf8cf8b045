// SPDX-License-Identifier: BSD-2-Clause
#include "tests/hosts/kernel_module.h"

#include <QProcess>
#include <QTemporaryDir>

namespace apiary::testing {

bool add_apiary_module(Initrd& initrd) {
    const QTemporaryDir directory;
    // The kernel's build system leaves its files beside the sources.
    if (!succeeds("cp", {"-r", KMOD, directory.filePath("kmod")}) ||
        !succeeds("make", {"-C", host_file("headers"), "M=" + directory.filePath("kmod/linux"), "modules"})) {
        return false;
    }
    initrd.add("/modules/apiary-vmm.ko", without_debug_information(directory.filePath("kmod/linux/apiary-vmm.ko")));
    return true;
}

}  // namespace apiary::testing
