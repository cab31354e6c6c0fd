// The reference of keys as a Markdown page: every table of a scenario file with its keys, what each may be,
// its default and its meaning; then curves, parameters, distributions and uncertainties. Made from format.h
// and models/distributions.h; the repository holds it as scenarios/keys.md.
#pragma once
#include <string>

namespace spinepath::scenario {

std::string keys_page();

}  // namespace spinepath::scenario
