// The diagram in one column, from the entry at the top, without what is above and below the tree.
#pragma once
#include "sim/report/diagram/layout.h"

namespace spinepath::report {

Layout draft_of(const scenario::Scenario& scenario);

}  // namespace spinepath::report
