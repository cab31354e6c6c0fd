#include "sim/engine/value/layout.h"

#include <algorithm>

#include "sim/engine/value/itemised.h"

namespace spinepath {
namespace {

std::size_t place_of(const std::vector<double>& sorted, double value) {
  return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin());
}

/// Number of places of an outcome in the block of a treatment.
std::size_t places_of(const CareModel& model, const Treatment& treatment, const OutcomeInfo& info) {
  if (!is_kept(info.outcome, model.itemised_view)) return 0;
  switch (info.indexed_by) {
    case IndexedBy::adverse_event: return treatment.adverse_events.size();
    case IndexedBy::late_event: return treatment.late_events.size();
    case IndexedBy::endpoint: return treatment.endpoints.size();
    case IndexedBy::treatment: return info.at == ReportedAt::follow_up ? model.follow_up.size() : 1;
    case IndexedBy::nothing:
    case IndexedBy::view:
    case IndexedBy::treatment_class:
    case IndexedBy::treatment_or_background: return 1;
  }
  return 1;
}

/// Whether the parts of relief can be distinguished.
bool distinguishes_parts(const CareModel& model) {
  const auto has_context = [](const LayerRule& rule) { return !rule.layer.context.empty(); };
  return !model.natural.rules.empty() || std::ranges::any_of(model.treatments, [&](const Treatment& t) {
    return std::ranges::any_of(t.layers, has_context);
  });
}

}  // namespace

/// Lists the outcomes of one pathway with their places, in the order of the table.
class Layout::Listing {
 public:
  Listing(Layout& layout, const CareModel& model, std::size_t pathway)
      : layout_(layout), model_(model), pathway_(pathway) {
    layout.keys_.emplace_back();
    layout.slots_.emplace_back();
  }

  void list(const OutcomeInfo& info) {
    if (info.uses.only_in_parts && !layout_.has_parts_) return;
    if (!is_kept(info.outcome, model_.itemised_view)) return;
    switch (info.indexed_by) {
      case IndexedBy::nothing: return at_times(info, OutcomeKey::none);
      case IndexedBy::view:
        for (int v = 0; v < view_count; ++v) at_times(info, v);
        return;
      case IndexedBy::treatment_class:
        for (int c = 0; c < treatment_class_count; ++c)
          if (has_class(c)) at_times(info, c);
        return;
      case IndexedBy::treatment: return by_treatment(info);
      case IndexedBy::treatment_or_background:
        by_treatment(info);
        return add(info, {info.outcome, OutcomeKey::background}, layout_.background(values_of(info)));
      case IndexedBy::adverse_event:
      case IndexedBy::late_event:
      case IndexedBy::endpoint: return by_entry(info);
    }
  }

 private:
  void add(const OutcomeInfo& info, const OutcomeKey& key, std::size_t offset) {
    if (info.uses.in_results) layout_.keys_[pathway_].push_back(key);
    layout_.slots_[pathway_].push_back({key, layout_.begin_[pathway_] + offset});
  }

  void at_times(const OutcomeInfo& info, int of) {
    const bool at_reports =
        info.at == ReportedAt::report_times || info.at == ReportedAt::report_times_and_horizon;
    const bool at_horizon = info.at == ReportedAt::horizon || info.at == ReportedAt::report_times_and_horizon;
    for (std::size_t r = 0; at_reports && r < model_.report_at.size(); ++r)
      at_time(info, of, static_cast<int>(r));
    if (at_horizon) at_time(info, of, OutcomeKey::horizon);
    if (info.at == ReportedAt::month_12 && layout_.has_month_12_) at_time(info, of, OutcomeKey::month_12);
  }
  void at_time(const OutcomeInfo& info, int of, int at) {
    const OutcomeKey key{.outcome = info.outcome, .of = of, .at = at};
    const Outcome values = values_of(info);
    const std::size_t index = of == OutcomeKey::none ? 0 : static_cast<std::size_t>(of);
    const bool by_moment = block_of(info_of(values)) == Block::moments;
    add(info, key,
        by_moment ? layout_.at(layout_.moment_of(key), values, index) : layout_.total(values, index));
  }

  void by_treatment(const OutcomeInfo& info) {
    for (std::size_t slot = 0; slot < treatments().size(); ++slot) {
      const std::size_t place = layout_.of_treatment(pathway_, slot, values_of(info));
      const int treatment = static_cast<int>(treatments()[slot]);
      if (info.at != ReportedAt::follow_up) add(info, {info.outcome, treatment}, place);
      for (std::size_t f = 0; info.at == ReportedAt::follow_up && f < model_.follow_up.size(); ++f)
        add(info, {info.outcome, treatment, OutcomeKey::none, static_cast<int>(f)}, place + f);
    }
  }
  void by_entry(const OutcomeInfo& info) {
    for (std::size_t slot = 0; slot < treatments().size(); ++slot) {
      const std::size_t treatment = treatments()[slot];
      const std::size_t entries = places_of(model_, model_.treatments[treatment], info);
      for (std::size_t i = 0; i < entries; ++i)
        add(info, {info.outcome, static_cast<int>(treatment), static_cast<int>(i)},
            layout_.of_treatment(pathway_, slot, values_of(info)) + i);
    }
  }

  bool has_class(int wanted) const {
    return std::ranges::any_of(treatments(), [&](std::size_t treatment) {
      return static_cast<int>(model_.treatments[treatment].treatment_class) == wanted;
    });
  }
  const std::vector<std::size_t>& treatments() const { return layout_.treatments_[pathway_]; }

  Layout& layout_;
  const CareModel& model_;
  std::size_t pathway_;
};

Layout::Layout(const CareModel& model) {
  moments_ = model.report_at;
  moments_.push_back(model.horizon);
  has_month_12_ = model.horizon >= 1;
  if (has_month_12_) moments_.push_back(1);
  std::sort(moments_.begin(), moments_.end());
  moments_.erase(std::unique(moments_.begin(), moments_.end()), moments_.end());
  for (const double t : model.report_at) report_moment_.push_back(place_of(moments_, t));
  if (has_month_12_) month_12_ = place_of(moments_, 1);

  has_parts_ = distinguishes_parts(model);
  for (std::size_t p = 0; p < model.pathways.size(); ++p) {
    begin_.push_back(size_);
    std::size_t end = first_treatment();
    treatments_.push_back(treatments_of(model.pathways[p]));
    auto& blocks = blocks_.emplace_back();
    for (const std::size_t t : treatments_[p]) end = add_block(model, model.treatments[t], end, blocks);
    size_ += end;
    Listing listing(*this, model, p);
    for (const OutcomeInfo& info : outcome_table) listing.list(info);
  }
}

/// Returns the end of the block.
std::size_t Layout::add_block(const CareModel& model, const Treatment& treatment, std::size_t begin,
                              std::vector<TreatmentBlock>& blocks) const {
  TreatmentBlock& block = blocks.emplace_back();
  for (const OutcomeInfo& info : outcome_table) {
    if (block_of(info) != Block::treatments) continue;
    block.place[index_of(info.outcome)] = begin;
    begin += places_of(model, treatment, info);
  }
  return block.end = begin;
}

std::size_t Layout::moment_of(const OutcomeKey& key) const {
  if (key.at == OutcomeKey::horizon) return moments_.size() - 1;
  return key.at == OutcomeKey::month_12 ? month_12_ : report_moment_[static_cast<std::size_t>(key.at)];
}

std::size_t Layout::denominator(std::size_t pathway, const OutcomeKey& key) const {
  const Outcome per = *info_of(key.outcome).estimator.per;
  if (block_of(info_of(per)) == Block::moments) return begin(pathway) + at(moment_of(key), per);
  return *slot(pathway, {per, key.of, key.entry, key.at});
}

std::optional<std::size_t> Layout::slot(std::size_t pathway, const OutcomeKey& key) const {
  const auto outcome = [](const Slot& s) { return s.key.outcome; };
  const std::vector<Slot>& slots = slots_[pathway];
  auto slot = std::ranges::lower_bound(slots, key.outcome, {}, outcome);
  while (slot != slots.end() && slot->key.outcome == key.outcome && slot->key != key) ++slot;
  return slot == slots.end() || slot->key != key ? std::nullopt : std::optional(slot->place);
}

}  // namespace spinepath
