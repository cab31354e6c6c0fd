// Style: how a report is written: plain, with bold headings for a terminal, or as Markdown for a
// document; and how many columns the page has.
#pragma once
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace spinepath::output {

inline constexpr std::size_t page_width = 110;  ///< default width of the page [columns]
inline constexpr std::size_t unlimited_width = static_cast<std::size_t>(-1);

/// Use of a table: on a page, or as a listing, which is as wide as necessary if no width is known.
enum class Room { page, listing };

struct Style {
  enum class Markup { plain, coloured, markdown };
  Markup markup = Markup::plain;
  std::optional<std::size_t> width = {};  ///< of the terminal, or by COLUMNS [columns]

  std::size_t page() const { return width.value_or(page_width); }
  /// Width of running text, limited for readability.
  std::size_t text() const { return std::min(page(), page_width); }
  std::size_t room_for(Room room) const {
    return room == Room::page ? page() : width.value_or(unlimited_width);
  }
  static const Style plain, coloured;
};
inline constexpr Style Style::plain{};
inline constexpr Style Style::coloured{.markup = Style::Markup::coloured};

/// A heading.
std::string bold(const std::string& text, const Style& style);
/// The report with its line breaks kept by Markdown, outside of tables and headings.
std::string with_line_breaks(const std::string& report);

}  // namespace spinepath::output
