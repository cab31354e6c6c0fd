#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/output/story/parts.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

/// Reports the events that were heard, and what they led to later on.
class Decisions {
 public:
  Decisions(const Subject& subject, const Life& life) : subject_(subject), life_(life) {}

  Table table() {
    for (const Event& event : life_.events()) report(event);
    add_later_events();
    std::ranges::stable_sort(lines_, {}, &Line::time);
    add_row(life_.end(), life_.dies() ? "the patient dies" : "the horizon is reached");
    Table table({{"when", Align::left}, {"what", Align::left}, {"probability"}, {"drawn"}});
    for (const Line& line : lines_)
      table.add({moment_text(line.time), line.what, line.probability, line.drawn});
    return table;
  }

 private:
  struct Line {
    double time;  ///< [years from entry]
    std::string what, probability, drawn;
  };

  void report(const Event& e) {
    const Treatment& treatment = life_.treatment(e);
    switch (e.what) {
      case Milestone::ineligible:
        return add(e, fmt::format("not eligible ({})", why_not_eligible(subject_, treatment)));
      case Milestone::accepted:
        if (e.limit < 1) decide(e, "accepts");
        return;
      case Milestone::declined: return decide(e, "declines");
      case Milestone::pain_too_low: return wait_for_pain(e, *treatment.pain_above);
      case Milestone::waits:
        return add(e, "waits " + scenario::time_text(e.value), drawn_text(wait_of(e), e.drawn));
      case Milestone::confirmed: return decide(e, "work-up confirms");
      case Milestone::unconfirmed: return decide(e, "work-up does not confirm");
      case Milestone::course: return start_course(e);
      case Milestone::relapse_due: return add_relapse(e);
      case Milestone::no_adverse_event: return decide_about(e, words(e).adverse_events, "no");
      case Milestone::adverse_event: return decide_about(e, words(e).adverse_events, "happens");
      case Milestone::survives: return decide_about(e, words(e).adverse_events, "survives");
      case Milestone::dies: return decide_about(e, words(e).adverse_events, "dies of it");
      case Milestone::late_event_due: return add_late_event(e);
      case Milestone::endpoint: return decide_about(e, words(e).endpoints, "will be reached");
      case Milestone::no_endpoint: return decide_about(e, words(e).endpoints, "no");
      case Milestone::success: return add(e, assessed(e, "≥", "success"));
      case Milestone::failure: return add(e, assessed(e, "<", "failure"));
      case Milestone::relief_lost: return add(e, fmt::format("relief is lost: below {:.4g} %", e.limit));
      case Milestone::recovery:
      case Milestone::charge: return;  // reported with the money
    }
  }

  void wait_for_pain(const Event& e, double pain) {
    const std::string how_long =
        e.value < never ? "waits " + scenario::time_text(e.value) : std::string("waits in vain");
    add(e, fmt::format("{} until pain is above {:.4g} mm", how_long, pain));
  }

  void start_course(const Event& e) {
    for (std::size_t slot = 0; slot < life_.lives().treatments; ++slot)
      if (slot != life_.slot(e) && treatment_in(slot).stops_with_next && life_.turns_at(e.time, slot))
        add_row(e.time, subject_.name_of(life_.lives().treated[slot].treatment) + ": stops, its relief ends");
    add(e,
        fmt::format("course {} starts, rank Z = {:.2f}, relief {} %", e.course, e.value,
                    fixed(life_.relief_at(e.time), 1)),
        probability_text(e.drawn));
    if (life_.treatment(e).layers.empty()) return;
    const double until = std::min(life_.end(), next_course_after(e));
    for (const LayerKnot& knot : curve_of(e).knots)
      if (e.time + knot.time < until) add_effect(e, e.time + knot.time);
  }

  /// What the layer does at one of its knots.
  void add_effect(const Event& e, double time) {
    const LayerParts parts = life_.lives().relief.parts(0, life_.slot(e), time);
    if (std::fabs(parts.context) < same_relief && std::fabs(parts.specific) < same_relief) return;
    const std::string split =
        curve_of(e).context.empty()
            ? std::string{}
            : fmt::format(" (context {}, specific {})", fixed(parts.context, 1), fixed(parts.specific, 1));
    add_row(time,
            fmt::format("{}: {} {} %{} to relief, now {} %", label(e),
                        relief_ended_before(e, time) ? "what is left adds" : "adds",
                        fixed(parts.context + parts.specific, 1), split, fixed(life_.relief_at(time), 1)));
  }

  void add_relapse(const Event& e) {
    add_row(e.time, fmt::format("  relapse due {} after the start", scenario::time_text(e.value - e.time)),
            {}, probability_text(e.drawn));
    if (e.value < life_.end() && life_.turns_at(e.value, life_.slot(e)))
      add_row(e.value, fmt::format("{}: relapse, its {} is gone", label(e),
                                   curve_of(e).holds_context ? "relief" : "specific effect"));
  }

  void add_late_event(const Event& e) {
    const std::string when =
        e.value < never ? fmt::format("due {} after the start", scenario::time_text(e.value - e.time))
                        : "never";
    add_row(e.time, fmt::format("  {}: {}", words(e).late_events[e.entry].name.text, when), {},
            probability_text(e.drawn));
  }

  /// Late events and endpoints may occur during later steps.
  void add_later_events() {
    for (const Foreseen& foreseen : life_.lives().foreseen) {
      if (!(foreseen.time < life_.end())) continue;
      const std::size_t treatment = life_.lives().treated[foreseen.treatment].treatment;
      const scenario::Treatment& names = subject_.words_of(treatment);
      const std::string name = subject_.name_of(treatment);
      switch (foreseen.kind) {
        case Foreseen::Kind::late_event:
          add_row(
              foreseen.time,
              fmt::format("{}: {}{}", name, names.late_events[foreseen.entry].name.text,
                          names.late_events[foreseen.entry].ends_relief ? ", which ends its relief" : ""));
          break;
        case Foreseen::Kind::endpoint:
          add_row(foreseen.time,
                  fmt::format("{}: {} is reached", name, names.endpoints[foreseen.entry].name.text));
      }
    }
  }

  static std::string assessed(const Event& e, const char* compared, const char* so) {
    return fmt::format("assessed, relief {} % {} {:.4g} %: {}", fixed(e.value, 1), compared, e.limit, so);
  }
  const Distribution& wait_of(const Event& e) const {
    return e.course > 0 ? life_.treatment(e).repeat_wait : life_.pathway().steps[e.step].wait;
  }
  static std::string drawn_text(const Distribution& distribution, double drawn) {
    return distribution.is_fixed() ? std::string{} : probability_text(drawn);
  }
  const LayerCurve& curve_of(const Event& e) const {
    const Treatment& treatment = life_.treatment(e);
    return treatment.layers[treatment.layer(subject_.patient(), subject_.natural())].layer;
  }
  /// Time of the treatment's next course [years from entry].
  double next_course_after(const Event& e) const {
    for (const Event& other : life_.events())
      if (other.what == Milestone::course && life_.slot(other) == life_.slot(e) &&
          other.course == e.course + 1)
        return other.time;
    return never;
  }
  /// Whether a late event of the treatment has ended its relief since the course began. A relapse comes after all knots.
  bool relief_ended_before(const Event& e, double time) const {
    return std::ranges::any_of(life_.lives().foreseen, [&](const Foreseen& foreseen) {
      return foreseen.kind == Foreseen::Kind::late_event && foreseen.treatment == life_.slot(e) &&
             words(e).late_events[foreseen.entry].ends_relief && e.time <= foreseen.time &&
             foreseen.time <= time;
    });
  }
  const Treatment& treatment_in(std::size_t slot) const {
    return subject_.model.treatments[life_.lives().treated[slot].treatment];
  }
  const scenario::Treatment& words(const Event& e) const {
    return subject_.words_of(life_.pathway().steps[e.step]);
  }
  std::string label(const Event& e) const { return subject_.name_of(life_.pathway().steps[e.step]); }

  void add_row(double time, std::string what, std::string probability = {}, std::string drawn = {}) {
    lines_.push_back({time, std::move(what), std::move(probability), std::move(drawn)});
  }
  void add(const Event& e, const std::string& what, const std::string& drawn = {}) {
    add_row(e.time, fmt::format("{}: {}", label(e), what), {}, drawn);
  }
  void decide(const Event& e, const std::string& what) {
    add_row(e.time, fmt::format("{}: {}", label(e), what), fmt::format("{:.6g}", e.limit),
            probability_text(e.drawn));
  }
  /// About an entry of one of the treatment's lists.
  template <class List>
  void decide_about(const Event& e, const List& list, const std::string& what) {
    add_row(e.time, fmt::format("  {}: {}", list[e.entry].name.text, what), fmt::format("{:.6g}", e.limit),
            probability_text(e.drawn));
  }

  const Subject& subject_;
  const Life& life_;
  std::vector<Line> lines_;
};

}  // namespace

Table decision_table(const Subject& subject, const Life& life) { return Decisions(subject, life).table(); }

Table fate_table_of(const Subject& subject, const Life& life) {
  Table table({{"step", Align::left}, {"what became of it", Align::left}});
  const std::vector<Fates>& fates = life.lives().fates;
  constexpr const char *next = ": the next step follows", *none = ": it was the last step";
  for (std::size_t step = 0; step < fates.size(); ++step)
    for (const FateInfo& info : fate_table)
      if (fates[step][static_cast<std::size_t>(info.fate)] > 0)
        table.add({fmt::format("{}. {}", step + 1, subject.name_of(life.pathway().steps[step])),
                   fmt::format("{}{}", info.meaning,
                               !info.goes_on             ? ""
                               : step + 1 < fates.size() ? next
                                                         : none)});
  return table;
}

}  // namespace spinepath::output
