# SPDX-License-Identifier: BSD-2-Clause
# What every target of the project has in common.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")

set(APIARY_SANITIZE "" CACHE STRING "Value of -fsanitize=, empty for none")
option(APIARY_WERROR "Warnings are errors" OFF)
option(APIARY_FUZZ "Build the libFuzzer targets (needs clang)" OFF)
option(APIARY_COVERAGE "Instrument for coverage" OFF)
option(APIARY_PCH "Precompile the headers that most files read" ON)

add_library(apiary_options INTERFACE)
target_include_directories(apiary_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(apiary_options INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wno-missing-field-initializers)
if(APIARY_WERROR)
  target_compile_options(apiary_options INTERFACE -Werror)
endif()
if(APIARY_SANITIZE)
  target_compile_options(apiary_options INTERFACE -fsanitize=${APIARY_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # The software CPU's generated code has no type information before its entry, which this check would read. Behind the option above,
    # which would switch it on again.
    target_compile_options(apiary_options INTERFACE -fno-sanitize=function)
  endif()
  target_link_options(apiary_options INTERFACE -fsanitize=${APIARY_SANITIZE})
endif()
if(APIARY_COVERAGE)
  target_compile_options(apiary_options INTERFACE --coverage)
  target_link_options(apiary_options INTERFACE --coverage)
endif()

# apiary_precompiled(NAME [FOR_PROGRAMS] OPTIONS option… HEADERS header… DEPENDS target…): a set of precompiled headers, beside the
# standard library's, that libraries with these options share, or programs. What a file uses it includes all the same: presets without
# precompiled headers see to that.
function(apiary_precompiled name)
  if(NOT APIARY_PCH)
    return()
  endif()
  cmake_parse_arguments(ARG "FOR_PROGRAMS" "" "OPTIONS;HEADERS;DEPENDS" ${ARGN})
  set(source "${CMAKE_BINARY_DIR}/precompiled/${name}.cpp")
  file(CONFIGURE OUTPUT "${source}" CONTENT "")
  add_library(apiary_precompiled_${name} OBJECT "${source}")
  target_link_libraries(apiary_precompiled_${name} PRIVATE apiary_options nlohmann_json::nlohmann_json ${ARG_DEPENDS})
  target_compile_options(apiary_precompiled_${name} PRIVATE ${ARG_OPTIONS})
  if(ARG_FOR_PROGRAMS)
    # As CMake has programs compiled.
    set_target_properties(apiary_precompiled_${name} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
    target_compile_options(apiary_precompiled_${name} PRIVATE -fPIE)
  endif()
  target_precompile_headers(apiary_precompiled_${name} PRIVATE
    <algorithm> <array> <chrono> <expected> <filesystem> <format> <functional> <map> <memory> <mutex> <nlohmann/json.hpp>
    <optional> <span> <string> <string_view> <thread> <variant> <vector> ${ARG_HEADERS})
endfunction()

# apiary_use_precompiled(TARGET NAME): NAME may be "none".
function(apiary_use_precompiled target name)
  if(APIARY_PCH AND NOT name STREQUAL none)
    target_precompile_headers(${target} REUSE_FROM apiary_precompiled_${name})
  endif()
endfunction()

# apiary_library(NAME SOURCES file… [DEPENDS target…]): the static library apiary_NAME, one floor or part of one.
function(apiary_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_library(apiary_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(apiary_${name} PUBLIC apiary_options ${ARG_DEPENDS})
  apiary_use_precompiled(apiary_${name} backend)
endfunction()

# A test's own code is compiled in the shortest time.
set(APIARY_TEST_OPTIONS -O0 -g1)

# apiary_test(NAME SOURCES file… [DEPENDS target…] [LABELS label…] [ARGUMENTS function…] [PRECOMPILED set]): one Qt Test program, run by
# CTest, with all its functions or those that are named.
# NAME mirrors the source path with underscores: memory_bus_test for backend/memory/bus.
function(apiary_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT;PRECOMPILED" "SOURCES;DEPENDS;LABELS;ARGUMENTS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE apiary_options Qt6::Core Qt6::Test ${ARG_DEPENDS})
  target_compile_options(${name} PRIVATE ${APIARY_TEST_OPTIONS})
  if(NOT ARG_PRECOMPILED)
    set(ARG_PRECOMPILED tests)
  endif()
  apiary_use_precompiled(${name} ${ARG_PRECOMPILED})
  # Of most tests it is empty.
  set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  add_test(NAME ${name} COMMAND ${name} ${ARG_ARGUMENTS})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  # The limit is CTest's; Qt Test has one of its own for each function, of five minutes.
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
    ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=${ARG_TIMEOUT}000;TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/tsan.supp")
endfunction()

# apiary_fuzzer(NAME SOURCES file… [DEPENDS target…]): one libFuzzer program, only in the fuzz preset, and two tests: NAME with label
# "fuzz" runs it for 20 seconds, NAME_long with label "fuzz_long" for 10 minutes. Its seeds are the files in corpus/NAME beside the
# CMakeLists.txt, if there are any; what it finds is kept in the build tree.
if(APIARY_FUZZ)
  add_custom_target(fuzzers)
endif()
function(apiary_fuzzer name)
  if(NOT APIARY_FUZZ)
    return()
  endif()
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE apiary_options ${ARG_DEPENDS})
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers ${name})
  set(found "${CMAKE_BINARY_DIR}/corpus/${name}")
  file(MAKE_DIRECTORY "${found}" "${CMAKE_BINARY_DIR}/artifacts")
  set(seeds "${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name}")
  if(NOT IS_DIRECTORY "${seeds}")
    set(seeds "")
  endif()
  set(labels fuzz fuzz_long)
  set(lengths 20 600)
  foreach(label seconds IN ZIP_LISTS labels lengths)
    string(REPLACE fuzz "${name}" test "${label}")
    math(EXPR limit "${seconds} + 160")
    add_test(NAME ${test} COMMAND ${name} -max_total_time=${seconds} -timeout=60 -rss_limit_mb=3000 -verbosity=0 -print_final_stats=1
      "-artifact_prefix=${CMAKE_BINARY_DIR}/artifacts/${name}-" "${found}" ${seeds})
    set_tests_properties(${test} PROPERTIES LABELS ${label} TIMEOUT ${limit})
  endforeach()
endfunction()
