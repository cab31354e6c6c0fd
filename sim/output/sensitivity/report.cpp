#include <algorithm>

#include <fmt/format.h>

#include "sim/output/scenario/parameters_text.h"
#include "sim/output/sensitivity/record.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

constexpr std::size_t most_bars = 20;
constexpr std::size_t bar_columns = 24;
constexpr std::size_t longest_name = 40;

/// Shortens a long path at its beginning, since its end is more specific.
std::string parameter_name(const std::string& path) {
  const std::string name = printable(path);
  if (display_width(name) <= longest_name) return name;
  std::size_t begin = name.size(), shown = 0;
  while (shown < longest_name - 1)
    if ((static_cast<unsigned char>(name[--begin]) & 0xC0) != 0x80) ++shown;
  return "…" + name.substr(begin);
}

class Words {
 public:
  explicit Words(const SensitivityRecord& record)
      : record_(record), parameters_(parameters_of(record.scenario)) {}

  std::string value(const std::string& path, double x, int digits = 4) const {
    const auto [value, unit] = value_text(x, of(path), digits);
    return value;
  }
  std::string value_and_unit(const std::string& path, double x) const {
    const auto [value, unit] = value_text(x, of(path), 4);
    return unit.empty() ? value : fmt::format("{} {}", value, unit);
  }
  std::string number(const GroupedMean& x) const {
    return scaled(x.mean, x.error(), record_.question.outcome.scale);
  }
  /// The number without its error: the error is common to all runs, which have the same patients.
  std::string without_error(double mean) const {
    return significant(record_.question.outcome.scale * mean, 4);
  }
  /// "4,000"; of a curve "all low"
  std::string low(const VariedParameter& moved) const {
    return moved.is_curve() ? "all low" : value(moved.name, moved.numbers[0].low, 3);
  }
  std::string high(const VariedParameter& moved) const {
    return moved.is_curve() ? "all high" : value(moved.name, moved.numbers[0].high, 3);
  }
  /// "6.5 percent relief, 95 % interval 5 to 8"
  std::string declared(const std::string& path) const {
    const ParameterText& text = of(path);
    const std::string own = value_and_unit(path, text.parameter->value);
    if (!text.interval) return own;
    return fmt::format("{}, 95 % interval {} to {}", own, value(path, text.interval->low),
                       value(path, text.interval->high));
  }
  std::string outcome() const {
    const SensitivityOutcome& o = record_.question.outcome;
    return fmt::format("{} ({})", o.name, o.scale == 100 ? "%" : o.unit);
  }
  /// "inmb@50000 (USD), cells less usual"
  std::string asked() const {
    const std::size_t pathway = record_.question.pathway;
    const std::string name = short_name(record_.scenario, pathway);
    if (pathway == 0) return fmt::format("{}, {}", outcome(), name);
    return fmt::format("{}, {} less {}", outcome(), name, short_name(record_.scenario, 0));
  }
  /// "500 patients in every run"
  std::string patients() const {
    return fmt::format("{} in every run", counted(record_.question.patients, "patient"));
  }

 private:
  const ParameterText& of(const std::string& path) const {
    return *std::ranges::find_if(parameters_,
                                 [&](const ParameterText& p) { return p.parameter->path == path; });
  }
  const SensitivityRecord& record_;
  std::vector<ParameterText> parameters_;
};

/// Settings common to all runs.
std::string heading(const SensitivityRecord& record, const std::string& what, const Style& style) {
  const std::string& title = record.scenario.title;
  return bold(printable(title.empty() ? record.manifest.scenario_file : title), style) + "\n" +
         wrapped(what, style.text(), 0) + "\n" + changes_note(record.manifest, style);
}

/// The ends of all bars.
struct Axis {
  double low, high;
};

Axis axis_of(const Tornado& tornado, std::size_t pathway) {
  const double base = tornado.base.asked(pathway).mean;
  Axis axis{base, base};
  for (const Bar& bar : tornado.bars)
    for (const PointAnswer* end : {&bar.low, &bar.high}) {
      const double mean = base + change_of(*end, tornado.base, pathway);
      axis.low = std::min(axis.low, mean);
      axis.high = std::max(axis.high, mean);
    }
  return axis;
}

/// The largest Monte Carlo error of a difference to the base, as text; undefined with one patient.
std::string largest_error(const Tornado& tornado, const SensitivityQuestion& question) {
  const GroupedMean base = tornado.base.asked(question.pathway);
  if (!base.error()) return "that is not available with one patient";
  double largest = 0;
  for (const Bar& bar : tornado.bars)
    for (const PointAnswer* end : {&bar.low, &bar.high})
      if (end->possible())
        largest = std::max(largest, (end->asked(question.pathway) - base).error().value_or(0));
  return fmt::format("of {} at most", significant(question.outcome.scale * largest, 2));
}

bool has_curves(const Tornado& tornado) {
  return std::ranges::any_of(tornado.bars, [](const Bar& bar) { return bar.moved.is_curve(); });
}

Section tornado_section(const SensitivityRecord& record, const Words& words, const Tornado& tornado) {
  const std::size_t pathway = record.question.pathway;
  const Axis axis = axis_of(tornado, pathway);
  const double base = tornado.base.asked(pathway).mean;
  Table table({{"parameter", Align::left}, {"low"}, {"high"}, {"at low"}, {"at high"}, {"", Align::left}});
  for (std::size_t i = 0; i < std::min(most_bars, tornado.bars.size()); ++i) {
    const auto& [moved, low, high] = tornado.bars[i];
    const auto mean = [&](const PointAnswer& end) { return base + change_of(end, tornado.base, pathway); };
    const auto cell = [&](const PointAnswer& end) {
      return end.possible() ? words.without_error(mean(end)) : "impossible";
    };
    table.add({parameter_name(moved.name), words.low(moved), words.high(moved), cell(low), cell(high),
               bar_text({base, mean(low), mean(high)}, axis.low, axis.high, bar_columns)});
  }
  const std::size_t hidden = tornado.bars.size() - std::min(most_bars, tornado.bars.size());
  return {
      .question = "Which parameters change the result most?",
      .caption = fmt::format(
          "{}: {} with all parameters at their values. Each parameter alone at the ends of its 95 % "
          "interval{}; ▒ at its low value, █ at its high one; the change from {} has a Monte Carlo error "
          "{}{}",
          words.asked(), words.number(tornado.base.asked(pathway)),
          has_curves(tornado)
              ? " (all low, all high: all rates and means of a curve, or all its sds, together at their ends)"
              : "",
          "│", largest_error(tornado, record.question),
          hidden == 0 ? "" : fmt::format("; {} narrower bars are in sensitivity.csv", hidden)),
      .table = std::move(table)};
}

Section impossible_section(const Words& words, const Tornado& tornado) {
  Table table({{"parameter", Align::left}, {"value"}, {"is impossible in", Align::left}});
  for (const Bar& bar : tornado.bars) {
    const auto add = [&](std::string value, const PointAnswer& end) {
      if (!end.possible())
        table.add({parameter_name(bar.moved.name), std::move(value),
                   shortened(printable(end.misfit->part), longest_name)});
    };
    add(words.low(bar.moved), bar.low);
    add(words.high(bar.moved), bar.high);
  }
  return {
      .question = "Which ends are impossible?",
      .caption =
          "with the other numbers at their values (relief_50 above relief_30, shares beyond 1, …); left out "
          "of the bars, which end at │ there",
      .table = std::move(table)};
}

}  // namespace

std::string sensitivity_report(const SensitivityRecord& record, const Tornado& tornado, const Style& style) {
  const Words words(record);
  std::string text = heading(
      record,
      fmt::format("one-way sensitivity analysis of {} uncertain parameter{}{}{}, {}", tornado.bars.size(),
                  tornado.bars.size() == 1 ? "" : "s", has_curves(tornado) ? ", a curve as one" : "",
                  tornado.complete() ? "" : fmt::format(" (stopped; {} were requested)", tornado.asked_for),
                  words.patients()),
      style);
  for (const Section& section : {tornado_section(record, words, tornado), impossible_section(words, tornado)})
    text += text_of(section, style);
  return text;
}

std::string sensitivity_report(const SensitivityRecord& record, const TwoWay& grid, const Style& style) {
  const Words words(record);
  const std::size_t pathway = record.question.pathway;
  std::vector<Column> columns{{parameter_name(grid.a.path)}};
  for (const double y : grid.b_values) columns.push_back({words.value(grid.b.path, y)});
  Table table(std::move(columns));
  const auto cell = [&](std::size_t i, std::size_t j) {
    if (!grid.has(i, j)) return std::string(nothing);
    return grid.at(i, j).possible() ? words.number(grid.at(i, j).asked(pathway)) : "impossible";
  };
  for (std::size_t i = 0; i < grid.a_values.size(); ++i) {
    if (!grid.has(i, 0)) break;
    std::vector<std::string> cells{words.value(grid.a.path, grid.a_values[i])};
    for (std::size_t j = 0; j < grid.b_values.size(); ++j) cells.push_back(cell(i, j));
    table.add(std::move(cells));
  }
  const Section section{
      .question = "How does the result depend on both?",
      .caption =
          fmt::format("{}; down: {}, across: {}; ± is the Monte Carlo error, most of which all cells share",
                      words.asked(), grid.a.path, grid.b.path),
      .table = std::move(table)};
  const std::string stopped =
      grid.complete() ? ""
                      : fmt::format(" (stopped after {} of {} points)", grid.answers.size(), grid.points());
  return heading(record,
                 fmt::format("two-way sensitivity analysis over both 95 % intervals{}, {}", stopped,
                             words.patients()),
                 style) +
         text_of(section, style);
}

std::string sensitivity_report(const SensitivityRecord& record, const ValueThreshold& found,
                               const std::string& parameter, const Style& style) {
  const Words words(record);
  const auto value = [&](double x) { return words.value_and_unit(parameter, x); };
  std::string text =
      heading(record, fmt::format("threshold of {}, {}", printable(parameter), words.patients()), style) +
      "\n";
  const auto line = [&](const std::string& what) { text += wrapped(what, style.text(), 2) + "\n"; };
  const std::string declared = words.declared(parameter);
  line(record.searched_varies ? "in the scenario it varies between patients, with the median " + declared
                              : "the scenario has " + declared);
  line(fmt::format("{}, searched from {} to {}:", words.asked(), words.value(parameter, found.range.from),
                   value(found.range.to)));
  if (!found.value) {
    line(fmt::format("no change within the range: {} at its low end, {} at its high end",
                     words.number(found.evaluations.front().asked),
                     words.number(found.evaluations.back().asked)));
    return text;
  }
  const auto end = [&](const std::optional<double>& x) { return x ? value(*x) : "beyond the range"; };
  const bool rises = found.evaluations.front().asked.mean < found.evaluations.back().asked.mean;
  line(fmt::format("{} is where it passes 0 ({})", bold(value(*found.value), style),
                   found.changes > 1 ? fmt::format("the nearest of {} such values", found.changes)
                                     : fmt::format("{} 0 for larger values", rises ? "above" : "below")));
  line(found.low && found.low == found.high
           ? std::string("it has no Monte Carlo error")
           : fmt::format("Monte Carlo interval (within 1.96 standard errors of 0): {} to {}", end(found.low),
                         end(found.high)));
  return text;
}

}  // namespace spinepath::output
