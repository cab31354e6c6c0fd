#include "sim/cli/bench/report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "build_info.h"
#include "sim/engine/random/chance.h"
#include "sim/output/files/manifest.h"
#include "sim/output/text/number.h"
#include "sim/output/text/table.h"

namespace spinepath::cli {
namespace {

using Json = nlohmann::ordered_json;

/// "1.23 (1.20 – 1.25)"
std::string spread_text(const Spread& spread, double unit = 1) {
  const auto text = [unit](double x) { return output::significant(x / unit, 3); };
  return fmt::format("{} ({} – {})", text(spread.median), text(spread.low), text(spread.high));
}

double patients(const Speed& speed) { return static_cast<double>(speed.patients); }
double walks(const Speed& speed) { return static_cast<double>(speed.patients * speed.pathways); }

std::string table(const Speed& speed) {
  constexpr double million = 1e6;
  output::Table table(
      {{"threads"}, {"patients/s"}, {"patient-pathways/s"}, {"efficiency per core"}, {"peak, MB"}});
  for (const ThreadSpeed& on : speed.by_threads) {
    const std::optional<Spread> per_core = efficiency(speed, on);
    table.add({std::to_string(on.threads), spread_text(rate(on, patients(speed)), million),
               spread_text(rate(on, walks(speed)), million),
               per_core ? spread_text(*per_core) : std::string(output::nothing),
               output::fixed(static_cast<double>(on.peak_memory) / million, 1)});
  }
  return table.text();
}

std::string random_numbers_text(const Speed& speed) {
  constexpr double nanosecond = 1e-9;
  const std::optional<Spread> times = times_its_random_numbers(speed);
  std::string text =
      fmt::format("One patient-pathway: {} blocks of random numbers, {} ns a block drawn one at a time.\n",
                  output::significant(speed.blocks, 3), spread_text(block_time(speed), nanosecond));
  if (times)
    text += fmt::format("Its time on one thread is {} times that of its random numbers alone.\n",
                        spread_text(*times));
  return text;
}

Json spread_json(const Spread& spread) {
  return {{"median", spread.median}, {"low", spread.low}, {"high", spread.high}};
}
Json spread_json(const std::optional<Spread>& spread) {
  return spread ? spread_json(*spread) : Json(nullptr);
}

Json threads_json(const Speed& speed) {
  Json rows = Json::array();
  for (const ThreadSpeed& on : speed.by_threads)
    rows.push_back({{"threads", on.threads},
                    {"seconds", on.seconds},
                    {"patients_per_second", spread_json(rate(on, patients(speed)))},
                    {"patient_pathways_per_second", spread_json(rate(on, walks(speed)))},
                    {"efficiency_per_core", spread_json(efficiency(speed, on))},
                    {"peak_memory_bytes", on.peak_memory}});
  return rows;
}

Json random_numbers_json(const Speed& speed) {
  return {{"blocks_per_patient_pathway", speed.blocks},
          {"blocks_drawn", speed.blocks_drawn},
          {"seconds", speed.block_seconds},
          {"seconds_per_block", spread_json(block_time(speed))},
          {"patient_pathway_over_its_random_numbers", spread_json(times_its_random_numbers(speed))}};
}

}  // namespace

std::string bench_text(const BenchRecord& record) {
  const Speed& speed = record.speed;
  return fmt::format(
      "{}: {} patients through {} pathways, {} repetitions after a warm-up\n"
      "{}, {} cores, one-minute load {:.2f} before and {:.2f} after\n{}\n"
      "Rates in millions: median (lowest – highest). Efficiency: of a thread, against one thread alone.\n\n"
      "{}\n{}",
      record.scenario_file, output::compact(patients(speed), 15), speed.pathways, speed.block_seconds.size(),
      record.machine.processor, record.machine.cores, record.load_before, record.load_after,
      record.changes.empty() ? "" : fmt::format("set on the command line: {}\n", record.changes),
      table(speed), random_numbers_text(speed));
}

std::string bench_json(const BenchRecord& record) {
  const Speed& speed = record.speed;
  Json json{{"program", "spinepath"},
            {"version", build_info::version},
            {"commit", build_info::commit},
            {"compiler", build_info::compiler},
            {"build_type", build_info::build_type},
            {"generator", generator_id},
            {"time", record.time},
            {"machine",
             {{"processor", record.machine.processor},
              {"cores", record.machine.cores},
              {"load_before", record.load_before},
              {"load_after", record.load_after}}},
            {"scenario_file", record.scenario_file},
            {"scenario_hash", output::hash_text(record.scenario_hash)},
            {"seed", record.seed},
            {"patients", speed.patients},
            {"pathways", speed.pathways},
            {"repetitions", speed.block_seconds.size()},
            {"threads", threads_json(speed)},
            {"random_numbers", random_numbers_json(speed)},
            {"warnings", record.warnings}};
  if (!record.changes.empty()) json["changes"] = record.changes;
  // Invalid UTF-8, possible in file names, becomes U+FFFD.
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace spinepath::cli
