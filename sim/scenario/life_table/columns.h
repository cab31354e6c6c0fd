// The columns of a life table by the names in its header, in any case and with any of " _.-()" between words:
// an age (age, x), rates (qx, mx, each alone or with a sex: qx_male, Female mx), a sex, a year.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/scenario/life_table/words.h"
#include "sim/scenario/text/cells.h"

namespace spinepath::scenario {

/// of_dying: q, probability of death within the year [1]; central: m, deaths per year lived [per year].
enum class Rate { of_dying, central };

struct RateColumn {
  std::size_t place = 0;  ///< index in a line
  Sex sex = Sex::both;
  Rate rate = Rate::of_dying;
  std::string name;  ///< as written in the header
};

struct Columns {
  std::optional<std::size_t> age, sex, year;  ///< index in a line
  std::vector<RateColumn> rates;
};

Columns columns_of(std::span<const Cell> header);

/// The rates to use for a sex: q, or else m; more than one if a name occurs twice.
std::vector<RateColumn> rates_for(Sex sex, const Columns& columns);

/// The sex that a title names in a whole word, if it is one only.
std::optional<Sex> sex_of_title(std::string_view title);

}  // namespace spinepath::scenario
