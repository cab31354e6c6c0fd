# Writes build_info.h: version, commit, compiler. Run at build time with -DSOURCE -DTARGET -DVERSION -DCOMPILER
# -DBUILD_TYPE.
execute_process(COMMAND git describe --always --dirty --abbrev=12 WORKING_DIRECTORY ${SOURCE}
                OUTPUT_VARIABLE COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT COMMIT)
  set(COMMIT "unknown")
endif()
file(CONFIGURE OUTPUT ${TARGET} CONTENT [[
// Written by sim/cli/build_info.cmake.
#pragma once
namespace spinepath::build_info {
inline constexpr const char* version = "@VERSION@";
inline constexpr const char* commit = "@COMMIT@";
inline constexpr const char* compiler = "@COMPILER@";
inline constexpr const char* build_type = "@BUILD_TYPE@";
}  // namespace spinepath::build_info
]] @ONLY)
