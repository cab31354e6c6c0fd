// Reading and checking a scenario file of 1 MB: four_ways.toml with its pathways over and over, under other
// names.
#include <fstream>
#include <sstream>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "bench/four_ways.h"

namespace spinepath::bench {
namespace {

std::string four_ways_text() {
  std::ostringstream text;
  text << std::ifstream(four_ways_file).rdbuf();
  return text.str();
}

/// The pathways of the text, their names with a suffix.
std::string renamed(std::string pathways, const std::string& suffix) {
  const std::string name = "\nname = \"";
  for (std::size_t at = pathways.find(name); at != std::string::npos; at = pathways.find(name, at))
    pathways.insert(at = pathways.find('"', at + name.size()), suffix);
  return pathways;
}

struct LargeFile {
  std::string text = four_ways_text();
  std::size_t copies = 1;

  LargeFile() {
    const std::string pathways = text.substr(text.find("[[pathways]]"));
    while (text.size() < 1'000'000) text += renamed(pathways, fmt::format("_{}", ++copies));
  }
};

void read_large_file(benchmark::State& state) {
  const LargeFile file;
  std::optional<scenario::Scenario> scenario;
  for (auto _ : state) scenario = scenario::read_scenario_text(file.text, four_ways_file).scenario;
  const std::size_t pathways = scenario::read_scenario(four_ways_file).scenario->pathways.size();
  if (!scenario || scenario->pathways.size() != pathways * file.copies)
    state.SkipWithError("pathways are missing");
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(file.text.size()));
}
BENCHMARK(read_large_file)->Name("read/1MB")->Unit(benchmark::kMillisecond);

void read_four_ways(benchmark::State& state) {
  std::optional<scenario::Scenario> scenario;
  for (auto _ : state) scenario = scenario::read_scenario(four_ways_file).scenario;
  if (!scenario) state.SkipWithError("four_ways.toml has errors");
}
BENCHMARK(read_four_ways)->Name("read/four_ways")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace spinepath::bench
