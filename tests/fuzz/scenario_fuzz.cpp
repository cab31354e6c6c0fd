// A scenario from any bytes: read, compiled and, if it is one, simulated for a few patients.
#include <cstddef>
#include <cstdint>
#include <string>

#include "sim/engine/run/run.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace spinepath;
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  const scenario::Reading reading =
      scenario::read_scenario_text(text, SPINEPATH_ROOT "/tests/scenarios/good/fuzzed.toml");
  if (!reading.scenario) return 0;
  const CareModel model = scenario::compile(*reading.scenario);
  run(model, {.patients = 8, .threads = 1, .crowd = 8}, {});
  return 0;
}
