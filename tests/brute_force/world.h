// World: a model as the engine has it, with what its curves were measured as, which the brute force starts from.
#pragma once
#include <optional>
#include <vector>

#include "models/care_model.h"

namespace spinepath::brute {

/// What a layer was made of, by `layer_of`.
struct Given {
  Measured kind = Measured::response;
  std::vector<MeasuredKnot> knots;
  Curve context;
};

/// Discount rates as a scenario has them: each applies from its time on, the first from 0. None: no discount.
using PlainRates = std::vector<RateChange>;

struct World {
  CareModel model;
  PlainRates rates_costs, rates_qalys;     ///< those of the model
  std::vector<Curve> natural;              ///< by rule, without the knots that `spacing` puts in
  std::optional<double> spacing;           ///< [years]
  std::vector<std::vector<Given>> layers;  ///< by treatment and rule
};

/// A small model, whose size and parts are drawn.
World random_world(std::uint64_t seed);

}  // namespace spinepath::brute
