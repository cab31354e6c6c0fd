#include "sim/report/words/names.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/output/text/table.h"

namespace spinepath::report {
namespace {

constexpr std::size_t long_label = 60, end_room = 17;  ///< [characters]

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

bool is_long(const PathwayText& pathway) { return output::display_width(pathway.label) > long_label; }

}  // namespace

std::string spaced(std::string name) {
  std::ranges::replace(name, '_', ' ');
  return name;
}

std::string with_capital(std::string text) {
  if (!text.empty() && is_small(text[0])) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string short_name(const PathwayText& pathway) {
  return output::shortened(spaced(pathway.name), long_label);
}

std::string end_name(const PathwayText& pathway) { return output::shortened(short_name(pathway), end_room); }

std::string number_sign(const PathwayText& pathway) {
  constexpr std::array signs{"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩",
                             "⑪", "⑫", "⑬", "⑭", "⑮", "⑯", "⑰", "⑱", "⑲", "⑳"};
  const std::size_t place = pathway.number - 1;
  return place < signs.size() ? signs[place] : fmt::format("({})", pathway.number);
}

std::string name_in_text(const PathwayText& pathway) {
  return number_sign(pathway) + " " + plain_name(pathway);
}

std::string plain_name(const PathwayText& pathway) {
  if (is_long(pathway)) return short_name(pathway);
  std::string label = pathway.label;
  if (label.size() > 1 && is_capital(label[0]) && is_small(label[1]))
    label[0] = static_cast<char>(label[0] - 'A' + 'a');
  return label;
}

}  // namespace spinepath::report
