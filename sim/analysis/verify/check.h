// Check: one verification of a model on the user's own scenario: what is changed, and the law that the results on the
// same patients must then obey. Laws are exact, to rounding (1e-9 of the numbers), or to 5 standard errors. The list of
// black-box tests of Büyükkaramikli et al., TECH-VER, PharmacoEconomics 37 (2019) 1391, table 2, is the model of the
// list; `item` is the test there. Each check is described in scenarios/verify.md.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/value/outcome.h"

namespace spinepath::verify {

class Subject;

enum class Verdict { passed, warning, failed, not_applicable };
std::string_view name_of(Verdict verdict);

/// A number that breaks a law, and what it should be; of a bound, the bound.
struct Deviation {
  std::string pathway;
  OutcomeKey key;
  double found = 0, expected = 0;  ///< [the outcome's unit]
};

struct Finding {
  Verdict verdict = Verdict::passed;
  std::string figure;                       ///< what was compared, or why the check does not apply
  std::optional<Deviation> deviation = {};  ///< the worst one
  std::vector<std::string> named = {};      ///< inputs, steps, events, … in the scenario's names
};

/// The kinds of calculations by which TECH-VER orders its tests.
enum class Stage { inputs, patients, results, uncertainty };
std::string_view name_of(Stage stage);

struct Check {
  std::string_view name;
  std::string_view change;  ///< what is changed; "nothing" where the results as they are must obey the law
  std::string_view law;
  Stage stage;
  std::string_view item;     ///< the test of TECH-VER, in short; empty: none of these
  std::string_view look_at;  ///< what to look at where it does not pass
  Finding (*find)(Subject& subject);
};

}  // namespace spinepath::verify
