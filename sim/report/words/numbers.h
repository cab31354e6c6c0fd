// Numbers in running text, on figures and in tables: as in the terminal's report, with the sign of minus.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace spinepath::report {

/// With minus signs in place of hyphens before digits.
std::string with_minus(std::string_view text);

/// With so many decimals; below 0: rounded to tens, hundreds, …
std::string fixed(double x, int decimals);
/// With so many significant digits.
std::string significant(double x, int digits);
/// "+12", "−3", "0"
std::string with_sign(const std::string& text);
/// A sum of money: whole units, tens from 1,000 on, hundreds from 100,000 on.
std::string money(double amount);
std::string money_difference(double amount);  ///< with its sign
/// "12 %", "12.3 %", "under 0.1 %", from a probability [1].
std::string percent(double probability);
/// Mean and Monte Carlo error, "12.3 ± 0.4"; the mean alone where it has no error; "–" without a mean.
std::string rounded(std::optional<double> mean, std::optional<double> se);
/// "12.3 to 34.5": both to the place at which the larger one has three digits.
std::string interval(double low, double high);
/// "none", "one", …, "nine", "10"
std::string counted_word(std::size_t count);
/// "a, b and c"
std::string listed(std::span<const std::string> parts);

}  // namespace spinepath::report
