// Treatments of random models.
#pragma once
#include "tests/brute_force/dice.h"
#include "tests/brute_force/world.h"

namespace spinepath::brute {

/// Often a round number, so that things happen at the same time [years].
double random_duration(Dice& dice);
Distribution random_wait(Dice& dice);

/// One more; `context`: without knots if it has none.
void add_treatment(Dice& dice, const Curve& context, World& world);

}  // namespace spinepath::brute
