#include "sim/report/decision/tornado_bars.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

double reach_of(const Tornado& tornado, const TornadoBar& bar) {
  double low = *tornado.base.mean, high = low;
  for (const TornadoEnd* end : {&bar.low, &bar.high})
    if (end->result.mean) {
      low = std::min(low, *end->result.mean);
      high = std::max(high, *end->result.mean);
    }
  return high - low;
}

}  // namespace

std::optional<Tornado> tornado_of(const Material& material) {
  if (!material.sensitivity) return {};
  const std::optional<SensitivityAnswer> answer = sensitivity_answer(material, *material.sensitivity);
  if (!answer) return {};
  Tornado tornado{.answer = *answer, .base = {}, .bars = {}};
  const CsvTable& rows = material.sensitivity->rows;
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    if (rows.text(row, "pathway") != answer->pathway->name) continue;
    const Estimate result = answer_in(rows, row, *answer);
    const std::string_view end = rows.text(row, "end");
    const std::string path(rows.text(row, "parameter"));
    if (end == "base") {
      tornado.base = result;
      continue;
    }
    if (tornado.bars.empty() || tornado.bars.back().path != path) tornado.bars.push_back({path, {}, {}});
    TornadoBar& bar = tornado.bars.back();
    TornadoEnd& its_end = end == "low" ? bar.low : bar.high;
    its_end = {result, rows.number(row, "value"), rows.number(row, "change_se")};
  }
  if (!tornado.base.mean || tornado.bars.empty()) return {};
  std::ranges::stable_sort(tornado.bars, std::ranges::greater{},
                           [&](const TornadoBar& bar) { return reach_of(tornado, bar); });
  return tornado;
}

bool changes_sign(const Tornado& tornado, const TornadoBar& bar) {
  const Sign base = sign_of(tornado.base);
  return std::ranges::any_of(std::array{&bar.low, &bar.high}, [&](const TornadoEnd* end) {
    if (!end->result.mean) return false;
    const Sign sign = sign_of(end->result);
    return sign != Sign::open && base != Sign::open && sign != base;
  });
}

std::string values_of(const TornadoBar& bar, const ParameterWords& words) {
  std::string text = "all numbers of the curve, low to high";
  if (bar.low.value && bar.high.value) {
    const std::string low = with_unit(*bar.low.value, {.name = {}, .unit = {}});
    text = fmt::format("{} to {}", low, with_unit(*bar.high.value, words));
  }
  for (const auto& [end, name] : {std::pair{&bar.low, "low"}, {&bar.high, "high"}})
    if (!end->result.mean) text += fmt::format("; its {} end is impossible", name);
  return text;
}

std::string tornado_finding(const Tornado& tornado, const Study& study) {
  const SensitivityAnswer& answer = tornado.answer;
  const std::string first = escaped(parameter_words(study, tornado.bars.front().path).name);
  if (reach_of(tornado, tornado.bars.front()) <= 0)
    return fmt::format("No parameter alone moves {} of {}", escaped(answer.measure), answer.subject());
  if (!answer.is_net_benefit() || !answer.reference)
    return fmt::format("What moves {} of {} most: {}", escaped(answer.measure), answer.subject(), first);
  if (sign_of(tornado.base) == Sign::open)
    return fmt::format("No clear {} of {}; what moves it most: {}", escaped(answer.measure), answer.subject(),
                       first);
  const auto changes = [&](const TornadoBar& bar) { return changes_sign(tornado, bar); };
  const auto count = static_cast<std::size_t>(std::ranges::count_if(tornado.bars, changes));
  if (count == 0) return fmt::format("No parameter alone changes whether {}", answer.verdict(true));
  return fmt::format("{} of {} parameters alone {} whether {}", with_capital(counted_word(count)),
                     tornado.bars.size(), count == 1 ? "changes" : "change", answer.verdict(true));
}

}  // namespace spinepath::report
