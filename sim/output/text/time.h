// Times for people: years as the unit in which they are easily read. 1 year = 12 months = 365.25 days, 1 week
// = 7 days (MODEL.md, introduction).
#pragma once
#include <string>

namespace spinepath::output {

/// "10 days", "6 weeks", "18 months", "5 years": days below 2 weeks that are no whole week, weeks below 3
/// months, months below 2 years; at most one decimal.
std::string time_text(double years);

}  // namespace spinepath::output
