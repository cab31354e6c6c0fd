// First edition: a file with `schema = 1` is refused with one message, which lists each of its keys that has
// another name or needs another key in the second edition, with its line. Source: scenarios/guide.md, The first
// edition.
#pragma once
#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

/// None if the file is not of the first edition.
std::optional<InputError> first_edition_problem(const Table& file);

}  // namespace spinepath::scenario
