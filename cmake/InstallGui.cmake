# SPDX-License-Identifier: BSD-2-Clause
# Where `cmake --install` puts the desktop app, where it is built.
if(NOT TARGET apiary)
  return()
endif()

install(TARGETS apiary DESTINATION "${CMAKE_INSTALL_BINDIR}")
foreach(icon scalable/apps/io.apiary.Apiary symbolic/apps/io.apiary.Apiary-symbolic)
  get_filename_component(folder ${icon} DIRECTORY)
  install(FILES resources/icons/hicolor/${icon}.svg DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/${folder}")
endforeach()
install(FILES resources/desktop/io.apiary.Apiary.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES resources/desktop/io.apiary.Apiary.metainfo.xml DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
