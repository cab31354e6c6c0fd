#include "sim/engine/value/layout.h"

#include <algorithm>

namespace spinepath {
namespace {

std::size_t place_of(const std::vector<double>& sorted, double value) {
  return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin());
}

}  // namespace

Layout::Layout(const CareModel& model) {
  moments_ = model.report_at;
  moments_.push_back(model.horizon);
  has_month_12_ = model.horizon >= 1;
  if (has_month_12_) moments_.push_back(1);
  std::sort(moments_.begin(), moments_.end());
  moments_.erase(std::unique(moments_.begin(), moments_.end()), moments_.end());
  for (const double t : model.report_at) report_moment_.push_back(place_of(moments_, t));
  if (has_month_12_) month_12_ = place_of(moments_, 1);

  for (std::size_t p = 0; p < model.pathways.size(); ++p) {
    begin_.push_back(size_);
    step_begin_.emplace_back();
    std::size_t offset = totals() + total_size;
    for (const Step& step : model.pathways[p].steps) {
      const Treatment& t = model.treatment(step);
      step_begin_[p].push_back(offset);
      offset += step_size + t.adverse_events.size() + t.late_events.size() + t.endpoints.size();
    }
    size_ += offset;
    list_keys(model, p);
  }
}

std::size_t Layout::until_step(std::size_t pathway, std::size_t step) const {
  return step < step_begin_[pathway].size() ? step_begin_[pathway][step] : size(pathway);
}

std::size_t Layout::moment_of(const OutcomeKey& key) const {
  if (key.at == OutcomeKey::horizon) return moments_.size() - 1;
  return key.at == OutcomeKey::month_12 ? month_12_ : report_moment_[static_cast<std::size_t>(key.at)];
}

std::optional<std::size_t> Layout::slot(std::size_t pathway, const OutcomeKey& key) const {
  const auto& keys = keys_[pathway];
  const auto found = std::find(keys.begin(), keys.end(), key);
  if (found == keys.end()) return std::nullopt;
  return slots_[pathway][static_cast<std::size_t>(found - keys.begin())];
}

/// Lists the keys of one pathway with their places, in the order of the output (RESULTS.md).
class Layout::Listing {
 public:
  Listing(Layout& layout, const CareModel& model, std::size_t pathway)
      : layout_(layout), model_(model), pathway_(pathway) {
    layout.keys_.emplace_back();
    layout.slots_.emplace_back();
  }

  void list_relief() {
    at_report_times({Outcome::relief_30}, Layout::relief_30);
    at_report_times({Outcome::relief_50}, Layout::relief_50);
    at_report_times({Outcome::pain}, Layout::pain);
    at_report_times({Outcome::relief}, Layout::relief);
    at_report_times({Outcome::alive}, Layout::alive);
    at_report_times({Outcome::had_surgery}, Layout::had_surgery);
  }

  void list_spend() {
    for (int v = 0; v < view_count; ++v) {
      at_report_times({Outcome::spend, v}, spend(v));
      at_moment({Outcome::spend, v}, last_moment(), spend(v));
    }
    for (int v = 0; v < view_count; ++v)
      total({Outcome::spend_undiscounted, v}, Layout::spend_undiscounted + static_cast<std::size_t>(v));
    for (int c = 0; c < treatment_class_count; ++c)
      if (has_class(c)) total({Outcome::spend_by_class, c}, Layout::by_class + static_cast<std::size_t>(c));
    by_step(Outcome::spend_by_treatment, Layout::step_spend);
    total({Outcome::spend_by_treatment, OutcomeKey::background}, Layout::background);
  }

  void list_gains() {
    total({Outcome::qalys}, Layout::qalys);
    total({Outcome::qalys_undiscounted}, Layout::qalys_undiscounted);
    total({Outcome::life_years}, Layout::life_years);
    total({Outcome::years_relief_30}, Layout::years_relief_30);
    total({Outcome::years_relief_50}, Layout::years_relief_50);
  }

  void list_care() {
    by_step(Outcome::courses, Layout::step_courses);
    by_step(Outcome::treated, Layout::step_treated);
    by_entry(Outcome::adverse_events, [](const Treatment& t) {
      return std::pair{std::size_t{0}, t.adverse_events.size()};
    });
    by_entry(Outcome::late_events, [](const Treatment& t) {
      return std::pair{t.adverse_events.size(), t.late_events.size()};
    });
    by_entry(Outcome::endpoints, [](const Treatment& t) {
      return std::pair{t.adverse_events.size() + t.late_events.size(), t.endpoints.size()};
    });
  }

  void list_ratios_and_cohort() {
    for (int v = 0; v < view_count && layout_.has_month_12_; ++v)
      at_moment({.outcome = Outcome::cost_per_responder, .of = v, .at = OutcomeKey::month_12},
                layout_.month_12_, spend(v));
    for (int v = 0; v < view_count; ++v) at_moment({Outcome::cohort_spend, v}, last_moment(), spend(v));
  }

 private:
  void add(const OutcomeKey& key, std::size_t offset) {
    layout_.keys_[pathway_].push_back(key);
    layout_.slots_[pathway_].push_back(layout_.begin_[pathway_] + offset);
  }
  void at_report_times(OutcomeKey key, std::size_t row) {
    for (std::size_t r = 0; r < model_.report_at.size(); ++r) {
      key.at = static_cast<int>(r);
      at_moment(key, layout_.moment_of(key), row);
    }
  }
  void at_moment(const OutcomeKey& key, std::size_t moment, std::size_t row) {
    add(key, layout_.at(moment, row));
  }
  void total(const OutcomeKey& key, std::size_t within) { add(key, layout_.totals() + within); }
  void by_step(Outcome outcome, std::size_t within) {
    for (std::size_t s = 0; s < steps().size(); ++s)
      add({outcome, steps()[s].treatment}, layout_.step(pathway_, s) + within);
  }
  /// `range` gives the first place after the step's own and the number of entries.
  template <class Range>
  void by_entry(Outcome outcome, Range&& range) {
    for (std::size_t s = 0; s < steps().size(); ++s) {
      const auto [first, count] = range(treatment(steps()[s]));
      for (std::size_t i = 0; i < count; ++i)
        add({outcome, steps()[s].treatment, static_cast<int>(i)},
            layout_.step(pathway_, s) + Layout::step_size + first + i);
    }
  }

  bool has_class(int wanted) const {
    return std::any_of(steps().begin(), steps().end(), [&](const Step& step) {
      return static_cast<int>(treatment(step).treatment_class) == wanted;
    });
  }
  static std::size_t spend(int view) { return Layout::spend + static_cast<std::size_t>(view); }
  std::size_t last_moment() const { return layout_.moments_.size() - 1; }
  const std::vector<Step>& steps() const { return model_.pathways[pathway_].steps; }
  const Treatment& treatment(const Step& step) const { return model_.treatment(step); }

  Layout& layout_;
  const CareModel& model_;
  std::size_t pathway_;
};

void Layout::list_keys(const CareModel& model, std::size_t pathway) {
  Listing listing(*this, model, pathway);
  listing.list_relief();
  listing.list_spend();
  listing.list_gains();
  listing.list_care();
  listing.list_ratios_and_cohort();
}

}  // namespace spinepath
