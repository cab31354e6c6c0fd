// Rates: the rates of a life table's file by sex, in the order of the file, and the LifeTable they make. An
// open last row is one whose age says so, or whose q is 1 below 100 years of age: nobody knows that all die
// there, so it is reported as a warning.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "models/mortality.h"
#include "sim/scenario/life_table/words.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/location.h"

namespace spinepath::scenario {

struct RateEntry {
  std::optional<WrittenAge> age;  ///< none: it could not be read
  double hazard = 0;              ///< [per year]
  Location age_where, rate_where;
  std::string column;  ///< name of the rate's column
};

/// A sex that the text above the header names.
struct Title {
  Sex sex = Sex::both;
  Location where;
};

/// The error of a table that has a row for groups of ages only.
InputError abridged(Location where, std::string problem);

class Rates {
 public:
  explicit Rates(Report& report) : report_(report) {}

  /// The next row of a sex.
  void take(Sex sex, RateEntry entry);
  bool empty() const;
  /// Reports ages that are not the next one: each, or an abridged table as such.
  void report_gaps() const;
  /// Nothing if the rates make no table, which is reported. Rates of both sexes together count only where
  /// there are none by sex.
  std::optional<LifeTable> table(const Title& title) const;

 private:
  using Entries = std::vector<RateEntry>;
  const Entries& of(Sex sex) const { return by_sex_[static_cast<std::size_t>(sex)]; }
  std::optional<std::vector<LifeTableRow>> rows(const Entries& male, const Entries& female) const;
  LastRow last_row(const Entries& male, const Entries& female) const;
  bool can_grow(const Entries& entries) const;
  void warn_of(const Title& title) const;

  struct Gap {
    int from, to;  ///< ages that follow each other [years]
    InputError error;
  };

  Report& report_;
  std::array<Entries, 3> by_sex_;
  std::vector<Gap> gaps_;
};

}  // namespace spinepath::scenario
