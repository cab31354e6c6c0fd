#include "models/distribution.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "models/numerics/elementary.h"

namespace spinepath {
namespace {

/// f of the distribution held, by comparisons that the compiler can inline.
template <class Result, class... D>
Result ask(const std::variant<D...>& held, auto f) {
  Result result{};
  static_cast<void>(((std::get_if<D>(&held) && (result = f(*std::get_if<D>(&held)), true)) || ...));
  return result;
}

}  // namespace

template <class T>
SPINEPATH_INLINE T Distribution::Truncation::rank(T u) const {
  return smaller(larger(u_low + u * u_span, T{} + 0x1p-60), T{} + (1.0 - 0x1p-53));
}

Distribution Distribution::truncated(double min, double max) const {
  Distribution d = *this;
  if (is_fixed()) return d;
  const double u_low = cdf(min);
  d.truncated_ = true;
  d.truncation_ = {.u_low = u_low, .u_span = cdf(max) - u_low, .min = min, .max = max};
  assert(d.truncation_.u_span > 0);
  return d;
}

double Distribution::quantile(double u) const {
  const auto whole = [this](double p) {
    return ask<double>(whole_, [p](const auto& d) { return d.quantile(p); });
  };
  if (!truncated_) return whole(u);
  return std::clamp(whole(truncation_.rank(u)), truncation_.min, truncation_.max);
}

template <class D>
SPINEPATH_INLINE void Distribution::quantiles_of(const D* held, double* u, std::size_t n) const {
  if constexpr (has_closed_quantile<D>) {
    if (!held) return;
    const D d = *held;  // local copies: stores cannot alias them
    const Truncation cut = truncation_;
    const bool is_cut = truncated_;
    for (std::size_t i = 0; i < n; i += lane_count) {
      const Lanes at = load(u + i);
      store(u + i, is_cut ? smaller(larger(d.quantile(cut.rank(at)), Lanes{} + cut.min), Lanes{} + cut.max)
                          : d.quantile(at));
    }
  }
}

/// By comparisons, not by a table of functions, so that the loop is part of each vectorised copy of the
/// caller.
template <class... D>
SPINEPATH_INLINE void Distribution::quantiles_of(const std::variant<D...>& held, double* u,
                                                 std::size_t n) const {
  (quantiles_of(std::get_if<D>(&held), u, n), ...);
}

SPINEPATH_VECTORISED
void Distribution::quantiles(double* u, std::size_t n) const {
  assert(has_closed_form());
  quantiles_of(whole_, u, n);
}

double Distribution::cdf(double x) const {
  if (std::isinf(x)) return x > 0 ? 1 : 0;
  return ask<double>(whole_, [x](const auto& d) { return d.cdf(x); });
}

double Distribution::mean() const {
  return ask<double>(whole_, [](const auto& d) { return d.mean(); });
}

Support Distribution::support() const {
  return ask<Support>(whole_, [](const auto& d) { return d.support(); });
}

}  // namespace spinepath
