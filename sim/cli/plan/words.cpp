#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/cli/plan/pace.h"
#include "sim/cli/plan/plan.h"
#include "sim/cli/terminal/machine.h"
#include "sim/cli/terminal/progress.h"
#include "sim/output/text/number.h"

namespace spinepath::cli {
namespace {

std::string count_text(double count, const std::string& one) {
  return fmt::format("{} {}{}", output::compact(count, 15), one, count == 1 ? "" : "s");
}

std::string line(std::string_view name, const std::string& value) {
  return fmt::format("{:<10}{}\n", name, value);
}

std::string amount_text(const PlannedRuns& stage) {
  if (stage.each.empty()) return count_text(stage.patients, "patient");
  return fmt::format("{} of {}: {}", count_text(stage.runs, stage.each),
                     count_text(stage.patients, "patient"), count_text(stage.all(), "patient"));
}

std::string disk_text(const Plan& plan) {
  std::string text;
  const auto add = [&](double bytes, const char* what, const std::filesystem::path& folder) {
    if (folder.empty()) return;
    text += fmt::format("{}about {} of {} in {}", text.empty() ? "" : "; ", bytes_text(bytes), what,
                        folder.string());
  };
  add(plan.results, "results", plan.to);
  add(plan.saved, "partial results", plan.save);
  if (text.empty()) return "nothing is written";
  return fmt::format("{}; {} are free", text, bytes_text(free_disk(plan.to.empty() ? plan.save : plan.to)));
}

std::string time_text(const Plan& plan, double patients) {
  double seconds = 0;
  for (const PlannedRuns& stage : plan.stages) seconds += plan.share * seconds_of(plan, stage);
  return fmt::format("about {} for the runs, at {} (as tried now)", elapsed_text(seconds),
                     speed_text(plan.share * patients / std::max(seconds, 1e-6)));
}

}  // namespace

std::string bytes_text(double bytes) {
  if (bytes < 0.9995e6) return fmt::format("{:.0f} kB", std::ceil(bytes / 1e3));
  for (const auto& [unit, name] : {std::pair{1e6, "MB"}, {1e9, "GB"}})
    if (bytes < 999.5 * unit) return fmt::format("{:.3g} {}", bytes / unit, name);
  return fmt::format("{} TB", output::significant(bytes / 1e12, 3));
}

std::string text_of(const Plan& plan) {
  double runs = 0, patients = 0;
  std::string text;
  for (const PlannedRuns& stage : plan.stages) {
    text += line(stage.stage, amount_text(stage));
    runs += stage.runs;
    patients += stage.all();
  }
  text += line("in all",
               fmt::format("{}, {}, each in {}", count_text(runs, "run"), count_text(patients, "patient"),
                           count_text(static_cast<double>(plan.scenario->pathways.size()), "pathway")));
  if (plan.share < 1) text += line("here", fmt::format("{:.3g} % of it, a shard", 100 * plan.share));
  text += line("threads", fmt::format("{}", plan.threads));
  text += line("memory", fmt::format("about {}; {} are free", bytes_text(memory_of(plan)),
                                     bytes_text(static_cast<double>(free_memory()))));
  text += line("disk", disk_text(plan));
  text += line("time", time_text(plan, patients));
  for (const std::string& note : plan.notes) text += line("", note);
  return text;
}

}  // namespace spinepath::cli
