#include "sim/report/page/data_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/number.h"
#include "sim/report/draw/svg.h"
#include "sim/report/page/html.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

std::optional<double> times(const std::optional<double>& x, double scale) {
  return x ? std::optional(*x * scale) : std::nullopt;
}

/// A number without an error.
std::string bare(double x, const NumberStyle& style) {
  return style.decimals ? fixed(x, *style.decimals) : with_minus(output::compact(x, 4));
}

bool is_number(const DataCell& cell) { return std::holds_alternative<Estimate>(cell); }

bool is_numeric(const DataTable& table, std::size_t column) {
  return std::ranges::all_of(table.rows, [&](const DataRow& row) {
    const auto* text = std::get_if<std::string>(&row.cells[column]);
    return text == nullptr || text->empty();
  });
}

std::string head_markup(const RowHead& head) {
  return head.pathway ? named(*head.pathway) : escaped(head.text);
}

/// Which numbers of a column are in the CSV file.
struct Kept {
  bool se = false, low = false, high = false;
};

Kept kept_in(const DataTable& table, std::size_t column) {
  Kept kept;
  for (const DataRow& row : table.rows)
    if (const auto* number = std::get_if<Estimate>(&row.cells[column])) {
      kept.se = kept.se || number->se;
      kept.low = kept.low || number->low;
      kept.high = kept.high || number->high;
    }
  return kept;
}

void append(std::vector<std::string>& fields, const DataCell& cell, const Kept& kept, double scale) {
  const auto* number = std::get_if<Estimate>(&cell);
  const auto* text = std::get_if<std::string>(&cell);
  const auto digits = [&](std::optional<double> Estimate::*of) {
    const std::optional<double> x = number ? times(number->*of, scale) : std::nullopt;
    return x && scale != 1 ? fmt::format("{:.15g}", *x) : output::digits(x);  // no 29.599999999999998
  };
  fields.push_back(text ? output::csv_field(*text) : digits(&Estimate::mean));
  if (kept.se) fields.push_back(digits(&Estimate::se));
  if (kept.low) fields.push_back(digits(&Estimate::low));
  if (kept.high) fields.push_back(digits(&Estimate::high));
}

/// What a URL may hold as it is.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view safe = "-_.~,/:()*+=@!$'";
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       safe.find(c) != safe.npos;
    encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

/// An interval without its word, "(1; 2)": columns of a terminal are few.
std::string narrowed(std::string text) {
  const std::size_t open = text.find('(');
  const std::size_t word = open == std::string::npos ? open : text.find(" to ", open);
  return word == std::string::npos ? text : text.replace(word, 4, "; ");
}

std::string row_markup(const DataTable& table, const DataRow& row) {
  std::string cells = fmt::format("<th scope=\"row\">{}</th>", head_markup(row.head));
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    cells += fmt::format("<td{}>{}</td>", is_numeric(table, c) ? " class=\"num\"" : "",
                         cell_markup(row.cells[c], table.columns[c].style));
  return "<tr>" + cells + "</tr>\n";
}

}  // namespace

DataCell cell_of(const Estimate* estimate) {
  DataCell cell;
  if (estimate) cell = *estimate;
  return cell;
}

std::string shown(const DataCell& cell, const NumberStyle& style) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  const auto* number = std::get_if<Estimate>(&cell);
  if (number == nullptr || !number->mean) return std::string(output::nothing);
  const std::optional<double> mean = times(number->mean, style.scale), se = times(number->se, style.scale);
  const bool has_error = se && output::rounded(mean, se).find("±") != std::string::npos;
  std::string text = has_error ? rounded(mean, se) : bare(*mean, style);
  if (style.sign) text = with_sign(text);
  text += style.unit;
  if (has_interval(*number))
    text += fmt::format(" ({})", interval(*number->low * style.scale, *number->high * style.scale));
  return text;
}

std::string cell_markup(const DataCell& cell, const NumberStyle& style) {
  const std::string text = escaped(shown(cell, style));
  if (!is_number(cell)) return text;
  const std::size_t end = std::min(text.find(" ±"), text.find(" ("));
  if (end == std::string::npos) return text;
  return fmt::format("{}<span class=\"se\">{}</span>", text.substr(0, end), text.substr(end));
}

std::string html_of(const DataTable& table, const std::string& of_class, const std::string& region) {
  std::string head = fmt::format("<th scope=\"col\">{}</th>", escaped(table.first.heading)), body;
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    head += fmt::format("<th scope=\"col\"{}>{}</th>", is_numeric(table, c) ? " class=\"num\"" : "",
                        escaped(table.columns[c].heading));
  for (const DataRow& row : table.rows) body += row_markup(table, row);
  return scrolling(region + table.caption,
                   fmt::format("<table "
                               "class=\"{}\"><caption><span>{}</span></caption><thead><tr>{}</"
                               "tr></thead><tbody>{}</tbody></table>",
                               of_class, escaped(table.caption), head, body));
}

std::string csv_of(const DataTable& table) {
  std::vector<std::string> header{output::csv_field(table.first.key)};
  std::vector<Kept> kept;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const std::string& key = table.columns[c].key;
    kept.push_back(kept_in(table, c));
    header.push_back(output::csv_field(key));
    if (kept[c].se) header.push_back(output::csv_field(key + "_se"));
    if (kept[c].low) header.push_back(output::csv_field(key + "_low"));
    if (kept[c].high) header.push_back(output::csv_field(key + "_high"));
  }
  std::string text = output::csv_row(header);
  for (const DataRow& row : table.rows) {
    const std::string& key = row.head.key.empty() ? row.head.text : row.head.key;
    std::vector<std::string> fields{output::csv_field(row.head.pathway ? row.head.pathway->name : key)};
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      append(fields, row.cells[c], kept[c], table.columns[c].style.scale);
    text += output::csv_row(fields);
  }
  return text;
}

std::string download(const DataTable& table) {
  return fmt::format(
      "<a class=\"dl\" download=\"{0}.csv\" href=\"data:text/csv;charset=utf-8,{1}\">Download {0}.csv</a>",
      table.name, percent_encoded(csv_of(table)));
}

output::Table text_of(const DataTable& table) {
  std::vector<output::Column> columns{{table.first.heading, output::Align::left}};
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    columns.push_back(
        {table.columns[c].heading, is_numeric(table, c) ? output::Align::right : output::Align::left});
  output::Table text(std::move(columns));
  for (const DataRow& row : table.rows) {
    const PathwayText* pathway = row.head.pathway;
    std::vector<std::string> cells{pathway ? number_sign(*pathway) + " " + pathway->name +
                                                 (pathway->what_if ? " †" : "")
                                           : row.head.text};
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      cells.push_back(narrowed(shown(row.cells[c], table.columns[c].style)));
    text.add(std::move(cells));
  }
  return text;
}

}  // namespace spinepath::report
