#include "sim/cli/terminal/version.h"

#include <utility>
#include <vector>

#include <CLI/Version.hpp>
#include <boost/version.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <oneapi/tbb/version.h>
#include <toml++/impl/version.h>

#include "build_info.h"
#include "sim/engine/random/chance.h"
#include "sim/scenario/format/file_keys.h"

namespace spinepath::cli {
namespace {

/// Names and values, in the order of the output.
std::vector<std::pair<std::string, std::string>> facts() {
  const auto dotted = [](int major, int minor, int patch) {
    return fmt::format("{}.{}.{}", major, minor, patch);
  };
  return {{"version", build_info::version},
          {"commit", build_info::commit},
          {"compiler", build_info::compiler},
          {"build_type", build_info::build_type},
          {"generator", generator_id},
          {"schema", std::to_string(scenario::schema_version)},
          {"tbb", TBB_VERSION_STRING},
          {"boost", dotted(BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100)},
          {"fmt", dotted(FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
          {"tomlplusplus", dotted(TOML_LIB_MAJOR, TOML_LIB_MINOR, TOML_LIB_PATCH)},
          {"cli11", CLI11_VERSION},
          {"nlohmann_json",
           dotted(NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH)}};
}

}  // namespace

std::string version_text() {
  std::string text = "spinepath\n";
  for (const auto& [name, value] : facts()) text += fmt::format("  {:<14}{}\n", name, value);
  return text;
}

nlohmann::ordered_json version_object() {
  nlohmann::ordered_json json{{"program", "spinepath"}};
  for (const auto& [name, value] : facts()) json[name] = value;
  return json;
}

std::string version_json() { return version_object().dump() + "\n"; }

}  // namespace spinepath::cli
