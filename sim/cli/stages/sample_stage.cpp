#include "sim/cli/stages/sample_stage.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "models/numerics/sha256.h"
#include "sim/analysis/imports/sample.h"
#include "sim/cli/options/command_line.h"
#include "sim/cli/options/count.h"
#include "sim/cli/stages/parameter_groups.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/streams.h"
#include "sim/cli/terminal/usage.h"
#include "sim/output/text/number.h"
#include "sim/scenario/trials_file.h"

namespace spinepath::cli {
namespace {

constexpr std::uintmax_t largest_table = 64 * scenario::mebibyte;  ///< [bytes]

/// Reads the files one after the other; what is wrong with them is in the report.
class SampleReader {
 public:
  explicit SampleReader(ErrorFormat format) : format_(format) {}

  /// None with errors; nothing to report where there is no file.
  std::optional<NumberTable> numbers(const char* role, const std::string& file) {
    const auto text = read(role, file);
    return text ? number_table(*text, report) : std::nullopt;
  }
  /// The effects in the table of costs, or in a table of their own.
  std::optional<SampleTables> long_tables(const SampleArguments& arguments) {
    const auto cost_text = read("long", arguments.long_form),
               effect_text = read("long-effect", arguments.long_effect);
    const auto costs = cost_text ? text_table(*cost_text, report) : std::nullopt,
               effects = effect_text ? text_table(*effect_text, report) : std::nullopt;
    if (!costs || (!effects && !arguments.long_effect.empty())) return {};
    return tables_of_long(*costs, effects ? *effects : *costs, arguments.effect_name, report);
  }
  /// For parameters of those names.
  std::vector<scenario::Trial> trials(const std::string& file, const scenario::DecisionSettings& decision,
                                      const std::vector<std::string>& parameters) {
    const auto text = read("trials", file);
    if (!text && report.errors.empty()) return {};
    auto read = text ? scenario::read_trials(*text, decision, scenario::known_parameters(parameters), report)
                     : std::nullopt;
    if (!read) stop();
    return std::move(*read);
  }
  [[noreturn]] void stop() {
    report.errors = scenario::in_order(std::move(report.errors));
    print_errors(report.errors, set_.names(), format_);
    if (format_ == ErrorFormat::text)
      print_message(fmt::format("{} in these files\n", output::counted(report.errors.size(), "error")));
    throw Stop{invalid_scenario};
  }
  std::uint64_t hash() const { return set_.hash(); }

  scenario::Report report;
  std::vector<output::SampleFile> files;

 private:
  std::optional<scenario::TextFile> read(const char* role, const std::string& file) {
    if (file.empty()) return {};
    stop_if_unreadable(file, format_);
    auto text = set_.read(file, {}, report);
    if (text) files.push_back({role, file, sha256(text->text)});
    return text;
  }

  ErrorFormat format_;
  scenario::FileSet set_{largest_table};
};

std::optional<SampleTables> tables_of(const SampleArguments& arguments, SampleReader& reader) {
  std::optional<SampleTables> tables;
  if (!arguments.long_form.empty()) {
    tables = reader.long_tables(arguments);
  } else {
    auto cost = reader.numbers("cost", arguments.cost), effect = reader.numbers("effect", arguments.effect);
    if (cost && effect) tables = SampleTables{.cost = std::move(*cost), .effect = std::move(*effect)};
  }
  auto cost_error = reader.numbers("cost-se", arguments.cost_error),
       effect_error = reader.numbers("effect-se", arguments.effect_error),
       parameters = reader.numbers("param", arguments.parameters);
  if (!tables || !reader.report.errors.empty()) return {};
  tables->cost_error = std::move(cost_error);
  tables->effect_error = std::move(effect_error);
  tables->parameters = std::move(parameters);
  return tables;
}

PsaSample with_reference(PsaSample sample, const std::string& reference) {
  if (reference.empty()) return sample;
  const auto found = std::ranges::find(sample.strategies, reference);
  if (found == sample.strategies.end())
    throw WrongCall{"--reference: " + unknown_name("strategy", reference, sample.strategies)};
  std::vector<std::size_t> order(sample.strategies.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto place = order.begin() + (found - sample.strategies.begin());
  std::rotate(order.begin(), place, place + 1);
  return only(order, sample);
}

scenario::DecisionGrid grid_of(const std::string& text) {
  scenario::DecisionGrid grid;
  if (text.empty()) return grid;
  const auto parts = parts_between_commas(text);
  grid.max = static_cast<std::int64_t>(parse_count(parts[0]).value());
  grid.steps = static_cast<std::int64_t>(parse_count(parts[1]).value());
  return grid;
}

/// By the command line or the name of a column: one of the effects of scenarios, or a name of its own.
output::EffectWords effect_words(const SampleArguments& arguments, const std::string& in_table) {
  const std::string& asked = arguments.effect_name;
  const auto own = std::ranges::find(effect_names, asked.empty() ? in_table : asked);
  if (own == effect_names.end() && !asked.empty()) return {asked, asked};
  const DecisionEffect effect = own == effect_names.end()
                                    ? DecisionEffect{}
                                    : DecisionEffect(static_cast<std::size_t>(own - effect_names.begin()));
  if (effect != DecisionEffect{} && arguments.thresholds.empty())
    throw WrongCall{fmt::format("effects are {}: requires --thresholds; only QALYs have a default", *own)};
  return {std::string(output::name_of(effect)), std::string(output::unit_of(effect))};
}

}  // namespace

std::vector<std::string> LoadedSample::names() const {
  std::vector<std::string> all;
  for (const output::SampleFile& file : files) all.push_back(file.name);
  return all;
}

LoadedSample load_sample(const SampleArguments& arguments, ErrorFormat format) {
  SampleReader reader(format);
  std::optional<SampleTables> tables = tables_of(arguments, reader);
  const std::string in_table = tables ? tables->effect_name : std::string{};
  const bool noise_known = tables && tables->cost_error;
  auto sample =
      tables ? sample_of(std::move(*tables), {.view = arguments.view}, reader.report) : std::nullopt;
  if (!sample) reader.stop();
  scenario::DecisionSettings decision = decision_of(arguments.trials, arguments.groups);
  const Discount discount = discount_of(arguments.trials);
  decision.trials = reader.trials(arguments.trials.file, decision, sample->parameters);
  LoadedSample loaded{.sample = with_reference(std::move(*sample), arguments.reference),
                      .question = {.currency = arguments.currency,
                                   .effect = effect_words(arguments, in_table),
                                   .view = arguments.view,
                                   .thresholds = arguments.thresholds,
                                   .grid = grid_of(arguments.grid),
                                   .noise_known = noise_known,
                                   .future = future_patients_of(decision, discount),
                                   .threads = arguments.thread_count()},
                      .files = std::move(reader.files),
                      .hash = reader.hash()};
  for (const std::string& text : arguments.groups)
    loaded.question.groups.push_back(group_of(text, loaded.sample.parameters));
  const auto parameters = scenario::known_parameters(loaded.sample.parameters);
  loaded.question.trials = designs_of(decision, discount, parameters, loaded.sample);
  return loaded;
}

}  // namespace spinepath::cli
