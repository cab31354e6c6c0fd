#include "sim/report/diagram/columns.h"

#include <algorithm>
#include <utility>

#include "sim/report/diagram/paragraphs.h"

namespace spinepath::report {
namespace {

constexpr double above_item = 2;         ///< from a cut to the step or end below it [units]
constexpr double continued_height = 38;  ///< of the words at a cut [units]

/// What is between two heights of the one column, and where it goes.
struct Piece {
  double from, to;     ///< [units]
  double right, down;  ///< by how much it is moved [units]
  bool contains(const Box& box) const { return box.top >= from && box.top < to; }
};

/// Where it may be cut: above each step and end but the entry; and its lower end.
std::vector<double> places_to_cut(const Layout& one) {
  std::vector<double> places{one.height};
  for (const Station& station : one.stations)
    if (station.step) places.push_back(station.box.top - above_item);
  for (const End& end : one.ends) places.push_back(end.box.top - above_item);
  std::ranges::sort(places);
  return places;
}

/// Lower ends of columns that are filled up to `height`, and not higher unless nothing is lower.
std::vector<double> filled(const std::vector<double>& places, double height) {
  std::vector<double> cuts;
  double from = 0;
  for (std::size_t i = 0; i < places.size(); ++i)
    if (i + 1 == places.size() || places[i + 1] - from > height) cuts.push_back(from = places[i]);
  return cuts;
}

/// Lower ends of the columns, the highest of which is as low as possible.
std::vector<double> cuts_of(const Layout& one, std::size_t columns) {
  const std::vector<double> places = places_to_cut(one);
  double low = 0, high = one.height;
  while (high - low > 1) {
    const double middle = (low + high) / 2;
    (filled(places, middle).size() <= columns ? high : low) = middle;
  }
  return filled(places, high);
}

std::vector<Piece> pieces_of(const Layout& one, std::size_t columns, double top) {
  std::vector<Piece> pieces;
  double from = 0;
  for (const double cut : cuts_of(one, columns)) {
    const double head = pieces.empty() ? 0 : continued_height;
    pieces.push_back({from, cut, static_cast<double>(pieces.size()) * column_width, top + head - from});
    from = cut;
  }
  return pieces;
}

Box moved(Box box, const Piece& piece) {
  box.left += piece.right;
  box.top += piece.down;
  return box;
}

std::vector<Label> moved(std::vector<Label> labels, const Piece& piece) {
  for (Label& label : labels) {
    label.x += piece.right;
    label.baseline += piece.down;
  }
  return labels;
}

/// The part of a line in the piece, prolonged next to the words where it is cut; empty if there is none.
std::vector<Corner> moved(const std::vector<Corner>& corners, const Piece& piece) {
  std::vector<Corner> part;
  const auto add = [&](double x, double y, double radius) {
    part.push_back({x + piece.right, y + piece.down, radius});
  };
  for (std::size_t c = 0; c < corners.size(); ++c) {
    const auto& [x, y, radius] = corners[c];
    const double above = c > 0 ? corners[c - 1].y : y;
    if (above < piece.from && y > piece.from) add(x, piece.from - continued_height, 0);
    if (above < piece.to && y > piece.to) {
      add(x, piece.to + continued_height, 0);
      break;
    }
    if (y > piece.from && y < piece.to) add(x, y, radius);
  }
  return part;
}

/// Lines that run down across a height.
struct Crossing {
  std::vector<std::size_t> pathways;  ///< ascending
  double right = 0;                   ///< the rightmost of them [units]
};

Crossing crossing_at(const Layout& one, double height) {
  Crossing crossing;
  for (const Line& line : one.lines)
    for (std::size_t c = 1; c < line.corners.size(); ++c)
      if (line.corners[c - 1].y < height && line.corners[c].y > height) {
        crossing.pathways.push_back(line.pathway);
        crossing.right = std::max(crossing.right, line.corners[c].x);
      }
  return crossing;
}

/// To the right of the lines that are cut there.
std::vector<Label> continued_labels(const Crossing& crossing, const Piece& piece, ColumnEnd end) {
  const double left = piece.right + crossing.right + bundle_gap;
  const double top =
      piece.down + (end == ColumnEnd::lower ? piece.to + 2 * above_item : piece.from - continued_height);
  return text_block(continued_paragraphs(crossing.pathways, end), left, top,
                    piece.right + column_width - margin - left)
      .labels;
}

void add_piece(Layout& all, const Layout& one, const Piece& piece) {
  for (const auto& [step, pathways, box, labels, stop] : one.stations)
    if (piece.contains(box))
      all.stations.push_back({step, pathways, moved(box, piece), moved(labels, piece), moved(stop, piece)});
  for (const auto& [pathway, box, number, labels] : one.ends)
    if (piece.contains(box))
      all.ends.push_back({pathway, moved(box, piece), moved(number, piece), moved(labels, piece)});
  for (const auto& [pathway, corners] : one.lines)
    if (std::vector<Corner> part = moved(corners, piece); !part.empty())
      all.lines.push_back({pathway, std::move(part)});
}

}  // namespace

Layout in_columns(const Layout& one, std::size_t columns, double top) {
  const std::vector<Piece> pieces = pieces_of(one, columns, top);
  Layout all{.width = static_cast<double>(pieces.size()) * column_width, .height = top, .pitch = one.pitch};
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    add_piece(all, one, pieces[i]);
    const bool is_last = i + 1 == pieces.size();
    all.height = std::max(all.height, pieces[i].to + pieces[i].down + (is_last ? 0 : continued_height));
    if (is_last) break;
    const Crossing crossing = crossing_at(one, pieces[i].to);
    for (const auto& labels : {continued_labels(crossing, pieces[i], ColumnEnd::lower),
                               continued_labels(crossing, pieces[i + 1], ColumnEnd::upper)})
      all.continued.insert(all.continued.end(), labels.begin(), labels.end());
  }
  return all;
}

}  // namespace spinepath::report
