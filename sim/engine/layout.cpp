#include "sim/engine/layout.h"

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
      const Treatment& t = model.treatments[static_cast<std::size_t>(step.treatment)];
      step_begin_[p].push_back(offset);
      offset += step_size + t.adverse_events.size() + t.late_events.size() + t.endpoints.size();
    }
    size_ += offset;
    list_keys(model, p);
  }
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

void Layout::list_keys(const CareModel& model, std::size_t pathway) {
  keys_.emplace_back();
  slots_.emplace_back();
  const auto add = [&](OutcomeKey key, std::size_t offset) {
    keys_.back().push_back(key);
    slots_.back().push_back(begin_[pathway] + offset);
  };
  const auto at_report_times = [&](Outcome outcome, std::size_t within, int of) {
    for (int r = 0; r < static_cast<int>(model.report_at.size()); ++r) {
      const OutcomeKey key{outcome, of, OutcomeKey::none, r};
      add(key, moment(moment_of(key)) + within);
    }
  };
  at_report_times(Outcome::relief_30, relief_30, OutcomeKey::none);
  at_report_times(Outcome::relief_50, relief_50, OutcomeKey::none);
  at_report_times(Outcome::pain, pain, OutcomeKey::none);
  at_report_times(Outcome::relief, relief, OutcomeKey::none);
  at_report_times(Outcome::alive, alive, OutcomeKey::none);
  at_report_times(Outcome::had_surgery, had_surgery, OutcomeKey::none);
  const std::size_t last = moment(moments_.size() - 1);
  for (int v = 0; v < view_count; ++v) {
    at_report_times(Outcome::spend, spend + static_cast<std::size_t>(v), v);
    add({Outcome::spend, v}, last + spend + static_cast<std::size_t>(v));
  }
  for (int v = 0; v < view_count; ++v)
    add({Outcome::spend_undiscounted, v}, totals() + spend_undiscounted + static_cast<std::size_t>(v));

  const auto& steps = model.pathways[pathway].steps;
  const auto treatment = [&](std::size_t s) -> const Treatment& {
    return model.treatments[static_cast<std::size_t>(steps[s].treatment)];
  };
  for (int c = 0; c < treatment_class_count; ++c) {
    const auto is_of_class = [&](const Step& s) {
      return static_cast<int>(model.treatments[static_cast<std::size_t>(s.treatment)].treatment_class) == c;
    };
    if (std::any_of(steps.begin(), steps.end(), is_of_class))
      add({Outcome::spend_by_class, c}, totals() + by_class + static_cast<std::size_t>(c));
  }
  const auto& blocks = step_begin_[pathway];
  for (std::size_t s = 0; s < steps.size(); ++s)
    add({Outcome::spend_by_treatment, steps[s].treatment}, blocks[s] + step_spend);
  add({Outcome::spend_by_treatment, OutcomeKey::background}, totals() + background);
  add({Outcome::qalys}, totals() + qalys);
  add({Outcome::qalys_undiscounted}, totals() + qalys_undiscounted);
  add({Outcome::life_years}, totals() + life_years);
  add({Outcome::years_relief_30}, totals() + years_relief_30);
  add({Outcome::years_relief_50}, totals() + years_relief_50);
  for (std::size_t s = 0; s < steps.size(); ++s)
    add({Outcome::courses, steps[s].treatment}, blocks[s] + step_courses);
  for (std::size_t s = 0; s < steps.size(); ++s)
    add({Outcome::treated, steps[s].treatment}, blocks[s] + step_treated);
  const auto list_entries = [&](Outcome outcome, auto count, auto first) {
    for (std::size_t s = 0; s < steps.size(); ++s)
      for (std::size_t i = 0; i < count(treatment(s)); ++i)
        add({outcome, steps[s].treatment, static_cast<int>(i)},
            blocks[s] + step_size + first(treatment(s)) + i);
  };
  list_entries(
      Outcome::adverse_events, [](const Treatment& t) { return t.adverse_events.size(); },
      [](const Treatment&) { return std::size_t{0}; });
  list_entries(
      Outcome::late_events, [](const Treatment& t) { return t.late_events.size(); },
      [](const Treatment& t) { return t.adverse_events.size(); });
  list_entries(
      Outcome::endpoints, [](const Treatment& t) { return t.endpoints.size(); },
      [](const Treatment& t) { return t.adverse_events.size() + t.late_events.size(); });
  if (has_month_12_)
    for (int v = 0; v < view_count; ++v)
      add({Outcome::cost_per_responder, v, OutcomeKey::none, OutcomeKey::month_12},
          moment(month_12_) + spend + static_cast<std::size_t>(v));
  for (int v = 0; v < view_count; ++v)
    add({Outcome::cohort_spend, v}, last + spend + static_cast<std::size_t>(v));
}

}  // namespace spinepath
