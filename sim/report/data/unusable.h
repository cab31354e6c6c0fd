// Unusable: why a result file cannot be read as one.
#pragma once
#include <stdexcept>
#include <string>

#include <fmt/format.h>

namespace spinepath::report {

class Unusable : public std::runtime_error {
 public:
  Unusable(const std::string& file, const std::string& reason)
      : std::runtime_error(fmt::format("{}: {}", file, reason)) {}
};

}  // namespace spinepath::report
