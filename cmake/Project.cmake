# SPDX-License-Identifier: BSD-2-Clause
# What the project is called and says of itself: the one place. CMakeLists.txt includes it; what packages, desktops and software centres
# have of it in files of their own is compared with this by tests/packaging/files_test.sh.
set(APIARY_VERSION 0.1.0)
set(APIARY_NAME "Apiary")
set(APIARY_ID "io.apiary.Apiary")
set(APIARY_SUMMARY "Run other operating systems in a window")
set(APIARY_DESCRIPTION "Apiary keeps virtual machines, called guests, and runs each in a sandbox of its own. It brings its own hypervisor with a processor in software: it needs neither hardware virtualization nor administrator rights.")
set(APIARY_AUTHORS "The Apiary developers")
# There is no public address yet: this host is set aside for examples (RFC 2606), packages name no home page, and the port is kept by
# ports@FreeBSD.org, as all that have no maintainer are.
set(APIARY_CONTACT "apiary@example.org")
set(APIARY_HOMEPAGE "")
set(APIARY_LICENSE "GPL-2.0-or-later AND BSD-2-Clause")
set(APIARY_ICON "resources/icons/hicolor/scalable/apps/io.apiary.Apiary.svg")
set(APIARY_CATEGORIES "System;Emulator")
