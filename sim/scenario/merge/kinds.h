// Kinds of measurement: a treatment, or a variant of it, has one of `response`, `effect` and `specific_effect`.
// Where tables are merged, the kind of the one with priority replaces that of the other. Source:
// scenarios/guide.md, Libraries.
#pragma once
#include "sim/scenario/read/tree.h"

namespace spinepath::scenario {

/// Removes from a treatment's table, and from those of its variants, the kinds that `over` replaces.
void give_way(Table& treatment, const Table& over);

/// The same for all treatments of two files.
void give_way_in_treatments(Table& file, const Table& over);

}  // namespace spinepath::scenario
