// Utility: quality of life, linear in pain: at_no_pain + per_pain_point * pain. See models/README.md,
// Quality of life.
#pragma once

namespace spinepath {

struct Utility {
  double at_no_pain = 1;      ///< [utility]
  double per_pain_point = 0;  ///< [utility per VAS mm]
  bool operator==(const Utility&) const = default;
  /// `pain`: [VAS mm].
  double at(double pain) const { return at_no_pain + per_pain_point * pain; }
};

}  // namespace spinepath
