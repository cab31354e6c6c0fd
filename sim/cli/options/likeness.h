// The people that `explain --like` describes: age=50,condition=degenerative_disc,pain=70,sex=female,severity=mild.
#pragma once
#include <string>

#include "sim/analysis/alike/alike.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::cli {

struct Described {
  Likeness likeness;
  std::string words;  ///< "age 45 to 55 years, degenerative_disc"
};

/// Throws WrongCall if the text is not such a description for this scenario.
Described described(const std::string& text, const scenario::Scenario& scenario);

}  // namespace spinepath::cli
