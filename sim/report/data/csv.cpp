#include "sim/report/data/csv.h"

#include <charconv>
#include <cmath>

#include "sim/output/files/outcomes_csv.h"

namespace spinepath::report {
namespace {

constexpr double largest_number = 1e30;  ///< that a result may be

/// The end of a quoted field: its closing quote. `rest` begins after the opening one.
std::size_t closing_quote(std::string_view rest) {
  std::size_t at = rest.find('"');
  while (at != std::string_view::npos && at + 1 < rest.size() && rest[at + 1] == '"')
    at = rest.find('"', at + 2);
  return at;
}

std::string without_escapes(std::string_view field) {
  std::string text;
  for (std::size_t i = 0; i < field.size(); ++i) {
    text += field[i];
    if (field[i] == '"') ++i;
  }
  return text;
}

}  // namespace

CsvTable::CsvTable(std::string name, std::string text, std::size_t before)
    : name_(std::move(name)), before_(before), text_(std::make_unique<const std::string>(std::move(text))) {
  std::size_t in_line = 0, line = 1;
  for (std::string_view rest = *text_; !rest.empty();) {
    std::string_view field;
    if (rest.front() == '"') {
      rest.remove_prefix(1);
      const std::size_t end = closing_quote(rest);
      if (end == std::string_view::npos) throw Unusable(name_, "a quotation mark is not closed");
      field = rest.substr(0, end);
      rest.remove_prefix(end + 1);
      if (field.find('"') != std::string_view::npos)
        field = *quoted_.emplace_back(std::make_unique<const std::string>(without_escapes(field)));
    } else {
      field = rest.substr(0, rest.find_first_of(",\n"));
      rest.remove_prefix(field.size());
    }
    fields_.push_back(output::without_mark(field));
    ++in_line;
    const bool line_ends = rest.empty() || rest.front() == '\n';
    if (!rest.empty()) rest.remove_prefix(1);
    if (!line_ends) continue;
    if (width_ == 0) width_ = in_line;
    if (in_line != width_)
      throw Unusable(name_,
                     fmt::format("line {} has {} fields, the header {}", before_ + line, in_line, width_));
    in_line = 0;
    ++line;
  }
  if (in_line != 0) throw Unusable(name_, "the last line ends early");
}

std::optional<std::size_t> CsvTable::find(std::string_view name) const {
  for (std::size_t i = 0; i < width_; ++i)
    if (fields_[i] == name) return i;
  return {};
}

std::size_t CsvTable::column(std::string_view name) const {
  if (const auto found = find(name)) return *found;
  throw Unusable(name_, fmt::format("there is no column \"{}\"", name));
}

std::optional<double> CsvTable::number(std::size_t row, std::size_t column) const {
  const std::string_view field = text(row, column);
  if (field.empty()) return {};
  double x = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), x);
  const bool plausible = std::abs(x) < largest_number;  // not of NaN
  if (error != std::errc{} || end != field.data() + field.size() || !plausible)
    throw Unusable(name_, fmt::format("line {}: \"{}\" is not a number", before_ + row + 2, field));
  return x;
}

}  // namespace spinepath::report
