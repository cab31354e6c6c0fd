// Lives: what has become of a crowd in the steps of a pathway taken so far. Copied where pathways fork. What depends on
// the end of a life (late events, endpoints, money that flows) is only noted, and counted at the valuation.
#pragma once
#include <span>

#include "models/care_model.h"
#include "models/fate.h"
#include "sim/engine/relief/relief.h"
#include "sim/engine/walk/account.h"

namespace spinepath {

/// A late event or an endpoint; it counts if it comes before the end.
struct Foreseen {
  enum class Kind : std::uint8_t { late_event, endpoint };
  double time;    ///< [years from entry]
  double amount;  ///< [money]
  Place who;
  std::uint32_t treatment, entry;  ///< index among those of the pathway; in the list of the treatment
  Kind kind;
};

/// Money that flows until the end of life, unless it stops before.
struct Flow {
  double from, until;      ///< [years from entry]
  double amount_per_year;  ///< [money per year]
  Place who;
  std::uint32_t treatment, item;  ///< index among those of the pathway; in the treatment's costs
};

/// A cost item that flows until something happens: the open flow of each patient.
struct Tap {
  std::uint32_t treatment, item;
  Until until;
  std::vector<std::uint32_t> flow;  ///< by patient: index among the flows; `none`
  static constexpr std::uint32_t none = ~0u;
};

/// A treatment that the pathway has come to.
struct Treated {
  std::size_t treatment;  ///< index into CareModel::treatments
  Row courses;            ///< by patient, as all rows here
  Row first_start;        ///< of the first course [years from entry]; `never` before
  Row relief_then;        ///< within its limits [percent]
  std::vector<Row> adverse_events;
};

struct Lives {
  Lives(const CareModel& model, const std::vector<double>& moments, std::size_t room);
  /// All at entry.
  void begin(const Crowd& crowd);
  void copy(const Lives& other);
  /// Index of a treatment among `treated`; adds it if the pathway comes to it for the first time.
  std::size_t slot(const CareModel& model, std::size_t treatment);

  Row now;                                  ///< [years from entry]; `never`: no further step follows
  Row end;                                  ///< death or horizon [years from entry]
  Row first_surgery;                        ///< [years from entry]
  std::vector<std::uint64_t> charged_once;  ///< bits of CostItem::once
  std::vector<char> changed;                ///< since the last valuation
  Relief relief;
  Account account;
  std::vector<Treated> treated;  ///< the first `treatments` of them, in the order of their first steps
  std::size_t treatments = 0;
  std::size_t valued_treatments = 0;  ///< of them, at the last valuation
  std::vector<Foreseen> foreseen;
  std::vector<Flow> flows;
  std::span<Tap> taps() { return {taps_.data(), taps_used_}; }
  std::vector<Fates> fates;  ///< by step

 private:
  void add_tap(std::uint32_t treatment, std::uint32_t item, Until until);

  std::vector<Tap> taps_;  ///< those used, and others from crowds before
  std::size_t taps_used_ = 0;
  std::size_t room_;
};

}  // namespace spinepath
