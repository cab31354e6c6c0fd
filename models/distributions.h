// The list of all distributions. A distribution is one class in models/distributions/ with its keys, rules,
// quantile, distribution function, mean and support. Through this list it is part of the scenario format,
// its JSON Schema, the messages, the PSA and the documentation.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <variant>

#include "models/distributions/beta.h"
#include "models/distributions/exponential.h"
#include "models/distributions/fixed.h"
#include "models/distributions/gamma.h"
#include "models/distributions/given.h"
#include "models/distributions/loglogistic.h"
#include "models/distributions/lognormal.h"
#include "models/distributions/normal.h"
#include "models/distributions/pert.h"
#include "models/distributions/triangular.h"
#include "models/distributions/uniform.h"
#include "models/distributions/weibull.h"
#include "models/numerics/lanes.h"

namespace spinepath {

/// In the order of messages and documentation.
using AnyDistribution = std::variant<Fixed, Uniform, Triangular, Pert, Normal, Lognormal, Gamma, Beta,
                                     Exponential, Weibull, Loglogistic>;

/// Index of a distribution in the list.
enum class Shape : std::uint8_t {};

/// Whether the quantile is plain arithmetic that works on double and on Lanes.
template <class D>
inline constexpr bool has_closed_quantile = requires(const D& d, Lanes u) {
  d.quantile(u);
};

/// Description of a distribution for the format.
struct DistributionRow {
  std::string_view name;          ///< value of `dist` in a scenario
  std::string_view remark;        ///< for the documentation
  std::span<const GivenBy> keys;  ///< in the order of the format
  AsUncertainty as_uncertainty;
  MaybeProblem (*problem)(const GivenNumbers&);  ///< why the numbers do not define a distribution
  AnyDistribution (*from)(const GivenNumbers&);  ///< for numbers without a problem
  bool closed_quantile;
};

template <class D>
inline constexpr DistributionRow row_of{D::name,
                                        D::remark,
                                        D::keys,
                                        D::as_uncertainty,
                                        &D::problem,
                                        [](const GivenNumbers& n) -> AnyDistribution { return D::from(n); },
                                        has_closed_quantile<D>};

template <class List>
inline constexpr int rows_of = 0;
template <class... D>
inline constexpr std::array<DistributionRow, sizeof...(D)> rows_of<std::variant<D...>>{row_of<D>...};

/// Index: Shape.
inline constexpr auto distributions = rows_of<AnyDistribution>;

constexpr const DistributionRow& row(Shape shape) { return distributions[static_cast<std::size_t>(shape)]; }

namespace detail {
template <class D, class... All>
constexpr Shape place_in(const std::variant<All...>*) {
  std::uint8_t place = 0;
  static_cast<void>(((std::is_same_v<D, All> ? true : (++place, false)) || ...));
  return static_cast<Shape>(place);
}
}  // namespace detail

template <class D>
inline constexpr Shape shape_of = detail::place_in<D>(static_cast<const AnyDistribution*>(nullptr));

template <class D>
concept ListedDistribution = static_cast<std::size_t>(shape_of<D>) < std::variant_size_v<AnyDistribution>;

static_assert(row(shape_of<Weibull>).name == Weibull::name);

}  // namespace spinepath
