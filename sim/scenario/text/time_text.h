// Times in reports and messages, in the unit that is easiest to read. 1 year = 12 months = 365.25 days, 1 week = 7 days
// (scenarios/guide.md, Values).
#pragma once
#include <string>

namespace spinepath::scenario {

/// "10 days", "6 weeks", "18 months", "5 years", from [years]: days below 2 weeks unless whole weeks, weeks
/// below 3 months, months below 2 years; at most one decimal.
std::string time_text(double time);

}  // namespace spinepath::scenario
