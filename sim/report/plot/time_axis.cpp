#include "sim/report/plot/time_axis.h"

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/draw/text_width.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::report {
namespace {}  // namespace

std::string short_time(const std::string& time) {
  const std::size_t space = time.find(' ');
  if (space == std::string::npos || space + 1 >= time.size()) return time;
  const char unit = time[space + 1];
  const char* shown = unit == 'd' ? "d" : unit == 'w' ? "wk" : unit == 'm' ? "mo" : "y";
  return fmt::format("{} {}", time.substr(0, space), shown);
}

void time_axis(Plot& plot, const Study& study, AxisWidths widths) {
  if (const std::optional<double> last = study.extrapolated_from()) {
    const std::string until = scenario::time_text(*last);
    const double from = stretched(*last, study);
    const std::string text = fmt::format("beyond {}: extrapolated", until);
    const bool fits = text_width(text, {12}) + 8 < (1 - from) * widths.wide;
    const bool fits_narrow = text_width("extrapolated", {12}) + 4 < (1 - from) * widths.narrow;
    plot.shade_from(from, fits ? text : "", fits_narrow ? "extrapolated" : "");
  }
  // From the last time back: a text that would touch the one after it is left out, where there is little room.
  double wide_end = 2 * widths.wide, narrow_end = 2 * widths.narrow;
  std::string texts;
  for (auto time = study.report_at.rbegin(); time != study.report_at.rend(); ++time) {
    const double x = stretched(time->years, study);
    const std::string text = escaped(short_time(time->text));
    const double half = text_width(text, {12.5}) / 2 + 4;
    const bool wide = x * widths.wide + half < wide_end, narrow = x * widths.narrow + half < narrow_end;
    const double reach = x > near_end ? 2 * half : half;  // to the left
    if (wide) wide_end = x * widths.wide - reach;
    if (narrow) narrow_end = x * widths.narrow - reach;
    plot.tick_below(x, wide ? text : "", narrow ? text : "");
  }
}

std::string beyond_evidence(const Study& study) {
  const std::optional<double> last = study.extrapolated_from();
  if (!last) return {};
  return fmt::format("No effect of a treatment was measured beyond {}: what is later is extrapolated.",
                     scenario::time_text(*last));
}

}  // namespace spinepath::report
