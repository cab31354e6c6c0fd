// Dead inputs: parameters that change no outcome of any pathway. Each parameter that runs read is moved, far within its
// limits; one bit of one outcome is enough. Most are found to matter with few patients; those that do not are moved
// otherwise, with more patients, and where rare things are frequent: events, and steps that few accept.
#pragma once
#include <string>
#include <vector>

#include "sim/analysis/verify/subject.h"

namespace spinepath::verify {

struct DeadInputs {
  std::size_t moved = 0;  ///< parameters
  /// Those that change nothing, in scenario order: of the file itself, and of its libraries, which hold more than one
  /// question needs.
  std::vector<std::string> own, of_libraries;
};
/// May throw Stopped.
DeadInputs dead_inputs(const Subject& subject);

}  // namespace spinepath::verify
