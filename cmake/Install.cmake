# SPDX-License-Identifier: BSD-2-Clause
# Where `cmake --install` puts what users have; what packages are made of.
include(GNUInstallDirs)

set(APIARY_BINDIR "${CMAKE_INSTALL_FULL_BINDIR}")
set(APIARY_SBINDIR "${CMAKE_INSTALL_FULL_SBINDIR}")

# apiary_install_made(TEMPLATE DESTINATION NAME): installs the file that configure_file makes of packaging/TEMPLATE.
function(apiary_install_made template destination name)
  set(made "${CMAKE_BINARY_DIR}/packaging/${name}")
  configure_file("${CMAKE_SOURCE_DIR}/packaging/${template}" "${made}" @ONLY)
  if(ARGN)
    install(PROGRAMS "${made}" DESTINATION "${destination}")
  else()
    install(FILES "${made}" DESTINATION "${destination}")
  endif()
endfunction()

install(TARGETS apiaryctl DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS apiaryd DESTINATION "${CMAKE_INSTALL_SBINDIR}")
install(TARGETS apiary-guest DESTINATION "${CMAKE_INSTALL_LIBEXECDIR}")

install(FILES docs/man/apiaryctl.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES docs/man/apiary.json.5 DESTINATION "${CMAKE_INSTALL_MANDIR}/man5")
install(FILES docs/man/apiaryd.8 DESTINATION "${CMAKE_INSTALL_MANDIR}/man8")
install(FILES resources/completions/apiaryctl.bash DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME apiaryctl)
install(FILES resources/completions/_apiaryctl DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
install(FILES resources/completions/apiaryctl.fish DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
file(GLOB interfaces CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/backend/api/io.apiary.*.varlink")
list(FILTER interfaces EXCLUDE REGEX "Monitor")
install(FILES ${interfaces} DESTINATION "${CMAKE_INSTALL_DATADIR}/varlink")

if(CMAKE_SYSTEM_NAME STREQUAL "FreeBSD")
  apiary_install_made(freebsd/apiaryd.in etc/rc.d apiaryd PROGRAM)
else()
  foreach(unit apiaryd.service apiary-guests.service)
    apiary_install_made(systemd/${unit}.in lib/systemd/system ${unit})
  endforeach()
  install(FILES packaging/systemd/apiaryd.socket DESTINATION lib/systemd/system)
  install(FILES packaging/systemd/apiary.sysusers DESTINATION lib/sysusers.d RENAME apiary.conf)
  install(FILES packaging/systemd/apiary.tmpfiles DESTINATION lib/tmpfiles.d RENAME apiary.conf)
endif()
