// LifeTable: time of death by age and sex. The hazard is constant within each year of age, counted from the
// exact age at entry; the last row's hazard applies to all greater ages. Where the last row is an open age
// group ("85+"), its own hazard is not used: the hazard of each further year is that of the year before times
// e^g, g = ln(h[n-1]/h[n-10]) / 9, the mean yearly growth of its logarithm over the ten rows before the group
// (h[n-1] is the row next to it). See models/README.md, Mortality.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace spinepath {

inline constexpr double certain_death = 1e9;  ///< [per year], hazard used for q = 1

/// Hazard [per year] at which a share q dies within a year, -ln(1-q); q in [0, 1].
double hazard_of(double q);

struct LifeTableRow {
  int age = 0;               ///< [years], exact age at which the row begins
  double hazard_male = 0;    ///< [per year]
  double hazard_female = 0;  ///< [per year]
  double hazard(bool female) const { return female ? hazard_female : hazard_male; }
};

enum class LastRow { lasts, open_group };

/// Rows before an open group over which the growth of the hazard is measured.
inline constexpr std::size_t rows_of_growth = 10;

class LifeTable {
 public:
  LifeTable() = default;  ///< nobody dies
  /// Rows of consecutive ages, at least one. Before an open group: at least ten, the last ten with hazards
  /// above 0 that do not fall from the first to the last of them.
  explicit LifeTable(const std::vector<LifeTableRow>& rows, LastRow last = LastRow::lasts);

  bool empty() const { return by_sex_[0].hazard.empty(); }
  double first_age() const { return first_age_; }  ///< [years]
  std::optional<double> open_from() const {
    return open_age_;
  }  ///< age at which an open group begins [years]

  /// At an age from the first one on; the table must not be empty. [per year]
  double hazard(double age, bool female) const;
  /// Expected years of life at an age, with all hazards multiplied by `ratio`: the sum over years of age of
  /// S (1 - e^-h) / h, S the share alive at the year's begin. [years]
  double expectancy(double age, bool female, double ratio = 1) const;

  /// Time of death [years from entry] for a uniform number, P(death <= t) = u; infinite if the table is
  /// empty.
  double death(double age, bool female, double u) const;
  /// The same for the cumulative hazard from entry to death, -ln(1 - u) [1].
  double death_at(double age, bool female, double hazard) const;
  bool operator==(const LifeTable&) const = default;

 private:
  struct Sex {
    std::vector<double> hazard;      ///< [per year], by year of age
    std::vector<double> cumulative;  ///< hazard integrated up to the year's begin [1]
    bool operator==(const Sex&) const = default;
  };
  static Sex from(std::vector<double> hazard);
  static std::size_t row_at(const Sex& sex, double since_first);
  double first_age_ = 0;            ///< [years]
  std::optional<double> open_age_;  ///< [years]
  std::array<Sex, 2> by_sex_;       ///< male, female
};

}  // namespace spinepath
