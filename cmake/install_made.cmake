# SPDX-License-Identifier: BSD-2-Clause
# Run by `cmake --install` (Install.cmake) for each file that names where others are installed: the prefix is known only then. Given:
# template, destination, name, kind (PROGRAM, SETTINGS or nothing), version, bindir, sbindir, sysconfdir; directories may be relative to
# the prefix.
cmake_policy(SET CMP0011 NEW)
file(REAL_PATH "${CMAKE_INSTALL_PREFIX}" prefix BASE_DIRECTORY "$ENV{PWD}")

# As the GNU coding standards have it: a program below /usr has its settings in /etc.
macro(apiary_absolute variable)
  if(prefix STREQUAL "/usr" AND ${variable} MATCHES "^etc(/|$)")
    set(${variable} "/${${variable}}")
  endif()
  cmake_path(ABSOLUTE_PATH ${variable} BASE_DIRECTORY "${prefix}")
endmacro()

apiary_absolute(destination)
apiary_absolute(bindir)
apiary_absolute(sbindir)
apiary_absolute(sysconfdir)

set(installed "${destination}/${name}")
set(file "$ENV{DESTDIR}${installed}")
list(APPEND CMAKE_INSTALL_MANIFEST_FILES "${installed}")
if(kind STREQUAL "SETTINGS" AND EXISTS "${file}")
  message(STATUS "Keeping: ${file}")
  return()
endif()

set(APIARY_VERSION "${version}")
set(APIARY_BINDIR "${bindir}")
set(APIARY_SBINDIR "${sbindir}")
set(APIARY_CONFIG "")
if(NOT sysconfdir STREQUAL "/etc")
  # The helper looks in /etc unless told otherwise.
  set(APIARY_CONFIG " --config ${sysconfdir}/apiary/apiaryd.conf")
endif()
file(READ "${template}" text)
# The ports system's own mark, in what it fills in itself.
string(REPLACE "%%PREFIX%%" "${prefix}" text "${text}")
string(CONFIGURE "${text}" text @ONLY)
message(STATUS "Installing: ${file}")
file(WRITE "${file}" "${text}")
set(mode OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
if(kind STREQUAL "PROGRAM")
  list(APPEND mode OWNER_EXECUTE GROUP_EXECUTE WORLD_EXECUTE)
endif()
file(CHMOD "${file}" PERMISSIONS ${mode})
