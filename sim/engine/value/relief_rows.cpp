#include "sim/engine/value/relief_rows.h"

#include <algorithm>

#include "models/discounting.h"

namespace spinepath {
namespace {

/// Discounted integral over a piece of length h, relative to its beginning.
SPINEPATH_INLINE Lanes integral(Lanes h, Lanes value, Lanes slope, double per_year, bool all_short) {
  const Lanes v = per_year * h;
  const Decay<Lanes> e = all_short ? short_decay(v) : decay(v);
  return h * (value * e.first + slope * h * e.second);
}

/// Time at or above the criterion in a piece of length h, from a to b.
SPINEPATH_INLINE Lanes time_above(double criterion, Lanes a, Lanes b, Lanes h) {
  const Lanes none{}, one = none + 1.0;
  const Lanes first = a >= criterion ? one : none, last = b >= criterion ? one : none;
  const Lanes crossing = (criterion - a) / (first == last ? one : b - a);  // used only if first != last
  return h * (last + (first - last) * crossing);
}

}  // namespace

ReliefRows::ReliefRows(std::span<const double> moments, std::size_t lives)
    : moments_(moments),
      count_(padded(lives)),
      at_(moments.size(), lives),
      time_until_(moments.size(), lives),
      sums_(sum_count, lives) {}

void ReliefRows::add(std::span<const ReliefPiece> pieces, double end) {
  while (pieces_.size() <= pieces.size()) pieces_.emplace_back(of_piece_count, count_.size());
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    piece(k, from)[lives_] = pieces[k].from;
    piece(k, value)[lives_] = pieces[k].relief;
    piece(k, slope)[lives_] = pieces[k].slope;
  }
  piece(pieces.size(), from)[lives_] = end;
  count_[lives_++] = pieces.size();
}

void ReliefRows::evaluate(double costs, double qalys) {
  even_out();
  measure();
  add_up(qalys, qaly_time);
  if (costs == qalys)
    std::copy_n(sums_[qaly_time], sums_.length(), sums_[cost_time]);
  else
    add_up(costs, cost_time);
  look_at_moments(costs);
}

/// Gives each of four neighbours the same number of pieces: adds pieces without relief after the end.
void ReliefRows::even_out() {
  std::fill(count_.begin() + static_cast<std::ptrdiff_t>(lives_), count_.end(), 0);
  for (std::size_t i = 0; i < lives_; i += lane_count) {
    const std::size_t most = most_pieces(i);
    for (std::size_t life = i; life < i + lane_count; ++life) {
      const double end = piece(count_[life], from)[life];
      for (std::size_t k = count_[life]; k <= most; ++k) {
        piece(k, from)[life] = end;
        piece(k, value)[life] = piece(k, slope)[life] = 0;
      }
    }
  }
}

SPINEPATH_VECTORISED
void ReliefRows::measure() {
  for (std::size_t i = 0; i < lives_; i += lane_count) {
    Lanes whole{}, time_30{}, time_50{};
    for (std::size_t k = 0; k < most_pieces(i); ++k) {
      const Lanes h = load(piece(k + 1, from) + i) - load(piece(k, from) + i);
      const Lanes a = load(piece(k, value) + i), b = a + load(piece(k, slope) + i) * h;
      whole += h * (0.5 * (a + b));
      time_30 += time_above(30, a, b, h);
      time_50 += time_above(50, a, b, h);
    }
    store(sums_[area] + i, whole);
    store(sums_[above_30] + i, time_30);
    store(sums_[above_50] + i, time_50);
  }
}

SPINEPATH_VECTORISED
void ReliefRows::add_up(double per_year, Sum to) {
  const bool all_short = per_year * moments_.back() <= short_decay_limit;
  for (std::size_t i = 0; i < lives_; i += lane_count) {
    const std::size_t most = most_pieces(i);
    Lanes so_far{};
    for (std::size_t k = 0; k < most; ++k) {
      const Lanes a = load(piece(k, from) + i), h = load(piece(k + 1, from) + i) - a;
      const Lanes at_beginning = exponential(-per_year * a);
      store(piece(k, weight) + i, at_beginning);
      store(piece(k, before) + i, so_far);
      so_far += at_beginning *
                integral(h, load(piece(k, value) + i), load(piece(k, slope) + i), per_year, all_short);
    }
    store(piece(most, weight) + i, Lanes{});
    store(piece(most, before) + i, so_far);
    store(sums_[to] + i, so_far);
  }
}

/// A moment at the boundary of two pieces belongs to the earlier one.
SPINEPATH_VECTORISED
void ReliefRows::look_at_moments(double per_year) {
  const bool all_short = per_year * moments_.back() <= short_decay_limit;
  for (std::size_t i = 0; i < lives_; i += lane_count) {
    const std::size_t most = most_pieces(i);
    for (std::size_t m = 0; m < moments_.size(); ++m) {
      const Lanes moment = Lanes{} + moments_[m];
      Lanes now[of_piece_count];
      for (std::size_t what = 0; what < of_piece_count; ++what) now[what] = load(pieces_[0][what] + i);
      for (std::size_t k = 1; k <= most; ++k) {
        const LaneBits not_yet = where_at_most(moment, load(piece(k, from) + i));
        for (std::size_t what = 0; what < of_piece_count; ++what)
          now[what] = select(not_yet, now[what], load(pieces_[k][what] + i));
      }
      const Lanes h = moment - now[from];
      store(at_[m] + i, now[value] + now[slope] * h);
      store(time_until_[m] + i,
            now[before] + now[weight] * integral(h, now[value], now[slope], per_year, all_short));
    }
  }
}

}  // namespace spinepath
