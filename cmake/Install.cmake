# SPDX-License-Identifier: BSD-2-Clause
# Where `cmake --install` puts what users have; what packages are made of. Each system has a layout of its own, which is a component of
# its name: that of this system is what is installed, the other one's can be looked at, `cmake --install TREE --component FreeBSD`.
include(GNUInstallDirs)

# The layout of hier(7), below /usr/local; of Linux, GNUInstallDirs' one.
set(APIARY_FREEBSD_DIRECTORIES BINDIR bin SBINDIR sbin LIBEXECDIR libexec SYSCONFDIR etc DATADIR share MANDIR share/man)
foreach(kind BINDIR SBINDIR LIBEXECDIR SYSCONFDIR DATADIR MANDIR)
  list(APPEND APIARY_LINUX_DIRECTORIES ${kind} "${CMAKE_INSTALL_${kind}}")
endforeach()

# The functions below stand in the scope of apiary_install_layout(), which sets `system`, `rule` (the end of an install rule) and the
# directories.

# apiary_install_made(TEMPLATE DESTINATION NAME [PROGRAM] [SETTINGS]): the file that install_made.cmake makes of packaging/TEMPLATE when
# it is installed, as only then the prefix is known. A program can be executed; settings that are there already stay as they are.
function(apiary_install_made template destination name)
  install(CODE "
    set(template \"${CMAKE_SOURCE_DIR}/packaging/${template}\")
    set(destination \"${destination}\")
    set(name \"${name}\")
    set(kind \"${ARGN}\")
    set(version \"${PROJECT_VERSION}\")
    set(bindir \"${BINDIR}\")
    set(sbindir \"${SBINDIR}\")
    set(sysconfdir \"${SYSCONFDIR}\")
    include(\"${CMAKE_SOURCE_DIR}/cmake/install_made.cmake\")" ${rule})
endfunction()

# What is the same everywhere but for its directory.
function(apiary_install_common)
  install(TARGETS apiaryctl DESTINATION "${BINDIR}" ${rule})
  install(TARGETS apiaryd DESTINATION "${SBINDIR}" ${rule})
  install(TARGETS apiary-guest DESTINATION "${LIBEXECDIR}" ${rule})
  install(FILES docs/man/apiaryctl.1 DESTINATION "${MANDIR}/man1" ${rule})
  install(FILES docs/man/apiary.json.5 DESTINATION "${MANDIR}/man5" ${rule})
  install(FILES docs/man/apiaryd.8 DESTINATION "${MANDIR}/man8" ${rule})
  install(FILES resources/completions/apiaryctl.bash DESTINATION "${DATADIR}/bash-completion/completions" RENAME apiaryctl ${rule})
  install(FILES resources/completions/_apiaryctl DESTINATION "${DATADIR}/zsh/site-functions" ${rule})
  install(FILES resources/completions/apiaryctl.fish DESTINATION "${DATADIR}/fish/vendor_completions.d" ${rule})
  file(GLOB interfaces CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/backend/api/io.apiary.*.varlink")
  list(FILTER interfaces EXCLUDE REGEX "Monitor")
  install(FILES ${interfaces} DESTINATION "${DATADIR}/varlink" ${rule})
endfunction()

function(apiary_install_gui)
  install(TARGETS apiary DESTINATION "${BINDIR}" ${rule})
  install(FILES docs/man/apiary.1 DESTINATION "${MANDIR}/man1" ${rule})
  foreach(icon scalable/apps/${APIARY_ID} symbolic/apps/${APIARY_ID}-symbolic)
    get_filename_component(folder ${icon} DIRECTORY)
    install(FILES resources/icons/hicolor/${icon}.svg DESTINATION "${DATADIR}/icons/hicolor/${folder}" ${rule})
  endforeach()
  install(FILES resources/desktop/${APIARY_ID}.desktop DESTINATION "${DATADIR}/applications" ${rule})
  install(FILES resources/desktop/${APIARY_ID}.metainfo.xml DESTINATION "${DATADIR}/metainfo" ${rule})
endfunction()

function(apiary_install_linux)
  apiary_install_made(apiaryd.conf "${SYSCONFDIR}/apiary" apiaryd.conf SETTINGS)
  foreach(unit apiaryd.service apiary-guests.service)
    apiary_install_made(systemd/${unit}.in lib/systemd/system ${unit})
  endforeach()
  install(FILES packaging/systemd/apiaryd.socket DESTINATION lib/systemd/system ${rule})
  install(FILES packaging/systemd/apiary.sysusers DESTINATION lib/sysusers.d RENAME apiary.conf ${rule})
  install(FILES packaging/systemd/apiary.tmpfiles DESTINATION lib/tmpfiles.d RENAME apiary.conf ${rule})
  # For DKMS, which builds it for each kernel.
  if(EXISTS "${CMAKE_SOURCE_DIR}/kmod/linux")
    foreach(part linux core include)
      if(IS_DIRECTORY "${CMAKE_SOURCE_DIR}/kmod/${part}")
        install(DIRECTORY kmod/${part} DESTINATION "src/apiary-${PROJECT_VERSION}" ${rule} FILES_MATCHING
          PATTERN "*.c" PATTERN "*.h" PATTERN "*.S" PATTERN "Makefile" PATTERN "Kbuild" PATTERN "*.lds")
      endif()
    endforeach()
    apiary_install_made(dkms/dkms.conf.in "src/apiary-${PROJECT_VERSION}" dkms.conf)
    install(FILES kmod/linux/60-apiary-vmm.rules DESTINATION lib/udev/rules.d ${rule})
  endif()
endfunction()

function(apiary_install_freebsd)
  apiary_install_made(freebsd/sysutils/apiary/files/apiaryd.in etc/rc.d apiaryd PROGRAM)
  install(FILES packaging/apiaryd.conf DESTINATION etc/apiary RENAME apiaryd.conf.sample ${rule})
  install(FILES packaging/freebsd/devfs.rules DESTINATION share/examples/apiary ${rule})
endfunction()

# apiary_install_layout(SYSTEM): all rules of the layout of SYSTEM, Linux or FreeBSD.
function(apiary_install_layout system)
  string(TOUPPER ${system} upper)
  set(directories ${APIARY_${upper}_DIRECTORIES})
  while(directories)
    list(POP_FRONT directories kind directory)
    set(${kind} "${directory}")
  endwhile()
  set(rule COMPONENT ${system})
  set(own ${CMAKE_SYSTEM_NAME})
  if(NOT own STREQUAL FreeBSD)
    set(own Linux)
  endif()
  if(NOT system STREQUAL own)
    list(APPEND rule EXCLUDE_FROM_ALL)
  endif()
  apiary_install_common()
  if(TARGET apiary)
    apiary_install_gui()
  endif()
  cmake_language(CALL apiary_install_${system})
endfunction()

apiary_install_layout(Linux)
apiary_install_layout(FreeBSD)
