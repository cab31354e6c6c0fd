// A life table from any bytes.
#include <cstddef>
#include <cstdint>
#include <string>

#include "sim/scenario/life_table/parse.h"
#include "sim/scenario/text/file_set.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace spinepath::scenario;
  FileSet files;
  Report report;
  if (const auto file = files.add("table.csv", {reinterpret_cast<const char*>(bytes), size}, report))
    parse_life_table(*file, report);
  return 0;
}
