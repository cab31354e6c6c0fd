#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/engine/walk/walk.h"
#include "sim/output/story/parts.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/output/text/time.h"

namespace spinepath::output {
namespace {

/// Goes through the steps by the milestones that `walk` recorded.
class Decisions {
 public:
  Decisions(const Subject& subject, const Pathway& pathway, const History& history)
      : subject_(subject), pathway_(pathway), history_(history) {}

  Table table() {
    for (step_ = 0; step_ < pathway_.steps.size() && visit(pathway_.steps[step_]);) ++step_;
    tell_what_came_later();
    std::ranges::stable_sort(lines_, {}, &Line::time);
    add_row(history_.end, history_.died ? "the patient dies" : "the horizon is reached");
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

  /// False where the walk ended within the step.
  bool visit(const Step& step) {
    const Treatment& treatment = subject_.treatment(step);
    const std::string name = label();
    const auto first =
        std::ranges::find(history_.marks, step_, [](const Mark& mark) { return mark.of.step; });
    const bool ended_waiting = first == history_.marks.end();
    const auto is = [&](Milestone what) { return !ended_waiting && first->what == what; };

    if (is(Milestone::ineligible)) {
      add_row(now_, fmt::format("{}: not eligible ({})", name, why_not_eligible(subject_, treatment)));
      return true;
    }
    const auto [accept, wait, confirm, rank] = subject_.chance.uniforms(Purpose::treatment, treatment.stream);
    if (step.accept < 1)
      decide(name + (is(Milestone::declined) ? ": declines" : ": accepts"), step.accept, accept);
    if (is(Milestone::declined)) return true;
    wait_for(step.wait, wait, name);
    if (ended_waiting) return false;
    if (treatment.confirms < 1)
      decide(name + (is(Milestone::unconfirmed) ? ": work-up does not confirm" : ": work-up confirms"),
             treatment.confirms, confirm);
    return is(Milestone::unconfirmed) || follow_courses(treatment, rank);
  }

  void wait_for(const Distribution& distribution, double u, const std::string& name) {
    const double wait = distribution.quantile(u);
    const std::string drawn = distribution.is_fixed() ? std::string{} : probability_text(u);
    if (wait > 0) add_row(now_, name + ": waits " + time_text(wait), {}, drawn);
    now_ += wait;
  }

  bool follow_courses(const Treatment& treatment, double rank) {
    const double z = response_rank(subject_.model, subject_.patient, rank);
    bool left = false;  // whether the walk went on to the next step
    for (const Mark& mark : history_.marks) {
      if (mark.of.step != step_) continue;
      switch (mark.what) {
        case Milestone::course: start_course(treatment, mark, z, rank); break;
        case Milestone::success:
        case Milestone::failure:
          left = mark.what == Milestone::failure;
          now_ = mark.time;
          add_row(now_, fmt::format("{}: assessed, relief {:.1f} % {} {:g} %: {}", label(),
                                    relief_at(history_, now_), left ? "<" : "≥", pathway_.success,
                                    left ? "failure" : "success"));
          break;
        case Milestone::relief_lost:
          now_ = mark.time;
          add_row(now_, label() + ": relief is lost");
          left = mark.course == treatment.max_courses;
          if (!left) wait_for(treatment.repeat_wait, course_wait_, label());
          break;
        case Milestone::ineligible:
        case Milestone::declined:
        case Milestone::unconfirmed:
        case Milestone::adverse_event:
        case Milestone::fatal_event:
        case Milestone::late_event:
        case Milestone::endpoint: break;
      }
    }
    return left;
  }

  void start_course(const Treatment& treatment, const Mark& mark, double z, double rank) {
    const double effect = std::pow(treatment.repeat_effect, mark.course - 1);
    const ResponseCurve& curve = treatment.curve(subject_.patient);
    Relief relief;
    relief.start_course(curve, mark.time, z, effect, subject_.patient.lowest_relief());
    now_ = mark.time;
    add_row(now_, fmt::format("{}: course {} starts, rank Z = {:.2f}", label(), mark.course, z), {},
            probability_text(rank));
    for (const Knot& knot : curve)
      add_row(now_, fmt::format("  relief {:.0f} % at {} if it lasts (all patients: mean {:.3g}, sd {:.3g})",
                                relief.at(mark.time + knot.time), time_text(knot.time), knot.relief.mean,
                                knot.relief.sd));
    const auto [relapse, wait, unused_1, unused_2] =
        subject_.chance.uniforms(Purpose::course, treatment.stream, mark.course);
    course_wait_ = wait;
    if (treatment.durability)
      tell_relapse(relief.last_knot() + treatment.durability->quantile(relapse), relapse);
    tell_events(treatment, mark.course);
  }

  void tell_relapse(double time, double drawn) {
    add_row(now_, fmt::format("  relapse due {} after the start", time_text(time - now_)), {},
            probability_text(drawn));
    const auto came = [&](const ReliefPiece& piece) { return piece.from == time; };
    if (std::ranges::any_of(history_.relief, came)) add_row(time, label() + ": relapse, relief is gone");
  }

  void tell_events(const Treatment& treatment, std::uint16_t course) {
    const scenario::Treatment& words = subject_.words_of(pathway_.steps[step_]);
    const auto drawn = [&](Purpose purpose, std::uint64_t stream) {
      return subject_.chance.uniforms(purpose, stream, purpose == Purpose::endpoint ? 0 : course);
    };
    for (std::size_t i = 0; i < treatment.adverse_events.size(); ++i) {
      const AdverseEvent& event = treatment.adverse_events[i];
      const auto [happens, dies, unused_1, unused_2] = drawn(Purpose::adverse_event, event.stream);
      const std::string& name = words.adverse_events[i].name.text;
      decide(fmt::format("  {}: {}", name, happens < event.probability ? "happens" : "no"), event.probability,
             happens);
      if (happens < event.probability && event.death > 0)
        decide(fmt::format("  {}: {}", name, dies < event.death ? "dies of it" : "survives"), event.death,
               dies);
    }
    for (std::size_t i = 0; i < treatment.late_events.size(); ++i) {
      const LateEvent& event = treatment.late_events[i];
      const double u = drawn(Purpose::late_event, event.stream)[0];
      const std::string when =
          event.rate > 0 ? fmt::format("due {} after the start", time_text(-std::log1p(-u) / event.rate))
                         : "never";
      add_row(now_, fmt::format("  {}: {}", words.late_events[i].name.text, when), {}, probability_text(u));
    }
    for (std::size_t i = 0; i < treatment.endpoints.size() && course == 1; ++i) {
      const Endpoint& endpoint = treatment.endpoints[i];
      const double u = drawn(Purpose::endpoint, endpoint.stream)[0];
      decide(fmt::format("  {}: {}", words.endpoints[i].name.text,
                         u < endpoint.probability ? "will be reached" : "no"),
             endpoint.probability, u);
    }
  }

  /// Late events and endpoints may occur during later steps.
  void tell_what_came_later() {
    for (const Mark& mark : history_.marks) {
      const Step& step = pathway_.steps[mark.of.step];
      const scenario::Treatment& words = subject_.words_of(step);
      if (mark.what == Milestone::late_event)
        add_row(mark.time,
                fmt::format("{}: {}", subject_.name_of(step), words.late_events[mark.of.entry].name.text));
      if (mark.what == Milestone::endpoint)
        add_row(mark.time, fmt::format("{}: {} is reached", subject_.name_of(step),
                                       words.endpoints[mark.of.entry].name.text));
    }
  }

  std::string label() const { return subject_.name_of(pathway_.steps[step_]); }

  void add_row(double time, std::string what, std::string probability = {}, std::string drawn = {}) {
    lines_.push_back({time, std::move(what), std::move(probability), std::move(drawn)});
  }
  void decide(std::string what, double probability, double u) {
    add_row(now_, std::move(what), fmt::format("{:.6g}", probability), probability_text(u));
  }

  const Subject& subject_;
  const Pathway& pathway_;
  const History& history_;
  std::vector<Line> lines_;
  std::size_t step_ = 0;
  double now_ = 0;          ///< [years from entry]
  double course_wait_ = 0;  ///< uniform for the wait before the next course
};

}  // namespace

Table decision_table(const Subject& subject, const Pathway& pathway, const History& history) {
  return Decisions(subject, pathway, history).table();
}

}  // namespace spinepath::output
