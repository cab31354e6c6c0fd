// Partial results from any bytes, with a checksum that fits them.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "sim/output/partial/spx_file.h"
#include "tests/support/spx_checksum.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace spinepath::output;
  static const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("spinepath_fuzz_" + std::to_string(::getpid()) + ".spx");
  std::ofstream(path, std::ios::binary)
      << spinepath::test::with_checksum({reinterpret_cast<const char*>(bytes), size});
  try {
    const SpxFile file = read_spx(path);
    for (const SpxEntry& entry : file.entries) read_numbers(file, entry);
  } catch (const UnusableSaved&) {
  }
  return 0;
}
