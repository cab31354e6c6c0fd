// LifeTable: time of death by age and sex. The hazard is constant, -ln(1-q), within each year of age, counted
// from the exact age at entry; the last row's hazard applies to all greater ages. See models/README.md,
// A patient.
#pragma once
#include <array>
#include <vector>

namespace spinepath {

struct LifeTableRow {
  int age = 0;          ///< [years], exact age at which the row begins
  double q_male = 0;    ///< probability of death within the year [1]
  double q_female = 0;  ///< the same for women [1]
};

class LifeTable {
 public:
  LifeTable() = default;  ///< nobody dies
  /// Rows of consecutive ages, at least one; q in [0, 1].
  explicit LifeTable(const std::vector<LifeTableRow>& rows);

  /// Time of death [years from entry] for a uniform number, P(death <= t) = u; infinite if the table is
  /// empty.
  double death(double age, bool female, double u) const;
  /// The same for the cumulative hazard from entry to death, -ln(1 - u) [1].
  double death_at(double age, bool female, double hazard) const;
  bool operator==(const LifeTable&) const = default;

 private:
  struct Sex {
    std::vector<double> hazard;      ///< [per year], by row
    std::vector<double> cumulative;  ///< hazard integrated up to the row's age [1]
    bool operator==(const Sex&) const = default;
  };
  double first_age_ = 0;       ///< [years]
  std::array<Sex, 2> by_sex_;  ///< male, female
};

}  // namespace spinepath
