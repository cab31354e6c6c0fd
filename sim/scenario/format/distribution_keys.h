// The numbers each distribution is given by, in the order that scenarios list them. Between patients (first
// order) they are in Quantity::numbers; for what is not known of a parameter (second order) its value is the
// mean, or the mode of triangular and PERT, so that only the spread is left to say. Source: SCENARIO.md.
#pragma once
#include <array>
#include <string_view>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// A key, or the one that may stand in its place.
struct NumberKey {
  std::string_view name;
  std::string_view instead = "";
};

struct DistributionKeys {
  std::string_view dist;
  Shape shape;
  std::array<NumberKey, 3> numbers;  ///< the last ones may be empty
};

inline constexpr std::array<DistributionKeys, 10> distributions{{
    {"fixed", Shape::fixed, {{{"value"}}}},
    {"uniform", Shape::uniform, {{{"low"}, {"high"}}}},
    {"triangular", Shape::triangular, {{{"low"}, {"mode"}, {"high"}}}},
    {"pert", Shape::pert, {{{"low"}, {"mode"}, {"high"}}}},
    {"normal", Shape::normal, {{{"mean"}, {"sd"}}}},
    {"lognormal", Shape::lognormal, {{{"mean"}, {"sd"}}}},
    {"gamma", Shape::gamma, {{{"mean"}, {"sd"}}}},
    {"beta", Shape::beta, {{{"mean"}, {"sd", "n"}}}},
    {"exponential", Shape::exponential, {{{"mean", "median"}}}},
    {"weibull", Shape::weibull, {{{"median"}, {"shape"}}}},
}};

struct UncertaintyKeys {
  std::string_view dist;
  Uncertainty::Kind kind;
  std::array<NumberKey, 2> numbers;
};

inline constexpr std::array<UncertaintyKeys, 9> uncertainties{{
    {"", Uncertainty::Kind::interval, {{{"low"}, {"high"}}}},
    {"normal", Uncertainty::Kind::normal, {{{"sd"}}}},
    {"lognormal", Uncertainty::Kind::lognormal, {{{"sd"}}}},
    {"gamma", Uncertainty::Kind::gamma, {{{"sd"}}}},
    {"beta", Uncertainty::Kind::beta, {{{"sd", "n"}}}},
    {"uniform", Uncertainty::Kind::uniform, {{{"low"}, {"high"}}}},
    {"triangular", Uncertainty::Kind::triangular, {{{"low"}, {"high"}}}},
    {"pert", Uncertainty::Kind::pert, {{{"low"}, {"high"}}}},
    {"dirichlet", Uncertainty::Kind::dirichlet, {{{"n"}}}},  // shares of a mix only
}};

}  // namespace spinepath::scenario
